"""The clock that tests turn, and time that counts only while the workshop is awake."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time

import pytest

from partnership_sim.workshop.clock import BEAT, SystemClock, TurnedClock, Wakefulness


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


@pytest.mark.parametrize(
    ("monotonic", "wall", "told"),
    [
        (600.0, 600.0, [600.0]),  # the process was held
        (0.0, 600.0, [600.0]),  # the lid was closed: the system's monotonic clock stands while it sleeps
        (0.0, -3600.0, [-3600.0]),  # the computer's clock was set back
        (1.0, 1.0, []),  # a busy second
    ],
)
def test_sleep_is_told_once_and_is_no_time_of_the_room(monotonic: float, wall: float, told: list[float]) -> None:
    async def all_of_it() -> tuple[list[float], float]:
        clock, slept = TurnedClock(), list[float]()
        awake = Wakefulness(clock, slept.append)
        beats = asyncio.create_task(awake.run())
        await clock.turn(30)
        await clock.jump(monotonic, wall=wall)
        await clock.turn(30)
        beats.cancel()
        return slept, awake.now()

    slept, awake = asyncio.run(all_of_it())
    assert slept == pytest.approx(told, abs=BEAT)
    assert 60 <= awake <= 61 + BEAT


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="this system cannot hold a process")
def test_a_process_that_was_held_finds_that_no_time_has_passed() -> None:
    program = """
import asyncio, sys
from partnership_sim.workshop.clock import SystemClock, Wakefulness
async def main():
    told = []
    awake = Wakefulness(SystemClock(), told.append)
    beats = asyncio.create_task(awake.run())
    print("ready", flush=True)
    while not told:
        await asyncio.sleep(0.05)
    print(told[0], awake.now(), flush=True)
asyncio.run(main())
"""
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        begin = time.monotonic()
        os.kill(process.pid, signal.SIGSTOP)
        time.sleep(2.5)
        os.kill(process.pid, signal.SIGCONT)
        held, awake = map(float, process.stdout.readline().split())
        passed = time.monotonic() - begin
    assert held >= 2.4
    assert awake <= passed - 2.3


def test_the_system_s_clock_goes_on() -> None:
    clock = SystemClock()
    before = clock.monotonic(), clock.wall()
    asyncio.run(clock.sleep(0.01))
    assert clock.monotonic() > before[0]
    assert abs(clock.wall() - time.time()) < 60
