"""The advice in words, from a diary: gates, figures, swaps, alerts, and its JSON."""

import datetime as dt
import json

import pytest

from magapp.content import load_guidance
from magapp.domain.amount import Amount, exactly
from magapp.domain.profile import Profile
from magapp.services import shown_units
from magapp.services.advice_figures import figures_of
from magapp.services.advise import advise, to_json
from magapp.services.food_table import load_food_table
from magapp.services.shown_units import ShownUnits
from magapp.services.wording import mg, number
from tests.diaries import (
    WOMAN,
    a_diary,
    a_fact,
    a_full_day,
    a_habit,
    a_note,
    a_supplement,
    an_entry,
    day,
)

GUIDANCE = load_guidance()
TABLE = load_food_table()
TODAY = day(9)


def said(diary, profile=None, language="nl", order="article"):
    return advise(diary, GUIDANCE, TABLE, profile, TODAY, language, order)


def step(advice, step_id):
    return next(each for each in advice.steps if each.id == step_id)


def full_days(count, mg_a_day=200.0):
    return [record for number in range(count) for record in a_full_day(day(9 - number), mg_a_day)]


def test_the_average_from_food_is_named_over_complete_days():
    advice = said(a_diary(full_days(4), list(WOMAN)))
    because = step(advice, "food").because
    assert "U noteerde gemiddeld 200 mg magnesium per dag uit voeding, over 4 volledige dagen." in because
    assert any("onder de voedingsnorm van 300 mg" in sentence for sentence in because)


def test_two_complete_days_give_no_average():
    because = step(said(a_diary(full_days(2), list(WOMAN))), "food").because
    assert because[0].startswith("U heeft 2 volledige dagen ingevuld; vanaf 3 ")
    assert not any("gemiddeld" in sentence and "mg" in sentence for sentence in because)


@pytest.mark.parametrize(
    ("days", "start"),
    [(0, "U heeft nog geen volledige dag ingevuld"), (1, "U heeft één volledige dag ingevuld")],
)
def test_none_and_one_complete_day_have_their_own_sentence(days, start):
    assert step(said(a_diary(full_days(days))), "food").because[0].startswith(start)


def test_days_before_the_last_four_weeks_do_not_count():
    old = [record for n in range(5) for record in a_full_day(day(9 - 28 - n))]
    figures = figures_of(a_diary(old), TODAY, {}, TABLE)
    assert figures.complete_days == 0
    assert figures_of(a_diary(old), day(9 - 1), {}, TABLE).complete_days == 1


def test_a_day_that_the_person_called_partly_does_not_count():
    diary = a_diary(full_days(4), a_note(day(9), "partly"))
    assert figures_of(diary, TODAY, {}).complete_days == 3


def test_white_bread_is_swapped_for_wholemeal_with_what_it_gains():
    eaten = [an_entry(day(9 - n), 15.0, food="bread_white", grams=140.0) for n in range(3)]
    white, whole = TABLE.food("bread_white"), TABLE.food("bread_wholemeal")
    assert white is not None
    assert whole is not None
    assert white.mg_per_100g is not None
    assert whole.mg_per_100g is not None
    gained = round((whole.mg_per_100g - white.mg_per_100g) * 1.4)
    because = step(said(a_diary(*eaten)), "food").because
    assert (
        f"Neem ‘Volkorenbrood’ in plaats van ‘Witbrood’: bij 4 sneetjes (140 g) op een dag "
        f"geeft dat {gained} mg meer." in because
    )


def test_a_severe_kidney_disease_replaces_the_supplement_step_and_calls_today():
    advice = said(
        a_diary(full_days(4), a_supplement(day(9), 100.0)),
        Profile(conditions=frozenset({"kidney_severe"})),
    )
    (gate,) = advice.gates
    assert "alleen via uw arts" in gate.text
    assert "vraag uw diëtist" in gate.text
    assert (
        "Gebruikt u al iets met magnesium, ook maagtabletten of laxeermiddelen? "
        "Bel vandaag uw arts of apotheek." in gate.text
    )
    folded = step(advice, "supplement")
    assert folded.title == "Supplement? Overleg eerst"
    assert folded.details == ()
    assert folded.magnesium is None
    assert any("25 mg per dag uit supplementen" in sentence for sentence in folded.because)
    assert not any("250 mg" in sentence for sentence in folded.because)


@pytest.mark.parametrize("medicine", ["ppi", "loop_diuretic", "thiazide"])
def test_ppi_and_diuretics_ask_for_a_blood_test_and_say_not_to_stop(medicine):
    advice = said(a_diary(), Profile(medicines=frozenset({medicine})))
    assert "Bespreek of bloedonderzoek zin heeft. Stop niet zelf." in advice.gates[0].text
    assert "neem een supplement" not in json.dumps(to_json(advice), ensure_ascii=False).lower()


