"""The page and the pictures of the lock-in study, from what its parts found."""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from partnership_sim.evidence.lab import first_reached
from partnership_sim.locale import Text
from partnership_sim.plots.lock_in import Curve, Flow, curves, phase
from partnership_sim.plots.numbers import Numbers
from partnership_sim.plots.style import Look
from partnership_sim.running.moments import mean_defined
from partnership_sim.scenario.schema import NO_PROGRAMME

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from matplotlib.figure import Figure

    from partnership_sim.state import Array

WORDS = {name: Text.of(words) for name, words in tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8")).items()}
#: Beside the settings that matter most, these are always told.
ALWAYS_TOLD, MOST_TOLD = ("promise_trust", "scar_size"), 8
FALLEN, HALF, ABOVE = 0.2, 0.5, 0.8


def edge(starts: Sequence[float], shares: Sequence[float]) -> float:
    """Return the start at which a share first reaches one half, between the starts that were tried; infinite if it never does."""
    return first_reached(starts, shares, HALF)


@dataclass(frozen=True)
class Found:
    """What the parts of the study found.

    Parameters
    ----------
    core, places : mapping of plan to mapping of (trust, resistance)
        Active core, [replicate, month], and (trust, resistance), [replicate, month, 2], from that start.
    ties : mapping of (trust, resistance)
        Ties a stakeholder at the end, [replicate], without a programme.
    parameters : mapping of (parameter, value)
        Shares that stand from each of `probes`; ("", 0.0): all at their defaults.
    prices : mapping of (plan, month)
        Spend at which half stand, a number a start; infinite out of reach.
    scandal : mapping of first month
        Spend a month, and the ends of its interval.
    """

    core: Mapping[str, Mapping[tuple[float, float], Array]]
    places: Mapping[str, Mapping[tuple[float, float], Array]]
    ties: Mapping[tuple[float, float], Array]
    parameters: Mapping[tuple[str, float], Sequence[float]]
    probes: Sequence[float]
    prices: Mapping[tuple[str, int], Sequence[float]]
    scandal: Mapping[int, tuple[float, float, float]]
    facts: Mapping[str, float]

    @property
    def trusts(self) -> list[float]:
        """Starting trusts."""
        return sorted({trust for trust, _ in self.core[NO_PROGRAMME]})

    @property
    def resistances(self) -> list[float]:
        """Starting resistances."""
        return sorted({resistance for _, resistance in self.core[NO_PROGRAMME]})

    @property
    def middle(self) -> float:
        """The resistance at which plans are compared."""
        return self.resistances[len(self.resistances) // 2]

    def shares(self, plan: str, resistance: float) -> list[float]:
        """Return the share that stands at the end from each starting trust."""
        return [float((self.core[plan][trust, resistance][:, -1] >= HALF).mean()) for trust in self.trusts]


def page(found: Found, language: str) -> str:
    """Return the page."""
    say = {name: words[language] for name, words in WORDS.items()}
    numbers = Numbers(language)
    tag = "" if language == "en" else f".{language}"
    years = numbers.exact(round(found.facts["months"] / 12, 1))
    facts = {name: numbers.exact(value) if name != "seed" else str(int(value)) for name, value in found.facts.items()}
    facts |= {"years": years}
    return "\n".join(
        [
            f"# {say['title']}\n",
            say["intro"].format(**facts) + "\n",
            _basins(found, say, numbers, years),
            f"\n![{say['picture']}](lock_in{tag}.png)\n",
            *_plans(found, say, numbers, years),
            f"\n![{say['curves']}](lock_in_curves{tag}.png)\n",
            *_prices(found, say, numbers, facts),
            "",
            *_scandal(found, say, numbers, facts),
            "",
            *_parameters(found, say, numbers, years),
            "",
        ]
    )


def _basins(found: Found, say: Mapping[str, str], numbers: Numbers, years: str) -> str:
    """Return what is said of the two ends."""

    def percent(share: float) -> str:
        return f"{numbers.fixed(100 * share, 0)}%"

    trusts, none = found.trusts, found.core[NO_PROGRAMME]
    shares = found.shares(NO_PROGRAMME, found.middle)
    low_at, high_at = trusts[(len(trusts) - 1) // 4], trusts[-1 - (len(trusts) - 1) // 4]
    low = max(share for trust, share in zip(trusts, shares, strict=True) if trust <= low_at)
    high = float(np.mean([share for trust, share in zip(trusts, shares, strict=True) if trust >= high_at]))
    ends = np.concatenate([core[:, -1] for core in none.values()])
    ties = np.concatenate([found.ties[start] for start in none])
    halfway = np.concatenate([core[:, core.shape[1] // 2 - 1] for core in none.values()])
    edges = [
        edge(trusts, found.shares(NO_PROGRAMME, resistance)) for resistance in (found.resistances[0], found.middle, found.resistances[-1])
    ]
    told = {
        "low": percent(low),
        "high": percent(high),
        "lowest": numbers.exact(low_at),
        "highest": numbers.exact(high_at),
        "edge": numbers.fixed(edges[1], 2),
        "years": years,
        "fallen": percent(float((ends < FALLEN).mean())),
        "between": percent(float(((ends >= FALLEN) & (ends <= ABOVE)).mean())),
        "above": percent(float((ends > ABOVE).mean())),
        "fallen_below": numbers.exact(FALLEN),
        "above_from": numbers.exact(ABOVE),
        "back": percent(_share(ends >= HALF, halfway < FALLEN)),
        "lost": percent(_share(ends < HALF, halfway >= HALF)),
        "ties_fallen": numbers.fixed(_share(ties, ends < FALLEN), 1),
        "ties_standing": numbers.fixed(_share(ties, ends >= HALF), 1),
        "edge_low": numbers.fixed(edges[0], 2),
        "edge_high": numbers.fixed(edges[2], 2),
        "resistance_low": numbers.exact(found.resistances[0]),
        "resistance_high": numbers.exact(found.resistances[-1]),
    }
    return say["trap" if low < FALLEN and high > HALF else "no_trap"].format(**told) + " " + say["basins"].format(**told)


def _share(which: Array, among: Array) -> float:
    """Return the mean of some, NaN of nobody."""
    return float(which[among].mean()) if among.any() else math.nan


def _starts(starts: Sequence[float], numbers: Numbers) -> str:
    return " | ".join(numbers.exact(start) for start in starts)


def _plans(found: Found, say: Mapping[str, str], numbers: Numbers, years: str) -> list[str]:
    lines = [say["table"].format(years=years, starts=_starts(found.trusts, numbers)), "|---" * (2 + len(found.trusts)) + "|"]
    for plan in found.core:
        shares = found.shares(plan, found.middle)
        cells = [numbers.fixed(edge(found.trusts, shares), 2), *(numbers.fixed(share, 2) for share in shares)]
        lines.append(f"| {say[plan]} | {' | '.join(cells)} |")
    return lines


def _prices(found: Found, say: Mapping[str, str], numbers: Numbers, facts: Mapping[str, str]) -> list[str]:
    lines = [
        say["prices"].format(**facts) + "\n",
        say["price_table"].format(starts=_starts(found.trusts, numbers)),
        "|---" * (1 + len(found.trusts)) + "|",
    ]
    for (plan, month), spends in found.prices.items():
        cells = [_price(spend, say, numbers, facts) for spend in spends]
        lines.append(f"| {say[plan]}, {say['month'].format(month=month)} | {' | '.join(cells)} |")
    return lines


def _price(spend: float, say: Mapping[str, str], numbers: Numbers, facts: Mapping[str, str]) -> str:
    return numbers.fixed(spend, 1) if math.isfinite(spend) else say["beyond"].format(**facts)


def _scandal(found: Found, say: Mapping[str, str], numbers: Numbers, facts: Mapping[str, str]) -> list[str]:
    lines = [say["scandal"].format(**facts) + "\n", say["scandal_table"], "|---|---|---|---|"]
    for first, (spend, low, high) in found.scandal.items():
        told = [_price(one, say, numbers, facts) for one in (spend, low, high)]
        total = numbers.fixed(spend * found.facts["window"], 0)
        lines.append(f"| {first} | {told[0]} | {told[1]}..{told[2]} | {total} |")
    return lines


def _parameters(found: Found, say: Mapping[str, str], numbers: Numbers, years: str) -> list[str]:
    usual = found.parameters["", 0.0]
    settings = {key: shares for key, shares in found.parameters.items() if key[0]}
    opened = sum(shares[0] >= HALF for shares in settings.values())
    told = {
        "years": years,
        "count": str(len(settings)),
        "open": str(opened),
        "lowest": numbers.exact(found.probes[0]),
        "verdict": say["trap_opens" if opened else "trap_stays"],
    }
    middle = len(usual) // 2
    order = sorted(settings, key=lambda key: -abs(settings[key][middle] - usual[middle]))
    chosen = [*order[:MOST_TOLD], *(key for key in order[MOST_TOLD:] if key[0] in ALWAYS_TOLD)]
    lines = [
        say["parameters"].format(**told) + "\n",
        say["parameter_table"].format(starts=_starts(found.probes, numbers)),
        "|---" * (2 + len(found.probes)) + "|",
    ]
    for key in [("", 0.0), *chosen]:
        name = f"`{key[0]}` | {numbers.exact(key[1])}" if key[0] else f"{say['defaults']} | "
        lines.append(f"| {name} | {' | '.join(numbers.fixed(share, 2) for share in found.parameters[key])} |")
    return lines


def pictures(found: Found, language: str) -> dict[str, Figure]:
    """Return the phase picture and the curves, by the name of their file without its ending."""
    say = {name: words[language] for name, words in WORDS.items()}
    look = Look(language, tuple(found.core), say[NO_PROGRAMME])
    years = look.numbers.exact(round(found.facts["months"] / 12, 1))
    panels = [
        (say[plan], [Flow(_path(found.places[plan][start], start), float((core[:, -1] >= HALF).mean())) for start, core in starts.items()])
        for plan, starts in found.core.items()
    ]
    survival = [Curve(plan, say[plan], found.trusts, found.shares(plan, found.middle)) for plan in found.core]
    last = max(month for _, month in found.prices)
    costs = [
        Curve(
            plan,
            say["after_five" if month == last else "at_end"].format(plan=say[plan].split(",")[0]),
            found.trusts,
            spends,
            dashed=month != last,
        )
        for (plan, month), spends in found.prices.items()
    ]
    most = found.facts["most"]
    tag = "" if language == "en" else f".{language}"
    return {
        f"lock_in{tag}": phase(panels, look, across=say["trust"], upright=say["resistance"], note=say["note"].format(years=years)),
        f"lock_in_curves{tag}": curves(
            [
                (say["survival_title"].format(years=years), "", 1.0, survival),
                (say["price_title"], say["price"], 1.12 * most, costs),
            ],
            look,
            across=say["across"],
            beyond=say["beyond"].format(most=look.numbers.exact(most)),
            percent=(True, False),
        ),
    }


def _path(places: Array, start: tuple[float, float]) -> Array:
    """Return the mean path from a start, month 0 first."""
    return np.concatenate([np.asarray(start)[None], mean_defined(places, axis=0)])
