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

from partnership_sim import constants
from partnership_sim import state as columns
from partnership_sim.draws import Process
from partnership_sim.dynamics import opening, resistance, trust
from partnership_sim.dynamics.order import commit, deal, meet
from partnership_sim.dynamics.scratch import PUT_IN, ROW, SHORT, STEP, VISIBLE, Kinds, Scratch
from partnership_sim.engine.loop import channels_of, state_of, ties_of
from partnership_sim.kernel import kernel
from partnership_sim.parameters import NAMES
from partnership_sim.scenario.schema import NO_PROGRAMME
from partnership_sim.state import DISPUTE, HARMFUL, Array, Channels, State, Ties
from tests.worlds import block

from .cases import go_through

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from partnership_sim.engine.block import Block
    from partnership_sim.scenario.schema import Scenario

#: What the phases find ready of each stakeholder and of each tie, by its record in Scratch ("" for a column of its own).
READY = {"active": "", "share": "", "audit": "", "attending": "", "degree": "tied", "capacity": "work", "log_power": "work"}
READY_OF_ROWS = ("scale",)
#: What they leave for others.
OF_PEOPLE = {
    **dict.fromkeys(("carry", "expected", "engaged", "meetings"), "meeting"),
    **dict.fromkeys(("ready", "can", "pay"), "work"),
    **dict.fromkeys(("dues", "kept", "heard", "contact", "exposures"), "deeds"),
    **dict.fromkeys(("trust_total", "resistance_total", "information_total", "norm_total"), "heard"),
}
OF_ROWS = ("dialogue", "weight", "chance", "grant", "was_open")
TOTALS = {"visible": VISIBLE, "put_in": PUT_IN, "short_of_means": SHORT}
#: What the C phases alone keep of ties: trust before the month.
OF_C = ("before_ab", "before_ba")

BITS = (
    *("AWAKE", "MET", "KEPT_A", "KEPT_B", "LACK_A", "LACK_B", "SEEN_A", "SEEN_B", "ANSWERED_A", "ANSWERED_B", "OPENED", "AGREED"),
    *("NO_DISPUTE", "DISPUTE", "HARMFUL"),
)
PROCESSES = ("FACILITATE", "AGREE", "MEET", "KEEP", "LACK", "CONDUCT", "ANSWER", "OPEN")
CONSTANTS = (
    *("FEW", "MANY", "USUAL", "ATTENTION", "FORUM_SAVING", "HARMFUL_ODDS", "LAPSED_ODDS", "LEAST_ENGAGED", "CROWDED", "MOST_LOAD"),
    *("INFORMED_SEES", "PRESSED", "LEAST_TRUST", "MOST_TRUST", "CONTACT_SUPPORT", "LACK_WEIGHT", "AUDIT_SEES", "AUDIT_ANSWERS"),
    *("PRESSURE_ANSWERS", "HEARSAY_WEIGHT", "ARRIVES", "RECENT", "MISLED", "STAIN_FADES", "NORM_SPEED"),
)


@kernel
def make_ready(state: State, ties: Ties, channels: Channels, parameters: Array, kinds: Kinds, x: Scratch, month: int) -> None:
    """Do what comes before the phases of ties."""
    s = state_of(state, 0)
    opening.open_month(s, ties_of(ties, 0), kinds, x, parameters[0].mutual_aid, month)
    opening.dose(s, channels_of(channels, 0), parameters[0], kinds, x)


@kernel
def tie_phases(
    state: State,
    ties: Ties,
    channels: Channels,
    parameters: Array,
    kinds: Kinds,
    x: Scratch,
    run_keys: Array,
    month: int,
) -> None:
    """The lines of dynamics/order.py from who meets whom to what is remembered, without joint work."""
    s = state_of(state, 0)
    t = ties_of(ties, 0)
    c = channels_of(channels, 0)
    p = parameters[0]
    run_key = run_keys[0]
    meet(s, t, c, p, kinds, x, run_key, month)
    commit(s, t, c, p, x, run_key, month)
    trust.watch(s, c, p, kinds, x)
    resistance.be_silent(s, x)
    misled = trust.is_misled(c)
    count: Any = np.uint64(t.count[0])
    for lo in range(ROW, count, STEP):
        hi = min(lo + STEP, count)
        deal(s, t, c, p, kinds, x, run_key, month, lo, hi, misled)
        resistance.listen(t, x, lo, hi)
    trust.remember(s, x)


#: What is added to the channels of a start: facilitation of every tie, some of it under agreements, audits, pressure and misinformation.
DOSES = {
    "facilitation": 0.3,
    "facilitation_quality": 0.25,
    "agreement": 0.1,
    "audit": 0.2,
    "coordination": 0.1,
    "pressure": 0.2,
    "sender": 0.5,
    "education": 0.3,
    "misinformation": 0.1,
}


@dataclass(frozen=True)
class Start:
    """A run just before the phases of ties: levers of all kinds are at work; some ties are in dispute, or long unmet; some stakeholders are stained, some just come or not there yet."""

    block: Block
    state: State
    ties: Ties
    scratch: Scratch
    month: int

    @classmethod
    def of(cls, case: Scenario, months: int, *, convened: bool = True) -> Start:
        """Return a run of a case after some months."""
        one = block(case, NO_PROGRAMME)
        go_through(one, months)
        for name, value in DOSES.items():
            getattr(one.channels, name)[:] = value
        one.state.convened[:] = float(convened)
        one.state.joins[:, ::40] = months + 1
        one.state.joins[:, 1::40] = months + 2
        one.state.stain[:, ::50] = 0.3
        one.ties.conflict[:, ::20] = HARMFUL
        one.ties.conflict[:, 1::20] = DISPUTE
        one.ties.outside[:, ::3] = 1
        one.ties.unmet[:, ::7] = constants.RECENT
        one.ties.anchor_ab[:, ::10], one.ties.anchor_ba[:, ::10] = 0.0, 1.0
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
    own |= {name: np.zeros(rows, np.uint8 if name == "was_open" else np.float64) for name in (*OF_ROWS, *OF_C)}
    ready = {name: of_people(start, name) for name in READY} | {name: getattr(start.scratch, name) for name in READY_OF_ROWS}
    return {**ready, **own, **{name: np.zeros(1) for name in TOTALS}}


def of_people(start: Start, name: str) -> Array:
    """Return what the engine's phases hold of each stakeholder under a name."""
    record = {**READY, **OF_PEOPLE}[name]
    return np.ascontiguousarray(getattr(getattr(start.scratch, record) if record else start.scratch, name))


def total(start: Start, name: str) -> Array:
    """Return what the engine's phases added up under a name, [1]."""
    return start.scratch.totals[TOTALS[name] :][:1]


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
        extra = " int64_t n;" if struct == "Month" else ""
        lines.append(f"typedef struct {{ {fields}{extra} }} {struct};")
    lines.append(f"typedef struct {{ double {', '.join(NAMES)}; }} Parameters;")
    lines += [f"#define {name} {getattr(columns, name)}" for name in BITS]
    lines += [f"#define {name} {int(Process[name])}" for name in PROCESSES]
    lines += [f"#define {name} {getattr(constants, name)!r}" for name in CONSTANTS]
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
        fields.append(("n", ctypes.c_int64))
        values["n"] = start.state.kind.shape[1]
    struct: ctypes.Structure = type(name, (ctypes.Structure,), {"_fields_": fields})(**values)
    return struct
