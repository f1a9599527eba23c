"""From what stands on a pot of supplements to the magnesium that is in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from magapp.domain.label import elemental, in_one, stated, stated_share
from magapp.domain.records import MAX_MG
from magapp.i18n import _, language
from magapp.services.label_notes import claims_of, label_notes
from magapp.services.wording import mg
from magapp.ui.widgets.card import Card, bold, chip, heading, label
from magapp.ui.widgets.label_claims import LabelClaims

if TYPE_CHECKING:
    from collections.abc import Sequence

    from magapp.domain.guidance import Family, Form, Gate, Guidance
    from magapp.domain.label import LabelResult

_THOUSANDS: Final = re.compile(r"[1-9]\d{0,2}(?:[.,]\d{3})+")
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)?", re.ASCII)
_WHOLE: Final = re.compile(r"\d{1,3}", re.ASCII)
_FORM_LETTERS: Final = 16
_MOST_PERCENT: Final = 1000
_MOST_PIECES: Final = 50


class NotMilligramsError(ValueError):
    """A text is no amount in mg, or one that no label gives."""

    def sentence(self) -> str:
        """Say what can be typed, in the language set."""
        return _("Type an amount in mg above 0 and up to {most}, such as 100 or 1.5.").format(
            most=round(MAX_MG)
        )


def read_milligrams(text: str) -> float | None:
    """Read an amount in mg; null when nothing was typed.

    Comma and point both stand for decimals; before exactly three digits they part thousands, as labels
    print them.

    Raises:
        NotMilligramsError: the text is no number, 0 or less, or over ``MAX_MG``.
    """
    plain = "".join(text.lower().removesuffix("mg").split())
    if not plain:
        return None
    if _THOUSANDS.fullmatch(plain):
        value = float(plain.replace(",", "").replace(".", ""))
    elif _NUMBER.fullmatch(plain):
        value = float(plain.replace(",", "."))
    else:
        raise NotMilligramsError(text)
    if not 0 < value <= MAX_MG:
        raise NotMilligramsError(text)
    return value


class NotAPercentageError(ValueError):
    """A text is no percentage that a label gives."""

    def sentence(self) -> str:
        """Say what can be typed, in the language set."""
        return _("Type a percentage above 0 and up to {most}, such as 50.").format(most=_MOST_PERCENT)


class NotPiecesError(ValueError):
    """A text is no number of pieces that a label's daily dose is made of."""

    def sentence(self) -> str:
        """Say what can be typed, in the language set."""
        return _("Type a whole number of pieces from 1 to {most}, such as 2.").format(most=_MOST_PIECES)


def read_percentage(text: str) -> float | None:
    """Read the percentage of the reference intake on a label; null when nothing was typed.

    Raises:
        NotAPercentageError: the text is no number, 0 or less, or over 1000.
    """
    plain = "".join(text.split()).removesuffix("%")
    if not plain:
        return None
    value = float(plain.replace(",", ".")) if _NUMBER.fullmatch(plain) else 0.0
    if not 0 < value <= _MOST_PERCENT:
        raise NotAPercentageError(text)
    return value


def read_pieces(text: str) -> int | None:
    """Read how many pieces a daily dose is; null when nothing was typed.

    Raises:
        NotPiecesError: the text is no whole number from 1 to 50.
    """
    plain = text.strip()
    if not plain:
        return None
    count = int(plain) if _WHOLE.fullmatch(plain) else 0
    if not 1 <= count <= _MOST_PIECES:
        raise NotPiecesError(text)
    return count


