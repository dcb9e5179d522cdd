"""Words of part 10: what the report rests on."""

from partnership_sim.locale import Text

HEADING = Text(
    "Of the {count} assumptions that matter most here, {known} rest on published figures",
)
HEADING_ONE = Text(
    "Of the {count} assumptions that matter most here, 1 rests on a published figure",
)
HEADING_SINGLE = Text(
    "The one assumption that matters here rests on a published figure",
)
HEADING_SINGLE_NONE = Text(
    "The one assumption that matters here does not rest on a published figure alone",
)
HEADING_NONE = Text(
    "None of the {count} assumptions that matter most here rests on a published figure alone",
)
HEADING_PLAIN = Text("On what was given, what was drawn, and what is known of the model")
GIVEN_REGISTER = Text("Given: {count} stakeholders from your register")
GIVEN_REGISTER_ONE = Text("Given: 1 stakeholder from your register")
HOUSEHOLDS = Text("Given: {count} households in all, whose need, works and services are counted")
HOUSEHOLDS_ASSUMED = Text("Assumed: 20 households for each community, as nothing is said of them")
PLACE = {
    "hard": Text("Given: it is hard to get things done in this place"),
    "average": Text("Given: the place is of the usual sort"),
    "easy": Text("Given: it is easy to get things done in this place"),
}
PLACE_NEED = Text("Given: {share} of the need is met at the start")
CONVENING = Text("Convening the partnership: {spend} units in all, {months}")
GIVEN_TIES = Text("Given: {count} ties from your file of ties")
GIVEN_TIES_ONE = Text("Given: 1 tie from your file of ties")
GIVEN_TRUST = Text(
    "{ties}; trust in {given} of their {all} directions, the rest is drawn",
)
GIVEN_TRUST_ALL = Text("{ties}, with trust in both directions of each")
UNIT_WORTH = Text("One resource unit is worth {money}")
DRAWN = Text("Drawn anew in each run: {kinds}")
DRAWN_TIES = Text(
    "Drawn anew in each run: all ties, about {each} for each stakeholder",
)
NO_TIES = Text("No ties are drawn: ties_each is 0")
DRAWN_TIES_OPEN = Text(
    "Drawn anew in each run: ties of drawn stakeholders and of newcomers without a tie in the file, about {each} each",
)
DRAWN_TRUST = Text("Trust that is not given is drawn around {around}")
DRAWN_ALL = Text("All else about them is drawn around {around}")
OWN_FIGURES = Text("this scenario's figures")
MODEL_FIGURES = Text("the model's own figures")
SOME_FIGURES = Text(
    "this scenario's figures for {some}, the model's own for the rest",
)
PAIRS = Text("{count} of {all} pairs of kinds")
FIGURES_REST = Text("The model's own figures for each kind rest on: {parts}")
FIGURES_PART = Text("{kinds} – {source}")
COLUMNS_CAPTION = Text("Where the data on the {count} stakeholders come from")
COLUMN, FROM_REGISTER, DRAWN_COUNT, AROUND = (
    Text("Column"),
    Text("From your register"),
    Text("Drawn"),
    Text("Drawn around"),
)
NOT_DRAWN = Text("–")
REGISTER_NOTE = Text(
    "Numbers in your register are used as given. Whether they come from a survey, from records or from judgement is not written in a scenario; keep a note of it with this report.",
)
KIND_COUNT = Text("{count} {kind}")
ONE_KIND = {
    "community": Text("1 community"),
    "government": Text("1 government office"),
    "business": Text("1 business"),
    "ngo": Text("1 NGO"),
}
SHOCKS = Text("Shocks in this scenario: {shocks}")
NO_SHOCKS = Text("Shocks in this scenario: none")
SHOCK_MONTH = Text("{shock} in month {month}")
SHOCK_RATE = Text("{shock}, {rate} a year on average")
UNCHANGED = Text("Changed from the default: nothing")
CHANGED_CAPTION = Text("Changed from the default")
PARAMETER, HERE, DEFAULT, SOURCE = (
    Text("Assumption"),
    Text("Here"),
    Text("Default"),
    Text("Where it comes from"),
)
MATTER_CAPTION = Text(
    "The assumptions that matter most for {plan}, and how well they are known; those that make no real difference are left out",
)
TRIED, LARGEST, LARGEST_UNIT, KNOWN = (
    Text("Range tried"),
    Text("Largest change in {goal}"),
    Text("Largest change in {goal}, {unit}"),
    Text("How well known"),
)
NUMBERS = Text(
    "The model has {count} numbers of its own; how well they are known: {parts}.",
)
NUMBERS_PART = Text("{mark}: {count}")
PLANS_CAPTION = Text("The plans")
BUDGET = Text("Budget, units")
ACTIONS = Text("What it does")
ACTION = Text("{lever}: {spend}, {months}")
SPEND, SPEND_ONE = Text("{spend} units a month"), Text("1 unit a month")
SPAN, SPAN_ONE = Text("months {start}–{end}"), Text("month {start}")
NO_ACTION = Text("nothing", context="in a list")
FINDINGS = Text(
    "Of {tried} published findings for which nothing in this model was set, {held} hold with its defaults; {fitted} more were used to set its numbers, and {beyond} are beyond it (docs/evidence/findings.md of partnership_sim). {calibrated} of the model's numbers were set so that something known comes out; the first count alone tests it.",
)
FINDINGS_ELSEWHERE = Text(
    "The findings were tried with the defaults; {count} assumptions differ from them here, and whether the findings hold with these was not tried.",
)
FINDINGS_ELSEWHERE_ONE = Text(
    "The findings were tried with the defaults; 1 assumption differs from them here, and whether the findings hold with it was not tried.",
)
GLOSSARY_HEAD = Text("Glossary")
GLOSSARY = (
    (
        Text("Trust"),
        Text(
            "how far one expects another to keep its word, from 0 to 1",
        ),
    ),
    (
        Text("Resistance"),
        Text(
            "opposition to the change that the partnership brings, from 0 to 1",
        ),
    ),
    (
        Text("Resources"),
        Text(
            "staff time and money; one unit is what an average organisation can commit in about seven months",
        ),
    ),
    (
        Text("Capacity"),
        Text(
            "skill to negotiate, to mediate and to deal with conflict, from 0 to 1",
        ),
    ),
    (
        Text("Need met"),
        Text("share of what households need that works and direct services give them, mean over households"),
    ),
    (
        Text("Service"),
        Text("value a month that works and direct services give, for 20 households"),
    ),
    (
        Text("Works"),
        Text("what communities build with their partners; it fails and is repaired, as far as somebody cares for it and pays"),
    ),
    (
        Text("Convening"),
        Text("keeping the partnership together, paid by the plan as long as it spends, then by its members; unpaid it may lapse"),
    ),
    (
        Text("Participation"),
        Text(
            "share of communities that took part in a decision in the month, weighted by how far they are heard",
        ),
    ),
    (
        Text("Active core"),
        Text(
            "the largest group linked by ties that met within six months and in which both sides trust",
        ),
    ),
    (
        Text("Bridge"),
        Text(
            "one through whom many of the shortest paths between others lead",
        ),
    ),
    (
        Text("Power"),
        Text(
            "weight in decisions; 1 is a typical community",
        ),
    ),
    (
        Text("Voice"),
        Text("how far one is heard in decisions, from 0 to 1"),
    ),
    (
        Text("Run (replicate)"),
        Text(
            "one course of events under one set of random draws; runs of the same number use the same draws in every plan",
        ),
    ),
    (
        Text("Interval"),
        Text("where the true mean lies in 95% of such computations"),
    ),
)
COMMANDS_HEAD = Text("How to reproduce this report")
COMMANDS = Text(
    "Typed in the folder of these results: the whole run from its exact input, and the report from the results:",
)
TYPED = Text(
    "These results were made with this command; its paths start in the folder in which it was typed:",
)
VERSIONS = Text(
    "Seed {seed}; input SHA-256 {hash}; partnership_sim {version}, Python {python}.",
)
