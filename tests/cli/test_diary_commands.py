import datetime as dt

import pytest

from magapp.domain.ids import day_record_id
from magapp.domain.records import Checkin
from magapp.storage.paths import find_places
from magapp.storage.store import Store


def test_search_answers_with_the_keys_of_the_manual(magapp):
    answer = magapp("foods", "search", "volkorenbrood", "--limit", "3", "--json")
    first = answer.json[0]
    assert answer.status == 0
    assert set(first) == {
        "id",
        "name",
        "name_nl",
        "name_en",
        "group",
        "mg_per_100g",
        "source",
        "source_id",
        "attribution",
        "portions",
    }
    assert first["id"] == "bread_wholemeal"
    assert first["attribution"] == []
    assert first["mg_per_100g"] > 40
    assert {"name", "grams"} == set(first["portions"][0])
    assert len(answer.json) <= 3


def test_search_for_nothing_known_is_an_empty_list_with_a_sentence(magapp):
    answer = magapp("foods", "search", "qqqqqq", "--json")
    assert (answer.status, answer.json) == (0, [])
    assert "No food found" in answer.err


def test_add_writes_the_entry_down_with_its_magnesium(magapp):
    answer = magapp("add", "2 sneetjes volkorenbrood", "--json")
    (entry,) = answer.json["entries"]
    assert answer.status == 0
    assert entry["grams"] == 70
    assert entry["mg"]["low"] == entry["mg"]["high"] == pytest.approx(42, abs=3)
    assert entry["day"] == dt.datetime.now().astimezone().date().isoformat()
    assert [each["id"] for each in magapp("day", "--json").json["entries"]] == [entry["id"]]


def test_add_takes_day_and_meal(magapp):
    magapp("add", "koffie", "--day", "2026-11-02", "--meal", "lunch")
    (entry,) = magapp("day", "2026-11-02", "--json").json["entries"]
    assert (entry["meal"], entry["day"]) == ("lunch", "2026-11-02")
    assert magapp("day", "2026-11-03", "--json").json["entries"] == []


def test_line_of_two_foods_makes_two_entries(magapp):
    answer = magapp("add", "koffie en appelmoes", "--json")
    assert [entry["food_id"] for entry in answer.json["entries"]] == ["coffee", "apple_sauce"]


def test_line_of_which_one_food_is_unknown_adds_nothing(magapp):
    answer = magapp("add", "koffie en qqqqqq")
    assert (answer.status, answer.out) == (2, "")
    assert magapp("day", "--json").json["entries"] == []


def test_food_that_is_not_found_gets_suggestions(magapp):
    answer = magapp("add", "volkoren qqqqqq")
    assert answer.status == 2
    assert "Did you mean:" in answer.err
    assert "Nothing was added" in answer.err


def test_weight_of_a_salt_left_open_is_a_range(magapp):
    (entry,) = magapp("add", "400 mg magnesiumcitraat", "--json").json["entries"]
    assert entry["mg"]["low"] < entry["mg"]["high"]
    day = magapp("day", "--json").json
    assert day["supplement_mg"] == entry["mg"]
    assert day["food_mg"] == {"low": 0, "high": 0}


def test_day_answers_with_the_keys_of_the_manual(magapp):
    magapp("add", "koffie")
    day = magapp("day", "--json").json
    assert set(day) >= {
        "day",
        "entries",
        "food_mg",
        "supplement_mg",
        "total_mg",
        "unknown_foods",
        "upper_level_mg",
        "alerts",
        "state",
        "state_set",
        "caffeine_mg",
        "alcohol_glasses",
    }
    assert day["reference_mg"] is None
    assert day["reference_lines"] == {"women": 300, "men": 350}
    assert (day["upper_level_mg"], day["unknown_foods"], day["caffeine_mg"]) == (250, 0, 60)


def test_a_meal_that_is_named_wins_from_the_time_in_the_line(magapp):
    magapp("add", "banaan, thee 20:00", "--meal", "snack")
    assert [entry["meal"] for entry in magapp("day", "--json").json["entries"]] == ["snack", "snack"]


def test_the_foods_of_a_line_stand_in_its_order(magapp):
    for _line in range(3):
        magapp("add", "koffie, 1 boterham, 1 banaan, 1 appel, 1 ei", "--meal", "lunch")
    foods = [entry["food"] for entry in magapp("day", "--json").json["entries"]]
    assert len(foods) == 15
    assert foods == foods[:5] * 3


