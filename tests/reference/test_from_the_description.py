"""docs/odd.md is complete: what was written from it alone takes a month as the engine does, to 1e-9."""

from __future__ import annotations

import numpy as np
import pytest

from partnership_sim.draws import Process
from partnership_sim.engine.block import advance
from partnership_sim.kinds import KINDS
from partnership_sim.state import NEW, OF_RUN, OF_TIES, RUN_WIDE, Channels, State, Ties
from tests.reference import from_the_description as page
from tests.reference.little_world import EVERY_OPTION, PEOPLE, REGISTER
from tests.worlds import EVERY_LEVER, EVERY_SHOCK, block, scenario

REPLICATES = (0, 1)
OF_PEOPLE = (
    *("income_luck", "promised", "resistance", "information", *page.SKILLS, "voice", "norm", "news", "risk", "stain"),
    *("under_way", "lead", "idle", "fresh", "built", "working", "need_met", "used_to", "finished", "joint"),
)
OF_THE_RUN = ("year", "convened", "lapsed", "begun", "abandoned")
OF_A_TIE = ("trust_ab", "trust_ba", "anchor_ab", "anchor_ba", "unmet", "outside")
EXACT = 1e-9


def columns(runs, r):
    """What is known before a month: people, ties and run of run r, copied."""
    people = [
        {name: column[r, i].item() for name, column in zip(State._fields, runs.state, strict=True) if column.shape[1] > 1}
        for i in range(runs.state.key.shape[1])
    ]
    names = [name for name in Ties._fields if name not in ("count", "story", "via")]
    ties = [{name: getattr(runs.ties, name)[r, e].item() for name in names} for e in range(runs.ties.count[r, 0])]
    return people, ties, {name: getattr(runs.state, name)[r, 0].item() for name in OF_RUN}


def channels(runs, r, ties):
    """The month's channels of run r; those of ties go to the ties, whose rows are those before the month."""
    seen = runs.channels.view()
    for name in OF_TIES:
        for tie, value in zip(ties, getattr(seen, name)[r].tolist(), strict=False):
            tie[name] = value
    rest = [name for name in Channels._fields if name not in OF_TIES]
    return {name: getattr(seen, name)[r, 0].item() if name in RUN_WIDE else getattr(seen, name)[r].tolist() for name in rest}


@pytest.mark.parametrize("levers", [[*EVERY_LEVER, *EVERY_OPTION], []])
def test_a_month_from_the_description_is_the_engines_month(levers):
    case = scenario(population=PEOPLE, files={"r.csv": REGISTER}, actions=levers, shocks=EVERY_SHOCK, months=40)
    runs = block(case, replicates=REPLICATES)
    met = mistrust = finished = 0
    for number in range(1, 41):
        before = [columns(runs, r) for r in range(len(REPLICATES))]
        advance(runs, number)
        for r, replicate in enumerate(REPLICATES):
            people, ties, run = before[r]
            month = page.Month(
                page.run_key(case.seed, replicate),
                number,
                people,
                ties,
                channels(runs, r, ties),
                {name: values[r, 0].item() for name, values in runs.values.items()},
                run,
            )
            page.take(month)
            for name in OF_PEOPLE:
                wanted = getattr(runs.state, name)[r]
                assert [person[name] for person in people] == pytest.approx(wanted.tolist(), abs=EXACT, rel=0), (name, number, r)
            for name in OF_THE_RUN:
                assert run[name] == pytest.approx(getattr(runs.state, name)[r, 0], abs=EXACT, rel=0), (name, number, r)
            mine = {tie["key"]: tie for tie in ties}
            new = (runs.ties.story[r] & NEW) > 0  # one may be a tie of the same two that ended this month
            kept = [e for e in range(runs.ties.count[r, 0]) if not new[e]]
            assert len(kept) > 0.8 * len(ties)
            for name in OF_A_TIE:
                got = [mine[runs.ties.key[r, e].item()][name] for e in kept]
                assert got == pytest.approx(getattr(runs.ties, name)[r, kept].tolist(), abs=EXACT, rel=0), (name, number, r)
            met += sum(tie["met"] for tie in month.awake)
            mistrust += sum(person["news"] > 0 for person in people)
            finished += sum(person["finished"] > 0 for person in people)
    assert met > 100
    assert mistrust > 10
    assert finished > 10


def test_numbers_of_the_description_are_those_declared():
    kinds = KINDS.values()
    assert tuple(kind.carry for kind in kinds) == page.CARRY
    assert tuple(kind.columns["voice"].mean for kind in kinds) == page.VOICE
    assert tuple(kind.columns["negotiation"].mean for kind in kinds) == page.SKILL
    for name in ("STRIFE", "FACILITATE", "MEET", "LACK", "KEEP", "CONDUCT", "ANSWER", "VALUE", "ATTEND"):
        assert getattr(page, name) == Process[name]
    for name in ("AGREE", "YEAR", "INCOME", "CONVENE", "OPEN"):
        assert getattr(page, name) == Process[name]
    assert np.isfinite(page.uniforms(1, 2, 3, 4)).all()
