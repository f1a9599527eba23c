"""A diary that is moved is whole in one of two folders at every moment, and nothing is left half done."""

from __future__ import annotations

import datetime as dt
import errno
import json
import os
import shutil
import stat
import zipfile
from itertools import count
from pathlib import Path

import pytest

from magapp.domain.imported import ImportedFood, ImportedTable
from magapp.storage import moving, two_folders
from magapp.storage.backups import make_backup
from magapp.storage.erase import erase, look
from magapp.storage.errors import DiaryMoved, FolderNotThere, FolderNotWritable, NewerDiary, StorageError
from magapp.storage.first_paint import read_first_paint, write_first_paint
from magapp.storage.instance import InstanceLock
from magapp.storage.move_errors import (
    ChangedMeanwhile,
    CopyDiffers,
    CopyingFailed,
    FolderNamedAtStart,
    InsideTheDiary,
    MoveStopped,
    NoDiaryThere,
    NotMoved,
    OpenThere,
    OwnFolder,
    SameFolder,
    SettingsNotChanged,
    TargetHoldsDiary,
    TargetNotEmpty,
    TargetNotThere,
    TargetNotWritable,
    TargetTooSmall,
)
from magapp.storage.move_target import look_at_diary, suggested_target, use_diary
from magapp.storage.moving import Moved, TakenBack, finish_moving, move, move_from_outside
from magapp.storage.paths import OVERRIDE, Places, find_places, usual_data
from magapp.storage.settings import Settings, read_settings, write_settings
from magapp.storage.store import Store
from magapp.storage.tables import keep_table, load_tables
from magapp.storage.two_folders import records_alone

OTHER = "0b6f2c3e-3b0a-4c53-9d2b-6a4b7a7b1a11"
RECORDS = 16


def names_in(folder: Path) -> list[str]:
    if not folder.exists():
        return []
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir())


def folder_of_settings(places: Places) -> Path | None:
    chosen = read_settings(places.config).settings.data_folder
    return None if chosen is None else Path(chosen)


def as_a_start_finds_it(places: Places, old: Path) -> Places:
    """The places of a start by the settings, the test's own folder standing for the usual one."""
    return places._replace(data=folder_of_settings(places) or old)


@pytest.fixture
def full(filled, places):
    """A diary with a table and the file of another device; the settings name its folder."""
    table = ImportedTable(kind="NEVO", version="2025/9.0", foods=(ImportedFood(source_id="1", name_nl="x"),))
    keep_table(places, table, "nevo.csv")
    other = places.devices / OTHER
    other.mkdir(mode=0o700)
    (other / "2026-11.json").write_bytes((places.devices / filled.device / "2026-11.json").read_bytes())
    write_settings(places.config, Settings(data_folder=str(places.data)))
    return filled


@pytest.fixture
def target(tmp_path):
    return tmp_path / "elsewhere" / "diary"


@pytest.fixture(autouse=True)
def _above(target):
    target.parent.mkdir()


