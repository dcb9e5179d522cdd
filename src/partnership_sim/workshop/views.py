"""What each page is shown, whole, as plain JSON in its reader's language. Who may see what is decided here.

Numbers are null where they are undefined. Every view has
    page, language, version, scenario (its name), phase, round, rounds, month, months, programme_end, months_a_round, game,
    seconds_left (null: no time runs), broken (words, or null), computing (whether numbers are still to come), kinds [{name, label}],
    roles and pledges (what is public of a game of roles, see `views_of_roles`; empty in another)
and what is said at `seat`, `table` and `projector` below.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from partnership_sim.declare import KINDS
from partnership_sim.levers import LEVERS
from partnership_sim.locale import Text
from partnership_sim.workshop.questions import AFTER, DEBRIEF, INTRODUCTION, ITEMS, SCALE, of_round
from partnership_sim.workshop.roles import TOGETHER
from partnership_sim.workshop.room import Phase
from partnership_sim.workshop.showing import measure, number, numbers, plan_name
from partnership_sim.workshop.views_of_debrief import debrief
from partnership_sim.workshop.views_of_roles import games, pledges, roles
from partnership_sim.workshop.who import Who

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership_sim.scenario.parts import Plan
    from partnership_sim.workshop.actions import Choice
    from partnership_sim.workshop.seating import Group, Seat, Sent
    from partnership_sim.workshop.standing import Standing
    from partnership_sim.workshop.terms import Terms

#: Phases in which the months of a round have just been lived through.
LIVED = (Phase.LOOK, Phase.AFTER, Phase.DEBRIEF)


def view(hub: Standing, page: str, who: Who, language: str) -> dict[str, Any]:
    """Return what a page shows; what somebody may not see is not in it."""
    found = common(hub, language) | {"page": page}
    if page == "seat":
        return found | seat(hub, who, language)
    if page == "table" and who.role == "trainer":
        return found | table(hub, language)
    if page == "explore" and who.role == "trainer":
        return found | {"explore": hub.explore.view(language), "shows": hub.room.shows, "door": hub.door}
    if page == "projector" and who.role in {"trainer", "projector"}:
        live = {"explore": hub.explore.view(language)} if hub.room.shows == "explore" else {}
        return found | projector(hub, language) | live
    return found


def common(hub: Standing, language: str) -> dict[str, Any]:
    """Return what every page knows."""
    room = hub.room
    return {
        "language": language,
        "version": hub.version,
        "scenario": hub.case.name,
        "game": room.settings.game,
        "phase": room.phase.value,
        "round": room.round,
        "rounds": room.settings.rounds,
        "month": room.month,
        "months": room.months,
        "programme_end": room.programme_end,
        "months_a_round": room.settings.months_a_round,
        "seconds_left": hub.countdown.seconds,
        "broken": hub.broken[language] if hub.broken is not None else None,
        "computing": hub.debrief.missing(hub.play, room) is not None,
        "kinds": [{"name": kind, "label": Text.of(KINDS[kind].plural)[language]} for kind in room.terms.kinds],
        "roles": roles(hub.play, room, language),
        "pledges": pledges(room, language),
    }


def seat(hub: Standing, who: Who, language: str) -> dict[str, Any]:
    """Return what a phone shows.

    Without a seat: `seat` null, `groups` [{number, name, members}]. With one: `seat` {number, name, group, removed, asks}, `group`
    {number, name, members [names], budget, left, draft, sent (both {choices, by} or null), history [{round, choices, cost}]}, `terms` (see `terms`),
    `state` [{name, label, unit, now, before}], `curves` {metric: [month]}, `news` [words], `questions` [words], `asked_round` (the round to answer
    them with: one more than there are rounds for the years after), `answers` {question: text}, `questionnaire` {open: "before", "after" or null,
    introduction, scale [words], items [words], points or null}, `debrief` (null before).
    """
    room = hub.room
    mine = room.seats.get(who.seat or 0) if who.role == "seat" else None
    if mine is None:
        groups = [
            {"number": one.number, "name": one.called(language), "members": len(room.members(one.number))} for one in room.groups.values()
        ]
        return {"seat": None, "groups": groups}
    told = {"number": mine.number, "name": mine.name, "group": mine.group, "removed": mine.removed, "asks": mine.asks}
    if mine.removed:
        return {"seat": told, "groups": []}
    plan = room.plan(mine.group)
    return {
        "seat": told,
        "group": _group(hub, room.groups[mine.group], language),
        "terms": terms(hub, language, room.terms_of(mine.group)),
        "questions": questions(hub, language),
        "asked_round": asked_round(hub),
        "answers": {str(question): text for (at, question), text in mine.reflections.items() if at == asked_round(hub)},
        "questionnaire": questionnaire(mine, _open_wave(hub), language),
        "debrief": debrief(hub, language, mine.group) if room.phase == Phase.DEBRIEF else None,
        **_lived(hub, plan, language),
    }


def table(hub: Standing, language: str) -> dict[str, Any]:
    """Return what the trainer's table shows.

    `settings`, `games` (those that can be played with this scenario), `door` (code, address, addresses), `terms`, `unveiled`, `shows`, `projector_language`, `groups` [as a phone's, with `seats` and
    `state`], `seats` [{number, name, group, removed, asks, there, answered}], `reflections` [{round, question, seat, name, group, text}],
    `questionnaires` {before: number, after: number}, `questions` [words], `talk` [{title, questions}] (of the debrief), `debrief`.
    """
    room = hub.room
    return {
        "settings": room.settings.model_dump(mode="json") | {"budget": room.terms.budget},
        "games": list(games(hub.case)),
        "door": hub.door,
        "terms": terms(hub, language, room.terms),
        "unveiled": room.unveiled,
        "shows": room.shows,
        "projector_language": room.language,
        "groups": [_group(hub, one, language) | _lived(hub, room.plan(one.number), language) for one in room.groups.values()],
        "seats": [_seat(hub, one) for one in room.seats.values()],
        "reflections": reflections(hub),
        "questionnaires": {wave: sum(wave in one.points for one in room.seats.values()) for wave in ("before", "after")},
        **_talk(hub, language),
        "debrief": debrief(hub, language, None) if room.phase in {Phase.AFTER, Phase.DEBRIEF} else None,
    }


def projector(hub: Standing, language: str) -> dict[str, Any]:
    """Return what the projector shows: nobody's own figures by name unless the trainer unveils them.

    `door`, `shows`, `groups` [{number or null, name or null, sent, seats, curves, state}], in the order of their numbers while they are named and
    of their results while not; `waiting` (groups that have not sent), `seats` (how many), `speaks` (its language), `questions`, `talk`, `debrief`.
    """
    room = hub.room
    named = room.unveiled
    groups = [
        {
            "number": one.number if named else None,
            "name": one.called(language) if named else None,
            "seats": len(room.members(one.number)),
            **_lived(hub, room.plan(one.number), language, with_news=False),
        }
        for one in (room.groups.values() if room.roles is None else ())
    ]
    if room.roles is not None:  # one partnership
        seats = sum(len(room.members(group)) for group in room.groups)
        groups = [
            {"number": None, "name": plan_name(TOGETHER, language), "seats": seats, **_lived(hub, room.plan(1), language, with_news=False)}
        ]
    if not named:
        goal = hub.play.metrics[0]
        groups.sort(key=lambda one: _last(one["curves"].get(goal, [])))
    waiting = [one.called(language) for one in room.groups.values() if room.round not in one.sent] if room.phase == Phase.CHOOSE else []
    return {
        "door": hub.door,
        "shows": room.shows,
        "speaks": room.language,
        "unveiled": named,
        "groups": groups,
        "names": [one.called(language) for one in room.groups.values()],
        "waiting": waiting,
        "seats": sum(not one.removed for one in room.seats.values()),
        **_talk(hub, language),
        "debrief": debrief(hub, language, None) if room.phase == Phase.DEBRIEF and named else None,
    }


def terms(hub: Standing, language: str, found: Terms) -> dict[str, Any]:
    """Return what can be chosen: `budget`, `convening` (units a month in which anything is spent), `unit` {currency, value} or null, and
    `levers` [{name, label, price, forms [{name, label, on [kinds], usual [kinds]}]}].
    """
    room, money = hub.room, hub.case.money
    first, _ = found.months(max(1, room.round))
    levers = []
    for name, one in found.levers.items():
        words = LEVERS[name].forms
        forms = [
            {
                "name": form,
                "label": words[form][language] if form in words else "",
                "on": list(one.on[form]),
                "usual": list(one.usual[form]),
            }
            for form in one.forms
        ]
        lever = LEVERS[name]
        levers.append({"name": name, "label": Text.of(lever.label)[language], "price": Text.of(lever.price)[language], "forms": forms})
    return {
        "budget": found.budget,
        "convening": found.convening.in_month(first) if room.roles is None else 0.0,
        "unit": {"currency": money.currency, "value": money.unit} if money is not None else None,
        "levers": levers,
    }


def reflections(hub: Standing) -> list[dict[str, Any]]:
    """Return every answer to a question of reflection, by round and question, seats in the order of joining."""
    found = []
    for one in hub.room.seats.values():
        for (at, question), text in one.reflections.items():
            if text:
                found.append({"round": at, "question": question, "seat": one.number, "name": one.name, "group": one.group, "text": text})
    return sorted(found, key=lambda one: (one["round"], one["question"], one["seat"]))


def _group(hub: Standing, group: Group, language: str) -> dict[str, Any]:
    room = hub.room
    chosen = room.choices(group.number)
    return {
        "number": group.number,
        "name": group.called(language),
        "members": [one.name for one in room.members(group.number)],
        "budget": round(room.terms_of(group.number).budget + (room.roles.earned[group.number] if room.roles is not None else 0.0), 2),
        "left": round(room.left(group.number), 2),
        "draft": _sent(hub, group.draft),
        "sent": _sent(hub, group.sent.get(room.round)),
        "history": [
            {
                "round": at,
                "choices": [_choice(choice) for choice in choices],
                "cost": round(room.terms_of(group.number).cost(at, choices), 2),
            }
            for at, choices in chosen.items()
        ],
    }


def _sent(hub: Standing, sent: Sent | None) -> dict[str, Any] | None:
    if sent is None:
        return None
    by = hub.room.seats[sent.seat].name if sent.seat is not None else None
    return {"choices": [_choice(choice) for choice in sent.choices], "by": by, "seat": sent.seat}


def _choice(choice: Choice) -> dict[str, Any]:
    return choice.model_dump(mode="json")


def _seat(hub: Standing, seat: Seat) -> dict[str, Any]:
    told = {name: getattr(seat, name) for name in ("number", "name", "group", "removed", "asks")}
    answered = sum(at == asked_round(hub) and bool(text) for (at, _), text in seat.reflections.items())
    return told | {"there": hub.is_there(Who("seat", seat.number)), "answered": answered}


def _lived(hub: Standing, plan: Plan, language: str, *, with_news: bool = True) -> dict[str, Any]:
    """Return how a group's partnership stands, as far as it has been computed: `state`, `curves`, `news`."""
    room, play = hub.room, hub.play
    if not (play.is_lucky_known and play.knows(plan, room.month)):
        return {"state": [], "curves": {}} | ({"news": []} if with_news else {})
    path = play.path(plan, room.month)
    before = max(0, room.month - (room.settings.months_a_round if room.phase != Phase.AFTER else room.settings.months_after))
    state = [
        measure(name, language) | {"now": number(values[-1]), "before": number(values[before])} for name, values in path.values.items()
    ]
    found: dict[str, Any] = {"state": state, "curves": {name: numbers(values) for name, values in path.values.items()}}
    if with_news:
        lived = room.phase in LIVED and room.month > 0
        found["news"] = [event.tell(language) for event in play.news(plan, before + 1, room.month)] if lived else []
    return found


