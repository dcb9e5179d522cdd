"""A researcher's own kind of stakeholder, own draws, and doses that are no numbers."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow.parquet as pq
import pytest

import partnership_sim as ps
from partnership_sim import plugins
from partnership_sim.declare import BUILT_IN_KINDS, GENERAL_TRUST, KINDS
from partnership_sim.draws import named_process, uniforms
from partnership_sim.engine.block import advance, observe
from partnership_sim.kinds import prior_trust
from partnership_sim.levers import LEVERS
from partnership_sim.levers.public_education import PublicEducation
from partnership_sim.locale import Text
from partnership_sim.metrics import METRICS
from partnership_sim.plots.style import kind_style
from partnership_sim.shocks import SHOCKS
from tests.cli.test_cli import call
from tests.worlds import EVERY_LEVER, EVERY_SHOCK, block, scenario

if TYPE_CHECKING:
    from collections.abc import Iterator

MEDIA = """
import partnership_sim as ps

ps.register_kind(
    ps.Kind(
        name="media",
        label={"en": "media house", "id": "media massa"},
        plural={"en": "media houses", "id": "media massa"},
        carry=6,
        columns={"resources": 0.8, "resistance": ps.Spread(0.3, 0.1)},
        trust={"government": 0.4},
        trusted={"community": 0.6},
    )
)
"""
#: The way that is not public, as it was.
OLD_WAY = """
import partnership_sim as ps
from partnership_sim.declare import KINDS, Spread
names = "resources resistance negotiation mediation conflict_management information power stubbornness rent voice households".split()
KINDS.add("media", ps.Kind(name="media", label=ps.Text.of({"en": "media", "id": "media"}), plural=ps.Text.of({"en": "media", "id": "media"}), carry=5.0,
                           columns={n: Spread(0.5, 0.1) for n in names}, trust={}))
"""
COUNTS = {"community": 12, "government": 2, "business": 3, "ngo": 3}


@pytest.fixture(autouse=True)
def registers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every test starts in a folder of its own, in English, and leaves nothing of its own behind."""
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.chdir(tmp_path)
    kept = [(registry, registry.kept()) for registry in plugins._registries()]
    loaded = dict(plugins._LOADED)
    yield
    for registry, what in kept:
        registry.restore(what)
    plugins._LOADED.clear()
    plugins._LOADED.update(loaded)


def case(population: dict[str, Any] | None = None, **changes: Any) -> ps.Scenario:
    shocks = [shock for shock in EVERY_SHOCK if shock.get("month", 0) <= 6]
    return scenario(population={**COUNTS, **(population or {})}, actions=EVERY_LEVER, shocks=shocks, months=20, seed=3, **changes)


def values(of: ps.Scenario) -> np.ndarray:
    return ps.run(of, replicates=2, workers=1).values["plan"]


def media(name: str = "media", **changes: Any) -> ps.Kind:
    return ps.register_kind(ps.Kind(**{"name": name, "label": name, "carry": 6.0, **changes}))


@pytest.mark.parametrize("plug_in", [MEDIA, OLD_WAY])
def test_a_kind_that_nobody_is_of_changes_no_bit(plug_in: str) -> None:
    before, one = values(case()), block(case())
    Path("own.py").write_text(plug_in)
    metrics = list(METRICS)
    advance(one, 1)
    ps.load_plugin("own.py")
    advance(one, 2)  # a block that was opened before goes on as if nothing had been
    assert list(METRICS) == metrics
    assert np.array_equal(values(case()), before, equal_nan=True)
    assert np.array_equal(observe(one, metrics)[0], before[0, 1], equal_nan=True)
    assert tuple(KINDS) == (*BUILT_IN_KINDS, "media")


def test_a_kind_may_be_loaded_before_everything_else() -> None:
    Path("own.py").write_text(OLD_WAY)
    program = (
        "import sys, partnership_sim as ps\nfor file in sys.argv[1:]: ps.load_plugin(file)\n"
        "from tests.cases.test_researcher_kinds import case, values\nprint(values(case()).tobytes().hex())"
    )
    root = Path(__file__).parents[2]
    found = [
        subprocess.run([sys.executable, "-c", program, *files], capture_output=True, text=True, check=True, cwd=root).stdout
        for files in ([], [str(Path("own.py").resolve())])
    ]
    assert found[0] == found[1]
    assert found[0].strip() == values(case()).tobytes().hex()


