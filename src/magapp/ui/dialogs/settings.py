"""The settings: each holds at once, and there is nothing to save."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTabWidget, QVBoxLayout, QWidget

from magapp.i18n import N_, _
from magapp.ui.dialogs.settings_day import DayPage
from magapp.ui.dialogs.settings_general import GeneralPage
from magapp.ui.dialogs.settings_keys import KeysPage
from magapp.ui.dialogs.settings_reminders import RemindersPage
from magapp.ui.theme import GAP, MARGIN

if TYPE_CHECKING:
    from magapp.ui.choices import Choices
    from magapp.ui.dialogs.settings_keys import Offered

SettingsPage: TypeAlias = Literal["general", "day", "keys", "reminders"]
PAGES: Final[tuple[tuple[SettingsPage, str], ...]] = (
    ("general", N_("General")),
    ("day", N_("Day and meals")),
    ("keys", N_("Quick keys")),
    ("reminders", N_("Reminders")),
)
_SIZE: Final = (740, 560)
_LEAST: Final = (400, 280)


class SettingsDialog(QDialog):
    """Show the settings in pages beside the window, which stays usable."""

    def __init__(self, choices: Choices, offered: Offered, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Settings"))
        self.setModal(False)
        self.general = GeneralPage(choices)
        self.day = DayPage(choices)
        self.keys = KeysPage(choices, offered)
        self.reminders = RemindersPage(choices)
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._tabs.tabBar().setDrawBase(False)
        self._tabs.setAccessibleName(_("Pages of settings"))
        self._tabs.tabBar().setAccessibleName(_("Pages of settings"))
        for page, (_key, title) in zip(self._all(), PAGES, strict=True):
            self._tabs.addTab(page, _(title))
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

    def add_page(self, page: QWidget, title: str) -> None:
        """Add a page of another room of the house."""
        self._tabs.addTab(page, title)

    def show_page(self, wanted: SettingsPage) -> None:
        """Go to a page."""
        self._tabs.setCurrentIndex([key for key, _title in PAGES].index(wanted))

    def _all(self) -> tuple[QWidget, ...]:
        return (self.general, self.day, self.keys, self.reminders)

    def reject(self) -> None:
        """Take what is still being typed before closing."""
        focused = self.focusWidget()
        if focused is not None:
            focused.clearFocus()
        super().reject()
