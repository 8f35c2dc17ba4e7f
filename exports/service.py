"""The service description of the endpoint, in the W3C's vocabulary: what it speaks and which graphs it has."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import BlankNode, NamedNode, Store, Triple

_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_FORMAT_NAMES = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "RDF_XML",
    "JSON-LD",
)


def description(endpoint: str, store: Store) -> Iterator[Triple]:
    """What the endpoint at an address can do, and the names of the graphs in the store."""
    service, dataset, everything = NamedNode(endpoint), BlankNode("dataset"), BlankNode("everything")
    kind = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    yield Triple(service, kind, _sd("Service"))
    yield Triple(service, _sd("endpoint"), service)
    yield Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query"))
    yield Triple(service, _sd("feature"), _sd("UnionDefaultGraph"))
    for name in _FORMAT_NAMES:
        yield Triple(service, _sd("resultFormat"), NamedNode(_FORMATS + name))
    yield Triple(service, _sd("defaultDataset"), dataset)
    yield Triple(dataset, kind, _sd("Dataset"))
    yield Triple(dataset, _sd("defaultGraph"), everything)
    yield Triple(everything, kind, _sd("Graph"))
    for graph in sorted(store.named_graphs(), key=str):
        named = BlankNode()
        yield Triple(dataset, _sd("namedGraph"), named)
        yield Triple(named, kind, _sd("NamedGraph"))
        if isinstance(graph, NamedNode):
            yield Triple(named, _sd("name"), graph)


def _sd(name: str) -> NamedNode:
    return NamedNode(_SD + name)
