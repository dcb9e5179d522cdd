"""Ctrl-C, SIGTERM and SIGHUP at any moment, once or five times: what is finished is kept, and nothing replaces what is whole."""

from __future__ import annotations

import importlib
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from partnership_sim import stopping
from partnership_sim.results import folder as results_folder
from partnership_sim.studies import record
from partnership_sim.studies.collect import Collected
from tests.cases.runs_of_base import TABLES_ONLY, call, names, small, started, whole

page = importlib.import_module("partnership_sim.report.write")
pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows sends no such signals to a process alone")
SIGNALS = [(signal.SIGINT, 1), (signal.SIGTERM, 1), (signal.SIGHUP, 5)] if os.name != "nt" else []
every_signal = pytest.mark.parametrize(("number", "times"), SIGNALS)


@pytest.fixture
def case(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(importlib.import_module("partnership_sim.running.pieces"), "block_size", lambda *_: 2)
    return small(tmp_path, replicates=8)


@pytest.fixture
def signalled_at(monkeypatch, number, times):
    """Return what lets a function be met by signals when it is called for the n-th time."""

    def at(owner, name, call_number=1, *, after=False):
        whole_function, calls = getattr(owner, name), []

        def met(*arguments, **options):
            calls.append(1)
            found = whole_function(*arguments, **options) if after else None
            if len(calls) == call_number:
                for _ in range(times):
                    os.kill(os.getpid(), number)
            return found if after else whole_function(*arguments, **options)

        monkeypatch.setattr(owner, name, met)

    return at


@every_signal
def test_before_the_first_block_nothing_is_left_behind(case, tmp_path, signalled_at, number, times, capsys):
    signalled_at(record, "pieces")
    assert call("run", case, "--out", "deep/out", "--quiet", *TABLES_ONLY) == 3
    assert "Stopped; nothing was kept." in capsys.readouterr().err
    assert names(tmp_path) == ["small"]


@every_signal
def test_finished_blocks_are_kept(case, tmp_path, signalled_at, number, times, capsys):
    signalled_at(Collected, "add", 2)
    assert call("run", case, "--out", "out", "--workers", 1, "--quiet", "--no-report") == 3
    assert "Stopped: the first 4 replicates are kept." in capsys.readouterr().out
    content = whole(tmp_path / "out")
    assert content["partial"] is True
    assert content["counts"]["replicates"] == 4
    assert names(tmp_path) == ["out", "small"]


@every_signal
def test_tables_are_finished_and_what_if_is_left_out(case, tmp_path, signalled_at, number, times):
    signalled_at(record, "_write_tables")
    assert call("run", case, "--out", "out", "--quiet", "--no-report", "--lang", "id") == 3
    content = whole(tmp_path / "out")
    assert (content["partial"], content["counts"]["replicates"]) == (True, 8)


@every_signal
def test_without_the_report_the_tables_are_whole(case, tmp_path, signalled_at, number, times, capsys):
    signalled_at(page, "html")
    assert call("run", case, "--out", "out", "--quiet", "--no-what-if", "--lang", "id") == 3
    content = whole(tmp_path / "out")
    assert (content["partial"], content["counts"]["replicates"]) == (False, 8)
    assert not (tmp_path / "out" / "report.html").exists()
    assert "Dihentikan sebelum laporan selesai dibuat: semua tabel sudah tersimpan." in capsys.readouterr().out
    assert names(tmp_path) == ["out", "small"]


@pytest.mark.parametrize(("number", "times"), SIGNALS[:1])
def test_a_report_drawn_anew_is_whole_or_as_it_was(case, tmp_path, signalled_at, number, times):
    assert call("run", case, "--out", "out", "--quiet", "--no-what-if") == 0
    before = {path: path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file()}
    signalled_at(page, "html")
    assert call("report", "out", "--lang", "id") == 3
    assert {path: path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file()} == before


@every_signal
def test_at_the_very_end_all_is_there(case, tmp_path, signalled_at, number, times):
    signalled_at(results_folder, "_settle")
    assert call("run", case, "--out", "out", "--quiet", *TABLES_ONLY) == 0
    assert whole(tmp_path / "out")["partial"] is False


@pytest.mark.parametrize(("number", "times"), SIGNALS[:1])
def test_partial_results_replace_nothing(case, tmp_path, signalled_at, number, times, capsys):
    assert call("run", case, "--out", "out", "--quiet", *TABLES_ONLY) == 0
    before = (tmp_path / "out" / "manifest.json").read_bytes()
    for at, place in ((2, "out-partial"), (3, "out-partial-2")):
        signalled_at(Collected, "add", at)
        assert call("run", case, "--out", "out", "--force", "--workers", 1, "--quiet", *TABLES_ONLY) == 3
        assert f"Results: {place}" in capsys.readouterr().out
        assert whole(tmp_path / place)["partial"] is True
        signalled_at(Collected, "add", 999)
    assert (tmp_path / "out" / "manifest.json").read_bytes() == before
    assert names(tmp_path) == ["out", "out-partial", "out-partial-2", "small"]


def test_in_python_ctrl_c_is_a_keyboard_interrupt(case, tmp_path, monkeypatch):
    import partnership_sim as ps

    def interrupted(*_):
        raise KeyboardInterrupt

    runs = ps.run(case, replicates=2)
    monkeypatch.setattr(Collected, "add", interrupted)
    with pytest.raises(KeyboardInterrupt):
        runs.save(tmp_path / "out")
    assert names(tmp_path) == ["small"]
    assert not stopping.asked()


def test_a_signal_that_is_ignored_stays_ignored(case, tmp_path):
    running = started("run", case, "--out", "out", *TABLES_ONLY, "--quiet", preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN))
    time.sleep(1.0)
    running.send_signal(signal.SIGHUP)
    _, errors = running.communicate(timeout=120)
    assert running.returncode == 0, errors


