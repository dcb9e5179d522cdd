"""What phone, table and projector say of the game."""

from __future__ import annotations

from partnership_sim.locale import Text

GAME: dict[str, Text] = {
    "in_lobby": Text("Before the game"),
    "in_round": Text("Round {round} of {rounds}: months {first} to {last}"),
    "in_look": Text("After round {round} of {rounds}: months {first} to {last}"),
    "in_after": Text("After the programme: months {first} to {last}"),
    "in_debrief": Text("The debrief"),
    "time_left": Text("Time left: {time}"),
    "same": Text("as before"),
    "up_from": Text("up from {before}"),
    "down_from": Text("down from {before}"),
    "curve_of": Text("{name}: from {first} at the beginning to {last} now"),
    "a_month": Text("{amount} a month"),
    "chose_nothing": Text("Nothing was spent."),
    "decisive_coming": Text("This is being computed. It appears here by itself."),
    "decisive_none": Text("No round decided: nothing was chosen."),
    "decisive_gain": Text(
        "Round {round} (months {first} to {last}) decided most. Without its choices, {goal} would be {difference} worse; it was better with them in {better} of {worlds} equally lucky worlds. What counted most in it: {lever} ({part})."
    ),
    "decisive_loss": Text(
        "Round {round} (months {first} to {last}) decided most. Without its choices, {goal} would be {difference} better; it was worse with them in {worse} of {worlds} equally lucky worlds. What counted most in it: {lever} ({part})."
    ),
    "points": Text("{number} percentage points"),
    "over_time": Text("{name}, month by month"),
    "paths_label": Text("{name} of all groups over the months; the list below tells the values"),
    "month": Text("month {month}"),
    "programme_ends": Text("programme ends: month {month}"),
    "best_known": Text("best plan known"),
    "computing": Text("The months are being computed. They appear here by themselves."),
    "ranking_note": Text("{goal}, mean of {worlds} equally lucky worlds. The curves show one of them, which is the same for everybody."),
    "group_n": Text("Group {name}"),
    "decisive_little": Text(
        "No single round made a difference that counts. Round {round} (months {first} to {last}) came closest, with {difference}; most of it by: {lever}."
    ),
}
