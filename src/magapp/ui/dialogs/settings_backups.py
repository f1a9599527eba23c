"""The backups there are, one more of them, and a copy to keep elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDateTime, QDir, QUrl
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QDesktopServices
from PySide6.QtWidgets import QFileDialog, QPushButton, QVBoxLayout, QWidget

from magapp.i18n import _, language, ngettext
from magapp.services.wording import number
from magapp.ui.dialogs.settings_page import Section, settings_column
from magapp.ui.models.figure_model import FigureLine
from magapp.ui.widgets.card import label
from magapp.ui.widgets.figure_table import FigureTable
from magapp.ui.widgets.flow import FlowRow
from magapp.ui.widgets.shown_path import ShownPath
from magapp.ui.wording import locale_now

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from magapp.storage.backups import Backup
    from magapp.ui.backing_up import BackingUp

_MOST_ROWS: Final = 8
_KILO: Final = 1000


class BackupsPage(QWidget):
    """List the backups, each with what it holds and whether it can be read; make one when asked."""

    def __init__(self, backing_up: BackingUp) -> None:
        super().__init__()
        self._backing_up = backing_up
        self._backups: tuple[Backup, ...] = ()
        self._whole: dict[str, bool] = {}
        self._held: QPushButton | None = None
        self.none = label(_("There is no backup yet."), muted=True, wrap=True)
        self.table = FigureTable(
            _("Backups"),
            (
                (_("Made on"), 18),
                (_("Days"), 6),
                (_("Entries"), 8),
                (_("Size"), 8),
                (_("Checked"), 12),
            ),
        )
        self.table.fit_rows(_MOST_ROWS)
        self.table.setSelectionMode(FigureTable.SelectionMode.NoSelection)  # there is nothing to choose here
        self.make = QPushButton(_("Back up now"))
        self.copy = QPushButton(_("Save a copy to…"))
        self.open = QPushButton(_("Open the folder"))
        self.said = label(wrap=True)
        self.said.hide()
        self.path = ShownPath(Path(), _("The folder of the backups"))

        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(settings_column(_("Backups"), self._list(), self._about()))

        self.make.clicked.connect(self._make)
        self.copy.clicked.connect(self._choose)
        self.open.clicked.connect(self._open)
        backing_up.listed.connect(self._show)
        backing_up.checked.connect(self._show_checked)
        backing_up.grown.connect(self.look)
        backing_up.made.connect(self._tell_made)
        backing_up.copied.connect(self._tell_copied)
        backing_up.refused.connect(self._tell_refused)
        self._show(())

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  # Qt calls it so
        """Look anew each time: backups come by themselves."""
        super().showEvent(event)
        self.look()

    def look(self) -> None:
        """Look which backups there are now."""
        folder = self._backing_up.folder
        if folder is not None:
            self.path.show_path(folder)
        self._backing_up.look()

    def save_copy(self, folder: Path) -> None:
        """Have a copy written into a folder."""
        self._begin()
        self._backing_up.save_copy(folder)

    def _list(self) -> Section:
        section = Section(_("Backups"))
        section.say(
            _(
                "After the first change of a day magapp makes a backup by itself. All of the last 2 days "
                "are kept, then one a day, a week and a month. Each is read back when it is made."
            )
        )
        section.column.addWidget(self.none)
        section.column.addWidget(self.table)
        row = FlowRow(spacing=8)
        for button in (self.make, self.copy, self.open):
            button.setAutoDefault(False)
            row.flow.addWidget(button)
        section.column.addWidget(row)
        section.column.addWidget(self.said)
        return section

    def _about(self) -> Section:
        section = Section(_("Where they are and what is in them"))
        section.column.addWidget(self.path)
        section.say(
            _(
                "A backup is an ordinary zip file with text files (JSON), which any computer opens without "
                "magapp. Unpacked into an empty folder on another computer it is a diary again: choose ‘Use "
                "a diary that is already there’ on that one."
            )
        )
        section.say(
            _(
                "The backups lie on this computer only. If its disk breaks they are lost with it, so save a "
                "copy on another disk now and then. Such a copy can be read by whoever has it."
            )
        )
        section.say(
            _(
                "What you delete from the diary stays in older backups until those make room. ‘Delete "
                "everything’ deletes all backups here, but no copies that you saved elsewhere."
            )
        )
        return section

    def _show(self, backups: tuple[Backup, ...]) -> None:
        self._backups = backups
        self.none.setVisible(not backups)
        self.table.setVisible(bool(backups))
        self.open.setEnabled(bool(backups))
        self.table.show_lines([self._line(backup) for backup in backups])

    def _show_checked(self, backup: Backup, is_whole: bool) -> None:  # noqa: FBT001  # a signal brings it
        self._whole[backup.path.name] = is_whole
        self.table.show_lines([self._line(each) for each in self._backups])

    def _line(self, backup: Backup) -> FigureLine:
        now = language()
        made = locale_now().toString(
            QDateTime.fromString(f"{backup.made:%Y-%m-%dT%H:%M:%S}", "yyyy-MM-ddTHH:mm:ss"), "d MMM yyyy H:mm"
        )
        counts = backup.counts
        checked = {True: _("in order"), False: _("damaged"), None: "…"}[self._whole.get(backup.path.name)]
        return FigureLine(
            backup.path.name,
            (
                made,
                "" if counts is None else number(counts.days, now),
                "" if counts is None else number(counts.entries, now),
                size_in_words(backup.size),
                checked,
            ),
        )

    def _begin(self) -> None:
        self._held = next((each for each in (self.make, self.copy) if each.hasFocus()), None)
        for button in (self.make, self.copy):
            button.setEnabled(False)
        self.said.hide()

    def _make(self) -> None:
        self._begin()
        self._backing_up.make()

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("Where the copy is to go"), QDir.homePath())
        if chosen:
            self.save_copy(Path(chosen))

    def _open(self) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(self.path.path)):
            self._tell(_("No program for folders was found."))

    def _tell_made(self, backup: Backup) -> None:
        counts = backup.counts
        assert counts is not None  # it was just made
        self._tell(
            ngettext(
                "A backup was made and read back: {count} day, {entries} entries.",
                "A backup was made and read back: {count} days, {entries} entries.",
                counts.days,
            ).format(count=number(counts.days, language()), entries=number(counts.entries, language()))
        )

    def _tell_copied(self, path: Path) -> None:
        self._tell(_("A copy was saved and read back: {file}").format(file=path))

    def _tell_refused(self, sentence: str) -> None:
        self._tell(sentence)

    def _tell(self, sentence: str) -> None:
        for button in (self.make, self.copy):
            button.setEnabled(True)
        if self._held is not None and self.window().focusWidget() in (self.open, None):
            self._held.setFocus()  # Qt gave the keyboard to the next button meanwhile
        self.said.setText(sentence)
        self.said.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))


def size_in_words(size: int) -> str:
    """Write a size in bytes: 412 kB, 3,1 MB."""
    if size < _KILO * _KILO:
        return f"{number(max(1, round(size / _KILO)), language())} kB"
    return f"{number(size / _KILO / _KILO, language(), 1)} MB"
