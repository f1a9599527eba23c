"""The command line works where there is no Qt at all; only a PDF cannot be made."""

import json
import subprocess
import sys

SCRIPT = """
import sys

class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"PySide6", "shiboken6", "pyqtgraph", "numpy"}:
            raise ImportError(f"{name} is blocked")
        return None

sys.meta_path.insert(0, NoQt())
import contextlib, io, json
from magapp import __main__

statuses = {}
for words in json.loads(sys.stdin.read()):
    sys.argv = ["magapp", *words]
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()) as said:
        status = __main__.main()
    statuses[" ".join(words)] = [status, said.getvalue()]
print(json.dumps(statuses))
"""

DONE = [
    ["add", "koffie"],
    ["foods", "search", "brood"],
    ["day"],
    ["day", "--state", "complete"],
    ["habits", "coffee=2", "sleep=7"],
    ["dose", "ppi"],
    ["symptoms", "cramps=1"],
    ["profile", "sex=male"],
    ["advice"],
    ["label", "--form", "oxide", "--compound-mg", "500"],
    ["summary"],
    ["export", "week.html"],
    ["export", "week.csv"],
    ["export", "week.json"],
    ["check"],
    ["paths"],
    ["--version"],
    ["--help"],
]


def test_every_command_works_without_qt(tmp_path):
    words = [*DONE, ["export", "week.pdf"], []]
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        input=json.dumps(words),
        capture_output=True,
        text=True,
        cwd=tmp_path,
        timeout=110,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    answers = json.loads(done.stdout)
    assert {name: said for name, (status, said) in answers.items() if status} == {
        "export week.pdf": "PDF files cannot be made here, because Qt does not start. Choose html instead.\n",
        "": answers[""][1],
    }
    assert answers["export week.pdf"][0] == answers[""][0] == 1
    assert answers[""][1].startswith("The window cannot open")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["week.csv", "week.html", "week.json"]
