"""`graph.graphml`: the network view for Gephi, Cytoscape, yEd and whatever else reads GraphML."""

from __future__ import annotations

import re
from typing import BinaryIO, TypeVar

import networkx as nx

from ..graph.network import Graph
from .traversal import Batch, Traversal
from .writer import Writer

_NOT_IN_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

T = TypeVar("T")


class GraphmlSink:
    """Writes the network when it is complete."""

    def __init__(self, stream: BinaryIO, traversal: Traversal) -> None:
        self._stream = stream
        self._network = traversal.network

    def add(self, batch: Batch) -> None:
        """The network grows by itself."""

    def close(self) -> None:
        """Writes the network, edge keys as edge ids."""
        nx.write_graphml(legible(self._network.graph), self._stream)
        self._stream.write(b"\n")


WRITER = Writer("graphml", "graph.graphml", GraphmlSink)


def legible(graph: Graph) -> Graph:
    """The same network with characters that XML cannot hold replaced by U+FFFD."""
    clean: Graph = nx.MultiDiGraph()
    clean.add_nodes_from((node, _legible(data)) for node, data in graph.nodes(data=True))
    for start, end, key, data in graph.edges(keys=True, data=True):
        clean.add_edge(start, end, key, **_legible(data))
    return clean


def _legible(data: dict[str, T]) -> dict[str, T | str]:
    return {
        name: _NOT_IN_XML.sub("\ufffd", value) if isinstance(value, str) else value
        for name, value in data.items()
    }
