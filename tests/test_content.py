"""What the program tells people: complete, in both languages, with sources, and in the right words."""

import dataclasses
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from magapp import resources
from magapp.content import ContentError, load_guidance
from magapp.domain import reference
from magapp.domain.guidance import (
    ArticleClaim,
    Claim,
    Disclaimer,
    Group,
    Guidance,
    OpenQuestion,
    ReasonText,
    Reference,
    Section,
    StrengthOfEvidence,
    Text,
    Verdict,
)

GUIDANCE = load_guidance()
_NAMES_ONLY = (Group, Reference, StrengthOfEvidence, Verdict, Section, OpenQuestion, ReasonText)

BANNED = {
    "nl": (
        r"geneest",
        r"behandelt",
        r"tekort",
        r"diagnose",
        r"bijwerkingsvrij",
        r"zonder bijwerkingen",
        r"veilig",
        r"\bADH\b",
        r"doel gehaald",
        r"\bscore",
        r"detox",
        r"u moet \d",
        r"\d+ ?% (kans|risico)",
    ),
    "en": (
        r"\bcures?\b",
        r"\btreats?\b",
        r"deficien",
        r"diagnos",
        r"side effects",
        r"\bsafe\b",
        r"\bRDA\b",
        r"goal (met|reached)",
        r"\bscore",
        r"detox",
        r"you must take",
        r"\d+ ?% (chance|risk)",
    ),
}
NAMED_FIXED_TEXTS = (
    "Ze tonen een magnesiumtekort niet aan en sluiten het niet uit.",
    "They do not show a magnesium deficiency and do not rule it out.",
    "geen erkende diagnose",
    "not a recognised diagnosis",
    "‘Aanbevolen dagelijkse hoeveelheid (ADH)’",
)


def texts_in(value: Any, place: str = "") -> Iterator[tuple[str, Text]]:
    """Go through every text of a record, wherever it lies in it."""
    if isinstance(value, Text):
        yield place, value
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from texts_in(item, f"{place}[{number}]")
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            if not field.name.startswith("_"):
                yield from texts_in(getattr(value, field.name), f"{place}.{field.name}")


ALL_TEXTS = [
    (f"{type(record).__name__} {getattr(record, 'id', '')}{place}", text)
    for records in GUIDANCE.all_records()
    for record in records
    for place, text in texts_in(record)
]


def test_there_are_seven_complaints_seven_causes_four_steps_and_seven_references_of_the_article():
    assert [symptom.id for symptom in GUIDANCE.symptoms] == [
        "fatigue",
        "restlessness",
        "low_mood",
        "concentration",
        "cramps",
        "tingling",
        "palpitations",
    ]
    assert [cause.id for cause in GUIDANCE.causes] == [
        "low_intake",
        "stress",
        "gut",
        "alcohol",
        "medicines",
        "caffeine",
        "sweating",
    ]
    assert [step.id for step in GUIDANCE.steps] == [
        "supplement",
        "food",
        "alcohol_caffeine",
        "sleep_relaxation",
    ]
    assert [each.article_number for each in GUIDANCE.article_references] == [1, 2, 3, 4, 5, 6, 7]


def test_every_text_is_there_in_both_languages():
    assert [place for place, text in ALL_TEXTS if not text.nl.strip() or not text.en.strip()] == []


def test_every_record_names_its_sources():
    missing = [
        record
        for records in GUIDANCE.all_records()
        for record in records
        if not isinstance(record, _NAMES_ONLY) and not record.sources
    ]
    assert missing == []


def test_every_source_is_cited_by_some_record():
    cited = {
        key
        for records in GUIDANCE.all_records()
        for record in records
        if not isinstance(record, OpenQuestion)
        for part in (record, *getattr(record, "parts", ()))
        for key in getattr(part, "sources", ())
    }
    assert {each.id for each in GUIDANCE.references} - cited == set()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_text_uses_a_banned_word(language):
    found = []
    for place, text in ALL_TEXTS:
        if isinstance(text, ArticleClaim | Disclaimer):
            continue
        words = text.text(language)
        for named in NAMED_FIXED_TEXTS:
            words = words.replace(named, "")
        found += [
            f"{place}: {banned}"
            for banned in BANNED[language]
            if re.search(banned, words, 0 if "ADH" in banned or "RDA" in banned else re.IGNORECASE)
        ]
    assert found == []


