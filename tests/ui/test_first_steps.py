"""The first pages: each can be skipped, each keeps only what was asked to be kept, and then the diary."""

import datetime as dt

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QLabel

from magapp import i18n
from magapp.domain.diary import Diary
from magapp.domain.records import DayNote, Entry, UsualSupplement
from magapp.services.usual_supplements import still_open
from magapp.storage.settings import read_settings
from magapp.ui.catalogue import LineOffers
from magapp.ui.dialogs.article_page import ArticlePage
from magapp.ui.dialogs.first_page import Ground
from magapp.ui.dialogs.first_run import FirstRunDialog
from magapp.ui.dialogs.welcome import WelcomeDialog
from magapp.ui.document import Document
from magapp.ui.main_window import DIARY, SYMPTOMS
from magapp.ui.shown_day import ShownDay
from magapp.ui.widgets.on_screen import resize_on_screen
from tests.ui.diary_day import DATASET, DAY
from tests.ui.fields import unnamed_fields

PURPOSE, COMPLAINT, ABOUT, YESTERDAY, CLAIMS, READY = range(6)


@pytest.fixture
def first_run(program):
    QApplication.processEvents()  # what the start itself had to tell comes first
    program.choices.settings = program.settings._replace(first_run_done=False)
    program._tell()
    return program


@pytest.fixture
def pages(first_run):
    return opened(first_run)


class Bare:
    """Hold what the pages write in, with no window beside them."""

    def __init__(self):
        self.document = Document(Diary(), DATASET)
        self.shown_day = ShownDay(DAY)


@pytest.fixture
def bare():
    i18n.use("en")
    return Bare()


@pytest.fixture
def alone(qtbot, bare, read_catalogue, places):
    """The pages without the program around them."""
    offers = LineOffers(read_catalogue)
    ground = Ground(bare.document, read_catalogue, offers, bare.shown_day.today, places)

    def complete_days():
        notes = [bare.document.diary.day_note(day) for day in bare.document.diary.days()]
        return sum(note is not None and note.state == "complete" for note in notes)

    made = FirstRunDialog(ground, complete_days)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def opened(program):
    return program.windows.first_steps.dialog


def go_to(dialog, place):
    while dialog.place < place:
        dialog.skip.click() if dialog.page.can_be_skipped else dialog.go_on.click()
    return dialog.page


def action(program, name):
    return program.window.findChild(QAction, name)


def texts(widget):
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if not each.isHidden())


def focused(dialog):
    return dialog.focusWidget()


def count(program):
    return program.document.undo_stack.count()


def test_the_first_run_says_what_the_program_is_before_it_asks_anything(pages, places):
    said = pages.purpose.text()
    assert pages.place == PURPOSE
    assert str(places.data) in said
    for part in ("no medical device", "advises no dose", "call 112", "sends nothing", "your account"):
        assert part in said


def test_it_names_every_folder_that_holds_what_was_written_down(pages, places):
    said = pages.purpose.text()
    assert f"second copy of it and the backups lie in {places.state_root}" in said
    assert f"today lies in {places.cache}" in said
    assert "no password either" in said


def test_it_says_in_words_how_far_it_is(alone):
    assert alone.progress == "1 of 6"
    go_to(alone, YESTERDAY)
    assert alone.progress == "4 of 6"


def test_all_of_it_can_be_skipped_by_one_key(qtbot, first_run, pages):
    qtbot.keyClick(pages, Qt.Key.Key_Escape)
    assert opened(first_run) is None
    assert first_run.settings.first_run_done
    assert count(first_run) == 0


def test_six_times_enter_leads_to_the_entry_line_and_writes_nothing(qtbot, first_run, pages):
    for place in range(6):
        assert pages.place == place
        qtbot.keyClick(focused(pages), Qt.Key.Key_Return)
    window = first_run.window
    assert window.tabs.currentIndex() == DIARY
    assert first_run.shown_day.is_today
    assert window.focusWidget() is window.diary.line
    assert count(first_run) == 0


def test_going_on_by_the_mouse_leaves_enter_to_the_same_button(qtbot, pages):
    pages.activateWindow()
    qtbot.waitUntil(pages.isActiveWindow)
    qtbot.mouseClick(pages.go_on, Qt.MouseButton.LeftButton)
    assert pages.place == COMPLAINT
    assert not pages.go_on.hasFocus()
    assert pages.go_on.isDefault()


