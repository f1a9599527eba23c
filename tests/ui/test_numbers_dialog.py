import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QLabel, QTabBar

from magapp.content import load_guidance
from magapp.domain.diary import Diary
from magapp.domain.records import LabValue
from magapp.ui.dialogs import lab_page
from magapp.ui.dialogs.numbers import PAGES, NumbersDialog
from magapp.ui.document import Document
from magapp.ui.widgets.figure_table import FigureTable
from tests.diaries import a_fact
from tests.ui.fields import unnamed_fields

TODAY = dt.date(2026, 11, 22)
DATASET = "0e3a1f6e-63c1-4e0f-8a0d-5f3a2f6f2b11"


@pytest.fixture(scope="module")
def guidance():
    return load_guidance()


@pytest.fixture
def make_dialog(qtbot, guidance):
    kept = []

    def make(*records, page="norms"):
        dialog = NumbersDialog(Document(Diary(records), DATASET), guidance, TODAY)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitExposed(dialog)
        dialog.show_page(page)
        kept.append(dialog)
        return dialog

    return make


def a_value(number=1, **fields):
    known = LabValue(id=f"lab-{number}", day=dt.date(2026, 3, number), value=0.82)
    return replace(known, **fields)


def labs(dialog):
    return sorted(
        (each for each in dialog._document.diary if isinstance(each, LabValue)), key=lambda each: each.day
    )


def cells(table, key):
    line = next(line for line in table.lines if line.key == key)
    return dict(zip(table.names, line.cells, strict=True))


def said(widget):
    return "\n".join(each.text() for each in widget.findChildren(QLabel))


# All pages


@pytest.mark.parametrize("page", [key for key, _title in PAGES])
def test_every_page_opens_beside_the_window_and_everything_on_it_has_a_name(make_dialog, page):
    dialog = make_dialog(a_value(), page=page)
    assert dialog.page == page
    assert not dialog.isModal()
    assert unnamed_fields(dialog) == []


def test_the_pages_are_reached_by_the_arrow_keys_and_esc_closes(make_dialog, qtbot):
    dialog = make_dialog()
    bar = dialog.findChild(QTabBar)
    bar.setFocus()
    for page in ("upper", "forms", "lab"):
        qtbot.keyClick(bar, Qt.Key.Key_Right)
        assert dialog.page == page
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_every_table_has_a_name_and_names_its_columns_to_a_screen_reader(make_dialog):
    dialog = make_dialog()
    for page, _title in PAGES:
        dialog.show_page(page)
    tables = dialog.findChildren(FigureTable)
    assert len(tables) == 5
    for table in tables:
        assert QAccessible.queryAccessibleInterface(table).text(QAccessible.Text.Name)
        headers = [
            table.model().headerData(place, Qt.Orientation.Horizontal) for place in range(len(table.names))
        ]
        assert all(headers)


def test_ctrl_c_copies_the_chosen_rows_with_the_names_of_the_columns(make_dialog, qtbot):
    dialog = make_dialog(page="forms")
    table = dialog.forms.table
    table.selectRow(0)
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    header, first = QGuiApplication.clipboard().text().split("\n")
    assert header.split("\t")[:3] == ["Form", "Magnesium", "Magnesium in 1 g"]
    assert first.split("\t")[:4] == ["magnesium oxide", "60.30 %", "603 mg", "166 mg"]


def test_nothing_can_be_typed_into_a_table(make_dialog):
    dialog = make_dialog(a_value(), page="lab")
    dialog.show_page("forms")
    for table in dialog.findChildren(FigureTable):
        index = table.model().index(0, 0)
        assert not table.model().flags(index) & Qt.ItemFlag.ItemIsEditable


# How much a day


