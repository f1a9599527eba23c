"""Imported tables while the window is open: read, kept and removed on a thread, never on the window's own."""

from __future__ import annotations

import errno
import os
import sys
import threading
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from magapp.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import TypeAlias

    from magapp.domain.imported import ImportedTable, TablePreview
    from magapp.storage.paths import Places
    from magapp.ui.catalogue import Catalogue

    _Job: TypeAlias = "Callable[[TableWork], Callable[[], None]]"
    """Work on the thread, which gives what to tell of it on the window's own."""

_BUSY_SWITCH: Final = 0.0005
"""Seconds after which a thread that reads lets the window paint; Python's own 5 ms would be felt."""


class TableWork(QObject):
    """One thing that was asked of the tables; what comes of it is told to who asked, and to nobody else.

    ``progress`` carries how much of how much; ``previewed`` a TablePreview, of which nothing is kept yet;
    ``changed`` tells that a table was kept or removed; ``failed`` carries a sentence.
    """

    progress = Signal(int, int)
    previewed = Signal(object)
    changed = Signal()
    failed = Signal(str)

    _progressed = Signal(int, int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left = threading.Event()
        # Handed over to the window's thread: a listener that goes while another thread tells it something
        # would end the program.
        self._progressed.connect(self.progress)

    def is_left(self) -> bool:
        """Tell whether nobody waits for it any more."""
        return self._left.is_set()

    def leave(self) -> None:
        """Hear no more of it: a reading is stopped, a change of what is kept is still made whole."""
        self._left.set()
        self.blockSignals(True)

    def note_progress(self, done: int, total: int) -> None:
        """Take from the thread how far it is."""
        self._progressed.emit(done, total)


class FoodTables(QObject):
    """Do one thing at a time with food tables, in the order in which they were asked for.

    ``ready`` carries a Catalogue made anew, because the tables that are kept have changed; ``unheard`` the
    sentence of a failure that nobody waited for any more.
    """

    ready = Signal(object)
    unheard = Signal(str)

    _done = Signal(object)

    def __init__(self, places: Places, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._places = places
        self._tables: tuple[ImportedTable, ...] = ()
        self._waiting: list[tuple[TableWork, _Job]] = []
        self._under_way: tuple[TableWork, threading.Thread] | None = None
        self._done.connect(self._finish)

    @property
    def is_busy(self) -> bool:
        """Tell whether a table is being read, kept or removed."""
        return self._under_way is not None

    def follow(self, places: Places) -> None:
        """Keep tables beside the diary of another folder from now on."""
        self._places = places

    def tables(self) -> tuple[ImportedTable, ...]:
        """List the imported tables."""
        return self._tables

    def use(self, tables: tuple[ImportedTable, ...]) -> None:
        """Take the tables that were read with the foods."""
        self._tables = tables

    def read(self, path: Path) -> TableWork:
        """Look at a file, without changing anything."""
        return self._do(partial(_read, path))

    def apply(self, preview: TablePreview, file: str) -> TableWork:
        """Keep a table that was looked at in a file of that name, and make its foods searchable."""
        return self._do(partial(self._keep, preview, file))

    def remove(self, key: str) -> TableWork:
        """Remove a table; entries keep their figures."""
        return self._do(partial(self._remove, key))

    def end(self) -> None:
        """Wait for what is being written, and stop what is being read: the program ends."""
        self._waiting.clear()
        if self._under_way is not None:
            work, thread = self._under_way
            work.leave()
            thread.join()
            self._under_way = None

    def _do(self, job: _Job) -> TableWork:
        """Do it in its turn; what comes of it is told after the caller had the time to listen."""
        work = TableWork(self)
        self._waiting.append((work, job))
        if self._under_way is None:
            self._begin()
        return work

    def _begin(self) -> None:
        work, job = self._waiting.pop(0)
        fault = _("Something went wrong in magapp itself. Your diary was not changed; try it once more.")
        switch = sys.getswitchinterval()
        sys.setswitchinterval(_BUSY_SWITCH)

        def run() -> None:
            # Told as well where a fault of ours ends the thread, or somebody would wait for ever.
            tell: Callable[[], None] = partial(self._tell_failed, fault, work)
            try:
                tell = job(work)
            finally:
                sys.setswitchinterval(switch)
                self._done.emit(tell)

        thread = threading.Thread(target=run, name="food tables", daemon=True)
        self._under_way = work, thread
        thread.start()

    def _finish(self, tell: Callable[[], None]) -> None:
        if self._under_way is None:  # the program ended meanwhile
            return
        work, _thread = self._under_way
        tell()
        work.deleteLater()
        self._under_way = None
        if self._waiting:
            self._begin()

    def _keep(self, preview: TablePreview, file: str, work: TableWork) -> Callable[[], None]:
        from magapp.storage.tables import keep_table  # noqa: PLC0415  # when first asked for

        return self._changed(partial(keep_table, self._places, preview.table, file), work)

    def _remove(self, key: str, work: TableWork) -> Callable[[], None]:
        from magapp.storage.tables import remove_table  # noqa: PLC0415  # when first asked for

        return self._changed(partial(remove_table, self._places, key), work)

    def _changed(self, change: Callable[[], object], work: TableWork) -> Callable[[], None]:
        """Change what is kept, and read the foods anew."""
        from magapp.storage.errors import StorageError  # noqa: PLC0415  # loaded long ago
        from magapp.ui.loading import load_catalogue  # noqa: PLC0415  # loaded long ago

        try:
            change()
        except StorageError as error:
            return partial(self._tell_failed, error.sentence(), work)
        return partial(self._tell_changed, load_catalogue(self._places), work)

    def _tell_failed(self, sentence: str, work: TableWork) -> None:
        """Tell whoever waits for it; a table that was not kept is told also where the dialog was closed."""
        if work.is_left():
            self.unheard.emit(sentence)
        else:
            work.failed.emit(sentence)

    def _tell_changed(self, catalogue: Catalogue, work: TableWork) -> None:
        self._tables = catalogue.tables
        self.ready.emit(catalogue)
        work.changed.emit()


def _read(path: Path, work: TableWork) -> Callable[[], None]:
    from magapp.exchange.tables import read_table  # noqa: PLC0415  # when first asked for
    from magapp.exchange.tables.errors import TableCancelled, TableRefused  # noqa: PLC0415

    try:
        preview = read_table(_meant(path), progress=work.note_progress, cancelled=work.is_left)
    except TableCancelled:
        return work.leave  # nobody waits for it
    except TableRefused as error:
        return partial(work.failed.emit, error.sentence())
    return partial(work.previewed.emit, preview)


def _meant(path: Path) -> Path:
    """Find what a typed path means; called in the thread, because it asks the disk.

    Raises:
        UnreadableFile: it names no place at all: of no such person, or with a sign that no path can hold.
    """
    from magapp.exchange.tables.errors import UnreadableFile  # noqa: PLC0415  # when first asked for

    try:
        if "\0" not in str(path):
            return path.expanduser()
    except RuntimeError:
        pass
    raise UnreadableFile(os.strerror(errno.ENOENT))
