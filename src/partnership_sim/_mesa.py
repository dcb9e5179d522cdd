"""Everything that differs between Mesa 3.3 and 3.5, and all that is used of Mesa: the only module that imports it."""

from __future__ import annotations

import copy
from functools import partial
from typing import TYPE_CHECKING, Any

import mesa
from mesa import Agent, DataCollector

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from mesa.agent import AgentSet

__all__ = ["Agent", "DataCollector", "LazyModel", "MetricsCollector", "copied", "cut", "rows_of"]


class LazyModel(mesa.Model):
    """A mesa.Model whose agents are made when somebody first asks for them.

    Parameters
    ----------
    seed : int
        Of Mesa's own generators, which no number of ours passes through.
    """

    def __init__(self, *, seed: int) -> None:
        self._awake = False
        super().__init__(rng=seed)
        # Mesa moves its clock before it calls our step, and 3.5 does nothing, silently, after a step that raised: so refuse before,
        # and raise after it.
        self._mesa_step: Any = self.step  # type: ignore[has-type]
        self.step = self._guarded_step

    def _refuse(self) -> None:
        """Raise if there must be no further step."""

    def _make_agents(self) -> None:
        """Make all agents."""

    def _guarded_step(self) -> None:
        self._refuse()
        self._pass(self._user_step)

    def _pass(self, work: Callable[[], None]) -> None:
        """Let Mesa's clock go on by one, with other work than that of `step`."""
        usual: Any = self._user_step  # type: ignore[has-type]
        failed: list[BaseException] = []

        def held() -> None:
            try:
                work()
            except BaseException as error:
                failed.append(error)  # Mesa's clock must not see it: it would stand still ever after

        self._user_step = held
        try:
            self._mesa_step()
        finally:
            self._user_step = usual
        if failed:
            raise failed[0]

    def _wake(self) -> None:
        if not self._awake:
            self._awake = True
            self._make_agents()

    @property
    def agents(self) -> AgentSet:
        """All agents, made on first use."""
        self._wake()
        return super().agents

    @agents.setter
    def agents(self, agents: Any) -> None:  # noqa: ANN401 - Mesa's own refusal
        raise AttributeError(f"agents cannot be set (to {agents!r}): stakeholders come from the scenario")

    @property
    def agents_by_type(self) -> dict[type[Agent], AgentSet]:
        """All agents by their class, made on first use."""
        self._wake()
        found: dict[type[Agent], AgentSet] = super().agents_by_type
        return found

    @property
    def agent_types(self) -> list[type]:
        """The classes of the agents."""
        self._wake()
        found: list[type] = super().agent_types
        return found

    def remove_all_agents(self) -> None:
        """Refuse: stakeholders are rows of the model, not objects to be removed."""
        raise TypeError("stakeholders cannot be removed; give them a month of entry (joins) in a register instead")


class MetricsCollector(DataCollector):
    """A collector of a model's metrics. It takes those as they are: Mesa's own way tests and copies each number again, every month.

    Parameters
    ----------
    metrics : sequence of str
        Names of metrics that `model.metrics` holds.
    model_reporters, agent_reporters : mapping
        Others, as Mesa wants them; one with the name of a metric takes its place.
    """

    def __init__(self, metrics: Sequence[str], model_reporters: Mapping[str, Any], agent_reporters: Mapping[str, Any]) -> None:
        ours = {name: partial(_metric, name) for name in metrics if name not in model_reporters}
        super().__init__(model_reporters={**ours, **model_reporters}, agent_reporters=dict(agent_reporters))
        self._metrics = tuple(ours)

    def collect(self, model: Any) -> None:  # noqa: ANN401
        """Add a row: the metrics, then what else is to be reported."""
        metrics = model.metrics
        for name in self._metrics:
            self.model_vars[name].append(metrics[name])
        every: dict[str, Any] = self.model_reporters  # type: ignore[has-type]
        self.model_reporters = (
            {} if len(every) == len(self._metrics) else {name: every[name] for name in every if name not in self._metrics}
        )
        try:
            super().collect(model)
            if not self.model_reporters and hasattr(self, "_collection_steps"):
                self._collection_steps.append(model.time)
        finally:
            self.model_reporters = every


def _metric(name: str, model: Any) -> Any:  # noqa: ANN401
    return model.metrics[name]


def rows_of(collector: DataCollector) -> int:
    """Return how many rows of the model a collector holds."""
    return max(map(len, collector.model_vars.values()), default=0)


def cut(collector: DataCollector, rows: int, steps: int) -> None:
    """Keep the first `rows` rows of the model, and what was collected of agents before Mesa's clock stood at `steps`."""
    for column in collector.model_vars.values():
        del column[rows:]
    for records in (collector._agent_records, collector._agenttype_records):  # noqa: SLF001 - Mesa has no other way
        for clock in [clock for clock in records if clock >= steps]:
            del records[clock]
    if hasattr(collector, "_collection_steps"):
        del collector._collection_steps[rows:]  # noqa: SLF001


def copied(collector: DataCollector) -> DataCollector:
    """Return a collector with the same reporters and rows, which goes on by itself."""
    other = copy.copy(collector)
    other.model_vars = {name: list(column) for name, column in collector.model_vars.items()}
    other._agent_records = dict(collector._agent_records)  # noqa: SLF001
    other._agenttype_records = dict(collector._agenttype_records)  # noqa: SLF001
    other.tables = {name: {column: list(cells) for column, cells in table.items()} for name, table in collector.tables.items()}
    if hasattr(collector, "_collection_steps"):
        other._collection_steps = list(collector._collection_steps)  # noqa: SLF001
    return other
