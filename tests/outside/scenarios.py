"""What a person does at the window, and what must then be seen.

    python3 -m tests.outside.scenarios NAME

``run_outside.py`` calls it so, under the system's interpreter, on a display and a bus of its own.
"""

from __future__ import annotations

import functools
import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pyatspi

from tests.outside.driver import (
    Heard,
    NotSeen,
    Program,
    act,
    find,
    find_all,
    keep_on_screen,
    nodes,
    on_screen,
    press,
    say,
    text_of,
    type_text,
    wait_for,
)
from tests.outside.names import Audit
from tests.outside.words import Tongues

if TYPE_CHECKING:
    from collections.abc import Callable

# Places of menus and of items in them, lines between groups not counted.
FILE, EDIT, DIARY, VIEW, HELP = range(5)
_LANGUAGE: Final = 4
_PLACE_OF: Final = {"nl": 0, "en": 1}
_BREAD: Final = "2 sneetjes volkorenbrood"


def must(seen: object, sentence: str) -> None:
    """Say a sentence that is true, or stop.

    Raises:
        NotSeen: it is not true.
    """
    if not seen:
        raise NotSeen(sentence)
    say(f"ok  {sentence}")


def total(program: Program) -> str:
    """Give the day's magnesium from food, as it is told in words."""
    figure = wait_for("the day's total", lambda: find(program.window, name=_TOTAL, role="label"))
    return str(figure.description)


_TOTAL: Final = "^(Magnesium uit voeding|Magnesium from food)$"


def choose_language(program: Program, language: str) -> None:
    """Choose a language in the View menu and wait for the new window."""
    before = [item.name for item in _bar(program)]
    act(program.menu_item(VIEW, _LANGUAGE, _PLACE_OF[language]))

    def is_other() -> bool:
        now = [item.name for item in _bar(program)]
        return bool(now) and now != before

    wait_for("another language in the menu", is_other)
    wait_for("the window with its status", lambda: "✓" in program.status())


def _bar(program: Program) -> list[Any]:
    bar = find(program.window, role="menu bar")
    return [] if bar is None else [bar.getChildAtIndex(place) for place in range(bar.childCount)]


def _tab(program: Program, kind: str) -> Any:
    return find(program.window, kind=kind)


def every_tab(program: Program, audit: Audit, *, tree: bool = False) -> None:
    """Look at the four tabs one after the other."""
    for place, kind in enumerate(("SymptomsTab", "DiaryTab", "AdviceTab", "TrendsTab"), start=1):
        press(f"Alt+{place}")
        wait_for(f"the tab {kind}", functools.partial(_tab, program, kind))
        audit.look(kind, program.window, tree=tree)


def no_foreign_word(audit: Audit, language: str, tongues: Tongues, *, but: tuple[str, ...] = ()) -> None:
    """See that every text is in one language; *but* are names that the person wrote."""
    strange = [(word, text) for word, text in tongues.foreign(language, audit.texts) if text not in but]
    for word, text in strange:
        say(f"    {word}: {text!r}")
    must(not strange, f"all {len(audit.texts)} texts of window and menus are in the language “{language}”")