def test_the_dutch_table_is_shown_first_and_all_bodies_can_be(make_dialog, guidance):
    norms = make_dialog().norms
    assert {line.key.split("_")[0] for line in norms.table.lines} == {"nl"}
    assert cells(norms.table, "nl_adult")["Men"] == "350"
    norms.chooser.setCurrentIndex(0)
    assert len(norms.table.lines) == len(guidance.norms)
    assert cells(norms.table, "dach_adult")["Pregnant"] == "300"
    assert cells(norms.table, "efsa_1")["Women"] == "170"


def test_ones_own_figure_is_named_in_words_when_it_is_known(make_dialog):
    norms = make_dialog(a_fact("sex", "female"), a_fact("birth_year", "1960")).norms
    assert cells(norms.table, "nl_adult")["Women"] == "300 (your group)"
    assert cells(norms.table, "nl_adult")["Men"] == "350"
    assert "your group" in norms.own_words


def test_nothing_is_guessed_of_someone_who_told_nothing(make_dialog):
    norms = make_dialog().norms
    norms.chooser.setCurrentIndex(0)
    assert not any("your group" in cell for line in norms.table.lines for cell in line.cells)
    assert "No row is pointed out as yours" in norms.own_words


def test_it_follows_what_is_told_while_it_is_open(make_dialog):
    dialog = make_dialog()
    facts = (a_fact("sex", "male"), a_fact("birth_year", "1970"))
    dialog._document.replace({fact.id: fact for fact in facts}, "profile")
    assert cells(dialog.norms.table, "nl_adult")["Men"] == "350 (your group)"


def test_what_nobody_read_yet_says_so_in_its_row(make_dialog):
    norms = make_dialog().norms
    norms.chooser.setCurrentIndex(0)
    assert "not checked yet" in cells(norms.table, "iom_ear_31")["Source"]
    assert "not checked yet" not in cells(norms.table, "iom_rda_31")["Source"]


def test_it_says_why_bodies_differ_and_why_under_350_is_not_too_little(make_dialog, guidance):
    shown = said(make_dialog().norms)
    for key in ("norms_differ", "norm_words", "norm_balance"):
        assert guidance.number_text(key).text.en in shown
    assert "165 to 186 mg" in shown


# The upper level and the forms


def test_the_fixed_text_stands_above_the_table_of_upper_levels(make_dialog, guidance):
    page = make_dialog(page="upper").upper
    text = next(
        each for each in page.findChildren(QLabel) if each.text() == guidance.fixed("upper_level").text.en
    )
    assert (
        text.mapTo(page, text.rect().bottomLeft()).y()
        < page.table.mapTo(page, page.table.rect().topLeft()).y()
    )
    assert cells(page.table, "us")["Adults"] == "350 mg"
    assert "65 mg" in cells(page.table, "us")["Children"]


def test_the_alert_opens_the_page_of_the_upper_level_and_the_menu_the_first_one(program):
    program.windows.open_upper_level()
    dialog = program.windows._numbers
    assert (dialog.isVisible(), dialog.page) == (True, "upper")
    program.windows.open_numbers_from_menu()
    assert program.windows._numbers is dialog
    assert dialog.page == "norms"


def test_a_family_of_forms_is_a_range_and_an_estimate(make_dialog):
    row = cells(make_dialog(page="forms").forms.table, "citrate")
    assert "estimate" in row["Form"]
    assert row["Magnesium"] == "11.34–16.16 %"
    assert row["Magnesium in 1 g"] == "113–162 mg"
    assert row["Salt for 100 mg"] == "619–882 mg"


def test_the_forms_show_the_evidence_and_explain_buffered(make_dialog, guidance):
    page = make_dialog(page="forms").forms
    shown = said(page)
    for told in guidance.form_evidence:
        assert told.evidence.en in shown
    assert "Organic is not always better" in shown
    assert guidance.number_text("forms_buffered").text.en in shown
    assert cells(page.table, "chloride_6")["Absorption"] == "absorbed well"


# A value from a blood test


def fill(dialog, value="0.70", low="", high="", unit=0):
    form = dialog.lab.form
    form.value.setText(value)
    form.low.setText(low)
    form.high.setText(high)
    form.unit.setCurrentIndex(unit)
    return form


