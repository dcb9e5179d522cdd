"""Words in and around figures and tables: axes, bars, the network's tags, what scrolls."""

from partnership_sim.locale import Text

#: Above a table that is wider than the page.
SIDEWAYS = Text("scroll sideways →")
ZOOMED = Text("{label} ({low}–{high} on the 0–1 scale)")

LOWER, UPPER, SHOCK = Text("lower end"), Text("upper end"), Text("shock")

#: Of a bridge and of a possible blocker in the table of names.
ON_PATHS = Text("on {share} of the shortest paths")
POWER_TIMES = Text("power times resistance {value}")
ONE_RUN = Text(
    "Ties, conflicts and places come from this one run; another run would draw them otherwise. Sizes and rings are means over all runs.",
)
TAGS = Text(
    "Numbers mark bridges and letters possible blockers, as in the table below: whoever is among the first five in at least half of the runs.",
)
TAGS_ONE_RUN = Text("Numbers mark bridges and letters possible blockers, as in the table below.")
TAGGED = Text("Labelled: {rows}.")
