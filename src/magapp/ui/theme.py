"""Colours, measures and the style sheet, in light and dark.

The palette says which theme is on, so a widget that paints itself asks ``tokens_of(self.palette())``
and follows a switch by itself. Text contrast is at least 4.5 : 1 in both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtGui import QBrush, QColor, QGradient, QLinearGradient, QPalette

from magapp import resources

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

STEP: Final = 4
"""All spacing is a multiple of this, in px."""
GAP: Final = 12
MARGIN: Final = 16
RADIUS: Final = 8
SCROLL_BAR: Final = 10
"""The width of a scroll bar, in px."""
TARGET: Final = 28
"""The least height of anything to click, in px."""
CELL_PADDING: Final = 11
"""What stands beside the words of a cell and of a heading, in px: of a cell 3 of it are from Qt itself."""
_DARK_BELOW = 128
USUAL_LETTER: Final = 7
"""The width of a letter in px up to which the widths of columns hold; with larger letters they grow."""
_SYSTEM_IS_DARK = "magapp_system_is_dark"


class Tokens(NamedTuple):
    """Name every colour of a theme by its use."""

    name: str
    background: str
    card: str
    line: str
    text: str
    muted: str
    accent: str
    accent_soft: str
    on_accent: str
    supplement: str
    warning: str
    warning_soft: str
    danger: str
    danger_soft: str
    track: str


LIGHT: Final = Tokens(
    name="light",
    background="#f6f7f6",
    card="#ffffff",
    line="#dfe5e3",
    text="#1d2524",
    muted="#556361",
    accent="#0f766e",
    accent_soft="#d7efeb",
    on_accent="#ffffff",
    supplement="#6d5bd0",
    warning="#a34a07",
    warning_soft="#fdf0dc",
    danger="#b3261e",
    danger_soft="#fbe4e2",
    track="#dfe5e3",
)
DARK: Final = Tokens(
    name="dark",
    background="#161b1a",
    card="#1f2625",
    line="#34403e",
    text="#e8eeec",
    muted="#a3b1ae",
    accent="#4fc3b6",
    accent_soft="#173e3a",
    on_accent="#0e1716",
    supplement="#a99bf5",
    warning="#f0b26b",
    warning_soft="#3a2c17",
    danger="#ff8f86",
    danger_soft="#4a2320",
    track="#34403e",
)


def letters_wide(width: int, letter: int) -> int:
    """Give a width in px of what is laid out, or more of it where the letters are larger than usual."""
    return max(width, width * letter // USUAL_LETTER)


def tokens_of(palette: QPalette) -> Tokens:
    """Tell the colours of the theme that a palette belongs to."""
    return DARK if palette.color(QPalette.ColorRole.Window).lightness() < _DARK_BELOW else LIGHT


def palette_of(tokens: Tokens) -> QPalette:
    """Make the palette of a theme."""
    role = QPalette.ColorRole
    palette = QPalette()
    for which, colour in (
        (role.Window, tokens.background),
        (role.WindowText, tokens.text),
        (role.Base, tokens.card),
        (role.AlternateBase, tokens.background),
        (role.Text, tokens.text),
        (role.Button, tokens.card),
        (role.ButtonText, tokens.text),
        (role.BrightText, tokens.danger),
        (role.ToolTipBase, tokens.card),
        (role.ToolTipText, tokens.text),
        (role.PlaceholderText, tokens.muted),
        (role.Highlight, tokens.accent_soft),
        (role.HighlightedText, tokens.text),
        (role.Accent, tokens.accent),
        (role.Link, tokens.accent),
        (role.LinkVisited, tokens.accent),
        (role.Light, tokens.card),
        (role.Midlight, tokens.line),
        (role.Mid, tokens.track),
        (role.Dark, tokens.muted),
        (role.Shadow, tokens.line),
    ):
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(tokens.muted))
    return palette


def hatched(tokens: Tokens) -> QBrush:
    """Make the brush for supplements: always hatched, so that colour is not the only sign."""
    stripes = QLinearGradient(0, 0, 3.5, 3.5)
    stripes.setSpread(QGradient.Spread.RepeatSpread)
    for at, colour in (
        (0.0, tokens.supplement),
        (0.5, tokens.supplement),
        (0.55, tokens.card),
        (1.0, tokens.card),
    ):
        stripes.setColorAt(at, QColor(colour))
    return QBrush(stripes)


def _first_rules(t: Tokens) -> str:
    """Write the rules that the first paint needs; each rule costs time at each widget."""
    return f"""
