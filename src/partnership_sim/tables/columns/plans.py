"""Columns of plans.csv and shocks.csv, and what a resource unit is."""

from __future__ import annotations

from partnership_sim.locale import Text
from partnership_sim.tables.columns.base import MONTH, NO_UNIT, TEXT, Described

PLANS = (
    Described(
        "plan",
        Text("the plan's name; a row for each of its actions"),
        TEXT,
        Text("any but No programme"),
        Text("Which ideas compete for the money?"),
    ),
    Described(
        "budget",
        Text(
            "what the whole plan may spend; once a plan is enough; empty: the sum of its spends",
        ),
        Text("resource units"),
        Text("0 or more"),
        Text(
            "The whole budget in money, divided by what a resource unit is worth.",
        ),
    ),
    Described(
        "lever",
        Text("what is done (partnership-sim describe levers)"),
        TEXT,
        Text("a lever's name"),
        Text("Which of the levers comes closest to the activity?"),
    ),
    Described(
        "spend",
        Text("what the whole action spends in a month, not for each head"),
        Text("resource units a month"),
        Text("0 or more"),
        Text(
            "Money a month for this activity, divided by what a resource unit is worth.",
        ),
    ),
    Described(
        "start",
        Text("first month of the action; empty: 1"),
        MONTH,
        Text("1..programme_end"),
        Text("When does it begin?"),
    ),
    Described(
        "end",
        Text("last month of the action; empty: programme_end"),
        MONTH,
        Text("1..programme_end"),
        Text("When does it end?"),
    ),
    Described(
        "on",
        Text(
            "for whom it is: kinds or ids, several divided by |; empty: all that the lever can work on",
        ),
        TEXT,
        Text("kinds, ids"),
        Text("Who is invited, trained or served?"),
    ),
    Described(
        "by",
        Text(
            "who carries it out: kinds or ids, divided by |; empty: all NGOs; -: an outside facilitator",
        ),
        TEXT,
        Text("kinds, ids, -"),
        Text(
            "Whose staff does the work? They can carry only as much as their skills allow.",
        ),
    ),
    Described(
        "form",
        Text("the form of the lever, where it has several; empty: the first"),
        TEXT,
        Text("see describe LEVER"),
        Text(
            "How is it done: face to face or by messages, direct or joint?",
        ),
    ),
)

SHOCKS = (
    Described(
        "shock",
        Text("what happens (partnership-sim describe shocks)"),
        TEXT,
        Text("a shock's name"),
        Text("What could happen that nobody of you decides?"),
    ),
    Described(
        "month",
        Text("the month in which it happens; this or rate"),
        MONTH,
        Text("1..months"),
        Text("Is the date known, as of an election?"),
    ),
    Described(
        "rate",
        Text(
            "how often a year it happens on average, by chance; this or month",
        ),
        Text("a year"),
        Text("0..12"),
        Text("How often in the last ten years? Twice: 0.2."),
    ),
    Described(
        "severity",
        Text("how hard it hits; empty: the shock's own"),
        NO_UNIT,
        Text("0..1"),
        Text(
            "What share of means, trust or posts would be lost? A third: 0.33.",
        ),
    ),
    Described(
        "duration",
        Text("for how many months; empty: the shock's own"),
        Text("months"),
        Text("1 or more"),
        Text("How long did it last the last time?"),
    ),
    Described(
        "on",
        Text(
            "whom it hits: kinds or ids, divided by |; empty: the shock's own",
        ),
        TEXT,
        Text("kinds, ids"),
        Text("Who would feel it?"),
    ),
)

WORDS = (
    Described(
        "resource unit",
        Text(
            "the unit of resources, spends, budgets and services: what an average organisation of the partnership can commit in about seven months, in staff time, money and material. [money] unit says what it is worth.",
        ),
        Text("resource unit"),
        Text("1 is an average organisation in about seven months"),
        Text(
            "Take an organisation in the middle of your list: what do the people, vehicles, rooms and money that it can give to this matter in a month cost together? Seven times that is [money] unit. Divide every amount of money by it before you write it as spend or budget.",
        ),
        ("unit", "units", "resource units", "satuan", "satuan sumber daya"),
    ),
)
