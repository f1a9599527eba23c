"""From the fields of a table to a value of the domain, one function a kind of record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magapp.domain import guidance_records as g
from magapp.domain import salt_records as salts

if TYPE_CHECKING:
    from magapp.content.fields import ContentRecord

_LEAST_CAUSES = 4
_SEVERE = 3
_MOST_HOURS = 24
_MOST_MG = 1000
_MOST_ATOMS = 10
_MOLAR_MASS = (24.305, 2000.0)
_SALT_MG = (1.0, 20_000.0)


def reference(record: ContentRecord) -> g.Reference:
    """Make a source."""
    return g.Reference(
        id=record.word("id"),
        name=record.name("name"),
        citation=record.word("citation"),
        taken=record.text_if_any("taken"),
        doi=record.word("doi", ""),
        address=record.word("address", ""),
        verified=record.flag("verified", default=False),
    )


def article_reference(record: ContentRecord) -> g.ArticleReference:
    """Make a verdict on one of the article's references."""
    return g.ArticleReference(
        article_number=record.whole("article_number", 1, 7) or 0,
        cited_as=record.word("cited_as"),
        verdict=record.one_of("verdict", g.REFERENCE_VERDICTS),
        summary=record.text("summary"),
        reason=record.text("reason"),
        sources=record.words("sources"),
    )


def symptom(record: ContentRecord) -> g.Symptom:
    """Make a complaint."""
    return g.Symptom(
        id=record.word("id"),
        name=record.text("name"),
        link=record.text("link"),
        helps=record.text("helps"),
        badge=record.text("badge"),
        specificity=record.one_of("specificity", g.SPECIFICITIES),
        causes=record.texts("causes", _LEAST_CAUSES),
        call=record.text("call"),
        emergency_row=record.word("emergency_row"),
        opens_at=record.whole("opens_at", 1, _SEVERE) or 1,
        verified=record.flag("verified", default=True),
        sources=record.words("sources"),
    )


def step(record: ContentRecord) -> g.Step:
    """Make a step of the plan."""
    return g.Step(
        id=record.word("id"),
        title=record.text("title"),
        todo=record.text("todo"),
        article_time=record.text("article_time", g.ArticleClaim),
        evidence_time=record.text("evidence_time"),
        magnesium=_evidence(record, "magnesium"),
        complaint=_evidence(record, "complaint"),
        details=record.texts("details"),
        instead=_instead(record),
        causes=record.words("causes"),
        folded=_folded(record),
        personal=_personal(record),
        verified=record.flag("verified", default=True),
        sources=record.words("sources"),
    )


def _evidence(record: ContentRecord, key: str) -> g.Evidence:
    part = record.part(key)
    if part is None:
        record.problem(f"{key} is missing")
        return g.Evidence(strength="none", text=g.Text("", ""))
    evidence = g.Evidence(
        strength=part.one_of("strength", g.STRENGTHS), text=g.Text(part.word("nl"), part.word("en"))
    )
    part.close()
    return evidence


def _folded(record: ContentRecord) -> g.Folded | None:
    part = record.part("folded")
    if part is None:
        return None
    folded = g.Folded(title=part.text("title"), text=part.text("text"), stop=part.text("stop"))
    part.close()
    return folded


def _instead(record: ContentRecord) -> dict[g.Situation, g.Instead]:
    found: dict[g.Situation, g.Instead] = {}
    for situation in g.SITUATIONS:
        part = record.part(situation)
        if part is not None:
            found[situation] = g.Instead(
                title=part.text_if_any("title"),
                todo=part.text_if_any("todo"),
                details=part.texts_if_any("details"),
            )
            part.close()
    return found


def _personal(record: ContentRecord) -> g.Personal | None:
    part = record.part("personal")
    if part is None:
        return None
    personal = g.Personal(article=part.text("article", g.ArticleClaim), correction=part.word("correction"))
    part.close()
    return personal


def level(record: ContentRecord) -> g.Level:
    """Make a level of the emergency panel."""
    return g.Level(
        id=record.one_of("id", g.LEVELS),
        name=record.text("name"),
        text=record.text("text"),
        also=record.text_if_any("also"),
        sources=record.words("sources"),
    )


def row(record: ContentRecord) -> g.EmergencyRow:
    """Make a row of the emergency panel; its lines go from urgent to less so."""
    lines = tuple(_line(line) for line in record.parts("line"))
    if sorted(lines, key=lambda line: g.LEVELS.index(line.level)) != list(lines):
        record.problem("the lines have to stand in this order: " + ", ".join(g.LEVELS))
    return g.EmergencyRow(
        id=record.word("id"),
        name=record.text("name"),
        lines=lines,
        verified=record.flag("verified", default=True),
        sources=record.words("sources"),
    )


def _line(record: ContentRecord) -> g.EmergencyLine:
    line = g.EmergencyLine(
        level=record.one_of("level", g.LEVELS),
        text=record.text("text"),
        verified=record.flag("verified", default=True),
    )
    record.close()
    return line