QMenuBar {{ background: {t.card}; border-bottom: 1px solid {t.line}; padding: 2px 4px; }}
QMenuBar::item {{ padding: 4px 8px; background: transparent; color: {t.muted}; border-radius: 4px; }}
QMenuBar::item:selected {{ background: {t.accent_soft}; color: {t.text}; }}
QTabWidget::pane {{ border: none; border-top: 1px solid {t.line}; background: {t.background}; }}
QTabBar {{ background: {t.card}; font-weight: 500; }}
QTabBar::tab {{ padding: 12px 16px 9px 16px; background: transparent; color: {t.muted};
  border-bottom: 3px solid transparent; }}
QTabBar::tab:first {{ margin-left: 16px; }}
QTabBar::tab:selected {{ color: {t.accent}; border-bottom: 3px solid {t.accent}; font-weight: 600; }}
QTabBar::tab:focus {{ color: {t.text}; }}
QStatusBar {{ background: {t.card}; border-top: 1px solid {t.line}; color: {t.muted}; }}
QStatusBar::item {{ border: none; }}
QFrame[card="true"] {{ background: {t.card}; border: 1px solid {t.line}; border-radius: 8px; }}
QFrame[card="warning"] {{ background: {t.warning_soft}; border: 1px solid {t.warning}; border-radius: 8px; }}
QFrame[card="danger"] {{ background: {t.danger_soft}; border: 1px solid {t.danger}; border-radius: 8px; }}
QLabel[muted="true"] {{ color: {t.muted}; }}
QPushButton {{ background: {t.card}; border: 1px solid {t.line}; border-radius: 6px; padding: 4px 10px;
  min-height: 18px; }}
QPushButton[link="true"] {{ background: transparent; border: none; color: {t.text}; padding: 2px 2px;
  text-decoration: underline; text-align: left; }}
QPushButton[link="true"]:hover {{ color: {t.accent}; }}
QPushButton[link="true"]:focus {{ border: 1px solid {t.accent}; padding: 1px; }}
QPushButton[link="true"][tone="warning"] {{ color: {t.warning}; font-weight: 600; }}
QPushButton[link="status"] {{ background: transparent; border: 1px solid transparent; padding: 1px 4px;
  color: {t.muted}; }}
QPushButton[link="status"]:hover {{ color: {t.accent}; }}
QPushButton[link="status"]:focus {{ border: 1px solid {t.accent}; padding: 1px 4px; }}
QPushButton[link="status"][tone="danger"] {{ color: {t.danger}; font-weight: 600; }}
QToolButton {{ background: {t.card}; border: 1px solid {t.line}; border-radius: 6px; padding: 2px 6px; }}
QToolButton[autoRaise="true"] {{ background: transparent; border: 1px solid transparent; }}
QToolButton:hover, QToolButton[autoRaise="true"]:hover {{ border-color: {t.accent}; }}
QToolButton:focus {{ border: 2px solid {t.accent}; padding: 1px 5px; }}
QLineEdit, QComboBox, QSpinBox, QDoubleSpinBox, QDateEdit, QTimeEdit {{ background: {t.card}; color: {t.text};
  border: 1px solid {t.line}; border-radius: 6px; padding: 4px 8px; min-height: 18px;
  selection-background-color: {t.accent}; selection-color: {t.on_accent};
  placeholder-text-color: {t.muted}; }}
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QDoubleSpinBox:focus, QDateEdit:focus {{
  border: 2px solid {t.accent}; padding: 3px 7px; }}
QLineEdit[refused="true"], QLineEdit[refused="true"]:focus {{ border: 2px dashed {t.warning};
  padding: 3px 7px; }}
QLineEdit[entry="true"] {{ border: 2px solid {t.line}; border-radius: 8px; padding: 8px 12px;
  min-height: 22px; }}
