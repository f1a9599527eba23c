"""What of a day can be copied: the whole of it, its meals, and each of its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from magapp.i18n import _
from magapp.ui.day_view import DayView, Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

WHOLE: Final = "day"
"""The key of the row that stands for all food and drink of a day."""
_SUPPLEMENT: Final = "meal:supplement"
_DOSES: Final = "meal:dose"


class DayParts(NamedTuple):
    """Hold the rows of a day, and for the key of each the ids of the records it stands for."""

    view: DayView
    ids: Mapping[str, tuple[str, ...]]

    def ids_of(self, keys: Iterable[str]) -> list[str]:
        """List the records that rows stand for, each once, in the order of the day."""
        wanted = {record_id for key in keys for record_id in self.ids.get(key, ())}
        return [row.key for row in self.view.rows if row.key in wanted]


def parts_of(view: DayView, doses: Sequence[Row] = ()) -> DayParts:
    """Put the whole day before the rows of a view, and the medicines after them.

    Supplements and medicines are no part of the whole day: they are copied only where they are chosen.
    """
    rows = list(view.rows)
    if doses:
        rows += [Row(_DOSES, True, _("Medicines"), "", ""), *doses]  # as a meal
    ids: dict[str, tuple[str, ...]] = {}
    heading = ""
    for row in rows:
        if row.is_meal:
            heading = row.key
            continue
        ids[row.key] = (row.key,)
        ids[heading] = (*ids.get(heading, ()), row.key)
    apart = {_SUPPLEMENT, _DOSES} & ids.keys()
    food = tuple(ids_ for key, ids_ in ids.items() if key.startswith("meal:") and key not in apart)
    if food:
        ids[WHOLE] = tuple(record_id for meal in food for record_id in meal)
        beside = _("food and drink") if apart else ""
        rows.insert(0, Row(WHOLE, True, _("The whole day"), beside, view.totals.figure))  # as a meal
    return DayParts(view._replace(rows=tuple(rows)), ids)
