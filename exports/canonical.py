"""N-Quads in canonical form (RDFC-1.0): every line once, in the order of code points, ready for a signature or a diff.

There are no blank nodes, so nothing needs a new name. Lines are sorted in runs, each written aside, and the runs are
merged at the end, so that memory holds one run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from heapq import merge
from itertools import groupby
from tempfile import TemporaryFile
from typing import IO, BinaryIO

from .nquads import nquads
from .traversal import Batch
from .writer import Writer

RUN = 200_000
"""Lines in a run."""


class CanonicalSink:
    """Gathers lines, and writes them when the last one is known."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._lines: list[bytes] = []
        self._aside = ExitStack()
        self._runs: list[IO[bytes]] = []

    def add(self, batch: Batch) -> None:
        """Takes the lines of a batch."""
        self._lines += nquads(batch.graphs).encode().splitlines(keepends=True)
        if len(self._lines) >= RUN:
            run = self._aside.enter_context(TemporaryFile())  # noqa: SIM115 - closed with the stack
            run.writelines(self._sorted())
            self._runs.append(run)

    def close(self) -> None:
        """Merges the runs."""
        with self._aside:
            for run in self._runs:
                run.seek(0)
            self._stream.writelines(_once(merge(*self._runs, self._sorted())))

    def _sorted(self) -> list[bytes]:
        lines, self._lines = sorted(self._lines), []
        return lines


WRITER = Writer(
    "nquads-canonical", "graph.c14n.nq", lambda stream, traversal: CanonicalSink(stream), usual=False
)


def _once(lines: Iterable[bytes]) -> Iterator[bytes]:
    return (line for line, _ in groupby(lines))
