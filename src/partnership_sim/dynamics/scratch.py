"""What the phases of one month of one run hand to each other. It belongs to the block, not to the call, and is used by one run after another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership_sim.kinds import Kind
    from partnership_sim.state import Array


class Kinds(NamedTuple):
    """Declared constants of the kinds, [kind] each; `receives` is 1 for communities."""

    carry: Array
    resources: Array
    skill: Array
    receives: Array


#: Bytes of a line of the processor's cache: what a tie reads of an end, and adds up for it, comes from memory in one piece if it fits into one.
LINE = 64

#: Who is tied to how many, and what is thought of it.
TIED = np.dtype(
    [
        ("standing", np.float64),  # mean trust in it, 0..1
        ("degree", np.uint32),  # awake ties
        ("listed", np.uint32),  # where the next of its ties goes in `partner_tie`
    ]
)
#: What ties read of their ends, and add up for them, while it is decided who meets whom.
MEETING = np.dtype(
    [
        ("information", np.float64),
        ("crowded_out", np.float64),  # what services from outside take from the logit of meeting
        ("pressure", np.float64),  # doses, 0..1
        ("coordination", np.float64),
        ("expected", np.float64),  # time that meetings will take
        ("room", np.float64),  # share of what it expects that it can carry
        ("engaged", np.float64),
        ("meetings", np.int64),
    ]
)
#: The same for what each is known for and what its partners tell it.
KNOWN = np.dtype(
    [
        ("information", np.float64),
        ("reputation", np.float64),
        ("news", np.float64),
        ("resistance", np.float64),
        ("covered", np.float64),  # share of its breaches that stays unseen by the uninformed
        ("trust_total", np.float64),
        ("resistance_total", np.float64),
        ("information_total", np.float64),
    ]
)
#: What each brings to a meeting.
WORK = np.dtype(
    [
        ("log_power", np.float64),
        ("ready", np.float64),  # its own part of the logit of keeping its word
        ("capacity", np.float64),
        ("carry", np.float64),
        ("overload", np.float64),
        ("given", np.float64),
        ("tempted", np.float64),  # chance that its breach is a deceit
        ("watched", np.float64),  # half of the exponent by which less leaks
    ]
)
#: What comes of each one's meetings.
DEEDS = np.dtype(
    [
        ("wins", np.float64),  # meetings that came to joint work; a project counts more
        ("tries", np.float64),  # meetings, counted likewise
        ("heard", np.float64),
        ("contact", np.float64),
        ("exposures", np.float64),  # breaches of its own that were seen, and deceits of its own that came out
        ("put_in", np.float64),
        ("returned", np.float64),
        ("received", np.float64),
    ]
)


class Scratch(NamedTuple):
    """Scratch of a month: [stakeholder] unless said; `tied`, `meeting`, `known`, `work` and `deeds` hold a record each."""

    active: Array  # uint8
    start: Array  # [stakeholder + 1] where its rows in `partner_tie` begin
    partner_tie: Array  # [2 * row] rows of its awake ties
    mark: Array
    tied: Array  # TIED
    meeting: Array  # MEETING
    known: Array  # KNOWN
    work: Array  # WORK
    deeds: Array  # DEEDS
    audit: Array  # doses, 0..1
    entitlements: Array
    monitoring: Array
    served: Array
    cases: Array
    attended: Array  # uint8
    root: Array
    size: Array
    ordered: Array
    listed_people: Array  # uint32
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
    seen: Array  # [CHUNK] uint32: ties on which a breach was seen
    lots: Array  # [row] float64, to be sorted
    listed: Array  # [row] uint32
    order: Array  # [row] uint32: where the smallest, second smallest ... lot stands
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
    READ,
) = range(16)
TOTALS = 16
#: Ties go through the phases so many at a time: what they touch stays in the processor's cache.
CHUNK = 2048

_BY_ROW = ("dialogue", "weight", "chance", "grant", "was_open", "lots", "listed", "order")
_TYPES: dict[str, type[np.generic] | np.dtype[Any]] = {
    "tied": TIED,
    "meeting": MEETING,
    "known": KNOWN,
    "work": WORK,
    "deeds": DEEDS,
    "active": np.uint8,
    "attended": np.uint8,
    "was_open": np.uint8,
    "start": np.uint32,
    "partner_tie": np.uint32,
    "root": np.uint32,
    "listed_people": np.uint32,
    "size": np.uint32,
    "listed": np.uint32,
    "seen": np.uint32,
    "stack": np.int64,
    "order": np.uint32,
    "proposal_key": np.uint64,
    "proposal_rank": np.uint64,
    "proposal_a": np.int64,
    "proposal_b": np.int64,
    "proposal_by": np.int64,
}


def kind_constants(kinds: Sequence[Kind]) -> Kinds:
    """Return the declared constants of kinds, in order of their codes."""
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

    return Scratch(*(_zeros(length(name), np.dtype(_TYPES.get(name, np.float64))) for name in Scratch._fields))


def _zeros(length: int, dtype: np.dtype[Any]) -> Array:
    """Return zeros that begin where a line of the cache begins; those of records as a record array."""
    memory = np.zeros(length * dtype.itemsize + LINE, np.uint8)
    begin = -memory.ctypes.data % LINE
    zeros = memory[begin : begin + length * dtype.itemsize].view(dtype)
    return zeros.view(np.recarray) if dtype.names else zeros
