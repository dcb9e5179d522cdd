"""Time left: honest from the first that is told on."""

from __future__ import annotations

import pytest

from partnership_sim import progress


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_no_guess_before_runs_have_come_in_for_a_while() -> None:
    clock = Clock()
    guess = progress.Guess(1000, clock)
    clock.now = 60.0
    assert guess.left() is None
    guess.add(10)
    assert guess.left() is None
    clock.now += progress.SECONDS_BEFORE_GUESS
    guess.add(10)
    assert guess.left() is not None


def test_a_steady_pace_is_told_exactly() -> None:
    clock = Clock()
    guess = progress.Guess(1000, clock)
    for _ in range(50):
        clock.now += 1.0
        guess.add(10)
    assert guess.left() == pytest.approx(50.0)


def test_the_pace_of_the_last_minute_counts() -> None:
    clock = Clock()
    guess = progress.Guess(2000, clock)
    for runs, seconds in ((10, 100), (5, 100)):
        for _ in range(seconds):
            clock.now += 1.0
            guess.add(runs)
    assert guess.left() == pytest.approx(100.0)


@pytest.mark.parametrize(
    ("seconds", "en", "indonesian"),
    [(None, "", ""), (0.2, "about 1 s left", "sisa sekitar 1 detik"), (600, "about 10 min left", "sisa sekitar 10 menit")],
)
def test_in_words(seconds: float | None, en: str, indonesian: str) -> None:
    assert progress.in_words(seconds, "en") == en
    assert progress.in_words(seconds, "id") == indonesian


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", ["20 of 40 runs", "writing tables", "drawing the report"]),
        ("id", ["20 dari 40 simulasi", "menulis tabel", "membuat laporan"]),
    ],
)
def test_lines(language: str, told: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "SECONDS_BETWEEN_LINES", 0.0)
    with progress.shown(40, language, quiet=False) as shown:
        for what in ("runs", "tables", "tests", "report"):
            shown.doing(what)
            if what == "runs":
                shown.advance(20)
    assert capsys.readouterr().err.splitlines() == told
