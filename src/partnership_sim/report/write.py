"""Write the report of a results folder: report.html, and its figures as PNG."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

from partnership_sim import stopping
from partnership_sim.plots import render
from partnership_sim.report import figures, head, spreadsheets
from partnership_sim.report.context import Context
from partnership_sim.report.data import Data
from partnership_sim.report.markup import bare
from partnership_sim.report.parts import answer, basis, compare, fragile, kinds, lasting, limits, money, network, story, unfold
from partnership_sim.report.place import GENERATOR, beginning, check_folder, check_place
from partnership_sim.report.words import page
from partnership_sim.results import manifest
from partnership_sim.results.columns import REPORT
from partnership_sim.results.reader import Results

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

    from partnership_sim.report.blocks import Part, Picture
    from partnership_sim.scenario.schema import Scenario

NAME = REPORT
BUILDERS = (answer, compare, unfold, kinds, lasting, network, fragile, money, story, basis, limits)


def write(
    folder: Path, language: str | None = None, target: Path | None = None, *, force: bool = False, scenario: Scenario | None = None
) -> Path:
    """Write the report of a results folder.

    Parameters
    ----------
    folder : Path
        A results folder; nothing else is read.
    language : str, optional
        "en" or "id"; by default the language of the run.
    target : Path, optional
        Where the page goes; by default report.html in the folder, with figures/ and spreadsheets/ beside it. A target elsewhere gets the
        page alone, with its figures inside as in any case.
    force : bool
        Whether a file at `target` that is not a report of ours may be replaced.
    scenario : Scenario, optional
        What was run, where it is at hand: it is not read from the folder, and not checked anew.

    Returns
    -------
    Path
        Of the page. An older page is replaced in one step.

    Raises
    ------
    InputError
        If the folder does not hold whole results, or if something of somebody else's lies at `target`.
    Stopped
        If it is asked to stop (`stopping`).
    """
    return write_of(Data(Results(folder, language, scenario), language), target, folder=folder, force=force)


def write_of(data: Data, target: Path | None = None, *, folder: Path | None = None, force: bool = False) -> Path:
    """Write the report of results that are open already to `target`, or into their folder; see `write`."""
    beside = folder if target is None else None
    place = beside / NAME if beside is not None else target
    assert place is not None  # noqa: S101 - one of both is given
    check_place(place, data.language, force=force or beside is not None)
    if beside is not None:
        for inside in (figures.FOLDER, spreadsheets.FOLDER):
            check_folder(beside / inside, data.language)
    context = Context(data)
    parts = [_built(builder, context) for builder in BUILDERS]
    text = html(context, parts)
    place.parent.mkdir(parents=True, exist_ok=True)
    waiting = beginning(place)
    try:
        waiting.write_text(text, encoding="utf-8", newline="\n")
        if beside is not None:
            figures.write(beside, parts)
            spreadsheets.write(beside, data)
        waiting.replace(place)
    finally:
        waiting.unlink(missing_ok=True)
    return place


def _built(builder: ModuleType, context: Context) -> Part:
    stopping.check()
    built: Part = builder.build(context)
    return built


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
        generator=f"{GENERATOR} {manifest.version('partnership-sim') or ''}".strip(),
        head=head.of(context),
        parts=parts,
        questions={key: data.say(text) for key, text in page.QUESTIONS.items()},
        words=words,
    )


def _svg(picture: Picture, number: int) -> str:
    stopping.check()
    return render.svg(picture.figure, f"f{number}-{picture.name}", picture.alt)
