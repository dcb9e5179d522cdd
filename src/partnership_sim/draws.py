"""Draws as coordinates: a draw is a pure function of seed, replicate, month, process and whom it is about.

No generator has state, and no other module makes random numbers. A tie is named by its two ends, never by its row,
so one new tie moves nobody's luck. The scheme is written down in docs/odd.md, section 4.1.
"""

from __future__ import annotations

import enum
import hashlib
from typing import TYPE_CHECKING

import numpy as np
from scipy.special import ndtri

from partnership_sim.kernel import kernel

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

GOLDEN = np.uint64(0x9E3779B97F4A7C15)
FIRST_FACTOR = np.uint64(0xBF58476D1CE4E5B9)
SECOND_FACTOR = np.uint64(0x94D049BB133111EB)
LOW_HALF = np.uint64(0xFFFFFFFF)


class Process(enum.IntEnum):
    """What a draw decides. A number is never used again for something else: results of old seeds would change."""

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
    BENEFIT = 17
    HISTORY = 18
    # every month
    SHOCK = 20
    STRIFE = 21
    FACILITATE = 22
    MEET = 23
    KEEP = 25
    CONDUCT = 26
    ANSWER = 27
    DISCOVER = 28
    REFER = 29
    SETTLE = 30
    CASES = 31
    VALUE = 32
    ATTEND = 33
    END = 34
    FORM = 35
    PARTNER = 36
    INTRODUCE = 37
    ACCEPT = 38
    BROKER = 39
    CHOOSE = 40
    JOIN = 41
    PROPOSE = 42


@kernel
def mix(x: np.uint64) -> np.uint64:
    """Return the 64-bit finaliser of splitmix64 (Steele, Lea & Flood 2014) of one number."""
    x ^= x >> np.uint64(30)
    x *= FIRST_FACTOR
    x ^= x >> np.uint64(27)
    x *= SECOND_FACTOR
    return x ^ (x >> np.uint64(31))


@kernel
def process_key(run_key: np.uint64, month: int, process: int) -> np.uint64:
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


def run_keys(seed: int, replicates: Iterable[int]) -> NDArray[np.uint64]:
    """Return the key of each run, [run]: a pure function of seed and replicate."""
    numbers = np.fromiter(replicates, np.uint64)
    return _mixed(_mixed(np.atleast_1d(np.uint64(seed)) + GOLDEN) + (numbers + np.uint64(1)) * GOLDEN)


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
    return np.asarray(ndtri(uniforms(keys, month, process, entities)[0]))


def key_of_name(name: str) -> int:
    """Return the key of a stakeholder of a register, or of a named thing: the first eight bytes of BLAKE2b."""
    return int.from_bytes(hashlib.blake2b(name.encode(), digest_size=8).digest(), "little")


def keys_of_drawn(kind: int, ordinals: NDArray[np.int64]) -> NDArray[np.uint64]:
    """Return the keys of drawn stakeholders of a kind, [stakeholder], by their ordinals from 1."""
    return _mixed(np.uint64((kind + 1) << 40) + ordinals.astype(np.uint64))


def pairs(x: NDArray[np.uint64], y: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return `pair` for arrays of keys."""
    return _mixed(x * GOLDEN + y)


def _mixed(x: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """`mix` for an array: the same bits, as plain NumPy."""
    x = x ^ (x >> np.uint64(30))
    x = x * FIRST_FACTOR
    x = x ^ (x >> np.uint64(27))
    x = x * SECOND_FACTOR
    return x ^ (x >> np.uint64(31))
