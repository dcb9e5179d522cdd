"""What the phone says."""

from __future__ import annotations

from partnership_sim.locale import Text

PHONE: dict[str, Text] = {
    "join_title": Text("Join the workshop"),
    "code": Text("Room code"),
    "code_note": Text("It stands on the projector."),
    "code_missing": Text("Please enter the room code from the projector."),
    "nickname": Text("Your name"),
    "nickname_note": Text("A nickname will do. One phone for each group is enough."),
    "nickname_missing": Text("Please enter a name."),
    "group": Text("Group"),
    "group_any": Text("Choose one for me"),
    "group_with": Text("{name} (joined: {count})"),
    "join": Text("Join"),
    "joining": Text("Joining …"),
    "not_joined": Text("Joining did not work. Please check the code and try again."),
    "overheard": Text(
        "What you enter stays on the trainer's laptop. Others in this Wi-Fi could overhear it, so enter nothing confidential."
    ),
    "removed_title": Text("You are not in the game at the moment"),
    "removed_text": Text("The trainer has removed this phone from the game. You can ask to come back."),
    "removed_ask": Text("Ask to come back"),
    "removed_asked": Text("Your request is on the trainer's table. This page goes on by itself once you are back."),
    "lobby_title": Text("You are in"),
    "lobby_text": Text("The trainer starts the game for everybody. You can lay the phone aside until then."),
    "lobby_game": Text(
        "You will play {rounds} rounds of {months} months each. Then you see what is left of it after {after} months without a programme."
    ),
    "your_group": Text("Your group"),
    "change_name": Text("Change my name"),
    "save": Text("Save"),
    "budget": Text("Budget of your group"),
    "left": Text("Left after this round"),
    "left_note": Text("Rounds still to play: {rounds}. Spent evenly, that is {each} units a round."),
    "unit_is": Text("One unit is {money}."),
    "how_it_stands": Text("How the partnership stands"),
    "choose_title": Text("What will your group do?"),
    "choose_note": Text(
        "Amounts are in units for each of the next {months} months. Everybody in your group sees and changes the same draft."
    ),
    "as_before": Text("Take over the choices of round {round}"),
    "but": Text("But: {price}."),
    "less": Text("Less for {name}"),
    "more": Text("More for {name}"),
    "amount_of": Text("Units a month for {name}"),
    "units_a_month": Text("units a month"),
    "how": Text("How"),
    "for_whom": Text("For whom"),
    "convening": Text("In each month in which anything is spent, keeping the partnership together costs {amount} units more."),
    "over": Text("This costs {cost} units, and {left} are left. Please take something away."),
    "draft_by": Text("Last changed by {name}."),
    "sent_by": Text("Sent by {name}."),
    "sent_by_you": Text("Sent by you."),
    "sent_by_trainer": Text("Sent by the trainer."),
    "sent_may_change": Text("You may change it and send again until the round closes."),
    "sent_changed": Text("The draft was changed since: send it again if it is to count."),
    "send": Text("Send"),
    "send_again": Text("Send again"),
    "sending": Text("Sending …"),
    "is_sent": Text("Sent"),
    "sent_said": Text("Your group's choices are sent."),
    "you_chose": Text("Your group chose"),
    "news": Text("What happened"),
    "no_news": Text("Nothing that stood out."),
    "measures_title": Text("Where the partnership stands in month {month}"),
    "reflection": Text("Talk about it in your group"),
    "reflection_note": Text(
        "Write a few words for each question. Your answers are kept by themselves and go into the report of the session."
    ),
    "saved": Text("Saved"),
    "questionnaire_before": Text("Questionnaire before the game"),
    "questionnaire_after": Text("Questionnaire after the game"),
    "you": Text("you"),
    "decisive_title": Text("Your decisive round"),
    "beside_nothing": Text(
        "Beside no programme at all, your group's path is {difference} better on average: better in {better} and worse in {worse} of {worlds} equally lucky worlds."
    ),
    "below_nothing": Text(
        "Beside no programme at all, your group's path is {difference} worse on average: better in {better} and worse in {worse} of {worlds} equally lucky worlds."
    ),
    "does_capacity_building": Text("Trains people in negotiating, mediating and handling conflicts."),
    "does_networking": Text("Brokers bring partners of different kinds together and take over some of the coordinating."),
    "does_facilitated_dialogue": Text(
        "Brings partners together under a facilitator: they meet more, keep more promises, and everybody is heard."
    ),
    "does_mediation": Text("Settles conflicts over the project and keeps them from turning harmful."),
    "does_information_access": Text("Gives people information about the project, which spreads from partner to partner."),
    "does_public_education": Text("Informs communities, gives them a voice and shields them from false rumours."),
    "does_advocacy": Text("Makes government more open and gives communities a say."),
    "does_transparency": Text("Less money leaks away, and broken promises are seen and answered for."),
    "does_service_delivery": Text("Provides services right away."),
}