def _moments(count, seconds, seed):
    """Return moments spread over a whole run, each shifted by chance."""
    draw = random.Random(seed)  # noqa: S311 - moments, no secrets
    return [(number + draw.random()) * seconds / count for number in range(count)]


def _seconds_of(case, *options):
    """Return how long a run takes once everything is compiled: after it, no signal would meet anything."""
    for _ in range(2):
        begun = time.monotonic()
        running = started("run", case, "--out", "whole", "--force", "--quiet", *options)
        _, errors = running.communicate(timeout=300)
        assert running.returncode == 0, errors
    return time.monotonic() - begun


def _listening(running):
    """Wait until the command answers signals itself: from then on it catches SIGTERM, which Python alone does not."""
    status = Path(f"/proc/{running.pid}/status")
    if not status.exists():  # no such file but on Linux
        time.sleep(1.0)
        return
    while running.poll() is None:
        caught = next((line for line in status.read_text().splitlines() if line.startswith("SigCgt:")), "SigCgt: 0")
        if int(caught.split()[1], 16) >> (signal.SIGTERM - 1) & 1:
            return
        time.sleep(0.002)


def _hit(case, out, moment, numbers, *options, early=False):
    """Run, send signals at a moment, and return the exit status with what was said.

    The moment counts from when the command answers signals; with `early`, from when Python starts.
    """
    running = started("run", case, "--out", out, "--quiet", *options)
    if not early:
        _listening(running)
    time.sleep(moment)
    for number in numbers:
        running.send_signal(number)
    told = "\n".join(running.communicate(timeout=120))
    return running.returncode, told


def _stop_at(case, tmp_path, moments, signals, options):
    for at, moment in enumerate(moments):
        out = tmp_path / f"out{at}"
        status, told = _hit(case, out, moment, signals(at), *options)
        assert "a defect of ours" not in told
        assert not [name for name in names(tmp_path) if name.startswith(".")], (moment, told)
        if out.exists():
            content = whole(out)
            assert status == 3 or (status == 0 and (out / "report.html").exists()), (moment, status, told)
            assert content["partial"] is (content["counts"]["replicates"] < 40 or "Stopped: the first 40" in told), told
        else:
            assert status == 3, (moment, status, told)


