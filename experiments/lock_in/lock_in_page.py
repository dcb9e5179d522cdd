"""The page and the picture of the lock-in study, from what its parts found."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from partnership_sim.declare import METRICS
from partnership_sim.locale import Text
from partnership_sim.plots.lock_in import Course, courses
from partnership_sim.plots.numbers import Numbers
from partnership_sim.plots.style import Look
from partnership_sim.scenario.schema import NO_PROGRAMME

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from matplotlib.figure import Figure

    from partnership_sim.state import Array

WORDS = {name: Text.of(words) for name, words in tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8")).items()}
GOOD, BAD = "good", "bad"
#: Of the settings of one parameter those with the largest gap are told; more than half of the first gap that is left is apart, and less than
#: what counts in trust is nothing.
MOST_TOLD, HALF, LEAST = 8, 0.5, 0.01


class Gap(NamedTuple):
    """A mean over runs with its interval."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True)
class Found:
    """What the parts of the study found.

    Parameters
    ----------
    courses : mapping of (world, plan, start)
        Mean metrics, [month, metric] from month 1.
    gaps : mapping of (world, plan)
        Trust at the end from the good start less that from the bad one.
    ways_out : mapping of (plan, spend)
        Trust from the bad start in the trap at the programme's end, and at the end.
    parameters : mapping of (parameter, value)
        The gap without a programme.
    place : mapping of (plan, month)
        Trust in a place of little trust.
    metrics : sequence of str
        The last axis of courses.
    """

    courses: Mapping[tuple[str, str, str], Array]
    gaps: Mapping[tuple[str, str], Gap]
    ways_out: Mapping[tuple[str, float], tuple[Gap, Gap]]
    parameters: Mapping[tuple[str, float], Gap]
    place: Mapping[tuple[str, int], Gap]
    metrics: Sequence[str]
    facts: Mapping[str, float]

    @property
    def worlds(self) -> list[str]:
        """Worlds in their order."""
        return list(dict.fromkeys(world for world, _ in self.gaps))

    @property
    def plans(self) -> list[str]:
        """Plans in their order."""
        return list(dict.fromkeys(plan for _, plan in self.gaps))

    @property
    def first(self) -> float:
        """The gap in trust with which all began."""
        return self.facts[f"{GOOD}_trust"] - self.facts[f"{BAD}_trust"]


def ends(gap: Gap, first: float) -> str:
    """Return whether two starts end `apart` (more than half of the first gap is left), with some of it `left`, or `together`."""
    if gap.low > 0 and gap.mean > HALF * first:
        return "apart"
    return "left" if gap.low > 0 and gap.mean >= LEAST else "together"


def page(found: Found, language: str) -> str:
    """Return the page."""
    say = {name: words[language] for name, words in WORDS.items()}
    numbers = Numbers(language)
    tag = "" if language == "en" else f".{language}"
    facts = {name: numbers.exact(value) if name != "seed" else str(int(value)) for name, value in found.facts.items()}
    facts |= {"years": numbers.exact(round(found.facts["months"] / 12, 1)), "first": numbers.fixed(found.first, 2)}
    return "\n".join(
        [
            f"# {say['title']}\n",
            say["intro"].format(**facts) + "\n",
            " ".join(_world(found, world, say, numbers, facts) for world in found.worlds),
            f"\n![{say['picture']}](lock_in{tag}.png)\n",
            *_worlds(found, language, say, numbers, facts),
            "",
            *_ways_out(found, say, numbers, facts),
            "",
            *_parameters(found, say, numbers, facts),
            "",
            *_place(found, say, numbers, facts),
            "",
        ]
    )


def _interval(gap: Gap, numbers: Numbers) -> str:
    return f"{numbers.fixed(gap.mean, 3)} ({numbers.fixed(gap.low, 3)}..{numbers.fixed(gap.high, 3)})"


def _world(found: Found, world: str, say: Mapping[str, str], numbers: Numbers, facts: Mapping[str, str]) -> str:
    """Return whether the two starts end apart in a world, without a programme."""
    gap = found.gaps[world, NO_PROGRAMME]
    told = {"world": say[world].format(**facts), "gap": _interval(gap, numbers)}
    return say[ends(gap, found.first)].format(**facts, **told)


