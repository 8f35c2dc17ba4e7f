"""Loading into SPARQL stores that others wrote: Oxigraph's server and Virtuoso, by both protocols."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from databases.conftest import answers, ask, free_port, oxigraph, triples_there, triples_wanted, virtuoso

from rashomon.errors import ExportError
from rashomon.exports.load import sparql_store
from rashomon.exports.load.loading import Loaded
from rashomon.exports.load.sparql_store import MANIFEST, GraphStore
from rashomon.exports.load.targets import load
from rashomon.exports.policies import policy
from rashomon.graph.store import FILE, Store
from rashomon.ids import BASE

from records import denied_claim

CLAIM = """PREFIX ras: <https://w3id.org/rashomon/ns#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX oa: <http://www.w3.org/ns/oa#> SELECT ?who ?whom ?cue FROM <https://w3id.org/rashomon/id/graph/nodes> FROM <DOC> WHERE {
?denial ras:denies ?claim ; ras:speaker/rdfs:label ?who ; ras:cueSpan/oa:hasSelector/oa:exact ?cue .
?claim ras:speaker/rdfs:label ?whom }"""


@dataclass(frozen=True)
class Server:
    """A running store: where it is asked, and where each protocol writes to it."""

    query: str
    store: str
    update: str
    user: str | None = None

    def load(self, folder: Path, protocol: str) -> Loaded:
        """Loads by a protocol, with the user's name for a password."""
        address = self.store if protocol == "store" else self.update
        return load(folder, f"{protocol}+{address}", user=self.user, password=self.user)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """Oxigraph, empty."""
    port = free_port()
    with oxigraph(tmp_path / "oxigraph", port):
        at = f"http://127.0.0.1:{port}"
        yield Server(f"{at}/query", f"{at}/store", f"{at}/update")


@pytest.fixture
def guarded(tmp_path: Path) -> Iterator[Server]:
    """Virtuoso, empty; who writes to it must say who they are."""
    port = free_port()
    with virtuoso(tmp_path / "virtuoso", port):
        at = f"http://127.0.0.1:{port}"
        yield Server(f"{at}/sparql", f"{at}/sparql-graph-crud-auth", f"{at}/sparql-auth", "dba")


@pytest.mark.parametrize("protocol", ["store", "update"])
@pytest.mark.parametrize("running", ["server", "guarded"])
def test_every_graph_arrives_and_a_retracted_one_goes(
    request: pytest.FixtureRequest, folder: Path, running: str, protocol: str
) -> None:
    """Counts of every named graph, one contested claim whole, and after a retraction what is left."""
    server: Server = request.getfixturevalue(running)
    server.load(folder, protocol)
    assert triples_there(server.query) == triples_wanted(folder)
    with Store(folder / FILE) as store:
        document = store.find("denial")
    (found,) = ask(server.query, CLAIM.replace("DOC", f"{BASE}{document}"))
    assert found == {"who": "Orlov", "whom": "Freedonia", "cue": "denied"}
    with Store(folder / FILE) as store:
        store.retract("denial")
    server.load(folder, protocol)
    assert triples_there(server.query) == triples_wanted(folder)


def test_a_policy_has_a_graph_of_its_own(server: Server, folder: Path) -> None:
    """What Freedonia claims can be asked for alone; loaded without the policy, the graph is gone."""
    load(folder, f"store+{server.store}", policy=policy("claimed-by:freedonia"))
    backing = f"ASK {{ GRAPH <{BASE}graph/claimed-by/freedonia> {{ ?s ?p <{BASE}ruritania> }} }}"
    assert answers(server.query, backing)
    server.load(folder, "store")
    assert not answers(server.query, backing)
    assert triples_there(server.query) == triples_wanted(folder)


def test_loading_twice_sends_nothing(server: Server, folder: Path) -> None:
    """The manifest tells that everything is there."""
    first, second = (server.load(folder, "store") for _ in range(2))
    assert (first.unchanged, second.unchanged, second.triples) == (False, True, first.triples)


def test_a_server_that_goes_away_leaves_a_load_that_goes_on(
    server: Server, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What had arrived is not sent again; at the end everything is there."""
    put, sent = GraphStore.put, []

    def failing(self: GraphStore, graph: str, *rest: object) -> None:
        if len(sent) == 2:
            raise ExportError("the server has gone away")
        sent.append(graph)
        put(self, graph, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(GraphStore, "put", failing)
    with pytest.raises(ExportError):
        server.load(folder, "store")
    before = list(sent)
    monkeypatch.setattr(
        GraphStore, "put", lambda self, graph, *rest: (sent.append(graph), put(self, graph, *rest))
    )
    server.load(folder, "store")
    assert len(before) == 2
    assert not set(before) & set(sent[2:])
    assert triples_there(server.query) == triples_wanted(folder)


def test_a_graph_of_many_triples_goes_in_parts(
    server: Server, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cut off between two parts, it is sent again, even when the store has become what it was before."""
    monkeypatch.setattr(sparql_store, "LINES", 3)
    server.load(folder, "store")
    assert triples_there(server.query) == triples_wanted(folder)
    send = GraphStore._send

    def failing(self: GraphStore, method: str, graph: str, *rest: Any, **more: Any) -> bytes:
        if method == "POST" and graph != MANIFEST:
            raise ExportError("the server has gone away")
        return send(self, method, graph, *rest, **more)

    with Store(folder / FILE) as store:
        store.retract("denial")
    with monkeypatch.context() as patched:
        patched.setattr(GraphStore, "_send", failing)
        with pytest.raises(ExportError):
            server.load(folder, "store")
    with Store(folder / FILE) as store:
        store.add([denied_claim()])
    server.load(folder, "store")
    assert triples_there(server.query) == triples_wanted(folder)


def test_no_server(folder: Path) -> None:
    """The error names the address and what to do."""
    with pytest.raises(ExportError, match=r"cannot be reached, or has gone away .*goes on where it stopped"):
        load(folder, f"store+http://127.0.0.1:{free_port()}/store")


def test_an_address_that_takes_no_writes(server: Server, folder: Path) -> None:
    """What the server says is passed on."""
    with pytest.raises(ExportError, match="the server says 4"):
        load(folder, f"update+{server.query}")


@pytest.mark.parametrize("password", [None, "wrong"])
def test_a_wrong_password(guarded: Server, folder: Path, password: str | None) -> None:
    """The error names the variables, and nothing is written."""
    for target in (f"store+{guarded.store}", f"update+{guarded.update}"):
        with pytest.raises(ExportError, match=r"the server says 401: .*; set RASHOMON_USER"):
            load(folder, target, user=password and "dba", password=password)
    assert triples_there(guarded.query) == {}
