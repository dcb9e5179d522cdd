"""Stakeholders as Mesa agents: views of a row, with properties that read and write the arrays. Writes go through the diary."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, overload

import numpy as np

from partnership_sim._mesa import Agent, LazyModel
from partnership_sim.kinds import KINDS
from partnership_sim.problems import Problems, shown
from partnership_sim.steering.by_hand import WRITABLE, row_of
from partnership_sim.steering.session import Session
from partnership_sim.tables.words import close, folded

if TYPE_CHECKING:
    from partnership_sim.state import State, Ties

__all__ = ["AGENTS", "NGO", "Business", "Community", "Government", "Stakeholder"]


class StateColumn:
    """A property that reads a number of the state and writes it through the model's diary."""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, agent: None, owner: type) -> StateColumn: ...
    @overload
    def __get__(self, agent: Stakeholder, owner: type) -> float: ...
    def __get__(self, agent: Stakeholder | None, owner: type) -> StateColumn | float:
        if agent is None:
            return self
        return float(getattr(agent.model.state, self.name)[0, agent.index])

    def __set__(self, agent: Stakeholder, value: float) -> None:
        agent.model.write(self.name, agent.index, value)


class Stakeholder(Agent):
    """A stakeholder of a model, seen by itself.

    Attributes
    ----------
    index : int
        Its row in the state; agents stand in the order of the register.
    id, name : str
        As in the register.
    kind : str
        The kind's name.
    """

    kind: ClassVar[str] = ""
    model: People

    resources = StateColumn()
    resistance = StateColumn()
    negotiation = StateColumn()
    mediation = StateColumn()
    conflict_management = StateColumn()
    information = StateColumn()
    power = StateColumn()
    stubbornness = StateColumn()
    rent = StateColumn()
    voice = StateColumn()
    households = StateColumn()
    need_met = StateColumn()
    built = StateColumn()
    working = StateColumn()

    def __setattr__(self, name: str, value: object) -> None:
        """Set an attribute; one that is new, and nearly a column's name, is refused, for nothing would come of it."""
        if not hasattr(self, name) and not name.startswith("_"):
            self._refuse_near_miss(name)
        super().__setattr__(name, value)

    def _refuse_near_miss(self, name: str) -> None:
        ratio, column = max((close(folded(name), folded(known)), known) for known in WRITABLE)
        if ratio:
            problems = Problems(self.model.case.language)
            problems.wrong(("", name), problems.say("{name} is not a column", name=shown(name)), name=column, names=tuple(WRITABLE))
            problems.raise_problems()

    def __init__(self, model: People, index: int) -> None:
        super().__init__(model)
        self.index = index

    @property
    def id(self) -> str:
        """Its id."""
        return self.model.cast.ids[self.index]

    @property
    def name(self) -> str:
        """Its name."""
        return self.model.cast.names[self.index]

    @property
    def joins(self) -> int:
        """Its month of entry."""
        return int(self.model.cast.joins[self.index])

    @property
    def active(self) -> bool:
        """Whether it has joined by this month."""
        return self.joins <= self.model.month

    @property
    def capacity(self) -> float:
        """Mean of its three skills, 0..1."""
        return (self.negotiation + self.mediation + self.conflict_management) / 3.0

    @property
    def partners(self) -> dict[Stakeholder, float]:
        """Those it is tied to, and its trust in each, 0..1."""
        return {self.model.stakeholder(j): ours for j, ours, _ in self.model.ties_of(self.index)}

    @property
    def trust_given(self) -> float:
        """Its mean trust in its partners, 0..1; NaN without a tie."""
        return _mean([ours for _, ours, _ in self.model.ties_of(self.index)])

    @property
    def trust_received(self) -> float:
        """Mean trust of its partners in it, 0..1; NaN without a tie."""
        return _mean([theirs for _, _, theirs in self.model.ties_of(self.index)])

    def remove(self) -> None:
        """Refuse: see `PartnershipModel.remove_all_agents`."""
        self.model.remove_all_agents()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.id!r}>"


def _mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else float("nan")


class Community(Stakeholder):
    """A community."""

    kind = "community"


class Government(Stakeholder):
    """A government office."""

    kind = "government"


class Business(Stakeholder):
    """A business."""

    kind = "business"


class NGO(Stakeholder):
    """A non-governmental organisation."""

    kind = "ngo"


#: The class of each kind's agents, by the kind's name.
AGENTS: dict[str, type[Stakeholder]] = {agent.kind: agent for agent in (Community, Government, Business, NGO)}


def agent_class(kind: str) -> type[Stakeholder]:
    """Return the class of a kind's agents; one is made for a kind of a user's own."""
    if kind not in AGENTS:
        members: dict[str, Any] = {"kind": kind, "__doc__": str(KINDS[kind].label), "__module__": __name__}
        AGENTS[kind] = type("".join(word.capitalize() for word in kind.split("_")), (Stakeholder,), members)
    return AGENTS[kind]


class People(Session, LazyModel):
    """A session with its stakeholders as agents, made when somebody first asks for them."""

    _people: list[Stakeholder]

    @property
    def state(self) -> State:
        """The stakeholders' columns, [1, stakeholder] each, in the order of `model.cast.ids`: an agent's row is its `index`."""
        return self._course.block.state

    @property
    def ties(self) -> Ties:
        """The ties, [1, row] each; the first `count` rows are in use."""
        return self._course.block.ties

    def ties_of(self, stakeholder: int | str) -> list[tuple[int, float, float]]:
        """Return the ties of a stakeholder, a row or an id: the partner's row, its trust in the partner, the partner's trust in it."""
        stakeholder, t = self._row(stakeholder), self.ties
        count = int(t.count[0, 0])
        a, b = t.a[0, :count], t.b[0, :count]
        found = [(int(b[e]), float(t.trust_ab[0, e]), float(t.trust_ba[0, e])) for e in np.flatnonzero(a == stakeholder)]
        return found + [(int(a[e]), float(t.trust_ba[0, e]), float(t.trust_ab[0, e])) for e in np.flatnonzero(b == stakeholder)]

    def stakeholder(self, which: int | str) -> Stakeholder:
        """Return the agent of a row or an id."""
        self._wake()
        return self._people[self._row(which)]

    def _row(self, which: object) -> int:
        """Return the row of a stakeholder; raise InputError if there is nobody."""
        problems = Problems(self.case.language)
        row = row_of(which, self.cast, ("", "stakeholder"), problems)
        problems.raise_problems()
        assert row is not None  # noqa: S101 - else there is a problem
        return row

    def _make_agents(self) -> None:
        kinds = self.cast.kind_names
        made = {row: agent_class(kinds[self.cast.kind[row]])(self, row) for row in self.cast.as_listed.tolist()}
        self._people = [made[row] for row in range(len(made))]
