"""Words of parts 1 and 2: the answer, and the plans side by side."""

from partnership_sim.locale import Text

CHOOSE = Text("Choose {plan}: it does best on {goal}")
CHOOSE_ONE = Text(
    "Choose {plan}: on {goal} it is clearly better than no programme",
)
CHOOSE_ALONE = Text(
    "Choose {plan}: on {goal} it alone is clearly better than no programme",
)
CHOOSE_AMONG = Text(
    "Choose {plan}: of the plans that are clearly better than no programme, it does best on {goal}",
)
EQUAL = Text(
    "{count} plans are practically equal on {goal}; the cheapest is {plan}",
)
EQUAL_COST = Text(
    "{count} plans are practically equal on {goal}; none of them costs less than {plan}",
)
NOT_APART = Text(
    "{count} plans cannot be told apart on {goal}; the cheapest is {plan}",
)
NOT_APART_COST = Text(
    "{count} plans cannot be told apart on {goal}; none of them costs less than {plan}",
)
#: Another plan is better by another goal.
TRADE = Text("{plan} is better on {goal}, {other} on {goals}; {cheaper} costs less ({less} against {more} units)")
TRADE_SAME_COST = Text("{plan} is better on {goal}, {other} on {goals}; they cost the same")
TRADE_EQUAL = Text(
    "{count} plans are practically equal on {goal}; of these {other} is better on {goals}, and {cheaper} costs less ({less} against {more} units)"
)
TRADE_EQUAL_SAME_COST = Text("{count} plans are practically equal on {goal}; of these {other} is better on {goals}")
TRADE_NOT_APART = Text(
    "{count} plans cannot be told apart on {goal}; of these {other} is better on {goals}, and {cheaper} costs less ({less} against {more} units)"
)
TRADE_NOT_APART_SAME_COST = Text("{count} plans cannot be told apart on {goal}; of these {other} is better on {goals}")
#: Of few runs.
FEW_RUNS = Text("{count} runs prove nothing; in these: {answer}")
LEADS = Text("{plan} does best on {goal}")
NONE_BETTER = Text(
    "On {goal}, no plan is clearly better than no programme",
)
DO_NOTHING = Text("On {goal}, every plan does worse than no programme")
ONLY_ONE = Text("There is nothing to choose yet: no plan was run")
ONE_RUN = Text("A single run cannot tell the plans apart")
UNDEFINED = Text("None of the goals could be measured in these runs")

VALUE = Text(
    "With {plan}, {goal} {when} is {value}, against {base} without a programme: {difference} ({low} to {high}).",
)
#: Need met, where the scenario says how many households there are.
OF_HOUSEHOLDS = Text("{value} (mean of {households} households)")
VALUE_ALONE = Text("With {plan}, {goal} {when} is {value}.")
VALUE_NO_PLAN = Text("Without a programme, {goal} {when} is {value}.")
VALUE_BARE = Text(
    "With {plan}, {goal} {when} is {value}, against {base} without a programme: {difference}.",
)
VALUE_APART = Text(
    "With {plan}, {goal} {when} is {value}, against {base} without a programme; in no run can both be measured, so that they cannot be compared.",
)
NEXT = Text("{plan} comes second, {difference} behind.")
SAME = Text("The runs do not tell it apart from {plans}.")
SAME_MANY = Text("The runs do not tell it apart from {count} other plans.")
UNSURE = Text(
    "Not clearly behind it, but not clearly better than no programme either: {plans}.",
)
ALSO_HELP = Text("Also clearly better than no programme: {plans}.")
ALIKE = Text("Practically equal to it: {plans}.")
ALIKE_MANY = Text("Practically equal to it: {count} other plans.")
BETTER_BY = Text("On {goal}, {plan} is better by {difference}.")
NO_OTHER = Text("No other plan does better than no programme.")
NO_OTHER_CLEAR = Text("No other plan does clearly better than no programme.")
NO_OTHER_WORSE = Text(
    "No other plan does better than no programme; clearly worse: {plans}.",
)
SKEWED = Text("The runs are very unequal: their median is {median}.")
SKEWED_GAIN = Text("The runs are very unequal: their median is {median}, and that of the gain {gain}.")
ODDS_GAIN = Text("A gain of at least {least} comes in {often}.")
ODDS_GAIN_TWO = Text("A gain of at least {least} comes in {often}; as much over {next} in {other}.")
ODDS_BETTER = Text("It does better than no programme in {often}.")
ODDS_BETTER_TWO = Text("It does better than no programme in {often}, and better than {next} in {other}.")
ODDS_SAME = Text("It does exactly as well as no programme in {often}.")
ODDS_UNEQUAL = Text("A gain of at least {least} comes in {often}, but the mean gain does not clearly matter.")
ODDS_RARE = Text("A gain of at least {least} comes in only {often}: these carry the mean.")
ODDS_LOSING = Text("A loss of at least {least} comes in only {often}: these carry the mean.")

