"""Words of parts 6 and 9: the network, and one typical run."""

from partnership_sim.locale import Text

MOMENT = {
    "0": Text("At the start"),
    "programme_end": Text("When the programme ends"),
    "end": Text("At the end of the run"),
}
BRIDGE = Text("when the programme ends, {bridge} is the main bridge")
BRIDGE_KIND = Text("when the programme ends, {bridge} are the main bridges")
BRIDGE_NONE = Text("when the programme ends, nobody stands between others")
BRIDGE_VARIES = Text("when the programme ends, who is the main bridge changes from run to run")
BLOCKER = Text("{blocker} has most power to block")
BLOCKER_NONE = Text("nobody who has ties resists")
BLOCKER_VARIES = Text("who could block most changes from run to run")
BOTH = Text("when the programme ends, {both} is the main bridge, and has most power to block")
BOTH_KIND = Text("when the programme ends, {both} are the main bridges, and have most power to block")
NO_TIES = Text(
    "Nobody is tied to anybody, so there is no partnership to hold together",
)
NO_TIES_TYPICAL = Text("In the typical run nobody is tied to anybody")
NO_TIES_WHY = Text(
    "In the typical run of {plan} none of the {count} stakeholders has a tie at the start, when the programme ends, or at the end of the run. Bridges and possible blockers are named only among those who have ties.",
)
ALONE_IN = Text("There is one stakeholder, so there are no ties")
TIED_TO_NOBODY = Text("When the programme ends – {rows}.")
TIED_TO_NOBODY_ROW = Text(
    "{name}: power times resistance {value}, but tied to nobody",
)
TIED_TO_NOBODY_IN = Text(
    "{name}: power times resistance {value}, but tied to nobody in {often}",
)
ROWS_BELOW = Text("Whoever has no ties at that moment stands in rows below the picture.")
WITHOUT_TIES = Text(
    "Without ties when the programme ends: {count} of {all} stakeholders, mean of {runs} runs. Whoever is tied to nobody is neither a bridge nor a possible blocker.",
)
WITHOUT_TIES_ONE = Text(
    "Without ties when the programme ends: {count} of {all} stakeholders. Whoever is tied to nobody is neither a bridge nor a possible blocker.",
)

UNKNOWN = Text("The network of these results was not kept")
UNDER, UNDER_NONE = (
    Text("The partnership under {plan}"),
    Text("The partnership without a programme"),
)
INTRO = Text(
    "{partnership} in its typical run (replicate {replicate}). Each mark is a stakeholder, in the same place in all pictures: colour and shape tell its kind, size its resources, the thickness of its ring its resistance; ties are darker the more trust they carry; dashed red ties with a cross are in conflict.",
)
INTRO_NO_REPLICATE = Text(
    "{partnership} in its typical run. Each mark is a stakeholder, in the same place in all pictures: colour and shape tell its kind, size its resources, the thickness of its ring its resistance; ties are darker the more trust they carry; dashed red ties with a cross are in conflict.",
)
TITLE = Text(
    "{moment}: {ties} ties, mean trust {trust}, {conflicts} in conflict",
)
ALT = Text(
    "Network of {nodes} stakeholders and {ties} ties; mean trust {trust}; {conflicts} ties in conflict.",
)
SAMPLED = Text(
    "Drawn are the {shown} stakeholders with the most ties, of {all}; figures count all.",
)
PEOPLE_CAPTION = Text(
    "Who stands between others, and who could block",
)
KINDS_CAPTION = Text("Who bridges and who could block, by type of stakeholder")
BRIDGES = Text("Bridges")
BRIDGES_WHY = Text(
    "share of the shortest paths between others that lead through them, at programme end",
)
BLOCKERS = Text("Possible blockers")
BLOCKERS_WHY = Text(
    "power times resistance of those who have ties, at programme end",
)
FROM_RUNS = Text(
    "Means of {runs} runs. Among the first five of a run is whoever fewer than five others surpass.",
)
FROM_ONE_RUN = Text("Both are of the one run that is drawn.")
AMONG_FIRST = Text("{value}, among the first five in {often}")
KIND = Text("Type")
PLACE = Text("Rank")
COUNT = Text("Number")
SHARE_BRIDGE = Text("Share of all bridging")
TIED = Text("With ties")
MEAN_BLOCK = Text("Power times resistance of those with ties, mean")
DRAWN_NOTE = Text(
    "Stakeholders that were drawn, not named in a register, are shown by type only.",
)

STORY_COST = Text(
    "{shock} {when} costs this run most: {measure} is {value} in month {month}; without it, {without}",
)
STORY_NO_COST = Text(
    "In this run, no shock makes {measure} worse by as much as matters",
)
STORY_SHOCK = Text("{shock} in month {month}, and what came before and after")
STRUCK_ONCE, STRUCK = (
    Text("in month {month}"),
    Text("({count} times, first in month {month})"),
)
STORY_QUIET = Text(
    "No shock from outside; conflicts that open: {opened}, that end: {ended}; new ties: {ties}",
)
STORY_NONE = Text("Nothing out of the ordinary happened in the typical run")
STORY_UNKNOWN = Text("The events of the typical run were not kept")
STORY_INTRO = Text(
    "This is replicate {replicate} of {plan}: by {goal} {when} it lies in the middle of all runs, with {value} (their mean is {mean}). It is typical in that respect only. One run of many; it explains, it does not prove.",
)
STORY_INTRO_PLAIN = Text(
    "One run of many, chosen because it lies in the middle by the first goal; it explains, it does not prove.",
)
STORY_INTRO_SINGLE = Text(
    "This is the only run that was made; it explains, it does not prove.",
)
STORY_INTRO_ANY = Text(
    "One run of many, as the first goal could not be measured in any; it explains, it does not prove.",
)
MONTH, WHAT, WHY = Text("Month"), Text("What happened"), Text("What it means")
WHY_NOTE = Text(
    "Of a shock, the last column tells what it changed in this run: the same run without it, with the same random draws. Of all else it tells what such an event means in the model; what it changed in this run was not computed.",
)
WHY_NOTE_NO_CAUSE = Text(
    "The last column tells what such an event means in the model; what it changed in this run was not computed.",
)
STORY_CAPTION = Text(
    "Invented events of one simulation, in order: nothing of this has happened, and it says nothing about the real parties",
)

