"""Scripts that import each other, put into one, so that a phone has its whole page in one answer."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

STATIC = Path(__file__).parent / "static"
_IMPORT = re.compile(r'^import\s+\{([^}]*)\}\s+from\s+"\./([^"]+)";[ \t]*$', re.MULTILINE)
_LIST = re.compile(r"^[ \t]*export\s*\{([^}]*)\};?[ \t]*$|(?<=;)export\{([^}]*)\};?\s*$", re.MULTILINE)
_DECLARED = re.compile(r"^export (?=(?:async )?(?:function\*?|class|const|let)\s+(\w+))", re.MULTILINE)
#: Remarks, and blanks before and after lines: neither means anything to scripts, their markup or styles.
_REMARK = re.compile(r"^\s*//.*\n|^[ \t]+|[ \t]+$", re.MULTILINE)


@cache
def bundled(name: str) -> str:
    """Return a script of `static` with all that it imports, as one module; each file keeps a scope of its own.

    Scripts import by name from files beside them, and export names: no other form is understood.
    """
    return "\n".join(map(_scoped, sources(name))).replace("</script", "<\\/script").replace("<!--", "<\\!--")


def sources(name: str) -> tuple[str, ...]:
    """Return the names of a script and of all that it imports, those that are imported first."""
    order: list[str] = []
    _collect(name, order)
    return tuple(order)


@cache
def styles(*names: str) -> str:
    """Return styles of `static`, one after the other, without the blanks."""
    text = "".join(_source(name) for name in names)
    return re.sub(r"\s*([{};,])\s*", r"\1", re.sub(r"\s+", " ", text)).replace("</style", "<\\/style")


def _source(name: str) -> str:
    return (STATIC / name).read_text(encoding="utf-8")


def _collect(name: str, order: list[str]) -> None:
    for found in _IMPORT.finditer(_source(name)):
        beside = _beside(name, found[2])
        if beside not in order:
            _collect(beside, order)
    order.append(name)


def _beside(name: str, other: str) -> str:
    folder = name.rpartition("/")[0]
    return f"{folder}/{other}" if folder else other


def _scoped(name: str) -> str:
    source = _source(name)
    exported: list[str] = []
    for found in _LIST.finditer(source):
        exported += [_property(one) for one in (found[1] or found[2]).split(",") if one.strip()]
    source = _LIST.sub("", source)
    exported += [found[1] for found in _DECLARED.finditer(source)]
    source = _DECLARED.sub("", source)
    source = _REMARK.sub("", source)

    def taken(found: re.Match[str]) -> str:
        names = re.sub(r"\s+as\s+", ":", found[1])
        return f"const{{{names}}}={_scope(_beside(name, found[2]))};"

    source = _IMPORT.sub(taken, source)
    return f"const {_scope(name)}=(()=>{{{source}\nreturn{{{','.join(exported)}}}}})();"


def _property(exported: str) -> str:
    own, _, name = (part.strip() for part in exported.partition(" as "))
    return f"{name}:{own}" if name else own


def _scope(name: str) -> str:
    return "in_" + re.sub(r"\W", "_", name)
