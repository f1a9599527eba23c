"""Keeping a diary: what is saved is there, in one program, in two, and on two machines."""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from magapp.domain.records import Entry
from magapp.storage import device as device_module
from magapp.storage.errors import (
    FolderNotThere,
    FolderNotWritable,
    NewerDiary,
    NewerFile,
    NotAMagappFolder,
    NotSaved,
    NotStorable,
)
from magapp.storage.folder import forget_folder
from magapp.storage.monthfile import compose, read_lines
from magapp.storage.paths import Places
from magapp.storage.store import Store
from magapp.storage.wire import Line, encode_line, unknown_fields

DAY = dt.date(2026, 11, 20)
SRC = Path(__file__).parents[2] / "src"


def _own(store: Store, name: str = "2026-11.json") -> Path:
    return store.places.devices / store.device / name


def _tree(*folders: Path) -> dict[str, bytes]:
    return {
        str(path): path.read_bytes()
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file() and path.name not in ("count.json", "lock", "known.lock")
    }


def test_what_was_saved_is_there_at_the_next_start(filled, places):
    again = Store.open(places).load()
    assert set(again.diary) == set(filled.load().diary)
    assert len(again.diary) == 16
    assert again.notices == ()


@pytest.mark.usefixtures("filled")
def test_opening_and_reading_again_changes_no_byte(places):
    before = _tree(places.data, places.state_root)
    Store.open(places).load()
    assert _tree(places.data, places.state_root) == before


def test_a_new_diary_is_empty_and_has_its_marker(places):
    store = Store.open(places)
    assert len(store.load().diary) == 0
    marker = json.loads(places.marker.read_text())
    assert marker == {"app": "magapp", "dataset": store.dataset, "format": 1}


def test_both_copies_hold_the_same_bytes(filled, places):
    mirror = places.state(filled.dataset) / "mirror" / filled.device / "2026-11.json"
    assert mirror.read_bytes() == _own(filled).read_bytes()


def test_an_edit_leaves_the_lines_of_other_records_byte_for_byte(filled, entry):
    before = _own(filled).read_bytes().splitlines()
    filled.save({entry(1).id: entry(1, name="roggebrood")})
    after = _own(filled).read_bytes().splitlines()
    assert sum(old.rstrip(b",") == new.rstrip(b",") for old, new in zip(before, after, strict=True)) == (
        len(before) - 2  # the head with its checksum, and the one line
    )


def test_a_deleted_record_is_gone_and_its_content_with_it(filled, places, entry):
    filled.save({entry(1).id: None})
    assert entry(1).id not in Store.open(places).load().diary
    for data in _tree(places.data, places.state_root).values():
        assert b'"brood 1"' not in data


def test_a_record_stays_in_the_month_it_was_born_in(filled, places, entry):
    filled.save({entry(1).id: entry(1, day=dt.date(2027, 3, 1))})
    assert not _own(filled, "2027-03.json").exists()
    moved = Store.open(places).load().diary.get(entry(1).id)
    assert isinstance(moved, Entry)
    assert moved.day == dt.date(2027, 3, 1)


def test_saving_the_same_again_writes_nothing(filled, places, entry):
    before = _tree(places.data)
    filled.save({entry(1).id: entry(1)})
    assert _tree(places.data) == before


def test_counts_of_writes_only_go_up_even_when_the_count_was_lost(filled, places, entry):
    (places.state(filled.dataset) / "count.json").unlink()
    store = Store.open(places)
    store.load()
    store.save({entry(1).id: entry(1, name="nieuw")})
    line = next(line for line in _own(store).read_bytes().splitlines() if b'"nieuw"' in line)
    assert json.loads(line.rstrip(b","))["at"][1] == 17


@pytest.mark.parametrize(
    "bad",
    [
        {"grams": float("nan")},
        {"quantity": float("inf")},
        {"grams": -1.0},
        {"time": 1800},
        {"day": dt.date(1600, 1, 1)},
        {"name": "\ud800"},
        {"id": "../../etc/passwd"},
    ],
)
def test_a_record_that_could_not_be_read_again_is_refused_before_anything_is_written(filled, entry, bad):
    before = _tree(filled.places.data, filled.places.state_root)
    record = entry(77, **bad)
    with pytest.raises(NotStorable) as refused:
        filled.save({record.id: record, entry(1).id: entry(1, name="goed")})
    assert _tree(filled.places.data, filled.places.state_root) == before
    assert "brood" not in str(refused.value)


