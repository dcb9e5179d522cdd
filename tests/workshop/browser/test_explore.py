"""The page on which a partnership is explored, in a real browser."""

from __future__ import annotations

import time

import pytest

from tests.workshop.browser.hall import PROJECTOR, TABLE, accessible
from tests.workshop.browser.test_keyboard import reach


def explore(hall, language="en", size=TABLE):
    page = hall.trainers(f"/explore?lang={language}", size)
    page.wait_for_selector(".uplot canvas", timeout=180_000)  # what is compiled for the first time takes its time
    becomes(page, "document.querySelector('canvas.net').getAttribute('aria-label').includes('0')")
    return page


def becomes(page, expression, seconds=15):
    """Wait until something in a page is so: its policy lets nobody else look."""
    end = time.monotonic() + seconds
    while not page.evaluate(expression):
        assert time.monotonic() < end, expression
        page.wait_for_timeout(20)


def drawn(page, selector):
    return page.locator(selector).first.evaluate("canvas => canvas.toDataURL()")


def slide(page, name, value):
    page.locator(f"#{name}").evaluate(
        "(slider, value) => { slider.value = value; slider.dispatchEvent(new Event('input', { bubbles: true })); }", str(value)
    )


def go(page, month):
    slide(page, "month", month)
    becomes(page, f"document.querySelector('.transport output').textContent.includes('{month}')")


def test_a_slider_changes_the_future_and_undo_gives_it_back(hall):
    page = explore(hall)
    go(page, 6)
    before = drawn(page, ".uplot canvas")
    slide(page, "lever-service_delivery", 2)
    hall.wait(lambda: hall.count("explore_spend") > 0)
    hall.wait(lambda: drawn(page, ".uplot canvas") != before)
    assert "from month 7 on" in page.inner_text(".deeds")
    page.get_by_role("button", name="Undo").click()
    page.wait_for_selector(".deeds", state="detached")
    becomes(page, "document.querySelector('.curves > .note').textContent.includes('Band: the middle 90%')")
    hall.wait(lambda: drawn(page, ".uplot canvas") == before)


def test_two_futures_stand_beside_each_other_with_what_made_the_difference(hall):
    page = explore(hall)
    go(page, 4)
    page.get_by_role("button", name="Compare two futures from here").click()
    page.wait_for_selector(".parted")
    page.get_by_text("A and B are still the same").wait_for()
    page.get_by_text("In all of 40 equally lucky worlds").wait_for()
    page.get_by_role("button", name="Disaster").click()
    page.get_by_text("Disaster in month 5").first.wait_for()
    page.wait_for_selector(".why li")
    told = page.inner_text(".worlds")
    assert "Of 40 equally lucky worlds" in told
    assert page.locator("figure.curve").first.locator("strong").count() == 2
    page.get_by_role("button", name="Go on with A").click()
    page.wait_for_selector(".parted", state="detached")
    assert page.locator(".deeds").count() == 0


def test_the_play_head_goes_on_by_itself_and_every_month_can_be_looked_at(hall):
    page = explore(hall)
    page.select_option("#speed", "10")
    page.get_by_role("button", name="Play", exact=True).click()
    becomes(page, "Number(document.getElementById('month').value) >= 5")
    page.get_by_role("button", name="Pause").click()
    stood = int(page.input_value("#month"))
    page.wait_for_timeout(400)
    assert int(page.input_value("#month")) == stood
    hall.wait(lambda: hall.hub.explore.steered.month == stood)
    before = drawn(page, "canvas.net")
    go(page, 0)
    hall.wait(lambda: drawn(page, "canvas.net") != before)
    page.get_by_role("button", name="One month on").click()
    becomes(page, "document.getElementById('month').value === '1'")
    page.wait_for_selector(".happens ol, .happens .note")


def test_somebody_who_is_tapped_tells_its_state_its_ties_and_its_story(hall):
    page = explore(hall)
    go(page, 6)
    box = page.locator("canvas.net").bounding_box()
    for across in range(2, 19):  # somewhere in it there is somebody
        page.mouse.click(box["x"] + box["width"] * across / 20, box["y"] + box["height"] / 2)
        page.wait_for_timeout(120)
        if page.locator(".person").count():
            break
    name = page.inner_text(".person h2")
    assert "resources" in page.inner_text(".person dl").lower()
    assert page.locator(".person tbody tr").count() > 0
    hall.wait(lambda: hall.hub.explore.steered.picked is not None)
    page.locator(".person .small").click()
    page.wait_for_selector(".person", state="detached")
    page.get_by_text("The network as a table").click()
    row = page.get_by_role("button", name=f"Look at {name}", exact=True)
    row.click()
    page.wait_for_selector(".person")


@pytest.mark.parametrize("language", ["en", "id"])
def test_nothing_is_in_the_way_of_anybody(hall, language):
    page = explore(hall, language)
    accessible(page)
    page.locator(".fork .primary").click()
    page.locator(".lever summary").first.click()
    page.select_option("#person-pick", index=2)
    page.wait_for_selector(".person")
    accessible(page)


def test_curves_part_by_type_and_by_plan(hall):
    page = explore(hall)
    before = drawn(page, ".uplot canvas")
    page.get_by_role("button", name="By plan").click()
    page.get_by_text("Thin lines").wait_for()
    hall.wait(lambda: drawn(page, ".uplot canvas") != before)
    page.get_by_role("button", name="By type").click()
    page.wait_for_selector(".curves .key .shape")


