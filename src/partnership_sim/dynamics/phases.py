"""The phases of a month as people read of them: the order of order.py, with what each does and on what it rests. A test keeps the two equal."""

from __future__ import annotations

from dataclasses import dataclass

from partnership_sim.locale import Text


@dataclass(frozen=True)
class Phase:
    """A phase: its module in this folder, its section of docs/odd.md, what it does, and its sources."""

    name: str
    section: str
    text: Text
    source: str


PHASES = (
    Phase(
        "opening",
        "7.0",
        Text(
            "who is there, who is tied to whom, what each is known for",
        ),
        "",
    ),
    Phase(
        "upheaval",
        "7.3",
        Text("what shocks do to resources, trust and conflicts"),
        "Schweitzer, Hershey & Bradlow 2006",
    ),
    Phase(
        "engagement",
        "7.4",
        Text(
            "which ties are facilitated, which meet, what each side can bring",
        ),
        "Bitterman & Koliba 2020; Balliet 2010; Ansell & Gash 2008",
    ),
    Phase(
        "commitment",
        "7.5",
        Text("who keeps its word, who is heard"),
        "Balliet 2010; Choi & Robertson 2014",
    ),
    Phase(
        "trust",
        "7.6",
        Text("what each side makes of the month"),
        "Slovic 1993; Poortinga & Pidgeon 2004; Schweitzer, Hershey & Bradlow 2006",
    ),
    Phase(
        "mediation",
        "7.7",
        Text("which conflicts a third party takes up and settles"),
        "",
    ),
    Phase(
        "joint_work",
        "7.8",
        Text("what partners produce, what leaks, whom it reaches"),
        "Olken 2007",
    ),
    Phase("participation", "7.9", Text("which communities take part in decisions"), ""),
    Phase(
        "resistance",
        "7.10",
        Text("opinion among partners, relief, threat"),
        "Friedkin & Johnsen 1990; Pettigrew & Tropp 2006",
    ),
    Phase("learning", "7.11", Text("information spreads, skills grow and fade"), ""),
    Phase("resources", "7.12", Text("income, contributions, upkeep, returns"), ""),
    Phase(
        "network",
        "7.13",
        Text("ties that end, ties that form"),
        "Provan & Kenis 2008; Burt 2005",
    ),
)
