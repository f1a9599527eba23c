"""Check that every text for people is translated; `--update` first brings the catalogues up to the sources.

Exit status 0: complete. 1: something is missing, fuzzy, obsolete, or has other placeholders than its source.
`--prune`, with `--update`, drops the texts that no source has any more.
"""

from __future__ import annotations

import argparse
import string
import sys
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from babel.messages.catalog import Message

ROOT = Path(__file__).resolve().parents[1]
LANGUAGES = ("nl",)
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "N_": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}
_VOLATILE = ("POT-Creation-Date:", "PO-Revision-Date:", "Generated-By:")
_HEADER = "# Texts of magapp for people. Licence: MIT, as the program.\n#"

_Key = tuple[str, str | None]


def extract(root: Path) -> Catalog:
    """Read the texts for people from the sources, in the order of their files."""
    template = Catalog(project="magapp", header_comment=_HEADER, charset="utf-8", fuzzy=False)
    source = root / "src"
    found = extract_from_dir(
        source,
        method_map=[("**.py", "python")],
        options_map={"**.py": {"encoding": "utf-8"}},
        keywords=KEYWORDS,
        comment_tags=("i18n:",),
    )
    for name, line, message, comments, context in sorted(found, key=lambda item: (item[0], item[1])):
        template.add(message, None, [(f"src/{name}", line)], auto_comments=comments, context=context)
    return template


def placeholders(text: str) -> frozenset[str]:
    """Return the names of a text's `{placeholders}`.

    Raises:
        ValueError: the braces do not match.
    """
    return frozenset(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


def problems(template: Catalog, translated: Catalog) -> Iterator[str]:
    """Yield a sentence for each thing that keeps a catalogue from being complete."""
    for message in _texts(template):
        own = translated.get(_lookup(message), message.context)
        shown = _shown(message)
        if own is None:
            yield f"missing: {shown}"
        elif own.fuzzy:
            yield f"fuzzy: {shown}"
        elif not all(_forms(own)) or len(_forms(own)) < (
            translated.num_plurals if message.pluralizable else 1
        ):
            yield f"untranslated: {shown}"
        else:
            yield from _differing_placeholders(message, own)
    wanted = {_key(message) for message in _texts(template)}
    for message in (*_texts(translated), *translated.obsolete.values()):
        if _key(message) not in wanted:
            yield f"obsolete: {_shown(message)}"


def _differing_placeholders(message: Message, translation: Message) -> Iterator[str]:
    """Compare each form; a singular may leave the number out, or name it as the plural does."""
    sources = list(message.id) if message.pluralizable else [str(message.id)]
    try:
        allowed = [placeholders(source) for source in sources]
        for number, form in enumerate(_forms(translation)):
            of_this_form = allowed if message.pluralizable and number == 0 else allowed[-1:]
            if placeholders(form) not in of_this_form:
                yield f"other placeholders than its source: {_shown(message)} → {form!r}"
    except ValueError as error:
        yield f"braces that do not match ({error}): {_shown(message)}"


def _texts(catalogue: Catalog) -> Iterator[Message]:
    """Yield the messages without the header, which has no id."""
    return (message for message in catalogue if message.id)


def _forms(message: Message) -> list[str]:
    """Return a translation's forms: one, or one for each plural."""
    return [message.string] if isinstance(message.string, str) else list(message.string or ())


def _lookup(message: Message) -> str:
    """Return the id under which a catalogue files a message: of a plural the singular."""
    return message.id if isinstance(message.id, str) else message.id[0]


def _key(message: Message) -> _Key:
    """Tell a message from all others: a text may stand in several contexts."""
    return _lookup(message), message.context


def _shown(message: Message) -> str:
    """Return the id as it is shown to who must mend it, with the file where it stands."""
    files = sorted({name for name, _ in message.locations})
    where = f" ({', '.join(files)})" if files else ""
    return f"{_lookup(message)!r}{where}"


def update(root: Path, template: Catalog, *, prune: bool) -> list[Path]:
    """Bring the template and the catalogues up to the sources; return the files that changed.

    Without line numbers and dates, and sorted, so that a difference is always a text. A text that no source
    has is kept aside, and comes back with its translation when a source has it again; *prune* drops it.
    """
    template_file = root / "resources" / "locale" / "magapp.pot"
    changed = [template_file] if _write(template_file, template) else []
    for language in LANGUAGES:
        path = _catalogue_file(root, language)
        catalogue = (
            _read(path, language) if path.exists() else Catalog(locale=language, header_comment=_HEADER)
        )
        kept = {_key(message): message for message in catalogue.obsolete.values()}
        catalogue.update(template, no_fuzzy_matching=True)
        for message in _texts(catalogue):
            if not any(_forms(message)) and _key(message) in kept:
                message.string = kept[_key(message)].string
        if prune:
            catalogue.obsolete.clear()
        if _write(path, catalogue):
            changed.append(path)
    return changed


def _catalogue_file(root: Path, language: str) -> Path:
    return root / "resources" / "locale" / language / "LC_MESSAGES" / "magapp.po"


def _read(path: Path, language: str | None = None) -> Catalog:
    with path.open("rb") as stream:
        return read_po(stream, locale=language, abort_invalid=True)


def _write(path: Path, catalogue: Catalog) -> bool:
    """Write a catalogue without what changes by itself; say whether the file is another one now."""
    stream = BytesIO()
    write_po(stream, catalogue, width=110, sort_output=True, include_lineno=False)
    lines = stream.getvalue().decode().splitlines(keepends=True)
    text = "".join(line for line in lines if not line.startswith(tuple(f'"{name}' for name in _VOLATILE)))
    if path.exists() and path.read_text("utf-8") == text:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return True


def report(root: Path, template: Catalog) -> list[str]:
    """Return a sentence for each thing that is wrong with the catalogues of a checkout."""
    found = []
    template_file = root / "resources" / "locale" / "magapp.pot"
    known = {_key(message) for message in _texts(_read(template_file))} if template_file.exists() else set()
    if known != {_key(message) for message in _texts(template)}:
        found.append("magapp.pot: not as the sources are; run 'make locale'")
    for language in LANGUAGES:
        path = _catalogue_file(root, language)
        name = path.relative_to(root).as_posix()
        if path.exists():
            found += [f"{name}: {problem}" for problem in problems(template, _read(path, language))]
        else:
            found.append(f"{name}: not there")
    return found


def main(arguments: Iterable[str]) -> int:
    """Check, and update when asked; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--update", action="store_true", help="write magapp.pot and the catalogues first")
    parser.add_argument("--prune", action="store_true", help="with --update: drop texts that no source has")
    options = parser.parse_args(list(arguments))
    template = extract(ROOT)
    if options.update:
        for path in update(ROOT, template, prune=options.prune):
            print(f"written: {path.relative_to(ROOT).as_posix()}")
    found = report(ROOT, template)
    for line in found:
        print(line)
    print(f"{len(template)} texts, {len(found)} to mend")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
