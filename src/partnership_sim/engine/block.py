"""A block of runs, and `advance`: one month of it. A stepped model is a block of one run; nothing else moves a run.

Runs of a block may live through different plans and shocks: its rows lie in segments of one plan and one list of shocks each. Levers and
shocks act on the rows of their segment, the compiled month goes over all.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING

import numpy as np

from partnership_sim.constants import USED_UP
from partnership_sim.declare import PARAMETERS
from partnership_sim.dynamics.network import most_seekers
from partnership_sim.dynamics.open_pairs import most_attempts
from partnership_sim.dynamics.scratch import Kinds, Scratch, new_scratch
from partnership_sim.engine.amounts import Amounts
from partnership_sim.engine.calendar import Strikes, strikes_of
from partnership_sim.engine.loop import advance_rows, count_start
from partnership_sim.engine.spending import Assignment, Spending, assign, spend
from partnership_sim.metrics.base import observed
from partnership_sim.metrics.tally import OF_THE_MONTH, Tally, empty_tally
from partnership_sim.month import Month
from partnership_sim.open_channels import OpenChannels
from partnership_sim.own_code import OwnCode
from partnership_sim.parameters import records
from partnership_sim.population import Cast, Start, populate
from partnership_sim.population.drawing import kind_constants
from partnership_sim.state import State, Ties, with_room

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from partnership_sim.scenario.schema import Plan, Scenario, ShockEntry
    from partnership_sim.state import Array

#: Spare rows of ties at most: among many they take memory, and room for a month's new ties comes with each month.
MOST_SPARE = 10_000


@dataclass(frozen=True)
class Segment:
    """Runs of a block, one below the other, that live through one plan and one list of shocks.

    Where runs differ in how much is spent and how hard shocks strike, `amounts` says it of each, in the place of what plan and shocks say.
    """

    rows: slice
    plan: Plan
    shocks: tuple[ShockEntry, ...]
    amounts: Amounts | None = None


@dataclass
class OpenSegment:
    """A segment of a block that goes through the months; `budget` is its plan's, or [run, 1] where runs differ in it; `values` are every parameter of its runs, `month` is the one just gone."""

    given: Segment
    budget: Array | float
    values: dict[str, Array]
    assignments: list[Assignment]
    calendar: list[Strikes]
    month: Month


@dataclass
class Block:
    """Runs that go through the months together; every array has a leading run axis.

    `values` holds every parameter of every run, [run, 1]; `parameters` those that phases read, one record a run; `month` is the number of
    the one just gone, 0 before the first. A block of one segment can be pickled; the segments of others hold views of its arrays.
    """

    case: Scenario
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
    charged: Array
    spending: Spending
    segments: list[OpenSegment] = field(default_factory=list)
    month: int = 0

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


def start_of(
    case: Scenario,
    cast: Cast,
    replicates: Sequence[int],
    changes: Mapping[str, Array | float] | None = None,
    seeds: Sequence[int] | None = None,
) -> Start:
    """Return the start of a block's runs, the same for every plan; each has the scenario's seed, or one of its own."""
    return populate(case, cast, replicates, parameter_values(case, len(replicates), changes), seeds)


def open_block(case: Scenario, plan: Plan, cast: Cast, start: Start, changes: Mapping[str, Array | float] | None = None) -> Block:
    """Return a block of runs of one plan, under the scenario's shocks, before its first month."""
    return open_segments(case, [Segment(slice(0, len(start.keys)), plan, case.shocks)], cast, start, changes)


def open_segments(
    case: Scenario, segments: Sequence[Segment], cast: Cast, start: Start, changes: Mapping[str, Array | float] | None = None
) -> Block:
    """Return a block before its first month; its segments lie one below the other. The start is copied, so that several can share it."""
    runs, n = start.state.kind.shape
    values = parameter_values(case, runs, changes)
    ties = Ties(*(column.copy() for column in start.ties))
    block = Block(
        case=case,
        cast=cast,
        keys=start.keys,
        state=State(*(column.copy() for column in start.state)),
        ties=ties,
        priors=start.priors,
        values=values,
        parameters=records({name: value[:, 0] for name, value in values.items()}, runs).view(np.recarray),
        channels=OpenChannels(runs, n, ties.a.shape[1]),
        kinds=kind_constants(case, cast),
        scratch=new_scratch(n, ties.a.shape[1], 0),
        tally=empty_tally(runs, len(cast.kinds)),
        charged=np.zeros((runs, 1)),
        spending=Spending.nothing(runs),
    )
    block.segments = [_open_segment(block, segment) for segment in segments]
    return block


def opened_again(block: Block, start: Start) -> Block:
    """Return a block of the same segments, at the scenario's parameters, that stands at another start."""
    return open_segments(block.case, [segment.given for segment in block.segments], block.cast, start)


