"""What breaks without each parameter: ``python experiments/parameters/without.py`` writes docs/evidence/parameters.md and .csv anew.

Every finding is tried at every change of neutral.py, with fewer replicates than it asks for, under the same luck as at the defaults. It takes
about 25 minutes on one core and goes on where it was stopped: what is known lies in results/parameters, and counts as long as the
model, the findings and the sizes are what they were.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from partnership_sim.declare import PARAMETERS
from partnership_sim.evidence import FINDINGS, Lab, load
from partnership_sim.evidence.lab import CALENDAR, MIX, action
from partnership_sim.evidence.without import BROKEN, MENDED, WEAKER, Attempt, held_by_default, moves, points_of, tried, verdict
from partnership_sim.results import spreadsheet
from partnership_sim.results.manifest import hash_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from partnership_sim.evidence.without import Absence

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))
from neutral import KEPT, changes  # noqa: E402 - it lies beside this file

ROOT = HERE.parents[1]
SEED = 77
#: Of the replicates that findings ask for, so many are run: fewer of the slow ones, more where much is chance.
SHARE, SHARES = 0.2, {"4": 0.6, "11": 0.1, "12": 0.1, "F16a": 0.6}
#: Changes tried in one go, so that little is lost where it is stopped.
AT_ONCE = 24
METRICS = "metrics"
#: What the metrics are watched under: the mix of the findings, and what the mix leaves out.
OTHER_LEVERS = [
    action("service_delivery", 2.0),
    action("service_delivery", 1.0, form="joint"),
    action("facilitated_dialogue", 1.0, form="messages"),
    action("public_education", 0.5),
    action("advocacy", 0.5),
    action("transparency", 0.5, form="entitlements"),
    action("transparency", 0.5, form="monitoring"),
]
WATCHED_REPLICATES = 120
#: What the numbers depend on: these of the package, and the findings.
NUMBERS = (
    "parameters.py",
    "arithmetic.py",
    "draws.py",
    "state.py",
    "month.py",
    "month_sums.py",
    "declare.py",
    "dynamics",
    "engine",
    "kinds",
    "levers",
    "metrics",
    "population",
    "shocks",
)
COLUMNS = ("parameter", "label", "default", "low", "high", "unit", "mark", "source", "without", "broken", "weaker", "mended", "moved")


def fingerprint(share: float) -> str:
    """Return what stands for the model, the findings and the sizes."""
    package = ROOT / "src" / "partnership_sim"
    paths = [path for name in NUMBERS for path in ([package / name] if name.endswith(".py") else sorted((package / name).rglob("*.py")))]
    paths += sorted((ROOT / "experiments" / "evidence").glob("*.py"))
    files = {str(path.relative_to(ROOT)): path.read_bytes() for path in paths}
    return hash_of({**files, "sizes": f"{share} {SHARES} {AT_ONCE} {SEED} {WATCHED_REPLICATES} {changes()}".encode()})[:16]


def tasks(only: Sequence[str]) -> list[tuple[str, int]]:
    """Return what is to be run: a finding, or the metrics, and which of the groups of changes."""
    ids = [finding.id for finding in load() if finding.effect] + [METRICS]
    unknown = [name for name in only if name not in ids]
    if unknown:
        raise SystemExit(f"no such finding: {', '.join(unknown)}")
    return [(name, at) for name in (only or ids) for at in range(0, len(changes()), AT_ONCE)]


def run(name: str, group: Sequence[Absence], share: float, workers: int | None) -> list[Any]:
    """Return what a finding measures, or the metrics that moved, of each change."""
    lab = Lab(SEED, share=share * SHARES.get(name, SHARE) / SHARE, points=points_of(group), workers=workers)
    if name != METRICS:
        return list(tried(FINDINGS[name](), lab))
    plans = {"mix": MIX, "other levers": OTHER_LEVERS}
    return list(moves(lab, plans, replicates=WATCHED_REPLICATES, months=72, programme_end=36, shocks=CALENDAR))


def rows(answers: dict[str, list[Any]]) -> Iterator[dict[str, Any]]:
    """Yield a row a change: what breaks, weakens or mends, and which metrics move, the most first."""
    verdicts = {name: [verdict(FINDINGS[name](), Attempt(*one)) for one in found] for name, found in answers.items() if name != METRICS}
    for at, change in enumerate(changes()):
        p = PARAMETERS[change.parameter]
        by = {asked: [name for name, found in verdicts.items() if found[at] == asked] for asked in (BROKEN, WEAKER, MENDED)}
        moved = sorted(answers[METRICS][at].items(), key=lambda item: -abs(item[1]))
        yield {
            "parameter": change.parameter, "label": str(p.label), "default": p.default, "low": p.low, "high": p.high,
            "unit": p.unit, "mark": p.mark, "source": str(p.source), "without": change.value, **by, "moved": moved,
        }  # fmt: skip


def page(found: Sequence[dict[str, Any]], share: float, failing: Sequence[str]) -> str:
    """Return the page."""
    names = list(dict.fromkeys(row["parameter"] for row in found))
    of = {name: [row for row in found if row["parameter"] == name] for name in names}
    breaking = [name for name in names if any(row[BROKEN] for row in of[name])]
    weakening = [name for name in names if name not in breaking and any(row[WEAKER] for row in of[name])]
    rest = [name for name in names if name not in breaking and name not in weakening]
    moving = [name for name in rest if any(row["moved"] for row in of[name])]
    nothing = [name for name in rest if name not in moving]
    lines = [
        "# What each parameter is for\n",
        (
            f"{len(names)} parameters. Each was set to the value at which its mechanism does nothing (`without`; else to the ends of its range), all others at their defaults, on seed {SEED}; every finding of [findings.md](findings.md) was tried there with "
            f"{share:.0%} of its replicates ({_shares(share)}), under the same luck as at the defaults. *Broken*: its means point another way, or lie out of their range, and so do both ends of their intervals; *weaker*: it is not what the protocol asks any more, but not clearly the contrary; *mended*: it does not hold at the defaults (at so few replicates) and does here. "
            "A verdict asks that some quantity of the finding (of a target, and of what mends: its effect) moved clearly (95 %). Metrics: standard partnership, 72 months, programme of 36 with no programme, with a mix of six levers, or with the other levers, under the usual calendar of shocks; moved: clearly (99.9 %) and by 5 % or more (of 1, for `sustained`) in the last year of the programme or of the run. "
            "Marks say where a value comes from: read, computed, remembered, calibrated (so that findings hold), assumption. The whole source: [parameters.csv](parameters.csv). Made by `make parameters`.\n"
        ),
        f"- Without these {len(breaking)} some finding breaks: {_listed(breaking)}.",
        f"- Without these {len(weakening)} some finding weakens: {_listed(weakening)}.",
        f"- Without these {len(moving)} no finding does either, but metrics move: {_listed(moving)}.",
        f"- Without these {len(nothing)} nothing of that happens: {_listed(nothing)}.",
        *(f"  - `{name}` stays: {KEPT[name]}." for name in nothing if name in KEPT),
        "",
        f"At the defaults, on this seed and at so few replicates, these do not hold: {', '.join(failing) or 'none'}. Where one mends without a parameter that has little to do with it, it stood at the edge.\n",
        "| parameter | what it is for | default (range) | mark | without | breaks | weakens | mends | moves most |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    lines += [_line(row) for row in found]
    return "\n".join([*lines, ""])


def _shares(share: float) -> str:
    return ", ".join(f"{name}: {share * part / SHARE:.0%}" for name, part in SHARES.items())


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f"`{name}`" for name in names) or "none"


def _line(row: dict[str, Any]) -> str:
    moved = "; ".join(f"{name} {size:+.0%}" for name, size in row["moved"][:3])
    count = f" (of {len(row['moved'])})" if len(row["moved"]) > 3 else ""
    verdicts = " | ".join(", ".join(row[name]) for name in (BROKEN, WEAKER, MENDED))
    return f"| `{row['parameter']}` | {row['label']} | {row['default']:g} ({row['low']:g} to {row['high']:g}) {row['unit']} | {row['mark']} | {row['without']:g} | {verdicts} | {moved}{count} |"


def write(folder: Path, found: Sequence[dict[str, Any]], share: float, failing: Sequence[str]) -> None:
    """Write page and table."""
    folder.mkdir(parents=True, exist_ok=True)
    flat = [
        {**row, **{name: " ".join(row[name]) for name in (BROKEN, WEAKER, MENDED)}, "moved": "; ".join(f"{name} {size:+.3g}" for name, size in row["moved"])}
        for row in found
    ]  # fmt: skip
    spreadsheet.write(folder / "parameters.csv", COLUMNS, ([row[name] for name in COLUMNS] for row in flat))
    (folder / "parameters.md").write_text(page(found, share, failing), encoding="utf-8")


def main(words: Sequence[str] | None = None) -> None:
    """Run what is not known yet; write once all is."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--only", action="append", default=[], help="a finding's id, or metrics; may be given several times")
    reader.add_argument("--share", type=float, default=SHARE, help="of the replicates that findings ask for")
    reader.add_argument("--minutes", type=float, help="start nothing new after so many minutes")
    reader.add_argument("--workers", type=int, help="threads; by default all")
    reader.add_argument("--cache", type=Path, default=ROOT / "results" / "parameters")
    reader.add_argument("--out", type=Path, default=ROOT / "docs" / "evidence")
    asked = reader.parse_args(words)
    cache: Path = asked.cache
    cache.mkdir(parents=True, exist_ok=True)
    started = time.monotonic()
    stands_for = fingerprint(asked.share)

    def answer_of(name: str, at: int) -> Path:
        return cache / f"{stands_for}-{name}-{at}.json"

    for name, at in tasks(asked.only):
        path = answer_of(name, at)
        if path.exists():
            continue
        if asked.minutes is not None and time.monotonic() - started > 60 * asked.minutes:
            print("out of time; run it again to go on", file=sys.stderr)
            return
        since = time.monotonic()
        answer = run(name, changes()[at : at + AT_ONCE], asked.share, asked.workers)
        path.with_suffix(".part").write_text(json.dumps(answer), encoding="utf-8")
        path.with_suffix(".part").replace(path)
        print(f"{name} {at}: {time.monotonic() - since:.0f} s", file=sys.stderr)
    everything: dict[str, list[Path]] = {}
    for name, at in tasks([]):
        everything.setdefault(name, []).append(answer_of(name, at))
    if all(path.exists() for paths in everything.values() for path in paths):
        answers = {
            name: [item for path in paths for item in json.loads(path.read_text(encoding="utf-8"))] for name, paths in everything.items()
        }
        failing = [name for name, found in answers.items() if name != METRICS and not held_by_default(FINDINGS[name](), Attempt(*found[0]))]
        write(asked.out, list(rows(answers)), asked.share, failing)


if __name__ == "__main__":
    main()
