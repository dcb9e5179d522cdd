"""What every request passes first: it must name this machine, come from its own pages, and not come too often."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse

from partnership_sim.workshop.web.access import host_of
from partnership_sim.workshop.web.limits import HOME, Rate
from partnership_sim.workshop.words_doors import ELSEWHERE, TOO_OFTEN

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from partnership_sim.locale import Text
    from partnership_sim.workshop.clock import Clock
    from partnership_sim.workshop.web.door import Door

POLICY = (
    "default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'nonce-{nonce}'; img-src 'self' data:; connect-src 'self'; "
    "font-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}
#: What is the same for everybody: a browser may keep it, and asks whether it is still so.
STATIC = "/static/"
#: Asked by phones of whatever Wi-Fi they join, by other names than ours.
PROBE = "/generate_204"
#: Requests of one address at once, and a second; a whole room may come from one.
BURST, EACH_SECOND = 800.0, 60.0


class Guard:
    """The outermost layer of the app.

    Parameters
    ----------
    app : ASGIApp
    door : Door
    clock : Clock
    """

    def __init__(self, app: ASGIApp, door: Door, clock: Clock) -> None:
        self._app, self._door = app, door
        self._rate = Rate(BURST, EACH_SECOND, clock)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in, with a nonce of its own, or refuse it."""
        if scope["type"] != "http":
            return
        nonce = secrets.token_urlsafe(12)
        scope["state"] = {**scope.get("state", {}), "nonce": nonce}

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["content-security-policy"] = POLICY.format(nonce=nonce)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("cache-control", "no-cache" if scope["path"].startswith(STATIC) else "no-store")
            await send(message)

        refused = self._refused(scope, Headers(scope=scope))
        await (refused if refused is not None else self._app)(scope, receive, sent)

    def _refused(self, scope: Scope, headers: Headers) -> ASGIApp | None:
        address = scope["client"][0] if scope.get("client") else ""
        if address not in HOME and not self._rate.take(address):
            return PlainTextResponse(_both(TOO_OFTEN), 429, {"retry-after": "1"})
        if scope["path"] == PROBE:
            return None
        if len(headers.getlist("host")) != 1 or not self._door.is_mine(*host_of(headers["host"])):
            return PlainTextResponse(_both(ELSEWHERE), 421)
        origin = headers.get("origin")
        if origin is None and scope["method"] not in {"GET", "HEAD"}:
            return PlainTextResponse(_both(ELSEWHERE), 403)
        if origin is not None and (urlsplit(origin).scheme != "http" or host_of(urlsplit(origin).netloc) != host_of(headers["host"])):
            return PlainTextResponse(_both(ELSEWHERE), 403)
        self._door.heard(address)
        return None


def _both(text: Text) -> str:
    return f"{text['en']}\n{text['id']}\n"
