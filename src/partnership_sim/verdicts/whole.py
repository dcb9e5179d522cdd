"""From results to their verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership_sim.results.columns import NO_PROGRAMME
from partnership_sim.verdicts import (
    answer,
    goals,
    halves,
    judged,
    kinds,
    lasting,
    money,
    network,
    over_time,
    plans,
    shocks,
    story,
    what_if,
    works,
)
from partnership_sim.verdicts.certainty import FEW
from partnership_sim.verdicts.tables import Tables
from partnership_sim.verdicts.trials import Trials
from partnership_sim.verdicts.verdict import Rests, Verdict

if TYPE_CHECKING:
    from partnership_sim.results.source import Source


def of(source: Source) -> Verdict:
    """Judge results.

    Parameters
    ----------
    source : Source
        A results folder as `results.reader.Results` reads it, or runs in memory (`studies.held.Held`).
    """
    return of_tables(Tables(source))


def of_tables(tables: Tables) -> Verdict:
    """Judge results of which tables have been opened already; see `of`."""
    given = answer.of(tables)
    chosen, order, trials = given.ranking.chosen, given.ranking.order, Trials(tables)
    compared = chosen != NO_PROGRAMME and NO_PROGRAMME in tables.plans
    return Verdict(
        rests_on=_rests(tables),
        answer=given,
        goals=tuple(goals.of(tables, goal, order) for goal in tables.goals),
        plans={plan: plans.of(tables, plan) for plan in tables.plans},
        over_time=over_time.of(tables, chosen),
        kinds=kinds.of(tables, chosen),
        halves=halves.of(tables, chosen) if compared else None,
        lasting=lasting.of(tables, order),
        works=works.of(tables),
        network=network.of(tables.source, chosen),
        what_if=what_if.of(trials, chosen, tables.goal),
        money=money.of(tables, trials, chosen, tables.goal),
        story=story.of(tables, chosen),
        shocks=shocks.of(tables, chosen, tables.goal),
    )


def _rests(tables: Tables) -> Rests:
    scenario = tables.scenario
    return Rests(
        scenario.name,
        scenario.seed,
        tables.months,
        scenario.programme_end,
        tables.replicates,
        scenario.replicates,
        tables.source.partial,
        tables.replicates < FEW,
        judged.shipped(),
    )
