"""Runs of a small case, and whether what they left is whole."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq

from partnership_sim.cli import main
from partnership_sim.results import seal

if TYPE_CHECKING:
    from collections.abc import Sequence

BASE = Path(__file__).parent / "base"
TABLES_ONLY = ("--no-report", "--no-what-if")


def small(place: Path, **keys: object) -> Path:
    """Copy the case into a folder: four replicates of a year, or as `keys` say."""
    folder = Path(shutil.copytree(BASE, place / "small"))
    scenario = folder / "scenario.toml"
    wanted = dict(keys)
    lines = scenario.read_text(encoding="utf-8").splitlines()
    lines = [f"{line.split(' =')[0]} = {wanted[line.split(' =')[0]]}" if line.split(" =")[0] in wanted else line for line in lines]
    scenario.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def call(*arguments: object) -> int:
    """Return the exit status of a command, run in this process."""
    try:
        main([str(argument) for argument in arguments])
    except SystemExit as left:
        return int(left.code or 0)
    return 0


def started(*arguments: object, **how: Any) -> subprocess.Popen[str]:
    """Start a command in a process of its own."""
    command = [sys.executable, "-m", "partnership_sim", *map(str, arguments)]
    how = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, **how}
    return subprocess.Popen(command, env={**os.environ, "LC_ALL": "C.UTF-8", **how.pop("env", {})}, **how)


def whole(folder: Path) -> dict[str, Any]:
    """Hold that results are whole: every table as long as the manifest's counts say; return the manifest."""
    seal.verified(folder)
    content: dict[str, Any] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    counts = content["counts"]
    runs = counts["plans"] * counts["replicates"]
    assert pq.read_table(folder / "outcomes.parquet").num_rows == runs
    assert pq.read_table(folder / "runs.parquet", columns=["plan"]).num_rows == runs * counts["months"]
    for parquet in folder.glob("*.parquet"):
        pq.read_table(parquet)
    for table in ("summary.csv", "comparison.csv"):
        assert len((folder / table).read_text(encoding="utf-8").splitlines()) > counts["plans"]
    return content


def names(folder: Path, hidden: Sequence[str] = ()) -> list[str]:
    """Return what lies in a folder, hidden things too."""
    return sorted(path.name for path in folder.iterdir() if path.name not in hidden)
