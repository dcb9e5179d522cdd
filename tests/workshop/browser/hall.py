"""A room full of browsers: the trainer's, the projector's and phones, and what went wrong in any of them."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from partnership_sim.workshop.clock import SystemClock
from partnership_sim.workshop.journal import Memory
from tests.workshop.browser.stand import ADDRESS, standing
from tests.workshop.rooms import hub as hub_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

    from partnership_sim.workshop.web.asking import Workshop
    from tests.workshop.browser.wire import Wire

#: What the browser itself writes when the network is away, for refusals that pages tell in words, and of tests that read pixels.
EXPECTED = ("net::ERR_", "Failed to load resource", "Canvas2D: Multiple readback")
PHONE, TABLE, PROJECTOR = {"width": 360, "height": 740}, {"width": 1366, "height": 768}, {"width": 1920, "height": 1080}


class Hall:
    """A workshop in real browsers.

    Attributes
    ----------
    hub : Hub
        Only to be looked at: it lives in another thread.
    wrong : list of str
        Errors of scripts, and requests to anywhere else.
    """

    def __init__(self, browser: Browser, workshop: Workshop, wire: Wire | None = None) -> None:
        self.browser, self.workshop, self.hub, self.wire = browser, workshop, workshop.hub, wire
        self.address = workshop.door.url(ADDRESS)
        self.code = workshop.access.code
        self.wrong: list[str] = []
        self.contexts: list[BrowserContext] = []

    @classmethod
    @contextmanager
    def standing(cls, browser: Browser, wire: Wire | None = None) -> Iterator[Hall]:
        with standing(hub_of(Memory(), SystemClock()), wire) as workshop:
            made = cls(browser, workshop, wire)
            try:
                yield made
            finally:
                for context in made.contexts:
                    context.close()

    def page(self, path: str, size: dict[str, int], context: BrowserContext | None = None, **options: Any) -> Page:
        """Open a page in a browser of its own, or in one more tab of another's."""
        page = (context or self.opened(size, **options)).new_page()
        page.on("pageerror", lambda error: self.wrong.append(f"{path}: {error}"))
        page.on("console", lambda told: self._told(path, told.type, told.text))
        page.on("request", lambda request: self._asked(path, request.url))
        page.goto(self.address + path)
        return page

    def table(self, language: str = "en") -> Page:
        return self.trainers(f"/table?lang={language}", TABLE)

    def projector(self, language: str = "en") -> Page:
        return self.trainers(f"/projector?lang={language}", PROJECTOR)

    def trainers(self, path: str, size: dict[str, int]) -> Page:
        """Open a page in a browser that has been let in as the trainer's."""
        context = self.opened(size)
        access = self.workshop.access
        context.add_cookies(
            [{"name": access.trainer, "value": access.new_trainer(), "url": self.address, "httpOnly": True, "sameSite": "Strict"}]
        )
        return self.page(path, size, context)

    def opened(self, size: dict[str, int], **options: Any) -> BrowserContext:
        context = self.browser.new_context(viewport=size, **options)  # type: ignore[arg-type]
        context.set_default_timeout(10_000)
        self.contexts.append(context)
        return context

    def phone(self, name: str = "", language: str = "en", group: int | None = None, size: dict[str, int] = PHONE) -> Page:
        """Open a phone by the QR; with a name it takes a seat."""
        phone = self.page(f"/?code={self.code}&lang={language}", size, has_touch=True)
        if name:
            phone.fill("#nickname", name)
            if group is not None:
                phone.select_option("#group", str(group))
            phone.click("form .primary")
            phone.wait_for_selector(".top .note")
        return phone

    def wait(self, until: Callable[[], object], seconds: float = 15) -> None:
        """Wait until something is so; browsers go on meanwhile."""
        end = time.monotonic() + seconds
        while not until():
            assert time.monotonic() < end, until
            self.contexts[0].pages[0].wait_for_timeout(30)

    def count(self, do: str) -> int:
        """Return how many actions of a sort were accepted."""
        return sum(kept.given["do"] == do for kept in self.hub.journal.actions())

    def nothing_went_wrong(self) -> None:
        assert self.wrong == [], self.wrong

    def _told(self, path: str, sort: str, text: str) -> None:
        if sort in {"error", "warning"} and not any(one in text for one in EXPECTED):
            self.wrong.append(f"{path}: {text}")

    def _asked(self, path: str, url: str) -> None:
        if not url.startswith((self.address + "/", "data:")):
            self.wrong.append(f"{path} asked {url}")


def raise_amount(phone: Page, lever: int, times: int = 1) -> None:
    """Tap the plus of a lever."""
    for _ in range(times):
        phone.locator(".lever").nth(lever).locator(".amount button").last.click()


def set_game(table: Page, hall: Hall, **fields: int) -> None:
    """Set how the game is played, in the lobby."""
    for name, value in fields.items():
        before = hall.count("settings")
        table.fill(f"#set-{name}", str(value))
        table.press(f"#set-{name}", "Tab")
        hall.wait(lambda before=before: hall.count("settings") > before)  # type: ignore[misc]


def accessible(*pages: Page) -> None:
    """Hold pages against axe-core; and nothing of them is beside the screen."""
    from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped, import-not-found, unused-ignore]

    for page in pages:
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
        found = Axe().run(page)
        assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"
