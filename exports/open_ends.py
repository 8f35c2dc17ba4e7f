"""Propositions with one side that nobody tells: who killed the four fighters, no report says.

The network joins two nodes for each relation, so that "someone killed four fighters" would have no line. In a
drawing it gets one, to a small hollow node that stands for what is not told.
"""

from __future__ import annotations

from ..graph.network import Graph
from ..graph.wording import relation_words
from ..ontology.vocabulary import Vocabulary

OPEN_END = "open-end"
"""The kind of a node that stands for a side that is not told."""


def with_open_ends(graph: Graph, vocabulary: Vocabulary) -> tuple[Graph, list[str]]:
    """A copy of a network with a line for each proposition of one side, and the ids of the hollow nodes."""
    drawn: Graph = graph.copy()
    added = []
    for proposition in [node for node in graph if graph.nodes[node]["kind"] == "proposition"]:
        data = drawn.nodes[proposition]
        sides = {edge["kind"]: end for _, end, edge in drawn.out_edges(proposition, data=True)}
        if len(sides) != 1:
            continue
        end = f"{proposition}:{OPEN_END}"
        drawn.add_node(end, kind=OPEN_END, label="not told")
        drawn.add_edge(
            sides.get("subject", end),
            sides.get("object", end),
            key=proposition,
            kind="relation",
            label=relation_words(data["predicate"], vocabulary),
            status=data["status"],
        )
        added.append(end)
    return drawn, added
