"""``paths``: where the diary, its state, the settings and the cache lie."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magapp.i18n import _
from magapp.storage.errors import StorageError
from magapp.storage.store import Store

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from magapp.cli.session import Session


def arguments(_parser: argparse.ArgumentParser) -> None:
    """Describe the command's arguments: there are none."""


def run(_options: argparse.Namespace, session: Session) -> None:
    """Name the folders; nothing is made or changed."""
    places = session.places
    document = {
        "data": str(places.data),
        "state": str(_state(session)),
        "settings": str(places.config),
        "cache": str(places.cache),
    }
    lines = [
        _("Diary: {folder}").format(folder=document["data"]),
        _("State: {folder}").format(folder=document["state"]),
        _("Settings: {folder}").format(folder=document["settings"]),
        _("Cache: {folder}").format(folder=document["cache"]),
    ]
    session.answer(document, lines)


def _state(session: Session) -> Path:
    """Give the state folder of the diary, or the one above it while there is no diary."""
    try:
        return session.places.state(Store.open(session.places, create=False).dataset)
    except StorageError:
        return session.places.state_root
