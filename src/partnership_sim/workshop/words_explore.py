"""What the page says on which a partnership is explored."""

from __future__ import annotations

from partnership_sim.locale import Text

#: What was done by hand.
DEED_SPEND = Text("{lever}: {amount} units a month from month {month} on")
DEED_SPEND_ON = Text("{lever}: {amount} units a month from month {month} on, for {on}")
DEED_STOP = Text("{lever}: nothing from month {month} on")
DEED_SHOCK = Text("{shock} in month {month}")
DEED_LEAK = Text("leakage: {value}% from month {month} on")
#: What is said after saving.
SAVED = Text("Saved as {folder}.")
LEFT_LATE = Text("{deed}: after the end of the programme; it stays in the diary.")
LEFT_LEAK = Text("{deed}: a plan cannot change it on the way; it stays in the diary.")
LEFT_BUDGET = Text("The new plan has the budget that its actions need: {budget} units. What was spent by hand was bound by no budget.")
NOT_SAVED = Text("This could not be saved: {reason}")
NAME_WANTED = Text("Please give the new plan a name of its own, of letters and digits.")

EXPLORE: dict[str, Text] = {
    "title": Text("Explore a partnership"),
    "to_table": Text("Trainer's table"),
    "being_computed": Text("The partnership is being computed …"),
    "join_meanwhile": Text("People can join meanwhile: {address}, room code {code}."),
    "failed": Text("This could not be computed: {reason}"),
    "loading_months": Text("Months are being fetched …"),
    # the play head
    "transport": Text("Play"),
    "play": Text("Play"),
    "pause": Text("Pause"),
    "forward": Text("One month on"),
    "back": Text("One month back"),
    "restart": Text("Back to month 0"),
    "month_label": Text("Month"),
    "month_of": Text("Month {month} of {months}"),
    "after_end": Text("The programme has ended."),
    "speed": Text("Speed"),
    "speed_of": Text("{speed} months a second"),
    "keys": Text("Keys: space plays and pauses, the arrows go a month on or back, Home goes to month 0."),
    # the network
    "network": Text("Who trusts whom"),
    "network_told": Text(
        "Network of {people} stakeholders in month {month}: {ties} ties, {conflicts} open conflicts. The table below has the same."
    ),
    "network_hint": Text("Tap a stakeholder to see its state, its ties and what happened to it."),
    "legend": Text("How to read the network"),
    "legend_size": Text("size: resources"),
    "legend_ring": Text("dark ring: resistance"),
    "legend_tie": Text("darker line: more trust"),
    "legend_conflict": Text("red, dashed, with a cross: conflict"),
    "without_ties": Text("Without ties now: {count}"),
    "not_drawn": Text("{count} stakeholders with few ties are not drawn."),
    "table": Text("The network as a table"),
    "stakeholder": Text("Stakeholder"),
    "kind": Text("Type"),
    "resources": Text("Resources"),
    "resistance": Text("Resistance"),
    "ties": Text("Ties"),
    "conflicts": Text("Open conflicts"),
    "trust_in_it": Text("Trust in it"),
    "trust_of_it": Text("Its trust"),
    "look": Text("Look at {name}"),
    "not_joined": Text("joins in month {month}"),
    "its_ties": Text("Ties of {name}"),
    "its_story": Text("What happened to {name} until month {month}"),
    "no_story": Text("Nothing that is told here."),
    "conflict": Text("conflict"),
    "harmful": Text("harmful conflict"),
    "anonymous": Text("Who broke a promise is told by type only."),
    "choose_someone": Text("Choose a stakeholder"),
    # the curves
    "curves": Text("What becomes of it"),
    "choose_curves": Text("Choose curves"),
    "choose_curves_hint": Text("Up to six."),
    "by_kind": Text("By type"),
    "by_plan": Text("By plan"),
    "by_plan_told": Text(
        "Thin lines: the middle of {worlds} equally lucky runs under each plan, as the scenario has it. Thick: the run that is shown."
    ),
    "this_run": Text("the run that is shown"),
    "on_projector": Text("Show on the projector"),
    "off_projector": Text("Projector: back to the game"),
    "with_band": Text("All, with the band"),
    "band_told": Text(
        "Line: one run, the middle one of {worlds} by {goal} at the end; otherwise it may be lucky or unlucky. Band: the middle 90% of them."
    ),
    "band_coming": Text("The band is being computed …"),
    "curve_told": Text("{metric}: {now} in month {month}, {end} in the last month."),
    "trust_by_kind": Text("trust that the others place in them"),
    # events
    "events": Text("What happens"),
    "no_events": Text("Nothing happened that is told here."),
    "more_events": Text("and {count} more in this month"),
    # controls
    "controls": Text("What you can change"),
    "plan": Text("Plan"),
    "plan_hint": Text("Another plan starts in month 0; what was done by hand is put aside (it can be taken back)."),
    "levers": Text("Spend by hand"),
    "levers_hint": Text("Units a month from the month after month {month} on, until the programme ends (month {end})."),
    "levers_hint_late": Text("The programme has ended: what is set now is spent until the last month."),
    "units": Text("{amount} units a month"),
    "more": Text("Whom and how"),
    "more_of": Text("Whom and how: {lever}"),
    "price": Text("Price: {price}."),
    "form": Text("How"),
    "for_whom": Text("For whom"),
    "everybody_meant": Text("as the plan has it"),
    "shocks": Text("Let something happen next month"),
    "leakage": Text("Leakage"),
    "leakage_hint": Text("Share of the value that leaks away, from next month on."),
    "beginning": Text("Another beginning"),
    "beginning_hint": Text("These restart from month 0. What was done by hand is kept."),
    "prior_trust": Text("Trust at the start"),
    "prior_trust_hint": Text("Added to what stakeholders trust each other before; ties with a trust of their own in the scenario keep it."),
    "budget": Text("Money of the plan"),
    "budget_hint": Text("1: as planned. 0.5: half of every spend and of the budget."),
    "restarted": Text("Started again from month 0. What was done by hand is kept."),
    "money": Text("Spent by now: {spent} of {budget} units"),
    "money_unbounded": Text("Spent by now: {spent} units"),
    "beyond": Text("More than the budget of the plan."),
    "undo": Text("Undo"),
    "clear": Text("Take back everything by hand"),
    "done_by_hand": Text("Done by hand"),
    "nothing_by_hand": Text("Nothing yet."),
    "beyond_programme": Text("after the programme"),
    # two futures
    "fork": Text("Compare two futures from here"),
    "fork_hint": Text("A stays as it is. What you change from now on happens to B, under the same luck."),
    "side_a": Text("Future A"),
    "side_b": Text("Future B"),
    "parted": Text("A and B part in month {month}. Change something: it happens to B."),
    "keep_a": Text("Go on with A"),
    "keep_b": Text("Go on with B"),
    "of_worlds": Text("Of {worlds} equally lucky worlds, {side} is better in {count}."),
    "of_worlds_none": Text("In all of {worlds} equally lucky worlds, A and B come to the same."),
    "of_worlds_rest": Text("{other} is better in {count}."),
    "of_worlds_same": Text("In {same} they come to the same."),
    "of_worlds_unknown": Text("In {count} it cannot be told."),
    "judged_by": Text("Judged by {goal} in month {month}."),
    "worlds_coming": Text("Of {worlds} equally lucky worlds: being computed …"),
    "why": Text("What made the difference"),
    "why_coming": Text("What made the difference is being computed …"),
    "why_none": Text("A and B are still the same. Change something in B."),
    "why_rule": Text("Each change was left out of B, all else and the luck being the same."),
    "why_change": Text("B minus A in the run that is shown: {change} ({goal}, month {month})."),
    "points_of": Text("{value} points"),
    "why_without": Text("{deed}: {change}"),
    "why_events": Text("Only with it: {event}"),
    "why_more": Text("and {count} more such events"),
    "why_ties": Text("At the end, {a} ties stand only in A, {b} only in B, {both} in both. Open conflicts: {ca} in A, {cb} in B."),
    "why_only": Text("Only in {side}: {event}"),
    "show_side": Text("Network and events of"),
    # saving
    "save": Text("Save as a scenario"),
    "save_title": Text("Save what was steered"),
    "save_hint": Text("A new folder is written, with plans.csv, shocks.csv and the diary. Nothing is replaced."),
    "save_name": Text("Name of the new plan"),
    "save_now": Text("Save"),
    "cancel": Text("Cancel"),
}
