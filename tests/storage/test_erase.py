"""After deleting everything nothing is left, nothing else is touched, and a crash brings nothing back."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from magapp.domain.imported import ImportedFood, ImportedTable
from magapp.storage import ours
from magapp.storage.erase import WindowOpen, erase, erase_from_outside, finish_erasing, look, steps
from magapp.storage.errors import StorageError
from magapp.storage.first_paint import read_first_paint, write_first_paint
from magapp.storage.instance import InstanceLock, listening_socket
from magapp.storage.removing import Removed
from magapp.storage.settings import Settings, read_settings, write_settings
from magapp.storage.store import Store
from magapp.storage.tables import keep_table

OTHER = "0b6f2c3e-3b0a-4c53-9d2b-6a4b7a7b1a11"
SECRET = b"brood"
STEPS = ("mark", "cache", "marker", "devices", "tables", "copies", "settings", "registry", "rest")


@pytest.fixture
def full(filled, places):
    """All that the program ever writes on a machine, for one diary."""
    state = places.state(filled.dataset)
    (state / "backups").mkdir(mode=0o700)
    (state / "backups" / "2026-11-20.zip").write_bytes(b"zip of brood 1")
    (state / "quarantine").mkdir(mode=0o700)
    (state / "quarantine" / "abc-2026-10.json").write_bytes(b"brood 2, damaged")
    other = places.devices / OTHER
    other.mkdir(mode=0o700)
    (other / "2026-11.json").write_bytes((places.devices / filled.device / "2026-11.json").read_bytes())
    (places.devices / filled.device / ".magapp-0123456789abcdef.tmp").write_bytes(b"brood half written")
    table = ImportedTable(kind="NEVO", version="2025/9.0", foods=(ImportedFood(source_id="1", name_nl="x"),))
    keep_table(places, table, "nevo.csv")
    write_settings(places.config, Settings(language="nl", window_geometry="1 2 3 4 0", first_run_done=True))
    (places.config / "settings.json.damaged-1").write_bytes(b"old settings")
    write_first_paint(places, filled.dataset, {"today": ["brood 1"]})
    window = InstanceLock(places)
    window.acquire()
    window.release()
    return filled


def files_in(*folders: Path) -> list[Path]:
    return [path for folder in folders for path in folder.rglob("*") if not path.is_dir()]


def all_of(places) -> list[Path]:
    return files_in(places.data, places.state_root, places.config, places.cache)


@pytest.mark.usefixtures("full")
def test_nothing_that_was_written_is_left(places):
    done = erase(places)
    assert all_of(places) == []
    assert done.left == ()
    assert not any(place.exists() for place in (places.data, places.state_root, places.config, places.cache))


@pytest.mark.usefixtures("full")
def test_the_next_start_is_a_first_run_with_an_empty_diary(places):
    erase(places)
    assert not read_settings(places.config).settings.first_run_done
    again = Store.open(places).load()
    assert len(again.diary) == 0
    assert again.notices == ()


@pytest.mark.usefixtures("full")
def test_looking_changes_nothing_and_counts_what_would_go(places, full):
    before = {path: path.read_bytes() for path in all_of(places)}
    found = look(places)
    assert {path: path.read_bytes() for path in all_of(places)} == before
    assert (found.dataset, found.is_there, found.tables, found.other_devices) == (full.dataset, True, 1, 1)
    assert found.files == len(files_in(places.devices))
    assert found.strange == ()


@pytest.mark.usefixtures("full")
def test_what_is_not_ours_stays_and_is_named(places):
    strange = [
        places.data / "blood test.pdf",
        places.data / ".stfolder" / "id",
        places.devices / OTHER / "notes.txt",
        places.devices / "readme.md",
        places.data / "tables" / "prices.csv",
    ]
    for path in strange:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"mine")
    named = [places.data / ".stfolder" if path.parent.name == ".stfolder" else path for path in strange]
    assert set(look(places).strange) == set(named)
    done = erase(places)
    assert set(done.left) == {(path, "foreign") for path in named}
    assert set(all_of(places)) == set(strange)


@pytest.mark.usefixtures("full")
def test_copies_that_a_sync_tool_renamed_go_as_well(places, full):
    own = places.devices / full.device
    month = (own / "2026-11.json").read_bytes()
    (own / "2026-11.sync-conflict-20261120-101112-ABCDEFG.json").write_bytes(month)
    (own / "2026-11 (conflicted copy anna 2026-11-20 101112).json").write_bytes(month)
    (places.data / "magapp (1).json").write_bytes(places.marker.read_bytes())
    assert erase(places).left == ()
    assert all_of(places) == []


@pytest.mark.usefixtures("full")
def test_links_go_and_what_they_point_to_stays(places, full, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    target = outside / "2026-09.json"
    target.write_bytes(b"not the program's business")
    file_link = places.devices / full.device / "2026-09.json"
    file_link.symlink_to(target)
    folder_link = places.devices / "1b6f2c3e-3b0a-4c53-9d2b-6a4b7a7b1a11"
    folder_link.symlink_to(outside)
    state_link = places.state(full.dataset) / "mirror" / "elsewhere"
    state_link.symlink_to(outside)
    done = erase(places)
    assert target.read_bytes() == b"not the program's business"
    assert set(done.left) == {(file_link, "link"), (folder_link, "link"), (state_link, "link")}
    assert all_of(places) == []


def test_a_data_folder_behind_a_link_is_emptied_where_it_really_lies(tmp_path, places, entry):
    real = tmp_path / "synced"
    real.mkdir()
    places.data.symlink_to(real)
    Store.open(places).save({entry(1).id: entry(1)})
    erase(places)
    assert not files_in(real)


@pytest.mark.parametrize("count", range(len(STEPS) + 1))
@pytest.mark.usefixtures("full")
def test_a_deletion_cut_off_anywhere_is_ended_by_the_next_start(places, full, count):
    for step in steps(places, full.dataset)[:count]:
        step.run(Removed())
    ended = finish_erasing(places)
    if count == 0:
        assert ended is None
        assert len(Store.open(places).load().diary) == 16
        return
    assert all_of(places) == []
    assert len(Store.open(places).load().diary) == 0


@pytest.mark.parametrize("count", range(STEPS.index("marker") + 1, len(STEPS) + 1))
def test_even_without_its_mark_a_deletion_cut_off_brings_nothing_back(places, full, count):
    for step in steps(places, full.dataset)[:count]:
        step.run(Removed())
    places.erasing.unlink(missing_ok=True)
    assert read_first_paint(places) is None
    try:
        left = len(Store.open(places).load().diary)
    except StorageError:
        left = 0
    assert left == 0


def test_the_steps_are_those_that_the_tests_cut_off(places):
    assert tuple(step.name for step in steps(places, None)) == STEPS


@pytest.mark.usefixtures("full")
def test_a_killed_deletion_is_ended_by_the_next_one(places, tmp_path):
    script = f"""