class TestTwoPrograms:
    @pytest.mark.usefixtures("filled")
    def test_edits_of_two_programs_in_turn_lose_nothing(self, places, entry):
        window, command = Store.open(places), Store.open(places)
        window.load()
        command.load()
        for number in range(100, 120):
            (window if number % 2 else command).save({entry(number).id: entry(number)})
        diary = Store.open(places).load().diary
        assert all(entry(number).id in diary for number in range(100, 120))

    def test_the_window_is_told_what_the_command_line_wrote(self, filled, places, entry):
        filled.load()
        Store.open(places).save({entry(50).id: entry(50), entry(1).id: None})
        saved = filled.save({entry(51).id: entry(51)})
        assert saved.refreshed == {entry(50).id: entry(50), entry(1).id: None}
        assert filled.save({entry(52).id: entry(52)}).refreshed == {}

    def test_refresh_tells_it_without_a_save(self, filled, places, entry):
        filled.load()
        Store.open(places).save({entry(50).id: entry(50)})
        assert filled.refresh().refreshed == {entry(50).id: entry(50)}
        assert filled.refresh().refreshed == {}

    def test_one_record_edited_on_both_sides_keeps_both_versions(self, filled, places, entry):
        filled.load()
        Store.open(places).save({entry(1).id: entry(1, name="van de opdracht")})
        saved = filled.save({entry(1).id: entry(1, name="van het venster")})
        names = {version.record.name for version in filled.conflicts()[entry(1).id]}
        assert names == {"van de opdracht", "van het venster"}
        assert saved.refreshed == {}
        again = Store.open(places)
        again.load()
        assert len(again.conflicts()[entry(1).id]) == 2

    def test_editing_one_of_them_again_and_again_never_drops_the_other(self, filled, places, entry):
        filled.load()
        Store.open(places).save({entry(1).id: entry(1, name="ongezien")})
        for number in range(5):
            filled.save({entry(1).id: entry(1, name=f"venster {number}")})
        names = {version.record.name for version in filled.conflicts()[entry(1).id]}
        assert names == {"ongezien", "venster 4"}

    def test_choosing_has_seen_both(self, filled, places, entry):
        filled.load()
        Store.open(places).save({entry(1).id: entry(1, name="een")})
        filled.save({entry(1).id: entry(1, name="twee")})
        filled.save({entry(1).id: entry(1, name="een")}, settled=[entry(1).id])
        again = Store.open(places)
        assert again.load().diary.get(entry(1).id) == entry(1, name="een")
        assert again.conflicts() == {}

    def test_an_edit_made_from_what_was_shown_before_a_refresh_hides_nothing(self, filled, places, entry):
        filled.load()
        Store.open(places).save({entry(1).id: entry(1, name="van elders")})
        filled.refresh()
        late = {entry(1).id: entry(1, name="uit de wachtrij")}
        filled.save(late, before={entry(1).id: entry(1)})
        assert len(filled.conflicts()[entry(1).id]) == 2

    def test_an_edit_beats_a_delete_from_the_other_program(self, filled, places, entry):
        filled.load()
        Store.open(places).save({entry(1).id: entry(1, name="nog nodig")})
        saved = filled.save({entry(1).id: None})
        assert saved.refreshed == {entry(1).id: entry(1, name="nog nodig")}

    def test_programs_killed_at_any_moment_keep_what_they_said_was_saved(self, places):
        Store.open(places)
        code = (
            "import sys, pathlib, datetime; from magapp.storage.paths import Places;"
            "from magapp.storage.store import Store; from magapp.storage.ids import fresh_id;"
            "from magapp.domain.records import Entry;"
            "s = Store.open(Places(*map(pathlib.Path, sys.argv[1:5]))); s.load()\n"
            "while True:\n"
            " e = Entry(id=fresh_id(), day=datetime.date(2026, 11, 20)); s.save({e.id: e})\n"
            " sys.stdout.write(e.id + '\\n'); sys.stdout.flush()"
        )
        folders = [str(path) for path in (places.data, places.state_root, places.config, places.cache)]
        environment = {**os.environ, "PYTHONPATH": str(SRC)}
        told: list[str] = []
        for number in range(20):
            with subprocess.Popen(
                [sys.executable, "-c", code, *folders], stdout=subprocess.PIPE, text=True, env=environment
            ) as program:
                assert program.stdout is not None
                told += [program.stdout.readline().strip() for _ in range(1 + number % 7)]
                program.kill()
                told += [line.strip() for line in program.stdout if line.endswith("\n")]
        loaded = Store.open(places).load()
        assert told
        assert [name for name in told if name not in loaded.diary] == []
        assert loaded.notices == ()
        assert not list(places.data.rglob("*.tmp"))


