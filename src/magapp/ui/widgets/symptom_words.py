"""Texts and sources of the content, in the language set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magapp.i18n import _, language
from magapp.ui.widgets.symptom_explanation import Part, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from magapp.domain.guidance import Cause, Guidance, Symptom, Text


def said(text: Text) -> str:
    """Give a text of the content in the language set."""
    return text.text(language())


def sources_of(guidance: Guidance, keys: Iterable[str]) -> tuple[Source, ...]:
    """Look up sources by their keys."""
    found = (guidance.reference(key) for key in keys)
    return tuple(Source(said(each.name), each.citation) for each in found)


def symptom_parts(guidance: Guidance, symptom: Symptom) -> Sequence[Part]:
    """Explain a complaint: the link, what helps, other causes, when to call, and the sources."""
    return (
        Part(_("Link with magnesium"), said(symptom.link)),
        Part(_("Does magnesium help?"), said(symptom.helps)),
        Part(_("Other causes"), " · ".join(said(cause) for cause in symptom.causes)),
        Part(_("When to call"), said(symptom.call)),
        Part("", "", sources_of(guidance, symptom.sources)),
    )


def cause_parts(guidance: Guidance, cause: Cause) -> Sequence[Part]:
    """Explain a cause: what the article says, what holds, and how strong the evidence of each part is."""
    weighed = [
        Part(
            said(part.name),
            said(part.text),
            sources_of(guidance, part.sources),
            said(guidance.strength(part.strength).name),
            said(guidance.strength(part.strength).meaning),
        )
        for part in cause.parts
    ]
    own = [key for key in cause.sources if not any(key in part.sources for part in cause.parts)]
    return (
        Part(_("What the article says"), said(cause.article)),
        Part(_("What is true of it"), said(cause.holds), sources_of(guidance, own)),
        *weighed,
    )
