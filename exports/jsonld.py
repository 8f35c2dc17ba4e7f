"""JSON-LD in expanded form: one array of named graphs, a line for each of their subjects.

The strings of canonical N-Triples are strings of JSON as they stand (its escapes are a subset), so nothing is
decoded and encoded again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import BinaryIO

from .rdf_terms import Graph, Term, Triple, term
from .traversal import Batch
from .writer import Writer

_TYPE = term("rdf:type")
_BETWEEN = ",\n"


class JsonLdSink:
    """Writes graph after graph, between the brackets of one array."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._separator = "[\n"

    def add(self, batch: Batch) -> None:
        """Writes the graphs of a batch."""
        for graph in batch.graphs:
            if graph[1]:
                self._stream.write((self._separator + jsonld(graph)).encode())
                self._separator = ",\n"

    def close(self) -> None:
        """Closes the array."""
        self._stream.write(b"[]\n" if self._separator == "[\n" else b"\n]\n")


WRITER = Writer("jsonld", "graph.jsonld", lambda stream, traversal: JsonLdSink(stream))


def jsonld(graph: Graph) -> str:
    """A part of a named graph as one object."""
    name, triples = graph
    return f'{{"@id":{_string(name)},"@graph":[\n{_BETWEEN.join(_nodes(triples))}]}}'


def _nodes(triples: Iterable[Triple]) -> Iterator[str]:
    for subject, group in groupby(triples, key=itemgetter(0)):
        values: dict[Term, str] = {}
        for _, predicate, value in group:
            written = f'"{value[1:-1]}"' if predicate == _TYPE else _value(value)
            values[predicate] = f"{values[predicate]},{written}" if predicate in values else written
        pairs = [f"{_key(predicate)}:[{each}]" for predicate, each in values.items()]
        yield f'{{"@id":"{subject[1:-1]}",{",".join(pairs)}}}'


@cache
def _key(predicate: Term) -> str:
    return '"@type"' if predicate == _TYPE else _string(predicate)


def _value(value: Term) -> str:
    if value[0] == "<":
        return f'{{"@id":"{value[1:-1]}"}}'
    if value[-1] == '"':
        return f'{{"@value":{value}}}'
    lexical, _, datatype = value.rpartition("^^")
    return f'{{"@value":{lexical},"@type":{_string(datatype)}}}'


def _string(iri: Term) -> str:
    return f'"{iri[1:-1]}"'