class TestMoved:
    @pytest.mark.usefixtures("full")
    def test_every_file_is_in_the_new_folder_and_none_in_the_old(self, places, target):
        before = {name: (places.data / name).read_bytes() for name in names_in(places.data)}
        done = move(places, target)
        assert {name: (target / name).read_bytes() for name in names_in(target)} == before
        assert not places.data.exists()
        assert (done.places.data, done.old, done.files, done.left) == (target, places.data, len(before), ())
        assert not places.moving.exists()

    @pytest.mark.usefixtures("full")
    @pytest.mark.parametrize("is_theirs", [True, False])
    def test_a_folder_that_the_person_made_is_given_back_as_it_was(self, places, target, is_theirs):
        if is_theirs:
            target.mkdir()
            target.chmod(0o755)
        there = move(places, target).places
        assert stat.S_IMODE(target.stat().st_mode) == 0o700
        move(there, places.data)
        assert target.exists() is is_theirs
        if is_theirs:
            assert stat.S_IMODE(target.stat().st_mode) == 0o755
            assert list(target.iterdir()) == []

    def test_a_folder_in_which_a_diary_was_begun_stays_where_the_person_had_made_it(self, places, target):
        mine = places._replace(data=target.parent / "mine")
        mine.data.mkdir()
        Store.open(mine)
        move(mine, target)
        assert mine.data.is_dir()

    def test_the_next_start_opens_it_with_every_record(self, full, places, target):
        before = Store.open(places).load().diary
        move(places, target)
        again = Store.open(as_a_start_finds_it(places, places.data))
        found = again.load()
        assert list(found.diary) == list(before)
        assert found.notices == ()
        assert (again.device, again.dataset, again.places.data) == (full.device, full.dataset, target)
        assert [table.kind for table in load_tables(again.places).tables] == ["NEVO"]

    @pytest.mark.usefixtures("full")
    def test_only_the_person_can_read_what_was_moved(self, places, target):
        target.mkdir()
        target.chmod(0o755)
        old = os.umask(0)
        try:
            done = move(places, target)
        finally:
            os.umask(old)
        assert done.is_private
        for path in (target, *target.rglob("*")):
            assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600)

    @pytest.mark.usefixtures("full")
    def test_what_is_not_ours_stays_and_is_named(self, places, target):
        mine = [places.data / "blood test.pdf", places.devices / OTHER / "notes.txt"]
        for path in mine:
            path.write_bytes(b"mine")
        done = move(places, target)
        assert set(done.left) == {(path, "foreign") for path in mine}
        assert [path.read_bytes() for path in mine] == [b"mine", b"mine"]
        assert "notes.txt" not in str(names_in(target))

    @pytest.mark.usefixtures("full")
    def test_the_old_files_can_stay(self, places, target):
        before = names_in(places.data)
        done = move(places, target, keep=True)
        assert done.kept
        assert names_in(places.data) == names_in(target) == before
        assert folder_of_settings(places) == target

    @pytest.mark.usefixtures("full")
    def test_a_start_with_the_old_folder_is_told_where_it_is_and_begins_nothing(self, places, target):
        move(places, target)
        with pytest.raises(DiaryMoved) as told:
            Store.open(places)
        assert str(target) in told.value.sentence()
        assert not places.data.exists()

    @pytest.mark.usefixtures("full")
    def test_it_can_be_moved_back_and_on_again(self, places, target, tmp_path):
        there = move(places, target).places
        back = move(there, places.data).places
        assert len(Store.open(back).load().diary) == RECORDS
        with pytest.raises(DiaryMoved):
            Store.open(there)
        third = tmp_path / "third"
        move(back, third)
        for gone in (back, there):
            with pytest.raises(DiaryMoved) as told:
                Store.open(gone)
            assert told.value.target == third

    @pytest.mark.usefixtures("full")
    def test_in_the_usual_folder_the_settings_name_none(self, places):
        move(places, usual_data())
        assert folder_of_settings(places) is None
        assert find_places().data == usual_data()

    @pytest.mark.usefixtures("full")
    def test_sync_tools_put_hidden_files_in_a_folder_that_is_empty_to_a_person(self, places, target):
        (target / ".stfolder").mkdir(parents=True)
        (target / ".sync_1.db").write_bytes(b"x")
        move(places, target)
        assert len(Store.open(places._replace(data=target)).load().diary) == RECORDS

    def test_the_quick_start_of_the_old_folder_goes(self, full, places, target):
        write_first_paint(places, full.dataset, {"today": ["brood 1"]})
        done = move(places, target)
        assert names_in(places.cache) == []
        assert read_first_paint(done.places) is None

    @pytest.mark.usefixtures("full")
    def test_deleting_everything_afterwards_leaves_nothing_of_it(self, places, target):
        window = InstanceLock(places)
        window.acquire()
        window.release()
        there = move(places, target).places
        erase(there)
        assert [each for place in there for each in names_in(place)] == []
        assert len(Store.open(places).load().diary) == 0, "a new diary may begin where the deleted one was"

    @pytest.mark.usefixtures("full")
    def test_a_damaged_file_is_made_whole_before_it_is_moved(self, full, places, target):
        (places.devices / full.device / "2026-11.json").write_bytes(b"damaged")
        there = move(places, target).places
        found = Store.open(there).load()
        assert (len(found.diary), found.notices) == (RECORDS, ())

    def test_versions_side_by_side_move_both(self, filled, places, elsewhere, entry, target):
        filled.load()
        abroad = Store.open(elsewhere)
        abroad.load()
        filled.save({entry(1).id: entry(1, name="here")})
        abroad.save({entry(1).id: entry(1, name="there")})
        filled.refresh()
        both = filled.conflicts()
        there = Store.open(move(places, target).places)
        there.load()
        assert there.conflicts() == both
        assert both


