"""The questions about the person, as a form: in a dialog of its own, and among the first pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from magapp.domain.profile import Profile, contradictions
from magapp.domain.records import EARLIEST_YEAR
from magapp.i18n import _
from magapp.services.profile_words import contradiction_sentence, sex_word
from magapp.ui.dialogs.profile_ticks import condition_ticks, medicine_ticks, typed_about
from magapp.ui.theme import GAP
from magapp.ui.widgets.asked import form_layout
from magapp.ui.widgets.card import Card, bold, label
from magapp.ui.widgets.cause_ticks import SearchableTicks
from magapp.ui.widgets.segmented import Segmented
from magapp.ui.widgets.symptom_words import said

if TYPE_CHECKING:
    from magapp.domain.guidance import Guidance
    from magapp.domain.profile import Sex

_YEAR_DIGITS: Final = 4
_UNTOLD: Final = "untold"


class BirthYearError(ValueError):
    """Tell that a birth year is no year in which a living person can be born."""

    def __init__(self, latest: int) -> None:
        super().__init__(f"birth year must lie in {EARLIEST_YEAR}..{latest}")
        self.latest = latest


@dataclass(frozen=True, slots=True)
class Draft:
    """Hold what is filled in and not yet saved, for the same dialog in another language."""

    sex: Sex | None
    birth_year: str
    pregnant: bool
    lactating: bool
    conditions: frozenset[str]
    medicines: frozenset[str]


def read_birth_year(text: str, latest: int) -> int | None:
    """Read a birth year, or null from an empty text.

    Raises:
        BirthYearError: it is not a whole number from 1900 to *latest*.
    """
    digits = text.strip()
    if not digits:
        return None
    if not (digits.isascii() and digits.isdecimal()) or not EARLIEST_YEAR <= int(digits) <= latest:
        raise BirthYearError(latest)
    return int(digits)


class ProfileForm(QWidget):
    """Ask for sex, birth year, pregnancy, conditions and medicines: all of it optional.

    *year* is the one it is now, in which nobody is born later. ``changed`` tells that an answer is another.
    """

    changed = Signal()

    def __init__(
        self, guidance: Guidance, profile: Profile, year: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._year_now = year
        self._gates = {each.id: each for each in guidance.gates}
        self._causes = profile.causes

        self.sex = Segmented(
            [
                ("female", sex_word("female")),
                ("male", sex_word("male")),
                (_UNTOLD, _("I would rather not say")),
            ],
            _("Sex"),
        )
        self.year = QLineEdit()
        self.year.setAccessibleName(_("Birth year"))
        self.year.setMaxLength(_YEAR_DIGITS)
        self.year.setFixedWidth(self.year.fontMetrics().averageCharWidth() * 12)
        self._year_wrong = label(wrap=True)
        self._year_wrong.setProperty("tone", "warning")
        self.pregnant = QCheckBox(_("I am pregnant"))
        self.lactating = QCheckBox(_("I am breastfeeding"))
        self._contradiction = label(wrap=True)
        self._contradiction.setProperty("tone", "warning")
        self.gate = Card(kind="warning")
        self._gate_title = bold(wrap=True)
        self._gate_text = label(wrap=True)
        self.gate.column.addWidget(self._gate_title)
        self.gate.column.addWidget(self._gate_text)
        self.conditions = SearchableTicks(
            _("Conditions"),
            _("Search conditions"),
            condition_ticks(guidance),
            groups=[(each.id, said(each.name)) for each in guidance.condition_groups],
        )
        self.medicines = SearchableTicks(
            _("Medicines"),
            _("Search medicines, also by brand"),
            medicine_ticks(guidance, profile.medicines),
            groups=[(each.id, said(each.name)) for each in guidance.medicine_groups],
            typed_about=typed_about(guidance),
        )
        self._lay_out()

        self.sex.chosen.connect(self._look_again)
        self.year.textChanged.connect(self._look_again)
        self.pregnant.toggled.connect(self._look_again)
        self.lactating.toggled.connect(self._look_again)
        self.conditions.changed.connect(self.changed)
        self.medicines.changed.connect(self.changed)
        self.show_draft(draft_of(profile))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        person = Card()
        person.column.addWidget(bold(_("Sex and birth year")))
        why = _("Nothing here is required. It is used for the adequate intake and for warnings.")
        person.column.addWidget(label(why, muted=True, wrap=True))
        form = form_layout()
        form.addRow(label(_("Sex")), self.sex)
        form.addRow(label(_("Birth year")), self.year)
        for part in (self._year_wrong, self.pregnant, self.lactating, self._contradiction):
            form.addRow(part)
        person.column.addLayout(form)
        person.column.addWidget(self.gate)
        column.addWidget(person)
        health = Card()
        health.column.addWidget(self.conditions)
        health.column.addSpacing(8)
        health.column.addWidget(self.medicines)
        column.addWidget(health)

    @property
    def draft(self) -> Draft:
        """Give what is filled in now."""
        sex = self.sex.value
        return Draft(
            sex="female" if sex == "female" else "male" if sex == "male" else None,
            birth_year=self.year.text(),
            pregnant=self.pregnant.isChecked(),
            lactating=self.lactating.isChecked(),
            conditions=self.conditions.keys(),
            medicines=self.medicines.keys(),
        )

    def told(self) -> Profile:
        """Give what was told as a profile; what the person ticked as a cause stays.

        Raises:
            BirthYearError: what is typed as a birth year is none.
        """
        draft = self.draft
        return Profile(
            sex=draft.sex,
            birth_year=read_birth_year(draft.birth_year, self._year_now),
            pregnant=draft.pregnant,
            lactating=draft.lactating,
            conditions=draft.conditions,
            medicines=draft.medicines,
            causes=self._causes,
        )

    def show_draft(self, draft: Draft) -> None:
        """Fill in what was filled in before."""
        self.sex.set_value(draft.sex)
        self.year.setText(draft.birth_year)
        self.pregnant.setChecked(draft.pregnant)
        self.lactating.setChecked(draft.lactating)
        self.conditions.set_keys(draft.conditions)
        self.medicines.set_keys(draft.medicines)
        self._look_again()

    def say_year_wrong(self, latest: int) -> None:
        """Say that what is typed is no birth year, and let the keys go there."""
        sentence = _(
            "This is no birth year. Type one from {earliest} to {latest}, or leave it empty."
        ).format(earliest=EARLIEST_YEAR, latest=latest)
        self._year_wrong.setText(sentence)
        self._year_wrong.show()
        self.year.setFocus(Qt.FocusReason.OtherFocusReason)
        self.year.selectAll()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.year, sentence))

    def _look_again(self) -> None:
        """Say what the answers so far mean; nothing is refused here."""
        draft = self.draft
        self._year_wrong.hide()
        expecting = draft.pregnant or draft.lactating
        try:
            year = read_birth_year(draft.birth_year, self._year_now)
        except BirthYearError:
            year = None
        told = Profile(sex=draft.sex, birth_year=year, pregnant=draft.pregnant, lactating=draft.lactating)
        found = contradictions(told, self._year_now)
        sentences = [contradiction_sentence(each, told, self._year_now) for each in found]
        self._contradiction.setText("\n".join(sentences))
        self._contradiction.setVisible(bool(sentences))
        minor = Profile(birth_year=year).is_minor_in(self._year_now)
        gate = self._gates.get("minor") if minor else self._gates.get("pregnancy") if expecting else None
        self.gate.setVisible(gate is not None)
        if gate is not None:
            self._gate_title.setText(said(gate.title))
            self._gate_text.setText(said(gate.text))
        self.changed.emit()


def draft_of(profile: Profile) -> Draft:
    """Give what is filled in of a profile."""
    return Draft(
        sex=profile.sex,
        birth_year="" if profile.birth_year is None else str(profile.birth_year),
        pregnant=profile.pregnant,
        lactating=profile.lactating,
        conditions=profile.conditions,
        medicines=profile.medicines,
    )