class LabelCalculator(Card):
    """Ask for the magnesium on the label first, else for the percentage, else for the salt and its weight.

    It converts a label and judges nobody: notes stand beside the figure, whoever reads it.
    """

    def __init__(self, guidance: Guidance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._guidance = guidance
        self._announced = ""
        self._gates: tuple[Gate, ...] = ()

        self._elemental = self._field(_("Magnesium on the label, in mg"))
        self._percent = self._field(_("Percentage of the reference intake (RI) on the label"), "%")
        self._form = QComboBox()
        self._salt = self._field(_("Weight of the salt, in mg"))
        self._pieces = self._field(_("Number of pieces that these figures are for"), "1")
        self._result = heading(points=1.0)
        self._result.setWordWrap(True)
        self._estimate = chip(_("estimate"), plain=True)
        self._note = label(muted=True, wrap=True)
        self._claims = LabelClaims(guidance)
        self._fill_forms()

        self._lay_out()

        for field in (self._elemental, self._percent, self._salt, self._pieces):
            field.textChanged.connect(self._work_out)
            field.editingFinished.connect(self._announce)
        self._form.currentIndexChanged.connect(self._work_out)
        self._form.activated.connect(self._announce)
        self._work_out()

    @staticmethod
    def _field(name: str, hint: str = "") -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(name)
        field.setMaxLength(12)
        field.setMinimumWidth(72)
        field.setPlaceholderText(hint or _("mg"))
        return field

    def _fill_forms(self) -> None:
        known: list[Form | Family] = [*self._guidance.families, *self._guidance.forms]
        for kind in sorted(known, key=lambda each: each.name.text(language()).casefold()):
            self._form.addItem(kind.name.text(language()), kind.id)
        self._form.setAccessibleName(_("Form of magnesium"))
        # On Linux Qt gives the form that is chosen as the name.
        self._form.setAccessibleDescription(_("Form of magnesium"))
        self._form.setPlaceholderText(_("choose the form"))
        self._form.setCurrentIndex(-1)
        self._form.setMaxVisibleItems(12)
        self._form.setMinimumContentsLength(_FORM_LETTERS)
        self._form.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def _lay_out(self) -> None:
        self.column.addWidget(bold(_("What does the label say?"), wrap=True))
        self.column.addWidget(label(self._guidance.fixed("label_first").text.text(language()), wrap=True))
        fields = QGridLayout()
        fields.setHorizontalSpacing(8)
        fields.setVerticalSpacing(8)
        fields.setColumnStretch(0, 1)
        of_which = label(_("Of which magnesium"), wrap=True)
        of_which.setBuddy(self._elemental)
        otherwise = label(_("Otherwise: the form, and its weight"), wrap=True)
        otherwise.setBuddy(self._form)
        share = label(_("Or a percentage of RI"), wrap=True)
        share.setBuddy(self._percent)
        pieces = label(_("For how many pieces (such as ‘per 2 capsules’)"), wrap=True)
        pieces.setBuddy(self._pieces)
        fields.addWidget(of_which, 0, 0)
        fields.addWidget(self._elemental, 0, 1)
        fields.addWidget(share, 1, 0)
        fields.addWidget(self._percent, 1, 1)
        fields.addWidget(otherwise, 2, 0, 1, 2)
        fields.addWidget(self._form, 3, 0)
        fields.addWidget(self._salt, 3, 1)
        fields.addWidget(pieces, 4, 0)
        fields.addWidget(self._pieces, 4, 1)
        self.column.addLayout(fields)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._result, 1)
        line.addWidget(self._estimate, 0, Qt.AlignmentFlag.AlignVCenter)
        self.column.addLayout(line)
        self.column.addWidget(self._note)
        self.column.addWidget(self._claims)

    @property
    def result(self) -> str:
        """Give what is shown as the result, in words."""
        return self._result.text()

    @property
    def note(self) -> str:
        """Give what is noted beside the result."""
        return self._note.text()

    @property
    def is_estimate(self) -> bool:
        """Tell whether the result is marked as an estimate."""
        return not self._estimate.isHidden()

    @property
    def claims(self) -> LabelClaims:
        """Give the part with what may stand on a label."""
        return self._claims

    def enter(
        self,
        *,
        elemental: str = "",
        percent: str = "",
        form: str | None = None,
        salt: str = "",
        pieces: str = "",
    ) -> None:
        """Fill in the fields, as if typed; *form* is the id of a form or family."""
        self._elemental.setText(elemental)
        self._percent.setText(percent)
        self._pieces.setText(pieces)
        self._form.setCurrentIndex(-1 if form is None else self._form.findData(form))
        self._salt.setText(salt)

    def heed(self, gates: Sequence[Gate]) -> None:
        """Take the gates that are open: their texts come first, and nothing says how to take it."""
        if tuple(gates) != self._gates:
            self._gates = tuple(gates)
            self._work_out()

    def _work_out(self) -> None:
        now = language()
        try:
            result, pieces = self._label_result(), read_pieces(self._pieces.text())
        except (NotMilligramsError, NotAPercentageError, NotPiecesError) as error:
            self._show("", error.sentence(), estimate=False)
            self._claims.show_claims([])
            return
        if result is None:
            self._show("", "", estimate=False)
            self._claims.show_claims([])
            return
        said = _("about {mg} magnesium") if result.estimate else _("{mg} magnesium")
        notes = label_notes(result, self._form.currentData() or "", self._guidance, now, self._gates)
        if pieces is not None and pieces > 1:
            each = _("That is {mg} in each of the {count}.")
            notes.insert(0, each.format(mg=mg(in_one(result.elemental, pieces), now), count=pieces))
        self._show(said.format(mg=mg(result.elemental, now)), "\n\n".join(notes), estimate=result.estimate)
        self._claims.show_claims(claims_of(result.elemental, self._guidance, now, self._gates))

    def _label_result(self) -> LabelResult | None:
        itself, salt = read_milligrams(self._elemental.text()), read_milligrams(self._salt.text())
        share = read_percentage(self._percent.text())
        if itself is not None:
            return stated(itself, salt)
        if share is not None:
            return stated_share(share, salt)
        kind = self._guidance.form(self._form.currentData() or "")
        return None if kind is None or salt is None else elemental(self._guidance.members(kind), salt)

    def _show(self, result: str, note: str, *, estimate: bool) -> None:
        self._result.setText(result)
        self._result.setVisible(bool(result))
        self._estimate.setVisible(estimate)
        self._note.setText(note)
        self._note.setVisible(bool(note))

    def _announce(self) -> None:
        words = [self.result]
        if self.is_estimate:
            words.append(self._estimate.text())
        words.append(self.note)
        said = ". ".join(word for word in words if word)
        if said and said != self._announced:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))
        self._announced = said
