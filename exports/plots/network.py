"""The network: who is said to do what to whom; contested lines on a ground, as on the network page."""

from __future__ import annotations

from collections import Counter
from typing import Any

import networkx as nx
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import FancyArrowPatch

from ...graph.network import Graph
from .style import DASHES, INK, PAPER, SOFT, STATUSES, TYPES, empty, page, plain

MOST = 60
"""Nodes that a page has room for; those with the most relations are drawn."""
ROW = 12
TITLE = "Who is said to do what to whom"
GROUND = "#f6c4a4"

Place = tuple[float, float]


def draw(graph: Graph) -> Figure:
    """The picture of the most related part of a network."""
    lines = [(start, end, data) for start, end, data in graph.edges(data=True) if data["kind"] == "relation"]
    if not lines:
        return empty(TITLE, "No report tells of a relation between two.")
    degree = Counter(node for start, end, _ in lines for node in (start, end))
    kept = set(sorted(degree, key=lambda node: (-degree[node], node))[:MOST])
    title = TITLE if len(kept) == len(degree) else f"{TITLE} (the {MOST} most related of {len(degree)})"
    figure, axes = page(title, 14, 10)
    axes.set_axis_off()
    drawn = [line for line in lines if kept.issuperset(line[:2])]
    places = _places(drawn, sorted(kept))
    for number, (start, end, data) in enumerate(drawn):
        same = [place for place, line in enumerate(drawn) if {*line[:2]} == {start, end}]
        bow = 0.25 * (same.index(number) - (len(same) - 1) / 2) * (1 if start <= end else -1)
        _draw_line(axes, places[start], places[end], bow, data["status"])
    _draw_nodes(axes, graph, places, degree)
    _draw_legend(axes, {data["status"] for _, _, data in drawn}, {graph.nodes[node]["type"] for node in kept})
    axes.margins(0.08)
    return figure


def _places(lines: list[tuple[str, str, dict[str, str]]], nodes: list[str]) -> dict[str, Place]:
    """Each connected part laid out by itself, the parts set side by side in rows."""
    related: nx.Graph[str] = nx.Graph()
    related.add_nodes_from(nodes)
    related.add_edges_from(sorted((start, end) for start, end, _ in lines))
    parts = sorted(nx.connected_components(related), key=lambda part: (-len(part), min(part)))
    places: dict[str, Place] = {}
    across, down, row = 0.0, 0.0, 0.0
    for part in parts:
        size = 0.9 * len(part) ** 0.7
        if across and across + size > ROW:
            across, down, row = 0.0, down - 0.7 * row - 0.6, 0.0
        laid = nx.kamada_kawai_layout(
            nx.subgraph_view(related, filter_node=part.__contains__), scale=size / 2
        )
        for node in sorted(part):
            x, y = laid[node]
            places[node] = (float(x) + across + size / 2, 0.7 * (float(y) + down / 0.7 - size / 2))
        across, row = across + size + 1, max(row, size)
    return places


def _draw_line(axes: Axes, start: Place, end: Place, bow: float, status: str) -> None:
    shape: dict[str, Any] = {"connectionstyle": f"arc3,rad={bow}", "shrinkA": 9, "shrinkB": 9}
    if status == "contested":
        axes.add_patch(
            FancyArrowPatch(start, end, arrowstyle="-", color=GROUND, linewidth=8, zorder=1, **shape)
        )
    axes.add_patch(
        FancyArrowPatch(
            start,
            end,
            arrowstyle="-|>",
            mutation_scale=11,
            color=STATUSES[status],
            linestyle=DASHES[status],
            linewidth=1.8 if status == "contested" else 1.1,
            zorder=2,
            **shape,
        )
    )


def _draw_nodes(axes: Axes, graph: Graph, places: dict[str, Place], degree: Counter[str]) -> None:
    for node, (x, y) in places.items():
        data = graph.nodes[node]
        axes.scatter(x, y, s=50 + 35 * degree[node], c=TYPES[data["type"]], edgecolors=PAPER, zorder=3)
        axes.annotate(
            plain(data["label"]),
            (x, y),
            xytext=(0, -11 - degree[node]),
            textcoords="offset points",
            ha="center",
            va="top",
            fontsize=8,
            color=INK,
            zorder=4,
            bbox={"boxstyle": "round,pad=0.1", "facecolor": PAPER, "edgecolor": "none", "alpha": 0.75},
        )


def _draw_legend(axes: Axes, statuses: set[str], types: set[str]) -> None:
    handles = [
        Line2D([], [], color=STATUSES[one], linestyle=DASHES[one], label=one)
        for one in STATUSES
        if one in statuses
    ]
    handles += [
        Line2D([], [], color=TYPES[one], marker="o", linestyle="none", label=one)
        for one in TYPES
        if one in types
    ]
    axes.legend(
        handles=handles,
        loc="lower center",
        bbox_to_anchor=(0.5, -0.06),
        ncols=len(handles),
        frameon=False,
        fontsize=9,
        labelcolor=SOFT,
    )
