"""The figures of a report as PNG, for pasting elsewhere: those of another language or plan go, what is the user's stays."""

from __future__ import annotations

import secrets
import shutil
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from partnership_sim import stopping
from partnership_sim.plots import render
from partnership_sim.report.blocks import Gallery
from partnership_sim.report.markup import bare
from partnership_sim.results.columns import FIGURES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PIL.Image import Image

    from partnership_sim.report.blocks import Part, Picture

FOLDER = FIGURES


def pictures(parts: list[Part]) -> Iterator[tuple[int, Picture]]:
    """Yield every figure with the number of its part."""
    for number, part in enumerate(parts, start=1):
        for block in part.blocks:
            if isinstance(block, Gallery):
                for picture in block.pictures:
                    yield number, picture


def write(folder: Path, parts: list[Part]) -> None:
    """Write every figure as PNG into figures/ of a results folder; nothing there changes before all are drawn."""
    waiting = folder / f".{FOLDER}.{secrets.token_hex(4)}.part"
    waiting.mkdir()
    try:
        with ThreadPoolExecutor(1) as pool:  # packing what is drawn takes as long as half of the drawing, and nothing of Python
            written = [
                pool.submit(render.save, _titled(picture), waiting / f"{number:02d}-{picture.name}.png")
                for number, picture in pictures(parts)
            ]
        for one in written:
            one.result()
        _settle(waiting, folder / FOLDER)
    finally:
        shutil.rmtree(waiting, ignore_errors=True)


def _titled(picture: Picture) -> Image:
    stopping.check()
    return render.titled(picture.figure, bare(picture.title))


def _settle(waiting: Path, place: Path) -> None:
    """Move new figures into their place, and remove older ones of ours that nothing has replaced."""
    place.mkdir(exist_ok=True)
    new = {path.name for path in waiting.iterdir()}
    for name in sorted(new):
        (waiting / name).replace(place / name)
    for path in place.iterdir():
        if path.name not in new and render.is_ours(path):
            path.unlink()
