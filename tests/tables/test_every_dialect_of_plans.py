"""Plans and shocks say the same however a spreadsheet writes them: known actions and shocks, written in every way that is read."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from partnership_sim.problems import Problems
from partnership_sim.scenario import names
from partnership_sim.tables.calendar import read_plans, read_shocks
from partnership_sim.tables.headings import PLANS, SHOCKS
from tests.fuzzing import examples
from tests.tables.dialects import UNREAD, dialects, heading, number, told, written

LEVERS = ("capacity_building", "mediation", "networking")
GROUPS = ("community", "ngo", "s1", "s2")


def cells(draw, values, dialect, *, share=False):
    return ["" if value is None else number(draw, value, dialect, share=share) for value in values]


def column(draw, values, height):
    return draw(st.lists(values, min_size=height, max_size=height))


HUNDREDTHS = st.integers(1, 300).map(lambda value: value / 100)
MONTHS = st.one_of(st.none(), st.integers(1, 40))
LISTS: st.SearchStrategy[list[str]] = st.one_of(st.just([]), st.lists(st.sampled_from(GROUPS), unique=True, min_size=1, max_size=3))


@st.composite
def plans(draw):
    """Return plans as a file, and what they say."""
    dialect, height = draw(dialects()), draw(st.integers(1, 5))
    of = {one.name: one for one in PLANS}
    plan = sorted(column(draw, st.sampled_from(["Latih", "Dialog dulu", "Mixed"]), height))
    lever, spend = column(draw, st.sampled_from(LEVERS), height), column(draw, HUNDREDTHS, height)
    months = {name: column(draw, MONTHS, height) for name in ("start", "end")}
    people = {name: column(draw, LISTS, height) for name in ("on", "by")}
    merged = draw(st.booleans())
    columns = {
        heading(draw, of["plan"]): ["" if merged and row and plan[row] == plan[row - 1] else plan[row] for row in range(height)],
        heading(draw, of["lever"]): lever,
        heading(draw, of["spend"]): cells(draw, spend, dialect),
        **{heading(draw, of[name]): ["" if value is None else str(value) for value in months[name]] for name in months},
        **{heading(draw, of[name]): [draw(st.sampled_from(["|", " | "])).join(value) for value in people[name]] for name in people},
    }
    said: dict[str, list[dict[str, object]]] = {}
    for row in range(height):
        action = {"lever": lever[row], "spend": spend[row], **{name: months[name][row] for name in months}}
        action |= {name: people[name][row] or None for name in people}
        said.setdefault(plan[row], []).append({name: value for name, value in action.items() if value is not None})
    return written(draw, dialect, columns), said


@examples()
@given(plans())
def test_plans_say_the_same_in_every_dialect(given_):
    data, said = given_
    problems = Problems("id")
    read, _ = read_plans(data, "p.csv", 0, tuple(names.options().items()), problems)
    told(data, problems, UNREAD)
    assert {plan["name"]: plan["actions"] for plan in read} == said


@st.composite
def shocks(draw):
    """Return shocks as a file, and what they say."""
    dialect, height = draw(dialects()), draw(st.integers(1, 5))
    of = {one.name: one for one in SHOCKS}
    shock = column(draw, st.sampled_from(["disaster", "Bencana", "funding_cut"]), height)
    numbers = {
        "month": column(draw, MONTHS, height),
        "rate": column(draw, st.one_of(st.none(), HUNDREDTHS), height),
        "severity": column(draw, st.one_of(st.none(), st.integers(1, 100).map(lambda value: value / 100)), height),
        "duration": column(draw, MONTHS, height),
    }
    columns = {heading(draw, of["shock"]): shock}
    for name, values in numbers.items():
        whole = name in ("month", "duration")
        columns[heading(draw, of[name])] = (
            ["" if value is None else str(value) for value in values] if whole else cells(draw, values, dialect, share=name == "severity")
        )
    said = [
        {"shock": shock[row], **{name: values[row] for name, values in numbers.items() if values[row] is not None}} for row in range(height)
    ]
    return written(draw, dialect, columns), said


@examples()
@given(shocks())
def test_shocks_say_the_same_in_every_dialect(given_):
    data, said = given_
    problems = Problems("en")
    read, _ = read_shocks(data, "s.csv", 0, problems)
    told(data, problems, UNREAD)
    assert [set(one) for one in read] == [set(one) for one in said]
    for one, other in zip(read, said, strict=True):
        for name, value in other.items():
            assert one[name] == value if name == "shock" else math.isclose(one[name], value, abs_tol=1e-12)