QLineEdit[entry="true"]:focus {{ border-color: {t.accent}; }}
QTableView::item {{ padding: 0 8px; border: none; }}
QTableView::item:selected {{ background: {t.accent_soft}; color: {t.text}; }}
QTableView, QListView, QTreeView, QTextBrowser {{ background: {t.card}; border: none; color: {t.text};
  selection-background-color: {t.accent_soft}; selection-color: {t.text}; }}
QHeaderView::section {{ background: {t.card}; color: {t.muted}; border: none;
  border-bottom: 1px solid {t.line}; padding: 6px {CELL_PADDING}px; font-weight: 400; }}
QTableView[month="true"] QHeaderView::section {{ border: none; padding: 2px; }}
"""


def _later_rules(t: Tokens) -> str:
    """Write the rules of what comes after it."""
    icons = (resources.root() / "icons").as_posix()
    return f"""
QToolTip {{ color: {t.text}; background: {t.card}; border: 1px solid {t.line}; padding: 4px; }}
QMenu {{ background: {t.card}; border: 1px solid {t.line}; padding: 4px; }}
QMenu::item {{ padding: 5px 20px 5px 12px; border-radius: 4px; }}
QMenu::item:selected {{ background: {t.accent_soft}; color: {t.text}; }}
QMenu::item:disabled {{ color: {t.muted}; }}
QMenu::separator {{ height: 1px; background: {t.line}; margin: 4px 8px; }}
QLabel[chip="true"] {{ background: {t.accent_soft}; border-radius: 8px; padding: 1px 8px; }}
QLabel[chip="plain"] {{ border: 1px solid {t.line}; color: {t.muted}; border-radius: 8px; padding: 1px 8px; }}
QLabel[tone="warning"] {{ color: {t.warning}; }}
QLabel[tone="danger"] {{ color: {t.danger}; }}
QFrame[card="true"]:focus {{ border: 1px solid {t.accent}; }}
QPushButton:hover {{ border-color: {t.accent}; }}
QPushButton:focus {{ border: 2px solid {t.accent}; padding: 3px 9px; }}
QPushButton:pressed {{ background: {t.accent_soft}; }}
QPushButton:disabled {{ color: {t.muted}; }}
QPushButton[primary="true"], QPushButton:default {{ background: {t.accent}; color: {t.on_accent};
  border-color: {t.accent}; }}
QPushButton[primary="true"]:focus {{ border: 2px solid {t.text}; }}
QPushButton[link="quiet"] {{ background: transparent; border: 1px solid transparent; padding: 3px 2px;
  text-align: left; }}
QPushButton[link="quiet"]:hover {{ background: {t.accent_soft}; }}
QPushButton[link="quiet"]:focus {{ border: 1px solid {t.accent}; padding: 3px 2px; }}
QPushButton[segment="true"] {{ border: 1px solid {t.line}; border-radius: 0; padding: 3px 12px;
  color: {t.muted}; margin-left: -1px; }}
QPushButton[segment="true"][place="first"] {{ border-top-left-radius: 6px; border-bottom-left-radius: 6px;
  margin-left: 0; }}
QPushButton[segment="true"][place="last"] {{ border-top-right-radius: 6px; border-bottom-right-radius: 6px; }}
QPushButton[segment="true"]:checked {{ background: {t.accent}; color: {t.on_accent}; border-color: {t.accent};
  font-weight: 600; }}
QPushButton[segment="true"]:focus {{ border: 2px solid {t.text}; padding: 2px 11px; outline: none; }}
QToolButton[unfolds="true"]::menu-indicator {{ image: none; }}
QPushButton[slim="true"] {{ padding: 3px 4px; }}
QPushButton[slim="true"]:focus {{ padding: 2px 3px; }}
QPushButton[suggested="true"]:checked {{ background: {t.accent_soft}; color: {t.text};
  border: 1px dashed {t.accent}; }}
QPushButton[suggested="true"]:checked:focus {{ border: 2px dashed {t.text}; }}
QPushButton[tile="true"] {{ padding: 5px 10px; text-align: left; border-radius: 8px; }}
QPushButton[tile="counted"] {{ padding: 5px 10px; text-align: left; border-radius: 8px;
  background: {t.accent_soft}; border-color: {t.accent}; font-weight: 600; }}
