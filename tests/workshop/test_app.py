"""The routes: who is let in where, what is refused and how it is said, what nobody sees."""

from __future__ import annotations

import asyncio
import io
import json
import re
import zipfile
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from partnership_sim.workshop import session_report
from partnership_sim.workshop import words_doors as words
from partnership_sim.workshop.clock import TurnedClock
from partnership_sim.workshop.web import limits
from partnership_sim.workshop.web.app import app
from tests.workshop.rooms import computed, hub, played
from tests.workshop.standing import OTHERS, PORT, WLAN, workshop

if TYPE_CHECKING:
    from partnership_sim.workshop.web.asking import Workshop

HOME = f"http://127.0.0.1:{PORT}"
LAN = f"http://{WLAN.address}:{PORT}"


class Browser:
    """A browser at an address, which asks as pages do."""

    def __init__(self, made: Workshop, base: str = LAN, address: str = "192.168.43.50") -> None:
        self.made, self.base, self.address = made, base, address
        self.cookies = httpx.Cookies()
        self.app = made.__dict__.setdefault("app", app(made))  # browsers of a workshop are at one server

    def ask(self, method: str, path: str, content: str | bytes = b"", headers: dict[str, str] | None = None) -> httpx.Response:
        async def answered() -> httpx.Response:
            way = httpx.ASGITransport(self.app, raise_app_exceptions=False, client=(self.address, 50_000))
            async with httpx.AsyncClient(transport=way, base_url=self.base, cookies=self.cookies) as client:
                answer = await client.request(method, path, content=content, headers=headers)
                self.cookies = client.cookies
                return answer

        return asyncio.run(answered())

    def get(self, path: str, headers: dict[str, str] | None = None) -> httpx.Response:
        return self.ask("GET", path, headers=headers)

    def post(self, path: str, content: str | bytes, headers: dict[str, str]) -> httpx.Response:
        return self.ask("POST", path, content, headers)

    def send(self, path: str, given: Any = None, **headers: str) -> httpx.Response:
        own = {"origin": self.base, "content-type": "application/json", **headers}
        return self.post(path, json.dumps(given), {name: value for name, value in own.items() if value})


def trainer(made: Workshop) -> Browser:
    one = Browser(made, HOME, "127.0.0.1")
    assert one.get(f"/enter/{made.access.new_link()}").status_code == 303
    return one


def joined(made: Workshop, nickname: str = "Ani", address: str = "192.168.43.50") -> Browser:
    one = Browser(made, address=address)
    answer = one.send("/join", {"id": f"join-{nickname}", "code": made.access.code, "nickname": nickname, "group": None})
    assert answer.status_code == 200, answer.text
    return one


def test_a_person_joins_and_plays() -> None:
    made = workshop()
    phone = Browser(made)
    assert phone.get("/").status_code == 200
    assert phone.get("/view/seat").json()["seat"] is None
    answer = phone.send("/join?lang=id", {"id": "join-0001", "code": made.access.code.lower(), "nickname": "Ani", "group": None})
    assert answer.json()["done"] is True
    assert answer.json()["view"]["seat"] == {"number": 1, "name": "seat 1"}
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "samesite=strict" in cookie.lower()
    assert "secret" not in answer.text
    for _ in range(20):  # twenty taps, one choice
        assert phone.send("/do", {"id": "send-0001", "do": "send"}).json() == {"done": True}
    assert made.hub.done == [("seat 1", "send")]  # type: ignore[attr-defined]


def test_one_phone_in_two_tabs_is_one_seat_and_is_told_so() -> None:
    made = workshop()
    phone = joined(made)
    answer = phone.send("/join", {"id": "join-again", "code": "", "nickname": "Budi", "group": None})
    assert answer.json()["told"] == "This phone has a seat already: seat 1."
    assert len(made.hub.seats) == 1  # type: ignore[attr-defined]


