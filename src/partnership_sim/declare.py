"""What a declaration is. Parameters, kinds, columns, channels, levers, shocks, metrics and outcomes are each declared once,
as one of these; validator, samplers, docs, `describe`, tables and report read them from their registries.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self, overload

from partnership_sim.locale import Text
from partnership_sim.registry import Registry

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import NDArray

#: The plan without any action, in every table and in every language.
NO_PROGRAMME = "No programme"

#: Columns of the tables of results that are no metrics; no metric of a user's is named like one.
TABLE_COLUMNS = (
    "plan", "other", "replicate", "month", "design", "point", "key", "at", "half", "id", "name", "kind", "source", "target", "trust",
    "conflict", "event", "who", "with", "by", "size", "change", "value", "metric", "mean", "low", "high", "difference", "probability_better",
    "median", "effect", "without", "entry", "acts", "runs", "duration", "targets",
    "tied", "alone", "bridging", "blocking", "bridge", "blocker",
)  # fmt: skip

#: Moments of a run at which tables look: month 0, the programme's last month, the run's last month.
START, PROGRAMME_END, END = "0", "programme_end", "end"
#: The mean of the months after the programme, by which runs are judged as well.
AFTER = "after"


#: The source of a parameter that names none.
ASSUMED = Text("assumption")


#: How well a number is known, and what that means.
MARKS = {
    "read": Text("published figure"),
    "direction": Text("direction published, size assumed"),
    "computed": Text("computed from known figures"),
    "remembered": Text("from the literature, not re-checked"),
    "calibrated": Text("set so that published findings hold"),
    "assumption": Text("assumption"),
}


def known(mark: str) -> Text:
    """Return what a mark means; one of somebody's own means itself."""
    return MARKS.get(mark, Text.of(mark))


@dataclass(eq=False, init=False)
class Parameter:
    """A number that the model or a lever uses, with all that is to be known of it.

    Parameters
    ----------
    default, low, high : float
        The value used unless a scenario says otherwise, and the declared range.
    unit : str
        "logit", "per month", "share" and the like.
    source : Text, mapping or str
        Where the value comes from: author, year and what was taken; for an assumption or a calibration, why this size.
        A mapping with "en" and "id", or one string for both languages, will do.
    label : Text, mapping or str
        What it is, in a few words.
    mark : str
        One of `MARKS`.

    Notes
    -----
    As an attribute of a lever or shock it reads, on an instance, as the value of each run, [run, 1].
    """

    default: float
    low: float
    high: float
    unit: str
    source: Text
    label: Text
    mark: str
    name: str

    def __init__(
        self,
        default: float,
        low: float,
        high: float,
        unit: str = "",
        source: str | Mapping[str, str] | Text = ASSUMED,
        label: str | Mapping[str, str] | Text = "",
        mark: str = "assumption",
        name: str = "",
    ) -> None:
        if not low <= default <= high:
            raise ValueError(f"a default of {default} lies outside {low}..{high}")
        self.default, self.low, self.high = default, low, high
        self.unit, self.mark, self.name = unit, mark, name
        self.source, self.label = Text.of(source), Text.of(label)

    def __set_name__(self, owner: type, name: str) -> None:
        if not self.name:
            self.name = name

    @overload
    def __get__(self, instance: None, owner: type) -> Self: ...
    @overload
    def __get__(self, instance: object, owner: type) -> NDArray[np.float64]: ...
    def __get__(self, instance: object | None, owner: type) -> Self | NDArray[np.float64]:
        if instance is None:
            return self
        values: NDArray[np.float64] = instance.values[self.name]  # type: ignore[attr-defined]
        return values


#: Every parameter, of the model (parameters.py) and of levers and shocks (their own files).
PARAMETERS: Registry[Parameter] = Registry("parameter")


@dataclass(frozen=True)
class Spread:
    """A distribution by its mean and standard deviation (of the logarithm, where the column is log-normal)."""

    mean: float
    spread: float


@dataclass(frozen=True)
class Column:
    """A column of the stakeholders' state."""

    name: str
    low: float
    high: float
    label: Text
    log_normal: bool = False
    in_register: bool = True


@dataclass(frozen=True)
class Channel:
    """What levers and shocks add to and phases read: zero at the start of a month.

    `level` is "stakeholder" ([run, stakeholder]), "tie" ([run, row]) or "run" ([run, 1]).
    """

    name: str
    level: str
    label: Text


