"""What a person can do with complaints of their own; each is one step that can be undone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from magapp.domain.complaints import LONGEST_NAME, is_answered, own_complaints, with_name
from magapp.domain.records import OwnComplaint
from magapp.i18n import N_, _
from magapp.services.plain_text import typed
from magapp.ui.widgets.symptom_words import said

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QWidget

    from magapp.domain.guidance import Guidance
    from magapp.ui.document import Document
    from magapp.ui.widgets.complaint_name import ComplaintName


class OwnComplaints(QObject):
    """Add, rename, stop, take up again and delete complaints of one's own, with the line for their names.

    ``made`` and ``renamed`` carry a key; ``history_wanted`` the key of one that is no longer kept track of;
    ``told`` a sentence about what was done.
    """

    made = Signal(str)
    renamed = Signal(str)
    history_wanted = Signal(str)
    told = Signal(str)

    def __init__(
        self, document: Document, guidance: Guidance, field: ComplaintName, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._guidance = guidance
        self._field = field
        self._menu: QMenu | None = None
        field.entered.connect(self.name)
        field.stopped_wanted.connect(self._open_stopped)

    def stopped(self) -> list[OwnComplaint]:
        """List those that are no longer kept track of."""
        return [each for each in own_complaints(self._document.diary) if each.stopped]

    def can_delete(self, key: str) -> bool:
        """Tell whether nothing was ever answered or noted about it."""
        return not is_answered(self._document.diary, key)

    def name(self, text: str, key: str) -> None:
        """Add a complaint by its name, or rename the one with this key; refuse a name that will not do."""
        name = typed(text)
        problem = self._problem(text, name, key)
        if problem:
            self._field.refuse(problem)
            return
        self._field.close_line()
        if not key:
            made = OwnComplaint(id=self._document.new_id(), name=name)
            self._document.replace({made.id: made}, N_("add a complaint"))
            self.made.emit(made.id)
            return
        old = self._record(key)
        if old is not None:  # it may have been deleted elsewhere meanwhile
            self._document.replace({key: replace(old, name=name)}, N_("rename a complaint"))
            self.renamed.emit(key)

    def ask_name(self, key: str) -> None:
        """Ask for another name."""
        record = self._record(key)
        if record is not None:
            self._field.ask_again(key, record.name)

    def stop(self, key: str) -> None:
        """Ask for it no longer; its answers stay in the diary and in reports."""
        record = self._record(key)
        if record is not None:
            self._document.replace({key: replace(record, stopped=True)}, N_("stop keeping track"))
            self.told.emit(
                _("‘{complaint}’: no longer kept track of. Its answers stay.").format(complaint=record.name)
            )

    def take_up(self, key: str) -> None:
        """Ask for it again."""
        record = self._record(key)
        if record is not None:
            self._document.replace({key: replace(record, stopped=False)}, N_("keep track again"))
            self.made.emit(key)

    def delete(self, key: str) -> None:
        """Delete it, when nothing was answered; else there is nothing to do."""
        record = self._record(key)
        if record is not None and self.can_delete(key):
            # Not taken out: answers from another device would be left without a name.
            self._document.replace({key: replace(record, stopped=True)}, N_("delete a complaint"))
            self.told.emit(_("‘{complaint}’: deleted.").format(complaint=record.name))

    def remove(self, key: str) -> None:
        """Delete it, or stop keeping track of it where something was answered."""
        if self.can_delete(key):
            self.delete(key)
        else:
            self.stop(key)

    def menu_of_stopped(self) -> QMenu:
        """Make the menu that offers each of those no longer kept track of, and what can be done with it."""
        menu = QMenu(self._field)
        for record in self.stopped():
            inner = menu.addMenu(in_menu(record.name))
            again = inner.addAction(_("Keep track again"))
            again.setData(("again", record.id))
            history = inner.addAction(_("Earlier days"))
            history.setData(("history", record.id))
        menu.triggered.connect(self._chosen)
        return menu

    def _open_stopped(self) -> None:
        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = self.menu_of_stopped()
        self._menu.popup(self._below())

    def _below(self) -> QPoint:
        button = self._field.stopped
        return button.mapToGlobal(button.rect().bottomLeft())

    def _chosen(self, action: object) -> None:
        what, key = action.data()  # type: ignore[attr-defined]  # a QAction of ours
        if what == "again":
            self.take_up(key)
        else:
            self.history_wanted.emit(key)

    def _record(self, key: str) -> OwnComplaint | None:
        record = self._document.diary.get(key)
        return record if isinstance(record, OwnComplaint) else None

    def _problem(self, text: str, name: str, key: str) -> str:
        """Say why a name will not do, or nothing."""
        if not name:
            return _("Give it a name first.")
        letters = len(" ".join(text.split()))
        if letters > LONGEST_NAME:
            return _("A name has at most {most} letters; this one has {count}.").format(
                most=LONGEST_NAME, count=letters
            )
        there = _("‘{complaint}’ is already in the list above.")
        for symptom in self._guidance.symptoms:
            if with_name(name, [("", symptom.name.nl), ("", symptom.name.en)]):
                return there.format(complaint=said(symptom.name))
        for record in own_complaints(self._document.diary):
            if record.id != key and with_name(name, [(record.id, record.name)]):
                return (_before() if record.stopped else there).format(complaint=record.name)
        return ""


def _before() -> str:
    return _(
        "You kept track of ‘{complaint}’ before. Take it up again: press ‘No longer kept track of’ above."
    )


def in_menu(name: str) -> str:
    """Write a name so that a menu takes no letter of it for a key."""
    return name.replace("&", "&&")
