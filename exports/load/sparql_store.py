"""Loading into a SPARQL 1.1 store, graph by graph: by the Graph Store Protocol (PUT), or by update.

A manifest in the store, the graph `…/graph/loaded`, says of each named graph which state of it is there. By the Graph
Store Protocol it is read first: graphs that are there already are not sent again, so an interrupted load goes on
where it stopped, and one that would change nothing sends nothing. Update requests cannot read; each graph is
replaced in one request. Graphs of reports that are gone are dropped at the end, either way.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from itertools import groupby, islice
from tempfile import SpooledTemporaryFile
from typing import IO, Protocol
from urllib.error import HTTPError, URLError
from urllib.parse import quote
from urllib.request import (
    HTTPBasicAuthHandler,
    HTTPDigestAuthHandler,
    HTTPPasswordMgrWithDefaultRealm,
    OpenerDirector,
    Request,
    build_opener,
)

from ...errors import ExportError
from ..nquads import ntriples
from ..rdf_terms import Graph, Term, record, term
from .loading import Loaded, Progress

MANIFEST, KEPT = record("graph/loaded"), record("graph/kept")
_STATE = term("ras:loadedState")
_ENTRY = re.compile(rf'(<[^>]*>)\s+{re.escape(_STATE)}\s+"([0-9a-f]+)"')
_UNFINISHED = "0"
PATIENCE = 120.0
IN_MEMORY = 8 * 2**20
LINES = 20_000
"""How many triples go into one request."""
_MAY_WRITE = "see that the address takes writes, and that you may write"
_REMEDIES = {401: "set RASHOMON_USER and RASHOMON_PASSWORD", 403: _MAY_WRITE, 405: _MAY_WRITE}


class Target(Protocol):
    """A store that takes named graphs."""

    def states(self) -> dict[Term, str]:
        """Which graphs are there, and in which state; empty where that cannot be read."""

    def put(self, graph: Term, state: str, triples: IO[bytes]) -> None:
        """Replaces a graph by triples in N-Triples, and notes its state."""

    def drop(self, kept: dict[Term, str], stale: Iterable[Term]) -> None:
        """Drops graphs that are not kept, and writes the manifest anew."""


def load(target: Target, graphs: Iterable[Graph], progress: Progress = lambda done: None) -> Loaded:
    """Bring named graphs into a store. Raises `ExportError` when it cannot be reached or refuses.

    Parts of one graph may come apart, as they do in an export: they are gathered on disk.
    """
    before, now, triples, sent = target.states(), {}, 0, 0
    for name, count, state, lines in _gathered(graphs):
        if before.get(name) != state:
            target.put(name, state, lines)
            sent += 1
        now[name] = state
        triples += count
        progress(triples)
    stale = [name for name in before if name not in now]
    if sent or stale or not before:
        target.drop(now, stale)
    return Loaded(triples=triples, removed=len(stale), unchanged=bool(before) and not sent and not stale)


def _gathered(graphs: Iterable[Graph]) -> Iterator[tuple[Term, int, str, IO[bytes]]]:
    """Each graph whole: its name, the number of its triples, its state and its lines.

    The graph of a report comes in one part and is passed on at once; those that span reports come in many.
    """
    with _Parts() as spanning:
        for name, parts in groupby(graphs, key=lambda graph: graph[0]):
            if "/graph/" in name:
                for part in parts:
                    spanning.add(part)
            else:
                with _Part(name) as whole:
                    for part in parts:
                        whole.add(part)
                    yield whole.done()
        for one in spanning:
            yield one.done()


class _Part:
    """A graph in the making, on disk when it grows."""

    def __init__(self, name: Term) -> None:
        self.name, self._count, self._state = name, 0, blake2b(digest_size=16)
        self._lines = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - closed by who made the part

    def __enter__(self) -> _Part:
        return self

    def __exit__(self, *_: object) -> None:
        self._lines.close()

    def add(self, graph: Graph) -> None:
        """Takes more triples."""
        lines = ntriples([graph]).encode()
        self._lines.write(lines)
        self._state.update(lines)
        self._count += len(graph[1])

    def done(self) -> tuple[Term, int, str, IO[bytes]]:
        """The whole of it, to be read from the start."""
        self._lines.seek(0)
        return self.name, self._count, self._state.hexdigest(), self._lines


class _Parts:
    """The graphs that span reports."""

    def __init__(self) -> None:
        self._parts: dict[Term, _Part] = {}

    def __enter__(self) -> _Parts:
        return self

    def __exit__(self, *_: object) -> None:
        for part in self._parts.values():
            part.__exit__()

    def __iter__(self) -> Iterator[_Part]:
        return iter(self._parts.values())

    def add(self, graph: Graph) -> None:
        """Takes a part of one of them."""
        if graph[0] not in self._parts:
            self._parts[graph[0]] = _Part(graph[0])
        self._parts[graph[0]].add(graph)


class GraphStore:
    """A store by the Graph Store Protocol, at an address that takes `?graph=`."""

    def __init__(self, address: str, opener: OpenerDirector) -> None:
        self._address, self._opener = address, opener

    def states(self) -> dict[Term, str]:
        """The entries of the manifest; of a graph with two, the load was cut off and it is sent again."""
        text = self._send("GET", MANIFEST, accept="application/n-triples", missing=b"").decode()
        entries = _ENTRY.findall(text)
        times = Counter(name for name, _ in entries)
        return {name: state if times[name] == 1 else "" for name, state in entries}

    def put(self, graph: Term, state: str, triples: IO[bytes]) -> None:
        """PUT of the graph, then POST of its entry.

        Of very many triples, the rest follows by POST, so that no request takes long: the graph is entered as
        unfinished before, and sent again when the load was cut off.
        """
        rest = iter(triples)
        lines = list(islice(rest, LINES))
        if len(lines) == LINES:
            self._enter(graph, _UNFINISHED)
        self._send("PUT", graph, b"".join(lines))
        while lines := list(islice(rest, LINES)):
            self._send("POST", graph, b"".join(lines))
        self._enter(graph, state)

    def drop(self, kept: dict[Term, str], stale: Iterable[Term]) -> None:
        """DELETE of each, then PUT of the manifest."""
        for name in stale:
            self._send("DELETE", name, missing=b"")
        entries = (f'{name} {_STATE} "{state}" .\n' for name, state in sorted(kept.items()))
        self._send("PUT", MANIFEST, "".join(entries).encode())

    def _enter(self, graph: Term, state: str) -> None:
        self._send("POST", MANIFEST, f'{graph} {_STATE} "{state}" .\n'.encode())

    def _send(
        self,
        method: str,
        graph: Term,
        body: bytes | None = None,
        accept: str = "*/*",
        missing: bytes | None = None,
    ) -> bytes:
        join = "&" if "?" in self._address else "?"
        address = f"{self._address}{join}graph={quote(graph[1:-1], safe='')}"
        headers = {"Accept": accept} | ({"Content-Type": "application/n-triples"} if body is not None else {})
        return send(self._opener, Request(address, body, headers, method=method), missing)


class UpdateEndpoint:
    """A store by SPARQL 1.1 Update alone."""

    def __init__(self, address: str, opener: OpenerDirector) -> None:
        self._address, self._opener = address, opener

    def states(self) -> dict[Term, str]:
        """Update requests cannot read, so every graph is sent."""
        return {}

    def put(self, graph: Term, state: str, triples: IO[bytes]) -> None:
        """DROP and INSERT DATA: in one request, and in more for a graph of very many triples."""
        self._replace(graph, triples)
        old = f"DELETE WHERE {{ GRAPH {MANIFEST} {{ {graph} {_STATE} ?old }} }}"
        self._send(f'{old} ; INSERT DATA {{ GRAPH {MANIFEST} {{ {graph} {_STATE} "{state}" }} }}')

    def drop(self, kept: dict[Term, str], stale: Iterable[Term]) -> None:
        """Empties each graph that the manifest has and this load has not: its own are told in a graph for a moment."""
        self._replace(
            KEPT, (f'{name} {_STATE} "{state}" .\n'.encode() for name, state in sorted(kept.items()))
        )
        known = f"GRAPH {MANIFEST} {{ ?g {_STATE} ?state }}"
        gone = f"{known} FILTER NOT EXISTS {{ GRAPH {KEPT} {{ ?g {_STATE} ?kept }} }}"
        self._send(
            f"DELETE {{ GRAPH ?g {{ ?s ?p ?o }} }} WHERE {{ {gone} GRAPH ?g {{ ?s ?p ?o }} }} ;\n"
            f"DELETE {{ GRAPH {MANIFEST} {{ ?g {_STATE} ?state }} }} WHERE {{ {gone} }} ;\n"
            f"DROP SILENT GRAPH {KEPT}"
        )

    def _replace(self, graph: Term, triples: Iterable[bytes]) -> None:
        request, rest = f"DROP SILENT GRAPH {graph} ; ", iter(triples)
        while lines := b"".join(islice(rest, LINES)).decode():
            self._send(f"{request}INSERT DATA {{ GRAPH {graph} {{\n{lines}}} }}")
            request = ""

    def _send(self, update: str) -> None:
        headers = {"Content-Type": "application/sparql-update"}
        send(self._opener, Request(self._address, update.encode(), headers, method="POST"))


def opener(address: str, user: str | None = None, password: str | None = None) -> OpenerDirector:
    """Who sends requests to an address; it names the user where the server asks for one (Basic or Digest)."""
    if user is None:
        return build_opener()
    known = HTTPPasswordMgrWithDefaultRealm()
    known.add_password(None, address, user, password or "")
    return build_opener(HTTPDigestAuthHandler(known), HTTPBasicAuthHandler(known))


def send(opener: OpenerDirector, request: Request, missing: bytes | None = None) -> bytes:
    """What a server answers; `missing` instead where it answers 404. Raises `ExportError`."""
    address = request.full_url.split("?graph=")[0]
    try:
        with opener.open(request, timeout=PATIENCE) as answer:
            return bytes(answer.read())
    except HTTPError as error:
        with error:
            if error.code == 404 and missing is not None:
                return missing
            words = error.read(300).decode(errors="replace").strip()
        problem = f"the server says {error.code}: {words or error.reason}"
        raise ExportError(problem, path=address, remedy=_REMEDIES.get(error.code)) from error
    except (URLError, OSError) as error:
        problem = f"the server cannot be reached, or has gone away ({getattr(error, 'reason', error)})"
        remedy = "start it and give the same command again: it goes on where it stopped"
        raise ExportError(problem, path=address, remedy=remedy) from error
