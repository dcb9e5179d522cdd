"""From a scenario and its rows to the state and ties of a block of runs: what is given stands, what is missing is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from partnership_sim import draws
from partnership_sim.constants import (
    HISTORY_SHOWS,
    KNOWN_PLACE,
    MOST_SHIFT,
    PLACE_SHIFT,
    RESERVE_AT_START,
    STANDARD_COMMUNITY,
    USUAL_NEED_MET,
)
from partnership_sim.declare import PARAMETERS
from partnership_sim.draws import Process
from partnership_sim.dynamics.scratch import kind_constants as constants_of
from partnership_sim.kinds import COLUMNS, SKILLS
from partnership_sim.parameters import records
from partnership_sim.population.first_month import expect
from partnership_sim.population.wiring import fill_ties, set_in_order, wire
from partnership_sim.quantiles import quantile
from partnership_sim.scenario.most_ties import most_ties
from partnership_sim.state import NEVER, OF_RUN, STATE_TYPES, Array, State, Ties, empty_ties

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from partnership_sim.declare import Column
    from partnership_sim.dynamics.scratch import Kinds
    from partnership_sim.population.cast import Cast
    from partnership_sim.scenario.schema import Population, Scenario

#: Drawn shares stay this far from 0 and 1, and drawn trust within 0.03..0.95.
EDGE = 0.02
TRUST_LOW, TRUST_HIGH = 0.03, 0.95
#: Spread of the logarithm of activity within a kind.
ACTIVITY_SPREAD = 0.5
ANCHORED = {"resistance": "anchor", "information": "information_start", **{skill: f"{skill}_start" for skill in SKILLS}}
BOUNDS = {"stubbornness": (0.2, 0.9)}
#: The parameters on which the start of a run depends: runs that differ in others begin alike.
OF_START = (
    *(
        "luck_place",
        "luck_history",
        "income_rate",
        "meeting_base",
        "meeting_information",
        "meeting_trust",
        "breach_visibility",
    ),
    *("trust_loss_ratio", "pledge_share", "synergy", "leakage_base", "unclaimed", "tie_hazard", "project_cost", "repair_rate"),
    *("answer_base", "answer_relief", "escalation", "failure_rate", "need", "lapse_unpaid", "convening_cost"),
)


@dataclass(frozen=True)
class Start:
    """A block of runs before its first month: state, ties, the key of each run [run], and prior trust [run, truster, trusted]."""

    state: State
    ties: Ties
    keys: Array
    priors: Array

    def of(self, rows: Array) -> Start:
        """Return the start of runs that begin as those in these rows, [run]; a row may be taken several times. All in turn are the start itself."""
        if np.array_equal(rows, np.arange(len(self.keys))):
            return self
        state, ties = State(*(column[rows] for column in self.state)), Ties(*(column[rows] for column in self.ties))
        return Start(state, ties, self.keys[rows], self.priors[rows])


def populate(
    scenario: Scenario, cast: Cast, replicates: Sequence[int], parameters: Mapping[str, Array], seeds: Sequence[int] | None = None
) -> Start:
    """Return the start of the runs of these replicates.

    Parameters
    ----------
    scenario : Scenario
    cast : Cast
        The scenario's cast.
    replicates : sequence of int
        Replicate of each run of the block.
    parameters : mapping of str to ndarray
        Values of parameters that are not at their defaults, [run] each; only those of `OF_START` count.
    seeds : sequence of int, optional
        Seed of each run; by default the scenario's.
    """
    seed = scenario.seed if seeds is None else seeds
    keys = draws.run_keys(seed, replicates)
    of_place, history = draws.of_runs(seed, replicates).T
    convene = draws.stratified(seed, replicates, Process.CONVENE)
    moved = history[:, None] * _parameter(parameters, "luck_history", len(keys))
    state = _draw_state(scenario, cast, keys, of_place[:, None], moved, parameters)
    priors = _draw_priors(scenario.population, cast, moved)
    ties = _draw_ties(scenario, cast, keys, priors, state.households)
    of_run = {name: np.asarray(parameters.get(name, PARAMETERS[name].default)).reshape(-1) for name in OF_START}
    table = records(of_run, len(keys)).view(np.recarray)
    given = scenario.population.place
    built = quantile(draws.stratified(seed, replicates, Process.UNDER_WAY))
    known = given if isinstance(given, float) else np.nan
    luck = np.stack([convene, built], axis=1)
    hidden = (1.0 - HISTORY_SHOWS) * moved[:, 0]
    expect(state, ties, table, kind_constants(scenario, cast), keys, luck, hidden, known, scenario.population.conflict)
    return Start(state, ties, keys, priors)


def kind_constants(scenario: Scenario, cast: Cast) -> Kinds:
    """Return the constants of a cast's kinds: those declared, and the scenario's means of voice and spreads of prior trust."""
    population = scenario.population
    spread = np.array([[population.trust[of, to].spread for to in cast.kind_names] for of in cast.kind_names])
    return constants_of(cast.kinds, np.array([population.columns["voice"][kind].mean for kind in cast.kind_names]), spread)


def place_of(population: Population) -> tuple[float, float]:
    """Return how far the luck of the place lies from the average, on the log scale, and which share of its spread is left."""
    place = population.place
    if place is None:
        return 0.0, 1.0
    if isinstance(place, float):
        return float(np.clip(np.log(max(place, 1e-9) / USUAL_NEED_MET), -MOST_SHIFT, MOST_SHIFT)), KNOWN_PLACE
    return {"hard": -PLACE_SHIFT, "average": 0.0, "easy": PLACE_SHIFT}[place], KNOWN_PLACE


def _draw_state(scenario: Scenario, cast: Cast, keys: Array, luck: Array, history: Array, parameters: Mapping[str, Array]) -> State:
    """Draw all that is not given. luck: that of the place; history: what it adds to trust, and takes from resistance; [run, 1] each."""
    runs, n = len(keys), len(cast)
    columns: dict[str, Array] = {
        name: np.zeros((runs, 1 if name in OF_RUN else n), STATE_TYPES.get(name, np.float64)) for name in State._fields
    }
    moved = {"resistance": -history}  # who has been let down trusts less, and resists more
    columns |= {column.name: _draw_column(column, scenario.population, cast, keys, moved.get(column.name, 0.0)) for column in COLUMNS}
    receives = np.array([kind.receives for kind in cast.kinds])[cast.kind]
    columns["resources"] = _by_size(columns["resources"], columns["households"], receives, scenario.population, cast)
    columns["endowment"] = columns["resources"]
    columns["resources"] = RESERVE_AT_START * _parameter(parameters, "income_rate", runs) * columns["endowment"]
    columns["income_luck"] = draws.normals(keys, 0, Process.INCOME, cast.key) * ~receives
    columns["year"] = draws.normals(keys, 0, Process.YEAR, np.zeros(1, np.uint64))
    for name, start in ANCHORED.items():
        columns[start] = columns[name].copy()
    shift, left = place_of(scenario.population)
    spread = left * _parameter(parameters, "luck_place", runs)
    columns["place"] = np.exp(shift + spread * luck - spread**2 / 2.0)
    columns["kind"] = np.broadcast_to(cast.kind, (runs, n)).astype(np.uint8)
    columns["key"] = np.broadcast_to(cast.key, (runs, n)).copy()
    columns["joins"] = np.broadcast_to(cast.joins, (runs, n)).astype(np.int32)
    return State(**columns)


def _by_size(resources: Array, households: Array, receives: Array, population: Population, cast: Cast) -> Array:
    """Return resources, those drawn for a community in proportion to its households; what the register gives stands."""
    drawn = np.broadcast_to(receives, resources.shape).copy()
    register = population.register
    if register is not None and "resources" in register.columns:
        given = ~np.isnan(np.asarray(register.columns["resources"], np.float64))
        drawn[:, cast.register_rows[np.flatnonzero(given)]] = False
    return np.where(drawn, resources * households / STANDARD_COMMUNITY, resources)


def _draw_priors(population: Population, cast: Cast, history: Array) -> Array:
    """Return prior trust in every run, [run, truster, trusted]: what is known of the kinds, moved by what the history of the place adds, [run, 1]."""
    mean = np.array([[population.trust[of, to].mean for to in cast.kind_names] for of in cast.kind_names])
    return _clipped(mean + history[:, :, None], mean, TRUST_LOW, TRUST_HIGH)


def _parameter(parameters: Mapping[str, Array], name: str, runs: int) -> Array:
    return np.broadcast_to(np.asarray(parameters.get(name, PARAMETERS[name].default), np.float64).reshape(-1, 1), (runs, 1))


def _clipped(values: Array, mean: Array, low: float, high: float) -> Array:
    """Return values held within two ends; a mean outside of them widens them to itself."""
    return np.asarray(np.clip(values, np.minimum(low, mean), np.maximum(high, mean)))


def _draw_column(column: Column, population: Population, cast: Cast, keys: Array, moved: Array | float) -> Array:
    """Draw a column around the mean of each one's kind, moved in each run by so much ([run, 1], where there is a spread), then set what the register gives: [run, stakeholder]."""
    spreads = [population.columns[column.name][kind] for kind in cast.kind_names]
    mean = np.array([spread.mean for spread in spreads])[cast.kind]
    spread = np.array([spread.spread for spread in spreads])[cast.kind]
    values = np.broadcast_to(mean, (len(keys), len(cast))).copy()
    if spread.any():
        normal = draws.normals(keys, 0, Process[column.name.upper()], cast.key)
        if column.log_normal:  # minus half the variance, so that the mean is the mean
            values = np.minimum(mean * np.exp(spread * normal - spread**2 / 2.0), column.high)
        else:
            low, high = BOUNDS.get(column.name, (max(column.low, EDGE), column.high - EDGE if column.high == 1.0 else column.high))
            drawn = _clipped(mean + moved + spread * normal, mean, low, high)
            values = np.where(spread > 0, drawn, values)
    register = population.register
    if register is not None and column.name in register.columns:
        given = np.asarray(register.columns[column.name], np.float64)
        rows = np.flatnonzero(~np.isnan(given))
        values[:, cast.register_rows[rows]] = given[rows]
    return np.asarray(values, np.float64)


