"""The Python of the README is what a type checker takes: what a reader copies into an editor is not underlined in red."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
DESIGN = """import partnership_sim as ps
points = ps.run("x", parameters=[{"leakage_base": 0.24}, {"leakage_base": 0.28}])
points.design
points.point(1).plot("trust")
columns: ps.Runs = ps.run("x", parameters={"leakage_base": [0.24, 0.28]})
one: ps.Runs = ps.run("x", parameters={"leakage_base": 0.24}, plans=[{"name": "y"}, "z", ps.Plan("w", actions=[ps.Action("mediation", 1.0)])])
ps.run("x").compare("trust")
ps.PartnershipModel("x", {"name": "y"}, 3, rng=4)
"""


def test_the_python_of_the_readme_has_types(tmp_path: Path) -> None:
    blocks = BLOCK.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    assert blocks
    client = tmp_path / "client.py"
    client.write_text(DESIGN + "\n".join(blocks), encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--config-file", "", "--cache-dir", str(ROOT / ".mypy_cache" / "readme"), str(client)]
    checked = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert checked.returncode == 0, checked.stdout + checked.stderr