def test_a_value_is_typed_and_saved_by_the_keyboard(make_dialog, qtbot):
    dialog = make_dialog(page="lab")
    form = dialog.lab.form
    assert dialog.focusWidget() is form.value
    qtbot.keyClicks(form.value, "0,70")
    assert "0.70 mmol/L = 1.70 mg/dL = 1.40 mEq/L" in form.converted.text()
    form.low.setFocus()
    qtbot.keyClicks(form.low, "0.75")
    form.high.setFocus()
    qtbot.keyClicks(form.high, "1.03")
    assert "1.82–2.50 mg/dL" in form.converted.text()
    qtbot.keyClick(form.high, Qt.Key.Key_Return)
    (record,) = labs(dialog)
    assert (record.value, record.unit, record.low, record.high) == (0.7, "mmol/L", 0.75, 1.03)
    row = cells(dialog.lab.list.table, record.id)
    assert (row["Value"], row["mg/dL"], row["mEq/L"]) == ("0.70 mmol/L", "1.70", "1.40")
    assert form.value.text() == ""


def test_no_day_after_today_can_be_chosen_for_a_blood_test(make_dialog):
    dialog = make_dialog(page="lab")
    form = dialog.lab.form
    today = QDate.currentDate()
    assert form.day.maximumDate() == today
    form.day.setDate(today.addDays(1))
    form.value.setText("0.80")
    form.save.click()
    (saved,) = labs(dialog)
    assert saved.day <= today.toPython()


@pytest.mark.parametrize("way", ["hidden", "in another language"])
def test_a_day_that_was_chosen_stays_while_no_value_was_typed_yet(make_dialog, way):
    dialog = make_dialog(page="lab")
    dialog.lab.form.day.setDate(QDate(2026, 3, 4))
    if way == "hidden":
        dialog.hide()
        dialog.show()
    else:
        draft = dialog.draft
        dialog = make_dialog(page="lab")
        dialog.take_up(draft)
        dialog.hide()
        dialog.show()
    assert dialog.lab.form.day.date() == QDate(2026, 3, 4)


def test_after_a_value_was_saved_or_left_the_form_offers_today(make_dialog):
    dialog = make_dialog(a_value(), page="lab")
    form = dialog.lab.form
    form.day.setDate(QDate(2026, 3, 4))
    form.value.setText("0.80")
    form.save.click()
    assert form.day.date() == QDate.currentDate()
    form.edit(a_value())
    form.leave.click()
    assert form.day.date() == QDate.currentDate()


def test_a_day_that_nobody_chose_is_that_of_the_day_on_which_the_form_is_seen(make_dialog, monkeypatch):
    tomorrow = QDate.currentDate().addDays(1)

    class NextDay(QDate):
        @staticmethod
        def currentDate():  # noqa: N802  # Qt calls it so
            return tomorrow

    dialog = make_dialog(page="lab")
    dialog.hide()
    monkeypatch.setattr(lab_page, "QDate", NextDay)
    dialog.show()
    assert dialog.lab.form.day.date() == tomorrow


@pytest.mark.parametrize(
    ("value", "low", "high", "field"),
    [
        ("", "", "", "value"),
        ("lots", "", "", "value"),
        ("21", "", "", "value"),
        ("0.8", "0.7", "", "high"),
        ("0.8", "1.0", "0.7", "low"),
    ],
)
def test_bad_input_gets_a_sentence_and_nothing_typed_is_lost(make_dialog, value, low, high, field):
    dialog = make_dialog(page="lab")
    form = fill(dialog, value, low, high)
    form.note.setText("nuchter")
    form.save.click()
    assert form.wrong.isVisible()
    assert form.wrong.text().endswith(".")
    assert (form.value.text(), form.low.text(), form.high.text()) == (value, low, high)
    assert form.note.text() == "nuchter"
    assert dialog.focusWidget() is getattr(form, field)
    assert labs(dialog) == []


