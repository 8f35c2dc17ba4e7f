"""Turtle and TriG: RDF for people, with prefixes, a subject at a time; and TriG 1.2 with triple terms.

Triples come in the order of their subjects, so a part of the graph is written as it passes and never held. In
TriG 1.2 a proposition reifies a triple term, which asserts nothing, and an edge is annotated with its proposition:

    :pro rdf:reifies <<( :groups ras:backedBy :iran )>> ; ras:status ras:Contested .
    :envoy ras:spokespersonOf :ministry ~ :pro2 .
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import groupby
from operator import itemgetter
from typing import BinaryIO

from .rdf_terms import PREFIXES, RECENT, Graph, Term, Triple, term
from .traversal import Batch, Traversal
from .writer import Writer

HEAD = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
_BY_IRI = {iri: prefix for prefix, iri in PREFIXES.items()}
_IRI = re.compile(
    f"<({'|'.join(map(re.escape, sorted(_BY_IRI, key=len, reverse=True)))})([A-Za-z0-9_][A-Za-z0-9_-]*)>"
)
_TYPE = term("rdf:type")
_NEXT = " ;\n    "
_INTEGER = f"^^{term('xsd:integer')}"
_SUBJECT, _PREDICATE, _OBJECT = term("rdf:subject"), term("rdf:predicate"), term("rdf:object")
_REIFIES = term("rdf:reifies")


class TurtleSink:
    """Writes TriG, or Turtle, which drops the names of the graphs."""

    def __init__(self, stream: BinaryIO, *, named: bool, reify: bool = False) -> None:
        self._stream = stream
        self._named, self._reify = named, reify
        head = 'VERSION "1.2"\n' + HEAD if reify else HEAD
        stream.write(head.encode())

    def add(self, batch: Batch) -> None:
        """Writes the subjects of a batch, graph by graph."""
        for (name, _), body in zip(batch.graphs, self._bodies(batch), strict=True):
            if body:
                self._stream.write((_graph(name, body) if self._named else body).encode())

    def _bodies(self, batch: Batch) -> list[str]:
        """The graphs of a batch without their names: the same in Turtle and in TriG."""
        if self._reify:
            reifiers: dict[Triple, Term] = {}
            return ["".join(_subjects(_reified(triples, reifiers))) for _, triples in batch.graphs]
        if "turtle" not in batch.shared:
            batch.shared["turtle"] = ["".join(_subjects(triples)) for _, triples in batch.graphs]
        return batch.shared["turtle"]

    def close(self) -> None:
        """Nothing comes after the last subject."""


def turtle(graphs: Iterable[Graph]) -> str:
    """Graphs as one Turtle document."""
    return HEAD + "".join("".join(_subjects(triples)) for _, triples in graphs)


def trig(graphs: Iterable[Graph]) -> str:
    """Graphs in TriG, without the prefixes."""
    return "".join(_graph(name, "".join(_subjects(triples))) for name, triples in graphs)


def _graph(name: Term, body: str) -> str:
    return f"{short(name)} {{\n{body}}}\n"


@lru_cache(RECENT)
def short(iri_or_typed: Term) -> str:
    """A term as Turtle writes it: with a prefix where there is one, a whole number without quotes.

    >>> short("<https://w3id.org/rashomon/id/iran>"), short('"7"^^<http://www.w3.org/2001/XMLSchema#integer>')
    (':iran', '7')
    """
    if iri_or_typed.startswith("<"):
        return _IRI.sub(_prefixed, iri_or_typed)
    if iri_or_typed.endswith(_INTEGER):
        return iri_or_typed[1 : -len(_INTEGER) - 1]
    lexical, _, datatype = iri_or_typed.rpartition("^^")
    return f"{lexical}^^{short(datatype)}"


def _subjects(triples: Iterable[Triple]) -> Iterator[str]:
    for subject, group in groupby(triples, key=itemgetter(0)):
        values: dict[Term, str] = {}
        for _, predicate, value in group:
            written = value if value[-1] == '"' or value[:2] == "<<" else short(value)
            values[predicate] = f"{values[predicate]} , {written}" if predicate in values else written
        pairs = [f"{_verb(predicate)} {each}" for predicate, each in values.items()]
        yield f"{short(subject)} {_NEXT.join(pairs)} .\n"


@cache
def _verb(predicate: Term) -> str:
    return "a" if predicate == _TYPE else short(predicate)


def _reified(triples: Iterable[Triple], reifiers: dict[Triple, Term]) -> Iterator[Triple]:
    """Triples with a triple term in place of the subject, predicate and object of a proposition that has all three.

    Which proposition reifies which triple is noted in `reifiers`; a triple that has one already is annotated with it.
    """
    for subject, group in groupby(triples, key=itemgetter(0)):
        own = list(group)
        parts = {
            predicate: value for _, predicate, value in own if predicate in (_SUBJECT, _PREDICATE, _OBJECT)
        }
        if len(parts) == 3:
            reified = parts[_SUBJECT], parts[_PREDICATE], parts[_OBJECT]
            reifiers[reified] = subject
            inner = " ".join(map(short, reified))
            yield subject, _REIFIES, f"<<( {inner} )>>"
            own = [one for one in own if one[1] not in parts]
        for one in own:
            yield (*one[:2], f"{one[2]} ~ {reifiers[one]}") if one in reifiers else one


def _prefixed(match: re.Match[str]) -> str:
    return f"{_BY_IRI[match[1]]}:{match[2]}"


def _turtle(stream: BinaryIO, _: Traversal) -> TurtleSink:
    return TurtleSink(stream, named=False)


def _trig(stream: BinaryIO, _: Traversal) -> TurtleSink:
    return TurtleSink(stream, named=True)


def _trig12(stream: BinaryIO, _: Traversal) -> TurtleSink:
    return TurtleSink(stream, named=True, reify=True)


WRITERS = (
    Writer("turtle", "graph.ttl", _turtle),
    Writer("trig", "graph.trig", _trig),
    Writer("trig-1.2", "graph-1.2.trig", _trig12, usual=False),
)
