"""The list of one day: a row for each meal with something in it, and its entries under it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel

from magapp.i18n import _
from magapp.ui.numbers import (
    ALIGN_LEFT,
    ALIGN_RIGHT,
    ALIGNMENT_ROLE,
    DISPLAY_ROLE,
    EDIT_ROLE,
    SPOKEN_ROLE,
    TOOL_TIP_ROLE,
    USER_ROLE,
)

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData, QObject, Qt

    from magapp.ui.day_view import DayView, Row

_LONGEST_TIP: Final = 120
"""Letters; a tool tip is one line, however long."""
PRODUCT, AMOUNT, MAGNESIUM, SHARE = range(4)
COLUMNS: Final = 4
SHARE_ROLE: Final = USER_ROLE + 1
"""The share of the reference intake, 0 to 1 and more; null where there is none to show."""
UPPER_ROLE: Final = USER_ROLE + 2
"""Whether the row counts to the upper level."""
MEAL_ROLE: Final = USER_ROLE + 3
"""Whether the row is a meal with its sum."""
TYPED_ROLE: Final = USER_ROLE + 4
"""What an entry's amount and time would be typed as, in its amount."""
_Index = QModelIndex | QPersistentModelIndex


class DayModel(QStandardItemModel):
    """Show the rows of a view; the step to other rows becomes row signals, so that places are kept.

    ``amount_typed`` carries an entry's id and what was typed in its amount, which may name a time or a meal
    as well; the model itself changes
    only by ``show``.
    """

    amount_typed = Signal(str, str)

    def __init__(self, view: DayView, parent: QObject | None = None, *, to_choose: bool = False) -> None:
        """Make the list; *to_choose*: nothing is edited, and a meal can be selected as its entries can."""
        super().__init__(parent)
        self._to_choose = to_choose
        self._rows: list[Row] = []
        self._view = view
        self.setHorizontalHeaderLabels([_("Food"), _("Amount"), _("Magnesium"), view.share_header])
        for column in range(COLUMNS):
            side = ALIGN_RIGHT if column == MAGNESIUM else ALIGN_LEFT
            self.horizontalHeaderItem(column).setData(side, ALIGNMENT_ROLE)
        self.show(view)

    def row(self, place: int) -> Row | None:
        """Give what a row says."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def row_of(self, entry_id: str) -> int:
        """Find the row of an entry; -1 where it is not shown."""
        return next((place for place, row in enumerate(self._rows) if row.key == entry_id), -1)

    def meal_of(self, place: int) -> str:
        """Name the meal whose heading or entry a row is; empty where there is no such row."""
        headings = (row.key for row in reversed(self._rows[: place + 1]) if row.is_meal)
        return next(headings, "").removeprefix("meal:") if 0 <= place < len(self._rows) else ""

    def show(self, view: DayView) -> None:
        """Turn the step from the old rows to the new ones into row signals."""
        self.horizontalHeaderItem(SHARE).setText(view.share_header)
        self._view = view
        self._show_rows(view.rows)

    def offer_meals(self, *, offered: bool) -> None:
        """Show a heading for the meals as well that are still empty, or no more; ``show`` ends it."""
        self._show_rows(_with_all_meals(self._view.rows) if offered else self._view.rows)

    def _show_rows(self, rows: tuple[Row, ...]) -> None:
        wanted = {row.key for row in rows}
        for place in reversed(range(len(self._rows))):
            if self._rows[place].key not in wanted:
                del self._rows[place]
                self.removeRow(place)
        for place, row in enumerate(rows):
            at = next((i for i in range(place, len(self._rows)) if self._rows[i].key == row.key), -1)
            if at < 0:
                self._rows.insert(place, row)
                self.insertRow(place, [self._item(row, column) for column in range(COLUMNS)])
                continue
            if at > place:
                self._rows.insert(place, self._rows.pop(at))
                self.insertRow(place, self.takeRow(at))
            if self._rows[place] != row:
                self._rows[place] = row
                for column in range(COLUMNS):
                    _fill(self.item(place, column), row, column)

    def dropMimeData(  # noqa: N802  # Qt calls it so
        self, _data: QMimeData, _action: Qt.DropAction, _row: int, _column: int, _parent: _Index
    ) -> bool:
        """Take in nothing that is dropped: rows move with the document."""
        return False

    def setData(self, index: _Index, value: Any, role: int = EDIT_ROLE) -> bool:  # noqa: N802  # Qt calls it so
        """Hand over what was typed for an amount; whoever listens decides."""
        row = self.row(index.row())
        if row is None or row.is_meal or role != EDIT_ROLE or index.column() != AMOUNT:
            return False
        self.amount_typed.emit(row.key, str(value))
        return True

    def _item(self, row: Row, column: int) -> QStandardItem:
        made = QStandardItem()
        made.setEditable(column == AMOUNT and not row.is_meal and not self._to_choose)
        made.setSelectable(self._to_choose or not row.is_meal)
        made.setData(ALIGN_RIGHT if column == MAGNESIUM else ALIGN_LEFT, ALIGNMENT_ROLE)
        made.setData(row.is_meal, MEAL_ROLE)
        _fill(made, row, column)
        return made


def _with_all_meals(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Put the headings of the meals that are missing where they would stand."""
    from magapp.domain.records import MEALS  # noqa: PLC0415  # nothing is carried before the first paint
    from magapp.ui.day_view import Row  # noqa: PLC0415
    from magapp.ui.wording import meal_name  # noqa: PLC0415

    groups: dict[str, list[Row]] = {f"meal:{meal}": [] for meal in MEALS}
    key = ""
    for row in rows:
        key = row.key if row.is_meal else key
        groups.setdefault(key, []).append(row)
    for meal in MEALS:
        if not groups[f"meal:{meal}"]:
            groups[f"meal:{meal}"].append(Row(f"meal:{meal}", True, meal_name(meal), "", ""))
    return tuple(row for group in groups.values() for row in group)


def _fill(item: QStandardItem, row: Row, column: int) -> None:
    if column == SHARE:
        item.setData(row.share, SHARE_ROLE)
        item.setData(row.counts_to_upper, UPPER_ROLE)
        spoken = ""
        if row.share is not None:
            spoken = _("{percent} % of the adequate intake").format(percent=round(row.share * 100))
        item.setData(spoken, SPOKEN_ROLE)
        return
    text = (row.name, row.amount, row.magnesium)[column]
    item.setData(text, DISPLAY_ROLE)
    if column == AMOUNT:
        item.setData(row.typed or row.amount, TYPED_ROLE)
    if column in (PRODUCT, AMOUNT):
        # As plain text: Qt would take a name that looks like markup for rich text in a tool tip.
        tip = text if len(text) <= _LONGEST_TIP else f"{text[:_LONGEST_TIP]}…"
        item.setData(tip if "<" not in text else "", TOOL_TIP_ROLE)
