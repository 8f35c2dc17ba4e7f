"""One traversal of a store, for however many formats are written: each record is read once.

The store passes in batches: first the nodes, so that labels are known from then on, then report by report,
then the propositions. What several formats need (triples, the network) is made once and shared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import Protocol, TypeVar

from ..graph.network import NetworkBuilder
from ..graph.source import Source
from ..model import Judgement, Node, Proposition, Reading
from ..ontology.vocabulary import Vocabulary
from .judgement_triples import judgement_triples
from .labels import Labels
from .memberships import MEMBERSHIPS, memberships
from .policies import ASSERTED, edges
from .provenance import PROVENANCE, provenance, use
from .rdf_terms import Graph, record
from .report_triples import report_triples
from .store_triples import NODES, PROPOSITIONS, node_triples, proposition_triples

SIZE = 1000
"""Nodes or propositions in a batch."""

T = TypeVar("T")


@dataclass(frozen=True)
class Batch:
    """A part of a store: some nodes, or one report, or some propositions; the first has the judgements."""

    vocabulary: Vocabulary
    labels: Mapping[str, str]
    """The label of every node that has passed, by its id."""
    nodes: tuple[Node, ...] = ()
    reading: Reading | None = None
    propositions: tuple[Proposition, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    shared: dict[str, list[str]] = field(default_factory=dict)
    """What formats that are alike make once, under a name of theirs."""

    @cached_property
    def graphs(self) -> list[Graph]:
        """The batch as RDF, made once for all formats that need it."""
        if self.nodes:
            return [(NODES, node_triples(self.nodes))]
        if self.reading is not None:
            document = record(self.reading.extraction.document.id)
            return [
                (document, report_triples(self.reading, self.vocabulary)),
                (PROVENANCE, [use(document)]),
            ]
        if self.propositions:
            sides = proposition_triples(self.propositions, self.labels, self.vocabulary)
            return [
                (PROPOSITIONS, sides),
                (ASSERTED.graph, list(edges(self.propositions, ASSERTED))),
                (MEMBERSHIPS, list(memberships(self.propositions, ASSERTED))),
            ]
        return [(PROVENANCE, [*provenance(), *judgement_triples(self.judgements)])]


class Sink(Protocol):
    """An export that is being written."""

    def add(self, batch: Batch) -> None:
        """Takes the next part of the store."""

    def close(self) -> None:
        """Writes what can only be written when everything has passed. The stream stays open."""


class Traversal:
    """A pass over a store that sinks can join before it starts."""

    def __init__(self, source: Source, vocabulary: Vocabulary) -> None:
        self.source = source
        self.vocabulary = vocabulary
        self._network: NetworkBuilder | None = None

    @property
    def network(self) -> NetworkBuilder:
        """The network view; complete when sinks are closed, and built only when one has asked for it."""
        self._network = self._network or NetworkBuilder(self.vocabulary)
        return self._network

    def run(self, sinks: Sequence[Sink]) -> None:
        """Shows every batch to every sink, then closes them."""
        for batch in self.batches():
            if self._network is not None:
                _add_to_network(self._network, batch)
            for sink in sinks:
                sink.add(batch)
        for sink in sinks:
            sink.close()

    def batches(self) -> Iterator[Batch]:
        """The batches of the store, in the same order every time."""
        labels = Labels()
        yield Batch(self.vocabulary, labels, judgements=self.source.judgements())
        for nodes in _batched(self.source.nodes()):
            labels.add(nodes)
            yield Batch(self.vocabulary, labels, nodes=nodes)
        for reading in self.source.readings():
            yield Batch(self.vocabulary, labels, reading=reading)
        for propositions in _batched(self.source.propositions()):
            yield Batch(self.vocabulary, labels, propositions=propositions)


def graphs(source: Source, vocabulary: Vocabulary) -> Iterator[Graph]:
    """A whole store as RDF: its provenance, its nodes, report by report, and its propositions."""
    for batch in Traversal(source, vocabulary).batches():
        yield from batch.graphs


def _add_to_network(network: NetworkBuilder, batch: Batch) -> None:
    network.add_nodes(batch.nodes)
    if batch.reading is not None:
        network.add_reading(batch.reading)
    network.add_propositions(batch.propositions)


def _batched(items: Iterable[T]) -> Iterator[tuple[T, ...]]:
    rest = iter(items)
    while batch := tuple(islice(rest, SIZE)):
        yield batch
