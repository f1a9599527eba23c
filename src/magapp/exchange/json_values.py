"""Days, entries and figures as plain values for JSON; docs/cli.md describes the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from magapp.domain.complaints import is_own_key
from magapp.domain.reference import ADEQUATE_INTAKE, UPPER_LEVEL
from magapp.services.imported_foods import prescribed_sentences
from magapp.services.supplement_days import supplement_days

if TYPE_CHECKING:
    from collections.abc import Callable

    from magapp.domain.alerts import Alert
    from magapp.domain.amount import Amount
    from magapp.domain.profile import Profile
    from magapp.domain.records import Dose, Entry, OwnComplaint, UsualSupplement
    from magapp.domain.usual import Intake
    from magapp.services.summary import DaySummary, PeriodSummary

    NameOf: TypeAlias = Callable[[Entry], str]

Json: TypeAlias = dict[str, Any]


def figure(value: float | None) -> float | None:
    """Round a figure to two decimals: what lies behind them is noise of adding up."""
    return None if value is None else round(value, 2)


def mg_json(amount: Amount | None) -> Json | None:
    """Write an amount of magnesium in mg as its two ends, or null when unknown."""
    return None if amount is None else {"low": figure(amount.low), "high": figure(amount.high)}


def time_json(minutes: int | None) -> str | None:
    """Write minutes from midnight as HH:MM, up to 29:59 for the night after."""
    return None if minutes is None else f"{minutes // 60:02}:{minutes % 60:02}"


def entry_json(entry: Entry, name_of: NameOf) -> Json:
    """Write an entry; *name_of* names its food in the language of the answer."""
    return {
        "id": entry.id,
        "day": entry.day.isoformat(),
        "time": time_json(entry.time),
        "meal": entry.meal,
        "food": name_of(entry),
        "food_id": entry.food,
        "quantity": figure(entry.quantity),
        "unit": entry.unit,
        "grams": figure(entry.grams),
        "mg": mg_json(entry.mg),
        "estimate": entry.estimate,
        "source": entry.source,
        "source_id": entry.source_id,
        "form": entry.form,
        "counts_to_upper": entry.counts_to_upper,
        "planned": entry.planned,
    }


def dose_json(dose: Dose) -> Json:
    """Write a medicine that was taken."""
    return {
        "id": dose.id,
        "day": dose.day.isoformat(),
        "time": time_json(dose.time),
        "medicine": dose.medicine,
    }


def _alert_json(alert: Alert) -> Json:
    about = (
        {} if alert.close is None else {"dose": alert.close.dose.id, "medicine": alert.close.dose.medicine}
    )
    return {
        "id": alert.id,
        "mg": mg_json(alert.mg),
        "sure": alert.sure,
        "entries": list(alert.entries),
        **about,
    }


def reference_json(reference_mg: int | None, *, is_minor: bool) -> Json:
    """Write the adequate intake, or both lines where the profile does not say which; none under 18."""
    if reference_mg is not None or is_minor:
        return {"reference_mg": reference_mg}
    return {"reference_mg": None, "reference_lines": dict(ADEQUATE_INTAKE)}


def day_json(day: DaySummary, name_of: NameOf) -> Json:
    """Write a day with its entries."""
    totals = day.totals
    return {
        "day": day.day.isoformat(),
        "entries": [entry_json(entry, name_of) for entry in day.entries],
        "doses": [dose_json(dose) for dose in day.doses],
        "food_mg": mg_json(totals.food),
        "supplement_mg": mg_json(totals.supplement),
        "total_mg": mg_json(totals.total),
        "unknown_foods": len(totals.unknown),
        **reference_json(day.reference_mg, is_minor=day.is_minor),
        **({"upper_level_mg": UPPER_LEVEL} if day.limit_holds else {}),
        "alerts": [_alert_json(alert) for alert in day.alerts],
        "state": day.state,
        "state_set": day.state_set,
        "caffeine_mg": figure(totals.caffeine_mg),
        "alcohol_glasses": figure(totals.alcohol_glasses),
        "attribution": prescribed_sentences(day.drawn_from),
    }


def profile_json(profile: Profile) -> Json:
    """Write what the person told of themselves."""
    return {
        "sex": profile.sex,
        "birth_year": profile.birth_year,
        "pregnant": profile.pregnant,
        "lactating": profile.lactating,
        "conditions": sorted(profile.conditions),
        "medicines": sorted(profile.medicines),
        "causes": sorted(profile.causes),
    }


def own_complaint_json(complaint: OwnComplaint) -> Json:
    """Write a complaint of the person's own; its id is the key of its answers."""
    return {"id": complaint.id, "name": complaint.name, "stopped": complaint.stopped}