import os, signal
from pathlib import Path
from magapp.storage import erase
from magapp.storage.paths import Places
def cut(folder, *rest, **more): os.kill(os.getpid(), signal.SIGKILL)
erase.remove_tree = lambda folder, removed, **more: (
    cut(folder) if folder.name == "mirror" else None)
erase.erase(Places(*(Path(p) for p in {[str(place) for place in places]!r})))
"""
    run = subprocess.run([sys.executable, "-c", script], check=False, env={**os.environ})
    assert run.returncode == -9
    assert not places.marker.exists()
    assert places.erasing.exists()
    assert finish_erasing(places) is not None
    assert all_of(places) == []


def test_a_mark_never_deletes_a_diary_that_was_begun_after_it(places, full, entry):
    steps(places, full.dataset)[0].run(Removed())
    mark = places.erasing.read_bytes()
    erase(places)
    Store.open(places).save({entry(1).id: entry(1)})
    places.erasing.write_bytes(mark)
    assert finish_erasing(places) is None
    assert not places.erasing.exists()
    assert len(Store.open(places).load().diary) == 1


@pytest.mark.parametrize(
    "mark",
    [
        b"",
        b"[]",
        b"{",
        b'{"data": "relative", "dataset": null}',
        b'{"data": "/tmp", "dataset": "../../home"}',
        b'{"data": 3}',
    ],
)
@pytest.mark.usefixtures("full")
def test_a_mark_that_makes_no_sense_deletes_nothing(places, mark):
    before = set(all_of(places))
    places.erasing.write_bytes(mark)
    assert finish_erasing(places) is None
    assert set(all_of(places)) == before


def test_a_store_that_is_still_open_writes_nothing_again(places, full, entry):
    erase(places)
    with pytest.raises(StorageError):
        full.save({entry(50).id: entry(50)})
    assert [path for path in all_of(places) if SECRET in path.read_bytes()] == []


def test_what_cannot_be_deleted_is_told_with_its_path(places, full):
    # A folder under the name of a month cannot be unlinked, whoever tries.
    odd = places.devices / full.device / "2026-08.json"
    odd.mkdir()
    done = erase(places)
    assert (odd, "foreign") in done.left
    assert files_in(places.data) == []


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_in_is_told(places, full):
    own = places.devices / full.device
    own.chmod(0o500)
    done = erase(places)
    own.chmod(0o700)
    assert {why for path, why in done.left if path.parent == own} == {"no_permission"}


@pytest.mark.usefixtures("full")
def test_a_disk_that_can_only_be_read_is_told_file_by_file(places, tmp_path):
    unshare = ["unshare", "--user", "--map-root-user", "--mount"] if os.geteuid() else ["unshare", "--mount"]
    script = f"""
