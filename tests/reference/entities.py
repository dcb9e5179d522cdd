"""Who and what the model is about (docs/odd.md, section 2): one Mesa agent a stakeholder, one object a tie."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import mesa

from partnership_sim.kinds import KINDS

SKILLS = ("negotiation", "mediation", "conflict_management")


class Columns:
    """The numbers of a stakeholder that change or differ."""

    households: float
    resources: float
    endowment: float
    income_luck: float
    promised: float
    resistance: float
    anchor: float
    negotiation: float
    negotiation_start: float
    mediation: float
    mediation_start: float
    conflict_management: float
    conflict_management_start: float
    information: float
    information_start: float
    power: float
    voice: float
    stubbornness: float
    rent: float
    norm: float
    news: float
    risk: float
    stain: float
    under_way: float
    built: float
    working: float
    need_met: float
    used_to: float
    finished: float
    norm_start: float
    news_start: float
    load_start: float
    meetings_start: float
    heard_start: float
    ties_start: float

    @property
    def capacity(self) -> float:
        return (self.negotiation + self.mediation + self.conflict_management) / 3


#: States of a dispute.
NO_DISPUTE, DISPUTE, HARMFUL = 0, 1, 2
COLUMNS = tuple(Columns.__annotations__)
#: Whole numbers of a stakeholder, of the works that it builds.
COUNTS = ("idle", "fresh", "joint")


@dataclass
class Channels:
    """What levers and shocks have added for one stakeholder this month."""

    negotiation_training: float = 0.0
    mediation_training: float = 0.0
    conflict_management_training: float = 0.0
    brokerage: float = 0.0
    introduction: float = 0.0
    coordination: float = 0.0
    mediation: float = 0.0
    mediator_trust: float = 0.0
    connectivity: float = 0.0
    education: float = 0.0
    openness: float = 0.0
    pressure: float = 0.0
    audit: float = 0.0
    entitlements: float = 0.0
    monitoring: float = 0.0
    service: float = 0.0
    building: float = 0.0
    maintenance: float = 0.0
    sender: float = 0.0
    project_reach: float = 0.0
    project_quality: float = 0.0
    income_cut: float = 0.0
    resource_loss: float = 0.0
    wreck: float = 0.0
    upheaval: float = 0.0
    disgrace: float = 0.0
    stigma: float = 0.0
    misinformation: float = 0.0
    strife: float = 0.0


@dataclass
class RunChannels:
    """What levers and shocks have added for the whole run this month."""

    funded_cases: float = 0.0
    mediator_skill: float = 0.0
    outside_brokerage: float = 0.0
    project_money: float = 0.0
    projects: float = 0.0
    agreed_money: float = 0.0
    convening: float = 0.0
    damage: float = 0.0


@dataclass
class StakeholderMonth:
    """What happened to a stakeholder this month, and the doses that phases read (section 7.1, last lines)."""

    education: float = 0.0
    openness: float = 0.0
    pressure: float = 0.0
    connectivity: float = 0.0
    coordination: float = 0.0
    audit: float = 0.0
    entitlements: float = 0.0
    monitoring: float = 0.0
    misinformation: float = 0.0
    trusting: float = 0.0  # mean trust in its partners at the month's opening
    invited: float = 0.0  # the two factors of attending
    comes: float = 0.0
    carry: float = 0.0
    expected: float = 0.0
    load: float = 0.0
    likely: float = 0.0  # sum of chance_e * g_e
    dues: float = 0.0
    pay: float = 1.0
    means: float = 0.0  # what it has at hand when words are given
    meetings: int = 0
    seen_kept: int = 0  # meetings in which the other kept its word
    seen_breaches: int = 0
    heard: float = 0.0
    contact: float = 0.0
    busy: bool = False  # has taken a case this month
    put_in: float = 0.0
    produced: float = 0.0  # what is left for it of joint work, pool and building
    served: float = 0.0  # what is left for it of services
    claimed: float = 0.0
    flow: float = 0.0
    attended: bool = False


@dataclass
class TieMonth:
    """What happened to a tie this month."""

    before: int = 0  # its dispute before this month's meetings
    facilitation: float = 0.0
    facilitation_quality: float = 0.0
    agreement: float = 0.0
    facilitated: float = 0.0
    supported: float = 0.0
    agreed: bool = False
    likely: float = 0.0
    weight: float = 1.0
    chance: float = 0.0
    met: bool = False
    grant: float = 0.0
    kept_a: bool = False
    kept_b: bool = False
    lack_a: bool = False
    lack_b: bool = False
    own: float = 0.0
    opened: bool = False
    value: float = 0.0


class Stakeholder(Columns, mesa.Agent):
    """A community, an office of government, a business or an NGO."""

    idle: int
    fresh: int
    joint: int

    def __init__(self, model: mesa.Model, index: int, name: str, kind_name: str, row: dict[str, Any]) -> None:
        super().__init__(model)
        self.index = index
        self.name = name
        self.kind_name = kind_name
        self.kind = list(KINDS).index(kind_name)
        self.key = int(row["key"])
        self.joins = int(row["joins"])
        for column in COLUMNS:
            setattr(self, column, float(row[column]))
        for column in COUNTS:
            setattr(self, column, int(row[column]))
        self.leader: Stakeholder | None = None  # with whom its work is being built
        declared = KINDS[kind_name]
        self.carry0 = declared.carry
        self.resources0 = declared.columns["resources"].mean
        self.capacity0 = sum(declared.columns[skill].mean for skill in SKILLS) / 3
        self.ties: list[Tie] = []  # the awake ones
        self.channels = Channels()
        self.now = StakeholderMonth()
        self.start = Columns()

    @property
    def community(self) -> bool:
        return self.kind_name == "community"

    @property
    def size(self) -> float:
        """Return g: 20 households are a standard community."""
        return self.households / 20 if self.community else 1.0

    @property
    def lead(self) -> int:
        return -1 if self.leader is None else self.leader.index

    def remember(self) -> None:
        """Keep what the phases read: the values at the start of the month, after upheaval."""
        self.start = Columns()
        for column in COLUMNS:
            setattr(self.start, column, getattr(self, column))


@dataclass(eq=False)
class Tie:
    """A tie; `a` is the end with the smaller key, `trust_ab` the trust of a in b."""

    a: Stakeholder
    b: Stakeholder
    key: int
    trust_ab: float
    trust_ba: float
    anchor_ab: float
    anchor_ba: float
    unmet: int = 999
    distrust: int = 0
    conflict: int = 0
    outside: int = 0
    first: bool = False
    now: TieMonth = field(default_factory=TieMonth)

    @property
    def ends(self) -> tuple[Stakeholder, Stakeholder]:
        return self.a, self.b

    @property
    def directions(self) -> tuple[tuple[Stakeholder, Stakeholder], tuple[Stakeholder, Stakeholder]]:
        return (self.a, self.b), (self.b, self.a)

    @property
    def size(self) -> float:
        """Return g_e: the smaller size of those ends that are communities, 1 between organisations."""
        return min((who.size for who in self.ends if who.community), default=1.0)

    @property
    def cross(self) -> bool:
        return self.a.kind_name != self.b.kind_name

    def other(self, who: Stakeholder) -> Stakeholder:
        return self.b if who is self.a else self.a

    def trust(self, who: Stakeholder) -> float:
        """Return the trust of `who` in the other end."""
        return self.trust_ab if who is self.a else self.trust_ba

    def set_trust(self, who: Stakeholder, value: float) -> None:
        if who is self.a:
            self.trust_ab = value
        else:
            self.trust_ba = value

    def anchor(self, who: Stakeholder) -> float:
        """Return the trust of `who` in the other end with which the tie began."""
        return self.anchor_ab if who is self.a else self.anchor_ba

    def kept(self, who: Stakeholder) -> bool:
        return self.now.kept_a if who is self.a else self.now.kept_b

    def lacked(self, who: Stakeholder) -> bool:
        return self.now.lack_a if who is self.a else self.now.lack_b


def in_order(x: Stakeholder, y: Stakeholder) -> tuple[Stakeholder, Stakeholder]:
    """Return two ends in order: the smaller key first."""
    return (x, y) if x.key < y.key else (y, x)