class TestTwoDevices:
    @pytest.fixture
    def both(self, filled, elsewhere):
        filled.load()
        other = Store.open(elsewhere)
        other.load()
        return filled, other

    def test_they_never_write_the_same_file(self, both, entry):
        here, there = both
        before = _own(here).read_bytes()
        there.save({entry(1).id: entry(1, name="daar")})
        assert here.device != there.device
        assert _own(here).read_bytes() == before
        assert _own(there).exists()

    def test_an_edit_there_replaces_what_it_has_seen_here(self, both, entry):
        here, there = both
        there.save({entry(1).id: entry(1, name="daar")})
        assert here.refresh().refreshed == {entry(1).id: entry(1, name="daar")}
        assert here.conflicts() == {}

    def test_edits_on_both_both_stay_and_both_devices_show_the_same(self, both, places, elsewhere, entry):
        here, there = both
        there.save({entry(1).id: entry(1, name="daar")})
        here.save({entry(1).id: entry(1, name="hier")})
        here.refresh()
        there.refresh()
        assert len(here.conflicts()[entry(1).id]) == len(there.conflicts()[entry(1).id]) == 2
        shown = {Store.open(place).load().diary.get(entry(1).id) for place in (places, elsewhere)}
        assert len(shown) == 1

    def test_an_edit_there_beats_a_delete_here(self, both, entry):
        here, there = both
        there.save({entry(1).id: entry(1, name="daar")})
        here.save({entry(1).id: None})
        here.refresh()
        there.refresh()
        assert here.load().diary.get(entry(1).id) == there.load().diary.get(entry(1).id)
        assert here.load().diary.get(entry(1).id) == entry(1, name="daar")

    @pytest.mark.usefixtures("filled")
    def test_two_programs_that_start_at_once_are_one_device(self, elsewhere, entry):
        first = Store.open(elsewhere, create=False)
        first.load()
        second = Store.open(elsewhere)
        second.save({entry(60).id: entry(60)})
        saved = first.save({entry(61).id: entry(61)})
        assert first.device == second.device
        assert saved.refreshed == {entry(60).id: entry(60)}
        assert {entry(60).id, entry(61).id} <= {record.id for record in Store.open(elsewhere).load().diary}

    def test_a_damaged_file_of_the_other_is_read_from_its_last_good_copy_and_not_touched(
        self, both, places, entry
    ):
        here, there = both
        there.save({entry(60).id: entry(60)})
        here.refresh()
        _own(there).write_bytes(b"")
        loaded = Store.open(places).load()
        assert entry(60).id in loaded.diary
        assert [notice.kind for notice in loaded.notices] == ["elsewhere"]
        assert _own(there).read_bytes() == b""
        assert Store.open(places).load().notices == ()

    def test_a_folder_of_the_other_that_has_not_arrived_deletes_nothing(self, both, places, entry):
        here, there = both
        there.save({entry(60).id: entry(60)})
        here.refresh()
        shutil.rmtree(places.devices / there.device)
        assert entry(60).id in Store.open(places).load().diary

    def test_a_home_folder_copied_to_another_machine_makes_a_new_device(
        self, filled, places, tmp_path, monkeypatch
    ):
        old = filled.device
        other_machine = tmp_path / "machine-id"
        other_machine.write_text("0123456789abcdef0123456789abcdef\n")
        with monkeypatch.context() as patch:
            patch.setattr(device_module, "MACHINE_ID", other_machine)
            copied = Store.open(places)
            assert copied.device != old
            assert len(copied.load().diary) == 16
        assert Store.open(places).device == old


