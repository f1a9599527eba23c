"""When to call 112, the GP at once, or for an appointment: the same texts for everyone."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from magapp.i18n import _
from magapp.ui.theme import GAP, MARGIN, STEP
from magapp.ui.widgets.card import Card, heading, label
from magapp.ui.widgets.reading_area import ReadingArea, line_up
from magapp.ui.widgets.symptom_words import said

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QShowEvent

    from magapp.domain.guidance import EmergencyLine, EmergencyRow, Guidance, Level, LevelId

_SIZE: Final = (500, 640)
_LEAST_WIDTH: Final = 400
_LARGER: Final = 1.0
"""These texts are this many points larger than the rest of the program."""


def _larger(made: QLabel, *, bold: bool = False) -> QLabel:
    font = made.font()
    font.setPointSizeF(font.pointSizeF() + _LARGER)
    font.setBold(bold)
    made.setFont(font)
    return made


def _text(text: str, *, bold: bool = False) -> QLabel:
    made = _larger(label(text, wrap=True), bold=bold)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


class _Row(QFrame):
    """One row of the texts; marked, it stands in the danger colour and its levels say whom to call."""

    def __init__(self, row: EmergencyRow, levels: Mapping[LevelId, Level]) -> None:
        super().__init__()
        self.name = said(row.name)
        self.setAccessibleName(self.name)
        self._mark = _text("▸", bold=True)
        self._mark.setAccessibleName(_("This is about the complaint you filled in."))
        self._whom: list[QLabel] = []
        self._plain: list[str] = [self.name]

        column = QVBoxLayout(self)
        column.setContentsMargins(GAP + 2, 10, GAP + 2, 10)  # as a card has beside its words
        column.setSpacing(STEP)
        title = QHBoxLayout()
        title.setSpacing(6)
        title.addWidget(self._mark)
        title.addWidget(_text(self.name, bold=True), 1)
        column.addLayout(title)
        for level_id, lines in groupby(row.lines, key=_level_of):
            level = levels[level_id]
            tag = _text(said(level.name), bold=True)
            tag.setProperty("tone", "danger")
            column.addWidget(tag)
            self._plain.append(f"{said(level.name)}:")
            for line in lines:
                column.addWidget(_text(said(line.text)))
                self._plain.append(f"- {said(line.text)}")
            whom = _text(said(level.text), bold=True)
            self._whom.append(whom)
            column.addWidget(whom)
        self.set_marked(marked=False)

    @property
    def is_marked(self) -> bool:
        """Tell whether the texts were opened at this row."""
        return self._mark.isVisibleTo(self)

    def set_marked(self, *, marked: bool) -> None:
        """Mark the row, or not."""
        self._mark.setVisible(marked)
        for whom in self._whom:
            whom.setVisible(marked)
        self.setProperty("card", "danger" if marked else "true")
        self.style().unpolish(self)
        self.style().polish(self)

    def text(self) -> str:
        """Give the row as plain text."""
        return "\n".join(self._plain)


def _level_of(line: EmergencyLine) -> LevelId:
    return line.level


class EmergencyTexts(QWidget):
    """Show whom to call, then every row; one row can be marked. Nothing here depends on the diary."""

    def __init__(self, guidance: Guidance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        levels = {level.id: level for level in guidance.levels}
        self.rows = {row.id: _Row(row, levels) for row in guidance.emergency_rows}
        self._plain: list[str] = []

        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for place, level in enumerate(levels.values()):
            card = Card(kind="danger" if place == 0 else "true")
            card.setAccessibleName(said(level.name))
            name = _text(said(level.name), bold=True)
            name.setProperty("tone", "danger")
            card.column.setSpacing(2)
            card.column.addWidget(name)
            card.column.addWidget(_text(said(level.text), bold=place == 0))
            self._plain.append(f"{said(level.name)}: {said(level.text)}")
            if level.also is not None:
                card.column.addWidget(_text(said(level.also)))
                self._plain.append(said(level.also))
            column.addWidget(card)
        column.addSpacing(STEP)
        for row in self.rows.values():
            column.addWidget(row)

    def mark(self, row_id: str) -> QWidget | None:
        """Mark one row (empty or unknown: none) and give it."""
        for each, row in self.rows.items():
            row.set_marked(marked=each == row_id)
        return self.rows.get(row_id)

    def text(self) -> str:
        """Give all texts as plain text, for the clipboard."""
        return "\n\n".join(["\n".join(self._plain), *(row.text() for row in self.rows.values())])


class EmergencyDialog(QDialog):
    """Show the emergency texts beside the window, at one row of them or from the top (empty).

    It does not block the window: who fills in complaints goes on filling in. Esc closes it.
    """

    def __init__(self, guidance: Guidance, row: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("When do I call 112 or the GP?"))
        self.setModal(False)
        self._row = row
        self.texts = EmergencyTexts(guidance)
        page = QWidget()
        self._page = page
        self._area = ReadingArea(page, self.windowTitle())
        self._copy = QPushButton(_("Copy the text"))
        self._close = QPushButton(_("Close"))
        self._close.setDefault(True)
        self._copy.setAutoDefault(False)

        inside = QVBoxLayout(page)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.texts)
        inside.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        title = heading(self.windowTitle())
        title.setWordWrap(True)
        column.addWidget(title)
        column.addWidget(self._area, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self._copy)
        buttons.addStretch(1)
        buttons.addWidget(self._close)
        column.addLayout(buttons)
        line_up(column, self._area)
        self.resize(*_SIZE)

        self._copy.clicked.connect(self._copy_text)
        self._close.clicked.connect(self.close)
        self.texts.mark(row)

    @property
    def row(self) -> str:
        """Give the row that is marked, or nothing."""
        return self._row

    def show_row(self, row: str) -> None:
        """Mark another row and bring it into sight."""
        self._row = row
        self.texts.mark(row)
        QTimer.singleShot(0, self, self._bring_row)

    def show_beside(self, window: QWidget) -> None:
        """Open beside a window, or over its right half, and leave the keys where they are."""
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        screen = window.screen() or QGuiApplication.primaryScreen()
        room, frame = screen.availableGeometry(), window.frameGeometry()
        height = min(_SIZE[1], room.height(), max(frame.height(), self.minimumSizeHint().height()))
        left = min(frame.right() + GAP, room.right() - _SIZE[0])
        if left < frame.right() and left < frame.center().x():
            left = max(frame.center().x(), room.left())
        left = max(room.left(), min(left, room.right() - _LEAST_WIDTH))
        top = min(max(frame.top() + MARGIN, room.top()), max(room.top(), room.bottom() - height))
        self.setGeometry(QRect(left, top, min(_SIZE[0], room.right() - left), height))
        self.show()
        self.raise_()

    def take_keys(self) -> None:
        """Let the keys go to the texts, when they were asked for: then the arrows scroll and Esc closes."""
        self.activateWindow()
        self._area.setFocus()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  # Qt calls it so
        """Bring the marked row into sight once the texts have their height."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._bring_row)

    def _bring_row(self) -> None:
        row = self.texts.rows.get(self._row)
        bar = self._area.verticalScrollBar()
        if row is None:
            bar.setValue(0)
            return
        bar.setValue(row.mapTo(self._page, row.rect().topLeft()).y())

    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText(self.texts.text())