class TestRefused:
    @pytest.fixture
    def refused(self, full, places, target):  # noqa: ARG002  # a fixture needs another
        """Give what asks for a move that is refused, and see that nothing changed."""
        (target.parent / "more").mkdir()

        def ask(kind, where=target, **more):
            before = contents(places.data, target.parent)
            with pytest.raises(kind) as told:
                move(places, where, **more)
            assert contents(places.data, target.parent) == before
            assert folder_of_settings(places) == places.data
            assert not places.moving.exists()
            assert len(Store.open(places).load().diary) == RECORDS
            sentence = told.value.sentence()
            assert sentence.endswith(".")
            assert "{" not in sentence
            return told.value

        return ask

    def test_a_folder_with_other_files(self, refused, target):
        target.mkdir()
        (target / "holiday.jpg").write_bytes(b"x")
        refused(TargetNotEmpty)
        assert suggested_target(target) == target / "magapp"

    def test_a_folder_with_a_diary(self, refused, places, target):
        Store.open(places._replace(data=target))
        refused(TargetHoldsDiary)

    def test_a_folder_with_files_of_a_diary_and_no_marker(self, refused, target):
        (target / "devices" / OTHER).mkdir(parents=True)
        (target / "devices" / OTHER / "2026-11.json").write_bytes(b"x")
        refused(TargetHoldsDiary)

    def test_a_folder_inside_the_diary(self, refused, places):
        refused(InsideTheDiary, places.data / "deeper")
        refused(InsideTheDiary, places.devices)

    def test_the_same_folder_by_its_name_or_by_a_link(self, refused, places, tmp_path):
        refused(SameFolder, places.data)
        refused(SameFolder, places.data / ".." / places.data.name)
        link = tmp_path / "link"
        link.symlink_to(places.data)
        refused(SameFolder, link)
        refused(InsideTheDiary, link / "deeper")

    @pytest.mark.parametrize("own", ["state_root", "config", "cache"])
    def test_a_folder_of_the_program_itself(self, refused, places, own):
        refused(OwnFolder, getattr(places, own) / "diary")

    def test_a_folder_whose_place_is_not_there(self, refused, target):
        refused(TargetNotThere, target.parent / "usb stick" / "diary")

    def test_a_file(self, refused, target):
        target.write_bytes(b"x")
        assert refused(FolderNotWritable).reason == "not_a_folder"

    def test_a_folder_that_may_not_be_written_in(self, refused, target, monkeypatch):
        real = os.access
        monkeypatch.setattr(os, "access", lambda path, mode: path != target.parent and real(path, mode))
        refused(TargetNotWritable)

    @pytest.mark.skipif(not Path("/proc/self").exists(), reason="a system without /proc")
    def test_a_folder_in_which_no_file_can_be_made(self, refused):
        refused(TargetNotWritable, suggested_target(Path("/proc")))

    def test_a_disk_that_is_too_small(self, refused, monkeypatch):
        monkeypatch.setattr(
            "shutil.disk_usage", lambda _path: type("Usage", (), {"free": 1000, "total": 1000, "used": 0})
        )
        refused(TargetTooSmall)

    def test_a_folder_that_was_named_at_the_start(self, refused, places, monkeypatch):
        refused(FolderNamedAtStart, named_at_start=True)
        monkeypatch.setenv(OVERRIDE, str(places.data))
        refused(FolderNamedAtStart)

    def test_a_move_that_the_person_stops(self, refused):
        told = iter([False, False, True])
        refused(MoveStopped, is_stopped=lambda: next(told))

    def test_a_disk_that_does_not_give_back_what_was_written(self, refused, monkeypatch):
        monkeypatch.setattr(moving, "checksum", lambda _path: "0" * 64)
        refused(CopyDiffers)

    def test_a_copy_with_other_records(self, refused, places, monkeypatch):
        def none_in_the_copy(each):
            return records_alone(each) if each.data == places.data else {}

        monkeypatch.setattr(moving, "records_alone", none_in_the_copy)
        refused(CopyDiffers)

    def test_a_file_of_the_copy_that_changed_after_it_was_read_back(self, refused, target, monkeypatch):
        def checksum(path):
            found = real(path)
            if path.parent.name == "tables":
                path.write_bytes(b"turned")
            return found

        real = two_folders.checksum
        monkeypatch.setattr("magapp.storage.moving.checksum", checksum)
        refused(CopyDiffers)
        assert not target.exists()

    def test_settings_that_cannot_be_written(self, refused, places):
        text = (places.config / "settings.json").read_text()
        (places.config / "settings.json").write_text(text.replace('"format": 1', '"format": 2'))
        refused(SettingsNotChanged)

    def test_an_empty_folder_that_was_there_stays_as_it_was(self, refused, target):
        target.mkdir()
        target.chmod(0o755)
        refused(MoveStopped, is_stopped=lambda: True)
        assert stat.S_IMODE(target.stat().st_mode) == 0o755
        assert list(target.iterdir()) == []

    def test_a_file_that_changes_meanwhile(self, refused, places, monkeypatch):
        changed = places.devices / OTHER / "2026-11.json"
        data = changed.read_bytes()
        real = moving._Move._compare

        def compare(self):
            changed.write_bytes(data[:-1])
            try:
                real(self)
            finally:
                changed.write_bytes(data)

        monkeypatch.setattr(moving._Move, "_compare", compare)
        refused(ChangedMeanwhile)

    @pytest.mark.usefixtures("full")
    def test_a_move_beside_an_open_window(self, places, target):
        window = InstanceLock(places)
        window.acquire()
        with pytest.raises(OpenThere):
            move_from_outside(places, target, keep=False, named_at_start=False)
        window.release()
        move_from_outside(places, target, keep=False, named_at_start=False)

    @pytest.mark.usefixtures("full")
    def test_a_diary_of_a_later_format(self, places, target):
        places.marker.write_text(places.marker.read_text().replace('"format": 1', '"format": 2'))
        with pytest.raises(NewerDiary):
            move(places, target)
        assert not target.exists()

    @pytest.mark.usefixtures("full")
    def test_a_diary_that_can_only_be_read(self, places, target, monkeypatch):
        real = os.access
        monkeypatch.setattr(os, "access", lambda path, mode: "data" not in str(path) and real(path, mode))
        with pytest.raises(FolderNotWritable):
            move(places, target)
        assert not target.exists()

    @pytest.mark.usefixtures("full")
    def test_a_diary_that_is_not_there(self, places, target):
        places.marker.unlink()
        with pytest.raises(FolderNotThere):
            move(places, target)
        assert not target.exists()


