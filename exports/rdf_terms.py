"""RDF terms as the writers use them: strings in canonical N-Triples, `<https://…>` or `"words"`.

A million triples are four million terms. Kept as text that is escaped once, they are joined to lines without an
object for each; what comes back again and again (terms of the vocabulary, nodes, offsets) is made once.
"""

from __future__ import annotations

import re
from datetime import datetime
from functools import cache, lru_cache
from urllib.parse import quote

from ..ids import BASE, iri
from ..model import Certainty, Polarity
from ..ontology import terms
from ..ontology.epistemic import LEVELS

Term = str
Triple = tuple[Term, Term, Term]
Graph = tuple[Term, list[Triple]]
"""A part of a named graph: its name, and triples in the order of their subjects."""

PREFIXES = {
    "": BASE,
    **terms.PREFIXES,
}

RECENT = 2**14
"""Terms that are kept at hand; more would let memory grow with the store and save little."""

_DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_ZONE = "(Z|[+-](0[0-9]|1[0-3]):[0-5][0-9]|[+-]14:00)"
_WHEN = {
    "xsd:date": re.compile(_DATE),
    "xsd:dateTime": re.compile(f"{_DATE}T[0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}}([.][0-9]+)?{_ZONE}?"),
}
_SPECIAL = re.compile('[\x00-\x1f\x7f"\\\\]')
_ESCAPES = {"\b": r"\b", "\t": r"\t", "\n": r"\n", "\f": r"\f", "\r": r"\r", '"': r"\"", "\\": r"\\"}
_INTEGER = f'"^^<{PREFIXES["xsd"]}integer>'


@cache
def term(name: str) -> Term:
    """A term by its prefixed name. Raises `KeyError` for a term that the ontology does not define.

    >>> term("skos:altLabel")
    '<http://www.w3.org/2004/02/skos/core#altLabel>'
    """
    prefix, local = name.split(":")
    return f"<{terms.RAS[local] if prefix == 'ras' else PREFIXES[prefix] + local}>"


@cache
def predicate_term(relation: str) -> Term:
    """The property of a relation type: `ras:backedBy` for "backed-by"."""
    return f"<{terms.relation(relation)}>"


@cache
def act_term(act: str) -> Term:
    """The concept of an act: `ras:DeclineToComment` for "decline-to-comment"."""
    return f"<{terms.act(act)}>"


@cache
def value_term(value: str) -> Term:
    """The individual for a value that a field of a record can take: `ras:Contested` for "contested"."""
    return term("ras:" + value.capitalize())


@cache
def level_term(polarity: Polarity, certainty: Certainty) -> Term:
    """The level of AIF's scale: `ras:TrueUncertain` for what is positive and possible."""
    return term("ras:" + LEVELS[polarity, certainty])


@lru_cache(RECENT)
def record(local_id: str) -> Term:
    """The IRI of a record or a node of the store, by its id; what no IRI may hold is percent-encoded."""
    return f"<{iri(quote(local_id, safe='/#,=-._~'))}>"


@lru_cache(RECENT)
def integer(number: int) -> Term:
    """A whole number: an offset, a count."""
    return f'"{number}{_INTEGER}'


def literal(text: str, datatype: Term | None = None) -> Term:
    """A string, or a literal of another datatype, with the escapes of canonical N-Triples.

    >>> print(literal('He said "no".'))
    "He said \\"no\\"."
    """
    quoted = f'"{_SPECIAL.sub(_escape, text)}"' if _SPECIAL.search(text) else f'"{text}"'
    return f"{quoted}^^{datatype}" if datatype else quoted


def when(text: str) -> Term:
    """A date, or a date and time; what is neither, or is no day of the calendar, stays a plain string.

    >>> when("2023-03-25")
    '"2023-03-25"^^<http://www.w3.org/2001/XMLSchema#date>'
    >>> when("2023-02-30")
    '"2023-02-30"'
    """
    for datatype, shape in _WHEN.items():
        if shape.fullmatch(text) and _exists(text):
            return literal(text, term(datatype))
    return literal(text)


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    return _ESCAPES.get(character) or f"\\u{ord(character):04X}"


def _exists(moment: str) -> bool:
    try:
        datetime.fromisoformat(moment)
    except ValueError:
        return False
    return True
