"""What vis-network draws, built by pyvis: nodes by shape, edges by label, and how the picture settles.

Colours are not set here: the page takes them from its style sheet, which knows whether the reader prefers a
dark one.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from ..graph.network import Graph
from .open_ends import OPEN_END

Json = dict[str, Any]

_SHAPES = {
    "Person": "dot",
    "Organization": "square",
    "Place": "triangleDown",
    "Group": "hexagon",
    "Event": "star",
    "Thing": "diamond",
    "statement": "box",
    "proposition": "ellipse",
    OPEN_END: "dot",
}
_OPTIONS: Json = {
    "layout": {"randomSeed": 1950, "improvedLayout": False},
    "interaction": {"hover": True, "multiselect": False},
    "physics": {
        "solver": "forceAtlas2Based",
        "forceAtlas2Based": {
            "gravitationalConstant": -75,
            "centralGravity": 0.02,
            "springLength": 100,
            "avoidOverlap": 0.8,
        },
        "stabilization": {"iterations": 300, "updateInterval": 25},
    },
}


def drawing(graph: Graph, order: Iterable[str]) -> Json:
    """Nodes (in the given order), edges and options for vis-network."""
    # Imported here because pyvis imports IPython, which takes half a second that a query should not wait for.
    from pyvis.edge import Edge
    from pyvis.network import Network
    from pyvis.node import Node

    net = Network(directed=True)
    net.set_options(json.dumps(_OPTIONS))
    # Added in bulk: `add_node` and `add_edge` search through all that is there already.
    net.nodes.extend(Node(node, **look).options for node, look in _nodes(graph, order))
    net.edges.extend(Edge(start, end, True, **look).options for start, end, look in _edges(graph))
    nodes, edges, _, _, _, options = net.get_network_data()
    return {"nodes": nodes, "edges": edges, "options": json.loads(options)}


def _nodes(graph: Graph, order: Iterable[str]) -> Iterator[tuple[str, Json]]:
    relations = _degrees(graph)
    for node in order:
        data = graph.nodes[node]
        group = data.get("type", data["kind"])
        look: Json = {"label": _wrapped(data["label"]), "shape": _SHAPES[group], "group": group}
        if data["kind"] == "entity":
            look["size"] = round(min(10 + 4 * math.sqrt(relations[node]), 34), 1)
        elif data["kind"] == OPEN_END:
            look["size"] = 5
        yield node, look | {"kind": data["kind"], "connected": relations[node] > 0}


def _degrees(graph: Graph) -> dict[str, int]:
    degrees: dict[str, int] = defaultdict(int)
    for start, end, data in graph.edges(data=True):
        if data["kind"] == "relation":
            degrees[start] += 1
            degrees[end] += 1
    return degrees


def _edges(graph: Graph) -> Iterator[tuple[str, str, Json]]:
    """Edges by key; those that join the same two nodes are bent apart."""
    bundles: dict[tuple[str, str], list[tuple[str, str, str, Json]]] = defaultdict(list)
    for edge in sorted(graph.edges(keys=True, data=True), key=lambda one: one[2]):
        bundles[min(edge[:2]), max(edge[:2])].append(edge)
    for bundle in bundles.values():
        for place, (start, end, key, data) in enumerate(bundle):
            look: Json = {name: data[name] for name in ("kind", "status", "stance") if name in data}
            if data["kind"] == "relation":
                look["relation"] = data["label"]
                look["open"] = OPEN_END in (graph.nodes[start]["kind"], graph.nodes[end]["kind"])
            bend = _bend(place, len(bundle), forward=start <= end)
            yield start, end, {"id": key, "label": data["label"], **bend, **look}


def _bend(place: int, edges: int, *, forward: bool) -> Json:
    """How one of several parallel edges is bent: fanned out from left to right, whichever way they point."""
    roundness = (place - (edges - 1) / 2) * min(0.3, 1.6 / edges)
    if not roundness:
        return {"smooth": False}
    clockwise = (roundness > 0) == forward
    return {
        "smooth": {
            "enabled": True,
            "type": "curvedCW" if clockwise else "curvedCCW",
            "roundness": round(abs(roundness), 3),
        }
    }


def _wrapped(label: str, width: int = 22) -> str:
    """A label in lines of a few words, as a map would set it; at most three of them."""
    lines = [""]
    for word in label.split():
        if lines[-1] and len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] += (" " if lines[-1] else "") + word[: 2 * width]
    return "\n".join(lines[:3]) + ("…" if len(lines) > 3 else "")
