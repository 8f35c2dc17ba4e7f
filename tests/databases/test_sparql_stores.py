"""Loading into a SPARQL store that others wrote: Oxigraph's server, by both protocols."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest
from databases.conftest import free_port, oxigraph

from rashomon.errors import ExportError
from rashomon.exports.load.sparql_store import GraphStore
from rashomon.exports.load.targets import load
from rashomon.exports.traversal import graphs
from rashomon.graph.store import FILE, Store
from rashomon.ids import BASE

COUNTS = """SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } FILTER (!STRENDS(STR(?g), "/loaded")) }
GROUP BY ?g"""
CLAIM = """PREFIX ras: <https://w3id.org/rashomon/ns#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX oa: <http://www.w3.org/ns/oa#> SELECT ?who ?whom ?cue FROM <https://w3id.org/rashomon/id/graph/nodes> FROM <DOC> WHERE {
?denial ras:denies ?claim ; ras:speaker/rdfs:label ?who ; ras:cueSpan/oa:hasSelector/oa:exact ?cue .
?claim ras:speaker/rdfs:label ?whom }"""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """The address of an empty store."""
    port = free_port()
    with oxigraph(tmp_path / "oxigraph", port):
        yield f"http://127.0.0.1:{port}"


def ask(server: str, query: str) -> list[dict[str, str]]:
    headers = {"accept": "application/sparql-results+json"}
    with urlopen(Request(f"{server}/query", urlencode({"query": query}).encode(), headers)) as answer:
        rows = json.load(answer)["results"]["bindings"]
    return [{name: term["value"] for name, term in row.items()} for row in rows]


def wanted(folder: Path) -> dict[str, int]:
    """How many triples each graph of the store has."""
    found: dict[str, set[object]] = {}
    with Store(folder / FILE) as store:
        for name, triples in graphs(store, store.vocabulary()):
            found.setdefault(name[1:-1], set()).update(triples)
    return {name: len(triples) for name, triples in found.items() if triples}


def there(server: str) -> dict[str, int]:
    return {row["g"]: int(row["n"]) for row in ask(server, COUNTS)}


@pytest.mark.parametrize("protocol", ["store", "update"])
def test_every_graph_arrives_and_a_retracted_one_goes(server: str, folder: Path, protocol: str) -> None:
    """Counts of every named graph, one contested claim whole, and after a retraction what is left."""
    target = f"{protocol}+{server}/{protocol}"
    load(folder, target)
    assert there(server) == wanted(folder)
    with Store(folder / FILE) as store:
        document = store.find("denial")
    (found,) = ask(server, CLAIM.replace("DOC", f"{BASE}{document}"))
    assert found == {"who": "Orlov", "whom": "Freedonia", "cue": "denied"}
    with Store(folder / FILE) as store:
        store.retract("denial")
    load(folder, target)
    assert there(server) == wanted(folder)


def test_loading_twice_sends_nothing(server: str, folder: Path) -> None:
    """The manifest tells that everything is there."""
    first, second = (load(folder, f"store+{server}/store") for _ in range(2))
    assert (first.unchanged, second.unchanged, second.triples) == (False, True, first.triples)


def test_a_server_that_goes_away_leaves_a_load_that_goes_on(
    server: str, folder: Path, monkeypatch: pytest.MonkeyPatch
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
        load(folder, f"store+{server}/store")
    before = list(sent)
    monkeypatch.setattr(
        GraphStore, "put", lambda self, graph, *rest: (sent.append(graph), put(self, graph, *rest))
    )
    load(folder, f"store+{server}/store")
    assert len(before) == 2
    assert not set(before) & set(sent[2:])
    assert there(server) == wanted(folder)


def test_no_server(folder: Path) -> None:
    """The error names the address and what to do."""
    with pytest.raises(ExportError, match=r"cannot be reached, or has gone away .*goes on where it stopped"):
        load(folder, f"store+http://127.0.0.1:{free_port()}/store")


def test_an_address_that_takes_no_writes(server: str, folder: Path) -> None:
    """What the server says is passed on."""
    with pytest.raises(ExportError, match="the server says 4"):
        load(folder, f"update+{server}/query")
