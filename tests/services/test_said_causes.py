"""What the diary tells of a cause, and the figures of the plan that came with it."""

import pytest

from magapp.content import load_guidance
from magapp.domain.profile import Profile
from magapp.services.advice_figures import figures_of
from magapp.services.advise import advise, to_json
from magapp.services.food_table import load_food_table
from magapp.services.said_causes import said_of_cause, said_of_factor
from tests.diaries import WOMAN, a_diary, a_fact, a_full_day, a_habit, an_entry, day

GUIDANCE = load_guidance()
TABLE = load_food_table()
TODAY = day(9)


def full_days(count, mg_a_day=200.0):
    return [record for number in range(count) for record in a_full_day(day(9 - number), mg_a_day)]


def coffee(on, mg, time):
    return an_entry(on, 8.0, food="coffee", grams=125.0, drink="coffee", caffeine_mg=mg, time=time)


def wine(on, grams=10.0):
    return an_entry(on, 10.0, food="wine_red", grams=100.0, drink="alcohol", alcohol_g=grams)


def told(cause, *records, profile=None):
    figures = figures_of(a_diary(*records), TODAY, TABLE.group_uppers(), TABLE)
    person = profile or Profile()
    return said_of_cause(GUIDANCE.cause(cause), figures, person, GUIDANCE, TABLE, TODAY.year, "nl")


def because(step_id, *records, profile=None):
    advice = advise(a_diary(*records), GUIDANCE, TABLE, profile, TODAY, "nl", "article")
    return next(step.because for step in advice.steps if step.id == step_id)


@pytest.mark.parametrize("cause", ["stress", "alcohol", "caffeine", "sweating"])
def test_a_cause_of_which_nothing_was_logged_says_so(cause):
    found = told(cause)
    assert found.sentences == ("Hierover heeft u in de laatste vier weken niets genoteerd.",)
    assert not found.found


@pytest.mark.parametrize("cause", ["gut", "medicines"])
def test_a_cause_of_which_nothing_was_ticked_says_so(cause):
    assert told(cause).sentences == ("Bij wat u over uzelf vertelde, is hiervoor niets aangevinkt.",)


def test_without_a_complete_day_the_intake_says_what_is_missing():
    assert told("low_intake").sentences[0].startswith("U heeft nog geen volledige dag ingevuld")


@pytest.mark.parametrize(
    ("cause", "step"),
    [
        ("low_intake", "food"),
        ("alcohol", "alcohol_caffeine"),
        ("caffeine", "alcohol_caffeine"),
        ("stress", "sleep_relaxation"),
        ("sweating", "sleep_relaxation"),
    ],
)
def test_a_cause_is_told_in_the_words_of_the_plan(cause, step):
    records = [
        *full_days(4),
        *WOMAN,
        wine(TODAY),
        coffee(TODAY, 250.0, 900),
        a_habit(TODAY, "stress", 3.0),
        a_habit(TODAY, "sweat", 2.0),
    ]
    found = told(cause, *records, profile=Profile(sex="female"))
    assert found.found
    assert set(found.sentences) <= set(because(step, *records))


def test_a_bowel_disease_and_a_medicine_are_told_at_their_cause():
    profile = Profile(conditions=frozenset({"crohn", "heart_block"}), medicines=frozenset({"ppi", "iron"}))
    assert told("gut", profile=profile).sentences == ("U vinkte aan: Ziekte van Crohn.",)
    assert told("medicines", profile=profile).sentences == ("U vinkte aan: Maagzuurremmer (PPI).",)


@pytest.mark.parametrize(
    ("profile", "factor", "sentences"),
    [
        (
            Profile(conditions=frozenset({"type2_diabetes"})),
            "diabetes_type2",
            ("U vinkte aan: Suikerziekte (diabetes type 2).",),
        ),
        (Profile(birth_year=TODAY.year - 71), "age_over_70", ("Uw leeftijd dit jaar: 71 jaar.",)),
        (Profile(birth_year=TODAY.year - 70), "age_over_70", ()),
        (Profile(), "soft_water", ()),
    ],
)
def test_what_the_article_leaves_out_is_marked_by_what_the_person_told(profile, factor, sentences):
    found = said_of_factor(GUIDANCE.factor(factor), profile, GUIDANCE, TABLE, TODAY.year, "nl")
    assert found.sentences == sentences


def test_days_with_alcohol_stand_beside_the_advice_also_without_an_average():
    said = because("alcohol_caffeine", wine(TODAY, 24.0), wine(day(8), 10.0))
    assert "Op 2 dagen noteerde u alcohol." in said
    assert "Op één dag was het meer dan één glas alcohol." in said
    assert "Het advies is: geen alcohol, of niet meer dan 1 glas per dag." in said


def test_a_spoon_of_soy_sauce_is_no_day_with_alcohol():
    assert figures_of(a_diary(an_entry(TODAY, 1.0, alcohol_g=0.3)), TODAY, {}).alcohol_days == 0


