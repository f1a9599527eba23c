"""The causes: the article's seven with their strengths, and everything it leaves out."""

import shutil

import pytest

from magapp import resources
from magapp.content import ContentError, load_guidance
from magapp.domain.guidance import ArticleClaim, Cause, Factor

GUIDANCE = load_guidance()


def test_what_the_article_leaves_out_stands_there_with_its_strength():
    assert {factor.id: factor.strength for factor in GUIDANCE.factors} == {
        "diabetes_type2": "strong",
        "loop_diuretics": "strong",
        "thiazides": "strong",
        "ppi_long": "strong",
        "h2_blockers": "moderate",
        "kidney_harming_medicines": "strong",
        "transplant_medicines": "strong",
        "egfr_antibodies": "strong",
        "digoxin_use": "moderate",
        "diabetes_airway_medicines": "moderate",
        "diarrhoea_vomiting": "strong",
        "stomach_reduction": "moderate",
        "bowel_disease": "strong",
        "age_over_70": "moderate",
        "tubule_disease": "strong",
        "kidney_disease": "strong",
        "eating_glands_pancreas": "strong",
        "severe_vomiting_pregnancy": "moderate",
        "soft_water": "weak",
    }


def test_the_parts_of_the_causes_have_their_strength():
    assert {cause.id: [part.strength for part in cause.parts] for cause in GUIDANCE.causes} == {
        "low_intake": ["strong", "weak", "weak"],
        "stress": ["contested"],
        "gut": ["weak", "none", "strong"],
        "alcohol": ["strong", "weak"],
        "medicines": ["strong", "strong", "strong"],
        "caffeine": ["weak"],
        "sweating": ["weak", "moderate"],
    }


@pytest.mark.parametrize(
    ("factor", "figures"),
    [
        ("diabetes_type2", ("9,6 %", "30,6 %", "0,70 mmol/L")),
        ("h2_blockers", ("2,00", "1,08", "3,72")),
        ("kidney_disease", ("beide kanten op", "14,7 %", "eGFR onder 30", "Neem niets zonder uw arts")),
        ("ppi_long", ("3 maanden", "kwart", "Stop niet zelf")),
        ("soft_water", ("1 mg per 100 ml", "etiket")),
    ],
)
def test_a_factor_names_its_figures(factor, figures):
    assert all(figure in GUIDANCE.factor(factor).text.nl for figure in figures)


def test_acid_reducers_have_the_odds_of_rotterdam_and_of_all_studies():
    part = GUIDANCE.cause("medicines").parts[0]
    assert all(odds in part.text.nl for odds in ("2,00", "1,36", "2,93", "2,99", "7,22", "1,71"))
    assert {"KIEB2015", "FDA2011", "MAPPI"} <= set(part.sources)


def test_the_review_on_stress_is_named_with_who_paid_for_it():
    assert "Sanofi" in GUIDANCE.cause("stress").holds.nl


def test_a_cause_and_what_the_article_leaves_out_never_have_the_same_id():
    causes = {cause.id for cause in GUIDANCE.causes}
    assert causes.isdisjoint(factor.id for factor in GUIDANCE.factors)


def test_every_tick_that_can_lower_magnesium_is_marked_at_some_cause():
    weighed: list[Cause | Factor] = [*GUIDANCE.causes, *GUIDANCE.factors]
    conditions = {key for each in weighed for key in each.conditions}
    medicines = {key for each in weighed for key in each.medicines}
    lowering = ("lowers_magnesium", "ppi", "diuretic", "hospital_medicine")
    assert {each.id for each in GUIDANCE.conditions if each.gate in lowering} - conditions == set()
    assert {each.id for each in GUIDANCE.medicines if each.gate in lowering} - medicines == set()


def test_too_little_from_food_stands_beside_what_rivm_found():
    assert "gemiddeld voldoende" in GUIDANCE.fixed(GUIDANCE.cause("low_intake").also).text.nl


def test_the_signs_that_the_article_leaves_out_are_told():
    text = GUIDANCE.fixed("other_signs").text.nl
    for sign in ("eetlust", "misselijkheid", "spierzwakte", "epileptische", "kalium"):
        assert sign in text


def test_the_rare_cause_of_cramps_is_named_as_rare():
    assert "ALS (zeldzaam)" in [cause.nl for cause in GUIDANCE.symptom("cramps").causes]


@pytest.mark.parametrize("symptom", ["restlessness", "low_mood"])
def test_thoughts_of_suicide_are_met_with_113(symptom):
    assert "0800-0113" in GUIDANCE.symptom(symptom).call.nl


def test_the_portions_of_the_food_step_name_nevo_and_what_fine_found():
    details = " ".join(text.nl for text in GUIDANCE.step("food").details)
    for words in ("NEVO-online 2025/9.0", "64 mg meer", "460 mg", "65 %", "11 %", "kleine porties"):
        assert words in details
    assert {"NEVO", "FINE1991"} <= set(GUIDANCE.step("food").sources)


def test_the_author_s_own_experience_is_the_article_s_and_has_its_correction():
    personal = GUIDANCE.step("supplement").personal
    assert personal is not None
    assert isinstance(personal.article, ArticleClaim)
    assert "niet aangetoond" in GUIDANCE.fixed(personal.correction).text.nl


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (
            "factors.toml",
            'conditions = ["type2_diabetes"]',
            'conditions = ["typ"]',
            "factor diabetes_type2: there is no condition typ",
        ),
        (
            "factors.toml",
            'medicines = ["thiazide"]',
            'medicines = ["thia"]',
            "factor thiazides: there is no medicine thia",
        ),
        ("causes.toml", 'also = "prevalence"', 'also = "x"', "cause low_intake: there is no text x"),
        (
            "plan.toml",
            'personal.correction = "taurine_timing"',
            'personal.correction = "x"',
            "step supplement: there is no text x",
        ),
        ("factors.toml", "from_age = 71", "from_age = 710", "from_age has to be a whole number"),
    ],
)
def test_what_leads_nowhere_is_told(tmp_path, file, old, new, told):
    folder = shutil.copytree(resources.root() / "content", tmp_path / "content")
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(ContentError, match=told):
        load_guidance(folder)
