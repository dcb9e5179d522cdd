"""What is said at the doors: in the terminal, on the page of the PIN, and to whom is not let in."""

from __future__ import annotations

from partnership_sim.locale import Text

CODE_WRONG = Text("This is not the room code. It stands on the projector.")
TOO_OFTEN = Text("That was too often. Please wait a moment and try again.")
TOO_LARGE = Text("This is too long to be sent.")
NO_SEAT = Text("This phone has no seat yet. Please join with the room code.")
NOT_YOURS = Text("Only the trainer can do this.")
NOT_UNDERSTOOD = Text("This could not be understood. Please load the page again.")
SEAT_KNOWN = Text("This phone has a seat already: {name}.")
ELSEWHERE = Text("This address is not one of the workshop's. Please use the one on the projector.")
NOT_FOUND = Text("There is no such page here.")
FAILED = Text("Something went wrong on the trainer's laptop. Nothing that was answered is lost; please try again.")
DOOR: dict[str, Text] = {
    "title": Text("Partnership workshop"),
    "skip": Text("Skip to the content"),
    "heading": Text("This page is the trainer's"),
    "pin_how": Text("On the trainer's table, choose a second device: it shows a PIN of six digits, good for five minutes. Enter it here."),
    "pin": Text("PIN"),
    "pin_wrong": Text("This PIN is not good, or no longer. After five wrong tries a new one is needed."),
    "enter": Text("Go to the trainer's table"),
    "link_used": Text("This link was used, or is too old. Press Enter in the window in which the workshop was started for a new one."),
    "player": Text("To join as a player, open the address on the projector"),
}
OVERHEARD = Text("Everything in this Wi-Fi travels unprotected and could be overheard: use nicknames, and enter nothing confidential.")
NO_NETWORK = Text(
    "This computer is in no network that phones can reach. Open a hotspot: in Windows under Settings, Network & internet, Mobile hotspot (8 phones "
    "at most); or on a phone (5 to 10 phones), and join it with this computer. A small Wi-Fi router, without internet, carries 30 phones and more. "
    "The address appears here by itself. One phone for each group is enough."
)
THIS_MACHINE_ONLY = Text("Only this computer can open the pages. For phones in the room, start it with --lan.")
#: What a look at the network tells a trainer whose phones do not arrive; {network} is how addresses in it begin.
REACH: dict[str, Text] = {
    "arrived": Text("Phones arrive: {heard} so far."),
    "no_network": NO_NETWORK,
    "only_here": THIS_MACHINE_ONLY,
    "firewall": Text(
        "There are other devices in this network, but nothing of them arrives: most likely a firewall on this computer keeps them out. Allow Python "
        "for private networks (Windows: Settings, Privacy & security, Windows Security, Firewall, Allow an app through firewall), then try again."
    ),
    "nobody": Text(
        "No phone is seen in this network. On a phone, switch mobile data off, join the same Wi-Fi and look at its address in the Wi-Fi settings. If "
        "it begins with {network}, the Wi-Fi keeps devices apart (client isolation): use a hotspot or another router. If it begins otherwise, the "
        "phone is in another network, or still uses mobile data."
    ),
}