def test_a_seat_that_nobody_was_given_is_none() -> None:
    made = workshop()
    joined(made)
    stranger = Browser(made)
    for cookie in ("1", "seat 1", "secret"):
        stranger.cookies.set(made.access.seat, cookie)
        answer = stranger.send("/do", {"id": "send-0002", "do": "send"})
        assert (answer.status_code, answer.json()) == (401, {"refused": words.NO_SEAT["en"]})
    assert made.hub.done == []  # type: ignore[attr-defined]


def test_a_wrong_code_is_refused_and_guesses_are_limited_for_each_address() -> None:
    clock = TurnedClock()
    made = workshop(clock)
    phone = Browser(made)
    wrong = {"id": "join-0001", "code": "BBBBBB", "nickname": "Ani", "group": None}
    right = {**wrong, "code": made.access.code}
    answers = [phone.send("/join?lang=id", wrong) for _ in range(30)]
    assert [one.status_code for one in answers] == [409] * 10 + [429] * 20
    assert answers[0].json() == {"refused": words.CODE_WRONG["id"]}
    assert phone.send("/join", right).status_code == 429  # else guessing would go on
    assert Browser(made, address="192.168.43.51").send("/join", right).status_code == 200
    asyncio.run(clock.turn(61))
    assert phone.send("/join", right).status_code == 200


def test_nobody_takes_every_seat() -> None:
    made = workshop()
    statuses = []
    for number in range(200):
        given = {"id": f"join-{number:04d}", "code": made.access.code, "nickname": f"A{number}", "group": None}
        statuses.append(Browser(made).send("/join", given).status_code)
    assert statuses == [200] * 150 + [429] * 50
    assert joined(made, address="192.168.43.51").get("/view/seat").json()["seat"] is not None


@pytest.mark.parametrize("path", ["/table", "/explore", "/projector"])
def test_the_trainer_s_pages_open_for_the_trainer_alone(path: str) -> None:
    made = workshop()
    name = path[1:]
    for one in (Browser(made), joined(made), Browser(made, HOME, "127.0.0.1")):
        answer = one.get(path)
        assert answer.status_code == 401
        assert "PIN" in answer.text
        assert made.access.code not in answer.text or "?code=" in answer.text
        assert one.get(f"/view/{name}").status_code == 401
        assert one.get(f"/live/{name}").status_code == 401
        assert one.get("/qr.svg").status_code == 403
        assert one.send("/pin/new").status_code == 403
        assert one.get("/door").status_code == 403
        assert one.send("/door", {"address": OTHERS[0].address}).status_code == 403
        assert one.send(f"/do?page={name}", {"id": "act-00001", "do": "start"}).status_code == 401
    assert made.hub.done == []  # type: ignore[attr-defined]
    assert trainer(made).get(f"/view/{name}").json()["who"] == ("projector" if name == "projector" else "trainer")


def test_a_phone_never_learns_the_room_s_code_from_the_door_page() -> None:
    made = workshop()
    assert made.access.code not in Browser(made).get("/table").text
    assert made.access.code not in Browser(made).get("/pin").text
    assert made.access.code not in Browser(made).get("/").text


def test_the_link_opens_once_and_on_this_machine_alone() -> None:
    made = workshop()
    token = made.access.new_link()
    for one in (Browser(made), Browser(made, LAN, "127.0.0.1"), Browser(made, HOME, "192.168.43.50")):
        assert one.get(f"/enter/{token}").status_code == 403
    home = Browser(made, HOME, "127.0.0.1")
    answer = home.get(f"/enter/{token}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/table")
    assert "HttpOnly" in answer.headers["set-cookie"]
    assert home.get("/view/table").status_code == 200
    assert home.get(f"/enter/{token}").headers["location"] == "/table"  # the same browser, by its history
    other = Browser(made, HOME, "127.0.0.1").get(f"/enter/{token}?lang=id")
    assert other.status_code == 403
    assert words.DOOR["link_used"]["id"] in other.text


