"""Measure: everything, or the figures named.

    python -m benchmarks [NAME ...] [--list] [--page]

Prints a line a figure, puts them into benchmarks/results.json, and writes docs/performance.md.
"""

from __future__ import annotations

import argparse
import importlib
import sys
import time

from benchmarks import page
from benchmarks.harness import MEASURES, Figure, Found, Table

#: The order in which they are measured.
THEMES = (
    "against_agents",
    "luck",
    "coverage",
    "ensembles",
    "million",
    "mesa_face",
    "whole_process",
    "month_by_phase",
    "beside_first",
    "workshop",
    "rooms",
)


def main() -> None:
    for theme in THEMES:
        importlib.import_module(f"benchmarks.{theme}")
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure everything, or what is named.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="measurements, or the beginnings of their names")
    parser.add_argument("--list", action="store_true", help="name the measurements")
    parser.add_argument("--page", action="store_true", help="only write docs/performance.md")
    asked = parser.parse_args()
    if asked.list:
        print("\n".join(f"{name}: {(function.__doc__ or '').strip()}" for name, function in MEASURES.items()))
        return
    chosen = [name for name in MEASURES if not asked.names or any(name.startswith(one) for one in asked.names)]
    if not chosen:
        sys.exit(f"no measurement is named {' '.join(asked.names)}; --list names them")
    fresh = [one.name for name in ([] if asked.page else chosen) for one in measure(name)]
    results = page.load()
    if not asked.names and not asked.page:  # all was measured: what has another name now goes
        for group in page.GROUPS:
            results[group] = {name: results[group][name] for name in fresh if name in results[group]}
    page.save(results)


def measure(name: str) -> Found:
    """Take one measurement, print it, and put it among the results."""
    busy, began = page.busy(), time.perf_counter()
    found = MEASURES[name]()
    for one in found:
        print(told(one), flush=True)
    print(f"  {name} took {time.perf_counter() - began:.0f} s", file=sys.stderr, flush=True)
    results = page.load()
    page.merge(results, found, page.machine(), busy)
    page.save(results)
    return found


def told(one: Figure | Table) -> str:
    """Return a figure as a line, a table as several."""
    if isinstance(one, Table):
        return "\n".join([one.title, *page.table(one.row())])
    figure = one
    cells = page.cells(figure.name, figure.row())
    return f"{figure.name:32} {cells[3]:24} {cells[2]:16} {cells[7].strip('*'):4} {cells[5]:>10} stakeholders {cells[6]:>10} ties  {figure.what}"


if __name__ == "__main__":
    main()