class TestFolder:
    @pytest.mark.usefixtures("filled")
    def test_a_known_diary_that_is_gone_is_not_begun_anew(self, places):
        places.marker.unlink()
        with pytest.raises(FolderNotThere):
            Store.open(places)
        shutil.rmtree(places.data)
        with pytest.raises(FolderNotThere):
            Store.open(places)
        assert not places.data.exists()

    def test_a_folder_unmounted_while_running_is_not_filled(self, filled, places, entry):
        filled.load()
        shutil.rmtree(places.data)
        with pytest.raises(NotSaved) as failed:
            filled.save({entry(1).id: entry(1, name="x")})
        assert isinstance(failed.value.cause, FolderNotThere)
        assert not places.data.exists()

    @pytest.mark.usefixtures("filled")
    def test_a_person_may_begin_anew_there_after_saying_so(self, places):
        shutil.rmtree(places.data)
        forget_folder(places)
        assert len(Store.open(places).load().diary) == 0

    def test_a_diary_moved_to_another_folder_is_the_same_diary(self, filled, places, tmp_path):
        shutil.move(places.data, tmp_path / "moved")
        moved = Places(tmp_path / "moved", places.state_root, places.config, places.cache)
        store = Store.open(moved)
        assert store.device == filled.device
        assert len(store.load().diary) == 16

    @pytest.mark.parametrize("marker", [b'{"app": "other"}', b"", b"\0" * 40, b"[" * 100_000, b'{"app"'])
    def test_a_foreign_or_damaged_marker_of_an_unknown_folder_is_refused(self, places, marker):
        places.data.mkdir()
        places.marker.write_bytes(marker)
        with pytest.raises(NotAMagappFolder):
            Store.open(places)
        assert places.marker.read_bytes() == marker

    @pytest.mark.parametrize("marker", [b"", b"{}", b'{"app": "magapp", "dataset": "x", "format": 1}'])
    @pytest.mark.usefixtures("filled")
    def test_a_damaged_marker_of_a_known_diary_is_restored_and_told(self, places, marker):
        whole = places.marker.read_bytes()
        places.marker.write_bytes(marker)
        loaded = Store.open(places).load()
        assert [notice.kind for notice in loaded.notices] == ["marker"]
        assert len(loaded.diary) == 16
        assert places.marker.read_bytes() == whole

    def test_one_turned_bit_in_the_dataset_makes_no_other_diary(self, filled, places):
        digit = "1" if filled.dataset[0] == "0" else "0"
        places.marker.write_text(
            places.marker.read_text().replace(filled.dataset, digit + filled.dataset[1:])
        )
        store = Store.open(places)
        assert (store.dataset, store.device) == (filled.dataset, filled.device)

    @pytest.mark.usefixtures("filled")
    def test_files_without_a_marker_are_not_taken_for_an_empty_folder(self, places, elsewhere):
        places.marker.unlink()
        with pytest.raises(NotAMagappFolder):
            Store.open(elsewhere)

    @pytest.mark.usefixtures("filled")
    def test_a_diary_of_a_later_format_can_only_be_read(self, places, entry):
        places.marker.write_text(places.marker.read_text().replace('"format": 1', '"format": 2'))
        before = _tree(places.data)
        store = Store.open(places)
        assert len(store.load().diary) == 16
        with pytest.raises(NewerDiary):
            store.save({entry(1).id: None})
        assert _tree(places.data) == before

    def test_a_file_in_place_of_the_folder_is_one_clear_error(self, places):
        places.data.write_text("not a folder")
        with pytest.raises(FolderNotWritable) as error:
            Store.open(places)
        assert error.value.reason == "not_a_folder"

    def test_without_create_nothing_is_made(self, places, tmp_path):
        with pytest.raises(FolderNotThere):
            Store.open(places, create=False)
        assert list(tmp_path.iterdir()) == []

    @pytest.mark.usefixtures("filled")
    def test_a_folder_that_cannot_be_written_opens_to_be_read(self, places, entry, monkeypatch):
        real = os.access
        monkeypatch.setattr(os, "access", lambda path, mode: "data" not in str(path) and real(path, mode))
        store = Store.open(places)
        assert len(store.load().diary) == 16
        with pytest.raises(FolderNotWritable):
            store.save({entry(1).id: None})

    def test_everything_is_private_whatever_the_umask_and_the_folders_were(self, places, entry):
        for folder in (places.data, places.state_root, places.config, places.cache):
            folder.mkdir()
            folder.chmod(0o777)
        old = os.umask(0)
        try:
            store = Store.open(places)
            store.save({entry(1).id: entry(1)})
            _own(store).write_bytes(b"damaged")
            Store.open(places).load()
        finally:
            os.umask(old)
        for root in (places.data, places.state_root):
            for path in (root, *root.rglob("*")):
                wanted = 0o700 if path.is_dir() else 0o600
                assert stat.S_IMODE(path.stat().st_mode) == wanted, path


