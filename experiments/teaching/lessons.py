"""The numbers of the trainer's guide: what its two lessons, and the plans of the village, bring about in 40 equally lucky worlds.

``python experiments/teaching/lessons.py`` computes them, writes docs/workshop/numbers.csv, and puts them into the guide (`make guide`).
"""

from __future__ import annotations

import csv
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import parts
from told import COLUMNS, Fact, said

from partnership_sim import draws
from partnership_sim.evidence.lab import Lab
from partnership_sim.scenario import Scenario
from partnership_sim.steering import Session
from partnership_sim.studies.intervals import of_runs
from partnership_sim.workshop.play import WORLDS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from partnership_sim.evidence.lab import Arms
    from partnership_sim.state import Array

ROOT = Path(__file__).parents[2]
HOME = ROOT / "docs" / "workshop"
PAGES = {"en": "guide.md", "id": "guide.id.md"}
TABLE = "numbers.csv"
#: The months of lesson A in which the offices get no money, and those in which talk or audits are paid for.
CUT = range(14, 26)
OFFICES = "trust_community_government"
PROMISE = (OFFICES, "kept_promises", "need_met", "resources_government")
BROKERS = ("active_core", "trust", "kept_promises", "need_met")
VILLAGE = ("need_met", "trust")


class Worlds(NamedTuple):
    """A scenario, and what each of its plans brings about in 40 worlds."""

    case: Scenario
    arms: Arms

    def at(self, metric: str, month: int, plan: int = 0) -> Array:
        """Return a metric in a month, [world], under a plan of the scenario by its number; 0 is no programme."""
        return np.asarray(self.arms.at(metric, month, self.case.plans[plan].name)[0])


def case_of(folder: str) -> Scenario:
    """Return a scenario of experiments/."""
    return Scenario.load(ROOT / "experiments" / folder)


def worlds(case: Scenario, metrics: Sequence[str]) -> Worlds:
    """Run a scenario in 40 worlds."""
    return Worlds(case, Lab(case.seed).run(case, metrics, WORLDS))


def level(mark: str, values: Array, seed: int) -> Fact:
    """Return the mean of a measure over worlds."""
    return _fact(mark, values, None, seed, signed=False)


def gap(mark: str, values: Array, others: Array, seed: int) -> Fact:
    """Return the mean of a difference world by world, and in how many worlds it has the sign of its mean."""
    difference = values - others
    return _fact(mark, difference, int((np.sign(difference.mean()) * difference > 0).sum()), seed, signed=True)


def _fact(mark: str, values: Array, true: int | None, seed: int, *, signed: bool) -> Fact:
    found = of_runs(values[:, None], luck=draws.of_runs(seed, range(len(values))))
    mean, low, high = (float(one[0]) for one in found)
    return Fact(mark, mean, low, high, true, len(values), signed)


def promise() -> list[Fact]:
    """Return what lesson A tells: with the cut and without it, and with talk or audits beside none."""
    case = case_of("jembatan_karangjati")
    cut, calm = worlds(case, PROMISE), worlds(case.with_(shocks=[], plans=[]), PROMISE)
    talk, audit = 1, 2

    def lost(mark: str, metric: str, month: int) -> Fact:
        return gap(f"{mark}_{month}", cut.at(metric, month), calm.at(metric, month), case.seed)

    def moved(mark: str, metric: str, month: int, plan: int) -> Fact:
        return gap(f"{mark}_{month}", cut.at(metric, month, plan), cut.at(metric, month), case.seed)

    return [
        level("before_13", cut.at(OFFICES, 13), case.seed),
        lost("trust", OFFICES, 26),
        lost("kept", "kept_promises", 25),
        lost("kept", "kept_promises", 30),
        lost("money", "resources_government", 36),
        lost("trust", OFFICES, 36),
        lost("trust", OFFICES, 48),
        lost("trust", OFFICES, 72),
        lost("need", "need_met", 48),
        moved("talk", OFFICES, 25, talk),
        moved("talk", OFFICES, 72, talk),
        moved("audit", OFFICES, 25, audit),
        moved("audit", OFFICES, 72, audit),
    ]


def seen(case: Scenario, plan: int) -> Array:
    """Return how often communities see an office break its word to them while the offices get no money, [world]."""
    found = []
    for world in range(WORLDS):
        run = Session(case, case.plans[plan], world, metrics=["trust"])
        run.run_to(CUT.stop - 1)
        kinds = {one: run.cast.kind_names[int(code)] for one, code in zip(run.cast.ids, run.cast.kind, strict=True)}
        events = [event for month in CUT for event in run.event_rows(month) if event["event"] == "breach_seen"]
        found.append(sum((kinds[str(one["who"])], kinds[str(one["with"])]) == ("government", "community") for one in events))
    return np.array(found, dtype=float)


