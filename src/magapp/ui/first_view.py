"""Today's view, kept by each session for the first paint of the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from magapp import i18n
from magapp.ui.day_view import DayView, from_json, to_json

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from magapp.storage.paths import Places
    from magapp.ui.catalogue import Catalogue
    from magapp.ui.document import Document


def first_view(kept: dict[str, Any] | None, today: dt.date) -> DayView | None:
    """Take the view that the last session kept, or its empty day when another day has begun.

    Null where nothing was kept, or in another language.
    """
    try:
        if kept is None or kept["language"] != i18n.language():
            return None
        view = from_json(kept["today"])
        return view if view.day == today.isoformat() else from_json(kept["empty"])
    except (ValueError, TypeError, KeyError):
        return None


def keeping(document: Document, catalogue: Catalogue, today: dt.date, places: Places) -> Callable[[], None]:
    """Take what the view of today is made from; give the work of keeping it, for another thread."""
    from magapp.domain.diary import Diary  # noqa: PLC0415  # loaded long before, but not at the start
    from magapp.domain.profile import profile_on  # noqa: PLC0415
    from magapp.storage.errors import StorageError  # noqa: PLC0415
    from magapp.storage.first_paint import write_first_paint  # noqa: PLC0415
    from magapp.ui.day_builder import DayBuilder  # noqa: PLC0415

    builder = DayBuilder(catalogue.lexicon, catalogue.guidance)
    diary, dataset, language = document.diary, document.dataset, i18n.language()

    def write() -> None:
        profile = profile_on(diary.facts(), today)
        views = {
            "language": language,
            "today": to_json(builder.view(diary, today, profile, today)),
            "empty": to_json(builder.view(Diary(), today, profile, today)),
        }
        if i18n.language() != language:  # the words are of both; who switched has it made anew
            return
        try:
            write_first_paint(places, dataset, views)
        except StorageError:
            # It costs nothing but time at the next start.
            return

    return write
