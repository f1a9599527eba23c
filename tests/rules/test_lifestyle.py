"""Rules 39 to 44: no score comes out, and what the habits in the article are worth."""

import pytest

from tests.rules.marks import rule
from tests.rules.person import TODAY

NOT_SCORES = {"before_hours", "after_hours", "gap_minutes"}


def numbers_in(value, path=()):
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from numbers_in(inner, (*path, key))
    elif isinstance(value, list):
        for inner in value:
            yield from numbers_in(inner, path)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield path[-1]


@rule("39")
def test_everything_ticked_and_every_complaint_severe_brings_out_no_number_about_the_person(person):
    person.tells(
        "sex=female",
        "birth_year=1950",
        "conditions=type2_diabetes,alcohol_use_disorder,kidney_moderate,crohn",
        "medicines=ppi,loop_diuretic,levothyroxine",
        "causes=stress,alcohol,gut",
    )
    person.answers("fatigue=3", "cramps=3", "tingling=3", "palpitations=3", "low_mood=3")
    assert set(numbers_in(person.advice())) <= NOT_SCORES
    summary = person.ask("summary", "--json").json
    for complaint in summary["complaints"]:
        assert set(complaint) == {
            "id",
            "name",
            "own",
            "days_answered",
            "days_by_severity",
            "days_moderate_or_severe",
        } & set(complaint)
    assert not {"score", "risk", "mds", "mdq", "total_severity", "mean_severity"} & set(summary)


@rule("40")
def test_alcohol_stands_at_none_or_one_glass_beside_what_the_article_says(person):
    step = person.step("alcohol_caffeine")
    said = " ".join(step["texts"])
    assert "geen alcohol, of niet meer dan 1 glas per dag" in said
    assert "Het artikel zegt: liefst niet dagelijks alcohol" in said
    assert "Gezondheidsraad 2015" in step["sources"]


@rule("40")
def test_two_glasses_on_a_day_are_told_in_the_plan_and_one_is_not(person):
    person.writes("1 glas wijn", 1)
    assert not person.step("alcohol_caffeine")["applies"]
    for days in (1, 2, 3):
        person.writes("2 glazen wijn", days).ask("day", "yesterday", "--state", "complete")
    person.three_complete_days("1 banaan")
    assert person.step("alcohol_caffeine")["applies"]


@rule("41")
@pytest.mark.parametrize(
    ("facts", "cups", "caffeine", "over"),
    [
        ((), 5, 300, False),
        ((), 7, 420, True),
        (("sex=female", "pregnant=yes"), 3, 180, False),
        (("sex=female", "pregnant=yes"), 4, 240, True),
        (("sex=female", "lactating=yes"), 4, 240, True),
    ],
)
def test_cups_of_coffee_stand_beside_400_mg_of_caffeine_a_day_and_200_when_pregnant(
    person, facts, cups, caffeine, over
):
    if facts:
        person.tells(*facts)
    person.notes(f"coffee={cups}")
    day = person.day()
    assert day["caffeine_mg"] == pytest.approx(caffeine, abs=1)
    assert ("much_caffeine" in person.alerts()) is over


@rule("42")
def test_caffeine_after_noon_is_about_sleep_alone(person):
    person.writes("koffie 15:30", 1)
    because = person.because("alcohol_caffeine")
    assert "na 12 uur" in because
    assert "Dat kan de slaap storen; met magnesium heeft het niets te maken." in because


@rule("42")
def test_caffeine_before_noon_says_nothing(person):
    person.writes("koffie 11:59", 1)
    assert "na 12 uur" not in person.because("alcohol_caffeine")


@rule("43")
def test_the_steps_stand_in_the_order_of_the_article_and_it_is_said(person):
    advice = person.advice()
    assert advice["order"] == "article"
    assert [step["id"] for step in advice["steps"]] == [
        "supplement",
        "food",
        "alcohol_caffeine",
        "sleep_relaxation",
    ]


@rule("44")
def test_two_to_three_cups_are_called_the_advice_of_the_article_and_no_official_limit(person):
    said = " ".join(person.step("alcohol_caffeine")["texts"])
    assert "‘2 tot 3 kopjes koffie’ is advies van het artikel, geen officiële grens" in said
    assert "400 mg per dag" in said


@rule("51")
def test_within_a_few_days_stands_as_the_articles_beside_the_twenty_weeks(person):
    step = person.step("supplement")
    assert step["article_time"] == "binnen een paar dagen"
    assert "is niet aangetoond" in step["evidence_time"]
    assert "0,04 mmol/L" in step["evidence_time"]
    assert "na ongeveer 20 weken" in step["evidence_time"]
    assert "Zhang 2016" in step["sources"]


@rule("24")
def test_nothing_says_how_many_mg_a_person_absorbs(person):
    person.tells("sex=male").three_complete_days("200 mg magnesium", "200 g spinazie")
    outputs = [
        person.ask("advice").out,
        person.ask("day", "yesterday").out,
        person.ask("summary").out,
        person.ask("label", "--form", "oxide", "--compound-mg", "500").out,
    ]
    for said in outputs:
        assert "geabsorbeerd" not in said
        assert "mg opgenomen" not in said
        assert "neemt u op" not in said


@rule("40")
@pytest.mark.parametrize("facts", [("pregnant=yes",), ("lactating=yes",), (f"birth_year={TODAY.year - 16}",)])
def test_whom_the_advice_is_none_at_all_is_not_told_of_one_glass(person, facts):
    person.tells(*facts)
    step = person.step("alcohol_caffeine")
    assert step["texts"][0].startswith("Drink geen alcohol. ")
    assert "1 glas" not in step["texts"][0]
    assert "Voor u is het advies: helemaal geen alcohol." in step["because"]


@rule("40")
def test_the_trace_of_alcohol_in_bread_is_no_glass(person):
    person.three_complete_days("4 sneetjes volkorenbrood", "2 bananen")
    assert person.because("alcohol_caffeine").startswith("U noteerde geen alcohol.")


@rule("41")
def test_days_over_the_limit_are_counted_by_the_limit_that_holds_now(person):
    person.tells("pregnant=yes").three_complete_days("4 koffie")
    assert "Op 3 dagen kwam de cafeïne bij elkaar boven 200 mg" in person.because("alcohol_caffeine")
