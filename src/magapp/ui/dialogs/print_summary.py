"""Print the summary of a period, with a preview: the same pages as the PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from magapp.exchange.errors import EmptyPeriodError, NoFontError
from magapp.i18n import _
from magapp.services.period_report import report_of
from magapp.ui.dialogs.export_period import PeriodChooser, scrolling
from magapp.ui.dialogs.print_preview import PrintPreview
from magapp.ui.theme import GAP, MARGIN
from magapp.ui.widgets.card import Card, heading, label

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrintPreviewDialog

    from magapp.domain.diary import Diary
    from magapp.domain.food import FoodTable
    from magapp.domain.guidance import Guidance
    from magapp.ui.document import Document
    from magapp.ui.shown_day import ShownDay


class PrintDialog(QDialog):
    """Ask for period and language, then show the pages as they would be printed."""

    def __init__(
        self,
        document: Document,
        shown_day: ShownDay,
        guidance: Guidance,
        foods: FoodTable,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Print summary"))
        self._document = document
        self._today = shown_day.today
        self._guidance = guidance
        self._foods = foods
        self._preview = PrintPreview(self)

        self._period = PeriodChooser(self._diary, shown_day.today)
        self._message = Card(kind="warning")
        self._message_text = label(wrap=True)
        self._show = QPushButton(_("Print preview…"))
        self._show.setProperty("primary", "true")
        self._show.setDefault(True)
        self._close = QPushButton(_("Close"))
        self._close.setAutoDefault(False)

        self._lay_out()

        self._period.changed.connect(self._message.hide)
        self._show.clicked.connect(self.open_preview)
        self._close.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        self._message.column.addWidget(self._message_text)
        self._message.hide()
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._close)
        buttons.addWidget(self._show)
        asked = QVBoxLayout()
        asked.setSpacing(GAP)
        asked.addWidget(heading(_("Print summary")))
        asked.addWidget(self._period)
        asked.addStretch(1)
        page = QVBoxLayout(self)
        page.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        page.setSpacing(GAP)
        page.addWidget(scrolling(asked), 1)
        page.addWidget(self._message)
        page.addLayout(buttons)
        self.setMinimumSize(400, 260)
        self.resize(560, 340)

    @property
    def period(self) -> PeriodChooser:
        """Give the choice of days and language."""
        return self._period

    @property
    def preview(self) -> QPrintPreviewDialog | None:
        """Give the open preview, if any."""
        return self._preview.dialog

    @property
    def message(self) -> str:
        """Give the sentence that says why there is nothing to print."""
        return "" if self._message.isHidden() else self._message_text.text()

    def open_preview(self) -> None:
        """Show the pages, or say why there are none."""
        report, summary = report_of(
            self._document.diary,
            self._period.period,
            self._guidance,
            self._foods,
            language=self._period.language,
            today=self._today,
            is_example=self._document.is_example,
        )
        if summary.is_empty:
            self._tell(EmptyPeriodError(summary.first, summary.last).sentence())
            return
        try:
            self._preview.open(report)
        except NoFontError as error:
            self._tell(error.sentence())

    def _diary(self) -> Diary:
        return self._document.diary

    def _tell(self, sentence: str) -> None:
        self._message_text.setText(sentence)
        self._message.show()
