"""Writes what a scenario says as TOML, and changes single values of a file without losing its comments."""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Mapping
from typing import Any

BARE = re.compile(r"[A-Za-z0-9_-]+\Z")
ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def plain(value: Any) -> Any:  # noqa: ANN401 - any TOML value
    """Return a value as TOML would give it: tuples become lists, NumPy's numbers plain ones, keys text; None is left out."""
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items() if item is not None}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value if item is not None]
    if type(value).__module__ == "numpy" and hasattr(value, "tolist"):
        return plain(value.tolist())
    return value


def _text(value: str) -> str:
    return (
        '"'
        + "".join(
            ESCAPES.get(letter) or (f"\\u{ord(letter):04x}" if ord(letter) < 32 or ord(letter) == 127 else letter) for letter in value
        )
        + '"'
    )


def _key(name: str) -> str:
    return name if BARE.match(name) else _text(name)


def value_text(value: Any) -> str:  # noqa: ANN401 - any TOML value
    """Return a value in TOML, on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, float):
        return repr(value) if math.isfinite(value) else str(value)
    if isinstance(value, list):
        return "[" + ", ".join(value_text(item) for item in value) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_key(name)} = {value_text(item)}" for name, item in value.items()) + "}"
    return str(value)


def _tables(value: Any) -> bool:  # noqa: ANN401 - any TOML value
    return isinstance(value, list) and bool(value) and all(isinstance(item, dict) for item in value)


def _table(table: dict[str, Any], prefix: str, lines: list[str]) -> None:
    inner = {name: value for name, value in table.items() if _tables(value) or (isinstance(value, dict) and prefix.count(".") < 1)}
    lines += [f"{_key(name)} = {value_text(value)}" for name, value in table.items() if name not in inner]
    for name, value in inner.items():
        path = prefix + _key(name)
        for item in value if isinstance(value, list) else [value]:
            lines += ["", f"[[{path}]]" if isinstance(value, list) else f"[{path}]"]
            _table(item, path + ".", lines)


def as_toml(mapping: dict[str, Any]) -> str:
    """Return a mapping as the text of a TOML file."""
    lines: list[str] = []
    _table(mapping, "", lines)
    return "\n".join(lines).lstrip("\n") + "\n"


def _set_line(text: str, section: str, name: str, value: Any) -> str:  # noqa: ANN401 - any TOML value
    """Return a TOML text with one value of a section ("" for none) changed or added, comments kept."""
    head = re.search(rf"^[ \t]*\[[ \t]*{re.escape(section)}[ \t]*\][^\n]*\n?", text, re.MULTILINE) if section else None
    if section and head is None:
        return text.rstrip("\n") + f"\n\n[{section}]\n{_key(name)} = {value_text(value)}\n"
    start = head.end() if head else 0
    following = re.compile(r"^[ \t]*\[", re.MULTILINE).search(text, start)
    stop = following.start() if following else len(text)
    line = re.compile(
        rf"^([ \t]*{re.escape(_key(name))}[ \t]*=[ \t]*)[^#\n\"'\[{{]*?([ \t]*#[^\n]*)?\r?$|^([ \t]*{re.escape(_key(name))}[ \t]*=[ \t]*)\"[^\"\n]*\"([ \t]*#[^\n]*)?\r?$",
        re.MULTILINE,
    )
    found = line.search(text, start, stop)
    if found:
        begin, comment = found.group(1) or found.group(3), found.group(2) or found.group(4) or ""
        return text[: found.start()] + begin + value_text(value) + comment + text[found.end() :]
    return text[:start] + f"{_key(name)} = {value_text(value)}\n" + text[start:]


def with_values(data: bytes, wanted: dict[str, Any], values: Mapping[tuple[str, str], Any]) -> bytes:
    """Return a scenario.toml with some values changed, its comments kept; written anew if that does not give `wanted`.

    Parameters
    ----------
    data : bytes
        The file as it is.
    wanted : dict
        What it is to say.
    values : mapping of (section, name) to value
        What changes.
    """
    try:
        text = data.decode("utf-8-sig")
        for (section, name), value in values.items():
            text = _set_line(text, section, name, value)
        if tomllib.loads(text) == wanted:
            return text.encode()
    except ValueError:
        pass
    return as_toml(wanted).encode()