def test_a_second_device_of_the_trainer_comes_by_pin() -> None:
    made = workshop()
    home, tablet = trainer(made), Browser(made)
    form = {"content-type": "application/x-www-form-urlencoded", "origin": LAN}
    assert tablet.get("/pin").status_code == 200
    assert tablet.post("/pin", "pin=", form).status_code == 403
    pin = home.send("/pin/new").json()["pin"]
    wrong = tablet.post("/pin?lang=id", "pin=x", form)
    assert wrong.status_code == 403
    assert words.DOOR["pin_wrong"]["id"] in wrong.text
    answer = tablet.post("/pin", f"pin={pin}", form)
    assert (answer.status_code, answer.headers["location"]) == (303, "/table")
    assert tablet.get("/view/table").json()["who"] == "trainer"
    assert tablet.send("/do?page=table", {"id": "act-00001", "do": "close"}).status_code == 200
    assert Browser(made).post("/pin", f"pin={pin}", form).status_code == 403
    guesser = Browser(made, address="192.168.43.66")
    statuses = [guesser.post("/pin", "pin=0", form).status_code for _ in range(12)]
    assert statuses == [403] * 10 + [429] * 2


def test_a_trainer_who_tries_a_seat_is_whoever_the_page_is() -> None:
    made = workshop()
    home = trainer(made)
    home.send("/join", {"id": "join-0001", "code": made.access.code, "nickname": "T", "group": None})
    home.send("/do", {"id": "act-00001", "do": "start"}, referer=f"{HOME}/table?lang=id")
    home.send("/do", {"id": "act-00002", "do": "send"}, referer=f"{HOME}/")
    home.send("/do?page=explore", {"id": "act-00003", "do": "show"})
    home.send("/do", {"id": "act-00004", "do": "draft"})
    assert made.hub.done == [("trainer", "start"), ("seat 1", "send"), ("trainer", "show"), ("seat 1", "draft")]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        f"evil.example:{PORT}",
        WLAN.address,
        f"{WLAN.address}:81",
        "",
        f"localhost.evil.example:{PORT}",
        f"192.0.2.1:{PORT}",
        "a:b:c",
    ],
)
def test_a_host_that_is_not_this_machine_is_refused(host: str) -> None:
    made = workshop()
    assert Browser(made).get("/", headers={"host": host}).status_code == 421


def test_every_address_of_this_machine_is_one_of_its_names() -> None:
    made = workshop()
    for host in (WLAN.address, *(one.address for one in OTHERS), "localhost", "127.0.0.1", "[::1]"):
        assert Browser(made).get("/", headers={"host": f"{host}:{PORT}"}).status_code == 200
    alone = workshop(lan=False)
    assert Browser(alone).get("/", headers={"host": f"{WLAN.address}:{PORT}"}).status_code == 421


@pytest.mark.parametrize("origin", ["http://evil.example", f"https://{WLAN.address}:{PORT}", f"http://{WLAN.address}", "null", ""])
def test_another_page_s_request_is_refused(origin: str) -> None:
    made = workshop()
    home = trainer(made)
    tablet = Browser(made)
    tablet.cookies.set(made.access.trainer, home.cookies[made.access.trainer])
    home = tablet
    assert home.send("/do?page=table", {"id": "act-00001", "do": "start"}, origin=origin).status_code == 403
    if origin:
        assert home.get("/live/table", headers={"origin": origin}).status_code == 403
    assert made.hub.done == []  # type: ignore[attr-defined]