def test_a_potassium_sparing_diuretic_holds_on_to_magnesium():
    advice = said(a_diary(), Profile(medicines=frozenset({"potassium_sparing_diuretic"})))
    assert "kan magnesium juist vasthouden" in advice.gates[0].text


def test_a_pregnant_person_reads_of_food_first_the_limit_and_threonate():
    (gate,) = said(a_diary(), Profile(pregnant=True)).gates
    for words in ("voeding eerst", "250 mg", "L-threonaat is niet bestemd"):
        assert words in f"{gate.title} {gate.text}"


def test_a_folded_step_tells_what_folded_it():
    advice = said(a_diary(), Profile(birth_year=1950, medicines=frozenset({"ppi"})))
    assert (
        step(advice, "supplement").because[0]
        == "De uitleg staat hier niet, vanwege: Maagzuurremmer (PPI); leeftijd vanaf 65 jaar."
    )


@pytest.mark.parametrize(
    ("magnesium", "alerts"),
    [
        (exactly(250), []),
        (exactly(251), ["over_upper_level", "upper_level"]),
        (Amount(240, 260), ["over_upper_level", "upper_level"]),
    ],
)
@pytest.mark.parametrize("form", ["oxide", "bisglycinate", "citrate"])
def test_the_upper_level_is_told_from_251_mg_whatever_the_form(magnesium, alerts, form):
    half = magnesium.times(0.5)
    taken = [a_supplement(TODAY, half, form=form, time=time) for time in (480, 1200)]
    found = [each.id for each in said(a_diary(*taken)).alerts if each.id != "split_dose"]
    assert found == alerts


def test_a_range_across_the_upper_level_only_may_be_over_it():
    (alert, fixed, *_rest) = said(a_diary(a_supplement(TODAY, Amount(240, 260)))).alerts
    assert alert.text.startswith("U noteerde 240–260 mg magnesium")
    assert "kan boven de bovengrens van 250 mg per dag liggen" in alert.text
    assert "400 mg als richtwaarde" in fixed.text


def test_with_a_kidney_disease_no_level_is_named_only_whom_to_call():
    profile = Profile(conditions=frozenset({"kidney_severe"}))
    gate, signs = said(a_diary(a_supplement(TODAY, Amount(300, 300))), profile).alerts
    assert gate.text.endswith("Bel vandaag uw arts of apotheek.")
    assert "300 mg" in gate.text
    assert signs.text.endswith("Bel direct 112.")
    assert not any(level in gate.text + signs.text for level in ("250", "350", "400"))


@pytest.mark.parametrize(("condition", "told"), [("myasthenia", True), ("coeliac", False)])
def test_signs_of_too_much_are_told_to_whom_a_little_may_be_too_much(condition, told):
    profile = Profile(conditions=frozenset({condition}))
    alerts = said(a_diary(a_supplement(TODAY, Amount(60, 60))), profile).alerts
    assert ([each.id for each in alerts] == ["too_much"]) is told
    assert "too_much" not in [each.id for each in said(a_diary(), profile).alerts]


@pytest.mark.parametrize(
    ("fact", "limit"),
    [
        (("pregnant", "yes"), "Voor u is de grens 200 mg per dag."),
        (("sex", "male"), "Voor u is de grens 400 mg per dag."),
        (("birth_year", "2010"), "Onder de 18 jaar is de grens 3 mg per kilo lichaamsgewicht per dag."),
    ],
)
def test_much_caffeine_names_the_amount_and_the_limit_of_this_person(fact, limit):
    coffee = an_entry(TODAY, 8.0, grams=1000.0, drink="coffee", caffeine_mg=468.0, time=600)
    (alert,) = said(a_diary(coffee, a_fact(*fact))).alerts
    assert alert.text.startswith("U noteerde 468 mg cafeïne.")
    assert alert.text.endswith(limit)


def test_more_than_half_the_upper_level_at_once_is_better_divided():
    texts = {each.id: each.text for each in said(a_diary(a_supplement(TODAY, 126.0))).alerts}
    assert texts == {"split_dose": "Meer dan 125 mg in één keer: verdeel het over minstens 2 innames."}


def test_food_never_counts_to_the_upper_level():
    assert said(a_diary(full_days(1, 900.0))).alerts == ()


def test_the_interaction_of_an_antibiotic_has_the_right_direction():
    (found,) = said(a_diary(), Profile(medicines=frozenset({"quinolone"}))).interactions
    assert "minstens 2 uur vóór magnesium of minstens 6 uur ná magnesium" in found.text
    assert (found.before_hours, found.after_hours) == (2, 6)
    assert "Nix 1989" in found.sources


