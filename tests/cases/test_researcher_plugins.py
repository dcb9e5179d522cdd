"""A researcher's own levers, shocks and metrics: what goes wrong in them is told as theirs, with file, line, plan and month."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

import partnership_sim as ps
from partnership_sim import plugins
from partnership_sim.declare import METRICS, PARAMETERS
from partnership_sim.evidence import load
from partnership_sim.levers import LEVERS
from partnership_sim.results.columns import LAYOUTS
from partnership_sim.shocks import SHOCKS
from tests.cli.test_cli import call

if TYPE_CHECKING:
    from collections.abc import Iterator

HEAD = "import numpy as np\nimport partnership_sim as ps\n"
LEVER = (
    HEAD
    + """
class Mine(ps.Lever):
    name = "mine"
    label = {"en": "Mine", "id": "Milik saya"}
    source = "assumption"
    half_effect = ps.Parameter(0.4, low=0.05, high=5)

    def act(self, month, on, spend):
        BODY
"""
)
SHOCK = (
    HEAD
    + """
class Storm(ps.Shock):
    name = "storm"
    label = {"en": "Storm", "id": "Badai"}
    source = "assumption"

    def act(self, month, on, severity, age):
        BODY
"""
)
METRIC = HEAD + '\n@ps.metric("mine", {"en": "mine", "id": "milik saya"})\ndef mine(month):\n    BODY\n'
ADDS = "month.channels.negotiation_training[:] += self.dose(spend, on) * on"


@pytest.fixture(autouse=True)
def registers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every test starts in a folder of its own, in English, and leaves no plug-in behind."""
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.chdir(tmp_path)
    with pytest.MonkeyPatch.context():
        kept = [(registry, registry.kept()) for registry in plugins._registries()]
        loaded = dict(plugins._LOADED)
        yield
        for registry, what in kept:
            registry.restore(what)
        plugins._LOADED.clear()
        plugins._LOADED.update(loaded)


def write(text: str, body: str, name: str = "mine.py") -> Path:
    path = Path(name)
    path.parent.mkdir(exist_ok=True)
    path.write_text(text.replace("BODY", body), encoding="utf-8")
    return path


def case(**changes: Any) -> ps.Scenario:
    population = {"community": 8, "government": 2, "business": 2, "ngo": 2}
    return ps.Scenario.of({"name": "x", "months": 9, "replicates": 4, "population": population, **changes})


def with_lever(**changes: Any) -> ps.Scenario:
    return case(plans=[{"name": "g", "actions": [{"lever": "mine", "spend": 1.0}]}], **changes)


RAISING = (
    (LEVER, 'if month.number == 7: raise RuntimeError("boom")', 'the lever "mine" (plan "g", month 7) stopped with RuntimeError: boom'),
    (LEVER, "raise SystemExit(0)", 'the lever "mine" (plan "g", month 1) stopped with SystemExit: 0'),
    (LEVER, "month.channels.nothing[:] += 1", "there is no channel 'nothing'"),
    (LEVER, "month.channels.pressure[:] += np.ones((3, 99))", 'the lever "mine" (plan "g", month 1) stopped with ValueError'),
    (LEVER, "month.channels.pressure = on", "add to a channel, do not replace it"),
    (LEVER, "return on", "act gives something back"),
    (SHOCK, "1 / 0", 'the shock "storm" (plan "No programme", month 3) stopped with ZeroDivisionError: division by zero'),
    (SHOCK, "return on", "act gives something back"),
    (METRIC, "return np.zeros(month.runs) if month.number < 4 else 1 / 0", 'the metric "mine" (plan "No programme", month 4) stopped with'),
    (METRIC, "return 0.5", "month 1): it gave float; expected numbers, [run], here (4,)"),
    (METRIC, "return np.zeros((month.runs, 1))", "it gave ndarray (4, 1) float64"),
    (METRIC, "return None", "it gave NoneType"),
    (METRIC, 'return np.array(["a"] * month.runs)', "it gave ndarray (4,) <U1"),
    (METRIC, "return [[1], [1, 2]]", "it gave list"),
    (METRIC, "return np.full(month.runs, np.inf)", "it gave an infinite number"),
)


