"""Medians, percentiles and small tables for the benchmarks."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def percentile(seconds: Sequence[float], percent: float) -> float:
    """Give the least value that so many percent do not exceed."""
    ordered = sorted(seconds)
    return ordered[min(len(ordered) - 1, max(0, -(-len(ordered) * percent // 100).__int__() - 1))]


def ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms" if seconds < 0.0995 else f"{seconds * 1000:.0f} ms"


def spread(seconds: Sequence[float]) -> tuple[str, str, str]:
    """Give the median, the 99th percentile and the worst, to be read."""
    return ms(statistics.median(seconds)), ms(percentile(seconds, 99)), ms(max(seconds))


def table(head: Sequence[str], *rows: Sequence[str]) -> None:
    """Print rows under a head, the columns as wide as they need to be."""
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]
    for row in (head, *rows):
        cells = [row[0].ljust(widths[0]), *(c.rjust(w) for c, w in zip(row[1:], widths[1:], strict=True))]
        print("  " + "   ".join(cells))
