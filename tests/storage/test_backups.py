"""Backups: one a day and when asked for, whole and private, thinned by a plan that loses nothing of late."""

from __future__ import annotations

import datetime as dt
import errno
import os
import stat
import zipfile
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magapp.storage import backups
from magapp.storage.backup_plan import DAILY, MONTHLY, WEEKLY, Made, kept
from magapp.storage.backups import (
    BackupNotMade,
    DailyBackup,
    backups_folder,
    is_whole,
    list_backups,
    make_backup,
    save_copy,
)
from magapp.storage.erase import erase, look
from magapp.storage.errors import FolderNotThere
from magapp.storage.store import Store

NOW = dt.datetime(2026, 11, 20, 14, 30, 5)  # noqa: DTZ001  # local time
DAY = dt.timedelta(days=1)

times = st.integers(0, 26_000).map(lambda hours: NOW - hours * dt.timedelta(hours=1))
made = st.builds(Made, times, st.integers(0, 5000))
of_one_size = st.builds(Made, times, st.integers(950, 1000))


class TestPlan:
    @given(st.lists(made, min_size=1), st.dates(dt.date(2024, 1, 1), dt.date(2027, 1, 1)))
    def test_it_keeps_some_of_them_and_the_newest_always(self, backups, today):
        keep = kept(backups, today)
        assert keep <= set(backups)
        assert max(backups) in keep

    @given(st.lists(made), st.dates(dt.date(2024, 1, 1), dt.date(2027, 1, 1)))
    def test_thinning_what_is_kept_gives_up_nothing_more(self, backups, today):
        keep = kept(backups, today)
        assert kept(keep, today) == keep

    @given(st.lists(made, min_size=1), st.dates(dt.date(2024, 1, 1), dt.date(2027, 1, 1)))
    def test_all_of_the_last_two_days_stay(self, backups, today):
        late = {each for each in backups if (today - each.at.date()).days < 2}
        assert late <= kept(backups, today)

    @given(st.lists(of_one_size), st.dates(dt.date(2027, 1, 1), dt.date(2027, 2, 1)))
    def test_there_are_never_more_than_so_many(self, backups, today):
        assert len(kept(backups, today)) <= DAILY + WEEKLY + MONTHLY

    @given(st.lists(made, min_size=1))
    def test_one_with_over_a_tenth_more_records_than_the_newest_is_never_given_up(self, backups):
        newest = max(backups)
        keep = kept(backups, dt.date(2027, 6, 1))
        assert {each for each in backups if newest.records < 0.9 * each.records} <= keep

    def test_a_backup_a_day_for_two_years_leaves_the_last_year_covered(self):
        held: set[Made] = set()
        for day in range(730):
            today = NOW.date() + day * DAY
            held.add(Made(NOW + day * DAY, 1000 + day))
            held = kept(held, today)
            assert len(held) <= 2 + DAILY + WEEKLY + MONTHLY
        ages = sorted((today - each.at.date()).days for each in held)
        assert ages[:14] == list(range(14))
        gaps = [later - sooner for sooner, later in pairwise(ages)]
        assert max(gaps[: 13 + WEEKLY - 1]) <= 7
        assert max(gaps) <= 31 + 7
        assert ages[-1] > 300

    def test_several_a_day_are_thinned_to_the_last_of_each_day(self):
        many = [
            Made(NOW - day * DAY + dt.timedelta(hours=hour), 10) for day in range(10) for hour in range(5)
        ]
        days = Counter(each.at.date() for each in kept(many, NOW.date()))
        assert days[NOW.date()] == days[NOW.date() - DAY] == 5
        assert {count for day, count in days.items() if day < NOW.date() - DAY} == {1}
        assert Made(NOW - 5 * DAY + dt.timedelta(hours=4), 10) in kept(many, NOW.date())

    def test_after_records_were_lost_the_full_ones_stay_however_many_come(self):
        full = {Made(NOW + day * DAY, 1000) for day in range(14)}
        held = set(full)
        for day in range(14, 400):
            held = kept(held | {Made(NOW + day * DAY, 899)}, NOW.date() + day * DAY)
        assert full <= held
        assert len(held - full) <= 2 + DAILY + WEEKLY + MONTHLY


@pytest.fixture
def made_one(filled, places):
    return make_backup(places, filled.dataset, NOW)