def test_dutch_texts_say_u():
    informal = re.compile(r"\b(je|jij|jou|jouw)\b", re.IGNORECASE)
    assert [place for place, text in ALL_TEXTS if informal.search(text.nl)] == []


def test_no_text_copies_a_sentence_of_the_article():
    sentences = (
        "met een goed opneembaar supplement",
        "je merkt vaak al binnen een paar dagen effect",
        "drank met cafeïne zoals koffie",
        "zo houd je je magnesiumvoorraad",
        "bij stress verbruikt je lichaam meer magnesium",
    )
    for place, text in ALL_TEXTS:
        assert not any(sentence in text.nl.lower() for sentence in sentences), place


def test_every_complaint_names_at_least_four_other_causes():
    assert [symptom.id for symptom in GUIDANCE.symptoms if len(symptom.causes) < 4] == []


def test_menopause_stands_among_the_other_causes_of_five_complaints():
    with_it = {each.id for each in GUIDANCE.symptoms if "overgang" in {cause.nl for cause in each.causes}}
    assert with_it >= {"fatigue", "low_mood", "concentration", "cramps", "palpitations"}


def test_cramps_quote_cochrane_on_older_adults():
    cramps = GUIDANCE.symptom("cramps")
    assert "Bij ouderen weinig tot geen effect" in cramps.helps.nl
    assert "Cochrane 2020" in GUIDANCE.source_names(cramps.sources, "nl")


def test_palpitations_open_the_emergency_panel_from_mild_and_the_others_from_severe():
    assert {each.id: each.opens_at for each in GUIDANCE.symptoms} == {
        "fatigue": 3,
        "restlessness": 3,
        "low_mood": 3,
        "concentration": 3,
        "cramps": 3,
        "tingling": 3,
        "palpitations": 1,
    }


def test_every_complaint_opens_the_panel_at_a_row_of_its_own():
    rows = [GUIDANCE.emergency_row(each.emergency_row).id for each in GUIDANCE.symptoms]
    assert len(set(rows)) == 7


def _said(row_id: str, level: str) -> str:
    return " ".join(line.text.nl for line in GUIDANCE.emergency_row(row_id).lines if line.level == level)


@pytest.mark.parametrize(
    ("row", "level", "signs"),
    [
        ("palpitations", "now", ("pijn op de borst", "flauwvallen", "benauwdheid")),
        ("palpitations", "today", ("Alle andere hartkloppingen",)),
        ("low_mood", "today", ("113", "0800-0113")),
        ("stroke", "now", ("scheve mond", "slappe arm", "spreken")),
        ("tingling", "now", ("scheve mond",)),
        ("tingling", "today", ("kruis", "plassen")),
        ("cramps", "today", ("Eén kuit", "gezwollen", "pijnlijk")),
        ("heart_attack", "now", ("Bij vrouwen", "kaak", "misselijk")),
        ("too_much_magnesium", "now", ("sufheid", "trage hartslag", "bel 112")),
    ],
)
def test_the_emergency_panel_names_the_signs_at_the_right_level(row, level, signs):
    said = _said(row, level)
    assert all(sign in said for sign in signs), said


def test_the_levels_say_whom_to_call():
    assert GUIDANCE.level("now").text.nl == "Bel direct 112."
    today = GUIDANCE.level("today").text
    assert "huisartsenpost" in today.nl
    assert "huisartsenpost" in today.en
    assert "Stop medicijnen nooit zelf" in GUIDANCE.level("appointment").text.nl


def test_113_stands_in_the_list_on_top_and_with_low_mood_but_under_no_level_of_its_own():
    for each in GUIDANCE.levels:
        assert "113" not in each.text.nl + each.text.en
    also = GUIDANCE.level("today").also
    assert also is not None
    assert "0800-0113" in also.nl
    assert "0800-0113" in also.en
    assert "0800-0113" in _said("low_mood", "today")


