"""The explorer's ASGI application: its pages, and the JSON API that they ask.

    GET  /api/network               the network, in columns
    GET  /api/reports[/ID]          reports, with what was read in them
    GET  /api/actors[/ID]           people, bodies, places and things
    GET  /api/claims/ID             a proposition with everybody who takes a side
    GET  /api/disputes              the contested propositions
    GET  /api/queries               the library of queries
    POST /api/query                 {"query": SPARQL or a name, "arguments": [...]}
    POST /api/turtle                {"ids": [...]}: nodes and propositions in Turtle

    GET  /api/judgements            what readers decided about nodes
    POST /api/judgements            {"one", "other", "verdict": "same" or "different", "why"}
    POST /api/judgements/undo       {"number": ...}

Errors are {"error": "what is wrong; what to do"}.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from ...errors import RashomonError
from ...model import Verdict
from ..library import library
from .actor_view import actor_view, actors_view
from .answers import AsciiJson
from .asking import ask as answer_of
from .catalogue import Catalogue, Json
from .claims_view import claim_view, disputes_view
from .guard import LOCAL, Guard
from .judging import Judging, judgement_view
from .network_view import network_json
from .report_view import report_view, reports_view
from .selection import turtle

STATIC = Path(str(files(__package__).joinpath("static")))
COLOURS = STATIC.parent.parent / "templates" / "colours.css"
"""The colours of the network page: the explorer has the same."""

T = TypeVar("T")
View = Callable[[Catalogue], Any]
Records = Callable[[Catalogue], Mapping[str, Any]]


def application(
    catalogue: Callable[[], Catalogue],
    directory: Path,
    hosts: Collection[str] = LOCAL,
    judging: Judging | None = None,
) -> Starlette:
    """The explorer of a directory; `catalogue` gives its store as it is now, `hosts` are its own names.

    Without `judging` the store is only read, and the pages offer no judgements.
    """

    def whole(name: str, view: View) -> Route:
        async def endpoint(request: Request) -> Response:
            return AsciiJson(await run_in_threadpool(lambda: view(catalogue())))

        return Route(f"/api/{name}", endpoint)

    def single(name: str, view: Callable[[Catalogue, Any], Any], where: Records) -> Route:
        async def endpoint(request: Request) -> Response:
            known = await run_in_threadpool(catalogue)
            found = _found(where(known), request.path_params["id"])
            return AsciiJson(await run_in_threadpool(view, known, found))

        return Route(f"/api/{name}/{{id}}", endpoint)

    async def ask(request: Request) -> Response:
        asked = await _asked(request)
        arguments = _strings(asked.get("arguments", []), "arguments")
        return AsciiJson(await answer_of(directory, asked.get("query"), arguments, request.is_disconnected))

    async def select(request: Request) -> Response:
        ids = _strings((await _asked(request)).get("ids"), "ids")
        written = await run_in_threadpool(lambda: turtle(catalogue(), ids))
        return Response(written, media_type="text/turtle; charset=utf-8")

    async def judge(request: Request) -> Response:
        known = _allowed(judging)
        one, other, verdict, why = _judgement(await _asked(request))
        made = await run_in_threadpool(known.decide, one, other, verdict, why)
        now = await run_in_threadpool(catalogue)
        node = next((each for each in (one, other) if each in now.nodes), None)
        return AsciiJson({"judgement": judgement_view(made, now), "node": node})

    async def undo(request: Request) -> Response:
        number = (await _asked(request)).get("number")
        if not isinstance(number, int):
            raise HTTPException(400, "number must be that of a judgement")
        taken = await run_in_threadpool(_allowed(judging).take_back, number)
        return AsciiJson(judgement_view(taken, await run_in_threadpool(catalogue)))

    def judgements(known: Catalogue) -> Json:
        made = judging.made() if judging else []
        return {"allowed": judging is not None, "made": [judgement_view(one, known) for one in made]}

    return Starlette(
        routes=[
            Route("/", lambda request: FileResponse(STATIC / "index.html")),
            whole("network", network_json),
            whole("reports", reports_view),
            whole("actors", actors_view),
            whole("disputes", disputes_view),
            single("reports", report_view, lambda known: known.readings),
            single("actors", actor_view, lambda known: known.nodes),
            single("claims", claim_view, lambda known: known.propositions),
            Route("/api/queries", lambda request: AsciiJson(_queries())),
            Route("/api/query", ask, methods=["POST"]),
            Route("/api/turtle", select, methods=["POST"]),
            whole("judgements", judgements),
            Route("/api/judgements", judge, methods=["POST"]),
            Route("/api/judgements/undo", undo, methods=["POST"]),
            Route("/static/colours.css", lambda request: FileResponse(COLOURS)),
            Mount("/static", StaticFiles(directory=STATIC)),
        ],
        middleware=[Middleware(Guard, hosts=hosts)],
        exception_handlers={HTTPException: _http_error, RashomonError: _our_error},
    )


def _found(known: Mapping[str, T], wanted: str) -> T:
    if wanted not in known:
        raise HTTPException(404, f"there is no {wanted!r} here")
    return known[wanted]


async def _asked(request: Request) -> dict[str, Any]:
    try:
        asked = await request.json()
    except ValueError as error:
        raise HTTPException(400, f"this is not JSON: {error}") from error
    if not isinstance(asked, dict):
        raise HTTPException(400, "a JSON object is wanted")
    return asked


def _strings(value: object, name: str) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise HTTPException(400, f"{name} must be a list of strings")
    return value


def _allowed(judging: Judging | None) -> Judging:
    if judging is None:
        raise HTTPException(403, "this explorer only reads")
    return judging


def _judgement(asked: dict[str, Any]) -> tuple[str, str, Verdict, str]:
    one, other, why = _strings([asked.get(name) for name in ("one", "other", "why")], "one, other and why")
    verdict = asked.get("verdict")
    if verdict not in ("same", "different"):
        raise HTTPException(400, 'verdict must be "same" or "different"')
    return one, other, "same" if verdict == "same" else "different", why


def _queries() -> list[dict[str, Any]]:
    return [
        {
            "name": query.name,
            "title": query.title,
            "description": query.description,
            "parameters": query.parameters,
            "text": query.text,
        }
        for query in library().values()
    ]


async def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return AsciiJson({"error": error.detail}, error.status_code)


async def _our_error(request: Request, error: Exception) -> Response:
    return AsciiJson({"error": str(error)}, 400)