import sys
from pathlib import Path
from magapp.storage.erase import erase
from magapp.storage.paths import Places
done = erase(Places(*(Path(p) for p in {[str(place) for place in places]!r})))
print(*sorted({{why for _path, why in done.left}}))
"""
    command = (
        f'mount --bind "{places.data}" "{places.data}" && mount -o remount,ro,bind "{places.data}" || exit 77'
    )
    run = subprocess.run(
        [*unshare, "sh", "-c", f'{command}; "{sys.executable}" -'],
        input=script,
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode in (1, 77) and not run.stdout:
        pytest.skip("no mount may be made here")
    assert run.stdout.split() == ["read_only"], run.stderr
    assert places.marker.exists()
    assert not places.state_root.exists()


def test_another_diary_of_this_machine_and_the_settings_stay(places, full, entry, tmp_path):
    second = places._replace(data=tmp_path / "second")
    store = Store.open(second)
    store.save({entry(1).id: entry(1)})
    write_settings(places.config, Settings(language="nl", data_folder=str(places.data)))
    done = erase(places)
    assert done.kept_settings
    assert read_settings(places.config).settings.data_folder is None
    assert read_settings(places.config).settings.language == "nl"
    assert len(Store.open(second).load().diary) == 1
    assert json.loads((places.state_root / "known.json").read_text())["folders"] == {
        second.real_data: store.dataset
    }
    assert not places.state(full.dataset).exists()


def test_copies_of_a_diary_that_nobody_knows_any_more_go_too(places, full):
    forgotten = places.state(OTHER) / "mirror"
    forgotten.mkdir(parents=True)
    (forgotten / "2020-01.json").write_bytes(b"brood of long ago")
    erase(places)
    assert all_of(places) == []


@pytest.mark.usefixtures("full")
def test_from_outside_nothing_is_deleted_while_the_window_is_open(places):
    window = InstanceLock(places)
    assert window.acquire()
    before = set(all_of(places))
    with pytest.raises(WindowOpen):
        erase_from_outside(places)
    assert set(all_of(places)) == before
    window.release()
    erase_from_outside(places)
    assert all_of(places) == []


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="no such sockets")
@pytest.mark.usefixtures("full")
def test_the_socket_of_the_window_goes(places):
    listener = listening_socket(places)
    assert list(places.state_root.glob("*.sock"))
    erase(places)
    assert listener is not None
    listener.close()
    assert not places.state_root.exists()


def test_where_there_is_no_diary_nothing_happens(places):
    found = look(places)
    assert (found.dataset, found.files) == (None, 0)
    assert erase(places).files == 0
    assert all_of(places) == []


@pytest.mark.usefixtures("full")
def test_a_folder_that_is_not_connected_is_told(places, tmp_path):
    places.data.rename(tmp_path / "unplugged")
    assert not look(places).is_there
    done = erase(places)
    assert not done.was_there
    assert files_in(places.state_root, places.config, places.cache) == []
    assert files_in(tmp_path / "unplugged")


@pytest.mark.usefixtures("full")
def test_the_marker_of_another_program_stays(places):
    places.marker.write_text('{"app": "another"}')
    erase(places)
    assert files_in(places.data) == [places.marker]


@pytest.mark.usefixtures("full")
def test_no_health_data_is_in_what_is_told(places):
    told = repr(look(places)) + repr(erase(places))
    assert SECRET.decode() not in told


def test_a_deletion_asks_for_no_name_from_the_disk_but_ours():
    assert ours.is_month(Path("/nowhere/2026-11.json"))
    assert not ours.is_month(Path("/nowhere/2026-11.json.txt"))


def test_what_somebody_else_keeps_in_our_cache_folder_stays_and_is_named(filled, places):
    write_first_paint(places, filled.dataset, {"today": ["brood 1"]})
    photo = places.cache / "photos" / "kid.jpg"
    photo.parent.mkdir(parents=True)
    photo.write_bytes(b"photo")
    assert photo.parent in look(places).strange
    done = erase(places)
    assert (photo.parent, "foreign") in done.left
    assert files_in(places.cache) == [photo]


def test_behind_a_cache_folder_that_is_a_link_only_our_own_file_goes(filled, places, tmp_path):
    elsewhere = tmp_path / "precious"
    elsewhere.mkdir()
    (elsewhere / "thesis.doc").write_bytes(b"thesis")
    places.cache.parent.mkdir(parents=True, exist_ok=True)
    places.cache.symlink_to(elsewhere)
    write_first_paint(places, filled.dataset, {"today": ["brood 1"]})
    erase(places)
    assert files_in(elsewhere) == [elsewhere / "thesis.doc"]


def test_a_diary_whose_folder_lies_in_the_cache_leaves_what_else_lies_there(places, entry):
    inside = places._replace(data=places.cache / "diary")
    Store.open(inside).save({entry(1).id: entry(1)})
    photo = inside.data / "photos" / "kid.jpg"
    photo.parent.mkdir()
    photo.write_bytes(b"photo")
    erase(inside)
    assert files_in(places.cache) == [photo]


def test_another_diary_in_the_state_folder_of_the_one_that_goes_stays(filled, places, entry):
    inside = places._replace(data=places.state(filled.dataset) / "backups" / "mine")
    Store.open(inside).save({entry(1).id: entry(1)})
    erase(places)
    assert len(Store.open(inside).load().diary) == 1


def test_a_diary_that_was_put_back_after_its_deletion_was_cut_off_stays(full, places, tmp_path):
    kept = tmp_path / "kept"
    shutil.copytree(places.data, kept)
    for step in steps(places, full.dataset)[:4]:
        step.run(Removed())
    shutil.copytree(kept, places.data, dirs_exist_ok=True)
    assert finish_erasing(places) is None
    assert not places.erasing.exists()
    assert len(Store.open(places).load().diary) > 0
