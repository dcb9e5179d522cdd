"""What the phases of one month of one run hand to each other. It belongs to the block, not to the call, and is used by one run after another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership_sim.kinds import Kind
    from partnership_sim.state import Array


class Kinds(NamedTuple):
    """Constants of the kinds, [kind] each; `receives` is 1 for communities, `spread` is that of prior trust, [truster, trusted]."""

    carry: Array
    resources: Array
    skill: Array
    receives: Array
    voice: Array
    spread: Array


#: Bytes of a line of the processor's cache: what a tie reads of an end, and adds up for it, comes from memory in one piece if it fits into one.
LINE = 64

#: Who is tied to how many, and what partners give each other.
TIED = np.dtype(
    [
        ("part", np.float64),  # its share (see Scratch), below zero of a community; 0 of who is not there
        ("trusting", np.float64),  # its own mean trust in its partners, 0..1
        ("reserve", np.float64),  # what it has at hand beside its endowment
        ("endowment", np.float64),
        ("aid", np.float64),  # what it is given, less what it gives
        ("sizes", np.float64),  # sum of those of its ties
        ("degree", np.uint32),  # awake ties
        ("listed", np.uint32),  # where the next of its ties goes in `partner_tie`
        ("gives", np.float64),  # share of a gap that it gives, where it trusts fully
    ]
)
#: What ties read of their ends, and add up for them, while it is decided who meets whom.
MEETING = np.dtype(
    [
        ("information", np.float64),
        ("coordination", np.float64),
        ("carry", np.float64),  # engagements of standard size that it can carry
        ("expected", np.float64),  # time that meetings will take
        ("room", np.float64),  # share of what it expects that it can carry
        ("engaged", np.float64),  # engagements of standard size that this month is expected to bring
        ("meetings", np.int64),
        ("organisation", np.float64),  # 1 of an organisation, 0 of a community
    ]
)
#: What each brings to a meeting.
WORK = np.dtype(
    [
        ("log_power", np.float64),
        ("ready", np.float64),  # its own part of the logit of keeping its word
        ("capacity", np.float64),
        ("seen", np.float64),  # what it expects, at rest, to see of breaches: part of the odds that others keep their word to it
        ("promised", np.float64),
        ("can", np.float64),  # chance that it has the means for what it means to keep
        ("pay", np.float64),  # share of what it keeps that it can pay
        ("risk", np.float64),
    ]
)
#: What comes of each one's meetings.
DEEDS = np.dtype(
    [
        ("dues", np.float64),  # what it means to put in, and then what it does put in
        ("kept", np.float64),  # meetings in which the other kept its word
        ("heard", np.float64),
        ("contact", np.float64),
        ("exposures", np.float64),  # breaches of its own that were seen
        ("received", np.float64),
        ("largest", np.float64),  # value of its largest joint work
        ("largest_tie", np.int64),
    ]
)
#: What is known of each one, and what it knows.
KNOWN = np.dtype(
    [
        ("information", np.float64),
        ("news", np.float64),  # beside what is usual
        ("covered", np.float64),  # share of its breaches that stays unseen by the uninformed
        ("unstained", np.float64),
        ("arrives", np.float64),  # what arrived beside what it is used to, as it adds to trust in who brings it
        ("pressed", np.float64),  # what pressure takes from its trust in those who press
        ("presses", np.float64),
        ("brings", np.float64),  # 1 of an organisation: what arrives is put down to it
    ]
)
#: What each one's partners think, know and have seen, beside where each started.
HEARD = np.dtype(
    [
        ("resistance", np.float64),
        ("information", np.float64),
        ("norm", np.float64),
        ("trust_total", np.float64),
        ("resistance_total", np.float64),
        ("information_total", np.float64),
        ("norm_total", np.float64),
        ("spare", np.float64),  # fills the line
    ]
)


class Scratch(NamedTuple):
    """Scratch of a month: [stakeholder] unless said; `tied`, `meeting`, `work`, `deeds`, `known` and `heard` hold a record each."""

    active: Array  # uint8
    start: Array  # [stakeholder + 1] where its rows in `partner_tie` begin
    partner_tie: Array  # [2 * row] rows of its awake ties
    mark: Array
    share: Array  # how many standard communities a community is; 1 for organisations
    tied: Array  # TIED
    meeting: Array  # MEETING
    work: Array  # WORK
    deeds: Array  # DEEDS
    known: Array  # KNOWN
    heard: Array  # HEARD
    audit: Array  # doses, 0..1
    entitlements: Array
    monitoring: Array
    attending: Array  # chance to attend, 0..1
    cases: Array  # uint8: whether it is free to take up a dispute
    attended: Array  # uint8
    service: Array  # value that reached it this month, works and direct delivery
    lead_worked: Array  # uint8: whether it had joint work with its lead
    org_worked: Array  # uint8: whether it had joint work with an organisation
    root: Array
    size: Array
    ordered: Array
    ordered_too: Array
    listed_people: Array  # uint32
    dialogue: Array  # [row], f; with joint projects f*
    scale: Array  # [row], g_e: engagements of standard size that a tie is
    weight: Array  # [row]
    chance: Array  # [row]
    grant: Array  # [row]
    was_open: Array  # [row] uint8
    one: Array  # [CHUNK or stakeholder] first uniforms
    two: Array  # second uniforms
    logit: Array  # [CHUNK], and what is made of it; so are the next two
    logit_b: Array
    ratio: Array
    lots: Array  # [row] float64, to be sorted
    listed: Array  # [row] uint32
    order: Array  # [row] uint32: where the smallest, second smallest ... lot stands
    stack: Array  # [128] int64: for sorting; so is digits
    digits: Array  # [6 * 2048] uint32
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
    GIVEN_BACK,
    LOST,
    CONVENED_BY,
    MAINTAINED,
    PLACED,
    VISIBLE,
    PROPOSALS,
    FORMED,
    ENDED_TIES,
    POOLED,
    READ,
    SHORT,
    ORGANISATIONS,
) = range(20)
TOTALS = 20
#: Ties go through the phases so many at a time: what they touch stays in the processor's cache.
CHUNK = 2048
#: The first row of ties, and so many at a time: numbers without a sign, so that no phase tests whether a row is counted from the end.
ROW: Any = np.uint64(0)
STEP: Any = np.uint64(CHUNK)

_BY_ROW = ("dialogue", "scale", "weight", "chance", "grant", "was_open", "lots", "listed", "order")
_TYPES: dict[str, type[np.generic] | np.dtype[Any]] = {
    "tied": TIED,
    "meeting": MEETING,
    "work": WORK,
    "deeds": DEEDS,
    "known": KNOWN,
    "heard": HEARD,
    "active": np.uint8,
    "cases": np.uint8,
    "attended": np.uint8,
    "lead_worked": np.uint8,
    "org_worked": np.uint8,
    "was_open": np.uint8,
    "start": np.uint32,
    "partner_tie": np.uint32,
    "root": np.uint32,
    "listed_people": np.uint32,
    "size": np.uint32,
    "listed": np.uint32,
    "stack": np.int64,
    "digits": np.uint32,
    "order": np.uint32,
    "proposal_key": np.uint64,
    "proposal_rank": np.uint64,
    "proposal_a": np.int64,
    "proposal_b": np.int64,
    "proposal_by": np.int64,
}


def kind_constants(kinds: Sequence[Kind], voice: Array, spread: Array) -> Kinds:
    """Return the constants of kinds, in order of their codes; mean voice and the spread of prior trust are the scenario's."""
    return Kinds(
        np.array([kind.carry for kind in kinds]),
        np.array([kind.columns["resources"].mean for kind in kinds]),
        np.array([kind.columns["negotiation"].mean for kind in kinds]),
        np.array([kind.receives for kind in kinds], np.uint8),
        voice,
        spread,
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
            **dict.fromkeys(("logit", "logit_b", "ratio"), CHUNK),
            "stack": 128,
            "digits": 6 * 2048,
            "totals": TOTALS,
        }.get(name, stakeholders)

    return Scratch(*(_zeros(length(name), np.dtype(_TYPES.get(name, np.float64))) for name in Scratch._fields))


def _zeros(length: int, dtype: np.dtype[Any]) -> Array:
    """Return zeros that begin where a line of the cache begins; those of records as a record array."""
    memory = np.zeros(length * dtype.itemsize + LINE, np.uint8)
    begin = -memory.ctypes.data % LINE
    zeros = memory[begin : begin + length * dtype.itemsize].view(dtype)
    return zeros.view(np.recarray) if dtype.names else zeros