def usual_json(usual: UsualSupplement) -> Json:
    """Write a supplement that is usually taken; ``mg`` is of one intake."""
    return {
        "id": usual.id,
        "name": usual.name,
        "food_id": usual.food,
        "form": usual.form,
        "quantity": figure(usual.quantity),
        "unit": usual.unit,
        "mg": mg_json(usual.mg),
        "estimate": usual.estimate,
        "salt_mg": figure(usual.salt_mg),
        "counts_to_upper": usual.counts_to_upper,
        "times": [time_json(time) for time in usual.times],
        "weekdays": list(usual.weekdays),
        "since": None if usual.since is None else usual.since.isoformat(),
        "paused": usual.paused,
    }


def intake_json(intake: Intake) -> Json:
    """Write an intake that is usual on a day, and whether it was written down as taken."""
    return {
        "usual": intake.usual.id,
        "name": intake.usual.name,
        "time": time_json(intake.time),
        "mg": mg_json(intake.usual.mg),
        "ticked": intake.is_taken,
        "entry": None if intake.entry is None else intake.entry.id,
    }


def _upper_json(summary: PeriodSummary) -> Json:
    """Write the upper level and the days over it; nothing where it does not hold for the person."""
    if not summary.limit_holds:
        return {}
    return {
        "upper_level_mg": UPPER_LEVEL,
        "days_over_upper": summary.days_over_upper,
        "days_surely_over_upper": summary.days_surely_over_upper,
    }


def summary_json(summary: PeriodSummary, name_of: NameOf) -> Json:
    """Write the figures of a period; each day by its totals, without entries."""
    days = [day_json(day, name_of) for day in summary.days]
    for day in days:
        del day["entries"]
    sure = summary.confidence
    return {
        "from": summary.first.isoformat(),
        "to": summary.last.isoformat(),
        "complete_days": summary.complete_days,
        "suggested_days": summary.suggested_days,
        "written_days": summary.written_days,
        "mean_mg": mg_json(summary.mean_total),
        "mean_food_mg": mg_json(summary.mean_food),
        "mean_supplement_mg": mg_json(summary.mean_supplement),
        "lowest_mg": mg_json(summary.lowest),
        "highest_mg": mg_json(summary.highest),
        "mean_caffeine_mg": figure(summary.mean_caffeine_mg),
        "mean_alcohol_glasses": figure(summary.mean_alcohol_glasses),
        **reference_json(summary.reference_mg, is_minor=summary.profile.is_minor_in(summary.last.year)),
        "supplement_days": supplement_days(summary.days).days,
        **_upper_json(summary),
        "confidence": {
            "days": sure.days,
            "adequate_ear": None if sure.adequate_ear is None else round(sure.adequate_ear, 3),
            "above_ai": None if sure.above_ai is None else round(sure.above_ai, 3),
            "spread_verified": sure.spread_verified,
        },
        "top_sources": [
            {
                "food": name_of(source.latest),
                "food_id": source.latest.food,
                "times": source.times,
                "mg": mg_json(source.mg),
                "share": round(source.share, 3),
            }
            for source in summary.sources
        ],
        "complaints": [
            {
                "id": complaint.key,
                "own": is_own_key(complaint.key),
                "days_answered": complaint.answered,
                "days_by_severity": list(complaint.by_severity),
                "days_moderate_or_severe": complaint.moderate_or_severe,
            }
            for complaint in summary.complaints
        ],
        "own_complaints": [own_complaint_json(complaint) for complaint in summary.own_complaints],
        "usual_supplements": [usual_json(usual) for usual in summary.usual_supplements],
        "profile": profile_json(summary.profile),
        "causes": list(summary.causes),
        "conditions": list(summary.conditions),
        "medicines": list(summary.medicines),
        "habits": [
            {
                "id": habit.key,
                "days": habit.days,
                "mean": figure(habit.mean),
                "days_at_2_or_3": habit.troubled,
            }
            for habit in summary.habits
        ],
        "drinks": [{"id": drink.drink, "times": drink.times, "days": drink.days} for drink in summary.drinks],
        "days": days,
    }