@pytest.mark.parametrize(("text", "body", "told"), RAISING)
def test_an_error_in_a_plug_in_names_its_file_and_line_and_what_was_run(text: str, body: str, told: str) -> None:
    ps.load_plugin(write(text, body))
    lever, shock = text is LEVER, text is SHOCK
    scenario = case(
        plans=[{"name": "g", "actions": [{"lever": "mine", "spend": 1.0}] if lever else []}],
        shocks=[{"shock": "storm", "month": 3}] if shock else [],
    )
    with pytest.raises(ps.InputError) as error:
        ps.run(scenario, workers=2)
    problem = error.value.problems[0]
    written = Path("mine.py").read_text(encoding="utf-8").splitlines()
    line = next(number for number, one in enumerate(written, 1) if body in one)
    if "gave" in told or "gives" in told:  # the function as such is meant
        line = next(number for number, one in enumerate(written, 1) if "def " in one)
        assert error.value.__cause__ is None
    else:
        assert error.value.__cause__ is not None
    if text is METRIC and "gave" in told:
        line -= 1  # functions begin at their decorator
    assert (problem.file, problem.place) == ("mine.py", f"line {line}")
    assert told in str(error.value)


def test_in_indonesian_and_on_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    plugin = write(LEVER, 'if month.number == 7: raise RuntimeError("boom")')
    Path("c").mkdir()
    Path("c/scenario.toml").write_text(
        'name="x"\nmonths=12\nreplicates=4\n[population]\ncommunity=14\ngovernment=2\nbusiness=2\nngo=3\n[[plans]]\nname="g"\n'
        '[[plans.actions]]\nlever="mine"\nspend=1.0\n',
        encoding="utf-8",
    )
    arguments = ["run", "c", "--plugin", str(plugin), "--out", "o", "--quiet", "--workers", "1", "--no-what-if"]
    assert call(*arguments, "--lang", "en") == 2
    told = capsys.readouterr().err
    assert told.startswith('mine.py:line 11: the lever "mine" (plan "g", month 7) stopped with RuntimeError: boom')
    assert "defect" not in told
    assert call(*arguments, "--lang", "id") == 2
    told = capsys.readouterr().err
    assert told.startswith('mine.py:baris 11: intervensi "mine" (rencana "g", bulan ke-7) terhenti: RuntimeError: boom')
    assert not Path("o").exists()
    assert [path.name for path in Path().iterdir() if path.name.startswith(".")] == []


