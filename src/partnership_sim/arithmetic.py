"""The exponential and the logistic function of the compiled code: one polynomial, the same bits on every machine with IEEE doubles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from partnership_sim.kernel import kernel

if TYPE_CHECKING:
    from numpy.typing import NDArray


@kernel
def exp(x: float) -> float:
    """Return e to the x for one number, to a relative 1e-15; x is held within -700..700.

    Cody-Waite reduction to a remainder below ln(2)/2, then the Taylor polynomial to the 13th power.
    """
    x = min(max(x, -700.0), 700.0)
    k = np.floor(x * 1.4426950408889634 + 0.5)
    f = x - k * 0.693145751953125 - k * 1.42860682030941723212e-6
    p = 1.6059043836821613e-10
    p = p * f + 2.08767569878681e-09
    p = p * f + 2.505210838544172e-08
    p = p * f + 2.755731922398589e-07
    p = p * f + 2.7557319223985893e-06
    p = p * f + 2.48015873015873e-05
    p = p * f + 1.984126984126984e-04
    p = p * f + 1.388888888888889e-03
    p = p * f + 8.333333333333333e-03
    p = p * f + 4.1666666666666664e-02
    p = p * f + 1.6666666666666666e-01
    p = p * f + 0.5
    p = p * f + 1.0
    p = p * f + 1.0
    power = np.int64((np.int64(k) + np.int64(1023)) << np.int64(52)).view(np.float64)
    return p * power


@kernel
def logistic(x: float) -> float:
    """Return 1 / (1 + exp(-x)) for one number, 0..1."""
    return 1.0 / (1.0 + exp(-x))


@kernel
def to_logistic(values: NDArray[np.float64], count: int) -> None:
    """Replace the first `count` logits by 1 / (1 + exp(-x)): a loop of its own, so that it runs on several at a time."""
    for at in range(count):
        values[at] = logistic(values[at])


@kernel
def to_exp(values: NDArray[np.float64], count: int) -> None:
    """Replace the first `count` numbers by e to them."""
    for at in range(count):
        values[at] = exp(values[at])


@kernel
def log(x: float) -> float:
    """Return the natural logarithm of one number > 0, to a relative 1e-15; of 0 and below -745.

    The number is a power of two times m in sqrt(1/2)..sqrt(2), and log(m) = 2 atanh((m - 1)/(m + 1)), its series to the 21st power.
    """
    x = max(x, 4.9e-324)
    scaled = x * 18014398509481984.0 if x < 2.3e-308 else x
    bits = np.float64(scaled).view(np.int64)
    k = ((bits >> np.int64(52)) & np.int64(2047)) - np.int64(1023)
    m = np.int64((bits & np.int64(4503599627370495)) | np.int64(4607182418800017408)).view(np.float64)
    half = 1 if m > 1.4142135623730951 else 0
    m = m * 0.5 if half else m
    s = (m - 1.0) / (m + 1.0)
    z = s * s
    p = 1.0 / 21.0
    p = p * z + 1.0 / 19.0
    p = p * z + 1.0 / 17.0
    p = p * z + 1.0 / 15.0
    p = p * z + 1.0 / 13.0
    p = p * z + 1.0 / 11.0
    p = p * z + 1.0 / 9.0
    p = p * z + 1.0 / 7.0
    p = p * z + 1.0 / 5.0
    p = p * z + 1.0 / 3.0
    p = p * z + 1.0
    power = np.float64(k + half) - (54.0 if x < 2.3e-308 else 0.0)
    return power * 0.6931471805599453 + 2.0 * s * p


@kernel
def to_power(values: NDArray[np.float64], count: int, exponent: float) -> None:
    """Replace the first `count` numbers, >= 0, by their power to an exponent > 0."""
    for at in range(count):
        values[at] = exp(exponent * log(values[at]))


@kernel
def to_approach(intensities: NDArray[np.float64], out: NDArray[np.float64], count: int) -> None:
    """Write 1 - exp(-y), the effect, 0..1, of an intensity y >= 0, of the first `count` into `out`; where nothing acts, all are zero."""
    any_acts = False
    for at in range(count):
        any_acts |= intensities[at] != 0.0
        out[at] = 0.0
    if any_acts:
        for at in range(count):
            out[at] = 1.0 - exp(-intensities[at])


@kernel
def saturate(y: float) -> float:
    """Return y / (1 + y): the effect, 0..1, of an intensity y >= 0 that halves the remaining gap at y = 1."""
    return y / (1.0 + y)


#: Values are sorted by so many bits at a time: an even number of times takes all 64 back to where they stood.
DIGIT, TURNS = 11, 6
DIGITS = np.uint64(2**DIGIT - 1)
#: Up to so many values are ranked by counting, and sorted by dealing them out into as many places.
COUNTED = 256


@kernel
def insert(values: NDArray[Any], order: NDArray[np.uint32], count: int) -> None:
    """Put right what is nearly ordered: each entry goes down to where it belongs."""
    for at in range(1, count):
        entry = order[at]
        before = at - 1
        while before >= 0 and values[order[before]] > values[entry]:
            order[before + 1] = order[before]
            before -= 1
        order[before + 1] = entry


@kernel
def rank_few(values: NDArray[Any], order: NDArray[np.uint32], count: int) -> None:
    """`rank`, by comparing all with all; the first of equals comes first."""
    for i in range(count):
        value = values[i]
        place = 0
        for j in range(i):
            place += values[j] <= value
        for j in range(i, count):
            place += values[j] < value
        order[place] = i


@kernel
def rank(values: NDArray[Any], order: NDArray[np.uint32], stack: NDArray[np.int64], count: int) -> None:
    """Write into `order` where the smallest, second smallest ... of the first `count` values stands.

    A few are counted: each one's place is the number of those before it, which takes no branch. Among many, quicksort (Hoare 1962), the shorter
    part first, so that `stack` (128 entries) holds what is left to do; short stretches by insertion at the end.
    """
    if count <= COUNTED:
        rank_few(values, order, count)
        return
    for at in range(count):
        order[at] = at
    top = 0
    low = 0
    high = count - 1
    while high - low > 16 or top > 0:
        if high - low <= 16:
            top -= 2
            low = stack[top]
            high = stack[top + 1]
            continue
        one, two, three = values[order[low]], values[order[(low + high) // 2]], values[order[high]]
        pivot = max(min(one, two), min(max(one, two), three))
        left = low
        right = high
        while left <= right:
            while values[order[left]] < pivot:
                left += 1
            while values[order[right]] > pivot:
                right -= 1
            if left <= right:
                entry = order[left]
                order[left] = order[right]
                order[right] = entry
                left += 1
                right -= 1
        if right - low < high - left:
            stack[top] = left
            stack[top + 1] = high
            high = right
        else:
            stack[top] = low
            stack[top + 1] = right
            low = left
        top += 2
    insert(values, order, count)


@kernel
def place_of(value: float, least: float, scale: float) -> int:
    """Return the place, 0..COUNTED - 1, of a value among evenly spread ones: a larger value has no smaller place."""
    at = (value - least) * scale
    return int(at) if 0.0 <= at < COUNTED else COUNTED - 1


@kernel
def sort_few(values: NDArray[Any], other: NDArray[Any], places: NDArray[np.uint32], count: int) -> None:
    """`sort`, of a few: they are dealt out evenly between the least and the largest, then each goes down to where it belongs."""
    least, most = np.inf, 0.0
    for at in range(count):
        least = min(least, values[at])
        most = max(most, values[at])
    scale = (COUNTED - 1) / (most - least) if most - least > 1e-300 else 0.0  # if all are as good as equal, all have the first place
    for place in range(COUNTED):
        places[place] = 0
    for at in range(count):
        places[place_of(values[at], least, scale)] += np.uint32(1)
    to_starts(places, COUNTED)
    for at in range(count):
        place = place_of(values[at], least, scale)
        other[places[place]] = values[at]
        places[place] += np.uint32(1)
    for at in range(count):
        value = other[at]
        to = at
        while to > 0 and values[to - 1] > value:
            values[to] = values[to - 1]
            to -= 1
        values[to] = value


@kernel
def to_starts(numbers: NDArray[np.uint32], count: int) -> None:
    """Replace how many there are of each of the first `count` kinds by how many there are of those before it."""
    before = np.uint32(0)
    for kind in range(count):
        here = numbers[kind]
        numbers[kind] = before
        before += here


@kernel
def sort(values: NDArray[Any], other: NDArray[Any], digits: NDArray[np.uint32], count: int) -> None:
    """Sort the first `count` values, floats >= 0, upwards.

    Many are dealt out by one digit of their bits after the other (those of floats >= 0 are ordered as they are), between `values` and `other`;
    digits: [6 * 2048], how many have each.
    """
    if count <= COUNTED:
        sort_few(values, other, digits, count)
        return
    words, others = values.view(np.uint64), other.view(np.uint64)
    digits[:] = 0
    for at in range(count):  # one reading for all digits
        for turn in range(TURNS):
            digits[turn * 2**DIGIT + np.int64((words[at] >> np.uint64(turn * DIGIT)) & DIGITS)] += np.uint32(1)
    for turn in range(TURNS):
        starts = digits[turn * 2**DIGIT : (turn + 1) * 2**DIGIT]
        to_starts(starts, starts.size)
        for at in range(count):
            digit = (words[at] >> np.uint64(turn * DIGIT)) & DIGITS
            others[starts[digit]] = words[at]
            starts[digit] += np.uint32(1)
        words, others = others, words
