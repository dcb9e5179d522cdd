"""What the environment says that would fail the work later, told before anything is loaded."""

from __future__ import annotations

import os

from partnership_sim.cli.speaking import say, shown
from partnership_sim.errors import MachineFault

#: How many threads Numba starts. It reads this when it is loaded, and fails on a wrong number only when it compiles.
THREADS = "NUMBA_NUM_THREADS"


def check_environment() -> None:
    """Refuse an environment in which Numba cannot work.

    Raises
    ------
    MachineFault
        With the variable, what it holds and what to do.
    """
    held = os.environ.get(THREADS)
    if held is None:
        return
    try:
        sound = int(held) > 0
    except ValueError:
        sound = False
    if not sound:
        found = say("The environment variable {name} holds {value}", name=THREADS, value=shown(held))
        raise MachineFault(f"{found}: {say('delete it, or set it to a whole number from 1 on; results do not depend on it')}")
