import json
import os
import stat
import subprocess
import sys

import pytest

from magapp import i18n

BAD = [
    ("day", "1600-01-01"),
    ("day", "2026-02-30"),
    ("day", "morgen"),
    ("add", "0 g brood"),
    ("add", "1000000000 g brood"),
    ("add", "-5 g brood"),
    ("add", "koffie", "--day", "1600-01-01"),
    ("add", "koffie", "--meal", "brunch"),
    ("add", ""),
    ("add", "\udcff\udcfe"),
    ("add",),
    ("foods",),
    ("foods", "search", "brood", "--limit", "0"),
    ("habits", "coffee"),
    ("habits", "cofee=1"),
    ("habits", "coffee=1e9"),
    ("habits", "coffee=-1"),
    ("habits", "sleep=30"),
    ("habits", "bedtime=25:00"),
    ("habits", "stress=4"),
    ("symptoms", "cramps=4"),
    ("symptoms", "cramps=1.5"),
    ("symptoms", "headache=1"),
    ("profile", "sex=x"),
    ("profile", "birth_year=1600"),
    ("profile", "pregnant=perhaps"),
    ("dose", "500"),
    ("dose", "ppi", "--time", "8"),
    ("label", "--form", "oxide"),
    ("label", "--form", "gold", "--compound-mg", "100"),
    ("label", "--form", "oxide", "--compound-mg", "0"),
    ("label", "--form", "oxide", "--compound-mg", "1e9"),
    ("label", "--form", "oxide", "--compound-mg", "nan"),
    ("summary", "--from", "2026-11-08", "--to", "2026-11-02"),
    ("nonsense",),
    ("--lang", "fr", "day"),
    ("day", "--bogus"),
]


@pytest.mark.parametrize(
    "words", BAD, ids=[" ".join(words).encode("ascii", "replace").decode() for words in BAD]
)
def test_bad_input_is_status_2_with_one_sentence_and_changes_nothing(magapp, words):
    magapp("add", "koffie")
    before = magapp("check", "--json").json["records"]
    answer = magapp(*words)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.strip()
    assert "Traceback" not in answer.err
    assert "mistake" not in answer.err
    assert magapp("check", "--json").json["records"] == before


def test_sentences_are_dutch_in_dutch(magapp):
    assert "is geen dag" in magapp("--lang", "nl", "day", "morgen").err
    assert "dit ontbreekt nog: TEKST" in magapp("--lang", "nl", "add").err
    usage = magapp("--lang", "nl", "--help").out
    assert usage.startswith("Gebruik:")
    assert "usage" not in usage
    assert "een dag laten zien" in usage


def test_language_follows_the_settings_when_not_given(magapp, home):
    settings = home / ".config" / "magapp" / "settings.json"
    settings.parent.mkdir()
    settings.write_text('{"format": 1, "language": "nl"}')
    assert "is geen dag" in magapp("day", "morgen").err
    assert "is no day" in magapp("--lang", "en", "day", "morgen").err


def test_language_follows_the_system_last(magapp, monkeypatch):
    monkeypatch.setenv("LANG", "nl_NL.UTF-8")
    assert "is geen dag" in magapp("day", "morgen").err
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    assert "is no day" in magapp("day", "morgen").err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_folder_that_may_not_be_written_in_is_told(magapp, tmp_path):
    tmp_path.chmod(0o500)
    answer = magapp("--data-dir", tmp_path / "diary", "add", "koffie")
    tmp_path.chmod(0o700)
    assert answer.status == 1
    assert str(tmp_path) in answer.err


def test_file_in_place_of_the_folder_is_told(magapp, tmp_path):
    (tmp_path / "diary").write_text("a letter")
    answer = magapp("--data-dir", tmp_path / "diary", "add", "koffie")
    assert (answer.status, answer.out) == (1, "")
    assert answer.err.strip()
    assert (tmp_path / "diary").read_text() == "a letter"


def test_folder_of_another_program_is_left_alone(magapp, tmp_path):
    (tmp_path / "magapp.json").write_text('{"app": "other"}')
    answer = magapp("--data-dir", tmp_path, "add", "koffie")
    assert answer.status == 1
    assert [path.name for path in tmp_path.iterdir()] == ["magapp.json"]


def test_data_folder_of_the_environment_is_used(magapp, tmp_path, monkeypatch):
    monkeypatch.setenv("MAGAPP_DATA_DIR", str(tmp_path / "diary"))
    magapp("add", "koffie")
    assert magapp("paths", "--json").json["data"] == str(tmp_path / "diary")
    assert stat.S_IMODE((tmp_path / "diary").stat().st_mode) == 0o700


def test_names_cannot_steer_the_terminal(magapp):
    answer = magapp("add", "koffie\x1b[31m qqqqqq")
    assert answer.status == 2
    assert "\x1b" not in answer.err


def test_own_mistake_of_the_program_shows_no_traceback(magapp, monkeypatch):
    def fail(*_arguments, **_options):
        raise ZeroDivisionError("bread and cramps")

    monkeypatch.setattr("magapp.cli.day.summarise_day", fail)
    answer = magapp("day")
    assert answer.status == 1
    assert "ZeroDivisionError" in answer.err
    assert "bread and cramps" not in answer.err
    assert "Traceback" not in answer.err


def test_reader_that_goes_away_is_no_traceback():
    command = f"{sys.executable} -m magapp profile --list | head -c 10; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["/bin/bash", "-c", command], capture_output=True, timeout=60, check=False)
    assert done.stdout
    assert b"Traceback" not in done.stderr
    assert b"Exception" not in done.stderr
    assert done.returncode in {0, 1}


def test_json_is_valid_where_the_terminal_knows_ascii_only():
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(
        [sys.executable, "-m", "magapp", "foods", "search", "crème", "--json"],
        env=environment,
        capture_output=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.isascii()
    assert done.stdout.startswith(b"[")


def test_language_of_one_test_does_not_last():
    assert i18n.language() == "en"


def test_damaged_settings_are_told_once(magapp, home):
    folder = home / ".config" / "magapp"
    folder.mkdir()
    (folder / "settings.json").write_bytes(b'{"language": ')
    assert "settings could not be read" in magapp("day").err
    assert magapp("day").err == ""


@pytest.mark.skipif(os.name == "nt", reason="modes are not Windows's")
@pytest.mark.parametrize("closed", [".local/share/magapp", ".local/share", ".config"])
def test_folder_that_may_not_be_looked_into_is_told(home, closed):
    def magapp(*words):
        # Root may look anywhere, unless it gives up the right.
        given_up = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all"]
        python = [*(given_up if os.geteuid() == 0 else []), sys.executable]
        return subprocess.run(
            [*python, "-m", "magapp", "--lang", "en", *words], capture_output=True, text=True, check=False
        )

    assert magapp("add", "koffie").returncode == 0
    (home / closed).chmod(0)
    answer = magapp("day", "--json")
    (home / closed).chmod(0o700)
    assert "mistake" not in answer.stderr
    assert answer.returncode == (0 if closed == ".config" else 1)
    assert len(answer.stderr.splitlines()) == (0 if closed == ".config" else 1)
    assert len(json.loads(magapp("day", "--json").stdout)["entries"]) == 1
