"""Settings of the quick keys: which drink or line Ctrl+1 to Ctrl+4 write down."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, TypeAlias

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from magapp.i18n import _
from magapp.services.drinks import DRINKS
from magapp.services.plain_text import typed
from magapp.storage.settings import LONGEST_QUICK_LINE, QUICK_KEYS
from magapp.ui.dialogs.settings_page import Section, settings_column
from magapp.ui.quick_keys import LINE, quick_key
from magapp.ui.widgets.asked import Combo
from magapp.ui.widgets.card import label, link_button
from magapp.ui.widgets.drinks_card import drink_name

if TYPE_CHECKING:
    from magapp.services.proposal import Proposal
    from magapp.ui.choices import Choices
    from magapp.ui.models.proposal_model import Offer

Offered: TypeAlias = Callable[[str], Sequence["Offer"]]
"""Says what a line means, the likeliest first."""

_OWN: Final = "own"


def _is_food(proposal: Proposal) -> bool:
    """Tell whether it is of foods alone: what else a person takes is no matter for the settings."""
    if proposal.parts:
        return all(map(_is_food, proposal.parts))
    return proposal.food is not None and proposal.medicine is None and proposal.product is None


class _Key(QWidget):
    """Ask what one quick key writes down."""

    def __init__(self, place: int, choices: Choices, offered: Offered) -> None:
        super().__init__()
        self._place, self._choices, self._offered = place, choices, offered
        name = quick_key(place)
        drinks = [(drink, drink_name(drink)) for drink in DRINKS]
        self.what = Combo(name, [*drinks, (_OWN, _("something else"))], _OWN)
        self.line = QLineEdit()
        self.line.setAccessibleName(_("{key}: what it writes down").format(key=name))
        self.line.setPlaceholderText(_("such as: half a glass of milk"))
        self.line.setMaxLength(LONGEST_QUICK_LINE - len(LINE))
        self.means = label(muted=True, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.what)
        column.addWidget(self.line)
        column.addWidget(self.means)
        self.what.activated.connect(self._chosen)
        self.line.editingFinished.connect(self._typed)
        self.line.textEdited.connect(self._say_meaning)
        self.show_key()

    def show_key(self) -> None:
        """Show what the key does now."""
        key = self._choices.settings.quick_keys[self._place]
        own = key.startswith(LINE)
        self.what.setCurrentIndex(self.what.findData(_OWN if own else key))
        self.line.setText(key.removeprefix(LINE) if own else "")
        self._unfold(own=own)

    def _unfold(self, *, own: bool) -> None:
        self.line.setVisible(own)
        self.means.setVisible(own)
        if own:
            self._say_meaning()

    def _chosen(self) -> None:
        key = self.what.currentData()
        self._unfold(own=key == _OWN)
        if key == _OWN:
            self.line.setFocus()
        else:
            self._keep(key)

    def _typed(self) -> None:
        line = typed(self.line.text()).strip()
        found = self._found(line)
        if self.what.currentData() == _OWN and found is not None and _is_food(found):
            self._keep(f"{LINE}{line}")

    def _found(self, line: str) -> Proposal | None:
        offers = self._offered(line) if line else ()
        return offers[0].proposal if offers else None

    def _say_meaning(self) -> None:
        line = typed(self.line.text()).strip()
        offers = self._offered(line) if line else ()
        known = offers[0] if offers else None
        if not line:
            self.means.setText(_("Type what one press is to write down."))
        elif known is None or (known.proposal is not None and known.proposal.is_new):
            self.means.setText(_("No food is found for this: the key stays as it was."))
        elif known.proposal is None:
            self.means.setText(known.name)  # why it cannot be written down
        elif not _is_food(known.proposal):
            self.means.setText(
                _("A quick key writes down foods and drinks. Supplements are ticked as usual ones.")
            )
        else:
            self.means.setText(" · ".join(filter(None, (known.name, known.amount, known.magnesium))))

    def _keep(self, key: str) -> None:
        keys = list(self._choices.settings.quick_keys)
        keys[self._place] = key
        self._choices.keep(quick_keys=tuple(keys))


class KeysPage(QWidget):
    """Ask what each quick key writes down."""

    def __init__(self, choices: Choices, offered: Offered) -> None:
        super().__init__()
        self._choices = choices
        self.keys = [_Key(place, choices, offered) for place in range(len(QUICK_KEYS))]
        self.usual = link_button(_("The usual keys again"))
        section = Section(_("Quick keys"))
        for place, key in enumerate(self.keys):
            section.ask(quick_key(place), key)
        section.say(
            _(
                "One press writes it down for the day shown. Of a drink it is one more of the kind you had "
                "last; something else is read as in the entry line."
            )
        )
        section.column.addWidget(self.usual)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(settings_column(_("Quick keys"), section))

        self.usual.clicked.connect(self._usual_wanted)

    def _usual_wanted(self) -> None:
        self._choices.keep(quick_keys=QUICK_KEYS)
        for key in self.keys:
            key.show_key()
