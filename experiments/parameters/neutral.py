"""For every parameter the value at which its mechanism does nothing; one that is not here is tried at either end of its range.

It is 0 for most. Where a parameter is a memory or a speed, 1 stands for "at once"; where it is a cost at which half of an effect is
reached, a very large one for "no effect"; two values where either may be meant.
"""

from __future__ import annotations

from partnership_sim.declare import PARAMETERS
from partnership_sim.evidence.without import Absence
from partnership_sim.studies.sensitivity import declared

NOTHING = (
    "meeting_information",
    "meeting_trust",
    "meeting_support",
    "voice_push",
    "promise_trust",
    "promise_norm",
    "promise_dialogue",
    "promise_resistance",
    "promise_skill",
    "promise_overload",
    "deterrence",
    "trust_gain",
    "attribution",
    "anchor_pull",
    "answer_base",
    "answer_relief",
    "benefit_trust",
    "reactance",
    "escalation",
    "procedure",
    "settle_alone",
    "mediation_slope",
    "synergy",
    "luck_tie",
    "luck_place",
    "luck_year",
    "luck_history",
    "leakage_base",
    "audit_effect",
    "unclaimed",
    "project_overhead",
    "failure_rate",
    "repair_rate",
    "attendance_voice",
    "resistance_speed",
    "resistance_relief",
    "resistance_contact",
    "resistance_threat",
    "connection_gain",
    "information_spread",
    "information_decay",
    "training_gain",
    "forgetting",
    "turnover",
    "income_swing",
    "mutual_aid",
    "tie_upkeep",
    "convening_cost",
    "lapse_unpaid",
    "tie_hazard",
    "trust_passed",
    "brokered_ties",
)
#: Why a parameter stays without which nothing breaks at the defaults; told on the page.
KEPT: dict[str, str] = {}
OTHERS: dict[str, tuple[float, ...]] = {
    "trust_loss_ratio": (1.0,),  # lost as fast as gained
    "breach_visibility": (0.0, 1.0),  # the uninformed see nothing; everybody sees everything
    "invitation": (1.0,),  # everybody
    "voice_speed": (1.0,),  # last month alone
    "admin_capacity": (1000.0,),  # no limit
    "coordination_half": (1000.0,),  # brokers save no time
    "message_ratio": (1.0,),  # messages do what meetings do
}


def changes() -> list[Absence]:
    """Return what is tried, in the order of the declarations; a value that is the default is no change."""
    tried = []
    for name, ends in declared().items():
        values = OTHERS.get(name) or ((0.0,) if name in NOTHING else ends)
        tried += [Absence(name, value) for value in values if value != PARAMETERS[name].default]
    return tried
