"""Who contradicts whom: rows deny what columns assert."""

from __future__ import annotations

from collections import Counter

from matplotlib.figure import Figure

from ...graph.network import Graph
from .style import INK, LINE, PAPER, SOFT, empty, page, plain

MOST = 24
"""Rows and columns that a page has room for; those with most contradictions are drawn."""
TITLE = "Who denies what whom asserts"


def draw(graph: Graph) -> Figure:
    """A matrix; each cell counts the propositions that its row denies and its column asserts."""
    pairs = contradictions(graph)
    if not pairs:
        return empty(TITLE, "No account in these reports is denied by another.")
    denying, asserting = _most(pairs, 0), _most(pairs, 1)
    figure, axes = page(TITLE, 3.6 + 0.62 * len(asserting), 3 + 0.5 * len(denying))
    cells = [[pairs[row, column] for column in asserting] for row in denying]
    axes.imshow(cells, cmap="OrRd", vmin=0, vmax=max(map(max, cells)) * 1.35, aspect="auto")
    for y, row in enumerate(cells):
        for x, count in enumerate(row):
            if count:
                axes.text(x, y, str(count), ha="center", va="center", color=INK, fontsize=10)
    axes.set_xticks(
        range(len(asserting)), [plain(one) for one in asserting], rotation=40, ha="right", color=INK
    )
    axes.set_yticks(range(len(denying)), [plain(one) for one in denying], color=INK)
    axes.set_xticks([x - 0.5 for x in range(1, len(asserting))], minor=True)
    axes.set_yticks([y - 0.5 for y in range(1, len(denying))], minor=True)
    axes.grid(which="minor", color=LINE)
    axes.tick_params(which="minor", length=0)
    axes.set_xlabel("asserts it", color=SOFT)
    axes.set_ylabel("denies it", color=SOFT)
    axes.set_facecolor(PAPER)
    return figure


def contradictions(graph: Graph) -> Counter[tuple[str, str]]:
    """How many propositions one denies and the other asserts, by their names."""
    pairs: Counter[tuple[str, str]] = Counter()
    for _, _, data in graph.edges(data=True):
        if data["kind"] == "relation" and data["status"] == "contested":
            for denying in _names(data.get("denied_by")):
                for asserting in _names(data.get("asserted_by")):
                    pairs[denying, asserting] += 1
    return pairs


def _names(joined: str | int | None) -> list[str]:
    return str(joined).split("; ") if joined else []


def _most(pairs: Counter[tuple[str, str]], side: int) -> list[str]:
    count: Counter[str] = Counter()
    for pair, times in pairs.items():
        count[pair[side]] += times
    return sorted(count, key=lambda one: (-count[one], one))[:MOST]