def test_the_luck_of_a_kind_goes_by_its_name() -> None:
    """Another kind, loaded before or after it, of whom somebody is or nobody, moves nobody's luck."""
    media("media")
    alone = values(case({"media": 4}))
    media("artists")
    media("zoos")
    assert tuple(KINDS) == (*BUILT_IN_KINDS, "artists", "media", "zoos")
    assert np.array_equal(values(case({"media": 4})), alone, equal_nan=True)
    start = block(case({"media": 4, "artists": 2, "zoos": 1}), "No programme")
    few = block(case({"media": 4}), "No programme")
    for name in ("media-001", "community-012", "ngo-003"):
        assert few.state.resistance[0, few.cast.ids.index(name)] == start.state.resistance[0, start.cast.ids.index(name)]
        assert few.cast.key[few.cast.ids.index(name)] == start.cast.key[start.cast.ids.index(name)]


def test_two_kinds_may_be_registered_in_any_order() -> None:
    found = []
    for names in (("media", "artists"), ("artists", "media")):
        for name in names:
            media(name, columns={"resistance": 0.2 if name == "media" else 0.6})
        found.append(values(case({"media": 3, "artists": 3})))
        for name in names:
            KINDS.remove(name)
    assert np.array_equal(found[0], found[1], equal_nan=True)


def test_nothing_of_ours_means_a_users_kind_by_default() -> None:
    media()
    for shock in SHOCKS.values():
        assert set(shock.on) <= set(BUILT_IN_KINDS), shock.name
    for lever in LEVERS.values():
        assert all(set(lever.meant(form)) <= set(BUILT_IN_KINDS) for form in lever.forms or ("",)), lever.name

    class Later(ps.Shock):
        name = "later"
        label = "later"
        source = "assumption"

        def act(self, month, on, severity, age) -> None:
            month.channels.strife[:] += severity * on

    assert Later.on == BUILT_IN_KINDS


def test_a_kind_is_filled_in_and_trusted_as_it_says() -> None:
    kind = media(columns={"resources": 0.8, "power": ps.Spread(5.0, 0.1)}, trust={"government": 0.4}, trusted={"community": 0.6})
    assert (kind.columns["resources"], kind.columns["power"]) == (ps.Spread(0.8, 0.3), ps.Spread(5.0, 0.1))
    assert kind.columns.keys() == KINDS["ngo"].columns.keys()
    assert (kind.label["id"], kind.plural["en"]) == ("media", "media")
    assert [prior_trust("media", name) for name in ("government", "ngo")] == [0.4, GENERAL_TRUST]
    assert [prior_trust(name, "media") for name in ("community", "ngo")] == [0.6, GENERAL_TRUST]
    again = media(carry=9.0)  # the same notebook, the cell run again
    assert KINDS["media"] is again


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"name": "Media House"}, 'expected small letters and _, such as "media", and no key of [population]'),
        ({"name": "trust"}, "this is not a name"),
        ({"name": "resources"}, "this is not a name"),
        ({"name": "ngo"}, "there is a kind of this name already"),
        ({"carry": 0.0}, "carry is 0.0; expected a number from 0.01 to 1e+06"),
        ({"activity": float("nan")}, "activity is nan"),
        ({"label": ""}, "it has no label"),
        ({"columns": {"resistence": 0.5}}, '"resistence" is not a column; did you mean "resistance"?'),
        ({"columns": {"resistance": 1.5}}, "resistance is 1.5; expected a mean from 0 to 1, or ps.Spread(mean, spread)"),
        ({"columns": {"resistance": ps.Spread(0.5, -1.0)}}, "resistance is Spread(mean=0.5, spread=-1.0)"),
        ({"trust": {"goverment": 0.5}}, 'trust: "goverment" is not a kind of stakeholder; did you mean "government"?'),
        ({"trusted": {"ngo": 50}}, 'trusted["ngo"] is 50; expected a number from 0 to 1'),
    ],
)
def test_what_is_wrong_with_a_kind_is_told(changes: dict[str, Any], told: str) -> None:
    before = tuple(KINDS)
    with pytest.raises(ps.InputError) as caught:
        media(**changes)
    assert told in str(caught.value)
    assert "test_researcher_kinds.py:line " in str(caught.value)
    assert tuple(KINDS) == before


