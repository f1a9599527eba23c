import json

import pytest

from magapp import i18n
from magapp.cli.main import main


class Answer:
    """What a command answered: its status, what it printed, and what it said beside it."""

    def __init__(self, status, out, err):
        self.status = status
        self.out = out
        self.err = err

    @property
    def json(self):
        return json.loads(self.out)


@pytest.fixture(autouse=True)
def _english_again():
    yield
    i18n.use("en")


@pytest.fixture
def magapp(capsys):
    """Run one command in this process, in the empty home of the test."""

    def run(*argv):
        capsys.readouterr()
        status = main([str(word) for word in argv])
        captured = capsys.readouterr()
        return Answer(status, captured.out, captured.err)

    return run
