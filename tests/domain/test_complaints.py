import datetime as dt

from magapp.domain.complaints import (
    MonthOfAnswers,
    answers_to,
    comparable,
    is_answered,
    is_own_key,
    months_of,
    own_complaints,
    with_name,
)
from magapp.domain.diary import Diary
from magapp.domain.records import Checkin, Entry, OwnComplaint
from magapp.domain.versions import bare

TODAY = dt.date(2026, 11, 22)
HEADACHE = OwnComplaint(id="01900000-0000-7000-8000-000000000001", name="Hoofdpijn")
ITCH = OwnComplaint(id="01900000-0000-7000-8000-000000000002", name="Jeuk", stopped=True)


def an_answer(back, severity, key=HEADACHE.id, note=""):
    day = TODAY - dt.timedelta(days=back)
    return Checkin(id=f"{key}-{back}", day=day, key=key, severity=severity, note=note)


def test_own_complaints_stand_in_the_order_they_were_made_and_stopped_ones_among_them():
    assert own_complaints(Diary([ITCH, HEADACHE, an_answer(3, 1, ITCH.id)])) == (HEADACHE, ITCH)


def test_a_stopped_complaint_without_an_answer_counts_as_deleted():
    assert own_complaints(Diary([ITCH, HEADACHE])) == (HEADACHE,)


def test_an_own_complaint_is_told_from_the_seven_by_its_key():
    assert is_own_key(HEADACHE.id)
    assert not is_own_key("cramps")
    assert not is_own_key("")


def test_names_are_alike_whatever_their_capitals_spaces_and_way_of_accents():
    assert comparable("  Hoofd  PIJN ") == comparable("hoofd pijn")
    assert comparable("Cafe\u0301") == comparable("café")
    assert with_name("HOOFDPIJN", [("a", "Hoofdpijn"), ("b", "Jeuk"), ("c", "hoofdpijn ")]) == ("a", "c")


def test_answers_are_found_by_their_complaint_oldest_first():
    entry = Entry(id="e", day=TODAY)
    diary = Diary([an_answer(0, 2), entry, an_answer(40, None, note="druk"), an_answer(3, 1, "cramps")])
    assert list(answers_to(diary, HEADACHE.id)) == [TODAY - dt.timedelta(days=40), TODAY]
    assert answers_to(diary, "unknown") == {}


def test_a_note_alone_counts_as_something_that_was_written():
    assert is_answered(Diary([an_answer(1, None, note="druk")]), HEADACHE.id)
    assert not is_answered(Diary([an_answer(1, 2, "cramps")]), HEADACHE.id)


def test_months_count_the_days_at_moderate_or_severe_among_those_answered():
    answered = [an_answer(back, severity) for back, severity in enumerate((3, 2, 1, 0))]
    answers = answers_to(Diary([*answered, an_answer(4, None, note="x")]), HEADACHE.id)
    assert months_of(answers, TODAY, 1) == (MonthOfAnswers(dt.date(2026, 11, 1), 4, 2),)


def test_months_go_back_to_the_first_answer_and_no_shorter_than_asked():
    months = months_of({}, TODAY, 6)
    assert [month.first.month for month in months] == [11, 10, 9, 8, 7, 6]
    old = an_answer(400, 1)
    months = months_of({old.day: old}, TODAY, 6)
    assert months[-1] == MonthOfAnswers(dt.date(2025, 10, 1), 1, 0)
    assert len(months) == 14


def test_days_after_today_are_not_counted():
    ahead = an_answer(-1, 3)
    assert months_of({ahead.day: ahead}, TODAY, 1) == (MonthOfAnswers(dt.date(2026, 11, 1), 0, 0),)


def test_a_deleted_own_complaint_keeps_nothing_of_its_name():
    assert bare(ITCH) == OwnComplaint(id=ITCH.id, name="")
