"""Conditions and medicines as they stand in the profile's lists, each with what is said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magapp.domain.intervals import UNKNOWN_MEDICINE
from magapp.i18n import _, language
from magapp.services.plain_text import words_of
from magapp.ui.widgets.cause_ticks import Tick
from magapp.ui.widgets.symptom_words import said

if TYPE_CHECKING:
    from collections.abc import Collection

    from magapp.domain.guidance import Guidance
    from magapp.domain.guidance_records import Text


def condition_ticks(guidance: Guidance) -> list[Tick]:
    """List the conditions, each with the text of the gate that it opens."""
    gates = {gate.id: gate for gate in guidance.gates}
    made = []
    for each in guidance.conditions:
        gate = gates.get(each.gate)
        text = None if gate is None else gate.text
        about = _with_sources(text, each.sources, guidance)
        made.append(Tick(each.id, said(each.name), search=each.search, group=each.group, about=about))
    return made


def medicine_ticks(guidance: Guidance, ticked: Collection[str]) -> list[Tick]:
    """List the medicines, each with its text, or else that of its gate; a retired one only where *ticked*."""
    gates = {gate.id: gate for gate in guidance.gates}
    made = []
    for each in guidance.medicines:
        if each.retired and each.id not in ticked:
            continue
        gate = gates.get(each.gate)
        text = each.text if each.text is not None else None if gate is None else gate.text
        detail, about = ", ".join(each.examples), _with_sources(text, each.sources, guidance)
        if set(words_of(detail)) <= set(words_of(said(each.name))):
            detail = ""  # the name says it already
        made.append(Tick(each.id, said(each.name), detail, each.search, each.group, about))
    return made


def typed_about(guidance: Guidance) -> str:
    """Give the text of a medicine that is not in the list."""
    general = guidance.medicine(UNKNOWN_MEDICINE)
    return "" if general is None else _with_sources(general.text, general.sources, guidance)


def _with_sources(text: Text | None, sources: tuple[str, ...], guidance: Guidance) -> str:
    if text is None:
        return ""
    names = "; ".join(guidance.source_names(sources, language()))
    return _("{text} Source: {names}.").format(text=said(text), names=names)