def test_who_read_the_first_page_is_not_asked_again(first_run, pages, places):
    assert not first_run.settings.first_run_done
    pages.go_on.click()
    assert first_run.settings.first_run_done
    first_run._background.finish()
    assert read_settings(places.config).settings.first_run_done


def test_esc_loses_nothing_that_was_kept_and_keeps_nothing_else(qtbot, first_run, pages):
    page = go_to(pages, COMPLAINT)
    page.choices["cramps"].setChecked(True)
    page.severity.button("2").click()
    pages.go_on.click()
    qtbot.keyClicks(pages.about.form.year, "1958")
    qtbot.keyClick(pages, Qt.Key.Key_Escape)
    diary, today = first_run.document.diary, first_run.shown_day.today
    assert diary.checkins(today)["cramps"].severity == 2
    assert diary.facts() == []


def test_back_comes_back_to_what_was_filled_in(qtbot, alone):
    page = go_to(alone, ABOUT)
    qtbot.keyClicks(page.form.year, "1958")
    alone.skip.click()
    alone.back.click()
    assert alone.place == ABOUT
    assert page.form.year.text() == "1958"


def test_the_emergency_texts_are_one_key_away_on_every_page(qtbot, first_run, pages):
    for place in range(6):
        go_to(pages, place)
        qtbot.keyClick(pages, Qt.Key.Key_F1)
        emergency = first_run.windows._emergency
        assert emergency.isVisible()
        emergency.close()


@pytest.mark.parametrize("place", [PURPOSE, ABOUT, YESTERDAY])
def test_another_language_keeps_the_page_and_what_was_filled_in(first_run, pages, place):
    pages.complaint.choices["cramps"].setChecked(True)
    pages.complaint.severity.set_value("1")
    pages.about.form.year.setText("1958")
    pages.about.form.conditions.set_ticked("kidney_severe", on=True)
    pages.about.supplement.line.setText("1 tablet magnesium 100 mg")
    pages.yesterday.tiles.show_portions({"coffee": 3})
    pages.show_page(place)
    pages._language.button("nl").click()
    again = opened(first_run)
    assert again is not pages
    assert i18n.language() == "nl"
    assert again.progress == f"{place + 1} van 6"
    assert not first_run.settings.first_run_done or place
    assert again.draft == pages.draft


def test_the_language_of_the_menu_keeps_them_open_too(first_run, pages):
    go_to(pages, CLAIMS)
    first_run.switch_language("nl")
    assert opened(first_run).isVisible()
    assert opened(first_run).place == CLAIMS


# Which complaint bothers most.


def test_no_complaint_and_no_severity_is_chosen_beforehand(alone):
    page = go_to(alone, COMPLAINT)
    assert page.complaint == ""
    assert page.severity.value is None
    assert not page.severity.isVisible()


def test_a_choice_alone_is_no_answer_but_the_tab_opens_at_it(first_run, pages):
    page = go_to(pages, COMPLAINT)
    page.choices["tingling"].setChecked(True)
    pages.go_on.click()
    assert count(first_run) == 0
    assert first_run.window.tab(SYMPTOMS).symptoms.chosen_key == "tingling"


def test_an_answer_is_written_down_for_today_in_one_step(bare, alone):
    page = go_to(alone, COMPLAINT)
    page.choices["fatigue"].setChecked(True)
    page.severity.button("1").click()
    alone.go_on.click()
    today = bare.shown_day.today
    assert {key: each.severity for key, each in bare.document.diary.checkins(today).items()} == {"fatigue": 1}
    assert count(bare) == 1


def test_a_digit_answers_as_in_the_tab(qtbot, alone):
    page = go_to(alone, COMPLAINT)
    qtbot.keyClick(page.choices["cramps"], Qt.Key.Key_2)
    assert (page.complaint, page.severity.value) == ("cramps", "2")


@pytest.mark.parametrize(("key", "answer"), [("palpitations", "1"), ("fatigue", "3")])
def test_palpitations_or_severe_open_the_emergency_texts_at_once(first_run, pages, key, answer):
    page = go_to(pages, COMPLAINT)
    page.choices[key].setChecked(True)
    page.severity.button(answer).click()
    assert first_run.windows._emergency.isVisible()


