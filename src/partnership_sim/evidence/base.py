"""What a finding is, and where the experiments are found."""

from __future__ import annotations

import importlib.util
import math
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, TypeAlias

import numpy as np

from partnership_sim import draws
from partnership_sim.locale import Text
from partnership_sim.registry import Registry
from partnership_sim.state import Array
from partnership_sim.studies.intervals import Estimate, student

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
        "1" to "12" as in the list of findings, else the name of the fact or target.
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
    qualitative : bool
        Whether the claim is one of direction, which must hold over the whole range of parameters.
    changed : Text
        What of the experiment was changed after its first run, and why; empty: nothing.
    why : Text
        Why the model cannot say it; empty where it can.
    """

    id: ClassVar[str] = ""
    claim: ClassVar[Text] = Text("")
    source: ClassVar[str] = ""
    protocol: ClassVar[str] = ""
    effect: ClassVar[str] = ""
    unit: ClassVar[str] = ""
    qualitative: ClassVar[bool] = True
    changed: ClassVar[Text] = Text("")
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


class Target(Finding):
    """A figure that must lie in a range: held where its mean does; its interval is shown beside it."""

    qualitative = False
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
    """Import every experiment; return all findings, those with a number first."""
    for path in sorted(home().glob("*.py")):
        name = f"partnership_sim.evidence.experiments.{path.stem}"
        if name not in sys.modules:
            spec = importlib.util.spec_from_file_location(name, path)
            if spec is None or spec.loader is None:
                raise ImportError(str(path))
            module = importlib.util.module_from_spec(spec)
            sys.modules[name] = module
            spec.loader.exec_module(module)
    return sorted(FINDINGS.values(), key=lambda finding: (not finding.id.isdigit(), int(finding.id) if finding.id.isdigit() else 0))
