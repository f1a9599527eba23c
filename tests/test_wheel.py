"""The wheel, built here and run from a folder of its own, away from the checkout."""

import json
import subprocess
import sys
import zipfile
from importlib.metadata import version
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    # No isolation: the build's own requirements are in the development lock, and nothing is downloaded.
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True, text=True)
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    folder = tmp_path_factory.mktemp("installed")
    zipfile.ZipFile(wheel).extractall(folder)
    return folder


@pytest.fixture
def run(installed, home, monkeypatch):
    """Run the installed program as `python -P`, which keeps the checkout off the path."""
    monkeypatch.setenv("PYTHONPATH", str(installed))

    def run(*arguments):
        command = [sys.executable, "-P", *arguments]
        return subprocess.run(command, check=False, capture_output=True, text=True, cwd=home)

    return run


def test_the_wheel_holds_each_resource_and_no_source_of_a_translation(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    resources = ROOT / "resources"
    read = {path for path in resources.rglob("*") if path.suffix in {".toml", ".csv", ".md", ".svg"}}
    compiled = {path.with_suffix(".mo") for path in resources.rglob("*.po")}
    assert compiled
    assert {
        f"magapp/_resources/{path.relative_to(resources).as_posix()}" for path in read | compiled
    } <= names
    assert [name for name in names if name.endswith((".po", ".pot"))] == []


def test_the_wheel_carries_its_licence(wheel):
    assert [name for name in zipfile.ZipFile(wheel).namelist() if name.endswith("/licenses/LICENSE")]


def test_the_installed_program_reads_its_own_resources(run, installed):
    found = run("-c", "from magapp import resources; print(resources.root())")
    assert found.stdout.strip() == str(installed / "magapp" / "_resources")


def test_the_installed_program_says_its_version(run):
    answer = run("-m", "magapp", "--version")
    assert (answer.returncode, answer.stderr) == (0, "")
    assert version("magapp") in answer.stdout


def test_the_installed_program_finds_a_food(run):
    answer = run("-m", "magapp", "foods", "search", "brood", "--json")
    assert (answer.returncode, answer.stderr) == (0, "")
    assert any("brood" in food["name_nl"].lower() for food in json.loads(answer.stdout))


def test_the_installed_program_speaks_dutch(run):
    answers = [run("-m", "magapp", "--lang", language, "advice").stdout for language in ("nl", "en")]
    assert all(answers)
    assert answers[0] != answers[1]
