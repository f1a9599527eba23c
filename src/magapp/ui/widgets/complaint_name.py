"""The line under the complaints in which one of one's own gets its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from magapp.i18n import _
from magapp.ui.theme import STEP
from magapp.ui.widgets.card import label, link_button
from magapp.ui.widgets.complaint_words import breakable

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class ComplaintName(QWidget):
    """Offer to add a complaint; asked for, take its name, or the new name of one that is there.

    ``entered`` carries the text as it was typed, and the key of the complaint to rename (empty: a new one).
    Whoever takes it closes the line, or says with ``refuse`` what is the matter; what was typed stays.
    ``stopped_wanted`` asks for those no longer kept track of; ``left`` tells that nothing came of it.
    """

    entered = Signal(str, str)
    left = Signal()
    stopped_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add = link_button(_("Add a complaint of your own"))
        self.stopped = link_button("")
        self.stopped.hide()
        self._key = ""
        self._asked = label(wrap=True)
        self.line = QLineEdit()
        self.save = QPushButton()
        self.cancel = QPushButton(_("Cancel"))
        self.problem = label(wrap=True)
        self.problem.setProperty("tone", "warning")
        self.problem.hide()

        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 8, 0)
        column.setSpacing(STEP)
        offers = QHBoxLayout()
        offers.addWidget(self.add)
        offers.addStretch(1)
        offers.addWidget(self.stopped)
        column.addLayout(offers)
        self._form = QWidget()
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(STEP)
        form.addWidget(self._asked)
        row = QHBoxLayout()
        row.addWidget(self.line, 1)
        row.addWidget(self.save)
        row.addWidget(self.cancel)
        form.addLayout(row)
        form.addWidget(self.problem)
        self._form.hide()
        column.addWidget(self._form)

        self.add.clicked.connect(self.ask)
        self.stopped.clicked.connect(self.stopped_wanted)
        self.line.returnPressed.connect(self._enter)
        self.save.clicked.connect(self._enter)
        self.line.textEdited.connect(self.problem.hide)
        self.cancel.clicked.connect(self._leave)

    @property
    def is_open(self) -> bool:
        """Tell whether a name is being asked for."""
        return not self._form.isHidden()

    def ask(self) -> None:
        """Ask for the name of a new complaint."""
        self._open("", "", _("What is it called? Write it as you would tell your GP."), _("Add"))

    def ask_again(self, key: str, name: str) -> None:
        """Ask for another name of a complaint."""
        self._open(key, name, _("Another name for ‘{complaint}’").format(complaint=name), _("Rename"))

    def refuse(self, sentence: str) -> None:
        """Say what is the matter with the name; it stays as it was typed."""
        self.problem.setText(breakable(sentence))
        self.problem.show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.selectAll()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.line, sentence))

    def close_line(self) -> None:
        """Offer again to add a complaint."""
        self._form.hide()
        self.problem.hide()
        self.add.show()

    def show_stopped(self, count: int) -> None:
        """Lead to the complaints that are no longer kept track of, when there are any."""
        self.stopped.setText(_("No longer kept track of ({count})…").format(count=count))
        self.stopped.setVisible(count > 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt calls it so
        """Leave the line by Esc; keep digits that nobody wanted from answering a complaint."""
        if event.key() == Qt.Key.Key_Escape and self.is_open:
            self._leave()
        elif not self.is_open:
            super().keyPressEvent(event)

    def _open(self, key: str, name: str, asked: str, button: str) -> None:
        self._key = key
        self._asked.setText(breakable(asked))
        self.line.setAccessibleName(asked)
        self.line.setText(name)
        self.line.selectAll()
        self.save.setText(button)
        self.problem.hide()
        self.add.hide()
        self._form.show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enter(self) -> None:
        self.entered.emit(self.line.text(), self._key)

    def _leave(self) -> None:
        self.close_line()
        self.left.emit()
