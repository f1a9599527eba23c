"""Every edit to the disk as soon as it is painted, off the GUI thread; "saved" is said only when it is.

One batch flies at a time. What is edited meanwhile waits and goes with the next. After a failure
nothing is forgotten: the edits stay on screen and in memory, the reason is shown, and it is tried
again, sooner when the person edits on.
"""

from __future__ import annotations

import datetime as dt
import threading
from queue import SimpleQueue
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, Protocol, TypeAlias

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal

from magapp.ui.after_paint import AfterPaint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from magapp.domain.records import Record

    _Changes: TypeAlias = dict[str, Record | None]

_RETRY_MS: Final = 5_000

SaveKind: TypeAlias = Literal["loading", "saving", "saved", "failed", "read_only"]


class SaveState(NamedTuple):
    """Say how the disk stands: the time of the last save, or why there was none."""

    kind: SaveKind
    at: dt.datetime | None = None
    say_why: Callable[[], str] = str

    @property
    def sentence(self) -> str:
        """Say why nothing was saved, in the language that is set now; empty where there is no reason."""
        return self.say_why()


class Keeper(Protocol):
    """Keep records on disk."""

    def save(
        self, changes: Mapping[str, Record | None], *, before: Mapping[str, Record | None] | None = None
    ) -> Saved:
        """Write changes made to *before*; return when they are on the disk, raise when they are not."""


class Told(Protocol):
    """Tell of files that turned out to be damaged."""

    def sentence(self) -> str:
        """Say it to a person, in the language set."""


class Saved(Protocol):
    """Say what another program had written meanwhile, and what must be told."""

    @property
    def refreshed(self) -> Mapping[str, Record | None]:
        """Give the records as they stand now."""

    @property
    def notices(self) -> Iterable[Told]:
        """Give what was found damaged while saving."""


