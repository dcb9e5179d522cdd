"""Words of parts 3, 4 and 5: over time, by kind, what lasts."""

from partnership_sim.locale import Text

DURING = {
    "up": Text("rises during the programme"),
    "flat": Text("hardly moves during the programme"),
    "down": Text("falls during the programme"),
}
AFTER = {
    "up": Text("rises after it"),
    "flat": Text("stays level after it"),
    "down": Text("falls after it"),
}
LOSES = Text("of the {gain} at its end, {lost} is gone by month {month}")
LOSES_ALL = Text("of the {gain} at its end, nothing clear is left in month {month}")
FALLS_KEEPING = Text("it falls after it, but keeps its lead over no programme until month {month}")
#: Of what the heading speaks: a mean, or the value of the only run.
MEAN_WITH, SINGLE_WITH = Text("With {plan}, mean {measure}"), Text("In the single run of {plan}, {measure}")
#: What a plan adds to a measure of which more is better, or takes off one of which less is.
GAIN = {1: Text("extra {measure}"), -1: Text("reduction in {measure}")}
UNFOLDS = Text("{what} {during} and {after}")
UNFOLDS_GAIN = Text("{what} {during}; {after}")
UNFOLDS_DURING = Text("{what} {during}")
ONE_MONTH = Text("The run has a single month, so nothing unfolds")
NOT_DRAWN = Text("Not drawn, as they are 0 in every month of all plans: {measures}.")
UNFOLDS_NOT = Text("The course of the months, plan by plan")
TITLE = Text(
    "{measure} with {plan}: {then} when the programme ends; in month {month} {now}, without a programme {base}",
)
TITLE_END = Text("{measure} with {plan}: in month {month} {now}, without a programme {base}")
#: Where both numbers are the same as they are shown.
TITLE_SAME = Text("{measure} with {plan}: {then} when the programme ends; in month {month} {now}, as without a programme")
TITLE_END_SAME = Text("{measure} with {plan}: in month {month} {now}, as without a programme")
UNFOLDS_NO_PLAN = Text("The course of {measure} and the rest without a programme")
TITLE_ONE = Text("{measure}: {now} in month {month}")
ALT = Text(
    "Lines over {months}, one a plan. {measure} in the last month: {rows}.",
)
ALT_ROW = Text("{plan} {value}")

BANDS_SOME = Text(
    "Bands are drawn for {plans} only.",
)

#: Of a measure among some kinds, or among all: higher and lower.
TRUST_CLAUSES = (
    Text("trust in {kinds} is higher"),
    Text("trust in every type is higher"),
    Text("trust in {kinds} is lower"),
    Text("trust in every type is lower"),
)
RESISTANCE_CLAUSES = (
    Text("resistance is higher among {kinds}"),
    Text("resistance is higher in every type"),
    Text("resistance is lower among {kinds}"),
    Text("resistance is lower in every type"),
)
RESOURCES_CLAUSES = (
    Text("resources are higher among {kinds}"),
    Text("resources are higher in every type"),
    Text("resources are lower among {kinds}"),
    Text("resources are lower in every type"),
)
KINDS_CHANGE = Text("In month {month}, with {plan} against no programme: {changes}")
SAME_ALL = Text("In month {month}, {plan} makes no clear difference of note in {measures} for any type of stakeholder")
KINDS_ONE_RUN = Text("A single run cannot tell who gains and who loses")
MEASURES = {
    "trust": Text("trust"),
    "resistance": Text("resistance"),
    "resources": Text("resources"),
}
KINDS_NONE = Text("No plan to compare by type of stakeholder")
KINDS_CAPTION = Text(
    "{plan} against no programme in month {month}, by type of stakeholder",
)
KINDS_NOTE = Text(
    "Difference with its 95% interval. “Better” and “worse” stand only where it is clear of 0 and at least the smallest that matters: {least} in trust and resistance, 5% of the level without a programme in resources. “Practically equal”: the interval lies within that.",
)
KINDS_NOTE_ONE_RUN = Text("Differences in the single run.")
KINDS_NOTE_TRUST = Text(
    "“Trust in this group”: mean trust that the other types place in it.",
)
KINDS_NOTE_OWN = Text("Not measured by type: {kinds}.")
KIND = Text("Type")
TRUST_IN = Text("Trust in this group")
RESOURCES = Text("Resources, units")
RESISTANCE = Text("Resistance")
TRUST_OF = Text("Trust in {kinds}")
RESOURCES_OF = Text("Resources of {kinds}")
RESISTANCE_OF = Text("Resistance of {kinds}")
TRUST_SECTION = Text("Trust that the others place in each type")
RESOURCES_SECTION = Text("Resources of each type")
RESISTANCE_SECTION = Text("Resistance of each type")
BETTER, WORSE, NO_CHANGE, PRACTICALLY_EQUAL = (
    Text("better"),
    Text("worse"),
    Text("no difference that clearly matters"),
    Text("practically equal"),
)
WHERE = Text("{measure}: {plan} and no programme")
TITLE_KIND = Text("{measure}: {now} in month {month}, {base} without a programme")
TITLE_KIND_SAME = Text("{measure}: {now} in month {month}, as without a programme")
POWER_CAPTION = Text(
    "Communities with little power and those with much under {plan}, in month {month}",
)
POWER_NOTE = Text(
    "In each run the communities are put in the order of their weight in decisions and cut in half.",
)
NOTE_CHANGE = Text(
    "Below each number: the change against no programme, with its 95% interval.",
)
POWER_LOW, POWER_HIGH = Text("weaker half"), Text("stronger half")
POWER_GROUP = Text("Communities")
POWER_NEED = Text("Need met")
POWER_VOICE = Text("Voice")
POWER_INFORMATION = Text("Information")
POWER_RESISTANCE = Text("Resistance")
POWER_CHANGE = Text("change {change}")
SPREADS = Text(
    "Inequality among communities in the last month, against no programme (coefficient of variation; 0: all have the same): {voice}; {benefit}.",
)
SPREAD_WORDS = {
    "voice_spread": (
        Text("voice is more equal, {change}"),
        Text("voice is not clearly more or less equal by as much as matters, {change}"),
        Text("voice is less equal, {change}"),
    ),
    "benefit_spread": (
        Text("services are shared more equally, {change}"),
        Text(
            "services are not clearly shared more or less equally by as much as matters, {change}",
        ),
        Text("services are shared less equally, {change}"),
    ),
}

