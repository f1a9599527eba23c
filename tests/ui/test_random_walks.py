"""Whatever is done in whatever order: what is shown is what the files hold, and each step can be taken back.

`make walks` takes many more walks than `make test` does.
"""

import datetime as dt
import os
import random
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from magapp import i18n
from magapp.domain.amount import exactly
from magapp.services.wording import mg
from magapp.storage.paths import Places
from magapp.storage.store import Store
from magapp.ui.autosave import Autosave
from magapp.ui.catalogue import LineOffers
from magapp.ui.day_view import DayView
from magapp.ui.diary_desk import DiaryDesk
from magapp.ui.document import Document
from magapp.ui.loading import load_catalogue
from magapp.ui.models.day_model import AMOUNT, MAGNESIUM, PRODUCT
from magapp.ui.shown_day import ShownDay
from magapp.ui.tabs.diary_tab import DiaryTab
from tools.make_diary import records

DAY = dt.date(2026, 11, 22)
WALKS = int(os.environ.get("WALKS", "6"))
STEPS = 20

AMOUNTS = ("", "2 ", "0,5 ", "150 g ", "2 sneetjes ", "3 kopjes ", "0 ", "1e9 ")
FOODS = ("volkorenbrood", "koffie", "banaan", "spinazie", "kipfilet", "rode wijn", "water", "xyzzytaart")
AFTER = ("", " #lunch", " #diner", " @8:30", " @23:59 #ontbijt")
LINES = st.one_of(
    st.builds("{}{}{}".format, st.sampled_from(AMOUNTS), st.sampled_from(FOODS), st.sampled_from(AFTER)),
    st.lists(st.sampled_from(FOODS), min_size=2, max_size=4).map(" en ".join),
    st.sampled_from(
        ("1 tablet magnesium 300 mg", "1000 mg magnesiumcitraat", "2 tabletten magnesium 100 mg @22:00")
    ),
    st.sampled_from(("omeprazol @8:00", "koffie en omeprazol @8:00", "   ", "#lunch", "12")),
)
TYPED = st.sampled_from(
    ("3", "150 g", "2 sneetjes", "0,5", "@8:30", "#diner", "2 @21:15 #lunch", "0", "1e9", "blub", "", "20 kg")
)
ROW = st.integers(0, 30)


@cache
def _catalogue():
    return load_catalogue()


