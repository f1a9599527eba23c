"""The diary could not be opened: why, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import QDir, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from magapp.i18n import _
from magapp.ui.theme import MARGIN
from magapp.ui.widgets.card import bold, label


class NotOpenedDialog(QDialog):
    """Say why the diary is not there; never start another one in its place unasked."""

    again = Signal()
    elsewhere = Signal(str)
    leave = Signal()

    def __init__(self, sentence: str, folder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("magapp")
        self.setMinimumWidth(420)
        why = label(sentence, wrap=True)
        where = label(_("The folder of your diary: {folder}").format(folder=folder), muted=True, wrap=True)
        kept = label(_("What you type meanwhile is kept in this window only."), wrap=True)
        again = QPushButton(_("Try again"))
        again.setDefault(True)
        other = QPushButton(_("Choose another folder…"))
        leave = QPushButton(_("Quit"))

        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(10)
        for each in (bold(_("Your diary could not be opened.")), why, where, kept):
            column.addWidget(each)
        row = QHBoxLayout()
        row.addStretch(1)
        for button in (leave, other, again):
            row.addWidget(button)
        column.addLayout(row)

        again.clicked.connect(self._again)
        other.clicked.connect(self._elsewhere)
        leave.clicked.connect(self.reject)
        # Esc as well: without a diary there is nothing to go on with.
        self.rejected.connect(self.leave)

    def _again(self) -> None:
        self.accept()
        self.again.emit()

    def _elsewhere(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, _("The folder of your diary"), QDir.homePath())
        if folder:
            self.accept()
            self.elsewhere.emit(folder)
