"""The calendar of the diary: a day, or several with what can be done to them at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from magapp.i18n import _
from magapp.ui.widgets.card import label
from magapp.ui.widgets.day_picker import DayPicker
from magapp.ui.widgets.flow import FlowRow

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent

    from magapp.ui.widgets.month_model import AboutOf, SignsOf

    WordsOf = Callable[[Sequence[dt.date]], str]


class DayChooser(QWidget):
    """Let a day be chosen, or several: those are described by *words_of*, and buttons act on them.

    ``entered``: Enter on a day; ``left``: Esc where no days are to be let go of; ``choosing_changed``: there
    are several now, or no longer. The other signals carry the days that are chosen.
    """

    entered = Signal()
    left = Signal()
    choosing_changed = Signal()
    copy_wanted = Signal(object)
    removal_wanted = Signal(object)
    complete_wanted = Signal(object)
    partly_wanted = Signal(object)

    def __init__(
        self, signs_of: SignsOf, about: AboutOf, words_of: WordsOf, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words_of = words_of
        self._was_choosing = False
        self.month = DayPicker(signs_of, about=about)
        self._words = label(wrap=True)
        self._copy = QPushButton(_("Copy to…"))
        self._complete = QPushButton(_("Complete"))
        self._partly = QPushButton(_("Partly"))
        self._remove = QPushButton(_("Delete rows…"))
        self._done = QPushButton(_("Done"))
        self._panel = QWidget()
        self._lay_out()

        self.month.picked.connect(self._picked)
        self.month.entered.connect(self.entered)
        self._copy.clicked.connect(self._wish_copy)
        self._complete.clicked.connect(self._wish_complete)
        self._partly.clicked.connect(self._wish_partly)
        self._remove.clicked.connect(self._wish_removal)
        self._done.clicked.connect(self._end)

    @property
    def is_choosing(self) -> bool:
        """Tell whether several days are chosen."""
        return bool(self.month.chosen_days)

    def refresh(self) -> None:
        """Look at the days again."""
        self.month.refresh()
        self.say_again()

    def say_again(self) -> None:
        """Describe the days that are chosen again."""
        days = self.month.chosen_days
        if days:
            self._words.setText(self._words_of(days))

    def let_go(self) -> None:
        """Choose no several days any longer."""
        self.month.let_go()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt calls it so
        """Take what the days themselves left alone: Esc and, on a day, Enter and Delete."""
        key = Qt.Key(event.key())
        on_day = self.month.hasFocus()
        if key == Qt.Key.Key_Escape:
            self._end() if self.is_choosing else self.left.emit()
        elif on_day and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif on_day and key == Qt.Key.Key_Delete and self.is_choosing:
            self._wish_removal()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        buttons = FlowRow(spacing=6)
        for button, name in (
            (self._complete, _("The days chosen are complete")),
            (self._partly, _("The days chosen are partly written down")),
            (self._copy, _("Copy the days chosen to other days")),
            (self._done, _("Choose no days any longer (Esc)")),
            (self._remove, _("Delete all rows of the days chosen")),
        ):
            button.setAccessibleName(name)
            button.setToolTip(name)
            button.setAutoDefault(False)
            buttons.flow.addWidget(button)
        panel = QVBoxLayout(self._panel)
        panel.setContentsMargins(0, 4, 0, 0)
        panel.setSpacing(6)
        panel.addWidget(self._words)
        panel.addWidget(buttons)
        self._panel.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.month)
        column.addWidget(self._panel)
        self.setFocusProxy(self.month)

    def _picked(self) -> None:
        choosing = self.is_choosing
        self.say_again()
        self._panel.setVisible(choosing)
        self.month.legend.setVisible(not choosing)  # there is not room for all in a low window
        if choosing:
            event = QAccessibleAnnouncementEvent(self.month, self._words.text())
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
            QAccessible.updateAccessibility(event)
        if choosing != self._was_choosing:
            self._was_choosing = choosing
            self.choosing_changed.emit()

    def _end(self) -> None:
        self.month.setFocus()
        self.let_go()

    def _wish_copy(self) -> None:
        self.copy_wanted.emit(self.month.chosen_days)

    def _wish_removal(self) -> None:
        self.removal_wanted.emit(self.month.chosen_days)

    def _wish_complete(self) -> None:
        self.complete_wanted.emit(self.month.chosen_days)

    def _wish_partly(self) -> None:
        self.partly_wanted.emit(self.month.chosen_days)
