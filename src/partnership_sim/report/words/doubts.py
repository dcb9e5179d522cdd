"""Words around what to look at twice."""

from partnership_sim.declare import Text

HEADING = Text("Look at this twice", "Perlu diperhatikan")
GRAVE = Text("Look at this twice before you read on: {doubt}.", "Perlu diperhatikan sebelum membaca lebih jauh: {doubt}.")
