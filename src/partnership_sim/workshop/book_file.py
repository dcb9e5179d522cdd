"""The tables of a session file; a file that comes from anywhere is accepted only if it holds these and nothing else."""

from __future__ import annotations

import json
import sqlite3
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from partnership_sim.locale import Text
from partnership_sim.workshop.book_places import LARGEST

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

#: "PSWS": by it the file is known as ours, whatever its name.
APPLICATION = 0x50535753
SCHEMA = 1
PAGE = 4096
#: Bytes of the largest scenario that a session carries.
LARGEST_SCENARIO = 64_000_000
TABLES = (
    "CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
    "CREATE TABLE scenario (name TEXT PRIMARY KEY, data BLOB NOT NULL)",
    "CREATE TABLE actions (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, who TEXT NOT NULL, do TEXT NOT NULL, given TEXT NOT NULL)",
    "CREATE TABLE kept (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
)
#: How each column of each table is read: anything else in it is damage.
READ = {
    "about": ("SELECT name, value FROM about", (str, str)),
    "scenario": ("SELECT name, data FROM scenario", (str, bytes)),
    "actions": ("SELECT id, who, do, given FROM actions ORDER BY n", (str, str, str, str)),
    "kept": ("SELECT name, value FROM kept", (str, str)),
}
ABOUT = ("stem", "key", "version")
#: Bytes of the longest name of a scenario's folder.
LONGEST_STEM = 200
NO_SESSION = Text("this is not a session of a workshop")
OTHER = Text("this session was written by another version of the program")


class Damaged(Exception):
    """What a session file holds is not what was written."""


class Foreign(Exception):
    """The file was not written by a workshop, or by one of another time; says so."""

    def __init__(self, text: Text) -> None:
        super().__init__(str(text))
        self.text = text


def make(connection: sqlite3.Connection, about: Mapping[str, str], files: Mapping[str, bytes]) -> None:
    """Write the tables, and what a session is of, into a new file."""
    connection.execute(f"PRAGMA page_size = {PAGE}")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {SCHEMA}")
    for table in TABLES:
        connection.execute(table)
    connection.executemany("INSERT INTO about VALUES (?, ?)", about.items())
    connection.executemany("INSERT INTO scenario VALUES (?, ?)", files.items())
    connection.execute("COMMIT")


def connect(path: Path) -> sqlite3.Connection:
    """Return a connection that holds the file for itself alone as long as it is open."""
    address = path.absolute().as_uri() + "?mode=rw"
    connection = sqlite3.connect(address, uri=True, timeout=0.0, isolation_level=None, check_same_thread=False)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 2 * LARGEST_SCENARIO)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    connection.setlimit(sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 1)
    for setting in ("locking_mode = EXCLUSIVE", "trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0"):
        connection.execute(f"PRAGMA {setting}")
    return connection


def check(connection: sqlite3.Connection) -> None:
    """Accept only a file with the tables that are made here, sound in every page; then let it be written safely.

    Raises
    ------
    Foreign, Damaged, sqlite3.Error
    """
    _check_tables(connection)
    for setting in ("journal_mode = WAL", "synchronous = FULL", "fullfsync = ON", f"max_page_count = {LARGEST // PAGE}"):
        connection.execute(f"PRAGMA {setting}")
    connection.execute("BEGIN EXCLUSIVE")
    connection.execute("COMMIT")
    if not all(_is_inside(name) for name, _ in rows_of(connection, "scenario")):
        raise Damaged
    about = dict(rows_of(connection, "about"))
    stem = about.get("stem", "")
    if not set(ABOUT) <= set(about) or not _is_inside(stem) or len(PurePosixPath(stem).parts) > 1 or len(stem.encode()) > LONGEST_STEM:
        raise Damaged
    for _, _, _, given in rows_of(connection, "actions"):
        mapping(given)


def _check_tables(connection: sqlite3.Connection) -> None:
    try:
        if connection.execute("PRAGMA application_id").fetchone() != (APPLICATION,):
            raise Foreign(NO_SESSION)
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_NOTADB:
            raise Foreign(NO_SESSION) from error
        raise
    if connection.execute("PRAGMA user_version").fetchone() != (SCHEMA,):
        raise Foreign(OTHER)
    there = connection.execute("SELECT type, name, sql FROM sqlite_master").fetchall()
    tables = sorted(sql for kind, _, sql in there if kind == "table")
    others = [name for kind, name, _ in there if kind != "table" and not name.startswith("sqlite_autoindex_")]
    if tables != sorted(TABLES) or others or connection.execute("PRAGMA quick_check(1)").fetchall() != [("ok",)]:
        raise Damaged


def _is_inside(name: str) -> bool:
    """Return whether a name is that of a file inside a folder."""
    pure = PurePosixPath(name)
    return bool(pure.parts) and not pure.is_absolute() and ".." not in pure.parts and not set(name) & set("\\:\0")


def rows_of(connection: sqlite3.Connection, table: str) -> list[tuple[Any, ...]]:
    """Return the rows of a table, each of its columns of the type that was written."""
    command, types = READ[table]
    found: list[tuple[Any, ...]] = connection.execute(command).fetchall()
    if not all(isinstance(value, one) for row in found for value, one in zip(row, types, strict=True)):
        raise Damaged
    return found


def mapping(text: str) -> dict[str, Any]:
    """Return what an action was given."""
    found = json.loads(text)
    if not isinstance(found, dict):
        raise Damaged
    return found