def _kill_at(case, tmp_path, moments, options):
    for seed, moment in enumerate(moments):
        _hit(case, "whole", moment, [signal.SIGKILL], "--force", "--seed", seed, *options)
        whole(tmp_path / "whole")
    assert call("run", case, "--out", "whole", "--force", "--quiet", *options) == 0
    whole(tmp_path / "whole")
    assert names(tmp_path) == ["small", "whole"]  # what the dead left is gone


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
def test_real_signals_at_some_moments(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    case = small(tmp_path, replicates=40)
    seconds = _seconds_of(case, *TABLES_ONLY)
    _stop_at(case, tmp_path, _moments(3, seconds, 1), lambda at: [(signal.SIGINT, signal.SIGTERM)[at % 2]], ("--no-report",))


#: Before Python has loaded the command line, a signal ends it as any program.
NOT_BEGUN = {-signal.SIGINT, -signal.SIGTERM, 130, 1} if os.name != "nt" else set()


@pytest.mark.parametrize("number", [number for number, _ in SIGNALS[:2]])
def test_a_signal_while_python_starts_leaves_nothing_or_all(tmp_path, monkeypatch, number):
    """What loads Python's own modules may swallow an interrupt before any line of ours is run: then the run goes on to its end."""
    monkeypatch.chdir(tmp_path)
    case = small(tmp_path, replicates=4)
    for at, moment in enumerate((0.02, 0.05, 0.1)):
        out = tmp_path / f"out{at}"
        status, told = _hit(case, out, moment, [number], *TABLES_ONLY, early=True)
        assert (status == 0) == out.exists(), (moment, status, told)
        assert status in NOT_BEGUN | {0, 3}, (moment, status, told)
        if out.exists():
            assert whole(out)["partial"] is False
        assert not [name for name in names(tmp_path) if name.startswith(".")], (moment, told)


def test_kill_9_at_some_moments(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    case = small(tmp_path, replicates=4)
    seconds = _seconds_of(case, *TABLES_ONLY)
    _kill_at(case, tmp_path, _moments(3, seconds, 2), TABLES_ONLY)


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_signals_at_forty_moments_lose_nothing(tmp_path, monkeypatch, number):
    monkeypatch.chdir(tmp_path)
    case = small(tmp_path, replicates=40)
    seconds = _seconds_of(case)
    _stop_at(case, tmp_path, _moments(40, seconds, 3), lambda at: [number] * (1, 2, 5)[at % 3], ())


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_kill_9_at_twenty_moments_loses_nothing_that_was_there(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    case = small(tmp_path, replicates=40)
    _kill_at(case, tmp_path, _moments(20, _seconds_of(case), 4), ())


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_the_exit_status_is_ours_where_a_signal_hits_code_made_of_text(tmp_path, name):
    """As while named tuples and data classes of a package that is being imported are made, under `python -m`."""
    program = f"""
from partnership_sim.cli import leaving, signals
class Command:
    def main(self, *_, **__):
        exec("import os, signal; os.kill(os.getpid(), signal.{name})")
with signals.caught(for_good=True):
    status = leaving.status_of(Command(), [])
leaving.leave(status)
"""
    (tmp_path / "hit.py").write_text(program)
    done = subprocess.run([sys.executable, "-m", "hit"], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 3, done.stderr


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
def test_signals_that_come_while_others_are_handled_do_not_wait_for_each_other():
    program = """
import os, signal, threading, time
from partnership_sim import stopping
from partnership_sim.cli import signals
pid = os.getpid()
def burst():
    for _ in range(20000):
        os.kill(pid, signal.SIGTERM)
        os.kill(pid, signal.SIGINT)
with signals.caught(for_good=True):
    stopping.heed()
    thread = threading.Thread(target=burst)
    thread.start()
    while thread.is_alive():
        stopping.answered()
        stopping.asked()
print("done")
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout == "done\n", done.stderr
