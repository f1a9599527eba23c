"""What the list of sources shows: references, the article's own seven, its claims, what is not verified."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Final

from magapp.domain.cause_records import Cause, Factor
from magapp.domain.guidance import (
    AlertText,
    ArticleClaim,
    CausePart,
    Claim,
    Condition,
    EmergencyLine,
    Family,
    FixedText,
    Form,
    Gate,
    Intake,
    Level,
    Medicine,
    OpenQuestion,
    Product,
    ReasonText,
    Reference,
    Step,
    Symptom,
    Text,
    UpperLevel,
)
from magapp.domain.guidance_records import EmergencyRow
from magapp.domain.norm_records import Body, FormEvidence, HealthClaim, LabLimit, Norm
from magapp.domain.unread import Unread, unread_texts
from magapp.i18n import N_, _, language
from magapp.ui.dialogs.article_cards import article_line, verdict_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from magapp.domain.guidance import ArticleReference, Guidance

_USES: Final[dict[type, str]] = {
    Intake: N_("reference values"),
    UpperLevel: N_("upper levels"),
    Form: N_("converting labels"),
    Family: N_("converting labels"),
    Product: N_("converting labels"),
    EmergencyRow: N_("when to call"),
    Level: N_("when to call"),
    Body: N_("reference values"),
    Norm: N_("reference values"),
    FormEvidence: N_("forms of magnesium"),
    LabLimit: N_("blood test"),
    HealthClaim: N_("what may stand on a label"),
    FixedText: N_("explanations"),
    AlertText: N_("explanations"),
    ReasonText: N_("explanations"),
    Claim: N_("what is right in the article"),
}
"""What the records of a kind are used for, where no single one of them has a name for people."""
_KINDS: Final[dict[type, str]] = {
    Symptom: N_("complaint"),
    Cause: N_("cause"),
    CausePart: N_("part of a cause"),
    Factor: N_("cause that the article leaves out"),
    Step: N_("step of the plan"),
    EmergencyRow: N_("emergency text"),
    EmergencyLine: N_("emergency text"),
    Gate: N_("ask first"),
    AlertText: N_("alert"),
    FixedText: N_("explanation"),
    Condition: N_("condition"),
    Medicine: N_("medicine"),
    Claim: N_("claim of the article"),
    Norm: N_("reference values"),
    FormEvidence: N_("forms of magnesium"),
    LabLimit: N_("blood test"),
    HealthClaim: N_("what may stand on a label"),
}
_NAMES: Final = ("name", "title", "short")


@dataclass(frozen=True, slots=True)
class Row:
    """Hold one row of the list: three cells, below it all there is to say of it, and where it can be read."""

    name: str
    state: str
    about: str
    details: str
    link: str = ""

    @property
    def plain(self) -> str:
        """Write it all as text, to copy and to search in."""
        return f"{self.name}\n{self.details}"


def all_rows(guidance: Guidance) -> list[Row]:
    """List the article's own seven, then every reference, in the language set."""
    return article_rows(guidance) + _reference_rows(guidance, guidance.references)


def article_rows(guidance: Guidance) -> list[Row]:
    """List the article's own seven with a verdict on each."""
    return [_article_row(guidance, cited) for cited in guidance.article_references]


def claim_rows(guidance: Guidance) -> list[Row]:
    """List what the article says, claim by claim: verdict, correction, sources."""
    return [_claim_row(guidance, claim) for claim in guidance.claims]


def unread_rows(guidance: Guidance) -> list[Row]:
    """List what a person should still look up, the references nobody read, and the texts resting on them."""
    now = language()
    rows = [
        Row(
            asked.name.text(now),
            _("to be looked up"),
            asked.text.text(now),
            "\n".join([asked.text.text(now), *_cited(guidance, asked.sources)]),
        )
        for asked in guidance.open_questions
    ]
    rows += _reference_rows(guidance, [each for each in guidance.references if not each.verified])
    rows += [_unread_row(guidance, unread) for unread in unread_texts(guidance)]
    return rows


