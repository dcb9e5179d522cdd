"""The words and tables of docs/sensitivity.md, of what screen.py found."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from questions import QUESTIONS

from partnership_sim.declare import PARAMETERS

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping, Sequence

#: Rows of the table and of the picture; things to find out first.
SHOWN, FIRST = 20, 5
ACROSS = "share of variance: parameters (blue, 95 % interval), chance (grey)"
EFFECT = "effect of the plan"
EFFECTS = (
    *("case", "outcome", "of", "parameter", "mu", "mu_star", "mu_star_low", "mu_star_high", "sigma", "chance", "size", "clear"),
    *("slope", "slope_low", "slope_high", "weight"),
)
SHARES = ("case", "outcome", "of", "mean", "sd", "between", "between_low", "between_high", "within", "share", "share_low", "share_high")


def label(name: str) -> str:
    """Return what a parameter is called."""
    return str(PARAMETERS[name].label) or name


def number(value: float) -> float:
    """Return a number of four digits: what follows is chance."""
    return float(f"{value:.4g}")


def effect_cells(row: Mapping[str, Any]) -> list[object]:
    """Return a row of sensitivity.csv."""
    one = row["effect"]
    sizes = (one.mu, one.mu_star, one.mu_star - one.half, one.mu_star + one.half, one.sigma, one.chance, one.size)
    rest = (*row["slope"], row["weight"])
    return [*(row[name] for name in EFFECTS[:3]), one.parameter, *map(number, sizes), int(one.clear), *map(number, rest)]


def share_cells(row: Mapping[str, Any]) -> list[object]:
    """Return a row of sensitivity_chance.csv."""
    found = row["split"]
    numbers = (row["mean"], found.sd, *found.between, found.within.mean, *found.share)
    return [row["case"], row["outcome"], row["of"], *(number(float(value)) for value in numbers)]


def askable(name: str) -> bool:
    """Return whether it can be found out: luck cannot."""
    return not name.startswith("luck_")


def page(found: Sequence[Any], asked: argparse.Namespace, seconds: float) -> str:
    """Return the page."""
    village = found[0]
    parts = [_head(found, asked, seconds), _first(village), _chance(village), _table(found), _trust(found)]
    return "\n".join(parts)


def _head(found: Sequence[Any], asked: argparse.Namespace, seconds: float) -> str:
    village, other = found[0], found[1]
    count = len(village.weights)
    runs = len(found) * 2 * (asked.trajectories * (count + 1) * asked.replicates + asked.points * asked.each)
    return f"""# What the results hang on

