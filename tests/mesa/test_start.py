"""Month 0: what stands has its value at the start; what is done in a month was not done yet."""

from __future__ import annotations

import math

import numpy as np
import pytest

import partnership_sim as ps
from partnership_sim.kinds import KINDS
from partnership_sim.metrics import METRICS
from tests.worlds import EVERY_LEVER, EVERY_SHOCK, scenario

CASE = scenario(actions=EVERY_LEVER, shocks=EVERY_SHOCK, months=24)
DONE = (
    *("meetings", "kept_promises", "breaches", "broken_for_lack", "disputes_opened", "disputes_outside", "mediated", "settled"),
    *(
        "participation",
        "ties_formed",
        "ties_ended",
        "unfinished",
        "efficiency",
        "leakage",
        "transparency",
        "accountability",
        "spent",
        "unspent",
    ),
)


def test_metrics_of_the_start() -> None:
    model = ps.PartnershipModel(CASE, "plan", replicate=2)
    found, state, ties = model.metrics, model.state, model.ties
    count = int(ties.count[0, 0])
    ab, ba = ties.trust_ab[0, :count], ties.trust_ba[0, :count]
    assert list(found) == list(METRICS)
    names, kind = list(KINDS), state.kind[0]
    tied = {(names[kind[a]], names[kind[b]]) for a, b in zip(ties.a[0, :count], ties.b[0, :count], strict=True)}
    no_ties = {f"trust_{one}_{other}" for one in names for other in names if not {(one, other), (other, one)} & tied}
    assert {name for name, value in found.items() if math.isnan(value)} == {*DONE, *no_ties}
    assert found["trust"] == pytest.approx((ab.mean() + ba.mean()) / 2)
    assert found["trust_first_ties"] == pytest.approx(found["trust"])
    assert found["ties"] == count
    assert found["conflicts"] == pytest.approx(ties.conflict[0, :count].mean())
    for column in ("resources", "resistance", "information"):
        values = getattr(state, column)[0]
        assert found[column] == pytest.approx(values.mean())
        for code, kind in enumerate(KINDS):
            assert found[f"{column}_{kind}"] == pytest.approx(values[state.kind[0] == code].mean())
    assert found["resistance_high"] == pytest.approx((state.resistance[0] > 0.5).mean())
    assert found["voice"] == pytest.approx(state.voice[0, state.kind[0] == 0].mean())
    receiving = state.kind[0] == 0
    size, built, runs = (column[0, receiving] for column in (state.households / 20, state.built, state.working))
    assert found["built"] == pytest.approx(built.sum() / size.sum())
    assert found["service"] == pytest.approx((built * runs).sum() / size.sum())  # works that stand serve; nothing is delivered yet
    assert found["working"] == pytest.approx((built * runs).sum() / built.sum())
    assert found["need_met"] == pytest.approx(np.average(state.need_met[0, receiving], weights=size))
    assert found["convened"] == state.convened[0, 0]
    working = (ties.unmet[0, :count] < 6) & (ab >= 0.4) & (ba >= 0.4)
    assert found["working_partners"] == pytest.approx(2 * working.sum() / len(model.cast))
    assert 0 <= found["active_core"] <= 1


def test_looking_at_the_start_changes_nothing() -> None:
    looked, not_looked = ps.PartnershipModel(CASE, "plan"), ps.PartnershipModel(CASE, "plan")
    assert looked.metrics
    for _ in range(3):
        looked.step()
        not_looked.step()
    assert looked.metrics == pytest.approx(not_looked.metrics, rel=0, abs=0, nan_ok=True)
    for one, other in zip((*looked.state, *looked.ties), (*not_looked.state, *not_looked.ties), strict=True):
        assert np.array_equal(one, other)


def test_what_is_written_at_the_start_is_seen() -> None:
    model = ps.PartnershipModel(CASE)
    model.agents.set("resistance", 0.25)
    assert model.metrics["resistance"] == 0.25


def test_newcomers_count_when_they_come() -> None:
    register = b"id,kind,joins\na,community,0\nb,community,2\nc,ngo,0\n"
    case = scenario(population={"register": "people.csv"}, files={"people.csv": register}, months=6)
    model = ps.PartnershipModel(case)
    assert model.metrics["resistance_community"] == pytest.approx(model.stakeholder("a").resistance)


def test_the_start_is_in_the_table() -> None:
    class Early(ps.PartnershipModel):
        def __init__(self, case: ps.Scenario) -> None:
            super().__init__(case, agent_reporters={"voice": "voice"}, model_reporters=["trust", "spent"])
            self.datacollector.collect(self)

    model = Early(CASE)
    start = model.metrics["trust"]
    for _ in range(3):
        model.step()
    table = model.datacollector.get_model_vars_dataframe()
    assert table["trust"].tolist() == [start, *ps.run(CASE, plans=[], replicates=1).values["No programme"][0, :3, 0].tolist()]
    assert table["spent"].tolist()[1:] == [0.0] * 3
    assert math.isnan(table["spent"][0])
    model.rewind(1)
    assert len(model.datacollector.get_model_vars_dataframe()) == 2
    assert len(model.datacollector.get_agent_vars_dataframe()) == 2 * len(model.cast)
    model.rewind(0)
    assert model.datacollector.get_model_vars_dataframe()["trust"].tolist() == [start]