def _draw_ties(scenario: Scenario, cast: Cast, keys: Array, priors: Array, households: Array) -> Ties:
    """Return the given ties, and drawn ties for those who have none given: all without a file of ties, else drawn ones and newcomers."""
    population = scenario.population
    runs, n = len(keys), len(cast)
    given = _given_pairs(population, cast)
    is_open = np.ones(n)
    if population.ties is not None:
        is_open[: cast.registered] = cast.joins[: cast.registered] > 0
        for i, j in given:
            is_open[[i, j]] = 0.0
    fewest = 2.0 if is_open.all() else 1.0  # ends of a drawn tie that are open, and so count
    receives = np.array([kind.receives for kind in cast.kinds], np.uint8)[cast.kind]
    share = np.where(receives, households / STANDARD_COMMUNITY, 1.0)
    smallest = max(min(1.0, float(share.min())), 1e-6) if n else 1.0
    wanted = float((share * is_open).sum(axis=1).max()) * population.ties_each / smallest
    limit = max(len(given), min(most_ties(n), len(given) + int(np.ceil(wanted / fewest)) + 1))
    ends = np.zeros((runs, limit, 2), np.int32)
    count = np.full((runs, 1), len(given), np.int64)
    if given:
        ends[:, : len(given)] = list(given)
    if is_open.any() and population.ties_each > 0 and n > 1:
        activity = _draw_activity(cast, keys)
        wire(ends, count, keys, (cast.key, cast.kind, receives), activity, share, is_open, population.ties_each, population.homophily)
        set_in_order(ends, count, len(given), n)
    ties = empty_ties(runs, max(1, int(count.max())))  # the limit may be twice as much
    ties.count[:] = count
    fill_ties(ties, ends, cast.key)
    del ends
    _draw_tie_states(ties, population, cast, keys, priors)
    _set_given(ties, given)
    ties.anchor_ab[:], ties.anchor_ba[:] = ties.trust_ab, ties.trust_ba
    return ties


