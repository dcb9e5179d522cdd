"""Every figure is drawn from a table, survives any name, and says what it should in its SVG."""

import itertools
import re
from xml.etree import ElementTree as ET

import matplotlib as mpl
import numpy as np
import pytest
from PIL import Image

from partnership_sim.metrics import METRICS
from partnership_sim.plots import effects, money, network, over_time, render, scale, style
from partnership_sim.plots.marks import Mark
from partnership_sim.plots.style import KIND_COLOURS, Look, plain, shorten, spread_out, two_lines
from tests.worlds import scenario

HOSTILE = (
    "<script>alert(1)</script> & \"quoted\" 'name'",
    "$x^2$ \\frac{1}{0} $",
    "مرحبا بالعالم",
    "👩‍🌾 desa 🌊",
    "a" * 400,
    "new\nline\ttab\x00\x1b",
    "เครือข่าย",
)
PLANS = ("No programme", *HOSTILE)


@pytest.fixture
def look():
    return Look("id", PLANS, "Tanpa program")


def series(plans=PLANS, runs=8, months=30):
    generator = np.random.default_rng(2)
    return {plan: np.clip(0.5 + generator.normal(size=(runs, months)).cumsum(axis=1) * 0.02, 0, 1) for plan in plans}


def drawings(look):
    nodes = [
        network.Node(f"n{i}", kind, 0.5 + i, 0.3, name)
        for i, (kind, name) in enumerate(zip(["community", "government", "business", "ngo", "other", "ngo", "ngo"], HOSTILE, strict=True))
    ]
    links = [
        network.Link("n0", "n1", 0.2, conflict=True),
        network.Link("n1", "n2", 0.9, conflict=False),
        network.Link("n3", "n9", 0.5, conflict=False),
    ]
    marks = (Mark(12, "program berakhir"), *(Mark(3 + i, name, shock=True) for i, name in enumerate(HOSTILE)))
    yield "lines", over_time.over_time(series(), look, label=HOSTILE[0], marks=marks)
    yield "percent", over_time.over_time(series(PLANS[:2]), look, label="x", percent=True, limits=(0, 1), banded=("No programme",))
    yield (
        "differences",
        effects.differences([effects.Difference(plan, 0.1, -0.1, 0.3) for plan in PLANS], look, label=HOSTILE[1], percent=True),
    )
    yield "lasting", effects.lasting([effects.Lasting(plan, 0.1, -0.1) for plan in PLANS], look, label="x", then=HOSTILE[2], now=HOSTILE[3])
    yield "changes", effects.swings([effects.Swing(name, -1.0, 2.0) for name in HOSTILE], look, label="x", lower=HOSTILE[0], upper="y")
    yield (
        "money",
        money.cost_effect(
            [money.Budget(plan, scale, scale, scale**0.5) for plan in PLANS for scale in (0.5, 1, 2)], look, across="x", upright="y"
        ),
    )
    yield "network", network.network(nodes, links, network.places([node.id for node in nodes], links), look)


def test_hostile_names_are_text_and_nothing_warns(look, tmp_path):
    for name, figure in drawings(look):
        svg = render.svg(figure, name, HOSTILE[0])
        root = ET.fromstring(svg)  # noqa: S314 - our own
        assert "<script" not in svg
        assert "metadata" not in svg
        texts = ["".join(element.itertext()) for element in root.iter() if element.tag.endswith("text")]
        assert texts, name
        assert not any("\x00" in text or "\n" in text for text in texts)
        render.save(render.titled(figure, HOSTILE[4]), tmp_path / f"{name}.png")
        assert (tmp_path / f"{name}.png").stat().st_size > 1000


def test_text_stays_text_in_the_pages_fonts(look):
    svg = render.svg(over_time.over_time(series(PLANS[:3]), look, label="Kepercayaan, 0 sampai 1"), "f", "alt")
    assert ">Kepercayaan, 0 sampai 1</text>" in svg
    assert "font-family" not in svg
    assert "DejaVu" not in svg
    assert 'role="img" aria-label="alt"' in svg


def test_the_same_table_gives_the_same_bytes(look):
    one, other = (dict(drawings(look)) for _ in range(2))
    for name, figure in one.items():
        assert render.svg(figure, name, "x") == render.svg(other[name], name, "x")


def test_settings_of_the_user_do_not_count(look):
    expected = render.svg(over_time.over_time(series(PLANS[:3]), look, label="x"), "f", "x")
    with mpl.rc_context(
        {"text.parse_math": True, "font.size": 30, "axes.facecolor": "black", "svg.fonttype": "path", "lines.linewidth": 9}
    ):
        assert render.svg(over_time.over_time(series(PLANS[:3]), look, label="x"), "f", "x") == expected


def test_ids_of_two_figures_do_not_meet(look):
    svgs = [render.svg(figure, name, "x") for name, figure in drawings(look)]
    ids = [found for svg in svgs for found in re.findall(r' id="([^"]*)"', svg)]
    assert len(ids) == len(set(ids))
    for svg in svgs:
        own = set(re.findall(r' id="([^"]*)"', svg))
        assert set(re.findall(r"url\(#([^)]*)\)", svg)) <= own
        assert set(re.findall(r'href="#([^"]*)"', svg)) <= own


