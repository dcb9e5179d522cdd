"""Everything that differs between Mesa 3.3 and 3.5, and all that is used of Mesa: the only module that imports it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import mesa
from mesa import Agent, DataCollector

if TYPE_CHECKING:
    from mesa.agent import AgentSet

__all__ = ["Agent", "DataCollector", "LazyModel"]


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
        # Mesa moves its clock before it calls our step, and 3.5 does nothing, silently, after a step that raised: so refuse before.
        self._mesa_step: Any = self.step  # type: ignore[has-type]
        self.step = self._guarded_step

    def _refuse(self) -> None:
        """Raise if there must be no further step."""

    def _make_agents(self) -> None:
        """Make all agents."""

    def _guarded_step(self) -> None:
        self._refuse()
        self._mesa_step()

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
