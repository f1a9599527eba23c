"""Take pictures of every tab and dialog: both languages, light and dark, two sizes, 100 and 200 %.

    screenshots.py FOLDER [--scale 1|2] [--only PART] [--letters 1.5]

The diary in the pictures is invented. Without ``--scale`` it runs itself once for each scale.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from magapp.ui.program import Program

SIZES = ((1180, 760), (900, 600))
DATASET = "6f1c3f3e-3b0a-4c53-9d2b-6a4b7a7b1a11"


def main() -> int:
    """Take the pictures; give the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--scale", type=int)
    parser.add_argument("--only", default="")
    parser.add_argument("--letters", type=float, default=1.0)
    wanted = parser.parse_args()
    wanted.folder.mkdir(parents=True, exist_ok=True)
    if wanted.scale is None:
        for scale in (1, 2):
            command = [
                sys.executable,
                __file__,
                str(wanted.folder),
                "--scale",
                str(scale),
                "--only",
                wanted.only,
                "--letters",
                str(wanted.letters),
            ]
            subprocess.run(command, check=True)
        print(f"{len(list(wanted.folder.glob('*.png')))} pictures in {wanted.folder}")
        return 0
    sys.path.insert(0, str(Path(__file__).parents[1]))
    os.environ["QT_SCALE_FACTOR"] = str(wanted.scale)
    with tempfile.TemporaryDirectory() as home:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        if os.environ["QT_QPA_PLATFORM"] == "offscreen":
            os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={a_laptop(Path(home), wanted.scale)}"
        for variable in ("DATA", "STATE", "CONFIG", "CACHE"):
            os.environ[f"XDG_{variable}_HOME"] = str(Path(home) / variable.lower())
        take(wanted.folder, wanted.scale, wanted.only, wanted.letters)
    return 0


def a_laptop(home: Path, scale: int) -> Path:
    """Describe a screen of 1366 x 768; in the 800 x 800 of Qt itself wide dialogs would be narrow."""
    path = home / "screen.json"
    screen = {"name": "laptop", "x": 0, "y": 0, "width": 1366 * scale, "height": 768 * scale, "dpr": 1}
    path.write_text(json.dumps({"screens": [{**screen, "logicalDpi": 96, "logicalBaseDpi": 96}]}), "utf-8")
    return path


def make_program() -> Program:
    """Open the program on an invented diary, everything read."""
    from magapp.storage.paths import find_places
    from magapp.storage.settings import change_settings
    from magapp.storage.store import Store
    from magapp.ui.loading import load_catalogue
    from magapp.ui.program import Program
    from tools.demo_diary import TODAY, demo_records

    places = find_places()
    store = Store.open(places)
    store.load()
    records = demo_records(load_catalogue(), store.dataset)
    store.save({record.id: record for record in records})
    settings = change_settings(places.config, lambda old: old._replace(language="nl", first_run_done=True))
    program = Program(places, settings, None)
    program.read_now()
    program.shown_day.begin(TODAY)
    return program


def take(folder: Path, scale: int, only: str, letters: float) -> None:
    """Take the pictures of one scale, with letters so many times as large."""
    from PySide6.QtWidgets import QApplication

    from magapp import i18n
    from magapp.ui import theme
    from tools.demo_diary import TODAY

    app = QApplication([])
    app.setStyle("Fusion")
    font = app.font()
    font.setPointSizeF(font.pointSizeF() * letters)
    app.setFont(font)
    i18n.use("nl")
    program = make_program()
    program.start()
    settle(app)
    for language in ("nl", "en"):
        program.switch_language(language)
        settle(app)
        for name, tokens in (("light", theme.LIGHT), ("dark", theme.DARK)):
            theme.apply(app, tokens)
            for width, height in SIZES:
                ending = f"{language}-{name}-{width}x{height}-{scale}00.png"
                program.window.resize(width, height)
                for part, show in shows(program).items():
                    if only in part:
                        program.shown_day.begin(TODAY)  # the program itself looks at the clock
                        shown = show()
                        settle(app)
                        while program.autosave.state.kind == "saving":
                            settle(app)
                        shown.grab().save(str(folder / f"{part}-{ending}"))
                        if shown is not program.window:
                            shown.close()
    program.close()


