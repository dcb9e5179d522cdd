"""Routes of the explored partnership: what does not change, the plans beside each other, months of the shown run, and saving."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from partnership_sim.workshop import words_doors as words
from partnership_sim.workshop.actions import Refused
from partnership_sim.workshop.book_places import folder_of
from partnership_sim.workshop.web.asking import given_of, language_of, of, refused, who_of
from partnership_sim.workshop.who import TRAINER

if TYPE_CHECKING:
    from starlette.requests import Request

#: Numbers in addresses have so many digits at most.
DIGITS = 9


def routes() -> list[Route]:
    """Return the routes under ``/explore/``."""
    return [
        Route("/explore/case", case),
        Route("/explore/plans", plans),
        Route("/explore/months", months),
        Route("/explore/save", save, methods=["POST"]),
    ]


async def case(request: Request) -> Response:
    """Tell what does not change while a scenario is explored."""
    _only_trainer(request)
    return JSONResponse(await of(request).hub.explore.case(language_of(request)))


async def plans(request: Request) -> Response:
    """Tell the middle of the equally lucky runs under each plan of the scenario."""
    _only_trainer(request)
    return JSONResponse(await of(request).hub.explore.plans())


async def months(request: Request) -> Response:
    """Tell months of a shown run: ``?side=a&from=0&to=11&mark=3``."""
    _only_trainer(request)
    side = 1 if request.query_params.get("side") == "b" else 0
    first, last, mark = (_number(request, name) for name in ("from", "to", "mark"))
    return JSONResponse(await of(request).hub.explore.months(side, first, last, mark, language_of(request)))


async def save(request: Request) -> Response:
    """Save what is steered as a new scenario folder, beside the sessions."""
    _only_trainer(request)
    language = language_of(request)
    given = await given_of(request, language)
    try:
        told = await of(request).hub.explore.save(folder_of(Path()), str(given.get("name", ""))[:400], language)
    except Refused as error:
        return refused(error.text, 409, language)
    return JSONResponse(told)


def _only_trainer(request: Request) -> None:
    if who_of(request, "explore") != TRAINER:
        raise HTTPException(401, words.NOT_YOURS[language_of(request)])


def _number(request: Request, name: str) -> int:
    text = request.query_params.get(name, "")
    if not text.isdecimal() or len(text) > DIGITS:
        raise HTTPException(400, words.NOT_UNDERSTOOD[language_of(request)])
    return int(text)
