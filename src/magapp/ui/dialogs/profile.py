"""What the person may tell of themselves; on the first run also what the program is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from magapp.domain.profile import Profile, contradictions, fact_changes
from magapp.domain.records import EARLIEST_YEAR
from magapp.i18n import N_, _
from magapp.services.profile_words import contradiction_sentence, sex_word
from magapp.ui.dialogs.profile_ticks import condition_ticks, medicine_ticks, typed_about
from magapp.ui.theme import GAP, MARGIN
from magapp.ui.widgets.asked import form_layout
from magapp.ui.widgets.card import Card, bold, label
from magapp.ui.widgets.cause_ticks import SearchableTicks
from magapp.ui.widgets.reading_area import ReadingArea, line_up
from magapp.ui.widgets.segmented import Segmented
from magapp.ui.widgets.symptom_words import said

if TYPE_CHECKING:
    import datetime as dt

    from magapp.domain.guidance import Guidance
    from magapp.domain.profile import Sex
    from magapp.ui.document import Document

_SIZE: Final = (620, 700)
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


class ProfileDialog(QDialog):
    """Ask for sex, birth year, pregnancy, conditions and medicines: all of it optional.

    It saves in one step that can be undone. On the first run it can be skipped.
    """

    def __init__(
        self,
        document: Document,
        guidance: Guidance,
        today: dt.date,
        parent: QWidget | None = None,
        *,
        first_run: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("About you"))
        self._document = document
        self._today = today
        self._gates = {each.id: each for each in guidance.gates}
        profile = document.profile(today)
        self._causes = profile.causes

        self._sex = Segmented(
            [
                ("female", sex_word("female")),
                ("male", sex_word("male")),
                (_UNTOLD, _("I would rather not say")),
            ],
            _("Sex"),
        )
        self._year = QLineEdit()
        self._year.setAccessibleName(_("Birth year"))
        self._year.setMaxLength(_YEAR_DIGITS)
        self._year.setFixedWidth(self._year.fontMetrics().averageCharWidth() * 12)
        self._year_wrong = label(wrap=True)
        self._year_wrong.setProperty("tone", "warning")
        self._pregnant = QCheckBox(_("I am pregnant"))
        self._lactating = QCheckBox(_("I am breastfeeding"))
        self._contradiction = label(wrap=True)
        self._contradiction.setProperty("tone", "warning")
        self._gate = Card(kind="warning")
        self._gate_title = bold(wrap=True)
        self._gate_text = label(wrap=True)
        self._gate.column.addWidget(self._gate_title)
        self._gate.column.addWidget(self._gate_text)
        self._conditions = SearchableTicks(
            _("Conditions"),
            _("Search conditions"),
            condition_ticks(guidance),
            groups=[(each.id, said(each.name)) for each in guidance.condition_groups],
        )
        self._medicines = SearchableTicks(
            _("Medicines"),
            _("Search medicines, also by brand"),
            medicine_ticks(guidance, profile.medicines),
            groups=[(each.id, said(each.name)) for each in guidance.medicine_groups],
            typed_about=typed_about(guidance),
        )
        self._save = QPushButton(_("Start") if first_run else _("Save"))
        self._save.setDefault(True)
        self._leave = QPushButton(_("Skip") if first_run else _("Cancel"))

        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        self._lay_out(column)
        self._lay_out_around(page)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(button is self._save)
        room = (parent.screen() if parent else QGuiApplication.primaryScreen()).availableGeometry()
        self.resize(min(_SIZE[0], room.width()), min(_SIZE[1], room.height()))

        self._sex.chosen.connect(self._look_again)
        self._year.textChanged.connect(self._look_again)
        self._pregnant.toggled.connect(self._look_again)
        self._lactating.toggled.connect(self._look_again)
        self._save.clicked.connect(self.save)
        self._leave.clicked.connect(self.reject)
        self._show(_draft_of(profile))

    def _lay_out_around(self, page: QWidget) -> None:
        self._area = ReadingArea(page, self.windowTitle())
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        outer.setSpacing(GAP)
        outer.addWidget(self._area, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(label(_("You can change this at any time."), muted=True), 1)
        buttons.addWidget(self._leave)
        buttons.addWidget(self._save)
        outer.addLayout(buttons)
        line_up(outer, self._area)

    def _lay_out(self, column: QVBoxLayout) -> None:
        person = Card()
        person.column.addWidget(bold(_("About you")))
        why = _("Nothing here is required. It is used for the adequate intake and for warnings.")
        person.column.addWidget(label(why, muted=True, wrap=True))
        form = form_layout()
        form.addRow(label(_("Sex")), self._sex)
        form.addRow(label(_("Birth year")), self._year)
        for part in (self._year_wrong, self._pregnant, self._lactating, self._contradiction):
            form.addRow(part)
        person.column.addLayout(form)
        person.column.addWidget(self._gate)
        column.addWidget(person)
        health = Card()
        health.column.addWidget(self._conditions)
        health.column.addSpacing(8)
        health.column.addWidget(self._medicines)
        column.addWidget(health)
        column.addStretch(1)

    @property
    def draft(self) -> Draft:
        """Give what is filled in now."""
        sex = self._sex.value
        return Draft(
            sex="female" if sex == "female" else "male" if sex == "male" else None,
            birth_year=self._year.text(),
            pregnant=self._pregnant.isChecked(),
            lactating=self._lactating.isChecked(),
            conditions=self._conditions.keys(),
            medicines=self._medicines.keys(),
        )

    def save(self) -> None:
        """Save in one step and close; with a birth year that cannot be, say so and stay."""
        draft = self.draft
        try:
            year = read_birth_year(draft.birth_year, self._today.year)
        except BirthYearError as error:
            self._say_year_wrong(error.latest)
            return
        wanted = Profile(
            sex=draft.sex,
            birth_year=year,
            pregnant=draft.pregnant,
            lactating=draft.lactating,
            conditions=draft.conditions,
            medicines=draft.medicines,
            causes=self._causes,
        )
        facts = self._document.diary.facts()
        changes = fact_changes(facts, wanted, self._today, self._document.new_id)
        self._document.replace(changes, N_("change profile"))
        self.accept()

    def _show(self, draft: Draft) -> None:
        self._sex.set_value(draft.sex)
        self._year.setText(draft.birth_year)
        self._pregnant.setChecked(draft.pregnant)
        self._lactating.setChecked(draft.lactating)
        self._conditions.set_keys(draft.conditions)
        self._medicines.set_keys(draft.medicines)
        self._look_again()

    def _look_again(self) -> None:
        """Say what the answers so far mean; nothing is refused here."""
        draft = self.draft
        self._year_wrong.hide()
        expecting = draft.pregnant or draft.lactating
        try:
            year = read_birth_year(draft.birth_year, self._today.year)
        except BirthYearError:
            year = None
        told = Profile(sex=draft.sex, birth_year=year, pregnant=draft.pregnant, lactating=draft.lactating)
        found = contradictions(told, self._today.year)
        sentences = [contradiction_sentence(each, told, self._today.year) for each in found]
        self._contradiction.setText("\n".join(sentences))
        self._contradiction.setVisible(bool(sentences))
        minor = Profile(birth_year=year).is_minor_in(self._today.year)
        gate = self._gates.get("minor") if minor else self._gates.get("pregnancy") if expecting else None
        self._gate.setVisible(gate is not None)
        if gate is not None:
            self._gate_title.setText(said(gate.title))
            self._gate_text.setText(said(gate.text))

    def _say_year_wrong(self, latest: int) -> None:
        sentence = _(
            "This is no birth year. Type one from {earliest} to {latest}, or leave it empty."
        ).format(earliest=EARLIEST_YEAR, latest=latest)
        self._year_wrong.setText(sentence)
        self._year_wrong.show()
        self._year.setFocus(Qt.FocusReason.OtherFocusReason)
        self._year.selectAll()
        self._area.ensureWidgetVisible(self._year)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._year, sentence))


def _draft_of(profile: Profile) -> Draft:
    return Draft(
        sex=profile.sex,
        birth_year="" if profile.birth_year is None else str(profile.birth_year),
        pregnant=profile.pregnant,
        lactating=profile.lactating,
        conditions=profile.conditions,
        medicines=profile.medicines,
    )
