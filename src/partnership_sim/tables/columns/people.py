"""Columns of the register and of ties."""

from __future__ import annotations

from partnership_sim.kinds import COLUMNS
from partnership_sim.locale import Number, Text
from partnership_sim.tables.columns.base import NO_UNIT, TEXT, Described

#: What is known of each column of the register that is a state: unit and estimate; meaning and range are declared with the column.
_STATES: dict[str, tuple[Text, Text]] = {
    "resources": (
        Text("resource units"),
        Text(
            "How much staff time, money and material could this organisation put into the partnership in a usual month, beside the average organisation? As much: 1; twice as much: 2; a small group of residents: about 0.35.",
        ),
    ),
    "resistance": (
        NO_UNIT,
        Text(
            "Asked in confidence today, would it vote for what the partnership wants to change? Gladly: 0.1; with doubts: 0.4; rather not: 0.6; it would work against it: 0.8.",
        ),
    ),
    "negotiation": (
        NO_UNIT,
        Text(
            "Of its last ten talks with others about who does or pays what, how many ended in something that both sides kept? Five: 0.5.",
        ),
    ),
    "mediation": (
        NO_UNIT,
        Text(
            "Is it asked to help when two others quarrel, and does it help? Never: 0.1; now and then: 0.4; it is known for it: 0.7.",
        ),
    ),
    "conflict_management": (
        NO_UNIT,
        Text(
            "When it has a quarrel of its own, is it settled without loss of the relation? Seldom: 0.2; about half of the time: 0.5; nearly always: 0.8.",
        ),
    ),
    "information": (
        NO_UNIT,
        Text(
            "Of the last ten decisions that concerned it, of how many did it hear in time to say something? Three: 0.3.",
        ),
    ),
    "power": (
        Text("times that of a usual group of residents"),
        Text(
            "If a usual group of residents counts as 1 when something is decided, how much does this one count? A district office: about 3 to 6; an NGO or a business: about 2.",
        ),
    ),
    "stubbornness": (
        NO_UNIT,
        Text(
            "After a good discussion with partners who see it otherwise, how much of its own first view does it keep? Half: 0.5; nearly all: 0.8. Leave it empty if nobody knows.",
        ),
    ),
    "households": (
        Text("households"),
        Text(
            "How many households does this group speak for? A neighbourhood of some twenty families: 20; a village that is one row: all of them. Only communities have any.",
        ),
    ),
    "rent": (
        NO_UNIT,
        Text(
            "What share of its income would it lose if the change came: fees, contracts, posts, sales that depend on things as they are? None: 0; a third: 0.33.",
        ),
    ),
}
_ASK_NOTHING = Text("-")


def _span(low: float, high: float) -> Text:
    """Return a range, its numbers in full: planners do not read 1e+06."""
    ends = (Number(f"{end:,.6f}".rstrip("0").rstrip(".")) for end in (low, high))
    return Text("{low}..{high}").with_(**dict(zip(("low", "high"), ends, strict=True)))


def _state(name: str, low: float, high: float, label: Text) -> Described:
    unit, estimate = _STATES.get(name, (Text(""), _ASK_NOTHING))
    empty = (
        Text("{label}. Empty: what [population] households says, else 20.")
        if name == "households"
        else Text("{label}. Empty: drawn by kind.")
    )
    return Described(name, empty.with_(label=label), unit, _span(low, high), estimate)


REGISTER = (
    Described(
        "id",
        Text(
            "short name by which plans, ties and shocks call it; no other row has it",
        ),
        TEXT,
        Text("unique"),
        Text(
            "Take a short word without spaces, such as dinas-pu; a copy of the column with the names will do too.",
        ),
    ),
    Described(
        "name",
        Text("its full name, as the report tells it; empty: the id"),
        TEXT,
        Text("any"),
        Text("How do people call it?"),
    ),
    Described(
        "kind",
        Text(
            "what it is: community (a group of residents or users), government, business or ngo",
        ),
        TEXT,
        Text("community, government, business, ngo"),
        Text(
            "Whom does it answer to: its members, the state, its owners, or a cause?",
        ),
    ),
    *(_state(column.name, column.low, column.high, column.label) for column in COLUMNS if column.in_register),
    Described(
        "joins",
        Text(
            "month in which it comes to the partnership; empty or 0: it is there from the start",
        ),
        Text("month"),
        Text("0 or more"),
        Text("When is it expected to take part for the first time?"),
    ),
)

TIES = (
    Described(
        "source",
        Text("who trusts: an id of the register"),
        TEXT,
        Text("an id"),
        Text(
            "A row for each pair that knows each other; for both directions two rows.",
        ),
    ),
    Described(
        "target",
        Text("who is trusted: another id of the register"),
        TEXT,
        Text("an id"),
        Text(
            "With whom did it work, meet or exchange something in the last year?",
        ),
    ),
    Described(
        "trust",
        Text(
            "how far the source relies on the target to keep its word; 0: not at all, 1: fully. Empty, or a direction without a row: drawn by kind",
        ),
        NO_UNIT,
        Text("0..1"),
        Text(
            "Asked of the source: of ten promises of this partner, how many do you expect to be kept? Seven: 0.7. On a scale of 1 to 5: (answer - 1) / 4.",
        ),
    ),
    Described(
        "conflict",
        Text(
            "1 where the two have an open quarrel now, 0 where not; empty: by chance, [population] conflict",
        ),
        Text("yes or no"),
        Text("0, 1"),
        Text(
            "Is there something between them that keeps them from working together now?",
        ),
    ),
    Described(
        "met",
        Text("months since they last met for the matter; empty: 3"),
        Text("months"),
        Text("0 or more"),
        Text("When did they last sit together?"),
    ),
)
