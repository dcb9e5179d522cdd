"""Outcomes: one number a run, from its monthly metrics. What each means is declared beside the metrics."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    Array = NDArray[np.float64]

#: Months before a shock whose mean service is its yardstick; months from the shock on within which it is lost and won back.
BEFORE, WITHIN = 6, 12

NAMES = ("sustained", "resilience", "cost", "service_total", "cost_effectiveness")


def sustained(core: Array, core_kinds: Array, programme_end: int) -> Array:
    """Return, [run], 1 where the last month's active core holds all kinds and at least half of its size at programme_end, else 0.

    Parameters
    ----------
    core, core_kinds : array, [run, month]
        The metrics active_core and core_kinds. NaN in either month gives NaN.
    """
    then, now, kinds = core[:, programme_end - 1], core[:, -1], core_kinds[:, -1]
    held = (kinds == 1) & (now >= then / 2)
    return np.where(np.isnan(then) | np.isnan(now) | np.isnan(kinds), np.nan, held.astype(np.float64))


def resilience(service: Array, first_shock: NDArray[np.integer]) -> Array:
    """Return, [run], the share of the loss after the first shock that is won back by its twelfth month.

    The loss is the mean service of the (up to) six months before the shock's month minus the lowest of the twelve months that
    start with it; what is won back is the service of the twelfth month minus the lowest. NaN without a shock, a month before it, a
    loss, or twelve months left.

    Parameters
    ----------
    service : array, [run, month]
    first_shock : array, [run]
        Month of the first shock, from 1; 0 without one.
    """
    months = service.shape[1]
    found = np.full(len(service), np.nan)
    for run, month in enumerate(first_shock):
        start = int(month) - 1
        if start < 1 or start + WITHIN > months:
            continue
        before, then = service[run, max(0, start - BEFORE) : start], service[run, start : start + WITHIN]
        if np.isnan(before).any() or np.isnan(then).any():
            continue
        lowest = then.min()
        loss = before.mean() - lowest
        if loss > 0:
            found[run] = (then[-1] - lowest) / loss
    return found


def service_total(service: Array, communities: NDArray[np.number]) -> Array:
    """Return, [run], the service of all communities over all months; NaN where no month had a community.

    Parameters
    ----------
    service : array, [run, month]
        Mean over communities; NaN where there is none.
    communities : array, [run, month] or [month]
        Number of (active) communities.
    """
    total = np.where(np.isnan(service), 0.0, service * communities).sum(axis=1)
    return np.where(np.isnan(service).all(axis=1), np.nan, total)


def cost_effectiveness(total: Array, no_programme: Array, cost: Array) -> Array:
    """Return, [run], service above "No programme" (same replicates) per unit spent; NaN at no cost."""
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(cost > 0, (total - no_programme) / cost, np.nan)


def of_runs(
    values: Array,
    names: Sequence[str],
    communities: NDArray[np.number],
    programme_end: int,
    first_shock: NDArray[np.integer],
    baseline_service_total: Array | None = None,
) -> dict[str, Array]:
    """Return the outcomes of a block of runs of one plan, name -> [run], in the order of `NAMES`.

    Parameters
    ----------
    values : array, [run, month, metric]
        Monthly metrics, months from 1; NaN where undefined.
    names : sequence of str
        Names of the last axis; active_core, core_kinds, service and spent are among them.
    communities : array, [run, month] or [month]
        Number of (active) communities in each month.
    programme_end : int
        1..months.
    first_shock : array, [run]
        Month of each run's first shock, 0 without one.
    baseline_service_total : array, [run], optional
        service_total of "No programme" in the same replicates; None if this is that plan.
    """
    names = list(names)
    column = {name: values[:, :, names.index(name)] for name in ("active_core", "core_kinds", "service", "spent")}
    total = service_total(column["service"], communities)
    cost = np.nansum(column["spent"], axis=1)
    return {
        "sustained": sustained(column["active_core"], column["core_kinds"], programme_end),
        "resilience": resilience(column["service"], first_shock),
        "cost": cost,
        "service_total": total,
        "cost_effectiveness": cost_effectiveness(total, total if baseline_service_total is None else baseline_service_total, cost),
    }


def table(plans: Mapping[str, Mapping[str, Array]]) -> dict[str, object]:
    """Return the columns of outcomes.parquet: plan, replicate (from 0), then one column an outcome.

    Parameters
    ----------
    plans : mapping of str to mapping
        Plan -> outcome -> [run], runs by replicate.
    """
    names = list(dict.fromkeys(name for found in plans.values() for name in found))
    runs = {plan: len(next(iter(found.values()))) for plan, found in plans.items()}
    columns: dict[str, object] = {
        "plan": [plan for plan, count in runs.items() for _ in range(count)],
        "replicate": np.concatenate([np.arange(count) for count in runs.values()]),
    }
    for name in names:
        columns[name] = np.concatenate([found[name] for found in plans.values()])
    return columns
