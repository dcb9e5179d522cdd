"""`workshop`: a server for a room of people, on this computer."""

from __future__ import annotations

import ipaddress
import tempfile
import webbrowser
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from partnership_sim import stopping
from partnership_sim.cli.options import ProblemsOfCall, load_plugins, prepare, spoken, whole
from partnership_sim.errors import ExtraMissing, InputError, Problem, Stopped
from partnership_sim.locale import LANGUAGES, telling, translator

if TYPE_CHECKING:
    from collections.abc import Mapping
    from socket import socket

    from partnership_sim.scenario.schema import Scenario
    from partnership_sim.workshop.book import Book
    from partnership_sim.workshop.hub import Hub
    from partnership_sim.workshop.web.access import Access
    from partnership_sim.workshop.web.door import Door

#: What the extra brings.
PACKAGES = ("starlette", "uvicorn", "segno", "ifaddr")
PORT = 8080


def workshop(scenario: str | None, options: Mapping[str, Any]) -> None:
    """Serve a workshop until somebody stops it.

    Raises
    ------
    ExtraMissing
        If what it needs is not installed.
    InputError
        If anything that was given is wrong.
    Stopped
        When it is over, with what was kept.
    """
    problems = ProblemsOfCall()
    language = spoken(options["lang"], problems)
    port = whole(options["port"], "--port", 1, 65_535, problems)
    bots = whole(options["bots"], "--bots", 1, 200, problems)
    _check_address(options["address"], problems)
    if options["session"] and options["new"]:
        problems.add("--new", problems.say("it does not go with --session"), problems.say("expected one of the two"))
    missing = [name for name in PACKAGES if find_spec(name) is None]
    if missing and not problems.found:
        told = translator(problems.language)("`workshop` needs {names}, which are not installed: pip install 'partnership-sim[workshop]'")
        raise ExtraMissing(told.format(names=", ".join(missing)))
    book = _session(scenario, options, language, problems)
    try:
        _serve(book, options, language, port, bots)
    finally:
        book.close()
    say = translator(language or telling())
    words = "Stopped. This session is over: {place}" if book.ended else "Stopped. The same command goes on with this session: {place}"
    raise Stopped(say(words).format(place=book.path))


def _check_address(address: str | None, problems: ProblemsOfCall) -> None:
    if address is None:
        return
    try:
        ipaddress.IPv4Address(address)
    except ValueError:
        problems.found_value("--address", address, problems.say("expected an address of this computer such as 192.168.1.7"))


def _session(scenario: str | None, options: Mapping[str, Any], language: str | None, problems: ProblemsOfCall) -> Book:
    """Return the session to go on with, or a new one.

    Raises
    ------
    InputError
    """
    from partnership_sim.workshop import book_places
    from partnership_sim.workshop.book import Book

    given = Path(options["session"]) if options["session"] else None
    case: Scenario | None = None
    if scenario is not None:
        case = prepare(scenario, {"lang": language, "plugins": options["plugins"]}, problems)
    else:
        load_plugins(options["plugins"], problems)
        if not problems.found and not (given is not None and given.exists()):
            case = _village(language or telling())
    problems.raise_any()
    now = datetime.now().astimezone()
    if given is not None:
        return _gone_on(given, case, problems) if given.exists() or case is None else _begun(given, case, problems)
    assert case is not None  # noqa: S101 - else there is a problem
    if not options["new"] and not options["bots"]:
        for path in book_places.lately(Path(), case.stem, now.timestamp()):
            found = _gone_on(path, case, problems)
            if not found.ended:
                return found
            found.close()
    stem = f"{case.stem}-rehearsal" if options["bots"] else case.stem  # no rehearsal goes on as a session
    path = next(path for path in book_places.names(Path(), stem, now) if not path.exists())
    return Book.new(path, case, problems.language)


def _village(language: str) -> Scenario:
    """Return the village, as `new` writes it."""
    from partnership_sim.scenario import templates
    from partnership_sim.scenario.schema import Scenario

    with tempfile.TemporaryDirectory() as place:
        return Scenario.load(templates.write(Path(place) / templates.TEMPLATES[0], templates.TEMPLATES[0], language))


def _begun(path: Path, case: Scenario, problems: ProblemsOfCall) -> Book:
    from partnership_sim.workshop.book import Book

    return Book.new(path, case, problems.language)


def _gone_on(path: Path, case: Scenario | None, problems: ProblemsOfCall) -> Book:
    from partnership_sim.workshop.book import Book

    book = Book.open(path, problems.language)
    say = translator(problems.language)
    if not book.ended:
        click.echo(say("Going on with the session {place} (--new begins another one)").format(place=path), err=True)
    if case is not None and not book.is_of(case):
        told = say(
            "The scenario has changed since that session began. It goes on as it began; --new begins with the scenario as it is now."
        )
        click.echo(told, err=True)
    return book