def test_the_projector_can_be_turned_to_it_from_here(hall):
    page = explore(hall)
    page.get_by_role("button", name="Show on the projector").click()
    page.get_by_role("button", name="Projector: back to the game").wait_for()
    assert hall.hub.room.shows == "explore"


def test_the_language_changes_without_losing_the_month(hall):
    page = explore(hall)
    go(page, 7)
    slide(page, "lever-mediation", 1)
    page.wait_for_selector(".deeds")
    page.get_by_role("button", name="Bahasa Indonesia").click()
    page.get_by_text("Bulan ke-7 dari").wait_for()
    assert "mulai bulan ke-8" in page.inner_text(".deeds")
    page.get_by_text("Atur belanja sendiri").first.wait_for()


def test_all_of_it_by_keyboard_alone(hall):
    page = explore(hall)
    page.locator("body").press("ArrowRight")
    page.keyboard.press("ArrowRight")
    hall.wait(lambda: hall.hub.explore.steered.month == 2)
    page.keyboard.press("ArrowLeft")
    hall.wait(lambda: hall.hub.explore.steered.month == 1)
    page.keyboard.press("Space")
    hall.wait(lambda: hall.hub.explore.steered.speed > 0)
    page.keyboard.press("Space")
    hall.wait(lambda: hall.hub.explore.steered.speed == 0)
    page.keyboard.press("Home")
    hall.wait(lambda: hall.hub.explore.steered.month == 0)
    reach(page, "Networking", most=120)
    page.keyboard.press("ArrowRight")
    hall.wait(lambda: hall.count("explore_spend") > 0)
    reach(page, "Scandal", most=120)
    page.keyboard.press("Enter")
    hall.wait(lambda: hall.count("explore_shock") > 0)
    reach(page, "Undo", most=120)
    page.keyboard.press("Enter")
    hall.wait(lambda: hall.count("explore_undo") > 0)
    becomes(page, "!document.querySelector('.deeds').textContent.includes('Scandal')")


@pytest.mark.parametrize(("width", "height"), [(360, 740), (768, 1024), (1366, 768), (1920, 1080)])
def test_nothing_lies_beyond_the_edge(hall, width, height):
    page = explore(hall, size={"width": width, "height": height})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    head = page.locator(".transport").bounding_box()
    assert head["y"] + head["height"] <= height + 1


def test_a_page_that_was_offline_shows_the_same_as_one_that_was_not(hall):
    """Months run on while the network is away; then there is one page as before, with one play head."""
    page, other = explore(hall), explore(hall)
    page.select_option("#speed", "1")
    page.get_by_role("button", name="Play", exact=True).click()
    hall.wait(lambda: hall.hub.explore.steered.speed > 0)
    context = page.context
    for seconds in (2, 5):
        context.set_offline(True)
        page.wait_for_timeout(1000 * seconds)
        context.set_offline(False)
        page.wait_for_selector(".network .warning", state="detached")
        hall.wait(lambda: abs(int(page.input_value("#month")) - int(other.input_value("#month"))) <= 1)
    assert page.locator(".transport").count() == 1
    other.get_by_role("button", name="Pause").click()
    hall.wait(lambda: hall.hub.explore.steered.speed == 0)
    hall.wait(lambda: page.input_value("#month") == other.input_value("#month"))


def test_a_hidden_tab_is_right_when_it_is_shown(hall):
    page = explore(hall)
    other = hall.page("/explore?lang=en", TABLE, page.context)
    other.wait_for_selector(".uplot canvas")
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setFocusEmulationEnabled", {"enabled": False})
    session.send("Page.setWebLifecycleState", {"state": "frozen"})
    go(other, 9)
    slide(other, "lever-mediation", 1)
    hall.wait(lambda: hall.count("explore_spend") > 0)
    session.send("Page.setWebLifecycleState", {"state": "active"})
    shown = time.monotonic()
    page.bring_to_front()
    becomes(page, "document.getElementById('month').value === '9' && document.querySelector('.deeds')")
    assert time.monotonic() - shown < 2.5


def test_the_projector_shows_the_same_without_controls(hall):
    page = explore(hall)
    go(page, 5)
    hall.hub.room.shows = "explore"
    projector = hall.trainers("/projector?lang=en", PROJECTOR)
    projector.wait_for_selector(".live .uplot canvas")
    projector.get_by_text("Month 5 of").wait_for()
    assert projector.locator(".live button, .live input, .live select").count() == 0
    assert float(projector.locator(".code").evaluate("one => parseFloat(getComputedStyle(one).fontSize)")) >= 24
    go(page, 6)
    projector.get_by_text("Month 6 of").wait_for()
    accessible(projector)


def test_what_was_steered_is_saved_beside_the_sessions(hall, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    page = explore(hall)
    slide(page, "lever-mediation", 1)
    page.wait_for_selector(".deeds")
    page.get_by_role("button", name="Save as a scenario").click()
    page.fill("#save-name", "Our way")
    page.keyboard.press("Enter")
    page.wait_for_selector("dialog .done")
    assert (tmp_path / "results" / "workshop" / "our-way" / "plans.csv").is_file()