class Autosave(QObject):
    """Queue edits and write them on a thread of its own.

    ``state_changed`` carries a SaveState; ``arrived`` the records that another program had written;
    ``noticed`` a list of sentences on files that were found damaged.
    """

    state_changed = Signal(object)
    arrived = Signal(object)
    noticed = Signal(object)
    _done = Signal(object)
    _failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state = SaveState("loading")
        self._waiting: _Changes = {}
        self._flying: _Changes = {}
        self._made_from: _Changes = {}
        """The records that the waiting edits were made to, for the store to tell who had read what."""
        self._flying_from: _Changes = {}
        self._held_back: _Changes = {}
        """What no diary can hold: it must not keep the rest from being saved, nor be forgotten."""
        self._why_held_back: Callable[[], str] = str
        self._keeper: Keeper | None = None
        self._after_save: Callable[[], Callable[[], None] | None] | None = None
        self._jobs: SimpleQueue[tuple[_Changes, _Changes, Callable[[], None] | None] | None] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._before_hold: SaveState | None = None
        self._retry = QTimer(self)
        self._retry.setSingleShot(True)
        self._retry.setInterval(_RETRY_MS)

        # A thread that saves takes turns with the one that paints: it begins once all is painted.
        self._soon = AfterPaint(self._send, self)

        self._retry.timeout.connect(self._send)
        self._done.connect(self._was_saved)
        self._failed.connect(self._was_not_saved)

    @property
    def unsaved(self) -> Mapping[str, Record | None]:
        """Give the edits that are not on the disk yet."""
        return {**self._held_back, **self._flying, **self._waiting}

    @property
    def is_held(self) -> bool:
        """Tell whether nothing is written now, because the diary is being moved."""
        return self._before_hold is not None

    def hold(self) -> SaveState | None:
        """Save what is unsaved, then write nothing until ``resume`` or ``begin``: edits wait meanwhile.

        Gives why not all of it was saved; null when it was.
        """
        saved = self.finish()
        self._before_hold = self._before_hold or self.state
        self.stop()
        self._set(SaveState("loading", self.state.at))
        return None if saved else self._before_hold

    def resume(self) -> None:
        """Write again, to the same store, what was edited meanwhile."""
        before, self._before_hold = self._before_hold, None
        if before is None:
            return
        self._set(before)
        if before.kind not in ("read_only", "loading"):
            self._run()

    def leave_store(self) -> None:
        """Write nothing more to the store of before; what is edited waits for ``begin`` with another."""
        self.stop()
        self._keeper = self._before_hold = None
        self._set(SaveState("loading", self.state.at))

    def begin(
        self,
        keeper: Keeper,
        after_save: Callable[[], Callable[[], None] | None],
        read_only: Callable[[], str] | None = None,
    ) -> None:
        """Start to save to a store; *read_only* says why it cannot be.

        ``after_save`` is asked on the GUI thread for what to do on the other after a save.
        """
        self._keeper = keeper
        self._after_save = after_save
        self._before_hold = None
        if read_only is not None:
            self._set(SaveState("read_only", say_why=read_only))
            return
        self._set(SaveState("saved"))
        self._run()

    def _run(self) -> None:
        self._thread = threading.Thread(target=self._work, name="autosave", daemon=True)
        self._thread.start()
        self._send()

    def queue(self, changes: Mapping[str, Record | None], before: Mapping[str, Record | None]) -> None:
        """Take edits to be saved, and the records as they were before them."""
        for record_id in changes:
            self._made_from.setdefault(record_id, before.get(record_id))
            self._held_back.pop(record_id, None)
        self._waiting.update(changes)
        if self._thread is not None:
            self._set(SaveState("saving", self.state.at))
            self._soon.start()

    def try_again(self) -> None:
        """Try at once what failed."""
        self._waiting = {**self._held_back, **self._waiting}
        self._held_back = {}
        self._send()

    def finish(self) -> bool:
        """Wait until everything is on the disk; tell whether it is."""
        if self._keeper is not None and self.state.kind != "read_only":
            self._send()
            # On state_changed, which is emitted as the thread's answer is taken in: that answer may have
            # been sent before anybody here could connect to it.
            loop = QEventLoop()
            self.state_changed.connect(loop.quit)
            while self._flying:
                loop.exec()
            self.state_changed.disconnect(loop.quit)
        return not self.unsaved

    def stop(self) -> None:
        """End the thread; what is unsaved stays unsaved."""
        self._soon.stop()
        self._retry.stop()
        if self._thread is not None:
            self._jobs.put(None)
            self._thread.join()
            self._thread = None

    def _send(self) -> None:
        if self._keeper is None or self._thread is None or self._flying or not self._waiting:
            return
        self._soon.stop()
        self._retry.stop()
        self._flying, self._waiting = self._waiting, {}
        self._flying_from, self._made_from = self._made_from, {}
        after = self._after_save() if self._after_save is not None else None
        self._set(SaveState("saving", self.state.at))
        self._jobs.put((self._flying, self._flying_from, after))

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            batch, before, after = job
            assert self._keeper is not None  # begin() set it before this thread
            try:
                saved = self._keeper.save(batch, before=before)
            except Exception as error:  # noqa: BLE001  # whatever it is, it must be seen and nothing is saved
                self._failed.emit(error)
                continue
            self._done.emit(saved)
            if after is not None:
                after()

    def _was_saved(self, saved: Saved) -> None:
        self._flying = {}
        now = dt.datetime.now().astimezone()
        if self._held_back:
            self._set(SaveState("failed", now, self._why_held_back))
        else:
            self._set(SaveState("saved", now))
        if saved.refreshed:
            self.arrived.emit({i: new for i, new in saved.refreshed.items() if i not in self._waiting})
        if saved.notices:
            self.noticed.emit([notice.sentence() for notice in saved.notices])
        self._send()

    def _was_not_saved(self, error: Exception) -> None:
        self._waiting = {**self._flying, **self._waiting}
        self._made_from = {**self._made_from, **self._flying_from}
        self._flying = {}
        say_why = getattr(error, "sentence", type(error).__qualname__.__str__)
        held_back = getattr(error, "record_id", None)
        if held_back in self._waiting:
            self._held_back[held_back] = self._waiting.pop(held_back)
            self._why_held_back = say_why
        self._set(SaveState("failed", self.state.at, say_why))
        if held_back is None:
            self._retry.start()
        else:
            self._send()

    def _set(self, state: SaveState) -> None:
        self.state = state
        self.state_changed.emit(state)
