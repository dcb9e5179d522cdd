"""Whatever is given, the answer is a Scenario or an InputError; and a Scenario comes back from its own files."""

from __future__ import annotations

import copy
import datetime
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from partnership_sim.errors import InputError
from partnership_sim.kinds import KINDS
from partnership_sim.levers import LEVERS
from partnership_sim.scenario import Scenario
from partnership_sim.scenario.check import report
from partnership_sim.scenario.toml import dumps
from partnership_sim.tables.looks import look
from tests.fuzzing import examples
from tests.scenario.base import FILED, FILES, PLAIN, bytes_of

LETTERS = st.characters(exclude_categories=())
SCALARS: st.SearchStrategy[Any] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.integers(-3, 80),
    st.floats(),
    st.floats(0, 1),
    st.text(LETTERS, max_size=8),
    st.sampled_from(
        [*KINDS, *LEVERS, "No programme", "trust", "plans.csv", "stakeholders.csv", "x" * 300, "{name}", "%s", "\ud800", "\x00"]
    ),
    st.sampled_from([10**400, -(10**400), float("nan"), float("inf"), datetime.date(2026, 1, 1), b"bytes", object()]),
)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(LETTERS, max_size=6), inner, max_size=3), max_leaves=6
)
DIALECTS = st.lists(
    st.sampled_from([b",", b";", b"\t", b"\n", b"\r\n", b'"', b"0", b"0,5", b"1.234", b"1.234,5", b"ngo", b"id", b"kind", b"trust"])
)


def answered(mapping: Any, files: dict[str, bytes] | None = None) -> Scenario | None:
    """Return the scenario, or None after an InputError whose problems can all be told."""
    try:
        case = Scenario.of(mapping, files=files)
    except InputError as error:
        assert error.problems
        for problem in error.problems:
            assert problem.found
            for language in ("en", "id"):
                assert "\n" not in problem.tell(language)
        return None
    for language in ("en", "id"):
        assert all(line for line in report(case, language))
    return case


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, item in inner for place in places(item, (*path, key)))]


@st.composite
def mutated(draw: st.DrawFn, base: dict[str, Any]) -> Any:
    """Return a scenario's mapping of which up to three values were replaced, removed or joined by another key."""
    mapping = copy.deepcopy(base)
    for _ in range(draw(st.integers(1, 3))):
        path = draw(st.sampled_from([place for place in places(mapping) if place]))
        at: Any = mapping
        for key in path[:-1]:
            at = at[key]
        change = draw(st.sampled_from(["replace", "replace", "remove", "add"]))
        if change == "replace":
            at[path[-1]] = draw(VALUES)
        elif change == "remove":
            del at[path[-1]]
        elif isinstance(at, dict):
            at[draw(st.text(LETTERS, max_size=8))] = draw(VALUES)
        else:
            at.append(draw(VALUES))
        if not mapping:
            break
    return mapping


@examples()
@given(mutated(PLAIN))
def test_a_mutated_scenario(mapping):
    answered(mapping)


@examples()
@given(mutated(FILED))
def test_a_mutated_scenario_with_files(mapping):
    answered(mapping, bytes_of())


@examples()
@given(VALUES)
@example({"\ud800": False})
@example({"plans": [{"\ud800": 1, "actions": [{"\udfff": 1}]}]})
def test_any_value_as_a_scenario(value):
    answered(value)


@examples()
@given(st.sampled_from(sorted(FILES)), st.one_of(st.binary(max_size=200), DIALECTS.map(b"".join)))
@example("stakeholders.csv", b"\xef\xbb\xbf")
@example("ties.csv", b"sep=;\nsource;target;trust\ncamat;pdam;0,5\n")
def test_any_bytes_as_a_table(name, data):
    answered(FILED, {**bytes_of(), name: data})


@examples()
@given(st.sampled_from(sorted(FILES)), st.data())
def test_a_table_with_bytes_changed(name, data):
    content = bytearray(FILES[name].encode())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 3))] = data.draw(st.one_of(st.binary(max_size=3), DIALECTS.map(b"".join)))
        content = content or bytearray(b"\n")
    answered(FILED, {**bytes_of(), name: bytes(content)})


