"""The trainer's table as trainers use it: closed and opened again, a second device, people moved and renamed, the report taken home."""

from __future__ import annotations

import io
import time
import zipfile

from tests.workshop.browser.hall import TABLE, accessible, raise_amount, set_game


def on(table, name):
    """Press the button that leads on, once it can be pressed."""
    table.locator(".now .big[aria-disabled=false]", has_text=name).click()
    if table.locator("dialog").count():
        table.click("dialog .primary")


def test_a_closed_tab_opens_again_where_the_session_is(hall):
    table = hall.table()
    set_game(table, hall, rounds=3, months_a_round=1)
    for number in (1, 2):
        on(table, "Start the game" if number == 1 else f"On to round {number}")
        on(table, "Close the round")
        hall.wait(lambda number=number: hall.hub.room.phase == "look" and hall.hub.room.round == number)
    on(table, "On to round 3")
    hall.wait(lambda: hall.hub.room.round == 3)
    context = table.context
    table.close()
    again = hall.page("/table", TABLE, context)
    again.get_by_text("Round 3 of 3").wait_for()
    on(again, "Close the round")
    hall.wait(lambda: hall.hub.room.phase == "look")


def test_the_tables_secret_is_in_no_address_and_not_in_the_page(hall):
    table, projector = hall.table(), hall.projector()
    for page in (table, projector):
        secret = next(one["value"] for one in page.context.cookies() if one["name"] == hall.workshop.access.trainer)
        assert secret not in page.url
        assert secret not in page.content()
        assert secret not in page.evaluate("document.cookie")


def test_a_second_device_comes_in_by_pin(hall):
    table = hall.table()
    table.get_by_role("button", name="Second device").click()
    pin = table.locator(".door [role=status] .code").inner_text()
    accessible(table)
    second = hall.page("/pin?lang=en", TABLE)
    accessible(second)
    second.fill("#pin", pin)
    second.click("button")
    second.get_by_role("heading", name="The room").or_(second.get_by_text("Before the game")).first.wait_for()
    on(second, "Start the game")
    table.get_by_text("Round 1 of 6").wait_for()


def test_who_is_no_trainer_is_told_how_to_come_in(hall):
    phone = hall.phone("Ani")
    for path in ("/table", "/projector"):
        other = hall.page(path + "?lang=en", TABLE, phone.context)
        other.get_by_text("This page is the trainer's").wait_for()
        accessible(other)


def test_people_are_moved_renamed_and_seen_to_be_away(hall):
    table, phone = hall.table(), hall.phone("Ani", group=1)
    table.get_by_label("Group of Ani").select_option("3")
    phone.get_by_text("Your group: Group").wait_for()
    hall.wait(lambda: hall.hub.room.seats[1].group == 3)
    table.get_by_role("button", name="Rename Ani").click()
    table.fill("#asked", "Ibu Ani")
    table.keyboard.press("Enter")
    phone.get_by_text("Ibu Ani").first.wait_for()
    table.locator(".people .tag.good").wait_for()
    phone.context.close()
    hall.contexts.remove(phone.context)
    table.locator(".people .tag.calm").wait_for()


def test_what_is_being_typed_on_the_table_stays_while_people_join(hall):
    table = hall.table()
    table.focus("#set-rounds")
    table.keyboard.type("12")
    hall.phone("Ani")
    hall.phone("Budi")
    table.get_by_text("Phones that have joined: 2").wait_for()
    assert table.input_value("#set-rounds") == "12"
    table.keyboard.press("Enter")
    hall.wait(lambda: hall.hub.room.settings.rounds == 12)


def test_time_runs_is_lengthened_and_closes_the_round(hall):
    table, phone = hall.table(), hall.phone("Ani")
    on(table, "Start the game")
    phone.wait_for_selector(".lever")
    table.get_by_role("button", name="2 min", exact=True).click()
    phone.locator(".timer").wait_for()
    shown = table.locator(".timer")
    shown.wait_for()
    table.get_by_role("button", name="1 min more").click()
    hall.wait(lambda: hall.hub.countdown.seconds > 150)
    table.get_by_role("button", name="No limit").click()
    phone.locator(".timer").wait_for(state="detached")
    hall.workshop.hub.countdown._left = None
    table.get_by_role("button", name="2 min", exact=True).click()
    shown.wait_for()
    hall.hub.countdown._left = 1.0
    hall.wait(lambda: hall.hub.room.phase == "look")
    phone.get_by_text("After round 1").wait_for()


