"""The complaints that can be answered: the seven of the article, and those of the person's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from magapp.domain.complaints import asked_for
from magapp.i18n import _
from magapp.ui.widgets.symptom_explanation import Part
from magapp.ui.widgets.symptom_words import said, symptom_parts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from magapp.domain.diary import Diary
    from magapp.domain.guidance import Guidance, Symptom

SEVERE: Final = 3


@dataclass(frozen=True, slots=True)
class Complaint:
    """A complaint by its key and its name in the language set; ``symptom`` is null for one's own.

    From the severity ``opens_at`` on the emergency texts open, at a row of theirs or from the top (empty).
    """

    key: str
    name: str
    opens_at: int = SEVERE
    emergency_row: str = ""
    symptom: Symptom | None = None

    @property
    def is_own(self) -> bool:
        """Tell whether the person made it."""
        return self.symptom is None


def tracked(guidance: Guidance, diary: Diary) -> dict[str, Complaint]:
    """Map keys to the complaints that are asked for: the seven, then those of the person's own."""
    found = [
        Complaint(each.id, said(each.name), each.opens_at, each.emergency_row, each)
        for each in guidance.symptoms
    ]
    found += [Complaint(each.id, each.name) for each in asked_for(diary)]
    return {each.key: each for each in found}


def urgency(answer: tuple[str, int], complaints: Mapping[str, Complaint]) -> tuple[int, int, bool]:
    """Order answers so that the complaint that opens the emergency texts soonest comes first."""
    key, severity = answer
    return (complaints[key].opens_at, -severity, complaints[key].is_own)


def parts_of(guidance: Guidance, complaint: Complaint) -> Sequence[Part]:
    """Explain a complaint; of one's own nothing is known here but when to call."""
    if complaint.symptom is not None:
        return symptom_parts(guidance, complaint.symptom)
    return (
        Part("", said(guidance.fixed("own_complaint").text)),
        Part(_("When to call"), said(guidance.fixed("appointment_rule").text)),
    )


def closing_of(guidance: Guidance, complaint: Complaint) -> str:
    """End the explanation of one of the seven with the sentence that holds for them all."""
    return "" if complaint.is_own else said(guidance.fixed("complaints").text)
