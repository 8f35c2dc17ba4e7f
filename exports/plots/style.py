"""What the pictures have in common: the colours of the network page, and a quiet figure to draw in."""

from __future__ import annotations

from typing import Literal

from matplotlib.axes import Axes
from matplotlib.figure import Figure

PAPER, INK, SOFT, LINE = "#faf8f3", "#1d2127", "#5d646e", "#dcd7cc"
TYPES = {
    "Person": "#2176ae",
    "Organization": "#5d4a96",
    "Place": "#2f7d55",
    "Group": "#c5691c",
    "Event": "#ad3a68",
    "Thing": "#6d7480",
}
STATUSES = {
    "contested": "#c2281c",
    "asserted": "#2b3138",
    "claimed": "#3d6a94",
    "denied": "#c2281c",
    "retracted": "#8d7a63",
    "open": "#9098a1",
}
DASHES: dict[str, Literal["-", "--", ":"]] = {
    "contested": "-",
    "asserted": "-",
    "claimed": "--",
    "denied": ":",
    "retracted": ":",
    "open": ":",
}
STANCES = {"against": "#c2281c", "other": "#3d6a94"}


def page(title: str, width: float, height: float) -> tuple[Figure, Axes]:
    """A figure of some inches with a title, and the one plot in it without a frame."""
    figure = Figure(figsize=(width, height), facecolor=PAPER, layout="constrained")
    axes = figure.add_subplot(facecolor=PAPER)
    axes.set_title(title, loc="left", color=INK, fontsize=15, family="DejaVu Serif", pad=14)
    for side in ("top", "right", "bottom", "left"):
        axes.spines[side].set_visible(False)
    axes.tick_params(colors=SOFT, length=0, labelsize=9)
    return figure, axes


def empty(title: str, words: str) -> Figure:
    """A page that says that there is nothing to draw."""
    figure, axes = page(title, 8, 3)
    axes.set_axis_off()
    axes.text(0.5, 0.5, words, ha="center", va="center", color=SOFT, transform=axes.transAxes)
    return figure


def plain(words: str, limit: int = 28) -> str:
    """Words as a label: cut when long, and without what matplotlib would take for mathematics."""
    short = words if len(words) <= limit else words[: limit - 1].rstrip() + "…"
    return short.replace("$", r"\$")
