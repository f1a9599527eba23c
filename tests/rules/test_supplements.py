"""Rules 13 to 24: the upper level, the dose at once, and what is in a supplement."""

import pytest

from tests.rules.marks import rule
from tests.rules.person import TODAY, days_ago
from tests.rules.window import DIARY, texts_of

OVER = "over_upper_level"
SPLIT = "split_dose"


@rule("13")
@pytest.mark.parametrize(("mg", "over"), [(249, False), (250, False), (251, True)])
def test_251_mg_from_supplements_raises_the_alert_and_250_does_not(person, mg, over):
    person.writes(f"{mg} mg magnesium")
    assert (OVER in person.alerts()) is over


@rule("13")
def test_magnesium_that_food_holds_by_nature_never_counts_to_the_upper_level(person):
    person.writes("1 kg spinazie").writes("200 g pompoenpitten").writes("250 mg magnesium")
    day = person.day()
    assert day["food_mg"]["low"] > 1000
    assert day["supplement_mg"] == {"low": 250.0, "high": 250.0}
    assert day["alerts"] == [] or OVER not in person.alerts()


@rule("13")
def test_the_alert_says_may_be_while_only_the_high_end_is_over(person):
    person.writes("1800 mg magnesiumcitraat")  # 113 to 162 mg per g
    alerts = {each["id"]: each["text"] for each in person.advice()["alerts"]}
    assert "kan boven de bovengrens van 250 mg per dag liggen" in alerts[OVER]


@rule("14")
def test_one_chewable_tablet_of_724_mg_magnesium_hydroxide_holds_302_mg_and_raises_the_alert(person):
    person.writes("1 magnesiumhydroxide kauwtablet")
    day = person.day()
    assert round(day["supplement_mg"]["low"]) == round(day["supplement_mg"]["high"]) == 302
    assert OVER in person.alerts()


@rule("14")
def test_an_antacid_and_a_supplement_count_together(person):
    person.writes("90 mg magnesium").writes("1 maalox")
    assert round(person.day()["supplement_mg"]["low"]) == 90 + 167
    assert OVER in person.alerts()


@rule("15")
@pytest.mark.parametrize(
    "line",
    ["500 mg magnesiumoxide", "2200 mg magnesiumbisglycinaat", "2700 mg magnesiumcitraat"],
    ids=["oxide", "bisglycinate", "citrate"],
)
def test_no_form_raises_the_limit(person, line):
    person.writes(line)
    said = {each["id"]: each["text"] for each in person.advice()["alerts"]}
    assert said[OVER].endswith("boven de bovengrens van 250 mg per dag, die voor elke vorm geldt.")
    assert "Die grens geldt ook voor organische vormen" in said["upper_level"]


@rule("16")
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_text_at_the_alert_names_250_350_and_400_with_whose_they_are_and_their_sources(person, lang):
    person.writes("251 mg magnesium")
    text = next(each for each in person.advice(lang)["alerts"] if each["id"] == "upper_level")
    for figure in ("250 mg", "350 mg", "400 mg"):
        assert figure in text["text"]
    sources = " ".join(text["sources"])
    for source in ("SCF", "IOM 1997", "VKM", "EVM"):
        assert source in sources


@rule("17")
def test_below_four_years_no_upper_level_can_be_set(person):
    person.tells(f"birth_year={TODAY.year - 4}")
    assert "geen bovengrens vast te stellen" in person.gate("toddler")["text"]
    assert "alleen op advies van een arts" in person.gate("toddler")["text"]
    person.tells(f"birth_year={TODAY.year - 5}")
    assert person.gate("toddler") is None


@rule("18")
@pytest.mark.parametrize(
    ("facts", "meant"),
    [
        (("sex=female", "pregnant=yes"), False),
        (("sex=female", "lactating=yes"), False),
        ((f"birth_year={TODAY.year - 17}",), False),
        (("sex=female",), True),
    ],
)
def test_l_threonate_is_not_meant_for_the_pregnant_the_breastfeeding_and_the_young(person, facts, meant):
    person.tells(*facts).writes("1000 mg magnesium-l-threonaat")
    said = [each["text"] for each in person.advice()["alerts"] if each["id"] == "not_meant_for"]
    assert (said == []) is meant
    assert all("niet bestemd voor" in text for text in said)