COST = Text("It costs {cost}.")
COST_OF = Text("It spends {cost}; {budget} units are planned.")
KEPT = Text(
    "Of its gain when the programme ends, {kept} remains at the end of the run.",
)
KEPT_MORE = Text("Its gain grows after the programme.")
KEPT_UNSURE = Text(
    "Whether anything of its gain when the programme ends remains at the end of the run is not clear.",
)
KEPT_NONE = Text(
    "Nothing of its gain when the programme ends remains at the end of the run.",
)
SUSTAINED = Text(
    "The partnership itself holds to the end in {often}.",
)
BREAKS = Text("The largest of the threats tried is {blow}.")
OVERTAKES = Text(
    "What could change this answer: {change}; then {plan} does better.",
)
NOTHING_BREAKS = Text("None of the changes that were tried does it clear harm of note.")
ONLY_LUCK_BREAKS = Text(
    "Besides mere luck, none of the changes that were tried does it clear harm of note.",
)
ADD_PLAN = Text("Add plans to the scenario and run it again.")
MORE_RUNS = Text("Run it again with at least {enough} replicates.")
SECOND_GOAL = Text("{goal} could not be measured; plans are ranked by {other}.")

BEAT = Text(
    "{count} of {all} plans clearly beat no programme on {goal}",
)
BEAT_ONE = Text("1 of {all} plans clearly beats no programme on {goal}")
ADDS_LITTLE = Text("{plans} is practically equal to it")
ADD_LITTLE = Text("{plans} are practically equal to it")
DOES_WORSE = Text("{plans} does clearly worse")
DO_WORSE = Text("{plans} do clearly worse")
BEAT_ALL = Text("Every plan clearly beats no programme on {goal}")
BEAT_NONE = Text("No plan clearly beats no programme on {goal}")
COMPARE_ONE = Text("There is no plan to compare yet")
NOT_TOLD = Text("The plans cannot be told apart")
CAPTION = Text(
    "Plans by {goal}; rank: one more than the number of plans that are clearly better",
)
RANK = Text("Rank")
BETTER_ODDS = Text("Better than no programme in")
GAIN_ODDS = Text("Gain of at least {least} in")
LOSS_IN = Text("a loss of as much in {loss}")
WORSE_IN = Text("worse in {loss}")
PER_UNIT = Text("Extra service per unit spent")
NOTE_PER_UNIT = Text(
    " Extra service per unit spent: over all communities and the whole run.",
)
NOTE_PER_UNIT_MONEY = Text(
    " Extra service per unit spent: over all communities and the whole run; below it, what one unit of extra service costs.",
)
NOTE = Text(
    "Means over {replicates} runs, with 95% intervals of the mean, all parameters held fixed (bars: the mean; whiskers: the interval). The intervals know how lucky the places of these runs were, so the mean need not lie in their middle. Runs of the same number use the same random draws in every plan, so ranks come from differences run by run, not from whether intervals overlap: one plan is clearly better than another where the 95% interval of their mean difference leaves out 0 and the difference is at least the smallest that matters, practically equal where the interval lies within that. "
    "Smallest difference that matters on {goal}: {least}; the last share counts runs that gain, or lose, at least that over no programme. Goals: {goals}.",
)
NOTE_LEAST_OTHERS = Text(" Smallest differences that matter on the others: {goals}.")
TITLE_BEST = Text("{goal}: {plan} gains most over no programme, {difference}")
NOTE_ONE = Text(
    "Values of a single run, all parameters held fixed: no interval and no ranking can be told from it. Goals: {goals}.",
)
TITLE_ONE = Text("{goal}: {plan} gains over no programme, {difference}")
TITLE_CLEAR = Text(
    "{goal}: of the clear gains over no programme, that of {plan} is the largest, {difference}",
)
TITLE_ONE_RUN = Text("{goal}: differences from no programme in a single run")
TITLE_GROUP = Text(
    "{goal}: {plans} gain clearly over no programme, with no clear difference of note between them, about {difference}",
)
TITLE_EQUAL = Text(
    "{goal}: {plans} gain clearly over no programme and are practically equal, about {difference}",
)
TITLE_NONE = Text("{goal}: no plan gains clearly over no programme")
ALT_DIFFERENCES = Text(
    "Difference from no programme in {goal}, with 95% intervals: {rows}.",
)
ALT_ROW = Text("{plan} {difference}")
ALT_BETWEEN = Text("{plan} {difference} ({low} to {high})")
ALT_DIFFERENCES_ONE_RUN = Text(
    "Difference from no programme in {goal}, in a single run: {rows}.",
)
FIGURE_NOTE_ONE_RUN = Text("Mark: difference in the single run.")
FIGURE_NOTE = Text(
    "Mark: mean difference over the same runs. Line: 95% interval; where it crosses 0 the runs do not show a difference.",
)
