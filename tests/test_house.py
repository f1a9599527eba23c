"""The rules that no single module can keep: which way imports point, no network, no long files."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "magapp"
FILES = sorted(SOURCE.rglob("*.py"))
MOST_LINES = 400

# What could speak to another machine; `urllib.parse` only reads addresses.
NETWORK = (
    "PySide6.QtNetwork",
    "aiohttp",
    "asyncio",
    "ftplib",
    "http",
    "httpx",
    "imaplib",
    "poplib",
    "requests",
    "smtplib",
    "socket",
    "socketserver",
    "ssl",
    "urllib.request",
    "urllib3",
    "wsgiref",
    "xmlrpc",
)
# A second start raises the first window through a local socket.
LOCAL = frozenset({"socket", "PySide6.QtNetwork.QLocalServer", "PySide6.QtNetwork.QLocalSocket"})


def _imported(tree: ast.AST) -> Iterator[str]:
    """Every module, and every name in it, that a file imports anywhere, in functions too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from (f"{node.module}.{name.name}" for name in node.names)


def _speaks(name: str) -> bool:
    return any(name == module or name.startswith(f"{module}.") for module in NETWORK)


def _may_raise_the_first_window(path: Path) -> bool:
    return "storage" in path.relative_to(SOURCE).parts or "instance" in path.stem


def _network_use(path: Path) -> list[str]:
    tree = ast.parse(path.read_text("utf-8"))
    local = LOCAL if _may_raise_the_first_window(path) else frozenset()
    names = [name for name in _imported(tree) if _speaks(name) and name not in local]
    addresses = [
        node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr == "AF_INET"
    ]
    return names + addresses


def test_imports_point_one_way(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    status = lint_imports(config_filename="pyproject.toml", cache_dir=None, no_logo=True)
    assert status == 0, capsys.readouterr().out


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_no_source_can_speak_to_another_machine(path):
    assert _network_use(path) == []


@pytest.mark.parametrize(
    "line", ["import socket", "from urllib.request import urlopen", "from http import client"]
)
def test_a_network_import_would_be_seen(tmp_path, monkeypatch, line):
    monkeypatch.setattr(f"{__name__}.SOURCE", tmp_path)
    source = tmp_path / "advice.py"
    source.write_text(f"def ask():\n    {line}\n", "utf-8")
    assert len(_network_use(source)) == 1


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_a_source_file_can_be_read_in_one_sitting(path):
    assert len(path.read_text("utf-8").splitlines()) <= MOST_LINES
