"""The routes of the workshop. Who asks is found out here; what they may do, hub and room decide."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from partnership_sim.workshop import guide, pages
from partnership_sim.workshop import words_doors as words
from partnership_sim.workshop.web import explore_routes, qr, reporting
from partnership_sim.workshop.web.access import OF_TRAINER, is_this_machine
from partnership_sim.workshop.web.asking import PAGES, address_of, body_of, given_of, language_of, of, page_of, refused, who_of
from partnership_sim.workshop.web.guard import PROBE, Guard
from partnership_sim.workshop.web.stream import Live
from partnership_sim.workshop.who import NOBODY, Who

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import ASGIApp

    from partnership_sim.workshop.web.asking import Workshop


#: Seconds for which a browser keeps its seat.
A_DAY = 86_400


def app(workshop: Workshop) -> ASGIApp:
    """Return the app over a workshop."""
    routes = [
        *(Route(path, show) for path in PAGES),
        *explore_routes.routes(),
        Route("/guide", show_guide),
        Route("/enter/{token}", enter),
        Route("/pin", ask_pin),
        Route("/pin", use_pin, methods=["POST"]),
        Route("/pin/new", new_pin, methods=["POST"]),
        Route("/door", look_at_door),
        Route("/door", change_door, methods=["POST"]),
        Route("/qr.svg", picture),
        Route("/report/{name}", take_home),
        Route("/words/{page}", tell_words),
        Route("/view/{page}", tell_view),
        Route("/live/{page}", live),
        Route("/do", do, methods=["POST"]),
        Route("/join", join, methods=["POST"]),
        Route(PROBE, nothing),
        Route("/favicon.ico", nothing),
        Mount("/static", StaticFiles(directory=pages.STATIC)),
    ]
    made = Starlette(
        routes=routes,
        middleware=[Middleware(GZipMiddleware, minimum_size=1000, compresslevel=6)],
        exception_handlers={HTTPException: _http, Exception: _failed},
    )
    made.state.workshop = workshop
    return Guard(made, workshop.door, workshop.clock)


def _let_in(request: Request, response: Response) -> Response:
    """Let this browser be the trainer's from now on."""
    access = of(request).access
    response.set_cookie(access.trainer, access.new_trainer(), httponly=True, samesite="strict")
    return response


# pages


async def show(request: Request) -> Response:
    """Answer a page, whole, with what it shows first."""
    name, language = PAGES[request.url.path], language_of(request)
    who = who_of(request, name)
    workshop = of(request)
    if name in OF_TRAINER and who == NOBODY:
        return _door_page(request, 401)
    view = workshop.hub.view(name, who, language)
    code = request.query_params.get("code", "")[:20] if name == "seat" else ""
    return HTMLResponse(pages.page(name, language, request.state.nonce, view, {"code": code}))


def _door_page(request: Request, status: int, wrong: str = "") -> HTMLResponse:
    language = language_of(request)
    own = {name: text[language] for name, text in words.DOOR.items()}
    environment = Environment(loader=FileSystemLoader(pages.FOLDER / "templates"), autoescape=True, undefined=StrictUndefined)
    door = of(request).door
    address = door.url(door.address) if door.address is not None else None
    made = environment.get_template("door.html").render(language=language, words=own, wrong=own.get(wrong, ""), address=address)
    return HTMLResponse(made, status)


async def show_guide(request: Request) -> Response:
    """Answer the trainer's guide; nothing in it is secret."""
    return HTMLResponse(guide.page(language_of(request)))


async def enter(request: Request) -> Response:
    """Let the trainer's browser in by the link that opens once, on this machine alone."""
    workshop = of(request)
    at_home = is_this_machine(address_of(request)) and is_this_machine(request.url.hostname or "")
    if at_home and workshop.access.use_link(request.path_params["token"]):
        return _let_in(request, RedirectResponse("/table", 303))
    if who_of(request, "table") != NOBODY:
        return RedirectResponse("/table", 303)
    return _door_page(request, 403, "link_used")


async def ask_pin(request: Request) -> Response:
    """Answer the page that asks for a PIN."""
    return _door_page(request, 200)


async def use_pin(request: Request) -> Response:
    """Let one more browser in as the trainer's."""
    workshop, address = of(request), address_of(request)
    if workshop.guesses.left(address) < 1:
        raise HTTPException(429, words.TOO_OFTEN[language_of(request)])
    pin = parse_qs((await body_of(request, language_of(request))).decode("utf-8", "replace")).get("pin", [""])[0]
    if workshop.access.use_pin(pin[:20]):
        return _let_in(request, RedirectResponse("/table", 303))
    workshop.guesses.take(address)
    return _door_page(request, 403, "pin_wrong")


async def new_pin(request: Request) -> Response:
    """Tell the trainer a PIN for a second device."""
    only_trainer(request)
    return JSONResponse({"pin": of(request).access.new_pin(), "seconds": 300})


# the door


