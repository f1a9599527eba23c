"""The usual supplements on the command line: listed, ticked, added, paused, removed; never counted twice."""

import datetime as dt
import json

import pytest

TODAY = dt.datetime.now().astimezone().date()
YESTERDAY = (TODAY - dt.timedelta(1)).isoformat()
TOMORROW = (TODAY + dt.timedelta(1)).isoformat()


@pytest.fixture
def usual(magapp):
    """Take 400 mg of magnesium citrate twice a day, since yesterday."""
    return magapp(
        *("--lang", "nl", "usual", "add", "400 mg magnesiumcitraat 8:00 en 20:00"),
        *("--day", YESTERDAY, "--json"),
    ).json


def ticks(magapp, day="today"):
    return [each["ticked"] for each in magapp("day", day, "--json").json["usual"]]


def test_a_line_is_kept_with_its_times_and_amount(usual):
    assert usual["times"] == ["08:00", "20:00"]
    assert (usual["quantity"], usual["unit"], usual["salt_mg"], usual["estimate"]) == (400, "mg", 400, True)
    assert (usual["since"], usual["weekdays"], usual["paused"]) == (YESTERDAY, [], False)


def test_the_same_added_again_gets_its_times_and_stays_one(magapp, usual):
    again = magapp("usual", "add", "400 mg magnesiumcitraat 12:00", "--json").json
    assert (again["id"], again["times"], again["since"]) == (
        usual["id"],
        ["08:00", "12:00", "20:00"],
        YESTERDAY,
    )
    assert len(magapp("usual", "--json").json["usual"]) == 1
    too_many = magapp("usual", "add", "400 mg magnesiumcitraat 9:00 10:00 11:00 13:00", "--lang", "en")
    assert too_many.status == 2
    assert "at most 6 times a day" in too_many.err
    assert magapp("usual", "--json").json["usual"][0]["times"] == again["times"]


def test_a_day_tells_what_is_usual_and_what_is_ticked(magapp, usual):
    told = magapp("day", "--json").json["usual"]
    assert [(each["usual"], each["time"], each["ticked"], each["entry"]) for each in told] == [
        (usual["id"], "08:00", False, None),
        (usual["id"], "20:00", False, None),
    ]
    out = magapp("day", "--lang", "nl").out
    assert "[ ] 8:00 magnesiumcitraat" in out


@pytest.mark.usefixtures("usual")
def test_what_was_written_down_by_line_counts_as_ticked_and_is_not_counted_twice(magapp):
    magapp("add", "400 mg magnesiumcitraat 8:15")
    assert ticks(magapp) == [True, False]
    answer = magapp("usual", "take", "--json").json
    assert [each["time"] for each in answer["entries"]] == ["20:00"]
    assert ticks(magapp) == [True, True]
    assert len(magapp("day", "--json").json["entries"]) == 2


@pytest.mark.usefixtures("usual")
def test_all_that_is_open_is_ticked_with_the_total_and_a_second_time_nothing(magapp):
    answer = magapp("usual", "take", "--day", "yesterday", "--lang", "nl")
    assert "Uit supplementen en dergelijke: 91–129 mg" in answer.out
    again = magapp("usual", "take", "--day", "yesterday", "--lang", "nl")
    assert (again.status, again.out) == (0, "")
    assert "niets meer open" in again.err
    assert ticks(magapp, "yesterday") == [True, True]
    assert ticks(magapp) == [False, False]


@pytest.mark.usefixtures("usual")
def test_before_it_was_usual_and_on_a_day_to_come_nothing_is_ticked(magapp):
    before = (TODAY - dt.timedelta(2)).isoformat()
    assert ticks(magapp, before) == []
    answer = magapp("usual", "take", "--day", TOMORROW)
    assert (answer.status, answer.out) == (2, "")
    assert magapp("day", TOMORROW, "--json").json["entries"] == []


