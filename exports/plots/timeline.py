"""The timeline: who spoke on which day, and which of it contradicted somebody."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date

from matplotlib.dates import AutoDateLocator, ConciseDateFormatter, date2num
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from ...graph.network import Graph
from .style import LINE, SOFT, STANCES, empty, page, plain

MOST = 30
"""Speakers that a page has room for; those who speak most are drawn."""
TITLE = "Who spoke when"
STEP = 0.16
"""How far statements of one speaker and day stand apart, in rows."""


def draw(graph: Graph) -> Figure:
    """A dot for each statement; red where it denies something, or doubts it."""
    told = _told(graph)
    if not told:
        return empty(TITLE, "No report tells when anybody spoke.")
    count = Counter(speaker for speaker, _, _ in told)
    first = {speaker: min(day for one, day, _ in told if one == speaker) for speaker in count}
    shown = sorted(count, key=lambda one: (-count[one], one))[:MOST]
    rows = {
        one: row for row, one in enumerate(sorted(shown, key=lambda one: (first[one], one), reverse=True))
    }
    figure, axes = page(TITLE, 12, 2 + 0.36 * len(rows))
    seen: dict[tuple[str, date], int] = defaultdict(int)
    for speaker, day, against in sorted(told):
        if speaker in rows:
            beside = seen[speaker, day]
            seen[speaker, day] += 1
            kind = "against" if against else "other"
            x = float(date2num(day))  # type: ignore[no-untyped-call]
            axes.plot([x], [rows[speaker] + STEP * (beside % 5)], "o", color=STANCES[kind], markersize=7)
    axes.set_yticks(list(rows.values()), [plain(one) for one in rows])
    axes.grid(axis="y", color=LINE, linewidth=0.8, zorder=0)
    locator = AutoDateLocator()  # type: ignore[no-untyped-call]
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(ConciseDateFormatter(locator))  # type: ignore[no-untyped-call]
    words = {"against": "denies or doubts something", "other": "says something else"}
    handles = [
        Line2D([], [], color=STANCES[one], marker="o", linestyle="none", label=words[one]) for one in words
    ]
    axes.legend(
        handles=handles,
        loc="upper left",
        bbox_to_anchor=(0, -0.08),
        ncols=2,
        frameon=False,
        labelcolor=SOFT,
        fontsize=9,
    )
    return figure


def _told(graph: Graph) -> list[tuple[str, date, bool]]:
    """Speaker, day and whether it speaks against something, for each statement with a day."""
    told = []
    for start, statement, data in graph.edges(data=True):
        if data["kind"] != "speaker":
            continue
        facts = graph.nodes[statement]
        day = _day(facts.get("time") or facts.get("published"))
        if day is not None:
            stances = {each.get("stance") for _, _, each in graph.out_edges(statement, data=True)}
            told.append((str(graph.nodes[start]["label"]), day, bool(stances & {"denies", "doubts"})))
    return told


def _day(moment: str | None) -> date | None:
    try:
        return date.fromisoformat((moment or "")[:10])
    except ValueError:
        return None