def test_a_kind_that_somebody_is_of_through_every_door(capsys: pytest.CaptureFixture[str]) -> None:
    """Command line in both languages, tables, report, Mesa."""
    Path("media.py").write_text(MEDIA)
    folder = Path("place")
    folder.mkdir()
    (folder / "people.csv").write_text("id,name,kind,resistance\nradio,Radio Desa,media,0.9\ndesa,Desa Satu,community,\n")
    (folder / "scenario.toml").write_text(
        'name = "x"\nmonths = 8\nprogramme_end = 6\nreplicates = 4\n[population]\nregister = "people.csv"\ncommunity = 9\ngovernment = 2\n'
        'business = 2\nngo = 2\nmedia = 3\n[population.trust]\n"community > media" = 0.9\n[population.resistance]\nmedia = 0.2\n[[plans]]\n'
        'name = "Air"\n[[plans.actions]]\nlever = "public_education"\nspend = 0.4\nby = ["media"]\n[[plans.actions]]\nlever = "capacity_building"\n'
        'spend = 0.2\non = ["media", "radio"]\n'
    )
    assert call("check", str(folder)) == 2
    assert "media" in capsys.readouterr().err
    assert call("check", str(folder), "--plugin", "media.py") == 0
    assert "media house: 3, 1 of them in the register" in capsys.readouterr().out
    assert call("describe", "media", "--plugin", "media.py", "--lang", "id") == 0
    assert "media massa" in capsys.readouterr().out
    assert call("run", str(folder), "--plugin", "media.py", "--lang", "en", "--out", "out", "--no-what-if", "--quiet") == 0
    assert "media houses" in Path("out", "report.html").read_text(encoding="utf-8")
    assert call("report", "out", "--lang", "id") == 0
    assert "media massa" in Path("out", "report.html").read_text(encoding="utf-8")
    rows = pq.read_table("out/stakeholders.parquet").to_pylist()
    start = {row["id"]: row for row in rows if (row["plan"], row["at"]) == ("Air", "0")}
    assert [(id_, start[id_]["kind"], start[id_]["resistance"]) for id_ in ("radio",)] == [("radio", "media", 0.9)]
    assert {"media-001", "media-002"} <= start.keys()
    assert "media-003" not in start
    assert len({kind_style(kind) for kind in KINDS}) == 5

    model = ps.PartnershipModel(ps.Scenario.load(folder), plan="Air", replicate=1)
    model.step()
    own = model.agents_by_type[ps.agent_class("media")]
    assert [agent.id for agent in own] == ["radio", "media-001", "media-002"]
    runs = pq.read_table("out/runs.parquet").to_pandas()
    of_run = runs[(runs.plan == "Air") & (runs.replicate == 1) & (runs.month == 1)].iloc[0]
    assert model.metrics["trust"] == of_run.trust


def test_own_draws_are_told_apart_and_the_first_is_as_it_was() -> None:
    drawn: dict[str, np.ndarray] = {}

    class Lucky(ps.Lever):
        name = "lucky"
        label = "lucky"
        source = "assumption"

        def act(self, month, on, spend) -> None:
            drawn.update(first=month.draw(), second=month.draw(), named=month.draw("who"), again=month.draw("who"), third=month.draw())

    one = block(scenario(actions=[{"lever": "lucky", "spend": 1.0}]))
    advance(one, 1)
    assert np.array_equal(drawn["first"], uniforms(one.keys, 1, named_process("lucky"), one.state.key)[0])
    assert np.array_equal(drawn["named"], drawn["again"])
    apart = [drawn[name] for name in ("first", "second", "third", "named")]
    assert all(not np.isin(left, right).any() for at, left in enumerate(apart) for right in apart[:at])
    advance(one, 2)
    assert not np.isin(drawn["first"], apart[0]).any()


def test_a_metric_draws_by_its_own_name() -> None:
    """Whatever levers and metrics there are beside it."""

    def declare(name: str) -> None:
        @ps.metric(name, name)
        def sampled(month: ps.Month) -> np.ndarray:
            return np.asarray(month.draw().mean(axis=1))

    declare("survey")
    luck = scenario(actions=[{"lever": "networking", "spend": 1.0}], months=6)
    alone = ps.run(luck, replicates=2)
    column = [runs[:, :, alone.metrics.index("survey")] for runs in alone.values.values()]
    assert np.array_equal(column[0], column[1])
    declare("another")
    both = ps.run(scenario(actions=EVERY_LEVER[6:8], months=6, programme_end=6), replicates=2)
    found = both.values["plan"]
    assert np.array_equal(found[:, :, both.metrics.index("survey")], column[0])
    assert not np.isin(found[:, :, both.metrics.index("another")], column[0]).any()


