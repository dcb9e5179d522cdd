"""A declaration may be the first thing that a script asks of the package: nothing else has been loaded by then."""

from __future__ import annotations

import subprocess
import sys

import pytest

DECLARATIONS = {
    "lever": """
class Own(ps.Lever):
    name = "own_lever"; label = {"en": "o", "id": "o"}; source = "s"; half_effect = ps.Parameter(0.4, low=0.05, high=5)
    def act(self, month, on, spend): pass
""",
    "shock": """
class Own(ps.Shock):
    name = "own_shock"; label = {"en": "o", "id": "o"}; source = "s"
    def act(self, month, on, severity, age): pass
""",
    "metric": """
@ps.metric("own_metric", {"en": "o", "id": "o"})
def own(month): return month.tally.trust
""",
}


@pytest.mark.parametrize("what", DECLARATIONS)
def test_it_is_taken(what: str) -> None:
    program = f"import partnership_sim as ps\n{DECLARATIONS[what]}\nprint('taken')"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("taken\n", "")
