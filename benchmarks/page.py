"""results.json, and the page docs/performance.md that is made of it and of reasons.toml."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import tomllib
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from benchmarks.harness import ROOT, Table, cores, rounded

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from benchmarks.harness import Found

RESULTS = ROOT / "benchmarks" / "results.json"
REASONS = ROOT / "benchmarks" / "reasons.toml"
PAGE = ROOT / "docs" / "performance.md"
#: What results.json holds by name, beside the machines.
GROUPS = ("figures", "tables")
PACKAGES = ("numpy", "numba", "llvmlite", "scipy", "mesa", "pyarrow", "pandas", "matplotlib")


def machine() -> dict[str, str]:
    """Return on what is measured: processor, memory, system and versions."""
    import llvmlite.binding

    return {
        "processor": f"{_processor()}, {len(cores())} cores in use, {_memory()}; compiled for {llvmlite.binding.get_host_cpu_name()}",
        "system": platform.platform(),
        "versions": ", ".join([f"Python {platform.python_version()}", *(f"{name} {version(name)}" for name in PACKAGES), _compiler()]),
    }


def _processor() -> str:
    return _line_of("/proc/cpuinfo", "model name") or platform.processor() or platform.machine()


def _memory() -> str:
    total = _line_of("/proc/meminfo", "MemTotal")
    return f"{int(total.split()[0]) / 2**20:.0f} GiB" if total else "memory not known"


def _line_of(file: str, name: str) -> str:
    try:
        with open(file, encoding="utf-8") as lines:  # noqa: PTH123 - a file of the kernel's
            return next(line.partition(":")[2].strip() for line in lines if line.startswith(name))
    except (OSError, StopIteration):
        return ""


def _compiler() -> str:
    try:
        told = subprocess.run(["gcc", "--version"], capture_output=True, text=True, check=True).stdout
    except OSError:
        return "no gcc"
    return told.splitlines()[0]


def load(path: Path = RESULTS) -> dict[str, Any]:
    """Return what results.json holds: machines by letter, figures and tables by name."""
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return {name: found.get(name, {}) for name in ("machines", *GROUPS)}


def merge(results: dict[str, Any], found: Found, here: Mapping[str, str], busy: float) -> None:
    """Put what was measured on the machine `here`, when `busy` processes wanted it, in the place of what has the same names."""
    machines = results["machines"]
    letter = next((letter for letter, one in machines.items() if one == here), "")
    if not letter:
        letter = next(letter for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" if letter not in machines)
        machines[letter] = dict(here)
    for one in found:
        group = "tables" if isinstance(one, Table) else "figures"
        results[group][one.name] = {**one.row(), "machine": letter, "busy": rounded(busy)}
    used = {row["machine"] for group in GROUPS for row in results[group].values()}
    results["machines"] = {letter: one for letter, one in machines.items() if letter in used}


def save(results: Mapping[str, Any]) -> None:
    """Write results.json and the page."""
    RESULTS.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    PAGE.write_text(page(results, reasons()), encoding="utf-8")


def reasons() -> dict[str, str]:
    """Return what holds figures back that are not met, by name."""
    return tomllib.loads(REASONS.read_text(encoding="utf-8"))


def busy() -> float:
    """Return how many processes wanted the machine over the last minute."""
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")


def number(value: float) -> str:
    """Return a number as the page prints it."""
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"


ASKED = {">=": "at least", "<=": "at most"}
MET = {True: "yes", False: "**no**", None: ""}


def cells(name: str, row: Mapping[str, Any]) -> list[str]:
    """Return a figure's cells in the table."""
    sign, _, bound = row["asked"].partition(" ")
    spread = f"{number(row['low'])} to {number(row['high'])}" if row["low"] != row["high"] else ""
    asked = f"{ASKED[sign]} {bound}" if sign in ASKED else row["asked"]
    measured = f"{number(row['value'])} {row['unit']}"
    return [f"`{name}`", row["what"], asked, measured, spread, f"{row['stakeholders']:,}", f"{row['ties']:,}", MET[row["met"]]]


def table(row: Mapping[str, Any]) -> list[str]:
    """Return a table of parts and their shares of the whole, a line a part, and one for the whole."""
    totals = [sum(values) for values in zip(*row["rows"].values(), strict=True)]
    columns = "".join(f" {column} | share |" for column in row["columns"])
    lines = [f"| |{columns}", "|" + "---|" * (1 + 2 * len(totals))]
    for name, values in {**row["rows"], "all": totals}.items():
        cells = "".join(f" {number(value)} | {value / total:.1%} |" for value, total in zip(values, totals, strict=True))
        lines.append(f"| {name} |{cells}")
    return lines


HEAD = """# Performance

Written by `make bench` from benchmarks/results.json and benchmarks/reasons.toml; edit neither this page nor the numbers by hand.
Every figure is measured beside what it is compared with, in one run on one machine, in turn; the median counts. Times without a
comparison hold for the machine they were taken on. No test depends on any of them.

"""
AGAIN = """
## Measure it yourself
- `make bench` measures everything on two quiet cores in about 12 minutes, prints this table and writes the page anew.
- `python -m benchmarks NAME ...` measures single figures (`--list` names them) and puts them in the place of the old ones;
  `python -m benchmarks --page` only writes the page, after an edit of reasons.toml.
- On a busy machine ratios of one thread keep their order of size; figures of two threads and of whole processes mean nothing there.
"""


def page(results: Mapping[str, Any], why: Mapping[str, str]) -> str:
    """Return the page of the results."""
    figures = results["figures"]
    columns = ["name", "figure", "asked", "measured", "smallest to largest", "stakeholders", "ties", "met"]
    lines = [f"| {' | '.join(columns)} |", "|" + "---|" * len(columns)]
    lines += [f"| {' | '.join(cells(name, row))} |" for name, row in figures.items()]
    for name, row in results["tables"].items():
        lines += ["", f"## {row['title']}", f"{row['what'][0].upper()}{row['what'][1:]} (`{name}`).", "", *table(row)]
    unmet = {name: row for name, row in figures.items() if row["met"] is False}
    lines += ["", "## What holds back what is not met", *(f"- `{name}`: {why.get(name, 'not known yet')}" for name in unmet)]
    if not unmet:
        lines.append("Nothing: all are met.")
    lines += ["", "## How each was measured"]
    measured = {**figures, **results["tables"]}
    lines += [f"- `{name}` ({row['machine']}, {number(row['busy'])} busy before): {row['how']}." for name, row in measured.items()]
    lines += ["", "## On what"]
    lines += [f"- {letter}: {one['processor']}. {one['system']}. {one['versions']}." for letter, one in results["machines"].items()]
    return HEAD + "\n".join(lines) + "\n" + AGAIN
