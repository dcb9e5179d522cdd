"""The game of roles in real browsers: a trainer, a projector and a phone for each kind give each other their word, and see what becomes of it."""

from __future__ import annotations

import pytest

from partnership_sim.workshop.roles import KEPT, WITHHELD
from partnership_sim.workshop.words import words
from tests.workshop.browser.hall import accessible, raise_amount, set_game


@pytest.mark.parametrize("language", ["id", pytest.param("en", marks=pytest.mark.slow)])
def test_words_given_kept_and_withheld(hall, language):
    say = words("table", language) | words("projector", language) | words("seat", language)
    table, projector = hall.table(language), hall.projector(language)
    table.select_option("#projector-language", language)
    hall.wait(lambda: hall.hub.play.is_lucky_known, 60)
    table.select_option("#set-game", "roles")
    hall.wait(lambda: hall.hub.room.roles is not None)
    table.wait_for_selector("#set-programme")
    assert table.locator("#set-groups").count() == 0
    set_game(table, hall, rounds=1, months_a_round=3, months_after=6)
    settings = hall.hub.room.settings
    assert (settings.game, settings.rounds, settings.months_a_round, settings.months_after) == ("roles", 1, 3, 6)  # none undid another
    phones = [hall.phone(f"seat {group}", language, group) for group in (1, 2, 3, 4)]
    phones[2].get_by_text(say["your_role"]).wait_for()
    accessible(table, projector, phones[2])

    table.click(".now .primary")
    for phone in phones:
        phone.wait_for_selector(".lever")
    assert phones[0].locator(".lever").count() == len(hall.hub.case.roles["community"].levers)
    raise_amount(phones[0], 0, 2)
    for giver, amount in ((2, "0,4" if language == "id" else "0.4"), (3, "0.3")):
        phones[giver].get_by_text(say["give_word"]).click()
        phones[giver].select_option("#pledge-to", "1")
        phones[giver].fill("#pledge-amount", amount)
        phones[giver].get_by_role("button", name=say["pledge"]).click()
        phones[giver].get_by_text(say["became_open"]).first.wait_for()
    assert [(one.by, one.to, one.amount) for one in hall.hub.room.roles.pledges] == [(3, 1, 0.4), (4, 1, 0.3)]
    for page in (table, projector, phones[0]):
        page.locator(".pledges li").nth(1).wait_for()
    accessible(table, projector, phones[2])
    phones[0].click(".send button")
    hall.wait(lambda: hall.hub.room.groups[1].sent)

    table.click(".now button.big")
    table.get_by_role("dialog").get_by_role("button", name=say["close_round"]).click()
    table.get_by_text(say["undecided"].format(count=2)).wait_for()
    phones[2].get_by_role("button", name=say["withhold"]).click()
    phones[3].get_by_role("button", name=say["keep"], exact=True).click()
    hall.wait(lambda: [one.became for one in hall.hub.room.roles.pledges] == [WITHHELD, KEPT])
    projector.get_by_text(say["became_withheld"]).first.wait_for()
    phones[0].get_by_text(say["became_kept"], exact=True).first.wait_for()
    assert phones[2].get_by_role("button", name=say["withhold"]).count() == 0
    phones[0].wait_for_selector(".measures", timeout=30_000)
    accessible(table, projector, phones[2], phones[0])

    table.wait_for_timeout(800)
    table.click(".now .primary")
    hall.wait(lambda: hall.hub.room.phase == "after")
    table.wait_for_timeout(800)
    table.click(".now .primary")
    table.check("input[type=checkbox]")
    hall.wait(lambda: hall.hub.debrief.missing(hall.hub.play, hall.hub.room) is None, 120)
    for page in (table, projector, phones[2]):
        page.get_by_text(say["what_roles_got"]).wait_for()
        page.get_by_text(say["broken_words"]).wait_for()
    assert table.locator(".warning").count() == 0
    accessible(table, projector, phones[2])
