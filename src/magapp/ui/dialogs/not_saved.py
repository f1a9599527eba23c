"""Not everything is saved: stay, or leave without it."""

from __future__ import annotations

from PySide6.QtWidgets import QMessageBox, QWidget

from magapp.i18n import _


def wants_to_leave(reason: str, parent: QWidget) -> bool:
    """Ask whether to quit although the last changes would be lost; *reason* is why they are not saved."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle("magapp")
    box.setText(_("Not everything is saved."))
    box.setInformativeText(
        _("{reason} If you quit now, your last changes are lost.").format(reason=reason).strip()
    )
    stay = box.addButton(_("Stay"), QMessageBox.ButtonRole.RejectRole)
    leave = box.addButton(_("Quit and lose them"), QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(stay)
    box.exec()
    return box.clickedButton() is leave
