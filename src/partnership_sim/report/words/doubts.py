"""Words around what to look at twice."""

from partnership_sim.locale import Text

HEADING = Text("Please check")
GRAVE = Text("Please check before you read on: {doubt}.")
