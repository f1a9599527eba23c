"""What a command works with: opened when it is first asked for, and said in the language set."""

from __future__ import annotations

import datetime as dt
import sys
from functools import cached_property
from typing import TYPE_CHECKING, Any

from magapp.i18n import language
from magapp.services.meal_times import times_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from magapp.domain.diary import Diary
    from magapp.domain.food import FoodTable
    from magapp.domain.guidance import Gate, Guidance
    from magapp.domain.imported import ImportedTable
    from magapp.domain.profile import Profile
    from magapp.domain.records import Entry, Record
    from magapp.services.kitchen import Finder, Kitchen
    from magapp.services.lexicon import Lexicon
    from magapp.services.meal_times import DayTimes
    from magapp.storage.paths import Places
    from magapp.storage.settings import Settings
    from magapp.storage.store import Store


def _printable(text: str) -> str:
    """Show control characters as a mark: a name must not steer the terminal."""
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in text)


class Session:
    """Hold the diary, the foods and the content of one command, and the way to answer."""

    def __init__(self, *, data_dir: Path | None, as_json: bool) -> None:
        self._data_dir = data_dir
        self.as_json = as_json
        self._now = dt.datetime.now().astimezone()

    @cached_property
    def settings(self) -> Settings:
        """Read what the person chose in the window; what is wrong with its file was told already."""
        from magapp.storage.settings import read_settings  # noqa: PLC0415  # asked for by what needs it

        return read_settings(self.places.config, set_aside=False).settings

    @cached_property
    def times(self) -> DayTimes:
        """Give when the person's day and meals begin."""
        return times_of(self.settings)

    @property
    def today(self) -> dt.date:
        """Tell which day it is for the person."""
        return self.times.moment(self._now).day

    @property
    def minute(self) -> int:
        """Give the minutes from the midnight of that day."""
        return self.times.moment(self._now).minute

    @property
    def language(self) -> str:
        """Give the language set: ``nl`` or ``en``."""
        return language()

    @cached_property
    def places(self) -> Places:
        """Find the folders, and end a deletion or a move that was cut off before anything is read."""
        from magapp.storage.paths import find_places  # noqa: PLC0415  # asked for by what needs it

        found = find_places(self._data_dir)
        if found.erasing.exists():
            from magapp.services.erase_words import ended  # noqa: PLC0415  # hardly ever
            from magapp.storage.erase import finish_erasing  # noqa: PLC0415  # as above

            for sentence in ended(finish_erasing(found)):
                self.tell(sentence)
            found = find_places(self._data_dir)  # the settings may have named another folder
        if found.moving.exists():
            from magapp.services.move_words import move_ended  # noqa: PLC0415  # hardly ever
            from magapp.storage.moving import finish_moving  # noqa: PLC0415  # as above

            for sentence in move_ended(finish_moving(found)):
                self.tell(sentence)
            found = find_places(self._data_dir)
        return found

    @property
    def is_folder_named(self) -> bool:
        """Tell whether the command line names the folder of the diary."""
        return self._data_dir is not None

    @cached_property
    def store(self) -> Store:
        """Open the diary; begin one where there never was any."""
        from magapp.storage.store import Store  # noqa: PLC0415  # as above

        return Store.open(self.places)

    @cached_property
    def diary(self) -> Diary:
        """Read the diary, and tell what reading it brought to light."""
        loaded = self.store.load()
        for notice in loaded.notices:
            self.tell(notice.sentence())
        return loaded.diary

    @cached_property
    def imported_tables(self) -> tuple[ImportedTable, ...]:
        """Read the imported tables, and tell of those that cannot be used."""
        from magapp.storage.tables import load_tables  # noqa: PLC0415  # as above

        kept = load_tables(self.places)
        for notice in kept.notices:
            self.tell(notice.sentence())
        return kept.tables

    @cached_property
    def table(self) -> FoodTable:
        """Read the foods, those of imported tables among them."""
        from magapp.services.food_table import load_food_table  # noqa: PLC0415  # as above
        from magapp.services.imported_foods import with_imported  # noqa: PLC0415  # as above

        return with_imported(load_food_table(), self.imported_tables)

    @property
    def finder(self) -> Finder:
        """Give the search over the foods, the person's own ones among them."""
        return self.kitchen.finder

    @cached_property
    def kitchen(self) -> Kitchen:
        """Put the foods of the tables, of the person, and the medicines with magnesium together."""
        from magapp.services.food_search import FoodFinder  # noqa: PLC0415  # as above
        from magapp.services.forms import magnesium_products, supplement_forms  # noqa: PLC0415
        from magapp.services.kitchen import Kitchen  # noqa: PLC0415
        from magapp.services.medicine_names import named_medicines  # noqa: PLC0415

        finder = FoodFinder(self.table)
        forms, products = supplement_forms(self.guidance), magnesium_products(self.guidance)
        medicines = named_medicines(self.guidance)
        return Kitchen(finder, forms, products, finder, medicines).of(self.diary)

    @cached_property
    def lexicon(self) -> Lexicon:
        """Take the words out of the food table."""
        from magapp.services.lexicon import lexicon_of  # noqa: PLC0415  # as above

        return lexicon_of(self.kitchen.table, self.kitchen.forms, self.kitchen.products)

    @cached_property
    def guidance(self) -> Guidance:
        """Read the content."""
        from magapp.content import load_guidance  # noqa: PLC0415  # as above

        return load_guidance()

    @property
    def group_upper(self) -> Mapping[str, float]:
        """Give each food group's 75th percentile of magnesium in mg per 100 g."""
        return self.lexicon.group_upper

    def profile(self, day: dt.date) -> Profile:
        """Read the profile that holds on a day."""
        from magapp.domain.profile import profile_on  # noqa: PLC0415  # as above

        return profile_on(self.diary.facts(), day)

    def folding_gates(self, day: dt.date) -> tuple[Gate, ...]:
        """List the gates that replace all advice on supplements on a day."""
        from magapp.services.gated import folding_gates  # noqa: PLC0415  # as above

        return folding_gates(self.profile(day), self.guidance, day.year)

    def name_of(self, entry: Entry) -> str:
        """Name the food of an entry in the language set."""
        return self.lexicon.name_of(entry, self.language)

    def save(self, changes: Mapping[str, Record | None]) -> None:
        """Write changes to the diary; returns when they are on the disk."""
        if not changes:
            return
        diary = self.diary
        saved = self.store.save(changes)
        self.diary = diary.with_changes({**changes, **saved.refreshed})
        for notice in saved.notices:
            self.tell(notice.sentence())
        self._back_up()

    def _back_up(self) -> None:
        """Make the backup of the day, if it has none yet; the diary is saved whatever comes of it."""
        from magapp.storage.backups import BackupNotMade, DailyBackup  # noqa: PLC0415  # as above

        try:
            DailyBackup(self.places, self.store.dataset).after_save(self._now.replace(tzinfo=None))
        except BackupNotMade as error:
            self.tell(error.sentence())

    def tell(self, sentence: str) -> None:
        """Say something beside the answer, on the error stream."""
        sys.stderr.write(f"{_printable(sentence)}\n")

    def answer(self, document: Any, lines: Iterable[str]) -> None:
        """Print the answer: one JSON document, or lines for people."""
        if self.as_json:
            import json  # noqa: PLC0415  # only some answers are JSON

            plain = (sys.stdout.encoding or "").casefold().replace("-", "") == "utf8"
            text = json.dumps(document, ensure_ascii=not plain, indent=1, allow_nan=False)
            sys.stdout.write(f"{text}\n")
            return
        for line in lines:
            sys.stdout.write(f"{_printable(line)}\n")
