"""Imported tables while the window is open: read, kept and removed on a thread, never on the window's own."""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from magapp.domain.imported import ImportedTable, TablePreview
    from magapp.storage.paths import Places

_BUSY_SWITCH: Final = 0.0005
"""Seconds after which a thread that reads lets the window paint; Python's own 5 ms would be felt."""


class FoodTables(QObject):
    """Do one thing at a time with food tables, and tell what came of it.

    ``progress`` carries how much of how much; ``previewed`` a TablePreview, of which nothing is kept yet;
    ``failed`` a sentence; ``imported`` and ``removed`` the key of a table; ``ready`` a Catalogue made anew.
    """

    progress = Signal(int, int)
    previewed = Signal(object)
    failed = Signal(str)
    cancelled = Signal()
    imported = Signal(str)
    removed = Signal(str)
    ready = Signal(object)

    _done = Signal(object)

    def __init__(self, places: Places, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._places = places
        self._tables: tuple[ImportedTable, ...] = ()
        self._file = ""
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._done.connect(self._finish)

    @property
    def is_busy(self) -> bool:
        """Tell whether something is being read or written."""
        return self._thread is not None

    def tables(self) -> tuple[ImportedTable, ...]:
        """List the imported tables."""
        return self._tables

    def use(self, tables: tuple[ImportedTable, ...]) -> None:
        """Take the tables that were read with the foods."""
        self._tables = tables

    def read(self, path: Path) -> None:
        """Look at a file, without changing anything."""
        self._file = path.name
        self._begin(self._read, path)

    def cancel(self) -> None:
        """Stop the reading; nothing is changed."""
        self._stop.set()

    def apply(self, preview: TablePreview) -> None:
        """Keep a table that was looked at, and make its foods searchable."""
        self._begin(self._keep, preview)

    def remove(self, key: str) -> None:
        """Remove a table; entries keep their figures."""
        self._begin(self._remove, key)

    def end(self) -> None:
        """Wait for what is being written, and stop what is being read: the program ends."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join()

    def _begin(self, work: Callable[..., Callable[[], None]], *arguments: object) -> None:
        if self._thread is not None:
            return
        self._stop.clear()
        switch = sys.getswitchinterval()
        sys.setswitchinterval(_BUSY_SWITCH)

        def run() -> None:
            try:
                tell = work(*arguments)
            finally:
                sys.setswitchinterval(switch)
            self._done.emit(tell)

        self._thread = threading.Thread(target=run, name="food tables", daemon=True)
        self._thread.start()

    def _finish(self, tell: Callable[[], None]) -> None:
        self._thread = None
        tell()

    def _read(self, path: Path) -> Callable[[], None]:
        from magapp.exchange.tables import read_table  # noqa: PLC0415  # when first asked for
        from magapp.exchange.tables.errors import TableCancelled, TableRefused  # noqa: PLC0415

        try:
            preview = read_table(path, progress=self.progress.emit, cancelled=self._stop.is_set)
        except TableCancelled:
            return self.cancelled.emit
        except TableRefused as error:
            sentence = error.sentence()
            return lambda: self.failed.emit(sentence)
        return lambda: self.previewed.emit(preview)

    def _keep(self, preview: TablePreview) -> Callable[[], None]:
        from magapp.storage.tables import keep_table  # noqa: PLC0415  # when first asked for

        return self._changed(
            lambda: keep_table(self._places, preview.table, self._file),
            lambda: self.imported.emit(preview.table.key),
        )

    def _remove(self, key: str) -> Callable[[], None]:
        from magapp.storage.tables import remove_table  # noqa: PLC0415  # when first asked for

        return self._changed(lambda: remove_table(self._places, key), lambda: self.removed.emit(key))

    def _changed(self, change: Callable[[], object], tell: Callable[[], None]) -> Callable[[], None]:
        """Change what is kept, read the foods anew, and tell it all in the window's own thread."""
        from magapp.storage.errors import StorageError  # noqa: PLC0415  # loaded long ago
        from magapp.ui.loading import load_catalogue  # noqa: PLC0415  # loaded long ago

        try:
            change()
        except StorageError as error:
            sentence = error.sentence()
            return lambda: self.failed.emit(sentence)
        catalogue = load_catalogue(self._places)

        def told() -> None:
            self._tables = catalogue.tables
            self.ready.emit(catalogue)
            tell()

        return told
