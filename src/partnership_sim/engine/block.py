"""A block of runs, and `advance`: one month of it. A stepped model is a block of one run; nothing else moves a run."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

import numpy as np

from partnership_sim.declare import PARAMETERS
from partnership_sim.dynamics.network import most_seekers
from partnership_sim.dynamics.open_pairs import most_attempts
from partnership_sim.dynamics.scratch import Kinds, Scratch, kind_constants, new_scratch
from partnership_sim.engine.calendar import Strikes, strikes_of
from partnership_sim.engine.rows import advance_rows, count_start
from partnership_sim.engine.spending import Assignment, Spending, assign, spend
from partnership_sim.metrics.base import observed
from partnership_sim.metrics.tally import OF_THE_MONTH, Tally, empty_tally
from partnership_sim.month import Month
from partnership_sim.own_code import OwnCode
from partnership_sim.parameters import records
from partnership_sim.population import Cast, Start, populate
from partnership_sim.state import OpenChannels, State, Ties, with_room

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from partnership_sim.scenario.schema import Plan, Scenario
    from partnership_sim.state import Array

#: Spare rows of ties at most: among many they take memory, and room for a month's new ties comes with each month.
MOST_SPARE = 10_000


@dataclass
class Block:
    """Runs that go through the months together; every array has a leading run axis.

    `values` holds every parameter of every run, [run, 1]; `parameters` those that phases read, one record a run.
    """

    case: Scenario
    plan: Plan
    cast: Cast
    keys: Array
    state: State
    ties: Ties
    priors: Array
    values: dict[str, Array]
    parameters: Array
    channels: OpenChannels
    kinds: Kinds
    scratch: Scratch
    tally: Tally
    assignments: list[Assignment]
    calendar: list[Strikes]
    charged: Array
    spending: Spending
    month: Month

    @property
    def runs(self) -> int:
        """Number of runs."""
        return len(self.keys)


def parameter_values(case: Scenario, runs: int, changes: Mapping[str, Array | float] | None = None) -> dict[str, Array]:
    """Return every parameter of every run, [run, 1]: declared defaults, then the scenario's, then `changes`."""
    chosen = {**case.parameters, **(changes or {})}
    values = {name: np.empty((runs, 1)) for name in PARAMETERS}
    for name, value in values.items():
        value[:] = np.reshape(chosen.get(name, PARAMETERS[name].default), (-1, 1))
    return values


def start_of(case: Scenario, cast: Cast, replicates: Sequence[int], changes: Mapping[str, Array | float] | None = None) -> Start:
    """Return the start of a block's runs, the same for every plan."""
    return populate(case, cast, replicates, parameter_values(case, len(replicates), changes))


def open_block(case: Scenario, plan: Plan, cast: Cast, start: Start, changes: Mapping[str, Array | float] | None = None) -> Block:
    """Return a block before its first month. The start is copied, so that plans can share it."""
    runs, n = start.state.kind.shape
    values = parameter_values(case, runs, changes)
    state = State(*(column.copy() for column in start.state))
    ties = Ties(*(column.copy() for column in start.ties))
    channels = OpenChannels(runs, n, ties.a.shape[1])
    own_code = OwnCode(case.language, plan.name)
    parameters = records({name: value[:, 0] for name, value in values.items()}, runs).view(np.recarray)
    return Block(
        case=case,
        plan=plan,
        cast=cast,
        keys=start.keys,
        state=state,
        ties=ties,
        priors=start.priors,
        values=values,
        parameters=parameters,
        channels=channels,
        kinds=kind_constants(cast.kinds),
        scratch=new_scratch(n, ties.a.shape[1], 0),
        tally=empty_tally(runs, len(cast.kinds)),
        assignments=assign(plan.actions, cast, values, own_code),
        calendar=strikes_of(case, cast, start.keys, values, own_code),
        charged=np.zeros((runs, 1)),
        spending=Spending.nothing(runs),
        month=Month(0, start.keys, state, ties, channels, parameters, start.priors, cast.kinds, own_code),
    )


def month_of(block: Block, month: int) -> Month:
    """Return a month of a block as levers, shocks and a user's own code see it."""
    own_code = OwnCode(block.case.language, block.plan.name, month)
    return Month(month, block.keys, block.state, block.ties, block.channels, block.parameters, block.priors, block.cast.kinds, own_code)


def advance(block: Block, month: int) -> None:
    """Take every run of a block through one month: clear channels, shocks, levers, the compiled month, the tally."""
    block.channels.clear()
    block.month = view = month_of(block, month)
    for strikes in sorted(block.calendar, key=attrgetter("place")):
        strikes.act(view)
    scale = block.values["budget_scale"]
    block.spending = spend(view, block.assignments, np.maximum(0.0, block.plan.budget * scale - block.charged), scale)
    _make_room(block, month)
    view.close(block.ties)
    channels = block.channels.arrays()
    advance_rows(
        block.state, block.ties, channels, block.parameters, block.priors, block.kinds, block.scratch, block.keys, month, block.tally
    )
    _charge(block)


def observe(block: Block, names: Sequence[str]) -> Array:
    """Return metrics of the month just gone, [run, metric]."""
    block.month.tally = block.tally
    return observed(names, block.tally, block.month)


def observe_start(block: Block, names: Sequence[str]) -> Array:
    """Return metrics before the first month, [run, metric]: of what stands; NaN for what is done in a month, as there was none."""
    tally = empty_tally(block.runs, block.tally.people.shape[1])
    ties = block.ties._replace(story=block.ties.story.copy(), via=block.ties.via.copy())
    count_start(block.state, ties, block.parameters, block.kinds, block.scratch, tally)
    for name in OF_THE_MONTH:
        getattr(tally, name)[:] = np.nan
    month = month_of(block, 0)
    month.tally = tally
    return observed(names, tally, month)


def _make_room(block: Block, month: int) -> None:
    """Make sure that this month's new ties find rows, and proposals their place."""
    n, channels = block.state.kind.shape[1], block.channels
    proposals = most_seekers(block.state.key, block.keys, block.values["tie_formation"][:, 0].copy(), month) + 1
    if channels.is_open("brokerage") or channels.is_open("outside_brokerage"):
        ties = block.ties
        proposals += most_attempts(channels.brokerage, channels.outside_brokerage, ties.count, ties.a, ties.b)
    rows = int(block.ties.count.max()) + proposals
    if rows > block.ties.a.shape[1]:
        block.ties = with_room(block.ties, rows + min(rows // 16, MOST_SPARE))
        channels.make_room(block.ties.a.shape[1])
    if block.ties.a.shape[1] > block.scratch.weight.size or proposals > block.scratch.proposal_key.size:
        block.scratch = new_scratch(n, block.ties.a.shape[1], max(proposals + proposals // 8, block.scratch.proposal_key.size))


def _charge(block: Block) -> None:
    """Charge the plan with what was really spent: projects that found no meeting give their money back."""
    unplaced = 1.0 - block.tally.placed[:, None]
    spending = block.spending
    spent = np.maximum(0.0, spending.spent - block.channels.project_money * unplaced)
    block.charged += np.maximum(0.0, spending.of_plan - spending.projects_of_plan * unplaced)
    block.tally.spent[:] = spent[:, 0]
    block.tally.planned[:] = spending.given[:, 0]
