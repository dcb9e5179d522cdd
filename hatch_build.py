"""Build hook: compiles the catalogues of partnership_sim.locale, for wheels and editable installs alike."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Writes a .mo beside every .po before the package is put together."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - the hook's signature
        """Compile in place; version control ignores the .mo files, so they are named as artifacts."""
        for source in sorted((Path(self.root) / "src" / "partnership_sim" / "locale").glob("*/LC_MESSAGES/*.po")):
            with source.open("rb") as stream:
                catalogue = read_po(stream, domain=source.stem)
            with source.with_suffix(".mo").open("wb") as stream:
                write_mo(stream, catalogue)
        build_data.setdefault("artifacts", []).append("src/partnership_sim/locale/**/*.mo")
