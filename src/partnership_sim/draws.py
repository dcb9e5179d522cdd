"""Draws as coordinates: a draw is a pure function of seed, replicate, month, process and whom it is about.

No generator has state, and no other module makes random numbers. A tie is named by its two ends, never by its row,
so one new tie changes nobody's draws. What is drawn once a run is stratified over the replicates of a seed. The scheme is written down
in docs/odd.md, section 4.1.
"""

from __future__ import annotations

import enum
import hashlib
from typing import TYPE_CHECKING

import numpy as np

from partnership_sim.kernel import kernel
from partnership_sim.quantiles import quantile

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

GOLDEN = np.uint64(0x9E3779B97F4A7C15)
FIRST_FACTOR = np.uint64(0xBF58476D1CE4E5B9)
SECOND_FACTOR = np.uint64(0x94D049BB133111EB)
LOW_HALF = np.uint64(0xFFFFFFFF)


class Process(enum.IntEnum):
    """What a draw decides. A number is never used again for something else (17, 28 and 38 were)."""

    # before the first month (month 0)
    LUCK = 0
    RESOURCES = 1
    RESISTANCE = 2
    NEGOTIATION = 3
    MEDIATION = 4
    CONFLICT_MANAGEMENT = 5
    INFORMATION = 6
    POWER = 7
    STUBBORNNESS = 8
    RENT = 9
    ACTIVITY = 10
    TRUST = 11
    CONFLICT = 12
    WIRE_FROM = 13
    WIRE_TO = 14
    WIRE_PARTNER = 15
    VOICE = 16
    HISTORY = 18
    UNDER_WAY = 19
    # every month
    SHOCK = 20
    STRIFE = 21
    FACILITATE = 22
    MEET = 23
    LACK = 24
    KEEP = 25
    CONDUCT = 26
    ANSWER = 27
    REFER = 29
    SETTLE = 30
    CASES = 31
    VALUE = 32
    ATTEND = 33
    END = 34
    FORM = 35
    PARTNER = 36
    INTRODUCE = 37
    BROKER = 39
    CHOOSE = 40
    JOIN = 41
    PROPOSE = 42
    AGREE = 43
    YEAR = 44
    INCOME = 45
    CONVENE = 46
    ESCALATE = 47
    JOINT = 48
    BUILT = 49
    STRANGER = 50
    WEIGH = 51
    OPEN = 52
    HOUSEHOLDS = 53
    WORD = 54


#: What is drawn once a run, for the whole place: stratified over replicates, and known to the intervals of means. Another such draw is entered here.
OF_RUNS = (Process.LUCK, Process.HISTORY)


@kernel
def mix(x: np.uint64) -> np.uint64:
    """Return the 64-bit finaliser of splitmix64 (Steele, Lea & Flood 2014) of one number."""
    x ^= x >> np.uint64(30)
    x *= FIRST_FACTOR
    x ^= x >> np.uint64(27)
    x *= SECOND_FACTOR
    return x ^ (x >> np.uint64(31))


def numbers(*processes: Process) -> tuple[np.int64, ...]:
    """Return processes as compiled code takes them: a plain number is a type of its own there, and every function would be compiled for each."""
    return tuple(map(np.int64, processes))


@kernel
def process_key(run_key: np.uint64, month: int, process: int | np.int64) -> np.uint64:
    """Return the key of all draws of a process in a month of a run."""
    inner = mix(run_key + np.uint64(month + 1) * GOLDEN)
    return mix(inner + np.uint64(process + 1) * GOLDEN)


@kernel
def lottery(key: np.uint64, entity: np.uint64) -> np.uint64:
    """Return the 64 bits drawn for an entity under a process key; among candidates the largest wins."""
    return mix(entity + key)


@kernel
def first(key: np.uint64, entity: np.uint64) -> float:
    """Return the first uniform, 0 < u < 1, of an entity under a process key."""
    return (np.float64(mix(entity + key) >> np.uint64(32)) + 0.5) * 2.0**-32


@kernel
def second(key: np.uint64, entity: np.uint64) -> float:
    """Return the second uniform, 0 < u < 1, of an entity under a process key."""
    return (np.float64(mix(entity + key) & LOW_HALF) + 0.5) * 2.0**-32


@kernel
def pair(x: np.uint64, y: np.uint64) -> np.uint64:
    """Return the key of an ordered pair of keys."""
    return mix(x * GOLDEN + y)


@kernel
def fill(key: np.uint64, entities: NDArray[np.uint64], count: int, one: NDArray[np.float64], two: NDArray[np.float64]) -> None:
    """Write both uniforms of the first `count` entities, [tie] each, into `one` and `two`."""
    for row in range(count):
        bits = mix(entities[row] + key)
        one[row] = (np.float64(bits >> np.uint64(32)) + 0.5) * 2.0**-32
        two[row] = (np.float64(bits & LOW_HALF) + 0.5) * 2.0**-32


def run_keys(seed: int | Sequence[int], replicates: Iterable[int]) -> NDArray[np.uint64]:
    """Return the key of each run, [run]: a pure function of seed and replicate; one seed for all, or one for each."""
    numbers = np.fromiter(replicates, np.uint64)
    return _mixed(_mixed(np.atleast_1d(np.asarray(seed, np.uint64)) + GOLDEN) + (numbers + np.uint64(1)) * GOLDEN)