def test_an_antacid_is_not_told_to_be_divided(magapp):
    magapp("add", "1 Maalox")
    assert magapp("day", "--json").json["alerts"] == []


def test_day_over_the_upper_level_says_so(magapp):
    magapp("add", "300 mg magnesium")
    assert {alert["id"] for alert in magapp("day", "--json").json["alerts"]} == {
        "over_upper_level",
        "split_dose",
    }


def test_state_of_a_day_is_set_and_stays(magapp):
    magapp("add", "koffie")
    before = magapp("day", "--json").json
    assert (before["state"], before["state_set"]) == ("partly", False)
    magapp("day", "--state", "complete")
    after = magapp("day", "vandaag", "--json").json
    assert (after["state"], after["state_set"]) == ("complete", True)
    magapp("day", "--state", "drinks_missing")
    later = magapp("day", "--json").json
    assert (later["state"], later["state_set"]) == ("drinks_missing", True)


def test_a_day_goes_back_to_what_is_suggested_and_leaves_no_record(magapp):
    magapp("add", "koffie")
    records = magapp("check", "--json").json["records"]
    magapp("day", "--state", "suggested")
    magapp("day", "--state", "complete")
    again = magapp("day", "--state", "suggested", "--json").json
    assert (again["state"], again["state_set"]) == ("partly", False)
    assert magapp("check", "--json").json["records"] == records


def test_a_day_of_which_the_drinks_are_missing_says_so_and_is_not_complete(magapp):
    magapp("add", "2 sneetjes volkorenbrood # ontbijt")
    magapp("add", "spinazie # avondeten")
    assert "drinks missing (suggested)" in magapp("day", "--lang", "en").out
    assert magapp("summary", "--json").json["complete_days"] == 0
    magapp("habits", "water=1")
    assert magapp("day", "--json").json["state"] == "complete"


@pytest.mark.parametrize("word", ["gisteren", "yesterday"])
def test_yesterday_is_the_day_before_today(magapp, word):
    today = dt.datetime.now().astimezone().date()
    assert magapp("day", word, "--json").json["day"] == (today - dt.timedelta(1)).isoformat()


def test_habits_set_drinks_by_entries_and_nothing_is_counted_twice(magapp):
    answer = magapp("habits", "coffee=3", "tea=1", "alcohol=2", "--json").json
    assert (answer["coffee"], answer["tea"], answer["water"], answer["alcohol"]) == (3, 1, 0, 2)
    entries = magapp("day", "--json").json["entries"]
    assert [entry["food_id"] for entry in entries].count("coffee") == 3
    assert magapp("habits", "coffee=1", "--json").json["coffee"] == 1
    assert [entry["food_id"] for entry in magapp("day", "--json").json["entries"]].count("coffee") == 1


def test_coffee_from_the_entry_line_counts_among_the_habits(magapp):
    magapp("add", "2 koffie")
    assert magapp("habits", "--json").json["coffee"] == 2
    assert magapp("habits", "coffee=3", "--json").json["coffee"] == 3


def test_habits_of_the_night_are_read_back_and_taken_away(magapp):
    set_to = magapp(
        "habits", "sleep=7,5", "bedtime=0:30", "relaxation=20", "stress=2", "sweat=0", "--json"
    ).json
    assert (set_to["sleep"], set_to["bedtime"], set_to["relaxation"]) == (7.5, "00:30", 20)
    assert (set_to["stress"], set_to["sweat"]) == (2, 0)
    assert magapp("habits", "sleep=", "--json").json["sleep"] is None


def test_a_day_to_come_has_no_habits_yet(magapp):
    tomorrow = (dt.datetime.now().astimezone().date() + dt.timedelta(1)).isoformat()
    for pair in ("sleep=8", "bedtime=23:00", "relaxation=10", "sweat=0", "stress=1"):
        refused = magapp("habits", "--day", tomorrow, pair)
        assert refused.status == 2
        assert "is still to come" in refused.err
    assert magapp("habits", "--day", tomorrow, "--json").json["sleep"] is None
    assert magapp("habits", "--day", tomorrow, "sleep=").status == 0


def test_symptoms_are_null_until_answered(magapp):
    before = magapp("symptoms", "--json").json["symptoms"]
    assert len(before) == 7
    assert set(before.values()) == {None}
    after = magapp("symptoms", "cramps=2", "fatigue=0", "--json").json["symptoms"]
    assert (after["cramps"], after["fatigue"], after["tingling"]) == (2, 0, None)
    assert magapp("symptoms", "cramps=", "--json").json["symptoms"]["cramps"] is None


