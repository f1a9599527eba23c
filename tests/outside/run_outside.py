"""Run the program in a real window of its own and look at it from outside, as a screen reader does.

    run_outside.py [SCENARIO ...]

Without names it runs every scenario. Each gets a display, a bus and a home of its own, which are gone
when it ends. The scenarios run under the system's python3, because pyatspi is no PyPI package; the program
runs under the interpreter that runs this file. Debian: xvfb xauth dbus at-spi2-core python3-pyatspi.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
SYSTEM_PYTHON: Final = "/usr/bin/python3"
SCENARIOS: Final = (
    *("kept", "names_nl", "names_en", "damaged", "second_start", "day_in_keys"),
    *("calendar", "heard"),
)
LIMIT: Final = 58.0
"""Seconds after which a scenario has failed."""
_SCREEN: Final = "-screen 0 1280x800x24 -noreset -nolisten tcp"
_LAUNCHERS: Final = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
_HOME_FOLDERS: Final = {
    "HOME": "",
    "XDG_CACHE_HOME": "cache",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_STATE_HOME": "state",
    "XDG_RUNTIME_DIR": "run",
}
_NOT_OURS: Final = (
    "DISPLAY",
    "DBUS_SESSION_BUS_ADDRESS",
    "AT_SPI_BUS_ADDRESS",
    "MAGAPP_DATA_DIR",
    "WAYLAND_DISPLAY",
)


def missing() -> list[str]:
    """List what this machine lacks to look at a window from outside; nothing where all is there."""
    lacking = [tool for tool in ("xvfb-run", "xauth", "dbus-run-session") if shutil.which(tool) is None]
    if not any(Path(launcher).is_file() for launcher in _LAUNCHERS):
        lacking.append("at-spi-bus-launcher")
    asked = [SYSTEM_PYTHON, "-c", "import pyatspi"]
    if (
        not Path(SYSTEM_PYTHON).is_file()
        or subprocess.run(asked, capture_output=True, check=False).returncode
    ):
        lacking.append("pyatspi")
    return lacking


def run(
    scenario: str, home: Path, *, module: str = "tests.outside.scenarios", limit: float = LIMIT
) -> tuple[int, str]:
    """Run one scenario in an empty home; give its exit status and what it printed."""
    for variable, folder in _HOME_FOLDERS.items():
        if variable == "XDG_RUNTIME_DIR" or not folder:
            (home / folder).mkdir(mode=0o700, exist_ok=True)
    environment = {name: value for name, value in os.environ.items() if name not in _NOT_OURS}
    environment |= {variable: str(home / folder) for variable, folder in _HOME_FOLDERS.items()}
    environment |= {
        "LC_ALL": "C.UTF-8",
        "LANGUAGE": "nl",
        "OUTSIDE_LAUNCHER": next(each for each in _LAUNCHERS if Path(each).is_file()),
        "OUTSIDE_PYTHON": sys.executable,
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "QT_QPA_PLATFORM": "xcb",
        "XDG_SESSION_TYPE": "x11",
    }
    driver = [SYSTEM_PYTHON, "-u", "-m", module, scenario]
    command = ["xvfb-run", "--auto-servernum", "--server-args", _SCREEN, "dbus-run-session", "--", *driver]
    printed = home / "printed"
    with printed.open("wb") as output:
        # A session of its own, so that whatever it leaves behind can be ended with it.
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            status = process.wait(limit)
        except subprocess.TimeoutExpired:
            status = -1
        finally:
            _end_group(process)
    words = printed.read_text(encoding="utf-8", errors="replace")
    return status, words if status != -1 else f"{words}not done within {limit:.0f} s\n"


def _end_group(process: subprocess.Popen[bytes]) -> None:
    for sign in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, sign)
        except ProcessLookupError:
            break
        time.sleep(0.1)  # xvfb-run takes its display away at the first sign
    process.wait()


def main(wanted: list[str]) -> int:
    """Run scenarios and print what they saw; 1 if one failed."""
    lacking = missing()
    if lacking:
        sys.stdout.write(f"not run, this machine lacks: {', '.join(lacking)}\n")
        return 1
    failed = []
    for scenario in wanted or SCENARIOS:
        with tempfile.TemporaryDirectory(prefix="magapp-outside-") as home:
            begun = time.monotonic()
            status, printed = run(scenario, Path(home))
        sys.stdout.write(printed)
        verdict = "as it should be" if status == 0 else "FAILED"
        sys.stdout.write(f"== {scenario}: {verdict}, {time.monotonic() - begun:.1f} s\n\n")
        if status:
            failed.append(scenario)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