def _unread_row(guidance: Guidance, unread: Unread) -> Row:
    now = language()
    record, within = unread.record, unread.within
    kind = _(_KINDS.get(type(record), N_("text")))
    names = (_name(record, now),) if record is within else (_name(within, now), _name(record, now))
    name = ": ".join(each for each in names if each) or kind
    if isinstance(record, Claim):
        told = _claim_row(guidance, record)
        return Row(name, kind, told.about, told.details)
    texts = _texts(record, now)
    # What the article says stands first; beside the name stands what the program says.
    said = next((words for words, of_article in texts if not of_article), name)
    sources: tuple[str, ...] = getattr(record, "sources", within.sources)
    lines = [*(words for words, _of_article in texts), _("not checked yet"), *_cited(guidance, sources)]
    return Row(name, kind, said, "\n".join(lines))


def _article_row(guidance: Guidance, cited: ArticleReference) -> Row:
    now = language()
    name = _("Article, reference {number}").format(number=cited.article_number)
    verdict = verdict_words(guidance, cited.verdict)
    lines = [
        cited.cited_as,
        _("Verdict: {verdict}").format(verdict=verdict),
        cited.reason.text(now),
    ]
    checked_with = ", ".join(guidance.source_names(cited.sources, now))
    if checked_with:
        lines.append(_("Checked with: {sources}.").format(sources=checked_with))
    # What cannot be verified is no evidence, so it leads nowhere.
    link = "" if cited.verdict == "unverifiable" else guidance.reference(cited.sources[0]).link
    return Row(name, verdict, cited.summary.text(now), "\n".join(lines), link)


def _claim_row(guidance: Guidance, claim: Claim) -> Row:
    now = language()
    verdict = verdict_words(guidance, claim.verdict)
    lines = [
        article_line(claim),
        _("Verdict: {verdict}").format(verdict=verdict),
        claim.correction.text(now),
    ]
    if not claim.verified:
        lines.append(_("Not all of its sources have been read yet."))
    lines += _cited(guidance, claim.sources)
    return Row(claim.short.text(now), verdict, claim.correction.text(now), "\n".join(lines))


def _reference_rows(guidance: Guidance, references: Iterable[Reference]) -> list[Row]:
    now = language()
    used = _uses(guidance, now)
    rows: list[Row] = []
    for reference in references:
        state = _("read") if reference.verified else _("not checked yet")
        uses = "; ".join(used.get(reference.id, []))
        lines = [reference.citation, reference.link, state]
        if reference.taken is not None:
            lines.append(_("Taken from it: {what}").format(what=reference.taken.text(now)))
        if uses:
            lines.append(_("Used for: {uses}").format(uses=uses))
        details = "\n".join(line for line in lines if line)
        rows.append(Row(reference.name.text(now), state, uses, details, reference.link))
    return rows


def _uses(guidance: Guidance, now: str) -> dict[str, list[str]]:
    """Map each reference to the names of what rests on it."""
    used: dict[str, dict[str, None]] = {}
    for records in guidance.all_records():
        for record in records:
            if isinstance(record, OpenQuestion):
                continue
            what = _(_USES[type(record)]) if type(record) in _USES else _name(record, now)
            for part in (record, *getattr(record, "parts", ())):
                for key in getattr(part, "sources", ()) if what else ():
                    used.setdefault(key, {})[what] = None
    return {key: list(names) for key, names in used.items()}


def _name(record: Any, now: str) -> str:
    for key in _NAMES:
        name = getattr(record, key, None)
        if isinstance(name, Text):
            return name.text(now)
    return ""


def _texts(record: Any, now: str) -> list[tuple[str, bool]]:
    """Give the texts of a record but its name, and whether the article says it rather than the program."""
    found: list[tuple[str, bool]] = []
    for each in fields(record):
        value = getattr(record, each.name)
        if not isinstance(value, Text) or each.name in _NAMES:
            continue
        said, of_article = value.text(now), isinstance(value, ArticleClaim)
        found.append((_("The article says: {claim}").format(claim=said) if of_article else said, of_article))
    return found


def _cited(guidance: Guidance, keys: Iterable[str]) -> list[str]:
    """Write each source on a line of its own: its name and its citation."""
    now = language()
    found = (guidance.reference(key) for key in keys)
    return [f"{each.name.text(now)}: {each.citation}" for each in found]