def test_no_row_sends_palpitations_to_an_appointment():
    lines = [line for row in GUIDANCE.emergency_rows for line in row.lines]
    assert [
        line for line in lines if line.level == "appointment" and "hartklop" in line.text.nl.lower()
    ] == []


def test_facts_of_the_panel_that_nobody_looked_up_yet_are_marked():
    unread = {row.id for row in GUIDANCE.emergency_rows if any(not line.verified for line in row.lines)}
    assert unread == {"heart_attack", "cramps", "tingling", "low_mood", "fatigue"}


def test_the_amounts_are_those_that_the_rules_reckon_with():
    by_id = {each.id: each for each in GUIDANCE.intakes}
    assert by_id["nl_men"].mg == reference.ADEQUATE_INTAKE["men"] == 350
    assert by_id["nl_women"].mg == reference.ADEQUATE_INTAKE["women"] == 300
    assert by_id["label_reference"].mg == 375
    assert by_id["dach_women"].mg == 300
    levels = {each.id: each.mg for each in GUIDANCE.upper_levels}
    assert levels["eu"] == reference.UPPER_LEVEL == 250
    assert (levels["us"], levels["norway"], levels["uk"]) == (350, 350, 400)


def test_the_upper_level_text_names_the_other_bodies_and_their_figures():
    fixed = GUIDANCE.fixed("upper_level")
    for figure in ("250", "350", "400"):
        assert figure in fixed.text.nl
        assert figure in fixed.text.en
    assert {"SCF2001", "IOM1997", "VKM2016", "EVM2003"} <= set(fixed.sources)


def test_the_word_referentie_inname_is_for_labels_only():
    found = [place for place, text in ALL_TEXTS if "referentie-inname" in text.nl.lower()]
    assert found == ["Intake label_reference.label", "FixedText norm_words.text"]


def test_ibs_is_weak_and_a_leaky_gut_no_recognised_diagnosis():
    parts = {part.name.en: part for part in GUIDANCE.cause("gut").parts}
    assert parts["Irritable bowel syndrome (IBS)"].strength == "weak"
    assert parts["Leaky gut"].strength == "none"
    assert "geen erkende diagnose" in parts["Leaky gut"].text.nl


def test_a_cup_of_coffee_gives_more_than_it_costs():
    assert "levert 8 mg en kost hoogstens enkele mg" in GUIDANCE.cause("caffeine").holds.nl


def test_reference_six_cannot_be_verified_and_one_is_misreported():
    verdicts = {each.article_number: each.verdict for each in GUIDANCE.article_references}
    assert verdicts == {
        1: "wrong",
        2: "partly",
        3: "right",
        4: "wrong",
        5: "partly",
        6: "unverifiable",
        7: "right",
    }
    assert "ARTICLE6" not in {each.id for each in GUIDANCE.references}


def test_a_supplement_within_days_stands_beside_the_twenty_weeks():
    step = GUIDANCE.step("supplement")
    assert isinstance(step.article_time, ArticleClaim)
    assert "0,04 mmol/L" in step.evidence_time.nl
    assert "20 weken" in step.evidence_time.nl


def test_organic_is_not_always_better():
    details = " ".join(text.nl for text in GUIDANCE.step("supplement").details)
    assert "Organisch is niet altijd beter" in details
    assert "Magnesiumchloride is anorganisch en wordt goed opgenomen" in details


def test_the_coffee_limit_of_the_article_is_called_the_articles():
    details = " ".join(text.nl for text in GUIDANCE.step("alcohol_caffeine").details)
    assert "advies van het artikel, geen officiële grens" in details
    assert "400 mg" in details


def test_the_author_s_own_interest_is_told():
    assert "commercieel belang" in GUIDANCE.fixed("author_interest").text.nl


@pytest.mark.parametrize(
    "condition",
    [
        "kidney_severe",
        "kidney_moderate",
        "heart_block",
        "myasthenia",
        "struvite_stones",
        "dehydration",
        "type2_diabetes",
        "coeliac",
    ],
)
def test_the_conditions_of_the_command_line_are_known(condition):
    found = GUIDANCE.condition(condition)
    assert found is not None
    assert found.gate


