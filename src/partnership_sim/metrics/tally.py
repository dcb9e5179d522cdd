"""The tally: everything that metrics are made of, counted once a month for each run (counting.py).

A metric is a small function of the tally (docs/odd.md, section 7.16).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from partnership_sim.state import Array


class Tally(NamedTuple):
    """Sums and counts of a month, [run] unless said; by kind [run, kind], by pair of kinds [run, truster, trusted].

    Sums over ties are weighted by their size, sums over stakeholders ("_sum") by that of communities; counts of people and ties are counts.
    """

    trust_sum: Array  # by pair
    trust_count: Array  # by pair, directions
    first_trust_sum: Array
    first_ties: Array
    people: Array  # by kind
    weight: Array  # by kind, sizes
    resources_sum: Array  # by kind, plain
    resistance_sum: Array  # by kind
    capacity_sum: Array  # by kind
    information_sum: Array  # by kind
    resources_gini: Array
    opponents: Array
    ties_before: Array  # awake when they could meet
    met: Array
    words_kept: Array
    words_broken: Array
    lacked: Array
    breaches: Array
    answered: Array
    visible_sum: Array
    disputes: Array  # open ones, harmful or not
    harmful: Array
    opened_project: Array
    opened_outside: Array
    considered: Array
    taken_up: Array
    settled: Array
    attended_voice: Array
    voice_sum: Array  # communities
    voice_spread: Array
    benefit_spread: Array
    need_met_sum: Array
    service_sum: Array
    built_sum: Array
    working_sum: Array  # value of what works
    first_works: Array  # communities with half of a standard work since the start
    cared_for: Array  # standard communities whose works somebody cares for, or who are served
    communities: Array
    households: Array  # sizes of communities
    ties: Array
    size_of_ties: Array
    cross_ties: Array
    formed: Array
    ended: Array
    working: Array
    core: Array  # size of the largest set
    core_has_all: Array
    produced: Array
    leaked: Array
    to_communities: Array
    to_partners: Array
    income: Array
    upkeep: Array
    put_in: Array
    given_back: Array
    lost: Array
    convened_by: Array  # what members paid for convening
    maintained: Array  # what communities paid for their works
    placed: Array  # share of the projects' money that found a meeting
    convened: Array
    begun: Array  # works, since the start
    abandoned: Array
    at_work: Array  # organisations with joint work with another within twelve months
    spent: Array  # filled by the engine
    planned: Array


#: What is done in a month, or comes of it; all else is counted of what stands, and so before the first month too.
OF_THE_MONTH = (
    *(
        "ties_before",
        "met",
        "words_kept",
        "words_broken",
        "lacked",
        "breaches",
        "answered",
        "visible_sum",
        "opened_project",
        "opened_outside",
    ),
    *("considered", "taken_up", "settled", "attended_voice", "formed", "ended", "produced", "leaked", "to_communities", "to_partners"),
    *("income", "upkeep", "put_in", "given_back", "lost", "convened_by", "maintained", "placed", "spent", "planned"),
)
_BY_KIND = ("people", "weight", "resources_sum", "resistance_sum", "capacity_sum", "information_sum")
_BY_PAIR = ("trust_sum", "trust_count")


def empty_tally(runs: int, kinds: int) -> Tally:
    """Return a tally of zeros."""
    shapes = {**dict.fromkeys(_BY_KIND, (runs, kinds)), **dict.fromkeys(_BY_PAIR, (runs, kinds, kinds))}
    return Tally(*(np.zeros(shapes.get(name, (runs,))) for name in Tally._fields))
