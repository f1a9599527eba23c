"""Every edit to the disk at once, off the GUI thread; "saved" is said only when it is.

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

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from magapp.domain.records import Record

_RETRY_MS: Final = 5_000

SaveKind: TypeAlias = Literal["loading", "saving", "saved", "failed", "read_only"]


class SaveState(NamedTuple):
    """Say how the disk stands: the time of the last save, or why there was none."""

    kind: SaveKind
    at: dt.datetime | None = None
    sentence: str = ""


class Keeper(Protocol):
    """Keep records on disk."""

    def save(self, changes: Mapping[str, Record | None]) -> Saved:
        """Write changes; return when they are on the disk, raise when they are not."""


class Saved(Protocol):
    """Say what another program had written meanwhile."""

    @property
    def refreshed(self) -> Mapping[str, Record | None]:
        """Give the records as they stand now."""


class Autosave(QObject):
    """Queue edits and write them on a thread of its own.

    ``state_changed`` carries a SaveState; ``arrived`` the records that another program had written.
    """

    state_changed = Signal(object)
    arrived = Signal(object)
    _done = Signal(object)
    _failed = Signal(object)

    def __init__(self, failures: tuple[type[Exception], ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state = SaveState("loading")
        self._failures = failures
        self._waiting: dict[str, Record | None] = {}
        self._flying: dict[str, Record | None] = {}
        self._keeper: Keeper | None = None
        self._after_save: Callable[[], Callable[[], None] | None] | None = None
        self._jobs: SimpleQueue[tuple[dict[str, Record | None], Callable[[], None] | None] | None] = (
            SimpleQueue()
        )
        self._thread: threading.Thread | None = None
        self._retry = QTimer(self)
        self._retry.setSingleShot(True)
        self._retry.setInterval(_RETRY_MS)

        self._retry.timeout.connect(self._send)
        self._done.connect(self._was_saved)
        self._failed.connect(self._was_not_saved)

    @property
    def unsaved(self) -> Mapping[str, Record | None]:
        """Give the edits that are not on the disk yet."""
        return {**self._flying, **self._waiting}

    def begin(
        self,
        keeper: Keeper,
        after_save: Callable[[], Callable[[], None] | None],
        read_only: str = "",
    ) -> None:
        """Start to save to a store; *read_only* is the sentence that says why it cannot be.

        ``after_save`` is asked on the GUI thread for what to do after a save on the other.
        """
        self._keeper = keeper
        self._after_save = after_save
        if read_only:
            self._set(SaveState("read_only", sentence=read_only))
            return
        self._thread = threading.Thread(target=self._work, name="autosave", daemon=True)
        self._thread.start()
        self._set(SaveState("saved"))
        self._send()

    def queue(self, changes: Mapping[str, Record | None]) -> None:
        """Take edits to be saved."""
        self._waiting.update(changes)
        if self.state.kind != "read_only":
            self._send()

    def try_again(self) -> None:
        """Try at once what failed."""
        self._send()

    def finish(self) -> bool:
        """Wait until everything is on the disk; tell whether it is."""
        if self._keeper is not None and self.state.kind != "read_only":
            self._send()
            if self._flying:
                loop = QEventLoop()
                self._done.connect(loop.quit)
                self._failed.connect(loop.quit)
                while self._flying:
                    loop.exec()
        return not self.unsaved

    def stop(self) -> None:
        """End the thread; what is unsaved stays unsaved."""
        self._retry.stop()
        if self._thread is not None:
            self._jobs.put(None)
            self._thread.join()
            self._thread = None

    def _send(self) -> None:
        if self._keeper is None or self._thread is None or self._flying or not self._waiting:
            return
        self._retry.stop()
        self._flying, self._waiting = self._waiting, {}
        after = self._after_save() if self._after_save is not None else None
        self._set(SaveState("saving", self.state.at))
        self._jobs.put((self._flying, after))

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            batch, after = job
            assert self._keeper is not None  # begin() set it before this thread
            try:
                saved = self._keeper.save(batch)
            except self._failures as error:
                self._failed.emit(error)
                continue
            self._done.emit(saved)
            if after is not None:
                after()

    def _was_saved(self, saved: Saved) -> None:
        self._flying = {}
        self._set(SaveState("saved", dt.datetime.now().astimezone()))
        if saved.refreshed:
            self.arrived.emit({i: new for i, new in saved.refreshed.items() if i not in self._waiting})
        self._send()

    def _was_not_saved(self, error: Exception) -> None:
        self._waiting = {**self._flying, **self._waiting}
        self._flying = {}
        sentence = getattr(error, "sentence", None)
        self._set(
            SaveState("failed", self.state.at, sentence() if callable(sentence) else type(error).__name__)
        )
        self._retry.start()

    def _set(self, state: SaveState) -> None:
        self.state = state
        self.state_changed.emit(state)
