"""The entry line: a plain line with a plain list under it.

The list lies over what is below and does not push it, and the line keeps the keyboard: an editable
combo box would make screen readers stumble.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from magapp.i18n import _
from magapp.ui.numbers import KEY_DOWN, KEY_ENTER, KEY_ESCAPE, KEY_RETURN, KEY_UP

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMoveEvent, QResizeEvent

    from magapp.ui.models.proposal_model import Offer
    from magapp.ui.widgets.offer_list import OfferList


_LONGEST: Final = 300
"""More is a paste, not a line; whoever reads the line looks at no more either."""


class Offering(Protocol):
    """Say what a line may mean; asked at each key."""

    def offers_for(self, text: str) -> tuple[Offer, ...]:
        """Offer what fits a text."""

    def usual_offers(self) -> tuple[Offer, ...]:
        """Offer what is often eaten at this meal, before anything is typed."""


class EntryField(QLineEdit):
    """Ask for one food; Enter adds and keeps the line focused, Esc clears, ↑ recalls, ↓ opens the list.

    ``chosen`` carries a proposal; ``shortened`` tells that a paste was longer than a line can be. Lines that
    are pasted are read one after the other, as if a semicolon stood between them.
    """

    chosen = Signal(object)
    shortened = Signal()

    def __init__(self, offering: Offering, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("entry", "true")
        self.setMaxLength(_LONGEST)
        self.setAccessibleName(_("What did you eat or drink?"))
        self.setPlaceholderText(_("What did you eat or drink? For example: 2 slices wholemeal bread"))
        self._offering = offering
        self._over = parent
        self._last = ""
        self._list: OfferList | None = None

        self.textEdited.connect(self._edited)
        self.inputRejected.connect(self._rejected)

    @property
    def offers(self) -> tuple[Offer, ...]:
        """Give what is offered now."""
        return () if self._list is None or not self._list.isVisible() else self._list.offers

    def look_again(self) -> None:
        """Ask once more what the text may mean, because more is known now."""
        if self.text() and self.hasFocus():
            self._look(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt calls it so
        """Act on Enter, Esc and the arrows; everything else is typing."""
        key = event.key()
        if key in (KEY_RETURN, KEY_ENTER):
            self._enter()
        elif key == KEY_ESCAPE and (self.text() or self._is_open):
            self.clear()
            self._close()
        elif key == KEY_DOWN:
            self._down()
        elif key == KEY_UP:
            self._up()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802  # Qt calls it so
        """Put the list away with the focus."""
        super().focusOutEvent(event)
        if event.reason().name != "ActiveWindowFocusReason":
            self._close()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt calls it so
        """Keep the list as wide as the line."""
        super().resizeEvent(event)
        if self._list is not None:
            self._place(self._list)

    def moveEvent(self, event: QMoveEvent) -> None:  # noqa: N802  # Qt calls it so
        """Keep the list under the line."""
        super().moveEvent(event)
        if self._list is not None:
            self._place(self._list)

    @property
    def _is_open(self) -> bool:
        return self._list is not None and self._list.isVisible()

    def _edited(self, text: str) -> None:
        if len(lines := text.splitlines()) > 1:
            text = "; ".join(filter(None, map(str.strip, lines)))[:_LONGEST]
            self.setText(text)
        self._look(text)

    def _rejected(self) -> None:
        if len(self.text()) >= _LONGEST:
            self.shortened.emit()

    def _look(self, text: str) -> None:
        self._show(self._offering.offers_for(text) if text.strip() else ())

    def _show(self, offers: tuple[Offer, ...]) -> None:
        if not offers:
            self._close()
            return
        if self._list is None:
            from magapp.ui.widgets.offer_list import OfferList  # noqa: PLC0415  # not before the first key

            self._list = OfferList(self._over)
            self._list.chosen.connect(self._take)
        self._list.show_offers(offers)
        self._place(self._list)
        self._list.show()
        self._list.raise_()

    def _place(self, shown: OfferList) -> None:
        parent = self._over
        below = self.mapTo(parent, QPoint(0, self.height() + 4))
        room = max(parent.height() - below.y() - 8, 37)
        shown.setGeometry(below.x(), below.y(), self.width(), min(shown.wanted_height(), room))

    def _close(self) -> None:
        if self._list is not None:
            self._list.hide()

    def _enter(self) -> None:
        if not self._is_open:
            if not self.text().strip():
                return
            self._look(self.text())
        offer = None if self._list is None or not self._is_open else self._list.current
        if offer is not None and offer.can_be_chosen:
            self._take(offer)

    def _take(self, offer: Offer) -> None:
        self._last = self.text() or self._last
        self.clear()
        self._close()
        self.setFocus()
        self.chosen.emit(offer.proposal)

    def _down(self) -> None:
        if self._list is not None and self._is_open:
            self._list.step(1)
        elif self.text().strip():
            self._look(self.text())
        else:
            self._show(self._offering.usual_offers())

    def _up(self) -> None:
        if self._list is not None and self._is_open:
            self._list.step(-1)
        elif not self.text() and self._last:
            self.setText(self._last)
            self._look(self._last)
