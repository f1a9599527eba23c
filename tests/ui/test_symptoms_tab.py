import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QWidget

from magapp import i18n
from magapp.content import load_guidance
from magapp.domain.diary import Diary
from magapp.domain.ids import day_record_id
from magapp.domain.records import Checkin
from magapp.ui import theme
from magapp.ui.document import Document
from magapp.ui.shown_day import ShownDay
from magapp.ui.tabs.symptoms_tab import SymptomsTab

DATASET = "12345678-1234-5678-1234-567812345678"
TODAY = dt.date(2026, 11, 22)
YESTERDAY = TODAY - dt.timedelta(days=1)
KEYS = ["fatigue", "restlessness", "low_mood", "concentration", "cramps", "tingling", "palpitations"]


def an_answer(key, severity, day=TODAY, note=""):
    record_id = day_record_id(DATASET, "checkin", day, key)
    return Checkin(id=record_id, day=day, key=key, severity=severity, note=note)


@pytest.fixture(scope="module")
def guidance():
    return load_guidance()


@pytest.fixture
def themed(qapp):
    sheet, palette = qapp.styleSheet(), qapp.palette()
    theme.apply(qapp, theme.LIGHT)
    yield
    qapp.setStyleSheet(sheet)
    qapp.setPalette(palette)


@pytest.fixture
def make_tab(qtbot, guidance):
    def make(*records, shown=TODAY, today=TODAY):
        shown_day = ShownDay(today)
        shown_day.show(shown)
        tab = SymptomsTab(Document(Diary(records), DATASET), shown_day, guidance)
        qtbot.addWidget(tab)
        tab.resize(1180, 700)
        tab.show()
        qtbot.waitExposed(tab)
        tab.take_keys()
        return tab

    return make


def answers(tab, day=TODAY):
    return {key: checkin.severity for key, checkin in tab._document.diary.checkins(day).items()}


def chosen_row(tab):
    return tab.symptoms.row(tab.symptoms.chosen_key)


def press(qtbot, tab, *keys):
    for key in keys:
        qtbot.keyClick(chosen_row(tab), key)


def test_seven_digits_answer_seven_complaints(qtbot, make_tab):
    tab = make_tab()
    for digit in "0121200":
        qtbot.keyClicks(chosen_row(tab), digit)
    assert answers(tab) == dict(zip(KEYS, [0, 1, 2, 1, 2, 0, 0], strict=True))


def test_a_digit_moves_on_and_stays_at_the_last_complaint(qtbot, make_tab):
    tab = make_tab()
    press(qtbot, tab, Qt.Key.Key_1)
    assert tab.symptoms.chosen_key == "restlessness"
    press(qtbot, tab, Qt.Key.Key_End, Qt.Key.Key_0)
    assert tab.symptoms.chosen_key == "palpitations"


def test_nothing_is_preset(make_tab):
    tab = make_tab()
    rows = tab.symptoms.rows().values()
    assert [row.answer.value for row in rows] == [None] * 7
    assert {row.accessibleDescription() for row in rows} == {"not filled in"}


def test_none_and_unanswered_are_different_states(qtbot, make_tab):
    tab = make_tab()
    press(qtbot, tab, Qt.Key.Key_0)
    assert tab.symptoms.row("fatigue").answer.value == "0"
    press(qtbot, tab, Qt.Key.Key_Up, Qt.Key.Key_Backspace)
    assert tab.symptoms.row("fatigue").answer.value is None
    assert answers(tab) == {}


def test_a_cleared_answer_keeps_its_note(qtbot, make_tab):
    tab = make_tab(an_answer("fatigue", 2, note="after work"))
    press(qtbot, tab, Qt.Key.Key_Backspace)
    assert tab._document.diary.checkins(TODAY)["fatigue"].note == "after work"
    assert answers(tab) == {"fatigue": None}


def test_a_click_on_a_segment_answers_and_chooses(qtbot, make_tab):
    tab = make_tab()
    qtbot.mouseClick(tab.symptoms.row("cramps").answer.button("2"), Qt.MouseButton.LeftButton)
    assert answers(tab) == {"cramps": 2}
    assert tab.symptoms.chosen_key == "cramps"


@pytest.mark.parametrize("severity", [1, 2, 3])
def test_palpitations_open_the_emergency_texts_at_their_row(qtbot, make_tab, severity):
    tab = make_tab()
    tab.symptoms.choose("palpitations")
    with qtbot.waitSignal(tab.emergency_wanted) as asked:
        qtbot.keyClicks(chosen_row(tab), str(severity))
    assert asked.args == ["palpitations"]


@pytest.mark.parametrize("key", KEYS)
def test_any_severe_complaint_opens_the_emergency_texts_at_its_row(qtbot, make_tab, guidance, key):
    tab = make_tab()
    tab.symptoms.choose(key)
    with qtbot.waitSignal(tab.emergency_wanted) as asked:
        press(qtbot, tab, Qt.Key.Key_3)
    assert asked.args == [guidance.symptom(key).emergency_row]


