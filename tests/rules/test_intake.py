"""Rules 1 to 12: the reference intake, what lies beside it, and what is not known."""

import pytest
from PySide6.QtWidgets import QComboBox

from magapp.ui.widgets.figure_table import FigureTable
from tests.rules.marks import rule
from tests.rules.nevo_file import nevo_file
from tests.rules.person import TODAY
from tests.rules.window import texts_of


@rule("1")
def test_an_adult_man_stands_beside_350_mg_called_an_adequate_intake_with_its_two_sources(person):
    person.tells("sex=male", "birth_year=1970").three_complete_days("200 mg magnesium")
    assert person.day(1)["reference_mg"] == 350
    food = person.step("food")
    assert "onder de voedingsnorm van 350 mg" in " ".join(food["because"])
    assert {"Gezondheidsraad 2018", "EFSA 2015"} <= set(food["sources"])


@rule("2")
@pytest.mark.parametrize("more", ["pregnant=no", "pregnant=yes", "lactating=yes"])
def test_an_adult_woman_stands_beside_300_mg_pregnant_or_not(person, more):
    person.tells("sex=female", "birth_year=1990", more)
    assert person.day()["reference_mg"] == 300


@rule("2")
@pytest.mark.parametrize("fact", ["pregnant=yes", "lactating=yes"])
def test_pregnancy_and_breastfeeding_say_that_efsa_sees_no_greater_need(person, fact):
    person.tells("sex=female", fact)
    said = person.gate("pregnancy")
    assert "volgens EFSA niet meer magnesium nodig" in said["text"]
    assert "EFSA 2015" in said["sources"]


@rule("3")
def test_who_did_not_tell_their_sex_sees_both_lines_and_no_guess(person):
    person.three_complete_days("200 mg magnesium")
    day = person.day(1)
    assert day["reference_mg"] is None
    assert day["reference_lines"] == {"women": 300, "men": 350}
    because = person.because("food")
    assert "300 mg voor vrouwen en 350 mg voor mannen" in because
    assert "uw genoteerde inname ligt" not in because


@rule("4")
def test_under_eighteen_there_is_no_judgement_and_no_supplement_only_whom_to_ask(person):
    person.tells("sex=male", f"birth_year={TODAY.year - 17}").three_complete_days("200 mg magnesium")
    assert person.day(1)["reference_mg"] is None
    assert "voedingsnorm" not in person.because("food")
    supplement = person.step("supplement")
    assert supplement["folded"]
    assert len(supplement["texts"]) == 1
    assert "Nederlandse en Europese cijfers voor kinderen verschillen" in person.gate("minor")["text"]


@rule("4")
def test_only_the_year_after_somebody_turned_eighteen_makes_them_surely_an_adult(person):
    person.tells("sex=male", f"birth_year={TODAY.year - 18}")
    assert person.gate("minor") is not None
    person.tells(f"birth_year={TODAY.year - 19}")
    assert person.gate("minor") is None
    assert person.day()["reference_mg"] == 350


@rule("6")
@pytest.mark.parametrize(
    ("mg", "band"),
    [(314, "onder"), (315, "rond"), (349, "rond"), (385, "rond"), (386, "boven")],
)
def test_an_intake_lies_under_around_or_above_the_adequate_intake_and_never_short(person, mg, band):
    person.tells("sex=male").three_complete_days(f"{mg} mg magnesium")
    because = person.because("food")
    assert f"ligt uw genoteerde inname {band} de voedingsnorm van 350 mg" in because
    assert "tekort" not in because


@rule("6")
def test_a_range_that_straddles_a_limit_names_both_bands(person):
    person.tells("sex=male").three_complete_days("305 mg magnesium", "150 g rookworst")
    assert "onder of rond de voedingsnorm" in person.because("food")


@rule("7")
def test_two_complete_days_make_no_average_and_three_do(person):
    for days in (1, 2):
        person.writes("100 g spinazie", days).ask("day", "yesterday", "--state", "complete")
    assert person.ask("summary", "--json").json["mean_mg"] is None
    assert "vanaf 3 dagen noemt het programma een gemiddelde" in person.because("food")
    person.three_complete_days("100 g spinazie")
    assert person.ask("summary", "--json").json["mean_mg"] is not None
    assert "over 3 volledige dagen" in person.because("food")


@rule("8")
def test_a_food_of_unknown_magnesium_is_counted_as_unknown_and_never_as_none(person):
    person.writes("35 g volkorenbrood").writes("100 g rookworst")
    day = person.day()
    sausage = next(entry for entry in day["entries"] if entry["food_id"] == "smoked_sausage")
    assert sausage["mg"] is None
    assert day["unknown_foods"] == 1
    assert day["food_mg"]["high"] > day["food_mg"]["low"] > 0
    said = person.ask("day").out
    assert "ten minste" in said
    assert "Van 1 product is het magnesium onbekend" in said


@pytest.fixture
def with_nevo(person, tmp_path):
    """Give somebody who imported the official file."""
    person.ask("foods", "import", nevo_file(tmp_path), "--apply")
    return person


