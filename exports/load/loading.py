"""What every load has in common: the parts of a store in order, and a digest that tells one state from another."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from shutil import rmtree

from .property_graph import Batch


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did: nodes and edges (or triples) that the target holds of the store now.

    `unchanged` is true when the target had all of it before; `removed` counts what it held of reports that are gone.
    """

    nodes: int = 0
    edges: int = 0
    triples: int = 0
    removed: int = 0
    unchanged: bool = False


Progress = Callable[[int], None]
"""Called with the number of nodes and edges (or triples) that have come to rest in the target."""


@contextmanager
def aside(path: Path) -> Iterator[Path]:
    """An empty folder for what is in the making; what a load that was killed left in it is cleared away first."""
    rmtree(path, ignore_errors=True)
    path.mkdir()
    try:
        yield path
    finally:
        rmtree(path, ignore_errors=True)


def digest(batches: Iterable[Batch]) -> str:
    """A name for a state of the store: the same rows have the same digest."""
    state = blake2b(digest_size=16)
    for batch in batches:
        state.update(json.dumps((batch.kind, batch.rows)).encode())
    return state.hexdigest()
