"""Words of part 11, and of docs/limits.md: what a report can tell a planner and what it cannot."""

from partnership_sim.locale import Text

HEADING = Text("It compares plans under the same luck; it does not foretell what will happen")
TITLE = Text("What a report can tell you, and what it cannot")
CAN = Text(
    "A report compares plans for the partnership that you described, under the same luck, and says which does better by your goals, how sure that is, what breaks it and what is left after the money ends.",
)
CANNOT = Text(
    "It does not foretell what will happen in your district. Its numbers of value and money are units of the model: read the order and the differences, not the levels. Its intervals hold the assumptions fixed: they show luck, not doubt about the model. That doubt is the subject of part 7.",
)
ASK = Text("Before you act on a report, ask")
#: Questions, and what helps to answer them.
QUESTIONS = (
    (
        Text("Did we describe our partnership, or was most of it drawn?"),
        Text(
            "Part 10 says column by column what came from your register. What is drawn is an average partnership, not yours.",
        ),
    ),
    (
        Text("Is the difference one that matters?"),
        Text(
            "“Practically equal” means: decide by cost, or by what the model does not know.",
        ),
    ),
    (
        Text("Does the plan still lead when an assumption is wrong?"),
        Text(
            "Part 7 tries each assumption at both ends of its range.",
        ),
    ),
    (
        Text("What does the model leave out that is large for us?"),
        Text("It is listed below: go through it line by line."),
    ),
    (
        Text("Who would disagree?"),
        Text(
            "Show the report to those who would carry the plan out, and to those who would lose by it.",
        ),
    ),
)
LEAVES_OUT = Text("What the model leaves out")
TRIED_HEAD = Text("How far the model was tried")
TRIED = Text(
    "Of {tried} published findings for which nothing in the model was set, it brings about {held}; of {fitted} for which something was set, {fitted_held}.",
)
WRONG = Text(
    "It is wrong, or says nothing, on these: whether a partnership that ends leaves something behind (in the model nearly always), where dialogue helps most and whether it evens out unequal power, how many partners are too many, when brokers are worth most, whether small early projects beat small late ones, what published entitlements add (too little in the model), and what share of referred disputes is settled (too many).",
)
KNOWN = Text("How well the rest is known")
WELL = Text(
    "Known well: works break, and whether they run depends on who cares for them and pays; programmes build things more than they change trust; partnerships mostly end when money or the convener ends; audits lower leakage.",
)
BADLY = Text(
    "Known badly: how much trust a programme leaves behind, how partners share the cost of convening, how cuts of money turn into broken promises in your setting.",
)
MORE = Text("More, with sources: {page}.")
#: Where referees find more, from docs/.
REFEREES = "evidence/limits.md"