def kept() -> None:
    """Type a food, undo, redo; what is saved is there after kill -9; the language can be switched."""
    program = Program()
    program.start()
    program.skip_welcome()
    press("Alt+2")
    before = total(program)
    program.enter(_BREAD)
    row = program.row("Volkorenbrood", "70 g")
    say(f"    {row}")
    amount = re.search(r"\d+", row[2])
    must(amount and int(amount[0]) > 0, f"the row shows 70 g and its magnesium, {row[2]}")
    with_bread = total(program)
    must(with_bread != before, f"the total went from “{before}” to “{with_bread}”")
    press("Ctrl+z")
    wait_for("an empty day after undo", lambda: not program.rows() and total(program) == before)
    say("ok  Ctrl+Z takes it away, and from the total")
    press("Ctrl+Shift+z")
    program.row("Volkorenbrood", "70 g")
    wait_for("the total after redo", lambda: total(program) == with_bread)
    say("ok  Ctrl+Shift+Z brings it back")
    program.enter("koffie")
    program.row("Koffie")
    said = program.saved()
    program.kill()
    say(f"ok  killed at “{said}”")
    program.start()
    program.row("Volkorenbrood", "70 g")
    program.row("Koffie")
    program.saved()
    must(len([r for r in program.rows() if "70 g" in r[1]]) == 1, "started again, both rows are there, once")
    must(not program.dialogs(), "and nothing is asked or told")

    tongues = Tongues()
    for language in ("en", "nl"):
        choose_language(program, language)
        audit = Audit()
        every_tab(program, audit)
        audit.hear(program.root)
        no_foreign_word(audit, language, tongues)
    program.quit()


def heard() -> None:
    """By ear and by keys alone: add, edit, delete, undo; the new total is said each time."""
    program = Program()
    program.start()
    program.skip_welcome()
    wait_for("everything read", program.saved)
    ear = Heard()

    def said(words: str, after: str) -> str:
        sentence = ear.next(words)
        say(f"ok  after {after} is said: “{sentence}”")
        return sentence

    program.enter(_BREAD)
    said(r"Volkorenbrood.*\d+ mg", "Enter")
    program.enter("koffie")
    two = said(r"Koffie.*\d+ mg", "Enter")
    table = wait_for("the day's list", lambda: find(program.window, kind="DayTable"))
    for _try in range(12):
        if table.getState().contains(pyatspi.STATE_FOCUSED):
            break
        press("Tab")
        time.sleep(0.1)  # the keyboard moves on
    must(table.getState().contains(pyatspi.STATE_FOCUSED), "Tab leads from the line to the list")
    press("Down")
    press("Return")
    time.sleep(0.2)  # the editor opens
    type_text("3 sneetjes")
    press("Return")
    program.row("Volkorenbrood", "105 g")
    more = said(r"105 g.*\d+ mg", "typing another amount")
    must(_figures(more) > _figures(two), "the total that is said is higher")
    press("Delete")
    wait_for("one row", lambda: len(find_rows(program)) == 1)
    said(r"\d+ mg", "Delete")
    press("Ctrl+z")
    program.row("Volkorenbrood", "105 g")
    back = said(r"\d+ mg", "undo")
    must(_figures(back)[-1] == _figures(more)[-1], "and the total is what it was")
    program.quit()


def _figures(sentence: str) -> list[int]:
    """List the milligrams of a sentence; the last is the total."""
    return [int(each) for each in re.findall(r"(\d+) mg", sentence)]


_NEW: Final = (
    ("2 volk", "Volkorenbrood"),
    ("pindakaas", "Pindakaas"),
    ("koff", "Koffie"),
    ("2 bruinb", "Bruinbrood"),
    ("oude kaas", "Oude kaas"),
    ("glas karne", "Karnemelk"),
    ("200 g aardap", "Aardappelen"),
    ("150 g broc", "Broccoli"),
    ("kipfilet", "Kipfilet"),
)
_KNOWN: Final = (
    ("volk", "Volkorenbrood"),
    ("pind", "Pindakaas"),
    ("koff", "Koffie"),
    ("bruin", "Bruinbrood"),
    ("oude", "Oude kaas"),
    ("karne", "Karnemelk"),
    ("aard", "Aardappelen"),
    ("broc", "Broccoli"),
    ("kip", "Kipfilet"),
)
_MOST_KEYS_NEW: Final = 14
_MOST_KEYS_KNOWN: Final = 6


