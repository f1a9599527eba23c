"""The first page about food: yesterday in tiles, and the first rough range that they give."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QCheckBox

from magapp.domain.records import DayNote, Entry
from magapp.i18n import N_, _, language, ngettext
from magapp.services.rough_day import remembered_entries, rough_day
from magapp.services.wording import number
from magapp.ui.dialogs.first_page import FirstPage
from magapp.ui.widgets.card import Card, heading, label
from magapp.ui.widgets.food_tiles import FoodTiles
from magapp.ui.wording import long_day

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtWidgets import QWidget

    from magapp.domain.records import Record
    from magapp.ui.dialogs.first_page import FirstRunDraft, Ground

_TELL_MS = 700
"""After the last key of a series, so that a screen reader is not told each step."""


class YesterdayPage(FirstPage):
    """Ask what was eaten yesterday, show a rough range while it is counted, and keep it only if asked.

    Where foods stand at yesterday already, nothing is kept but on a tick: they would be counted twice.
    """

    can_be_skipped = True

    def __init__(self, ground: Ground, draft: FirstRunDraft) -> None:
        super().__init__(_("What did you eat yesterday?"))
        self._ground = ground
        self.foods = draft.foods
        self._day = ground.today - dt.timedelta(days=1)
        about = _(
            "{day}, as far as you remember. Each click or space is one usual portion, minus takes one back; "
            "the arrows go to another food."
        )
        self.column.addWidget(label(about.format(day=long_day(self._day, ground.today)), wrap=True))
        self.there = label(wrap=True)
        self.there.setProperty("tone", "warning")
        self.also = QCheckBox(_("Add what I count here to it all the same"))
        self.also.setChecked(draft.also)
        self.column.addWidget(self.there)
        self.column.addWidget(self.also)
        self.tiles = FoodTiles(ground.catalogue)
        self.tiles.show_portions(draft.portions)
        self.column.addWidget(self.tiles)
        self.column.addStretch(1)
        self.sum = Card()
        self.figure = heading()
        self.figure.setWordWrap(True)
        self.about = label(muted=True, wrap=True)
        self.sum.column.addWidget(self.figure)
        self.sum.column.addWidget(self.about)
        self._tell = QTimer(self)
        self._tell.setSingleShot(True)
        self._tell.setInterval(_TELL_MS)
        self._tell.timeout.connect(self._tell_now)
        self.tiles.changed.connect(self._counted)
        self.also.toggled.connect(self.changed)
        self._add_up()
        self.look()

    def first_field(self) -> QWidget | None:
        """Begin at the tiles."""
        return self.tiles

    def go_on_words(self) -> str:
        """Say that going on writes it down, once there is something."""
        return _("Put it in my diary") if self._is_kept() else _("Go on")

    def skip_words(self) -> str:
        """Say that it was only looked at."""
        return _("Do not keep it") if self._is_kept() else _("Skip this")

    def look(self) -> None:
        """See whether foods stand at yesterday already, and say so."""
        count = self._others()
        said = ngettext(
            "Your diary has {count} food for yesterday already. You can skip this page: nothing that you "
            "count here is kept, unless you tick that below.",
            "Your diary has {count} foods for yesterday already. You can skip this page: nothing that you "
            "count here is kept, unless you tick that below.",
            count,
        )
        self.there.setText(said.format(count=count))
        self.there.setVisible(count > 0)
        self.also.setVisible(count > 0)

    def keep(self) -> bool:
        """Write yesterday down in one step: each food as an estimate, the day as partly written down."""
        document = self._ground.document
        if self._others() and not self.also.isChecked():
            return True
        there: dict[str, Record | None] = {
            key: None for key in self.foods if isinstance(document.diary.get(key), Entry)
        }
        made = self._entries()
        changes: dict[str, Record | None] = {**there, **{entry.id: entry for entry in made}}
        note = document.diary.day_note(self._day)
        if made and (note is None or note.state is None):
            note_id = document.day_record_id(DayNote.kind, self._day)
            words = "" if note is None else note.note
            changes[note_id] = DayNote(id=note_id, day=self._day, state="partly", note=words)
        elif note is not None and note.state == "partly" and not made and self._is_all(there):
            without = note.saying(None)  # of an empty day nothing is partly written down
            changes[note.id] = None if without.is_empty else without
        document.replace(changes, N_("add what was eaten yesterday"))
        self.foods = tuple(entry.id for entry in made)
        return True

    def _is_all(self, kept: Collection[str]) -> bool:
        """Tell whether what was kept here before is all that stands at yesterday."""
        stands = {entry.id for entry in self._ground.document.diary.entries(self._day)}
        return bool(kept) and stands <= set(kept)

    def _is_kept(self) -> bool:
        return bool(self.tiles.portions) and (self.also.isChecked() or not self._others())

    def _others(self) -> int:
        """Count the foods at yesterday; none once this page itself has written there."""
        diary = self._ground.document.diary
        if any(key in diary for key in self.foods):
            return 0
        return sum(not each.planned and not each.is_supplement for each in diary.entries(self._day))

    def _entries(self) -> list[Entry]:
        table, new_id = self._ground.catalogue.table, self._ground.document.new_id
        return remembered_entries(self.tiles.portions, table, self._day, new_id, language())

    def _counted(self) -> None:
        self._add_up()
        self._tell.start()
        self.changed.emit()

    def _add_up(self) -> None:
        found = rough_day(self._entries(), self._ground.catalogue.lexicon.group_upper)
        if found is None:
            self.figure.setText(_("Nothing counted yet"))
            self.about.setText(_("While you count, a first rough range of your magnesium stands here."))
            return
        now = language()
        range_ = {"low": number(found.range.low, now), "high": number(found.range.high, now)}
        self.figure.setText(_("Roughly {low}–{high} mg of magnesium, from food").format(**range_))
        sentences = [
            _("Of what you counted, in usual portions: such a guess is easily a quarter off either way."),
            _("What you left out is not in it, so it says nothing about a whole day yet."),
        ]
        if found.unknown:
            sentences.append(
                ngettext(
                    "Of {count} food the magnesium is unknown; the higher figure holds an estimate of it.",
                    "Of {count} foods the magnesium is unknown; the higher figure holds an estimate of it.",
                    found.unknown,
                ).format(count=found.unknown)
            )
        self.about.setText(" ".join(sentences))

    def _tell_now(self) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.tiles, self.figure.text()))
