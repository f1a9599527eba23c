"""Save the summary of a period to a file: nothing is overwritten unasked, nothing is half written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, QThread, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from magapp.exchange.errors import EmptyPeriodError, ExportError
from magapp.exchange.export import FORMATS, Exported, content_of, write_whole
from magapp.i18n import _
from magapp.services.lexicon import lexicon_of
from magapp.services.period_report import report_of
from magapp.ui.dialogs.export_period import PeriodChooser, scrolling
from magapp.ui.theme import GAP, MARGIN
from magapp.ui.widgets.card import Card, bold, heading, label
from magapp.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    import datetime as dt

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QCloseEvent

    from magapp.domain.diary import Diary
    from magapp.domain.food import FoodTable
    from magapp.domain.guidance import Guidance
    from magapp.domain.records import Entry
    from magapp.ui.document import Document
    from magapp.ui.shown_day import ShownDay


@dataclass(frozen=True, slots=True, kw_only=True)
class _Order:
    """Hold all that writing needs, so that the diary may change meanwhile."""

    diary: Diary
    period: tuple[dt.date, dt.date]
    guidance: Guidance
    foods: FoodTable
    language: str
    today: dt.date
    path: Path
    kind: str
    force: bool
    is_example: bool


class _Writing(QThread):
    """Write one file off the GUI thread; given up, it writes nothing unless it was already at it."""

    written = Signal(object)
    failed = Signal(object)

    def __init__(self, order: _Order, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._order = order
        self._given_up = Event()

    def give_up(self) -> None:
        """Write nothing any more."""
        self._given_up.set()

    def run(self) -> None:
        """Work the period out, put it into the format, write it."""
        order = self._order
        lexicon = lexicon_of(order.foods)

        def name_of(entry: Entry) -> str:
            return lexicon.name_of(entry, order.language)

        try:
            report, summary = report_of(
                order.diary,
                order.period,
                order.guidance,
                order.foods,
                language=order.language,
                today=order.today,
                is_example=order.is_example,
            )
            if summary.is_empty:
                raise EmptyPeriodError(summary.first, summary.last)
            if self._given_up.is_set():
                return
            content = content_of(report, summary, name_of, order.kind)
            if self._given_up.is_set():
                return
            write_whole(order.path, content, force=order.force)
        except ExportError as error:
            self.failed.emit(error)
            return
        done = Exported(file=order.path, format=order.kind, days=len(summary.days), entries=summary.entries)
        self.written.emit(done)


class ExportDialog(QDialog):
    """Ask for period, format and language, then for a file; ``exported`` tells the file once it is there."""

    exported = Signal(object)

    def __init__(
        self,
        document: Document,
        shown_day: ShownDay,
        guidance: Guidance,
        foods: FoodTable,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Summary for GP or dietitian"))
        self._document = document
        self._today = shown_day.today
        self._guidance = guidance
        self._foods = foods
        self._writing: _Writing | None = None
        self._question: QMessageBox | None = None
        self._folder = Path(
            QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or Path.home()
        )

        self._period = PeriodChooser(self._diary, shown_day.today)
        self._format = Segmented([(kind, kind.upper()) for kind in FORMATS], _("Kind of file"))
        self._format.set_value(FORMATS[0])
        self._about_format = label(muted=True, wrap=True)
        self._message = Card()
        self._message_text = label(wrap=True)
        self._message_text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._busy = QProgressBar()
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        self._busy.setAccessibleName(_("The summary is being written"))
        self._busy.setFixedHeight(8)
        self._save = QPushButton(_("Save as…"))
        self._save.setProperty("primary", "true")
        self._save.setDefault(True)
        self._close = QPushButton(_("Cancel"))
        self._close.setAutoDefault(False)

        self._lay_out()

        self._format.chosen.connect(self._explain)
        self._period.changed.connect(self._forget_message)
        self._save.clicked.connect(self._ask_where)
        self._close.clicked.connect(self.reject)
        self._explain()

    def _lay_out(self) -> None:
        kinds = QHBoxLayout()
        kinds.addWidget(self._format)
        kinds.addStretch(1)
        self._message.column.addWidget(self._message_text)
        self._message.hide()
        self._busy.setVisible(False)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._close)
        buttons.addWidget(self._save)
        asked = QVBoxLayout()
        asked.setSpacing(GAP)
        asked.addWidget(heading(_("Summary for GP or dietitian")))
        asked.addWidget(
            label(
                _(
                    "Totals per day, averages over complete days, complaints, what you ticked and the sources"
                    " of the figures. It is about your health: you decide who gets it. The program sends"
                    " nothing."
                ),
                wrap=True,
            )
        )
        asked.addWidget(self._period)
        asked.addWidget(bold(_("Which kind of file?")))
        asked.addLayout(kinds)
        asked.addWidget(self._about_format)
        asked.addStretch(1)
        page = QVBoxLayout(self)
        page.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        page.setSpacing(GAP)
        page.addWidget(scrolling(asked), 1)
        page.addWidget(self._message)
        page.addWidget(self._busy)
        page.addLayout(buttons)
        self.setMinimumSize(400, 320)
        self.resize(560, 560)

    @property
    def period(self) -> PeriodChooser:
        """Give the choice of days and language."""
        return self._period

    @property
    def kind(self) -> Segmented:
        """Give the choice of the kind of file."""
        return self._format

    @property
    def message(self) -> str:
        """Give the sentence shown about what was or was not written."""
        return "" if self._message.isHidden() else self._message_text.text()

    @property
    def question(self) -> QMessageBox | None:
        """Give the open question about overwriting a file, if any."""
        return self._question

    def suggested_name(self) -> str:
        """Suggest a name for the file."""
        first, last = self._period.period
        mark = "-" + _("example") if self._document.is_example else ""
        return f"magapp{mark}-{first.isoformat()}-{last.isoformat()}.{self._format.value}"

    def write_to(self, path: Path) -> None:
        """Write to a file of the chosen kind; one that is there is overwritten only after a question."""
        suffix = f".{self._format.value}"
        if path.suffix.lower() != suffix:
            path = path.with_name(path.name + suffix)
        if path.is_file():
            self._ask_to_overwrite(path)
        else:
            self._write(path, force=False)

    def reject(self) -> None:
        """Give up what is being written, and close."""
        if self._writing is not None:
            self._writing.give_up()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  # Qt calls it so
        """Leave no thread behind."""
        self._await()
        super().closeEvent(event)

    def done(self, result: int) -> None:
        """Leave no thread behind."""
        self._await()
        super().done(result)

    def _await(self) -> None:
        if self._writing is not None:
            self._writing.give_up()
            self._writing.wait()

    def _diary(self) -> Diary:
        return self._document.diary

    def _explain(self) -> None:
        self._about_format.setText(
            {
                "pdf": _("PDF: to print or to take along."),
                "html": _("HTML: opens in any browser and reads best with a screen reader."),
                "csv": _("CSV: for a spreadsheet."),
                "json": _("JSON: for other programs; it holds every entry."),
            }[self._format.value or FORMATS[0]]
        )
        self._forget_message()

    def _ask_where(self) -> None:
        # The question about overwriting is ours: only we know the name once the ending is added.
        name, _filter = QFileDialog.getSaveFileName(
            self,
            _("Save summary"),
            str(self._folder / self.suggested_name()),
            f"{(self._format.value or '').upper()} (*.{self._format.value})",
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if name:
            self._folder = Path(name).parent
            self.write_to(Path(name))

    def _ask_to_overwrite(self, path: Path) -> None:
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(_("Overwrite?"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(_("‘{file}’ is already there. Overwrite it?").format(file=path.name))
        overwrite = box.addButton(_("Overwrite"), QMessageBox.ButtonRole.AcceptRole)
        keep = box.addButton(_("Keep it"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.setEscapeButton(keep)
        box.setProperty("path", str(path))
        overwrite.clicked.connect(self._overwrite)
        self._question = box
        box.open()

    def _overwrite(self) -> None:
        if self._question is not None:
            self._write(Path(self._question.property("path")), force=True)

    def _write(self, path: Path, *, force: bool) -> None:
        if self._writing is not None:
            return
        self._forget_message()
        order = _Order(
            diary=self._document.diary,
            period=self._period.period,
            guidance=self._guidance,
            foods=self._foods,
            language=self._period.language,
            today=self._today,
            path=path,
            kind=self._format.value or FORMATS[0],
            force=force,
            is_example=self._document.is_example,
        )
        self._writing = _Writing(order, self)
        self._writing.written.connect(self._was_written)
        self._writing.failed.connect(self._was_not_written)
        self._writing.finished.connect(self._rest)
        self._save.setEnabled(False)
        self._busy.setVisible(True)
        self._writing.start()

    def _rest(self) -> None:
        self._writing = None
        self._busy.setVisible(False)
        self._save.setEnabled(True)

    def _was_written(self, done: Exported) -> None:
        self._tell(_("Saved: {file}").format(file=done.file), kind="true")
        self._close.setText(_("Close"))
        self.exported.emit(done)

    def _was_not_written(self, error: ExportError) -> None:
        self._tell(f"{error.sentence()} {self._what_to_do(error)}", kind="warning")

    @staticmethod
    def _what_to_do(error: ExportError) -> str:
        if isinstance(error, EmptyPeriodError):
            return _("Choose other days.")
        return _("Your diary is untouched; choose another place or kind of file.")

    def _tell(self, sentence: str, *, kind: str) -> None:
        self._message.setProperty("card", kind)
        self._message.style().unpolish(self._message)
        self._message.style().polish(self._message)
        self._message_text.setText(sentence)
        self._message.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def _forget_message(self) -> None:
        self._message.hide()
