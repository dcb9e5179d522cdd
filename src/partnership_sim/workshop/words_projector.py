"""What the projector says."""

from __future__ import annotations

from partnership_sim.locale import Text

PROJECTOR: dict[str, Text] = {
    "title": Text("Projector"),
    "door": Text("How to join"),
    "scan_or_type": Text("Join the Wi-Fi, then scan or type"),
    "code": Text("Room code"),
    "join_now": Text("Take your seat: scan the code with your phone. One phone for each group is enough."),
    "joined": Text("Phones that have joined: {seats}"),
    "what_will_you_do": Text("What will your group do in these months?"),
    "have_sent": Text("Groups that have sent: {sent} of {all}."),
    "still_choosing": Text("still choosing"),
    "sent": Text("sent"),
    "one_line_each": Text("Each line is a group. All of them had the same partnership and the same luck."),
    "months": Text("Months"),
    "path": Text("Path"),
    "end_of_programme": Text("programme ends"),
    "qr_of": Text("QR code of {address}"),
    "decisive_short": Text("round {round} decided, above all: {lever}"),
    "no_address": Text("This laptop is in no network that phones can reach."),
    "unnamed": Text("A group"),
}
