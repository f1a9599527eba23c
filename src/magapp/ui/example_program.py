"""A second program around an invented diary, with no way to a disk.

It is the same window with the same desk and dialogs, and so shows what the program does. What it is given
in the place of folders can hold no file: whatever writes, here or in what is added later, writes nothing.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from magapp.domain.diary import Diary
from magapp.i18n import _
from magapp.services.example_diary import DATASET
from magapp.storage.paths import Places
from magapp.ui.autosave import Autosave
from magapp.ui.backing_up import BackingUp
from magapp.ui.catalogue import own_of
from magapp.ui.document import Document
from magapp.ui.food_tables import FoodTables
from magapp.ui.program import Program
from magapp.ui.shown_day import ShownDay
from magapp.ui.theme import MARGIN
from magapp.ui.widgets.card import bold

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from magapp.domain.records import Record
    from magapp.storage.settings import Settings
    from magapp.ui.autosave import SaveState
    from magapp.ui.catalogue import Catalogue
    from magapp.ui.day_view import DayView
    from magapp.ui.main_window import MainWindow

_NOWHERE: Final = Path(os.devnull) / "magapp-example"
"""Nothing can lie under a device."""
PLACES: Final = Places(_NOWHERE / "data", _NOWHERE / "state", _NOWHERE / "config", _NOWHERE / "cache")
_NOT_HERE: Final = ("erase", "import_table", "purpose", "first_steps", "example", "about")
"""Commands about the person's own diary, its folder, or the way here."""


class Example(NamedTuple):
    """Hold what an example is made of: the program's own foods, and the invented records."""

    catalogue: Catalogue
    records: tuple[Record, ...]


class ExampleBand(QFrame):
    """Say over every tab that this is an example; its button goes back."""

    def __init__(self, leave: Callable[[], None]) -> None:
        super().__init__()
        self.setProperty("card", "warning")
        self.words = bold(_("Example: not yours. Nothing of it is kept."), wrap=True)
        self.back = QPushButton(_("Back to my diary   Ctrl+W"))
        self.back.setAccessibleName(_("Back to my diary"))
        self.back.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.back.clicked.connect(leave)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 6, MARGIN, 6)
        row.addWidget(self.words, 1)
        row.addWidget(self.back)


class ExampleProgram(Program):
    """Show an example in a window of its own; ``left`` asks for the person's diary, ``quit_wanted`` to end.

    *settings* and *today* are the person's; theme and language are theirs to choose here as well, the theme
    by ``theme_chosen``.
    """

    left = Signal()
    quit_wanted = Signal()
    theme_chosen = Signal(str)

    def __init__(self, example: Example, settings: Settings, today: dt.date) -> None:
        self._today = today
        self._example = example
        # Reminders and the tray are the person's own program's.
        mine = settings._replace(first_run_done=True, reminders=(), stay_in_tray=False)
        super().__init__(PLACES, mine, None)

    def prepare(self) -> None:
        """Make all of the window, with the foods and the example in it."""
        super().prepare()
        self._use_catalogue(self.catalogue or self._example.catalogue)

    def switch_theme(self, wanted: str) -> None:
        """Put on another theme, as the person's own program does."""
        self.choices.keep(theme=wanted)
        self.theme_chosen.emit(wanted)

    def put_on_theme(self) -> None:
        """Leave the theme as it is: it is on already."""

    def close(self) -> None:
        """Go back to the person's diary."""
        self.left.emit()

    def end(self) -> None:
        """End the program, by way of the person's own."""
        self.quit_wanted.emit()

    def after_save(self) -> None:
        """Keep nothing for the next first paint: that is of the person's diary."""

    def take_down(self) -> None:
        """Close the window with its dialogs; what was written in it is gone."""
        self._clock.stop()
        if self.windows is not None:
            self.windows.close_all()
        self.stop_writing()
        self.window.hide()
        self.window.close()
        self.window.deleteLater()
        self.deleteLater()

    def _window_closing(self) -> None:
        self.close()

    def _make_document(self) -> None:
        self.shown_day = ShownDay(self._today, self, self.choices.times)
        self.document = Document(Diary(self._example.records), DATASET, self, is_example=True)
        self.autosave = Autosave(self)  # never begun: it has no store, and no edit is queued in it
        self.backups = BackingUp(self.after_save, self)  # it follows no diary, so it makes none
        self.tables = FoodTables(self.places, self)
        self.catalogue = self._example.catalogue.of(self.document.diary)
        self._own = own_of(self.document.diary)
        self.document.changed.connect(self._library_changed)
        self.document.refused.connect(self._say_refused)
        self._clock.start()

    def _make_window(self, view: DayView, today: dt.date) -> MainWindow:
        window = super()._make_window(view, today)
        window.setWindowTitle(_("Example"))  # the system adds the program's name in its own way
        band = ExampleBand(self.close)
        whole = window.centralWidget()
        middle = None if whole is None else whole.layout()
        assert isinstance(middle, QVBoxLayout)  # MainWindow made it so
        middle.insertWidget(0, band)
        return window

    def _make_windows(self) -> None:
        super()._make_windows()
        back = QAction(_("Back to my &diary"), self.window)
        back.setObjectName("leave_example")
        back.setShortcut(QKeySequence("Ctrl+W"))
        back.triggered.connect(self.close)
        first = self.window.menus[0].actions()[0]
        self.window.menus[0].insertAction(first, back)
        self.window.menus[0].insertSeparator(first)
        for menu in self.window.menus:
            for action in menu.actions():
                if action.objectName() in _NOT_HERE:
                    action.setVisible(False)
                    action.setEnabled(False)
                elif action.objectName() == "quit":
                    action.triggered.disconnect()
                    action.triggered.connect(self.end)
        self._show_saved(self.autosave.state)

    def _show_saved(self, state: SaveState) -> None:  # noqa: ARG002  # nothing is ever saved here
        self.window.show_state(_("Not kept"))
