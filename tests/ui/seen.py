"""What a person can see and reach of a window: texts that are cut, and places that no key leads to."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QWidget

from magapp.ui.widgets.reading_area import ReadingArea

_SLACK = 2
"""Rounding of fractions of a pixel cuts no letter."""


def texts_in(window: QWidget) -> list[QLabel | QPushButton]:
    """List the labels and buttons with a text that are shown, in sight or not."""
    both: list[QLabel | QPushButton] = [*window.findChildren(QLabel), *window.findChildren(QPushButton)]
    return [each for each in both if each.text() and each.isVisible()]


def cut_texts(window: QWidget) -> list[str]:
    """Tell the texts that have less room than they need."""
    return [f"{_where(each)}: {each.text()!r}" for each in texts_in(window) if _is_cut(each)]


def lost_texts(window: QWidget) -> list[str]:
    """Tell the texts that lie outside what can be seen and that no scrolling brings into sight."""
    return [f"{_where(each)}: {each.text()!r}" for each in texts_in(window) if not _can_be_seen(each, window)]


def areas_without_keys(window: QWidget) -> list[str]:
    """Tell the areas that scroll, but in which no key leads to every text."""
    return [
        f"{_where(area)}: {text.text()!r}"
        for area in window.findChildren(QScrollArea)
        if area.isVisible() and area.verticalScrollBar().maximum() > 0 and not _takes_keys(area)
        for text in _far_from_fields(area)
    ]


def _is_cut(text: QLabel | QPushButton) -> bool:
    if isinstance(text, QPushButton):
        # Padding may give way; letters may not.
        words = text.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, text.text())
        return words.width() > text.width() or words.height() > text.height() + _SLACK
    if text.wordWrap():
        is_narrow = text.minimumSizeHint().width() > text.width() + _SLACK
        return is_narrow or text.heightForWidth(text.width()) > text.height() + _SLACK
    wanted = text.sizeHint()
    return wanted.width() > text.width() + _SLACK or wanted.height() > text.height() + _SLACK


def _can_be_seen(text: QWidget, window: QWidget) -> bool:
    """Follow the text up to its window: each part must hold it, unless it scrolls."""
    rect = QRect(text.mapTo(window, QPoint(0, 0)), text.size())
    above = text.parentWidget()
    while above is not None:
        frame = QRect(above.mapTo(window, QPoint(0, 0)), above.size())
        if not frame.adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK).contains(rect):
            scrolling = above.parentWidget()
            if not isinstance(scrolling, QScrollArea) or above is not scrolling.viewport():
                return False
            across = scrolling.horizontalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            if not across and (rect.left() < frame.left() or rect.right() > frame.right() + _SLACK):
                return False
            rect = frame  # it can be scrolled to where the area itself is seen
        if above is window:
            return True
        above = above.parentWidget()
    return True


def _takes_keys(area: QScrollArea) -> bool:
    around = area.parentWidget()
    taking = around if isinstance(around, ReadingArea) else area
    return bool(taking.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _far_from_fields(area: QScrollArea) -> list[QLabel]:
    """List the texts that stay out of sight while Tab and the arrows go through the fields of an area.

    What lies in a part that takes the keys itself is scrolled by them. Rows that only the arrows reach take
    the keys of a click as well.
    """
    page = area.widget() or area
    fields = [
        each
        for each in page.findChildren(QWidget)
        if each.isVisible() and each.focusPolicy() != Qt.FocusPolicy.NoFocus
    ]
    middles = [each.mapTo(page, each.rect().center()).y() for each in fields]
    room = area.viewport().height()
    return [
        each
        for each in page.findChildren(QLabel)
        if each.text() and each.isVisible() and not any(field.isAncestorOf(each) for field in fields)
        if not any(
            abs(each.mapTo(page, each.rect().center()).y() - middle) < room - each.height()
            for middle in middles
        )
    ]


def _where(widget: QWidget) -> str:
    names: list[str] = []
    above: QWidget | None = widget
    while above is not None and len(names) < 4:
        names.append(type(above).__name__)
        above = above.parentWidget()
    return " < ".join(names)


__all__ = ["areas_without_keys", "cut_texts", "lost_texts"]
