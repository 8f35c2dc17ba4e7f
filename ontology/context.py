"""context.jsonld, made from the ontology: a JSON-LD context for its terms and for those it borrows."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from rdflib import OWL, RDF, RDFS, XSD, Graph
from rdflib.term import Node

from .terms import NAMESPACE, PREFIXES

_LINKS = (
    "oa:hasSelector oa:hasSource owl:sameAs prov:wasAttributedTo prov:wasDerivedFrom "
    "rdf:object rdf:predicate rdf:subject rdfs:isDefinedBy schema:publisher"
)
"""Borrowed properties that lead to a resource, so that JSON may give its IRI as a plain string."""


def context(*ontology: str) -> str:
    """The text of context.jsonld, given Turtle texts; terms in alphabetical order."""
    terms: dict[str, object] = {"id": "@id", "type": "@type", **PREFIXES}
    for link in _LINKS.split():
        terms[link] = {"@type": "@id"}
    for name, kind in sorted(_properties(*ontology).items()):
        terms[name] = {"@id": f"ras:{name}", "@type": kind} if kind else f"ras:{name}"
    return json.dumps({"@context": terms}, indent=2, ensure_ascii=False) + "\n"


def _properties(*ontology: str) -> Mapping[str, str | None]:
    """Each property of the ontology, with "@id" for one that leads to a resource, or its datatype."""
    graph = Graph()
    for text in ontology:
        graph.parse(data=text, format="turtle")
    links = {_name(each): "@id" for each in graph.subjects(RDF.type, OWL.ObjectProperty)}
    data = {_name(each): _datatype(graph.value(each, RDFS.range)) for each in _data_properties(graph)}
    return links | data


def _data_properties(graph: Graph) -> Iterator[Node]:
    return graph.subjects(RDF.type, OWL.DatatypeProperty)


def _name(term: Node) -> str:
    return str(term).removeprefix(NAMESPACE)


def _datatype(range_: Node | None) -> str | None:
    """A datatype as JSON-LD needs it; None for strings, which JSON has itself, and for no single one."""
    return None if range_ in (None, XSD.string) else str(range_).replace(str(XSD), "xsd:")
