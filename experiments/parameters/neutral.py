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
    "conflict_penalty",
    "trust_lent",
    "crowding_out",
    "voice_push",
    "promise_trust",
    "promise_confidence",
    "promise_resistance",
    "promise_skill",
    "promise_dialogue",
    "promise_overload",
    "trust_gain",
    "forgiveness",
    "misconduct_share",
    "discovery_rate",
    "scar_size",
    "answer_base",
    "answer_relief",
    "prior_pull",
    "reputation_pull",
    "escalation",
    "settle_alone",
    "mediation_slope",
    "synergy",
    "luck_tie",
    "luck_run",
    "leakage_base",
    "audit_effect",
    "unclaimed",
    "return_share",
    "attendance_voice",
    "resistance_speed",
    "resistance_relief",
    "resistance_contact",
    "contact_support",
    "resistance_threat",
    "connection_gain",
    "information_spread",
    "information_decay",
    "training_gain",
    "forgetting",
    "turnover",
    "tie_upkeep",
    "tie_hazard",
    "tie_formation",
    "trust_passed",
    "brokered_ties",
)
#: Why a parameter stays without which nothing breaks at the defaults; told on the page.
KEPT = {
    "meeting_information": "without it information access brings nobody together, which is where docs/levers.md finds it the best use of the money",
    "prior_pull": "without it trust in a partner whom one never meets would stand still; over a few years it moves little",
    "conflict_penalty": "few ties are in open conflict at the defaults; where half of them start so, a fifth of what mediation gains in credibility and kept promises goes without it",
    "misconduct_share": "without it no deceit arises in a run, and findings 11 and F3 are about deceit; where all live on rents, credibility of NGOs is lower by 0.006 with it",
}
OTHERS: dict[str, tuple[float, ...]] = {
    "confidence_speed": (1.0,),  # last month alone
    "reputation_memory": (0.0, 1.0),  # never changes; is the standing of the month
    "trust_loss_ratio": (1.0,),  # lost as fast as gained
    "breach_visibility": (0.0, 1.0),  # the uninformed see nothing; everybody sees everything
    "mediation_uptake": (1.0,),  # nobody refuses
    "invitation": (1.0,),  # everybody
    "voice_speed": (1.0,),  # last month alone
    "income_rate": (1.0,),  # refilled at once
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
