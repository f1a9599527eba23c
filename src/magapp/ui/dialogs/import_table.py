"""Import an official food table: choose its file, see what it would bring, then import it or not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDir, Qt, QUrl, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from magapp.i18n import _, language, ngettext
from magapp.services.imported_foods import prescribed_sentence, rejected_words
from magapp.services.wording import number
from magapp.ui.theme import GAP, MARGIN, SCROLL_BAR
from magapp.ui.widgets.card import bold, label
from magapp.ui.widgets.reading_area import ReadingArea, line_up

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from magapp.domain.imported import TablePreview
    from magapp.ui.food_tables import FoodTables

_SIZE: Final = (620, 480)
_MOST_REJECTED: Final = 200
_LEAST_TOLD: Final = 1000
"""A smaller part of the work is done before it could be seen, and would make the bar jump."""
_ASK, _WORK, _LOOK, _END = range(4)


class ImportTableDialog(QDialog):
    """Lead through an import; until "Import" nothing changes, and it can be stopped while it reads."""

    _left = Signal()
    """Nobody waits here any more for what was asked of the tables."""

    def __init__(self, tables: FoodTables, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Import a food table"))
        self.setAcceptDrops(True)
        self._tables = tables
        self._preview: TablePreview | None = None
        self._looked_at = Path()
        self._pages = QStackedWidget()
        self._wrong = label(wrap=True)
        self._wrong.setProperty("tone", "warning")
        self._path = QLineEdit()
        self._path.setAccessibleName(_("File or folder"))
        self._path.setPlaceholderText(_("Path of the file or folder, or drop it here"))
        self._file = QPushButton(_("Choose a file…"))
        self._folder = QPushButton(_("Choose a folder…"))
        self._look = QPushButton(_("Look at it"))
        self._leave = QPushButton(_("Cancel"))
        self._bar = QProgressBar()
        self._bar.setAccessibleName(_("Progress"))
        self._bar.setTextVisible(False)
        self._doing = label(wrap=True)
        self._stop = QPushButton(_("Cancel"))
        self._found = bold(wrap=True)
        self._counts = label(wrap=True)
        self._prescribed = label(wrap=True)
        self._rejected = QPlainTextEdit()
        self._rejected.setReadOnly(True)
        self._rejected.setTabChangesFocus(True)
        self._rejected.setAccessibleName(_("Rows that are left out, and why"))
        self._import = QPushButton(_("Import"))
        self._back = QPushButton(_("Back"))
        self._result = label(wrap=True)
        self._close = QPushButton(_("Close"))

        self._lay_out()

        self._file.clicked.connect(self._choose_file)
        self._folder.clicked.connect(self._choose_folder)
        self._look.clicked.connect(self._read)
        self._leave.clicked.connect(self.reject)
        self._path.textChanged.connect(self._path_changed)
        self._stop.clicked.connect(self._cancel)
        self._import.clicked.connect(self._apply)
        self._back.clicked.connect(self._ask_again)
        self._close.clicked.connect(self.accept)
        self._ask("")

    def done(self, result: int) -> None:
        """Stop the reading, and let go of what was read: the window keeps closed dialogs.

        A table that is being kept is kept whole.
        """
        self._left.emit()
        self._preview = None
        super().done(result)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802  # Qt calls it so
        """Take a file that is dragged over it."""
        if event.mimeData().hasUrls() and self._pages.currentIndex() == _ASK:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802  # Qt calls it so
        """Look at a file that is dropped."""
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            self._path.setText(paths[0])
            self._read()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN - SCROLL_BAR, MARGIN)
        column.addWidget(self._pages)
        for page in (self._ask_page(), self._work_page(), self._look_page(), self._end_page()):
            self._pages.addWidget(page)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        self.resize(*_SIZE)

    def _ask_page(self) -> QWidget:
        about = label(
            _(
                "Files that can be read, as they were downloaded: NEVO-online (RIVM, nevo-online.rivm.nl), "
                "BLS (Max Rubner-Institut), CIQUAL (Anses) and FoodData Central (USDA: Foundation Foods, "
                "SR Legacy or FNDDS). magapp itself opens no connection: download the file with your browser "
                "first."
            ),
            wrap=True,
        )
        choose = QHBoxLayout()
        choose.addWidget(self._file)
        choose.addWidget(self._folder)
        choose.addStretch(1)
        return _page(
            bold(_("Which table?")),
            about,
            _unchanged(),
            choose,
            self._path,
            below=self._wrong,
            buttons=(self._leave, self._look),
        )

    def _work_page(self) -> QWidget:
        return _page(self._doing, self._bar, buttons=(self._stop,))

    def _look_page(self) -> QWidget:
        return _page(
            self._found,
            self._counts,
            self._prescribed,
            _unchanged(),
            self._rejected,
            buttons=(self._back, self._import),
        )

    def _end_page(self) -> QWidget:
        return _page(self._result, buttons=(self._close,))

    def _turn_to(self, page: int, default: QPushButton) -> None:
        self._pages.setCurrentIndex(page)
        default.setDefault(True)
        (self._path if page == _ASK else default).setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, sentence: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def _ask(self, wrong: str) -> None:
        self._wrong.setText(wrong)
        self._wrong.setVisible(bool(wrong))
        self._path_changed()
        self._turn_to(_ASK, self._look)
        if wrong:
            self._say(wrong)

    def _ask_again(self) -> None:
        self._ask("")

    def _path_changed(self) -> None:
        self._look.setEnabled(bool(self._path.text().strip()))

    def _choose_file(self) -> None:
        chosen, _filter = QFileDialog.getOpenFileName(self, _("The file of a food table"), QDir.homePath())
        if chosen:
            self._path.setText(chosen)
            self._read()

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("The folder of FoodData Central"), QDir.homePath())
        if chosen:
            self._path.setText(chosen)
            self._read()

    def _read(self) -> None:
        self._looked_at = path = _typed_path(self._path.text())
        self._doing.setText(_("Reading {file}. Nothing is changed yet.").format(file=path.name or str(path)))
        self._bar.setRange(0, 0)
        self._stop.setVisible(True)
        self._turn_to(_WORK, self._stop)
        self._say(self._doing.text())
        work = self._tables.read(path)
        work.progress.connect(self._show_progress)
        work.previewed.connect(self._show_preview)
        work.failed.connect(self._ask)
        self._left.connect(work.leave)

    def _cancel(self) -> None:
        self._left.emit()
        self._ask(_("Stopped. Your food table was not changed."))

    def _show_progress(self, done: int, total: int) -> None:
        if total < _LEAST_TOLD:
            return
        self._bar.setRange(0, 100)
        self._bar.setValue(int(100 * done / total))

    def _show_preview(self, preview: TablePreview) -> None:
        self._preview = preview
        self._found.setText(preview.table.key)
        self._counts.setText("\n".join(self._figures(preview)))
        prescribed = prescribed_sentence(preview.table.key)
        self._prescribed.setText(prescribed)
        self._prescribed.setVisible(bool(prescribed))
        shown = [
            _("Row {row}: {reason}").format(row=each.row, reason=rejected_words(each))
            for each in preview.rejected[:_MOST_REJECTED]
        ]
        self._rejected.setPlainText("\n".join(shown))
        self._rejected.setVisible(bool(shown))
        self._turn_to(_LOOK, self._import)
        self._say(f"{self._found.text()}\n{self._counts.text()}")

    def _figures(self, preview: TablePreview) -> list[str]:
        """Say in sentences what the file would bring, and what it would do to what is there."""
        now, table = language(), preview.table
        sentences = [
            ngettext(
                "{count} food, {known} with magnesium.",
                "{count} foods, {known} with magnesium.",
                len(table.foods),
            ).format(count=number(len(table.foods), now), known=number(preview.with_magnesium, now))
        ]
        if preview.left_out:
            sentences.append(
                ngettext(
                    "{count} row of another kind is left out, such as branded foods.",
                    "{count} rows of another kind are left out, such as branded foods.",
                    preview.left_out,
                ).format(count=number(preview.left_out, now))
            )
        if preview.rejected:
            sentences.append(
                ngettext(
                    "{count} row cannot be used.", "{count} rows cannot be used.", len(preview.rejected)
                ).format(count=number(len(preview.rejected), now))
            )
        if len(preview.rejected) > _MOST_REJECTED:
            sentences.append(
                _("The first {count} of them are listed.").format(count=number(_MOST_REJECTED, now))
            )
        kept = [each.key for each in self._tables.tables()]
        if table.key in kept:
            sentences.append(_("This version was imported before: it is replaced."))
        elif any(key.startswith(f"{table.kind} ") for key in kept):
            sentences.append(
                _(
                    "Another version was imported before. Both stay; remove the older one in "
                    "“My foods and tables”."
                )
            )
        return sentences

    def _apply(self) -> None:
        if self._preview is None:
            return
        self._doing.setText(_("Importing {table}…").format(table=self._preview.table.key))
        self._bar.setRange(0, 0)
        self._stop.setVisible(False)  # it is written whole, in one step
        self._pages.setCurrentIndex(_WORK)
        self._say(self._doing.text())
        work = self._tables.apply(self._preview, self._looked_at.name)
        work.changed.connect(self._show_imported)
        work.failed.connect(self._ask)
        self._left.connect(work.leave)

    def _show_imported(self) -> None:
        if self._preview is None:
            return
        self._result.setText(
            _(
                "{table} was imported. Its foods can now be found on the entry line, with their source."
            ).format(table=self._preview.table.key)
        )
        self._preview = None
        self._turn_to(_END, self._close)
        self._say(self._result.text())


def _typed_path(text: str) -> Path:
    """Read a path as it is typed, or pasted from a file manager: as an address, or within quotes."""
    plain = text.strip()
    if len(plain) > 1 and plain[0] == plain[-1] and plain[0] in "\"'":
        plain = plain[1:-1]
    url = QUrl(plain)
    return Path(url.toLocalFile() if url.isLocalFile() else plain)


def _unchanged() -> QLabel:
    said = _("Its values are taken over unchanged, and stand beside the foods of magapp with their source.")
    return label(said, muted=True, wrap=True)


def _page(
    *parts: QWidget | QHBoxLayout, buttons: tuple[QPushButton, ...], below: QWidget | None = None
) -> QWidget:
    """Let the parts scroll where the dialog is low; what is below them and the buttons stay in sight."""
    inner = QWidget()
    column = QVBoxLayout(inner)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GAP)
    for part in parts:
        if isinstance(part, QPlainTextEdit):
            column.addWidget(part, 1)
        elif isinstance(part, QWidget):
            column.addWidget(part)
        else:
            column.addLayout(part)
    column.addStretch()
    made = QWidget()
    whole = QVBoxLayout(made)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.setSpacing(GAP)
    area = ReadingArea(inner, _("Import a food table"))
    whole.addWidget(area, 1)
    if below is not None:
        whole.addWidget(below)
    row = QHBoxLayout()
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    whole.addLayout(row)
    line_up(whole, area)
    return made