def test_undefined_values_are_left_out(look):
    nothing = {plan: np.full((3, 10), np.nan) for plan in PLANS[:2]}
    assert "Tanpa program" not in render.svg(over_time.over_time(nothing, look, label="x"), "f", "x")
    gone = effects.Difference(PLANS[1], np.nan, np.nan, np.nan)
    assert render.svg(effects.differences([gone], look, label="x"), "f", "x")
    assert render.svg(effects.lasting([effects.Lasting(PLANS[1], np.nan, 0.1)], look, label="x", then="a", now="b"), "f", "x")
    assert render.svg(effects.swings([], look, label="x", lower="a", upper="b"), "f", "x")
    assert render.svg(money.cost_effect([], look, across="x", upright="y"), "f", "x")
    assert render.svg(network.network([], [], network.places([], []), look), "f", "x")


def test_bands_are_percentiles_of_defined_runs():
    values = np.arange(101.0)[:, None].repeat(3, axis=1)
    values[:, 2] = np.nan
    values[0, 1] = np.nan
    mean, low, high = scale.bands(values)
    np.testing.assert_allclose(mean[:2], [50.0, 50.5])
    np.testing.assert_allclose([low[0], high[0]], [5.0, 95.0])
    assert np.isnan([mean[2], low[2], high[2]]).all()


def test_bands_do_not_depend_on_what_is_undefined_elsewhere():
    values = np.random.default_rng(1).random((57, 4))
    holed = np.concatenate([values, np.where(values > 0.5, np.nan, values)], axis=1)
    for some, every in zip(scale.bands(holed), scale.bands(values), strict=True):
        np.testing.assert_array_equal(some[:4], every)


def test_a_png_is_what_matplotlib_writes_itself(look, tmp_path):
    name, figure = list(drawings(look))[1]
    render.bitmap(figure, tmp_path / f"{name}.png", scale=2.0)
    with style.settings():
        figure.savefig(tmp_path / "own.png", dpi=144)
    ours, own = (Image.open(tmp_path / f"{one}.png") for one in (name, "own"))
    assert ours.info["dpi"] == own.info["dpi"]
    np.testing.assert_array_equal(np.asarray(ours), np.asarray(own.convert("RGB")))


def test_of_metric_speaks_the_scenarios_language():
    case = scenario(actions=[], months=24, programme_end=12, language="id", shocks=[{"shock": "disaster", "month": 5}])
    figure = over_time.of_metric(series(("No programme", "plan"), months=24), METRICS["trust"], case)
    svg = render.svg(figure, "f", "x")
    for words in ("Kepercayaan", "program berakhir", "bulan"):
        assert words in svg


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_plans_have_readable_colours_and_part_in_grey():
    plans = ("No programme", *(f"plan {i}" for i in range(12)))
    look = Look("en", plans)
    styles = [look.plan(plan) for plan in plans]
    assert all(1.05 / (luminance(style.colour) + 0.05) >= 4.5 for style in styles)
    assert len({style.colour for style in styles}) == 13
    assert len({(str(style.dash), style.marker) for style in styles}) == 13
    assert len(set(KIND_COLOURS)) == len(KIND_COLOURS)


def test_places_are_the_same_each_time_and_for_every_moment():
    ids = [f"n{i}" for i in range(30)]
    links = [network.Link(f"n{i}", f"n{(i * 7 + 3) % 30}", 0.5, conflict=False) for i in range(30)]
    assert network.places(ids, links) == network.places(ids, links)
    assert set(network.places(ids, links).square) == set(ids)
    assert not network.places(ids, links).rows


def test_of_many_stakeholders_those_with_most_ties_are_drawn():
    ids = [f"n{i}" for i in range(1000)]
    links = [network.Link("n999", f"n{i}", 0.5, conflict=False) for i in range(50)]
    where = network.places(ids, links)
    assert len(where) == network.MOST
    assert "n999" in where
    assert "n998" not in where


@pytest.mark.parametrize("wanted", [[1.0, 1.0, 1.0], [0.0, 5.0, 5.1], [9.9, 10.0, 10.0, 3.0], [4.0], []])
def test_labels_are_spread_out(wanted):
    places = spread_out(wanted, 1.5, 0.0, 10.0)
    ordered = sorted(places)
    assert all(after - before >= 1.5 - 1e-9 for before, after in itertools.pairwise(ordered))
    assert all(-1e-9 <= place <= 10 + 1e-9 for place in places)
    assert all(one <= other for (_, one), (_, other) in itertools.pairwise(sorted(zip(wanted, places, strict=True))))


def test_words_are_cut_to_fit():
    assert shorten("Kapasitas dulu", 20) == "Kapasitas dulu"
    assert shorten("Kapasitas dulu", 9) == "Kapasit…"  # an ellipsis and a capital take more room than a letter
    assert two_lines("Keterbukaan dan informasi", 15) == "Keterbukaan dan\ninformasi"
    assert two_lines("a" * 40, 15) == "a" * 13 + "…"
    assert plain("a\x00b\u2028c\n") == "a b c"


def test_differences_of_shares_are_in_points(look):
    assert look.points(-0.2) == "−20"
    assert look.points(0.125) == "12,5"
    assert look.points(0.0) == "0"
