import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QDialog, QLabel, QWidget

from magapp.content import load_guidance
from magapp.domain.diary import Diary
from magapp.domain.records import Fact
from magapp.services.plain_text import words_of
from magapp.ui.dialogs.profile import ProfileDialog
from magapp.ui.dialogs.profile_form import BirthYearError, read_birth_year
from magapp.ui.dialogs.profile_ticks import medicine_ticks
from magapp.ui.document import Document

DATASET = "12345678-1234-5678-1234-567812345678"
TODAY = dt.date(2026, 11, 22)
LONG_AGO = dt.date(1900, 1, 1)


@pytest.fixture(scope="module")
def guidance():
    return load_guidance()


@pytest.fixture
def make_dialog(qtbot, guidance):
    def make(*facts, **options):
        dialog = ProfileDialog(Document(Diary(facts), DATASET), guidance, TODAY, **options)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitExposed(dialog)
        return dialog

    return make


def a_fact(key, value, since=LONG_AGO):
    return Fact(id=f"{key}-{value}", key=key, value=value, since=since)


def profile(dialog):
    return dialog._document.profile(TODAY)


def shown(dialog):
    return "\n".join(each.text() for each in dialog.findChildren(QLabel) if each.isVisible())


def test_all_of_it_is_optional(make_dialog):
    dialog = make_dialog()
    dialog.save()
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog._document.diary.facts() == []


def test_it_is_saved_in_one_step_that_can_be_undone(qtbot, make_dialog):
    dialog = make_dialog()
    qtbot.mouseClick(dialog.form.sex.button("female"), Qt.MouseButton.LeftButton)
    qtbot.keyClicks(dialog.form.year, "1958")
    dialog.form.conditions.set_ticked("coeliac", on=True)
    dialog.form.medicines.set_ticked("ppi", on=True)
    dialog.save()
    told = profile(dialog)
    assert (told.sex, told.birth_year) == ("female", 1958)
    assert (told.conditions, told.medicines) == ({"coeliac"}, {"ppi"})
    assert dialog._document.undo_stack.count() == 1
    dialog._document.undo_stack.undo()
    assert dialog._document.diary.facts() == []


def test_it_shows_what_was_told_and_keeps_what_it_does_not_ask(make_dialog):
    told = (a_fact("sex", "male"), a_fact("cause", "stress"), a_fact("condition", "from_a_newer_version"))
    dialog = make_dialog(*told)
    assert dialog.form.sex.value == "male"
    dialog.save()
    assert profile(dialog).causes == {"stress"}
    assert profile(dialog).conditions == {"from_a_newer_version"}
    assert dialog._document.undo_stack.count() == 0


def test_rather_not_say_takes_the_sex_away(qtbot, make_dialog):
    dialog = make_dialog(a_fact("sex", "male"))
    qtbot.mouseClick(dialog.form.sex.button("untold"), Qt.MouseButton.LeftButton)
    dialog.save()
    assert profile(dialog).sex is None


@pytest.mark.parametrize("text", ["2027", "1899", "58", "abcd", "19½8", "٢٠٠٠", "-195"])
def test_a_birth_year_that_cannot_be_is_refused(text):
    with pytest.raises(BirthYearError):
        read_birth_year(text, TODAY.year)


@pytest.mark.parametrize(("text", "year"), [("", None), (" ", None), ("1900", 1900), ("2026", 2026)])
def test_a_birth_year_from_1900_to_this_year_or_none_is_read(text, year):
    assert read_birth_year(text, TODAY.year) == year


