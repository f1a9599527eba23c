import subprocess
import sys

import pytest

from magapp.__main__ import window_options


@pytest.mark.parametrize(
    ("argv", "options"),
    [
        ([], (None, None)),
        (["--lang", "nl"], (None, "nl")),
        (["--data-dir=/home/x", "--lang=en"], ("/home/x", "en")),
        (["--data-dir", "/home/x"], ("/home/x", None)),
        (["day"], None),
        (["--lang", "nl", "day"], None),
        (["--lang", "fr"], None),
        (["--lang"], None),
        (["--data-dir"], None),
        (["--json"], None),
        (["--version"], None),
    ],
)
def test_window_opens_without_a_command_and_only_then(argv, options):
    assert window_options(argv) == options


def test_start_of_the_window_does_not_pay_for_the_command_line():
    code = (
        "import sys; from magapp.__main__ import window_options; window_options(['--lang', 'nl']);"
        "print(sorted({'argparse', 'json', 'pathlib', 'magapp.cli', 'magapp.i18n'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() in {"[]", "['pathlib']"}
