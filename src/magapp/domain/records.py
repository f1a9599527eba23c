"""The kinds of record that a diary is made of.

Every record is a frozen value; a change is a new value with the same id. ``day`` is a local calendar
date without a time zone. ``time`` is minutes from that day's midnight, up to 29:59, so that one
o'clock at night of the same evening sorts after eleven.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar, Final, Literal, TypeAlias

if TYPE_CHECKING:
    import datetime as dt

    from magapp.domain.amount import Amount

Meal: TypeAlias = Literal["breakfast", "lunch", "dinner", "snack"]
DayCompleteness: TypeAlias = Literal["complete", "partly", "drinks_missing"]
LabUnit: TypeAlias = Literal["mmol/L", "mg/dL", "mEq/L"]

DAY_STATES: Final[tuple[DayCompleteness, ...]] = ("partly", "drinks_missing", "complete")
"""What a person can say of a day, from the least to the most complete."""
MEALS: Final[tuple[Meal, ...]] = ("breakfast", "lunch", "dinner", "snack")
LAB_UNITS: Final[tuple[LabUnit, ...]] = ("mmol/L", "mg/dL", "mEq/L")
LATEST_MINUTE: Final = 29 * 60 + 59
MOST_TIMES: Final = 6
"""A supplement is taken no more often than this on a day."""
MAX_GRAMS: Final = 20_000.0
"""More than this of one food in one entry is a typing error."""
MAX_MG: Final = 20_000.0
"""More elemental magnesium than this in one entry is a typing error."""
EARLIEST_YEAR: Final = 1900
LATEST_YEAR: Final = 2199


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A food, drink or supplement, as eaten or planned, with all it was made of at that moment.

    ``quantity`` counts ``unit`` (a key of the table of units, or ``g``, ``ml``, ``mg``); ``grams`` is
    the weight, or null for a supplement. ``mg`` is elemental magnesium of the whole entry, null when
    unknown. ``energy_kcal``, ``caffeine_mg`` and ``alcohol_g`` are of the whole entry as well.
    ``counts_to_upper``: a supplement, fortified food, antacid or laxative.
    """

    kind: ClassVar[str] = "entry"

    id: str
    day: dt.date
    time: int | None = None
    meal: Meal = "snack"
    food: str | None = None
    name: str = ""
    source: str = ""
    source_id: str = ""
    group: str = ""
    quantity: float = 1.0
    unit: str = "g"
    grams: float | None = None
    mg: Amount | None = None
    estimate: bool = False
    form: str | None = None
    salt_mg: float | None = None
    counts_to_upper: bool = False
    planned: bool = False
    drink: str = ""
    energy_kcal: float | None = None
    caffeine_mg: float | None = None
    alcohol_g: float | None = None
    note: str = ""

    @property
    def is_supplement(self) -> bool:
        """Tell whether this is a supplement or medicine with magnesium, not a food."""
        return self.form is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dose:
    """A medicine taken at a time; ``medicine`` is a key of the medicines in the content."""

    kind: ClassVar[str] = "dose"

    id: str
    day: dt.date
    time: int | None = None
    medicine: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkin:
    """One answer to one complaint on one day: 0 none, 1 mild, 2 moderate, 3 severe, null unanswered."""

    kind: ClassVar[str] = "checkin"

    id: str
    day: dt.date
    key: str
    severity: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Habit:
    """One habit of one day.

    ``key`` and the meaning of ``value``: ``sleep`` hours (of the night before, on the day of waking),
    ``bedtime`` minutes from midnight of the day before (so 23:30 is 1410 and 00:30 is 1470),
    ``relaxation`` minutes, ``sweat`` and ``stress`` 0 to 3. Drinks are entries, never habits.
    """

    kind: ClassVar[str] = "habit"

    id: str
    day: dt.date
    key: str
    value: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DayNote:
    """What the person set about a whole day: its completeness, or null for the suggestion; a note.

    ``drinks_missing`` says of a day that is ``partly`` that its drinks are all it lacks, and nothing of
    any other: a reader who does not know the field still reads that the day is not complete.
    """

    kind: ClassVar[str] = "day"

    id: str
    day: dt.date
    state: Literal["complete", "partly"] | None = None
    note: str = ""
    drinks_missing: bool = False

    @property
    def completeness(self) -> DayCompleteness | None:
        """Give what the person said; null where the suggestion holds."""
        return "drinks_missing" if self.state == "partly" and self.drinks_missing else self.state

    @property
    def is_empty(self) -> bool:
        """Tell whether it says nothing at all."""
        return self.state is None and not self.note

    def saying(self, completeness: DayCompleteness | None) -> DayNote:
        """Say how complete the day is instead; null goes back to the suggestion."""
        if completeness == "drinks_missing":
            return replace(self, state="partly", drinks_missing=True)
        return replace(self, state=completeness, drinks_missing=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class LabValue:
    """Magnesium in blood as a laboratory gave it, in its own unit; a note, which nothing is computed from.

    ``low`` and ``high`` are the interval that the laboratory printed beside it, both or neither.
    """

    kind: ClassVar[str] = "lab"

    id: str
    day: dt.date
    value: float
    unit: LabUnit = "mmol/L"
    low: float | None = None
    high: float | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something true of the person from one day until, not including, another.

    ``key`` is sex, birth_year, pregnant, lactating, condition, medicine or cause; ``value`` is text.
    """

    kind: ClassVar[str] = "fact"

    id: str
    key: str
    value: str
    since: dt.date
    until: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPortion:
    """A household measure of an own food; ``name`` is the person's word, ``grams`` its weight."""

    name: str
    grams: float


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnFood:
    """A food the person added from a label; figures per 100 g, null when unknown.

    ``instead_of`` is the id of a food of a table that this one corrects: the search finds this one only.
    ``drink`` is the kind of drink, as in an entry; ``added_magnesium`` says that magnesium was added to it,
    which counts to the upper level.
    """

    kind: ClassVar[str] = "food"

    id: str
    name: str
    group: str = ""
    drink: str = ""
    instead_of: str = ""
    added_magnesium: bool = False
    mg_per_100g: float | None = None
    energy_kcal: float | None = None
    caffeine_mg: float | None = None
    alcohol_g: float | None = None
    portions: tuple[OwnPortion, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingredient:
    """A food of a recipe or meal and its weight in g, and how the person counts it: ``quantity`` of ``unit``.

    ``name`` is what it was called, for when its food is no longer in any table.
    """

    food: str
    grams: float
    quantity: float = 0.0
    unit: str = "g"
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """A dish made of foods, divided into ``servings`` equal portions.

    ``is_meal``: foods that are eaten together and written down as a row each, such as a usual breakfast.
    """

    kind: ClassVar[str] = "recipe"

    id: str
    name: str
    is_meal: bool = False
    servings: float = 1.0
    ingredients: tuple[Ingredient, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Favourite:
    """A food with its amount that the person wants at hand, for one meal or for all."""

    kind: ClassVar[str] = "favourite"

    id: str
    food: str
    quantity: float = 1.0
    unit: str = "g"
    meal: Meal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnComplaint:
    """A complaint that the person keeps track of besides the seven; its id is the key of its answers.

    ``stopped``: it is asked for no longer; what was answered stays.
    """

    kind: ClassVar[str] = "complaint"

    id: str
    name: str
    stopped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Dislike:
    """A food that the person does not want to be offered as an idea: not for me."""

    kind: ClassVar[str] = "dislike"

    id: str
    food: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UsualSupplement:
    """A supplement that is usually taken: what it is, as in the entry it came from, and when.

    ``quantity``, ``mg`` and ``salt_mg`` are of one intake. ``times`` are those of a day, each an intake; none
    is one intake at no particular time. ``weekdays`` are 1 (Monday) to 7, none is every day. It is not asked
    for before ``since``, nor while ``paused``.
    """

    kind: ClassVar[str] = "usual"

    id: str
    name: str
    food: str | None = None
    form: str = "unspecified"
    quantity: float = 1.0
    unit: str = "tablet"
    mg: Amount | None = None
    estimate: bool = False
    salt_mg: float | None = None
    counts_to_upper: bool = True
    times: tuple[int, ...] = ()
    weekdays: tuple[int, ...] = ()
    since: dt.date | None = None
    paused: bool = False


DayRecord: TypeAlias = Entry | Dose | Checkin | Habit | DayNote | LabValue
LibraryRecord: TypeAlias = Fact | OwnFood | Recipe | Favourite | OwnComplaint | Dislike | UsualSupplement
Record: TypeAlias = DayRecord | LibraryRecord

DAY_KINDS: Final[tuple[type[DayRecord], ...]] = (Entry, Dose, Checkin, Habit, DayNote, LabValue)
LIBRARY_KINDS: Final[tuple[type[LibraryRecord], ...]] = (
    Fact,
    OwnFood,
    Recipe,
    Favourite,
    OwnComplaint,
    Dislike,
    UsualSupplement,
)
