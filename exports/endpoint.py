"""A read-only SPARQL 1.1 Protocol endpoint over the exported graph: `rashomon serve DIR`.

    GET  /sparql?query=…                       query, in the URL
    POST /sparql  (form, or sparql-query)      query, in the body
    GET  /sparql                               the service description

The default graph is the union of all graphs unless the request names others. Each query runs in a process of its
own and ends when its time is over. An answer with too many rows is refused rather than cut off in silence. Update
requests, SERVICE and LOAD are refused; no other site's page may read answers unless `cors` names it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar
from urllib.parse import parse_qs

from pyoxigraph import NamedNode, QueryBoolean, QuerySolutions, Store
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from ..errors import QueryError
from . import forked
from .query import names_graphs, refuse_service
from .rdf_terms import PREFIXES
from .results import RDF_TYPES, ROW_TYPES, to_rdf
from .service import description

Found = TypeVar("Found")

LONGEST_QUERY = 100_000
JSON_ROWS, TURTLE = "application/sparql-results+json", "text/turtle"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query may take: seconds, rows (or triples), and megabytes of memory beside the graph itself."""

    seconds: float = 30.0
    rows: int = 100_000
    megabytes: int | None = None
    at_once: int = 4


class RefusedError(Exception):
    """A request that is not answered: the HTTP status, and why in a sentence."""

    def __init__(self, status: int, problem: str) -> None:
        super().__init__(problem)
        self.status = status


@dataclass(frozen=True, slots=True)
class Question:
    """A query with the graphs that the request names, and what it takes for an answer."""

    text: str
    default_graphs: tuple[str, ...]
    named_graphs: tuple[str, ...]
    accept: str


def application(
    store: Store, limits: Limits, hosts: Collection[str], cors: Collection[str] = ()
) -> Starlette:
    """The endpoint over a graph; `hosts` are the names that it answers to, `cors` the sites that may read answers."""
    middleware = [Middleware(TrustedHostMiddleware, allowed_hosts=sorted(hosts))]
    if cors:
        middleware.append(
            Middleware(CORSMiddleware, allow_origins=sorted(cors), allow_methods=["GET", "POST"])
        )
    endpoint = _Endpoint(store, limits)
    return Starlette(
        routes=[
            Route("/", lambda request: RedirectResponse("/sparql")),
            Route("/sparql", endpoint.answer, methods=["GET", "POST"]),
        ],
        middleware=middleware,
    )


class _Endpoint:
    def __init__(self, store: Store, limits: Limits) -> None:
        self._store, self._limits = store, limits
        self._free = asyncio.Semaphore(limits.at_once)

    async def answer(self, request: Request) -> Response:
        """One request of the protocol."""
        try:
            question = await _question(request)
            if question is None:
                return self._description(request)
            refuse_service(question.text)
            async with self._free:
                return _unpacked(
                    await forked.run(
                        lambda: self._packed_answer(question), self._limits.seconds, self._limits.megabytes
                    )
                )
        except RefusedError as refusal:
            return _problem(refusal.status, str(refusal))
        except QueryError as error:
            return _problem(400, str(error))
        except forked.OutOfTimeError:
            return _problem(503, f"the query took longer than {self._limits.seconds:g} seconds")
        except forked.OutOfMemoryError:
            return _problem(503, "the query took more memory than it may")

    def _description(self, request: Request) -> Response:
        media_type = _choose(request.headers.get("accept", ""), RDF_TYPES, TURTLE)
        made = description(str(request.url_for("answer").replace(query="")), self._store)
        return Response(to_rdf(made, media_type), media_type=media_type)

    def _packed_answer(self, question: Question) -> bytes:
        """In the child: status and media type on the first line, then the body."""
        try:
            media_type, body = self._run(question)
        except RefusedError as refusal:
            return f"{refusal.status} text/plain\n{refusal}".encode()
        except (SyntaxError, ValueError, RuntimeError, OSError) as error:
            return f"400 text/plain\nthe query cannot be run: {error}".encode()
        return f"200 {media_type}\n".encode() + body

    def _run(self, question: Question) -> tuple[str, bytes]:
        answer = self._store.query(question.text, prefixes=PREFIXES, **_dataset(question))
        if isinstance(answer, QueryBoolean):
            media_type = _choose(question.accept, ROW_TYPES, JSON_ROWS)
            return media_type, ROW_TYPES[media_type](bool(answer))
        if isinstance(answer, QuerySolutions):
            media_type = _choose(question.accept, ROW_TYPES, JSON_ROWS)
            names = [variable.value for variable in answer.variables]
            return media_type, ROW_TYPES[media_type]((names, self._limited(map(tuple, answer))))
        media_type = _choose(question.accept, RDF_TYPES, TURTLE)
        return media_type, to_rdf(self._limited(answer), media_type)

    def _limited(self, found: Iterable[Found]) -> list[Found]:
        rows = list(islice(found, self._limits.rows + 1))
        if len(rows) > self._limits.rows:
            raise RefusedError(
                413, f"the answer has more than {self._limits.rows:,} rows; ask for less with LIMIT"
            )
        return rows


