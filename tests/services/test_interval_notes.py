"""The note on a medicine and magnesium that stand close: a fixed text, wherever alerts of a day are shown."""

import pytest

from magapp.content import load_guidance
from magapp.domain.guidance import Text
from magapp.domain.records import Dose
from magapp.services.advise import advise, to_json
from magapp.services.interval_notes import alert_sentence, alert_sources, interval_alerts_of
from magapp.services.summary import summarise_day, summarise_period
from tests.diaries import GROUP_UPPER, MONDAY, a_diary, a_supplement, day
from tests.reports import a_report
from tests.services.catalogue import table

GUIDANCE = load_guidance()


def a_dose(medicine="quinolone", time=480, on=MONDAY):
    return Dose(id=f"dose-{medicine}-{on}-{time}", day=on, time=time, medicine=medicine)


def rule_text(medicine):
    (found,) = [each for each in GUIDANCE.medicines if each.id == medicine]
    return found.text or Text("", "")


def notes(diary, on=MONDAY, language="nl"):
    found = interval_alerts_of(diary, on, GROUP_UPPER, GUIDANCE.medicines)
    return [alert_sentence(alert, GUIDANCE, language) for alert in found]


def test_the_note_quotes_the_rule_beside_both_times():
    (said,) = notes(a_diary(a_dose(), a_supplement(time=540)))
    rule = rule_text("quinolone").nl
    assert "Antibioticum: ciprofloxacine en verwante middelen" in said
    assert "8:00" in said
    assert "9:00" in said
    assert rule in said
    assert said.endswith("Volg altijd uw apotheek.")


def test_the_sources_of_the_note_are_those_of_the_medicine():
    (alert,) = interval_alerts_of(a_diary(a_dose(), a_supplement(time=540)), MONDAY, {}, GUIDANCE.medicines)
    assert alert_sources(alert, GUIDANCE, "nl") == ("Nix 1989",)


def test_around_midnight_both_days_have_the_note_and_it_names_the_day_before():
    diary = a_diary(a_dose(time=23 * 60), a_supplement(day(1), time=30))
    for on in (MONDAY, day(1)):
        (said,) = notes(diary, on, "en")
        assert "23:00 (the day before)" in said
        assert "0:30" in said
    assert notes(diary, day(2)) == []


def test_a_typed_medicine_is_called_as_it_was_typed():
    (said,) = notes(a_diary(a_dose("Prednison <b>"), a_supplement(time=540)), language="en")
    assert "Prednison <b>" in said
    assert rule_text("other").en in said


@pytest.mark.parametrize("time", [None, 480 + 120])
def test_without_a_time_or_at_the_hours_of_the_rule_there_is_no_note(time):
    assert notes(a_diary(a_dose(), a_supplement(time=time))) == []


def test_the_day_and_the_period_hold_the_alert_and_without_medicines_neither_does():
    diary = a_diary(a_dose(), a_supplement(time=540))
    summary = summarise_day(diary, MONDAY, GROUP_UPPER, GUIDANCE)
    assert [alert.id for alert in summary.alerts] == ["too_close"]
    period = summarise_period(diary, MONDAY, MONDAY, GROUP_UPPER, GUIDANCE)
    assert period.days[0] == summary
    assert summarise_day(diary, MONDAY, GROUP_UPPER).alerts == ()


def test_the_advice_of_today_says_it_with_its_source():
    diary = a_diary(a_dose(), a_supplement(time=540))
    advice = to_json(advise(diary, GUIDANCE, table(), None, MONDAY, "nl", "article"))
    (alert,) = advice["alerts"]
    assert alert["id"] == "too_close"
    assert rule_text("quinolone").nl in alert["text"]
    assert alert["sources"] == ["Nix 1989"]


def test_the_report_counts_how_often_and_quotes_the_rule_once():
    diary = a_diary(
        a_dose(),
        a_supplement(time=540),
        a_dose(time=23 * 60, on=day(1)),
        a_supplement(day(2), time=30),
    )
    summary = summarise_period(diary, MONDAY, day(6), GROUP_UPPER, GUIDANCE)
    report = a_report(summary, language="en")
    (section,) = [each for each in report.sections if each.heading == "Medicines written down"]
    (sentence,) = section.sentences
    assert "written down 2 times closer to magnesium than its rule" in sentence
    assert rule_text("quinolone").en in sentence
