"""The phases of ties alone, in the engine's compiled code and in plain C (tie_phases.c), from the same state with the same draws."""

from __future__ import annotations

import ctypes
import subprocess
import tempfile
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from partnership_sim import state as columns
from partnership_sim.draws import Process
from partnership_sim.dynamics import commitment, engagement, opening, trust
from partnership_sim.dynamics.order import ROW, STEP, deal, meet
from partnership_sim.dynamics.scratch import VISIBLE, Kinds, Scratch
from partnership_sim.engine.loop import channels_of, state_of, ties_of
from partnership_sim.kernel import kernel
from partnership_sim.parameters import NAMES
from partnership_sim.scenario.schema import NO_PROGRAMME
from partnership_sim.state import Array, Channels, State, Ties
from tests.worlds import block

from .cases import go_through

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from partnership_sim.engine.block import Block
    from partnership_sim.scenario.schema import Scenario

#: What the phases find ready, and what they leave for others.
READY = ("active", "capacity", "served", "audit", "education", "pressure", "coordination", "log_power")
OF_PEOPLE = ("carry", "expected", "engaged", "meetings", "given", "overload", "heard", "contact", "wins", "tries", "exposures")
OF_ROWS = ("dialogue", "weight", "chance", "was_open")


@kernel
def make_ready(state: State, ties: Ties, channels: Channels, parameters: Array, kinds: Kinds, x: Scratch, month: int) -> None:
    """Do what comes before the phases of ties."""
    s = state_of(state, 0)
    opening.open_month(s, ties_of(ties, 0), x, month)
    opening.dose(s, channels_of(channels, 0), parameters[0], kinds, x)


@kernel
def tie_phases(
    state: State,
    ties: Ties,
    channels: Channels,
    parameters: Array,
    priors: Array,
    k: Kinds,
    x: Scratch,
    run_keys: Array,
    month: int,
) -> None:
    """The lines of dynamics/order.py from engagement to trust, without joint projects."""
    s = state_of(state, 0)
    t = ties_of(ties, 0)
    c = channels_of(channels, 0)
    p = parameters[0]
    run_key = run_keys[0]
    meet(s, t, c, p, k, x, run_key, month)
    engagement.pledge(s, p, k, x)
    commitment.ready(s, p, x)
    trust.watch(s, p, x)
    misled = trust.is_misled(c)
    count: Any = np.uint64(t.count[0])
    for lo in range(ROW, count, STEP):
        hi = min(lo + STEP, count)
        deal(s, t, c, p, priors[0], k, x, run_key, month, lo, hi, misled)


@dataclass(frozen=True)
class Start:
    """A run just before the phases of ties; every tie is facilitated, mediators are at hand and communities are misinformed."""

    block: Block
    state: State
    ties: Ties
    scratch: Scratch
    month: int

    @classmethod
    def of(cls, case: Scenario, months: int) -> Start:
        """Return a run of a case after some months."""
        one = block(case, NO_PROGRAMME)
        go_through(one, months)
        for name, value in {"facilitation": 0.3, "facilitation_quality": 0.25, "mediation": 0.5, "mediator_quality": 0.6}.items():
            getattr(one.channels, name)[:] = value
        one.channels.misinformation[:] = 0.1
        one.channels.audit[:] = 0.2
        one.channels.funded_cases[:] = 1.0
        one.channels.coordination[:] = 0.1
        make_ready(one.state, one.ties, one.channels.arrays(), one.parameters, one.kinds, one.scratch, months + 1)
        return cls(one, one.state, one.ties, one.scratch, months + 1)

    def copy(self) -> Start:
        """Return the same start with arrays of its own for all that the phases write."""
        return replace(
            self,
            state=State(*(column.copy() for column in self.state)),
            ties=Ties(*(column.copy() for column in self.ties)),
            scratch=Scratch(*(column.copy() for column in self.scratch)),
        )


def in_engine(start: Start) -> Callable[[], object]:
    """Return the engine's phases, ready to be called."""
    one = start.block
    arguments = (
        start.state,
        start.ties,
        one.channels.arrays(),
        one.parameters,
        one.priors,
        one.kinds,
        start.scratch,
        one.keys,
        start.month,
    )
    return partial(tie_phases, *arguments)


def month_of(start: Start) -> dict[str, Array]:
    """Return the arrays that the C phases work on beside state, ties and channels."""
    people, rows = start.state.kind.shape[1], start.ties.a.shape[1]
    own = {name: np.zeros(people, np.int64 if name == "meetings" else np.float64) for name in OF_PEOPLE}
    own |= {name: np.zeros(rows, np.uint8 if name == "was_open" else np.float64) for name in OF_ROWS}
    ready = {name: of_people(start, name) for name in READY}
    return {**ready, **own, "visible": np.zeros(1), "priors": start.block.priors[0]}


