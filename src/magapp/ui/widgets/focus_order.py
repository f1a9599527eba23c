"""The order in which Tab goes through what is laid out: that in which it is read."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def in_reading_order(*places: QWidget | QLayout) -> list[QWidget]:
    """List what Tab reaches in these places, as their layouts have it, hidden or not."""
    return [each for place in places for each in _reached(place)]


def put_in_order(widgets: Iterable[QWidget]) -> None:
    """Let Tab go from each of these to the next."""
    for one, other in pairwise(widgets):
        QWidget.setTabOrder(one, other)


def _reached(place: QWidget | QLayout) -> Iterator[QWidget]:
    if isinstance(place, QLayout):
        for at in range(place.count()):
            item = place.itemAt(at)
            inner = None if item is None else item.widget() or item.layout()
            if inner is not None:
                yield from _reached(inner)
        return
    if place.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield place
    layout, held = place.layout(), place.widget() if isinstance(place, QScrollArea) else None
    inner = held or layout
    if inner is not None:
        yield from _reached(inner)