def only_trainer(request: Request) -> None:
    """Refuse whoever is not the trainer.

    Raises
    ------
    HTTPException
    """
    if who_of(request, "table") == NOBODY:
        raise HTTPException(403, words.NOT_YOURS[language_of(request)])


async def look_at_door(request: Request) -> Response:
    """Tell the trainer why no phone arrives."""
    only_trainer(request)
    workshop, language = of(request), language_of(request)
    return JSONResponse(await asyncio.to_thread(workshop.door.reach, language))


async def change_door(request: Request) -> Response:
    """Let the QR hold another address."""
    only_trainer(request)
    language = language_of(request)
    given = await given_of(request, language)
    if not of(request).door.choose(str(given.get("address", ""))):
        raise HTTPException(400, words.NOT_UNDERSTOOD[language])
    return JSONResponse({"done": True})


async def picture(request: Request) -> Response:
    """Answer the QR; it holds the code, so it is the trainer's and the projector's alone."""
    only_trainer(request)
    link = of(request).door.link
    if link is None:
        raise HTTPException(404)
    return Response(qr.svg(link), media_type="image/svg+xml", headers={"cache-control": "private, max-age=3600"})


async def take_home(request: Request) -> Response:
    """Answer a file of the session's report, or all of them together."""
    only_trainer(request)
    hub, name = of(request).hub, request.path_params["name"]
    data = await asyncio.to_thread(reporting.file, reporting.as_it_stands(hub), name)
    if data is None:
        raise HTTPException(404)
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(data, media_type=reporting.TYPES[name.rpartition(".")[2]], headers=headers)


# the wire


async def tell_words(request: Request) -> Response:
    """Tell the words of a page in another language."""
    if request.path_params["page"] not in pages.FILES:
        raise HTTPException(404)
    return JSONResponse(pages.words(request.path_params["page"], language_of(request)))


def _listener(request: Request) -> tuple[str, Who]:
    page = request.path_params["page"]
    if page not in pages.FILES:
        raise HTTPException(404)
    who = who_of(request, page)
    if page in OF_TRAINER and who == NOBODY:
        raise HTTPException(401, words.NOT_YOURS[language_of(request)])
    return page, who


async def tell_view(request: Request) -> Response:
    """Tell what a page shows now."""
    page, who = _listener(request)
    return JSONResponse(of(request).hub.view(page, who, language_of(request)))


async def live(request: Request) -> Any:  # noqa: ANN401 - an answer of ASGI
    """Tell what a page shows, again and again."""
    page, who = _listener(request)
    packed = "gzip" in request.headers.get("accept-encoding", "")
    return Live(of(request).streams, page, who, language_of(request), packed=packed)


async def do(request: Request) -> Response:
    """Let something be done."""
    workshop, language = of(request), language_of(request)
    who = who_of(request, page_of(request))
    if not workshop.actions.take(who if who != NOBODY else address_of(request)):
        raise HTTPException(429, words.TOO_OFTEN[language])
    given = await given_of(request, language)
    if who == NOBODY:
        raise HTTPException(401, words.NO_SEAT[language])
    answer = await workshop.hub.do(who, given, language)
    return JSONResponse(answer.body, answer.status)


async def join(request: Request) -> Response:
    """Give a browser a seat, or the one that it has."""
    workshop, language, address = of(request), language_of(request), address_of(request)
    given = await given_of(request, language)
    who = who_of(request, "seat")
    if who != NOBODY:
        view = workshop.hub.view("seat", who, language)
        name = (view.get("seat") or {}).get("name", "")
        return JSONResponse({"done": True, "view": view, "told": words.SEAT_KNOWN.with_(name=name)[language]})
    if workshop.guesses.left(address) < 1:
        raise HTTPException(429, words.TOO_OFTEN[language])
    if not workshop.access.is_code(str(given.pop("code", ""))[:40]):
        workshop.guesses.take(address)
        return refused(words.CODE_WRONG, 409, language)
    if not workshop.joins.take(address):
        raise HTTPException(429, words.TOO_OFTEN[language])
    answer, secret = await workshop.hub.join(given, language)
    if secret is None:
        return JSONResponse(answer.body, answer.status)
    seat = Who("seat", workshop.hub.seat_of(secret))
    response = JSONResponse({**answer.body, "view": workshop.hub.view("seat", seat, language)}, answer.status)
    response.set_cookie(workshop.access.seat, secret, max_age=A_DAY, httponly=True, samesite="strict")
    return response


async def nothing(_: Request) -> Response:
    """Answer that there is nothing: a phone then believes that this network is one."""
    return Response(status_code=204)


# what goes wrong


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - as it is registered
    language = language_of(request)
    text = words.NOT_FOUND[language] if error.status_code in {404, 405} else error.detail
    if request.method == "GET" and not request.url.path.startswith(("/view/", "/live/", "/words/", "/door")):
        return PlainTextResponse(text, error.status_code, error.headers)
    return JSONResponse({"refused": text}, error.status_code, error.headers)


async def _failed(request: Request, _: Exception) -> Response:
    return refused(words.FAILED, 500, language_of(request))
