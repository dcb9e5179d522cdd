"""What a researcher hands over as a path, a plug-in or an attribute, and nothing can come of it, is told where it is given."""

from __future__ import annotations

import pytest

import partnership_sim as ps
from partnership_sim import plugins
from tests.cases.runs_of_base import BASE

NO_PATHS = (None, 3, "", b"results", "a\0b", ["results"])


@pytest.fixture(scope="module")
def case():
    return ps.Scenario.load(BASE).with_(months=2, programme_end=2, replicates=2)


@pytest.fixture(scope="module")
def runs(case):
    return ps.run(case)


@pytest.mark.parametrize("given", NO_PATHS, ids=repr)
def test_what_is_no_path_is_told_by_its_argument(runs, given):
    for call, place in ((ps.Runs.load, "folder"), (runs.save, "folder"), (runs.report, "path"), (ps.load_plugin, "path")):
        with pytest.raises(ps.InputError) as caught:
            call(given)
        (problem,) = caught.value.problems
        assert (problem.place, problem.expected) == (place, "expected a path")


def test_a_plug_in_that_declares_nothing_is_told(tmp_path):
    file = tmp_path / "nothing.py"
    file.write_text("import partnership_sim as ps\n\nclass Unfinished:\n    pass\n")
    with pytest.raises(ps.InputError, match="it declares nothing; expected a Python file with your own levers"):
        ps.load_plugin(file)
    assert file.resolve() not in plugins.loaded_files()


def test_a_plug_in_may_bring_what_another_module_declared(tmp_path, monkeypatch):
    (tmp_path / "brought_module.py").write_text(
        "import partnership_sim as ps\n\n@ps.metric('brought', {'en': 'brought', 'id': 'dibawa'}, unit='x')\n"
        "def brought(month):\n    return month.mean('resources', 1)[:, 0]\n"
    )
    (tmp_path / "one.py").write_text("import brought_module\n")
    (tmp_path / "two.py").write_text("from brought_module import brought\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    from partnership_sim.declare import METRICS

    kept = METRICS.kept()
    try:
        for name in ("one.py", "two.py"):
            ps.load_plugin(tmp_path / name)
    finally:
        METRICS.restore(kept)
        for name in ("one.py", "two.py"):
            plugins.unload_plugin(tmp_path / name)


@pytest.mark.parametrize(("name", "column"), [("resistence", "resistance"), ("resource", "resources"), ("Power", "power")])
def test_nearly_a_column_of_an_agent_is_asked_about(case, name, column):
    agent = ps.PartnershipModel(case, plan=case.plans[-1].name).stakeholder(0)
    with pytest.raises(ps.InputError, match=f'did you mean "{column}"'):
        setattr(agent, name, 0.5)
    assert name not in vars(agent)


def test_any_other_attribute_of_an_agent_is_a_users_own(case):
    agent = ps.PartnershipModel(case, plan=case.plans[-1].name).stakeholder(0)
    agent.colour = "red"
    agent.colour = "blue"
    agent.resistance = 0.25
    assert (agent.colour, agent.resistance) == ("blue", 0.25)
