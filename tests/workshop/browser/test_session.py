"""A whole session in real browsers: a trainer, a projector and five phones, from the lobby to the debrief."""

from __future__ import annotations

import pytest

from partnership_sim.workshop.words import words
from tests.workshop.browser.hall import accessible, raise_amount, set_game

NAMES = ("Ani Suryani", "Budi", "Citra", "Dewi", "Eko")
#: What every page shows of names is text.
HOSTILE = "<img src=x onerror=boo()>"


@pytest.mark.parametrize("language", ["id", pytest.param("en", marks=pytest.mark.slow)])
def test_a_whole_session(hall, language):  # noqa: PLR0915 - a session is as long as it is
    say = words("table", language) | words("projector", language) | words("seat", language)
    table, projector = hall.table(language), hall.projector(language)
    table.select_option("#projector-language", language)
    hall.wait(lambda: hall.hub.play.is_lucky_known, 60)
    set_game(table, hall, rounds=2, months_a_round=3, months_after=6, groups=2)
    phones = [hall.phone(name, language) for name in NAMES]
    assert [seat.group for seat in hall.hub.room.seats.values()] == [1, 2, 1, 2, 1]
    every = (table, projector, *phones[:2])
    table.get_by_text("Eko").first.wait_for()
    projector.get_by_text(say["joined"].format(seats=5)).wait_for()
    accessible(*every)

    table.click(".now .primary")
    for phone in phones:
        phone.wait_for_selector(".lever")
    raise_amount(phones[0], 0, 2)
    raise_amount(phones[1], 2)
    hall.wait(lambda: hall.hub.room.groups[1].draft and hall.hub.room.groups[2].draft)
    mate = phones[2].locator(".lever").first.locator("input").first
    hall.wait(lambda: mate.input_value() != "0")
    accessible(*every)
    phones[0].click(".send button")
    projector.locator(".chips .sent").wait_for()
    phones[2].get_by_text(say["sent_by"].format(name=NAMES[0])).wait_for()
    table.get_by_role("button", name=say["send_for"]).click()
    hall.wait(lambda: len(hall.hub.room.groups[2].sent) == 1)
    table.click(".now .primary")

    for phone in phones:
        phone.wait_for_selector(".measures", timeout=30_000)
    assert hall.hub.room.phase == "look"
    phones[0].fill("#answer-1", "Bertemu & berjanji <i>")
    phones[0].get_by_text(say["saved"], exact=True).first.wait_for()
    table.get_by_text("Bertemu & berjanji <i>").wait_for()
    projector.wait_for_selector(".chart canvas")
    table.wait_for_selector(".chart canvas")
    assert NAMES[0] not in projector.content()
    accessible(*every)

    table.click(".now .primary")
    phones[0].wait_for_selector(".lever")
    phones[0].get_by_role("button", name=say["as_before"].format(round=1)).click()
    phones[0].click(".send button")
    hall.wait(lambda: len(hall.hub.room.groups[1].sent) == 2)
    table.click(".now .big")
    table.click("dialog .primary")
    hall.wait(lambda: hall.hub.room.phase == "look")
    table.click(".now .primary")
    hall.wait(lambda: hall.hub.room.phase == "after")
    phones[0].wait_for_selector(".measures", timeout=60_000)
    accessible(*every)
    table.click(".now .primary")
    phones[0].wait_for_selector(".ranking", timeout=60_000)
    hall.wait(lambda: len(hall.hub.debrief.decisive) == 2, 120)
    table.locator("tbody .tag.good").wait_for()
    assert projector.locator(".ranking").count() == 0
    table.get_by_label(say["unveil"]).check()
    projector.locator(".ranking").wait_for()
    accessible(*every)
    phones[0].get_by_text(say["questionnaire_after"]).wait_for()
    phones[0].locator(".item").first.locator("input").nth(3).check()
    hall.wait(lambda: hall.hub.room.seats[1].points.get("after"))
    assert hall.hub.room.seats[1].points["after"][0] == 4
    accessible(phones[0])
    assert hall.count("send") == 2
    assert hall.count("close") == 2


def test_names_are_shown_as_text(hall):
    table, projector = hall.table(), hall.projector()
    phone = hall.phone(HOSTILE[:24])
    name = HOSTILE[:24]
    table.get_by_role("button", name=f"Rename {name}").click()
    table.fill("#asked", "<script>x()</script>")
    table.click("dialog .primary")
    phone.get_by_text("<script>x()</script>").first.wait_for()
    table.locator(".group button").first.click()
    table.fill("#asked", "</script><b>1</b>")
    table.click("dialog .primary")
    projector.get_by_text("</script><b>1</b>").wait_for()
    phone.reload()  # the name stands in the page's own JSON now
    phone.get_by_text("</script><b>1</b>").first.wait_for()
    assert all(page.locator("img[src=x], main b").count() == 0 for page in (table, projector, phone))


def test_how_to_join_is_legible_from_the_back_row_in_every_phase(hall):
    """At 1080p: letters of 24 pixels and more, a QR of 4 centimetres (96 pixels an inch) and more."""
    table, projector = hall.table(), hall.projector()
    four_centimetres = 4 / 2.54 * 96
    for step in (".now .primary", ".now .big", None):
        for part in (".address", ".code"):
            size = projector.locator(f".door {part}").evaluate("(one) => parseFloat(getComputedStyle(one).fontSize)")
            assert size >= 24, (part, size)
        box = projector.locator(".door .qr").bounding_box()
        assert min(box["width"], box["height"]) >= four_centimetres
        height = projector.evaluate("document.documentElement.scrollHeight")
        assert height <= 1080
        if step:
            before = hall.hub.version
            table.click(step)
            table.locator("dialog .primary").click()
            hall.wait(lambda before=before: hall.hub.version > before)
            projector.wait_for_timeout(500)
