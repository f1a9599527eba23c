"""Text can be read in both themes, and the theme can be told from the palette."""

import pytest
from PySide6.QtGui import QColor

from magapp.ui import theme

READ = [
    ("text", "background"),
    ("text", "card"),
    ("text", "accent_soft"),
    ("text", "warning_soft"),
    ("text", "danger_soft"),
    ("muted", "background"),
    ("muted", "card"),
    ("accent", "card"),
    ("on_accent", "accent"),
    ("warning", "card"),
    ("danger", "card"),
    ("danger", "danger_soft"),
]


def luminance(colour: str) -> float:
    parts = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in _parts(colour)]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def _parts(colour: str) -> tuple[float, float, float]:
    made = QColor(colour)
    return made.redF(), made.greenF(), made.blueF()


@pytest.mark.parametrize("tokens", [theme.LIGHT, theme.DARK], ids=lambda tokens: tokens.name)
@pytest.mark.parametrize(("letters", "ground"), READ)
def test_letters_stand_out_from_their_ground_at_least_four_and_a_half_times(tokens, letters, ground):
    bright, dim = sorted(
        (luminance(getattr(tokens, letters)), luminance(getattr(tokens, ground))), reverse=True
    )
    assert (bright + 0.05) / (dim + 0.05) >= 4.5


@pytest.mark.parametrize("tokens", [theme.LIGHT, theme.DARK], ids=lambda tokens: tokens.name)
def test_the_palette_tells_its_theme(qapp, tokens):
    assert theme.tokens_of(theme.palette_of(tokens)) is tokens
