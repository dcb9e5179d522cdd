"""The command in a process of its own, and a browser without a face."""

from __future__ import annotations

import itertools
import json
import os
import re
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from contextlib import contextmanager
from http.cookiejar import CookieJar
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SMALL = """\
name = "Small"
language = "en"
months = 12
replicates = 20
[population]
community = 6
government = 2
business = 2
ngo = 2
[[plans]]
name = "Talks"
budget = 20
[[plans.actions]]
lever = "service_delivery"
spend = 1
"""
#: Tests that run beside each other have ports of their own.
_ports = itertools.count(23_500 + 1000 * int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")), 20)


class Started(NamedTuple):
    """A workshop that runs: what it told until the trainer's link was there, its process, the link."""

    told: str
    process: subprocess.Popen[str]
    link: str

    @property
    def home(self) -> str:
        return self.link.partition("/enter/")[0]


@contextmanager
def started(place: Path, *arguments: str, before: tuple[str, ...] = ()) -> Iterator[Started]:
    """Yield a workshop in a folder."""
    line = [*before, sys.executable, "-m", "partnership_sim", "workshop", *arguments, "--no-browser"]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1", "LC_ALL": "C.UTF-8"}
    with subprocess.Popen(
        line, cwd=place, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        assert process.stdout is not None
        told = ""
        while "/enter/" not in told:
            more = process.stdout.readline()
            assert more, told
            told += more
        told += process.stdout.readline()
        found = re.search(r"http://\S+/enter/\S+", told)
        assert found
        try:
            yield Started(told, process, found[0])
        finally:
            if process.poll() is None:
                process.kill()


def ended(started: Started, number: int = signal.SIGTERM) -> tuple[int, str]:
    started.process.send_signal(number)
    assert started.process.stdout is not None
    told = started.process.stdout.read()
    return started.process.wait(30), told


class Browser:
    """Asks a server, and keeps its cookies."""

    def __init__(self, home: str) -> None:
        self.home = home
        self.jar = CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar), urllib.request.ProxyHandler({}))

    def ask(self, path: str, given: Any = None) -> tuple[int, str]:
        data = json.dumps(given).encode() if given is not None else None
        request = urllib.request.Request(self.home + path, data, {"Origin": self.home, "Content-Type": "application/json"})  # noqa: S310
        try:
            with self.opener.open(request, timeout=20) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def view(self, page: str) -> dict[str, Any]:
        status, text = self.ask(f"/view/{page}")
        assert status == 200, text
        found: dict[str, Any] = json.loads(text)
        return found


def port() -> tuple[str, str]:
    return "--port", str(next(_ports))
