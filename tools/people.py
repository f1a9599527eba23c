"""Invented people: what the program tells each of them, as a document and as pictures of the window.

    people.py FOLDER [PERSON …]

For each person: ``advice-nl.json`` and ``advice-en.json``, as `magapp advice --json` prints them, what the
command line says in a terminal, and the diary and the whole of the advice as the window shows them.
"""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(__file__).resolve().parent.parent
TODAY: Final = dt.datetime.now().astimezone().date()
_ORDINARY: Final = (
    ("breakfast", "2 sneetjes volkorenbrood, kaas, koffie 8:15"),
    ("lunch", "2 sneetjes witbrood, pindakaas, appel"),
    ("dinner", "200 g aardappelen, 150 g broccoli, kipfilet"),
    ("snack", "banaan, thee 20:00"),
)
_WIDTH: Final = 1180
_MOST_HEIGHT: Final = 4000


@dataclass(frozen=True, slots=True, kw_only=True)
class Invented:
    """Somebody who is not there: what they told, ate, took, answered, and how they live."""

    name: str
    about: str
    profile: tuple[str, ...] = ()
    days: int = 0
    meals: tuple[tuple[str, str], ...] = _ORDINARY
    daily: tuple[str, ...] = ()
    doses: tuple[tuple[str, str], ...] = ()
    habits: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()


PEOPLE: Final = (
    Invented(
        name="kidneys",
        about="Woman of 67, severe kidney disease, takes citrate all the same, three complete days",
        profile=("sex=female", f"birth_year={TODAY.year - 67}", "conditions=kidney_severe"),
        days=3,
        daily=("300 mg magnesium 20:00",),
        answers=("cramps=2", "fatigue=2"),
    ),
    Invented(
        name="ppi_and_water_pill",
        about="Man of 72, omeprazole and furosemide for years, cramps",
        profile=(
            "sex=male",
            f"birth_year={TODAY.year - 72}",
            "medicines=ppi,loop_diuretic",
            "conditions=kidney_checked",
        ),
        days=4,
        doses=(("ppi", "7:30"), ("loop_diuretic", "8:00")),
        answers=("cramps=3", "palpitations=1"),
    ),
    Invented(
        name="pregnant_threonate",
        about="Pregnant woman of 31 who takes magnesium L-threonate and four coffees",
        profile=("sex=female", f"birth_year={TODAY.year - 31}", "pregnant=yes"),
        days=3,
        daily=("2000 mg magnesium-l-threonaat 21:00",),
        habits=("coffee=4",),
    ),
    Invented(
        name="sixteen",
        about="Boy of 16 who plays football and takes a sports supplement",
        profile=("sex=male", f"birth_year={TODAY.year - 16}"),
        days=3,
        daily=("150 mg magnesium 17:00",),
        habits=("sweat=3",),
    ),
    Invented(
        name="levothyroxine",
        about="Woman of 52, thyroid hormone at 8:00 and magnesium at 9:00",
        profile=("sex=female", f"birth_year={TODAY.year - 52}", "medicines=levothyroxine"),
        days=3,
        daily=("100 mg magnesium 9:00",),
        doses=(("levothyroxine", "8:00"),),
        answers=("fatigue=2", "concentration=2"),
    ),
    Invented(
        name="ciprofloxacin",
        about="Man of 44, a week of ciprofloxacin at 8:00 and 20:00, an antacid at 18:30",
        profile=("sex=male", f"birth_year={TODAY.year - 44}", "medicines=quinolone"),
        days=2,
        daily=("1 maalox 18:30",),
        doses=(("quinolone", "8:00"), ("quinolone", "20:00")),
    ),
    Invented(name="nothing_told", about="Nothing told, nothing written down"),
    Invented(
        name="wine_and_coffee",
        about="Man of 47, seven coffees, two glasses of wine a day, sleeps short and late",
        profile=("sex=male", f"birth_year={TODAY.year - 47}", "causes=alcohol,caffeine,stress"),
        days=14,
        daily=("glas rode wijn 21:00", "glas rode wijn 22:00", "koffie 16:30"),
        habits=("coffee=7", "sleep=5,5", "stress=3"),
        answers=("restlessness=2", "fatigue=2"),
    ),
    Invented(
        name="enough_food",
        about="Woman of 39, vegan runner, far over the adequate intake from food alone",
        profile=("sex=female", f"birth_year={TODAY.year - 39}"),
        days=7,
        meals=(
            ("breakfast", "60 g havermout, 20 g pompoenpitten, glas sojamelk"),
            ("lunch", "3 sneetjes volkorenbrood, hummus, banaan"),
            ("dinner", "200 g quinoa, 200 g kidneybonen, 200 g spinazie"),
            ("snack", "40 g amandelen, 20 g pure chocolade"),
        ),
        habits=("sweat=3", "sleep=8", "relaxation=30"),
    ),
    Invented(
        name="diabetes_metformin",
        about="Man of 61, type 2 diabetes, metformin, chronic diarrhoea, tingling",
        profile=(
            "sex=male",
            f"birth_year={TODAY.year - 61}",
            "conditions=type2_diabetes,chronic_diarrhoea",
            "medicines=metformin",
            "causes=gut,medicines",
        ),
        days=3,
        answers=("tingling=3",),
    ),
    Invented(
        name="myasthenia_antacids",
        about="Woman of 58, myasthenia gravis, three antacid tablets a day",
        profile=("sex=female", f"birth_year={TODAY.year - 58}", "conditions=myasthenia"),
        days=3,
        daily=("3 maalox 13:00",),
    ),
    Invented(
        name="breastfeeding_bisphosphonate_unknown",
        about="Breastfeeding, a bone medicine, an own medicine that no list knows, 400 mg oxide",
        profile=(
            "sex=female",
            f"birth_year={TODAY.year - 34}",
            "lactating=yes",
            "medicines=bisphosphonate,Zeldzamol",
        ),
        days=3,
        daily=("400 mg magnesiumoxide 8:00",),
        doses=(("bisphosphonate", "7:00"),),
    ),
)


