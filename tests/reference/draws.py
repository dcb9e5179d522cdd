"""Draws as coordinates, in plain integers (docs/odd.md, section 4.1)."""

from __future__ import annotations

import hashlib
from statistics import NormalDist

MASK = 0xFFFFFFFFFFFFFFFF
GOLDEN = 0x9E3779B97F4A7C15


def mix(x: int) -> int:
    x &= MASK
    x ^= x >> 30
    x = (x * 0xBF58476D1CE4E5B9) & MASK
    x ^= x >> 27
    x = (x * 0x94D049BB133111EB) & MASK
    x ^= x >> 31
    return x


def pair(x: int, y: int) -> int:
    return mix((x * GOLDEN + y) & MASK)


def key_of_name(name: str) -> int:
    return int.from_bytes(hashlib.blake2b(name.encode("utf-8"), digest_size=8).digest(), "little")


def key_of_drawn(kind: int, ordinal: int) -> int:
    return mix((kind + 1) * 2**40 + ordinal)


def _turned(digits: str, key: int) -> str:
    """Turn each binary digit, or not: the highest bit drawn for the digits before it, behind a 1, decides."""
    return "".join(str(int(digit) ^ mix(key + int("1" + digits[:at], 2)) >> 63) for at, digit in enumerate(digits))


def once_a_run(seed: int, replicate: int, process: int, *, month: int = 0, entity: int = 0) -> float:
    """The uniform that is drawn once a run: the replicate's 32 digits turned, read backwards and turned again."""
    of_seed = mix(seed + GOLDEN)
    of_process = mix(mix(of_seed + (month + 1) * GOLDEN) + (process + 1) * GOLDEN)
    key = mix(of_process + entity)
    place = _turned(f"{replicate:032b}", key)[::-1]
    return (int(_turned(place, mix(key + GOLDEN)), 2) + 0.5) / 2.0**32


class Luck:
    """All draws of one run. `month` is the month of every draw that names none."""

    def __init__(self, seed: int, replicate: int) -> None:
        self.run_key = mix((mix((seed + GOLDEN) & MASK) + (replicate + 1) * GOLDEN) & MASK)
        self.month = 0

    def process_key(self, process: int, month: int) -> int:
        return mix((mix((self.run_key + (month + 1) * GOLDEN) & MASK) + (int(process) + 1) * GOLDEN) & MASK)

    def lottery(self, process: int, entity: int, month: int | None = None) -> int:
        key = self.process_key(process, self.month if month is None else month)
        return mix((entity + key) & MASK)

    def first(self, process: int, entity: int, month: int | None = None) -> float:
        return ((self.lottery(process, entity, month) >> 32) + 0.5) / 2.0**32

    def second(self, process: int, entity: int, month: int | None = None) -> float:
        return ((self.lottery(process, entity, month) & 0xFFFFFFFF) + 0.5) / 2.0**32

    def normal(self, process: int, entity: int) -> float:
        return self.normals(process, entity)[0]

    def normals(self, process: int, entity: int) -> tuple[float, float]:
        """Return the normal quantiles of both uniforms."""
        quantile = NormalDist().inv_cdf
        return quantile(self.first(process, entity)), quantile(self.second(process, entity))
