"""Acts by actor: how often each spoke, and whether it was to say, to deny, to accuse or to order."""

from __future__ import annotations

from collections import Counter

from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from ...graph.network import Graph
from .style import INK, LINE, SOFT, empty, page, plain

MOST, MOST_ACTS = 20, 9
TITLE = "Acts by actor"
COLOURS = (
    "#3d6a94",
    "#c2281c",
    "#c5691c",
    "#2f7d55",
    "#5d4a96",
    "#d9a441",
    "#ad3a68",
    "#4fa3a5",
    "#8a6d4f",
    "#b9b4a8",
)
OTHER = "other"


def draw(graph: Graph) -> Figure:
    """A bar for each actor, the busiest at the top, in parts by act."""
    acts = _acts(graph)
    if not acts:
        return empty(TITLE, "Nobody is quoted in these reports.")
    total = Counter(speaker for speaker, _ in acts.elements())
    common = Counter(act for _, act in acts.elements())
    kinds = sorted(common, key=lambda act: (-common[act], act))[:MOST_ACTS]
    shown = sorted(total, key=lambda one: (-total[one], one))[:MOST][::-1]
    figure, axes = page(TITLE, 11, 2 + 0.34 * len(shown))
    left = dict.fromkeys(shown, 0)
    for act, colour in zip([*kinds, OTHER], COLOURS, strict=False):
        widths = [_count(acts, one, act, kinds) for one in shown]
        if any(widths):
            axes.barh(
                [plain(one) for one in shown],
                widths,
                left=[left[one] for one in shown],
                color=colour,
                label=act.replace("-", " "),
                height=0.7,
            )
        left = {one: left[one] + width for one, width in zip(shown, widths, strict=True)}
    axes.tick_params(axis="y", labelcolor=INK)
    axes.grid(axis="x", color=LINE, zorder=0)
    axes.set_axisbelow(True)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.set_xlabel("statements", color=SOFT)
    axes.legend(loc="lower right", frameon=False, labelcolor=SOFT, fontsize=9)
    return figure


def _acts(graph: Graph) -> Counter[tuple[str, str]]:
    return Counter(
        (str(graph.nodes[start]["label"]), str(graph.nodes[statement]["act"]))
        for start, statement, data in graph.edges(data=True)
        if data["kind"] == "speaker"
    )


def _count(acts: Counter[tuple[str, str]], speaker: str, act: str, kinds: list[str]) -> int:
    if act != OTHER:
        return acts[speaker, act]
    return sum(times for (one, kind), times in acts.items() if one == speaker and kind not in kinds)