@dataclass(frozen=True, init=False)
class Kind:
    """A kind of stakeholder: its place in the model, declared once.

    Parameters
    ----------
    name : str
        Its name in scenarios and registers: small letters and _.
    label, plural : Text, mapping or str
        What one and several are called; the plural is the label unless given.
    carry : float
        Engagements that it can carry in a month.
    columns : mapping of str to Spread or float
        Initial distribution of each column; a number is a mean. `register_kind` fills in what is not named.
    trust : mapping of str to float
        Mean prior trust in each kind; a kind that is not named is trusted `GENERAL_TRUST`.
    activity : float
        How many ties are drawn to it beside others.
    receives : bool
        Whether services are for it (communities).
    source : Text, mapping or str
        What its numbers rest on.
    trusted : mapping of str to float
        Mean prior trust in it of kinds that name no trust in it themselves.
    """

    name: str
    label: Text
    plural: Text
    carry: float
    columns: Mapping[str, Spread]
    trust: Mapping[str, float]
    activity: float
    receives: bool
    source: Text
    trusted: Mapping[str, float]

    def __init__(
        self,
        name: str,
        label: str | Mapping[str, str] | Text,
        plural: str | Mapping[str, str] | Text = "",
        carry: float = 8.0,
        columns: Mapping[str, Spread | float] | None = None,
        trust: Mapping[str, float] | None = None,
        activity: float = 1.0,
        receives: bool = False,
        source: str | Mapping[str, str] | Text = ASSUMED,
        trusted: Mapping[str, float] | None = None,
    ) -> None:
        for key, given in (("label", label), ("plural", plural), ("source", source)):
            if not isinstance(given, str | Mapping | Text):
                raise TypeError(f'{key} is {given!r}; expected text, or {{"en": "...", "id": "..."}}')
        for key, table in (("columns", columns), ("trust", trust), ("trusted", trusted)):
            if not isinstance(table, Mapping | None):
                raise TypeError(f"{key} is {table!r}; expected a mapping of names to numbers")
        words = {"label": Text.of(label), "plural": Text.of(plural or label), "source": Text.of(source)}
        tables = {"columns": dict(columns or {}), "trust": dict(trust or {}), "trusted": dict(trusted or {})}
        fields = {"name": name, "carry": carry, "activity": activity, "receives": receives, **words, **tables}
        for field, value in fields.items():
            object.__setattr__(self, field, value)


#: The kinds of the package; what is meant "by default" never means a user's own.
BUILT_IN_KINDS = ("community", "government", "business", "ngo")
KINDS: Registry[Kind] = Registry("kind of stakeholder", BUILT_IN_KINDS)
GENERAL_TRUST = 0.5
TRUST_SPREAD = 0.20


@dataclass(frozen=True)
class Matters:
    """The smallest difference that matters by a measure; whoever decides need not mind a smaller one.

    Parameters
    ----------
    amount : float
        In the measure's unit.
    of_level : bool
        Whether it is a share of the measure's level without a programme instead: for what has no scale of its own.
    """

    amount: float
    of_level: bool = False

    def least(self, levels: Mapping[str, float]) -> float:
        """Return the difference, in the measure's unit, by the levels of plans.

        Where the level without a programme is not known, or nothing, a share is of the largest.
        """
        if not self.of_level:
            return self.amount
        known = {plan: abs(level) for plan, level in levels.items() if math.isfinite(level)}
        return self.amount * (known.get(NO_PROGRAMME) or max(known.values(), default=0.0))


#: Of the range of a measure with two bounds: a reader sees two digits of a degree, and a point of a hundred.
PART_OF_RANGE = 0.01
#: Of the level of a measure without bounds, such as a number of ties, which grows with the partnership. Our choice: estimates that plans rest
#: on (prices, hours, who came) are seldom better.
PART_OF_LEVEL = 0.05


def matters(least: float | None, low: float, high: float) -> Matters:
    """Return the smallest difference that matters: as it is declared, else by the bounds of the measure."""
    if least is not None:
        return Matters(float(least))
    return Matters(PART_OF_RANGE * (high - low)) if math.isfinite(high - low) else Matters(PART_OF_LEVEL, of_level=True)


@dataclass(frozen=True)
class Metric:
    """A monthly metric: its one definition.

    `better` is 1 if more is better, -1 if less is, 0 without a direction. `compute` takes the month's tally and
    returns [run]; NaN where it is undefined.
    """

    name: str
    label: Text
    definition: Text
    unit: str
    low: float
    high: float
    better: int
    undefined: Text
    compute: Callable[..., NDArray[np.float64]]
    matters: Matters
    theme: str = "own"


METRICS: Registry[Metric] = Registry("metric")


@dataclass(frozen=True)
class Outcome:
    """An outcome, one number a run, computed from its monthly metrics."""

    name: str
    label: Text
    definition: Text
    unit: str
    low: float
    high: float
    better: int
    undefined: Text
    matters: Matters
    binary: bool = False


OUTCOMES: Registry[Outcome] = Registry("outcome")
