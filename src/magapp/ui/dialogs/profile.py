"""What the person may tell of themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from magapp.domain.profile import fact_changes
from magapp.i18n import N_, _
from magapp.ui.dialogs.profile_form import BirthYearError, ProfileForm
from magapp.ui.theme import GAP, MARGIN
from magapp.ui.widgets.card import label
from magapp.ui.widgets.reading_area import ReadingArea, line_up

if TYPE_CHECKING:
    import datetime as dt

    from magapp.domain.guidance import Guidance
    from magapp.ui.document import Document

_SIZE: Final = (620, 700)


class ProfileDialog(QDialog):
    """Ask for sex, birth year, pregnancy, conditions and medicines: all of it optional.

    It saves in one step that can be undone.
    """

    def __init__(
        self, document: Document, guidance: Guidance, today: dt.date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("About you"))
        self._document = document
        self._today = today
        self.form = ProfileForm(guidance, document.profile(today), today.year)
        self._save = QPushButton(_("Save"))
        self._save.setDefault(True)
        self._leave = QPushButton(_("Cancel"))

        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)
        column.addStretch(1)
        self._lay_out_around(page)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(button is self._save)
        room = (parent.screen() if parent else QGuiApplication.primaryScreen()).availableGeometry()
        self.resize(min(_SIZE[0], room.width()), min(_SIZE[1], room.height()))

        self._save.clicked.connect(self.save)
        self._leave.clicked.connect(self.reject)

    def _lay_out_around(self, page: QWidget) -> None:
        self._area = ReadingArea(page, self.windowTitle())
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        outer.setSpacing(GAP)
        outer.addWidget(self._area, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(label(_("You can change this at any time."), muted=True), 1)
        buttons.addWidget(self._leave)
        buttons.addWidget(self._save)
        outer.addLayout(buttons)
        line_up(outer, self._area)

    def save(self) -> None:
        """Save in one step and close; with a birth year that cannot be, say so and stay."""
        try:
            wanted = self.form.told()
        except BirthYearError as error:
            self.form.say_year_wrong(error.latest)
            self._area.ensureWidgetVisible(self.form.year)
            return
        facts = self._document.diary.facts()
        changes = fact_changes(facts, wanted, self._today, self._document.new_id)
        self._document.replace(changes, N_("change profile"))
        self.accept()
