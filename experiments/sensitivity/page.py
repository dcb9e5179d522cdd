"""The words and tables of docs/sensitivity.md, of what screen.py found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from questions import QUESTIONS

from partnership_sim.declare import PARAMETERS

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping, Sequence

#: Rows of the table and of the picture; things to find out first.
SHOWN, FIRST = 20, 5
EFFECT = "effect of the plan"
EFFECTS = ("case", "outcome", "of", "parameter", "label", "default", "low", "high", "unit", "mark")
EFFECTS += ("mu", "mu_star", "mu_star_low", "mu_star_high", "sigma", "chance", "size", "weight", "clear")
SHARES = ("case", "outcome", "of", "mean", "sd", "between", "between_low", "between_high", "within", "share", "share_low", "share_high")


def label(name: str) -> str:
    """Return what a parameter is called."""
    return PARAMETERS[name].label.en or name


def number(value: float) -> float:
    """Return a number of four digits: what follows is chance."""
    return float(f"{value:.4g}")


def effect_cells(row: Mapping[str, Any]) -> list[object]:
    """Return a row of sensitivity.csv."""
    one = row["effect"]
    p = PARAMETERS[one.parameter]
    sizes = (one.mu, one.mu_star, one.mu_star - one.half, one.mu_star + one.half, one.sigma, one.chance, one.size, row["weight"])
    head = (row["case"], row["outcome"], row["of"], one.parameter, label(one.parameter), p.default, p.low, p.high, p.unit, p.mark)
    return [*head, *(number(size) for size in sizes), int(one.clear)]


def share_cells(row: Mapping[str, Any]) -> list[object]:
    """Return a row of sensitivity_chance.csv."""
    found = row["split"]
    whole = max(float(found.between.mean + found.within.mean), 0.0) ** 0.5
    numbers = (row["mean"], whole, *found.between, found.within.mean, *found.share)
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
Made by `make sensitivity` ({runs:,} runs, {seconds / 60:.0f} minutes): {asked.trajectories} Morris trajectories with {asked.replicates} replicates a point, {asked.points} sets of a Latin hypercube with {asked.each} replicates each.
All numbers: [sensitivity.csv](sensitivity.csv), [sensitivity_chance.csv](sensitivity_chance.csv).
"""


def _effects(one: Any, outcome: str, of: str = EFFECT) -> dict[str, Any]:  # noqa: ANN401 - screen.Found
    return {row["effect"].parameter: row["effect"] for row in one.rows if row["outcome"] == outcome and row["of"] == of}


def _first(village: Any) -> str:  # noqa: ANN401
    goals = [goal for goal in village.case.goals if any(row["outcome"] == goal for row in village.rows)]
    chosen = [name for name in village.weights if askable(name)][:FIRST]
    total = sum(village.weights[name] for name in chosen)
    lines = [
        "## Find out first\n",
        f"These {len(chosen)} carry {total:.0%} of what parameters do to the worth of the plan (share of the squared effects, mean over the goals: {', '.join(goals)}). "
        "Luck itself is left out: nobody can find it out beforehand.\n",
    ]
    for place, name in enumerate(chosen, 1):
        p = PARAMETERS[name]
        moves = "; ".join(_move(goal, _effects(village, goal)[name], _mean(village, goal)) for goal in goals)
        question = QUESTIONS.get(name, f"How large is this where you work: {label(name)}?")
        lines.append(
            f"{place}. **{question}** Now assumed: {p.default:g}, may be {p.low:g} to {p.high:g} ({p.unit}; {p.mark}); "
            f"`{name}`, {label(name)}. From the low to the high end the worth of the plan moves by: {moves}."
        )
    return "\n".join([*lines, ""])


def _mean(one: Any, outcome: str) -> float:  # noqa: ANN401
    return next(float(row["mean"]) for row in one.shares if row["outcome"] == outcome and row["of"] == EFFECT)


def _move(goal: str, effect: Any, mean: float) -> str:  # noqa: ANN401
    way = "either way" if abs(effect.mu) < effect.mu_star / 2 else "up" if effect.mu > 0 else "down"
    told = f"{goal} {effect.mu_star:.3g} ± {effect.half:.2g} {way} (mean effect {mean:+.3g})"
    return told if effect.clear else f"{goal} not clearly"


