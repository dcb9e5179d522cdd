"""A scenario's tables back into TOML."""

from __future__ import annotations

import datetime
import math
import re
from typing import Any

BARE = re.compile(r"[A-Za-z0-9_-]+\Z")
ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def _text(value: str) -> str:
    letters = (ESCAPES.get(letter) or (f"\\u{ord(letter):04X}" if letter < " " or letter == "\x7f" else letter) for letter in value)
    return f'"{"".join(letters)}"'


def _key(name: str) -> str:
    return name if BARE.match(name) else _text(name)


def _value(value: Any) -> str:  # noqa: ANN401 - any TOML value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, int):
        return str(int(value))
    if isinstance(value, float):
        return repr(float(value)) if math.isfinite(value) else str(float(value))
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_value(item) for item in value) + "]"
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_key(name)} = {_value(item)}" for name, item in value.items()) + " }" if value else "{}"
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in TOML")


def _is_tables(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, dict) for item in value)


def _lines(table: dict[str, Any], path: tuple[str, ...]) -> list[str]:
    """Return the lines of a table: its own values first, then the tables inside it."""
    lines = [f"{_key(name)} = {_value(value)}" for name, value in table.items() if not isinstance(value, dict) and not _is_tables(value)]
    for name, value in table.items():
        inner = (*path, name)
        header = ".".join(_key(part) for part in inner)
        if isinstance(value, dict):
            if len(path) and set(value) <= {"mean", "spread"} and value:
                lines.append(f"{_key(name)} = {_value(value)}")
            else:
                lines += ["", f"[{header}]", *_lines(value, inner)]
        elif _is_tables(value):
            for item in value:
                lines += ["", f"[[{header}]]", *_lines(item, inner)]
    return lines


def dumps(tables: dict[str, Any]) -> str:
    """Return tables as the text of a TOML file that gives them back."""
    return "\n".join(_lines(tables, ())).strip("\n") + "\n"