def _open_wave(hub: Standing) -> str | None:
    room = hub.room
    if room.phase == Phase.LOBBY or (room.phase == Phase.CHOOSE and room.round == 1):
        return "before"
    return "after" if room.phase == Phase.DEBRIEF else None


def questionnaire(seat: Seat, wave: str | None, language: str) -> dict[str, Any]:
    """Return the questionnaire that is open, if any, with what the seat answered."""
    if wave is None:
        return {"open": None}
    return {
        "open": wave,
        "introduction": INTRODUCTION[language],
        "scale": [one[language] for one in SCALE],
        "items": [item.text[language] for item in ITEMS],
        "points": list(seat.points[wave]) if wave in seat.points else None,
    }


def questions(hub: Standing, language: str) -> list[str]:
    """Return the three questions of reflection of now; none while groups choose."""
    asked_now = asked(asked_round(hub), hub.room.settings.rounds) if hub.room.phase in LIVED else ()
    return [one[language] for one in asked_now]


def _talk(hub: Standing, language: str) -> dict[str, Any]:
    """Return what a room is asked to talk about."""
    stages = DEBRIEF if hub.room.phase == Phase.DEBRIEF else ()
    told = [{"title": one.title[language], "questions": [question[language] for question in one.questions]} for one in stages]
    return {"questions": questions(hub, language), "talk": told}


def asked_round(hub: Standing) -> int:
    """Return by which round the questions of now are answered: one more than there are for the years after the programme."""
    room = hub.room
    return room.settings.rounds + 1 if room.phase in {Phase.AFTER, Phase.DEBRIEF} else room.round


def asked(number: int, rounds: int) -> Sequence[Text]:
    """Return the three questions of reflection that are answered by a round, 1..rounds + 1."""
    return AFTER if number > rounds else of_round(number, rounds)


def _last(values: list[float | None]) -> float:
    known = [value for value in values if value is not None]
    return known[-1] if known else -math.inf