def test_a_value_is_changed_and_keeps_its_place_among_the_records(make_dialog):
    dialog = make_dialog(a_value(1), a_value(2, value=1.9, unit="mg/dL", low=1.7, high=2.5), page="lab")
    assert [line.key for line in dialog.lab.list.table.lines] == ["lab-2", "lab-1"]
    dialog.lab.list.table.selectRow(0)
    dialog.lab.list.change.click()
    form = dialog.lab.form
    assert (form.value.text(), form.chosen_unit, form.low.text()) == ("1.90", "mg/dL", "1.70")
    form.value.setText("1.95")
    form.day.setDate(QDate(2026, 5, 1))
    form.save.click()
    changed = dialog._document.diary.get("lab-2")
    assert (changed.value, changed.low, changed.day) == (1.95, 1.7, dt.date(2026, 5, 1))
    assert len(labs(dialog)) == 2


def test_a_change_that_is_left_changes_nothing(make_dialog):
    dialog = make_dialog(a_value(), page="lab")
    dialog.lab.list.change.click()
    dialog.lab.form.value.setText("1.5")
    dialog.lab.form.leave.click()
    assert labs(dialog) == [a_value()]
    assert dialog.lab.form.value.text() == ""


def test_a_removed_value_comes_back_by_undo(make_dialog):
    dialog = make_dialog(a_value(), page="lab")
    assert not dialog.lab.list.undo.isEnabled()
    dialog.lab.list.remove.click()
    assert labs(dialog) == []
    dialog.lab.list.undo.click()
    assert labs(dialog) == [a_value()]
    assert [line.key for line in dialog.lab.list.table.lines] == ["lab-1"]


def test_a_value_that_was_removed_while_it_was_changed_is_not_brought_back_by_saving(make_dialog):
    dialog = make_dialog(a_value(), page="lab")
    dialog.lab.list.change.click()
    dialog.lab.list.remove.click()
    assert not dialog.lab.form.leave.isVisible()
    dialog.lab.form.save.click()
    assert labs(dialog) == []


def test_undo_here_never_undoes_what_was_done_elsewhere(make_dialog):
    dialog = make_dialog(a_value(), page="lab")
    dialog.lab.list.remove.click()
    dialog._document.replace({"fact": a_fact("sex", "male")}, "profile")
    assert not dialog.lab.list.undo.isEnabled()
    stack = dialog._document.undo_stack
    stack.undo()
    stack.undo()
    dialog._document.replace({"fact": a_fact("sex", "female")}, "profile")
    assert not dialog.lab.list.undo.isEnabled()


@pytest.mark.parametrize("value", ["0.30", "0.80", "1.90"])
def test_nothing_is_said_of_a_value_whatever_it_is(make_dialog, value):
    dialog = make_dialog(page="lab")
    form = fill(dialog, value, "0.75", "1.03")
    words = form.converted.text()
    form.save.click()
    assert not form.wrong.isVisible()
    words += "".join(dialog.lab.list.table.lines[0].cells)
    assert not any(word in words.lower() for word in ("low", "high", "normal", "within", "below", "above"))


def test_limits_of_others_stand_there_as_information(make_dialog, guidance):
    dialog = make_dialog(page="lab")
    shown = said(dialog.lab)
    assert guidance.number_text("lab_doctor").text.en in shown
    assert "they are not applied to your value" in shown
    assert "About 99 % is in bone and cells" in shown
    table = next(each for each in dialog.lab.findChildren(FigureTable) if each is not dialog.lab.list.table)
    assert cells(table, "rotterdam")["mEq/L"] == "≤ 1.44"


def test_a_value_of_another_day_is_shown_when_it_arrives_from_elsewhere(make_dialog):
    dialog = make_dialog(page="lab")
    dialog._document.take_in({"lab-3": a_value(3)})
    assert [line.key for line in dialog.lab.list.table.lines] == ["lab-3"]