def test_palpitations_tell_when_to_call(magapp):
    answer = magapp("symptoms", "palpitations=1", "--json")
    assert answer.json["symptoms"]["palpitations"] == 1
    assert "112" in answer.err
    assert "112" not in magapp("symptoms", "cramps=1").err


def test_dose_is_written_down_by_name_or_id(magapp):
    dose = magapp("dose", "levothyroxine", "--day", "2026-11-02", "--time", "7:30", "--json").json
    assert (dose["medicine"], dose["time"], dose["day"]) == ("levothyroxine", "07:30", "2026-11-02")
    summary = magapp("export", "week.json", "--from", "2026-11-02", "--to", "2026-11-02", "--json")
    assert summary.json["days"] == 1


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def test_profile_decides_the_reference_intake(magapp):
    magapp("profile", "sex=vrouw", "birth_year=1970", "medicines=ppi,levothyroxine")
    profile = magapp("profile", "--json").json
    assert (profile["sex"], profile["birth_year"], profile["reference_mg"]) == ("female", 1970, 300)
    assert profile["medicines"] == ["levothyroxine", "ppi"]
    assert magapp("day", "--json").json["reference_mg"] == 300
    magapp("profile", "sex=male", "medicines=")
    profile = magapp("profile", "--json").json
    assert (profile["reference_mg"], profile["medicines"]) == (350, [])


def test_profile_list_names_every_id(magapp):
    listed = magapp("profile", "--list", "--json").json
    ids = {kind: {row["id"] for row in rows} for kind, rows in listed.items()}
    assert {"kidney_severe", "kidney_moderate", "heart_block", "coeliac"} <= ids["conditions"]
    assert {"ppi", "loop_diuretic", "levothyroxine", "quinolone", "bisphosphonate"} <= ids["medicines"]


def test_label_works_out_elemental_magnesium(magapp):
    oxide = magapp("label", "--form", "oxide", "--compound-mg", "500", "--json").json
    assert oxide["elemental_mg"]["low"] == pytest.approx(301.5, abs=0.5)
    assert (oxide["estimate"], oxide["fraction"]) == (False, pytest.approx(0.603, abs=0.001))
    citrate = magapp("label", "--form", "citrate", "--compound-mg", "1000", "--json").json
    assert citrate["estimate"]
    assert round(citrate["elemental_mg"]["low"]) == 113
    assert round(citrate["elemental_mg"]["high"]) == 162


def test_advice_has_the_keys_of_the_manual_and_a_gate_for_kidneys(magapp):
    magapp("profile", "conditions=kidney_severe")
    advice = magapp("advice", "--json").json
    assert {"order", "gates", "steps", "interactions"} <= set(advice)
    assert len(advice["steps"]) == 4
    assert advice["gates"]
    assert {"id", "texts", "because", "sources"} <= set(advice["steps"][0])


def test_check_and_paths_answer_with_the_keys_of_the_manual(magapp):
    magapp("add", "koffie")
    check = magapp("check", "--json")
    assert check.status == 0
    assert check.json == {"files": 1, "damaged": [], "restored": [], "records": 1, "ok": True}
    paths = magapp("paths", "--json").json
    assert set(paths) == {"data", "state", "settings", "cache"}


def test_check_finds_a_damaged_file_and_repairs_it(magapp, tmp_path):
    magapp("--data-dir", tmp_path / "diary", "add", "koffie")
    (month,) = (tmp_path / "diary" / "devices").glob("*/20*.json")
    month.write_bytes(month.read_bytes()[:50])
    found = magapp("--data-dir", tmp_path / "diary", "check", "--json")
    assert (found.status, found.json["ok"], len(found.json["damaged"])) == (1, False, 1)
    repaired = magapp("--data-dir", tmp_path / "diary", "check", "--repair", "--json")
    assert (repaired.status, repaired.json["ok"], len(repaired.json["restored"])) == (0, True, 1)
    assert len(magapp("--data-dir", tmp_path / "diary", "day", "--json").json["entries"]) == 1


def test_paths_makes_nothing(magapp, tmp_path):
    assert magapp("paths", "--data-dir", tmp_path / "diary").status == 0
    assert not (tmp_path / "diary").exists()


