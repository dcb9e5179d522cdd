"""Phones as people use them: reloaded, away, tapped twenty times, too late, removed, in two tabs."""

from __future__ import annotations

import time

import pytest

from tests.workshop.browser.hall import accessible, raise_amount

#: The most that a phone loads before it can be played, in bytes over the network.
FIRST_PAGE = 60_000


@pytest.fixture
def playing(hall):
    """Return a hall in which round 1 is open, with the trainer's table."""
    hall.desk = hall.table()
    hall.desk.click(".now .primary")
    hall.desk.click("dialog .primary")
    hall.wait(lambda: hall.hub.room.phase == "choose")
    return hall


def test_the_first_page_is_small_and_comes_in_one_answer(hall):
    phone = hall.page("/", {"width": 360, "height": 740})
    session = phone.context.new_cdp_session(phone)
    session.send("Network.enable")
    sizes: list[float] = []
    addresses: list[str] = []
    session.on("Network.responseReceived", lambda told: addresses.append(told["response"]["url"]))
    session.on("Network.loadingFinished", lambda told: sizes.append(told["encodedDataLength"]))
    phone.goto(f"{hall.address}/?code={hall.code}")
    phone.wait_for_selector("#nickname")
    phone.wait_for_timeout(500)
    loaded = [address for address in addresses if "/live/" not in address and not address.startswith("data:")]
    assert loaded == [f"{hall.address}/?code={hall.code}"]
    assert 0 < sum(sizes) <= FIRST_PAGE


def test_nothing_of_the_code_stays_in_the_address(hall):
    phone = hall.phone("Ani")
    assert phone.url == f"{hall.address}/"


def test_a_wrong_code_is_told_and_the_rest_stays(hall):
    phone = hall.phone()
    phone.fill("#code", "WRONG1")
    phone.fill("#nickname", "Ani")
    phone.click("form .primary")
    assert phone.get_by_role("alert").inner_text()
    assert phone.input_value("#nickname") == "Ani"
    phone.fill("#code", hall.code.lower())
    phone.click("form .primary")
    phone.wait_for_selector("#group-title")
    assert len(hall.hub.room.seats) == 1


def test_reload_and_back_keep_the_seat(playing):
    from playwright.sync_api import expect  # collected also where there is no browser

    phone = playing.phone("Ani")
    raise_amount(phone, 0, 3)
    shown = phone.locator(".amount input").first
    before = shown.input_value()  # told or not yet: a moment later it is
    phone.reload()
    expect(shown).to_have_value(before)
    phone.goto("about:blank")
    phone.go_back()
    expect(shown).to_have_value(before)
    assert len(playing.hub.room.seats) == 1


def test_two_tabs_of_a_phone_are_one_seat(hall):
    phone = hall.phone("Ani")
    other = hall.page(f"/?code={hall.code}", {}, phone.context)
    other.wait_for_selector("#group-title")
    assert len(hall.hub.room.seats) == 1


@pytest.mark.parametrize("seconds", [3, pytest.param(60, marks=pytest.mark.slow)])
def test_without_network_it_says_so_keeps_what_was_done_and_is_back_within_three_seconds(playing, seconds):
    phone = playing.phone("Ani")
    phone.context.set_offline(True)
    phone.get_by_text("No connection").wait_for(timeout=6_000)
    raise_amount(phone, 0, 2)
    phone.click(".send button")
    phone.get_by_text("is kept here").wait_for()
    accessible(phone)
    phone.wait_for_timeout(1000 * seconds)
    assert playing.count("send") == 0
    phone.context.set_offline(False)
    back = time.monotonic()
    playing.wait(lambda: playing.count("send") == 1)
    phone.get_by_text("No connection").wait_for(state="hidden")
    assert time.monotonic() - back < 3
    phone.get_by_text("Sent by you").wait_for()


def test_what_was_sent_without_network_outlives_a_page_that_is_thrown_away(playing):
    phone = playing.phone("Ani")
    raise_amount(phone, 0)
    playing.wait(lambda: playing.hub.room.groups[1].draft)
    phone.context.route("**/do*", lambda route: route.abort())
    phone.click(".send button")
    phone.wait_for_timeout(300)
    phone.context.unroute("**/do*")
    phone.reload()
    playing.wait(lambda: playing.count("send") == 1)


def test_twenty_taps_on_send_are_one_choice(playing):
    phone = playing.phone("Ani")
    raise_amount(phone, 0)
    session = phone.context.new_cdp_session(phone)
    session.send("Network.enable")
    slow = {"offline": False, "latency": 300, "downloadThroughput": 50_000, "uploadThroughput": 20_000}
    session.send("Network.emulateNetworkConditions", slow)
    phone.evaluate("for (let tap = 0; tap < 20; tap += 1) document.querySelector('.send button').click()")
    for _ in range(20):
        phone.locator(".send button").dispatch_event("click")
    playing.wait(lambda: playing.count("send") >= 1)
    phone.get_by_text("Sent by you").wait_for()
    phone.wait_for_timeout(1500)
    assert playing.count("send") == 1