def test_one_of_several_is_ticked_by_its_name(magapp, usual):
    magapp("usual", "add", "1 tablet magnesium 100 mg")
    answer = magapp("usual", "take", "citraat", "--lang", "nl", "--json").json
    assert {each["form"] for each in answer["entries"]} == {usual["form"]}
    assert ticks(magapp) == [True, True, False]


def test_it_goes_on_the_days_of_the_week_that_were_told_only(magapp):
    names = ("ma", "di", "wo", "do", "vr", "za", "zo")
    other = names[(TODAY.weekday() + 1) % 7]
    made = magapp("usual", "add", "magnesium 100 mg", "--weekdays", other, "--json").json
    assert made["weekdays"] == [(TODAY.weekday() + 1) % 7 + 1]
    assert ticks(magapp) == []
    listed = magapp("usual", "--json").json
    assert (listed["intakes"], [each["id"] for each in listed["usual"]]) == ([], [made["id"]])


def test_paused_it_is_not_asked_for_until_it_is_resumed(magapp, usual):
    assert magapp("usual", "pause", usual["id"], "--json").json["paused"] is True
    assert ticks(magapp) == []
    assert "paused" in magapp("usual").out
    magapp("usual", "resume", "citrate")
    assert ticks(magapp) == [False, False]


def test_removed_it_is_gone_and_what_was_written_down_stays(magapp, usual):
    magapp("usual", "take")
    magapp("usual", "remove", usual["id"])
    assert magapp("usual", "--json").json["usual"] == []
    assert len(magapp("day", "--json").json["entries"]) == 2


@pytest.mark.parametrize(
    "words",
    [
        ("usual", "add"),
        ("usual", "add", "banaan"),
        ("usual", "add", "1 banaan en 100 mg magnesium"),
        ("usual", "add", "levothyroxine 8:00"),
        ("usual", "add", "magnesium 100 mg", "--weekdays", "someday"),
        ("usual", "add", "magnesium 100 mg 1:00 2:00 3:00 4:00 5:00 6:00 7:00"),
        ("usual", "remove"),
        ("usual", "remove", "something"),
        ("usual", "pause", "something"),
        ("usual", "take", "something"),
        ("usual", "take", "--day", "someday"),
        ("usual", "list", "--weekdays", "mo"),
        ("usual", "forget"),
    ],
)
def test_asked_wrongly_nothing_is_changed(magapp, words):
    answer = magapp(*words)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.strip()
    assert magapp("usual", "--json").json["usual"] == []


def test_a_name_that_two_have_is_asked_for_by_its_id(magapp, usual):
    magapp("usual", "add", "800 mg magnesiumcitraat")
    answer = magapp("usual", "remove", "citrate")
    assert answer.status == 2
    assert usual["id"] in answer.err


@pytest.mark.usefixtures("usual")
def test_the_exported_json_holds_what_is_usual(magapp, tmp_path):
    magapp("usual", "take")
    file = tmp_path / "week.json"
    assert magapp("export", file).status == 0
    told = json.loads(file.read_text("utf-8"))["usual_supplements"]
    assert [each["times"] for each in told] == [["08:00", "20:00"]]


@pytest.mark.usefixtures("usual")
def test_a_medicine_too_close_to_what_is_ticked_is_quoted(magapp):
    magapp("dose", "levothyroxine", "--time", "7:30")
    notes = magapp("usual", "take", "--json").json["notes"]
    assert len([note for note in notes if "7:30" in note and "8:00" in note]) == 1


@pytest.mark.usefixtures("usual")
def test_with_a_gate_its_text_comes_with_what_is_ticked_and_with_what_is_added(magapp):
    magapp("profile", "conditions=kidney_severe")
    assert "Bel vandaag uw arts of apotheek" in magapp("usual", "take", "--lang", "nl").out
    assert "Bel vandaag" in magapp("usual", "add", "magnesium 100 mg", "--lang", "nl").out