def test_alcohol_in_a_sauce_is_no_drink_to_take_away(magapp):
    magapp("add", "10 ml sojasaus")
    assert magapp("habits", "alcohol=0", "--json").json["alcohol"] == 0


def test_answer_given_here_leaves_the_note_that_stands_beside_it(magapp):
    store = Store.open(find_places())
    dataset, today = store.dataset, dt.datetime.now().astimezone().date()
    answer = Checkin(
        id=day_record_id(dataset, "checkin", today, "cramps"), day=today, key="cramps", note="kuit"
    )
    store.save({answer.id: answer})
    magapp("symptoms", "cramps=2")
    magapp("symptoms", "cramps=")
    assert store.refresh().refreshed == {}
    assert store.load().diary.checkins(today)["cramps"].note == "kuit"


def test_add_writes_a_medicine_down_as_a_dose(magapp):
    answer = magapp("add", "levothyroxine 8:00, koffie", "--day", "2026-11-02", "--json")
    assert answer.status == 0
    (dose,) = answer.json["doses"]
    assert (dose["medicine"], dose["time"], dose["day"]) == ("levothyroxine", "08:00", "2026-11-02")
    assert [entry["food_id"] for entry in answer.json["entries"]] == ["coffee"]
    assert [each["id"] for each in magapp("day", "2026-11-02", "--json").json["doses"]] == [dose["id"]]


def test_a_medicine_and_magnesium_close_together_get_the_rule_at_once_and_on_their_day(magapp):
    magapp("dose", "Thyrax", "--day", "2026-11-02", "--time", "8:00")
    answer = magapp("add", "1 tablet magnesium 100 mg 9:00", "--day", "2026-11-02", "--json")
    (note,) = answer.json["notes"]
    assert "at least 4 hours" in note
    day = magapp("day", "2026-11-02", "--json").json
    (alert,) = day["alerts"]
    assert (alert["id"], alert["medicine"]) == ("too_close", "levothyroxine")
    assert alert["dose"] == day["doses"][0]["id"]
    assert note in magapp("day", "2026-11-02").out


@pytest.mark.parametrize("name", ["thyrax", "Levothyroxine", "levotyroxine", "levothyroxine 50 mcg"])
def test_dose_takes_names_brands_and_a_typing_error(magapp, name):
    assert magapp("dose", name, "--json").json["medicine"] == "levothyroxine"


def test_profile_keeps_a_medicine_that_is_not_in_the_list_as_it_was_typed(magapp):
    answer = magapp("profile", "medicines=losec, Metoprolol 25", "--json")
    assert answer.json["medicines"] == ["Metoprolol 25", "ppi"]
    assert "Metoprolol 25" in answer.err
    assert magapp("dose", "metoprolol 25", "--json").json["medicine"] == "Metoprolol 25"


def test_a_medicine_that_nobody_knows_is_written_down_as_typed_with_the_general_text(magapp):
    answer = magapp("dose", "paracetamol", "--lang", "nl")
    assert answer.status == 0
    assert "‘paracetamol’ staat niet in de lijst" in answer.err
    assert "Laat 2 tot 3 uur tussen magnesium en andere medicijnen" in answer.out
    assert magapp("day", "--json").json["doses"][0]["medicine"] == "paracetamol"


@pytest.mark.parametrize("words", ["magnesium", "magnesiumcitraat 400 mg", "2 Rennie", "500", ""])
def test_a_dose_is_no_supplement_and_no_number(magapp, words):
    assert magapp("dose", words).status == 2
    assert magapp("day", "--json").json["doses"] == []


def test_profile_keeps_answers_that_hardly_go_together_and_says_so(magapp):
    answer = magapp("profile", "sex=man", "pregnant=yes", "birth_year=1990", "--json")
    assert (answer.json["sex"], answer.json["pregnant"], answer.json["reference_mg"]) == ("male", True, 300)
    assert "Is that right?" in answer.err
    assert "300 mg a day" in answer.err


@pytest.mark.parametrize("year", ["2200", "1899", "abc"])
def test_a_birth_year_that_cannot_be_changes_nothing_else(magapp, year):
    answer = magapp("profile", "sex=female", f"birth_year={year}")
    assert answer.status == 2
    assert magapp("profile", "--json").json["sex"] is None


