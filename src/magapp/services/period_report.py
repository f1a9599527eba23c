"""The report of a period, from the diary and the content at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magapp.services.lexicon import lexicon_of
from magapp.services.report import as_example, write_report
from magapp.services.report_values import Names
from magapp.services.summary import summarise_period

if TYPE_CHECKING:
    import datetime as dt

    from magapp.domain.diary import Diary
    from magapp.domain.food import FoodTable
    from magapp.domain.guidance import Guidance
    from magapp.services.report_values import Report
    from magapp.services.summary import PeriodSummary


def names_of(guidance: Guidance, foods: FoodTable, language: str) -> Names:
    """Take the names that a report needs out of the content and the food table."""
    return Names(
        complaints={each.id: each.name.text(language) for each in guidance.symptoms},
        causes={each.id: each.name.text(language) for each in guidance.causes},
        conditions={each.id: each.name.text(language) for each in guidance.conditions},
        medicines={each.id: each.name.text(language) for each in guidance.medicines},
        references={each.id: each.citation for each in guidance.references},
        figures={each.key: each.citation for each in foods.sources},
    )


def report_of(
    diary: Diary,
    period: tuple[dt.date, dt.date],
    guidance: Guidance,
    foods: FoodTable,
    *,
    language: str,
    today: dt.date,
    is_example: bool = False,
) -> tuple[Report, PeriodSummary]:
    """Work out a period, both ends included, and put it into words in ``nl`` or ``en``.

    ``is_example``: the diary is invented, and the report says so.
    """
    lexicon = lexicon_of(foods)
    summary = summarise_period(diary, *period, lexicon.group_upper, guidance)
    names = names_of(guidance, foods, language)
    report = write_report(summary, language=language, today=today, names=names, lexicon=lexicon)
    return (as_example(report) if is_example else report), summary
