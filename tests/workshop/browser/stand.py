"""A stand-in for the server: the pages over a hub, without doors and limits."""

from __future__ import annotations

import asyncio
import json
import socket
import threading
from contextlib import asynccontextmanager, contextmanager
from typing import TYPE_CHECKING, Any

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import HTMLResponse, JSONResponse, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from partnership_sim.workshop import pages
from partnership_sim.workshop.who import NOBODY, PROJECTOR, TRAINER, Who

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.requests import Request

    from partnership_sim.workshop.hub import Hub

POLICY = (
    "default-src 'none'; script-src 'self' 'nonce-once'; style-src 'self' 'nonce-once'; img-src 'self' data:; "
    "connect-src 'self'; font-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)


def app(hub: Hub) -> Starlette:  # noqa: C901, PLR0915 - a handful of routes that share the hub
    def language(request: Request) -> str:
        asked = request.query_params.get("lang") or request.cookies.get("language")
        return asked if asked in {"en", "id"} else hub.case.language

    def who(request: Request, page: str = "seat") -> Who:
        if page in {"table", "explore"}:
            return TRAINER
        if page == "projector":
            return PROJECTOR
        number = hub.seat_of(request.cookies.get("seat", ""))
        return Who("seat", number) if number is not None else NOBODY

    def page(name: str) -> Any:
        async def show(request: Request) -> HTMLResponse:
            view = hub.view(name, who(request, name), language(request))
            extra = {"code": request.query_params.get("code", "")}
            body = pages.page(name, language(request), "once", view, extra)
            return HTMLResponse(body, headers={"Content-Security-Policy": POLICY, "Cache-Control": "no-store"})

        return show

    async def view(request: Request) -> JSONResponse:
        name = request.path_params["page"]
        return JSONResponse(hub.view(name, who(request, name), language(request)))

    async def words(request: Request) -> JSONResponse:
        return JSONResponse(pages.words(request.path_params["page"], language(request)))

    async def live(request: Request) -> StreamingResponse:
        name = request.path_params["page"]

        async def told() -> Any:
            yield "retry: 500\n\n"
            version = 0
            hub.came(who(request, name))
            try:
                while True:
                    try:
                        version = await asyncio.wait_for(hub.changed(version), 1)
                        view = hub.view(name, who(request, name), language(request))
                        yield f"id: {version}\nevent: view\ndata: {json.dumps(view)}\n\n"
                        await asyncio.sleep(0.1)
                    except TimeoutError:
                        yield "event: beat\ndata:\n\n"
            finally:
                hub.went(who(request, name))

        return StreamingResponse(told(), media_type="text/event-stream")

    async def do(request: Request) -> JSONResponse:
        given = await request.json()
        answer = await hub.do(who(request, request.query_params["page"]), given, language(request))
        return JSONResponse(answer.body, answer.status)

    async def join(request: Request) -> JSONResponse:
        given = await request.json()
        if given.pop("code", "").upper() != hub.door["code"]:
            return JSONResponse({"refused": "Kode ruang salah." if language(request) == "id" else "This is not the room code."}, 409)
        answer, secret = await hub.join(given, language(request))
        response = JSONResponse(answer.body, answer.status)
        if secret:
            seat = hub.seat_of(secret)
            response = JSONResponse({"done": True, "view": hub.view("seat", Who("seat", seat), language(request))})
            response.set_cookie("seat", secret, httponly=True, samesite="strict")
        return response

    @asynccontextmanager
    async def running(_: Starlette) -> Any:
        task = asyncio.create_task(hub.run())
        hub.bump()
        yield
        task.cancel()
        hub.close()

    shown = [Route(path, page(name)) for path, name in {"/": "seat", "/table": "table", "/projector": "projector"}.items()]
    routes = [
        *shown,
        Route("/view/{page}", view),
        Route("/words/{page}", words),
        Route("/live/{page}", live),
        Route("/do", do, methods=["POST"]),
        Route("/join", join, methods=["POST"]),
        Mount("/static", StaticFiles(directory=pages.STATIC)),
    ]
    return Starlette(routes=routes, lifespan=running, middleware=[Middleware(GZipMiddleware)])


@contextmanager
def standing(hub: Hub, port: int = 0) -> Iterator[str]:
    """Yield the address of a server over a hub."""
    with socket.socket() as own:
        own.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        own.bind(("127.0.0.1", port))
        server = uvicorn.Server(uvicorn.Config(app(hub), log_level="warning", ws="none", timeout_graceful_shutdown=1))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [own]}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{own.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(5)