def test_a_choice_for_a_closed_round_is_refused_in_words_and_the_present_one_is_shown(playing):
    phone = playing.phone("Ani")
    raise_amount(phone, 0)
    playing.wait(lambda: playing.hub.room.groups[1].draft)
    phone.context.set_offline(True)
    phone.wait_for_timeout(300)
    phone.click(".send button")
    playing.desk.click(".now .big")
    playing.desk.click("dialog .primary")
    playing.wait(lambda: playing.hub.room.phase == "look")
    phone.context.set_offline(False)
    phone.get_by_text("came too late and does not count").wait_for()
    phone.get_by_text("After round 1").wait_for()
    assert playing.hub.room.groups[1].sent == {}


def test_removed_it_can_ask_and_is_let_back_in(playing):
    phone = playing.phone("Ani")
    table = playing.desk
    table.get_by_role("button", name="Remove Ani").click()
    table.click("dialog .primary")
    phone.get_by_role("button", name="Ask to come back").click()
    phone.get_by_text("Your request is on").wait_for()
    accessible(phone, table)
    table.locator(".now").get_by_role("button", name="Let back in").click()
    phone.wait_for_selector(".lever")
    assert len(playing.hub.room.seats) == 1


def test_two_phones_of_a_group_work_on_one_draft(playing):
    one, other = playing.phone("Ani", group=1), playing.phone("Budi", group=1)
    raise_amount(one, 0, 2)
    shown = other.locator(".amount input")
    playing.wait(lambda: shown.nth(0).input_value() != "0")
    raise_amount(other, 3)
    back = one.locator(".amount input")
    playing.wait(lambda: back.nth(3).input_value() != "0")
    assert back.nth(0).input_value() == shown.nth(0).input_value()
    one.get_by_text("Last changed by Budi").wait_for()


def test_who_is_moved_sees_the_other_groups_draft_and_brings_none_along(playing):
    one, other = playing.phone("Ani", group=1), playing.phone("Budi", group=2)
    raise_amount(one, 0, 2)
    raise_amount(other, 3)
    playing.wait(lambda: playing.hub.room.groups[1].draft and playing.hub.room.groups[2].draft)
    playing.desk.get_by_label("Group of Ani").select_option("2")
    one.get_by_text("Last changed by Budi").wait_for()
    shown = one.locator(".amount input")
    playing.wait(lambda: shown.nth(3).input_value() != "0")
    assert shown.nth(0).input_value() == "0"
    raise_amount(one, 4)
    playing.wait(lambda: len(playing.hub.room.groups[2].draft.choices) == 2)
    assert [choice.lever for choice in playing.hub.room.groups[1].draft.choices] == ["capacity_building"]


def test_more_than_is_left_cannot_be_sent(playing):
    phone = playing.phone("Ani")
    phone.locator(".amount input").first.fill("99999")
    phone.get_by_text("Please take something away").wait_for()
    phone.locator(".send button").dispatch_event("click")
    phone.wait_for_timeout(500)
    assert playing.count("send") == 0
    phone.locator(".amount input").first.fill("0,5")
    phone.click(".send button")
    playing.wait(lambda: playing.count("send") == 1)
    assert playing.hub.room.groups[1].sent[1].choices[0].spend == 0.5


def test_the_language_changes_in_place(playing):
    phone = playing.phone("Ani")
    phone.evaluate("window.same = true")
    raise_amount(phone, 0, 2)
    shown = phone.locator(".amount input").first
    before = shown.input_value()
    phone.get_by_role("button", name="Bahasa Indonesia").click()
    phone.get_by_text("Putaran 1 dari").wait_for()
    assert shown.input_value() == before.replace(".", ",")
    assert phone.evaluate("[window.same, document.documentElement.lang, document.activeElement.lang]") == [True, "id", "id"]
    phone.reload()
    phone.get_by_text("Putaran 1 dari").wait_for()


def test_what_is_being_typed_outlives_a_change_of_language_and_news_of_others(hall):
    phone = hall.phone(language="en")
    phone.fill("#nickname", "Ani Sur")
    phone.focus("#nickname")
    hall.phone("Budi")
    phone.get_by_role("button", name="Bahasa Indonesia").click()
    phone.get_by_text("Nama Anda").wait_for()
    assert phone.input_value("#nickname") == "Ani Sur"


def test_a_hidden_tab_is_right_at_once_when_it_is_shown(playing):
    phone = playing.phone("Ani")
    session = phone.context.new_cdp_session(phone)
    session.send("Page.setWebLifecycleState", {"state": "frozen"})
    playing.desk.click(".now .big")
    playing.desk.click("dialog .primary")
    playing.wait(lambda: playing.hub.room.phase == "look")
    playing.desk.wait_for_timeout(4000)
    session.send("Page.setWebLifecycleState", {"state": "active"})
    shown = time.monotonic()
    phone.get_by_text("After round 1").wait_for()
    assert time.monotonic() - shown < 1


def test_a_slow_network_is_enough(hall):
    """A third of a second to and fro, and half a megabit: the page comes at once and a seat is taken."""
    context = hall.opened({"width": 360, "height": 740})
    phone = context.new_page()
    session = context.new_cdp_session(phone)
    session.send("Network.enable")
    slow = {"offline": False, "latency": 300, "downloadThroughput": 64_000, "uploadThroughput": 32_000}
    session.send("Network.emulateNetworkConditions", slow)
    begun = time.monotonic()
    phone.goto(f"{hall.address}/?code={hall.code}&lang=en")
    phone.wait_for_selector("#nickname")
    assert time.monotonic() - begun < 3
    phone.fill("#nickname", "Ani")
    phone.click("form .primary")
    phone.wait_for_selector("#group-title")