def test_a_wrong_birth_year_gets_a_sentence_and_loses_nothing(qtbot, make_dialog):
    dialog = make_dialog()
    dialog.form.conditions.set_ticked("coeliac", on=True)
    qtbot.keyClicks(dialog.form.year, "2031")
    qtbot.mouseClick(dialog._save, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert "from 1900 to 2026" in shown(dialog)
    assert dialog.form.draft.birth_year == "2031"
    assert dialog.form.draft.conditions == {"coeliac"}
    assert dialog._document.diary.facts() == []


def test_man_and_pregnant_gets_a_sentence_and_can_be_saved(qtbot, make_dialog):
    dialog = make_dialog(a_fact("sex", "male"))
    assert "Is that right?" not in shown(dialog)
    qtbot.keyClick(dialog.form.pregnant, Qt.Key.Key_Space)
    assert "Is that right?" in shown(dialog)
    dialog.save()
    assert profile(dialog).sex == "male"
    assert profile(dialog).pregnant


def test_pregnancy_and_youth_get_their_own_text(qtbot, make_dialog, guidance):
    dialog = make_dialog()
    assert not dialog.form.gate.isVisible()
    qtbot.keyClick(dialog.form.pregnant, Qt.Key.Key_Space)
    assert guidance.gate("pregnancy").text.en in shown(dialog)
    qtbot.keyClicks(dialog.form.year, "2010")
    assert guidance.gate("minor").text.en in shown(dialog)


def test_a_brand_finds_the_medicine(make_dialog):
    dialog = make_dialog()
    dialog.form.medicines.search("LOSEC")
    assert dialog.form.medicines.shown() == ["ppi"]


def test_what_is_ticked_stays_ticked_while_something_else_is_searched(make_dialog):
    dialog = make_dialog()
    dialog.form.medicines.set_ticked("ppi", on=True)
    dialog.form.medicines.search("lithium")
    assert dialog.form.medicines.keys() == {"ppi"}
    assert "1 ticked: Acid reducer (PPI)" in shown(dialog)


def test_enter_in_a_search_does_not_close_the_dialog(qtbot, make_dialog):
    dialog = make_dialog()
    dialog.activateWindow()
    dialog.form.medicines._search.setFocus()
    qtbot.keyClicks(dialog.form.medicines._search, "lithium")
    qtbot.keyClick(dialog.form.medicines._search, Qt.Key.Key_Return)
    assert dialog.isVisible()


def test_leaving_saves_nothing(qtbot, make_dialog):
    dialog = make_dialog()
    qtbot.keyClicks(dialog.form.year, "1958")
    qtbot.mouseClick(dialog._leave, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
    assert dialog._document.diary.facts() == []


def test_every_focusable_widget_has_a_role_and_a_name(make_dialog):
    dialog = make_dialog()
    for widget in dialog.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            read = QAccessible.queryAccessibleInterface(widget)
            assert read.text(QAccessible.Text.Name), widget
            assert read.role() != QAccessible.Role.Client, widget


def test_medicines_stand_under_headings_that_go_when_none_of_theirs_is_found(make_dialog):
    dialog = make_dialog()
    assert dialog.form.medicines.headings()[:2] == ["Can lower magnesium", "Keeps magnesium in the body"]
    dialog.form.medicines.search("lithium")
    assert dialog.form.medicines.headings() == ["Ask first"]
    heading = dialog.form.medicines._headings()[0]
    assert not heading.flags() & (Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)


def test_the_text_of_a_medicine_is_shown_with_its_source_when_it_is_ticked(make_dialog, guidance):
    dialog = make_dialog()
    dialog.form.medicines.set_ticked("quinolone", on=True)
    assert guidance.medicine("quinolone").text.en in shown(dialog)
    assert "Source: Nix 1989" in shown(dialog)


def test_a_medicine_without_a_text_of_its_own_shows_that_of_its_gate(make_dialog, guidance):
    dialog = make_dialog()
    dialog.form.medicines.set_ticked("ppi", on=True)
    assert guidance.gate("ppi").text.en in shown(dialog)


def test_a_medicine_that_is_not_found_is_added_as_it_was_typed_and_can_be_unticked(qtbot, make_dialog):
    dialog = make_dialog()
    dialog.form.medicines.search("pantoprazol")
    assert not dialog.form.medicines._add.isVisible()
    dialog.form.medicines.search("Metoprolol <b>25</b>")
    qtbot.mouseClick(dialog.form.medicines._add, Qt.MouseButton.LeftButton)
    assert dialog.form.medicines.keys() == {"Metoprolol <b>25</b>"}
    assert dialog.form.medicines.headings()[-1] == "Added by yourself"
    dialog.save()
    assert profile(dialog).medicines == {"Metoprolol <b>25</b>"}
    again = make_dialog(*dialog._document.diary.facts())
    assert again.form.medicines.keys() == {"Metoprolol <b>25</b>"}
    again.form.medicines.set_ticked("Metoprolol <b>25</b>", on=False)
    again.save()
    assert profile(again).medicines == set()


def test_a_retired_medicine_stands_in_the_list_only_where_it_was_ticked(make_dialog):
    assert "several_medicines" not in make_dialog().form.medicines.shown()
    dialog = make_dialog(a_fact("medicine", "several_medicines"))
    assert "several_medicines" in dialog.form.medicines.shown()
    assert dialog.form.medicines.keys() == {"several_medicines"}


def test_man_and_pregnant_are_both_kept_and_the_norm_that_then_holds_is_named(make_dialog):
    dialog = make_dialog(a_fact("sex", "male"), a_fact("pregnant", "yes"))
    assert "300 mg a day" in shown(dialog)
    dialog.save()
    assert profile(dialog).sex == "male"
    assert profile(dialog).pregnant


@pytest.mark.parametrize("year", ["2023", "1930"])
def test_an_age_at_which_nobody_is_pregnant_is_asked_about_and_kept(qtbot, make_dialog, year):
    dialog = make_dialog(a_fact("pregnant", "yes"))
    qtbot.keyClicks(dialog.form.year, year)
    assert f"{year} as your birth year. Is that right?" in shown(dialog)
    dialog.save()
    assert profile(dialog).birth_year == int(year)
    assert profile(dialog).pregnant


def test_no_medicine_is_followed_by_examples_that_only_repeat_its_name(guidance):
    for tick in medicine_ticks(guidance, ()):
        assert not tick.detail or not set(words_of(tick.detail)) <= set(words_of(tick.name))


def test_magnesium_cannot_be_added_as_a_medicine(make_dialog):
    dialog = make_dialog()
    dialog.form.medicines.search("MagneB6")
    dialog.form.medicines.add_typed()
    assert not dialog.form.medicines._add.isVisible()
    assert "Write it down in the food diary" in shown(dialog)
    assert dialog.form.medicines.keys() == frozenset()
