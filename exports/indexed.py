"""A large graph for queries: an index beside its file, made once, so that a question needs neither the time to load
the graph nor the memory to hold it.

The index belongs to the very bytes that it was made of; after the next build it is made anew. It can be deleted at
any time, and where it cannot be written the graph is held in memory.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import RdfFormat, Store

LARGE = 200_000_000
"""Bytes of N-Quads, about a million, from which on a graph is not loaded into memory."""

PART = 100_000_000
"""Bytes that are indexed at once: what the memory holds of them on the way."""

_MADE_OF = "made-of"


def opened(graph: Path) -> Store:
    """A file of N-Quads for reading, through its index. Raises `SyntaxError` for damaged lines, and `OSError`."""
    index = graph.with_name(f".{graph.name}.index")
    told = index / _MADE_OF
    if not (told.is_file() and told.read_text(encoding="ascii") == _state(graph)):
        _make(index, graph)
    return Store.read_only(str(index / "quads"))


def _state(graph: Path) -> str:
    seen = graph.stat()
    return f"{seen.st_size} {seen.st_mtime_ns}"


def _make(index: Path, graph: Path) -> None:
    """Write an index aside, and let it take its place when it is whole."""
    state, part = _state(graph), index.with_name(f"{index.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir()
    try:
        store = Store(str(part / "quads"))
        try:
            for lines in _parts(graph):
                store.bulk_load(lines, RdfFormat.N_QUADS)
            store.flush()
        finally:
            del store  # lets go of its files
        (part / _MADE_OF).write_text(state, encoding="ascii")
        shutil.rmtree(index, ignore_errors=True)
        part.replace(index)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _parts(graph: Path) -> Iterator[bytes]:
    """The file in parts of whole lines."""
    with graph.open("rb") as stream:
        while lines := stream.read(PART):
            yield lines + stream.readline()
