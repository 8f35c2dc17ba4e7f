"""N-Quads and N-Triples: a line a fact, in canonical form, plain or compressed.

There are no blank nodes, so sorting the lines of an N-Quads file by code point gives the canonical form of the
dataset (RDFC-1.0), and a diff of two exports shows what changed and nothing else.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from typing import BinaryIO, cast

from .rdf_terms import Graph
from .traversal import Batch, Traversal
from .writer import Writer


class LineSink:
    """Writes N-Quads, or N-Triples, which drops the names of the graphs."""

    def __init__(self, stream: BinaryIO, *, named: bool) -> None:
        self._stream = stream
        self._lines = nquads if named else ntriples

    def add(self, batch: Batch) -> None:
        """Writes the lines of a batch."""
        self._stream.write(self._lines(batch.graphs).encode())

    def close(self) -> None:
        """Nothing comes after the last line."""


class GzipSink(LineSink):
    """Writes N-Quads through gzip, without the name of the file or the time, so that the bytes stay the same."""

    def __init__(self, stream: BinaryIO) -> None:
        self._packed = gzip.GzipFile("", "wb", compresslevel=6, fileobj=stream, mtime=0)
        super().__init__(cast(BinaryIO, self._packed), named=True)

    def close(self) -> None:
        """Ends the compressed stream; the stream below stays open."""
        self._packed.close()


def nquads(graphs: Iterable[Graph]) -> str:
    """Graphs as lines of subject, predicate, object and the name of the graph."""
    return "".join(
        [f"{one} {verb} {other} {name} .\n" for name, triples in graphs for one, verb, other in triples]
    )


def ntriples(graphs: Iterable[Graph]) -> str:
    """Graphs as lines of subject, predicate and object."""
    return "".join([f"{one} {verb} {other} .\n" for _, triples in graphs for one, verb, other in triples])


def _nquads(stream: BinaryIO, _: Traversal) -> LineSink:
    return LineSink(stream, named=True)


def _ntriples(stream: BinaryIO, _: Traversal) -> LineSink:
    return LineSink(stream, named=False)


WRITERS = (
    Writer("nquads", "graph.nq", _nquads),
    Writer("ntriples", "graph.nt", _ntriples, usual=False),
    Writer("nquads-gz", "graph.nq.gz", lambda stream, traversal: GzipSink(stream), usual=False),
)
