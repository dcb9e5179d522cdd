"""The page on which a partnership is explored, in a real browser: from a slider to the curve that is drawn anew."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.cases import size, village
from benchmarks.harness import Figure, measure
from partnership_sim.workshop.clock import SystemClock
from partnership_sim.workshop.hub import Hub
from partnership_sim.workshop.journal import Memory
from tests.workshop.browser.stand import ADDRESS, standing
from tests.worlds import block

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import Page

#: Changes of a slider, in so many batches: the figure is the time that 95 of 100 changes of a batch do not exceed.
CHANGES, BATCHES = 20, 3
HOW = f"chromium, {CHANGES} moves of a slider in each of {BATCHES} batches, the page and the server on one machine"
#: In the page: do something, and wait until the curves that come of it are drawn; returns milliseconds to the shown run and to the band.
TIMED = """async ([does, value, sides]) => {
  const curves = document.querySelector('section.curves');
  const before = curves.dataset.mark;
  const began = performance.now();
  const drawn = (until) => new Promise((done) => {
    const heard = () => { if (until()) { removeEventListener('drawn', heard); done(performance.now() - began); } };
    addEventListener('drawn', heard);
  });
  const fresh = () => curves.dataset.mark && curves.dataset.mark !== before && document.querySelector('figure.curve').querySelectorAll('strong').length === sides;
  const first = drawn(fresh);
  const whole = drawn(() => fresh() && curves.dataset.whole === 'true' && (sides < 2 || document.querySelector('.worlds:not(.coming)')));
  if (does === 'slide') {
    const slider = document.getElementById('lever-networking');
    slider.value = value;
    slider.dispatchEvent(new Event('input', { bubbles: true }));
  } else document.querySelector('.fork .primary').click();
  return [await first, await whole];
}"""
GO = """(month) => { const slider = document.getElementById('month'); slider.value = month; slider.dispatchEvent(new Event('input', { bubbles: true })); }"""
#: In the page: play, and count the months whose network is drawn; returns months a second and the longest pause between two, in milliseconds.
PLAYED = """async (seconds) => {
  const times = [];
  const heard = (event) => event.target.matches('canvas.net') && times.push([event.detail, performance.now()]);
  addEventListener('drawn', heard);
  document.querySelector('.transport-play').click();
  await new Promise((done) => setTimeout(done, 1000 * seconds));
  document.querySelector('.transport-pause')?.click();
  removeEventListener('drawn', heard);
  const months = times.filter(([month], at) => !at || month !== times[at - 1][0]);
  const gaps = months.slice(1).map(([, time], at) => time - months[at][1]);
  return [(1000 * (months.length - 1)) / (months.at(-1)[1] - months[0][1]), Math.max(...gaps)];
}"""


@contextmanager
def explored() -> Iterator[Page]:
    """Yield the page of the village, once its first curves are whole."""
    from playwright.sync_api import sync_playwright

    with standing(Hub(village(), Memory(), SystemClock())) as workshop, sync_playwright() as started:
        found = shutil.which("chromium") or shutil.which("google-chrome")
        browser = started.chromium.launch(executable_path=found, args=["--no-sandbox", f"--host-resolver-rules=MAP {ADDRESS} 127.0.0.1"])
        context = browser.new_context(viewport={"width": 1366, "height": 768})
        address, access = workshop.door.url(ADDRESS), workshop.access
        context.add_cookies([{"name": access.trainer, "value": access.new_trainer(), "url": address}])
        page = context.new_page()
        page.goto(f"{address}/explore?lang=en")
        page.wait_for_selector("section.curves[data-whole=true]", timeout=240_000)
        yield page
        browser.close()


@measure
def workshop_explore() -> list[Figure]:
    """A slider of the explored partnership: the shown run drawn anew, and the band of 40 equally lucky runs; two futures; playing."""
    with explored() as page:
        times: dict[int, list[list[float]]] = {}
        for month in (36, 0):
            page.evaluate(GO, month)
            page.wait_for_timeout(500)
            times[month] = [_slid(page, at) for at in range(CHANGES * BATCHES)]
        forks = []
        for _ in range(BATCHES):
            page.evaluate(GO, 36)
            page.wait_for_timeout(300)
            forks.append(page.evaluate(TIMED, ["fork", 0, 2]))
            page.wait_for_timeout(1500)
            changed = page.evaluate(TIMED, ["slide", 1.5, 2])
            forks[-1] = [max(pair) for pair in zip(forks[-1], changed, strict=True)]
            page.get_by_role("button", name="Go on with A").click()
            page.wait_for_selector(".parted", state="detached")
        page.evaluate(GO, 0)
        page.select_option("#speed", "20")
        page.wait_for_timeout(1000)
        played = [page.evaluate(PLAYED, 3) for _ in range(3) if page.evaluate(GO, 0) is None]
    shown = [
        _figure(
            f"workshop_{name}_{month}", f"slider to redrawn curve from month {month} on: {what}", _p95(times[month], at), "ms", f"<= {most}"
        )
        for name, at, what in (("shown", 0, "the run that is shown"), ("band", 1, "with the band of 40 equally lucky runs"))
        for month, most in zip((36, 0), ((60, 100), (300, 500))[at], strict=True)
    ]
    return [
        *shown,
        _figure(
            "workshop_fork_shown",
            "two futures from month 36 on, or a change in one: both shown runs drawn",
            [one[0] for one in forks],
            "ms",
            "<= 250",
        ),
        _figure(
            "workshop_fork_worlds",
            "the same with both bands and in how many of 40 worlds which is better",
            [one[1] for one in forks],
            "ms",
            "<= 1000",
        ),
        _figure(
            "workshop_months",
            "months a second whose network is drawn, asked for 20",
            [one[0] for one in played],
            "months a second",
            ">= 19",
        ),
        _figure("workshop_pause", "longest pause between two such months", [one[1] for one in played], "ms", "<= 150"),
    ]


def _slid(page: Page, at: int) -> list[float]:
    found: list[float] = page.evaluate(TIMED, ["slide", round(0.1 + 0.05 * (at % 30), 2), 1])
    return found


def _p95(times: Sequence[Sequence[float]], at: int) -> list[float]:
    return [float(np.quantile([one[at] for one in times[first : first + CHANGES]], 0.95)) for first in range(0, len(times), CHANGES)]


def _figure(name: str, what: str, values: Sequence[float], unit: str, asked: str) -> Figure:
    case = village()
    return Figure(name, what, tuple(values), unit, asked, size(block(case, case.plans[-1].name)), HOW)