# About the person.


def test_what_was_told_is_saved_in_one_step(qtbot, bare, alone):
    page = go_to(alone, ABOUT)
    page.form.sex.button("female").click()
    qtbot.keyClicks(page.form.year, "1958")
    page.form.conditions.set_ticked("kidney_severe", on=True)
    alone.go_on.click()
    profile = bare.document.profile(bare.shown_day.today)
    assert (profile.sex, profile.birth_year, profile.conditions) == ("female", 1958, {"kidney_severe"})
    assert count(bare) == 1


def test_a_year_in_which_nobody_is_born_stays_on_the_page(qtbot, bare, alone):
    page = go_to(alone, ABOUT)
    qtbot.keyClicks(page.form.year, "58")
    alone.go_on.click()
    assert alone.place == ABOUT
    assert "no birth year" in texts(page)
    assert focused(alone) is page.form.year


def test_skipping_the_page_saves_nothing_of_it(qtbot, bare, alone):
    page = go_to(alone, ABOUT)
    qtbot.keyClicks(page.form.year, "58")
    alone.skip.click()
    assert alone.place == YESTERDAY
    assert count(bare) == 0


def entries(program, away=0):
    return program.document.diary.entries(program.shown_day.today - dt.timedelta(days=away))


def test_a_supplement_is_written_down_only_when_it_was_taken_today(qtbot, bare, alone):
    page = go_to(alone, ABOUT)
    qtbot.keyClicks(page.supplement.line, "1 tablet magnesium 100 mg")
    assert "100 mg" in page.supplement._read.text()
    alone.go_on.click()
    assert entries(bare) == ()
    alone.back.click()
    page.supplement.taken.setChecked(True)
    alone.go_on.click()
    (entry,) = entries(bare)
    assert entry.is_supplement
    assert entry.mg.low == 100.0


def test_kept_once_more_a_supplement_is_not_doubled(qtbot, bare, alone):
    page = go_to(alone, ABOUT)
    qtbot.keyClicks(page.supplement.line, "1 tablet magnesium 100 mg")
    page.supplement.taken.setChecked(True)
    alone.go_on.click()
    alone.back.click()
    page.supplement.line.setText("1 tablet magnesium 200 mg")
    alone.go_on.click()
    assert [entry.mg.low for entry in entries(bare)] == [200.0]
    alone.back.click()
    page.supplement.taken.setChecked(False)
    alone.go_on.click()
    assert entries(bare) == ()


@pytest.mark.parametrize("line", ["brood", "xyzzy", ""])
def test_what_is_no_supplement_is_said_to_be_none(qtbot, bare, alone, line):
    page = go_to(alone, ABOUT)
    page.supplement.line.setText(line)
    page.supplement.taken.setChecked(True)
    alone.go_on.click()
    assert alone.place == ABOUT
    assert "not understood as a supplement" in texts(page)
    assert entries(bare) == ()


@pytest.mark.parametrize("line", ["-5 tablets magnesium 100 mg", "brood", "xyzzy"])
def test_a_line_that_is_not_understood_never_passes_in_silence(bare, alone, line):
    page = go_to(alone, ABOUT)
    page.supplement.line.setText(line)
    page.supplement.usual.setChecked(False)
    alone.go_on.click()
    assert alone.place == ABOUT
    assert "not understood as a supplement" in texts(page)
    assert focused(alone) is page.supplement.line
    page.supplement.line.clear()
    alone.go_on.click()
    assert alone.place == YESTERDAY
    assert count(bare) == 0


def usual(bare):
    return [(each.mg.low, each.times, each.since) for each in bare.document.diary.of_library(UsualSupplement)]


def test_a_supplement_that_was_not_taken_today_is_kept_as_usual_in_one_step(bare, alone):
    page = go_to(alone, ABOUT)
    page.supplement.line.setText("1 tablet magnesium 100 mg 8:00 and 20:00")
    assert "kept as a usual supplement" in page.supplement._read.text()
    alone.go_on.click()
    assert usual(bare) == [(100.0, (480, 1200), DAY)]
    assert entries(bare) == ()
    assert bare.document.undo_stack.undoText() == "make a supplement usual"
    assert count(bare) == 1


