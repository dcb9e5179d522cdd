"""Words around the parts: head, contents, certainty, units."""

from partnership_sim.locale import Text

#: The words of each degree of certainty. One table for the whole report.
CERTAINTY = {
    "almost_always": Text("almost always"),
    "usually": Text("usually"),
    "more_often_than_not": Text("more often than not"),
    "no_better_than_chance": Text("no better than chance"),
    "less_often_than_not": Text("less often than not"),
    "seldom": Text("seldom"),
    "almost_never": Text("almost never"),
}

NO_PROGRAMME = Text("No programme")
NO_PROGRAMME_NOTE = Text(
    "“No programme” is the same partnership left to itself, with the same random draws.",
)
TITLE = Text("Report: {name}")
HEAD = Text(
    "{plans} and no programme compared over {months}; spending ends in month {end}. {runs} of each; runs of the same number use the same random draws.",
)
HEAD_PLANS = Text(
    "{plans} compared over {months}; spending ends in month {end}. {runs} of each; runs of the same number use the same random draws.",
)
HEAD_NO_PLAN = Text(
    "No plan yet: the partnership left to itself over {months}. {runs}, each with random draws of its own.",
)
PLANS, ONE_PLAN = Text("{count} plans"), Text("1 plan")
MONTHS, ONE_MONTH = Text("{count} months"), Text("1 month")
RUNS, ONE_RUN = Text("{count} runs"), Text("1 run")
MADE = Text("Computed on {date} with partnership_sim {version}.")
PARTIAL = Text(
    "This run was stopped before it was finished: {done} of {planned} runs of each plan were done. All figures rest on these; differences are less certain than planned.",
)
FEW = Text(
    "Only {runs} of each plan: too few to trust a ranking. Run at least {enough}.",
)
FEW_NO_PLAN = Text("Only {runs}: chance decides much. Run at least {enough}.")
CONTENTS = Text("Contents")
SKIP = Text("Skip to the answer")
NOT_COMPUTED = Text("This was not computed for these results.")

QUESTIONS = {
    "answer": Text("What should we do?"),
    "compare": Text("How do the plans compare?"),
    "unfold": Text("How does it unfold?"),
    "kinds": Text("Who gains, who is left behind, who resists?"),
    "lasting": Text("What stays when the money ends?"),
    "network": Text("Who holds it together?"),
    "fragile": Text("What could make it fail?"),
    "money": Text("What does money buy?"),
    "story": Text("What happened in one typical run?"),
    "basis": Text("What is this based on?"),
    "limits": Text("What can this report not tell us?"),
}

READ_LIMITS = Text("Before you act on this report, read part 11: {question}")

#: Names of measures as they stand in a sentence, where the declared label is a word of its own.
SPOKEN = {
    "sustained": Text("survival of the partnership"),
    "resilience": Text("recovery of need met after the first shock"),
    "working": Text("share of works that work"),
    "unfinished": Text("share of works left unfinished"),
    "resistance_high": Text("share of opponents"),
    "core_kinds": Text("all kinds in the active core"),
}

POINT = Text("{value} point")
POINTS = Text("{value} points")
POINTS_UNIT = Text("points")
BARE = Text("{value}")
BLANK = Text("–")
OF_RUNS = Text("{count} of {all} runs")
OF_ONE = Text("{count} of {all} run")
WITH_WORD = Text("{often} ({word})")
RANGE = Text("{low} to {high}")
MEDIAN = Text("median {value}")
UNITS = Text("{value} resource units")
UNITS_MONEY = Text("{value} resource units ({money})")
COST_HEAD = Text("Cost, units")
COST_MONEY = Text("Cost, units and {currency}")
CURRENCIES = {"IDR": Text("rupiah")}
SCALE_01 = Text("{label}, 0 to 1")
SCALE_PERCENT = Text("{label}, percent")
SCALE_ODDS = Text("{label}, percent of runs")
SCALE_UNIT = Text("{label}, {unit}")
UNIT_WORDS = {
    "value per 20 households and month": Text("units per 20 households per month"),
    "resource units": Text("resource units"),
    "months": Text("months"),
    "value per unit": Text("value per unit"),
    "per hundred meetings": Text("per hundred meetings"),
    "count": Text("number"),
}
DIFFERENCE_AXIS = Text("{label}: difference from no programme")
GOAL_WHEN = Text("{goal} {when}")
PROGRAMME_ENDS = Text("programme ends")
CHART_NOTE_ONE_RUN = Text(
    "Line: the single run of each plan. Lines differ in colour, dash and mark.",
)
CHART_NOTE = Text(
    "Line: mean of the runs. Band: the middle 90% of the runs (5th to 95th percentile). Lines differ in colour, dash and mark.",
)
BANDS_FROM = Text("Bands rest on the first {count} runs of each plan.")
PLAN = Text("Plan")
SCROLL = Text("Table; scrolls sideways")
