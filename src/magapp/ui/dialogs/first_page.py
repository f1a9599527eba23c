"""What each of the first pages has, and what they all draw on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from magapp.i18n import _
from magapp.ui.theme import GAP

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from magapp.storage.paths import Places
    from magapp.ui.catalogue import Catalogue, LineOffers
    from magapp.ui.dialogs.profile_form import Draft
    from magapp.ui.document import Document


@dataclass(frozen=True, slots=True)
class Ground:
    """Hold what the first pages ask about and write in; *places* are the folders it goes into."""

    document: Document
    catalogue: Catalogue
    offers: LineOffers
    today: dt.date
    places: Places


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstRunDraft:
    """Hold the page shown and all that was filled in, for the same pages in another language.

    ``pills``, ``usual`` and ``foods`` are the ids of what these pages themselves wrote down: kept once more,
    it is replaced and not doubled. ``also``: foods come to a day that has some already.
    """

    page: int = 0
    complaint: str = ""
    severity: str | None = None
    profile: Draft | None = None
    pill: str = ""
    pill_taken: bool = False
    pill_usual: bool = True
    pills: tuple[str, ...] = ()
    usual: str = ""
    portions: Mapping[str, int] = field(default_factory=dict)
    foods: tuple[str, ...] = ()
    also: bool = False


class FirstPage(QWidget):
    """Ask or say one thing; ``changed`` tells that what its buttons are called may be another.

    ``can_be_skipped``: it asks something that going on would keep.
    """

    changed = Signal()
    can_be_skipped = False

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(GAP)

    def first_field(self) -> QWidget | None:
        """Give what the keys go to when the page is shown; null: to the page, which they scroll."""
        return None

    def go_on_words(self) -> str:
        """Call the button that keeps what is filled in and goes on."""
        return _("Go on")

    def skip_words(self) -> str:
        """Call the button that goes on and keeps nothing of this page."""
        return _("Skip this")

    def keep(self) -> bool:
        """Keep what is filled in, in a step that can be undone; where it is wrong, say so and give false."""
        return True
