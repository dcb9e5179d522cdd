"""State, ties and channels of a block of runs: named tuples of arrays with a leading run axis.

The same classes hold one run's rows ([stakeholder], [tie]) inside the compiled month.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from partnership_sim.declare import Channel
from partnership_sim.locale import Text

#: "Never met": months since the last meeting of a new tie.
NEVER = 999

Array = NDArray[Any]
#: One run's record of parameters: its fields are named as in parameters.py.
Record = Any


class State(NamedTuple):
    """Columns of the stakeholders, [run, stakeholder] each, and of the run, [run, 1].

    Meaning and ranges: docs/odd.md, section 2.
    """

    kind: Array  # [run, stakeholder] uint8: code of the kind
    key: Array  # [run, stakeholder] uint64: whose draws
    joins: Array  # [run, stakeholder] int32: month of entry
    households: Array
    resources: Array
    endowment: Array
    income_luck: Array
    promised: Array
    resistance: Array
    anchor: Array
    negotiation: Array
    negotiation_start: Array
    mediation: Array
    mediation_start: Array
    conflict_management: Array
    conflict_management_start: Array
    information: Array
    information_start: Array
    power: Array
    voice: Array
    stubbornness: Array
    rent: Array
    norm: Array
    news: Array
    risk: Array
    stain: Array
    under_way: Array
    lead: Array  # int32: row of a stakeholder, NOBODY
    idle: Array  # int16: months
    fresh: Array  # uint8
    built: Array
    working: Array
    need_met: Array
    used_to: Array
    finished: Array
    joint: Array  # int16: months
    norm_start: Array
    news_start: Array
    load_start: Array
    meetings_start: Array
    heard_start: Array
    ties_start: Array
    place: Array  # [run, 1] from here on
    year: Array
    convened: Array
    lapsed: Array
    begun: Array
    abandoned: Array
    quarrelsome: Array


#: Columns of the run.
OF_RUN = ("place", "year", "convened", "lapsed", "begun", "abandoned", "quarrelsome")
#: No stakeholder.
NOBODY = -1
STATE_TYPES: dict[str, type[np.generic]] = {
    "kind": np.uint8,
    "key": np.uint64,
    "joins": np.int32,
    "lead": np.int32,
    "idle": np.int16,
    "fresh": np.uint8,
    "joint": np.int16,
}


class Ties(NamedTuple):
    """Ties of a block, [run, row] each; rows 0..count-1 of a run are its ties, the rest are spare.

    End `a` is the stakeholder with the smaller key; `trust_ab` is the trust of a in b, `anchor_ab` the trust with which it began.
    `story` holds what happened to the tie this month (bits below), `via` who mediated or brokered (-1: nobody, -2: from outside or the team).
    """

    count: Array  # type: ignore[assignment] # [run, 1] int64; the tuple's own count is not needed
    a: Array  # uint32
    b: Array
    key: Array  # uint64
    trust_ab: Array
    trust_ba: Array
    anchor_ab: Array
    anchor_ba: Array
    unmet: Array  # int16: months since the last meeting
    distrust: Array  # uint8: months of distrust in a row
    conflict: Array  # uint8: NO_DISPUTE, DISPUTE or HARMFUL
    outside: Array  # uint8: the dispute came from outside
    first: Array  # uint8: a tie of month 0
    story: Array  # int32
    via: Array  # int32


NO_DISPUTE, DISPUTE, HARMFUL = 0, 1, 2

# Bits of Ties.story: what happened to a tie in a month. "A" is a deed of end a: kept its word, broke it and was seen, answered for it, lacked the means.
AWAKE = 1
MET = 2
KEPT_A = 4
KEPT_B = 8
SEEN_A = 16
SEEN_B = 32
ANSWERED_A = 64
ANSWERED_B = 128
LACK_A = 256
LACK_B = 512
OPENED = 1024
CONSIDERED = 2048
TAKEN_UP = 4096
SETTLED = 8192
NEW = 16384
BROKERED = 32768
ENDED = 65536
FADED = 131072  # a conflict ended by itself
PROJECT = 262144
TURNED = 524288  # a dispute turned harmful
AGREED = 1048576  # under a formal agreement
JOINT = 2097152  # came to joint work


class Channels(NamedTuple):
    """What levers and shocks add to, zero at the start of a month: [run, stakeholder], [run, row] for ties, or [run, 1] for the run-wide ones.

    Each is an intensity >= 0; docs/odd.md says which phase turns it into what.
    """

    negotiation_training: Array
    mediation_training: Array
    conflict_management_training: Array
    brokerage: Array
    introduction: Array
    coordination: Array
    mediation: Array
    mediator_trust: Array
    connectivity: Array
    education: Array
    openness: Array
    pressure: Array
    audit: Array
    entitlements: Array
    monitoring: Array
    service: Array
    building: Array
    maintenance: Array
    sender: Array
    project_reach: Array
    project_quality: Array
    income_cut: Array
    resource_loss: Array
    wreck: Array
    upheaval: Array
    disgrace: Array
    stigma: Array
    misinformation: Array
    strife: Array
    facilitation: Array  # [run, row]
    facilitation_quality: Array  # [run, row]
    agreement: Array  # [run, row]
    funded_cases: Array  # [run, 1] from here on
    mediator_skill: Array
    outside_brokerage: Array
    project_money: Array
    projects: Array
    agreed_money: Array
    convening: Array
    damage: Array


OF_TIES = ("facilitation", "facilitation_quality", "agreement")
RUN_WIDE = ("funded_cases", "mediator_skill", "outside_brokerage", "project_money", "projects", "agreed_money", "convening", "damage")

CHANNELS = {
    name: Channel(name, "run" if name in RUN_WIDE else "tie" if name in OF_TIES else "stakeholder", Text(label))
    for name, label in (
        ("negotiation_training", "training in negotiation"),
        ("mediation_training", "training in mediation"),
        ("conflict_management_training", "training in conflict management"),
        ("brokerage", "ties it is to broker this month"),
        ("introduction", "whether it is to be introduced to others"),
        ("coordination", "how far brokers coordinate for it"),
        ("mediation", "mediation on offer"),
        ("mediator_trust", "funded cases times trust in the mediators"),
        ("connectivity", "technology and media that inform"),
        ("education", "public education"),
        ("openness", "doors that advocacy opens"),
        ("pressure", "pressure of advocacy"),
        ("audit", "audits with consequence"),
        ("entitlements", "published entitlements"),
        ("monitoring", "citizens' monitoring"),
        ("service", "direct services, value"),
        ("building", "money for works"),
        ("maintenance", "money for the upkeep of works"),
        ("sender", "whether it presses others"),
        ("project_reach", "whether joint projects are open to it"),
        ("project_quality", "project money times quality of facilitation"),
        ("income_cut", "share of income cut"),
        ("resource_loss", "share of resources lost"),
        ("wreck", "share of works destroyed"),
        ("upheaval", "share of personal trust lost"),
        ("disgrace", "share of others' trust lost"),
        ("stigma", "stain of a scandal"),
        ("misinformation", "misinformation it is exposed to"),
        ("strife", "chance that a conflict from outside reaches its ties"),
        ("facilitation", "how far the tie is facilitated"),
        ("facilitation_quality", "facilitation times its quality"),
        ("agreement", "facilitation under a formal agreement"),
        ("funded_cases", "conflicts that mediation may take"),
        ("mediator_skill", "funded cases times skill of the mediators"),
        ("outside_brokerage", "ties that outside facilitators broker"),
        ("project_money", "money for joint projects"),
        ("projects", "number of joint projects"),
        ("agreed_money", "money for joint projects under a formal agreement"),
        ("convening", "share of the cost of convening that is paid for"),
        ("damage", "share of produced value destroyed"),
    )
}

TIE_TYPES: dict[str, type[np.generic]] = {
    "a": np.uint32,
    "b": np.uint32,
    "key": np.uint64,
    "unmet": np.int16,
    "distrust": np.uint8,
    "conflict": np.uint8,
    "outside": np.uint8,
    "first": np.uint8,
    "story": np.int32,
    "via": np.int32,
}


def empty_ties(runs: int, rows: int) -> Ties:
    """Return ties with no tie in them and room for `rows` a run."""
    return Ties(
        np.zeros((runs, 1), np.int64),
        *(np.zeros((runs, rows), TIE_TYPES.get(name, np.float64)) for name in Ties._fields if name != "count"),
    )


def with_room(ties: Ties, rows: int) -> Ties:
    """Return the same ties with room for at least `rows` a run (unchanged if there is room already)."""
    if ties.a.shape[1] >= rows:
        return ties
    grown = empty_ties(ties.a.shape[0], rows)
    for old, new in zip(ties, grown, strict=True):
        new[:, : old.shape[1]] = old
    return grown