Every declared parameter ({count}) was moved over its declared range, all at once, in two cases: the village water programme with the plan that ranks first there ("{village.plan}"), and the standard partnership with a mix of six levers ("{other.plan}").
Outcomes are means over the months after the programme ({village.case.programme_end + 1} to {village.case.months}), and whether the partnership is `sustained`. A planner decides on the effect of the plan: the same luck and the same parameters with the plan, less "No programme".
Made by `make sensitivity` ({runs:,} runs, {seconds / 60:.0f} minutes): {asked.trajectories} Morris trajectories with {asked.replicates} replicates a point, which find whatever has an effect, and {asked.points} sets of a Latin hypercube with {asked.each} replicates each, over all of which slopes are fitted:
where chance is large they tell more, so they decide the order.
All numbers: [sensitivity.csv](sensitivity.csv), [sensitivity_chance.csv](sensitivity_chance.csv).
"""


def _of(one: Any, outcome: str, of: str = EFFECT) -> dict[str, dict[str, Any]]:  # noqa: ANN401 - screen.Found
    """Return the rows of an outcome by parameter."""
    return {row["effect"].parameter: row for row in one.rows if row["outcome"] == outcome and row["of"] == of}


def _goals(one: Any) -> list[str]:  # noqa: ANN401
    return [goal for goal in one.case.goals if any(row["outcome"] == goal for row in one.rows)]


def _first(village: Any) -> str:  # noqa: ANN401
    goals = _goals(village)
    chosen = [name for name in village.weights if askable(name)][:FIRST]
    total = sum(village.weights[name] for name in chosen)
    lines = [
        "## Find out first\n",
        (
            f"These {len(chosen)} carry {total:.0%} of what parameters clearly do to the worth of the plan (share in the squared slopes, mean over the goals: {', '.join(goals)}). "
            "Luck itself is left out: nobody can find it out beforehand.\n"
        ),
    ]
    for place, name in enumerate(chosen, 1):
        p = PARAMETERS[name]
        moves = "; ".join(_move(goal, _of(village, goal)[name]["slope"], _mean(village, goal)) for goal in goals)
        question = QUESTIONS.get(name, f"How large is this where you work: {label(name)}?")
        lines.append(
            f"{place}. **{question}** Now assumed: {p.default:g}, may be {p.low:g} to {p.high:g} ({p.unit}; {p.mark}); "
            f"`{name}`, {label(name)}. From the low to the high end the worth of the plan moves by: {moves}."
        )
    return "\n".join([*lines, ""])


def _mean(one: Any, outcome: str) -> float:  # noqa: ANN401
    return next(float(row["mean"]) for row in one.shares if row["outcome"] == outcome and row["of"] == EFFECT)


def _move(goal: str, slope: Any, mean: float) -> str:  # noqa: ANN401
    if not slope.clear:
        return f"{goal} not clearly"
    return f"{goal} {slope.mean:+.2g} [{slope.low:+.2g}, {slope.high:+.2g}], on average {mean:+.2g}"


def _chance(village: Any) -> str:  # noqa: ANN401
    lines = [
        "## How much is chance\n",
        (
            "The variance of a single run's outcome, split by the law of total variance into what lies between sets of parameters and chance within them. "
            "The component between sets is freed from what chance adds to means of few replicates; intervals by the jackknife over sets.\n"
        ),
        "| outcome | of | mean | sd of a run | share of parameters [95 %] | chance |",
        "|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {row['outcome']} | {row['of']} | {row['mean']:.3g} | {row['split'].sd:.3g} | {_shares(row['split'].share)} |"
        for row in village.shares
    ]
    effects = {row["outcome"]: float(row["split"].share.mean) for row in village.shares if row["of"] == EFFECT}
    most, least = max(effects, key=effects.__getitem__), min(effects, key=effects.__getitem__)
    lines += [
        "",
        (
            f"Of the worth of the plan, parameters explain most for {most} ({max(effects[most], 0.0):.0%}) and least for {least} ({max(effects[least], 0.0):.0%}). "
            "What is chance no finding out removes: more replicates narrow the mean, never what one partnership will meet. What is parameters, better knowledge removes, and more replicates do not.\n"
        ),
        "![Share of variance between sets of parameters](sensitivity_chance.png)\n",
    ]
    return "\n".join(lines)


def _shares(share: Any) -> str:  # noqa: ANN401 - an Estimate
    """Return the two cells of shares: that of parameters with its interval, that of chance; a share lies within 0..1."""
    if any(math.isnan(part) for part in share):  # no spread at all
        return "- | -"
    middle, low, high = (min(max(float(part), 0.0), 1.0) for part in share)
    return f"{middle:.0%} [{low:.0%}, {high:.0%}] | {1 - middle:.0%}"


def _table(found: Sequence[Any]) -> str:
    village, other = found[0], found[1]
    outcomes = list(dict.fromkeys(row["outcome"] for row in village.rows))
    ranks = {name: rank for rank, name in enumerate(other.weights, 1)}
    by = {outcome: _of(village, outcome) for outcome in outcomes}
    lines = [
        "## What moves the worth of the plan\n",
        (
            f"The first {SHOWN} by weight (share in the squared clear slopes, mean over the goals), on the village case. A cell: slope over the whole range of the parameter, and mu*, the mean size of Morris' elementary effects; "
            "bold where it stands out from chance. The last column is the rank on the standard partnership.\n"
        ),
        f"| parameter | meaning | known how | weight | {' | '.join(outcomes)} | rank there |",
        f"|---|---|---|---|{'---|' * len(outcomes)}---|",
    ]
    for name in list(village.weights)[:SHOWN]:
        cells = " | ".join(_cell(by[outcome][name]) for outcome in outcomes)
        lines.append(f"| `{name}` | {label(name)} | {PARAMETERS[name].mark} | {village.weights[name]:.1%} | {cells} | {ranks[name]} |")
    return "\n".join([*lines, "", "![Mean size of Morris' effects; an orange mark is what chance alone gives](sensitivity.png)", ""])


def _cell(row: Mapping[str, Any]) -> str:
    slope, effect = f"{row['slope'].mean:+.2g}", f"{row['effect'].mu_star:.2g}"
    return f"{f'**{slope}**' if row['slope'].clear else slope}, {f'**{effect}**' if row['effect'].clear else effect}"


def _trust(found: Sequence[Any]) -> str:
    lines = ["## How far to trust this\n"]
    for one in found:
        top = [name for name in one.weights if askable(name)][:FIRST]
        again = [sum(name in [other for other in half if askable(other)][: 2 * FIRST] for name in top) for half in one.halves]
        pairs = dict.fromkeys((row["outcome"], row["of"]) for row in one.rows)
        rows = {name: [_of(one, *pair)[name] for pair in pairs] for name in one.weights}
        idle = [name for name in rows if all(row["effect"].mu_star == 0 for row in rows[name])]
        quiet = [name for name in rows if name not in idle and not any(row["effect"].clear for row in rows[name])]
        counts = ", ".join(f"{goal} {sum(row['slope'].clear for row in _of(one, goal).values())}" for goal in _goals(one))
        lines += [
            f"- {one.name}: the first {len(top)} are {_named(top)}; of these {again[0]} and {again[1]} are also among the first {2 * FIRST} by either half of the sets.",
            f"- {one.name}: parameters with a clear slope on the worth of the plan: {counts}. At 95 % about {len(rows) / 20:.0f} of {len(rows)} would seem clear by chance.",
            f"- {one.name}: no effect whatever, for the plan does not use what they are about: {_named(idle)}.",
            f"- {one.name}: Morris' effects on no outcome, neither on its level nor on the plan's effect, clearly more than chance: {_named(quiet)}.",
        ]
    lines += [
        "- Ranges are the declared ones; a wider range makes a parameter weigh more. What bends or depends on others shows in mu* and sigma (sensitivity.csv), not in the slope.",
        "- Another plan or another partnership gives another list: put your own case into `cases` of experiments/sensitivity/screen.py.",
    ]
    return "\n".join([*lines, ""])


def _named(names: Sequence[str]) -> str:
    return ", ".join(f"`{name}`" for name in names) or "none"
