"""New names for records."""

from __future__ import annotations

import os
import time

from magapp.domain.ids import time_ordered_id


def fresh_id() -> str:
    """Make an id that sorts by the moment it was made, and that no other machine will make."""
    return time_ordered_id(time.time_ns() // 1_000_000, os.urandom(10))
