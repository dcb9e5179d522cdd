"""Words of the session report."""

from __future__ import annotations

from partnership_sim.locale import Text

WORDS: dict[str, Text] = {
    "title": Text("Report of a partnership workshop"),
    "intro": Text(
        "{groups} groups with {seats} phones played {rounds} rounds of {length} months each, and then saw {after} months more. All groups had the "
        "same partnership and the same luck; only their choices differed."
    ),
    "intro_roles": Text(
        "{groups} groups with {seats} phones played the roles of one partnership for {rounds} rounds of {length} months each, and then saw {after} months "
        "more. Each had its own purse, levers and goal, and could give others its word."
    ),
    "roles": Text("What each role wanted and got"),
    "roles_how": Text("Means of {worlds} equally lucky worlds. What was possible is the best of the plans known for that goal."),
    "wanted": Text("Goal"),
    "got": Text("Got"),
    "without": Text("Without a programme"),
    "possible": Text("Possible (with)"),
    "words": Text("Words given"),
    "in_round": Text("Round"),
    "words_how": Text(
        "Each broken word was taken out, and everything else was run again under the same luck: the difference is what the breach did by itself."
    ),
    "by": Text("By"),
    "to": Text("To"),
    "amount": Text("Units"),
    "became": Text("What became of it"),
    "kept": Text("kept"),
    "withheld": Text("withheld"),
    "lacked": Text("not kept: no means"),
    "open": Text("not decided"),
    "effect": Text("What the breach did"),
    "effect_of": Text("{goal}: {difference} ({worse} of {worlds} worlds worse, {better} better)"),
    "only": Text("The numbers come from a simulation. They show how this model answers to choices, not what will happen in a real place."),
    "result": Text("What the paths led to"),
    "goal": Text("The goal is {goal}, on average over {worlds} equally lucky worlds."),
    "unfinished": Text("The game was not played to its end; what it led to is not computed."),
    "path": Text("Path"),
    "group": Text("Group"),
    "spent": Text("Spent (units)"),
    "mean": Text("{goal}, mean"),
    "better": Text("Better than no programme in"),
    "of_worlds": Text("{count} of {worlds} worlds"),
    "best": Text("best known"),
    "figure": Text("{label} in the run that all groups saw"),
    "decisive": Text("What decided"),
    "decisive_how": Text(
        "For each group its choices of one round were taken out, and everything else was run again under the same luck: the round whose absence "
        "changes the goal most decided most."
    ),
    "decisive_line": Text(
        "{group}: round {round}. Without it the goal would have been lower by {difference}; the whole path does better in {better} of {worlds} worlds, "
        "worse in {worse}. Of its choices {lever} counted most."
    ),
    "decisive_against": Text(
        "{group}: round {round}. Without it the goal would have been higher by {difference}; the whole path does better in {better} of {worlds} worlds, "
        "worse in {worse}. Of its choices {lever} counted most."
    ),
    "decisive_nothing": Text("{group} chose nothing, so no round decided."),
    "rounds": Text("Round by round"),
    "round": Text("Round {number}: months {first} to {last}"),
    "choices": Text("Choices"),
    "cost": Text("Cost (units)"),
    "nothing": Text("nothing"),
    "choice": Text("{lever}: {spend} units a month"),
    "choice_on": Text("{lever}: {spend} units a month, for {kinds}"),
    "sent_by": Text("Sent by"),
    "trainer": Text("the trainer"),
    "reflections": Text("What people said"),
    "no_reflections": Text("Nobody answered a question of reflection."),
    "questionnaire": Text("Questionnaire before and after"),
    "item": Text("Item"),
    "before": Text("Before, mean (answers)"),
    "after": Text("After, mean (answers)"),
    "no_questionnaire": Text("Nobody filled in the questionnaire."),
    "people": Text("Who took part"),
    "files": Text(
        "The same as tables: choices.csv, paths.csv, reflections.csv, questionnaire.csv; plans.csv holds each group's choices as a plan that can be run."
    ),
}
