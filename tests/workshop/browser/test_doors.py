"""The trainer's doors in a real browser: the link that opens once, a second device by PIN, a tab that is closed and opened again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from partnership_sim.workshop.words_doors import DOOR
from tests.workshop.browser.hall import PHONE, TABLE, Hall, accessible

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_the_link_opens_the_table_once(hall: Hall) -> None:
    home = f"http://127.0.0.1:{hall.workshop.door.port}"
    link = f"{home}/enter/{hall.workshop.access.new_link()}"
    first = hall.opened(TABLE).new_page()
    first.goto(link)
    assert first.url == f"{home}/table"
    first.wait_for_selector("#door-title")
    assert link.rpartition("/")[2] not in first.content()
    again = hall.opened(TABLE).new_page()
    again.goto(link)
    assert again.get_by_role("alert").inner_text() == DOOR["link_used"]["en"]
    first.close()
    back = first.context.new_page()  # the trainer's browser knows who it is
    back.goto(link)
    assert back.url == f"{home}/table"


@pytest.mark.parametrize("language", ["en", "id"])
def test_a_second_device_comes_in_by_the_pin_that_the_table_shows(hall: Hall, language: str) -> None:
    table = hall.table(language)
    tablet = hall.page(f"/table?lang={language}", PHONE)
    heading = tablet.get_by_role("heading", name=DOOR["heading"][language])
    assert heading.is_visible()
    accessible(tablet)
    assert tablet.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    enter(tablet, "000000", language)
    assert tablet.get_by_role("alert").inner_text() == DOOR["pin_wrong"][language]
    enter(tablet, hall.workshop.access.new_pin(), language)
    tablet.wait_for_url("**/table*")
    tablet.wait_for_selector("#door-title")
    assert not heading.is_visible()
    assert table.locator("#door-title").is_visible()


def enter(page: Page, pin: str, language: str) -> None:
    page.get_by_label(DOOR["pin"][language], exact=True).fill(pin)
    page.keyboard.press("Enter")
    page.wait_for_load_state()
