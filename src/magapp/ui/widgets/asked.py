"""Lines that ask for a name or a figure and say what is wrong, and the frame of a dialog that asks them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from magapp.i18n import _, language, ngettext
from magapp.services.plain_text import typed
from magapp.services.quantity import read_amount
from magapp.services.wording import number
from magapp.ui.theme import GAP, MARGIN, STEP
from magapp.ui.widgets.card import label
from magapp.ui.widgets.reading_area import ReadingArea, line_up

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QWheelEvent

_MOST_LETTERS: Final = 120
_SIZE: Final = (640, 720)
_NARROW: Final = 10


class NotAFigureError(ValueError):
    """A text is no number, or one that cannot be."""

    def __init__(self, least: float, most: float) -> None:
        super().__init__(f"figure must lie in {least}..{most}")
        self.bounds = {"least": number(least, language(), 2), "most": number(most, language(), 2)}

    def sentence(self) -> str:
        """Say what can be typed, in the language set."""
        return _("Type a number from {least} to {most}, such as 12 or 1.5.").format(**self.bounds)


def read_figure(text: str, bounds: tuple[float, float], unit: str = "") -> float | None:
    """Read a figure as people write it, its unit behind it or not; null when nothing was typed.

    It is rounded to the two decimals in which it is shown again.

    Raises:
        NotAFigureError: it is no number, or outside *bounds*.
    """
    plain = text.strip().casefold().removesuffix(unit.casefold()).strip()
    if not plain:
        return None
    figure, rest = read_amount(plain)
    if figure is None or rest.strip() or not bounds[0] <= figure <= bounds[1]:
        raise NotAFigureError(*bounds)
    return round(figure, 2)


class Asked(QWidget):
    """Hold lines to type in, side by side, with room under them for a sentence on what is wrong.

    *check* looks at the texts and gives the place of the wrong one with its sentence; null is all right.
    """

    def __init__(
        self, check: Callable[[Sequence[str]], tuple[int, str] | None], *names: str, wide: int = 0
    ) -> None:
        super().__init__()
        self._check = check
        self._is_wide = wide > 0
        self._wrong = label(wrap=True)
        self._wrong.setProperty("tone", "warning")
        self._wrong.hide()
        self.lines = [QLineEdit() for _name in names]
        self.row = QHBoxLayout()
        self.row.setSpacing(8)
        for place, (line, name) in enumerate(zip(self.lines, names, strict=True)):
            line.setAccessibleName(name)
            line.setMaxLength(_MOST_LETTERS if place < wide else 2 * _NARROW)
            self.row.addWidget(line)
            line.textEdited.connect(self._wrong.hide)
            if place >= wide:
                line.setFixedWidth(line.fontMetrics().averageCharWidth() * _NARROW + GAP)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP)
        column.addLayout(self.row)
        column.addWidget(self._wrong)

    def words_between(self, *words: str) -> Asked:
        """Put words after each line, and keep narrow lines together."""
        for place, word in enumerate(words):
            self.row.insertWidget(2 * place + 1, label(word, muted=True))
        if not self._is_wide:
            self.row.addStretch(1)
        return self

    @property
    def texts(self) -> list[str]:
        """Give what is typed in each line, without what cannot be shown."""
        return [typed(line.text()) for line in self.lines]

    @property
    def sentence(self) -> str:
        """Give the sentence on what is wrong; empty when nothing is."""
        return "" if self._wrong.isHidden() else self._wrong.text()

    def show_figure(self, figure: float | None) -> None:
        """Show a figure in the last line."""
        self.lines[-1].setText("" if figure is None else number(figure, language(), 2))

    def wrong_line(self) -> QLineEdit | None:
        """Look at what was typed; where it is wrong, say so and give the line to mend."""
        found = self._check(self.texts)
        return None if found is None else self.complain(*found)

    def complain(self, place: int, sentence: str) -> QLineEdit:
        """Say what is wrong, until something is typed."""
        self._wrong.setText(sentence)
        self._wrong.show()
        return self.lines[place]


def first_wrong(fields: Iterable[Asked]) -> bool:
    """Let each field say what is wrong in it, and go to the first; tell whether there is one."""
    wrong = [(line, field.sentence) for field in fields if (line := field.wrong_line()) is not None]
    return bool(wrong) and go_to(*wrong[0])


def go_to(line: QLineEdit, sentence: str) -> bool:
    """Go to a line that is wrong, and say the sentence aloud; true, for there is something wrong."""
    line.setFocus(Qt.FocusReason.OtherFocusReason)
    line.selectAll()
    area = line.window().findChild(ReadingArea)
    if isinstance(area, ReadingArea):
        area.ensureWidgetVisible(line)
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(line, sentence))
    return True


def check_name(texts: Sequence[str]) -> tuple[int, str] | None:
    """Ask for a name that has a letter or a figure in it."""
    return None if any(letter.isalnum() for letter in texts[0]) else (0, _("Type a name first."))


def check_figure(
    bounds: tuple[float, float], unit: str, texts: Sequence[str], *, needed: bool = False
) -> tuple[int, str] | None:
    """Ask for a figure within bounds, or none where it is not needed."""
    try:
        missing = needed and read_figure(texts[0], bounds, unit) is None
        read_figure(texts[0], bounds, unit)
    except NotAFigureError as error:
        return 0, error.sentence()
    return (0, NotAFigureError(*bounds).sentence()) if missing else None


class Combo(QComboBox):
    """Offer choices by their name; the wheel scrolls the page and never chooses unseen."""

    def __init__(self, name: str, choices: Iterable[tuple[str, str]], chosen: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        # On Linux Qt gives the choice that is made as the name.
        self.setAccessibleDescription(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_NARROW)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for key, text in choices:
            self.addItem(text, key)
        if self.findData(chosen) < 0:
            self.addItem(chosen, chosen)  # from a table or a version that is not here: kept as it is
        self.setCurrentIndex(self.findData(chosen))

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  # Qt calls it so
        """Let the page scroll."""
        event.ignore()


def past_tick(count: int) -> QCheckBox:
    """Make the tick that changes what was written down before; out of sight where there is nothing."""
    made = QCheckBox(
        ngettext(
            "Change the {count} entry already written down as well",
            "Change the {count} entries already written down as well",
            count,
        ).format(count=count)
    )
    if not count:
        made.hide()
    return made


def lay_out_dialog(dialog: QDialog, page: QWidget, save: QPushButton, leave: QPushButton) -> None:
    """Put a page that scrolls in a dialog, and under it the buttons; Enter is the first of them."""
    area = ReadingArea(page, dialog.windowTitle())
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    outer = QVBoxLayout(dialog)
    outer.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
    outer.setSpacing(GAP)
    outer.addWidget(area, 1)
    buttons = QHBoxLayout()
    buttons.addStretch(1)
    buttons.addWidget(leave)
    buttons.addWidget(save)
    outer.addLayout(buttons)
    line_up(outer, area)
    for button in dialog.findChildren(QPushButton):
        button.setAutoDefault(button is save)
    save.setDefault(True)
    parent = dialog.parentWidget()
    room = (parent.screen() if parent else QGuiApplication.primaryScreen()).availableGeometry()
    dialog.resize(min(_SIZE[0], room.width()), min(_SIZE[1], room.height()))


class _Form(QFormLayout):
    """Put each label in the middle of the line beside it; Qt puts it higher."""

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802  # Qt calls it so
        """Place the rows."""
        super().setGeometry(rect)
        for row in range(self.rowCount()):
            words = self.itemAt(row, QFormLayout.ItemRole.LabelRole)
            asked = self.itemAt(row, QFormLayout.ItemRole.FieldRole)
            if words is None or asked is None:
                continue
            at, beside = words.geometry(), asked.geometry()
            field = asked.widget()
            line = field.lines[0] if isinstance(field, Asked) else asked
            height = min(line.sizeHint().height(), beside.height())
            if at.right() < beside.left() and at.height() <= height:
                at.moveTop(beside.top() + (height - at.height()) // 2)
                words.setGeometry(at)


def form_layout() -> QFormLayout:
    """Make a form that fits a narrow dialog too."""
    made = _Form()
    # On a small screen, or with large letters, a long answer goes under its question.
    made.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    made.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
    made.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    made.setHorizontalSpacing(GAP)
    made.setVerticalSpacing(8)
    return made