@rule("19")
@pytest.mark.parametrize(("mg", "split"), [(125, False), (126, True)])
def test_more_than_125_mg_at_once_is_better_divided_over_two(person, mg, split):
    person.writes(f"{mg} mg magnesium")
    assert (SPLIT in person.alerts()) is split
    said = [each["text"] for each in person.advice()["alerts"] if each["id"] == SPLIT]
    assert all("minstens 2 innames" in text for text in said)


@rule("19")
def test_what_is_taken_at_the_same_minute_is_one_intake_and_at_another_it_is_not(person):
    person.writes("100 mg magnesium 8:00").writes("100 mg magnesium 20:00")
    assert SPLIT not in person.alerts()
    person.writes("100 mg magnesium 20:00", 1).writes("100 mg magnesium 20:00", 1)
    assert SPLIT in person.alerts(1)


HINT = "Meer dan 125 mg in één keer: verdeel het over minstens 2 innames. Bron: BfR 2017; eigen afweging."


@rule("19a")
def test_it_stands_where_the_supplement_stands_with_its_source_and_as_our_own_judgement(window):
    window.types("150 mg magnesium 8:00")
    window.program.window.diary.table.selectRow(1)
    assert HINT in texts_of(window.tab(DIARY))
    window.command("usual_row").close()
    window.program.window.diary.table.selectRow(1)
    window.command("delete")
    assert texts_of(window.tab(DIARY)).count(HINT) == 1  # it is usual now, and open


@rule("19a")
def test_it_is_not_said_where_a_gate_is_open_nor_once_the_day_is_over_the_upper_level(person):
    assert HINT in person.ask("add", "150 mg magnesium 8:00").out
    assert HINT not in person.ask("add", "150 mg magnesium 20:00").out
    person.ask("usual", "add", "150 mg magnesium 9:00", "--day", days_ago(2))
    assert HINT in person.ask("usual", "take", "--day", days_ago(2)).out
    person.tells("conditions=kidney_severe")
    assert HINT not in person.ask("usual", "take", "--day", days_ago(1)).out


@rule("19b")
def test_a_usual_supplement_that_was_written_down_by_line_is_not_counted_twice(person):
    person.ask("usual", "add", "400 mg magnesiumcitraat 8:00")
    person.writes("400 mg magnesiumcitraat")
    person.ask("usual", "take")
    assert len(person.day()["entries"]) == 1


@rule("20")
@pytest.mark.parametrize(
    ("form", "compound", "elemental"),
    [
        ("oxide", "500", 301.5),
        ("citrate3", "1000", 161.6),
        ("citrate3_9", "1000", 118.9),
        ("bisglycinate", "1000", 141.0),
        ("taurate", "1000", 89.2),
        ("gluconate_2", "45", 2.43),
        ("aspartate_2", "3245", 243.0),
        ("lactate_0", "404.85", 48.6),
    ],
)
def test_the_weight_of_a_salt_gives_its_magnesium_within_half_a_per_cent(person, form, compound, elemental):
    answer = person.ask("label", "--form", form, "--compound-mg", compound, "--json").json
    assert answer["elemental_mg"]["low"] == answer["elemental_mg"]["high"]
    assert answer["elemental_mg"]["low"] == pytest.approx(elemental, rel=0.005)
    assert answer["estimate"] is False


@rule("21")
@pytest.mark.parametrize(
    ("form", "low", "high"),
    [
        ("magnesiumcitraat", 113, 162),
        ("magnesiumgluconaat", 53.9, 58.6),
        ("magnesiumaspartaat", 67.4, 84.2),
        ("magnesiumlactaat", 101.9, 120.1),
    ],
)
def test_a_salt_of_unknown_crystal_water_is_a_range_called_an_estimate(person, form, low, high):
    answer = person.ask("label", "--form", form, "--compound-mg", "1000", "--json").json
    assert answer["elemental_mg"]["low"] == pytest.approx(low, rel=0.01)
    assert answer["elemental_mg"]["high"] == pytest.approx(high, rel=0.01)
    assert answer["estimate"] is True
    assert "schatting" in person.ask("label", "--form", form, "--compound-mg", "1000").out


@rule("23")
@pytest.mark.parametrize(
    "said",
    [
        "Organisch is niet altijd beter.",
        "Magnesiumchloride is anorganisch en wordt goed opgenomen",
        "oxide wordt slecht opgenomen",
    ],
)
def test_the_forms_are_told_apart_by_absorption_and_not_by_being_organic(person, said):
    supplement = person.step("supplement")
    assert said in " ".join(supplement["texts"])
    assert "Firoz 2001" in supplement["sources"]