LASTS = Text("Of the {gain} with {plan} when the programme ends, {kept} is still there in month {month}")
LASTS_MORE = Text(
    "On average, the {gain} with {plan} is larger in month {month} than when the programme ends",
)
LASTS_UNSURE = Text(
    "Whether any of the {gain} with {plan} is still there in month {month} is not clear",
)
LASTS_ALL = Text("The {gain} with {plan} has held until month {month}: {kept} of it is there")
LASTS_LATE = Text(
    "There is no clear {gain} with {plan} when the programme ends, but there is in month {month}",
)
LASTS_UNDEFINED = Text("What of {measure} lasts with {plan} could not be measured")
LASTS_ONE_RUN = Text("A single run cannot tell what lasts")
LASTS_NONE = Text("Nothing clear is left in month {month} of the {gain} with {plan}")
LASTS_UNCLEAR = Text("There is no clear {gain} with {plan}, neither when the programme ends nor in month {month}")
LASTS_UNKNOWN = Text(
    "The run ends with the programme, so what lasts cannot be judged",
)
LASTS_NO_PLAN = Text("There is no plan whose effect could last")
LASTS_UNMEASURED = Text("What lasts could not be measured")
LASTS_UNCOMPARED = Text("Without runs of no programme, what lasts cannot be told")
LASTS_ADVICE = Text(
    "Give the scenario more months than the programme has (months above programme_end) to see it.",
)
LASTING_TITLE = Text(
    "{measure}: in month {month} {plan} is furthest ahead of no programme, {now}",
)
LASTING_TITLE_ONE = Text("{measure}: in month {month} {plan} is clearly ahead of no programme, {now}")
LASTING_TITLE_CLEAR = Text(
    "{measure}: of the clear gains over no programme in month {month}, that of {plan} is the largest, {now}",
)
LASTING_TITLE_ONE_RUN = Text("{measure}: differences from no programme in a single run")
LASTING_TITLE_GROUP = Text(
    "{measure}: in month {month} {plans} are clearly better than no programme, with no clear difference of note between them, about {now}",
)
LASTING_TITLE_EQUAL = Text(
    "{measure}: in month {month} {plans} are clearly better than no programme and practically equal, about {now}",
)
LASTING_TITLE_NONE = Text(
    "{measure}: no plan is clearly better than no programme in month {month}",
)
LASTING_ALT = Text(
    "Difference from no programme when the programme ends and in month {month}: {rows}.",
)
LASTING_ROW = Text("{plan} {then} then {now}")
THEN, NOW = Text("programme end"), Text("month {month}")
LASTING_CAPTION = Text("What is left in month {month}, plan by plan")
GAIN_THEN = Text("Extra {measure}, programme end")
GAIN_NOW = Text("Extra {measure}, month {month}")
LEFT = Text("Left")
HOLDS = Text("Partnership holds")
NO_GAIN = Text("no clear gain")
LEFT_NONE = Text("nothing clear")
LEFT_UNSURE = Text("not clear")
LEFT_LATE = Text("clear only in month {month}")
A_LOSS = Text("a loss: nothing to keep")
LASTS_LOSS = Text("On {measure}, {plan} is clearly worse than no programme when the programme ends, so there is no gain to keep")
LASTING_NOTE = Text(
    "Gains are counted from no programme, run by run.",
)
LEVEL = Text("level {value}")
LASTING_NOTE_NONE = Text("“No programme”: its level, from which the gains count.")
LASTING_NOTE_MEDIANS = Text("The runs are very unequal: medians, over the runs, stand below the means.")
LASTING_NOTE_LEFT = Text(
    "“Left” is given where the gain is clear both at programme end and in month {month}; of a clear loss there is nothing to keep.",
)
LASTING_NOTE_HOLDS = Text(
    "A partnership holds when somebody convenes it in month {month}, or it has lapsed for twelve months at most, and three organisations or more had joint work with another within twelve months.",
)
WORKS_CAPTION = Text("Works in month {month}, plan by plan")
WORKS_NOTE = Text(
    "Works built: what they would be worth in a month if all of them worked, for 20 households. Works that work: the share of that which is in order. Unfinished works: of all works begun, the share given up before they were complete.",
)
WORKING = Text("At the end {value} of the works run; without a programme {base}.")
WORKING_ALONE = Text("At the end {value} of the works run.")
