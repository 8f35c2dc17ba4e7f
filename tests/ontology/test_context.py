"""context.jsonld: short JSON expands to the full triples."""

import json
from pathlib import Path

import pyoxigraph
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple

from rashomon import ontology
from rashomon.ontology.context import PREFIXES
from rashomon.ontology.terms import NAMESPACE, RAS

CONTEXT = json.loads((Path(ontology.__file__).parent / "context.jsonld").read_text(encoding="utf-8"))


def expanded(data: dict[str, object]) -> set[Triple]:
    return {quad.triple for quad in pyoxigraph.parse(json.dumps(CONTEXT | data), format=RdfFormat.JSON_LD)}


def link(predicate: str, value: str) -> Triple:
    return Triple(NamedNode("urn:s"), NamedNode(predicate), NamedNode(value))


def test_a_link_expands_to_an_iri() -> None:
    """The value of a property that leads to a resource is an IRI, short or long."""
    triples = expanded({"id": "urn:s", "type": "ras:Statement", "act": "ras:Deny", "about": "urn:p"})
    assert triples == {
        link(PREFIXES["rdf"] + "type", RAS.Statement),
        link(RAS.act, RAS.Deny),
        link(RAS.about, "urn:p"),
    }


def test_data_keep_their_datatype() -> None:
    """A count is an integer and a medium a string, whatever JSON makes of them."""
    triples = expanded({"id": "urn:s", "independentSources": "2", "medium": "in a letter"})
    assert {triple.object for triple in triples} == {Literal(2), Literal("in a letter")}


def test_relations_and_borrowed_terms_expand() -> None:
    """Direct edges and properties of other vocabularies lead to resources as well."""
    triples = expanded({"id": "urn:s", "backedBy": "urn:b", "owl:sameAs": "wd:Q1"})
    assert triples == {
        link(RAS.backedBy, "urn:b"),
        link(PREFIXES["owl"] + "sameAs", PREFIXES["wd"] + "Q1"),
    }


def test_every_property_of_the_ontology_is_in_the_context() -> None:
    """Properties are the terms that begin with a small letter; roots of PLOVER and codes of CAMEO are none."""
    properties = {name for name in RAS if name[0].islower() and not name.startswith(("plover-", "cameo-"))}
    assert properties <= set(CONTEXT["@context"])


def test_prefixes_are_in_the_context() -> None:
    """What the writers abbreviate, the context can expand."""
    assert CONTEXT["@context"]["ras"] == NAMESPACE
    assert PREFIXES.items() <= CONTEXT["@context"].items()
