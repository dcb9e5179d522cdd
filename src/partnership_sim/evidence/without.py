"""What breaks without a parameter: findings tried where its mechanism does nothing, beside the defaults with common random numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from partnership_sim.declare import PARAMETERS
from partnership_sim.evidence.base import Finding, Target, measured
from partnership_sim.metrics import METRICS, OUTCOMES
from partnership_sim.running.moments import mean_defined
from partnership_sim.scenario.schema import NO_PROGRAMME
from partnership_sim.studies.intervals import Estimate, student

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from partnership_sim.evidence.lab import Lab
    from partnership_sim.state import Array

#: Verdicts on a finding: its means point another way, or lie out of their range, and so do both ends of their intervals; it is not what the
#: protocol asks any more, but not clearly the contrary; it held not by default and does here; nothing of that.
BROKEN, WEAKER, MENDED, SAME = "broken", "weaker", "mended", ""
#: A metric has moved if its paired difference is clear at this level, and at least this share of what it was.
SURE, MOVED = 0.999, 0.05


class Absence(NamedTuple):
    """A parameter, and the value that stands for its absence."""

    parameter: str
    value: float


def points_of(changes: Sequence[Absence]) -> dict[str, Array]:
    """Return the points of a lab: the defaults, then one change each."""
    points = {}
    for name in dict.fromkeys(change.parameter for change in changes):
        column = np.full(len(changes) + 1, PARAMETERS[name].default)
        for at, change in enumerate(changes, 1):
            if change.parameter == name:
                column[at] = change.value
        points[name] = column
    return points


class Attempt(NamedTuple):
    """What a finding measured at the defaults and at a change, with common random numbers.

    Attributes
    ----------
    found : dict of str to list
        Quantity -> [mean, low, high] at the defaults, the same at the change.
    moved : list of str
        The quantities that differ clearly: 95 %, paired by replicate where there are replicates.
    """

    found: dict[str, list[list[float]]]
    moved: list[str]


def tried(finding: Finding, lab: Lab) -> list[Attempt]:
    """Measure a finding at every point of a lab of `points_of`; return what is found at each change."""
    with np.errstate(invalid="ignore", divide="ignore"):  # ratios of effects that are gone
        samples = finding.measure(lab)
    found = {name: np.stack(estimate, axis=1) for name, estimate in measured(samples, lab.seed).items()}
    moved = {name: moved_clearly(values) for name, values in samples.items()}
    return [
        Attempt({name: [by[0].tolist(), by[at].tolist()] for name, by in found.items()}, [name for name in moved if moved[name][at]])
        for at in range(1, lab.count)
    ]


def held_by_default(finding: Finding, one: Attempt) -> bool:
    """Return whether a finding holds at the defaults, at the replicates with which it was tried."""
    return bool(finding.held({name: Estimate(*np.array(pair).T) for name, pair in one.found.items()})[0])


def verdict(finding: Finding, one: Attempt) -> str:
    """Return the verdict on a finding at a change.

    A verdict other than `SAME` asks that some quantity moved clearly (of a target, and for `MENDED`: the effect), so that nothing falls,
    or comes to hold, by chance.
    """
    if not (finding.effect in one.moved if isinstance(finding, Target) else one.moved):
        return SAME
    parts = {name: np.array(pair).T for name, pair in one.found.items()}
    found = {name: Estimate(*part) for name, part in parts.items()}
    ends = [{name: Estimate(*part[[at, at, at]]) for name, part in parts.items()} for at in (1, 2)]
    (right, right_here), (held, held_here) = finding.right_way(found), finding.held(found)
    if right and not right_here and not any(finding.right_way(end)[1] for end in ends):
        return BROKEN
    if (right and not right_here) or (held and not held_here):
        return WEAKER
    return MENDED if held_here and not held and finding.effect in one.moved else SAME


def moved_clearly(values: Array | Estimate) -> Array:
    """Return whether a quantity differs clearly from what it is at the first point, [point] of bool."""
    if isinstance(values, Estimate):
        half = np.fmax(values.high - values.mean, values.mean - values.low)
        return np.asarray(np.abs(values.mean - values.mean[0]) > np.fmax(half, half[0]))
    if values.shape[1] == 1:
        return np.asarray(values[:, 0] != values[0, 0])
    gone = np.asarray(np.isnan(values).all(axis=1))
    return np.asarray(student((values - values[:1]).T).clear | (gone != gone[0]))


def moves(lab: Lab, plans: Mapping[str, Sequence[Mapping[str, Any]]], *, replicates: int, **keys: Any) -> list[dict[str, float]]:  # noqa: ANN401
    """Return which metrics moved at every point but the first: "plan: metric" -> relative change; outcomes that are shares, in points.

    Metrics are means over the last twelve months of the programme and of the run; those of single kinds are left out.
    """
    case = lab.case(plans, **keys)
    names = [name for name in METRICS if not any(name.endswith(f"_{kind}") for kind in ("community", "government", "business", "ngo"))]
    arms = lab.run(case, names, replicates)
    found: list[dict[str, float]] = [{} for _ in range(lab.count - 1)]
    spans = {"during": (case.programme_end - 11, case.programme_end), "after": (case.months - 11, case.months)}
    for plan in (NO_PROGRAMME, *plans):
        for metric in names:
            for when, (first, last) in spans.items():
                _note(found, f"{plan}, {when}: {metric}", arms.of(metric, plan, first, last), share=False)
        _note(found, f"{plan}: sustained", arms.outcome("sustained", plan), share=OUTCOMES["sustained"].binary)
    return found


def _note(found: list[dict[str, float]], name: str, values: Array, *, share: bool) -> None:
    """Note where a metric moved: clearly, and by at least `MOVED` of its mean at the first point (of 1, if it is a share)."""
    change = student((values - values[:1]).T, SURE)
    usual = 1.0 if share else abs(float(mean_defined(values[:1], axis=1)[0]))
    for at, clear in enumerate(change.clear[1:]):
        size = float(change.mean[at + 1]) / usual if usual > 0 else np.inf
        if clear and abs(size) >= MOVED:
            found[at][name] = size
