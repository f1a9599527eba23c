"""Where the diary is, and how to have it elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from magapp.i18n import _
from magapp.ui.dialogs.settings_page import Section, settings_column
from magapp.ui.widgets.card import label
from magapp.ui.widgets.flow import FlowRow
from magapp.ui.widgets.shown_path import ShownPath

if TYPE_CHECKING:
    from magapp.ui.moving import Moving


class FolderPage(QWidget):
    """Show the folder of the diary, and lead to another one."""

    def __init__(self, moving: Moving) -> None:
        super().__init__()
        self._moving = moving
        self.path = ShownPath(moving.folder, _("The folder of your diary"))
        self.copy = QPushButton(_("Copy the path"))
        self.open = QPushButton(_("Open the folder"))
        self.move_away = QPushButton(_("Move the diary to another folder…"))
        self.use = QPushButton(_("Use a diary that is already there…"))
        self.back = QPushButton(_("Back to the usual folder…"))
        self._said = label(wrap=True)
        self._said.hide()
        self._named = label(
            _(
                "The folder was named when magapp was started (--data-dir or MAGAPP_DATA_DIR), which wins "
                "over what is chosen here. Start magapp without it to choose another folder."
            ),
            wrap=True,
        )
        self._named.setProperty("tone", "warning")

        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(settings_column(_("Where the diary is"), self._here(), self._elsewhere()))

        self.copy.clicked.connect(self._copy)
        self.open.clicked.connect(self._open)
        self.move_away.clicked.connect(moving.choose_target)
        self.use.clicked.connect(moving.choose_diary)
        self.back.clicked.connect(moving.go_back)
        moving.changed.connect(self.show_folder)
        self.show_folder()

    def show_folder(self) -> None:
        """Show where the diary lies now, and what can be done."""
        moving = self._moving
        self.path.show_path(moving.folder)
        self._said.hide()
        self._named.setVisible(moving.is_named)
        for button in (self.move_away, self.use):
            button.setEnabled(not moving.is_named)
        self.back.setEnabled(not moving.is_named and not moving.is_usual)

    def _here(self) -> Section:
        section = Section(_("Where the diary is"))
        section.column.addWidget(self.path)
        section.column.addWidget(_buttons(self.copy, self.open))
        section.column.addWidget(self._said)
        section.say(
            _(
                "All that you write down lies in this folder. Whether it is also kept on other computers, "
                "by Syncthing, Nextcloud, Dropbox or the like, magapp does not know; nothing of it is sent "
                "by magapp itself."
            )
        )
        return section

    def _elsewhere(self) -> Section:
        section = Section(_("Another folder"))
        section.column.addWidget(self._named)
        section.column.addWidget(_buttons(self.move_away))
        section.say(
            _(
                "To an empty folder, also one that is synchronised or on another disk. Every file is "
                "checked before the old one goes."
            )
        )
        section.column.addWidget(_buttons(self.use))
        section.say(_("A diary that another computer put there, or an older one of yours."))
        section.column.addWidget(_buttons(self.back))
        section.say(_("The folder in which magapp keeps a diary when nothing else is chosen."))
        return section

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.path.path)
        self._tell(_("The path is copied: paste it where you want it."))

    def _open(self) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(self.path.path)):
            self._tell(_("No program for folders was found. The path can be copied instead."))

    def _tell(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))


def _buttons(*buttons: QPushButton) -> FlowRow:
    row = FlowRow(spacing=8)
    for button in buttons:
        button.setAutoDefault(False)
        row.flow.addWidget(button)
    return row