def test_a_moderate_complaint_opens_nothing(qtbot, make_tab):
    tab = make_tab()
    with qtbot.assertNotEmitted(tab.emergency_wanted):
        press(qtbot, tab, Qt.Key.Key_2, Qt.Key.Key_2)
        tab.symptoms.choose("palpitations")
        press(qtbot, tab, Qt.Key.Key_0)


def test_undo_puts_the_former_answer_back(qtbot, make_tab):
    tab = make_tab(an_answer("fatigue", 1))
    press(qtbot, tab, Qt.Key.Key_2)
    tab._document.undo_stack.undo()
    assert answers(tab) == {"fatigue": 1}
    assert tab.symptoms.row("fatigue").answer.value == "1"


def test_same_as_last_time_fills_in_what_is_open_in_one_step(qtbot, make_tab):
    last = YESTERDAY - dt.timedelta(days=3)
    tab = make_tab(an_answer("fatigue", 2, last), an_answer("cramps", 1, last), an_answer("cramps", 0))
    qtbot.mouseClick(tab._repeat, Qt.MouseButton.LeftButton)
    assert answers(tab) == {"fatigue": 2, "cramps": 0}
    assert tab._document.undo_stack.count() == 1
    tab._document.undo_stack.undo()
    assert answers(tab) == {"cramps": 0}


def test_same_as_last_time_with_palpitations_opens_their_row(qtbot, make_tab):
    tab = make_tab(an_answer("cramps", 3, YESTERDAY), an_answer("palpitations", 1, YESTERDAY))
    with qtbot.waitSignal(tab.emergency_wanted) as asked:
        qtbot.mouseClick(tab._repeat, Qt.MouseButton.LeftButton)
    assert asked.args == ["palpitations"]


def test_same_as_last_time_is_off_where_nothing_was_answered(make_tab):
    assert not make_tab(an_answer("cramps", None, YESTERDAY, note="busy"))._repeat.isEnabled()


def test_two_weeks_are_said_in_words(make_tab):
    tab = make_tab(an_answer("cramps", 3, YESTERDAY), an_answer("cramps", 0))
    said = tab.symptoms.row("cramps").squares.accessibleName()
    assert said.startswith("14 days: 9 Nov: not filled in, ")
    assert said.endswith("20 Nov: not filled in, 21 Nov: severe, 22 Nov: none")


def test_the_squares_differ_by_height_not_only_by_colour(make_tab):
    days = [TODAY - dt.timedelta(days=back) for back in range(4)]
    tab = make_tab(*(an_answer("cramps", severity, day) for severity, day in enumerate(days)))
    squares = tab.symptoms.row("cramps").squares
    picture = squares.grab().toImage()
    width = squares._width(squares.height()) + 2
    ground = picture.pixelColor(width * 13 + 3, 0)
    heights = [
        sum(picture.pixelColor(width * (13 - back) + 3, y) != ground for y in range(picture.height()))
        for back in range(4)
    ]
    assert heights == sorted(set(heights))


def test_a_note_with_markup_is_shown_as_plain_text(make_tab):
    tab = make_tab(an_answer("fatigue", 1, note="<b>bold</b>"))
    shown = [each for each in tab.findChildren(QLabel) if each.text() == "<b>bold</b>"]
    assert len(shown) == 1
    assert shown[0].textFormat() == Qt.TextFormat.PlainText
    assert tab._note.text() == "<b>bold</b>"


def test_a_note_is_kept_with_the_complaint_it_was_written_for(qtbot, make_tab):
    tab = make_tab()
    qtbot.keyClicks(tab._note, "after work")
    tab.symptoms.choose("cramps")
    assert tab._document.diary.checkins(TODAY)["fatigue"].note == "after work"
    assert tab._note.text() == ""
    tab._document.undo_stack.undo()
    assert answers(tab) == {}


def test_a_note_being_written_survives_a_change_from_elsewhere(qtbot, make_tab):
    tab = make_tab()
    qtbot.keyClicks(tab._note, "after wo")
    other = an_answer("cramps", 1)
    tab._document.take_in({other.id: other})
    assert tab._note.text() == "after wo"
    assert tab.symptoms.row("cramps").answer.value == "1"


def test_another_day_shows_its_own_answers(qtbot, make_tab):
    tab = make_tab(an_answer("cramps", 1, YESTERDAY))
    assert "Today" in tab._heading.accessibleName()
    qtbot.mouseClick(tab._heading.back, Qt.MouseButton.LeftButton)
    assert tab.symptoms.row("cramps").answer.value == "1"
    assert "Yesterday" in tab._heading.accessibleName()
    press(qtbot, tab, Qt.Key.Key_0)
    assert answers(tab, YESTERDAY) == {"cramps": 1, "fatigue": 0}


def test_a_day_to_come_takes_no_answers(make_tab):
    tab = make_tab(shown=TODAY + dt.timedelta(days=1))
    assert not tab.symptoms.isEnabled()
    assert not tab._repeat.isEnabled()
    assert tab._elsewhere_text.isVisible()


def test_a_band_warns_when_another_day_is_filled_in(make_tab):
    assert not make_tab()._elsewhere.isVisible()
    tab = make_tab(shown=YESTERDAY)
    assert tab._elsewhere.isVisible()
    assert tab._elsewhere.property("card") == "warning"  # as in the food diary
    assert tab._to_today.isVisible()


