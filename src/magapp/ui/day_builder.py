"""A day of the diary turned into what is painted of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from magapp.domain.amount import Amount, exactly, total
from magapp.domain.reference import (
    ADEQUATE_INTAKE,
    UPPER_LEVEL,
    bands,
    reaches_over_upper_level,
    reference_intake,
    surely_over_upper_level,
)
from magapp.domain.totals import DayState, DayTotals, day_state, day_totals, magnesium_of
from magapp.i18n import _, language, ngettext
from magapp.services.gated import folding_gates
from magapp.services.own_energy import energy_before, medians
from magapp.services.wording import clock, mg
from magapp.ui.day_view import DayView, Row, TotalsView
from magapp.ui.wording import meal_name

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from magapp.domain.diary import Diary
    from magapp.domain.guidance import Gate, Guidance
    from magapp.domain.profile import Profile
    from magapp.domain.records import Entry
    from magapp.services.lexicon import Lexicon


_NOT_BEHIND_A_SIGN: Final = re.compile(r"(?<![·,]) ")


class DayBuilder(NamedTuple):
    """Build views with the words of the food table.

    Without the guidance nobody knows for whom the upper level holds, and it is not named.
    """

    lexicon: Lexicon
    guidance: Guidance | None = None

    def view(self, diary: Diary, day: dt.date, profile: Profile, today: dt.date) -> DayView:
        """Build the view of a day for the person as they were on it.

        Today is not over before the person says so: what stands there by lunch gets no verdict.
        """
        entries = diary.entries(day)
        reference = reference_intake(profile, day.year)
        found = day_state(entries, diary.day_note(day), energy_before(diary, day).median())
        state, was_set = sign_by(found, day, today)
        marks = () if profile.is_minor_in(day.year) else tuple(ADEQUATE_INTAKE.values())
        if reference is not None:
            marks = (reference,)
        measure = min(marks, default=0)
        totals = day_totals(entries, self.lexicon.group_upper)
        gates = () if self.guidance is None else folding_gates(profile, self.guidance, day.year)
        limit_holds = self.guidance is not None and all(gate.limit_holds for gate in gates)
        shown = totals_view(
            totals,
            marks,
            state,
            limit=UPPER_LEVEL if limit_holds else 0,
        )
        if not entries:  # nobody knows of 0 mg
            shown = shown._replace(figure="–", kind=_("nothing written down yet"))
        return DayView(
            day.isoformat(),
            self._rows(entries, measure),
            shown._replace(gate=_title_where_logged(entries, gates)),
            _("share of {mg} mg").format(mg=measure) if marks else "",
            state,
            "" if was_set else _("Suggested from what is written down"),
        )

    def _rows(self, entries: Sequence[Entry], reference: int) -> tuple[Row, ...]:
        rows: list[Row] = []
        group = ""
        for entry in entries:
            mine = _group_of(entry)
            if mine != group:
                group = mine
                rows.append(self._meal_row(mine, entries))
            rows.append(self._entry_row(entry, reference))
        return tuple(rows)

    def _meal_row(self, group: str, entries: Sequence[Entry]) -> Row:
        mine = [entry for entry in entries if _group_of(entry) == group and not entry.planned]
        known = total(entry.mg for entry in mine if entry.mg is not None)
        written = mg(known, language())
        if not mine:  # all of it is planned, and counts once it is eaten
            written = ""
        elif all(entry.mg is None for entry in mine):
            written = _("unknown")
        elif any(entry.mg is None for entry in mine):
            written = _("at least {mg}").format(mg=mg(Amount(known.low, known.low), language()))
        return Row(f"meal:{group}", True, meal_name(group), "", written)

    def _entry_row(self, entry: Entry, reference: int) -> Row:
        now = language()
        amount = self.lexicon.amount_of(entry, now)
        typed = self.lexicon.measure_of(entry.quantity, entry.unit, now)
        if entry.time is not None:
            amount = f"{amount} · {clock(entry.time)}"
            typed = f"{typed} {clock(entry.time)}"
        if entry.planned:
            amount = _("{amount} (planned)").format(amount=amount)
        share = None if entry.mg is None or not reference else (entry.mg.low + entry.mg.high) / 2 / reference
        return Row(
            entry.id,
            False,  # no meal
            self.lexicon.name_of(entry, now),
            amount,
            _("unknown") if entry.mg is None else mg(entry.mg, now),
            share,
            entry.counts_to_upper,
            entry.mg is None,
            typed,
        )


class DaySign(NamedTuple):
    """Hold how completely a day is written down, and whether the person set it; else it is suggested."""

    state: DayState
    was_set: bool


def sign_by(found: tuple[DayState, bool], day: dt.date, today: dt.date) -> DaySign:
    """Make the sign of a day: today and later no day is complete before the person says so."""
    state, was_set = found
    early = state == "complete" and not was_set and day >= today
    return DaySign("partly" if early else state, was_set)


def signs(diary: Diary, first: dt.date, last: dt.date, today: dt.date) -> dict[dt.date, DaySign]:
    """Tell how completely each day of a period is written down."""
    return {
        day: sign_by(day_state(diary.entries(day), diary.day_note(day), median), day, today)
        for day, median in medians(diary, first, last).items()
    }


def selected_sum(entries: Sequence[Entry], lexicon: Lexicon) -> str:
    """Say what several rows contribute together."""
    amount = total(magnesium_of(entry, lexicon.group_upper) for entry in entries if not entry.planned)
    count = len(entries)
    return ngettext("Selected: {count} row, {mg}", "Selected: {count} rows, {mg}", count).format(
        count=count, mg=mg(amount, language())
    )


def band_sentence(amount: Amount, reference: int) -> str:
    """Say where an amount lies beside the reference intake; a range that straddles says both."""
    found = bands(amount, reference)
    if found == ("under",):
        return _("Below the adequate intake.")
    if found == ("around",):
        return _("Around the adequate intake.")
    if found == ("above",):
        return _("Above the adequate intake.")
    if found == ("under", "around"):
        return _("Below or around the adequate intake: not everything is known.")
    if found == ("around", "above"):
        return _("Around or above the adequate intake: not everything is known.")
    return _("Below, around or above the adequate intake: too much is unknown.")


def totals_view(totals: DayTotals, marks: tuple[int, ...], state: DayState, *, limit: int) -> TotalsView:
    """Put a day's sums into words; no verdict before the day is complete.

    *marks*: the adequate intake in mg, both where the sex is not told, none under 18. *limit*: the upper
    level in mg, 0 where it does not hold for this person.
    """
    now = language()
    caption = _caption(totals, marks)
    words = _("{food} from food, {supplement} from supplements. {caption}").format(
        food=mg(totals.food, now), supplement=mg(totals.supplement, now), caption=caption
    )
    count = len(totals.unknown)
    unknown = ngettext("Of {count} food it is unknown", "Of {count} foods it is unknown", count)
    verdict = ""
    if state == "complete" and len(marks) == 1:
        verdict = band_sentence(totals.total, marks[0])
    supplement = _("Supplements {mg}").format(mg=mg(totals.supplement, now))
    if limit:
        supplement = _("Supplements {mg} · upper level {upper} mg").format(
            mg=mg(totals.supplement, now), upper=limit
        )
    alert = ""
    if limit and reaches_over_upper_level(totals.supplement):
        alert = (
            _("More than 250 mg from supplements. What does that mean?")
            if surely_over_upper_level(totals.supplement)
            else _("This may be over 250 mg from supplements. What does that mean?")
        )
    return TotalsView(
        totals.food.low,
        totals.food.high,
        totals.supplement.low,
        totals.supplement.high,
        marks,
        mg(exactly(totals.food.low), now),
        _("at least, from food") if totals.unknown else _("from food"),
        unbroken(caption) if marks else caption,
        words,
        unbroken(supplement),
        unknown.format(count=count) if count else "",
        verdict,
        alert,
        limit,
    )


def unbroken(text: str) -> str:
    """Keep a figure on one line with its words, its sign and its unit: break behind a dot or a comma."""
    return _NOT_BEHIND_A_SIGN.sub("\u00a0", text)


def _title_where_logged(entries: Sequence[Entry], gates: Sequence[Gate]) -> str:
    """Name the first of the gates where something was written down that counts to the upper level."""
    logged = any(entry.counts_to_upper and not entry.planned for entry in entries)
    return gates[0].title.text(language()) if logged and gates else ""


def _caption(totals: DayTotals, marks: tuple[int, ...]) -> str:
    if not marks:
        return _("Under 18: no personal adequate intake")
    if len(marks) > 1:
        norm = _("adequate intake ┃ women 300, men 350 mg")
    else:
        norm = _("adequate intake ┃ {mg} mg").format(mg=marks[0])
    if totals.supplement.high <= 0:
        return norm
    return _("with supplement {mg} · {norm}").format(mg=mg(totals.total, language()), norm=norm)


def _group_of(entry: Entry) -> str:
    return "supplement" if entry.is_supplement else entry.meal
