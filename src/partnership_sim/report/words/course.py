"""Words of parts 3, 4 and 5: over time, by kind, what lasts."""

from partnership_sim.locale import Text

DURING = {
    "up": Text("rises during the programme"),
    "flat": Text("hardly moves during the programme"),
    "down": Text("falls during the programme"),
}
AFTER = {
    "up": Text("goes on rising after it"),
    "flat": Text("holds after it"),
    "down": Text("falls after it"),
}
LOSES = Text("then loses {lost} of its gain")
LOSES_ALL = Text("then loses its whole gain")
FALLS_KEEPING = Text("falls after it, but keeps its lead over no programme")
UNFOLDS = Text("With {plan}, {measure} {during} and {after}")
UNFOLDS_DURING = Text("With {plan}, {measure} {during}")
UNFOLDS_NOT = Text("The course of the months, plan by plan")
TITLE = Text(
    "{measure} with {plan}: {then} when the programme ends, {now} at the end of the run; without a programme: {base}",
)
TITLE_END = Text("{measure} with {plan}: {now} at the end of the run; without a programme: {base}")
UNFOLDS_NO_PLAN = Text("The course of {measure} and the rest without a programme")
TITLE_ONE = Text("{measure}: {now} at the end")
ALT = Text(
    "Lines over {months}, one a plan. {measure} at the end: {rows}.",
)
ALT_ROW = Text("{plan} {value}")

BANDS_SOME = Text(
    "For clarity only {plans} and no programme are drawn with their bands.",
)

#: Of a measure among some kinds, or among all: higher and lower.
TRUST_CLAUSES = (
    Text("trust in {kinds} is higher"),
    Text("trust in everyone is higher"),
    Text("trust in {kinds} is lower"),
    Text("trust in everyone is lower"),
)
RESISTANCE_CLAUSES = (
    Text("resistance is higher among {kinds}"),
    Text("resistance is higher everywhere"),
    Text("resistance is lower among {kinds}"),
    Text("resistance is lower everywhere"),
)
RESOURCES_CLAUSES = (
    Text("resources are higher among {kinds}"),
    Text("resources are higher for all"),
    Text("resources are lower among {kinds}"),
    Text("resources are lower for all"),
)
SAME_ALL = Text("{plan} makes no clear difference of note in {measures}")
KINDS_ONE_RUN = Text("A single run cannot tell who gains and who loses")
MEASURES = {
    "trust": Text("trust"),
    "resistance": Text("resistance"),
    "resources": Text("resources"),
}
KINDS_NONE = Text("No plan to compare by type of stakeholder")
KINDS_CAPTION = Text(
    "{plan} against no programme in the last month, by type of stakeholder",
)
KINDS_NOTE = Text(
    "Difference with its 95% interval. “Better” and “worse” stand only where it is clear of 0 and at least the smallest that matters: {least} in trust and resistance, 5% of the level without a programme in resources. “Practically equal”: the interval lies within that.",
)
KINDS_NOTE_ONE_RUN = Text("Differences in the single run.")
KINDS_NOTE_TRUST = Text(
    "“Trust in this group”: mean trust that the other types place in it.",
)
KINDS_NOTE_OWN = Text("Not measured by type: {kinds}.")
KIND = Text("Kind")
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
TITLE_KIND = Text("{measure}: {now} at the end, {base} without")
POWER_CAPTION = Text(
    "Communities with little power and those with much under {plan}, last month",
)
POWER_NOTE = Text(
    "In each run the communities are put in the order of their weight in decisions and cut in half.",
)
POWER_NOTE_CHANGE = Text(
    "Below each number: the change against no programme, with its 95% interval.",
)
POWER_LOW, POWER_HIGH = Text("weaker half"), Text("stronger half")
POWER_GROUP = Text("Communities")
POWER_BENEFIT = Text("Services received")
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
        Text("voice is not clearly more or less equal, {change}"),
        Text("voice is less equal, {change}"),
    ),
    "benefit_spread": (
        Text("services are shared more equally, {change}"),
        Text(
            "services are not clearly shared more or less equally, {change}",
        ),
        Text("services are shared less equally, {change}"),
    ),
}

LASTS = Text("{kept} of the extra {measure} of {plan} is still there at the end of the run")
LASTS_MORE = Text(
    "The extra {measure} of {plan} is larger at the end of the run than when the programme ended",
)
LASTS_UNSURE = Text(
    "Whether any of the extra {measure} of {plan} is still there at the end of the run is not clear",
)
LASTS_LATE = Text(
    "{plan} has no clear gain in {measure} when the programme ends, but one at the end",
)
LASTS_UNDEFINED = Text("What of {measure} lasts with {plan} could not be measured")
LASTS_ONE_RUN = Text("A single run cannot tell what lasts")
LASTS_NONE = Text("Nothing of the extra {measure} of {plan} is still there at the end of the run")
LASTS_UNCLEAR = Text("{plan} has no clear gain in {measure} that could last")
LASTS_UNKNOWN = Text(
    "The run ends with the programme, so what lasts cannot be judged",
)
LASTS_NO_PLAN = Text("There is no plan whose effect could last")
LASTS_ADVICE = Text(
    "Give the scenario more months than the programme has (months above programme_end) to see it.",
)
LASTING_TITLE = Text(
    "{measure}: at the end {plan} is furthest ahead of no programme, {now}",
)
LASTING_TITLE_ONE = Text("{measure}: at the end {plan} is ahead of no programme, {now}")
LASTING_TITLE_CLEAR = Text(
    "{measure}: of the clear gains over no programme at the end, that of {plan} is the largest, {now}",
)
LASTING_TITLE_ONE_RUN = Text("{measure}: differences from no programme in a single run")
LASTING_TITLE_GROUP = Text(
    "{measure}: at the end {plans} are clearly better than no programme and cannot be told apart, about {now}",
)
LASTING_TITLE_NONE = Text(
    "{measure}: no plan is clearly better than no programme at the end",
)
LASTING_ALT = Text(
    "Gain over no programme when the programme ends and at the end: {rows}.",
)
LASTING_ROW = Text("{plan} {then} then {now}")
THEN, NOW = Text("programme end"), Text("end of run")
LASTING_CAPTION = Text("What is left at the end, plan by plan")
GAIN_THEN = Text("Gain in {measure}, programme end")
GAIN_NOW = Text("Gain in {measure}, end")
LEFT = Text("Left")
HOLDS = Text("Partnership holds")
NO_GAIN = Text("no clear gain")
LEFT_UNSURE = Text("not clear")
LEFT_LATE = Text("clear only at the end")
A_LOSS = Text("a loss: nothing to keep")
LASTS_LOSS = Text("{plan} loses {measure}, so there is nothing to keep")
LASTING_NOTE = Text(
    "Gains are over no programme, run by run.",
)
LASTING_NOTE_LEFT = Text(
    "“Left” is given where the gain is clear both at programme end and at the end; of a clear loss there is nothing to keep.",
)
LASTING_NOTE_HOLDS = Text(
    "A partnership holds when, at the end, its active core has all kinds and at least half of its size at programme end.",
)
