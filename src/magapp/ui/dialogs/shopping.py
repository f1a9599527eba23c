"""What to buy for what is planned for the coming days: to read, copy or print; nothing is kept of it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from magapp.exchange.errors import NoFontError
from magapp.i18n import _
from magapp.services.report import as_example
from magapp.services.shopping_list import (
    DAYS,
    as_report,
    as_text,
    line_of,
    period_of,
    shopping_list,
    weights_note,
)
from magapp.ui.dialogs.print_preview import PrintPreview
from magapp.ui.theme import GAP, MARGIN
from magapp.ui.widgets.card import bold, heading, label
from magapp.ui.widgets.flow import FlowRow
from magapp.ui.widgets.reading_area import ReadingArea, line_up

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrintPreviewDialog

    from magapp.services.shopping_list import ShoppingList
    from magapp.ui.catalogue import Catalogue
    from magapp.ui.document import Change, Document
    from magapp.ui.shown_day import ShownDay

_SIZE: Final = (420, 480)


class ShoppingDialog(QDialog):
    """Show what to buy, beside the window; it follows the diary."""

    def __init__(
        self, document: Document, shown_day: ShownDay, catalogue: Catalogue, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setModal(False)
        self.setWindowTitle(_("Shopping list"))
        self._document, self._shown_day, self._catalogue = document, shown_day, catalogue
        self._list: ShoppingList | None = None
        self._preview = PrintPreview(self)
        self._period = label(muted=True, wrap=True)
        self._note = label(muted=True, wrap=True)
        self._page = QWidget()
        self._lines = QVBoxLayout(self._page)
        self._shown: list[QLabel] = []
        self._said = label(wrap=True)
        self._said.hide()
        self.copy = QPushButton(_("Copy as text"))
        self.print = QPushButton(_("Print…"))
        self._close = QPushButton(_("Close"))

        self._lay_out()

        self.copy.clicked.connect(self._copy)
        self.print.clicked.connect(self._print)
        self._close.clicked.connect(self.accept)
        document.changed.connect(self._follow)
        shown_day.changed.connect(self._refresh)
        self._refresh()

    def _lay_out(self) -> None:
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(4)
        buttons = FlowRow(spacing=6)
        for button in (self.copy, self.print):
            button.setAutoDefault(False)
            buttons.flow.addWidget(button)
        self._close.setAutoDefault(False)
        foot = QHBoxLayout()
        foot.addWidget(buttons, 1)
        foot.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(heading(_("Shopping list")))
        column.addWidget(self._period)
        area = ReadingArea(self._page, _("Shopping list"))
        column.addWidget(area, 1)
        column.addWidget(self._note)
        column.addWidget(self._said)
        column.addLayout(foot)
        line_up(column, area)
        self.resize(*_SIZE)

    @property
    def lines(self) -> list[str]:
        """List what is shown, top to bottom."""
        return [shown.text() for shown in self._shown]

    @property
    def said(self) -> str:
        """Give what was said last."""
        return self._said.text()

    @property
    def preview(self) -> QPrintPreviewDialog | None:
        """Give the open preview of the pages, if any."""
        return self._preview.dialog

    def _follow(self, change: Change) -> None:
        today = self._shown_day.today
        coming = (today + dt.timedelta(days=away) for away in range(DAYS))
        if change.library or any(map(change.touches, coming)):
            self._refresh()

    def _refresh(self) -> None:
        catalogue = self._catalogue.of(self._document.diary)
        found = shopping_list(self._document.diary, self._shown_day.today, catalogue.table, catalogue.lexicon)
        if found == self._list:
            return
        self._list = found
        self._period.setText(period_of(found))
        self._note.setText(weights_note())
        self._note.setVisible(bool(found.groups))
        self.copy.setEnabled(bool(found.groups))
        self.print.setEnabled(bool(found.groups))
        self._said.hide()
        self._show(found)

    def _show(self, found: ShoppingList) -> None:
        while self._lines.count():
            item = self._lines.takeAt(0)
            old = None if item is None else item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self._shown = []
        for group in found.groups:
            title = bold(group.name, wrap=True)
            title.setContentsMargins(0, GAP // 2 if self._shown else 0, 0, 0)
            self._shown.append(title)
            self._shown += [label(line_of(item), wrap=True) for item in group.items]
        if not found.groups:
            self._shown.append(label(_("Nothing is planned for the coming 7 days."), wrap=True))
        for shown in self._shown:
            self._lines.addWidget(shown)
        self._lines.addStretch(1)

    def _copy(self) -> None:
        if self._list is not None:
            QGuiApplication.clipboard().setText(as_text(self._list))
            self._tell(_("The list is copied: paste it where you want it."))

    def _print(self) -> None:
        if self._list is None:
            return
        try:
            report = as_report(self._list, self._shown_day.today)
            self._preview.open(as_example(report) if self._document.is_example else report)
        except NoFontError as error:
            self._tell(error.sentence())

    def _tell(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))
