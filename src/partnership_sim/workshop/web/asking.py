"""What a request says: who asks, from which page, in which language, and what was sent."""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.responses import JSONResponse

from partnership_sim.locale import LANGUAGES
from partnership_sim.workshop import pages
from partnership_sim.workshop import words_doors as words
from partnership_sim.workshop.web import limits
from partnership_sim.workshop.web.access import OF_TRAINER, cookies_of
from partnership_sim.workshop.web.stream import Streams

if TYPE_CHECKING:
    from starlette.requests import Request

    from partnership_sim.locale import Text
    from partnership_sim.workshop.clock import Clock
    from partnership_sim.workshop.hub import Hub
    from partnership_sim.workshop.web.access import Access
    from partnership_sim.workshop.web.door import Door
    from partnership_sim.workshop.who import Who

#: Pages by their paths.
PAGES = {"/": "seat", "/table": "table", "/explore": "explore", "/projector": "projector"}
PATHS = {path: page for path, page in PAGES.items() if page in OF_TRAINER}
#: Wrong codes and PINs of one address at once, and in the long run; actions of one browser; joins of one address.
GUESSES = (10, 1 / 6)
JOINS = (150, 1 / 2)
ACTIONS = (60, 20)
#: Seconds in which a body must have come.
BODY = 10.0


@dataclass
class Workshop:
    """What the routes share."""

    hub: Hub
    access: Access
    door: Door
    clock: Clock
    language: str
    streams: Streams = field(init=False)

    def __post_init__(self) -> None:
        """Begin to count."""
        self.streams = Streams(self.hub)
        self.guesses = limits.Rate(*GUESSES, self.clock)
        self.joins = limits.Rate(*JOINS, self.clock)
        self.actions = limits.Rate(*ACTIONS, self.clock)


def of(request: Request) -> Workshop:
    """Return the workshop that is asked."""
    found: Workshop = request.app.state.workshop
    return found


def language_of(request: Request) -> str:
    """Return the language of an answer: the one asked for, else the browser's choice, else the session's."""
    asked = request.query_params.get("lang") or _cookies(request).get("language")
    return asked if asked in LANGUAGES else of(request).language


def _cookies(request: Request) -> dict[str, str]:
    return cookies_of(request.headers.get("cookie", ""))


def who_of(request: Request, page: str) -> Who:
    """Return who asks, from a page."""
    return of(request).access.who(_cookies(request), page)


def address_of(request: Request) -> str:
    """Return the address of who asks."""
    return request.client.host if request.client is not None else ""


def page_of(request: Request) -> str:
    """Return the page that asks: it says so, or its address does."""
    asked = request.query_params.get("page")
    return asked if asked in pages.FILES else PATHS.get(urlsplit(request.headers.get("referer", "")).path, "seat")


def refused(text: Text, status: int, language: str) -> JSONResponse:
    """Return a refusal in words."""
    return JSONResponse({"refused": text[language]}, status)


async def body_of(request: Request, language: str) -> bytes:
    """Return a body that is no larger and no slower than an action can be.

    Raises
    ------
    HTTPException
    """
    data = bytearray()
    with suppress(ValueError):
        if int(request.headers.get("content-length", "0")) > limits.READ_AWAY:
            raise HTTPException(413, words.TOO_LARGE[language], {"connection": "close"})
    try:
        async with asyncio.timeout(BODY):
            async for piece in request.stream():
                data += piece
                if len(data) > limits.READ_AWAY:
                    raise HTTPException(413, words.TOO_LARGE[language], {"connection": "close"})
    except (TimeoutError, ClientDisconnect) as error:
        raise HTTPException(408, "", {"connection": "close"}) from error
    if len(data) > limits.LARGEST:
        raise HTTPException(413, words.TOO_LARGE[language])
    return bytes(data)


async def given_of(request: Request, language: str) -> dict[str, Any]:
    """Return what a page sent.

    Raises
    ------
    HTTPException
    """
    data = await body_of(request, language)
    try:
        given = json.loads(data)
    except (ValueError, RecursionError):
        given = None
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json" or not isinstance(given, dict):
        raise HTTPException(400, words.NOT_UNDERSTOOD[language])
    return given
