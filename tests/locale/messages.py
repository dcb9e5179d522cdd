"""The messages of the code, found in its syntax and in what is declared; and the entries of the catalogue."""

from __future__ import annotations

import ast
import inspect
import re
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

import partnership_sim

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
PACKAGE = Path(partnership_sim.__file__).parent
CATALOGUE = PACKAGE / "locale" / "id" / "LC_MESSAGES" / "partnership_sim.po"
SOURCES = sorted([*PACKAGE.rglob("*.py"), *(ROOT / "experiments").rglob("*.py")])
#: Calls of which an argument is a message: which one.
CALLS = {"Text": 0, "say": 0, "note": 0, "_translate": 0, "translate": 0, "key": 0, "read_as": 1, "choice": 3, "_p": 6}
#: Calls whose argument is a message with its context.
MARKS = ("mark",)
#: Outside the package `say` is a page's own.
OUTSIDE = ("Text",)
#: Tables whose strings are messages.
TABLES = ("SEPARATORS", "PLAIN", "FOUND", "WANTED", "WHOSE", "DOING", "_TOLD", "_ELSE", "_MEMORY")
#: What click writes of how a command is called.
OF_CLICK = ("[OPTIONS]", "COMMAND [ARGS]...", "SCENARIO", "RESULTS")
#: Arguments by name that are messages wherever they stand.
NAMED = ("help", "metavar")


def key(message: str, context: str = "") -> tuple[str, str]:
    return context, message


def letters(message: str) -> bool:
    """Return whether a message holds words of its own, beside its values."""
    return any(letter.isalpha() for text, *_ in Formatter().parse(message) for letter in text)


def fields(message: str) -> list[str]:
    return sorted(name for _, name, _, _ in Formatter().parse(message) if name is not None)


def _called(node: ast.Call) -> str:
    function = node.func
    if isinstance(function, ast.Call):  # translator(language)("...")
        return "translate" if _called(function) == "translator" else ""
    return getattr(function, "attr", getattr(function, "id", ""))


def _texts(node: ast.expr, assigned: dict[str, list[ast.expr]]) -> Iterator[str]:
    """Yield the strings that an expression can be: a constant, either branch of a choice, what a name was set to."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _texts(node.body, assigned)
        yield from _texts(node.orelse, assigned)
    elif isinstance(node, ast.Name):
        for value in assigned.get(node.id, ()):
            if not isinstance(value, ast.Name):
                yield from _texts(value, {name: [] for name in assigned})


def _assigned(tree: ast.AST) -> dict[str, list[ast.expr]]:
    found: dict[str, list[ast.expr]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            found.setdefault(node.targets[0].id, []).append(node.value)
    return found


def of_calls(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the messages that a file's calls are given, with their contexts."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assigned = _assigned(tree)
    calls = CALLS if path.is_relative_to(PACKAGE) else {name: CALLS[name] for name in OUTSIDE}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called, named = _called(node), {word.arg: word.value for word in node.keywords}
        if called in MARKS and len(node.args) == 2 and all(isinstance(one, ast.Constant) for one in node.args):
            message, context = (one.value for one in node.args if isinstance(one, ast.Constant))
            yield key(str(message), str(context))
        elif called in calls and len(node.args) > calls[called]:
            context = next(_texts(named["context"], {}), "") if "context" in named else ""
            yield from (key(text, context) for text in _texts(node.args[calls[called]], assigned))
        elif called in {"_option", "version_option", "argument"}:
            for name in NAMED:
                yield from (key(text) for text in (_texts(named[name], assigned) if name in named else ()))


def of_tables(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the messages of a file's tables."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        target = node.targets[0] if isinstance(node, ast.Assign) else node.target if isinstance(node, ast.AnnAssign) else None
        if isinstance(target, ast.Name) and target.id in TABLES and isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            values = node.value.values if isinstance(node.value, ast.Dict) else [node.value]
            yield from (
                key(one.value)
                for value in values
                for one in ast.walk(value)
                if isinstance(one, ast.Constant) and isinstance(one.value, str)
            )


def strings(path: Path) -> Iterator[str]:
    """Yield every string of a file, documentation as people are shown it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
            yield inspect.cleandoc(node.value)
            yield " ".join(node.value.split())


def entries() -> list[tuple[str, str]]:
    """Return the keys of the catalogue as they stand in its file, each as often as it stands there."""
    found = []
    for block in CATALOGUE.read_text(encoding="utf-8").split("\n\n"):
        parts: dict[str, str] = {}
        name = ""
        for line in block.splitlines():
            start = re.match(r"(msgctxt|msgid|msgstr) ", line)
            name = start[1] if start else name
            if line.startswith(("#", "~")) or not name:
                continue
            parts[name] = parts.get(name, "") + ast.literal_eval(line[len(start[0]) :] if start else line)
        if parts.get("msgid"):
            found.append(key(parts["msgid"], parts.get("msgctxt", "")))
    return found
