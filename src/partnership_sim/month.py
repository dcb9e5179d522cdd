"""A month as levers, shocks and a user's own code see it: all runs of a plan in a block at once, arrays [run, stakeholder]."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from partnership_sim import draws
from partnership_sim.constants import ENOUGH, STANDARD_COMMUNITY
from partnership_sim.month_sums import both_ends, lesser_end, prior_trust, row_sums, tie_counts, trust_team
from partnership_sim.own_code import OwnCode

if TYPE_CHECKING:
    from partnership_sim.kinds import Kind
    from partnership_sim.open_channels import ChannelsByName
    from partnership_sim.state import Array, State, Ties


@dataclass(frozen=True)
class Team:
    """Those who carry out an action.

    Attributes
    ----------
    members : ndarray
        [run, stakeholder], 0/1: who of `by` is active.
    shares : ndarray
        [run, stakeholder]: each member's share of the work, in proportion to power; a run's sum is 1, or 0 without members.
    trust : ndarray
        [run, stakeholder], 0..1: trust of each stakeholder in the team (docs/odd.md, 7.0).
    skill : ndarray
        [run, 1]: 0.5 + the members' capacity; 1 for an outside facilitator.
    quality : ndarray
        [run, stakeholder], 0..1: how well the team can work with each.
    """

    members: Array
    shares: Array
    trust: Array
    skill: Array
    quality: Array


class Month:
    """What a lever or shock gets.

    Attributes
    ----------
    number : int
        The month, from 1.
    state, ties, channels
        Arrays with a leading run axis. Levers and shocks read state and ties, and add to channels, which are [run, stakeholder] but for
        those of ties, [run, row], and of the run, [run, 1] (`partnership_sim.state`).
    active : ndarray
        [run, stakeholder], 0/1.
    team : Team
        Those who carry out the action at hand.
    """

    def __init__(
        self,
        number: int,
        keys: Array,
        state: State,
        ties: Ties,
        channels: ChannelsByName,
        parameters: Array,
        priors: Array,
        kinds: tuple[Kind, ...],
        own_code: OwnCode | None = None,
    ) -> None:
        self.number = number
        self.keys = keys
        self.state = state
        self.ties = ties
        self.channels = channels
        self.parameters = parameters
        self.priors = priors
        self.kinds = kinds
        self.active: Array = (state.joins <= number).astype(np.float64)
        self._team: Team | None = None
        #: Counts of the month, once it is over (partnership_sim.metrics.tally.Tally).
        self.tally: Any = None
        #: Calls a user's own code, and tells its errors.
        self.own_code = own_code or OwnCode()
        self._plug_in, self._unnamed = "", 0
        self._counted: list[tuple[Array, Array, Array]] = []

    @property
    def team(self) -> Team:
        """Those who carry out the action at hand; an outside facilitator where there is none."""
        if self._team is None:
            self._team = self.form_team(np.zeros_like(self.active))
        return self._team

    @property
    def runs(self) -> int:
        """Number of runs in the block."""
        return int(self.active.shape[0])

    @property
    def capacity(self) -> Array:
        """Mean of the three skills, [run, stakeholder], 0..1."""
        s = self.state
        return np.asarray((s.negotiation + s.mediation + s.conflict_management) / 3.0)

    def column(self, name: str) -> Array:
        """Return a column of the state by name, or "capacity", [run, stakeholder]."""
        return self.capacity if name == "capacity" else np.asarray(getattr(self.state, name))

    def parameter(self, name: str) -> Array:
        """Return a model parameter of every run, [run, 1]."""
        return np.asarray(self.parameters[name])[:, None]

    def of_kind(self, *kinds: str) -> Array:
        """Return who is active and of one of the kinds, [run, stakeholder], 0/1."""
        return np.asarray(np.array([kind.name in kinds for kind in self.kinds])[self.state.kind] * self.active)

    def receivers(self) -> Array:
        """Return the active communities, [run, stakeholder], 0/1."""
        return np.asarray(self._receives * self.active)

    def sum(self, values: Array, on: Array) -> Array:
        """Return the sum of values over those in `on`, [run, 1]; the same bits for any block."""
        return row_sums(values, on)

    def mean(self, column: str, on: Array) -> Array:
        """Return the mean of a column over those in `on`, [run, 1]; 0 where nobody is."""
        number = self.number_of(on)
        return np.asarray(self.sum(self.column(column), on) / np.maximum(number, 1.0))

    @property
    def size(self) -> Array:
        """How many standard communities each is, [run, stakeholder]; 1 for organisations."""
        return self._size.copy()

    @cached_property
    def _size(self) -> Array:
        return np.where(self._receives, self.state.households / STANDARD_COMMUNITY, 1.0)

    @cached_property
    def _receives(self) -> Array:
        return np.asarray(np.array([kind.receives for kind in self.kinds])[self.state.kind])

    def per_head(self, spend: Array, on: Array) -> Array:
        """Return a spend per standard community or organisation of those in `on`, [run, 1]; 0 where nobody is."""
        heads = self.sum(self._size, on)
        return np.asarray(np.divide(spend, heads, out=np.zeros_like(heads), where=heads > 0.0))

    def number_of(self, on: Array) -> Array:
        """Return how many are in `on`, [run, 1]."""
        return self.sum(np.ones_like(on), on)

    def gap_to_leaders(self, column: str, share: float = 0.2) -> Array:
        """Return how far each is behind the level that the best `share` of the active have reached, [run, stakeholder], >= 0."""
        own = self.column(column)
        ordered = np.sort(np.where(self.active > 0, own, -np.inf), axis=1)
        people = np.maximum(self.number_of(self.active)[:, 0].astype(np.int64), 1)
        at = ordered.shape[1] - np.maximum(1, np.ceil(people * share).astype(np.int64))
        leaders = np.take_along_axis(ordered, at[:, None], axis=1)
        return np.asarray(np.where(self.active > 0, np.maximum(0.0, leaders - own), 0.0))

    def ties_within(self, on: Array) -> Array:
        """Return the number of awake ties with both ends in `on`, by their size, [run, 1]."""
        return self._count_ties(on)[0]

    def ties_touching(self, on: Array) -> Array:
        """Return the number of awake ties with at least one end in `on`, by their size, [run, 1]."""
        return self._count_ties(on)[1]

    def has_both_ends(self, on: Array) -> Array:
        """Return which ties are awake and have both ends in `on`, [run, row], 0/1."""
        out = np.zeros(self.ties.a.shape)
        both_ends(self.ties.count, self.ties.a, self.ties.b, self.active, on, out)
        return out

    def lesser_end(self, values: Array) -> Array:
        """Return the smaller of what both ends of a tie have, [run, row]; `values` is [run, stakeholder]."""
        out = np.zeros(self.ties.a.shape)
        lesser_end(self.ties.count, self.ties.a, self.ties.b, values, out)
        return out

    def draw(self, what: str = "") -> Array:
        """Return a uniform draw for each stakeholder, [run, stakeholder], 0 < u < 1, keyed by the plug-in's name and this month.

        Parameters
        ----------
        what : str
            What the draw decides: the same name gives the same numbers again. Draws without a name are told apart by their order in this call
            of the plug-in.
        """
        if not what:
            self._unnamed += 1
        order = f"#{self._unnamed}" if self._unnamed > 1 else ""
        process = draws.named_process(self._plug_in + (f"/{what}" if what else order))
        return draws.uniforms(self.keys, self.number, process, self.state.key)[0]

    def form_team(self, by: Array, capacity: Array | None = None) -> Team:
        """Return the team of those in `by`, 0/1, [run, stakeholder] or alike in all runs; nobody active in it: an outside facilitator
        (trust OUTSIDE_TRUST, skill 1).

        Who forms several teams may give everybody's `capacity`, so that it is found once.
        """
        members = by * self.active
        power = members * self.state.power
        total = self.sum(power, members)
        inside = total > 0
        shares = power / np.where(inside, total, 1.0)
        skill = np.where(inside, 0.5 + self.sum(self.capacity if capacity is None else capacity, shares), 1.0)
        trust, weight = np.zeros(members.shape), np.zeros(members.shape)
        by_kind, prior = np.zeros((2, self.runs, len(self.kinds)))
        prior_trust(self.state.kind, self.priors, shares, by_kind, prior)
        trust_team(self.ties, self.state.kind, self.active, prior, shares, inside, weight, trust)
        quality = trust * skill
        quality /= ENOUGH
        return Team(members, shares, trust, skill, np.minimum(1.0, quality, out=quality))

    def for_plug_in(self, name: str, team: Team | None = None) -> Month:
        """Return this month as the named plug-in sees it, with the team of the action at hand; None: an outside facilitator."""
        self._plug_in, self._unnamed, self._team = name, 0, team
        return self

    def at(self, number: int) -> Month:
        """Return another month of the same runs."""
        own_code = OwnCode(self.own_code.language, self.own_code.plan, number)
        return Month(number, self.keys, self.state, self.ties, self.channels, self.parameters, self.priors, self.kinds, own_code)

    def close(self) -> None:
        """Let go what was counted for levers: the month itself is next, and changes ties."""
        self._counted = []

    def _count_ties(self, on: Array) -> tuple[Array, Array]:
        """Count ties once for all levers that mean the same people."""
        for whom, both, either in self._counted:
            if np.array_equal(whom, on):
                return both.copy(), either.copy()
        both, either = np.zeros((self.runs, 1)), np.zeros((self.runs, 1))
        receives = self._receives.astype(np.uint8)
        tie_counts(self.ties.count, self.ties.a, self.ties.b, self.active, receives, self._size, on, both, either)
        self._counted.append((on.copy(), both, either))
        return both.copy(), either.copy()
