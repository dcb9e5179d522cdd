"""The worlds that are tried: a shock, or a parameter (or the budget) at a value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from partnership_sim.studies.threats import SHOCK, shock_of
from partnership_sim.verdicts.trials import is_luck

if TYPE_CHECKING:
    from partnership_sim.verdicts.trials import Trial, Trials

#: What a change is of.
IS_SHOCK, IS_LOWER, IS_UPPER = "shock", "lower", "upper"


@dataclass(frozen=True)
class Struck:
    """A shock that is tried.

    Parameters
    ----------
    name : str
    month, duration : int
        When it strikes, and for how many months.
    targets : tuple of str
        Whom it meets: kinds, or the id of the one that it meets.
    kind : str
        Of that one; "" where it meets kinds.
    replaces : int
        How many shocks of the scenario's own it stands in the place of.
    """

    name: str
    month: int
    duration: int
    targets: tuple[str, ...]
    kind: str
    replaces: int


@dataclass(frozen=True)
class World:
    """A change that was tried: a shock, or a parameter (or the budget) at a value.

    Parameters
    ----------
    change : str
        A parameter by its name, or "shock:" and the name of a shock, with ":" and a kind where it meets one of it.
    value : float
        Of the parameter; of a shock its severity.
    end : str
        "lower" or "upper" end of the parameter's range, or "shock".
    luck : bool
        Whether it only says how far runs scatter.
    shock : Struck or None
        How the shock strikes.
    """

    change: str
    value: float
    end: str
    luck: bool
    shock: Struck | None = None


def world_of(trials: Trials, trial: Trial) -> World:
    """Return in what world a trial was made."""
    end = IS_SHOCK if trial.strike is not None else IS_UPPER if trials.upper(trial.change, trial.value) else IS_LOWER
    return World(trial.change, trial.value, end, is_luck(trial.change), _struck(trials, trial))


def _struck(trials: Trials, trial: Trial) -> Struck | None:
    if trial.strike is None:
        return None
    name = shock_of(trial.change)
    kind = trial.change.removeprefix(f"{SHOCK}{name}").removeprefix(":")
    return Struck(name, *trial.strike, kind, sum(own.shock == name for own in trials.tables.scenario.shocks))
