"""What the terminal says to people: names that they know, and days and times as the window writes them."""

import datetime as dt

import pytest

from magapp.content import load_guidance

TODAY = dt.datetime.now().astimezone().date()


# Names


@pytest.mark.parametrize(("language", "sex"), [("nl", "vrouw"), ("en", "woman")])
def test_the_profile_is_told_in_the_names_that_the_window_shows(magapp, language, sex):
    guidance = load_guidance()
    magapp("profile", "sex=female", "conditions=kidney_severe", "medicines=ppi,Metoprolol 25")
    magapp("profile", f"causes={guidance.causes[0].id}")
    told = magapp("--lang", language, "profile").out
    names = [guidance.condition("kidney_severe"), guidance.medicine("ppi"), guidance.causes[0]]
    for name in (sex, "Metoprolol 25", *(each.name.text(language) for each in names if each)):
        assert name in told
    for key in ("female", "kidney_severe", "ppi", guidance.causes[0].id):
        assert key not in told
    assert magapp("profile", "--json").json["conditions"] == ["kidney_severe"]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_form_that_is_not_known_is_answered_with_names_that_can_be_typed(magapp, language):
    answer = magapp("--lang", language, "label", "--form", "gold", "--compound-mg", "100")
    assert answer.status == 2
    told = answer.err.strip().rpartition(": ")[2].removesuffix(".").split("; ")
    for name in ("magnesiumcitraat", "magnesiumoxide") if language == "nl" else ("magnesium citrate",):
        assert name in told
    for name in told:
        assert "_" not in name
        assert magapp("label", "--form", name, "--compound-mg", "100").status == 0


@pytest.mark.parametrize(
    ("language", "words", "sentence"),
    [
        ("nl", "foods brood", "‘brood’ kan hier niet. Wel kan: search, import, tables, remove."),
        ("en", "foods bread", "‘bread’ is not possible here. Possible are: search, import, tables, remove."),
        ("nl", "nonsense", "‘nonsense’ kan hier niet. Wel kan: foods, add, day"),
        ("nl", "add koffie --meal brunch", "bij --meal: ‘brunch’ kan hier niet. Wel kan: breakfast, lunch,"),
    ],
)
def test_a_word_that_is_no_choice_is_answered_in_a_sentence_with_the_choices(
    magapp, language, words, sentence
):
    answer = magapp("--lang", language, *words.split())
    assert answer.status == 2
    assert f": {sentence}" in answer.err
    assert "action" not in answer.err


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_terminal_says_of_nothing_that_it_is_folded(magapp, language):
    magapp("profile", "conditions=kidney_severe")
    told = magapp("--lang", language, "advice").out
    assert "ingeklapt" not in told
    assert "folded" not in told


# Days


@pytest.mark.parametrize(("language", "day"), [("nl", "4 maart 2026"), ("en", "4 March 2026")])
def test_days_are_written_with_the_name_of_their_month(magapp, language, day):
    for words in (
        ("lab", "add", "0.80", "--day", "2026-03-04"),
        ("lab", "list"),
        ("symptoms", "cramps=1", "--day", "2026-03-04"),
        ("habits", "stress=1", "--day", "2026-03-04"),
        ("add", "koffie", "--day", "2026-03-04"),
        ("day", "2026-03-04"),
        ("export", "week.csv", "--from", "2026-03-04", "--to", "2026-03-04", "--force"),
        ("export", "none.csv", "--from", "2026-03-01", "--to", "2026-03-02"),
        ("summary", "--from", "2026-03-05", "--to", "2026-03-04"),
        ("day", "1600-03-04"),
    ):
        answer = magapp("--lang", language, *words)
        told = answer.out + answer.err
        assert "-03-" not in told
        assert words[0] == "add" or day.split()[1] in told


def test_in_json_days_and_times_stay_as_they_were(magapp):
    magapp("dose", "levothyroxine", "--day", "2026-03-04", "--time", "7:30")
    assert magapp("day", "2026-03-04", "--json").json["doses"][0]["time"] == "07:30"
    habits = magapp("habits", "bedtime=0:30", "--day", "2026-03-04", "--json").json
    assert (habits["day"], habits["bedtime"]) == ("2026-03-04", "00:30")
    assert magapp("lab", "add", "0.8", "--day", "2026-03-04", "--json").json["day"] == "2026-03-04"
    assert magapp("symptoms", "--day", "2026-03-04", "--json").json["day"] == "2026-03-04"


# Times


def test_times_are_written_as_the_window_writes_them(magapp):
    magapp("dose", "levothyroxine", "--day", "2026-11-02", "--time", "07:30")
    magapp("add", "1 tablet magnesium 100 mg 8:05", "--day", "2026-11-02")
    magapp("habits", "bedtime=0:30", "--day", "2026-11-02")
    told = magapp("day", "2026-11-02").out + magapp("habits", "--day", "2026-11-02").out
    for time in ("7:30", "8:05", "0:30"):
        assert time in told
        assert f"0{time}" not in told


# What cannot be


@pytest.mark.parametrize(
    ("language", "words"), [("nl", "kan niet in de toekomst liggen"), ("en", "cannot lie in the future")]
)
def test_a_blood_test_of_a_day_to_come_is_refused(magapp, language, words):
    tomorrow = TODAY + dt.timedelta(1)
    answer = magapp("--lang", language, "lab", "add", "0.80", "--day", tomorrow.isoformat())
    assert (answer.status, answer.out) == (2, "")
    assert words in answer.err
    assert magapp("lab", "list", "--json").json == []
    assert magapp("lab", "add", "0.80", "--day", TODAY.isoformat()).status == 0


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