def contents(*folders: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for each in folders for path in each.rglob("*") if path.is_file()}


CALLS = ("open", "write", "fsync", "replace", "mkdir", "unlink", "rmdir", "rename")
ERRORS = (errno.ENOSPC, errno.EIO, errno.ENOENT)


class Counted:
    """Do something at the k-th call of the system that changes a disk."""

    def __init__(self, patch, at, act):
        self.count = 0
        for name in CALLS:
            self._watch(patch, name, at, act)

    def _watch(self, patch, name, at, act):
        real = getattr(os, name)

        def call(*arguments, **more):
            if name != "open" or arguments[1] & (os.O_WRONLY | os.O_RDWR):
                self.count += 1
                if self.count >= at:
                    act(self.count - at, arguments)
            return real(*arguments, **more)

        patch.setattr(os, name, call)


def number_of_calls(places, target) -> int:
    with pytest.MonkeyPatch.context() as patch:
        counted = Counted(patch, 1_000_000, None)
        there = move(places, target).places
    move(there, places.data)
    return counted.count


def whole_now(places, old, target, dataset):
    """Start as the next start would; give where the diary is, and see that it is whole there alone."""
    ended = finish_moving(places._replace(data=old))
    here = as_a_start_finds_it(places, old)
    store = Store.open(here)
    found = store.load()
    assert (store.dataset, len(found.diary), found.notices) == (dataset, RECORDS, ())
    other = target if here.data == old else old
    assert names_in(other) == []
    assert not places.moving.exists()
    return here, ended


