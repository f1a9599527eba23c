"""Everything of a period as one JSON document; docs/cli.md describes its keys."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from magapp import __version__
from magapp.exchange.json_values import day_json, figure, summary_json, time_json

if TYPE_CHECKING:
    from magapp.exchange.json_values import NameOf
    from magapp.services.report_values import Report
    from magapp.services.summary import PeriodSummary

VERSION: Final = 1
"""Rises when a key changes its meaning or goes; new keys may come without."""


def to_json(report: Report, summary: PeriodSummary, name_of: NameOf) -> bytes:
    """Write a period with all its entries and notes; keys are English, names in the report's language."""
    document = {
        "format": "magapp-summary",
        "version": VERSION,
        "program": f"magapp {__version__}",
        "language": report.language,
        "title": report.title,
        "disclaimer": report.disclaimer,
        "method_and_sources": [*report.method.sentences, *report.method.items],
        **summary_json(summary, name_of),
        "days": [day_json(day, name_of) for day in summary.days],
        "answers": [
            {
                "day": answer.day.isoformat(),
                "complaint": answer.key,
                "severity": answer.severity,
                "note": answer.note,
            }
            for answer in summary.checkins
        ],
        "habit_notes": [
            {"day": note.day.isoformat(), "habit": note.key, "value": figure(note.value)}
            for note in summary.habit_notes
        ],
        "doses": [
            {
                "day": dose.day.isoformat(),
                "time": time_json(dose.time),
                "medicine": dose.medicine,
                "note": dose.note,
            }
            for dose in summary.doses
        ],
        "notes": [{"day": note.day.isoformat(), "note": note.note} for note in summary.notes if note.note],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()
