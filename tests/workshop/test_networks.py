"""The command on a laptop in a network of its own, with a VPN and containers, and a phone beside it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from tests.workshop.starting import SMALL, started

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


def has_networks() -> bool:
    """Whether networks of one's own can be made here."""
    if shutil.which("ip") is None or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return False
    name = f"try-{os.getpid()}"
    made = subprocess.run(["ip", "netns", "add", name], capture_output=True, check=False).returncode == 0
    works = made and subprocess.run(["ip", "netns", "exec", name, "true"], capture_output=True, check=False).returncode == 0
    if made:
        subprocess.run(["ip", "netns", "del", name], capture_output=True, check=False)
    return works


@contextmanager
def networks() -> Iterator[tuple[str, str]]:
    """Yield two machines, a laptop with a VPN and containers, and a phone, in one network; by the names of their namespaces."""
    laptop, phone = f"laptop-{os.getpid()}", f"phone-{os.getpid()}"
    commands = f"""\
netns add {laptop}
netns add {phone}
-n {laptop} link set lo up
-n {laptop} link add docker0 type bridge
-n {laptop} addr add 172.17.0.1/16 dev docker0
-n {laptop} link set docker0 up
-n {laptop} tuntap add dev tun0 mode tun
-n {laptop} addr add 10.8.0.2/24 dev tun0
-n {laptop} link set tun0 up
-n {laptop} link add wlan0 type veth peer name wlan0 netns {phone}
-n {laptop} addr add 192.168.43.17/24 dev wlan0
-n {laptop} link set wlan0 up
-n {phone} addr add 192.168.43.50/24 dev wlan0
-n {phone} link set wlan0 up
"""
    try:
        for line in commands.splitlines():
            subprocess.run(["ip", *line.split()], check=True, capture_output=True)
        yield laptop, phone
    finally:
        for name in (laptop, phone):
            subprocess.run(["ip", "netns", "del", name], capture_output=True, check=False)


pytestmark = pytest.mark.skipif(not has_networks(), reason="networks of one's own cannot be made here: it needs root and `ip netns`")
LAN = "http://192.168.43.17:8080"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "desa").mkdir()
    (tmp_path / "desa" / "scenario.toml").write_text(SMALL)
    return tmp_path


FROM_PHONE = """
import sys, urllib.request, urllib.error
for address in sys.argv[1:]:
    try:
        with urllib.request.urlopen(address, timeout=20) as answer:
            print(answer.status)
    except urllib.error.HTTPError as error:
        print(error.code)
    except OSError:
        print("unreachable")
"""


def test_in_a_network_with_a_vpn_and_containers_phones_are_told_the_address_that_they_reach(place: Path) -> None:
    with networks() as (laptop, phone):
        inside = ("ip", "netns", "exec", laptop)

        def from_phone(*addresses: str) -> list[str]:
            line = ["ip", "netns", "exec", phone, sys.executable, "-c", FROM_PHONE, *addresses]
            return subprocess.run(line, capture_output=True, text=True, check=True, timeout=120).stdout.split()

        arguments = ("desa", "--lan", "--lang", "en", "--port", "8080")
        with started(place, *arguments, before=inside) as one:
            assert f"Phones open {LAN} and enter the code " in one.told
            assert "could be overheard" in one.told
            assert one.home == "http://127.0.0.1:8080"
            token = one.link.removeprefix(one.home)
            assert from_phone(LAN, f"{LAN}/generate_204", f"{LAN}/table", LAN + token) == ["200", "204", "401", "403"]
        with started(place, *arguments, "--new", "--address", "10.8.0.2", before=inside) as other:
            assert "Phones open http://10.8.0.2:8080 and" in other.told
        subprocess.run(["ip", "-n", laptop, "link", "del", "wlan0"], check=True)
        with started(place, *arguments, "--new", before=inside) as none:
            assert "Phones open" not in none.told
            assert "Open a hotspot" in none.told


#: A browser of the trainer's, inside; and a phone that joins, listens, and tells every event that it hears.
INSIDE = """
import json, sys
from tests.workshop.starting import Browser
link = sys.argv[1]
trainer = Browser(link.partition("/enter/")[0])
trainer.ask(link.removeprefix(trainer.home))
for line in sys.stdin:
    print(json.dumps(trainer.view("table")), flush=True)
"""
LISTENS = """
import sys, urllib.request
from tests.workshop.starting import Browser
phone = Browser(sys.argv[1])
phone.ask("/join", {"id": "join-0001", "code": sys.argv[2], "nickname": "Ani", "group": None})
while True:
    try:
        request = urllib.request.Request(phone.home + "/live/seat", headers={"Accept-Encoding": "identity"})
        for line in phone.opener.open(request, timeout=2.5):
            if line.startswith(b"event"):
                print("heard", flush=True)
    except OSError:
        pass
"""


@pytest.mark.slow
def test_a_phone_that_went_without_a_word_is_noticed_and_is_back_with_the_network(place: Path) -> None:
    with networks() as (laptop, phone), ExitStack() as stack:
        inside = ("ip", "netns", "exec", laptop)
        one = stack.enter_context(started(place, "desa", "--lan", "--port", "8080", before=inside))
        trainer = stack.enter_context(talking(*inside, sys.executable, "-c", INSIDE, one.link))

        def is_there() -> bool:
            return [seat["there"] for seat in table(trainer)["seats"]] == [True]

        line = ("ip", "netns", "exec", phone, sys.executable, "-c", LISTENS, LAN, table(trainer)["door"]["code"])
        listening = stack.enter_context(talking(*line))
        assert listening.stdout is not None
        assert listening.stdout.readline() == "heard\n"
        assert is_there()
        subprocess.run(["ip", "-n", phone, "link", "set", "wlan0", "down"], check=True)
        wait(lambda: not is_there(), 90)
        subprocess.run(["ip", "-n", phone, "link", "set", "wlan0", "up"], check=True)
        wait(is_there, 30)


def table(trainer: subprocess.Popen[str]) -> dict[str, Any]:
    assert trainer.stdin is not None
    assert trainer.stdout is not None
    trainer.stdin.write("\n")
    trainer.stdin.flush()
    found: dict[str, Any] = json.loads(trainer.stdout.readline())
    return found


@contextmanager
def talking(*line: str) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(line, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def wait(until: Callable[[], bool], seconds: float) -> None:
    end = time.monotonic() + seconds
    while not until():
        assert time.monotonic() < end
        time.sleep(0.3)