@pytest.mark.parametrize(
    "medicine",
    [
        "ppi",
        "loop_diuretic",
        "thiazide",
        "potassium_sparing_diuretic",
        "levothyroxine",
        "quinolone",
        "tetracycline",
        "bisphosphonate",
    ],
)
def test_the_medicines_of_the_command_line_are_known(medicine):
    found = GUIDANCE.medicine(medicine)
    assert found is not None
    assert found.gate or found.text


@pytest.mark.parametrize(
    ("medicine", "before", "after"),
    [
        ("levothyroxine", 4, 4),
        ("quinolone", 2, 6),
        ("tetracycline", 2, 4),
        ("bisphosphonate", 4, None),
        ("iron", 4, 4),
        ("penicillamine", 4, 4),
        ("nitrofurantoin", 4, 4),
        ("chloroquine", 4, 4),
        ("eltrombopag", 4, 4),
        ("gabapentin", None, 2),
        ("dolutegravir", 2, 6),
        ("other", 2, 2),
    ],
)
def test_hours_between_a_medicine_and_magnesium(medicine, before, after):
    found = GUIDANCE.medicine(medicine)
    assert found is not None
    assert found.interval is not None
    assert (found.interval.before, found.interval.after) == (before, after)


@pytest.mark.parametrize(("medicine", "after"), [("quinolone", 6), ("tetracycline", 4), ("dolutegravir", 6)])
def test_the_medicine_comes_two_hours_before_magnesium_or_hours_after_it(medicine, after):
    found = GUIDANCE.medicine(medicine)
    assert found is not None
    assert found.text is not None
    assert f"minstens 2 uur vóór magnesium of minstens {after} uur ná magnesium" in found.text.nl
    assert f"at least 2 hours before magnesium or at least {after} hours after magnesium" in found.text.en


def test_the_bone_medicine_comes_first():
    found = GUIDANCE.medicine("bisphosphonate")
    assert found is not None
    assert found.text is not None
    assert found.text.nl.startswith("Neem eerst het botmedicijn, op een lege maag.")


def test_conditions_that_only_a_doctor_decides_on_stand_under_that_heading():
    stops = {gate.id for gate in GUIDANCE.gates if gate.stop}
    for each in GUIDANCE.conditions:
        assert (each.group == "stop") == (each.gate in stops), each.id


def test_each_heading_has_something_under_it():
    assert {each.id for each in GUIDANCE.condition_groups} == {each.group for each in GUIDANCE.conditions}
    assert {each.id for each in GUIDANCE.medicine_groups} == {each.group for each in GUIDANCE.medicines}


def test_every_medicine_says_something_by_itself_or_by_its_gate():
    assert [each.id for each in GUIDANCE.medicines if each.text is None and not each.gate] == []


def test_no_name_or_example_leads_to_two_medicines():
    names = {name.casefold() for each in GUIDANCE.medicines for name in (each.name.nl, *each.examples)}
    assert [name for name in names if _owners(name) > 1] == []


def _owners(name: str) -> int:
    return sum(
        name in {each.name.nl.casefold(), *(example.casefold() for example in each.examples)}
        for each in GUIDANCE.medicines
    )


def test_every_swap_sentence_and_reason_can_be_filled_in_in_both_languages():
    for reason in GUIDANCE.reasons:
        places = [set(re.findall(r"{(\w+)}", text)) for text in (reason.many.nl, reason.many.en)]
        assert places[0] == places[1], reason.id
        for other in (reason.one, reason.none):
            if other is not None:
                assert set(re.findall(r"{(\w+)}", other.nl + other.en)) <= places[0], reason.id


# What the article says, claim by claim


def test_the_claims_stand_in_the_order_of_the_article_and_every_part_has_some():
    parts = [section.id for section in GUIDANCE.sections]
    assert parts == [
        "introduction",
        "complaints",
        "how_often",
        "blood_test",
        "causes",
        "plan",
        "amounts",
        "personal_advice",
        "article_sources",
        "author",
    ]
    assert list(dict.fromkeys(claim.section for claim in GUIDANCE.claims)) == parts