def process_keys(keys: NDArray[np.uint64], month: int, process: int) -> NDArray[np.uint64]:
    """Return `process_key` for an array of run keys, [run]."""
    inner = _mixed(keys + np.atleast_1d(np.uint64(month + 1)) * GOLDEN)
    return _mixed(inner + np.atleast_1d(np.uint64(process + 1)) * GOLDEN)


def named_process(name: str) -> int:
    """Return the process number of a plug-in's own draws, far above the enum's: the hash of its name."""
    return int.from_bytes(hashlib.blake2b(name.encode(), digest_size=6).digest(), "little") + (1 << 16)


def uniforms(
    keys: NDArray[np.uint64], month: int, process: int, entities: NDArray[np.uint64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return both uniforms for every run and entity, each [run, entity], 0 < u < 1.

    `entities` is [entity] or [run, entity].
    """
    bits = _mixed(process_keys(keys, month, process)[:, None] + np.atleast_2d(entities))
    scale = 2.0**-32
    return ((bits >> np.uint64(32)).astype(np.float64) + 0.5) * scale, ((bits & LOW_HALF).astype(np.float64) + 0.5) * scale


def normals(keys: NDArray[np.uint64], month: int, process: int, entities: NDArray[np.uint64]) -> NDArray[np.float64]:
    """Return a standard normal for every run and entity, [run, entity]: the quantile of the first uniform."""
    return quantile(uniforms(keys, month, process, entities)[0])


@kernel
def _scrambled(x: np.uint64, key: np.uint64) -> np.uint64:
    """Return 32 binary digits scrambled after Owen 1995: each is turned, or not, by a draw about it and the digits before it.

    What shares its first k digits still does, so strata stay strata, and each lies anywhere with the same chance.
    """
    found = np.uint64(0)
    before = np.uint64(1)  # the digits before, behind a 1 that tells how many they are
    for at in range(31, -1, -1):
        digit = (x >> np.uint64(at)) & np.uint64(1)
        found = (found << np.uint64(1)) | (digit ^ (mix(key + before) >> np.uint64(63)))
        before = (before << np.uint64(1)) | digit
    return found


@kernel
def _mirrored(x: np.uint64) -> np.uint64:
    """Return 32 binary digits, the last first."""
    found = np.uint64(0)
    for at in range(32):
        found = (found << np.uint64(1)) | ((x >> np.uint64(at)) & np.uint64(1))
    return found


@kernel
def _stratify(keys: NDArray[np.uint64], replicates: NDArray[np.uint64], found: NDArray[np.float64]) -> None:
    """Write the stratified uniform of each replicate under the key of its draw, [run] each."""
    for run in range(found.size):
        place = _mirrored(_scrambled(replicates[run], keys[run]))
        found[run] = (np.float64(_scrambled(place, mix(keys[run] + GOLDEN))) + 0.5) * 2.0**-32


def stratified(
    seed: int | Sequence[int] | NDArray[np.uint64], replicates: Iterable[int], process: int, *, month: int = 0, entity: int = 0
) -> NDArray[np.float64]:
    """Return a uniform of each run, [run], 0 < u < 1, of which the replicates of a seed are spread evenly.

    A van der Corput sequence, its order and its digits scrambled: of the first 2^k replicates, and of any 2^k from a multiple of 2^k on,
    one lies in each 2^k-th part of 0..1. For itself each is uniform, it hangs on seed and replicate alone, and draws of two processes, months or
    entities are independent of each other.

    Parameters
    ----------
    seed : int or sequence of int
        One for all runs, or one for each.
    replicates : iterable of int
        Of each run, below 2^32.
    process, month, entity : int
        What the draw is about.
    """
    numbers = np.fromiter(replicates, np.uint64)
    of_seed = _mixed(np.atleast_1d(np.asarray(seed, np.uint64)) + GOLDEN)
    keys = _mixed(process_keys(of_seed, month, process) + np.uint64(entity))
    found = np.empty(len(numbers))
    _stratify(np.ascontiguousarray(np.broadcast_to(keys, numbers.shape)), numbers, found)
    return found


def of_runs(seed: int | Sequence[int] | NDArray[np.uint64], replicates: Iterable[int]) -> NDArray[np.float64]:
    """Return what is drawn once a run, [run, draw], in the order of `OF_RUNS`: standard normals, stratified over replicates."""
    numbers = np.fromiter(replicates, np.uint64)
    return quantile(np.stack([stratified(seed, numbers, process) for process in OF_RUNS], axis=1))


def key_of_name(name: str) -> int:
    """Return the key of a stakeholder of a register, or of a named thing: the first eight bytes of BLAKE2b."""
    return int.from_bytes(hashlib.blake2b(name.encode(), digest_size=8).digest(), "little")


def keys_of_drawn(kind: int | str, ordinals: NDArray[np.int64]) -> NDArray[np.uint64]:
    """Return the keys of drawn stakeholders of a kind, [stakeholder], by their ordinals from 1; a kind of a user's own goes by its name."""
    first = (kind + 1) << 40 if isinstance(kind, int) else key_of_name(f"kind:{kind}")
    return _mixed(np.atleast_1d(np.uint64(first)) + ordinals.astype(np.uint64))


def _mixed(x: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """`mix` for an array: the same bits, as plain NumPy."""
    x = x ^ (x >> np.uint64(30))
    x = x * FIRST_FACTOR
    x = x ^ (x >> np.uint64(27))
    x = x * SECOND_FACTOR
    return x ^ (x >> np.uint64(31))
