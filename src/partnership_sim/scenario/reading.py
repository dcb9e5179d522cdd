"""What all checks of a scenario share: which files were read, from where each key came, and who is in the population."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from partnership_sim.kinds import KINDS
from partnership_sim.problems import Problems, shown
from partnership_sim.scenario.convening import Convening
from partnership_sim.scenario.places import MAIN, dotted
from partnership_sim.tables.people import People

if TYPE_CHECKING:
    from collections.abc import Mapping

    from partnership_sim.scenario.beside import Beside
    from partnership_sim.scenario.document import Path as KeyPath
    from partnership_sim.scenario.parts import Case
    from partnership_sim.tables.calendar import Origins

#: Bytes of the largest file that is read: a register of millions of rows, and a slip of the hand no larger.
LARGEST = 200_000_000


def _without_waiting(path: str, flags: int) -> int:
    """Open a file; a pipe that nobody writes to would else be waited for without end."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def siblings(path: Path) -> tuple[str, ...]:
    """Return the names of the files that lie in a path's folder; none where that cannot be looked into."""
    try:
        return tuple(sorted(item.name for item in path.parent.iterdir() if item.is_file()))
    except (OSError, ValueError):
        return ()


def read_bytes(path: Path, name: str, where: tuple[str, str], problems: Problems) -> bytes | None:
    """Return what a file holds, or None after reporting why it cannot be read."""
    say = problems.say
    expected = say("expected a file that can be read")
    try:
        with open(path, "rb", opener=_without_waiting) as stream:
            kind = os.fstat(stream.fileno())
            if not stat.S_ISREG(kind.st_mode):
                problems.wrong(where, say("{name} is a pipe or a device, no plain file", name=shown(name)), expected)
            elif kind.st_size > LARGEST or len(data := stream.read(LARGEST + 1)) > LARGEST:  # some files do not tell their size
                problems.wrong(where, say("{name} is larger than {size} MB", name=shown(name), size=LARGEST // 10**6), expected)
            else:
                return data
    except FileNotFoundError:
        problems.wrong(where, say("{name} does not exist", name=shown(name)), expected, name=path.name, names=siblings(path))
    except IsADirectoryError:
        problems.wrong(where, say("{name} is a folder", name=shown(name)), expected)
    except (OSError, ValueError) as error:
        if path.is_dir():  # Windows refuses to open one, as if it were forbidden
            problems.wrong(where, say("{name} is a folder", name=shown(name)), expected)
        else:
            reason = getattr(error, "strerror", None) or str(error)
            problems.wrong(where, say("{name} cannot be read ({reason})", name=shown(name), reason=reason), expected)
    return None


@dataclass
class Reading:
    """A scenario while it is read.

    Parameters
    ----------
    problems : Problems
    file : str
        The main file's name, for messages.
    base : Path or None
        The folder in which files are looked for.
    given : mapping of str to bytes
        Files that need no folder.
    """

    problems: Problems
    file: str
    base: Path | None
    given: Mapping[str, bytes]
    origins: Origins = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    #: where the user wrote a key otherwise: plans = "plans.csv" is kept as plans[1].file
    aliases: dict[KeyPath, KeyPath] = field(default_factory=dict)
    months: int | None = None
    programme_end: int | None = None
    #: kinds of the register's ids, and numbers of each kind; None where the population is too broken to say
    kinds_of: dict[str, str] | None = None
    present: dict[str, int] | None = None
    #: those of the register, by id and name
    people: People | None = None
    #: what it costs to convene the partnership
    convening: Convening = field(default_factory=Convening)
    #: tables in the folder that nothing reads
    beside: tuple[Beside, ...] = ()

    def where(self, path: KeyPath) -> tuple[str, str]:
        """Return file and place of a key: in the CSV that its table came from, else in the main file."""
        for length in range(len(path), 0, -1):
            if path[:length] in self.origins:
                file, row, headings = self.origins[path[:length]]
                column = next((part for part in path[length:] if isinstance(part, str) and part != "actions"), "")
                column = "plan" if column == "name" else column
                return file, self.problems.cell(row, headings.get(column, column))
        return self.file, dotted(self.aliases.get(path, path))

    def file_of(self, name: str, path: KeyPath) -> bytes | None:
        """Return a file that the key at `path` names, or None after reporting why not."""
        say = self.problems.say
        where = self.where(path)
        pure = PurePosixPath(name)
        if pure.is_absolute() or ".." in pure.parts or "\\" in name or ":" in name or name == MAIN:
            self.problems.wrong(
                where,
                say("{name} is not a file inside the scenario's folder", name=shown(name)),
                say("expected a name such as stakeholders.csv"),
            )
            return None
        if name in self.given:
            data: bytes | None = bytes(self.given[name])
        elif self.base is not None:
            data = read_bytes(self.base / name, name, where, self.problems)
        else:
            data = None
            self.problems.wrong(where, say("{name} does not exist", name=shown(name)), say("expected a file that can be read"))
        if data is not None:
            self.files[name] = data
        return data


def of_case(case: Case, problems: Problems, file: str = "") -> Reading:
    """Return what checks report to about something that is for a scenario which is read already: its months and its people."""
    population, register = case.population, case.population.register
    return Reading(
        problems,
        file,
        None,
        {},
        months=case.months,
        programme_end=case.programme_end,
        kinds_of=dict(zip(register.ids, register.kinds, strict=True)) if register is not None else {},
        present={kind: population.total(kind) for kind in KINDS},
        people=People(register.ids, register.names) if register is not None else None,
        convening=Convening.of(case),
    )
