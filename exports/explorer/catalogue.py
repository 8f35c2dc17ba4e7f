"""Everything that the explorer can be asked about, read from a store once and kept by id.

A store is read again when it was changed: by a judgement, or by a build beside the running explorer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ...graph.network import Graph, NetworkBuilder
from ...graph.source import Source
from ...model import Node, Proposition, Reading, Statement
from ...ontology.vocabulary import Vocabulary

Json = dict[str, Any]


@dataclass(frozen=True, eq=False)
class Catalogue:
    """A store in memory: its nodes, reports and propositions by id, and its network."""

    vocabulary: Vocabulary
    nodes: dict[str, Node]
    readings: dict[str, Reading]
    propositions: dict[str, Proposition]
    network: NetworkBuilder
    spoken: dict[str, list[tuple[Reading, Statement]]] = field(default_factory=lambda: defaultdict(list))
    """The statements of each speaker, by node."""
    touching: dict[str, list[Proposition]] = field(default_factory=lambda: defaultdict(list))
    """The propositions that a node is a side of."""

    @classmethod
    def of(cls, source: Source, vocabulary: Vocabulary) -> Catalogue:
        """Reads a whole store."""
        network = NetworkBuilder(vocabulary)
        nodes = {node.id: node for node in source.nodes()}
        network.add_nodes(nodes.values())
        readings = {reading.extraction.document.id: reading for reading in source.readings()}
        for reading in readings.values():
            network.add_reading(reading)
        propositions = {one.id: one for one in source.propositions()}
        network.add_propositions(propositions.values())
        catalogue = cls(vocabulary, nodes, readings, propositions, network)
        catalogue._index()
        return catalogue

    def _index(self) -> None:
        for reading in self.readings.values():
            nodes = {link.mention: link.node for link in reading.links}
            for statement in reading.extraction.statements:
                if statement.speaker in nodes:
                    self.spoken[nodes[statement.speaker]].append((reading, statement))
        for proposition in self.propositions.values():
            for side in sorted({proposition.subject, proposition.object} - {None}):  # type: ignore[type-var]
                self.touching[str(side)].append(proposition)

    @property
    def graph(self) -> Graph:
        """The network of the store, see `graph.network`."""
        return self.network.graph

    def label(self, node: str) -> str:
        """What a node is called."""
        return self.nodes[node].label if node in self.nodes else node

    def words(self, proposition: str) -> str:
        """A proposition as a short clause."""
        return str(self.graph.nodes[proposition]["label"])

    def outlet(self, reading: Reading) -> str:
        """Who published a report."""
        return reading.extraction.document.publisher or self.label(reading.publisher)

    def reports(self) -> Iterator[Reading]:
        """The reports by date, those without one last, then by name."""
        yield from sorted(self.readings.values(), key=_by_date)


def _by_date(reading: Reading) -> tuple[str, str]:
    document = reading.extraction.document
    return document.published or "9999", document.name
