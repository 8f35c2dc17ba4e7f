"""GraphML: what networkx reads back is the network that was written."""

from __future__ import annotations

import io

import networkx as nx

from rashomon.exports.graphml import WRITER, graphml
from rashomon.graph.network import network


def read_back(source, vocabulary):
    stream = io.BytesIO()
    WRITER.write(source, vocabulary, stream)
    return nx.read_graphml(io.BytesIO(stream.getvalue()), force_multigraph=True)


def test_the_network_is_read_back_as_it_was(source, vocabulary):
    """Nodes, edges, their keys and all their attributes survive."""
    wanted = network(source, vocabulary)
    found = read_back(source, vocabulary)
    assert dict(found.nodes(data=True)) == dict(wanted.nodes(data=True))
    wanted_edges = {key: (start, end, data) for start, end, key, data in wanted.edges(keys=True, data=True)}
    found_edges = {key: (start, end, data) for start, end, key, data in found.edges(keys=True, data=True)}
    assert found_edges == wanted_edges


def test_an_empty_store_is_an_empty_network(empty, vocabulary):
    """The file is well-formed XML without a node."""
    assert len(read_back(empty, vocabulary)) == 0


def test_characters_that_xml_cannot_hold_are_replaced():
    """A report with a NUL or an escape sequence in its title must not break the file for everybody."""
    graph = nx.MultiDiGraph()
    graph.add_node("a", label="bell\x07, \x00 and \x1b[31m", documents=3)
    graph.add_edge("a", "a", key="k", label='line\nbreak\ttab\r \U0001f600\uffff <&>"]]>')
    found = nx.read_graphml(io.BytesIO("\n".join(graphml(graph)).encode()), force_multigraph=True)
    assert found.nodes["a"] == {"label": "bell\ufffd, \ufffd and \ufffd[31m", "documents": 3}
    assert found.edges["a", "a", "k"]["label"] == 'line\nbreak\ttab\r \U0001f600\ufffd <&>"]]>'
