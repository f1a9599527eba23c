"""What the pages of settings are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from magapp.i18n import _
from magapp.services.quantity import take_time
from magapp.services.wording import clock
from magapp.ui.dialogs.numbers_texts import reading_column
from magapp.ui.widgets.asked import Asked, form_layout
from magapp.ui.widgets.card import Card, bold, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

_DAY: int = 24 * 60


def read_clock(text: str) -> int | None:
    """Read a time as people write it, up to 24:00 as the end of the day; null for what is none."""
    plain = text.strip()
    if plain in {"24:00", "24.00", "24"}:
        return _DAY
    time, rest = take_time(f"@{plain}")
    return None if rest.strip() or time is None or time > _DAY else time


def write_clock(minute: int) -> str:
    """Write a time, the end of the day as 24:00."""
    return "24:00" if minute == _DAY else clock(minute)


def _check(texts: Sequence[str]) -> tuple[int, str] | None:
    for place, text in enumerate(texts):
        if read_clock(text) is None:
            return place, _("‘{text}’ is no time. Write it as 7:30.").format(text=text)
    return None


class TimesAsked(Asked):
    """Ask for one time or more; ``given`` carries them, in minutes from midnight, when all are times."""

    given = Signal(object)

    def __init__(self, *names: str) -> None:
        super().__init__(_check, *names)
        for line in self.lines:
            line.editingFinished.connect(self._read)

    def show_times(self, minutes: Sequence[int]) -> None:
        """Show times."""
        for line, minute in zip(self.lines, minutes, strict=True):
            line.setText(write_clock(minute))

    def _read(self) -> None:
        if self.wrong_line() is None:
            self.given.emit(tuple(read_clock(text) for text in self.texts))


class Section(Card):
    """Frame settings that belong together: a title, a form, a sentence under it."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.form: QFormLayout = form_layout()
        self.column.addWidget(bold(title, wrap=True))
        self.column.addLayout(self.form)

    def ask(self, question: str, answer: QWidget) -> None:
        """Add a question."""
        self.form.addRow(label(question, wrap=True), answer)

    def say(self, sentence: str) -> QLabel:
        """Add a sentence under the questions."""
        made = label(sentence, muted=True, wrap=True)
        self.column.addWidget(made)
        return made


def settings_column(name: str, *sections: QWidget) -> QWidget:
    """Put sections under each other in a page that scrolls."""
    return reading_column(name, *sections)