@rule("9")
@pytest.mark.parametrize(
    ("line", "mg"),
    [
        ("35 g brood tarwe volkoren", 23.1),
        ("35 g brood tarwe wit", 7.0),
        ("25 g noten gemengd ongezouten", 57.75),
        ("125 g koffie bereid", 7.5),
    ],
)
def test_an_imported_row_of_nevo_gives_its_own_figure(with_nevo, line, mg):
    (entry,) = with_nevo.writes(line).day()["entries"]
    assert entry["source"].startswith("NEVO")
    assert entry["mg"]["low"] == entry["mg"]["high"] == pytest.approx(mg)


@rule("9")
def test_a_row_of_nevo_without_magnesium_is_unknown(with_nevo):
    (entry,) = with_nevo.writes("100 g soep zonder cijfer").day()["entries"]
    assert entry["mg"] is None


@rule("10")
def test_a_day_with_a_figure_of_nevo_names_nevo_its_version_and_rivm(with_nevo):
    assert with_nevo.writes("1 banaan", 1).day(1)["attribution"] == []
    (sentence,) = with_nevo.writes("35 g brood tarwe volkoren").day()["attribution"]
    for named in ("NEVO-online", "2025/9.0", "RIVM"):
        assert named in sentence
    assert sentence in with_nevo.ask("day").out


@rule("10")
def test_a_figure_of_the_own_table_names_its_own_source(person):
    (entry,) = person.writes("2 sneetjes volkorenbrood").day()["entries"]
    assert (entry["source"], entry["source_id"]) == ("BLS40", "B111000")


@rule("11")
def test_dark_chocolate_shows_both_kinds_with_their_figures_and_sources(person):
    found = {food["id"]: food for food in person.ask("foods", "search", "pure chocolade", "--json").json}
    ordinary, extra = found["chocolate_dark"], found["chocolate_dark_70"]
    assert (round(ordinary["mg_per_100g"]), round(extra["mg_per_100g"])) == (120, 228)
    assert ordinary["source"]
    assert extra["source"]


@rule("11")
def test_the_figure_of_nevo_for_dark_chocolate_stands_beside_them_once_imported(with_nevo):
    found = with_nevo.ask("foods", "search", "chocolade puur", "--json").json
    assert {round(food["mg_per_100g"]) for food in found} >= {89, 228}


@rule("5")
def test_where_the_figures_are_the_three_kinds_of_number_are_explained(window):
    window.program.windows.open_numbers("norms")
    (dialog,) = window.dialogs()
    said = texts_of(dialog)
    for word in ("adequate", "Aanbevolen dagelijkse hoeveelheid", "375 mg"):
        assert word in said


@rule("5")
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_no_answer_about_a_person_calls_the_adequate_intake_an_adh(person, lang):
    person.tells("sex=male").three_complete_days("200 mg magnesium")
    for words in (("advice",), ("day", "yesterday"), ("summary",), ("profile",)):
        said = person.ask(*words, lang=lang).out
        assert "ADH" not in said
        assert "RDA" not in said


def norms_of(window, body):
    window.program.windows.open_numbers("norms")
    (dialog,) = window.dialogs()
    chooser = next(each for each in dialog.findChildren(QComboBox) if each.findData(body) >= 0)
    chooser.setCurrentIndex(chooser.findData(body))
    chooser.activated.emit(chooser.currentIndex())
    table = dialog.findChild(FigureTable)
    return [dict(zip(table.names, line.cells, strict=True)) for line in table.lines]


@rule("12")
@pytest.mark.parametrize(
    ("body", "ages", "column", "figure"),
    [
        ("nl", "vanaf 18 jaar", "Mannen", "350"),
        ("nl", "vanaf 18 jaar", "Vrouwen", "300"),
        ("nl", "14–17 jaar", "Vrouwen", "280"),
        ("efsa", "1", "Mannen", "170"),
        ("efsa", "vanaf 18 jaar", "Mannen", "350"),
        ("iom", "31–50 jaar", "Mannen", "420"),
        ("iom", "31–50 jaar", "Vrouwen", "320"),
        ("iom", "31–50 jaar", "Vrouwen", "265"),
        ("dach", "vanaf 19 jaar", "Mannen", "350"),
        ("dach", "vanaf 19 jaar", "Zwanger", "300"),
        ("nordic", "volwassenen", "Vrouwen", "300"),
        ("uk", "vanaf 19 jaar", "Vrouwen", "270"),
        ("who", "19", "Mannen", "260"),
        ("who", "19", "Vrouwen", "220"),
    ],
)
def test_the_tables_of_other_bodies_hold_their_figures(window, body, ages, column, figure):
    rows = norms_of(window, body)
    assert any(
        figure == row[column] for row in rows if ages in row["Leeftijd"] or ages in " ".join(row.values())
    )


@rule("12")
def test_d_a_ch_says_300_in_pregnancy_and_310_nowhere(window):
    said = " ".join(" ".join(row.values()) for row in norms_of(window, "dach"))
    assert "310" not in said