def test_usual_and_taken_today_is_one_step_and_not_asked_for_again_that_day(bare, alone):
    page = go_to(alone, ABOUT)
    page.supplement.line.setText("1 tablet magnesium 100 mg 8:00")
    page.supplement.taken.setChecked(True)
    alone.go_on.click()
    (entry,) = entries(bare)
    assert (entry.time, entry.meal) == (480, "breakfast")
    assert still_open(bare.document.diary, DAY) == []
    assert count(bare) == 1


def test_kept_once_more_a_usual_supplement_is_not_doubled(bare, alone):
    page = go_to(alone, ABOUT)
    page.supplement.line.setText("1 tablet magnesium 100 mg")
    alone.go_on.click()
    alone.back.click()
    page.supplement.line.setText("1 tablet magnesium 200 mg")
    alone.go_on.click()
    assert usual(bare) == [(200.0, (), DAY)]
    alone.back.click()
    alone.go_on.click()
    assert count(bare) == 2
    alone.back.click()
    page.supplement.usual.setChecked(False)
    assert "not kept" in page.supplement._read.text()
    alone.go_on.click()
    assert usual(bare) == []


def test_what_is_usual_already_is_not_made_usual_twice(bare, alone):
    page = go_to(alone, ABOUT)
    page.supplement.line.setText("1 tablet magnesium 100 mg 8:00")
    alone.go_on.click()
    page.usual = ""  # as the same pages have it when they are walked through again
    alone.back.click()
    page.supplement.line.setText("1 tablet magnesium 100 mg 20:00")
    alone.go_on.click()
    assert usual(bare) == [(100.0, (480, 1200), DAY)]


def test_a_kidney_disease_is_heeded_at_once_beside_the_supplement(alone):
    page = go_to(alone, ABOUT)
    page.supplement.line.setText("1 tablet magnesium 100 mg")
    assert page.supplement.gate.isHidden()
    page.form.conditions.set_ticked("kidney_severe", on=True)
    assert not page.supplement.gate.isHidden()
    assert "doctor" in page.supplement.gate.text()
    page.form.conditions.set_ticked("kidney_severe", on=False)
    assert page.supplement.gate.isHidden()


def test_no_title_stands_twice_on_a_page(alone):
    for place in range(6):
        go_to(alone, place)
        titles = [each.text() for each in alone.findChildren(QLabel) if each.isVisible()]
        assert titles.count(alone.page.title) == 1


# Yesterday.


def test_a_tile_counts_up_by_click_and_key_and_takes_back_by_minus(qtbot, alone):
    page = go_to(alone, YESTERDAY)
    tile = page.tiles.tile("bread_wholemeal")
    qtbot.mouseClick(tile.face, Qt.MouseButton.LeftButton)
    qtbot.keyClick(tile.face, Qt.Key.Key_Space)
    qtbot.keyClick(tile.face, Qt.Key.Key_Plus)
    assert tile.count == 3
    assert "3 slices" in tile.face.text()
    qtbot.keyClick(tile.face, Qt.Key.Key_Minus)
    tile.less.click()
    assert tile.count == 1
    qtbot.keyClick(tile.face, Qt.Key.Key_5)
    assert page.tiles.portions == {"bread_wholemeal": 5}
    qtbot.keyClick(tile.face, Qt.Key.Key_0)
    qtbot.keyClick(tile.face, Qt.Key.Key_Minus)
    assert page.tiles.portions == {}


def test_the_arrows_go_from_tile_to_tile(qtbot, alone):
    page = go_to(alone, YESTERDAY)
    tiles = list(page.tiles._tiles.values())
    assert tiles[0].face.hasFocus()
    qtbot.keyClick(tiles[0].face, Qt.Key.Key_Right)
    assert tiles[1].face.hasFocus()
    qtbot.keyClick(tiles[1].face, Qt.Key.Key_Down)
    below = next(tile for tile in tiles if tile.face.hasFocus())
    assert below.mapTo(page, below.rect().center()).y() > tiles[1].mapTo(page, tiles[1].rect().center()).y()
    qtbot.keyClick(below.face, Qt.Key.Key_Up)
    assert tiles[1].face.hasFocus()


