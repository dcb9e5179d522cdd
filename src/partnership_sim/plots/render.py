"""A figure as inline SVG with its text as text, or as PNG with its title above it."""

from __future__ import annotations

import io
import re
import textwrap
import warnings
from typing import TYPE_CHECKING

from markupsafe import escape
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from partnership_sim.plots.style import INK, WIDTH, plain, settings

if TYPE_CHECKING:
    from pathlib import Path

    from matplotlib.figure import Figure

#: What a PNG of ours says of itself.
_OURS = ("Software", "partnership_sim")
_NUMBER = re.compile(r"-?\d+\.\d{3,}")
_PATHS = re.compile(r'(?<= d=")[^"]*|(?<= points=")[^"]*|(?<= transform=")[^"]*|(?<= x=")[^"]*|(?<= y=")[^"]*')
_ID = re.compile(r' id="([^"]*)"')
_FAMILY = re.compile(r"font-family: [^;\"]*(?:; )?")
_FONT = re.compile(r"font: (?:(\d+) )?([\d.]+)px [^;\"]*")


def svg(figure: Figure, name: str, alt: str) -> str:
    """Return a figure as an <svg> element for a page.

    Parameters
    ----------
    name : str
        Unique in its page: ids inside the picture start with it.
    alt : str
        What is seen, for those who do not see it.

    Notes
    -----
    Deterministic: no dates, ids from the content. Text stays text, in the page's fonts, so glyphs that matplotlib's own font lacks are no loss.
    """
    out = io.StringIO()
    with settings(), warnings.catch_warnings():
        _quiet_glyphs()
        FigureCanvasSVG(figure).print_svg(  # type: ignore[no-untyped-call]
            out, metadata={"Date": None, "Creator": None, "Format": None, "Type": None}
        )
    return _inline(out.getvalue(), name, alt)


def _quiet_glyphs() -> None:
    """Silence warnings of glyphs and scripts that the measuring font lacks; nothing else."""
    warnings.filterwarnings("ignore", message=r".*[Gg]lyph.*missing from.*font", category=UserWarning)
    warnings.filterwarnings("ignore", message=r"Matplotlib currently does not support .* natively", category=UserWarning)


def _inline(text: str, name: str, alt: str) -> str:
    body = text[text.index("<svg") :]
    body = re.sub(r"<metadata>.*?</metadata>\s*", "", body, flags=re.DOTALL)
    body = re.sub(r"<!--.*?-->\s*", "", body, flags=re.DOTALL)
    used = set(re.findall(r"url\(#([^)]*)\)", body)) | set(re.findall(r'href="#([^"]*)"', body))
    body = _ID.sub(lambda match: f' id="{name}-{match[1]}"' if match[1] in used else "", body)
    body = re.sub(r"url\(#([^)]*)\)", rf"url(#{name}-\1)", body)
    body = re.sub(r'(?:xlink:)?href="#([^"]*)"', rf'href="#{name}-\1"', body)
    body = _PATHS.sub(lambda match: _NUMBER.sub(lambda number: f"{float(number[0]):.2f}".rstrip("0").rstrip("."), match[0]), body)
    body = _FONT.sub(lambda match: f"font-size: {match[2]}px" + (f"; font-weight: {match[1]}" if match[1] else ""), body)
    body = _FAMILY.sub("", body)
    box = re.search(r'viewBox="([^"]*)"', body)
    head = (
        f'<svg viewBox="{box[1] if box else "0 0 330 200"}" role="img" aria-label="{escape(plain(alt))}" class="figure" focusable="false">'
    )
    body = re.sub(r"<svg[^>]*>", lambda _: head, body, count=1)
    return re.sub(r"\s*\n\s*", "\n", body).strip()


def titled(figure: Figure, title: str, *, scale: float = 2.5) -> Image.Image:
    """Return a figure's pixels with its title above it, for pasting elsewhere. The figure is changed: render SVG first."""
    lines = textwrap.wrap(plain(title), 42) or [""]
    room = 15.0 * len(lines) + 10
    height = figure.get_figheight() * 72
    with settings(), warnings.catch_warnings():
        _quiet_glyphs()
        figure.set_size_inches(WIDTH / 72, (height + room) / 72)
        for axes in figure.axes:
            box = axes.get_position()
            axes.set_position((box.x0, box.y0 * height / (height + room), box.width, box.height * height / (height + room)))
        for text in figure.texts:
            text.set_y(text.get_position()[1] * height / (height + room))
        figure.text(8 / WIDTH, 1 - 6 / (height + room), "\n".join(lines), ha="left", va="top", fontsize=11.5, weight="bold", color=INK)
        return _pixels(figure, scale)


def save(picture: Image.Image, path: Path) -> None:
    """Write pixels as PNG; a thread of its own can do that beside other work."""
    # Lines on white get hardly smaller at the usual level, which takes twice as long.
    said = PngInfo()
    said.add_text(*_OURS)
    picture.save(path, format="png", dpi=picture.info["dpi"], compress_level=3, pnginfo=said)


def is_ours(path: Path) -> bool:
    """Return whether a file is a picture that `save` wrote: it says so before its pixels."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        start = file.read(1024)
    return start.startswith(b"\x89PNG") and b"tEXt" + "\0".join(_OURS).encode() in start


def bitmap(figure: Figure, path: Path, *, scale: float = 2.0) -> None:
    """Write a figure as PNG as it is."""
    with settings():
        save(_pixels(figure, scale), path)


def _pixels(figure: Figure, scale: float) -> Image.Image:
    """Return what a figure looks like; white lies behind it, so nothing shines through."""
    figure.set_dpi(72 * scale)
    figure.set_facecolor("white")
    canvas = FigureCanvasAgg(figure)
    canvas.draw()  # type: ignore[no-untyped-call]
    shown = canvas.buffer_rgba()  # type: ignore[no-untyped-call]
    picture = Image.frombytes("RGB", canvas.get_width_height(), shown, "raw", "RGBX")
    picture.info["dpi"] = (figure.dpi, figure.dpi)
    return picture
