"""Tables that lie in a scenario's folder and are not read, because scenario.toml does not name them: silence would leave them out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from partnership_sim.problems import Problems, shown
from partnership_sim.scenario.places import MAIN
from partnership_sim.tables import rows
from partnership_sim.tables.headings import PLANS, REGISTER, SHOCKS, TIES, Headings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

#: So many tables are looked at, and so much of each: the header stands at the beginning.
MOST, BEGINNING = 50, 20_000


class Beside(NamedTuple):
    """A table that nothing reads: its file, and the key that would name it."""

    file: str
    key: str

    def line(self) -> str:
        """Return the line of scenario.toml that would have it read."""
        return f'{self.key.rpartition(".")[2]} = "{self.file}"'

    def lies(self, say: Callable[..., str]) -> str:
        """Return a sentence that says so."""
        return say("{file} lies in the folder and is not read, because {main} does not name it", file=shown(self.file), main=MAIN)

    def instead(self, say: Callable[..., str]) -> str:
        """Return a sentence that says what to write."""
        section = self.key.rpartition(".")[0]
        if section:
            return say("to have it read, write {line} below [{section}]", line=self.line(), section=section)
        return say("to have it read, write {line} above the first section", line=self.line())


#: What tells such tables apart, the most telling first: a list of ties may well have a label and a type.
_KNOWN = {
    "population.ties": Headings(TIES, ("source", "target")),
    "plans": Headings(PLANS, ("plan", "lever", "spend")),
    "shocks": Headings(SHOCKS, ("shock", "month")),
    "population.register": Headings(REGISTER, ("name", "kind")),
}


def found(tables: Mapping[str, Any], folder: Path) -> tuple[Beside, ...]:
    """Return the tables of a folder that would be read if a key named them; a key that is there has what it needs.

    Parameters
    ----------
    tables : mapping
        A scenario as TOML gives it.
    folder : Path
    """
    population = tables.get("population")
    given = {*tables, *(f"population.{key}" for key in population)} if isinstance(population, dict) else set(tables)
    missing = {key for key in _KNOWN if key not in given}
    return tuple({one.key: one for one in _lying(folder) if one.key in missing}.values()) if missing else ()


def _lying(folder: Path) -> Iterator[Beside]:
    try:
        for path in sorted(path for path in folder.iterdir() if path.suffix.lower() == ".csv" and path.is_file())[:MOST]:
            with path.open("rb") as stream:
                key = _meant(stream.read(BEGINNING), path.name)
            if key:
                yield Beside(path.name, key)
    except OSError:
        return  # what cannot be looked at is not told


def _meant(data: bytes, file: str) -> str:
    """Return the key under which a table would be read, "" for none."""
    for key, headings in _KNOWN.items():
        table = rows.read(data, file, headings, (), Problems("en"))
        if table is not None and set(headings.required) <= set(table.columns):
            return key
    return ""
