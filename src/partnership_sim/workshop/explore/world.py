"""A world to explore: a scenario as it begins, a plan, and what was done by hand, as the lines of a diary."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from partnership_sim.declare import Spread
from partnership_sim.errors import InputError
from partnership_sim.levers import LEVERS
from partnership_sim.locale import Text
from partnership_sim.population.drawing import TRUST_HIGH, TRUST_LOW
from partnership_sim.steering import by_hand
from partnership_sim.steering.diary import ParameterChange, Spend, Stop
from partnership_sim.workshop.actions import Refused
from partnership_sim.workshop.explore.actions import Leak, SpendOn, Strike

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership_sim.population import Cast
    from partnership_sim.scenario.parts import Action, Plan
    from partnership_sim.scenario.schema import Scenario
    from partnership_sim.steering.diary import Line
    from partnership_sim.workshop.explore.actions import Deed

#: The parameter behind the control of leakage.
LEAKAGE = "leakage_base"
#: Who carries out what is done by hand, where there are any.
CARRIERS = "ngo"


class Start(NamedTuple):
    """How a world begins: what is added to prior trust, and by what the plan's money is multiplied."""

    trust: float = 0.0
    budget: float = 1.0


@dataclass(frozen=True)
class World:
    """What is run: scenario and plan as they begin, and a diary.

    Parameters
    ----------
    case : Scenario
    plan : Plan
    start : Start
    lines : tuple of Line
        In the order of months.
    """

    case: Scenario
    plan: Plan
    start: Start
    lines: tuple[Line, ...]


def begun(case: Scenario, plan: Plan, start: Start) -> tuple[Scenario, Plan]:
    """Return scenario and plan with another start; the scenario's files stay as they were."""
    if start.trust:
        trust = {pair: Spread(moved(spread.mean, start.trust), spread.spread) for pair, spread in case.population.trust.items()}
        case = case.model_copy(update={"population": case.population.model_copy(update={"trust": trust})})
    if start.budget != 1.0:
        actions = tuple(action.model_copy(update={"spend": action.spend * start.budget}) for action in plan.actions)
        plan = plan.model_copy(update={"budget": plan.budget * start.budget, "actions": actions})
    return case, plan


def moved(mean: float, by: float) -> float:
    """Return a mean prior trust moved, within the bounds of drawn trust."""
    return min(max(mean + by, min(mean, TRUST_LOW)), max(mean, TRUST_HIGH))


@dataclass
class Purse:
    """What is spent on each lever, by plan and by hand, as lines of a diary make it.

    Parameters
    ----------
    case : Scenario
    actions : list of Action
        Those of the plan, and then of those done by hand; none is cut where another takes its place.
    """

    case: Scenario
    actions: list[Action]
    lines: list[Line] = field(default_factory=list)

    def acting(self, lever: str, month: int) -> list[Action]:
        """Return what is spent on a lever in a month."""
        return [action for action in self.actions if action.lever == lever and action.start <= month <= action.end and action.spend > 0]

    def spend(self, deed: SpendOn, cast: Cast) -> None:
        """Set what is spent on a lever from the month after on."""
        month, last = deed.month, self.last(deed.month)
        now = self.acting(deed.lever, month + 1)
        self.lines.append(Stop(month, deed.lever))
        self.actions = [one if one.lever != deed.lever else one.model_copy(update={"end": min(one.end, month)}) for one in self.actions]
        for given in self._shares(deed, now) if deed.amount else []:
            line = _checked(self.case, cast, {**given, "months": last - month}, month)
            self.lines.append(line)
            self.actions.append(line.action)

    def last(self, month: int) -> int:
        """Return to which month is spent what is set in a month: while the programme lasts to its end, after it to the last month."""
        return self.case.programme_end if month < self.case.programme_end else self.case.months

    def _shares(self, deed: SpendOn, now: Sequence[Action]) -> list[dict[str, object]]:
        """Return what is to be spent: as it is spent now, in the same proportions, unless something else is asked for."""
        same = deed.on is None and (deed.form is None or [deed.form] == [one.form for one in now])
        total = sum(one.spend for one in now)
        if now and same:
            return [
                {
                    "lever": one.lever,
                    "spend": round(deed.amount * one.spend / total, 9),
                    "on": list(one.on),
                    "by": list(one.by),
                    "form": one.form,
                }
                | dict(one.options)
                for one in now
            ]
        form = deed.form or (now[0].form if len(now) == 1 else "")
        meant = LEVERS[deed.lever].meant(form) if deed.lever in LEVERS else ()
        kinds = self.case.population.kinds
        on = list(deed.on) if deed.on is not None else [kind for kind in meant if kind in kinds]
        given: dict[str, object] = {"lever": deed.lever, "spend": deed.amount, "by": [CARRIERS] if CARRIERS in kinds else []}
        return [given | ({"on": on} if on else {}) | ({"form": form} if form else {})]


def _checked(case: Scenario, cast: Cast, given: dict[str, object], month: int) -> Spend:
    """Return a line of spending; raise InputError with every problem."""
    reading = by_hand.reading_of(case, cast)
    form = given.get("form") or None
    line = by_hand.spend_line({name: value for name, value in given.items() if name != "form" or form}, month, case.months, (), reading)
    reading.problems.raise_problems()
    assert line is not None  # noqa: S101 - else there is a problem
    return line


def purse_of(case: Scenario, cast: Cast, plan: Plan, deeds: Sequence[Deed]) -> Purse:
    """Return what comes of a plan and of what was done by hand: what is spent, and the lines of the diary in the order of months.

    Raises
    ------
    Refused
        If something cannot be done, in words.
    """
    purse = Purse(case, list(plan.actions))
    try:
        for deed in sorted(deeds, key=lambda one: one.month):
            if isinstance(deed, SpendOn):
                purse.spend(deed, cast)
            elif isinstance(deed, Leak):
                purse.lines.append(_leak(case, cast, deed))
            else:
                purse.lines.append(_strike(case, cast, deed))
    except InputError as error:
        raise Refused(Text.of(error.problems[0].tell(case.language))) from None
    return purse


def _leak(case: Scenario, cast: Cast, deed: Leak) -> ParameterChange:
    reading = by_hand.reading_of(case, cast)
    line = by_hand.change_line({LEAKAGE: deed.value}, deed.month, (), reading)
    reading.problems.raise_problems()
    return line


def _strike(case: Scenario, cast: Cast, deed: Strike) -> Line:
    reading = by_hand.reading_of(case, cast)
    severity = {} if deed.severity is None else {"severity": deed.severity}
    line = by_hand.strike_line({"shock": deed.shock, **severity}, deed.month, (), reading)
    reading.problems.raise_problems()
    assert line is not None  # noqa: S101 - else there is a problem
    return line