BAD = [("np.nan", "nan"), ("np.inf", "inf"), ("-np.inf", "-inf"), ("-0.5", "-0.5")]


@pytest.mark.parametrize(("number", "told"), BAD)
def test_doses_that_are_no_doses_stop_with_their_place(number: str, told: str) -> None:
    Path("mine.py").write_text(
        "import numpy as np\nimport partnership_sim as ps\n\nclass Mine(ps.Lever):\n    name = label = 'mine'\n    source = 'assumption'\n"
        f"    def act(self, month, on, spend):\n        month.channels.education[:] += on * (1.0 if month.number < 3 else {number})\n"
        "\nclass Storm(ps.Shock):\n    name = label = 'storm'\n    source = 'assumption'\n"
        f"    def act(self, month, on, severity, age):\n        month.channels.damage[:] += {number}\n"
    )
    ps.load_plugin("mine.py")
    lever = scenario(actions=[{"lever": "public_education", "spend": 1.0}, {"lever": "mine", "spend": 1.0}], months=6)
    shock = scenario(actions=[], shocks=[{"shock": "storm", "month": 2}], months=6)
    expected = (
        (
            lever,
            f'mine.py:line 7: the lever "mine" (plan "plan", month 3): it adds {told} to the channel education; expected finite numbers, 0 or more',
        ),
        (
            shock,
            f'mine.py:line 13: the shock "storm" (plan "No programme", month 2): it adds {told} to the channel damage; expected finite numbers',
        ),
    )
    for of, words in expected:
        with pytest.raises(ps.InputError) as caught:
            ps.run(of, replicates=2, workers=1)
        assert str(caught.value).startswith(words)
    model = ps.PartnershipModel(lever.with_(language="id"), plan="plan")
    model.step()
    model.step()
    with pytest.raises(ps.InputError, match=r"kode ini menambahkan .* pada saluran education; seharusnya bilangan berhingga, 0 atau lebih"):
        model.step()


@pytest.mark.parametrize("number", ["np.nan", "np.inf", "-1.0", "2.0"])
def test_a_share_of_a_spend_that_is_none_is_told(number: str) -> None:
    Path("mine.py").write_text(
        "import numpy as np\nimport partnership_sim as ps\n\nclass Mine(ps.Lever):\n    name = label = 'mine'\n    source = 'assumption'\n"
        f"    def possible(self, month, on):\n        return np.full((month.runs, 1), {number})\n"
        "    def act(self, month, on, spend):\n        month.channels.education[:] += on * spend\n"
    )
    ps.load_plugin("mine.py")
    with pytest.raises(
        ps.InputError, match=r'mine\.py:line 7: the lever "mine" \(plan "plan", month 1\): possible gave .*expected numbers 0 or 1'
    ):
        ps.run(scenario(actions=[{"lever": "mine", "spend": 1.0}], months=6), replicates=2, workers=1)


def test_good_doses_are_let_through_to_the_last_bit() -> None:
    """Ours under another name gives the same numbers: looking at what is added changes nothing."""

    class Copied(PublicEducation):
        name = "copied"
        label = Text.of({"en": "copied", "id": "tiruan"})

        def act(self, month, on, spend) -> None:
            super().act(month, on, spend)

    ours, theirs = (scenario(actions=[{"lever": name, "spend": 1.0}], months=6) for name in ("public_education", "copied"))
    assert np.array_equal(values(ours), values(theirs), equal_nan=True)


@pytest.mark.parametrize("key", ["label", "plural", "source", "columns", "trust", "trusted"])
def test_what_can_be_no_part_of_a_kind_names_the_argument(key: str) -> None:
    with pytest.raises(TypeError, match=f"^{key} is 5; expected "):
        ps.Kind(**{"name": "media", "label": "media", key: 5})  # type: ignore[arg-type]


def test_a_kind_of_ones_own_that_receives_speaks_for_households() -> None:
    ps.register_kind(ps.Kind("hamlet", {"en": "hamlet", "id": "dusun"}, receives=True))
    try:
        assert case({"hamlet": 2}).population.columns["households"]["hamlet"].mean == 20
        assert np.isfinite(values(case({"hamlet": 2}))).any()
    finally:
        KINDS.remove("hamlet")
