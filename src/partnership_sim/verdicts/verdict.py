"""A verdict: all that is judged of results, as plain data with one form in JSON."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from partnership_sim.verdicts.answer import Answer
    from partnership_sim.verdicts.goals import ByGoal
    from partnership_sim.verdicts.halves import Halves
    from partnership_sim.verdicts.judged import Count
    from partnership_sim.verdicts.kinds import ForKind
    from partnership_sim.verdicts.lasting import Lasting
    from partnership_sim.verdicts.money import Money
    from partnership_sim.verdicts.network import Network
    from partnership_sim.verdicts.over_time import OverTime
    from partnership_sim.verdicts.plans import OfPlan
    from partnership_sim.verdicts.shocks import Shocks
    from partnership_sim.verdicts.story import Story
    from partnership_sim.verdicts.what_if import WhatIf
    from partnership_sim.verdicts.works import Work

#: Of the form of `Verdict.to_dict`; one more whenever a field changes its meaning or goes. New fields leave it.
SCHEMA = 2


@dataclass(frozen=True)
class Rests:
    """On what a verdict rests.

    Parameters
    ----------
    scenario : str
        Its name.
    seed, months, programme_end : int
    replicates : int
        Runs of each plan that were made.
    planned : int
        Runs of each plan that were asked for.
    partial : bool
        Whether the run was stopped before its end.
    few : bool
        Whether there are too few runs to trust a ranking.
    findings : Count
        How many published findings the model holds with its defaults.
    """

    scenario: str
    seed: int
    months: int
    programme_end: int
    replicates: int
    planned: int
    partial: bool
    few: bool
    findings: Count


@dataclass(frozen=True)
class Verdict:
    """Who leads, what it gains and for whom, what breaks it, how sure, what it costs. docs/verdict.md describes every field.

    Parameters
    ----------
    rests_on : Rests
    answer : Answer
        The plan to choose by the first goal that could be measured. All that follows of one plan is of this one.
    goals : tuple of ByGoal
        Every plan by every goal of the scenario.
    plans : dict of str to OfPlan
        Costs, and how often the partnership holds.
    over_time : OverTime or None
        How the plan unfolds.
    kinds : dict or None
        Measure -> kind -> what the plan changes for it; None where it is compared with nothing.
    halves : Halves or None
        What it does for communities with little and with much power; None where it is compared with nothing.
    lasting : Lasting or None
        What stays after the programme.
    works : dict of str to dict of str to Work
        Measure -> plan -> what is built and what of it works at the end; empty where nothing was measured.
    network : Network or None
        Bridges and blockers.
    what_if : WhatIf or None
        What breaks it; None where nothing was tried.
    money : Money or None
        What other budgets bring; None where none was tried.
    story : Story or None
        What is worth telling of its typical run; None where events were not kept.
    shocks : Shocks or None
        What the scenario's own shocks cost it over its runs; None where it was not run without them, or they are none.
    """

    rests_on: Rests
    answer: Answer
    goals: tuple[ByGoal, ...]
    plans: dict[str, OfPlan]
    over_time: OverTime | None
    kinds: dict[str, dict[str, ForKind]] | None
    halves: Halves | None
    lasting: Lasting | None
    works: dict[str, dict[str, Work]]
    network: Network | None
    what_if: WhatIf | None
    money: Money | None
    story: Story | None
    shocks: Shocks | None

    @property
    def goal(self) -> ByGoal | None:
        """The plans by the goal of the answer; None where no goal could be measured."""
        return next((one for one in self.goals if one.measured), None)

    def to_dict(self) -> dict[str, Any]:
        """Return all of it as JSON takes it: numbers and text, lists and objects; what is undefined is None."""
        return {"schema": SCHEMA, **_plain(self)}


def _plain(value: Any) -> Any:  # noqa: ANN401 - any field of a verdict
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return {name: _plain(one) for name, one in value._asdict().items()}
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    if isinstance(value, float):
        return float(value) if math.isfinite(value) else None
    return value