def _open_segment(block: Block, given: Segment) -> OpenSegment:
    case, cast, rows = block.case, block.cast, given.rows
    state, ties = State(*(_of(column, rows) for column in block.state)), _ties_of(block, rows)
    keys, parameters, priors = (_of(column, rows) for column in (block.keys, block.parameters, block.priors))
    values = {name: _of(value, rows) for name, value in block.values.items()}
    own_code = OwnCode(case.language, given.plan.name)
    amounts = given.amounts or Amounts.of(given.plan, given.shocks)
    return OpenSegment(
        given=given,
        budget=amounts.budget,
        values=values,
        assignments=assign(given.plan.actions, cast, values, own_code, spends=amounts.spends),
        calendar=strikes_of(given.shocks, amounts.severities, case.months, cast, keys, values, own_code),
        month=Month(0, keys, state, ties, block.channels.of(rows), parameters, priors, cast.kinds, own_code),
    )


def _of(column: Array, rows: slice) -> Array:
    """Return these rows of a column; of all there are the column itself, so that a block that is pickled holds it once."""
    return column if rows == slice(0, len(column)) else column[rows]


def _ties_of(block: Block, rows: slice) -> Ties:
    return Ties(*(_of(column, rows) for column in block.ties))


def enter(block: Block, month: int) -> None:
    """Let every segment of a block see a month."""
    block.month = month
    for segment in block.segments:
        segment.month = segment.month.at(month)


def advance(block: Block, month: int) -> None:
    """Take every run of a block through one month: clear channels, shocks, levers, the compiled month, the tally."""
    block.channels.clear()
    enter(block, month)
    for segment in block.segments:
        _act(block, segment)
    _make_room(block, month)
    for segment in block.segments:
        segment.month.close()
    channels = block.channels.arrays()
    advance_rows(
        block.state, block.ties, channels, block.parameters, block.priors, block.kinds, block.scratch, block.keys, month, block.tally
    )
    _charge(block)


def _act(block: Block, segment: OpenSegment) -> None:
    """Let the shocks and levers of a segment act."""
    rows, scale = segment.given.rows, segment.values["budget_scale"]
    for strikes in sorted(segment.calendar, key=attrgetter("place")):
        strikes.act(segment.month)
    budget = segment.budget * scale
    left = np.maximum(0.0, budget - block.charged[rows])
    left = np.where(left < USED_UP * budget, 0.0, left)
    for whole, found in zip(block.spending, spend(segment.month, segment.assignments, left, scale), strict=True):
        whole[rows] = found


def observe(block: Block, names: Sequence[str]) -> Array:
    """Return metrics of the month just gone, [run, metric]."""
    return _observed(block, names, block.tally, [segment.month for segment in block.segments])


def observe_start(block: Block, names: Sequence[str]) -> Array:
    """Return metrics before the first month, [run, metric]: of what stands; NaN for what is done in a month, as there was none."""
    return _observed(block, names, tally_of_start(block), [segment.month.at(0) for segment in block.segments])


def tally_of_start(block: Block) -> Tally:
    """Count a block as it stands before its first month; NaN is what is done in a month."""
    tally = empty_tally(block.runs, block.tally.people.shape[1])
    ties = block.ties._replace(story=block.ties.story.copy(), via=block.ties.via.copy())
    count_start(block.state, ties, block.parameters, block.kinds, block.scratch, tally)
    for name in OF_THE_MONTH:
        getattr(tally, name)[:] = np.nan
    return tally


def _observed(block: Block, names: Sequence[str], tally: Tally, months: Sequence[Month]) -> Array:
    """Return metrics of a month, [run, metric], as each segment sees it."""
    found = np.empty((block.runs, len(names)))
    if names:
        for segment, month in zip(block.segments, months, strict=True):
            rows = segment.given.rows
            month.tally = Tally(*(_of(column, rows) for column in tally))
            found[rows] = observed(names, month.tally, month)
    return found


def _make_room(block: Block, month: int) -> None:
    """Make sure that this month's new ties find rows, and proposals their place."""
    n, channels = block.state.kind.shape[1], block.channels
    proposals = most_seekers(block.state.key, block.state.ties_start, block.keys, block.values["tie_hazard"][:, 0].copy(), month) + 1
    if channels.is_open("brokerage") or channels.is_open("outside_brokerage"):
        ties = block.ties
        proposals += most_attempts(channels.brokerage, channels.outside_brokerage, ties.count, ties.a, ties.b)
    rows = int(block.ties.count.max()) + proposals
    if rows > block.ties.a.shape[1]:
        block.ties = with_room(block.ties, rows + min(rows // 16, MOST_SPARE))
        channels.make_room(block.ties.a.shape[1])
        for segment in block.segments:
            segment.month.ties = _ties_of(block, segment.given.rows)
    if block.ties.a.shape[1] > block.scratch.weight.size or proposals > block.scratch.proposal_key.size:
        block.scratch = new_scratch(n, block.ties.a.shape[1], max(proposals + proposals // 8, block.scratch.proposal_key.size))


def _charge(block: Block) -> None:
    """Charge the plan with what was really spent: projects that found no meeting give their money back."""
    unplaced = 1.0 - block.tally.placed[:, None]
    spending = block.spending
    spent = np.maximum(0.0, spending.spent - block.channels.arrays().project_money * unplaced)
    block.charged += np.maximum(0.0, spending.of_plan - spending.projects_of_plan * unplaced)
    block.tally.spent[:] = spent[:, 0]
    block.tally.planned[:] = spending.given[:, 0]
