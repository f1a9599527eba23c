"""How figures are written for this person: decimals of milligrams, and the unit of energy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from magapp.domain.records import LabUnit
    from magapp.storage.settings import EnergyUnit

KJ_IN_A_KCAL: Final = 4.184
"""The thermochemical kilocalorie, as EU labels reckon."""


class ShownUnits(NamedTuple):
    """Hold the decimals of milligrams on the screen, 0 to 2, and the units of energy and of blood tests."""

    decimals: int = 0
    energy: EnergyUnit = "kcal"
    lab: LabUnit = "mmol/L"

    def energy_of(self, kcal: float) -> float:
        """Convert an energy in kcal to the unit shown."""
        return kcal * KJ_IN_A_KCAL if self.energy == "kJ" else kcal

    def kcal_of(self, energy: float) -> float:
        """Convert an energy in the unit shown to kcal."""
        return energy / KJ_IN_A_KCAL if self.energy == "kJ" else energy


_now = ShownUnits()


def use(units: ShownUnits) -> None:
    """Write figures in these units from now on."""
    global _now  # noqa: PLW0603  # one person before one program, as with the language
    _now = units


def shown() -> ShownUnits:
    """Give the units that figures are written in."""
    return _now
