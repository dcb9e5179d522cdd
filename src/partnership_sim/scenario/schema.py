"""A scenario as it is read, changed and doubted: what it says, its parts, stands in `parts`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from partnership_sim.scenario.changes import changed
from partnership_sim.scenario.listing import table
from partnership_sim.scenario.load import load, of_mapping
from partnership_sim.scenario.parts import NO_PROGRAMME, Action, Case, Money, Plan, Population, ShockEntry

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from partnership_sim.scenario.doubts import Doubt

__all__ = ["NO_PROGRAMME", "Action", "Money", "Plan", "Population", "Scenario", "ShockEntry", "table"]


class Scenario(Case):
    """A scenario: frozen, checked, with every default filled in.

    `parameters` holds only what differs from the declared default. `plans` begins with "No programme". `roles` has every kind of
    whom there is anybody. `files` holds every input file by its name in the scenario's folder, so that writing them gives the same
    scenario again; `stem` is the folder's name; `notes` says what was recognised and what was decided while reading; `beside` are tables of the folder that it
    does not name.
    """

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """What to look at twice before it is run, in the scenario's language: causes before consequences, alike ones summed up."""
        from partnership_sim.scenario import doubts  # what carriers can carry is compiled code, and slow to import

        return doubts.of(self)

    @classmethod
    def load(cls, path: str | Path, *, language: str | None = None) -> Self:
        """Read a scenario from a folder that holds scenario.toml, or from a .toml file.

        Parameters
        ----------
        path : str or Path
        language : str, optional
            "en" or "id", instead of the scenario's own.

        Raises
        ------
        InputError
            With every problem of every file.
        """
        return cls.model_validate(load(path, language))

    @classmethod
    def of(
        cls,
        mapping: Mapping[str, Any],
        *,
        files: Mapping[str, bytes] | None = None,
        base: str | Path | None = None,
        language: str | None = None,
    ) -> Self:
        """Make a scenario of a mapping, as TOML would give it.

        Parameters
        ----------
        mapping : mapping
            Keys as in scenario.toml.
        files : mapping of str to bytes, optional
            Files that it names.
        base : path, optional
            The folder in which other files are looked for.
        language : str, optional
            "en" or "id", instead of the scenario's own.

        Raises
        ------
        InputError
            With every problem.
        """
        return cls.model_validate(of_mapping(mapping, files, base, language))

    def with_(self, **changes: Any) -> Self:  # noqa: ANN401 - as a mapping would give them
        """Return the scenario with other values, checked again.

        Parameters
        ----------
        **changes
            Any key outside a section (replicates, seed, months, language, goals, ...), `parameters` (added to those
            that are there), `plans` (Plans or mappings, instead of those that are there). Where `months` becomes
            less, programme_end and the actions are cut to it, and what lies beyond is left out; `notes` say so.

        Raises
        ------
        InputError
            With every problem.
        """
        return type(self).model_validate(changed(self, changes))