def test_the_explanation_follows_the_complaint(make_tab, guidance):
    tab = make_tab()
    tab.symptoms.choose("palpitations")
    said = tab.explanation.text()
    symptom = guidance.symptom("palpitations")
    fixed = guidance.fixed("complaints")
    for text in (symptom.name, symptom.link, symptom.helps, symptom.call, fixed.text, *symptom.causes):
        assert text.en in said
    for name in guidance.source_names(symptom.sources, "en"):
        assert name in said


def test_a_ticked_cause_is_a_fact_since_today_and_can_be_undone(qtbot, make_tab):
    tab = make_tab()
    qtbot.mouseClick(tab.switch.button("causes"), Qt.MouseButton.LeftButton)
    qtbot.keyClick(tab.causes.row("stress").box, Qt.Key.Key_Space)
    facts = tab._document.diary.facts()
    assert [(fact.key, fact.value, fact.since) for fact in facts] == [("cause", "stress", TODAY)]
    tab._document.undo_stack.undo()
    assert tab._document.diary.facts() == []
    assert not tab.causes.row("stress").box.isChecked()


def test_a_cause_is_explained_with_what_the_article_says_and_what_holds(qtbot, make_tab, guidance):
    tab = make_tab()
    qtbot.mouseClick(tab.switch.button("causes"), Qt.MouseButton.LeftButton)
    tab.causes.choose("caffeine")
    said, cause = tab.explanation.text(), guidance.cause("caffeine")
    assert cause.article.en in said
    assert cause.holds.en in said
    for part in cause.parts:
        assert part.text.en in said
        assert guidance.strength(part.strength).name.en in said


def test_the_profile_and_the_advice_are_asked_for(qtbot, make_tab):
    tab = make_tab()
    with qtbot.waitSignal(tab.profile_wanted):
        tab.causes.profile.click()
    with qtbot.waitSignal(tab.advice_wanted):
        tab._advice.click()
    with qtbot.waitSignal(tab.emergency_wanted) as asked:
        tab.emergency_line.click()
    assert asked.args == [""]


def test_a_hidden_tab_looks_again_only_when_it_is_shown(make_tab):
    tab = make_tab()
    tab.hide()
    late = an_answer("cramps", 2)
    tab._document.take_in({late.id: late})
    assert tab.symptoms.row("cramps").answer.value is None
    tab.show()
    assert tab.symptoms.row("cramps").answer.value == "2"


@pytest.mark.parametrize("half", ["symptoms", "causes"])
def test_every_focusable_widget_has_a_role_and_a_name(qtbot, make_tab, half):
    tab = make_tab()
    qtbot.mouseClick(tab.switch.button(half), Qt.MouseButton.LeftButton)
    seen = 0
    for widget in tab.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            read = QAccessible.queryAccessibleInterface(widget)
            assert read.text(QAccessible.Text.Name), widget
            assert read.role() != QAccessible.Role.Client, widget
            seen += 1
    assert seen > 3


def test_a_row_is_a_radio_button_with_its_answer_as_description(make_tab):
    tab = make_tab(an_answer("cramps", 2))
    read = QAccessible.queryAccessibleInterface(tab.symptoms.row("cramps"))
    assert read.role() == QAccessible.Role.RadioButton
    assert read.text(QAccessible.Text.Description) == "moderate"


def test_only_the_chosen_row_takes_tab(make_tab):
    tab = make_tab(*(an_answer(key, 1) for key in KEYS))
    tab.symptoms.choose("cramps")
    stops = [
        each.accessibleName()
        for each in tab.symptoms.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert stops == ["Muscle cramps or trembling"]


@pytest.mark.parametrize("width", [560, 600, 900, 1180])
def test_nothing_is_wider_than_the_tab(qtbot, make_tab, width):
    tab = make_tab()
    tab.resize(width, 560)

    def fits() -> None:
        assert tab.width() == width
        for part in (tab.symptoms, tab.explanation, tab.emergency_line, tab._heading):
            assert part.mapTo(tab, part.rect().topRight()).x() < width
        assert tab.emergency_line.geometry().bottom() < tab.height()

    # Laying out takes some turns of the event loop, on a busy machine more than one millisecond of them.
    qtbot.waitUntil(fits)


@pytest.mark.parametrize("width", [480, 560, 900, 1180])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_day_is_named_so_that_nothing_left_of_the_explanation_is_cut(
    qtbot, themed, make_tab, language, width
):
    i18n.use(language)
    tab = make_tab(shown=dt.date(2026, 9, 30), today=dt.date(2026, 9, 30))
    tab.resize(width, 700)
    left = tab._sides._left
    qtbot.waitUntil(lambda: left.widget().width() == left.viewport().width())
    assert "30" in tab._heading.findChild(QLabel).text()


def test_the_button_about_112_comes_before_those_that_can_wait(make_tab):
    tab = make_tab()
    flow = tab.explanation.buttons
    assert flow.itemAt(1).widget().accessibleName() == "When do I call 112 or the GP?"