def test_the_claims_in_the_short_list_are_these():
    assert [claim.id for claim in GUIDANCE.claims if claim.headline] == [
        "not_in_blood",
        "prevalence",
        "coffee",
        "within_days",
        "supplement_first",
        "amounts",
        "organic_more",
        "taurine",
    ]


def _claim(claim_id: str) -> Claim:
    return next(claim for claim in GUIDANCE.claims if claim.id == claim_id)


@pytest.mark.parametrize(
    ("claim", "verdict", "figures", "sources"),
    [
        ("not_in_blood", "roughly", ("99 %", "1 %"), {"IOM1997"}),
        ("signals", "unsupported", (), {"PATIENT", "ORLOVA2020"}),
        ("test_misses", "roughly", ("1 %", "goedkoop", "eerste stap"), {"COST2016"}),
        ("two_percent", "wrong", ("1 tot 2 %",), {"RADB2024"}),
        ("mostly_diabetes", "partly", ("9,6 %", "30,6 %", "5,0 %"), {"WAAN2020", "KURS2017"}),
        ("prevalence", "wrong", ("Amerikaans", "RIVM"), {"RIVM-VCP"}),
        ("cramps", "partly", ("11 onderzoeken", "735"), {"COCH2020"}),
        ("palpitations", "partly", ("112", "nooit zelf"), {"CARDIO-NL"}),
        ("cooking", "partly", ("34 naar 13", "55 naar 77"), {"NEVO"}),
        ("stress", "unsupported", ("Sanofi",), {"PICK2020"}),
        ("leaky_gut", "wrong", ("geen erkende diagnose",), {"OWN"}),
        ("acid_reducers", "partly", ("Stop niet zelf",), {"KIEB2015", "MAPPI"}),
        ("coffee", "hardly", ("levert 8 mg", "enkele mg"), {"NEVO", "CAFFMG"}),
        ("sweating", "hardly", ("4 mg",), {"HUNT2006"}),
        ("within_days", "unsupported", ("0,04 mmol/L", "20 weken"), {"ZHANG2016"}),
        ("well_absorbed", "partly", ("Organisch is dus niet altijd beter",), {"FIROZ2001"}),
        ("small_portions", "roughly", ("65 %", "11 %"), {"FINE1991"}),
        ("alcohol_daily", "partly", ("Gezondheidsraad", "één glas"), {"GR2015"}),
        ("cups", "unsupported", ("400 mg", "geen officiële grens"), {"VC-caf"}),
        ("amounts", "right", ("adequate innemingen",), {"EFSA2015", "GR2018"}),
        ("diarrhoea", "partly", ("citraat is een laxeermiddel",), {"BFR2017"}),
        ("organic_more", "wrong", ("250 mg geldt voor elke vorm",), {"SCF2001", "EVM2003"}),
        ("taurine", "personal", ("niet aangetoond",), {"ARTICLE"}),
        ("timing", "personal", ("Geen onderzoek vergelijkt ochtend met avond",), {"MAH2021"}),
        ("reference_1_date", "wrong", ("6 juni 2024",), {"RADB2024"}),
        ("reference_2_authors", "wrong", ("Vijf",), {"COST2016"}),
        ("references_for_speed", "wrong", ("889",), {"VERO2022", "PARDO2021"}),
        ("reference_6", "unverifiable", ("niet gevonden",), {"BLAN2019"}),
        ("kidneys_left_out", "omitted", ("30", "112"), {"EMC2678"}),
        ("heart_muscle_left_out", "omitted", ("myasthenia",), {"EMC2678"}),
        ("pregnancy_children_left_out", "omitted", ("250 mg", "4 jaar"), {"REG2694", "BFR2017"}),
        ("hours_left_out", "omitted", ("2 uur vóór of 6 uur ná",), {"NIX1989", "STOCK"}),
        ("interest", "omitted", ("commercieel belang",), {"ARTICLE"}),
    ],
)
def test_a_claim_of_the_article_is_corrected_with_figures_and_sources(claim, verdict, figures, sources):
    found = _claim(claim)
    assert found.verdict == verdict
    assert [figure for figure in figures if figure not in found.correction.nl] == []
    assert sources <= set(found.sources)


