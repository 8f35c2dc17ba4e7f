"""Where a place lies, as RDF: its coordinates, and the places that contain it.

    :deir-ez-zor-city geo:lat "35.33600"^^xsd:decimal ; geo:long "40.14600"^^xsd:decimal ;
        schema:containedInPlace :deir-ez-zor , :syria .

Each container is named, the nearest first, so that a query needs no chain. One that no report names has no label here.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Node
from .rdf_terms import Triple, literal, record, term


def place_triples(node: Node) -> Iterator[Triple]:
    """The position and the containers of a node; nothing for one that is not on the map."""
    subject = record(node.id)
    if node.coordinates is not None:
        for name, degrees in zip(("geo:lat", "geo:long"), node.coordinates, strict=True):
            yield subject, term(name), literal(f"{degrees:.5f}", term("xsd:decimal"))
    for container in node.contained_in:
        yield subject, term("schema:containedInPlace"), record(container)