def settle(app: object) -> None:
    """Let everything that is due be done and painted."""
    from PySide6.QtCore import QEventLoop
    from PySide6.QtWidgets import QApplication

    assert isinstance(app, QApplication)
    for _turn in range(6):
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


def shows(program: Program) -> dict[str, Callable[[], QWidget]]:
    """Name every tab and dialog, and how it is brought up."""
    from magapp.domain.records import Recipe
    from magapp.ui.main_window import ADVICE, DIARY, SYMPTOMS, TRENDS
    from magapp.ui.tabs.symptoms_tab import SymptomsTab
    from tools.first_scenes import first_scenes
    from tools.scenes import Scenes
    from tools.scenes import dialog as opened

    window, windows = program.window, program.windows
    assert windows is not None

    def tab(place: int) -> QWidget:
        window.show_tab(place)
        window.diary.line.clear()
        return window

    def typing() -> QWidget:
        tab(DIARY)
        window.activateWindow()
        window.diary.line.setFocus()
        window.diary.line.setText("2 sneetjes volk")
        window.diary.line.textEdited.emit("2 sneetjes volk")
        return window

    def causes() -> QWidget:
        tab(SYMPTOMS)
        symptoms = window.tab(SYMPTOMS)
        assert isinstance(symptoms, SymptomsTab)
        symptoms.switch.button("causes").click()
        return window

    def complaints() -> QWidget:
        symptoms = window.tab(SYMPTOMS)
        assert isinstance(symptoms, SymptomsTab)
        symptoms.switch.button("symptoms").click()
        return tab(SYMPTOMS)

    def recipe() -> None:
        windows.foods.change_recipe(
            next(each for each in program.document.diary.of_library(Recipe) if not each.is_meal)
        )

    def dialog(ask: Callable[[], object]) -> Callable[[], QWidget]:
        return opened(program, ask)

    scenes = Scenes(program)

    def after_tidying(show: Callable[[], QWidget]) -> Callable[[], QWidget]:
        def tidied() -> QWidget:
            scenes.tidy()
            return show()

        return tidied

    plain = {
        "symptoms": complaints,
        "causes": causes,
        "diary": lambda: tab(DIARY),
        "diary-typing": typing,
        "advice": lambda: tab(ADVICE),
        "trends": lambda: tab(TRENDS),
        "dialog-emergency": dialog(windows.open_emergency),
        "dialog-my-foods": dialog(windows.foods.open_my_foods),
        "dialog-own-food": dialog(windows.foods.new_food),
        "dialog-recipe": dialog(recipe),
        "dialog-import-table": dialog(windows.foods.import_table),
        "dialog-help": dialog(windows.open_help),
        "dialog-profile": dialog(windows.open_profile),
        "dialog-purpose": dialog(windows.open_purpose),
        "dialog-delete-everything": dialog(windows.delete_everything),
        "dialog-export": dialog(windows.export_summary),
        "dialog-print": dialog(windows.print_summary),
        "dialog-sources": dialog(windows.open_sources),
        "dialog-article": dialog(windows.open_article),
        "dialog-numbers": dialog(windows.open_numbers_from_menu),
        "dialog-upper-level": dialog(windows.open_upper_level),
        "dialog-forms": dialog(lambda: windows.open_numbers("forms")),
        "dialog-lab": dialog(lambda: windows.open_numbers("lab")),
        "dialog-about": dialog(windows.open_about),
    }
    every = {**scenes.named(), **plain, **first_scenes(program)}
    return {name: after_tidying(show) for name, show in every.items()}


if __name__ == "__main__":
    sys.exit(main())
