"""Nothing in a figure lies on what it should not: words on lines, names on axes, tags on marks; and text is large enough on a phone."""

import itertools
import re

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import FillBetweenPolyCollection, LineCollection
from matplotlib.colors import to_hex

from partnership_sim.plots import effects, marks, network, network_legend, network_places, network_tags, over_time, render, scale
from partnership_sim.plots.style import WIDTH, Look, wrapped
from tests.plots.test_figures import PLANS, drawings, series

NAMES = ("No programme", "Kapasitas dulu", "Dialog dan jejaring", "Layanan langsung")
LEFT, RIGHT = 44.0, 226.0


@pytest.fixture
def look():
    return Look("id", NAMES, "Tanpa program")


def moments(*months):
    words = ("program berakhir", "Pergantian pimpinan", "Pemotongan anggaran", "Konflik dari luar")
    return [marks.Mark(month, name, shock=number > 0) for number, (month, name) in enumerate(zip(months, words, strict=False))]


@pytest.mark.parametrize("months", [(36, 18, 30), (36, 36, 36, 36), (70, 69, 12), (71, 72, 68, 60), (1, 2, 3, 4), (72,), ()])
def test_no_line_passes_through_the_words_of_another_moment(months):
    found = marks.laid_out(moments(*months), 72, LEFT, RIGHT)
    assert marks.crossings(found) == 0
    assert sorted(one.row for one in found) == list(range(len(months)))
    assert all(one.start >= 0 and one.stop <= WIDTH + 1e-9 for one in found)


def test_words_near_the_edge_stand_left_of_their_line():
    (one,) = marks.laid_out([marks.Mark(72, "x" * 24)], 72, 44.0, 300.0)
    assert one.stop < one.line


@pytest.mark.parametrize(
    ("months", "step"), [(72, 12), (60, 12), (48, 12), (36, 6), (24, 6), (12, 2), (6, 1), (1, 1), (120, 24), (600, 120)]
)
def test_ticks_are_whole_years_or_parts_of_one(months, step):
    assert scale.month_step(months) == step


def test_an_axis_is_zoomed_to_its_lines_and_bands():
    values = {"a": np.linspace(0.42, 0.58, 101)[:, None].repeat(12, axis=1), "b": np.full((5, 12), 0.33)}
    low, high = scale.zoomed([values])
    assert 0.25 <= low <= 0.33
    assert 0.57 <= high <= 0.65
    assert scale.zoomed([values, {"a": np.full((5, 12), 0.05)}])[0] == 0.0
    assert scale.zoomed([{"a": np.linspace(0, 1, 50)[:, None].repeat(3, axis=1)}]) == (0.0, 1.0)
    assert scale.zoomed([{"a": np.full((3, 4), np.nan)}]) == (0.0, 1.0)
    narrow = scale.zoomed([{"a": np.full((3, 4), 0.5)}])
    assert narrow[0] < 0.5 < narrow[1]
    assert narrow[1] - narrow[0] >= 0.05


def test_only_the_bands_asked_for_widen_an_axis():
    wide = {"a": np.full((5, 12), 0.5), "b": np.linspace(0.1, 0.9, 50)[:, None].repeat(12, axis=1)}
    assert scale.zoomed([wide], ["a"])[0] > 0.3


@pytest.mark.parametrize(("percent", "most"), [(True, 0.011), (False, 1.0)])
def test_where_all_differences_are_0_the_axis_is_narrow(look, percent, most):
    none = [effects.Difference(plan, 0.0, 0.0, 0.0) for plan in NAMES]
    low, high = effects.differences(none, look, label="x", percent=percent).axes[0].get_xlim()
    assert -most <= low < 0 < high <= most


def test_bands_are_drawn_for_the_plans_asked_for(look):
    figure = over_time.over_time(series(NAMES), look, label="x", banded=NAMES[:2])
    bands = [one for one in figure.axes[0].collections if isinstance(one, FillBetweenPolyCollection)]
    assert [to_hex(np.asarray(one.get_facecolor())[0]) for one in bands] == [look.plan(plan).colour.lower() for plan in NAMES[:2]]


def test_text_is_large_enough_on_a_phone_and_no_larger_than_the_pages():
    look = Look("id", PLANS, "Tanpa program")
    for name, figure in drawings(look):
        svg = render.svg(figure, name, "x")
        sizes = [float(size) for size in re.findall(r"font-size: ([\d.]+)px", svg)]
        assert sizes, name
        assert min(sizes) * 328 / WIDTH >= 11, name
        assert max(sizes) < 12, name


def extents(figure):
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    return [(text.get_text(), text.get_window_extent(canvas.get_renderer())) for text in figure.axes[0].texts]


