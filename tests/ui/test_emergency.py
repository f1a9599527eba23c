import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget

from magapp.content import load_guidance
from magapp.ui.dialogs.emergency import EmergencyDialog
from magapp.ui.dialogs.help_pages import HelpDialog
from magapp.ui.help_texts import PAGES


@pytest.fixture(scope="module")
def guidance():
    return load_guidance()


@pytest.fixture
def make_dialog(qtbot, guidance):
    def make(row="", parent=None):
        dialog = EmergencyDialog(guidance, row, parent)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitExposed(dialog)
        return dialog

    return make


def marked(dialog):
    return [row_id for row_id, row in dialog.texts.rows.items() if row.is_marked]


def test_every_complaint_has_its_row(make_dialog, guidance):
    rows = make_dialog().texts.rows
    assert {symptom.emergency_row for symptom in guidance.symptoms} <= rows.keys()


def test_the_texts_are_marked_and_scrolled_to_at_their_row(qtbot, make_dialog):
    dialog = make_dialog("palpitations")
    row = dialog.texts.rows["palpitations"]
    assert marked(dialog) == ["palpitations"]
    qtbot.waitUntil(lambda: row.mapTo(dialog._area.viewport(), row.rect().topLeft()).y() == 0)


def test_another_complaint_moves_the_mark(make_dialog):
    dialog = make_dialog("palpitations")
    dialog.show_row("cramps")
    assert marked(dialog) == ["cramps"]


def test_without_a_row_the_texts_begin_at_112(make_dialog):
    dialog = make_dialog()
    assert marked(dialog) == []
    assert dialog._area.verticalScrollBar().value() == 0
    assert dialog.texts.text().startswith("112: Call 112")


def test_113_stands_on_top_and_with_the_moods_but_not_under_other_complaints(make_dialog):
    texts = make_dialog("palpitations").texts
    assert "0800-0113" in texts.text().split("\n\n")[0]
    for row_id in ("palpitations", "cramps", "tingling", "fatigue", "concentration", "heart_attack"):
        shown = [label.text() for label in texts.rows[row_id].findChildren(QLabel)]
        assert not any("113" in each for each in shown), row_id


def test_the_mark_changes_no_text(make_dialog):
    assert make_dialog("cramps").texts.text() == make_dialog().texts.text()


def test_all_texts_can_be_copied(qtbot, make_dialog, guidance):
    dialog = make_dialog()
    qtbot.mouseClick(dialog._copy, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    for level in guidance.levels:
        assert level.text.en in copied
        assert level.also is None or level.also.en in copied
    for row in guidance.emergency_rows:
        assert all(line.text.en in copied for line in row.lines)


def test_the_texts_are_plain_selectable_and_larger(make_dialog):
    dialog = make_dialog("cramps")
    for label in dialog.texts.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText
        assert label.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
        assert label.font().pointSizeF() > dialog.font().pointSizeF()


def test_the_panel_leaves_the_window_usable_and_closes_by_esc(qtbot, make_dialog):
    dialog = make_dialog()
    assert not dialog.isModal()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_panel_opens_beside_the_log_and_on_the_screen(qtbot, guidance):
    window = QWidget()
    qtbot.addWidget(window)
    window.setGeometry(0, 0, 780, 560)
    window.show()
    dialog = EmergencyDialog(guidance, "cramps", window)
    dialog.show_beside(window)
    assert dialog.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert dialog.geometry().left() >= window.geometry().center().x()
    assert dialog.screen().availableGeometry().contains(dialog.geometry())


def test_the_help_shows_the_emergency_texts_first(qtbot, guidance):
    dialog = HelpDialog(guidance)
    qtbot.addWidget(dialog)
    dialog.show()
    said = dialog.text()
    assert dialog._area.verticalScrollBar().value() == 0
    assert said.index("Call 112") < said.index("How does it work?") < said.index(PAGES[0][0])
    qtbot.mouseClick(dialog._to_help, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog._area.verticalScrollBar().value() > 0)


def test_the_help_says_no_word_about_magnesium_before_the_emergency_texts(guidance, make_dialog):
    said = make_dialog().texts.text().lower()
    first = said[: said.index(guidance.emergency_row("palpitations").lines[-1].text.en.lower())]
    assert "magnesium" not in first
