"""What phone, table and projector say of the game of roles."""

from __future__ import annotations

from partnership_sim.locale import Text

ROLES: dict[str, Text] = {
    "your_role": Text("Your role"),
    "role_goal": Text("You play for: {goal}."),
    "role_less": Text("You play for less of this: {goal}."),
    "purse_note": Text(
        "Own means of this round: {own} units; what is not used of them is gone. Left of your share of the programme: {share} units."
    ),
    "purses": Text("Purses and goals"),
    "purse_of": Text("Own means of a round: {own} units; left of its share of the programme: {share}."),
    "pledges": Text("Words given"),
    "no_pledges": Text("Nobody has given a word yet."),
    "pledge_line": Text("Round {round}: {by} to {to}, {amount} units"),
    "became_open": Text("to be decided"),
    "became_kept": Text("kept"),
    "became_withheld": Text("withheld"),
    "became_lacked": Text("not kept: no means"),
    "give_word": Text("Give another role your word"),
    "give_word_note": Text(
        "Everybody sees it at once, and it stands. When the round has closed you keep it or withhold it. What you keep is paid in the next months."
    ),
    "pledge_to": Text("To"),
    "pledge_amount": Text("Units in all"),
    "pledge": Text("Give our word"),
    "pledged_said": Text("Your word is given."),
    "settle_title": Text("Will you keep your word?"),
    "settle_note": Text("What is not decided when the game goes on counts as withheld. A broken word costs trust."),
    "settle_line": Text("To {to}: {amount} units"),
    "keep": Text("Keep it"),
    "withhold": Text("Withhold it"),
    "undecided": Text("Words still to be decided: {count}. When you go on they count as withheld."),
    "together": Text("All roles together"),
    "what_roles_got": Text("What each role wanted and got"),
    "wants": Text("wants {goal}"),
    "wants_less": Text("wants less {goal}"),
    "role_brief": Text("Without a programme: {nothing}. Possible: {possible} ({plan})."),
    "role_told": Text(
        "Without a programme: {nothing} (better than that in {better} and worse in {worse} of {worlds} equally lucky worlds). Possible with the best plan known for it, {plan}: {possible}."
    ),
    "broken_words": Text("What each broken word did by itself"),
    "broken_line": Text("Round {round}, {by} to {to}:"),
    "broken_worse": Text("{goal} was {difference} worse ({worse} of {worlds} worlds worse)."),
    "broken_better": Text("{goal} was {difference} better ({better} of {worlds} worlds better)."),
    "broken_little": Text("{goal} hardly changed."),
    "set_programme": Text("Budget of the programme, units"),
}
