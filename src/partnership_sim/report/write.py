"""Write the report of a results folder: report.html, and its figures as PNG."""

from __future__ import annotations

import os
import secrets
import shutil
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

from partnership_sim.plots import render
from partnership_sim.report import head
from partnership_sim.report.blocks import Gallery
from partnership_sim.report.context import Context
from partnership_sim.report.data import Data
from partnership_sim.report.markup import bare
from partnership_sim.report.parts import answer, basis, compare, fragile, kinds, lasting, money, network, story, unfold
from partnership_sim.report.words import page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from partnership_sim.report.blocks import Part, Picture

NAME, FIGURES = "report.html", "figures"
BUILDERS = (answer, compare, unfold, kinds, lasting, network, fragile, money, story, basis)


def write(folder: Path, language: str | None = None, target: Path | None = None) -> Path:
    """Write the report of a results folder.

    Parameters
    ----------
    folder : Path
        A results folder; nothing else is read.
    language : str, optional
        "en" or "id"; by default the language of the run.
    target : Path, optional
        Where the page goes; by default report.html in the folder, with figures/ beside it as PNG. A target elsewhere gets the page
        alone, with its figures inside as in any case.

    Returns
    -------
    Path
        Of the page. An older page is replaced in one step.

    Raises
    ------
    InputError
        If the folder holds no results.
    """
    context = Context(Data(folder, language))
    parts = [builder.build(context) for builder in BUILDERS]
    text = html(context, parts)
    place = target or folder / NAME
    place.parent.mkdir(parents=True, exist_ok=True)
    waiting = place.with_name(f".{place.name[:80]}.{secrets.token_hex(4)}.part")
    try:
        waiting.write_text(text, encoding="utf-8", newline="\n")
        if target is None:
            _write_figures(folder, parts)
        waiting.replace(place)
    finally:
        waiting.unlink(missing_ok=True)
    return place


def html(context: Context, parts: list[Part]) -> str:
    """Return the page."""
    data = context.data
    environment = Environment(
        loader=PackageLoader("partnership_sim.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(svg=_svg, bare=bare)
    words = {name: data.say(getattr(page, name)) for name in ("CONTENTS", "SKIP", "SCROLL")}
    return environment.get_template("page.html").render(
        language=data.language,
        head=head.of(context),
        parts=parts,
        questions={key: data.say(text) for key, text in page.QUESTIONS.items()},
        words=words,
    )


def pictures(parts: list[Part]) -> Iterator[tuple[int, Picture]]:
    """Yield every figure with the number of its part."""
    for number, part in enumerate(parts, start=1):
        for block in part.blocks:
            if isinstance(block, Gallery):
                for picture in block.pictures:
                    yield number, picture


def _svg(picture: Picture, number: int) -> str:
    return render.svg(picture.figure, f"f{number}-{picture.name}", picture.alt)


def _write_figures(folder: Path, parts: list[Part]) -> None:
    """Write every figure as PNG into figures/, which is replaced as a whole."""
    waiting = folder / f".{FIGURES}.{secrets.token_hex(4)}.part"
    waiting.mkdir()
    try:
        with ThreadPoolExecutor(1) as pool:  # packing what is drawn takes as long as half of the drawing, and nothing of Python
            written = [
                pool.submit(render.save, render.titled(picture.figure, bare(picture.title)), waiting / f"{number:02d}-{picture.name}.png")
                for number, picture in pictures(parts)
            ]
        for one in written:
            one.result()
        place = folder / FIGURES
        if place.exists():
            shutil.rmtree(place)
        os.rename(waiting, place)  # noqa: PTH104 - fails rather than merges
    finally:
        shutil.rmtree(waiting, ignore_errors=True)