#: who did it or whom it concerns, with whom, through whom.
EVENTS = {
    "shock": Text("Shock: {shock}"),
    "breach_seen": Text("{who} breaks its word to {other}, and it is seen"),
    "conflict_opened": Text("A conflict opens between {who} and {other}"),
    "conflict_harmful": Text("The conflict between {who} and {other} turns harmful"),
    "conflict_settled": Text("The conflict between {who} and {other} is settled"),
    "conflict_settled_by": Text("The conflict between {who} and {other} is settled with the help of {by}"),
    "conflict_faded": Text("The conflict between {who} and {other} dies down by itself"),
    "tie_formed": Text("{who} and {other} begin to work together"),
    "tie_brokered": Text("{who} and {other} are brought together"),
    "tie_brokered_by": Text("{who} and {other} are brought together by {by}"),
    "tie_ended": Text("{who} and {other} part"),
    "joined": Text("{who} joins the partnership"),
    "spending_held_back": Text(
        "{size} cannot be spent: those who carry it out are at their limit",
    ),
    "budget_exhausted": Text("The budget is used up"),
}
OTHER_EVENT = Text("{event}: {who} {other}")
SOMEONE = Text("a stakeholder")
ONE_OF_KIND, ANOTHER_OF, THIRD_OF = Text("one of the {kinds}"), Text("another of the {kinds}"), Text("yet another of the {kinds}")
BY_KIND = Text(
    "Who breaks a promise is told by type, not by name.",
)
ONE_OF = {
    "community": Text("a community"),
    "government": Text("a government office"),
    "business": Text("a business"),
    "ngo": Text("an NGO"),
}
ANOTHER = {
    "community": Text("another community"),
    "government": Text("another government office"),
    "business": Text("another business"),
    "ngo": Text("another NGO"),
}
THIRD = {
    "community": Text("a third community"),
    "government": Text("a third government office"),
    "business": Text("a third business"),
    "ngo": Text("a third NGO"),
}

WHY_SHOCK = Text(
    "in month {month}, {measure} is {value}; without this shock it would be {without}",
)
WHY_SHOCK_ALL = Text(
    "in month {month}, {measure} is {value}; without all {count} strikes of this shock it would be {without}",
)
WHY_SHOCK_AGAIN = Text("counted with its strike in month {month}")
WHY_SHOCK_CALM = Text(
    "without it, {measure} would differ by less than matters ({without} in place of {value} in month {month})",
)
WHY_SHOCK_SAME = Text(
    "without it, {measure} would be practically the same, {value} in month {month}, where the two runs are furthest apart",
)
WHY_SHOCK_PLAIN = Text("it comes from outside; what it changed was not computed")
CAUSES_CAPTION = Text(
    "{measure} in this run, with and without each shock and action",
)
CAUSES_CAPTION_UNIT = Text(
    "{measure} in this run, with and without each shock and action, {unit}",
)
CAUSES_NOTE = Text(
    "Each row is this same run again, with the same random draws, without one shock or one action of {plan}: what follows from its absence is in the numbers. The month is that in which both runs are furthest apart, of a shock within a year. Rows do not add up, as shocks and actions work on each other; in other runs they differ.",
)
CAUSES_LEAST = Text(
    "“Less than matters”: in either month both runs differ, before rounding, by less than {least}, the smallest difference that matters."
)
COSTS = Text(
    "Over the first {runs} runs of {plan}, the same runs without the shocks of this scenario, with the same random draws – {goal} {when} would differ by:",
)
COST_OF_SHOCK = Text("without {shock}, {when}: {difference} ({low} to {high}){clear}")
COST_OF_ALL = Text("without the {count} shocks together: {difference} ({low} to {high}){clear}")
COST_EQUAL = Text(", practically equal")
COST_SMALL = Text(", clear, but less than {least}, the smallest difference that matters")
COST_UNCLEAR = Text(", no clear difference of note")
AT_A_RATE = Text("at a yearly rate")
LEFT_OUT, FURTHEST = Text("Left out"), Text("Month")
WITH_IT, WITHOUT_IT = Text("With it"), Text("Without it")
END_WITH, END_WITHOUT = (
    Text("Month {month}, with it"),
    Text("Month {month}, without it"),
)
NOT_OF_NOTE = Text("less than matters")
WHY_BREACH = Text("one seen breach undoes several kept promises")
WHY_HARMFUL = Text("as long as it lasts the two meet less, and get nothing done together")
WHY_CONFLICT_UNTIL = Text("it may turn harmful as long as it is open; it lasts until month {month}")
WHY_CONFLICT_OPEN = Text("it may turn harmful as long as it is open; it is still open at the end of the run")
WHY_SETTLED = Text("the two can work together again")
WHY_TIE_KINDS = Text("partners of different kinds achieve more together")
WHY_TIE = Text("one more route if a partner drops out")
WHY_ENDED = Text("one way of working together less")
WHY_JOINED = Text("a new partner brings resources, and views of its own")
WHY_HELD = Text("money without capacity stays unspent")
WHY_BUDGET = Text("from here on the partnership must carry itself")
