"""RDF in four syntaxes: TriG and N-Quads with a named graph a report, JSON-LD likewise, Turtle in one graph.

What is written is plain RDF 1.1. Each batch is serialized by itself and what would be repeated (the prefixes
of Turtle, the brackets of JSON-LD) is written once, so that memory holds one batch, not the store.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import BinaryIO

from pyoxigraph import Quad, RdfFormat, serialize

from .rdf_terms import PREFIXES
from .traversal import Batch, Sink, Traversal
from .writer import Writer

_PREFIXES = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items()).encode()


class RdfSink:
    """Writes N-Quads, TriG, or Turtle, which drops the names of the graphs."""

    def __init__(self, stream: BinaryIO, syntax: RdfFormat) -> None:
        self._stream = stream
        self._syntax = syntax
        self._prefixes = b"" if syntax == RdfFormat.N_QUADS else _PREFIXES
        stream.write(self._prefixes)

    def add(self, batch: Batch) -> None:
        """Writes the quads of a batch, without the prefixes that it begins with, in no fixed order."""
        self._stream.write(_serialize(batch.quads, self._syntax)[len(self._prefixes) :])

    def close(self) -> None:
        """Nothing comes after the last batch."""


class JsonLdSink:
    """Writes JSON-LD in expanded form: one array of graphs, one graph a line."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._separator = b"[\n"

    def add(self, batch: Batch) -> None:
        """Writes the graphs of a batch, without the brackets of their own array."""
        graphs = _serialize(batch.quads, RdfFormat.JSON_LD)[1:-1]
        if graphs:
            self._stream.write(self._separator + graphs)
            self._separator = b",\n"

    def close(self) -> None:
        """Closes the array."""
        self._stream.write(b"[]\n" if self._separator == b"[\n" else b"\n]\n")


def _opening(syntax: RdfFormat) -> Callable[[BinaryIO, Traversal], Sink]:
    return lambda stream, traversal: RdfSink(stream, syntax)


WRITERS = (
    Writer("turtle", "graph.ttl", _opening(RdfFormat.TURTLE)),
    Writer("trig", "graph.trig", _opening(RdfFormat.TRIG)),
    Writer("nquads", "graph.nq", _opening(RdfFormat.N_QUADS)),
    Writer("jsonld", "graph.jsonld", lambda stream, traversal: JsonLdSink(stream)),
)


def _serialize(quads: Sequence[Quad], syntax: RdfFormat) -> bytes:
    statements = quads if syntax.supports_datasets else [quad.triple for quad in quads]
    written = serialize(statements, format=syntax, prefixes=PREFIXES)
    assert written is not None  # it is None only when a file was given
    return written