@pytest.mark.usefixtures("full")
def test_killed_at_any_call_the_diary_is_whole_in_one_folder(places, target, full):
    old = places.data
    ends = set()
    for at in count(1):
        child = os.fork()
        if child == 0:
            with pytest.MonkeyPatch.context() as patch:
                Counted(patch, at, lambda _after, _arguments: os._exit(9))
                move(places, target)
            os._exit(0)
        was_killed = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
        chosen = folder_of_settings(places)
        here, ended = whole_now(places, old, target, full.dataset)
        if not was_killed:
            break
        assert here.data == chosen, "the settings are the moment"
        ends.add((here.data, type(ended)))
        if here.data == target:
            move(here, old)
    assert ends >= {(old, TakenBack), (target, Moved)}


@pytest.mark.parametrize("code", ERRORS, ids=[errno.errorcode[code] for code in ERRORS])
@pytest.mark.parametrize("forever", [False, True], ids=["once", "from then on"])
def test_whatever_call_fails_the_diary_is_whole_in_one_folder(places, target, full, code, forever):
    old = places.data
    refusals = 0
    for at in range(1, number_of_calls(places, target) + 1, 3):

        def fail(after, _arguments):
            if forever or after == 0:
                raise OSError(code, os.strerror(code))

        left: list[Path] = []
        refusal = None
        with pytest.MonkeyPatch.context() as patch:
            Counted(patch, at, fail)
            try:
                left = [path for path, _why in move(places, target).left]
            except StorageError as error:
                refusal = error
        if refusal is not None:
            refusals += 1
            assert refusal.sentence()
            if isinstance(refusal, NotMoved) and not forever:
                assert names_in(target) == [], "what was copied is taken away again"
        assert len(Store.open(as_a_start_finds_it(places, old)).load().diary) == RECORDS
        for path in left:  # it was told, and is for the person to remove
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
        here, _ended = whole_now(places, old, target, full.dataset)
        if here.data == target:
            move(here, old)
    assert refusals


@pytest.mark.usefixtures("full")
def test_a_target_that_is_unplugged_half_way_leaves_the_diary_where_it_was(places, target, tmp_path):
    def unplug(done, _total):
        if done and target.parent.exists():
            target.parent.rename(tmp_path / "unplugged")

    with pytest.raises(CopyingFailed) as told:
        move(places, target, progress=unplug)
    assert "still connected" in told.value.sentence()
    assert len(Store.open(places).load().diary) == RECORDS
    assert folder_of_settings(places) == places.data


@pytest.mark.usefixtures("full")
def test_cut_off_after_the_switch_with_the_new_disk_gone_the_old_folder_is_used(places, target, tmp_path):
    child = os.fork()
    if child == 0:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(moving, "_leave", lambda *_places, **_more: os._exit(9))
            move(places, target)
    os.waitpid(child, 0)
    assert folder_of_settings(places) == target
    target.parent.rename(tmp_path / "unplugged")
    assert finish_moving(places) == TakenBack(places.data, target)
    assert folder_of_settings(places) == places.data
    assert len(Store.open(places).load().diary) == RECORDS


@pytest.mark.usefixtures("full")
def test_cut_off_before_the_switch_a_file_that_the_new_disk_spoiled_is_taken_away_too(places, target):
    child = os.fork()
    if child == 0:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(moving, "_name_in_settings", lambda *_places: os._exit(9))
            move(places, target)
    os.waitpid(child, 0)
    for path in (target / "devices").rglob("*.json"):
        path.write_bytes(path.read_bytes()[:-20])
    assert finish_moving(places) == TakenBack(places.data, target)
    assert names_in(target) == []
    assert len(Store.open(places).load().diary) == RECORDS


