"""A real browser, over an address as a Wi-Fi gives it: no secure context, as on every phone in a workshop."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.workshop.browser.hall import Hall
from tests.workshop.browser.stand import ADDRESS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

CHROMIUM = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    playwright = pytest.importorskip("playwright.sync_api", reason="needs playwright (uv pip install playwright) and a chromium")
    if CHROMIUM is None:
        pytest.skip("needs a chromium (apt-get install chromium); CHROMIUM=... says where it is")
    with playwright.sync_playwright() as started:
        arguments = ["--no-sandbox", "--disable-gpu", f"--host-resolver-rules=MAP {ADDRESS} 127.0.0.1"]
        opened = started.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield opened
        opened.close()


@pytest.fixture
def hall(browser: Browser) -> Iterator[Hall]:
    with Hall.standing(browser) as made:
        yield made
        made.nothing_went_wrong()