class TestNewer:
    def test_a_file_of_a_later_format_is_shown_and_stays_byte_for_byte(self, filled, places, entry):
        path = _own(filled, "2026-10.json")
        path.write_bytes(path.read_bytes().replace(b'"format": 1', b'"format": 3', 1))
        before = path.read_bytes()
        store = Store.open(places)
        loaded = store.load()
        assert len(loaded.diary) == 16
        assert [notice.kind for notice in loaded.notices] == ["newer"]
        for number in range(200, 210):
            store.save({entry(number).id: entry(number)})
        with pytest.raises(NotSaved) as refused:
            store.save({entry(8).id: None, entry(9).id: entry(9, name="x")})
        assert isinstance(refused.value.cause, NewerFile)
        assert path.read_bytes() == before

    def test_fields_and_kinds_of_a_newer_program_are_kept_through_an_edit(self, filled, places, entry):
        lines = _own(filled).read_bytes().splitlines()[1:-1]
        raws = [line.rstrip(b",") for line in lines]
        raws = [
            raw.replace(b'"at":', b'"mood":{"deep":[1,2]},"at":') if entry(1).id.encode() in raw else raw
            for raw in raws
        ]
        strange = b'{"kind":"dream","id":"01890000-0000-7000-8000-00000000dddd","text":"vliegen"}'
        data = compose([Line(raw, None) for raw in (*raws, strange)], {"written_by": "magapp 9"})
        for path in (_own(filled), places.state(filled.dataset) / "mirror" / filled.device / "2026-11.json"):
            path.write_bytes(data)
        store = Store.open(places)
        loaded = store.load()
        assert loaded.notices == ()
        assert len(loaded.diary) == 16
        store.save({entry(1).id: entry(1, name="anders")})
        text = _own(store).read_bytes()
        line = next(line for line in text.splitlines() if entry(1).id.encode() in line)
        assert json.loads(line.rstrip(b","))["mood"] == {"deep": [1, 2]}
        assert strange in text
        assert json.loads(text)["written_by"] == "magapp 9"
        store.save({entry(1).id: None})
        store.save({entry(1).id: replace(entry(1), name="terug")})
        assert b'"mood":{"deep":[1,2]}' in _own(store).read_bytes()


def test_a_diary_of_format_1_reads_as_it_was_written(tmp_path):
    source = Path(__file__).parents[1] / "files" / "format-1"
    shutil.copytree(source, tmp_path / "data")
    places = Places(tmp_path / "data", tmp_path / "state", tmp_path / "config", tmp_path / "cache")
    loaded = Store.open(places).load()
    expected = json.loads((source.parent / "format-1.expected.json").read_text(encoding="utf-8"))
    assert {record.id: repr(record) for record in loaded.diary} == expected
    assert loaded.notices == ()


def test_the_lines_of_format_1_are_written_as_they_always_were():
    folder = Path(__file__).parents[1] / "files" / "format-1" / "devices"
    for path in folder.rglob("*.json"):
        file = read_lines(path.read_bytes(), path)
        for line in file.lines:
            if line.version is not None:
                assert encode_line(line.version, unknown_fields(line)) == line.raw
        assert compose(file.lines, file.beside) == path.read_bytes()