@pytest.mark.usefixtures("full")
def test_with_neither_folder_there_nothing_is_begun_and_the_mark_stays(places, target, tmp_path):
    child = os.fork()
    if child == 0:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(moving, "_leave", lambda *_places, **_more: os._exit(9))
            move(places, target)
    os.waitpid(child, 0)
    target.parent.rename(tmp_path / "unplugged")
    places.data.rename(tmp_path / "gone")
    assert finish_moving(places) is None
    for data in (places.data, target):
        with pytest.raises(FolderNotThere):
            Store.open(places._replace(data=data))
    (tmp_path / "unplugged").rename(target.parent)
    assert isinstance(finish_moving(places), Moved)


@pytest.mark.usefixtures("full")
def test_a_program_that_starts_meanwhile_leaves_the_move_alone(places, target):
    found = []
    move(places, target, progress=lambda _done, _total: found.append(finish_moving(places)))
    assert set(found) == {None}
    assert folder_of_settings(places) == target


@pytest.mark.usefixtures("full")
def test_a_mark_that_cannot_be_read_changes_nothing(places):
    for data in (b"", b"{}", b"[" * 100_000, json.dumps({"old": "x", "new": 1}).encode()):
        places.moving.write_bytes(data)
        assert finish_moving(places) is None
        assert len(Store.open(places).load().diary) == RECORDS
    assert look(places).strange == ()


class TestAnotherDiary:
    @pytest.fixture
    def other(self, places, target, entry):
        there = places._replace(data=target)
        Store.open(there).save({entry(1).id: entry(1)})
        return there

    @pytest.mark.usefixtures("full")
    def test_it_is_counted_before_it_is_used(self, places, other):
        assert look_at_diary(places, other.data) == (other, (1, 1, 1), False)
        assert look_at_diary(places, other.data.parent.parent / "elsewhere" / "diary").places == other

    def test_an_older_copy_of_ones_own_is_counted_as_it_is_and_left_so(self, places, tmp_path, entry):
        store = Store.open(places)
        store.save({entry(number).id: entry(number) for number in (1, 2)})
        unpacked = tmp_path / "unpacked"
        made = make_backup(places, store.dataset, dt.datetime.fromisoformat("2026-11-02T12:00:00"))
        with zipfile.ZipFile(made.path) as packed:
            packed.extractall(unpacked)
        store.save({entry(1).id: None})
        before = {path: path.read_bytes() for path in unpacked.rglob("*") if path.is_file()}
        there = places._replace(data=unpacked)
        assert look_at_diary(places, unpacked) == (there, (2, 1, 2), True)
        assert {path: path.read_bytes() for path in unpacked.rglob("*") if path.is_file()} == before

    @pytest.mark.usefixtures("full")
    def test_the_settings_name_it_and_the_former_stays(self, places, other):
        before = names_in(places.data)
        window = use_diary(other)
        assert folder_of_settings(places) == other.data
        assert names_in(places.data) == before
        assert not InstanceLock(other).acquire()
        window.release()

    @pytest.mark.usefixtures("full")
    def test_one_that_is_open_is_not_taken(self, places, other):
        window = InstanceLock(other)
        window.acquire()
        with pytest.raises(OpenThere):
            use_diary(other)
        assert folder_of_settings(places) == places.data
        window.release()

    @pytest.mark.usefixtures("full")
    def test_a_folder_without_one_is_refused(self, places, target, tmp_path):
        with pytest.raises(NoDiaryThere):
            look_at_diary(places, tmp_path)
        with pytest.raises(NoDiaryThere):
            look_at_diary(places, target)
        target.mkdir()
        (target / "magapp.json").write_bytes(b'{"app": "other"}')
        with pytest.raises(NoDiaryThere):
            look_at_diary(places, target)
        with pytest.raises(SameFolder):
            look_at_diary(places, places.data)
        with pytest.raises(FolderNamedAtStart):
            look_at_diary(places, target, named_at_start=True)

    @pytest.mark.usefixtures("full")
    def test_a_folder_named_magapp_is_found_in_the_one_that_was_chosen(self, places, tmp_path, entry):
        there = places._replace(data=tmp_path / "cloud" / "magapp")
        there.data.parent.mkdir()
        Store.open(there).save({entry(1).id: entry(1)})
        assert look_at_diary(places, tmp_path / "cloud").places == there
