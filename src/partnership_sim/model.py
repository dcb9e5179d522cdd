"""The Mesa face: a model that steps the same compiled month as ensembles, one run at a time."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any, Self

from partnership_sim._mesa import LazyModel, MetricsCollector, collect, copied, cut, replicate_of, reporters_of, rows_of, tell_of_repeats
from partnership_sim.agents import People
from partnership_sim.draws import run_keys
from partnership_sim.locale import LANGUAGES
from partnership_sim.problems import Problems
from partnership_sim.results.columns import EVENTS
from partnership_sim.scenario.chosen import case_of, chosen_plan
from partnership_sim.scenario.schema import NO_PROGRAMME, Plan, Scenario

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import networkx as nx
    import pandas as pd

__all__ = ["PartnershipModel"]


class PartnershipModel(People):
    """A partnership under a plan, one replicate, month by month: a mesa.Model.

    Parameters
    ----------
    case : Scenario or path
        What is simulated.
    plan : str, Plan or mapping
        A plan of the scenario by name, or one of your own, as Plan or as [[plans]] gives it.
    replicate : int, optional
        Number of the run, 0 by default: it decides the random numbers, which all plans have in common (common random numbers).
    model_reporters : mapping or list of str, optional
        A list of metric names to collect; or Mesa's mapping, added to all metrics. All metrics by default.
    agent_reporters : mapping, optional
        As Mesa's DataCollector takes them; agents are made for them.
    rng, seed : optional
        What Mesa's `batch_run` tells a model from 3.5 on, one of the two: a whole number is the replicate; anything else that seeds a
        generator (a negative number, a list, a generator of NumPy) stands for a replicate of its own. Where `replicate` is given, it
        decides. On Mesa 3.3 `batch_run` tells a model nothing: sweep over `replicate` there; `iterations` repeats the same run.

    Raises
    ------
    InputError
        If the scenario has no such plan, a metric is unknown, or another argument is wrong.

    Attributes
    ----------
    case : Scenario
    plan : Plan
    replicate : int
    month : int
        Months gone through; 0 at the start.
    metrics : dict of str to float
        This month's metrics, or the start's; NaN where undefined.
    diary : tuple
        What was done by hand, in order.

    Notes
    -----
    Going back cuts the collector's rows of later months; agents that somebody holds go along, and Mesa's own clock runs on.
    """

    def __init__(
        self,
        case: Scenario | str | Path,
        plan: str | Plan | Mapping[str, Any] = NO_PROGRAMME,
        replicate: int | None = None,
        *,
        model_reporters: Mapping[str, Any] | Sequence[str] | None = None,
        agent_reporters: Mapping[str, Any] | None = None,
        rng: object = None,
        seed: object = None,
    ) -> None:
        case = case_of(case, "case")
        problems = Problems(case.language)
        whose = replicate_of(replicate, rng, seed, problems)
        names, others = reporters_of(model_reporters, agent_reporters, problems)
        problems.raise_problems()
        if rng is None and seed is None:
            tell_of_repeats(problems)
        chosen = chosen_plan(case, plan)
        LazyModel.__init__(self, seed=_seed(case, whose))
        self._open(case, chosen, whose, names)
        self._people = []
        self.datacollector = MetricsCollector(names, others, agent_reporters or {})
        #: Where the collector and Mesa's clock stood before each month that was gone through.
        self._before: list[tuple[int, int]] = []

    def step(self) -> None:
        """Go through one month and collect its metrics.

        Raises
        ------
        ModelOver
            Past the scenario's last month.
        """
        self._advance()

    def fork(self) -> Self:
        """Return a model of its own with the same past and common random numbers, for another choice.

        Attributes that a subclass has set are copied (`copy.deepcopy`); one that cannot be, an open file for instance, is shared.
        """
        return super().fork()

    def events_table(self, month: int | None = None) -> pd.DataFrame:
        """Return what happened as a table, a row an event: the columns of events.parquet, and the event told in words, `en` and `id`.

        Parameters
        ----------
        month : int, optional
            Only this month, 1..month; by default every month gone through.

        Raises
        ------
        InputError
            If there is no such month behind.
        """
        import pandas as pd

        return pd.DataFrame(self.event_rows(month), columns=[*EVENTS.columns, *LANGUAGES])

    def ties_table(self, month: int | None = None) -> pd.DataFrame:
        """Return the ties between those who have joined as a table, a row a direction, with the columns of ties.parquet.

        Parameters
        ----------
        month : int, optional
            0..month; by default the present one.

        Raises
        ------
        InputError
            If there is no such month behind.
        """
        import pandas as pd

        ties, at = self.network_of(month), self.month if month is None else int(month)
        return pd.DataFrame({"plan": self.plan.name, "replicate": self.replicate, "month": at, **ties})

    def to_networkx(self, month: int | None = None) -> nx.DiGraph[str]:
        """Return the network as a graph: a node, by its id, for each who has joined, an edge for the trust of one in another.

        Nodes have `name`, `kind` and the columns of the state, edges `trust` and `conflict`.

        Parameters
        ----------
        month : int, optional
            0..month; by default the present one.

        Raises
        ------
        InputError
            If there is no such month behind.
        """
        import networkx as nx

        people, ties, at = self.state_of(month), self.network_of(month), self.month if month is None else month
        graph = nx.DiGraph(plan=self.plan.name, replicate=self.replicate, month=int(at))
        there = self.cast.joins[self.cast.as_listed] <= at
        ids, *columns = (column[there].tolist() for column in people.values())
        _, *names = people
        graph.add_nodes_from((id_, dict(zip(names, row, strict=True))) for id_, *row in zip(ids, *columns, strict=True))
        rows = zip(*(column.tolist() for column in ties.values()), strict=True)
        graph.add_edges_from((source, target, {"trust": trust, "conflict": bool(conflict)}) for source, target, trust, conflict in rows)
        return graph

    def _branch_off(self, other: Self) -> None:
        """Take over where another model stands, its past, and what a subclass has set."""
        LazyModel.__init__(self, seed=_seed(other.case, other.replicate))
        self._go_on_from(other)
        for _ in range(other.steps):
            self._pass(lambda: None)
        super()._branch_off(other)
        self._people, self._before, self.datacollector = [], list(other._before), copied(other.datacollector)
        self.running = other.month < other.case.months
        memo: dict[int, Any] = {id(one): one for one in (other.case, other.plan, other.cast)}
        memo[id(other)] = self
        for name in [name for name in vars(other) if name not in vars(self)]:
            self._copy(other, name, memo)

    def _copy(self, other: Self, name: str, memo: dict[int, Any]) -> None:
        """Copy an attribute of another model; agents in it are this model's then."""
        if other._awake and not self._awake:
            self._wake()
            memo.update((id(theirs), ours) for theirs, ours in zip(other._people, self._people, strict=True))
        value = getattr(other, name)
        try:
            setattr(self, name, copy.deepcopy(value, memo))
        except (TypeError, copy.Error):  # an open file, a lock
            setattr(self, name, value)

    def _advance(self) -> None:
        """Go through one month and collect its metrics."""
        before = rows_of(self.datacollector), self.steps
        super()._advance()
        self._before.append(before)
        self.running = self.month < self.case.months
        collect(self.datacollector, self)

    def _repeat(self, month: int) -> None:
        """Go on to a month, without what a subclass adds to a step."""
        while self.month < month:
            self._pass(self._advance)

    def _cut(self) -> None:
        """Let go what was collected of months that are no longer behind; Mesa's own clock runs on."""
        super()._cut()
        later = self._before[self.month :]
        del self._before[self.month :]
        if later:
            cut(self.datacollector, *later[0])
        self.running = self.month < self.case.months


def _seed(case: Scenario, replicate: int) -> int:
    """Return the seed of Mesa's own generators: a function of the scenario's seed and the replicate."""
    return int(run_keys(case.seed, (replicate,))[0])