def day_in_keys() -> None:
    """Write down breakfast, lunch and dinner by the keyboard, twice, and count the keys of each food."""
    program = Program()
    program.start()
    program.skip_welcome()
    wait_for("everything read", program.saved)
    for lines, most, word in ((_NEW, _MOST_KEYS_NEW, "new"), (_KNOWN, _MOST_KEYS_KNOWN, "known")):
        if word == "known":
            press("Alt+Left")
            wait_for("the empty day before", lambda: not program.rows())
        counts = []
        for line, name in lines:
            program.enter(line)
            say(f"    {len(line) + 1} keys “{line}⏎”: {' · '.join(program.row(name))}")
            counts.append(len(line) + 1)
        must(
            max(counts) <= most,
            f"{len(lines)} {word} foods, {sum(counts)} keys, at most {max(counts)} for one",
        )
        program.saved()
    program.quit()


def names(language: str) -> None:
    """Every tab and dialog tells a screen reader what each widget is, its name and its value."""
    audit = Audit()
    program = Program()
    program.start()
    first = program.dialog("FirstRunDialog")
    for page in range(1, 7):
        wait_for(f"page {page}", functools.partial(find, first, name=f"^{page} (of|van) 6$"))
        audit.look(f"first_{page}", first)
        press("Return")
    program.no_dialog()
    if language != "nl":
        choose_language(program, language)
        audit.texts.clear()

    program.enter(_BREAD)
    program.row("70 g")
    program.enter("400 mg magnesium")
    wait_for("two rows", lambda: len(find_rows(program)) >= 2)
    type_text("2 sn")
    offers = wait_for("what is offered", lambda: find(program.window, kind="OfferList"))
    audit.look("offers", offers)
    press("Escape")
    press("Alt+1")
    press("1")  # an answer, so that there is a complaint to draw
    every_tab(program, audit, tree=True)
    press("Alt+1")
    causes = wait_for("the switch to causes", lambda: find(program.window, kind="causes"))
    act(causes)
    wait_for("the causes", lambda: find(program.window, kind="CausesPanel"))
    audit.look("causes", program.window)
    box = find(program.window, role="check box", kind="QCheckBox")
    act(box)
    wait_for("a step to undo", lambda: find(program.root, role="menu item", name=_TICK, hidden=True))
    press("Alt+2")
    for place, ask in dialogs(program).items():
        ask()
        dialog = program.dialog()
        time.sleep(0.3)  # what is laid out or rendered after it is shown
        audit.look(place, dialog)
        if place == "print":
            press("Return")
            audit.look("print preview", program.dialog("QPrintPreviewDialog"))
            press("Escape")
            wait_for("the end of the preview", lambda: len(program.dialogs()) == 1)
        press("Escape")
        program.no_dialog()
    audit.hear(program.root)
    program.quit()
    lose_folder()
    program.start()
    audit.look("not opened", program.dialog("NotOpenedDialog"))
    program.kill()
    report(audit, language)


def find_rows(program: Program) -> list[tuple[str, ...]]:
    """List the rows that have an amount, and not the meals above them."""
    return [row for row in program.rows() if row[1]]


def dialogs(program: Program) -> dict[str, Callable[[], object]]:
    """Name every dialog and how a person brings it up."""

    def alert() -> None:
        press("Alt+2")
        card = wait_for("the totals", lambda: find(program.window, kind="TotalsCard"))
        act(wait_for("the alert", lambda: list(find_all(card, role="push button"))[-1]))

    def item(*places: int | str) -> Callable[[], None]:
        def choose() -> None:
            act(program.menu_item(*places))

        return choose

    return {
        "emergency": lambda: press("F1"),
        "export": lambda: press("Ctrl+e"),
        "print": lambda: press("Ctrl+p"),
        "about you": item(FILE, "Over u|About you"),
        "own food": lambda: press("Ctrl+n"),
        "recipe": lambda: press("Ctrl+r"),
        "my foods": item(DIARY, "Mijn producten|My foods"),
        "import table": item(DIARY, "importeren|Import"),
        "help": item(HELP, "Zo werkt|How it works"),
        "purpose": item(HELP, "Wat doet dit|What does this"),
        "first pages": item(HELP, "Eerste stappen|First steps"),
        "figures": item(HELP, "Cijfers|Figures"),
        "sources": item(HELP, "Bronnen|Sources"),
        "article": item(HELP, "klopt er|right in the"),
        "about": item(HELP, "Over magapp|About magapp"),
        "settings": lambda: press("Ctrl+,"),
        "usual supplements": item(DIARY, "^(Vaste supplementen|Usual supplements)…"),
        "lifestyle": item(DIARY, "Dranken en leefstijl|Drinks and lifestyle", "…"),
        "copy from": lambda: press("Ctrl+Shift+d"),
        "upper level": alert,
    }