class Walk(RuleBasedStateMachine):
    """The real tab over the real store, as a program furnishes it."""

    def __init__(self):
        super().__init__()
        catalogue = _catalogue()
        self._home = TemporaryDirectory()
        folders = (Path(self._home.name) / name for name in ("data", "state", "config", "cache"))
        self._places = Places(*folders)
        store = Store.open(self._places)
        self._document = Document(store.load().diary, store.dataset)
        self._shown = ShownDay(DAY)
        self._autosave = Autosave()
        self._tab = DiaryTab(DayView(DAY.isoformat()), DAY)
        self._tester = QAbstractItemModelTester(
            self._tab.model, QAbstractItemModelTester.FailureReportingMode.Fatal
        )
        self._desk = DiaryDesk(self._tab, self._document, self._shown, catalogue.lexicon, self._tab)
        self._document.edited.connect(self._autosave.queue)
        self._autosave.arrived.connect(self._document.take_in)
        self._desk.use(catalogue, LineOffers(catalogue))
        self._store = store
        self._is_sound = False
        self._tab.resize(1180, 700)
        self._tab.show()

    @initialize(days=st.integers(0, 3), per_day=st.integers(1, 9), seed=st.integers(0, 999))
    def begin_with_a_diary(self, days, per_day, seed):
        dice = random.Random(seed)  # noqa: S311  # a diary, not a secret
        made = records(self._store.dataset, DAY, days, per_day, dice) if days else ()
        self._store.save({record.id: record for record in made})
        self._document.take_whole(self._store.load().diary, {})
        self._autosave.begin(self._store, lambda: None)
        self._start = self._files()

    @rule(line=LINES)
    def type_a_line(self, line):
        self._tab.line.setText(line)
        QTest.keyClick(self._tab.line, Qt.Key.Key_Return)
        QTest.keyClick(self._tab.line, Qt.Key.Key_Escape)

    @rule(row=ROW, typed=TYPED)
    def change_an_amount(self, row, typed):
        model = self._tab.model
        if model.rowCount():
            model.setData(model.index(row % model.rowCount(), AMOUNT), typed)

    @rule(rows=st.sets(ROW, min_size=1, max_size=4))
    def delete(self, rows):
        table = self._tab.table
        count = self._tab.model.rowCount()
        table.clearSelection()
        selection = table.selectionModel()
        for row in rows if count else ():
            flags = selection.SelectionFlag
            selection.select(self._tab.model.index(row % count, 0), flags.Select | flags.Rows)
        QTest.keyClick(table, Qt.Key.Key_Delete)

    @rule()
    def copy_yesterday(self):
        self._desk.edits.copy_yesterday()

    @rule(drink=st.sampled_from(("coffee", "tea", "water", "alcohol")), more=st.booleans())
    def count_a_drink(self, drink, more):
        (self._desk.edits.one_more if more else self._desk.edits.one_less)(drink)

    @rule(row=ROW)
    def make_a_supplement_usual(self, row):
        taken = [each for each in self._document.diary.entries(self._shown.day) if each.is_supplement]
        if taken:
            self._desk.usual.keep(taken[row % len(taken)])

    @rule()
    def tick_what_is_usual(self):
        self._desk.usual.take_all()
        assert all(row.ticked for row in self._desk._sides.usual.rows)

    @rule(row=ROW)
    def tick_or_untick_one(self, row):
        rows = self._desk._sides.usual.rows
        if rows:
            before, box = len(self._taken()), self._desk._sides.usual.box(row % len(rows))
            box.toggle()
            assert len(self._taken()) == before + (1 if box.isChecked() else -1)

    @rule(steps=st.sampled_from((-1, 1)))
    def show_another_day(self, steps):
        self._tab.step_wanted.emit(steps)

    @rule(steps=st.integers(1, 4))
    def undo(self, steps):
        for _step in range(steps):
            self._document.undo_stack.undo()

    @rule(steps=st.integers(1, 4))
    def redo(self, steps):
        for _step in range(steps):
            self._document.undo_stack.redo()

    @invariant()
    def what_is_shown_is_what_the_files_hold(self):
        self._is_sound = False
        files = self._files()
        assert files == {record.id: record for record in self._document.diary}
        day = [
            record for record in files.values() if record.kind == "entry" and record.day == self._shown.day
        ]
        shown = [row for row in self._rows() if not row.is_meal]
        assert sorted(row.key for row in shown) == sorted(entry.id for entry in day)
        self._check_totals([files[row.key] for row in shown])
        assert sum(row.ticked for row in self._desk._sides.usual.rows) <= len(self._taken())
        self._is_sound = True

    def teardown(self):
        try:
            if self._is_sound:
                self._go_back_and_forth()
        finally:
            self._autosave.stop()
            self._tab.close()
            self._tab.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            self._home.cleanup()

    def _taken(self):
        entries = self._document.diary.entries(self._shown.day)
        return [each for each in entries if each.is_supplement and not each.planned]

    def _rows(self):
        """List the rows, each as the list shows it."""
        model = self._tab.model
        rows = [row for place in range(model.rowCount()) if (row := model.row(place)) is not None]
        told = [(row.name, row.amount, row.magnesium) for row in rows]
        columns = (PRODUCT, AMOUNT, MAGNESIUM)
        assert told == [
            tuple(model.index(place, column).data() for column in columns)
            for place in range(model.rowCount())
        ]
        return rows

    def _check_totals(self, day):
        """Compare the figures shown with those of the day's entries, as read from the files."""
        eaten = [entry for entry in day if not entry.planned]
        food = [entry.mg for entry in eaten if not entry.counts_to_upper and entry.mg is not None]
        supplement = [entry.mg for entry in eaten if entry.counts_to_upper and entry.mg is not None]
        unknown = [entry for entry in eaten if entry.mg is None]
        totals = self._tab.totals
        low = sum(each.low for each in food)
        assert totals._figure.text() == (mg(exactly(low), "nl") if day else "–")
        assert totals._meter._low == pytest.approx(low)
        assert totals._meter._high >= sum(each.high for each in food) - 1e-6
        assert totals._meter._supplement == pytest.approx(sum(each.high for each in supplement))
        count = len(unknown)
        assert totals._unknown.text().startswith(f"Van {count} product" if count else "")
        assert bool(totals._unknown.text()) == bool(count)

    def _go_back_and_forth(self):
        stack = self._document.undo_stack
        place, end = stack.index(), self._files()
        stack.setIndex(0)
        assert self._files() == self._start
        stack.setIndex(place)
        assert self._files() == end

    def _files(self):
        """Read everything from the disk, once all is saved there."""
        assert self._autosave.state.kind == "loading" or self._autosave.finish()
        read = Store.open(self._places, create=False).load()
        assert read.notices == ()
        return {record.id: record for record in read.diary}


@pytest.mark.usefixtures("qapp")
def test_after_any_steps_the_totals_are_those_of_the_files_and_undo_leads_to_the_diary_of_the_start():
    i18n.use("nl")
    # Without telling which parts of a failing walk do not matter: on the disk that takes minutes.
    phases = set(Phase) - {Phase.explain}
    wanted = settings(max_examples=WALKS, stateful_step_count=STEPS, phases=phases)
    run_state_machine_as_test(Walk, settings=wanted)