def gate(record: ContentRecord) -> g.Gate:
    """Make a gate."""
    return g.Gate(
        id=record.word("id"),
        title=record.text("title"),
        text=record.text("text"),
        opened_by=record.text_if_any("opened_by"),
        folds=record.flag("folds", default=True),
        stop=record.flag("stop", default=False),
        limit=record.text_if_any("limit"),
        limit_holds=record.flag("limit_holds", default=False),
        verified=record.flag("verified", default=True),
        sources=record.words("sources"),
    )


def alert(record: ContentRecord) -> g.AlertText:
    """Make the texts of an alert."""
    return g.AlertText(
        id=record.word("id"),
        sure=record.text("sure"),
        maybe=record.text_if_any("maybe"),
        verified=record.flag("verified", default=True),
        sources=record.words("sources"),
    )


def fixed(record: ContentRecord) -> g.FixedText:
    """Make a fixed text."""
    disclaimer = record.flag("disclaimer", default=False)
    return g.FixedText(
        id=record.word("id"),
        text=record.text("text", g.Disclaimer if disclaimer else g.Text),
        verified=record.flag("verified", default=True),
        sources=record.words("sources"),
    )


def group(record: ContentRecord) -> g.Group:
    """Make a heading of a list."""
    return g.Group(id=record.word("id"), name=record.text("name"))


def condition(record: ContentRecord) -> g.Condition:
    """Make a condition."""
    return g.Condition(
        id=record.word("id"),
        group=record.word("group"),
        name=record.text("name"),
        search=record.words("search", optional=True),
        gate=record.word("gate", ""),
        closes=record.word("closes", ""),
        verified=record.flag("verified", default=True),
        sources=record.words("sources"),
    )


def medicine(record: ContentRecord) -> g.Medicine:
    """Make a medicine."""
    made = g.Medicine(
        id=record.word("id"),
        group=record.word("group"),
        name=record.text("name"),
        examples=record.words("examples", optional=True),
        search=record.words("search", optional=True),
        retired=record.flag("retired", default=False),
        gate=record.word("gate", ""),
        interval=_interval(record),
        text=record.text_if_any("text"),
        verified=record.flag("verified", default=True),
        sources=record.words("sources"),
    )
    if made.interval is not None and made.text is None:
        record.problem("an interval needs its text, which is quoted where it applies")
    return made


def _interval(record: ContentRecord) -> g.Interval | None:
    part = record.part("interval")
    if part is None:
        return None
    interval = g.Interval(
        before=part.whole("before", 1, _MOST_HOURS, optional=True),
        after=part.whole("after", 1, _MOST_HOURS, optional=True),
        first=part.flag("first", default=False),
        never=part.flag("never", default=False),
    )
    part.close()
    return interval


def form(record: ContentRecord) -> salts.Form:
    """Make a form of magnesium."""
    return salts.Form(
        id=record.word("id"),
        name=record.text("name"),
        formula=record.word("formula"),
        molar_mass=record.number("molar_mass", *_MOLAR_MASS),
        magnesium_atoms=record.whole("magnesium_atoms", 1, _MOST_ATOMS) or 1,
        salt_class=record.one_of("class", salts.SALT_CLASSES),
        solubility=record.one_of("solubility", salts.SOLUBILITIES),
        absorption=record.text_if_any("absorption"),
        aliases=record.words("aliases", optional=True),
        sources=record.words("sources"),
    )


def family(record: ContentRecord) -> salts.Family:
    """Make a family of forms."""
    return salts.Family(
        id=record.word("id"),
        name=record.text("name"),
        forms=record.words("forms"),
        aliases=record.words("aliases"),
        sources=record.words("sources"),
    )


def product(record: ContentRecord) -> salts.Product:
    """Make a medicine that holds magnesium."""
    salt = record.number("salt_mg", *_SALT_MG)
    return salts.Product(
        id=record.word("id"),
        name=record.text("name"),
        kind=record.one_of("kind", salts.PRODUCT_KINDS),
        unit=record.one_of("unit", salts.PRODUCT_UNITS),
        form=record.word("form"),
        salt_mg=salt,
        salt_mg_most=record.number_if_any("salt_mg_most", *_SALT_MG) or salt,
        aliases=record.words("aliases"),
        sources=record.words("sources"),
    )


def intake(record: ContentRecord) -> g.Intake:
    """Make a reference intake."""
    return g.Intake(
        id=record.word("id"),
        body=record.text("body"),
        group=record.one_of("group", g.INTAKE_GROUPS),
        mg=record.whole("mg", 1, _MOST_MG) or 0,
        kind=record.one_of("kind", g.INTAKE_KINDS),
        label=record.text("label"),
        sources=record.words("sources"),
    )


def upper_level(record: ContentRecord) -> g.UpperLevel:
    """Make an upper level."""
    return g.UpperLevel(
        id=record.word("id"),
        body=record.text("body"),
        mg=record.whole("mg", 1, _MOST_MG) or 0,
        label=record.text("label"),
        children=record.text("children"),
        scope=record.text("scope"),
        verified=record.flag("verified", default=True),
        sources=record.words("sources"),
    )


def reason(record: ContentRecord) -> g.ReasonText:
    """Make the sentence of a reason."""
    return g.ReasonText(
        id=record.word("id"),
        many=g.Text(record.word("nl"), record.word("en")),
        one=record.text_if_any("one"),
        none=record.text_if_any("none"),
        sources=record.words("sources", optional=True),
    )