def lose_folder() -> None:
    """Take the data folder away, as a folder does that is on a disk which is not there."""
    data = Path(os.environ["XDG_DATA_HOME"]) / "magapp"
    data.rename(data.with_name("elsewhere"))


def report(audit: Audit, language: str) -> None:
    """Print what is missing, and stop if anything is."""
    for fault, place in sorted(audit.faults.items()):
        say(f"    {place}: {fault}")
    unmet = [kind for kind in audit.unmet() if kind not in _GROUNDS]
    must(not unmet, f"every class that paints itself was met {unmet or ''}")
    no_foreign_word(audit, language, Tongues())
    must(not audit.faults, f"every widget in {len(audit.places)} places has role, name and value")


_GROUNDS: Final = ("SymptomRow",)
"""Rows go by the complaint's id, not by their class; they take the keys, and are looked at for that."""


def damaged() -> None:
    """A damaged month file is told once and restored; the start after that is silent."""
    program = Program()
    program.start()
    program.skip_welcome()
    program.enter(_BREAD)
    program.row("70 g")
    program.enter("koffie")
    program.row("Koffie")
    program.saved()
    program.quit()
    (month,) = (Path(os.environ["XDG_DATA_HOME"]) / "magapp/devices").glob("*/*-*.json")
    whole = month.read_bytes()
    for how, damage in {
        "cut in half": whole[: len(whole) // 2],
        "zeroed": bytes(len(whole)),
        "with one bit turned": whole[:-200] + bytes([whole[-200] ^ 4]) + whole[-199:],
    }.items():
        month.write_bytes(damage)
        program.start()
        told = program.dialog()
        say(f"    {' '.join(filter(None, (text_in(told),)))}")
        program.row("70 g")
        program.row("Koffie")
        must(month.read_bytes() == whole, f"{how}: told, restored to the byte, the rows are there")
        copies = [p for p in Path(os.environ["XDG_STATE_HOME"]).rglob("quarantine/**/*") if p.is_file()]
        must(any(copy.read_bytes() == damage for copy in copies), f"{how}: the damaged file is kept")
        press("Return")
        program.no_dialog()
        program.quit()
        program.start()
        program.saved()
        time.sleep(0.5)  # what would be told comes right after reading
        must(not program.dialogs(), f"{how}: the start after that is silent")
        program.quit()


def text_in(dialog: Any) -> str:
    """Give what a dialog says."""
    said = [node.name or text_of(node) for node, _depth in nodes(dialog) if node.getRoleName() == "label"]
    return " ".join(said)


def second_start() -> None:
    """A second start ends at once with status 0 and raises the first window."""
    program = Program()
    program.start()
    program.skip_welcome()
    program.saved()
    cover = keep_on_screen("cover")
    try:
        must(on_screen("top").startswith("cover"), "another window lies over it")
        status, said, seconds = program.start_second()
        must(status == 0, f"the second start ends with 0 after {seconds:.2f} s: {said}")
        # Whether it gets the keyboard as well is the window manager's to say, and there is none here.
        wait_for("magapp on top", lambda: on_screen("top").startswith("magapp"))
        say("ok  the first window lies on top again")
    finally:
        cover.kill()
        cover.wait()
    program.has_keys()
    program.quit()


def calendar() -> None:
    """In a narrow window the calendar unfolds under the date: found, named and used as the one beside."""
    program = Program()
    program.start()
    program.skip_welcome()
    program.enter(_BREAD)
    program.row("70 g")
    program.saved()
    program.quit()
    settings = next(Path(os.environ["XDG_CONFIG_HOME"]).rglob("settings.json"))
    kept = json.loads(settings.read_text("utf-8"))
    settings.write_text(json.dumps({**kept, "window_geometry": "0 0 900 600 0"}), "utf-8")
    program.start()
    program.saved()
    program.has_keys()
    program.row("70 g")
    press("Ctrl+g")
    dialog = program.dialog("UnfoldedCalendar")
    must(dialog.name.startswith(("Kalender", "Calendar")), f"it is a dialog with a name, “{dialog.name}”")
    audit = Audit()
    audit.look("calendar", dialog)
    day = functools.partial(_day_with_keys, dialog)
    today = wait_for("a day with the keyboard", day)
    must("mg" in today, f"today says its figure and its state: “{today}”")
    press("Left")
    before = wait_for("another day", lambda: day() if day() != today else None)
    say(f"ok  one key leads to “{before}”, and it is heard")
    press("1")
    field = wait_for("the field for a day", lambda: find(dialog, kind="DayField"))
    wait_for("the first of the month", lambda: " 1 " in field.description)
    press("2")
    wait_for("the twelfth", lambda: " 12 " in field.description)
    audit.look("a day typed", dialog)
    say(f"ok  two keys lead to “{field.description}”")
    press("Return")
    program.no_dialog()
    line = find(program.window, kind="EntryField")
    must(line.getState().contains(pyatspi.STATE_FOCUSED), "Enter goes on to the entry line")
    press("Ctrl+g")
    dialog = program.dialog("UnfoldedCalendar")
    press("Shift+Left")
    wait_for("what can be done to several days", lambda: find(dialog, kind="DayChooser"))
    done = wait_for("its buttons", lambda: find(dialog, role="push button", name="Esc"))
    audit.look("several days", dialog)
    say(f"ok  several days are chosen, and “{done.name}” ends it")
    press("Escape")
    press("Escape")
    program.no_dialog()
    for fault, place in sorted(audit.faults.items()):
        say(f"    {place}: {fault}")
    must(not audit.faults, f"every widget in {len(audit.places)} places has role, name and value")
    program.quit()


def _day_with_keys(dialog: Any) -> str | None:
    """Give the words of the day that the keyboard is on."""
    cells = find_all(dialog, role="table cell")
    return next((each.name for each in cells if each.getState().contains(pyatspi.STATE_FOCUSED)), None)


_TICK: Final = "(aanvinken|tick a cause)"

SCENARIOS: Final[dict[str, Callable[[], None]]] = {
    "kept": kept,
    "names_nl": lambda: names("nl"),
    "names_en": lambda: names("en"),
    "damaged": damaged,
    "second_start": second_start,
    "day_in_keys": day_in_keys,
    "heard": heard,
    "calendar": calendar,
}


def main(name: str) -> int:
    """Play one scenario; 0 if all was seen."""
    begun = time.monotonic()
    bus = subprocess.Popen(
        [os.environ["OUTSIDE_LAUNCHER"], "--launch-immediately"], stderr=subprocess.DEVNULL
    )
    focus = keep_on_screen("focus")
    try:
        SCENARIOS[name]()
    except NotSeen as error:
        if "OUTSIDE_TREE" in os.environ:
            Audit().look("what was shown", pyatspi.Registry.getDesktop(0))
        say(f"NOT {error}")
        return 1
    finally:
        for helper in (focus, bus):
            helper.terminate()
            helper.wait()
    say(f"    {time.monotonic() - begun:.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
