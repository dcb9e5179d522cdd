"""A whole game without a mouse: what has the focus is seen, and Tab, Space, Enter and letters do everything."""

from __future__ import annotations


def reach(page, text, most=80):
    """Press Tab until something that is called so has the focus."""
    called = "(one => one.ariaLabel || one.labels?.[0]?.innerText || one.innerText || '')(document.activeElement === document.body ? {} : document.activeElement)"
    for _ in range(most):
        page.keyboard.press("Tab")
        if text in page.evaluate(called):
            outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline != "none", f"{text} has no ring"
            return
    raise AssertionError(f"{text} cannot be reached")


def test_a_game_by_keyboard_alone(hall):
    table, phone = hall.table(), hall.phone()
    reach(phone, "Your name")
    phone.keyboard.type("Ani")
    phone.keyboard.press("Enter")
    phone.wait_for_selector("#group-title")
    reach(table, "Rounds")
    table.keyboard.type("1")
    reach(table, "Start the game")
    hall.wait(lambda: hall.hub.room.settings.rounds == 1)
    table.keyboard.press("Enter")
    phone.wait_for_selector(".lever")
    reach(phone, "More for Capacity building")
    phone.keyboard.press("Space")
    phone.keyboard.press("Space")
    reach(phone, "business")
    phone.keyboard.press("Space")
    reach(phone, "Send")
    phone.keyboard.press("Enter")
    hall.wait(lambda: hall.hub.room.groups[1].sent)
    chosen = hall.hub.room.groups[1].sent[1].choices[0]
    assert chosen.lever == "capacity_building"
    assert chosen.on
    assert "business" not in chosen.on
    table.wait_for_selector(".now .big[aria-disabled=false]")
    reach(table, "Close the round")
    table.keyboard.press("Enter")
    table.wait_for_selector("dialog")
    table.keyboard.press("Escape")
    table.wait_for_selector("dialog", state="detached")
    assert hall.hub.room.phase == "choose"
    table.keyboard.press("Enter")  # the focus is where it was
    table.wait_for_selector("dialog")
    table.keyboard.press("Enter")
    hall.wait(lambda: hall.hub.room.phase == "look")
    phone.get_by_text("After round 1").wait_for()
    heard = phone.evaluate("document.activeElement.tagName")
    assert heard == "H1"
    for onward, wanted in (("On to the years after", "after"), ("On to the debrief", "debrief")):
        table.wait_for_selector(f".now .big[aria-disabled=false]:has-text('{onward}')")
        reach(table, onward)
        table.keyboard.press("Enter")
        hall.wait(lambda wanted=wanted: hall.hub.room.phase == wanted)
