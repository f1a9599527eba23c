"""Settings of the whole program: language, theme, how figures are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from magapp.domain.amount import exactly
from magapp.domain.records import LAB_UNITS
from magapp.i18n import _, language
from magapp.services.shown_units import shown
from magapp.services.wording import mg, number
from magapp.storage.settings import MOST_DECIMALS
from magapp.ui.dialogs.settings_page import Section, settings_column
from magapp.ui.widgets.asked import Combo
from magapp.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from magapp.ui.choices import Choices

_EXAMPLE_MG = 45.85
_EXAMPLE_KCAL = 165.0


class GeneralPage(QWidget):
    """Ask for the language, the theme and how figures are written.

    ``language_wanted`` and ``theme_wanted`` carry what was chosen: both change more than a setting.
    """

    language_wanted = Signal(str)
    theme_wanted = Signal(str)

    def __init__(self, choices: Choices) -> None:
        super().__init__()
        self._choices = choices
        # The names of languages stand in their own language, whatever the one set.
        self.language = Segmented([("nl", "Nederlands"), ("en", "English")], _("Language"))
        self.theme = Segmented(
            [("system", _("As the system")), ("light", _("Light")), ("dark", _("Dark"))], _("Theme")
        )
        self.decimals = Segmented(
            [(str(count), str(count)) for count in range(MOST_DECIMALS + 1)], _("Decimals of milligrams")
        )
        self.energy = Segmented([("kcal", "kcal"), ("kJ", "kJ")], _("Unit of energy"))
        units = [(unit, unit) for unit in LAB_UNITS]
        self.lab = Combo(_("Unit of a blood test"), units, choices.settings.lab_unit)

        looks = Section(_("Language and looks"))
        looks.ask(_("Language"), self.language)
        looks.ask(_("Theme"), self.theme)
        figures = Section(_("Figures"))
        figures.ask(_("Decimals of milligrams"), self.decimals)
        figures.ask(_("Unit of energy"), self.energy)
        figures.ask(_("Unit of a blood test"), self.lab)
        self.example = figures.say("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(settings_column(_("General"), looks, figures))

        self.language.chosen.connect(self.language_wanted)
        self.theme.chosen.connect(self.theme_wanted)
        self.decimals.chosen.connect(self._decimals_chosen)
        self.energy.chosen.connect(self._energy_chosen)
        self.lab.activated.connect(self._lab_chosen)
        choices.changed.connect(self.look_again)
        self.look_again()

    def look_again(self) -> None:
        """Show what is chosen now."""
        settings = self._choices.settings
        self.language.set_value(language())
        self.theme.set_value(settings.theme)
        self.decimals.set_value(str(settings.decimals))
        self.energy.set_value(settings.energy_unit)
        self.lab.setCurrentIndex(self.lab.findData(settings.lab_unit))
        energy = f"{number(shown().energy_of(_EXAMPLE_KCAL), language())} {settings.energy_unit}"
        self.example.setText(
            _("So figures are written: {mg}, {energy}. More decimals make a figure no surer.").format(
                mg=mg(exactly(_EXAMPLE_MG), language()), energy=energy
            )
        )

    def _decimals_chosen(self, count: str) -> None:
        self._choices.keep(decimals=int(count))

    def _energy_chosen(self, unit: str) -> None:
        self._choices.keep(energy_unit=unit)

    def _lab_chosen(self) -> None:
        self._choices.keep(lab_unit=self.lab.currentData())
