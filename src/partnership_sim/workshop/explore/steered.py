"""The steered partnership as it stands: a pure function of the scenario and of the list of what was done."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from partnership_sim.declare import PARAMETERS
from partnership_sim.kinds import KINDS
from partnership_sim.levers import LEVERS
from partnership_sim.locale import Number, Text
from partnership_sim.metrics import METRICS
from partnership_sim.scenario.parts import NO_PROGRAMME
from partnership_sim.shocks import SHOCKS
from partnership_sim.workshop.actions import Refused
from partnership_sim.workshop.explore import actions as deeds
from partnership_sim.workshop.explore.world import LEAKAGE, Start, World, begun, purse_of

if TYPE_CHECKING:
    from partnership_sim.population import Cast
    from partnership_sim.scenario.parts import Action as Spending
    from partnership_sim.scenario.parts import Plan
    from partnership_sim.scenario.schema import Scenario

#: What is drawn until somebody chooses: the goals that are metrics, then these.
USUAL = ("trust", "resistance", "resources")
#: So many things can be done by hand, and so many of them taken back.
MOST, MOST_BACK = 200, 100
NO_SUCH = Text("There is no such thing here. Please load the page anew.")


@dataclass(frozen=True)
class Told:
    """What can be taken back: everything but where the play head stands and what is looked at.

    Attributes
    ----------
    plan : str
    start : Start
    a : tuple of Deed
        What was done by hand, in the order in which it was done.
    b : tuple of Deed, optional
        The same of the second future.
    forked : int, optional
        The month in which the two part.
    last : str
        The control that was moved last: while it goes on moving, it is one change.
    """

    plan: str
    start: Start = Start()  # noqa: RUF009 - a frozen tuple
    a: tuple[deeds.Deed, ...] = ()
    b: tuple[deeds.Deed, ...] | None = None
    forked: int | None = None
    last: str = ""

    @property
    def sides(self) -> tuple[tuple[deeds.Deed, ...], ...]:
        """What was done in each of the futures."""
        return (self.a,) if self.b is None else (self.a, self.b)

    @property
    def steered(self) -> tuple[deeds.Deed, ...]:
        """What was done in the future to which the next thing is done."""
        return self.a if self.b is None else self.b

    def with_(self, done: tuple[deeds.Deed, ...], last: str) -> Told:
        """Return it with something else done in the future that is steered."""
        return replace(self, a=done, last=last) if self.b is None else replace(self, b=done, last=last)


@dataclass
class Steered:
    """The steered partnership.

    Parameters
    ----------
    case : Scenario
    cast : Cast

    Attributes
    ----------
    told : Told
    month : int
        Where the play head stands, or began to move.
    speed : float
        Months a second; 0 where it stands still.
    played : int
        Goes up each time the play head is set.
    watched : tuple of str
        Metrics that are drawn.
    picked : str, optional
        Id of the stakeholder who is looked at.
    """

    case: Scenario
    cast: Cast
    month: int = 0
    speed: float = 0.0
    played: int = 0
    picked: str | None = None
    watched: tuple[str, ...] = ()
    past: list[Told] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._of: Told | None = None
        self.told = Told(_first_plan(self.case))
        self.watched = tuple(dict.fromkeys((*(name for name in self.case.goals if name in METRICS), *USUAL)))[:4]

    @property
    def plan(self) -> Plan:
        """The plan, as the scenario has it."""
        return next(plan for plan in self.case.plans if plan.name == self.told.plan)

    @property
    def worlds(self) -> tuple[World, ...]:
        """The one or two worlds that are shown: the same object as long as nothing changes."""
        return self._made()[0]

    @property
    def spending(self) -> tuple[list[Spending], ...]:
        """What each of them spends, by plan and by hand."""
        return self._made()[1]

    def without(self) -> tuple[World, ...]:
        """Return the second world without each thing by which it differs from the first."""
        told = self.told
        own = range(len(told.a), len(told.b or ()))
        return tuple(self._world((*(told.b or ())[:one], *(told.b or ())[one + 1 :]))[0] for one in own)

    def _made(self) -> tuple[tuple[World, ...], tuple[list[Spending], ...]]:
        if self._of is not self.told:
            made = [self._world(done) for done in self.told.sides]
            self._kept, self._of = (tuple(world for world, _ in made), tuple(actions for _, actions in made)), self.told
        return self._kept

    def _world(self, done: tuple[deeds.Deed, ...]) -> tuple[World, list[Spending]]:
        """Return the world that comes of what was done by hand, and what is spent in it."""
        case, plan = begun(self.case, self.plan, self.told.start)
        purse = purse_of(case, self.cast, plan, done)
        return World(case, plan, self.told.start, tuple(purse.lines)), purse.actions

    def apply(self, action: deeds.Done) -> None:
        """Do something.

        Raises
        ------
        Refused
            What cannot be done, in words; everything then stands as before.
        """
        match action:
            case deeds.Go():
                self._stand(action.month)
            case deeds.Play():
                self._stand(action.month)
                self.speed = action.speed if action.month < self.case.months else 0.0
            case deeds.Watch():
                self._known(action.metrics, METRICS)
                self.watched = tuple(dict.fromkeys(action.metrics))
            case deeds.Pick():
                if action.who is not None:
                    self._known((action.who,), self.cast.ids)
                self.picked = action.who
            case deeds.Undo():
                if not self.past:
                    raise Refused(Text("Nothing has been changed that could be taken back."))
                self.told = self.past.pop()
            case _:
                self._change(self._changed(action))

    def _changed(self, action: deeds.Done) -> Told:
        """Return what stands after something that can be taken back."""
        told = self.told
        match action:
            case deeds.ChoosePlan():
                self._known((action.plan,), [plan.name for plan in self.case.plans])
                return Told(action.plan, told.start)
            case deeds.Begin():
                given = {name: value for name, value in (("trust", action.trust), ("budget", action.budget)) if value is not None}
                return replace(told, start=told.start._replace(**given), last="start")
            case deeds.Clear():
                return told.with_((), "") if told.b is None else replace(told, b=told.a, last="")
            case deeds.Fork():
                if told.b is not None:
                    raise Refused(Text("Two futures are compared already. Go on with one of them first."))
                self._ahead(action.month)
                return replace(told, b=told.a, forked=action.month, last="")
            case deeds.Keep():
                if told.b is None:
                    raise Refused(Text("No two futures are compared."))
                return replace(told, a=told.a if action.side == "a" else told.b, b=None, forked=None, last="")
            case deeds.SpendOn() | deeds.Leak() | deeds.Strike():
                return self._by_hand(action)
        raise Refused(NO_SUCH)

    def _by_hand(self, deed: deeds.Deed) -> Told:
        """Return what stands after something was done by hand; the same control in the same month is set anew."""
        told = self.told
        self._ahead(deed.month)
        if told.forked is not None and deed.month < told.forked:
            raise Refused(
                Text("The two futures part in month {month}. Go there, or later, to change B.").with_(month=Number(str(told.forked)))
            )
        self._possible(deed)
        common = len(told.a) if told.b is not None else 0  # what B has in common with A is not set anew in A
        same = [one for one in told.steered[common:] if not (_control(one) == _control(deed) and one.month == deed.month)]
        done = (*told.steered[:common], *same, deed)
        if len(done) > MOST:
            raise Refused(Text("So many changes by hand cannot be followed any more. Take some back, or save and start afresh."))
        return told.with_(done, f"{_control(deed)}:{deed.month}")

    def _possible(self, deed: deeds.Deed) -> None:
        match deed:
            case deeds.SpendOn():
                self._known((deed.lever,), LEVERS)
                if deed.form:
                    self._known((deed.form,), LEVERS[deed.lever].forms)
                if deed.on:
                    only = LEVERS[deed.lever].limited_to(deed.form or "") or tuple(KINDS)
                    kinds = {one for one in only if one in self.case.population.kinds}
                    people = {one for one, code in zip(self.cast.ids, self.cast.kind, strict=True) if self.cast.kind_names[code] in kinds}
                    if not set(deed.on) <= kinds | people:
                        raise Refused(Text("This lever cannot be turned to whom you named."))
            case deeds.Leak():
                declared = PARAMETERS[LEAKAGE]
                if not declared.low <= deed.value <= declared.high:
                    raise Refused(NO_SUCH)
            case deeds.Strike():
                self._known((deed.shock,), SHOCKS)

    def _change(self, told: Told) -> None:
        """Let something else stand; what goes on moving the same control is one change."""
        before, self.told = self.told, told
        try:
            self._made()
        except Refused:
            self.told = before
            raise
        if not told.last or told.last != before.last or not self.past:
            self.past = [*self.past[-MOST_BACK + 1 :], before]
        if told.plan != before.plan or told.start != before.start:
            self._stand(0)

    def _stand(self, month: int) -> None:
        if month > self.case.months:
            raise Refused(NO_SUCH)
        self.month, self.speed = month, 0.0
        self.played += 1

    def _ahead(self, month: int) -> None:
        if month >= self.case.months:
            raise Refused(Text("This is the last month: nothing comes after it that could be changed. Go back some months."))

    @staticmethod
    def _known(names: object, known: object) -> None:
        if not set(names) <= set(known):  # type: ignore[call-overload]
            raise Refused(NO_SUCH)


def _control(deed: deeds.Deed) -> str:
    """Return which control of the page was moved."""
    match deed:
        case deeds.SpendOn():
            return f"lever:{deed.lever}"
        case deeds.Strike():
            return f"shock:{deed.shock}"
    return "leakage"


def _first_plan(case: Scenario) -> str:
    """Return the plan that is shown first: the last of the scenario's, else "No programme"."""
    return next((plan.name for plan in reversed(case.plans) if plan.name != NO_PROGRAMME), NO_PROGRAMME)