def test_what_is_no_action_is_refused_in_words() -> None:
    made = workshop()
    phone = joined(made)
    not_understood = (400, {"refused": words.NOT_UNDERSTOOD["en"]})
    for content, kind in (
        (b"{", "application/json"),
        (b"[]", "application/json"),
        (b"{}", "text/plain"),
        (b"[" * 9000, "application/json"),
    ):
        answer = phone.post("/do", content, {"origin": LAN, "content-type": kind})
        assert (answer.status_code, answer.json()) == not_understood
    large = phone.send("/do", {"id": "act-00001", "do": "x" * limits.LARGEST})
    assert (large.status_code, large.json()) == (413, {"refused": words.TOO_LARGE["en"]})
    assert phone.send("/do", {"id": "act-00001", "do": "x" * limits.READ_AWAY}).status_code == 413
    assert phone.get("/do").status_code == 405
    assert phone.get("/nothing").status_code == 404
    assert phone.get("/view/nothing").status_code == 404
    assert phone.get("/static/../__init__.py").status_code == 404
    assert phone.get("/static/%2e%2e/%2e%2e/hub.py").status_code == 404


def test_actions_of_one_phone_are_limited_and_others_not_touched() -> None:
    made = workshop()
    one, other = joined(made, "Ani"), joined(made, "Budi")
    statuses = [one.send("/do", {"id": f"act-{number:05d}", "do": "draft"}).status_code for number in range(80)]
    assert statuses == [200] * 60 + [429] * 20
    assert other.send("/do", {"id": "act-other", "do": "draft"}).status_code == 200


def test_one_address_cannot_ask_without_end() -> None:
    made = workshop()
    phone = Browser(made)
    statuses = [phone.get("/generate_204").status_code for _ in range(900)]
    assert statuses == [204] * 800 + [429] * 100
    assert Browser(made, address="192.168.43.51").get("/generate_204").status_code == 204


def test_a_phone_that_asks_whether_this_is_a_network_hears_so_by_whatever_name() -> None:
    answer = Browser(workshop()).get("/generate_204", headers={"host": "connectivitycheck.gstatic.com"})
    assert (answer.status_code, answer.content) == (204, b"")


def test_every_answer_forbids_all_that_is_not_ours() -> None:
    made = workshop()
    home = trainer(made)
    nonces = set()
    for path in ("/", "/table", "/pin", "/words/seat", "/static/live.js", "/qr.svg", "/nothing", "/generate_204"):
        answer = home.get(path)
        policy = answer.headers["content-security-policy"]
        nonce = re.search(r"script-src 'self' 'nonce-([\w-]+)';", policy)
        assert nonce, path
        nonces.add(nonce[1])
        assert policy.startswith("default-src 'none';")
        assert "frame-ancestors 'none'; base-uri 'none'" in policy
        assert "unsafe" not in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "same-origin"
    assert len(nonces) == 8
    page = home.get("/table")
    used = re.search(r'<script type="module" nonce="([\w-]+)"', page.text)
    assert used
    assert f"'nonce-{used[1]}'" in page.headers["content-security-policy"]


def test_no_secret_of_the_trainer_is_on_any_page() -> None:
    made = workshop()
    home = trainer(made)
    secret = home.cookies[made.access.trainer]
    pages = [home.get(path).text for path in ("/", "/table", "/projector", "/pin", "/view/table", "/view/projector", "/door")]
    assert all(secret not in page and "/enter/" not in page for page in pages)
    assert secret.partition(".")[2] not in str(made.hub.door)
    assert "enter" not in str(made.door.link)


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_guide_is_answered_in_both_languages(language: str) -> None:
    answer = Browser(workshop()).get(f"/guide?lang={language}")
    assert answer.status_code == 200
    assert f'<html lang="{language}"' in answer.text
    assert not re.findall(r'(?:src|href)="(?:https?:)?//', answer.text)


