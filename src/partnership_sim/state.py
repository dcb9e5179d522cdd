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
    """Columns of the stakeholders, [run, stakeholder] each, but for `kind` and `key` and those of the run, [run].

    Meaning and ranges: docs/odd.md, section 2.
    """

    kind: Array  # [run, stakeholder] uint8: code of the kind
    key: Array  # [run, stakeholder] uint64: whose draws
    joins: Array  # [run, stakeholder] int32: month of entry
    resources: Array
    endowment: Array
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
    benefit: Array
    voice: Array
    stubbornness: Array
    rent: Array
    news: Array
    reputation: Array
    confidence: Array
    productivity: Array  # [run, 1]


class Ties(NamedTuple):
    """Ties of a block, [run, row] each; rows 0..count-1 of a run are its ties, the rest are spare.

    End `a` is the stakeholder with the smaller key; `trust_ab` is the trust of a in b. Flags are 0 or 1.
    `story` holds what happened to the tie this month (bits below), `via` who mediated or brokered (-1: nobody, -2: from outside or the team).
    """

    count: Array  # type: ignore[assignment] # [run, 1] int64; the tuple's own count is not needed
    a: Array  # uint32
    b: Array
    key: Array  # uint64
    trust_ab: Array
    trust_ba: Array
    scar_ab: Array
    scar_ba: Array
    deceived_a: Array  # uint8: a has been deceived by b without knowing it
    deceived_b: Array
    unmet: Array  # int16: months since the last meeting
    distrust: Array  # uint8: months of distrust in a row
    conflict: Array  # uint8
    first: Array  # uint8: a tie of month 0
    story: Array  # int32
    via: Array  # int32


# Bits of Ties.story: what happened to a tie in a month.
AWAKE = 1
MET = 2
KEPT_A = 4
KEPT_B = 8
SEEN = 16
ANSWERED = 32
DECEIT = 64
EXPOSED_A = 128  # a finds out that b deceived it
EXPOSED_B = 256
OPENED = 512
CONSIDERED = 1024
TAKEN_UP = 2048
SETTLED = 4096
NEW = 8192
BROKERED = 16384
ENDED = 32768
FADED = 65536  # a conflict ended by itself
PROJECT = 131072


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
    mediator_quality: Array
    connectivity: Array
    education: Array
    openness: Array
    pressure: Array
    audit: Array
    entitlements: Array
    monitoring: Array
    service: Array
    project_reach: Array
    project_quality: Array
    income_cut: Array
    resource_loss: Array
    upheaval: Array
    disgrace: Array
    stigma: Array
    misinformation: Array
    strife: Array
    facilitation: Array  # [run, row]
    facilitation_quality: Array  # [run, row]
    funded_cases: Array  # [run, 1] from here on
    mediator_skill: Array
    outside_brokerage: Array
    project_money: Array
    projects: Array
    damage: Array


OF_TIES = ("facilitation", "facilitation_quality")
RUN_WIDE = ("funded_cases", "mediator_skill", "outside_brokerage", "project_money", "projects", "damage")

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
        ("mediator_quality", "funded cases times quality of the mediators"),
        ("connectivity", "technology and media that inform"),
        ("education", "public education"),
        ("openness", "doors that advocacy opens"),
        ("pressure", "pressure of advocacy"),
        ("audit", "audits with consequence"),
        ("entitlements", "published entitlements"),
        ("monitoring", "citizens' monitoring"),
        ("service", "direct services, value"),
        ("project_reach", "whether joint projects are open to it"),
        ("project_quality", "project money times quality of facilitation"),
        ("income_cut", "share of income cut"),
        ("resource_loss", "share of resources lost"),
        ("upheaval", "fall of trust back to its prior"),
        ("disgrace", "share of others' trust lost"),
        ("stigma", "scar of a scandal"),
        ("misinformation", "misinformation it is exposed to"),
        ("strife", "chance that a conflict from outside reaches its ties"),
        ("facilitation", "how far the tie is facilitated"),
        ("facilitation_quality", "facilitation times its quality"),
        ("funded_cases", "conflicts that mediation may take"),
        ("mediator_skill", "funded cases times skill of the mediators"),
        ("outside_brokerage", "ties that outside facilitators broker"),
        ("project_money", "money for joint projects"),
        ("projects", "number of joint projects"),
        ("damage", "share of produced value destroyed"),
    )
}

TIE_TYPES: dict[str, type[np.generic]] = {
    "a": np.uint32,
    "b": np.uint32,
    "key": np.uint64,
    "deceived_a": np.uint8,
    "deceived_b": np.uint8,
    "unmet": np.int16,
    "distrust": np.uint8,
    "conflict": np.uint8,
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
