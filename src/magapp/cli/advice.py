"""``advice``: the four steps, and what in the diary and the profile makes them apply."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magapp.i18n import _
from magapp.services.advise import advise, to_json

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from magapp.cli.session import Session
    from magapp.services.advise import Advice


def arguments(_parser: argparse.ArgumentParser) -> None:
    """Describe the command's arguments: there are none."""


def run(_options: argparse.Namespace, session: Session) -> None:
    """Show the advice of today."""
    order = session.settings.plan_order
    advice = advise(
        session.diary, session.guidance, session.table, None, session.today, session.language, order
    )
    session.answer(to_json(advice), _lines(advice))


def _lines(advice: Advice) -> Iterator[str]:
    for gate in (*advice.gates, *advice.notes):
        yield gate.title
        yield f"  {gate.text}"
        if gate.because:
            yield "  " + _("Because of: {names}").format(names="; ".join(gate.because))
        yield ""
    for alert in advice.alerts:
        yield alert.text
        yield ""
    yield advice.order_text
    yield ""
    for number, step in enumerate(advice.steps, start=1):
        yield f"{number}. {step.title}"
        for text in (step.text, *step.because):
            yield f"   {text}"
        if step.sources:
            yield "   " + _("Sources: {names}").format(names="; ".join(step.sources))
        yield ""
    for interaction in advice.interactions:
        yield interaction.name
        if interaction.text:
            yield f"  {interaction.text}"
    if advice.interactions_note:
        yield advice.interactions_note
    yield advice.disclaimer
