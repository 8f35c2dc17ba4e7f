"""RDF terms as the writers use them: prefixes, IRIs of records and vocabulary, typed literals.

Terms that come back again and again are made once (`functools.cache`), since making them is what takes time.
"""

from __future__ import annotations

import re
from datetime import datetime
from functools import cache, lru_cache

from pyoxigraph import Literal, NamedNode

from ..ids import BASE, iri
from ..ontology import terms

PREFIXES = {
    "": BASE,
    "ras": terms.NAMESPACE,
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "wd": "http://www.wikidata.org/entity/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

_DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_ZONE = "(Z|[+-](0[0-9]|1[0-3]):[0-5][0-9]|[+-]14:00)"
_WHEN = {
    "xsd:date": re.compile(_DATE),
    "xsd:dateTime": re.compile(f"{_DATE}T[0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}}([.][0-9]+)?{_ZONE}?"),
}


@cache
def term(name: str) -> NamedNode:
    """A term by its prefixed name. Raises `KeyError` for a term that the ontology does not define.

    >>> term("skos:altLabel").value
    'http://www.w3.org/2004/02/skos/core#altLabel'
    """
    prefix, local = name.split(":")
    return NamedNode(terms.RAS[local] if prefix == "ras" else PREFIXES[prefix] + local)


@cache
def predicate_term(relation: str) -> NamedNode:
    """The property of a relation type: `ras:backedBy` for "backed-by"."""
    return NamedNode(terms.relation(relation))


@cache
def act_term(act: str) -> NamedNode:
    """The concept of an act: `ras:DeclineToComment` for "decline-to-comment"."""
    return NamedNode(terms.act(act))


@cache
def value_term(value: str) -> NamedNode:
    """The individual for a value that a field of a record can take: `ras:Contested` for "contested"."""
    return term("ras:" + value.capitalize())


@lru_cache(maxsize=100_000)
def record(local_id: str) -> NamedNode:
    """The IRI of a record or a node of the store, by its id."""
    return NamedNode(iri(local_id))


@lru_cache(maxsize=100_000)
def integer(number: int) -> Literal:
    """A whole number: an offset, a count."""
    return Literal(number)


def when(text: str) -> Literal:
    """A date, or a date and time; what is neither, or is no day of the calendar, stays a plain string.

    >>> when("2023-03-25").datatype.value
    'http://www.w3.org/2001/XMLSchema#date'
    >>> when("2023-02-30").datatype.value
    'http://www.w3.org/2001/XMLSchema#string'
    """
    for datatype, shape in _WHEN.items():
        if shape.fullmatch(text) and _exists(text):
            return Literal(text, datatype=term(datatype))
    return Literal(text)


def _exists(moment: str) -> bool:
    try:
        datetime.fromisoformat(moment)
    except ValueError:
        return False
    return True
