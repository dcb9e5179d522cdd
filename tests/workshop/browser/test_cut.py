"""Networks that are cut without a word: no end of a connection is told, as when a phone walks out of a Wi-Fi."""

from __future__ import annotations

import time

import pytest

from tests.workshop.browser.hall import Hall, raise_amount
from tests.workshop.browser.wire import Wire


@pytest.fixture
def wired(browser):
    with Wire.laid() as wire, Hall.standing(browser, wire) as made:
        yield made
        made.nothing_went_wrong()


@pytest.mark.parametrize(("seconds", "fresh"), [(2, False), (5, True), pytest.param(60, True, marks=pytest.mark.slow)])
def test_pages_are_back_within_three_seconds_and_nothing_is_lost_or_doubled(wired, seconds, fresh):
    table, projector, phone = wired.table(), wired.projector(), wired.phone("Ani")
    table.click(".now .primary")
    phone.wait_for_selector(".lever")
    raise_amount(phone, 0, 2)
    wired.wait(lambda: wired.hub.room.groups[1].draft)
    table.evaluate("window.same = true")
    wired.wire.cut()
    raise_amount(phone, 1)
    phone.click(".send button")
    if seconds > 3:
        for page in (table, projector, phone):
            page.get_by_text("No connection").wait_for()
    phone.wait_for_timeout(1000 * seconds)
    assert wired.count("send") == 0
    wired.wire.mend(fresh=fresh)
    mended = time.monotonic()
    phone.get_by_text("Sent by you").wait_for()
    table.locator(".group .tag.good").wait_for()
    projector.locator(".chips .sent").wait_for()
    assert time.monotonic() - mended < 3
    assert wired.count("send") == 1
    assert [one.lever for one in wired.hub.room.groups[1].sent[1].choices] == ["capacity_building", "networking"]
    assert table.evaluate("window.same") is True
    table.get_by_text("No connection").wait_for(state="hidden")


def test_a_seat_is_taken_once_though_its_answer_was_lost(wired):
    phone = wired.phone()
    phone.fill("#nickname", "Ani")
    wired.wire.cut()
    phone.click("form .primary")
    phone.get_by_text("Joining …").wait_for()
    phone.wait_for_timeout(6000)
    wired.wire.mend()
    phone.wait_for_selector("#group-title")
    phone.wait_for_timeout(500)
    assert len(wired.hub.room.seats) == 1