def main() -> int:
    """Invent those asked for, all by default; give the exit status."""
    if len(sys.argv) < 2:
        print(__doc__)
        return 2
    folder = Path(sys.argv[1])
    if sys.argv[2:3] == ["--grab"]:
        grab(folder)
        return 0
    wanted = sys.argv[2:] or [each.name for each in PEOPLE]
    for each in PEOPLE:
        if each.name in wanted:
            place = folder / each.name
            place.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory() as home:
                invent(each, place, home)
            print(f"{each.name}: {each.about}")
    return 0


def told(each: Invented) -> Iterator[tuple[str, ...]]:
    """Go through the commands by which a person tells and writes down everything."""
    if each.profile:
        yield ("profile", *each.profile)
    for back in range(each.days):
        day = (TODAY - dt.timedelta(back)).isoformat()
        for meal, line in each.meals:
            yield ("add", line, "--day", day, "--meal", meal)
        for line in each.daily:
            yield ("add", line, "--day", day)
        for medicine, time in each.doses:
            yield ("dose", medicine, "--time", time, "--day", day)
        if each.habits:
            yield ("habits", *each.habits, "--day", day)
        yield ("day", day, "--state", "complete")
    if each.answers:
        yield ("symptoms", *each.answers)


def invent(each: Invented, place: Path, home: str) -> None:
    """Tell and write down what the person would, and keep what the program says."""
    surroundings = {
        f"XDG_{name}_HOME": str(Path(home) / name.lower()) for name in ("DATA", "STATE", "CONFIG", "CACHE")
    }
    environment = os.environ | surroundings | {"PYTHONPATH": str(ROOT / "src")}

    def magapp(*words: str, lang: str = "nl") -> str:
        command = [sys.executable, "-m", "magapp", *words, "--lang", lang]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            print(f"  {each.name}: {' '.join(words)}: {done.stderr.strip()}")
        return done.stdout

    for words in told(each):
        magapp(*words)
    for lang in ("nl", "en"):
        (place / f"advice-{lang}.json").write_text(magapp("advice", "--json", lang=lang), "utf-8")
        said = [magapp("advice", lang=lang), magapp("day", lang=lang), magapp("symptoms", lang=lang)]
        (place / f"said-{lang}.txt").write_text("\n".join(said), "utf-8")
    command = [sys.executable, str(Path(__file__)), str(place), "--grab"]
    subprocess.run(command, env=environment | {"QT_QPA_PLATFORM": "offscreen"}, check=True)


def grab(folder: Path) -> None:
    """Take the pictures of one person: the diary as the window has it, the advice at its full height."""
    sys.path.insert(0, str(ROOT))
    from PySide6.QtWidgets import QApplication

    from magapp import i18n
    from magapp.storage.paths import find_places
    from magapp.storage.settings import read_settings
    from magapp.ui import theme
    from magapp.ui.main_window import ADVICE, DIARY, SYMPTOMS
    from magapp.ui.program import Program
    from magapp.ui.widgets.reading_area import ReadingArea
    from tools.screenshots import settle

    app = QApplication([])
    app.setStyle("Fusion")
    for lang in ("nl", "en"):
        i18n.use(lang)
        places = find_places()
        settings = read_settings(places.config).settings._replace(language=lang, first_run_done=True)
        program = Program(places, settings, None)
        program.read_now()
        program.start()
        theme.apply(app, theme.LIGHT)
        program.window.resize(_WIDTH, 760)
        settle(app)
        for place, name in ((DIARY, "diary"), (SYMPTOMS, "symptoms"), (ADVICE, "advice")):
            program.window.show_tab(place)
            settle(app)
            if place == ADVICE:
                tab = program.window.tab(ADVICE)
                assert tab is not None
                for area in tab.findChildren(ReadingArea):
                    wanted = program.window.height() + area.verticalScrollBar().maximum()
                    program.window.resize(_WIDTH, min(wanted, _MOST_HEIGHT))
                settle(app)
            program.window.grab().save(str(folder / f"{name}-{lang}.png"))
            program.window.resize(_WIDTH, 760)
        program.close()


if __name__ == "__main__":
    raise SystemExit(main())
