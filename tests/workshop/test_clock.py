"""The clock that tests turn, and the time of a round while the laptop sleeps."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time

import pytest

from partnership_sim.workshop.clock import SystemClock, TurnedClock


def test_whoever_waits_wakes_in_the_order_of_time_and_not_before() -> None:
    async def all_of_it() -> list[tuple[str, float]]:
        clock, woken = TurnedClock(), []

        async def wait(name: str, seconds: float) -> None:
            await clock.sleep(seconds)
            woken.append((name, clock.monotonic()))
            if name == "late":
                await clock.sleep(5)
                woken.append(("again", clock.monotonic()))

        tasks = [asyncio.create_task(wait(name, seconds)) for name, seconds in (("late", 10), ("early", 2), ("never", 100))]
        await clock.turn(1.5)
        assert woken == []
        await clock.turn(20)
        assert clock.monotonic() == 21.5
        assert clock.wall() == 1_700_000_021.5
        tasks[-1].cancel()
        return woken

    assert asyncio.run(all_of_it()) == [("early", 2.0), ("late", 10.0), ("again", 15.0)]


def test_whoever_slept_through_a_jump_wakes_after_it_late_and_once() -> None:
    async def all_of_it() -> list[tuple[float, float]]:
        clock, woken = TurnedClock(), list[tuple[float, float]]()

        async def wait() -> None:
            await clock.sleep(10)
            woken.append((clock.monotonic(), clock.wall()))

        task = asyncio.create_task(wait())
        await clock.turn(5)
        await clock.jump(600, wall=-3600)
        await task
        return woken

    assert asyncio.run(all_of_it()) == [(605.0, 1_700_000_005.0 - 3600)]


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="this system cannot hold a process")
def test_a_round_has_as_much_time_left_as_before_the_process_was_held() -> None:
    program = """
import asyncio
from partnership_sim.workshop.clock import SystemClock
from partnership_sim.workshop.timer import ASLEEP, Countdown
async def main():
    clock = SystemClock()
    time = Countdown(clock)
    time.start(ASLEEP + 1)
    before, longest, end = clock.monotonic(), 0.0, clock.monotonic() + 60
    print(ASLEEP, flush=True)  # from here on it may be held
    while longest < ASLEEP and before < end:
        await clock.sleep(0.05)
        longest, before = clock.monotonic() - before, clock.monotonic()
        time.look()
    print(longest, time.seconds, flush=True)
asyncio.run(main())
"""
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        asleep = float(process.stdout.readline())
        os.kill(process.pid, signal.SIGSTOP)
        time.sleep(asleep + 2)
        os.kill(process.pid, signal.SIGCONT)
        held, left = map(float, process.stdout.readline().split())
    assert held > asleep + 1
    assert left >= asleep - 2


def test_the_system_s_clock_goes_on() -> None:
    clock = SystemClock()
    before = clock.monotonic(), clock.wall()
    asyncio.run(clock.sleep(0.01))
    assert clock.monotonic() > before[0]
    assert abs(clock.wall() - time.time()) < 60
