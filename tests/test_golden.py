"""The golden graphs: what is written for small reports is what was looked at and kept, and it is sound."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import owlrl
import pyshacl
import pytest
from rdflib import RDFS, SKOS, Dataset, Graph
from rdflib.compare import graph_diff, isomorphic
from rdflib.term import Node

from rashomon import ontology

from golden_reports import CASES, GOLDEN, trig

HERE = Path(ontology.__file__).parent
PROSE = {RDFS.label, RDFS.comment, RDFS.isDefinedBy, SKOS.example, SKOS.prefLabel, SKOS.notation}
pytestmark = [
    pytest.mark.parametrize("name", CASES),
    pytest.mark.filterwarnings("ignore:.* is deprecated, use Dataset:DeprecationWarning"),  # rdflib's own
]


def dataset(data: bytes) -> Dataset:
    found = Dataset()
    found.parse(data=data, format="trig")
    return found


@cache
def whole(name: str) -> Graph:
    """All that a golden file says, in one graph."""
    found = Graph()
    for subject, predicate, value, _ in dataset((GOLDEN / f"{name}.trig").read_bytes()).quads():
        found.add((subject, predicate, value))
    return found


@cache
def terms() -> Graph:
    """The ontology."""
    return Graph().parse(HERE / "rashomon.ttl").parse(HERE / "vocabulary.ttl")


@cache
def axioms() -> tuple[tuple[Node, Node, Node], ...]:
    """The ontology without its prose, which a reasoner only carries along."""
    return tuple(triple for triple in terms() if triple[1] not in PROSE)


def test_the_graph_is_the_golden_one(name: str, tmp_path: Path) -> None:
    """Graph by graph isomorphic; whoever changes what is written on purpose writes the files anew."""
    made = dataset(trig(name, tmp_path))
    kept = dataset((GOLDEN / f"{name}.trig").read_bytes())
    titles = {one.identifier for one in (*made.graphs(), *kept.graphs())}
    for title in sorted(titles):
        ours, golden = made.graph(title), kept.graph(title)
        if not isomorphic(ours, golden):
            _, new, gone = graph_diff(ours, golden)
            pytest.fail(f"{title}: new {sorted(new)}, gone {sorted(gone)}; python tests/golden_reports.py")


def test_a_reasoner_finds_no_contradiction(name: str) -> None:
    """The closure by OWL 2 RL of the graph with the ontology."""
    graph = Graph()
    for triple in (*axioms(), *whole(name)):
        graph.add(triple)
    closure = owlrl.OWLRL_Semantics(graph, axioms=False, daxioms=False)
    closure.closure()
    assert list(closure.error_messages) == []


def test_the_shapes_hold(name: str) -> None:
    """The graph conforms to the shapes, with the ontology to tell what is a subclass of what."""
    shapes = Graph().parse(HERE / "shapes.ttl")
    conforms, _, report = pyshacl.validate(whole(name), shacl_graph=shapes, ont_graph=terms())
    assert conforms, report
