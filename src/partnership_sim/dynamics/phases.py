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
        "7.1",
        Text("who is there and who is tied to whom, what levers do to each, how partners help each other"),
        "",
    ),
    Phase(
        "upheaval",
        "7.3",
        Text("what shocks do to resources, works, trust and disputes"),
        "Schweitzer, Hershey & Bradlow 2006",
    ),
    Phase(
        "convening",
        "7.4",
        Text("who pays for the partnership to be convened, and whether it lapses"),
        "NORC 2012",
    ),
    Phase(
        "engagement",
        "7.5",
        Text("which ties are facilitated, which meet, what each side promises for the year"),
        "Bitterman & Koliba 2020; Balliet 2010; Ansell & Gash 2008",
    ),
    Phase(
        "commitment",
        "7.6",
        Text("who keeps its word, for want of will or of means, and who is heard"),
        "Balliet 2010; Choi & Robertson 2014",
    ),
    Phase(
        "trust",
        "7.7",
        Text("what each side makes of the month"),
        "Slovic 1993; Malhotra & Murnighan 2002; Kim, Ferrin, Cooper & Dirks 2004; Poortinga & Pidgeon 2004",
    ),
    Phase(
        "disputes",
        "7.8",
        Text("which disputes turn harmful, which a third party takes up, which end"),
        "Blattman, Hartman & Blair 2014",
    ),
    Phase(
        "joint_work",
        "7.9",
        Text("what partners produce, what leaks, whom it reaches"),
        "Olken 2007; Zamboni & Litschig 2018",
    ),
    Phase(
        "works",
        "7.10",
        Text("what is built, breaks and is repaired, and how much of the need it meets"),
        "Murray et al. 2024; Whittington et al. 2009; Williams 2017",
    ),
    Phase(
        "participation",
        "7.11",
        Text("which communities take part in decisions"),
        "",
    ),
    Phase(
        "resistance",
        "7.12",
        Text("opinion among partners, relief, contact, threat"),
        "Friedkin & Johnsen 1990; Pettigrew & Tropp 2006",
    ),
    Phase(
        "learning",
        "7.13",
        Text("information spreads, skills grow and fade"),
        "",
    ),
    Phase(
        "resources",
        "7.14",
        Text("income, what was put in, upkeep of ties, what goes back"),
        "",
    ),
    Phase(
        "network",
        "7.15",
        Text("ties that end, ties that form"),
        "Provan & Kenis 2008; Burt 2005",
    ),
)
