"""A part of a store, to be written out by itself."""

from __future__ import annotations

import io
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from ...model import Judgement, Node, Proposition, Reading
from .. import rdf
from .catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Selection:
    """Some nodes and propositions of a store, seen as a `Source` without reports."""

    catalogue: Catalogue
    ids: frozenset[str]

    def readings(self) -> Iterator[Reading]:
        """No reports."""
        return iter(())

    def nodes(self) -> Iterator[Node]:
        """The nodes that were selected."""
        return (node for node in self.catalogue.nodes.values() if node.id in self.ids)

    def judgements(self) -> tuple[Judgement, ...]:
        """None: they are about the whole store."""
        return ()

    def propositions(self) -> Iterator[Proposition]:
        """The propositions that were selected."""
        return (one for one in self.catalogue.propositions.values() if one.id in self.ids)


def turtle(catalogue: Catalogue, ids: Collection[str]) -> bytes:
    """Some nodes and propositions in Turtle; ids that are neither are passed over."""
    stream = io.BytesIO()
    writer = next(one for one in rdf.WRITERS if one.format == "turtle")
    writer.write(Selection(catalogue, frozenset(ids)), catalogue.vocabulary, stream)
    return stream.getvalue()
