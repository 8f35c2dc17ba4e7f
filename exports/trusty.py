"""Trusty URIs: an IRI that carries a hash of the graphs that it names, so that nobody can change them unseen.

The module RA of the specification (https://trustyuri.net): quads are put in order and written as lines, with a blank
where the hash will stand in their IRIs; the code is "RA" and the SHA-256 of the lines, in base 64 for addresses.
"""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode
from collections.abc import Iterable
from hashlib import sha256

from .rdf_terms import Graph, Term, term

BLANK = " "
"""What stands for the code until it is known."""

_STRING = term("xsd:string")[1:-1]

Key = tuple[str, str, str, bool, str, str]


def code(graphs: Iterable[Graph]) -> str:
    """The code of graphs in whose IRIs a blank stands for it, without blank nodes and languages."""
    lines = [
        f"{name[1:-1]}\n{subject[1:-1]}\n{predicate[1:-1]}\n{_value(value)}\n"
        for name, subject, predicate, value in sorted(
            {(name, *triple) for name, triples in graphs for triple in triples}, key=_order
        )
    ]
    return "RA" + urlsafe_b64encode(sha256("".join(lines).encode()).digest()).decode().rstrip("=")


def _order(quad: tuple[Term, Term, Term, Term]) -> Key:
    """By graph, subject, predicate, object; IRIs before literals, and these by their words."""
    name, subject, predicate, value = quad
    if value.startswith("<"):
        return name[1:-1], subject[1:-1], predicate[1:-1], False, value[1:-1], ""
    words, datatype = _literal(value)
    return name[1:-1], subject[1:-1], predicate[1:-1], True, words, datatype


def _value(value: Term) -> str:
    if value.startswith("<"):
        return value[1:-1]
    words, datatype = _literal(value)
    escaped = words.replace("\\", "\\\\").replace("\n", "\\n")
    return f"^{datatype} {escaped}"


def _literal(value: Term) -> tuple[str, str]:
    """The words and the datatype of a literal; its escapes are those of JSON."""
    if value.endswith('"'):
        return str(json.loads(value)), _STRING
    quoted, _, datatype = value.rpartition("^^")
    return str(json.loads(quoted)), datatype[1:-1]