def of_people(start: Start, name: str) -> Array:
    """Return what the engine's phases hold of each stakeholder under a name: a column of its own, or one of a record, or of the doses of channels."""
    x = start.scratch
    if name in ("education", "pressure", "coordination"):
        intensity = getattr(start.block.channels, name)[0]
        return np.asarray(intensity / (1.0 + intensity))
    table = next(table for table in (x, x.meeting, x.work, x.deeds) if hasattr(table, name))
    return np.ascontiguousarray(getattr(table, name))


C_TYPES = {"f8": "double", "i8": "int64_t", "u8": "uint64_t", "i4": "int32_t", "u4": "uint32_t", "i2": "int16_t", "u1": "uint8_t"}


def tables(start: Start, month: Mapping[str, Array]) -> dict[str, dict[str, Array]]:
    """Return the arrays of every struct of the C source, by its name."""
    one = start.block
    of_run: dict[str, Any] = {"State": start.state, "Ties": start.ties, "Channels": one.channels.arrays()}
    found = {name: dict(zip(table._fields, (column[0] for column in table), strict=True)) for name, table in of_run.items()}
    return {**found, "Kinds": one.kinds._asdict(), "Month": dict(month)}


def header(start: Start) -> str:
    """Return columns.h: the engine's columns, parameters, bits and constants, under the same names."""
    lines = ["#include <stdint.h>"]
    for struct, table in tables(start, month_of(start)).items():
        fields = " ".join(f"{C_TYPES[column.dtype.str[1:]]} *restrict {name};" for name, column in table.items())
        extra = " int64_t n; int64_t kinds;" if struct == "Month" else ""
        lines.append(f"typedef struct {{ {fields}{extra} }} {struct};")
    lines.append(f"typedef struct {{ double {', '.join(NAMES)}; }} Parameters;")
    bits = ("AWAKE", "MET", "KEPT_A", "KEPT_B", "SEEN", "ANSWERED", "DECEIT", "EXPOSED_A", "EXPOSED_B", "OPENED", "PROJECT")
    lines += [f"#define {name} {getattr(columns, name)}" for name in bits]
    lines += [f"#define {name} {int(Process[name])}" for name in ("FACILITATE", "MEET", "KEEP", "CONDUCT", "ANSWER", "DISCOVER")]
    lines += [f"#define {name} {getattr(engagement, name)!r}" for name in ("FEW", "MANY", "USUAL", "USUALLY_FREE", "CROWDED")]
    lines.append(f"#define PROJECT_SHOWS {commitment.PROJECT_SHOWS!r}")
    return "\n".join(lines) + "\n"


@cache
def _library(columns_h: str) -> ctypes.CDLL:
    source = Path(__file__).with_name("tie_phases.c")
    with tempfile.TemporaryDirectory() as place:
        (Path(place) / "columns.h").write_text(columns_h, encoding="utf-8")
        target = Path(place) / "tie_phases.so"
        options = ["-O3", "-march=native", "-shared", "-fPIC", "-Wall", "-Werror"]
        subprocess.run(["gcc", *options, f"-I{place}", str(source), "-o", str(target), "-lm"], check=True)
        return ctypes.CDLL(str(target))


def in_c(start: Start, month: dict[str, Array] | None = None) -> Callable[[], object]:
    """Return the C phases, ready to be called; `month` receives what they leave for others."""
    own = month_of(start) if month is None else month
    library = _library(header(start))
    structs: list[Any] = [_struct(name, table, start) for name, table in tables(start, own).items()]
    parameters = np.array([start.block.parameters[name][0] for name in NAMES])
    state, ties, channels, kinds, of_month = map(ctypes.byref, structs)
    key, number = ctypes.c_uint64(int(start.block.keys[0])), ctypes.c_int64(start.month)
    arguments = (state, ties, channels, parameters.ctypes.data_as(ctypes.c_void_p), kinds, of_month, key, number)

    def call(keep: object = (own, parameters, start)) -> None:  # noqa: ARG001 - the arrays live as long as the call may come
        library.tie_phases(*arguments)

    return call


def _struct(name: str, table: Mapping[str, Array], start: Start) -> ctypes.Structure:
    fields: list[tuple[str, Any]] = [(field, ctypes.c_void_p) for field in table]
    values = {field: column.ctypes.data for field, column in table.items()}
    if name == "Month":
        fields += [("n", ctypes.c_int64), ("kinds", ctypes.c_int64)]
        values |= {"n": start.state.kind.shape[1], "kinds": start.block.priors.shape[1]}
    struct: ctypes.Structure = type(name, (ctypes.Structure,), {"_fields_": fields})(**values)
    return struct


def visible(scratch: Scratch) -> float:
    """Return what the engine's phases added up of how far breaches would be seen."""
    return float(scratch.totals[VISIBLE])
