"""From what stands on a pot of supplements to the magnesium that is in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from magapp.domain.alerts import LARGE_DOSE
from magapp.domain.guidance import Form
from magapp.domain.label import buffering, elemental, stated
from magapp.domain.records import MAX_MG
from magapp.domain.reference import reaches_over_upper_level, surely_over_upper_level
from magapp.i18n import _, language
from magapp.services.wording import mg
from magapp.ui.widgets.card import Card, bold, chip, heading, label

if TYPE_CHECKING:
    from magapp.domain.amount import Amount
    from magapp.domain.guidance import Family, Guidance
    from magapp.domain.label import LabelResult

_THOUSANDS: Final = re.compile(r"[1-9]\d{0,2}(?:[.,]\d{3})+")
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)?")
_FORM_LETTERS: Final = 16
_PURE: Final = "bisglycinate"
_BUFFER: Final = "oxide"


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


class LabelCalculator(Card):
    """Ask for the magnesium on the label first, else for the salt and its weight; say what that comes to.

    It converts a label and judges nobody: notes stand beside the figure, whoever reads it.
    """

    def __init__(self, guidance: Guidance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._guidance = guidance
        self._announced = ""

        self._elemental = self._field(_("Magnesium on the label, in mg"))
        self._form = QComboBox()
        self._salt = self._field(_("Weight of the salt, in mg"))
        self._result = heading(points=1.0)
        self._result.setWordWrap(True)
        self._estimate = chip(_("estimate"), plain=True)
        self._note = label(muted=True, wrap=True)
        self._fill_forms()

        self._lay_out()

        self._elemental.textChanged.connect(self._work_out)
        self._salt.textChanged.connect(self._work_out)
        self._form.currentIndexChanged.connect(self._work_out)
        self._elemental.editingFinished.connect(self._announce)
        self._salt.editingFinished.connect(self._announce)
        self._form.activated.connect(self._announce)
        self._work_out()

    @staticmethod
    def _field(name: str) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(name)
        field.setMaxLength(12)
        field.setMinimumWidth(72)
        field.setPlaceholderText(_("mg"))
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
        fields.addWidget(of_which, 0, 0)
        fields.addWidget(self._elemental, 0, 1)
        fields.addWidget(otherwise, 1, 0, 1, 2)
        fields.addWidget(self._form, 2, 0)
        fields.addWidget(self._salt, 2, 1)
        self.column.addLayout(fields)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._result, 1)
        line.addWidget(self._estimate, 0, Qt.AlignmentFlag.AlignVCenter)
        self.column.addLayout(line)
        self.column.addWidget(self._note)

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

    def enter(self, *, elemental: str = "", form: str | None = None, salt: str = "") -> None:
        """Fill in the fields, as if typed; *form* is the id of a form or family."""
        self._elemental.setText(elemental)
        self._form.setCurrentIndex(-1 if form is None else self._form.findData(form))
        self._salt.setText(salt)

    def _work_out(self) -> None:
        try:
            result = self._label_result()
        except NotMilligramsError as error:
            self._show("", error.sentence(), estimate=False)
            return
        if result is None:
            self._show("", "", estimate=False)
            return
        amount = mg(result.elemental, language())
        said = _("about {mg} magnesium") if result.estimate else _("{mg} magnesium")
        self._show(said.format(mg=amount), self._notes(result), estimate=result.estimate)

    def _label_result(self) -> LabelResult | None:
        itself, salt = read_milligrams(self._elemental.text()), read_milligrams(self._salt.text())
        if itself is not None:
            return stated(itself, salt)
        kind = self._guidance.form(self._form.currentData() or "")
        return None if kind is None or salt is None else elemental(self._guidance.members(kind), salt)

    def _notes(self, result: LabelResult) -> str:
        notes: list[str] = []
        now, amount = language(), result.elemental
        oxide = self._oxide_percent(result.fraction)
        if oxide is not None:
            notes.append(self._guidance.fixed("buffered").text.text(now).format(percent=oxide))
        if reaches_over_upper_level(amount):
            over = self._guidance.alert("over_upper_level").sentence(sure=surely_over_upper_level(amount))
            notes += [over.text(now), self._guidance.fixed("upper_level").text.text(now)]
        elif round(amount.high) > LARGE_DOSE:
            split = self._guidance.alert("split_dose").sentence(sure=round(amount.low) > LARGE_DOSE)
            notes.append(split.text(now))
        return "\n\n".join(notes)

    def _oxide_percent(self, fraction: Amount | None) -> int | None:
        """Give how much of the magnesium of a so-called bisglycinate is oxide, in per cent, if any."""
        if fraction is None or self._form.currentData() != _PURE or not self._elemental.text().strip():
            return None
        pure, oxide = self._guidance.form(_PURE), self._guidance.form(_BUFFER)
        if not isinstance(pure, Form) or not isinstance(oxide, Form):
            return None
        found = buffering(fraction.low, pure, oxide)
        return None if found is None else found.percent

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
