"""Every source that the texts name: what it is, what was taken from it, whether somebody read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    QUrl,
)
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from magapp.i18n import N_, _, ngettext
from magapp.ui.dialogs.source_rows import Row, all_rows, article_rows, claim_rows, unread_rows
from magapp.ui.theme import GAP, MARGIN
from magapp.ui.widgets.card import Card, bold, heading, label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QObject

    from magapp.domain.guidance import Guidance

Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
_SEARCHED: Final = Qt.ItemDataRole.UserRole
_BROWSED: Final = ("http", "https")
_LETTERS: Final = (36, 29)
"""The first widths of the columns but the last, in letters."""


class _Choice(NamedTuple):
    """Name what can be listed: how it is chosen, its columns, and where its rows come from."""

    name: str
    columns: tuple[str, str, str]
    rows: Callable[[Guidance], list[Row]]


_CHOICES: Final = (
    _Choice(N_("All sources"), (N_("Source"), N_("Read"), N_("Used for")), all_rows),
    _Choice(N_("The article’s own seven"), (N_("Source"), N_("Verdict"), N_("In short")), article_rows),
    _Choice(N_("Not yet verified"), (N_("What"), N_("Kind"), N_("Text")), unread_rows),
    _Choice(N_("Claims of the article"), (N_("Claim"), N_("Verdict"), N_("What is true")), claim_rows),
)


class SourceModel(QAbstractTableModel):
    """List the rows of one choice; the list never changes while it is shown."""

    def __init__(
        self, rows: Sequence[Row], columns: tuple[str, str, str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.rows = rows
        self._columns = columns

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802  # Qt calls it so
        """Count the rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802  # Qt calls it so
        """Count the columns."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(  # noqa: N802  # Qt calls it so
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Name a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(self._columns[section])
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give a cell, or all words of the row to search in."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return (row.name, row.state, row.about)[index.column()]
        if role == _SEARCHED:
            return row.plain
        return None


class _SourceTable(QTableView):
    """Show the sources; Ctrl+C copies the whole of the chosen ones."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Sources"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(28)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt calls it so
        """Copy the chosen sources."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Put the chosen sources (else all that are listed) on the clipboard."""
        model = self.model()
        rows = sorted({index.row() for index in self.selectedIndexes()}) or list(range(model.rowCount()))
        texts = [str(model.index(row, 0).data(_SEARCHED)) for row in rows]
        QGuiApplication.clipboard().setText("\n\n".join(texts))


class SourcesDialog(QDialog):
    """List every source, or every claim of the article; to search, copy, and open in a browser by a click."""

    def __init__(self, guidance: Guidance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Sources"))
        self._choice = QComboBox()
        self._choice.addItems([_(choice.name) for choice in _CHOICES])
        self._choice.setAccessibleDescription(_("What to show"))  # on Linux its name is its choice
        self._search = QLineEdit()
        self._search.setPlaceholderText(_("Search in the sources"))
        self._search.setAccessibleName(_("Search in the sources"))
        self._search.setClearButtonEnabled(True)
        self._count = label(muted=True)
        self._guidance = guidance
        self._models: dict[int, SourceModel] = {}
        self._found = QSortFilterProxyModel(self)
        self._found.setSourceModel(self._model)
        self._found.setFilterRole(_SEARCHED)
        self._found.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._table = _SourceTable()
        self._table.setModel(self._found)
        self._name = bold(wrap=True)
        self._details = QPlainTextEdit()
        self._details.setReadOnly(True)
        self._details.setTabChangesFocus(True)
        self._details.setFrameShape(QFrame.Shape.NoFrame)
        self._details.setAccessibleName(_("The chosen source"))
        self._open = QPushButton(_("Open in the browser"))
        self._copy = QPushButton(_("Copy"))
        self._copy.setAccessibleName(_("Copy the chosen sources"))
        self._buttons = QDialogButtonBox()
        close = self._buttons.addButton(_("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        for button in (self._open, self._copy, close):
            button.setAutoDefault(False)  # Enter in the search field is no wish to close

        self._lay_out()

        self._choice.currentIndexChanged.connect(self._choose)
        self._search.textChanged.connect(self._filter)
        self._table.selectionModel().currentChanged.connect(self._show_details)
        self._open.clicked.connect(self._browse)
        self._copy.clicked.connect(self._table.copy)
        self._buttons.rejected.connect(self.reject)
        self._table.selectRow(0)
        self._show_count()
        self._search.setFocus()

    def _lay_out(self) -> None:
        header = self._table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        for column, letters in enumerate(_LETTERS):
            self._table.setColumnWidth(column, letters * self.fontMetrics().averageCharWidth())
        details = Card()
        details.column.addWidget(self._name)
        details.column.addWidget(self._details, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._copy)
        row.addWidget(self._open)
        details.column.addLayout(row)
        head = QHBoxLayout()
        head.addWidget(heading(_("Sources")))
        head.addStretch(1)
        head.addWidget(self._count)
        page = QVBoxLayout(self)
        page.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        page.setSpacing(GAP)
        page.addLayout(head)
        asked = QHBoxLayout()
        asked.setSpacing(GAP)
        asked.addWidget(self._choice)
        asked.addWidget(self._search, 1)
        page.addLayout(asked)
        page.addWidget(self._table, 1)
        page.addWidget(details)
        page.addWidget(self._buttons)
        self._name.setMinimumHeight(self._name.fontMetrics().height())
        self._details.setFixedHeight(7 * self.fontMetrics().lineSpacing())
        self.setMinimumSize(420, 420)
        self.resize(760, 640)

    @property
    def choice(self) -> QComboBox:
        """Give the choice of what is listed."""
        return self._choice

    @property
    def table(self) -> QTableView:
        """Give the list of what was found."""
        return self._table

    @property
    def search(self) -> QLineEdit:
        """Give the field to search with."""
        return self._search

    @property
    def details(self) -> str:
        """Give what stands below the list about the chosen row."""
        return self._details.toPlainText()

    @property
    def _model(self) -> SourceModel:
        place = self._choice.currentIndex()
        if place not in self._models:
            choice = _CHOICES[place]
            self._models[place] = SourceModel(choice.rows(self._guidance), choice.columns, self)
        return self._models[place]

    def _chosen(self) -> Row | None:
        index = self._found.mapToSource(self._table.currentIndex())
        return self._model.rows[index.row()] if index.isValid() else None

    def _choose(self) -> None:
        self._found.setSourceModel(self._model)
        self._table.scrollToTop()
        self._filter(self._search.text())

    def _filter(self, text: str) -> None:
        self._found.setFilterFixedString(text.strip())
        if self._found.rowCount() and not self._table.currentIndex().isValid():
            self._table.selectRow(0)
        self._show_count()
        self._search.setFocus()
        self._show_details()

    def _show_count(self) -> None:
        count = self._found.rowCount()
        self._count.setText(ngettext("{count} found", "{count} found", count).format(count=count))

    def _show_details(self) -> None:
        row = self._chosen()
        self._name.setText("" if row is None else row.name)
        self._details.setPlainText("" if row is None else row.details)
        self._open.setEnabled(row is not None and QUrl(row.link).scheme() in _BROWSED)
        self._open.setToolTip("" if row is None else row.link)
        self._copy.setEnabled(self._found.rowCount() > 0)

    def _browse(self) -> None:
        row = self._chosen()
        if row is not None and QUrl(row.link).scheme() in _BROWSED:
            QDesktopServices.openUrl(QUrl(row.link))
