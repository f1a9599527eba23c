"""What a screen reader must be told of each widget: what it is, its name, and its value."""

from __future__ import annotations

import ast
from typing import Any, Final

import pyatspi

from tests.outside.driver import ROOT, Gone, kind_of, nodes, say, text_of

_QT_OWN: Final = ("QAction", "QTabWidget")
"""Items of menus, and what never has the keyboard itself: it hands it to its bar of tabs."""
_IN_QT: Final = ".QtPrivate::"
"""The pages of Qt's print preview, to which no other role can be given than Qt's own."""
_QT_HIDDEN: Final = ("ScrollLeftButton", "ScrollRightButton")
"""Of a bar of tabs that is too narrow; ours never is."""
_NO_ROLE: Final = ("filler", "unknown", "invalid", "redundant object", "")
_WITH_FIGURE: Final = ("progress bar", "slider", "spin button", "scroll bar", "dial")
_WITH_TEXT: Final = ("text", "entry", "password text", "document text", "terminal")
_WITH_MARK: Final = ("check box", "radio button", "toggle button", "check menu item", "radio menu item")
_WITH_PARTS: Final = (
    "table",
    "tree table",
    "list",
    "tree",
    "list box",
    "page tab list",
    "menu bar",
)


def painted_classes() -> frozenset[str]:
    """Name the classes of the window that paint themselves."""
    found = set()
    for path in (ROOT / "src/magapp/ui").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef) and any(
                isinstance(each, ast.FunctionDef) and each.name == "paintEvent" for each in node.body
            ):
                found.add(node.name)
    return frozenset(found)


def _figure(node: Any) -> float | None:
    try:
        return float(node.queryValue().currentValue)
    except (NotImplementedError, LookupError, Gone):
        return None


def value_of(node: Any) -> str | None:
    """Give a node's value in words, or null where it tells none."""
    role, state = node.getRoleName(), node.getState()
    if role in _WITH_MARK or state.contains(pyatspi.STATE_CHECKABLE):
        return "checked" if state.contains(pyatspi.STATE_CHECKED) else "not checked"
    if role in _WITH_FIGURE:
        # A field for a date says its day as a text; its figure is none.
        figure, text = _figure(node), text_of(node)
        return text or (None if figure is None else f"{figure:g}")
    if role in _WITH_TEXT:
        return text_of(node)
    if role == "combo box":
        # Qt gives what is chosen as the name, on Linux; what it is for then has to stand beside it.
        return node.name if node.description else None
    return f"{node.childCount} parts" if role in _WITH_PARTS else None


def _needs_value(role: str) -> bool:
    return role in ("combo box", *_WITH_FIGURE, *_WITH_TEXT, *_WITH_MARK, *_WITH_PARTS)


def faults_of(node: Any, painted: frozenset[str]) -> list[str]:
    """Say what a screen reader misses of one node; nothing where all is said, or Qt made the widget."""
    kind = kind_of(node)
    if kind.startswith("qt_") or kind in _QT_OWN or _IN_QT in str(node.get_accessible_id()):
        return []
    focusable = node.getState().contains(pyatspi.STATE_FOCUSABLE)
    # What paints only the ground under other widgets says through them.
    paints = kind in painted and not node.childCount
    if not (focusable or paints):
        return []
    role, name, value = node.getRoleName(), (node.name or "").strip(), value_of(node)
    faults = []
    if role in _NO_ROLE:
        faults.append("no role")
    if not name:
        faults.append("no name")
    if _needs_value(role) and value is None:
        faults.append("no value")
    if paints and role != "label" and value is None and not (node.description or "").strip():
        faults.append("no value in words")
    return faults


class Audit:
    """Look at one place of the program after another; keep what is missing and every word that is shown."""

    def __init__(self) -> None:
        self.faults: dict[str, str] = {}
        self.texts: set[str] = set()
        self.met: set[str] = set()
        self.places: list[str] = []
        self._painted = painted_classes()

    def look(self, place: str, top: Any, *, tree: bool = True) -> int:
        """Look at all that is shown from a node on; give how many widgets that were."""
        self.places.append(place)
        count = 0
        if tree:
            say(f"-- {place}")
        for node, depth in nodes(top):
            try:
                count += self._one(place, node, depth, tree=tree)
            except (Gone, LookupError):
                continue
        return count

    def hear(self, top: Any) -> None:
        """Keep every word from a node on, hidden ones as well."""
        for node, _depth in nodes(top, hidden=True):
            try:
                if kind_of(node) in _QT_HIDDEN:
                    continue
                self.texts |= {node.name or "", node.description or "", text_of(node)}
            except (Gone, LookupError):
                continue

    def unmet(self) -> list[str]:
        """List the classes that paint themselves and that no place showed."""
        return sorted(self._painted - self.met)

    def _one(self, place: str, node: Any, depth: int, *, tree: bool) -> int:
        kind, role, name = kind_of(node), node.getRoleName(), node.name or ""
        described, value = node.description or "", value_of(node)
        self.met.add(kind)
        self.texts |= {name, described, text_of(node)}
        if tree:
            told = "" if value is None else f" = {value!r}"
            say(f"{'  ' * depth}{role} {name!r}{told} {described!r} [{kind}]")
        for fault in faults_of(node, self._painted):
            where = str(node.get_accessible_id()).partition(".")[2]
            self.faults.setdefault(f"{fault}: {role} {name!r} [{where}]", place)
        return 1
