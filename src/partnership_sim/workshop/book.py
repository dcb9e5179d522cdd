"""The session file: what a workshop is of, and what was done in it, in order. What was answered is on the disk.

SQLite with a write-ahead log, each commit forced to the disk before anything in it is answered. One thread writes; what comes while it waits for the
disk goes into the next commit together. The file is locked as long as it is open, so that two programs never write one session. A file is opened
with suspicion: only the very tables that are made here are accepted, so that nothing in it (a view, a trigger) can run.
"""

from __future__ import annotations

import asyncio
import errno
import json
import os
import queue
import secrets
import sqlite3
import tempfile
import threading
from concurrent.futures import Future
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from partnership_sim import __version__, faults
from partnership_sim.errors import InputError, MachineFault, Problem
from partnership_sim.locale import translator
from partnership_sim.problems import shown
from partnership_sim.scenario.schema import Scenario
from partnership_sim.workshop.book_file import LARGEST_SCENARIO, Damaged, Foreign, check, connect, make, mapping, rows_of
from partnership_sim.workshop.book_places import refuse_file, refuse_place
from partnership_sim.workshop.journal import Kept

if TYPE_CHECKING:
    from collections.abc import Iterable

#: What SQLite could not do, as the system would say it.
MEANS = {sqlite3.SQLITE_FULL: errno.ENOSPC, sqlite3.SQLITE_READONLY: errno.EROFS, sqlite3.SQLITE_PERM: errno.EACCES}


