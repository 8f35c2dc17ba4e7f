"""What a writer is: the name of a format, the file it goes to, and how a sink for it is opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from ..graph.source import Source
from ..ontology.vocabulary import Vocabulary
from .traversal import Sink, Traversal


@dataclass(frozen=True, slots=True)
class Writer:
    """One format: what the command line calls it, the name of its file, and how to begin one.

    One that is not `usual` is written only when it is asked for by name.
    """

    format: str
    file: str
    open: Callable[[BinaryIO, Traversal], Sink]
    usual: bool = True

    def write(self, source: Source, vocabulary: Vocabulary, stream: BinaryIO) -> None:
        """Writes a store in this format alone. The stream stays open."""
        traversal = Traversal(source, vocabulary)
        traversal.run([self.open(stream, traversal)])
