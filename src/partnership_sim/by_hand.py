"""What is wrong with what somebody does by hand to a running model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from partnership_sim.errors import Problem, nearest

if TYPE_CHECKING:
    from partnership_sim.population import Cast


def unknown_people(cast: Cast, **groups: tuple[str, ...]) -> list[Problem]:
    """Return a problem for each name in a group that is no kind and no id of a partnership."""
    names = [*cast.kind_names, *cast.ids]
    return [
        Problem("", group, f'"{name}" is no kind and no id of this partnership', "", nearest(name, names))
        for group, people in groups.items()
        for name in people
        if name not in names
    ]


def beyond(cast: Cast, lever: str, only: tuple[str, ...], meant: tuple[str, ...]) -> list[Problem]:
    """Return a problem for each kind or id that a lever cannot work on; `only` empty: it works on every kind."""
    kind_of = dict(zip(cast.ids, (cast.kind_names[code] for code in cast.kind), strict=True)) | {name: name for name in cast.kind_names}
    return [
        Problem("", "on", f'{lever} does not work on "{name}" ({kind_of[name]})', "expected is one of " + ", ".join(only))
        for name in meant
        if only and name in kind_of and kind_of[name] not in only
    ]


def unknown(what: str, name: str, known: Any) -> list[Problem]:  # noqa: ANN401 - a registry or a mapping
    """Return a problem if a name is not among those that are known."""
    if name in known:
        return []
    return [
        Problem(
            "",
            what,
            f'"{name}" is no {what}',
            "" if nearest(name, list(known)) else "expected is one of " + ", ".join(known),
            nearest(name, list(known)),
        )
    ]


def numbers(**values: tuple[float, float | None, float | None]) -> list[Problem]:
    """Return a problem for each value that is no number between its low and its high (None: without an end)."""
    problems = []
    for name, (value, low, high) in values.items():
        try:
            number = float(value)
        except (TypeError, ValueError):
            number = float("nan")
        if not np.isfinite(number) or (low is not None and number < low) or (high is not None and number > high):
            span = f"from {low:g}" + (f" to {high:g}" if high is not None else " on")
            problems.append(Problem("", name, f"found {value!r}", f"expected is a number {span}"))
    return problems
