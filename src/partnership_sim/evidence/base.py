"""What a finding is, and where the experiments are found."""

from __future__ import annotations

import importlib.util
import math
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, NamedTuple, TypeAlias

import numpy as np

from partnership_sim import draws
from partnership_sim.locale import Text
from partnership_sim.registry import Registry
from partnership_sim.state import Array
from partnership_sim.studies.intervals import Estimate, student
from partnership_sim.verdicts.judged import EMERGENT

if TYPE_CHECKING:
    from partnership_sim.evidence.lab import Lab

#: Name of a quantity -> its value in every replicate, [point, replicate]; or, where it is no mean over replicates, its estimate.
Samples: TypeAlias = Mapping[str, Array | Estimate]
#: Name of a quantity -> its mean and 95 % interval, [point] each.
Measured: TypeAlias = Mapping[str, Estimate]

FINDINGS: Registry[type[Finding]] = Registry("finding")

#: Where the experiments are: beside this file in an installed package, else in the checkout.
HOMES = (Path(__file__).parent / "experiments", Path(__file__).parents[3] / "experiments" / "evidence")


class Finding:
    """A published finding and the experiment that tries it on the model. Subclass it in a file of ``experiments/evidence``.

    Attributes
    ----------
    id : str
        "E1" to "E19" for the patterns, "1" to "12" for the older findings, else the name of the fact or target.
    claim : Text
        What was found.
    source : str
        By whom.
    protocol : str
        Arms, sizes and margin of the experiment, and what would count against the claim; written before its first run.
    effect : str
        The quantity that stands for the finding in the table, one of those that `measure` returns.
    unit : str
        Of that quantity.
    nature : str
        EMERGENT, FITTED or IDENTITY: whether nothing was set for it, parameters were set so that it holds, or it follows from them. Emergent ones
        alone are counted, and must point the right way over the whole range of parameters.
    set_by : tuple of str
        The parameters, or constants, that set it or from which it follows.
    changed : Text
        What of the experiment was changed after its first run, and why; empty: nothing.
    missed : Text
        Why it does not hold, where it does not; written after it was judged.
    why : Text
        Why the model cannot say it; empty where it can.
    """

    id: ClassVar[str] = ""
    claim: ClassVar[Text] = Text("")
    source: ClassVar[str] = ""
    protocol: ClassVar[str] = ""
    effect: ClassVar[str] = ""
    unit: ClassVar[str] = ""
    nature: ClassVar[str] = EMERGENT
    set_by: ClassVar[tuple[str, ...]] = ()
    changed: ClassVar[Text] = Text("")
    missed: ClassVar[Text] = Text("")
    why: ClassVar[Text] = Text("")

    def __init_subclass__(cls, **keywords: object) -> None:
        super().__init_subclass__(**keywords)
        if cls.id and cls.id not in FINDINGS:
            FINDINGS.add(cls.id, cls)

    def measure(self, lab: Lab) -> Samples:
        """Run the experiment."""
        raise NotImplementedError

    def held(self, found: Measured) -> Array:
        """Return whether the finding held, [point] of bool: by the intervals, as the protocol says."""
        raise NotImplementedError

    def right_way(self, found: Measured) -> Array:
        """Return whether the means point the way of the claim, [point] of bool: what is asked of every set of parameters."""
        raise NotImplementedError


class Asked(NamedTuple):
    """Where a quantity must lie: its mean, or its whole interval; and whether it must be clearly different from 0."""

    low: float = -math.inf
    high: float = math.inf
    interval: bool = False
    clear: bool = False

    def met(self, found: Estimate) -> Array:
        """Return whether it lies there, [point] of bool."""
        low, high = (found.low, found.high) if self.interval else (found.mean, found.mean)
        return np.asarray((low >= self.low) & (high <= self.high) & (found.clear if self.clear else True))

    def pointed_at(self, found: Estimate) -> Array:
        """Return whether the mean points there, [point] of bool: it lies on the side of 0 where the range does, or in a range that holds 0."""
        if self.low >= 0:
            return np.asarray(found.mean > 0)
        if self.high <= 0:
            return np.asarray(found.mean < 0)
        return np.asarray((found.mean >= self.low) & (found.mean <= self.high))


class Ranges(Finding):
    """A finding that holds where each of some quantities lies where it is asked to; `asked`: quantity -> where."""

    asked: ClassVar[Mapping[str, Asked]] = {}

    def held(self, found: Measured) -> Array:
        """All lie where they are asked to."""
        return np.asarray(np.all([asked.met(found[name]) for name, asked in self.asked.items()], axis=0))

    def right_way(self, found: Measured) -> Array:
        """All point there."""
        return np.asarray(np.all([asked.pointed_at(found[name]) for name, asked in self.asked.items()], axis=0))


class Target(Finding):
    """A figure that must lie in a range: held where its mean does; its interval is shown beside it."""

    low, high = -math.inf, math.inf

    def held(self, found: Measured) -> Array:
        """The mean lies in the range."""
        mean = found[self.effect].mean
        return (mean >= self.low) & (mean <= self.high)

    def right_way(self, found: Measured) -> Array:
        """As `held`."""
        return self.held(found)


def measured(samples: Samples, seed: int) -> dict[str, Estimate]:
    """Return the mean of every quantity with its 95 % interval, [point] each; a quantity of one replicate is exact.

    Replicates are those of the seed, from 0 on: intervals know their luck.
    """
    found = {}
    for name, values in samples.items():
        if isinstance(values, Estimate):
            found[name] = values
        elif values.shape[1] == 1:
            found[name] = Estimate(values[:, 0], values[:, 0], values[:, 0])
        else:
            found[name] = student(np.asarray(values).T, luck=draws.of_runs(seed, range(values.shape[1])))
    return found


def home() -> Path:
    """Return the folder of the experiments."""
    return next((folder for folder in HOMES if folder.is_dir()), HOMES[-1])


def load() -> list[type[Finding]]:
    """Import every experiment; return all findings: the patterns E1, E2 ..., then those with a number, then the rest."""
    for path in sorted(home().glob("*.py")):
        name = f"partnership_sim.evidence.experiments.{path.stem}"
        if name not in sys.modules:
            spec = importlib.util.spec_from_file_location(name, path)
            if spec is None or spec.loader is None:
                raise ImportError(str(path))
            module = importlib.util.module_from_spec(spec)
            sys.modules[name] = module
            spec.loader.exec_module(module)
    return sorted(FINDINGS.values(), key=lambda finding: _place(finding.id))


def _place(name: str) -> tuple[int, int]:
    """Return where a finding stands, by its id: those of one place as they were found."""
    pattern, number = name.startswith("E"), name.removeprefix("E")
    return (0 if pattern else 1, int(number)) if number.isdigit() else (2, 0)