def test_what_cannot_happen_in_ours_stays_a_defect(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("ours")

    monkeypatch.setattr(LEVERS["networking"], "act", broken)
    with pytest.raises(ZeroDivisionError, match="ours"):
        ps.run(case(plans=[{"name": "g", "actions": [{"lever": "networking", "spend": 1.0}]}]), replicates=1)


def test_possible_and_an_initialiser_of_ones_own() -> None:
    for body, told in (
        ("return np.ones(month.runs)", "possible gave ndarray (4,) float64; expected numbers 0 or 1, [run, 1], here (4, 1)"),
        ('return "yes"', "possible gave str"),
        ("1 / 0", 'the lever "mine" (plan "g", month 1) stopped with ZeroDivisionError'),
    ):
        ps.load_plugin(write(LEVER + "\n    def possible(self, month, on):\n        SECOND\n".replace("SECOND", body), ADDS))
        with pytest.raises(ps.InputError) as error:
            ps.run(with_lever())
        assert told in str(error.value)
        assert "mine.py:line 1" in str(error.value)
    ps.load_plugin(write(LEVER + "\n    def __init__(self, *given):\n        1 / 0\n", ADDS))
    with pytest.raises(ps.InputError, match="ZeroDivisionError"):
        ps.run(with_lever())


def test_a_model_stays_usable_after_a_plug_in_has_failed() -> None:
    """The month is not half gone through: mended, the model goes on and gives what one gives that never failed."""
    switch: dict[str, bool] = {"lever": True, "metric": True}

    class Failing(ps.Lever):
        name = "failing"
        label = {"en": "Failing", "id": "Gagal"}
        source = "assumption"

        def act(self, month: Any, on: Any, spend: Any) -> None:
            month.channels.connectivity[:] += spend * on
            if switch["lever"] and month.number == 4:
                month.state.resources[:] = 0.0  # not allowed; and it must leave no trace
                raise RuntimeError("once")

    @ps.metric("failing", "failing")
    def failing(month: Any) -> Any:
        if switch["metric"] and month.number == 6:
            raise RuntimeError("once")
        return np.full(month.runs, float(month.number))

    scenario = case(plans=[{"name": "g", "actions": [{"lever": "failing", "spend": 1.0}]}])
    model = ps.PartnershipModel(scenario, plan="g")
    for month, what in ((3, "lever"), (5, "metric")):
        while model.month < month:
            model.step()
        for _ in range(2):
            with pytest.raises(ps.InputError, match="RuntimeError: once"):
                model.step()
            assert model.month == month
            assert model.metrics["failing"] == month
        switch[what] = False
    while model.running:
        model.step()
    other = ps.PartnershipModel(scenario, plan="g")
    while other.running:
        other.step()
    told = model.datacollector.get_model_vars_dataframe()
    assert len(told) == 9
    assert np.array_equal(told.to_numpy(), other.datacollector.get_model_vars_dataframe().to_numpy(), equal_nan=True)


def test_from_a_thread() -> None:
    ps.load_plugin(write(LEVER, "1 / 0"))
    caught: list[BaseException] = []

    def run() -> None:
        try:
            ps.run(with_lever(), workers=3)
        except ps.InputError as error:
            caught.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert isinstance(caught[0].__cause__, ZeroDivisionError)


WRONG_CLASSES = (
    ('    name = "mine"\n', "", 'the lever "Mine": it has no name'),
    ('name = "mine"', 'name = "peer-exchange"', 'the lever "peer-exchange": this is not a name'),
    ('name = "mine"', "name = 5", "the lever 5: this is not a name"),
    ('name = "mine"', 'name = "networking"', 'the lever "networking": there is a lever of this name already; expected another name'),
    ('    label = {"en": "Mine", "id": "Milik saya"}\n', "", "it has no label"),
    ('label = {"en": "Mine", "id": "Milik saya"}', "label = 5", "label is 5"),
    ('label = {"en": "Mine", "id": "Milik saya"}', 'label = {"fr": "Mien"}', "label is {'fr': 'Mien'}"),
    ('    source = "assumption"\n', "", "it has no source"),
    ("ps.Parameter(0.4, low=0.05, high=5)", "0.4", "half_effect is 0.4; expected half_effect = ps.Parameter(0.4, low=0.05, high=5)"),
    ("    half_effect = ps.Parameter(0.4, low=0.05, high=5)\n", "", "act asks for a dose, and it has no half_effect"),
    (
        "def act(self, month, on, spend):",
        "def act(self, month, on):",
        "act is written as act(self, month, on); expected def act(self, month",
    ),
    ("def act(self, month, on, spend):", "async def act(self, month, on, spend):", "act is async or has a yield"),
    ("def act(self, month, on, spend):", "def acts(self, month, on, spend):", "it has no act; expected def act(self, month, on, spend)"),
    ("    def act", '    on = "community"\n\n    def act', 'on is "community"; expected a tuple of kinds'),
    ("    def act", '    on = ("comunity",)\n\n    def act', 'on is "comunity"; did you mean "community"?'),
    ("    def act", "    forms = 3\n\n    def act", "forms is 3"),
    ("    def act", '    options = {"a": 3}\n\n    def act', "options is {'a': 3}"),
)


@pytest.mark.parametrize(("old", "new", "told"), WRONG_CLASSES)
def test_what_a_lever_lacks_is_told_when_it_is_declared(old: str, new: str, told: str) -> None:
    text = LEVER.replace("BODY", ADDS)
    assert old in text
    with pytest.raises(ps.InputError) as error:
        ps.load_plugin(write(text.replace(old, new), ""))
    assert "mine.py:line 4: " in str(error.value)
    assert told in str(error.value)
    assert "mine" not in LEVERS
    assert "mine.half_effect" not in PARAMETERS


def test_every_problem_of_a_class_at_once_and_of_shocks_and_metrics_too() -> None:
    with pytest.raises(ps.InputError) as error:
        type("Bad", (ps.Shock,), {"name": "bad shock", "severity": 3, "duration": 0.5, "on": ()})
    assert len(error.value.problems) == 7, str(error.value)
    with pytest.raises(ps.InputError) as error:
        ps.metric("month", "", unit=3, low=1, high=0, better=2, theme="mine")(lambda: 0)  # type: ignore[arg-type, return-value]
    assert len(error.value.problems) == 7, str(error.value)
    with pytest.raises(ps.InputError, match="expected"):
        ps.metric("own", "own")(5)  # type: ignore[arg-type]


def test_a_class_that_others_build_on_needs_no_name() -> None:
    ps.load_plugin(write(LEVER.replace("class Mine(ps.Lever):", "class _Base(ps.Lever):\n    pass\n\n\nclass Mine(_Base):"), ADDS))
    assert "mine" in LEVERS


def test_metrics_named_as_columns_or_outcomes_are_refused() -> None:
    columns = {column for layout in LAYOUTS.values() for column in layout.columns}
    for name in (*sorted(columns), "design", "point", "Month", "sustained", "cost", "trust", "No programme", "a b", "", 5):
        with pytest.raises(ps.InputError):
            ps.metric(name, {"en": "x", "id": "x"})(lambda month: np.zeros(month.runs))  # type: ignore[arg-type]
    assert not (columns - {"trust"}) & set(METRICS)


def test_a_mended_plug_in_replaces_what_it_was() -> None:
    """Also within the second, and of the same length, where bytecode that is kept would be taken for new."""
    path = write(METRIC, "return np.full(month.runs, 0.1)")
    ps.load_plugin(path)
    ps.load_plugin(path)
    assert METRICS["mine"].compute(ps.PartnershipModel(case())._course.block.segments[0].month).tolist() == [0.1]
    ps.load_plugin(write(METRIC, "return np.full(month.runs, 0.2)"))
    model = ps.PartnershipModel(case())
    model.step()
    assert model.metrics["mine"] == 0.2
    # what is gone is gone, and what does not run leaves the last that did
    write(LEVER, ADDS)
    ps.load_plugin(path)
    assert "mine" not in METRICS
    assert PARAMETERS["mine.half_effect"].default == 0.4
    write(LEVER.replace("(0.4, low", "(0.6, low") + "\n1 / 0\n", ADDS)
    with pytest.raises(ps.InputError, match=r"mine\.py:line 13: it does not run: ZeroDivisionError"):
        ps.load_plugin(path)
    assert PARAMETERS["mine.half_effect"].default == 0.4
    write(LEVER.replace("(0.4, low", "(0.6, low"), ADDS)
    ps.load_plugin(path)
    assert PARAMETERS["mine.half_effect"].default == 0.6
    assert tuple(plugins.loaded_files()) == (path.resolve(),)


def test_a_file_that_fails_halfway_leaves_nothing() -> None:
    with pytest.raises(ps.InputError, match="line 12"):
        ps.load_plugin(write(LEVER + "import nothing_of_that_name\n", ADDS))
    assert "mine" not in LEVERS
    assert "mine.half_effect" not in PARAMETERS
    assert tuple(plugins.loaded_files()) == ()
    with pytest.raises(ps.InputError, match="line 2"):
        ps.load_plugin(write("x = 1\nx ==== 1\n", ""))


def test_two_files_of_one_stem_and_two_of_one_name() -> None:
    ps.load_plugin(write(LEVER, ADDS, "a/own.py"))
    ps.load_plugin(write(SHOCK, "pass", "b/own.py"))
    assert "mine" in LEVERS
    assert "storm" in SHOCKS
    with pytest.raises(ps.InputError, match="there is a lever of this name already"):
        ps.load_plugin(write(LEVER, ADDS, "c/own.py"))
    with pytest.raises(ps.InputError, match="there is a lever of this name already"):  # twice in one file
        ps.load_plugin(write(LEVER.replace('"mine"', '"twice"') + LEVER.replace('"mine"', '"twice"'), ADDS, "d/own.py"))
    assert "twice" not in LEVERS


def test_written_again_in_a_notebook_it_replaces_the_earlier_one() -> None:
    cell = LEVER.replace("BODY", ADDS)
    notebook: dict[str, Any] = {"__name__": "__main__"}
    exec(compile(cell, "<cell 1>", "exec"), notebook)  # noqa: S102
    exec(compile(cell.replace("(0.4, low", "(0.7, low"), "<cell 2>", "exec"), notebook)  # noqa: S102
    assert LEVERS["mine"] is notebook["Mine"]
    assert PARAMETERS["mine.half_effect"].default == 0.7
    with pytest.raises(ps.InputError, match="already"):
        exec(compile(cell.replace("class Mine", "class Other"), "<cell 3>", "exec"), notebook)  # noqa: S102
    with pytest.raises(ps.InputError, match="already"):
        exec(compile(cell.replace('"mine"', '"mediation"'), "<cell 4>", "exec"), notebook)  # noqa: S102
    assert LEVERS["mine"] is notebook["Mine"]


def test_loading_in_any_order_gives_the_same_results() -> None:
    one, other = write(METRIC, "return np.zeros(month.runs)", "one.py"), Path("other.py")
    other.write_text(one.read_text(encoding="utf-8").replace('"mine"', '"a_metric"'), encoding="utf-8")
    told = []
    for files in ((one, other), (other, one)):
        for file in files:
            ps.load_plugin(file)
        told.append((tuple(METRICS), ps.run(case(), replicates=1).to_pandas()))
        for file in files:
            plugins.unload_plugin(file)
    assert told[0][0] == told[1][0]
    assert told[0][1].equals(told[1][1])


def test_findings_load_beside_a_plug_in_of_the_same_names() -> None:
    """What a finding declares for itself has a name that no user can give."""
    from partnership_sim.evidence import FINDINGS

    ps.load_plugin(write(SHOCK.replace('"storm"', '"broken_promise"'), "pass"))
    assert load()
    for finding in FINDINGS.values():
        for thing in vars(__import__("sys").modules[finding.__module__]).values():
            if isinstance(thing, type) and issubclass(thing, ps.Lever | ps.Shock) and thing.__module__ == finding.__module__:
                assert not thing.name.isidentifier(), thing
    assert "broken_promise" in SHOCKS


@pytest.mark.parametrize(("language", "told"), [("en", "there is no such file"), ("id", "berkas ini tidak ada")])
def test_loading_speaks_the_language_that_is_asked_for(language: str, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ps.InputError, match=told):
        ps.load_plugin("nothing.py", language=language)
    assert call("describe", "levers", "--plugin", "nothing.py", "--lang", language) == 2
    assert told in capsys.readouterr().err
    folder = Path("folder.py")
    folder.mkdir()
    for wrong in (folder, write("", "", "notes.txt")):
        with pytest.raises(ps.InputError):
            ps.load_plugin(wrong)
