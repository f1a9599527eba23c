"""What stands beside a label fits who reads it."""

import pytest

from magapp.content import load_guidance
from magapp.domain.label import stated
from magapp.services.label_notes import label_notes

GUIDANCE = load_guidance()
LEVELS = ("250", "350", "400")


def notes(mg, *gates, language="nl"):
    opened = [GUIDANCE.gate(each) for each in gates]
    return " ".join(label_notes(stated(mg, None), "", GUIDANCE, language, opened))


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("gates", [(), ("ppi",), ("kidney_severe",)])
def test_no_brace_of_a_text_is_left_unfilled(gates, language):
    assert "{" not in notes(300.0, *gates, language=language)


def test_over_250_mg_the_levels_of_all_bodies_stand_beside_a_label():
    assert all(level in notes(251.0) for level in LEVELS)
    assert "bovengrens" not in notes(250.0)


@pytest.mark.parametrize("gate", ["kidney_severe", "kidney", "muscle_nerve", "minor", "older"])
def test_no_level_is_named_beside_a_label_to_whom_it_does_not_hold(gate):
    said = notes(300.0, gate)
    assert not any(level in said for level in LEVELS)
    assert said.endswith("Bel direct 112.")


def test_the_pregnant_are_told_of_the_level_unless_another_gate_speaks_against_it():
    assert "250 mg per dag geldt ook nu" in notes(100.0, "pregnancy")
    assert "250" not in notes(100.0, "kidney_severe", "pregnancy")
