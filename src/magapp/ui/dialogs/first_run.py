"""The first pages: what the program is, a few questions, yesterday's food, the article, the diary."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from magapp.i18n import _, language
from magapp.ui.dialogs.first_page import FirstRunDraft
from magapp.ui.dialogs.first_run_about import AboutPage
from magapp.ui.dialogs.first_run_food import YesterdayPage
from magapp.ui.dialogs.first_run_pages import ClaimsPage, ComplaintPage, PurposePage, ReadyPage
from magapp.ui.theme import GAP, MARGIN
from magapp.ui.widgets.card import heading, label, link_button
from magapp.ui.widgets.flow import FlowRow
from magapp.ui.widgets.on_screen import resize_on_screen
from magapp.ui.widgets.reading_area import ReadingArea, line_up
from magapp.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from magapp.ui.dialogs.first_page import FirstPage, Ground

_SIZE: Final = (940, 680)
_SCROLLING: Final = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class FirstRunDialog(QDialog):
    """Lead through six pages, each of which can be skipped; the window beside it stays usable.

    Going on keeps what a page asks, each in a step that can be undone. Esc closes: what was kept stays, and
    nothing is asked. ``begun`` tells that the first page was read; ``ended`` that the pages were gone
    through, left or skipped; ``diary_wanted`` that they were gone through to the last;
    ``complaint_chosen`` the complaint that bothers most. ``language_chosen``, ``emergency_wanted``,
    ``article_wanted`` and ``example_wanted`` ask for what their names say.
    """

    begun = Signal()
    ended = Signal()
    diary_wanted = Signal()
    complaint_chosen = Signal(str)
    language_chosen = Signal(str)
    emergency_wanted = Signal(str)
    article_wanted = Signal()
    example_wanted = Signal()

    def __init__(
        self,
        ground: Ground,
        complete_days: Callable[[], int],
        parent: QWidget | None = None,
        draft: FirstRunDraft | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("First steps"))
        self.setModal(False)
        self._is_switching = False
        draft = draft or FirstRunDraft()
        self.purpose = PurposePage(ground)
        self.complaint = ComplaintPage(ground, draft)
        self.about = AboutPage(ground, draft)
        self.yesterday = YesterdayPage(ground, draft)
        self.claims = ClaimsPage(ground)
        self.ready = ReadyPage(ground, complete_days)
        self.pages: tuple[FirstPage, ...] = (
            self.purpose,
            self.complaint,
            self.about,
            self.yesterday,
            self.claims,
            self.ready,
        )
        self._progress = label(muted=True)
        self._title = heading()
        self._title.setWordWrap(True)
        self._language = Segmented([("nl", "Nederlands"), ("en", "English")], _("Language"))
        self._language.set_value(language())
        self._stack = QStackedWidget()
        self._areas = [ReadingArea(page, page.title) for page in self.pages]
        for area in self._areas:
            self._stack.addWidget(area)
        self._emergency = link_button(_("When do I call 112 or the GP?   F1"))
        self.skip_all = QPushButton(_("Skip &all"))
        self.back = QPushButton(_("&Back"))
        self.skip = QPushButton()
        self.go_on = QPushButton()
        self.go_on.setDefault(True)

        self._lay_out()
        resize_on_screen(self, *_SIZE)
        for each in self.findChildren(QPushButton):
            each.setAutoDefault(each is self.go_on)

        self._language.chosen.connect(self.language_chosen)
        self._emergency.clicked.connect(self._ask_emergency)
        QShortcut(QKeySequence(Qt.Key.Key_F1), self).activated.connect(self._ask_emergency)
        QShortcut(QKeySequence("Alt+Left"), self).activated.connect(self._go_back)
        self.skip_all.clicked.connect(self.reject)
        self.back.clicked.connect(self._go_back)
        self.skip.clicked.connect(self._skip_page)
        self.go_on.clicked.connect(self._keep_page)
        self.purpose.example_wanted.connect(self.example_wanted)
        self.ready.example_wanted.connect(self.example_wanted)
        self.complaint.emergency_wanted.connect(self.emergency_wanted)
        self.complaint.chosen.connect(self.complaint_chosen)
        self.claims.article_wanted.connect(self.article_wanted)
        self.yesterday.changed.connect(self._name_buttons)
        self.yesterday.tiles.reached.connect(self.bring)
        self.show_page(min(max(draft.page, 0), len(self.pages) - 1))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(self._progress, 1)
        head.addWidget(self._language)
        self._foot = QVBoxLayout()  # what stands under the page without scrolling
        self._foot.addWidget(self.yesterday.sum)
        buttons = FlowRow(spacing=8, to_right=True)
        for button in (self._emergency, self.skip_all, self.back, self.skip, self.go_on):
            buttons.flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addLayout(head)
        column.addWidget(self._title)
        column.addWidget(self._stack, 1)
        column.addLayout(self._foot)
        column.addWidget(buttons)
        line_up(column, self._stack)

    @property
    def place(self) -> int:
        """Give the place of the page that is shown, from 0."""
        return self._stack.currentIndex()

    @property
    def page(self) -> FirstPage:
        """Give the page that is shown."""
        return self.pages[self.place]

    @property
    def progress(self) -> str:
        """Give how far it is, in words."""
        return self._progress.text()

    @property
    def draft(self) -> FirstRunDraft:
        """Give all that is filled in, to show it in another language."""
        return FirstRunDraft(
            page=self.place,
            complaint=self.complaint.complaint,
            severity=self.complaint.severity.value,
            profile=self.about.form.draft,
            pill=self.about.supplement.line.text(),
            pill_taken=self.about.supplement.taken.isChecked(),
            pill_usual=self.about.supplement.usual.isChecked(),
            pills=self.about.pills,
            usual=self.about.usual,
            portions=self.yesterday.tiles.portions,
            foods=self.yesterday.foods,
            also=self.yesterday.also.isChecked(),
        )

    def leave_for_another(self) -> FirstRunDraft:
        """Close without ending, because the same pages come back in another language."""
        draft = self.draft
        self._is_switching = True
        self.close()
        return draft

    def done(self, result: int) -> None:
        """Close, and tell that it ended."""
        super().done(result)
        if not self._is_switching:
            self.ended.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt calls it so
        """Scroll by the pages wherever the keys go."""
        if event.key() in _SCROLLING:
            self._areas[self.place].keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def show_page(self, place: int) -> None:
        """Show a page by its place, from 0."""
        self._stack.setCurrentIndex(place)
        page = self.page
        if page is self.ready:
            self.ready.refresh()
        elif page is self.yesterday:
            self.yesterday.look()
        self._title.setText(page.title)
        self._progress.setText(_("{page} of {pages}").format(page=place + 1, pages=len(self.pages)))
        self.yesterday.sum.setVisible(page is self.yesterday)
        last = place == len(self.pages) - 1
        self.back.setVisible(place > 0)
        self.skip.setVisible(page.can_be_skipped)
        self.skip_all.setVisible(not last)
        self._name_buttons()
        self._areas[place].verticalScrollBar().setValue(0)
        (page.first_field() or self._areas[place]).setFocus(Qt.FocusReason.TabFocusReason)
        spoken = _("{progress}. {title}").format(progress=self.progress, title=page.title)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, spoken))

    def _name_buttons(self) -> None:
        self.go_on.setText(self.page.go_on_words())
        self.skip.setText(self.page.skip_words())

    def _go_back(self) -> None:
        if self.place > 0:
            self.show_page(self.place - 1)

    def _skip_page(self) -> None:
        self._next()

    def _keep_page(self) -> None:
        if self.page.keep():
            self._next()
        elif (wrong := self.focusWidget()) is not None:
            self.bring(wrong)

    def bring(self, part: QWidget) -> None:
        """Bring a part of the page into sight."""
        self._areas[self.place].ensureWidgetVisible(part)

    def _next(self) -> None:
        if self.place == 0:
            self.begun.emit()
        if self.place < len(self.pages) - 1:
            self.show_page(self.place + 1)
        else:
            self.accept()
            self.diary_wanted.emit()

    def _ask_emergency(self) -> None:
        self.emergency_wanted.emit("")
