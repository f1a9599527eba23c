"""Build what a checkout does not track: the compiled translations, and the resources inside a wheel."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_NOT_SHIPPED = frozenset({".po", ".pot"})


def compile_catalogues(root: Path) -> list[Path]:
    """Compile the translation catalogues of a checkout that changed since they were last compiled.

    A compiled catalogue carries the modification time of its source, so a source that was restored to an
    older state is seen as well. The file is replaced in one step: several test runs may share a checkout.

    Raises:
        babel.messages.pofile.PoFileError: a catalogue is not valid; nothing of it was written.
    """
    compiled = []
    for source in sorted((root / "resources" / "locale").glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        state = source.stat()
        if target.exists() and target.stat().st_mtime_ns == state.st_mtime_ns:
            continue
        # Imported late: the tests call this at every start, when mostly nothing is stale.
        from babel.messages.mofile import write_mo  # noqa: PLC0415
        from babel.messages.pofile import read_po  # noqa: PLC0415

        with source.open("rb") as stream:
            catalogue = read_po(stream, locale=source.parents[1].name, abort_invalid=True)
        unfinished = target.with_name(f".{target.name}.{os.getpid()}")
        with unfinished.open("wb") as out:
            write_mo(out, catalogue)
        os.utime(unfinished, ns=(state.st_atime_ns, state.st_mtime_ns))
        unfinished.replace(target)
        compiled.append(target)
    return compiled


def shipped_resources(root: Path) -> dict[str, str]:
    """Map each resource file of a checkout to its place in the wheel; the catalogues' sources stay out."""
    folder = root / "resources"
    return {
        str(path): f"magapp/_resources/{path.relative_to(folder).as_posix()}"
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix not in _NOT_SHIPPED and not path.name.startswith(".")
    }


class ResourcesHook(BuildHookInterface[BuilderConfig]):
    """Compile the translations for every build, and put the resources into a wheel that is not editable.

    An editable install reads the checkout's own folder (`magapp.resources.root`); a copy of it inside the
    package would grow stale.
    """

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add to the build what hatchling does not find by itself."""
        root = Path(self.root)
        compile_catalogues(root)
        if version != "editable":
            build_data.setdefault("force_include", {}).update(shipped_resources(root))


if __name__ == "__main__":
    compile_catalogues(Path(__file__).resolve().parent)