def _serve(book: Book, options: Mapping[str, Any], language: str | None, port: int | None, bots: int | None) -> None:
    from partnership_sim.workshop.bots import Rehearsal
    from partnership_sim.workshop.clock import SystemClock
    from partnership_sim.workshop.room import Phase
    from partnership_sim.workshop.web import server
    from partnership_sim.workshop.web.access import Access
    from partnership_sim.workshop.web.asking import Workshop

    case = book.case(language)
    lan = options["lan"] or options["address"] is not None
    before = book.kept("port")
    with _bound(port or (before if isinstance(before, int) and 0 < before < 65_536 else PORT), case.language, lan=lan) as listening:
        hub = _hub(case, book)
        try:
            access = Access(book.key, hub.seat_of, SystemClock())
            book.keep("port", listening.getsockname()[1])
            door = _door(hub, access, listening.getsockname()[1], options["address"], lan=lan)
            stopping.heed()
            shown = _Terminal(access, door, case.language, browser=not options["no_browser"])
            server.serve(
                Workshop(hub, access, door, SystemClock(), case.language),
                listening,
                ready=shown.begin,
                again=shown.link,
                beside=Rehearsal(hub, bots).run if bots is not None else None,
            )
        finally:
            hub.close()
    if hub.room.phase == Phase.DEBRIEF:
        book.end()
    if hub.broken is not None:
        click.echo(hub.broken[case.language], err=True)


def _bound(wanted: int, language: str, *, lan: bool) -> socket:
    """Return a socket at a port, or at the next that is free, which is told.

    Raises
    ------
    InputError
        If none is.
    """
    from partnership_sim.workshop.web import server

    say = translator(language)
    listening = server.bound(wanted, lan=lan)
    if listening is None:
        expected = say("expected another port: this one and those after it are taken")
        raise InputError([Problem("", "--port", say("found {value}").format(value=wanted), expected)], language)
    taken = listening.getsockname()[1]
    if taken != wanted:
        told = say("Port {wanted} is taken: {taken} is used instead. Phones must scan the code anew.")
        click.echo(told.format(wanted=wanted, taken=taken))
    return listening


def _door(hub: Hub, access: Access, port: int, asked: str | None, *, lan: bool) -> Door:
    """Return what is told of how to join.

    Raises
    ------
    InputError
        If this computer does not have the address that is asked for.
    """
    from partnership_sim.workshop.web.door import Door

    door = Door(hub, access.code, port, lan=lan, asked=asked or hub.journal.kept("address"))
    if asked is not None and door.address != asked:
        say = translator(hub.case.language)
        names = ", ".join(one.address for one in door.interfaces)
        expected = say("expected one of {names}").format(names=names) if names else say("this computer is in no network")
        found = say("this computer has no address {value}").format(value=asked)
        raise InputError([Problem("", "--address", found, expected)], hub.case.language)
    return door


def _hub(case: Scenario, book: Book) -> Hub:
    """Return the workshop as the session left it.

    Raises
    ------
    InputError
        If what was done in it cannot have been done.
    """
    from partnership_sim.workshop.actions import Refused
    from partnership_sim.workshop.clock import SystemClock
    from partnership_sim.workshop.hub import Hub

    try:
        return Hub(case, book, SystemClock())
    except Refused as refused:
        say = translator(case.language)
        expected = say("expected a session that `partnership-sim workshop` has written; --new begins another one")
        found = f"{say('this session is damaged')} ({refused.text[case.language]})"
        raise InputError([Problem(str(book.path), "", found, expected)], case.language) from refused


class _Terminal:
    """What is told in the terminal once pages can be opened."""

    def __init__(self, access: Access, door: Door, language: str, *, browser: bool) -> None:
        self._access, self._door, self._language, self._browser = access, door, language, browser

    def begin(self) -> None:
        """Tell everything, and open the trainer's page."""
        from partnership_sim.workshop import words_doors as words
        from partnership_sim.workshop.web import qr

        say = translator(self._language)
        language = self._language if self._language in LANGUAGES else LANGUAGES[0]
        door, link = self._door, self._door.link
        if link is not None and door.address is not None:
            click.echo(qr.terminal(link))
            click.echo(say("Phones open {address} and enter the code {code}").format(address=door.url(door.address), code=door.code))
            others = [door.url(one.address) for one in door.interfaces if one.address != door.address and one.is_reachable]
            if others:
                click.echo(say("Other addresses of this computer: {names} (--address chooses)").format(names=", ".join(others)))
            click.echo(words.OVERHEARD[language])
        else:
            click.echo((words.NO_NETWORK if door.lan else words.THIS_MACHINE_ONLY)[language])
        self.link()

    def link(self) -> None:
        """Tell a new link for the trainer, and open it."""
        address = f"http://127.0.0.1:{self._door.port}/enter/{self._access.new_link()}"
        say = translator(self._language)
        click.echo(say("The trainer's table, on this computer only, good once and for ten minutes: {address}").format(address=address))
        click.echo(say("Press Enter for a new link, Ctrl-C to stop."))
        if self._browser:
            _open(address)


def _open(address: str) -> None:
    """Open a browser without waiting for it; where there is none, the link in the terminal does."""
    import threading

    threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
