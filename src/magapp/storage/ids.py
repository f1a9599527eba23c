"""New names for records."""

from __future__ import annotations

import os
import threading
import time

from magapp.domain.ids import time_ordered_id

_one_at_a_time = threading.Lock()
_last = 0


def fresh_id() -> str:
    """Make an id that sorts after all that this process made before, and that no other machine will make.

    The foods of one line are made within a millisecond, and are listed in the order of the line: each takes a
    millisecond of its own, if need be one that is still to come. A clock that is put back changes no order.
    """
    global _last  # noqa: PLW0603  # one clock for the process
    with _one_at_a_time:
        _last = max(time.time_ns() // 1_000_000, _last + 1)
        return time_ordered_id(_last, os.urandom(10))
