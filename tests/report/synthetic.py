"""A results folder with plausible curves and known answers, made without running the model."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import numpy as np

from partnership_sim import draws
from partnership_sim.kinds import COLUMNS, KINDS
from partnership_sim.metrics import METRICS
from partnership_sim.results import manifest, seal, writer
from partnership_sim.results.columns import COUNTERFACTUALS, EVENTS, LAYOUTS, NO_PROGRAMME, POWER, SHOCK_COSTS, STATE_START, TIES, WHAT_IF
from partnership_sim.running import moments, outcomes
from partnership_sim.scenario.schema import Scenario
from partnership_sim.studies import goals
from partnership_sim.studies.summary import comparison, summary

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    Array = NDArray[np.float64]

#: Plan -> what it adds to trust and service while it runs, and the share of it that stays.
EFFECTS = {
    "Kapasitas dulu": (0.10, 0.06, 0.9),
    "Dialog dan mediasi": (0.16, 0.12, 0.5),
    "Layanan langsung": (0.0, 0.10, 0.05),
    "Keterbukaan": (-0.03, -0.02, 0.8),
}
COUNTS = {"community": 12, "government": 3, "business": 3, "ngo": 2}
REGISTER = "id;name;kind;power\n" + "".join(
    f"{kind}{number};{name};{kind};{power}\n"
    for number, (kind, name, power) in enumerate(
        [
            ("government", "Dinas PU", "6,5"),
            ("ngo", "LSM Mitra", ""),
            ("business", "PT Tirta", "2"),
            ("community", "RT 01", "0,4"),
            ("community", "RT 02", "1,9"),
        ]
    )
)
#: Month, duration and targets of the shocks that are tried.
STRUCK = {
    "shock:scandal": (6, 1, "government|ngo"),
    "shock:scandal:ngo": (6, 1, "ngo-001"),
    "shock:disaster": (6, 24, "community"),
}
SHOCKS = [{"shock": "leadership_change", "month": 8, "severity": 0.5}, {"shock": "funding_cut", "rate": 0.2, "severity": 0.4}]


def mapping(plans: tuple[str, ...], *, months: int, programme_end: int, replicates: int, **keys: Any) -> dict[str, Any]:
    """Return a scenario as TOML would give it."""
    actions = [{"lever": "capacity_building", "spend": 1.0}]
    return {
        "name": "Air bersih Desa Sukamaju",
        "language": "id",
        "months": months,
        "programme_end": programme_end,
        "replicates": replicates,
        "goals": ["service", "trust", "sustained"],
        "population": dict(COUNTS),
        "plans": [{"name": name, "actions": actions} for name in plans if name != NO_PROGRAMME],
        "shocks": SHOCKS,
        "uncertainties": {"trust_loss_ratio": [2.5, 5.0], "escalation": [0.1, 0.3]},
        "parameters": {"trust_loss_ratio": 4.0},
    } | keys


def curves(effect: tuple[float, float, float], luck: Array, months: int, programme_end: int) -> Array:
    """Return monthly values [run, month, metric] of a plan under a luck, [run, month]."""
    month = np.arange(1, months + 1)
    ramp = np.minimum(month, programme_end) / programme_end
    after = np.clip((month - programme_end) / 12, 0, 1)
    path = ramp * (1 - after * (1 - effect[2]))
    names = list(METRICS)
    values = np.zeros((*luck.shape, len(names)))
    for index, name in enumerate(names):
        trust, service = 0.5 + 0.3 * luck + effect[0] * path, 0.18 * np.exp(luck) + effect[1] * path
        if name.startswith("trust") or name in {"credibility", "capacity", "voice", "information"}:
            values[:, :, index] = np.clip(trust, 0, 1)
        elif name.startswith("resistance"):
            values[:, :, index] = np.clip(0.4 - 0.2 * luck - effect[0] * path, 0, 1)
        elif name == "service":
            values[:, :, index] = np.maximum(service, 0)
        elif name == "spent":
            values[:, :, index] = 0.0 if effect == (0.0, 0.0, 0.0) else np.where(month <= programme_end, 1.0, 0.0)
        else:
            values[:, :, index] = np.clip(0.3 + 0.5 * luck + effect[0] * path, 0, 1)
    holds = (values[:, :, names.index("trust")] > 0.42).astype(float)
    values[:, :, names.index("core_kinds")] = values[:, :, names.index("convened")] = holds
    values[:, :, names.index("organisations_at_work")] = 5.0 * holds
    values[:, :, names.index("settled")] = np.nan
    return values


def make(
    folder: Path,
    *,
    plans: tuple[str, ...] | None = None,
    replicates: int = 12,
    months: int = 24,
    programme_end: int = 12,
    register: bool = False,
    money: bool = True,
    partial: bool = False,
    undefined: bool = False,
    without_rows: tuple[str, ...] = (),
    names: dict[str, str] | None = None,
    values: dict[str, Array] | None = None,
    **keys: Any,
) -> Path:
    """Write a results folder and return it.

    Parameters
    ----------
    plans : tuple of str, optional
        Beside "No programme"; those of `EFFECTS` by default.
    undefined : bool
        Whether every metric is undefined in every month.
    without_rows : tuple of str
        Tables that have none.
    names : dict of str to str, optional
        Another name for a stakeholder, by id.
    values : dict of str to array, optional
        Plan -> monthly values, [run, month, metric], in place of the usual curves.
    """
    chosen = (NO_PROGRAMME, *(EFFECTS if plans is None else plans))
    given = mapping(chosen, months=months, programme_end=programme_end, replicates=replicates * (2 if partial else 1), **keys)
    files = {}
    if money:
        given["money"] = {"currency": "IDR", "unit": 25_000_000}
    if register:
        given["population"] = COUNTS | {"register": "register.csv"}
        files["register.csv"] = REGISTER.encode()
    case = Scenario.of(given, files=files)
    folder.mkdir(parents=True, exist_ok=True)
    luck = np.random.default_rng(7).normal(0, 0.12, (replicates, months)).cumsum(axis=1) / 3
    effects = {
        plan: (0.0, 0.0, 0.0) if plan == NO_PROGRAMME else EFFECTS.get(plan, (0.02 * number, 0.01 * number, 0.6))
        for number, plan in enumerate(chosen)
    }
    values = values or {plan: curves(effect, luck, months, programme_end) for plan, effect in effects.items()}
    if undefined:
        values = {plan: np.full_like(cube, np.nan) for plan, cube in values.items()}
    _write_runs(folder, case, values)
    _write_people(folder, case, chosen, names or {})
    writer.write(folder, WHAT_IF.file, _what_if(case, values))
    writer.write(folder, COUNTERFACTUALS.file, _counterfactuals(case, values))
    writer.write(folder, SHOCK_COSTS.file, _shock_costs(case))
    writer.write(folder, POWER.file, {column: [] for column in POWER.columns})
    writer.write_scenario(folder, case.files)
    writer.write_checked(folder, case)
    moment = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
    counts = {"plans": len(chosen), "replicates": replicates, "months": months, "stakeholders": sum(COUNTS.values())}
    command = ["partnership-sim", "run", "experiments/air_bersih"]
    for name in without_rows:
        writer.write(folder, name, {column: [] for column in LAYOUTS[name].columns})
    content = manifest.of(
        files=case.files,
        seed=case.seed,
        command=command,
        started=moment,
        ended=moment,
        counts=counts,
        language=case.language,
        partial=partial,
    )
    manifest.write(folder, seal.sealed(folder, content))
    return folder


def _write_runs(folder: Path, case: Scenario, values: dict[str, Array]) -> None:
    metrics = tuple(METRICS)
    with writer.RunsWriter(folder, metrics) as out:
        out.add(0, values)
    shock = np.full(len(values[NO_PROGRAMME]), 8)
    found: dict[str, dict[str, Array]] = {}
    for plan, cube in values.items():
        base = found[NO_PROGRAMME]["service_total"] if found else None
        found[plan] = outcomes.of_runs(cube, metrics, np.full(cube.shape[:2], 12), np.full(cube.shape[:2], 5), shock, base)
    tables = {plan: moments.of_block(cube, case.programme_end) for plan, cube in values.items()}
    luck = draws.of_runs(case.seed, range(len(values[NO_PROGRAMME])))
    writer.write(folder, "outcomes.parquet", outcomes.table(found))
    writer.write(folder, "summary.csv", summary(tables, found, metrics, luck))
    writer.write(folder, "comparison.csv", comparison(tables, found, metrics, luck))


def _people(case: Scenario, names: dict[str, str]) -> list[tuple[str, str, str]]:
    """Return id, name and kind of everybody."""
    register = case.population.register
    listed = list(zip(register.ids, register.names, register.kinds, strict=True)) if register is not None else []
    people = [(one, names.get(one, name), kind) for one, name, kind in listed]
    for kind in KINDS:
        known = sum(1 for _, _, other in listed if other == kind)
        people += [(f"{kind}-{n:03d}", f"{kind}-{n:03d}", kind) for n in range(1, case.population.total(kind) - known + 1)]
    return people


def _write_people(folder: Path, case: Scenario, plans: tuple[str, ...], names: dict[str, str]) -> None:
    people = _people(case, names)
    generator = np.random.default_rng(11)
    keys = [(plan, at) for plan in plans for at in ("0", "programme_end", "end")]
    count = len(keys) * len(people)
    states = {column.name: generator.uniform(0.2, 0.9, count) for column in COLUMNS}
    texts = {
        "plan": [plan for plan, _ in keys for _ in people],
        "at": [at for _, at in keys for _ in people],
        **{name: [person[place] for person in people] * len(keys) for place, name in enumerate(("id", "name", "kind"))},
    }
    writer.write(folder, "stakeholders.parquet", {**texts, **states})
    ids = [one for one, _, _ in people]
    begun = {column.name: np.linspace(0.2, 0.9, len(ids)) for column in COLUMNS}
    writer.write(folder, STATE_START.file, {"replicate": [0] * len(ids), "id": ids, **begun})
    rows = []
    for plan, at in keys:
        for i in range(len(ids)):
            for j in {(i + 1) % len(ids), (i * 3 + 5) % len(ids)} - {i}:
                conflict = float(generator.random() < 0.05)
                rows += [
                    (plan, at, one, other, generator.uniform(0.2, 0.9), conflict) for one, other in ((ids[i], ids[j]), (ids[j], ids[i]))
                ]
    writer.write(folder, TIES.file, dict(zip(TIES.columns, map(list, zip(*rows, strict=True)), strict=True)))
    a, b, c = ids[0], ids[len(ids) // 2], ids[-1]
    happened = [
        (8, "shock", "leadership_change", "government", "", 0.5),
        (2, "breach_seen", a, b, "", 0.12),
        (3, "conflict_opened", a, b, "", 0.3),
        (6, "conflict_settled", a, b, c, 0.35),
        (4, "tie_brokered", a, c, b, 0.5),
        (5, "conflict_harmful", c, a, "", 0.2),
        (7, "spending_held_back", "", "", "", 0.4),
        (9, "joined", c, "", "", np.nan),
        (10, "tie_ended", b, c, "", 0.1),
        (11, "budget_exhausted", "", "", "", 12.0),
        *((month, "tie_formed", a, b, "", 0.4) for month in range(1, 21)),
        (13, "conflict_opened", b, c, "", 0.3),
        (15, "conflict_faded", b, c, "", 0.3),
    ]
    told = [(plan, 3, *row) for plan in plans for row in happened]
    writer.write(folder, EVENTS.file, dict(zip(EVENTS.columns, map(list, zip(*told, strict=True)), strict=True)))


def _counterfactuals(case: Scenario, values: dict[str, Array]) -> dict[str, list[Any]]:
    """Return runs without the shock of month 8 (two hundredths better from month 9 on, less and less) and without the action (worse)."""
    names = ("service", "trust")
    month = np.arange(1, case.months + 1)
    without_shock = np.where(month >= 9, 0.02 * 0.9 ** (month - 9.0), 0.0)
    rows = []
    for plan, cube in values.items():
        own = cube[min(3, len(cube) - 1)][:, [list(METRICS).index(name) for name in names]]
        arms = [("nothing", 0, month < 0, own)]
        arms += [("shock", 1, month == 8, own + without_shock[:, None])] if case.shocks else []
        arms += [("action", 1, month <= case.programme_end, own - 0.05)] if plan != NO_PROGRAMME else []
        rows += [
            (plan, 3, kind, entry, at + 1, bool(acts[at]), *found[at]) for kind, entry, acts, found in arms for at in range(case.months)
        ]
    return dict(zip((*COUNTERFACTUALS.columns, *names), map(list, zip(*rows, strict=True)), strict=True))


def _shock_costs(case: Scenario) -> dict[str, list[Any]]:
    """Return runs without shocks: by every measure one hundredth better without the first, no clear difference without the second."""
    found = {0: (0.012, 0.004), 1: (0.01, 0.003), 2: (0.002, 0.005)} if len(case.shocks) == 2 else {}
    asked = goals.of(case.goals, months=case.months, programme_end=case.programme_end)
    rows = [
        (plan.name, entry, goal.name, goal.at, 0.3, difference, difference - half, difference + half)
        for plan in case.plans
        for entry, (difference, half) in found.items()
        for goal in asked
    ]
    return {name: [row[at] for row in rows] for at, name in enumerate(SHOCK_COSTS.columns)}


def _what_if(case: Scenario, values: dict[str, Array]) -> dict[str, list[Any]]:
    """Return what-ifs in which escalation's upper end and a scandal harm, and trust_loss_ratio does nothing."""
    metrics = list(METRICS)
    harm = {("escalation", 0.3): -0.03, ("shock:scandal", 0.5): -0.05, ("budget_scale", 0.5): -0.02, ("budget_scale", 2.0): 0.01}
    nothing = [
        ("escalation", 0.1),
        ("trust_loss_ratio", 2.5),
        ("trust_loss_ratio", 5.0),
        ("budget_scale", 1.0),
        ("shock:disaster", 0.5),
        ("shock:scandal:ngo", 0.5),
    ]
    asked = list(
        {
            goal.name: goal
            for goal in (
                *goals.of(case.goals, months=case.months, programme_end=case.programme_end),
                goals.Goal("sustained", "run", 1),
                goals.Goal("cost", "run", -1),
            )
        }.values()
    )
    levels = {}
    since = {"after": case.programme_end, "end": -1, "run": 0}
    runs = min(50, len(values[NO_PROGRAMME]))
    for plan, cube in values.items():
        for change, value in (*harm, *nothing):
            shift = 0.0 if plan == NO_PROGRAMME else harm.get((change, value), 0.0)
            for goal in asked:
                own = cube[:runs, since[goal.at] :, metrics.index(goal.name)].mean(axis=1) if goal.name in metrics else np.full(runs, 0.6)
                if goal.name == "cost":
                    own = np.full(runs, 0.0 if plan == NO_PROGRAMME else case.programme_end * (value if change == "budget_scale" else 1.0))
                moved = shift * (5 if goal.name == "sustained" else 1) * (goal.name != "cost")
                levels[change, value, goal.name, goal.at, plan] = float(own.mean()) + moved, float(np.median(own)) + moved, moved
    rows = []
    for (change, value, metric, at, plan), (mean, median, moved) in levels.items():
        struck = STRUCK.get(change, (0, 0, ""))
        between = {other: moved if other == plan else mean - levels[change, value, metric, at, other][0] for other in values}
        rows += [
            (plan, other, change, value, *struck, metric, at, runs, mean, median, gap, gap - 0.004, gap + 0.004)
            for other, gap in between.items()
        ]
    return dict(zip(WHAT_IF.columns, map(list, zip(*rows, strict=True)), strict=True))