def _draw_activity(cast: Cast, keys: Array) -> Array:
    means = np.array([kind.activity for kind in cast.kinds])[cast.kind]
    return np.asarray(means * np.exp(ACTIVITY_SPREAD * draws.normals(keys, 0, Process.ACTIVITY, cast.key)))


def _draw_tie_states(ties: Ties, population: Population, cast: Cast, keys: Array, priors: Array) -> None:
    """Draw trust both ways and open conflicts of every tie."""
    spread = np.array([[population.trust[of, to].spread for to in cast.kind_names] for of in cast.kind_names])
    run = np.arange(len(keys))[:, None]
    of, to = cast.kind[ties.a], cast.kind[ties.b]
    one, two = draws.uniforms(keys, 0, Process.TRUST, ties.key)
    for trust, truster, trusted, u in ((ties.trust_ab, of, to, one), (ties.trust_ba, to, of, two)):
        m, s = priors[run, truster, trusted], spread[truster, trusted]
        trust[:] = _clipped(m + s * quantile(u), m, TRUST_LOW, TRUST_HIGH)
    ties.conflict[:] = draws.uniforms(keys, 0, Process.CONFLICT, ties.key)[0] < population.conflict
    ties.unmet[:] = 3
    sleeping = (cast.joins[ties.a] > 0) | (cast.joins[ties.b] > 0)
    ties.unmet[sleeping], ties.first[sleeping] = NEVER, 0


@dataclass
class _Given:
    """What a file says of a pair: trust from end a and from end b (NaN: not said), conflict and months since it met (-1: not said)."""

    ab: float = np.nan
    ba: float = np.nan
    conflict: int = -1
    met: int = -1


def _given_pairs(population: Population, cast: Cast) -> dict[tuple[int, int], _Given]:
    """Return the given ties by their ends, in their order; the end with the smaller key, which stands before the other in the cast, is first."""
    table = population.ties
    if table is None:
        return {}
    pairs: dict[tuple[int, int], _Given] = {}
    ends = cast.register_rows[table.source].tolist(), cast.register_rows[table.target].tolist()
    for source, target, trust, conflict, met in zip(*ends, table.trust, table.conflict, table.met, strict=True):
        forward = source < target
        given = pairs.setdefault((source, target) if forward else (target, source), _Given())
        if forward:
            given.ab = float(trust)
        else:
            given.ba = float(trust)
        given.conflict = max(given.conflict, int(conflict))
        given.met = int(met) if given.met < 0 else min(given.met, int(met)) if met >= 0 else given.met
    return dict(sorted(pairs.items()))


def _set_given(ties: Ties, given: Mapping[tuple[int, int], _Given]) -> None:
    """Set what the file says of the given ties, which stand in the first rows."""
    for row, said in enumerate(given.values()):
        if not np.isnan(said.ab):
            ties.trust_ab[:, row] = said.ab
        if not np.isnan(said.ba):
            ties.trust_ba[:, row] = said.ba
        if said.conflict >= 0:
            ties.conflict[:, row] = said.conflict
        if said.met >= 0:
            ties.unmet[:, row] = min(said.met, NEVER)
