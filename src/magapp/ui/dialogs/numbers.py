"""Figures on magnesium: how much a day, the upper level, forms, and a value from a blood test."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTabWidget, QVBoxLayout, QWidget

from magapp.i18n import N_, _
from magapp.ui.dialogs.forms_page import FormsPage
from magapp.ui.dialogs.lab_page import LabPage
from magapp.ui.dialogs.norms_page import NormsPage
from magapp.ui.dialogs.upper_page import UpperPage
from magapp.ui.theme import GAP, MARGIN

if TYPE_CHECKING:
    import datetime as dt

    from magapp.domain.guidance import Guidance
    from magapp.ui.dialogs.lab_page import LabDraft
    from magapp.ui.document import Change, Document

NumbersPage: TypeAlias = Literal["norms", "upper", "forms", "lab"]
PAGES: Final[tuple[tuple[NumbersPage, str], ...]] = (
    ("norms", N_("How much a day")),
    ("upper", N_("Upper level")),
    ("forms", N_("Forms")),
    ("lab", N_("Blood test")),
)
_SIZE: Final = (900, 640)
_LEAST: Final = (420, 280)


class _Place(QWidget):
    """Stand for a page until it is first shown."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def hold(self, page: QWidget) -> None:
        """Show the page itself."""
        self._column.addWidget(page)
        self.setFocusProxy(page)
        page.show()  # at once: the keyboard goes there next


class NumbersDraft(NamedTuple):
    """Hold which page is chosen, whether it is shown, and what was typed about a blood test.

    ``lab``: null where that page was never opened.
    """

    page: NumbersPage
    shown: bool
    lab: LabDraft | None


class NumbersDialog(QDialog):
    """Show the figures in four pages, each built when first shown, beside the window.

    The window stays usable; Esc closes this one.
    """

    def __init__(
        self,
        document: Document,
        guidance: Guidance,
        today: dt.date,
        parent: QWidget | None = None,
        *,
        page: NumbersPage = "norms",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Figures on magnesium"))
        self.setModal(False)
        self._document = document
        self._guidance = guidance
        self._today = today
        self._built: dict[NumbersPage, QWidget] = {}
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._tabs.tabBar().setDrawBase(False)
        self._tabs.setAccessibleName(_("Pages with figures"))
        self._tabs.tabBar().setAccessibleName(_("Pages with figures"))
        for _key, title in PAGES:
            self._tabs.addTab(_Place(), _(title))
        buttons = QDialogButtonBox()
        close = buttons.addButton(_("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        column.setSpacing(GAP)
        column.addWidget(self._tabs, 1)
        column.addWidget(buttons)
        room = (parent.screen() if parent else QGuiApplication.primaryScreen()).availableGeometry()
        self.setMinimumSize(*_LEAST)
        self.resize(min(_SIZE[0], room.width()), min(_SIZE[1], room.height()))

        buttons.rejected.connect(self.reject)
        self._tabs.setCurrentIndex([key for key, _title in PAGES].index(page))
        self._tabs.currentChanged.connect(self._build_shown)
        document.changed.connect(self._look_again)
        self._build_shown()

    @property
    def norms(self) -> NormsPage:
        """Give the page of norms, built if it was not yet."""
        page = self._page_called("norms")
        assert isinstance(page, NormsPage)
        return page

    @property
    def upper(self) -> UpperPage:
        """Give the page of upper levels, likewise."""
        page = self._page_called("upper")
        assert isinstance(page, UpperPage)
        return page

    @property
    def forms(self) -> FormsPage:
        """Give the page of forms, likewise."""
        page = self._page_called("forms")
        assert isinstance(page, FormsPage)
        return page

    @property
    def lab(self) -> LabPage:
        """Give the page of blood tests, likewise."""
        page = self._page_called("lab")
        assert isinstance(page, LabPage)
        return page

    @property
    def page(self) -> NumbersPage:
        """Give the page that is shown."""
        return PAGES[self._tabs.currentIndex()][0]

    @property
    def draft(self) -> NumbersDraft:
        """Give what a dialog in another language goes on with."""
        return NumbersDraft(
            self.page, self.isVisible(), self.lab.form.draft if "lab" in self._built else None
        )

    def take_up(self, draft: NumbersDraft) -> None:
        """Go on with what was typed in another dialog."""
        if draft.lab is not None:
            self.lab.form.take_up(draft.lab)

    def show_page(self, wanted: NumbersPage) -> None:
        """Go to a page, with the keyboard on it."""
        self._tabs.setCurrentIndex([key for key, _title in PAGES].index(wanted))
        self._page_called(wanted).setFocus()

    def _page_called(self, wanted: NumbersPage) -> QWidget:
        page = self._built.get(wanted)
        if page is None:
            page = self._built[wanted] = self._make(wanted)
            place = self._tabs.widget([key for key, _title in PAGES].index(wanted))
            assert isinstance(place, _Place)
            place.hold(page)
        return page

    def _make(self, wanted: NumbersPage) -> QWidget:
        if wanted == "norms":
            return NormsPage(self._guidance, self._document.profile(self._today), self._today.year)
        if wanted == "upper":
            return UpperPage(self._guidance)
        return FormsPage(self._guidance) if wanted == "forms" else LabPage(self._document, self._guidance)

    def _build_shown(self) -> None:
        self._page_called(self.page)

    def _look_again(self, change: Change) -> None:
        page = self._built.get("norms")
        if change.library and isinstance(page, NormsPage):
            page.show_profile(self._document.profile(self._today), self._today.year)