def _chance(village: Any) -> str:  # noqa: ANN401
    lines = [
        "## How much is chance\n",
        "The variance of a single run's outcome, split by the law of total variance into what lies between sets of parameters and chance within them. "
        "The component between sets is freed from what chance adds to means of few replicates; intervals by the jackknife over sets.\n",
        "| outcome | of | mean | sd of a run | share of parameters [95 %] | chance |",
        "|---|---|---|---|---|---|",
    ]
    for row in village.shares:
        sd = max(float(row["split"].between.mean + row["split"].within.mean), 0.0) ** 0.5
        lines.append(f"| {row['outcome']} | {row['of']} | {row['mean']:.3g} | {sd:.3g} | {_shares(row['split'].share)} |")
    effects = {row["outcome"]: float(row["split"].share.mean) for row in village.shares if row["of"] == EFFECT}
    most, least = max(effects, key=effects.__getitem__), min(effects, key=effects.__getitem__)
    lines += [
        "",
        f"Of the worth of the plan, parameters explain most for {most} ({max(effects[most], 0.0):.0%}) and least for {least} ({max(effects[least], 0.0):.0%}). "
        "What is chance no finding out removes: more replicates narrow the mean, never what one partnership will meet. What is parameters, better knowledge removes, and more replicates do not.\n",
        "![Share of variance between sets of parameters](sensitivity_chance.png)\n",
    ]
    return "\n".join(lines)


def _shares(share: Any) -> str:  # noqa: ANN401 - an Estimate
    """Return the two cells of shares: that of parameters with its interval, that of chance; a share lies within 0..1."""
    middle, low, high = (min(max(float(part), 0.0), 1.0) for part in share)
    return "- | -" if share.mean != share.mean else f"{middle:.0%} [{low:.0%}, {high:.0%}] | {1 - middle:.0%}"  # noqa: PLR0124 - NaN


def _table(found: Sequence[Any]) -> str:
    village, other = found[0], found[1]
    outcomes = list(dict.fromkeys(row["outcome"] for row in village.rows))
    ranks = {name: rank for rank, name in enumerate(other.weights, 1)}
    by = {outcome: _effects(village, outcome) for outcome in outcomes}
    lines = [
        "## What moves the worth of the plan\n",
        f"The {SHOWN} with the largest share in the squared effects, on the village case. mu* is the mean size of the elementary effects, over the whole range of the parameter; bold where it stands out from chance. "
        "The last column is the rank on the standard partnership.\n",
        f"| parameter | meaning | known how | weight | {' | '.join(f'{outcome}: mu*' for outcome in outcomes)} | rank there |",
        f"|---|---|---|---|{'---|' * len(outcomes)}---|",
    ]
    for name in list(village.weights)[:SHOWN]:
        cells = [f"**{by[one][name].mu_star:.3g}**" if by[one][name].clear else f"{by[one][name].mu_star:.3g}" for one in outcomes]
        lines.append(
            f"| `{name}` | {label(name)} | {PARAMETERS[name].mark} | {village.weights[name]:.1%} | {' | '.join(cells)} | {ranks[name]} |"
        )
    return "\n".join([*lines, "", "![Mean size of effects; an orange mark is what chance alone gives](sensitivity.png)", ""])


def _trust(found: Sequence[Any]) -> str:
    lines = ["## How far to trust this\n"]
    for one in found:
        top = [name for name in one.weights if askable(name)][:FIRST]
        again = [sum(name in [other for other in half if askable(other)][: 2 * FIRST] for name in top) for half in one.halves]
        outcomes = list(dict.fromkeys(row["outcome"] for row in one.rows))
        per = [_effects(one, outcome, of) for outcome in outcomes for of in dict.fromkeys(row["of"] for row in one.rows)]
        idle = [name for name in one.weights if all(by[name].mu_star == 0 for by in per)]
        quiet = [name for name in one.weights if name not in idle and not any(by[name].clear for by in per)]
        lines += [
            f"- {one.name}: of the first {len(top)}, {again[0]} and {again[1]} are also among the first {2 * FIRST} in either half of the trajectories ({', '.join(f'`{name}`' for name in top)}).",
            f"- {one.name}: no effect whatever, for the plan does not use what they are about: {', '.join(f'`{name}`' for name in idle) or 'none'}.",
            f"- {one.name}: on no outcome clearly more than chance: {', '.join(f'`{name}`' for name in quiet) or 'none'}.",
        ]
    lines += [
        "- Ranges are the declared ones; a wider range makes a parameter weigh more. The share of squared effects is no share of variance: Morris moves one parameter at a time, from places all over the ranges, and says what to look at first.",
        "- Another plan or another partnership gives another list; run the script on your own case.",
    ]
    return "\n".join([*lines, ""])