QPushButton[tile="true"]:focus, QPushButton[tile="counted"]:focus {{ border: 2px solid {t.text};
  padding: 4px 9px; }}
QComboBox::drop-down, QDateEdit::drop-down {{ border: none; width: 22px; }}
QComboBox::down-arrow, QDateEdit::down-arrow {{ image: url("{icons}/down-{t.name}.svg"); width: 12px;
  height: 12px; }}
QLineEdit {{ lineedit-clear-button-icon: url("{icons}/clear.svg"); }}
QMessageBox {{ messagebox-information-icon: url("{icons}/information-{t.name}.svg");
  messagebox-question-icon: url("{icons}/question-{t.name}.svg");
  messagebox-warning-icon: url("{icons}/warning-{t.name}.svg"); }}
QHeaderView {{ background: {t.card}; }}
QCheckBox::indicator, QListView::indicator {{ width: 16px; height: 16px; border: none;
  image: url("{icons}/box-{t.name}.svg"); }}
QCheckBox::indicator:checked, QListView::indicator:checked {{ image: url("{icons}/ticked-{t.name}.svg"); }}
QCheckBox:focus {{ color: {t.accent}; text-decoration: underline; }}
QRadioButton::indicator {{ width: 12px; height: 12px; border: 2px solid {t.muted}; border-radius: 8px;
  background: {t.card}; }}
QRadioButton::indicator:checked {{ width: 6px; height: 6px; border: 5px solid {t.accent}; }}
QRadioButton:focus {{ color: {t.accent}; text-decoration: underline; }}
QListView[framed="true"] {{ border: 1px solid {t.line}; border-radius: 8px; padding: 4px; }}
QListView[framed="true"]::item {{ padding: 4px 8px; border-radius: 4px; }}
QListView[framed="true"]::item:selected {{ background: {t.accent_soft}; color: {t.text}; }}
QListView[popup="true"] {{ border: 1px solid {t.line}; border-radius: 8px; padding: 3px; }}
QScrollArea, QScrollArea > QWidget > QWidget[page="true"] {{ background: transparent; border: none; }}
QScrollBar:vertical {{ background: transparent; width: {SCROLL_BAR}px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {SCROLL_BAR}px; margin: 0; }}
QScrollBar::handle {{ background: {t.line}; border-radius: 4px; margin: 1px; }}
QScrollBar::handle:vertical {{ min-height: 28px; }}
QScrollBar::handle:horizontal {{ min-width: 28px; }}
QScrollBar::handle:hover {{ background: {t.muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QProgressBar {{ border: 1px solid {t.line}; border-radius: 4px; background: {t.track}; text-align: center; }}
QProgressBar::chunk {{ background: {t.accent}; }}
"""


def style_sheet(t: Tokens) -> str:
    """Write the style sheet of a theme: few rules, on named things, so that the platform keeps the rest."""
    return _first_rules(t) + _later_rules(t)


def _of_the_system(app: QApplication) -> Tokens:
    """Read the system's theme from the palette that Qt made of it, before ours is put on."""
    found = app.property(_SYSTEM_IS_DARK)
    if found is None:
        found = app.palette().color(QPalette.ColorRole.Window).lightness() < _DARK_BELOW
        app.setProperty(_SYSTEM_IS_DARK, found)
    return DARK if found else LIGHT


def wanted(choice: str, app: QApplication) -> Tokens:
    """Give the colours of a choice: light, dark, or as the system has it."""
    if choice == "system":
        return _of_the_system(app)
    return DARK if choice == "dark" else LIGHT


def apply(app: QApplication, tokens: Tokens, *, first_paint: bool = False) -> None:
    """Give the whole program a theme; every open window follows.

    For the first paint the rules that it needs are enough; the others are put on right after it.
    """
    app.setPalette(palette_of(tokens))
    app.setStyleSheet(_first_rules(tokens) if first_paint else style_sheet(tokens))


def put_on(choice: str) -> None:
    """Give the running program the theme of a choice: light, dark, or as the system has it."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415  # loaded by whoever made the window

    app = QApplication.instance()
    assert isinstance(app, QApplication)  # run() made it
    apply(app, wanted(choice, app))
