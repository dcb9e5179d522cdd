"""Who comes in: the room's code for players, the trainer by a link that opens once, on this machine, or by a PIN from another one.

All that lasts is made of the session's key, so that a session that was broken off knows its people again, and nothing secret lies in any list.
"""

from __future__ import annotations

import hmac
import ipaddress
import secrets
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING

from partnership_sim.workshop.who import NOBODY, PROJECTOR, TRAINER, Who

if TYPE_CHECKING:
    from collections.abc import Callable

    from partnership_sim.workshop.clock import Clock

#: Letters of a room's code: no vowel, so that no word comes out; nothing that looks like something else.
LETTERS = "BCDFGHJKMNPQRSTVWXZ23456789"
CODE = 6
#: Seconds for which a link and a PIN are good, and how often a PIN may be tried.
LINK_LASTS, PIN_LASTS, PIN_TRIES = 600.0, 300.0, 5
#: Pages that are the trainer's.
OF_TRAINER = frozenset({"table", "explore", "projector"})


class Access:
    """What opens the doors of a session.

    Parameters
    ----------
    key : bytes
        Of the session.
    seat_of : callable
        The number of the seat of a browser's secret, or None.
    clock : Clock

    Attributes
    ----------
    code : str
        Of the room.
    trainer, seat : str
        Names of the cookies; they hold the session's name, since browsers keep one set of cookies for all ports of an address.
    """

    def __init__(self, key: bytes, seat_of: Callable[[str], int | None], clock: Clock) -> None:
        self._key, self._seat_of, self._clock = key, seat_of, clock
        number = int.from_bytes(self._made("code"), "big")
        self.code = "".join(LETTERS[number // len(LETTERS) ** place % len(LETTERS)] for place in range(CODE))
        name = self._made("name").hex()[:8]
        self.trainer, self.seat = f"trainer_{name}", f"seat_{name}"
        self._links: dict[str, float] = {}
        self._pin: tuple[str, float, int] | None = None

    def who(self, cookies: dict[str, str], page: str) -> Who:
        """Return who asks, from a page."""
        if page in OF_TRAINER:
            known = self.is_trainer(cookies.get(self.trainer, ""))
            return NOBODY if not known else PROJECTOR if page == "projector" else TRAINER
        seat = self._seat_of(cookies[self.seat]) if cookies.get(self.seat) else None
        return Who("seat", seat) if seat is not None else NOBODY

    def is_code(self, text: str) -> bool:
        """Return whether somebody wrote the room's code, in whatever letters and with whatever blanks."""
        written = "".join(letter for letter in text.upper() if letter.isalnum())
        return hmac.compare_digest(written.encode(), self.code.encode())

    def new_trainer(self) -> str:
        """Return what a trainer's browser keeps."""
        mark = secrets.token_urlsafe(16)
        return f"{mark}.{self._made(f'trainer {mark}').hex()}"

    def is_trainer(self, cookie: str) -> bool:
        """Return whether a cookie was made by `new_trainer`, in this session."""
        mark, _, made = cookie.partition(".")
        return bool(mark) and hmac.compare_digest(self._made(f"trainer {mark}").hex().encode(), made.encode())

    def new_link(self) -> str:
        """Return the secret of a link that lets one browser of this machine in, once."""
        token = secrets.token_urlsafe(24)
        self._links[token] = self._clock.monotonic() + LINK_LASTS
        return token

    def use_link(self, token: str) -> bool:
        """Return whether a link is good; it is so only once."""
        until = self._links.pop(token, 0.0)
        return self._clock.monotonic() < until

    def new_pin(self) -> str:
        """Return a PIN that lets one more browser in as the trainer; one that was given before is good no longer."""
        pin = f"{secrets.randbelow(10**6):06d}"
        self._pin = (pin, self._clock.monotonic() + PIN_LASTS, PIN_TRIES)
        return pin

    def use_pin(self, text: str) -> bool:
        """Return whether a PIN is the one that was given, which is then used up; a wrong one counts."""
        if self._pin is None:
            return False
        pin, until, tries = self._pin
        if self._clock.monotonic() >= until:
            self._pin = None
            return False
        right = hmac.compare_digest("".join(text.split()).encode(), pin.encode())
        self._pin = None if right or tries <= 1 else (pin, until, tries - 1)
        return right

    def _made(self, what: str) -> bytes:
        return hmac.new(self._key, f"doors {what}".encode(), "sha256").digest()


def cookies_of(header: str) -> dict[str, str]:
    """Return the cookies of a request; a header that is no such thing holds none."""
    try:
        return {name: one.value for name, one in SimpleCookie(header).items()}
    except CookieError:
        return {}


def is_this_machine(address: str) -> bool:
    """Return whether an address can only be this machine's own."""
    try:
        return ipaddress.ip_address(address.strip("[]")).is_loopback
    except ValueError:
        return address == "localhost"


def host_of(header: str) -> tuple[str, int]:
    """Return name and port of a Host header, ("", 0) where it is none."""
    name, colon, port = header.strip().lower().rpartition(":") if not header.endswith("]") else (header, "", "")
    if not colon:
        name, port = header.strip().lower(), "80"
    return (name.strip("[]"), int(port)) if port.isascii() and port.isdigit() and len(port) < 6 else ("", 0)
