"""The terms of the ontology as a closed namespace: a misspelt term raises, it does not make a new IRI.

>>> RAS.Statement
'https://w3id.org/rashomon/ns#Statement'
>>> RAS["backedBy"] == relation("backed-by")
True
>>> RAS.Statment
Traceback (most recent call last):
    ...
AttributeError: the ontology has no term 'Statment'; did you mean 'Statement'?
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import Final

import pyoxigraph

from ..model import Certainty, Polarity, Quote, Scope, Stance, StatementKind, Status, Tense

NAMESPACE: Final = "https://w3id.org/rashomon/ns#"

PREFIXES = {
    "ras": NAMESPACE,
    "dcterms": "http://purl.org/dc/terms/",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "np": "http://www.nanopub.org/nschema#",
    "npx": "http://purl.org/nanopub/x/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "wd": "http://www.wikidata.org/entity/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""The prefixes of the vocabularies that data and ontology are written in."""

_HERE = Path(__file__).parent
CORE: Final = _HERE / "rashomon.ttl"
"""The terms that are written by hand."""
_FILES = (CORE, _HERE / "vocabulary.ttl")
_STANCES = {
    "asserts": "AssertingStance",
    "denies": "DenyingStance",
    "doubts": "DoubtingStance",
    "retracts": "RetractingStance",
    "none": "NoStance",
}


class Terms:
    """The terms that the Turtle files of the ontology define; they are read when the first is asked for."""

    def __getattr__(self, name: str) -> str:
        try:
            return self[name]
        except KeyError as error:
            raise AttributeError(error.args[0]) from None

    def __getitem__(self, name: str) -> str:
        if name not in self._names:
            near = get_close_matches(name, sorted(self._names), n=1)
            hint = f"; did you mean {near[0]!r}?" if near else ""
            raise KeyError(f"the ontology has no term {name!r}{hint}")
        return NAMESPACE + name

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._names))

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(name for path in _FILES for name in defined(path))


def defined(path: Path) -> Iterator[str]:
    """The local names of the terms that a Turtle file gives a type, one for each type given."""
    rdf_type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
    for quad in pyoxigraph.parse(path=path, format=pyoxigraph.RdfFormat.TURTLE):
        subject = quad.subject
        if isinstance(subject, pyoxigraph.NamedNode) and quad.predicate.value == rdf_type:
            namespace, name = subject.value[: len(NAMESPACE)], subject.value[len(NAMESPACE) :]
            if namespace == NAMESPACE:
                yield name


def predicate(name: str) -> str:
    """The local name of a relation type: its words run together, each but the first with a capital.

    >>> predicate("signed-agreement-with")
    'signedAgreementWith'
    """
    first, *rest = name.split("-")
    return first + "".join(word.capitalize() for word in rest)


def relation(name: str) -> str:
    """The IRI of a relation type, a user's own included."""
    return NAMESPACE + predicate(name)


def act(name: str) -> str:
    """The IRI of an act: its words run together, each with a capital.

    >>> act("decline-to-comment")
    'https://w3id.org/rashomon/ns#DeclineToComment'
    """
    return NAMESPACE + "".join(word.capitalize() for word in name.split("-"))


def plover(root: str) -> str:
    """The IRI of a PLOVER root.

    >>> plover("ASSAULT")
    'https://w3id.org/rashomon/ns#plover-ASSAULT'
    """
    return f"{NAMESPACE}plover-{root}"


def cameo_code(code: str) -> str:
    """The IRI of a code of CAMEO.

    >>> cameo_code("042")
    'https://w3id.org/rashomon/ns#cameo-042'
    """
    return f"{NAMESPACE}cameo-{code}"


def value(word: Status | Stance | Polarity | Certainty | StatementKind | Quote | Scope | Tense) -> str:
    """The IRI of what a field of a record may hold.

    >>> value("contested"), value("none")
    ('https://w3id.org/rashomon/ns#Contested', 'https://w3id.org/rashomon/ns#NoStance')
    """
    return NAMESPACE + _STANCES.get(word, word.capitalize())


RAS: Final = Terms()
"""`RAS.Statement` or `RAS["Statement"]` is the IRI of a term; a term that is not defined raises."""
