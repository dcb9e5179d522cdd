"""The session file: what was answered is in it, whatever happens; what is no session is refused in words."""

from __future__ import annotations

import asyncio
import datetime
import errno
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING, Any

import pytest

from partnership_sim.errors import InputError, MachineFault
from partnership_sim.scenario import templates
from partnership_sim.scenario.schema import Scenario
from partnership_sim.workshop import book_file, book_places
from partnership_sim.workshop.book import Book
from partnership_sim.workshop.journal import Kept
from tests.worlds import scenario

if TYPE_CHECKING:
    from collections.abc import Callable


def kept(number: int, **more: Any) -> Kept:
    return Kept(f"action-{number:04d}", "seat 1", {"do": "draft", "round": number, "text": "é\n'--", **more})


def fresh(tmp_path: Path) -> Book:
    return Book.new(tmp_path / "a.session", scenario(), "en")


def refused(path: Path, language: str = "en") -> str:
    with pytest.raises(InputError) as error:
        Book.open(path, language)
    return str(error.value)


def closed(tmp_path: Path) -> Path:
    book = fresh(tmp_path)
    book.close()
    return book.path


def test_what_was_kept_is_there_again_in_its_order(tmp_path: Path) -> None:
    book = fresh(tmp_path)

    async def write() -> None:
        await asyncio.gather(*(book.append(kept(number)) for number in range(50)))
        book.keep("seconds_left", 12.5)
        book.keep("seconds_left", 7.5)

    asyncio.run(write())
    key = book.key
    book.close()
    again = Book.open(book.path, "en")
    assert again.actions() == [kept(number) for number in range(50)]
    assert again.kept("seconds_left") == 7.5
    assert again.kept("nothing") is None
    assert again.key == key
    assert len(key) == 32
    assert not again.ended
    again.end()
    again.close()
    with closing_book(Book.open(book.path, "en")) as last:
        assert last.ended


def closing_book(book: Book) -> closing[Book]:
    return closing(book)


def test_an_action_is_on_the_disk_before_it_is_answered(tmp_path: Path) -> None:
    book = fresh(tmp_path)

    async def write() -> list[int]:
        counts = []
        for number in range(3):
            await book.append(kept(number))
            copy = tmp_path / f"copy-{number}"
            for end in ("", "-wal"):  # as they would be found after a power cut
                copy.with_name(copy.name + end).write_bytes(Path(f"{book.path}{end}").read_bytes())
            with closing(sqlite3.connect(copy)) as found:
                counts.append(found.execute("SELECT count(*) FROM actions").fetchone()[0])
        return counts

    assert asyncio.run(write()) == [1, 2, 3]
    assert book._connection.execute("PRAGMA synchronous").fetchone() == (2,)  # FULL
    assert book._connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    book.close()


def test_what_comes_while_the_disk_is_busy_goes_into_one_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from partnership_sim.workshop import book as module

    sizes: list[int] = []
    usual, busy = module._commit, threading.Event()

    def slow(connection: sqlite3.Connection, group: list[Any]) -> None:
        sizes.append(len(group))
        busy.wait(5)
        usual(connection, group)

    monkeypatch.setattr(module, "_commit", slow)
    book = fresh(tmp_path)

    async def write() -> None:
        first = book.append(kept(0))
        while not sizes:
            await asyncio.sleep(0.001)
        others = [book.append(kept(number)) for number in range(1, 40)]
        assert not first.done()
        busy.set()
        await asyncio.gather(first, *others)

    asyncio.run(write())
    book.close()
    assert sizes == [1, 39]


def test_a_session_carries_its_scenario_and_checks_it_when_it_is_read(tmp_path: Path) -> None:
    folder = templates.write(tmp_path / "Desa Air", "village", "id")
    case = Scenario.load(folder)
    book = Book.new(tmp_path / "a.session", case, "id")
    for file in folder.iterdir():
        file.unlink()
    book.close()
    again = Book.open(book.path, "id")
    read = again.case()
    assert read == case
    assert read.stem == "Desa Air"
    assert again.is_of(case)
    assert not again.is_of(scenario())
    again._connection.execute("UPDATE scenario SET data = 'months = -1' WHERE name = 'scenario.toml'")
    again._connection.execute("UPDATE scenario SET data = CAST(data AS BLOB)")
    with pytest.raises(InputError, match="months"):
        again.case("en")
    again.close()