class TestMaking:
    def test_it_holds_every_file_of_the_diary_under_its_own_name(self, made_one, places):
        with zipfile.ZipFile(made_one.path) as packed:
            held = {name: packed.read(name) for name in packed.namelist()}
        on_disk = [path for path in places.data.rglob("*") if path.is_file()]
        assert held == {path.relative_to(places.data).as_posix(): path.read_bytes() for path in on_disk}

    def test_unpacked_it_is_the_diary(self, made_one, places, tmp_path):
        with zipfile.ZipFile(made_one.path) as packed:
            packed.extractall(tmp_path / "unpacked")
        other = places._replace(data=tmp_path / "unpacked", state_root=tmp_path / "state of another machine")
        assert list(Store.open(other).load().diary) == list(Store.open(places).load().diary)

    def test_it_is_listed_with_what_it_holds(self, made_one, filled, places):
        (listed,) = list_backups(places, filled.dataset)
        assert listed == made_one
        assert (listed.made, listed.counts, listed.size) == (NOW, (16, 8, 14), listed.path.stat().st_size)
        assert is_whole(listed.path)

    def test_only_the_person_can_read_it(self, made_one):
        assert stat.S_IMODE(made_one.path.stat().st_mode) == 0o600
        assert stat.S_IMODE(made_one.path.parent.stat().st_mode) == 0o700

    def test_two_in_one_second_are_two(self, made_one, filled, places):
        second = make_backup(places, filled.dataset, NOW)
        assert [each.path for each in list_backups(places, filled.dataset)] == [second.path, made_one.path]

    def test_a_damaged_file_is_taken_from_its_good_copy(self, filled, places):
        own = places.devices / filled.device / "2026-11.json"
        good = own.read_bytes()
        own.write_bytes(b"damaged")
        backup = make_backup(places, filled.dataset, NOW)
        with zipfile.ZipFile(backup.path) as packed:
            assert packed.read(f"devices/{filled.device}/2026-11.json") == good

    def test_a_file_of_another_device_that_has_gone_is_taken_from_its_last_good_copy(self, filled, places):
        other = places.devices / "0b6f2c3e-3b0a-4c53-9d2b-6a4b7a7b1a11"
        other.mkdir()
        data = (places.devices / filled.device / "2026-11.json").read_bytes()
        (other / "2026-11.json").write_bytes(data)
        Store.open(places).load()  # keeps a good copy of it
        (other / "2026-11.json").unlink()
        backup = make_backup(places, filled.dataset, NOW)
        with zipfile.ZipFile(backup.path) as packed:
            assert packed.read(f"devices/{other.name}/2026-11.json") == data

    def test_a_diary_that_has_gone_is_not_backed_up_as_an_empty_one(self, filled, places):
        places.marker.unlink()
        with pytest.raises(FolderNotThere):
            make_backup(places, filled.dataset, NOW)
        assert list_backups(places, filled.dataset) == ()

    def test_a_turned_bit_is_seen(self, made_one):
        data = made_one.path.read_bytes()
        with zipfile.ZipFile(made_one.path) as packed:
            places_in = [
                (each.header_offset + 30 + len(each.filename), each.compress_size) for each in packed.filelist
            ]
        for begin, size in places_in:
            place = begin + size // 2
            made_one.path.write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
            assert not is_whole(made_one.path)
        made_one.path.write_bytes(data[: len(data) // 2])
        assert not is_whole(made_one.path)
        made_one.path.write_bytes(b"")
        assert not is_whole(made_one.path)

    def test_a_zip_with_fewer_records_than_it_says_is_not_whole(self, made_one, filled):
        with zipfile.ZipFile(made_one.path) as packed:
            comment, held = packed.comment, {name: packed.read(name) for name in packed.namelist()}
        del held[f"devices/{filled.device}/2026-10.json"]
        with zipfile.ZipFile(made_one.path, "w") as packed:
            for name, data in held.items():
                packed.writestr(name, data)
            packed.comment = comment
        assert not is_whole(made_one.path)

    def test_what_the_plan_gives_up_goes_and_files_of_others_stay(self, filled, places):
        folder = backups_folder(places, filled.dataset)
        for day in range(60):
            make_backup(places, filled.dataset, NOW + day * DAY)
        (folder / "mine.zip").write_bytes(b"x")
        make_backup(places, filled.dataset, NOW + 61 * DAY)
        assert (folder / "mine.zip").exists()
        assert 14 <= len(list_backups(places, filled.dataset)) <= 1 + DAILY + WEEKLY + MONTHLY

    @pytest.mark.usefixtures("made_one")
    def test_both_copies_damaged_are_restored_from_it(self, filled, places):
        for folder in (places.devices, places.state(filled.dataset) / "mirror"):
            (folder / filled.device / "2026-10.json").write_bytes(b"")
        loaded = Store.open(places).load()
        assert [notice.kind for notice in loaded.notices] == ["backup"]
        assert len(loaded.diary) == 16

    @pytest.mark.usefixtures("made_one")
    def test_deleting_everything_counts_and_deletes_it(self, filled, places):
        assert look(places).backups == 1
        erase(places)
        assert not backups_folder(places, filled.dataset).exists()


class TestFailing:
    @pytest.mark.parametrize("name", ["open", "write", "fsync", "replace", "mkdir"])
    @pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.ENOENT, errno.EIO])
    def test_one_that_cannot_be_written_says_why_and_leaves_nothing(self, filled, places, name, code):
        folder = backups_folder(places, filled.dataset)
        real = getattr(os, name)

        def fail(*arguments, **more):
            if name == "open" and (not arguments[1] & os.O_WRONLY or "lock" in str(arguments[0])):
                return real(*arguments, **more)
            raise OSError(code, os.strerror(code))

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(os, name, fail)
            with pytest.raises(BackupNotMade) as told:
                make_backup(places, filled.dataset, NOW)
        assert "Your diary itself is saved." in told.value.sentence()
        assert not folder.exists() or list(folder.iterdir()) == []
        make_backup(places, filled.dataset, NOW)

    def test_one_that_reads_back_otherwise_does_not_stay(self, filled, places, monkeypatch):
        monkeypatch.setattr(backups, "_is_whole", lambda _data: False)
        with pytest.raises(BackupNotMade) as told:
            make_backup(places, filled.dataset, NOW)
        assert "read back" in told.value.sentence()
        assert list_backups(places, filled.dataset) == ()


