"""Moving the diary: what will be done, how far it is, and how it ended; and using another one."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from magapp.i18n import _, language, ngettext
from magapp.services.wording import number
from magapp.ui.theme import GAP, MARGIN
from magapp.ui.widgets.card import heading, label
from magapp.ui.widgets.on_screen import resize_on_screen
from magapp.ui.widgets.reading_area import ReadingArea
from magapp.ui.widgets.shown_path import ShownPath

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from magapp.storage.move_target import LookedAt

_SIZE: Final = (560, 340)
_USE_SIZE: Final = (560, 300)
_SAY_SIZE: Final = (520, 200)
_PARTS: Final = 1000


class MoveDialog(QDialog):
    """Ask whether to move the diary to a folder, show how far it is, and say how it ended.

    ``confirmed`` carries the folder, and whether the old files are to stay.
    """

    confirmed = Signal(object, bool)

    _progressed = Signal(int)

    def __init__(self, old: Path, target: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Move the diary"))
        self.setModal(True)
        self._target = target
        self._stopped = threading.Event()
        self._last = -1
        self.keep = QCheckBox(_("Also leave the old files in place"))
        self.cancel = QPushButton(_("Cancel"))
        self.go = QPushButton(_("Move the diary"))
        self.bar = QProgressBar()
        self.bar.setRange(0, _PARTS)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("Progress"))
        self.stop = QPushButton(_("Cancel"))
        self.close_button = QPushButton(_("Close"))
        self._inside = QWidget()
        self._end = QVBoxLayout(self._inside)
        self._pages = QStackedWidget()
        self._lay_out(old, target)
        resize_on_screen(self, *_SIZE)

        self.cancel.clicked.connect(self.reject)
        self.go.clicked.connect(self._confirm)
        self.stop.clicked.connect(self._stop)
        self.close_button.clicked.connect(self.accept)
        self._progressed.connect(self.bar.setValue)

    def is_stopped(self) -> bool:
        """Tell the thread that moves whether the person wants it to stop."""
        return self._stopped.is_set()

    def note_progress(self, done: int, total: int) -> None:
        """Take from the thread how many bytes of how many are copied."""
        part = _PARTS * done // total if total else _PARTS
        if part != self._last:
            self._last = part
            self._progressed.emit(part)

    def show_end(self, sentences: Iterable[str]) -> None:
        """Say how it ended."""
        told = list(sentences)
        for sentence in told:
            self._end.addWidget(_selectable(sentence))
        self._end.addStretch(1)
        self._turn_to(2, self.close_button)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, " ".join(told)))

    def text(self) -> str:
        """Give what it says at the end as plain text."""
        return "\n".join(each.text() for each in self._inside.findChildren(QLabel))

    def reject(self) -> None:
        """Leave, or stop what is under way: then it stands until it has been taken back."""
        if self._pages.currentIndex() == 1:
            self._stop()
        else:
            super().reject()

    def _lay_out(self, old: Path, target: Path) -> None:
        ask = _page(
            heading(_("Move the diary"), points=2.0),
            label(_("From:")),
            ShownPath(old, _("The folder of your diary")),
            label(_("To:")),
            ShownPath(target, _("The new folder")),
            label(
                _(
                    "Every file is copied, read back and compared. Only when all of it is in the new folder "
                    "are the old files deleted. If it is interrupted, the next start of magapp finds your "
                    "diary whole, in one of the two folders."
                ),
                wrap=True,
            ),
            self.keep,
            buttons=(self.cancel, self.go),
            name=self.windowTitle(),
        )
        work = _page(
            label(_("Your diary is being copied and compared. You can write on when it is done."), wrap=True),
            self.bar,
            buttons=(self.stop,),
            name=_("Progress"),
        )
        self._end.setContentsMargins(0, 0, 0, 0)
        self._end.setSpacing(GAP)
        end = QWidget()
        column = QVBoxLayout(end)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(ReadingArea(self._inside, _("What was done")), 1)
        column.addLayout(_row(self.close_button))
        for page in (ask, work, end):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.addWidget(self._pages)
        self._turn_to(0, self.go)

    def _turn_to(self, page: int, default: QPushButton) -> None:
        self._pages.setCurrentIndex(page)
        default.setDefault(True)
        default.setFocus(Qt.FocusReason.OtherFocusReason)

    def _confirm(self) -> None:
        self._turn_to(1, self.stop)
        self.confirmed.emit(self._target, self.keep.isChecked())

    def _stop(self) -> None:
        self._stopped.set()
        self.stop.setEnabled(False)


class UseDialog(QDialog):
    """Ask whether to go on with another diary; ``confirmed`` carries where it lies.

    Once confirmed it stands before every window until ``end``: what is written down meanwhile would come into
    the other diary.
    """

    confirmed = Signal(object)

    def __init__(self, old: Path, found: LookedAt, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Use another diary"))
        self.setModal(True)
        self._there, counts = found.places, found.counts
        self._is_confirmed = False
        self.cancel = QPushButton(_("Cancel"))
        self.go = QPushButton(_("Use this diary"))
        self.go.setDefault(True)
        holds = ngettext(
            "It holds {count} day with something written down, and {entries} entries of food.",
            "It holds {count} days with something written down, and {entries} entries of food.",
            counts.days,
        ).format(count=number(counts.days, language()), entries=number(counts.entries, language()))
        kept = _(
            "magapp shows that diary from now on. Your present one stays as it is in its own "
            "folder; the two are not put together."
        )
        if found.is_own:
            kept = _(
                "It is your own diary, or an older copy of it, such as an unpacked backup. magapp puts in it "
                "what you wrote and deleted since: it then shows your diary as it is now."
            )
        page = _page(
            heading(_("Use another diary"), points=2.0),
            label(_("There is a diary in this folder:")),
            ShownPath(self._there.data, _("The folder of the other diary")),
            label(holds, wrap=True),
            label(kept, wrap=True),
            ShownPath(old, _("The folder of your diary")),
            buttons=(self.cancel, self.go),
            name=self.windowTitle(),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.addWidget(page)
        resize_on_screen(self, *_USE_SIZE)

        self.cancel.clicked.connect(self.reject)
        self.go.clicked.connect(self._confirm)

    def reject(self) -> None:
        """Leave, unless it is under way."""
        if not self._is_confirmed:
            super().reject()

    def end(self) -> None:
        """Go: it was done, or refused."""
        self._is_confirmed = False
        self.accept()

    def _confirm(self) -> None:
        self._is_confirmed = True
        self.go.setEnabled(False)
        self.cancel.setEnabled(False)
        self.confirmed.emit(self._there)


class NotMovedDialog(QDialog):
    """Say why the diary stays where it is."""

    def __init__(self, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("magapp")
        self.setModal(True)
        self.sentence = sentence
        leave = QPushButton(_("Close"))
        leave.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.addWidget(_page(_selectable(sentence), buttons=(leave,), name=sentence))
        resize_on_screen(self, *_SAY_SIZE)

        leave.clicked.connect(self.accept)


def _selectable(text: str) -> QLabel:
    made = label(text, wrap=True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def _row(*buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(GAP)
    row.addStretch(1)
    for button in buttons:
        button.setAutoDefault(False)
        row.addWidget(button)
    return row


def _page(*parts: QWidget, buttons: tuple[QPushButton, ...], name: str) -> QWidget:
    """Put parts under each other, in a page that scrolls where the letters are large, above buttons."""
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GAP)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    page = QWidget()
    whole = QVBoxLayout(page)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.setSpacing(GAP)
    whole.addWidget(ReadingArea(inside, name), 1)
    whole.addLayout(_row(*buttons))
    return page
