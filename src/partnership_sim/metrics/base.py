"""How a metric is declared: one function under `@metric(...)`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from partnership_sim.declare import METRICS, Metric, matters
from partnership_sim.locale import Text, translator
from partnership_sim.own_code import OwnCode, described, is_ours
from partnership_sim.own_declarations import check_metric

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from partnership_sim.metrics.tally import Tally
    from partnership_sim.month import Month
    from partnership_sim.state import Array

ALWAYS = Text("never")
#: The theme of a user's metrics, which are computed from the month itself.
OWN = "own"


def metric(
    name: str,
    label: Text | Mapping[str, str] | str,
    definition: Text | Mapping[str, str] | str = "",
    *,
    unit: str = "share",
    low: float = 0.0,
    high: float = 1.0,
    better: int = 0,
    undefined: Text | Mapping[str, str] | str = ALWAYS,
    least: float | None = None,
    theme: str = OWN,
) -> Callable[[Callable[..., Array]], Callable[..., Array]]:
    """Declare a monthly metric.

    Parameters
    ----------
    name, label, definition, unit, low, high
        What it is called, means, is counted in, and can be.
    better : int
        1 if more is better, -1 if less is, 0 without a direction.
    undefined : Text
        When it is null.
    least : float, optional
        The smallest difference that matters to whoever decides, in its unit: plans closer than that are practically equal. By default a
        hundredth of its range; of what has no bounds, a twentieth of its level without a programme.
    theme : str
        "state", "conduct", "partnership", "results", or "own" for a user's.

    Returns
    -------
    callable
        The function, which takes a tally (built-in metrics) and looks at each of its rows by itself or, with theme "own", takes the Month;
        it returns [run].
    """

    def declare(compute: Callable[..., Array]) -> Callable[..., Array]:
        own = not is_ours(compute)
        if own:
            texts = {"label": label, "definition": definition, "undefined": undefined}
            check_metric(name, compute, texts, unit=unit, bounds=(low, high), better=better, least=least, theme=theme)
            if name in METRICS:  # it is written again
                METRICS.remove(name)
        words = Text.of(label), Text.of(definition or label)
        declared = Metric(name, *words, unit, low, high, better, Text.of(undefined), compute, matters(least, low, high), theme)
        METRICS.add(name, declared, own=own)
        return compute

    return declare


def observed(names: Sequence[str], tally: Tally, month: Month | None = None) -> Array:
    """Return metrics, [row, metric].

    Parameters
    ----------
    names : sequence of str
    tally : Tally
        A row a run; runs of several months may stand one below the other.
    month : Month, optional
        The month of these rows, for a user's own metrics.
    """
    out = np.empty((tally.ties.size, len(names)))
    for column, name in enumerate(names):
        metric = METRICS[name]
        out[:, column] = metric.compute(tally) if is_ours(metric.compute) else _own(metric, tally, month)
    return out


def _own(metric: Metric, tally: Tally, month: Month | None) -> Array:
    """Return a user's metric, [row]: numbers, one a row, or an InputError that says what it gave instead."""
    code = month.own_code if month is not None else OwnCode()
    if month is not None:
        month = month.for_plug_in(f"metric:{metric.name}")  # its draws go by its own name
    given = code.call("metric", metric.name, metric.compute, month if metric.theme == OWN else tally)
    say, answer = translator(code.language), described(given)
    if answer.numbers is None or answer.numbers.shape != tally.ties.shape:
        found, expected = say("it gave {what}").format(what=answer.words), say("expected numbers, [run], here {shape}")
        raise code.refusal("metric", metric.name, metric.compute, found, expected.format(shape=tally.ties.shape))
    if np.isinf(answer.numbers).any():
        expected = say("expected finite numbers, or NaN where it is undefined")
        raise code.refusal("metric", metric.name, metric.compute, say("it gave an infinite number"), expected)
    return answer.numbers


def ratio(part: Array, whole: Array) -> Array:
    """Return part / whole, NaN where whole is 0."""
    if np.count_nonzero(whole) < np.size(whole):  # seldom: looking first takes less than replacing nothing
        whole = np.where(whole, whole, np.nan)
    return np.asarray(part / whole)


def total(by_kind: Array) -> Array:
    """Return the sum over kinds (and pairs of kinds), in their order: the same bits for any block."""
    return np.asarray(np.add.accumulate(by_kind.reshape(by_kind.shape[0], -1), axis=1)[:, -1])