@pytest.mark.parametrize(
    ("line", "entries", "doses"),
    [
        ("levothyroxine 7:30, 1 tablet magnesium 100 mg 8:05", [100], ["levothyroxine"]),
        ("1 tablet magnesium 100 mg 8:05, levothyroxine 7:30", [100], ["levothyroxine"]),
        ("omeprazol 20 mg, 1 tablet magnesium 100 mg", [100], ["ppi"]),
        ("banaan, magnesium 375 mg", [36, 375], []),
        ("Rennie, magnesium 100 mg", [20, 100], []),
        ("magnesium 200 mg, 100 mg magnesium", [200, 100], []),
        ("magnesium, 200 mg, 8:00", [200], []),
        ("2 tabletten, magnesium 100 mg", [200], []),
    ],
)
def test_a_supplement_drops_nothing_else_of_its_line_and_takes_no_figure_of_it(magapp, line, entries, doses):
    magapp("add", line)
    day = magapp("day", "--json").json
    assert [round(entry["mg"]["low"]) for entry in day["entries"]] == entries
    assert [dose["medicine"] for dose in day["doses"]] == doses


def test_the_meal_of_a_line_holds_for_all_that_is_understood_of_it(magapp):
    magapp("add", "banaan, vitamine d, magnesium 200 mg, thee #lunch")
    found = magapp("day", "--json").json["entries"]
    assert [entry["meal"] for entry in found] == ["lunch", "lunch", "lunch"]


def test_what_nobody_understands_beside_a_supplement_is_said_and_gives_it_no_figure(magapp):
    answer = magapp("add", "vitamine C 500 mg, magnesium 100 mg", "--lang", "nl")
    assert "Niet begrepen: ‘vitamine C 500 mg’" in answer.err
    assert [entry["mg"]["low"] for entry in magapp("day", "--json").json["entries"]] == [100]


def test_no_reference_at_all_is_given_to_someone_under_18(magapp):
    profile = magapp("profile", "birth_year=2012", "--json").json
    assert "reference_lines" not in profile
    assert "reference_lines" not in magapp("day", "--json").json
    assert "300" not in magapp("profile").out


def test_a_day_without_entries_is_no_day_of_0_mg(magapp):
    assert "From food" not in magapp("day").out
    assert "Coffee: nothing written down" in magapp("habits").out
    assert "Pregnant: not ticked" in magapp("profile").out


@pytest.mark.parametrize(
    ("line", "left_out"),
    [
        ("magnesium 200 mg met een glas melk", "glas melk"),
        ("Vitakruid magnesium 150 mg", "vitakruid"),
        ("1 tablet magnesium 100 mg", ""),
        ("710 mg bisglycinaat, waarvan 100 mg magnesium", ""),
    ],
)
def test_words_beside_a_supplement_that_say_nothing_of_it_are_said_to_be_left_out(magapp, line, left_out):
    said = magapp("add", line, "--lang", "nl").err
    assert (f"Niet begrepen: ‘{left_out}’" in said) is bool(left_out)


@pytest.mark.parametrize(
    ("line", "entries"),
    [
        ("magnesium 100 mg, 3 tabletten", [300]),
        ("magnesium 2 tabletten van 100 mg", [200]),
        ("magnesium 200 mg 2 tabletten", [400]),
        ("magnesium 3x daags 100 mg", [300]),
        ("magnesium 200 mg twice a day", [400]),
        ("3 tabletten magnesium 100 mg", [300]),
        ("magnesium 200mg,2 bananen", [73, 200]),
        ("2 boterhammen, magnesium, 200 mg, thee", [29, 3, 200]),
        ("banaan, vitamine d, magnesium 200 mg", [36, 200]),
        ("magnesium 200 mg, zink", [200]),
        ("magnesium 200 mg, koper", [200]),
        ("magnesiumcitraat, magnesiumoxide 200 mg", [121]),
    ],
)
def test_pieces_and_times_are_counted_and_no_nutrient_becomes_food(magapp, line, entries):
    magapp("add", line)
    found = magapp("day", "--json").json["entries"]
    assert [round(entry["mg"]["low"]) for entry in found] == entries


@pytest.mark.parametrize(
    "line",
    ["l-arginine aspartate 3 g", "tamoxifen citraat 20 mg", "ammonium lactate 10 mg", "creatine citrate 5 g"],
)
def test_a_salt_of_something_else_is_no_magnesium(magapp, line):
    magapp("add", line)
    found = magapp("day", "--json").json["entries"]
    assert not any(entry["counts_to_upper"] for entry in found)