def test_the_rough_range_follows_and_gives_no_verdict(alone):
    page = go_to(alone, YESTERDAY)
    assert page.figure.text() == "Nothing counted yet"
    page.tiles.tile("bread_wholemeal").face.click()
    assert page.figure.text() == "Roughly 10–30 mg of magnesium, from food"
    said = f"{page.figure.text()} {page.about.text()}"
    for word in ("below", "above", "adequate", "too little", "enough", "300", "350"):
        assert word not in said


def test_going_on_keeps_yesterday_in_one_step_as_an_estimate_and_partly(bare, alone):
    page = go_to(alone, YESTERDAY)
    assert alone.go_on.text() == "Go on"
    page.tiles.tile("bread_wholemeal").face.click()
    page.tiles.tile("coffee").face.click()
    assert alone.go_on.text() == "Put it in my diary"
    alone.go_on.click()
    kept = entries(bare, away=1)
    assert {entry.food for entry in kept} == {"bread_wholemeal", "coffee"}
    assert all(entry.estimate for entry in kept)
    yesterday = bare.shown_day.today - dt.timedelta(days=1)
    assert bare.document.diary.day_note(yesterday).state == "partly"
    assert count(bare) == 1
    bare.document.undo_stack.undo()
    assert bare.document.diary.on(yesterday) == ()


def test_it_need_not_be_kept(bare, alone):
    page = go_to(alone, YESTERDAY)
    page.tiles.tile("coffee").face.click()
    assert alone.skip.text() == "Do not keep it"
    alone.skip.click()
    assert alone.place == CLAIMS
    assert count(bare) == 0


def test_kept_once_more_yesterday_is_not_doubled(bare, alone):
    page = go_to(alone, YESTERDAY)
    page.tiles.tile("coffee").face.click()
    alone.go_on.click()
    alone.back.click()
    page.tiles.tile("coffee").face.click()
    alone.go_on.click()
    assert [entry.quantity for entry in entries(bare, away=1)] == [2.0]


def test_counted_back_to_nothing_yesterday_is_as_it_was(bare, alone):
    yesterday = bare.shown_day.today - dt.timedelta(days=1)
    page = go_to(alone, YESTERDAY)
    page.tiles.tile("coffee").face.click()
    alone.go_on.click()
    assert bare.document.diary.on(yesterday)
    alone.back.click()
    page.tiles.show_portions({})
    alone.go_on.click()
    assert bare.document.diary.on(yesterday) == ()


def test_what_stood_at_yesterday_stays_and_so_does_its_state(bare, alone):
    document, yesterday = bare.document, bare.shown_day.today - dt.timedelta(days=1)
    note = DayNote(id=document.day_record_id("day", yesterday), day=yesterday, state="complete", note="x")
    there = Entry(id=document.new_id(), day=yesterday, name="tea")
    document.replace({note.id: note, there.id: there}, "add")
    page = go_to(alone, YESTERDAY)
    page.tiles.tile("coffee").face.click()
    page.also.setChecked(True)
    assert alone.go_on.text() == "Put it in my diary"
    alone.go_on.click()
    assert len(entries(bare, away=1)) == 2
    assert document.diary.day_note(yesterday) == note


def test_foods_that_stand_at_yesterday_are_named_and_nothing_is_added_unasked(bare, alone):
    document, yesterday = bare.document, bare.shown_day.today - dt.timedelta(days=1)
    there = Entry(id=document.new_id(), day=yesterday, name="tea")
    planned = Entry(id=document.new_id(), day=yesterday, name="soup", planned=True)
    document.replace({there.id: there, planned.id: planned}, "add")
    page = go_to(alone, YESTERDAY)
    assert page.there.isVisible()
    assert "has 1 food for yesterday already" in page.there.text()
    page.tiles.tile("coffee").face.click()
    assert (alone.go_on.text(), alone.skip.text()) == ("Go on", "Skip this")
    alone.go_on.click()
    assert alone.place == CLAIMS
    assert len(entries(bare, away=1)) == 2
    assert count(bare) == 1


def test_a_yesterday_without_foods_is_not_said_to_have_some(bare, alone):
    page = go_to(alone, YESTERDAY)
    page.tiles.tile("coffee").face.click()
    alone.go_on.click()
    alone.back.click()
    assert page.there.isHidden()
    assert page.also.isHidden()


