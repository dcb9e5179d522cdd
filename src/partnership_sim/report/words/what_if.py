"""Words of parts 7 and 8: what could go wrong, and what money buys."""

from partnership_sim.locale import Text

LOWER, UPPER = (
    Text("{label} at its lower end ({value})"),
    Text("{label} at its upper end ({value})"),
)
SHOCK = Text("{shock} in month {month} ({details})")
SHOCK_LASTING = Text("{shock} in months {month}–{end} ({details})")
SEVERITY = Text("severity {severity}")
INSTEAD = Text("in place of the scenario’s own")
ONE_OF = {
    "community": Text("one community"),
    "government": Text("one government office"),
    "business": Text("one business"),
    "ngo": Text("one NGO"),
}
ONE_OF_OWN = Text("one {kind}")
BUDGETS = {
    0.5: Text("half the budget for every plan"),
    2.0: Text("double the budget for every plan"),
}
BUDGET_TIMES = Text("{value} times the budget for every plan")
BLOW = Text("{change}: {goal} {difference}")
BLOW_BOTH = Text(
    "{change}: the partnership holds in {now} instead of {before}, {goal} {difference}",
)
BLOW_HOLDS = Text(
    "{change}: the partnership holds in {now} instead of {before}",
)
#: By what the largest threat is the largest: how often the partnership holds; where nothing changes that, the goal.
THREAT_HOLDS = Text("{plan}: of the threats tried, the largest by how often the partnership holds is {blow}")
THREAT = Text("{plan}: of the threats tried, the largest by {measured} is {blow}")
#: Of how many runs numbers are.
FIRST = Text("the first {runs} of {replicates} runs")
WITHOUT = Text(
    "Under the largest threat, {goal} with {plan} is {own} instead of {before}; without a programme it is {value} instead of {unchanged} ({difference}).",
)
#: Of parts whose numbers are of fewer runs than those of the first part.
FIRST_RUNS = Text(
    "The numbers here are of the first {runs} of the {replicates} runs: in these, {goal} {when} with {plan} is {own}; in all runs it is {all}.",
)
FIRST_RUNS_MEDIANS = Text("The runs are very unequal: the median is {own} in these, {all} in all runs.")
NOTHING = Text("No change that was tried does {plan} clear harm of note")
NOTHING_BESIDES = Text(
    "Besides mere luck, no change that was tried does {plan} clear harm of note",
)
ONE_RUN = Text("A single run cannot tell what would make {plan} fail")
FLIPS = Text("{plan} would do best with {change}")
UNKNOWN = Text("What could make it fail was not computed")
HOLDS_WITHOUT = Text("Without a programme the partnership then holds in {now} instead of {before}.")
INTRO = Text(
    "The best plans were run again, with the same random draws, with each uncertain assumption at either end of its range and under shocks. What follows is about {plan} and {goal} {when}.",
)
INTRO_NO_PLAN = Text(
    "The partnership was run again without a programme, with the same random draws, with each uncertain assumption at either end of its range and under shocks. What follows is about {goal} {when}.",
)
INTRO_SHOCKS = Text(
    "Every shock strikes in month {month}, midway through the programme, with severity {severity} of at most 1: on everybody of the kinds that it meets, and on one of a kind, but there without plans that are clearly behind. It takes the place of the scenario’s own shocks of its name; the other shocks stay.",
)
CHANGES_RANKING = Text("Changes the ranking")
WEAKENS = Text("Weakens the partnership")
CHANGES_NOTHING = Text("No clear effect of note")
RANKING_ITEM = Text(
    "{change}: {plan} would lead with {value}, ahead of {chosen} with {own}",
)
NEAR = Text(
    "In {count} of the {all} changes that were tried, including half and double budgets, {others} is level with {plan} or ahead of it by its mean, though the difference is not clear.",
)
NEAR_NONE = Text(
    "In none of the {all} changes that were tried, including half and double budgets, is {others} level with {plan}, or ahead of it without being so clearly.",
)
#: Who is compared with a plan: none else, or others and none.
DOING_NOTHING = Text("no programme")
OTHERS = Text("another plan or no programme")
SUSTAINED_ITEM = Text("{change}: holds in {now}, down from {before}")
NONE_TRIED = Text("None of those tested.")
NO_EFFECT = Text("no effect here")
CALM_NO_EFFECT = Text("{change} (no effect here)")
NO_PLAN_TO_RANK = Text("There is no plan yet, so this cannot be said.")
TITLE = Text(
    "{measured} with {plan}: of the changes that clearly harm it, {change} harms it most, {difference}",
)
TITLE_BESIDES = Text(
    "{measured} with {plan}: besides mere luck, of the changes that clearly harm it, {change} harms it most, {difference}",
)
TITLE_NONE = Text("{measured} with {plan}: no change does it clear harm of note")
TITLE_LUCK = Text(
    "{measured} with {plan}: besides mere luck, no change does it clear harm of note",
)
TITLE_ONE_RUN = Text("{plan}: {goal} under each change, in a single run")
ALT = Text(
    "Change in {goal} for each assumption at its lower and upper end: {rows}.",
)
ALT_ROW = Text("{label} {low} and {high}")
AXIS = Text("change in {goal}")
CAPTION = Text(
    "{plan} under every change that was tried, from the most harmful",
)
UNCHANGED = Text("Nothing changed")
CHANGE, LEVEL, EFFECT, HOLDS = (
    Text("Change"),
    Text("{goal}"),
    Text("Difference"),
    Text("Partnership holds"),
)
LEVEL_WITHOUT, EFFECT_WITHOUT, HOLDS_WITHOUT_HEAD = (
    Text("{goal} without a programme"),
    Text("Difference without a programme"),
    Text("Partnership holds without a programme"),
)
NOTE = Text(
    "All numbers here are of {runs}: levels, and differences from the same plan unchanged, run by run, with 95% intervals. “Weakens the partnership”: it holds in clearly fewer runs, by a twentieth of them or more.",
)
NOTE_MEDIANS = Text("The runs are very unequal: medians, of the same runs, stand below the levels.")
NOTE_BLOW = Text("“Largest of the threats tried”: it weakens the partnership most; where nothing does, it harms {goal} most.")
NOTE_SINGLE = Text(
    "One of a kind is whoever of it has most ties in the scenario: {names}.",
)
NOTE_ONE_RUN = Text(
    "Differences are from the same plan unchanged, in the same single run.",
)
NOTE_LEAST = Text(
    "“No clear effect of note”: the interval holds 0, or the change is below {least}, the smallest that matters.",
)
NOTE_NO_EFFECT = Text(
    "“No clear effect of note”: the interval holds 0.",
)

