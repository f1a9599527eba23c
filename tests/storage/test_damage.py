"""Damage of every kind, and failure of every call: nothing that was saved is lost, and nothing is hidden."""

from __future__ import annotations

import errno
import os
import random
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from magapp.storage.errors import DamagedFile, NewerFile, NotSaved, StorageError
from magapp.storage.monthfile import read_versions
from magapp.storage.store import Store


def _own(store: Store, name: str = "2026-11.json") -> Path:
    return store.places.devices / store.device / name


def _mirror(store: Store, name: str = "2026-11.json") -> Path:
    return store.places.state(store.dataset) / "mirror" / store.device / name


def _quarantine(store: Store) -> list[bytes]:
    folder = store.places.state(store.dataset) / "quarantine"
    return [path.read_bytes() for path in folder.iterdir()] if folder.exists() else []


def _cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def _turned(data: bytes) -> bytes:
    place = data.index(b"brood")
    return data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]


def _twice(data: bytes) -> bytes:
    return data + data


DAMAGE = {
    "cut": _cut,
    "empty": lambda _data: b"",
    "zeroed": lambda data: bytes(len(data)),
    "bit": _turned,
    "twice": _twice,
    "utf-16": lambda data: data.decode().encode("utf-16"),
    "crlf": lambda data: data.replace(b"\n", b"\r\n"),
    "nul at the end": lambda data: data + bytes(512),
    "other month": lambda data: data.replace(b"2026-11", b"2026-12"),
    "deep": lambda _data: b"[" * 200_000,
    "no JSON": lambda _data: b"hello",
    "a list": lambda _data: b"[]",
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
def test_a_damaged_file_is_restored_told_once_and_kept(filled, places, damage):
    whole = _own(filled).read_bytes()
    damaged = damage(whole)
    _own(filled).write_bytes(damaged)
    store = Store.open(places)
    assert store.check().damaged == (f"devices/{filled.device}/2026-11.json",)
    loaded = store.load()
    assert set(loaded.diary) == set(filled.load().diary)
    assert [(notice.kind, notice.files, notice.records) for notice in loaded.notices] == [
        ("restored", ("2026-11.json",), 8)
    ]
    assert _own(filled).read_bytes() == whole
    assert _quarantine(store) == [damaged]
    again = Store.open(places)
    assert again.load().notices == ()
    assert again.check().ok


def test_every_single_turned_bit_is_seen(filled):
    """Bits of the format's own digit that make a higher one are a newer file: shown, and never written."""
    whole = _own(filled).read_bytes()
    for place in range(len(whole)):
        for bit in range(8):
            turned = bytearray(whole)
            turned[place] ^= 1 << bit
            with pytest.raises((DamagedFile, NewerFile)):
                read_versions(bytes(turned), Path("2026-11.json"))


def test_files_that_are_gone_come_back_with_one_notice(filled, places):
    for name in ("2026-10.json", "2026-11.json", "library.json"):
        _own(filled, name).unlink()
    loaded = Store.open(places).load()
    assert len(loaded.diary) == 16
    assert [(notice.kind, len(notice.files)) for notice in loaded.notices] == [("restored", 3)]
    assert _own(filled).read_bytes() == _mirror(filled).read_bytes()


@pytest.mark.parametrize("damage", [None, *DAMAGE.values()], ids=["gone", *DAMAGE.keys()])
def test_a_damaged_mirror_is_made_anew_from_the_good_file(filled, places, damage):
    whole = _mirror(filled).read_bytes()
    if damage is None:
        _mirror(filled).unlink()
    else:
        _mirror(filled).write_bytes(damage(whole))
    loaded = Store.open(places).load()
    assert loaded.notices == ()
    assert len(loaded.diary) == 16
    assert _mirror(filled).read_bytes() == whole


def test_a_link_in_place_of_a_file_is_not_followed(filled, places, tmp_path):
    outside = tmp_path / "outside.json"
    outside.write_bytes(_own(filled).read_bytes())
    _own(filled).unlink()
    _own(filled).symlink_to(outside)
    before = outside.read_bytes()
    loaded = Store.open(places).load()
    assert [notice.kind for notice in loaded.notices] == ["restored"]
    assert len(loaded.diary) == 16
    assert not _own(filled).is_symlink()
    assert outside.read_bytes() == before


def test_a_pipe_in_place_of_a_file_stops_nothing(filled, places):
    _own(filled).unlink()
    os.mkfifo(_own(filled))
    assert len(Store.open(places).load().diary) == 16


def test_older_files_put_back_by_a_sync_tool_are_brought_up_to_date(filled, places, entry):
    old = _own(filled).read_bytes()
    filled.save({entry(30).id: entry(30), entry(1).id: entry(1, name="later")})
    _own(filled).write_bytes(old)
    loaded = Store.open(places).load()
    assert [(notice.kind, notice.records) for notice in loaded.notices] == [("rolled_back", 2)]
    assert loaded.diary.get(entry(30).id) == entry(30)
    assert loaded.diary.get(entry(1).id) == entry(1, name="later")
    assert Store.open(places).load().notices == ()


def test_a_save_cut_off_before_the_mirror_is_completed_silently(filled, places, entry):
    old = _mirror(filled).read_bytes()
    filled.save({entry(30).id: entry(30)})
    new = _own(filled).read_bytes()
    _mirror(filled).write_bytes(old)
    loaded = Store.open(places).load()
    assert loaded.notices == ()
    assert entry(30).id in loaded.diary
    assert _mirror(filled).read_bytes() == new


def test_with_both_copies_damaged_the_newest_backup_is_used_and_what_can_be_read(filled, places, entry):
    backups = places.state(filled.dataset) / "backups"
    backups.mkdir()
    with zipfile.ZipFile(backups / "2026-11-19.zip", "w") as backup:
        backup.writestr(f"devices/{filled.device}/2026-11.json", _own(filled).read_bytes())
    filled.save({entry(30).id: entry(30)})
    for path in (_own(filled), _mirror(filled)):
        path.write_bytes(_turned(path.read_bytes()))
    loaded = Store.open(places).load()
    assert [notice.kind for notice in loaded.notices] == ["backup"]
    assert len(loaded.diary) == 17
    assert loaded.diary.get(entry(1).id) == entry(1)
    assert len(_quarantine(filled)) == 1  # both were damaged alike


def test_with_nothing_good_left_the_loss_is_told_and_whole_lines_are_saved(filled, places):
    for path in (_own(filled), _mirror(filled)):
        path.write_bytes(_cut(path.read_bytes()))
    loaded = Store.open(places).load()
    kinds = [(notice.kind, notice.files) for notice in loaded.notices]
    assert kinds == [("lost", ("2026-11.json",))]
    assert 8 + 2 < len(loaded.diary) < 16
    assert Store.open(places).load().notices == ()


def test_a_check_without_repair_writes_nothing_and_with_it_restores(filled, places):
    _own(filled).write_bytes(b"")
    before = {path: path.stat().st_mtime_ns for path in places.data.parent.rglob("*")}
    store = Store.open(places, create=False)
    result = store.check()
    assert not result.ok
    assert result.records == 16
    assert {path: path.stat().st_mtime_ns for path in places.data.parent.rglob("*")} == before
    repaired = store.check(repair=True)
    assert repaired.ok
    assert repaired.restored == repaired.damaged == (f"devices/{filled.device}/2026-11.json",)
    assert store.check().damaged == ()


def test_damage_while_the_program_runs_is_repaired_by_the_next_save(filled, places, entry):
    filled.load()
    _own(filled).write_bytes(b"{")
    saved = filled.save({entry(40).id: entry(40)})
    assert [notice.kind for notice in saved.notices] == ["restored"]
    assert len(Store.open(places).load().diary) == 17


@pytest.mark.parametrize(
    "value",
    [
        b'"severity":4',
        b'"severity":-1',
        b'"severity":1.5',
        b'"severity":"2"',
        b'"severity":99999999999999999999',
        b'"severity":NaN',
        b'"severity":1e999',
        b'"day":"1600-01-01"',
        b'"day":"2026-02-30"',
        b'"id":"x"',
        b'"note":"\\ud800"',
        b'"note":' + b"[" * 5000 + b"]" * 5000,
        b'"mood":' + b"[" * 100_000 + b"]" * 100_000,
    ],
    ids=lambda value: value[:24].decode(),
)
def test_values_out_of_bounds_make_a_file_damaged_and_nothing_crashes(value):
    base = (
        b'"kind":"checkin","id":"0ac5ef1d-c69a-57f4-b5f2-a733327fc591","day":"2026-11-01","key":"fatigue",'
        b'"severity":2,"at":["6abec1d7-5212-4229-aff0-0e400bea0d75",1],"home":"2026-11"'
    )
    good = b"{" + base + b"}"
    bad = b"{" + base + b"," + value + b"}"
    assert len(read_versions(_file(good), Path("2026-11.json"))) == 1
    with pytest.raises(DamagedFile):
        read_versions(_file(bad), Path("2026-11.json"))


def _file(raw: bytes) -> bytes:
    records = b"[\n" + raw + b"\n]"
    return b'{"format": 1, "sha256": "%s", "records": %s}\n' % (
        sha256(records).hexdigest().encode(),
        records,
    )


def test_a_thousand_random_changes_never_crash_and_never_pass_for_whole(filled):
    dice = random.Random(7)  # noqa: S311  # the same damage each time
    whole = _own(filled).read_bytes()
    for _ in range(1000):
        data = bytearray(whole)
        for _change in range(dice.randrange(1, 4)):
            place = dice.randrange(len(data))
            match dice.randrange(3):
                case 0:
                    data[place] ^= dice.randrange(1, 256)
                case 1:
                    del data[place : place + dice.randrange(1, 200)]
                case _:
                    data[place:place] = dice.randbytes(dice.randrange(1, 20))
            if not data:
                break
        if bytes(data) == whole:
            continue
        with pytest.raises((DamagedFile, NewerFile)):
            read_versions(bytes(data), Path("2026-11.json"))


ERRORS = (errno.ENOSPC, errno.EIO, errno.EROFS, errno.EACCES)


class _Shim:
    """Fail the k-th call of one function of the system, once or from then on."""

    def __init__(self, monkeypatch, name, code, at, forever):
        self.count = 0
        self.failed = 0
        real = getattr(os, name)

        def call(*arguments, **more):
            # A real disk that is full or read-only lets one read.
            reading = name == "open" and not arguments[1] & (os.O_WRONLY | os.O_RDWR)
            if reading:
                return real(*arguments, **more)
            self.count += 1
            if self.count == at or (forever and self.count > at):
                self.failed += 1
                raise OSError(code, os.strerror(code))
            return real(*arguments, **more)

        monkeypatch.setattr(os, name, call)


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("forever", [False, True], ids=["once", "from then on"])
@pytest.mark.parametrize("code", ERRORS, ids=[errno.errorcode[code] for code in ERRORS])
@pytest.mark.parametrize("name", ["open", "write", "fsync", "replace", "fchmod", "mkdir"])
def test_whatever_call_fails_nothing_is_called_saved_and_a_retry_works(places, entry, name, code, forever):
    at = 0
    saves = 0
    while True:
        at += 1
        store = Store.open(places)
        known = store.load().diary
        number = 1000 + at
        wanted = {
            entry(number).id: entry(number),
            entry(1).id: entry(1, name=f"poging {at}"),
            entry(8).id: entry(8, name=f"poging {at}"),
        }
        with pytest.MonkeyPatch.context() as patch:
            shim = _Shim(patch, name, code, at, forever)
            failure = None
            try:
                store.save(wanted)
            except StorageError as error:
                failure = error
        if failure is None:
            on_disk = Store.open(places).load()
            assert all(on_disk.diary.get(name_) == record for name_, record in wanted.items())
            saves += 1
            if not shim.failed:
                break
            continue
        assert isinstance(failure, NotSaved)
        found = Store.open(places).load()
        assert found.notices == ()
        assert {record.id for record in known} <= {record.id for record in found.diary}
        for name_ in failure.saved:
            assert found.diary.get(name_) == wanted[name_]
        later = {**wanted, entry(8).id: entry(8, name=f"na poging {at}")}
        store.save(later)
        assert store.conflicts() == {}
        after = Store.open(places)
        diary = after.load().diary
        assert all(diary.get(name_) == record for name_, record in later.items())
        assert after.conflicts() == {}
    assert saves


def test_after_a_failed_sync_of_the_folder_the_file_is_written_again(filled, entry, monkeypatch):
    """The new file stood there already; that it lasts was never said."""
    filled.load()
    changes = {entry(30).id: entry(30)}
    with monkeypatch.context() as patch:
        _Shim(patch, "fsync", errno.EIO, 2, forever=False)
        with pytest.raises(NotSaved):
            filled.save(changes)
    before = _own(filled).stat().st_ino
    assert entry(30).id.encode() in _own(filled).read_bytes()
    filled.save(changes)
    assert _own(filled).stat().st_ino != before


def test_damage_that_cannot_be_repaired_yet_is_told_so_and_the_file_stays(filled, places, monkeypatch):
    _own(filled).write_bytes(b"{")
    store = Store.open(places)
    with monkeypatch.context() as patch:
        _Shim(patch, "write", errno.ENOSPC, 1, forever=True)
        loaded = store.load()
    assert [notice.kind for notice in loaded.notices] == ["unrepaired"]
    assert len(loaded.diary) == 16
    assert _own(filled).read_bytes() == b"{"
    assert [notice.kind for notice in Store.open(places).load().notices] == ["restored"]
