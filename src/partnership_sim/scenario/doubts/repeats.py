"""What appears twice, or nearly: the same action or shock again, ids and names that differ in little."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from partnership_sim.scenario.doubts.look import Doubt
from partnership_sim.tables.looks import look as looks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from partnership_sim.scenario.doubts.look import Examined


def entries(look: Examined) -> Iterator[Doubt]:
    """Tell of actions of a plan, and of shocks, that stand there several times."""
    say = look.say
    for plan in look.plans:
        alike = Counter(action.model_dump_json() for action in plan.actions)
        for action in plan.actions:
            if (times := alike.pop(action.model_dump_json(), 1)) > 1:
                text = say(
                    'plan "{plan}": {lever}, {spend} units a month from month {start} to {end}, stands {times} times, and is done as often',
                    plan=plan.name,
                    lever=look.lever(action.lever),
                    spend=look.number(action.spend),
                    times=times,
                    start=action.start,
                    end=action.end,
                )
                yield Doubt("action again", text, plan.name)
    alike = Counter(shock.model_dump_json() for shock in look.scenario.shocks)
    for shock in look.scenario.shocks:
        if (times := alike.pop(shock.model_dump_json(), 1)) > 1:
            if shock.rate is None:
                text = say(
                    "shock {shock} in month {month} stands {times} times, and strikes as often",
                    shock=look.shock(shock.shock),
                    month=shock.month,
                    times=times,
                )
            else:
                text = say(
                    "shock {shock} at a rate of {rate} a year stands {times} times, and is drawn as often",
                    shock=look.shock(shock.shock),
                    rate=look.number(shock.rate),
                    times=times,
                )
            yield Doubt("shock again", text, look.shock(shock.shock))


def names(look: Examined) -> Iterator[Doubt]:
    """Tell of ids and plans that differ in capitals only, and of names that several stakeholders have."""
    say, register = look.say, look.scenario.population.register
    for one, other in _but_for_case(plan.name for plan in look.plans):
        yield Doubt("plans alike", say('the plans "{one}" and "{other}" differ in capital letters only', one=one, other=other), other)
    if register is None:
        return
    for one, other in _but_for_case(register.ids):
        yield Doubt(
            "ids alike",
            say('the ids "{one}" and "{other}" differ in capital letters only: are they two stakeholders?', one=one, other=other),
            other,
        )
    named: dict[str, list[str]] = {}
    for name, key in zip(register.names, register.ids, strict=True):
        named.setdefault(looks(name).casefold(), []).append(key)
    for name, key in zip(register.names, register.ids, strict=True):
        same = named.pop(looks(name).casefold(), []) if name != key else []  # ids that are alike are told of above
        if len(same) > 1:
            text = say(
                '{count} stakeholders are called "{name}": {ids}; are they not the same?', count=len(same), name=name, ids=look.listed(same)
            )
            yield Doubt("same name", text, name)


def _but_for_case(written: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each name that is like an earlier one but for capital letters, after that earlier one."""
    first: dict[str, str] = {}
    for name in written:
        earlier = first.setdefault(name.casefold(), name)
        if earlier != name:
            yield earlier, name