def test_a_correction_takes_at_most_three_sentences():
    ends = re.compile(r"[.?!](?= [A-ZÀ-Ý‘’]|$)")
    long = [
        claim.id
        for claim in GUIDANCE.claims
        for words in (claim.correction.nl, claim.correction.en)
        if len(ends.findall(words)) > 3
    ]
    assert long == []


def test_no_claim_is_corrected_by_the_reference_that_cannot_be_verified():
    assert not any("jff" in each.doi.lower() for each in GUIDANCE.references)


def test_what_rests_on_an_unread_source_alone_is_not_called_verified():
    read = {each.id for each in GUIDANCE.references if each.verified}
    assert [
        claim.id for claim in GUIDANCE.claims if claim.verified and not read.intersection(claim.sources)
    ] == []


def test_every_reference_says_what_was_taken_from_it():
    assert [each.id for each in GUIDANCE.references if each.taken is None] == []


def test_the_list_of_what_is_still_open_names_the_lactation_value_and_the_pharmacist():
    asked = " ".join(each.text.nl for each in GUIDANCE.open_questions)
    for words in ("280", "apotheker", "Thuisarts", "bron 6", "jurist"):
        assert words in asked


# What a dietitian may do wrong in a file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(resources.root() / "content", tmp_path / "content"))


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_all_problems_of_all_files_are_told_together(folder):
    _edit(folder / "symptoms.toml", 'name.en = "Trouble concentrating"\n', "")
    _edit(folder / "plan.toml", 'magnesium.strength = "strong"', 'magnesium.strength = "huge"')
    _edit(folder / "conditions.toml", "sources = ", "surces = ")
    with pytest.raises(ContentError) as caught:
        load_guidance(folder)
    told = "\n".join(caught.value.problems)
    assert "symptoms.toml, symptom 4 (concentration): name.en is missing" in told
    assert "strength has to be one of: strong, moderate, weak, contested, none" in told
    assert "surces is not a field of this record" in told


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("causes.toml", '"NEVO"', '"NEVA"', "there is no source NEVA"),
        ("symptoms.toml", 'emergency_row = "cramps"', 'emergency_row = "x"', "there is no row x"),
        ("medicines.toml", 'gate = "ppi"', 'gate = "pp"', "there is no gate pp"),
        ("medicines.toml", 'group = "lowers"', 'group = "lower"', "there is no medicine group lower"),
        ("conditions.toml", 'group = "stop"', 'group = "stp"', "there is no condition group stp"),
        ("forms.toml", 'forms = ["citrate3",', 'forms = ["citrate9",', "there is no form citrate9"),
        ("claims.toml", 'verdict = "hardly"', 'verdict = "barely"', "there is no verdict barely"),
        ("claims.toml", 'section = "plan"', 'section = "plans"', "there is no section plans"),
        ("symptoms.toml", 'id = "cramps"', 'id = "fatigue"', "another record has the same id"),
    ],
)
def test_an_id_that_leads_nowhere_is_told(folder, file, old, new, told):
    _edit(folder / file, old, new)
    with pytest.raises(ContentError, match=told):
        load_guidance(folder)


def test_a_file_that_is_no_toml_or_gone_is_told_with_its_name(folder):
    (folder / "plan.toml").unlink()
    _edit(folder / "reasons.toml", 'id = "swap"', 'id = "swap')
    with pytest.raises(ContentError) as caught:
        load_guidance(folder)
    told = "\n".join(caught.value.problems)
    assert "plan.toml: No such file" in told
    assert re.search(r"reasons\.toml: .*line \d+", told)


def test_a_file_saved_with_a_byte_order_mark_is_read(folder):
    path = folder / "claims.toml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert isinstance(load_guidance(folder), Guidance)