def test_two_programs_never_write_one_session(tmp_path: Path) -> None:
    book = fresh(tmp_path)
    program = f"""
from pathlib import Path
from partnership_sim.errors import InputError
from partnership_sim.workshop.book import Book
try:
    Book.open(Path({str(book.path)!r}), "en")
except InputError as error:
    print(error)
"""
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60).stdout
    assert "a workshop with this session is running already; go on in its window" in told
    asyncio.run(written(book))
    book.close()
    Book.open(book.path, "en").close()


async def written(book: Book) -> None:
    await book.append(kept(1))


BURST = """
import asyncio, sys
from pathlib import Path
from partnership_sim.workshop.book import Book
from partnership_sim.workshop.journal import Kept
from tests.worlds import scenario
path = Path(sys.argv[1])
book = Book.open(path, "en") if path.exists() else Book.new(path, scenario(), "en")
begin = len(book.actions())
async def one(number):
    await book.append(Kept(f"action-{number:06d}", "seat 1", {"do": "draft", "round": number}))
    print(number, flush=True)
async def main():
    number = begin
    while True:
        await asyncio.gather(*(one(number + more) for more in range(20)))
        number += 20
asyncio.run(main())
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system cannot kill a process in the middle")
def test_killed_in_the_middle_of_a_burst_everything_answered_is_there_and_nothing_twice(tmp_path: Path) -> None:
    path, answered = tmp_path / "a.session", list[int]()
    for lines in (1, 130, 333):
        with subprocess.Popen([sys.executable, "-c", BURST, str(path)], stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            answered += [int(process.stdout.readline()) for _ in range(lines)]
            os.kill(process.pid, signal.SIGKILL)
            answered += [int(line) for line in process.stdout.read().splitlines() if line]
        with closing_book(Book.open(path, "en")) as book:
            found = [one.given["round"] for one in book.actions()]
        assert found == list(range(len(found)))  # in order, none twice, none missing in between
        assert set(answered) <= set(found)


def test_a_disk_that_is_full_accepts_nothing_from_then_on(tmp_path: Path) -> None:
    book = fresh(tmp_path)
    pages = book._connection.execute("PRAGMA page_count").fetchone()[0]
    book._connection.execute(f"PRAGMA max_page_count = {pages + 4}")

    async def write() -> tuple[list[BaseException | None], BaseException | None]:
        found = await asyncio.gather(*(book.append(kept(number, more="x" * 3000)) for number in range(20)), return_exceptions=True)
        book._connection.execute("PRAGMA max_page_count = 100000")  # there is room again: too late, something is missing
        later = await asyncio.gather(book.append(kept(99)), return_exceptions=True)
        return found, later[0]

    found, later = asyncio.run(write())
    failed = [error for error in found if error is not None]
    assert failed
    assert all(isinstance(error, OSError) and error.errno == errno.ENOSPC for error in [*failed, later])
    book.close()
    with closing_book(Book.open(book.path, "en")) as again:
        assert len(again.actions()) == found.count(None)


NO_ROOM = """
import asyncio, os, resource, signal, sys
from pathlib import Path
from partnership_sim.workshop.book import Book
from partnership_sim.workshop.journal import Kept
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
book = Book.open(Path(sys.argv[1]), "en")
resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))
async def main():
    for number in range(100):
        try:
            await book.append(Kept(f"action-{number:06d}", "seat 1", {"do": "draft", "round": number, "text": "x" * 1000}))
            print(number)
        except OSError as error:
            print("refused")
