"""What the phases of one month of one run hand to each other. It belongs to the block, not to the call, and is used by one run after another."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from partnership_sim.kinds import KINDS

if TYPE_CHECKING:
    from partnership_sim.state import Array


class Kinds(NamedTuple):
    """Declared constants of the kinds, [kind] each; `receives` is 1 for communities."""

    carry: Array
    resources: Array
    skill: Array
    receives: Array


class Scratch(NamedTuple):
    """Scratch of a month: [stakeholder] unless said."""

    active: Array  # uint8
    degree: Array  # awake ties
    start: Array  # [stakeholder + 1] where its rows in `partner_tie` begin
    partner_tie: Array  # [2 * row] rows of its awake ties
    mark: Array
    capacity: Array
    standing: Array
    log_power: Array
    audit: Array  # doses, 0..1
    education: Array
    openness: Array
    pressure: Array
    entitlements: Array
    monitoring: Array
    served: Array
    carry: Array
    crowded_out: Array  # what services from outside take from the logit of meeting
    expected: Array
    room: Array  # share of what it expects that it can carry
    engaged: Array
    meetings: Array
    pledge: Array
    given: Array
    overload: Array
    ready: Array  # its own part of the logit of keeping its word
    covered: Array  # share of its breaches that stays unseen by the uninformed
    missed: Array  # share of what is not covered up that it misses
    watched: Array  # half of the exponent by which less leaks
    heard: Array
    wins: Array  # meetings that came to joint work; a project counts more
    tries: Array  # meetings, counted likewise
    coordination: Array  # dose, 0..1
    contact: Array
    exposures: Array  # breaches of its own that were seen, and deceits of its own that came out
    cases: Array
    put_in: Array
    returned: Array
    received: Array
    attended: Array  # uint8
    trust_total: Array
    resistance_total: Array
    information_total: Array
    root: Array
    size: Array
    ordered: Array
    listed_people: Array  # int64
    dialogue: Array  # [row], f; with joint projects f*
    weight: Array  # [row]
    chance: Array  # [row]
    grant: Array  # [row]
    was_open: Array  # [row] uint8
    one: Array  # [CHUNK or stakeholder] first uniforms
    two: Array  # second uniforms
    logit: Array  # [CHUNK], and what is made of it; so are the next two
    logit_b: Array
    share: Array
    seen: Array  # [CHUNK] int64: ties on which a breach was seen
    lots: Array  # [row] float64, to be sorted
    listed: Array  # [row] int64
    order: Array  # [row] int64: where the smallest, second smallest ... lot stands
    stack: Array  # [128] int64: for sorting
    proposal_key: Array  # [proposal] uint64
    proposal_rank: Array  # uint64
    proposal_a: Array
    proposal_b: Array
    proposal_by: Array
    proposal_ab: Array
    proposal_ba: Array
    totals: Array  # [TOTAL]


# Rows of Scratch.totals: what the phases count up over a month.
(
    PRODUCED,
    LEAKED,
    TO_COMMUNITIES,
    TO_PARTNERS,
    INCOME,
    UPKEEP,
    PUT_IN,
    RETURNED,
    LOST,
    PLACED,
    VISIBLE,
    PROPOSALS,
    FORMED,
    ENDED_TIES,
    POOLED,
) = range(15)
TOTALS = 15
#: Ties go through the phases so many at a time: what they touch stays in the processor's cache.
CHUNK = 2048

_BY_ROW = ("dialogue", "weight", "chance", "grant", "was_open", "lots", "listed", "order")
_TYPES: dict[str, type[np.generic]] = {
    "active": np.uint8,
    "attended": np.uint8,
    "was_open": np.uint8,
    "degree": np.int64,
    "start": np.int64,
    "partner_tie": np.int64,
    "root": np.int64,
    "listed_people": np.int64,
    "size": np.int64,
    "listed": np.int64,
    "seen": np.int64,
    "stack": np.int64,
    "order": np.int64,
    "meetings": np.int64,
    "proposal_key": np.uint64,
    "proposal_rank": np.uint64,
    "proposal_a": np.int64,
    "proposal_b": np.int64,
    "proposal_by": np.int64,
}


def kind_constants() -> Kinds:
    """Return the declared constants of all kinds, in order of their codes."""
    kinds = KINDS.values()
    return Kinds(
        np.array([kind.carry for kind in kinds]),
        np.array([kind.columns["resources"].mean for kind in kinds]),
        np.array([kind.columns["negotiation"].mean for kind in kinds]),
        np.array([kind.receives for kind in kinds], np.uint8),
    )


def new_scratch(stakeholders: int, rows: int, proposals: int) -> Scratch:
    """Return scratch for a run of so many stakeholders, rows of ties and proposals of new ties."""

    def length(name: str) -> int:
        if name in _BY_ROW:
            return rows
        if name.startswith("proposal_"):
            return proposals
        return {
            "start": stakeholders + 1,
            "partner_tie": 2 * rows,
            "one": max(CHUNK, stakeholders),
            "two": max(CHUNK, stakeholders),
            **dict.fromkeys(("logit", "logit_b", "share", "seen"), CHUNK),
            "stack": 128,
            "totals": TOTALS,
        }.get(name, stakeholders)

    return Scratch(*(np.zeros(length(name), _TYPES.get(name, np.float64)) for name in Scratch._fields))
