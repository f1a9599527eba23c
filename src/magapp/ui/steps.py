"""Steps back and forth through this session, each said: what was undone, and what the day adds up to now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from magapp.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from magapp.ui.diary_desk import DiaryDesk
    from magapp.ui.document import Document


class Steps(QObject):
    """Undo and redo, and say what that did."""

    def __init__(self, document: Document, desk: DiaryDesk, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._desk = desk

    def undo(self) -> None:
        """Take the last step back."""
        stack = self._document.undo_stack
        self._take(stack.undo, _("Undone: {what}."), stack.undoText())

    def redo(self) -> None:
        """Take the step that was undone again."""
        stack = self._document.undo_stack
        self._take(stack.redo, _("Done again: {what}."), stack.redoText())

    def _take(self, step: Callable[[], None], sentence: str, name: str) -> None:
        before = self._document.diary
        step()
        if self._document.diary is not before:  # a step that is refused is said by the document
            self._desk.voice.tell_done(sentence.format(what=_(name)))
