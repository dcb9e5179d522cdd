"""How levers and shocks come into their registers, with their own parameters, and out of them again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnership_sim.declare import PARAMETERS, Parameter
from partnership_sim.own_code import PLUG_IN_FILE, is_ours

if TYPE_CHECKING:
    from partnership_sim.registry import Registry


def is_again(old: object, new: object) -> bool:
    """Return whether a class or function takes the place of an earlier one: a user's, written again under the same name in a notebook.

    What a plug-in file declared is taken out before the file is loaded again, so that there two of one name are two.
    """
    places = [(getattr(one, "__module__", ""), getattr(one, "__qualname__", "")) for one in (old, new)]
    return places[0] == places[1] and not is_ours(new) and not str(places[0][0]).startswith(PLUG_IN_FILE)


def enter(registry: Registry[Any], owner: Any) -> None:  # noqa: ANN401 - a lever or a shock
    """Put a lever or shock and its own parameters into their registers, all of it or nothing; one that is written again is replaced."""
    kept = [(one, one.kept()) for one in (registry, PARAMETERS)]
    try:
        if owner.name in registry and is_again(registry[owner.name], owner):
            withdraw(registry, owner.name)
        registry.add(owner.name, owner, own=not is_ours(owner))
        _declare_parameters(owner)
    except BaseException:
        for one, what in kept:
            one.restore(what)
        raise


def withdraw(registry: Registry[Any], name: str) -> None:
    """Take a declaration out, and its own parameters with it."""
    for parameter in vars(registry[name]).values():
        if isinstance(parameter, Parameter) and parameter.name in PARAMETERS and PARAMETERS[parameter.name] is parameter:
            PARAMETERS.remove(parameter.name)
    registry.remove(name)


def _declare_parameters(owner: Any) -> None:  # noqa: ANN401
    """Put a plug-in's own parameters into the register: under their own names if built in, else as ``plug_in.parameter``."""
    own = not is_ours(owner)
    for parameter in vars(owner).values():
        if isinstance(parameter, Parameter) and not any(parameter is known for known in PARAMETERS.values()):
            if own:
                parameter.name = f"{owner.name}.{parameter.name}"
            PARAMETERS.add(parameter.name, parameter, own=own)
