"""The words and tables of docs/evidence/identifiability.md, of what identifiability.py found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from questionnaires import ACCOUNTS, ASKED, CASES, LONG, PEOPLE, SHORT

from partnership_sim.declare import MARKS, PARAMETERS, Parameter
from partnership_sim.evidence.recovery import FOLDS
from partnership_sim.evidence.survey import OF_AMOUNT, OF_LEVEL
from partnership_sim.levers import LEVERS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from partnership_sim.scenario.schema import Scenario

#: From which share of the variance on a survey is said to tell a parameter.
ENOUGH = 0.2
#: By what a parameter is told: the short questionnaire, only the long one, none.
BY_SHORT, BY_LONG, BY_NONE = "short", "long", "no survey"
COLUMNS = (
    *("parameter", "label", "default", "low", "high", "unit", "mark", "told_by"),
    *("short", "short_low", "short_high", "long", "long_low", "long_high", "statistic", "correlation"),
)


class Facts(NamedTuple):
    """What the page says of how it was made; `unused` are parameters of levers that the programme does not use."""

    sets: int
    villages: int
    waves: tuple[int, ...]
    programme: str
    unused: list[str]


def unused(case: Scenario, programme: str) -> list[str]:
    """Return the parameters of levers that a plan does not use."""
    used = {action.lever for plan in case.plans if plan.name == programme for action in plan.actions}

    def of(name: str) -> set[str]:
        return {value.name for base in LEVERS[name].__mro__ for value in vars(base).values() if isinstance(value, Parameter)}

    needed = set().union(*(of(name) for name in used))
    return sorted(set().union(*(of(name) for name in LEVERS)) - needed)


def rows(found: Mapping[str, Any], parameters: Sequence[str]) -> list[dict[str, Any]]:
    """Return a row a parameter, the best told first."""
    lines = []
    for at, name in enumerate(parameters):
        p = PARAMETERS[name]
        shares = {f"{which}{end}": round(float(getattr(told.share, part)[at]), 3) for which, told in found.items() for end, part in ENDS}
        by = BY_SHORT if shares["short"] > ENOUGH else BY_LONG if shares["long"] > ENOUGH else BY_NONE
        told = found["long" if by == BY_LONG else "short"]
        statistic, correlation = ("", "") if by == BY_NONE else (told.statistic[at], round(float(told.correlation[at]), 2))
        lines.append({
            "parameter": name, "label": str(p.label), "default": p.default, "low": p.low, "high": p.high, "unit": p.unit, "mark": p.mark,
            "told_by": by, **shares, "statistic": statistic, "correlation": correlation,
        })  # fmt: skip
    order = (BY_SHORT, BY_LONG, BY_NONE)
    return sorted(
        lines, key=lambda row: (order.index(row["told_by"]), -max(row["short"], row["long"] if row["told_by"] != BY_SHORT else 0))
    )


ENDS = (("", "mean"), ("_low", "low"), ("_high", "high"))


def page(found: Sequence[Mapping[str, Any]], facts: Facts) -> str:
    """Return the page."""
    by = {told: [row for row in found if row["told_by"] == told] for told in (BY_SHORT, BY_LONG, BY_NONE)}
    return "\n".join([*_head(found, facts, by), *_asked(facts), *_none(by[BY_NONE], facts), *_table(found), *_limits(), ""])


def _head(found: Sequence[Mapping[str, Any]], facts: Facts, by: Mapping[str, Sequence[Mapping[str, Any]]]) -> list[str]:
    sure = sum(row["short_low"] > ENOUGH for row in by[BY_SHORT])
    return [
        "# What a survey can tell of each parameter",
        "",
        f"Of {len(found)} parameters, two waves of a short survey tell {len(by[BY_SHORT])} (of {sure} the interval lies above the bar, too), a longer one {len(by[BY_LONG])} more. The other {len(by[BY_NONE])} no survey of these informs: their values rest on what their mark says, and are marked so below.",
        "",
        f'"Tells" means: guessed from the survey, by somebody who has learnt from other truths, a parameter\'s variance over its declared range shrinks by more than {ENOUGH:.0%} (cross-validated R2). That is a low bar: at R2 0.2 the standard deviation shrinks by a tenth, at 0.75 by half.',
        f"Made by `make identifiability` from {facts.sets} sets of parameters, a Latin hypercube over all declared ranges. All numbers: [identifiability.csv](identifiability.csv).",
        "",
        f"- The short survey tells: {_listed(by[BY_SHORT])}.",
        f"- Only the long one tells: {_listed(by[BY_LONG])}.",
        f"- No survey of these tells: {_listed(by[BY_NONE])}.",
        "",
    ]


def _asked(facts: Facts) -> list[str]:
    first, last = facts.waves
    people = ", ".join(f"{number} {kind}" for kind, number in ASKED.items())
    more = [question.metric for question in LONG[len(SHORT) :]]
    short = [question.metric for question in SHORT if not question.metric.startswith("trust_")]
    return [
        "## How it was tried",
        f'In each set, {facts.villages} villages of the water programme (experiments/air_bersih, with its shocks) live with the plan "{facts.programme}" and {facts.villages} others without a programme, each with its own luck. All are surveyed in months {first} and {last}: {PEOPLE} people in each ({people}).',
        f"- *Short:* trust in each kind by each kind; {', '.join(f'`{name}`' for name in short)}.",
        f"- *Long:* the short one and {', '.join(f'`{name}`' for name in more)}; of disputes and breaches {CASES} people can tell, the accounts of {ACCOUNTS} works are looked into; whether works run and somebody convenes is seen by a visit.",
        f"- *Errors:* one person's level (0 to 1) lies {OF_LEVEL:g} (sd) from the mean of all, an amount {OF_AMOUNT:.0%} of it; yes or no is counted (binomial).",
        f"- *Statistics:* each question's mean over the villages of an arm and its standard deviation between them, each wave: {4 * len(facts.waves) * len(SHORT)} of the short survey, {4 * len(facts.waves) * len(LONG)} of the long one.",
        f"- *Guess:* ridge regression on all statistics, their squares and products, judged on sets that it has not seen ({FOLDS} folds); the penalty and the weight of quadratic terms are chosen within what is learnt from. Intervals: 95 %, over sets.",
        "",
    ]


def _none(silent: Sequence[Mapping[str, Any]], facts: Facts) -> list[str]:
    lines = [
        "## Which no survey informs",
        "By how well they are known otherwise. Read and computed ones stand on a figure; the others a study of their own would have to find out, and a report's conclusions should be tried at both ends of their ranges (part 7 of every report does).",
    ]
    for mark, meaning in MARKS.items():
        names = [row for row in silent if row["mark"] == mark]
        if names:
            lines.append(f"- *{meaning}* ({len(names)}): {_listed(names)}.")
    idle = [row for row in silent if row["parameter"] in facts.unused]
    lines += [
        "",
        f"Of these, {len(idle)} belong to levers that the programme does not use, so that no survey of these villages could tell them: {_listed(idle)}.",
        "",
    ]
    return lines


def _table(found: Sequence[Mapping[str, Any]]) -> list[str]:
    lines = [
        "## All parameters",
        "R2 [95 %] of each survey; below 0: the guess is worse than the middle of the range. The last column: the single statistic that goes with it most, and its correlation.",
        "",
        "| parameter | what it is | default (range) | mark | short | long | told by | most by |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for row in found:
        most = f"{row['statistic']} ({row['correlation']:+.2f})" if row["statistic"] else ""
        lines.append(
            f"| `{row['parameter']}` | {row['label']} | {row['default']:g} ({row['low']:g} to {row['high']:g}) {row['unit']} | {row['mark']} | {_share(row, 'short')} | {_share(row, 'long')} | {row['told_by']} | {most} |"
        )
    return [*lines, ""]


def _share(row: Mapping[str, Any], which: str) -> str:
    return f"{row[which]:.2f} [{row[f'{which}_low']:.2f}, {row[f'{which}_high']:.2f}]"


def _limits() -> list[str]:
    return [
        "## How far to trust this",
        "- The villages that are surveyed are the model's own: it says what could be learnt if the model were right, not that it is.",
        '- A narrow declared range leaves little to tell: what is known well already may stand under "no survey".',
        "- Parameters are guessed one by one, all others unknown. Two that do the same to every answer are both not told, though their sum may be.",
        "- Other villages, programmes, months and questions tell others: change `PROGRAMME`, `WAVES` or questionnaires.py in experiments/identifiability.",
    ]


def _listed(found: Sequence[Mapping[str, Any]]) -> str:
    return ", ".join(f"`{row['parameter']}`" for row in found) or "none"
