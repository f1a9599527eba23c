"""The dialog of the usual supplements, and making the selected row one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from magapp.i18n import _

if TYPE_CHECKING:
    from magapp.ui.dialogs.usual_supplements import UsualDialog
    from magapp.ui.program import Program
    from magapp.ui.windows import Windows


class UsualWindows(QObject):
    """Open the dialog, once at a time."""

    def __init__(self, program: Program, windows: Windows) -> None:
        super().__init__(windows)
        self._program = program
        self._windows = windows
        self._dialog: UsualDialog | None = None
        if program.desk is not None:  # it is made before the windows
            program.desk.usual_wanted.connect(self.open)

    def open(self) -> None:
        """Show what is usual."""
        self._show()

    def take_usually(self) -> None:
        """Make the supplement of the selected row usual, and show when it is taken."""
        desk = self._program.desk
        if desk is None or not desk.edits.can_begin():
            return
        entries = desk.selected_entries()
        if len(entries) != 1 or not entries[0].is_supplement:
            self._program.window.say(_("Select one row with a supplement first."))
            return
        usual_id = desk.usual.keep(entries[0])
        dialog = self._show()
        if dialog is not None:
            dialog.show_usual(usual_id)

    def _show(self) -> UsualDialog | None:
        program, desk = self._program, self._program.desk
        if desk is None or program.offers is None:
            return None
        if self._dialog is None or not self._dialog.isVisible():
            if self._dialog is not None:
                self._dialog.deleteLater()  # or it would look at every change for ever
            from magapp.ui.dialogs.usual_supplements import UsualDialog  # noqa: PLC0415  # when first asked for

            self._dialog = UsualDialog(
                program.document, program.shown_day, desk.usual, program.offers, program.window
            )
            self._windows.show_dialog(self._dialog)
        self._dialog.raise_()
        self._dialog.activateWindow()
        return self._dialog
