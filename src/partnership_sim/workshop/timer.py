"""The time left of a round. It stands still while the machine sleeps: no round closes because a lid was."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from partnership_sim.workshop.clock import Ticking

#: A look that comes so many seconds after the one before came after a sleep.
ASLEEP = 5.0
#: Somebody who comes back to a session has at least so many seconds.
LEAST = 20.0
#: The time left is kept every so many seconds.
KEPT_EVERY = 5.0


class Countdown:
    """Seconds left, or none that count.

    Parameters
    ----------
    clock : Ticking
    """

    def __init__(self, clock: Ticking) -> None:
        self._clock = clock
        self._left: float | None = None
        self._looked = self._kept = clock.monotonic()

    @property
    def seconds(self) -> int | None:
        """Whole seconds left, None where no time runs."""
        left = self.look()
        return None if left is None else max(0, round(left))

    def start(self, seconds: float | None) -> None:
        """Let so many seconds run from now on; None: as long as anybody likes."""
        self._left, self._looked = seconds, self._clock.monotonic()

    def resume(self, seconds: float | None) -> None:
        """Go on where a session was broken off."""
        self.start(None if seconds is None else max(LEAST, seconds))

    def stop(self) -> None:
        """Let no time run."""
        self._left = None

    def look(self) -> float | None:
        """Return the seconds left."""
        now = self._clock.monotonic()
        gone, self._looked = now - self._looked, now
        if self._left is not None and 0 <= gone < ASLEEP:
            self._left -= gone
        return self._left

    def worth_keeping(self) -> bool:
        """Return whether it is time to keep the time left."""
        if self._looked - self._kept < KEPT_EVERY:
            return False
        self._kept = self._looked
        return True