def test_three_complete_days_without_alcohol_and_caffeine_are_told_as_such():
    days = [an_entry(day(9 - n), 50.0, meal=meal) for n in range(3) for meal in ("breakfast", "dinner")]
    water = [an_entry(day(9 - n), 1.0, food="water_tap", drink="water", grams=200.0) for n in range(3)]
    said = because("alcohol_caffeine", *days, *water)
    assert said == ("U noteerde geen alcohol.", "U noteerde niets met cafeïne.")


def test_days_over_the_caffeine_limit_are_counted_by_the_limit_of_the_person():
    drunk = [coffee(TODAY, 240.0, 480)]
    assert figures_of(a_diary(*drunk), TODAY, {}).caffeine_days_over == 0
    said = because("alcohol_caffeine", *drunk, a_fact("pregnant", "yes"))
    assert "Op één dag kwam de cafeïne bij elkaar boven 200 mg." in said


@pytest.mark.parametrize(
    ("minutes", "mg", "days"),
    [((480, 539), 101.0, 1), ((480, 540), 101.0, 0), ((480, 539), 100.0, 0), ((None, None), 101.0, 0)],
)
def test_more_than_200_mg_of_caffeine_counts_as_at_once_within_an_hour(minutes, mg, days):
    drunk = [coffee(TODAY, mg, minute) for minute in minutes]
    assert figures_of(a_diary(*drunk), TODAY, {}).caffeine_at_once_days == days


def test_late_caffeine_names_its_days_and_the_usual_last_time():
    drunk = [coffee(day(9 - n), 60.0, time) for n, time in enumerate((900, 930, 1200))]
    drunk.append(coffee(TODAY, 60.0, 480))
    said = because("alcohol_caffeine", *drunk)
    assert any("Op 3 dagen" in each and "meestal rond 15:30" in each for each in said)


def test_the_last_caffeine_of_one_day_has_its_own_sentence():
    assert any(
        "de laatste keer om 14:10" in each for each in because("alcohol_caffeine", coffee(TODAY, 60.0, 850))
    )


def test_the_share_of_one_meal_is_told_over_complete_days_and_snacks_are_no_meal():
    days = [
        entry
        for n in range(3)
        for entry in (
            an_entry(day(9 - n), 30.0, meal="breakfast"),
            an_entry(day(9 - n), 50.0, meal="dinner"),
            an_entry(day(9 - n), 120.0, meal="snack", drink="coffee"),
        )
    ]
    assert figures_of(a_diary(*days), TODAY, {}).largest_meal_share == pytest.approx(0.25)
    assert any(
        "leverde één maaltijd gemiddeld 25 % van het bekende magnesium" in s for s in because("food", *days)
    )


def test_water_and_all_drinks_are_told_in_litres_without_alcohol():
    days = full_days(3)
    for n in range(3):
        days.append(an_entry(day(9 - n), 1.0, food="water_tap", drink="water", grams=500.0))
        days.append(wine(day(9 - n)))
    said = because("sleep_relaxation", *days)
    assert any("0,5 liter water" in each and "samen 0,6 liter" in each for each in said)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ([2.0, 3.0, 1.0], "Op 2 dagen noteerde u dat u matig of veel zweette."),
        ([0.0, 1.0], "U noteerde hoeveel u zweette, maar dat was op geen enkele dag matig of veel."),
    ],
)
def test_sweat_is_told_in_days(values, sentence):
    notes = [a_habit(day(9 - n), "sweat", value) for n, value in enumerate(values)]
    assert sentence in because("sleep_relaxation", *notes)


@pytest.mark.parametrize(
    ("grams", "said"),
    [(140.0, "bij 4 sneetjes (140 g)"), (35.0, "bij 1 sneetje (35 g)"), (20.0, "bij 0,5 sneetje (20 g)")],
)
def test_a_swap_is_told_in_household_measures(grams, said):
    sentences = because("food", an_entry(TODAY, 15.0, food="bread_white", grams=grams))
    assert any(said in each for each in sentences)


def test_a_weight_far_from_any_measure_is_told_in_grams():
    assert any(
        "bij 25 g op een dag" in each
        for each in because("food", an_entry(TODAY, food="bread_white", grams=25.0))
    )


@pytest.mark.parametrize(
    ("order", "words"), [("article", "volgorde van het artikel"), ("food_first", "Voeding staat voorop")]
)
def test_the_order_is_said_in_words(order, words):
    advice = advise(a_diary(), GUIDANCE, TABLE, None, TODAY, "nl", order)
    assert words in to_json(advice)["order_text"]


def test_the_author_s_experience_stands_at_the_supplement_with_its_correction_unless_it_is_folded():
    advice = advise(a_diary(), GUIDANCE, TABLE, None, TODAY, "nl", "article")
    personal = to_json(advice)["steps"][0]["personal"]
    assert "taurine" in personal["article"]
    assert "niet aangetoond" in personal["correction"]
    folded = advise(a_diary(), GUIDANCE, TABLE, Profile(medicines=frozenset({"ppi"})), TODAY, "nl", "article")
    assert to_json(folded)["steps"][0]["personal"] is None