async def _question(request: Request) -> Question | None:
    """What a request asks; None for one without a query, which wants the service description."""
    fields = parse_qs(request.url.query)
    media_type = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if request.method == "POST":
        body = await _body(request)
        if media_type == "application/x-www-form-urlencoded":
            fields = parse_qs(body)
        elif media_type == "application/sparql-query":
            fields["query"] = [body]
        elif media_type != "application/sparql-update":
            raise RefusedError(415, "send application/sparql-query or application/x-www-form-urlencoded")
        else:
            fields["update"] = [body]
    if "update" in fields:
        raise RefusedError(403, "this endpoint only reads: updates are refused")
    queries = fields.get("query", [])
    if not queries and request.method == "GET":
        return None
    if len(queries) != 1:
        raise RefusedError(400, "give one query")
    if len(queries[0]) > LONGEST_QUERY:
        raise RefusedError(413, f"the query is longer than {LONGEST_QUERY:,} characters")
    return Question(
        text=queries[0],
        default_graphs=tuple(fields.get("default-graph-uri", ())),
        named_graphs=tuple(fields.get("named-graph-uri", ())),
        accept=request.headers.get("accept", ""),
    )


async def _body(request: Request) -> str:
    """The body as text, and never more of it than a query may have."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > 4 * LONGEST_QUERY:
            raise RefusedError(413, "the request is too long")
    try:
        return body.decode()
    except UnicodeDecodeError:
        raise RefusedError(400, "the request is not UTF-8") from None


def _dataset(question: Question) -> dict[str, Any]:
    """The dataset that a query is asked of: what the request names, else what the query names, else everything."""
    if question.default_graphs or question.named_graphs:
        return {
            "default_graph": [NamedNode(graph) for graph in question.default_graphs],
            "named_graphs": [NamedNode(graph) for graph in question.named_graphs],
        }
    return {"use_default_graph_as_union": not names_graphs(question.text)}


def _choose(accept: str, offered: Iterable[str], usual: str) -> str:
    """The media type that a client likes best among those offered. Raises `RefusedError` where it likes none."""
    offered = list(offered)
    liked: list[tuple[float, int, str]] = []
    for place, each in enumerate(filter(None, map(str.strip, accept.split(",")))):
        name, *parameters = (part.strip().lower() for part in each.split(";"))
        weight = next((_weight(one[2:]) for one in parameters if one.startswith("q=")), 1.0)
        if weight > 0:
            liked.append((-weight, place, name))
    if not liked:
        return usual
    for _, _, name in sorted(liked):
        if name in offered:
            return name
        if name == "*/*" or (name.endswith("/*") and usual.startswith(name[:-1])):
            return usual
    raise RefusedError(406, f"an answer can be had as {', '.join(offered)}")


def _weight(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0


def _unpacked(packed: bytes) -> Response:
    head, _, body = packed.partition(b"\n")
    status, media_type = head.decode().split(" ", 1)
    return Response(body, int(status), media_type=media_type)


def _problem(status: int, words: str) -> Response:
    return Response(words + "\n", status, media_type="text/plain")