def why() -> list[Fact]:
    """Return why trust falls further under talk and audits in lesson A: more broken promises are met with, or seen."""
    case = case_of("jembatan_karangjati")
    none = seen(case, 0)
    return [
        level("seen", none, case.seed),
        gap("seen_talk", seen(case, 1), none, case.seed),
        gap("seen_audit", seen(case, 2), none, case.seed),
    ]


def ten() -> Scenario:
    """Return the partnership of lesson B as it would be if nobody joined the ten who began."""
    source = ROOT / "experiments" / "bank_sampah_kenanga"
    with tempfile.TemporaryDirectory() as folder:
        place = Path(shutil.copytree(source, Path(folder) / "ten"))
        stakeholders = _rows(place / "stakeholders.csv", lambda row: not row["joins"])
        there = {row["id"] for row in stakeholders}
        _rows(place / "ties.csv", lambda row: {row["source"], row["target"]} <= there)
        return Scenario.load(place)


def _rows(path: Path, kept: Callable[[dict[str, str]], bool]) -> list[dict[str, str]]:
    """Leave some rows of a table in its file, and return them."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = [row for row in csv.DictReader(stream, delimiter=";") if kept(row)]
    with path.open("w", encoding="utf-8", newline="") as stream:
        table = csv.DictWriter(stream, list(rows[0]), delimiter=";")
        table.writeheader()
        table.writerows(rows)
    return rows


def brokers() -> list[Fact]:
    """Return what lesson B tells: before and after the scandal, and the plans beside none."""
    case = case_of("bank_sampah_kenanga")
    grown, alone = worlds(case, BROKERS), worlds(ten(), BROKERS)
    start, late, talk, services = 1, 2, 3, 4

    def moved(mark: str, metric: str, month: int, plan: int) -> Fact:
        return gap(f"{mark}_{month}", grown.at(metric, month, plan), grown.at(metric, month), case.seed)

    core = "active_core"
    return [
        level("core_39", grown.at(core, 39), case.seed),
        level("core_42", grown.at(core, 42), case.seed),
        level("ten_core_39", alone.at(core, 39), case.seed),
        level("ten_core_42", alone.at(core, 42), case.seed),
        gap("fall", grown.at(core, 42) - grown.at(core, 39), alone.at(core, 42) - alone.at(core, 39), case.seed),
        moved("start", core, 42, start),
        moved("start", core, 60, start),
        moved("late", core, 42, late),
        moved("late", core, 60, late),
        moved("talk", core, 42, talk),
        moved("services", core, 42, services),
        moved("price_trust", "trust", 24, start),
        moved("price_kept", "kept_promises", 12, start),
        moved("need", "need_met", 60, start),
    ]


def village() -> list[Fact]:
    """Return what the plans of the village bring about."""
    case = case_of("air_bersih")
    found = worlds(case, VILLAGE)
    end, last = case.programme_end, case.months
    facts = [level(f"{metric}_{month}", found.at(metric, month), case.seed) for metric in VILLAGE for month in (end, last)]
    for plan in range(1, len(case.plans)):
        facts += [
            gap(f"plan_{plan}_{month}", found.at("need_met", month, plan), found.at("need_met", month), case.seed) for month in (end, last)
        ]
    return facts


#: The tables of numbers, by the names that they have in the guide.
TABLES: dict[str, Callable[[], list[Fact]]] = {"promise": promise, "why": why, "brokers": brokers, "village": village}


def read(path: Path = HOME / TABLE) -> dict[str, list[Fact]]:
    """Return the facts that are written down, by table."""
    found: dict[str, list[Fact]] = {}
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            mean, low, high = (float(row[name]) for name in ("mean", "low", "high"))
            true = int(row["true"]) if row["true"] else None
            found.setdefault(row["table"], []).append(Fact(row["id"], mean, low, high, true, int(row["worlds"]), row["signed"] == "yes"))
    return found


def write(facts: dict[str, list[Fact]], path: Path = HOME / TABLE) -> None:
    """Write facts down."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        table = csv.writer(stream, lineterminator="\n")
        table.writerow(COLUMNS)
        for name, some in facts.items():
            for one in some:
                numbers = (f"{number:.6f}" for number in (one.mean, one.low, one.high))
                true = "" if one.true is None else one.true
                table.writerow([name, one.id, said(name, one.id)["en"], *numbers, true, one.worlds, "yes" if one.signed else "no"])


def main() -> None:
    """Compute everything, write it down, and put it into the guide."""
    write({name: compute() for name, compute in TABLES.items()})
    for language, name in PAGES.items():
        page = HOME / name
        page.write_text(parts.filled(page.read_text(encoding="utf-8"), language, read()), encoding="utf-8")


if __name__ == "__main__":
    main()
