import pytest


def test_a_value_is_written_down_and_listed_in_three_units(magapp):
    added = magapp(
        "lab", "add", "0,70", "--low", "0,75", "--high", "1,03", "--day", "2026-03-04", "--json"
    ).json
    assert (added["value"], added["unit"], added["low"], added["high"]) == (0.7, "mmol/L", 0.75, 1.03)
    assert added["mg/dL"]["value"] == pytest.approx(1.70, abs=0.005)
    assert added["mEq/L"]["value"] == pytest.approx(1.40)
    magapp("lab", "add", "1.95", "--unit", "mg/dl", "--day", "2026-09-14", "--note", "nuchter")
    listed = magapp("lab", "list", "--json").json
    assert [each["day"] for each in listed] == ["2026-09-14", "2026-03-04"]
    assert listed[0]["note"] == "nuchter"
    assert listed[0]["mmol/L"] == {"value": pytest.approx(0.8023, abs=1e-4), "low": None, "high": None}


def test_the_answer_says_to_ask_a_doctor_and_nothing_of_the_value(magapp):
    answer = magapp("--lang", "nl", "lab", "add", "0,50", "--low", "0,75", "--high", "1,03")
    assert "0,50 mmol/L = 1,22 mg/dL = 1,00 mEq/L" in answer.out
    assert "arts" in answer.out
    assert not any(word in answer.out.lower() for word in ("laag", "hoog", "normaal", "tekort", "onder de"))


@pytest.mark.parametrize(
    "words",
    [
        ("lab", "add"),
        ("lab", "add", "x"),
        ("lab", "add", "21"),
        ("lab", "add", "0"),
        ("lab", "add", "0.8", "--unit", "g/L"),
        ("lab", "add", "0.8", "--low", "0.7"),
        ("lab", "add", "0.8", "--low", "1.0", "--high", "0.7"),
        ("lab", "add", "0.8", "--day", "someday"),
        ("lab", "remove"),
    ],
)
def test_bad_values_are_status_2_and_change_nothing(magapp, words):
    answer = magapp(*words)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.strip()
    assert magapp("lab", "list", "--json").json == []


def test_a_percentage_on_a_label_is_of_375_mg_and_is_divided_over_the_pieces(magapp):
    label = magapp("label", "--ri-percent", "50", "--pieces", "2", "--json").json
    assert label["elemental_mg"] == {"low": 187.5, "high": 187.5}
    assert label["per_piece_mg"] == {"low": 93.75, "high": 93.75}
    assert (label["form"], label["fraction"], label["estimate"]) == (None, None, False)
    assert len(label["health_claims"]) == 10


@pytest.mark.parametrize(("mg", "claims"), [("56", 0), ("57", 10)])
def test_claims_come_with_57_mg_and_not_with_56(magapp, mg, claims):
    assert len(magapp("label", "--elemental-mg", mg, "--json").json["health_claims"]) == claims


@pytest.mark.parametrize(("mg", "percent"), [("141", None), ("180", 28), ("200", 38)])
def test_a_rich_bisglycinate_is_told_to_be_buffered(magapp, mg, percent):
    label = magapp(
        "label", "--form", "bisglycinate", "--elemental-mg", mg, "--compound-mg", "1000", "--json"
    ).json
    assert label["oxide_percent"] == percent


@pytest.mark.parametrize(
    "words",
    [
        ("label",),
        ("label", "--compound-mg", "100"),
        ("label", "--elemental-mg", "100", "--ri-percent", "50"),
        ("label", "--ri-percent", "0"),
        ("label", "--elemental-mg", "100", "--pieces", "0"),
        ("label", "--elemental-mg", "100", "--pieces", "1.5"),
    ],
)
def test_a_label_that_says_nothing_or_two_things_is_refused(magapp, words):
    answer = magapp(*words)
    assert (answer.status, answer.out) == (2, "")
