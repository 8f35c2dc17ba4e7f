"""Nanopublications: each statement published by itself, with where it comes from (https://nanopub.net/guidelines).

    #head         the nanopublication and its three graphs
    #assertion    who said what of which propositions, by which act; what those are called who take part
    #provenance   the report that it was read in, and the words that show it
    #pubinfo      the program that made it

Its IRI is a trusty one: the hash of all four graphs, so that the same statement has the same IRI, and a changed one
another. There is no time of the run in it, and no status: what other reports make of a proposition changes with them.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import BinaryIO

from .. import __version__
from ..ids import BASE
from ..model import Reading, Statement
from .provenance import ACTIVITY, AGENT
from .rdf_terms import Graph, Term, Triple, literal, predicate_term, record, term
from .store_triples import CLASSES
from .traversal import Batch
from .trusty import BLANK, code
from .turtle import HEAD, trig
from .writer import Writer

_A = term("rdf:type")
_SPANS = frozenset(term(f"ras:{name}") for name in ("sourceSpan", "cueSpan", "contentSpan"))
_SELECTOR = term("oa:hasSelector")
_SHOWN = _SPANS | {term("prov:wasDerivedFrom"), term("ras:readBy")}
"""What tells where a statement comes from, rather than what it says."""


class NanopubSink:
    """Writes a nanopublication a statement, one after another, in TriG."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        stream.write(HEAD.encode())

    def add(self, batch: Batch) -> None:
        """Writes the statements of a report."""
        if batch.reading is not None:
            self._stream.writelines(trig(graphs).encode() for graphs in nanopubs(batch))

    def close(self) -> None:
        """Nothing comes after the last statement."""


WRITER = Writer("nanopubs", "nanopubs.trig", lambda stream, traversal: NanopubSink(stream), usual=False)


def nanopubs(batch: Batch) -> Iterator[list[Graph]]:
    """The four graphs of each statement of a report."""
    reading = batch.reading
    if reading is None:
        return
    _, triples = batch.graphs[0]
    known = {subject: list(told) for subject, told in groupby(triples, key=itemgetter(0))}
    for statement in reading.extraction.statements:
        yield _named(_graphs(reading, statement, known))


def _graphs(reading: Reading, statement: Statement, known: dict[Term, list[Triple]]) -> list[Graph]:
    """The graphs with a blank where the hash is to stand."""
    base = f"np/{BLANK}"
    publication, said = _iri(base), record(statement.id)
    head, assertion, provenance, pubinfo = (
        _iri(f"{base}#{part}") for part in ("head", "assertion", "provenance", "pubinfo")
    )
    own = known[said]
    asserted = [one for one in own if one[1] not in _SHOWN]
    asserted += _propositions(reading, statement)
    return [
        (
            head,
            [
                (publication, _A, term("np:Nanopublication")),
                (publication, term("np:hasAssertion"), assertion),
                (publication, term("np:hasProvenance"), provenance),
                (publication, term("np:hasPublicationInfo"), pubinfo),
            ],
        ),
        (assertion, [*asserted, *_nodes(reading, asserted)]),
        (
            provenance,
            [
                (assertion, term("prov:wasDerivedFrom"), record(statement.document)),
                (assertion, term("prov:wasAttributedTo"), record(reading.publisher)),
                *(one for one in own if one[1] in _SHOWN),
                *known[record(statement.document)],
                *_spans(own, known),
            ],
        ),
        (
            pubinfo,
            [
                (publication, term("dcterms:creator"), AGENT),
                (publication, term("prov:wasGeneratedBy"), ACTIVITY),
                (publication, term("npx:introduces"), said),
                (AGENT, term("rdfs:label"), literal("Rashomon")),
                (AGENT, term("schema:softwareVersion"), literal(__version__)),
            ],
        ),
    ]


def _propositions(reading: Reading, statement: Statement) -> Iterator[Triple]:
    """Subject, predicate and object of what the statement is about."""
    about = {one.proposition: one for one in reading.supports if one.statement == statement.id}
    for support in about.values():
        proposition = record(support.proposition)
        yield proposition, _A, term("ras:Proposition")
        if support.subject is not None:
            yield proposition, term("rdf:subject"), record(support.subject)
        yield proposition, term("rdf:predicate"), predicate_term(support.predicate)
        if support.object is not None:
            yield proposition, term("rdf:object"), record(support.object)


def _nodes(reading: Reading, asserted: list[Triple]) -> Iterator[Triple]:
    """What the report calls those who take part."""
    named = {value for _, _, value in asserted}
    for entity in reading.entities:
        node = record(entity.id)
        if node in named:
            yield node, _A, CLASSES[entity.type]
            yield node, term("rdfs:label"), literal(entity.label)
            if entity.wikidata:
                yield node, term("owl:sameAs"), term(f"wd:{entity.wikidata}")


def _spans(own: list[Triple], known: dict[Term, list[Triple]]) -> Iterator[Triple]:
    for span in dict.fromkeys(value for _, predicate, value in own if predicate in _SPANS):
        yield from known[span]
        for selector in (value for _, predicate, value in known[span] if predicate == _SELECTOR):
            yield from known[selector]


def _iri(name: str) -> Term:
    return f"<{BASE}{name}>"


def _named(graphs: list[Graph]) -> list[Graph]:
    """The graphs with their hash in place of the blank."""
    blank = _iri(f"np/{BLANK}")[:-1]
    named = blank.replace(BLANK, code(graphs))

    def put(value: Term) -> Term:
        return named + value.removeprefix(blank) if value.startswith(blank) else value

    return [
        (put(name), [(put(one), predicate, put(value)) for one, predicate, value in triples])
        for name, triples in graphs
    ]