# The article, and ready.


def test_four_claims_stand_there_with_their_verdicts_and_the_way_to_all(first_run, pages):
    page = go_to(pages, CLAIMS)
    said = texts(page)
    for words in ("50–60 % get too little", "not right", "A supplement first", "Coffee costs magnesium"):
        assert words in said
    page.all.click()
    assert any(isinstance(each, ArticlePage) and each.isVisible() for each in QApplication.topLevelWidgets())


def test_no_claim_among_them_is_on_how_much_of_a_supplement_to_take(alone):
    assert "400" not in texts(go_to(alone, CLAIMS))


def test_three_complete_days_are_said_to_give_a_first_average(first_run, pages):
    page = go_to(pages, READY)
    assert "After 3 more complete days you see a first average." in texts(page)
    document, today = first_run.document, first_run.shown_day.today
    for away in (1, 2, 3):
        day = today - dt.timedelta(days=away)
        note = DayNote(id=document.day_record_id("day", day), day=day, state="complete")
        document.replace({note.id: note}, "add")
    pages.back.click()
    pages.go_on.click()
    assert "Your first average is there" in texts(page)


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_breakfast_it_shows_takes_five_keys_and_is_what_is_written_down(qtbot, first_run, language):
    if language == "nl":
        first_run.switch_language("nl")
    pages = opened(first_run)
    said = texts(go_to(pages, READY))
    assert ("5 keys" if language == "en" else "5 toetsen") in said
    pages.go_on.click()
    line = first_run.window.diary.line
    qtbot.keyClicks(line, "oats" if language == "en" else "volk")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    (entry,) = entries(first_run)
    assert entry.food in ("oat_flakes", "bread_wholemeal")
    assert entry.name in said


# Later.


def test_they_can_be_walked_through_again_from_the_menu(qtbot, program):
    action(program, "first_steps").trigger()
    assert opened(program).place == PURPOSE
    assert opened(program).isVisible()
    first = opened(program)
    action(program, "first_steps").trigger()
    assert opened(program) is first
    qtbot.keyClick(first, Qt.Key.Key_Escape)
    assert opened(program) is None


def test_after_them_the_language_can_be_another_and_dialogs_open(qtbot, first_run, pages):
    qtbot.keyClick(pages, Qt.Key.Key_Escape)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    first_run.windows.open_profile()
    first_run.switch_language("nl")
    assert first_run.window.menus[0].title() == "&Bestand"


def test_walked_through_again_they_show_what_was_told(first_run, pages):
    page = go_to(pages, ABOUT)
    page.form.year.setText("1958")
    pages.go_on.click()
    pages.reject()
    action(first_run, "first_steps").trigger()
    assert opened(first_run).about.form.year.text() == "1958"


def test_the_purpose_can_be_read_again_without_being_asked_anything(program):
    action(program, "purpose").trigger()
    tops = QApplication.topLevelWidgets()
    shown = next(each for each in tops if isinstance(each, WelcomeDialog) and each.isVisible())
    assert "no medical device" in shown.text()
    assert unnamed_fields(shown) == []
    shown._close.click()
    assert not shown.isVisible()


def test_every_field_of_every_page_has_a_name(alone):
    for place in range(6):
        go_to(alone, place)
        assert unnamed_fields(alone) == []


def test_every_button_stays_in_sight_when_its_words_become_longer(qtbot, alone):
    page = go_to(alone, YESTERDAY)
    row = alone.go_on.parentWidget()
    just_wide_enough = alone.width() - row.width() + row.sizeHint().width() + 4
    alone.resize(just_wide_enough, 500)
    QApplication.processEvents()
    assert alone.back.y() == alone.go_on.y()
    page.tiles.tile("coffee").face.click()
    qtbot.waitUntil(lambda: row.height() >= row.heightForWidth(row.width()) > alone.go_on.height())


def test_its_buttons_stay_off_the_edge_of_a_small_screen(qtbot):
    window, title_bar = QDialog(), 40
    qtbot.addWidget(window)
    room = window.screen().availableGeometry()
    resize_on_screen(window, room.width(), room.height())
    assert window.width() < room.width()
    assert window.height() + title_bar <= room.height()
    resize_on_screen(window, 300, 200)
    assert (window.width(), window.height()) == (300, 200)
