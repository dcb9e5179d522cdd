"""Everything that differs between Mesa 3.3 and 3.5, and all that is used of Mesa: the only module that imports it."""

from __future__ import annotations

import copy
import hashlib
import inspect
import warnings
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

import mesa
from mesa import Agent, DataCollector

from partnership_sim.declare import METRICS
from partnership_sim.scenario.arguments import LARGEST, listed, metric_names, plain, sound, wrong_type

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mesa.agent import AgentSet

    from partnership_sim.problems import Problems

__all__ = [
    "Agent",
    "DataCollector",
    "LazyModel",
    "MetricsCollector",
    "collect",
    "copied",
    "cut",
    "replicate_of",
    "rows_of",
    "tell_of_repeats",
]


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
        self._numbered = 0
        # Mesa moves its clock before it calls our step, and 3.5 does nothing, silently, after a step that raised: so refuse before,
        # and raise after it.
        self._mesa_step: Any = self.step  # type: ignore[has-type]
        self.step = self._guarded_step

    def register_agent(self, agent: Agent) -> None:
        """Take in an agent. Mesa 3.3 numbers agents in a table of all models, which holds every model for ever: so number them here."""
        if hasattr(Agent, "_ids"):
            Agent._ids.pop(self, None)  # noqa: SLF001
            self._numbered += 1
            agent.unique_id = self._numbered
        super().register_agent(agent)

    def _go_on_from(self, other: LazyModel) -> None:
        """Take over where another model's generators stand."""
        self.random.setstate(other.random.getstate())
        self.rng.bit_generator.state = other.rng.bit_generator.state

    def _refuse(self) -> None:
        """Raise if there must be no further step; the session behind a model knows."""

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


def reporters_of(model: object, agent: object, problems: Problems) -> tuple[list[str], Mapping[str, Any]]:
    """Return which metrics to compute, and what else is to be reported of the model; report what are no reporters."""
    say = problems.say
    if not isinstance(agent, Mapping | None):
        wrong_type("agent_reporters", agent, say("expected reporters by name"), problems)
    if isinstance(model, Mapping | None):
        return list(METRICS), model or {}
    names = listed(model)
    if not isinstance(names, list):
        wrong_type("model_reporters", model, say("expected a list of metrics, or reporters by name"), problems)
        return [], {}
    return metric_names("model_reporters", names, problems), {}


def rows_of(collector: DataCollector) -> int:
    """Return how many rows of the model a collector holds."""
    return max(map(len, (*collector.model_vars.values(), collector._agent_records, collector._agenttype_records)))  # noqa: SLF001


def collect(collector: DataCollector, model: LazyModel) -> None:
    """Let a collector add a row. On Mesa 3.3, batch_run looks up what was collected of agents by the row's number: so it is put there."""
    row = rows_of(collector)
    collector.collect(model)
    if not hasattr(collector, "_collection_steps"):
        for records in (collector._agent_records, collector._agenttype_records):  # noqa: SLF001
            if model.steps in records:
                records[row] = records.pop(model.steps)


def cut(collector: DataCollector, rows: int, steps: int) -> None:
    """Keep the first `rows` rows of the model, and what was collected of agents with them, before Mesa's clock stood at `steps`."""
    first = steps if hasattr(collector, "_collection_steps") else rows
    for column in collector.model_vars.values():
        del column[rows:]
    for records in (collector._agent_records, collector._agenttype_records):  # noqa: SLF001 - Mesa has no other way
        for clock in [clock for clock in records if clock >= first]:
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


def tell_of_repeats(problems: Problems) -> None:
    """Warn if batch_run makes this model to repeat a run without telling it so: it would be the same run again."""
    frame = inspect.currentframe()
    while frame is not None:
        if frame.f_code.co_name == "_model_run_func" and frame.f_globals.get("__name__") == "mesa.batchrunner":
            if frame.f_locals["run"][1] > 0:
                text = problems.say("iterations repeat the same run; sweep over replicate instead: replicate=range(5)")
                warnings.warn(text, UserWarning, stacklevel=3)
            return
        frame = frame.f_back


def replicate_of(replicate: object, rng: object, seed: object, problems: Problems) -> int:
    """Return the replicate of a model: the one that is given, else what batch_run gives as rng or seed, else 0; report what is wrong.

    A whole number is the replicate of that number; what else may seed a generator stands for a replicate of its own, by its hash.
    """
    say = problems.say
    if rng is not None and seed is not None:
        problems.wrong(("", "rng"), say("rng and seed are both given"), say("expected one of the two"))
    if replicate is not None:
        found: int = sound(problems, replicate=replicate).get("replicate", 0)
        return found
    name, given = ("rng", rng) if rng is not None else ("seed", seed)
    given = plain(given)
    if given is None:
        return 0
    if isinstance(given, int) and not isinstance(given, bool) and 0 <= given <= LARGEST:
        return given
    content = _content(given)
    if content is None:
        wrong_type(name, given, say("expected a whole number, or what else seeds a generator of NumPy"), problems)
        return 0
    return int.from_bytes(hashlib.sha256(repr(content).encode()).digest()[:8], "big") >> 1


def _content(given: Any) -> object:  # noqa: ANN401
    """Return in plain numbers and text what may seed a generator; None if it may not."""
    if isinstance(given, bool):
        return None
    if isinstance(given, int | float | str):
        return given
    if isinstance(given, list):
        return given if given and all(isinstance(one, int) for one in given) else None
    if hasattr(given, "entropy"):
        return plain([given.entropy, given.spawn_key])
    return plain(getattr(getattr(given, "bit_generator", given), "state", None))
