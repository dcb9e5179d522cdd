"""Every key that a scenario may hold, as it is written: type, range, default and rule, each defined here and nowhere else.

`validation` checks one section (a TOML table) at a time, so that one bad key hides no other; `listing` prints the definitions.
"""

from __future__ import annotations

import warnings
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

Number = Annotated[float, Field(allow_inf_nan=False)]
Path = tuple[str | int, ...]


def key(rule: str, default: Any = ..., *, shown_default: str = "", **limits: Any) -> Any:  # noqa: ANN401 - pydantic's own type
    """Define a key: its rule in English, its default, its limits (ge, gt, le, min_length, max_length)."""
    return Field(default, json_schema_extra={"rule": rule, "default": shown_default}, **limits)


class Written(BaseModel):
    """A section: unknown keys are errors, a whole number is no truth value, text is not a number."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Top(Written):
    """The keys of scenario.toml outside any section; the sections themselves are checked one by one."""

    name: str = key("the scenario's name", min_length=1)
    months: int = key(
        "months run; month 0 is the state before the first",
        ge=1,
        le=600,
    )
    programme_end: int = key(
        "last month in which a plan may spend, at most months; what lasts is judged after it",
        1,
        shown_default="months",
        ge=1,
        le=600,
    )
    replicates: int = key("runs of each plan, numbered from 0", 200, ge=1, le=1_000_000)
    seed: int = key("the same seed gives the same luck", 1, ge=0, le=2**63 - 1)
    language: Literal["en", "id"] = key("language of labels and report; --lang overrides", "en")
    goals: list[str] = key(
        "metrics or outcomes with a direction; plans are ranked by the first",
        ["need_met", "trust", "sustained"],
        min_length=1,
    )
    money: Any = None
    report: Any = None
    population: Any = None
    parameters: Any = None
    plans: Any = None
    shocks: Any = None
    uncertainties: Any = None
    workshop: Any = None


SECTIONS = ("money", "report", "population", "parameters", "plans", "shocks", "uncertainties", "workshop")


class Money(Written):
    """The section [money]."""

    currency: str = key("what money is called, IDR for instance", min_length=1)
    unit: Number = key("what a resource unit is worth", gt=0)


class Report(Written):
    """The section [report]."""

    names: Literal["roles", "all"] = key("whether who breaks a promise is told by kind (roles) or by name (all)", "roles")


with warnings.catch_warnings():
    warnings.filterwarnings("ignore", 'Field name "register"')  # Python's own, of abstract classes; nobody needs it here

    class Population(Written):
        """The section [population], but for totals and columns, which the kinds and columns of stakeholders name."""

        register: str = key("file of the register of stakeholders", "", shown_default="-", min_length=1)
        ties: str = key("file of the ties", "", shown_default="-", min_length=1)
        ties_each: Number = key(
            "mean number of ties a drawn stakeholder has",
            8.0,
            ge=0,
            le=200,
        )
        homophily: Number = key("0: kinds mix as by chance", 0.15, ge=0, le=1)
        conflict: Number = key("share of ties that start in conflict", 0.02, ge=0, le=1)
        households: Any = None
        place: Any = None
        trust: Any = None


class Total(Written):
    """A total of a kind."""

    total: int = key(
        "how many of this kind: the register first, the rest is drawn; required unless a register is given",
        0,
        shown_default="*",
        ge=0,
        le=10_000_000,
    )


class Spreading(Written):
    """A distribution: { mean = , spread = }; a bare number is the mean. What is left out stays as declared."""

    mean: Number = key("the mean", 0.0)
    spread: Number = key("standard deviation, 0: all alike", 0.0, ge=0, le=10)


class Plan(Written):
    """An entry of [[plans]]."""

    name: str = key('unique, not "No programme"', min_length=1)
    budget: Number = key(
        "for the whole programme, convening the partnership included, which is paid first; in the month that would pass it all actions shrink by one factor",
        0.0,
        shown_default="its spends and convening",
        ge=0,
        le=1e15,
    )
    actions: list[Any] = key("see plans.actions", [])


class Action(Written):
    """An entry of [[plans.actions]]; a lever's own options are further keys."""

    model_config = ConfigDict(extra="allow", frozen=True, strict=True)
    lever: str = key("a lever (describe levers)")
    spend: Number = key("units a month, for the whole lever, not per head", ge=0, le=1e12)
    start: int = key("first month, at most programme_end", 1, ge=1, le=600)
    end: int = key(
        "last month, included, at most programme_end",
        1,
        shown_default="programme_end",
        ge=1,
        le=600,
    )
    on: list[str] = key("kinds or ids, mixed", [], shown_default="all that the lever declares", min_length=1)
    by: list[str] = key(
        "kinds or ids that carry it out, in proportion to power; without any: an outside facilitator, who carries no more than one of full skill and of whose money three fifths reach the work",
        ["ngo"],
    )
    form: str = key("as describe NAME says", "", shown_default="the first form")


class Shock(Written):
    """An entry of [[shocks]]."""

    shock: str = key("a shock (describe shocks)")
    month: int = key(
        "when it strikes, at most months; month or rate, one of the two",
        1,
        shown_default="-",
        ge=1,
        le=600,
    )
    rate: Number = key(
        "times a year, drawn each month; month or rate, one of the two",
        0.0,
        shown_default="-",
        ge=0,
        le=12,
    )
    severity: Number = key("how hard it strikes", 0.0, shown_default="the shock's own", ge=0, le=1)
    duration: int = key("months", 1, shown_default="the shock's own", ge=1, le=600)
    on: list[str] = key("kinds or ids that it hits", [], shown_default="the shock's own", min_length=1)


class Workshop(Written):
    """The section [workshop]."""

    roles: Any = None


class Role(Written):
    """An entry of [workshop.roles]: a kind as a role of the game in which each group is a kind of one partnership."""

    share: Number = key(
        "of the programme's budget, for this role to spend; all shares together at most 1",
        0.0,
        shown_default="of what the others leave, as much as is usual for the kind",
        ge=0,
        le=1,
    )
    levers: list[str] = key("levers that it may use", [], shown_default="those usual for the kind", min_length=1)
    goal: str = key("metric or outcome with a direction that it plays for", "", shown_default="the one usual for the kind", min_length=1)


class FromFile(Written):
    """An entry of [[plans]] or [[shocks]] that stands for the rows of a CSV."""

    file: str = key(
        'rows of a CSV; the same as plans = "plans.csv" or shocks = "shocks.csv"',
        min_length=1,
    )
