"""The pages of a report as they would be printed, with Qt's own preview and printing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMarginsF, QObject
from PySide6.QtGui import QFontDatabase, QGuiApplication, QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QAbstractScrollArea, QComboBox, QLineEdit, QWidget

from magapp.exchange.errors import NoFontError
from magapp.exchange.pdf import paint_pages
from magapp.i18n import _

if TYPE_CHECKING:
    from magapp.services.report_values import Report

_MARGINS: Final = QMarginsF(18, 15, 18, 13)


def _name_parts(preview: QPrintPreviewDialog) -> None:
    """Name what Qt leaves without a name: the zoom, the number of the page, the pages."""
    for zoom in preview.findChildren(QComboBox):
        zoom.setAccessibleName(_("Zoom"))
        zoom.setAccessibleDescription(_("Zoom"))  # on Linux a list's name is what is chosen in it
    for number in preview.findChildren(QLineEdit):
        number.setAccessibleName(_("Page"))
    for pages in preview.findChildren(QAbstractScrollArea):
        pages.setAccessibleName(_("Pages"))
        pages.viewport().setAccessibleName(_("Pages"))


class PrintPreview(QObject):
    """Show the pages of one report at a time, over the dialog that asked for them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self._report: Report | None = None
        self._dialog: QPrintPreviewDialog | None = None
        self._printer: QPrinter | None = None

    @property
    def dialog(self) -> QPrintPreviewDialog | None:
        """Give the open preview, if any."""
        return self._dialog

    def open(self, report: Report) -> None:
        """Show the pages.

        Raises:
            NoFontError: the system has no font to write with.
        """
        if not QFontDatabase.families():
            raise NoFontError
        self._report = report
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setDocName(report.title)
        size = QPageSize(QPageSize.PageSizeId.A4)
        self._printer.setPageLayout(
            QPageLayout(size, QPageLayout.Orientation.Portrait, _MARGINS, QPageLayout.Unit.Millimeter)
        )
        self._dialog = QPrintPreviewDialog(self._printer, self._parent)
        self._dialog.setWindowTitle(_("Print preview"))
        _name_parts(self._dialog)
        # Not the screen of a dialog: its wrapper dies with the dialog, and a garbage collection then crashes.
        self._dialog.resize(QGuiApplication.primaryScreen().availableSize() * 0.8)
        self._dialog.paintRequested.connect(self._paint)
        self._dialog.finished.connect(self._forget)
        self._dialog.open()

    def _paint(self, printer: QPrinter) -> None:
        if self._report is not None:
            paint_pages(self._report, printer)

    def _forget(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
        self._dialog = None
        self._report = None