def row_figures(look):
    yield effects.differences(
        [effects.Difference(plan, 0.1, -0.1, 0.3) for plan in NAMES[1:]], look, label="Layanan: selisih dari tanpa program"
    )
    yield effects.lasting([effects.Lasting(plan, 0.1, -0.1) for plan in NAMES[1:]], look, label="x", then="program berakhir", now="akhir")
    long = "Konflik dari luar di tengah program yang panjang"
    yield effects.swings(
        [effects.Swing(long, -1.0, 2.0, (-2, 0), (1, 3)), effects.Swing(long, np.nan, 1.0, shock=True)],
        look,
        label="x",
        lower="a",
        upper="b",
        shock="c",
    )


def test_names_stand_left_of_the_plot_and_in_the_order_given(look):
    for figure in row_figures(look):
        box = figure.axes[0].get_window_extent()
        found = extents(figure)
        names = [(text, place) for text, place in found if place.x0 < box.x0]
        assert all(place.x1 <= box.x0 and place.x0 >= 0 for _, place in names)
        assert all(place.x0 >= box.x1 and place.x1 <= WIDTH for text, place in found if (text, place) not in names)
        heights = [place.y0 for _, place in names]
        assert heights == sorted(heights, reverse=True)


def test_a_change_is_named_whole():
    text = "Conflict from outside midway through the programme"
    assert wrapped(text, 22, 4).replace("\n", " ") == text


def test_shocks_have_a_pattern_of_their_own(look):
    *_, figure = row_figures(look)
    legend = figure.axes[0].get_legend()
    assert legend is not None
    labels = [text.get_text() for text in legend.get_texts()]
    assert labels == ["a", "b", "c"]
    assert len({patch.get_hatch() for patch in legend.get_patches()}) == 3


def crowd(count=150):
    generator = np.random.default_rng(5)
    ids = [f"n{number}" for number in range(count)]
    links = [
        network.Link(ids[a], ids[b], float(generator.random()), conflict=bool(generator.random() < 0.03))
        for a, b in generator.integers(0, count, (5 * count, 2))
        if a != b
    ]
    named = dict(zip(ids[::11], ("1A", "2", "3", "4", "5", "B", "C", "D", "E"), strict=False))
    kinds = ("community", "government", "business", "ngo")
    nodes = [network.Node(name, kinds[number % 4], 1.0, 0.5, named.get(name, "")) for number, name in enumerate(ids)]
    return nodes, links, network.places(ids, links, named=named)


@pytest.mark.parametrize("count", [10, 40, 150, 390])
def test_tags_cover_no_mark_and_no_other_tag(count):
    nodes, links, where = crowd(count)
    tied = {end for link in links for end in (link.source, link.target)}
    tags = network.tags_of(nodes, where, tied)
    assert not where.rows
    side = WIDTH - 8
    spots = np.array([((x + 1.22) / 2.44 * side, (y + 1.22) / 2.44 * side) for x, y in where.square.values()])
    assert len(tags) == sum(bool(node.label) for node in nodes)
    assert all(tag.clear_of(spots, 3.0) >= 0 for tag in tags)
    assert not any(one.meets(other) for number, one in enumerate(tags) for other in tags[:number])
    assert all(tag.width / 2 <= tag.x <= side - tag.width / 2 for tag in tags)
    if count <= 150:
        assert (
            max(
                np.hypot(tag.x - (where.square[tag.id][0] + 1.22) / 2.44 * side, tag.y - (where.square[tag.id][1] + 1.22) / 2.44 * side)
                for tag in tags
            )
            < 45
        )


def test_a_tag_without_a_free_place_is_still_placed():
    spots = {f"n{x}-{y}": (4.0 * x, 4.0 * y) for x in range(12) for y in range(12)}
    (tag,) = network_tags.place({"n5-5": "1"}, spots, 3.0, (0, 0, 44, 44))
    assert tag.words == "1"


def test_conflicts_lie_above_ties_and_below_marks(look):
    nodes, links, where = crowd()
    axes = network.network(nodes, links, where, look).axes[0]
    ties = max(one.get_zorder() for one in axes.collections if isinstance(one, LineCollection))
    red = [line.get_zorder() for line in axes.lines if line.get_color() == network_legend.RED]
    marked = min(one.get_zorder() for one in axes.collections if not isinstance(one, LineCollection))
    assert red
    assert ties < min(red) <= max(red) < marked


def test_weak_ties_of_dense_networks_are_fainter():
    assert network_legend.shade(0.1)[0] > 0.8
    assert network_legend.shade(1.0)[0] < 0.35


def test_the_legend_explains_size_ring_and_line_within_the_figure(look):
    nodes, links, where = crowd()
    svg = render.svg(network.network(nodes, links, where, look), "f", "x")
    for words in ("ukuran: sumber daya", "lingkaran: resistensi", "garis: kepercayaan", "konflik", "penghubung", "berpotensi menghambat"):
        assert f">{words}</text>" in svg
    found = network_legend.entries({"community", "ngo"}, "en", conflict=True, bridges=True, blockers=True)
    lines = network_legend.lines(found)
    assert [entry for line in lines for entry in line] == found


def test_marks_in_one_corner_are_pushed_apart_too():
    spots = network_places._apart(np.full((40, 2), 1.12), [False] * 40, 5.0)
    assert np.isfinite(spots).all()
    assert len({(round(x, 9), round(y, 9)) for x, y in spots}) == 40


