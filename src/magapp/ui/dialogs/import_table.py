"""Import an official food table: choose its file, see what it would bring, then import it or not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
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
from magapp.ui.theme import GAP, MARGIN
from magapp.ui.widgets.card import bold, label

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

    def __init__(self, tables: FoodTables, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Import a food table"))
        self.setAcceptDrops(True)
        self._tables = tables
        self._preview: TablePreview | None = None
        self._pages = QStackedWidget()
        self._wrong = label(wrap=True)
        self._wrong.setProperty("tone", "danger")
        self._path = QLineEdit()
        self._path.setAccessibleName(_("File or folder"))
        self._path.setPlaceholderText(_("Path of the file or folder, or drop it here"))
        self._file = QPushButton(_("Choose a file…"))
        self._folder = QPushButton(_("Choose a folder…"))
        self._look = QPushButton(_("Look at it"))
        self._bar = QProgressBar()
        self._bar.setAccessibleName(_("Progress"))
        self._bar.setTextVisible(False)
        self._doing = label(wrap=True)
        self._stop = QPushButton(_("Cancel"))
        self._found = bold(wrap=True)
        self._counts = label(wrap=True)
        self._prescribed = label(muted=True, wrap=True)
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
        self._path.textChanged.connect(self._path_changed)
        self._stop.clicked.connect(tables.cancel)
        self._import.clicked.connect(self._apply)
        self._back.clicked.connect(self._ask_again)
        self._close.clicked.connect(self.accept)
        tables.progress.connect(self._show_progress)
        tables.previewed.connect(self._show_preview)
        tables.failed.connect(self._show_failure)
        tables.cancelled.connect(self._show_cancelled)
        tables.imported.connect(self._show_imported)
        self._ask("")

    def reject(self) -> None:
        """Stop the reading first; a table that is being kept is kept whole."""
        self._tables.cancel()
        super().reject()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802  # Qt calls it so
        """Take a file that is dragged over it."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802  # Qt calls it so
        """Look at a file that is dropped."""
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths and self._pages.currentIndex() == _ASK:
            self._path.setText(paths[0])
            self._read()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
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
        kept = label(
            _("Its values are taken over unchanged, and stand beside the foods of magapp with their source."),
            muted=True,
            wrap=True,
        )
        choose = QHBoxLayout()
        choose.addWidget(self._file)
        choose.addWidget(self._folder)
        choose.addStretch(1)
        return _page(
            bold(_("Which table?")), about, kept, choose, self._path, self._wrong, buttons=(self._look,)
        )

    def _work_page(self) -> QWidget:
        return _page(self._doing, self._bar, buttons=(self._stop,))

    def _look_page(self) -> QWidget:
        return _page(
            self._found, self._counts, self._prescribed, self._rejected, buttons=(self._back, self._import)
        )

    def _end_page(self) -> QWidget:
        return _page(self._result, buttons=(self._close,))

    def _turn_to(self, page: int, default: QPushButton) -> None:
        self._pages.setCurrentIndex(page)
        default.setDefault(True)
        (self._path if page == _ASK else default).setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self, wrong: str) -> None:
        self._wrong.setText(wrong)
        self._wrong.setVisible(bool(wrong))
        self._path_changed()
        self._turn_to(_ASK, self._look)

    def _ask_again(self) -> None:
        self._ask("")

    def _path_changed(self) -> None:
        self._look.setEnabled(bool(self._path.text().strip()))

    def _choose_file(self) -> None:
        chosen, _filter = QFileDialog.getOpenFileName(self, _("The file of a food table"))
        if chosen:
            self._path.setText(chosen)
            self._read()

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("The folder of FoodData Central"))
        if chosen:
            self._path.setText(chosen)
            self._read()

    def _read(self) -> None:
        path = Path(self._path.text().strip()).expanduser()
        self._doing.setText(_("Reading {file}. Nothing is changed yet.").format(file=path.name))
        self._bar.setRange(0, 0)
        self._stop.setVisible(True)
        self._turn_to(_WORK, self._stop)
        self._tables.read(path)

    def _show_progress(self, done: int, total: int) -> None:
        if total < _LEAST_TOLD:
            return
        self._bar.setRange(0, 100)
        self._bar.setValue(int(100 * done / total))

    def _show_failure(self, sentence: str) -> None:
        self._ask(sentence)

    def _show_cancelled(self) -> None:
        self._ask(_("Stopped. Your food table was not changed."))

    def _show_preview(self, preview: TablePreview) -> None:
        self._preview = preview
        now, table = language(), preview.table
        self._found.setText(table.key)
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
        self._counts.setText("\n".join(sentences))
        prescribed = prescribed_sentence(table.key)
        self._prescribed.setText(prescribed)
        self._prescribed.setVisible(bool(prescribed))
        shown = [
            _("Row {row}: {reason}").format(row=each.row, reason=rejected_words(each))
            for each in preview.rejected[:_MOST_REJECTED]
        ]
        self._rejected.setPlainText("\n".join(shown))
        self._rejected.setVisible(bool(shown))
        self._turn_to(_LOOK, self._import)

    def _apply(self) -> None:
        if self._preview is None:
            return
        self._doing.setText(_("Importing {table}…").format(table=self._preview.table.key))
        self._bar.setRange(0, 0)
        self._stop.setVisible(False)  # it is written whole, in one step
        self._pages.setCurrentIndex(_WORK)
        self._tables.apply(self._preview)

    def _show_imported(self, key: str) -> None:
        self._result.setText(
            _(
                "{table} was imported. Its foods can now be found on the entry line, with their source."
            ).format(table=key)
        )
        self._turn_to(_END, self._close)


def _page(*parts: QWidget | QHBoxLayout, buttons: tuple[QPushButton, ...]) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GAP)
    for part in parts:
        if isinstance(part, QWidget):
            column.addWidget(part)
        else:
            column.addLayout(part)
    column.addStretch(1)
    row = QHBoxLayout()
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    column.addLayout(row)
    return made
