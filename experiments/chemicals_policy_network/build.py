"""Turns the survey in data/ into a register and ties for the simulation: ``python build.py`` writes both anew.

The formulas are ours, and debatable (README.md):

- resistance = (1 - mean position) / 2, over the six positions on the law (-1 rejects, 1 supports);
- power = 0.5 + influence_votes / 8;
- trust of source in target = 0.20 + 0.15 * (how many of the four relations hold) + 0.02 * shared_committees, at most 0.95.

The survey is complete, so where only one direction of a pair has a relation, the other is known to have none, and is written too.
"""

from __future__ import annotations

import csv
from pathlib import Path

HERE = Path(__file__).parent
RELATIONS = ("political_information", "scientific_information_sent", "scientific_information_confirmed_by_receiver", "deems_influential")
BASE, PER_RELATION, PER_COMMITTEE, HIGHEST = 0.20, 0.15, 0.02, 0.95


def rows(name: str) -> list[dict[str, str]]:
    with (HERE / "data" / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def trust(relations: int, committees: int) -> float:
    return min(HIGHEST, BASE + PER_RELATION * relations + PER_COMMITTEE * committees)


def register() -> list[list[str]]:
    table = [["id", "name", "kind", "resistance", "power"]]
    for actor in rows("actors.csv"):
        positions = [int(value) for key, value in actor.items() if key.startswith("position_")]
        resistance = (1 - sum(positions) / len(positions)) / 2
        power = 0.5 + int(actor["influence_votes"]) / 8
        table.append([actor["id"], actor["id"], actor["kind"], f"{resistance:.4f}", f"{power:.4f}"])
    return table


def ties() -> list[list[str]]:
    known: dict[tuple[str, str], float] = {}
    for row in rows("relations.csv"):
        source, target, committees = row["source"], row["target"], int(row["shared_committees"])
        known[source, target] = trust(sum(int(row[name]) for name in RELATIONS), committees)
        known.setdefault((target, source), trust(0, committees))
    return [["source", "target", "trust"], *([source, target, f"{value:.2f}"] for (source, target), value in sorted(known.items()))]


def write(name: str, table: list[list[str]]) -> None:
    with (HERE / name).open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows(table)


if __name__ == "__main__":
    write("stakeholders.csv", register())
    write("ties.csv", ties())
