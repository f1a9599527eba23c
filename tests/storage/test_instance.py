from __future__ import annotations

import stat

import pytest

from magapp.storage.instance import InstanceLock, ask_to_raise, close_socket, listening_socket, was_asked


def test_a_second_window_on_the_same_folder_gets_no_lock_until_the_first_is_gone(places, tmp_path):
    first, second = InstanceLock(places), InstanceLock(places)
    assert first.acquire()
    assert not second.acquire()
    other = InstanceLock(places._replace(data=tmp_path / "other"))
    assert other.acquire()
    first.release()
    assert second.acquire()


def test_a_link_to_the_folder_is_the_same_folder(places, tmp_path):
    places.data.mkdir()
    (tmp_path / "link").symlink_to(places.data)
    first, second = InstanceLock(places), InstanceLock(places._replace(data=tmp_path / "link"))
    assert first.acquire()
    assert not second.acquire()


@pytest.mark.parametrize("depth", [0, 8])
def test_a_second_start_asks_the_first_window_to_come_forward(places, tmp_path, depth):
    deep = places._replace(state_root=tmp_path.joinpath(*["a-rather-long-name"] * depth, "state"))
    lock = InstanceLock(deep)
    assert lock.acquire()
    listener = listening_socket(deep)
    assert listener is not None
    assert not listener.getblocking()
    assert not was_asked(listener)
    assert ask_to_raise(deep)
    assert was_asked(listener)
    [path] = deep.state_root.glob("*.sock")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    close_socket(deep, listener)
    assert not path.exists()


def test_a_socket_left_by_a_window_that_died_is_replaced(places):
    assert InstanceLock(places).acquire()
    left = listening_socket(places)
    assert left is not None
    left.close()
    listener = listening_socket(places)
    assert ask_to_raise(places)
    assert listener is not None
    assert was_asked(listener)
    close_socket(places, listener)


def test_where_nobody_listens_the_answer_is_no(places):
    assert not ask_to_raise(places)
