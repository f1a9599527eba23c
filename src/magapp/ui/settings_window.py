"""Opens the settings, and hands on what changes more than a setting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from magapp.i18n import _

if TYPE_CHECKING:
    from magapp.ui.dialogs.settings import SettingsDialog, SettingsPage
    from magapp.ui.dialogs.settings_backups import BackupsPage
    from magapp.ui.dialogs.settings_folder import FolderPage
    from magapp.ui.moving import Moving
    from magapp.ui.program import Program
    from magapp.ui.windows import Windows

_OF_THE_DAY: Final = frozenset({"day_starts", "meal_times"})
_OF_FIGURES: Final = frozenset({"decimals", "energy_unit"})


class SettingsWindow(QObject):
    """Show the settings beside the window; a new window shows them anew."""

    moving: Moving
    folder: FolderPage
    backups: BackupsPage

    def __init__(self, program: Program, windows: Windows) -> None:
        super().__init__(windows)
        self._program = program
        self._windows = windows
        self.dialog: SettingsDialog | None = None
        program.choices.changed.connect(self._follow)

    def open(self) -> None:
        """Open the settings where they were left."""
        self.show_page(None)

    def show_page(self, page: SettingsPage | None) -> None:
        """Open the settings, at a page of theirs where one is named."""
        program = self._program
        if program.desk is None:
            return
        if self.dialog is None:
            from magapp.ui.dialogs.settings import SettingsDialog  # noqa: PLC0415  # when first asked for

            self.dialog = SettingsDialog(program.choices, program.desk.offers_for, program.window)
            self.dialog.general.language_wanted.connect(self._switch_language)
            self.dialog.general.theme_wanted.connect(program.switch_theme)
            if program.tray is not None:
                self.dialog.reminders.try_wanted.connect(program.tray.remind)
            self._add_pages(self.dialog)
        self._windows.show_dialog(self.dialog)
        self.dialog.activateWindow()
        if page is not None:
            self.dialog.show_page(page)

    def _add_pages(self, dialog: SettingsDialog) -> None:
        """Add what is about the disk; an example lies on none."""
        if self._program.document.is_example:
            return
        from magapp.ui.dialogs.settings_backups import BackupsPage  # noqa: PLC0415  # when first asked for
        from magapp.ui.dialogs.settings_folder import FolderPage  # noqa: PLC0415
        from magapp.ui.moving import Moving  # noqa: PLC0415

        self.moving = Moving(self._program, self._windows)
        self.folder, self.backups = FolderPage(self.moving), BackupsPage(self._program.backups)
        dialog.add_page(self.folder, _("Folder"))
        dialog.add_page(self.backups, _("Backups"))

    def _switch_language(self, language: str) -> None:
        program = self._program
        program.switch_language(language)
        if program.windows is not None:
            program.windows.settings.show_page("general")

    def _follow(self, names: frozenset[str]) -> None:
        """Bring what is shown up to the settings."""
        program = self._program
        if names & _OF_THE_DAY:
            program.shown_day.use_times(program.choices.times)
        if names & (_OF_FIGURES | _OF_THE_DAY):
            program.document.look_again()
