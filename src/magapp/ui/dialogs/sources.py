"""Every source that the texts name: what it is, what it is used for, whether somebody read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

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

from magapp.i18n import N_, _, language, ngettext
from magapp.ui.theme import GAP, MARGIN
from magapp.ui.widgets.card import Card, bold, heading, label

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtCore import QObject

    from magapp.domain.guidance import Guidance

Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
_COLUMNS: Final = (N_("Source"), N_("Read"), N_("Used for"))
_SEARCHED: Final = Qt.ItemDataRole.UserRole
_BROWSED: Final = ("http", "https")
_VERDICTS: Final = {
    "right": N_("right"),
    "partly": N_("partly right"),
    "wrong": N_("not right"),
    "unverifiable": N_("cannot be verified"),
}


class _Sourced(Protocol):
    """Stand for any record of the content that names its sources."""

    @property
    def sources(self) -> tuple[str, ...]:
        """Give the ids of references."""


@dataclass(frozen=True, slots=True)
class Source:
    """Hold one source as it is shown: three cells of the list, and below it all there is to say of it."""

    name: str
    state: str
    uses: str
    details: str
    link: str = ""

    @property
    def plain(self) -> str:
        """Write it all as text, to copy and to search in."""
        return f"{self.name}\n{self.details}"


def _uses(guidance: Guidance, now: str) -> dict[str, list[str]]:
    """Map each reference to the names of what rests on it."""
    kinds: tuple[tuple[Iterable[_Sourced], str], ...] = (
        (guidance.intakes, _("reference values")),
        (guidance.upper_levels, _("upper levels")),
        ((*guidance.forms, *guidance.families), _("converting labels")),
        ((*guidance.emergency_rows, *guidance.levels), _("when to call")),
        ((*guidance.texts, *guidance.alerts, *guidance.reasons), _("explanations")),
        (guidance.claims, _("what is right in the article")),
    )
    named: list[tuple[_Sourced, str]] = [
        *((each, each.name.text(now)) for each in guidance.symptoms),
        *((each, each.name.text(now)) for each in guidance.causes),
        *((part, cause.name.text(now)) for cause in guidance.causes for part in cause.parts),
        *((each, each.title.text(now)) for each in guidance.steps),
        *((each, each.title.text(now)) for each in guidance.gates),
        *((each, each.name.text(now)) for each in guidance.conditions),
        *((each, each.name.text(now)) for each in guidance.medicines),
        *((each, kind) for records, kind in kinds for each in records),
    ]
    used: dict[str, dict[str, None]] = {}
    for record, what in named:
        for key in record.sources:
            used.setdefault(key, {})[what] = None
    return {key: list(names) for key, names in used.items()}


def sources_of(guidance: Guidance) -> list[Source]:
    """List the article's own seven with a verdict on each, then every reference, in the language set."""
    now = language()
    listed: list[Source] = []
    for cited in guidance.article_references:
        name = _("Article, reference {number}").format(number=cited.article_number)
        verdict = _(_VERDICTS[cited.verdict])
        checked_with = ", ".join(guidance.source_names(cited.sources, now))
        lines = [cited.cited_as, _("Verdict: {verdict}").format(verdict=verdict), cited.reason.text(now)]
        if checked_with:
            lines.append(_("Checked with: {sources}.").format(sources=checked_with))
        listed.append(Source(name, verdict, cited.summary.text(now), "\n".join(lines)))
    used = _uses(guidance, now)
    for reference in guidance.references:
        state = _("read") if reference.verified else _("not checked yet")
        uses = "; ".join(used.get(reference.id, []))
        lines = [reference.citation, reference.link, state]
        if uses:
            lines.append(_("Used for: {uses}").format(uses=uses))
        details = "\n".join(line for line in lines if line)
        listed.append(Source(reference.name.text(now), state, uses, details, reference.link))
    return listed


class SourceModel(QAbstractTableModel):
    """List sources; the list never changes while it is shown."""

    def __init__(self, sources: Sequence[Source], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sources = sources

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802  # Qt calls it so
        """Count the sources."""
        return 0 if parent.isValid() else len(self.sources)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802  # Qt calls it so
        """Count the columns."""
        return 0 if parent.isValid() else len(_COLUMNS)

    def headerData(  # noqa: N802  # Qt calls it so
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Name a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(_COLUMNS[section])
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give a cell, or all words of the source to search in."""
        if not index.isValid():
            return None
        source = self.sources[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return (source.name, source.state, source.uses)[index.column()]
        if role == _SEARCHED:
            return source.plain
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
    """List every source, to search, to copy, and to open in a browser by a click."""

    def __init__(self, guidance: Guidance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Sources"))
        self._search = QLineEdit()
        self._search.setPlaceholderText(_("Search in the sources"))
        self._search.setAccessibleName(_("Search in the sources"))
        self._search.setClearButtonEnabled(True)
        self._count = label(muted=True)
        self._model = SourceModel(sources_of(guidance), self)
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
        for button in (self._open, self._copy):
            button.setAutoDefault(False)
        self._buttons = QDialogButtonBox()
        self._buttons.addButton(_("Close"), QDialogButtonBox.ButtonRole.RejectRole)

        self._lay_out()

        self._search.textChanged.connect(self._filter)
        self._table.selectionModel().currentChanged.connect(self._show_details)
        self._open.clicked.connect(self._browse)
        self._copy.clicked.connect(self._table.copy)
        self._buttons.rejected.connect(self.reject)
        self._table.selectRow(0)
        self._show_count()

    def _lay_out(self) -> None:
        header = self._table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        for column, letters in enumerate((34, 22)):
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
        page.addWidget(self._search)
        page.addWidget(self._table, 1)
        page.addWidget(details)
        page.addWidget(self._buttons)
        self._name.setMinimumHeight(self._name.fontMetrics().height())
        self._details.setFixedHeight(7 * self.fontMetrics().lineSpacing())
        self.setMinimumSize(420, 420)
        self.resize(760, 640)

    @property
    def table(self) -> QTableView:
        """Give the list of what was found."""
        return self._table

    @property
    def search(self) -> QLineEdit:
        """Give the field to search with."""
        return self._search

    def _chosen(self) -> Source | None:
        index = self._found.mapToSource(self._table.currentIndex())
        return self._model.sources[index.row()] if index.isValid() else None

    def _filter(self, text: str) -> None:
        self._found.setFilterFixedString(text.strip())
        if self._found.rowCount() and not self._table.currentIndex().isValid():
            self._table.selectRow(0)
        self._show_count()
        self._show_details()

    def _show_count(self) -> None:
        count = self._found.rowCount()
        self._count.setText(ngettext("{count} source", "{count} sources", count).format(count=count))

    def _show_details(self) -> None:
        source = self._chosen()
        self._name.setText("" if source is None else source.name)
        self._details.setPlainText("" if source is None else source.details)
        self._open.setEnabled(source is not None and QUrl(source.link).scheme() in _BROWSED)
        self._open.setToolTip("" if source is None else source.link)
        self._copy.setEnabled(self._found.rowCount() > 0)

    def _browse(self) -> None:
        source = self._chosen()
        if source is not None and QUrl(source.link).scheme() in _BROWSED:
            QDesktopServices.openUrl(QUrl(source.link))
