"""A visit to the example diary: the person's windows stand aside untouched, and come back as they were."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow

from magapp import i18n
from magapp.i18n import _
from magapp.ui.example_program import Example, ExampleProgram

if TYPE_CHECKING:
    import datetime as dt

    from PySide6.QtWidgets import QWidget

    from magapp.ui.main_window import MainWindow
    from magapp.ui.program import Program
    from magapp.ui.windows import Windows


class ExampleVisit(QObject):
    """Open the example in the place of the person's window, and bring that back.

    The person's program runs on behind it: what was not saved yet is saved. Nothing of it is read or changed
    here but its place on the screen, its theme and language.
    """

    _invented = Signal(object)

    def __init__(self, program: Program, windows: Windows) -> None:
        super().__init__(windows)
        self._program = program
        self._aside: list[QWidget] = []
        self._had_keys: QWidget | None = None
        self._language = i18n.language()
        self._thread: threading.Thread | None = None
        self.example: ExampleProgram | None = None
        self._invented.connect(self._open)

    @property
    def window(self) -> MainWindow | None:
        """Give the window of the example while it is open."""
        return None if self.example is None else self.example.window

    def begin(self) -> None:
        """Invent the example on a thread, then show it."""
        if self.example is not None or self._thread is not None:
            return
        today = self._program.shown_day.today
        self._program.window.say(_("One moment: the example is being made."))
        self._thread = threading.Thread(target=self._invent, args=(today,), name="example", daemon=True)
        self._thread.start()

    def leave(self) -> None:
        """Close the example and bring back what stood aside."""
        example, self.example = self.example, None
        if example is None:
            return
        chosen = i18n.language()
        program, aside, had_keys = self._program, self._aside, self._had_keys
        self._aside, self._had_keys = [], None
        if chosen != self._language:
            i18n.use(self._language)  # for what the person's program still says in the language it left in
        for window in aside:
            window.show()
        program.choices.use_units()
        program.raise_window()
        if had_keys in aside:
            had_keys.raise_()
            had_keys.activateWindow()
        example.take_down()
        if chosen != self._language:
            program.switch_language(chosen)

    def _quit(self) -> None:
        program = self._program
        self.leave()
        program.close()

    def _invent(self, today: dt.date) -> None:
        from magapp.services.example_diary import example_records  # noqa: PLC0415  # hardly ever needed
        from magapp.ui.loading import load_catalogue  # noqa: PLC0415

        catalogue = load_catalogue()  # without the tables that the person imported
        records = example_records(catalogue.kitchen, catalogue.guidance, today)
        self._invented.emit(Example(catalogue, tuple(records)))

    def _open(self, made: Example) -> None:
        self._thread = None
        program = self._program
        own = program.window
        self._language = i18n.language()
        self._had_keys = QApplication.activeWindow()
        example = ExampleProgram(made, program.settings, program.shown_day.today)
        example.prepare()
        example.left.connect(self.leave)
        example.quit_wanted.connect(self._quit)
        example.theme_chosen.connect(program.switch_theme)
        self.example = example
        example.window.restore_place(own.place())
        self._aside = [
            each
            for each in QApplication.topLevelWidgets()
            if isinstance(each, QMainWindow | QDialog) and each.isVisible()
        ]
        example.start()
        for each in self._aside:
            each.hide()
        example.window.activateWindow()
