"""Outcomes: one number a run, from its monthly metrics. What each means is declared beside the metrics."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from partnership_sim.constants import LEAST_ORGANISATIONS, MONTHS_LAPSED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    Array = NDArray[np.float64]

#: Months before a shock whose mean service is its yardstick; months from the shock on within which it is lost and won back.
BEFORE, WITHIN = 6, 12

NAMES = ("sustained", "activity_left", "months_to_first_work", "resilience", "cost", "service_total", "cost_effectiveness")


def sustained(convened: Array, at_work: Array, organisations: NDArray[np.number]) -> Array:
    """Return, [run], 1 where the partnership lasted to the last month, else 0.

    It is convened, or has not been lapsed for more than twelve months, and three organisations and more had joint work with another within the last
    twelve (HCAP, NORC 2012). NaN where there are fewer organisations than that.

    Parameters
    ----------
    convened, at_work : array, [run, month]
        The metrics convened and organisations_at_work.
    organisations : array, [run, month] or [month]
        Number of (active) organisations.
    """
    lately = (convened[:, -(MONTHS_LAPSED + 1) :] > 0).any(axis=1)
    lasts = lately & (at_work[:, -1] >= LEAST_ORGANISATIONS)
    enough = np.broadcast_to(organisations, convened.shape)[:, -1] >= LEAST_ORGANISATIONS
    return np.where(enough, lasts.astype(np.float64), np.nan)


def activity_left(lasted: Array, activity: Array) -> Array:
    """Return, [run], 1 where in the last month of a partnership that did not last most is still cared for or served, else 0.

    Most: half of the communities, by households, or more. NaN where it lasted, or that is undefined.
    """
    return np.where((lasted == 0) & ~np.isnan(activity[:, -1]), (activity[:, -1] >= 0.5).astype(np.float64), np.nan)


def months_to_first_work(first_works: Array) -> Array:
    """Return, [run], the first month in which half of the communities have first works; NaN if there is none.

    Parameters
    ----------
    first_works : array, [run, month]
        The metric first_works.
    """
    reached = first_works >= 0.5
    return np.where(reached.any(axis=1), reached.argmax(axis=1) + 1.0, np.nan)


def resilience(need_met: Array, first_shock: NDArray[np.integer]) -> Array:
    """Return, [run], the share of the loss after the first shock that is won back by its twelfth month.

    The loss is the mean need met of the (up to) six months before the shock's month minus the lowest of the twelve months that
    start with it; what is won back is the need met in the twelfth month minus the lowest. NaN without a shock, a month before it, a
    loss, or twelve months left.

    Parameters
    ----------
    need_met : array, [run, month]
    first_shock : array, [run]
        Month of the first shock, from 1; 0 without one.
    """
    months = need_met.shape[1]
    found = np.full(len(need_met), np.nan)
    for run, month in enumerate(first_shock):
        start = int(month) - 1
        if start < 1 or start + WITHIN > months:
            continue
        before, then = need_met[run, max(0, start - BEFORE) : start], need_met[run, start : start + WITHIN]
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
        Per standard community; NaN where there is none.
    communities : array, [run, month] or [month]
        Standard communities, active ones.
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
    organisations: NDArray[np.number],
    first_shock: NDArray[np.integer],
    baseline_service_total: Array | None = None,
) -> dict[str, Array]:
    """Return the outcomes of a block of runs of one plan, name -> [run], in the order of `NAMES`.

    Parameters
    ----------
    values : array, [run, month, metric]
        Monthly metrics, months from 1; NaN where undefined.
    names : sequence of str
        Names of the last axis; those that outcomes are made of are among them.
    communities : array, [run, month] or [month]
        Standard communities (20 households each) in each month.
    organisations : array, [run, month] or [month]
        Number of (active) organisations in each month.
    first_shock : array, [run]
        Month of each run's first shock, 0 without one.
    baseline_service_total : array, [run], optional
        service_total of "No programme" in the same replicates; None if this is that plan.
    """
    names = list(names)
    column = {
        name: values[:, :, names.index(name)]
        for name in ("convened", "organisations_at_work", "activity", "first_works", "need_met", "service", "spent")
    }
    total = service_total(column["service"], communities)
    cost = np.nansum(column["spent"], axis=1)
    lasted = sustained(column["convened"], column["organisations_at_work"], organisations)
    return {
        "sustained": lasted,
        "activity_left": activity_left(lasted, column["activity"]),
        "months_to_first_work": months_to_first_work(column["first_works"]),
        "resilience": resilience(column["need_met"], first_shock),
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
