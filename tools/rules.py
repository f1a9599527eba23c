"""Write docs/rules.md from the rules and their tests, or turn each rule round and see its test fail.

    python tools/rules.py write
    python tools/rules.py turn [RULE …]

A test proves a rule when it passes as the program is and fails once the rule is turned round, in a copy.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parent.parent
RULES: Final = ROOT / "tests" / "rules" / "rules.toml"
LIST: Final = ROOT / "docs" / "rules.md"
COPIED: Final = ("src", "tests", "resources", "tools", "docs", "pyproject.toml", "hatch_build.py")
TESTS_FAILED: Final = 1
WORKERS: Final = 2
_MARKED: Final = re.compile(r'@rule\("([^"]+)"\)|(?<![.\w])row\(\s*"([^"]+)"')
_SHARED: Final = re.compile(r"^([A-Z]+) = \($.*?^\)$", re.MULTILINE | re.DOTALL)
"""Cases that several tests go through."""
_TEST: Final = re.compile(r"^def (test_\w+)\(", re.MULTILINE)

HEAD: Final = """\
# What the program says and never says

Each rule with the test that proves it, written by `make rules` from `tests/rules/rules.toml`. The tests drive
the command line (`advice --json` and its neighbours) or a widget. `make turn-rules` turns every rule round in
a copy, one at a time, and sees the rule's own test fail.
"""
PARTS: Final = (
    ("", "## Rules", "Intake, supplements, gates, complaints and causes, habits, texts and sources."),
    ("7a.", "## Who asks first", "Who does not take a supplement without a doctor, one row a situation."),
    ("7b.", "## Medicines and hours", "Between a medicine and magnesium by mouth, one row a medicine."),
    ("c", "## The article, corrected", "Where the article is wrong or loose, and where that is said."),
)


def rules() -> list[dict[str, Any]]:
    """Read the rules, in their order."""
    found: list[dict[str, Any]] = tomllib.loads(RULES.read_text("utf-8"))["rule"]
    return found


def turns_of(rule: dict[str, Any]) -> list[dict[str, str]]:
    """Give what turns a rule round; several turns are tried one by one."""
    turn = rule.get("turn", [])
    return turn if isinstance(turn, list) else [turn]


def place_of(turn: dict[str, str], text: str) -> int:
    """Find where a turn is made: what is replaced, first behind what it names; -1 where it is not there."""
    behind = text.find(turn.get("after", ""))
    return text.find(turn["old"], behind) if turn["old"] and behind >= 0 else -1


def tests_by_rule() -> dict[str, list[str]]:
    """Find which tests say that they prove a rule, by the marks in their files."""
    found: dict[str, list[str]] = {}
    for path in sorted((ROOT / "tests" / "rules").glob("test_*.py")):
        text = path.read_text("utf-8")
        shared = {match[1]: _marks_in(match[0]) for match in _SHARED.finditer(text)}
        began = 0
        for test in _TEST.finditer(text):
            before = _SHARED.sub("", text[began : test.start()])
            marks = _marks_in(before)
            marks += [
                mark for name, its in shared.items() if re.search(rf"\b{name}\b", before) for mark in its
            ]
            for mark in dict.fromkeys(marks):
                found.setdefault(mark, []).append(f"{path.stem}::{test[1]}")
            began = test.start()
    return found


def _marks_in(text: str) -> list[str]:
    return [match[1] or match[2] for match in _MARKED.finditer(text)]


def written() -> str:
    """Compose the list of rules."""
    proofs = tests_by_rule()
    lines = [HEAD]
    for prefix, title, about in PARTS:
        lines += [title, "", about, "", "| rule | says | proved by |", "|---|---|---|"]
        for rule in rules():
            if _part_of(rule["id"]) != prefix:
                continue
            says = rule["says"]
            if "overruled" in rule:
                says += f" *Changed: {rule['overruled']}*"
            proved = "<br>".join(f"`{test}`" for test in proofs.get(rule["id"], []))
            lines.append(f"| {rule['id']} | {says} | {proved} |")
        lines.append("")
    return "\n".join(lines)


def _part_of(rule_id: str) -> str:
    return next((prefix for prefix, *_rest in PARTS if prefix and rule_id.startswith(prefix)), "")


class Copy:
    """A copy of the tree in which one rule at a time is turned round."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        for name in COPIED:
            source = ROOT / name
            ignored = shutil.ignore_patterns("__pycache__", ".*_cache")
            if source.is_dir():
                shutil.copytree(source, folder / name, ignore=ignored)
            else:
                shutil.copy(source, folder / name)

    def turn(self, rule_id: str, turn: dict[str, str]) -> str:
        """Turn a rule round, run its tests, and put the file back; empty when a test failed as it should."""
        path = self._folder / turn["file"]
        before = path.read_text("utf-8")
        place = place_of(turn, before)
        if place < 0:
            return f"not found in {turn['file']}: {turn['old'][:60]!r}"
        path.write_text(before[:place] + turn["new"] + before[place + len(turn["old"]) :], "utf-8")
        try:
            done = subprocess.run(
                [
                    sys.executable,
                    "-m",
                    "pytest",
                    "-q",
                    "-x",
                    "-p",
                    "no:cacheprovider",
                    "-m",
                    f'rule(id="{rule_id}")',
                    "tests/rules",
                ],
                cwd=self._folder,
                env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "1"},
                capture_output=True,
                text=True,
                check=False,
            )
        finally:
            path.write_text(before, "utf-8")
        if done.returncode == TESTS_FAILED and "\nFAILED " in done.stdout:
            return ""
        return f"its test did not fail (status {done.returncode})"


def turn_all(wanted: list[str]) -> int:
    """Turn rules round, all of them by default; give how many were not caught."""
    jobs = [(rule["id"], turn) for rule in rules() for turn in turns_of(rule)]
    if wanted:
        jobs = [job for job in jobs if job[0] in wanted]
    missed = 0
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(WORKERS) as pool:
        copies = [Copy(Path(folder) / str(number)) for number in range(WORKERS)]
        shares = [jobs[number::WORKERS] for number in range(WORKERS)]
        for faults in pool.map(_turn_share, copies, shares):
            missed += faults
    print(f"{len(jobs)} turned, {missed} not caught, {time.monotonic() - began:.0f} s")
    return missed


def _turn_share(copy: Copy, jobs: list[tuple[str, dict[str, str]]]) -> int:
    missed = 0
    for rule_id, turn in jobs:
        fault = copy.turn(rule_id, turn)
        missed += bool(fault)
        print(f"{rule_id}\t{fault or 'caught'}", flush=True)
    return missed


def main() -> int:
    """Do as asked."""
    if sys.argv[1:2] == ["write"]:
        LIST.write_text(written(), "utf-8")
        return 0
    if sys.argv[1:2] == ["turn"]:
        return min(turn_all(sys.argv[2:]), 1)
    print(__doc__)
    return 2


if __name__ == "__main__":
    raise SystemExit(main())
