"""The graph in Python: each way to take it elsewhere holds what the store holds."""

from __future__ import annotations

from pathlib import Path
from runpy import run_path

import pytest
import rdflib

from rashomon.api import Graph
from rashomon.errors import ExportError, StoreError
from rashomon.exports.writing import write_all
from rashomon.graph.store import FILE, Store
from rashomon.ids import iri
from rashomon.ontology.terms import RAS
from rashomon.ontology.vocabulary import load

from records import asserted_backing, denied_claim


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """A graph in which one report asserts what another has denied."""
    directory = tmp_path_factory.mktemp("graph")
    with Store(directory / FILE) as store:
        store.add([denied_claim(), asserted_backing()])
        write_all(store, load(), directory, ["nquads"])
    return Graph.open(directory)


def test_questions(graph: Graph) -> None:
    """The library, SPARQL, and the disputes."""
    assert graph.query("disagreement").rows == [
        ("Freedonia", "Orlov", "1"),
        ("Harbour Gazette", "Orlov", "1"),
    ]
    (dispute,) = graph.contested()
    assert {side.holder for side in dispute.sides} == {"Freedonia", "Harbour Gazette", "Orlov"}


def test_edges_follow_the_policy(graph: Graph) -> None:
    """The contested backing is Freedonia's, and nobody else's but in the graph of all."""
    backing = ("the-rebels", "backed-by", "ruritania")
    assert graph.edges() == [("the-rebels", "attacked", "the-port")]
    assert graph.edges("claimed-by:freedonia") == [backing]
    assert backing in graph.edges("all")


def test_networkx(graph: Graph) -> None:
    """Entities and statements are nodes; a contested relation says so."""
    network = graph.to_networkx()
    assert network.nodes["orlov"]["kind"] == "entity"
    relations = [data for *_, data in network.edges(data=True) if data["kind"] == "relation"]
    assert sorted(data["status"] for data in relations) == ["asserted", "contested"]


@pytest.mark.filterwarnings("ignore:.* is deprecated, use Dataset:DeprecationWarning")  # rdflib's own
def test_rdflib(graph: Graph) -> None:
    """The dataset answers what the endpoint would; the edges of a policy stand in their own graph."""
    dataset = graph.to_rdflib("claimed-by:freedonia")
    edge = tuple(map(rdflib.URIRef, (iri("the-rebels"), RAS.backedBy, iri("ruritania"))))
    assert edge in dataset.graph(rdflib.URIRef(iri("graph/claimed-by/freedonia")))
    assert edge not in dataset.graph(rdflib.URIRef(iri("graph/asserted")))


def test_pandas(graph: Graph) -> None:
    """A frame a kind of record, joined by ids; the words of an account are those of the report."""
    frames = graph.to_pandas()
    assert set(frames.statements["act"]) == {"claim", "deny"}
    joined = frames.accounts.merge(
        frames.propositions.drop(columns="words"), left_on="proposition", right_on="id"
    )
    denial = joined[joined["stance"] == "denies"].iloc[0]
    assert (denial["holder"], denial["status"], denial["subject"]) == ("orlov", "contested", "the-rebels")
    texts = {one.extraction.document.name: one.extraction.document.text for one in graph.readings()}
    assert texts[denial["report"]][denial["start"] : denial["end"]] == denial["words"]
    assert len(frames.nodes) == len(graph.nodes())
    assert len(frames.propositions) == len(graph.propositions())


def test_load(graph: Graph, tmp_path: Path) -> None:
    """The same targets as on the command line."""
    assert graph.load(f"ladybug:{tmp_path / 'graph.lbug'}").nodes > 0


@pytest.mark.filterwarnings("ignore:.* is deprecated, use Dataset:DeprecationWarning")  # rdflib's own
def test_the_example_uses_every_method(graph: Graph, capsys: pytest.CaptureFixture[str]) -> None:
    """It runs over any graph, calls each public method of `Graph`, and prints what it finds."""
    script = Path(__file__).parent.parent / "examples" / "api.py"
    words = script.read_text(encoding="utf-8")
    methods = [name for name in vars(Graph) if not name.startswith("_") and callable(getattr(Graph, name))]
    assert [name for name in methods if f"raph.{name}(" not in words] == []
    run_path(str(script))["main"](str(graph.directory))
    told = capsys.readouterr().out
    assert "the rebels backed by Ruritania: Harbour Gazette asserts it" in told
    assert "a graph database:" in told


def test_what_is_not_there(graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder without a store and a missing package are told with their remedies."""
    import sys

    with pytest.raises(StoreError, match="rashomon build"):
        Graph.open(tmp_path)
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ExportError, match=r"rashomon\[notebook\]"):
        graph.to_pandas()
