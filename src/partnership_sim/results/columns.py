"""Names, columns and types of every table of a results folder, once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from partnership_sim.declare import AFTER, END, NO_PROGRAMME, PROGRAMME_END, START
from partnership_sim.locale import Text

if TYPE_CHECKING:
    from collections.abc import Container

__all__ = [
    "AFTER",
    "COMPARISON",
    "COUNTERFACTUALS",
    "END",
    "EVENTS",
    "LAYOUTS",
    "MOMENTS",
    "NO_PROGRAMME",
    "OF_POINTS",
    "OF_TESTS",
    "OUTCOMES",
    "POINT",
    "POINTS",
    "POSITIONS",
    "POWER",
    "PROGRAMME_END",
    "RUN",
    "RUNS",
    "SHOCK_COSTS",
    "STAKEHOLDERS",
    "START",
    "STATE_START",
    "SUMMARY",
    "TIES",
    "WHAT_IF",
    "Layout",
    "is_written",
]

TEXT, WHOLE, REAL, FLAG = "text", "whole", "real", "flag"
#: The first column of some tables where runs are of several points: the number of the point, from 0.
POINT = "point"


@dataclass(frozen=True)
class Layout:
    """The columns of one table.

    Parameters
    ----------
    file : str
        Its name in the folder; the ending says the format.
    columns : mapping of str to str
        Column to type: "text", "whole", "real" or "flag", in order.
    more : bool
        Whether columns of numbers may follow (metrics, outcomes, states).
    of_runs : bool
        Whether a row is of a run: where there are points, it begins with the number of its point.
    """

    file: str
    columns: dict[str, str]
    more: bool = False
    of_runs: bool = False

    def among(self, names: Container[str]) -> dict[str, str]:
        """Return the columns of a table that has columns of these names, column to type, but for those that may follow."""
        return {POINT: WHOLE, **self.columns} if self.of_runs and POINT in names else self.columns


RUNS = Layout("runs.parquet", {"plan": TEXT, "replicate": WHOLE, "month": WHOLE}, more=True, of_runs=True)
OUTCOMES = Layout("outcomes.parquet", {"plan": TEXT, "replicate": WHOLE}, more=True, of_runs=True)
#: What runs are compared by, where runs.parquet does not hold every month of one scenario.
MOMENTS = Layout("moments.parquet", {"plan": TEXT, "replicate": WHOLE, "at": TEXT}, more=True, of_runs=True)
#: Values of points by dotted names, as JSON writes them.
POINTS = Layout("points.parquet", {POINT: WHOLE, "key": TEXT, "value": TEXT})
SUMMARY = Layout("summary.csv", {"plan": TEXT, "metric": TEXT, "at": TEXT, "mean": REAL, "low": REAL, "high": REAL})
COMPARISON = Layout(
    "comparison.csv",
    {
        "plan": TEXT,
        "other": TEXT,
        "metric": TEXT,
        "at": TEXT,
        "difference": REAL,
        "low": REAL,
        "high": REAL,
        "probability_better": REAL,
        "effect": REAL,
    },
)
STAKEHOLDERS = Layout("stakeholders.parquet", {"plan": TEXT, "at": TEXT, "id": TEXT, "name": TEXT, "kind": TEXT}, more=True)
POWER = Layout("communities_by_power.parquet", {"plan": TEXT, "replicate": WHOLE, "at": TEXT, "half": TEXT}, more=True)
#: Where everybody stands in the network at programme end, as means over replicates: shares of runs are means of 0 and 1.
POSITIONS = Layout(
    "positions.parquet",
    {"plan": TEXT, "id": TEXT, "tied": REAL, "alone": REAL, "bridging": REAL, "blocking": REAL, "bridge": REAL, "blocker": REAL},
)
STATE_START = Layout("state_start.parquet", {"replicate": WHOLE, "id": TEXT}, more=True)
TIES = Layout("ties.parquet", {"plan": TEXT, "at": TEXT, "source": TEXT, "target": TEXT, "trust": REAL, "conflict": FLAG})
EVENTS = Layout(
    "events.parquet",
    {"plan": TEXT, "replicate": WHOLE, "month": WHOLE, "event": TEXT, "who": TEXT, "with": TEXT, "by": TEXT, "size": REAL},
)
#: The typical replicate without nothing, and without one thing at a time: `entry` counts the scenario's shocks, or the plan's actions,
#: from 1; `acts`: whether in the run itself the shock strikes, or the action is there, in that month. Metrics follow, of the run without it.
COUNTERFACTUALS = Layout(
    "counterfactuals.parquet",
    {"plan": TEXT, "replicate": WHOLE, "without": TEXT, "entry": WHOLE, "month": WHOLE, "acts": FLAG},
    more=True,
)
WHAT_IF = Layout(
    "what_if.parquet",
    {
        "plan": TEXT,
        "other": TEXT,
        "change": TEXT,
        "value": REAL,
        "month": WHOLE,
        "duration": WHOLE,
        "targets": TEXT,
        "metric": TEXT,
        "at": TEXT,
        "runs": WHOLE,
        "mean": REAL,
        "median": REAL,
        "difference": REAL,
        "low": REAL,
        "high": REAL,
    },
)
#: The plans that lead without the scenario's own shocks, beside the same runs with them; `entry`: which, from 1, or 0 for all together.
SHOCK_COSTS = Layout(
    "shock_costs.parquet",
    {"plan": TEXT, "entry": WHOLE, "metric": TEXT, "at": TEXT, "mean": REAL, "difference": REAL, "low": REAL, "high": REAL},
)
#: Tables of what is run beside the plans, once it is asked for.
OF_TESTS = (WHAT_IF.file, SHOCK_COSTS.file)

LAYOUTS = {
    layout.file: layout
    for layout in (
        RUNS,
        OUTCOMES,
        POINTS,
        MOMENTS,
        SUMMARY,
        COMPARISON,
        STAKEHOLDERS,
        POWER,
        POSITIONS,
        STATE_START,
        TIES,
        EVENTS,
        COUNTERFACTUALS,
        WHAT_IF,
        SHOCK_COSTS,
    )
}

#: What summary and comparison judge besides moments: the run as a whole.
RUN = "run"

#: The months of which a value is, in words.
WHEN = {
    AFTER: Text("after the programme"),
    END: Text("in the last month"),
    PROGRAMME_END: Text("when the programme ends"),
    RUN: Text("over the whole run"),
}

#: Tables of runs of several points, or of which not every month is kept.
OF_POINTS = (POINTS.file, MOMENTS.file)

#: The scenario as it was checked when it ran.
CHECKED = "scenario.json"
MANIFEST, REPORT = "manifest.json", "report.html"
_FIGURES = re.compile(r"figures/\d+-[^/]*\.png")
_SPREADSHEETS = re.compile(rf"spreadsheets/({'|'.join(file.rsplit('.', 1)[0] for file in LAYOUTS)})\.csv")
#: Folders of a results folder: the input and the plug-ins, file by file in the manifest, and what `report` makes.
SCENARIO, PLUGINS, FIGURES, SPREADSHEETS = "scenario", "plugins", "figures", "spreadsheets"
FOLDERS = (SCENARIO, PLUGINS, FIGURES, SPREADSHEETS)


def is_written(name: str, listed: Container[str]) -> bool:
    """Return whether a file of a results folder, by its path there, is what a run or `report` writes; all else is somebody else's.

    Parameters
    ----------
    name : str
        With slashes.
    listed : container of str
        The files that the manifest lists.
    """
    own = name in LAYOUTS or name in {MANIFEST, REPORT, CHECKED} or name in listed
    return own or any(pattern.fullmatch(name) for pattern in (_FIGURES, _SPREADSHEETS))