def test_habits_stand_at_their_step_in_figures():
    records = [a_habit(day(9 - n), "sleep", 6.5) for n in range(3)]
    records += [a_habit(day(9 - n), "bedtime", 1380.0 + 60 * n) for n in range(5)]
    records += [a_habit(day(9), "relaxation", 20.0), a_habit(day(9), "stress", 2.0)]
    because = step(said(a_diary(*records)), "sleep_relaxation").because
    assert "U sliep gemiddeld 6,5 uur, over 3 nachten." in because
    assert "Uw bedtijden lagen meestal binnen 3,2 uur van elkaar." in because
    assert "Op één dag noteerde u ontspanning." in because
    assert "Op één dag noteerde u matige stress of veel stress." in because


def test_coffee_alcohol_and_late_caffeine_stand_at_their_step_in_figures():
    wine = [
        an_entry(day(9 - n), 10.0, food="wine_red", grams=250.0, alcohol_g=24.0, drink="alcohol", time=1200)
        for n in range(2)
    ]
    coffee = [an_entry(TODAY, 8.0, grams=250.0, drink="coffee", caffeine_mg=120.0, time=900)]
    because = step(said(a_diary(full_days(4), *wine, *coffee)), "alcohol_caffeine").because
    assert (
        "Glazen met 10 g alcohol die u noteerde: gemiddeld 1,2 per dag, op 2 dagen meer dan één." in because
    )
    assert "U noteerde gemiddeld 1,5 kopjes koffie van 125 ml per dag." in because
    assert any(sentence.startswith("Op één dag dronk u na 12 uur") for sentence in because)


def test_one_standard_glass_is_not_more_than_one():
    wine = [an_entry(TODAY, 10.0, grams=105.0, alcohol_g=10.2, drink="alcohol")]
    assert figures_of(a_diary(*wine), TODAY, {}).days_over_one_glass == 0


def test_the_profile_of_the_day_is_used_when_none_is_given():
    diary = a_diary(a_fact("medicine", "ppi", dt.date(2026, 1, 1)))
    assert [gate.id for gate in said(diary).gates] == ["ppi"]


def test_the_advice_is_english_in_english():
    advice = said(a_diary(full_days(4), list(WOMAN)), language="en")
    assert "You logged 200 mg of magnesium a day from food on average, over 4 complete days." in (
        step(advice, "food").because
    )
    assert advice.disclaimer.startswith("Not a medical device")


def test_the_json_has_the_keys_of_the_command_line():
    document = to_json(said(a_diary(full_days(3)), Profile(medicines=frozenset({"ppi", "iron"}))))
    assert {"order", "gates", "steps", "interactions"} <= set(document)
    assert document["order"] == "article"
    for found in document["steps"]:
        assert {"id", "texts", "because", "sources"} <= set(found)
        assert found["texts"]
        assert found["because"] or found["id"] in {"alcohol_caffeine", "sleep_relaxation"}
        assert found["sources"]
    json.dumps(document)


def test_every_sentence_in_figures_is_free_of_the_words_for_a_lack():
    everything = said(
        a_diary(full_days(4, 50.0), a_supplement(TODAY, 300.0), list(WOMAN)),
        Profile(sex="female", causes=frozenset({"stress", "low_intake"})),
    )
    words = json.dumps(to_json(everything), ensure_ascii=False).lower()
    assert "tekort" not in words
    assert "deficien" not in words


@pytest.mark.parametrize(
    ("value", "decimals", "dutch", "english"),
    [(6.5, 1, "6,5", "6.5"), (7.0, 1, "7", "7"), (1234.5, 1, "1.234,5", "1,234.5"), (-0.01, 1, "0", "0")],
)
def test_numbers_are_written_as_the_language_writes_them(value, decimals, dutch, english):
    assert number(value, "nl", decimals) == dutch
    assert number(value, "en", decimals) == english


def test_an_amount_is_a_range_only_where_its_ends_differ():
    assert mg(Amount(196, 208), "nl") == "196–208 mg"
    assert mg(Amount(195.6, 196.4), "nl") == "196 mg"
    assert mg(exactly(1000), "nl") == "1.000 mg"


def test_chosen_decimals_stand_after_every_amount():
    shown_units.use(ShownUnits(decimals=1))
    try:
        assert mg(exactly(21), "nl") == "21,0 mg"
        assert mg(Amount(10.44, 21), "nl") == "10,4–21,0 mg"
        assert mg(exactly(-0.01), "en") == "0.0 mg"
    finally:
        shown_units.use(ShownUnits())