DOUBLE_HALF = Text(
    "In {runs}, doubling the budget of {plan} adds {double} of {goal} {when}; halving it takes away {half}",
)
DOUBLE_HALF_PLAIN = Text(
    "In {runs}, doubling the budget of {plan} changes {goal} {when} by {double}, halving it by {half}",
)
DOUBLE = Text(
    "In {runs}, doubling the budget of {plan} adds {double} of {goal} {when}; what halving it takes away is not clear",
)
DOUBLE_PLAIN = Text(
    "In {runs}, doubling the budget of {plan} changes {goal} {when} by {double}; what halving it changes is not clear",
)
MORE_HELPS_NOT = Text("In {runs}, more money for {plan} does not clearly buy more {goal} {when}")
MONEY_NO_PLAN = Text("There is no plan whose budget could be changed")
MONEY_ONE_RUN = Text("A single run cannot tell what more money buys")
MONEY_UNKNOWN = Text("Half and double budgets were not computed")
MONEY_TITLE = Text("{measured}: at its budget {plan} gives the most, {value} in {runs}")
MONEY_TITLE_CLEAR = Text(
    "{measured}: of the plans clearly better than no programme, {plan} gives the most at its budget, {value} in {runs}",
)
MONEY_TITLE_ONE_RUN = Text("What each plan gives at its budget, in a single run")
MONEY_TITLE_GROUP = Text(
    "{measured}: at their budgets {plans} are clearly better than no programme, with no clear difference of note between them, about {value} in {runs}",
)
MONEY_TITLE_EQUAL = Text(
    "{measured}: at their budgets {plans} are clearly better than no programme and practically equal, about {value} in {runs}",
)
MONEY_TITLE_NONE = Text(
    "{measured}: at its budget no plan is clearly better than no programme, {value} in {runs}",
)
MONEY_ALT = Text(
    "Cost against {goal}, each plan at half, full and double budget: {rows}.",
)
MONEY_ROW = Text("{plan} {values}")
COST_AXIS = Text("Cost, resource units")
MONEY_NOTE = Text(
    "Each line joins a plan at half its budget, at its budget (large mark) and at double. A line that flattens says that more money buys less; a plan that costs less than its budget could not spend it all.",
)
MONEY_NOTE_RUNS = Text(
    "All levels, costs and differences here are of {runs}; who gives most is judged by all runs.",
)
MONEY_NOTE_MEDIANS = Text("The runs are very unequal: medians, of the same runs, stand below the levels in the table.")
MONEY_CAPTION = Text("Cost and {goal} at half, full and double budget")
BUDGET, COST, GOAL = Text("Budget"), Text("Cost"), Text("{goal}")
SCALES = {0.5: Text("half"), 1.0: Text("as planned"), 2.0: Text("double")}
NO_BUDGET = Text("none")
TIMES = Text("{value} times")
AGAINST_OWN = Text("Difference from own budget")
