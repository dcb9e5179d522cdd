"""Who comes in: code, link, PIN, cookies; and how often somebody may guess."""

from __future__ import annotations

import asyncio

import pytest

from partnership_sim.workshop.clock import TurnedClock
from partnership_sim.workshop.web import access as access_of
from partnership_sim.workshop.web import limits
from partnership_sim.workshop.web.access import LETTERS, Access, cookies_of, host_of, is_this_machine
from partnership_sim.workshop.who import NOBODY, PROJECTOR, TRAINER, Who


def made(clock: TurnedClock | None = None, key: bytes = b"k" * 32) -> Access:
    return Access(key, {"known": 7}.get, clock or TurnedClock())


def turn(clock: TurnedClock, seconds: float) -> None:
    asyncio.run(clock.turn(seconds))


def test_what_lasts_is_the_same_when_the_session_goes_on_and_another_in_another_session() -> None:
    one, again, other = made(), made(), made(key=b"o" * 32)
    cookie = one.new_trainer()
    assert (one.code, one.trainer, one.seat) == (again.code, again.trainer, again.seat)
    assert again.is_trainer(cookie)
    assert one.code != other.code
    assert one.trainer != other.trainer
    assert not other.is_trainer(cookie)
    assert len({one.new_trainer() for _ in range(100)}) == 100


def test_the_code_can_be_read_out_and_is_taken_however_it_is_written() -> None:
    one = made()
    assert len(one.code) == 6
    assert set(one.code) <= set(LETTERS)
    assert not set(LETTERS) & set("AEIOUY01L")
    assert one.is_code(f" {one.code[:3].lower()} - {one.code[3:]} ")
    for wrong in ("", one.code[:-1], one.code + "B", "é" * 6, one.code.replace(one.code[0], "A")):
        assert not one.is_code(wrong)


@pytest.mark.parametrize("cookie", ["", ".", "a", "a.b", "é.é", "." + "0" * 64])
def test_a_cookie_that_was_not_given_opens_nothing(cookie: str) -> None:
    one = made()
    good = one.new_trainer()
    assert not one.is_trainer(cookie)
    assert not one.is_trainer(good[:-1])
    assert not one.is_trainer("x" + good)
    assert one.who({one.trainer: cookie}, "table") == NOBODY


def test_who_asks_depends_on_the_page() -> None:
    one = made()
    both = {one.trainer: one.new_trainer(), one.seat: "known"}
    assert [one.who(both, page) for page in ("table", "explore", "projector", "seat")] == [TRAINER, TRAINER, PROJECTOR, Who("seat", 7)]
    assert one.who({one.seat: "known"}, "table") == NOBODY
    assert one.who({one.seat: "unknown"}, "seat") == NOBODY
    assert one.who({}, "seat") == NOBODY


def test_a_link_opens_once_and_not_for_ever() -> None:
    clock = TurnedClock()
    one = made(clock)
    first, second = one.new_link(), one.new_link()
    assert one.use_link(first)
    assert not one.use_link(first)
    turn(clock, access_of.LINK_LASTS)
    assert not one.use_link(second)
    assert not one.use_link("")


def test_a_pin_is_good_for_five_minutes_and_five_tries_and_once() -> None:
    clock = TurnedClock()
    one = made(clock)
    assert not one.use_pin("000000")
    pin = one.new_pin()
    wrong = "1" * 6 if pin != "1" * 6 else "2" * 6
    assert [one.use_pin(wrong) for _ in range(4)] == [False] * 4
    assert one.use_pin(f" {pin[:3]} {pin[3:]} ")
    assert not one.use_pin(pin)
    pin = one.new_pin()
    assert [one.use_pin("wrong") for _ in range(5)] == [False] * 5
    assert not one.use_pin(pin)
    pin = one.new_pin()
    turn(clock, 299)
    assert one.use_pin(pin)
    pin = one.new_pin()
    turn(clock, 300)
    assert not one.use_pin(pin)
    old, new = one.new_pin(), one.new_pin()
    assert old == new or not one.use_pin(old)


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ("192.168.1.7:8080", ("192.168.1.7", 8080)),
        ("LocalHost:80", ("localhost", 80)),
        ("localhost", ("localhost", 80)),
        ("[::1]:8080", ("::1", 8080)),
        ("[::1]", ("::1", 80)),
        ("evil.example:8080", ("evil.example", 8080)),
        ("a:b:c", ("", 0)),
        ("a:-1", ("", 0)),
        ("a:²", ("", 0)),
        ("a:999999", ("", 0)),
        ("", ("", 80)),
    ],
)
def test_host_headers(header: str, found: tuple[str, int]) -> None:
    assert host_of(header) == found


@pytest.mark.parametrize(
    ("address", "home"),
    [("127.0.0.1", True), ("::1", True), ("localhost", True), ("192.168.1.7", False), ("localhost.evil.example", False), ("", False)],
)
def test_addresses_of_this_machine(address: str, home: bool) -> None:
    assert is_this_machine(address) is home


def test_cookies_that_are_none() -> None:
    assert cookies_of("a=1; b=2") == {"a": "1", "b": "2"}
    assert cookies_of("") == {}
    cookies_of('\x00=;;;==,"[]')  # whatever it makes of it, it goes on


def test_ten_thousand_guesses_take_most_of_a_day() -> None:
    clock = TurnedClock()
    rate = limits.Rate(10, 1 / 6, clock)
    tried, seconds = 0, 0
    while tried < 10_000:
        while rate.take("one"):
            tried += 1
        clock._now += 60
        seconds += 60
    assert seconds > 16 * 3600
    assert rate.take("another")


def test_a_rate_knows_only_so_many() -> None:
    clock = TurnedClock()
    rate = limits.Rate(1, 0.001, clock)
    assert rate.take("first")
    assert not rate.take("first")
    for number in range(limits.REMEMBERED):
        rate.take(number)
    assert len(rate._left) == limits.REMEMBERED


def test_one_address_has_so_many_connections_and_the_trainer_always_one() -> None:
    room = limits.Connections()
    assert all(room.come("192.168.1.9") for _ in range(limits.OF_ADDRESS))
    assert not room.come("192.168.1.9")
    room.go("192.168.1.9")
    assert room.come("192.168.1.9")
    number = 0
    while room.come(f"10.0.0.{number}"):
        number += 1
    assert number == limits.OF_ALL - limits.OF_ADDRESS
    assert room.come("127.0.0.1")