def test_two_quick_clicks_do_not_skip_what_comes_between(hall):
    table, phone = hall.table(), hall.phone("Ani")
    set_game(table, hall, groups=1)
    on(table, "Start the game")
    phone.wait_for_selector(".lever")
    raise_amount(phone, 0)
    phone.click(".send button")
    table.locator(".now").get_by_text("Groups that have sent: 1 of 1").wait_for()
    box = table.locator(".now .big[aria-disabled=false]").bounding_box()
    for _ in range(6):
        table.mouse.click(box["x"] + 30, box["y"] + 20)
        table.wait_for_timeout(70)
    hall.wait(lambda: hall.hub.room.phase == "look")
    table.wait_for_timeout(400)
    assert (hall.hub.room.phase, hall.hub.room.round) == ("look", 1)


def test_the_table_is_back_after_the_network_was_away(hall):
    table = hall.table()
    table.context.set_offline(True)
    table.get_by_text("No connection").wait_for()
    hall.phone("Ani")
    table.context.set_offline(False)
    back = time.monotonic()
    table.get_by_text("Phones that have joined: 1").wait_for()
    assert time.monotonic() - back < 3


def test_the_report_is_taken_home_by_the_trainer_alone(hall):
    table, phone = hall.table(), hall.phone("Ani")
    with table.expect_download() as coming:
        table.get_by_role("link", name="Everything (ZIP)").click()
    with zipfile.ZipFile(io.BytesIO(coming.value.path().read_bytes())) as pack:
        assert {"report.en.html", "report.id.html", "choices.csv", "questionnaire.csv"} <= set(pack.namelist())
        assert "Ani" in pack.read("report.id.html").decode()
    with table.expect_download() as coming:
        table.get_by_role("link", name="Report (English)").click()
    assert b"<html" in coming.value.path().read_bytes()
    assert phone.evaluate("fetch('/report/session.zip').then((answer) => answer.status)") == 403
    assert table.evaluate("fetch('/report/other.txt').then((answer) => answer.status)") == 404


def test_why_no_phone_arrives_is_found_out_together(hall, monkeypatch):
    monkeypatch.setattr("partnership_sim.workshop.web.reach.neighbours", lambda *_: 0)
    table = hall.table()
    table.get_by_role("button", name="No phone arrives?").click()
    table.get_by_text("No phone is seen in this network").wait_for()
    accessible(table)
    dialog = table.locator("dialog")
    for answers, told in (
        (["No"], "Connect the phone to the laptop's Wi-Fi"),
        (["Yes", "Yes"], "It was mobile data"),
        (["Yes", "No", "Yes"], "client isolation"),
        (["Yes", "No", "No"], "Allow Python"),
    ):
        for answer in answers:
            dialog.get_by_role("button", name=answer, exact=True).click()
        dialog.locator(".lead").get_by_text(told).wait_for()
        dialog.get_by_role("button", name="Start over").click()
    hall.workshop.door.heard("192.168.43.99")
    dialog.get_by_text("Phones arrive: 1").wait_for()
    dialog.get_by_text("Neither firewall nor Wi-Fi").wait_for()
    table.keyboard.press("Escape")
    dialog.wait_for(state="detached")


def test_the_qr_holds_another_address_when_it_is_chosen(hall):
    table, projector = hall.table(), hall.projector()
    table.get_by_text("Other addresses of this laptop").click()
    table.get_by_role("button", name="Use 10.8.0.2").click()
    projector.get_by_text("http://10.8.0.2").wait_for()
    hall.wait(lambda: "10.8.0.2" in projector.locator(".qr").get_attribute("src"))
