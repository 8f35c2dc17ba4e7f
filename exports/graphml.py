"""`graph.graphml`: the network view for Gephi, Cytoscape, yEd and whatever else reads GraphML 1.0.

Written line by line, since networkx's own writer, which builds every element in memory first, takes several
times as long. networkx reads the file back as the same network, with the edge ids for keys.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr

from ..graph.network import Graph, Scalar
from .traversal import Batch, Traversal
from .writer import Writer

_TYPES = {str: "string", int: "long", float: "double"}
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


_PLAIN = re.compile(r"[\w .,:;#()'\"/-]*")
"""Most values: they hold nothing that has to be looked at again."""


class GraphmlSink:
    """Writes the network when it is complete."""

    def __init__(self, stream: BinaryIO, traversal: Traversal) -> None:
        self._stream = stream
        self._network = traversal.network

    def add(self, batch: Batch) -> None:
        """The network grows by itself."""

    def close(self) -> None:
        """Writes the network."""
        for line in graphml(self._network.graph):
            self._stream.write(line.encode() + b"\n")


WRITER = Writer("graphml", "graph.graphml", GraphmlSink)


def graphml(graph: Graph) -> Iterator[str]:
    """A network as lines of GraphML. Characters that XML cannot hold are replaced by U+FFFD."""
    nodes = _types(data for _, data in graph.nodes(data=True))
    edges = _types(data for _, _, data in graph.edges(data=True))
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    yield from _declarations("node", nodes)
    yield from _declarations("edge", edges)
    yield '<graph edgedefault="directed">'
    for node, data in graph.nodes(data=True):
        yield f"<node id={quoteattr(node)}>{_values('node', data)}</node>"
    for start, end, key, data in graph.edges(keys=True, data=True):
        ends = f"source={quoteattr(start)} target={quoteattr(end)}"
        yield f"<edge id={quoteattr(key)} {ends}>{_values('edge', data)}</edge>"
    yield "</graph>"
    yield "</graphml>"


def _types(attributes: Iterable[Mapping[str, Scalar]]) -> dict[str, str]:
    """The attributes that occur, by name, with their type."""
    found = {name: _TYPES[type(value)] for data in attributes for name, value in data.items()}
    return dict(sorted(found.items()))


def _declarations(kind: str, types: Mapping[str, str]) -> Iterator[str]:
    for name, type_ in types.items():
        yield f'<key id="{kind}-{name}" for="{kind}" attr.name="{name}" attr.type="{type_}"/>'


def _values(kind: str, data: Mapping[str, Scalar]) -> str:
    return "".join(f'<data key="{kind}-{name}">{_text(value)}</data>' for name, value in data.items())


def _text(value: Scalar) -> str:
    if isinstance(value, int | float) or _PLAIN.fullmatch(value):
        return str(value)
    return escape(clean(str(value)), {"\r": "&#13;"})


def clean(text: str) -> str:
    """A text with U+FFFD in place of the characters that XML cannot hold."""
    return _NOT_IN_XML.sub("\ufffd", text)