def test_the_first_page_is_whole_and_small() -> None:
    answer = Browser(workshop()).get("/", headers={"accept-encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"
    assert int(answer.headers["content-length"]) <= 60_000
    assert not re.findall(r'(?:src|href)="(?!data:,|#)[^"]*"', answer.text)  # one round trip


def test_the_language_is_that_of_the_address_then_of_the_browser_then_of_the_session() -> None:
    made = workshop()
    phone = Browser(made)
    assert phone.get("/view/seat").json()["language"] == "en"
    phone.cookies.set("language", "id")
    assert phone.get("/view/seat").json()["language"] == "id"
    assert phone.get("/view/seat?lang=en").json()["language"] == "en"
    assert phone.get("/view/seat?lang=xx").json()["language"] == "en"


def test_the_trainer_chooses_another_address_and_every_page_is_told() -> None:
    made = workshop()
    home = trainer(made)
    door = home.get("/view/table").json()["door"]
    assert door["address"] == LAN
    assert door["code"] == made.access.code
    assert [one["address"] for one in door["addresses"]] == [WLAN.address, "10.8.0.2", "172.17.0.1"]
    assert home.get(door["qr"]).headers["content-type"] == "image/svg+xml"
    version = made.hub.version
    assert home.send("/door", {"address": "10.8.0.2"}).status_code == 200
    assert made.hub.version > version
    assert home.get("/view/projector").json()["door"]["address"] == f"http://10.8.0.2:{PORT}"
    assert made.hub.kept == {"address": "10.8.0.2"}  # type: ignore[attr-defined]
    assert home.send("/door", {"address": "192.0.2.1"}).status_code == 400


def test_a_network_that_comes_later_is_told_by_itself() -> None:
    networks: list[Any] = []
    made = workshop(look=lambda: networks)
    home = trainer(made)
    door = home.get("/view/table").json()["door"]
    assert door["address"] is door["qr"] is None
    assert "hotspot" in door["no_network"]["id"]
    assert home.get("/qr.svg").status_code == 404
    assert home.get("/door").json()["verdict"] == "no_network"
    networks.append(WLAN)
    made.door.refresh()
    assert home.get("/view/table").json()["door"]["address"] == LAN
    version = made.hub.version
    made.door.refresh()
    assert made.hub.version == version  # nothing new, nobody is bothered


def test_the_trainer_is_told_why_no_phone_arrives() -> None:
    made = workshop()
    home = trainer(made)
    told = home.get("/door?lang=id").json()
    assert told["verdict"] in {"nobody", "firewall"}
    assert told["heard"] == 0
    Browser(made).get("/")
    assert home.get("/door").json() == {"verdict": "arrived", "words": "Phones arrive: 1 so far.", "heard": 1}


def test_without_lan_only_this_machine_is_told_of() -> None:
    made = workshop(lan=False)
    home = trainer(made)
    assert home.get("/view/table").json()["door"]["addresses"] == []
    assert home.get("/door").json()["verdict"] == "only_here"


def test_what_is_taken_home_is_the_trainer_s_and_the_same_bytes_each_time() -> None:
    async def story() -> Any:
        played_hub = hub()
        await played(played_hub)
        await computed(played_hub)
        return played_hub

    where = asyncio.run(story())
    made = workshop()
    made.hub = where
    home = trainer(made)
    page, everything = home.get("/report/report.id.html"), home.get("/report/session.zip")
    assert page.headers["content-disposition"] == 'attachment; filename="report.id.html"'
    assert page.content == session_report.files(where)["report.id.html"]
    with zipfile.ZipFile(io.BytesIO(everything.content)) as packed:
        assert {name: packed.read(name) for name in packed.namelist()} == session_report.files(where)
    assert home.get("/report/session.zip").content == everything.content
    for other in ("nothing.csv", "report.id", "..%2fhub.py"):
        assert home.get(f"/report/{other}").status_code == 404
    assert Browser(made).get("/report/report.id.html").status_code == 403


def test_a_defect_is_told_without_its_inside(monkeypatch: pytest.MonkeyPatch) -> None:
    made = workshop()
    phone = joined(made)

    async def broken(*_: Any) -> None:
        raise RuntimeError("inside")

    monkeypatch.setattr(made.hub, "do", broken)
    answer = phone.send("/do", {"id": "act-00001", "do": "send"})
    assert (answer.status_code, answer.json()) == (500, {"refused": words.FAILED["en"]})
    assert "inside" not in answer.text
