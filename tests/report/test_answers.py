"""What the report concludes, from folders whose answer is known."""

from dataclasses import replace

import pytest

from partnership_sim.report import what_if
from partnership_sim.report.context import Context
from partnership_sim.report.data import Data
from partnership_sim.report.markup import bare
from partnership_sim.results.reader import Results
from partnership_sim.verdicts import ranking
from partnership_sim.verdicts.what_if import Rival, World
from tests.report.synthetic import make


@pytest.fixture(scope="module")
def context(tmp_path_factory):
    return Context(Data(Results(make(tmp_path_factory.mktemp("answers") / "results", replicates=10)), "en"))


def test_the_best_plan_leads(context):
    assert context.ranking.case == ranking.CHOOSE
    assert context.ranking.order[0] == context.best == "Dialog dan mediasi"
    assert context.ranking.rank[context.best] == 1
    assert context.ranking.order[-1] == "Keterbukaan"


def test_what_harms_is_found_in_the_table(context):
    found = context.verdict.what_if
    assert [one.world.change for one in found.harm][:2] == ["shock:scandal", "escalation"]
    assert {one.world.change for one in found.breaking} == {"shock:scandal", "escalation"}


def test_what_harms_most_is_told_with_how_often_the_partnership_holds(context):
    blow = context.verdict.what_if.blow
    assert blow.breaking is not None
    told = bare(what_if.told(context, context.goal, context.verdict.what_if, blow))
    assert told.startswith("scandal in month 6 (severity 0.5; government offices and NGOs): the partnership holds in ")
    assert told.endswith(", service −0.050 units per 20 households per month")
    only = replace(blow, breaking=None)
    assert "partnership holds" not in what_if.told(context, context.goal, context.verdict.what_if, only)


def test_how_often_another_plan_is_level_as_it_is_shown_or_ahead_but_not_clearly(context):
    world = World("synergy", 1.0, "upper", luck=False)
    rivals = [(1.0, 1.0, 0.0, False), (1.0, 0.999999, -1e-6, False), (1.0, 0.5, -0.5, False), (1.0, 1.2, 0.2, False), (1.0, 2.0, 1.0, True)]
    found = replace(
        context.verdict.what_if, rivals=tuple(Rival(world, "B", own, other, ahead, 0.3, clear) for own, other, ahead, clear in rivals)
    )
    assert what_if.near(context.data, context.goal, found) == 3
