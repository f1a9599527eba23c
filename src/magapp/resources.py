"""Find the files that are shipped with the program: content, foods, translations, icons."""

from pathlib import Path


def root() -> Path:
    """Return the folder of the shipped files: the checkout's `resources`, else the copy in the wheel.

    Only a checkout has a `pyproject.toml` beside `resources`; an installed package lies where neither is.
    """
    package = Path(__file__).parent
    checkout = package.parents[1]
    if (checkout / "pyproject.toml").is_file() and (checkout / "resources").is_dir():
        return checkout / "resources"
    return package / "_resources"