asyncio.run(main())
book.close()
"""


@pytest.mark.skipif(os.name == "nt", reason="the size of files cannot be limited here")
def test_what_the_system_does_not_write_is_not_answered(tmp_path: Path) -> None:
    path = closed(tmp_path)
    done = subprocess.run([sys.executable, "-c", NO_ROOM, str(path)], capture_output=True, text=True, check=True, timeout=60)
    told = done.stdout.split()
    answered = [int(word) for word in told if word != "refused"]
    assert 0 < len(answered) < 100
    assert told == [*map(str, answered), *["refused"] * (100 - len(answered))]
    with closing_book(Book.open(path, "en")) as book:
        assert [one.given["round"] for one in book.actions()] == answered


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(MachineFault, match="A file is in the way"):
        Book.new(tmp_path / "file" / "a.session", scenario(), "en")
    closed(tmp_path)
    with pytest.raises(InputError, match="there is a file of this name"):
        fresh(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.session", "file"]


def edit(path: Path, command: str) -> None:
    with closing(sqlite3.connect(path)) as found:
        found.executescript(command)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: -book_file.PAGE])


def scribble(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[book_file.PAGE : 3 * book_file.PAGE] = os.urandom(2 * book_file.PAGE)
    path.write_bytes(data)


@pytest.mark.parametrize(
    ("harm", "found"),
    [
        (lambda path: path.write_text("a diary"), "this is not a session of a workshop"),
        (lambda path: path.write_bytes(b""), "this is not a session of a workshop"),
        (lambda path: edit(path, "PRAGMA application_id = 7"), "this is not a session of a workshop"),
        (lambda path: edit(path, "PRAGMA user_version = 2"), "this session was written by another version of the program"),
        (lambda path: edit(path, "UPDATE about SET value = '0.0.0' WHERE name = 'version'"), 'version "0.0.0" wrote this session'),
        (cut, "this session is damaged"),
        (scribble, "this session is damaged"),
        (lambda path: edit(path, "CREATE TRIGGER t AFTER INSERT ON actions BEGIN DELETE FROM actions; END"), "this session is damaged"),
        (lambda path: edit(path, "DROP TABLE kept; CREATE VIEW kept AS SELECT 1 AS name, 2 AS value"), "this session is damaged"),
        (lambda path: edit(path, "ALTER TABLE actions ADD COLUMN more"), "this session is damaged"),
        (lambda path: edit(path, "INSERT INTO actions VALUES (1, 'a', 'b', 'c', 'no json')"), "this session is damaged"),
        (lambda path: edit(path, "INSERT INTO actions VALUES (1, 'a', 'b', 'c', '[]')"), "this session is damaged"),
        (lambda path: edit(path, "INSERT INTO actions VALUES (1, 'a', 'b', x'00', '{}')"), "this session is damaged"),
        (lambda path: edit(path, "INSERT INTO scenario VALUES ('../../x.csv', x'00')"), "this session is damaged"),
        (lambda path: edit(path, "INSERT INTO scenario VALUES ('/x.csv', x'00')"), "this session is damaged"),
        (lambda path: edit(path, "UPDATE about SET value = '..' WHERE name = 'stem'"), "this session is damaged"),
        (lambda path: edit(path, "UPDATE about SET value = 'zz' WHERE name = 'key'"), "this session is damaged"),
        (lambda path: edit(path, "DELETE FROM about"), "this session is damaged"),
        (lambda path: os.truncate(path, book_places.LARGEST + 1), "larger than 256 MB"),
    ],
)
def test_what_is_no_session_is_refused_and_left_as_it_is(tmp_path: Path, harm: Callable[[Path], Any], found: str) -> None:
    path = closed(tmp_path)
    harm(path)
    size = path.stat().st_size
    assert found in refused(path)
    assert path.stat().st_size == size


def test_files_of_other_kinds_are_refused_without_being_opened(tmp_path: Path) -> None:
    path = closed(tmp_path)
    link = tmp_path / "link.session"
    link.symlink_to(path)
    assert "is a link, and links are not followed" in refused(link)
    (tmp_path / "a.session-wal").symlink_to(tmp_path / "elsewhere")
    assert "is a link, and links are not followed" in refused(path)
    (tmp_path / "folder.session").mkdir()
    assert "is a folder" in refused(tmp_path / "folder.session")
    assert "cannot be read" in refused(tmp_path / "none.session")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.session")
        assert "is a pipe or a device" in refused(tmp_path / "pipe.session")


@pytest.mark.parametrize(
    ("path", "program"),
    [
        (PureWindowsPath(r"C:\Users\ani\OneDrive\Dokumen\a.session"), "OneDrive"),
        (PureWindowsPath(r"C:\Users\ani\OneDrive - Yayasan Air\a.session"), "OneDrive"),
        (PurePosixPath("/home/ani/Dropbox (Pribadi)/x/a.session"), "Dropbox"),
        (PurePosixPath("/Users/ani/Library/CloudStorage/GoogleDrive-ani@x.id/My Drive/a.session"), "macOS"),
        (PurePosixPath("/Users/ani/Library/Mobile Documents/com~apple~CloudDocs/a.session"), "iCloud"),
        (PureWindowsPath(r"C:\Users\ani\iCloudDrive\a.session"), "iCloud"),
        (PurePosixPath("/home/ani/Nextcloud/a.session"), "Nextcloud"),
        (PurePosixPath("/home/ani/Google Drive/a.session"), "Google Drive"),
        (PurePosixPath("/home/ani/dropbox.session"), None),
        (PurePosixPath("/home/ani/Megapolitan/inbox/a.session"), None),
    ],
)
def test_folders_that_are_kept_in_step_are_known_by_their_names(path: Any, program: str | None) -> None:
    assert book_places.synced_by(path) == program


def test_such_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    with pytest.raises(InputError, match="is kept in step with other computers by Dropbox"):
        Book.new(tmp_path / "Dropbox" / "a.session", scenario(), "en")
    (tmp_path / "short").symlink_to(tmp_path / "Dropbox")
    with pytest.raises(InputError, match="Dropbox"):
        Book.new(tmp_path / "short" / "a.session", scenario(), "en")
    assert list((tmp_path / "Dropbox").iterdir()) == []


def test_a_folder_of_another_computer_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = closed(tmp_path)
    monkeypatch.setattr(book_places, "network_kind", lambda _: "cifs")
    assert "lies on another computer (cifs)" in refused(path)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/ani/a.session", None),
        ("/home/ani/server/x/a.session", "nfs4"),
        ("/home/ani/serverless/a.session", None),
        ("/media/kantor besar/a.session", "cifs"),
        ("/mnt/c/Users/a.session", "9p"),
        ("/run/user/1000/gvfs/smb/a.session", "fuse.gvfsd-fuse"),
        ("/media/usb/a.session", None),
        ("/home/ani/server/own/a.session", None),
    ],
)
def test_file_systems_of_other_computers_are_known_by_their_kinds(path: str, kind: str | None) -> None:
    mounts = """\