@pytest.mark.parametrize(("tied", "alone", "groups"), [(24, 6, 1), (100, 25, 1), (172, 120, 1), (300, 0, 1), (90, 35, 9), (200, 0, 20)])
def test_the_tied_fill_the_picture_and_the_others_stand_below_it(tied, alone, groups):
    generator = np.random.default_rng(tied)
    ids = [f"n{number}" for number in range(tied + alone)]
    ends = generator.integers(0, tied // groups, (5 * tied, 2)) * groups + generator.integers(0, groups, (5 * tied, 1))
    chain = [(number, number + groups) for number in range(tied - groups)]
    links = [network.Link(ids[a], ids[b], 0.5, conflict=False) for a, b in (*chain, *ends.tolist()) if a != b and max(a, b) < tied]
    where = network.places(ids, links)
    assert list(where.rows) == ids[tied:]
    spots = np.array([where.square[name] for name in ids[:tied]])
    width = np.ptp(spots, axis=0)
    near = ((spots < spots.min(axis=0) + 0.005 * width) | (spots > spots.max(axis=0) - 0.005 * width)).any(axis=1)
    assert near.sum() <= max(4, 0.05 * len(where))
    assert (width > 1.8).all()
    assert all(((spots[:, 0] > 0) == right)[(spots[:, 1] > 0) == upper].sum() >= 0.1 * tied for right in (0, 1) for upper in (0, 1))
    rows = np.array([where.rows[name] for name in ids[tied:]]).reshape(-1, 2)
    assert (np.abs(rows[:, 0]) <= network_places.FRAME + 1e-9).all()
    assert (rows[:, 1] < -network_places.REACH).all()
    gaps = np.hypot(*np.moveaxis(rows[:, None] - rows[None], 2, 0)) + 9 * np.eye(len(rows))
    assert not alone or gaps.min() >= 2 * network_places.radius(len(ids)) * network_places.UNIT
    low, high = network_places.ends(where)
    assert high == network_places.REACH
    assert not alone or low < rows[:, 1].min()


def test_components_do_not_lie_on_each_other():
    links = [network.Link(f"a{n}", f"a{n + 1}", 0.5, conflict=False) for n in range(20)]
    links += [network.Link(f"{group}1", f"{group}2", 0.5, conflict=False) for group in "bcdef"]
    ids = sorted({end for link in links for end in (link.source, link.target)})
    where = network.places(ids, links)
    boxes = [np.array([where.square[name] for name in ids if name[0] == group]) for group in "abcdef"]
    for number, one in enumerate(boxes):
        for other in boxes[:number]:
            assert ((one.max(axis=0) < other.min(axis=0)) | (other.max(axis=0) < one.min(axis=0))).any()


def test_only_stakeholders_without_ties_are_rows_alone(look):
    ids = [f"n{number}" for number in range(50)]
    where = network.places(ids, [])
    figure = network.network([network.Node(name, "ngo", 1.0, 0.5) for name in ids], [], where, look)
    assert (where.square, list(where.rows)) == ({}, ids)
    assert figure.get_figheight() < figure.get_figwidth()
    assert "tanpa hubungan: 50" in render.svg(figure, "f", "x")


def test_whoever_has_no_ties_at_a_moment_stands_below_at_that_moment_alone(look):
    ids = [f"n{number}" for number in range(12)]
    first = [network.Link(a, b, 0.5, conflict=False) for a, b in itertools.pairwise(ids[:9])]
    later = [*first[:5], network.Link("n9", "n0", 0.5, conflict=False)]
    alone = {"n6", "n7", "n8", "n9"}  # at one of both moments; n10 and n11 at both
    where = network.places(ids, [*first, *later], alone=alone)
    assert list(where.rows) == ids[6:]
    assert set(where.square) == set(ids[:10])
    nodes = [network.Node(name, "ngo", 1.0, 0.5) for name in ids]
    heights = set()
    for links, below in ((first, {"n9", "n10", "n11"}), (later, {"n6", "n7", "n8", "n10", "n11"})):
        spots = where.at({end for link in links for end in (link.source, link.target)})
        assert {name for name, (_, y) in spots.items() if y < -network_places.REACH} == below
        figure = network.network(nodes, links, where, look)
        drawn = np.concatenate([one.get_offsets() for one in figure.axes[0].collections if not isinstance(one, LineCollection)])
        assert {tuple(spot) for spot in np.round(drawn, 9).tolist()} == {tuple(np.round(spot, 9).tolist()) for spot in spots.values()}
        (left, right), (low, high) = figure.axes[0].get_xlim(), figure.axes[0].get_ylim()
        assert ((drawn > (left, low)) & (drawn < (right, high))).all()
        assert f"tanpa hubungan: {len(below)}" in render.svg(figure, "f", "x")
        heights.add(figure.get_figheight())
    assert len(heights) == 1  # so that the pictures can be compared