@examples()
@given(st.data())
def test_any_bytes_as_a_scenario(tmp_path_factory, data):
    path = tmp_path_factory.getbasetemp() / "any"
    path.mkdir(exist_ok=True)
    content = bytearray(dumps(PLAIN).encode())
    if data.draw(st.booleans()):
        content = bytearray(data.draw(st.binary(max_size=100)))
    else:
        for _ in range(data.draw(st.integers(1, 4))):
            at = data.draw(st.integers(0, len(content) - 1))
            content[at : at + data.draw(st.integers(0, 4))] = data.draw(st.binary(max_size=4))
            content = content or bytearray(b"\n")
    (path / "scenario.toml").write_bytes(bytes(content))
    try:
        Scenario.load(path)
    except InputError as error:
        assert error.problems


@st.composite
def sound(draw: st.DrawFn) -> dict[str, Any]:
    """Return a sound scenario with plans, shocks, parameters and names of every sort."""
    months = draw(st.integers(1, 600))
    end = draw(st.integers(1, months))
    text = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12).filter(
        lambda name: look(name).casefold() not in {"", "no programme"}
    )

    def action() -> dict[str, Any]:
        start = draw(st.integers(1, end))
        return {
            "lever": draw(st.sampled_from([name for name in LEVERS if name not in {"public_education", "service_delivery"}])),
            "spend": draw(st.floats(0, 1e6)),
            "start": start,
            "end": draw(st.integers(start, end)),
            "on": draw(st.lists(st.sampled_from(list(KINDS)), min_size=1, unique=True)),
            "by": draw(st.lists(st.sampled_from(list(KINDS)), unique=True)),
        }

    return {
        "name": draw(text),
        "months": months,
        "programme_end": end,
        "seed": draw(st.integers(0, 2**63 - 1)),
        "language": draw(st.sampled_from(["en", "id"])),
        "money": {"currency": draw(text), "unit": draw(st.floats(1e-300, 1e300))},
        "population": {
            **{kind: draw(st.integers(1, 50)) for kind in KINDS},
            "homophily": draw(st.floats(0, 1)),
            "trust": {"ngo > community": {"mean": draw(st.floats(0, 1)), "spread": draw(st.floats(0, 1))}},
            "resistance": {"ngo": draw(st.floats(0, 1))},
        },
        "parameters": {"need": draw(st.floats(0.15, 0.4))},
        "plans": [
            {"name": name, "actions": [action() for _ in range(draw(st.integers(0, 2)))]}
            for name in draw(st.lists(text, max_size=3, unique_by=look))
        ],
        "shocks": [{"shock": "disaster", "month": draw(st.integers(1, months)), "severity": draw(st.floats(0, 1))}],
        "uncertainties": {"need": sorted([draw(st.floats(0.15, 0.4)), draw(st.floats(0.15, 0.4))])},
        "workshop": {
            "roles": {
                kind: {"share": draw(st.floats(0, 0.25)), "levers": draw(st.lists(st.sampled_from(list(LEVERS)), min_size=1, unique=True))}
                for kind in draw(st.lists(st.sampled_from(list(KINDS)), unique=True))
            }
        },
    }


@examples()
@given(sound())
def test_a_sound_scenario_comes_back_from_its_files(tmp_path_factory, mapping):
    case = answered(mapping)
    assert case is not None
    path = tmp_path_factory.getbasetemp() / case.stem
    path.mkdir(exist_ok=True)
    for name, data in case.files.items():
        (path / name).write_bytes(data)
    # a file is told of numbers such as 1.125 that look like thousands; a mapping has no such look
    assert Scenario.load(path).model_copy(update={"notes": ()}) == case.model_copy(update={"notes": ()})
    shorter = case.with_(months=max(1, case.months // 2), replicates=3)
    for name, data in shorter.files.items():
        (path / name).write_bytes(data)
    again = Scenario.load(path)
    assert again.model_copy(update={"notes": ()}) == shorter.model_copy(update={"notes": ()})