/dev/sda1 / ext4 rw 0 0
kantor:/data /home/ani/server nfs4 rw 0 0
//kantor/b /media/kantor\\040besar cifs rw 0 0
C:\\134 /mnt/c 9p rw 0 0
gvfsd-fuse /run/user/1000/gvfs fuse.gvfsd-fuse rw 0 0
/dev/sdb1 /media/usb fuseblk rw 0 0
tmpfs /home/ani/server/own tmpfs rw 0 0
"""
    found = [(book_places._unescaped(one["place"]), one["kind"]) for one in book_places.LINUX.finditer(mounts)]
    assert book_places.kind_among(PurePosixPath(path), found) == kind


def test_file_systems_of_a_mac_are_known_too() -> None:
    told = """\
/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
//ani@kantor/bersama on /Volumes/bersama (smbfs, nodev, nosuid, mounted by ani)
/dev/disk4s1 on /Volumes/USB (exfat, local)
"""
    mounted = [(one["place"], one["kind"]) for one in book_places.MACOS.finditer(told)]
    assert book_places.kind_among(PurePosixPath("/Volumes/bersama/x"), mounted) == "smbfs"
    assert book_places.kind_among(PurePosixPath("/Volumes/USB/x"), mounted) is None
    assert book_places.kind_among(PurePosixPath("/Users/ani"), mounted) is None


def test_names_of_sessions_and_the_one_that_goes_on(tmp_path: Path) -> None:
    when = datetime.datetime(2026, 3, 5, 9, 0, tzinfo=datetime.UTC)
    names = book_places.names(tmp_path, "desa", when)
    folder = tmp_path / "results" / "workshop"
    first, second = next(names), next(names)
    assert (first, second) == (folder / "desa-2026-03-05.session", folder / "desa-2026-03-05-2.session")
    assert book_places.lately(tmp_path, "desa", time.time()) == []
    folder.mkdir(parents=True)
    others = [folder / name for name in ("desa-lain-2026-03-05.session", "desa-2026-03-05.session-wal", "desa.session")]
    now = time.time()
    for path, age in ((first, 3600), (second, 60), *((other, 0) for other in others)):
        path.touch()
        os.utime(path, (now - age, now - age))
    (folder / "desa-2026-03-06.session").symlink_to(first)
    assert book_places.lately(tmp_path, "desa", now) == [first, second]  # something was written beside the first just now
    others[1].unlink()
    assert book_places.lately(tmp_path, "desa", now) == [second, first]
    assert book_places.lately(tmp_path, "desa", now + book_places.A_DAY - 1800) == [second]
