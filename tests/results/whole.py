"""Whole results folders for tests, made without a run."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from partnership_sim.results import manifest, seal, writer
from partnership_sim.results.columns import LAYOUTS, OF_POINTS

if TYPE_CHECKING:
    from pathlib import Path

#: The tables of runs of one scenario of which all is kept.
OF_ONE = {file: layout for file, layout in LAYOUTS.items() if file not in OF_POINTS}
SCENARIO = b'name = "Small"\nmonths = 4\n[population]\ncommunity = 4\ngovernment = 1\nbusiness = 1\nngo = 1\n[[plans]]\nname = "Talk"\n'


def complete(folder: Path, *, files: dict[str, bytes] | None = None, **more: Any) -> Path:
    """Write whatever a results folder still lacks: empty tables, an input, and the manifest with its checksums; return the folder."""
    files = {"scenario.toml": SCENARIO} if files is None else files
    if not (folder / seal.SCENARIO).exists():
        writer.write_scenario(folder, files)
    for file, layout in OF_ONE.items():
        if not (folder / file).exists():
            writer.write(folder, file, {name: [] for name in layout.columns})
    moment = datetime(2026, 11, 24, 9, 5, 7, tzinfo=UTC)
    counts = {"plans": 2, "replicates": 3, "months": 4}
    content = manifest.of(files=files, seed=1, command=["partnership-sim", "run"], started=moment, ended=moment, counts=counts)
    manifest.write(folder, seal.sealed(folder, {**content, **more}))
    return folder
