"""Texts and sources of the content, in the language set."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magapp.domain.guidance_records import STRENGTHS
from magapp.i18n import N_, _, language
from magapp.ui.widgets.symptom_explanation import Part, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from magapp.domain.guidance import Cause, Factor, Guidance, Symptom, Text

_SPECIFICITY: Final = {
    "very_low": N_("This complaint says almost nothing about magnesium: it has very many causes."),
    "low": N_("This complaint says little about magnesium: it usually comes from something else."),
}


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
        Part("", _(_SPECIFICITY[symptom.specificity])),
        Part(_("Does magnesium help?"), said(symptom.helps), badge=said(symptom.badge)),
        Part(_("Other causes"), " · ".join(said(cause) for cause in symptom.causes)),
        Part(_("When to call"), said(symptom.call)),
        Part("", "", sources_of(guidance, symptom.sources)),
        _fixed_part(guidance, _("What the article leaves out"), "other_signs"),
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
    also = [_fixed_part(guidance, _("How common is it?"), cause.also)] if cause.also else []
    return (
        Part(_("What the article says"), said(cause.article)),
        Part(_("What is true of it"), said(cause.holds), sources_of(guidance, own)),
        *weighed,
        *also,
    )


def factor_parts(guidance: Guidance, factor: Factor) -> Sequence[Part]:
    """Explain what the article leaves out, with how strong its evidence is."""
    strength = guidance.strength(factor.strength)
    return (
        Part(
            _("Not in the article"),
            said(factor.text),
            sources_of(guidance, factor.sources),
            said(strength.name),
            said(strength.meaning),
        ),
    )


def cause_strength(guidance: Guidance, cause: Cause) -> tuple[str, str]:
    """Say how strong the evidence of a cause is, from its strongest part to its weakest; what that means."""
    found = sorted({part.strength for part in cause.parts}, key=STRENGTHS.index)
    if len(found) == 1:
        return strength_words(guidance, found[0])
    strongest, weakest = (said(guidance.strength(key).name) for key in (found[0], found[-1]))
    words = _("evidence: {strongest} to {weakest}").format(strongest=strongest, weakest=weakest)
    parts = (
        _("{part}: {strength} ({meaning})").format(
            part=said(part.name),
            strength=said(guidance.strength(part.strength).name),
            meaning=said(guidance.strength(part.strength).meaning),
        )
        for part in cause.parts
    )
    return words, "\n".join(parts)


def strength_words(guidance: Guidance, key: str) -> tuple[str, str]:
    """Say a strength of evidence, and what it means."""
    strength = guidance.strength(key)
    return _("evidence: {strength}").format(strength=said(strength.name)), said(strength.meaning)


def _fixed_part(guidance: Guidance, heading: str, text_id: str) -> Part:
    fixed = guidance.fixed(text_id)
    return Part(heading, said(fixed.text), sources_of(guidance, fixed.sources))
