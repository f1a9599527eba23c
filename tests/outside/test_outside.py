"""The real window, driven by its keys and read through AT-SPI, as a screen reader reads it."""

import sys

import pytest

from tests.outside import run_outside

LACKING = run_outside.missing()


@pytest.mark.parametrize("scenario", run_outside.SCENARIOS)
def test_outside(scenario, tmp_path, capsys):
    if LACKING:
        lacking = f"the window is not looked at from outside: this machine lacks {', '.join(LACKING)}"
        if scenario == run_outside.SCENARIOS[0]:
            with capsys.disabled():
                sys.stdout.write(f"\n{lacking}\n")
        pytest.skip(lacking)
    status, printed = run_outside.run(scenario, tmp_path)
    said = [line for line in printed.splitlines() if line.startswith(("ok", "NOT", "    ", "not done"))]
    assert status == 0, "\n".join(said[-60:])