class TestDaily:
    def test_the_first_save_of_a_day_makes_one_and_the_next_saves_none(self, filled, places):
        daily = DailyBackup(places, filled.dataset)
        for minute in range(3):
            daily.after_save(NOW + dt.timedelta(minutes=minute))
        DailyBackup(places, filled.dataset).after_save(NOW)
        assert [each.made for each in list_backups(places, filled.dataset)] == [NOW]
        daily.after_save(NOW + DAY)
        assert len(list_backups(places, filled.dataset)) == 2

    def test_a_failure_is_told_once_and_tried_again_after_an_hour(self, filled, places, monkeypatch):
        tried = []

        def fail(*_arguments):
            tried.append(1)
            raise BackupNotMade(places.state_root, "full")

        daily = DailyBackup(places, filled.dataset)
        with monkeypatch.context() as patch:
            patch.setattr(backups, "make_backup", fail)
            with pytest.raises(BackupNotMade):
                daily.after_save(NOW)
            daily.after_save(NOW + dt.timedelta(minutes=1))
            assert len(tried) == 1
            daily.after_save(NOW + dt.timedelta(hours=2))
            assert len(tried) == 2
        daily.after_save(NOW + dt.timedelta(hours=4))
        assert len(list_backups(places, filled.dataset)) == 1


class TestCopy:
    def test_it_goes_to_the_folder_and_over_nothing(self, filled, places, tmp_path):
        folder = tmp_path / "usb"
        folder.mkdir()
        paths = [save_copy(places, filled.dataset, folder, NOW) for _time in range(3)]
        assert [path.name for path in paths] == [
            "magapp 2026-11-20.zip",
            "magapp 2026-11-20 (2).zip",
            "magapp 2026-11-20 (3).zip",
        ]
        assert all(map(is_whole, paths))
        assert list_backups(places, filled.dataset) == ()

    @pytest.mark.skipif(not Path("/proc/self").exists(), reason="a system without /proc")
    def test_a_folder_that_is_there_and_takes_no_files_is_said_so(self, filled, places):
        with pytest.raises(BackupNotMade) as told:
            save_copy(places, filled.dataset, Path("/proc"), NOW)
        assert "may not write in /proc" in told.value.sentence()

    def test_a_folder_that_is_not_there_is_said_so(self, filled, places, tmp_path):
        with pytest.raises(BackupNotMade) as told:
            save_copy(places, filled.dataset, tmp_path / "gone", NOW)
        assert "is not there" in told.value.sentence()
