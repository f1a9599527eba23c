"""What every test stands on: a home of its own, silence in the log, pure tests before those with a window."""

import logging
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

import hatch_build
from magapp import i18n

# Read when the first test makes a QApplication.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

hypothesis.settings.register_profile(
    "magapp",
    deadline=None,  # two busy cores make any deadline a coin toss
    derandomize=bool(os.environ.get("CI")),  # a red run says something of the change, not of the dice
    print_blob=True,
)
hypothesis.settings.load_profile("magapp")

_HOME_FOLDERS = {
    "XDG_CACHE_HOME": ".cache",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
    "XDG_RUNTIME_DIR": "run",
}
_WITH_QT = frozenset({"qapp", "qtbot", "qtmodeltester"})


class _ErrorsKept(logging.Handler):
    """Keep what is logged at ERROR or above."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.name}: {record.getMessage()}")


def pytest_sessionstart() -> None:
    # A catalogue that was edited since the last install would test the old Dutch.
    hatch_build.compile_catalogues(Path(__file__).parents[1])


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # A broken rule is told before a window that shows it is even built.
    items.sort(key=_needs_qt)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown() -> Iterator[None]:
    """Let the windows of a test really go: else each next one is styled anew with all before it."""
    yield
    core = sys.modules.get("PySide6.QtCore")
    if core is not None and core.QCoreApplication.instance() is not None:
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete.value)


def _needs_qt(item: pytest.Item) -> bool:
    return bool(_WITH_QT.intersection(getattr(item, "fixturenames", ()))) or "ui" in item.path.parts


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test an empty home, away from `tmp_path`, and no setting of the one who runs it."""
    folder = tmp_path_factory.mktemp("home")
    for variable, name in _HOME_FOLDERS.items():
        (folder / name).mkdir(parents=True, mode=0o700)
        monkeypatch.setenv(variable, str(folder / name))
    for variable in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(variable, str(folder))
    for variable in [name for name in os.environ if name.startswith("MAGAPP_")]:
        monkeypatch.delenv(variable)
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    return folder


@pytest.fixture(autouse=True)
def _no_unexpected_errors(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that made the program log an error, unless it is marked `logs_errors`."""
    kept = _ErrorsKept()
    logging.getLogger().addHandler(kept)
    yield
    logging.getLogger().removeHandler(kept)
    if kept.lines and request.node.get_closest_marker("logs_errors") is None:
        pytest.fail("logged unexpectedly: " + "; ".join(kept.lines))


@pytest.fixture(autouse=True)
def english() -> None:
    # The language is one for the whole process: a test that sets Dutch must not speak it to the next one.
    i18n.use("en")