class Book:
    """An open session file; what it keeps follows the protocol `hub.Journal`.

    Parameters
    ----------
    path : Path
    connection : sqlite3.Connection
        To a file that was checked.

    Attributes
    ----------
    path : Path
    stem : str
        Of the scenario.
    key : bytes
        What the secrets of the session are made with.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection
        about = dict(rows_of(connection, "about"))
        self.stem, self.key, self.version = about["stem"], bytes.fromhex(about["key"]), about["version"]
        self.ended = "ended" in about
        self._values: dict[str, Any] = {name: json.loads(value) for name, value in rows_of(connection, "kept")}
        self._waiting: queue.SimpleQueue[_Entry | None] = queue.SimpleQueue()
        self._failed: OSError | None = None
        self._writer = threading.Thread(target=self._write_all, name="partnership-sim session", daemon=True)
        self._writer.start()

    @classmethod
    def new(cls, path: Path, case: Scenario, language: str) -> Self:
        """Begin a session: the file appears whole or not at all, and replaces nothing.

        Raises
        ------
        InputError
            If there is such a file, its place is not safe, or the scenario is too large.
        MachineFault
            If it cannot be written.
        """
        say = translator(language)
        refuse_place(path, language)
        if sum(map(len, case.files.values())) > LARGEST_SCENARIO:
            found = say("the scenario is larger than {size} MB").format(size=LARGEST_SCENARIO // 10**6)
            raise InputError([Problem(str(path), "", found, say("expected a scenario that a room of people can play"))], language)
        about = {"stem": case.stem, "key": secrets.token_hex(32), "version": __version__}
        part = path.with_name(f".{path.name[:80]}.{secrets.token_hex(4)}.part")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(part, isolation_level=None)) as made:
                make(made, about, case.files)
            path.open("x").close()
            part.replace(path)
        except (OSError, sqlite3.Error) as error:
            if isinstance(error, FileExistsError) and os.path.lexists(path):
                expected = say("expected a new file, or a session to go on with")
                raise InputError([Problem(str(path), "", say("there is a file of this name"), expected)], language) from error
            raise MachineFault(told(error, path, language)) from error
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
        return cls.open(path, language)

    @classmethod
    def open(cls, path: Path, language: str) -> Self:
        """Go on with a session.

        Raises
        ------
        InputError
            If it is no session, is damaged, too large or of another version, lies in an unsafe place, or is in use.
        """
        say = translator(language)
        refuse_file(path, language)
        refuse_place(path, language)
        expected = say("expected a session that `partnership-sim workshop` has written; --new begins another one")
        connection: sqlite3.Connection | None = None
        try:
            connection = connect(path)
            check(connection)
            book = cls(path, connection)
            if book.version == __version__:
                return book
            book.close()
            found = say("version {version} wrote this session; another may give other numbers").format(version=shown(book.version))
            expected = say("expected {what}").format(what=shown(__version__))
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF not in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
                found = told(error, path, language)
            else:
                found = say("a workshop with this session is running already")
                expected = say("go on in its window, or end it first; --new begins another one")
        except Foreign as error:
            found = error.text[language]
        except (Damaged, sqlite3.Error, ValueError, RecursionError):
            found = say("this session is damaged")
        if connection is not None:
            connection.close()
        raise InputError([Problem(str(path), "", found, expected)], language)

    def case(self, language: str | None = None) -> Scenario:
        """Return the scenario of the session, read and checked as any other.

        Raises
        ------
        InputError
            If it is not sound.
        """
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place) / self.stem
            for name, data in rows_of(self._connection, "scenario"):
                target = folder / name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(data)
            return Scenario.load(folder, language=language)

    def is_of(self, case: Scenario) -> bool:
        """Return whether the session is of a scenario as it lies in its folder now."""
        return dict(rows_of(self._connection, "scenario")) == dict(case.files)

    def actions(self) -> list[Kept]:
        """Return what was done, in order, as it was when the file was opened."""
        return [Kept(mark, who, mapping(given)) for mark, who, _, given in rows_of(self._connection, "actions")]

    def append(self, kept: Kept) -> asyncio.Future[None]:
        """Keep an action, in the order of the calls; what is returned is done once it is on the disk, and fails with OSError if it cannot be.

        Once something could not be written nothing is written any more: what follows may rest on what is missing.
        """
        entry = _Entry(kept)
        self._waiting.put(entry)
        return asyncio.wrap_future(entry.written)

    def keep(self, name: str, value: object) -> None:
        """Keep a small value that may be lost."""
        self._values[name] = value
        self._waiting.put(_Entry(value=(name, json.dumps(value, allow_nan=False))))

    def kept(self, name: str) -> Any:  # noqa: ANN401 - any JSON
        """Return a small value that was kept, or None."""
        return self._values.get(name)

    def end(self) -> None:
        """Note that the session is over: it does not go on by itself."""
        self._waiting.put(_Entry(over=True))

    def close(self) -> None:
        """Write what is waiting, and close the file."""
        self._waiting.put(None)
        self._writer.join()
        with suppress(sqlite3.Error):  # a disk that is full: all that was answered is in the log beside the file
            self._connection.close()

    def _write_all(self) -> None:
        over = False
        while not over:
            entries = [self._waiting.get()]
            with suppress(queue.Empty):
                while True:
                    entries.append(self._waiting.get_nowait())
            over = None in entries
            group = [entry for entry in entries if entry is not None]
            if group:
                self._write(group)

    def _write(self, group: list[_Entry]) -> None:
        """Write entries in one commit, and only then let those who wait go on."""
        if self._failed is None:
            try:
                _commit(self._connection, group)
            except (sqlite3.Error, OSError) as error:
                self._failed = _as_of_system(error, self.path)
                with suppress(sqlite3.Error):
                    self._connection.execute("ROLLBACK")
        for entry in group:
            if not entry.written.set_running_or_notify_cancel():
                continue
            if self._failed is None:
                entry.written.set_result(None)
            else:
                entry.written.set_exception(self._failed)


class _Entry:
    """What waits to be written: an action, a small value, or that the session is over."""

    __slots__ = ("kept", "over", "value", "written")

    def __init__(self, kept: Kept | None = None, value: tuple[str, str] | None = None, *, over: bool = False) -> None:
        self.kept, self.value, self.over = kept, value, over
        self.written: Future[None] = Future()


def told(error: sqlite3.Error | OSError, path: Path, language: str) -> str:
    """Return why a session file cannot be written, in words."""
    found, _ = faults.what(_as_of_system(error, path), path, language)
    return f"{found}: {translator(language)('make room, or choose another place (--session FILE)')}"


def _commit(connection: sqlite3.Connection, group: Iterable[_Entry]) -> None:
    connection.execute("BEGIN IMMEDIATE")
    for entry in group:
        if entry.kept is not None:
            mark, who, given = entry.kept
            row = (mark, who, str(given.get("do", "")), json.dumps(given, ensure_ascii=False, allow_nan=False, separators=(",", ":")))
            connection.execute("INSERT INTO actions (id, who, do, given) VALUES (?, ?, ?, ?)", row)
        if entry.value is not None:
            connection.execute("INSERT INTO kept VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", entry.value)
        if entry.over:
            connection.execute("INSERT INTO about VALUES ('ended', '') ON CONFLICT DO NOTHING")
    connection.execute("COMMIT")


def _as_of_system(error: sqlite3.Error | OSError, path: Path) -> OSError:
    if isinstance(error, OSError):
        return error
    number = MEANS.get(getattr(error, "sqlite_errorcode", 0) & 0xFF, errno.EIO)
    return OSError(number, f"{os.strerror(number)} ({error})", str(path))
