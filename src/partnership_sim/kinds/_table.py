"""What all kinds have in common: the columns of a stakeholder, and the spreads around a kind's means."""

from __future__ import annotations

from partnership_sim.declare import Column, Spread
from partnership_sim.locale import Text

#: The columns that a register may give and a scenario's [population.COLUMN] may set.
COLUMNS = (
    Column("resources", 0.0, 1e6, Text("its size: resources it can commit in about seven months"), log_normal=True),
    Column("resistance", 0.0, 1.0, Text("resistance to the change")),
    Column("negotiation", 0.0, 1.0, Text("negotiation skill")),
    Column("mediation", 0.0, 1.0, Text("mediation skill")),
    Column("conflict_management", 0.0, 1.0, Text("conflict management skill")),
    Column("information", 0.0, 1.0, Text("access to information")),
    Column("power", 1e-6, 1e6, Text("weight in decisions"), log_normal=True),
    Column("stubbornness", 0.0, 1.0, Text("share of its own first view that it keeps")),
    Column("rent", 0.0, 1.0, Text("income that depends on things as they are"), log_normal=True),
    Column("voice", 0.0, 1.0, Text("how far it is heard in decisions"), in_register=False),
    Column("households", 1.0, 1e7, Text("households for whom a community speaks")),
)

SKILLS = ("negotiation", "mediation", "conflict_management")


def columns(
    *,
    resources: float,
    resistance: float,
    information: float,
    skill: float,
    rent: float,
    power: float,
    voice: float,
    households: float = 0.0,
) -> dict[str, Spread]:
    """Return the initial distribution of every column from a kind's means; the spreads are the same for all kinds."""
    return {
        "resources": Spread(resources, 0.3),
        "resistance": Spread(resistance, 0.14),
        **{name: Spread(skill, 0.15) for name in SKILLS},
        "information": Spread(information, 0.12),
        "power": Spread(power, 0.5),
        "stubbornness": Spread(0.55, 0.1),
        "rent": Spread(rent, 0.4),
        "voice": Spread(voice, 0.0),
        "households": Spread(households, 0.0),
    }