def _worlds(found: Found, language: str, say: Mapping[str, str], numbers: Numbers, facts: Mapping[str, str]) -> list[str]:
    labels = [METRICS[name].label[language] for name in found.metrics]
    lines = [say["table"].format(metrics=" | ".join(labels), **facts), "|---" * (4 + len(labels)) + "|"]
    for (world, plan), start in product(found.gaps, (GOOD, BAD)):
        last = found.courses[world, plan, start][-1]
        gap = _interval(found.gaps[world, plan], numbers) if start == GOOD else ""
        cells = [say[world].format(**facts), say[plan], say[start], *(numbers.fixed(value, 2) for value in last), gap]
        lines.append(f"| {' | '.join(cells)} |")
    return lines


def _ways_out(found: Found, say: Mapping[str, str], numbers: Numbers, facts: Mapping[str, str]) -> list[str]:
    usual = {start: found.courses["the_trap", NO_PROGRAMME, start][-1, found.metrics.index("trust")] for start in (GOOD, BAD)}
    edge = (usual[GOOD] + usual[BAD]) / 2
    out = [key for key, (_, last) in found.ways_out.items() if last.low > edge]
    told = {start: numbers.fixed(value, 2) for start, value in usual.items()} | {"edge": numbers.fixed(edge, 2)}
    verdict = say["some_out" if out else "none_out"]
    lines = [
        say["ways_out"].format(**facts, **told) + " " + verdict.format(count=len(out), all=len(found.ways_out)) + "\n",
        say["ways_table"].format(**facts),
        "|---|---|---|---|",
    ]
    for (plan, spend), (early, late) in found.ways_out.items():
        lines.append(f"| {say[plan]} | {numbers.exact(spend)} | {_interval(early, numbers)} | {_interval(late, numbers)} |")
    return lines


def _parameters(found: Found, say: Mapping[str, str], numbers: Numbers, facts: Mapping[str, str]) -> list[str]:
    apart = sum(ends(gap, found.first) == "apart" for gap in found.parameters.values())
    told = {"count": str(len(found.parameters)), "apart_in": str(apart)}
    order = sorted(found.parameters, key=lambda key: -found.parameters[key].mean)
    lines = [say["parameters"].format(**facts, **told) + "\n", say["parameter_table"], "|---|---|---|"]
    return lines + [
        f"| `{name}` | {numbers.exact(value)} | {_interval(found.parameters[name, value], numbers)} |" for name, value in order[:MOST_TOLD]
    ]


def _place(found: Found, say: Mapping[str, str], numbers: Numbers, facts: Mapping[str, str]) -> list[str]:
    months = sorted({month for _, month in found.place})
    heads = " | ".join(say["month"].format(month=month) for month in months)
    lines = [say["place"].format(**facts) + "\n", say["place_table"].format(months=heads), "|---" * (1 + len(months)) + "|"]
    return lines + [
        f"| {say[plan]} | {' | '.join(_interval(found.place[plan, month], numbers) for month in months)} |" for plan in found.plans
    ]


def pictures(found: Found, language: str) -> dict[str, Figure]:
    """Return the picture, by the name of its file without the ending."""
    say = {name: words[language] for name, words in WORDS.items()}
    look = Look(language, tuple(found.plans), say[NO_PROGRAMME])
    facts = {name: look.numbers.exact(value) for name, value in found.facts.items()}
    trust = found.metrics.index("trust")
    panels = [
        (
            say[world].format(**facts).replace("`", ""),
            [
                Course(plan, f"{say[plan]}, {say[start]}", found.courses[world, plan, start][:, trust], start == BAD)
                for plan, start in product(found.plans, (GOOD, BAD))
            ],
        )
        for world in found.worlds
    ]
    tag = "" if language == "en" else f".{language}"
    return {f"lock_in{tag}": courses(panels, look, across=say["across"], upright=say["trust"], note=say["note"])}
