"""From the network's scores to spans: the likeliest spans under what a span must be.

For each cue and word the joiner gives six log-odds: that the word stands inside, first in, or last in the source,
and the same for the content. A span's score is the sum of the log-odds of its first word, its last word and (with
less weight, since neighbours are not independent) all words inside. The source is the best single span; the
content the best set of spans that do not touch. No span at all scores zero.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.floating[Any]]
Range = tuple[int, int]

CUE = 0.65
"""The probability from which a word belongs to a cue."""

INSIDE = 0.1
"""The weight of a word inside a span beside its first and last word."""

NO_SOURCE = 0.0
"""What the best source must score."""

GAP = 0.0
"""What it costs to begin a further content span."""


def cues(scores: Scores, threshold: float = CUE) -> list[tuple[Range, float]]:
    """The cues of a window, with their probabilities, from scores (words, tags): outside, first word, further word.

    Words that are likelier in a cue than not make a cue; a word that is likelier first than further begins another.
    """
    exponents = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares = exponents / exponents.sum(axis=1, keepdims=True)
    inside = 1 - shares[:, 0]
    found: list[tuple[Range, float]] = []
    for word in np.flatnonzero(inside >= threshold).tolist():
        goes_on = bool(found) and found[-1][0][1] == word and shares[word, 2] > shares[word, 1]
        if goes_on:
            (first, _), score = found[-1]
            found[-1] = ((first, word + 1), max(score, float(inside[word])))
        else:
            found.append(((word, word + 1), float(inside[word])))
    return found


def best_spans(inside: Scores, first: Scores, last: Scores, least: float = NO_SOURCE) -> list[Range | None]:
    """For each row the span with the highest score, or None where none scores more than `least`.

    Scores are (rows, words). Linear in the words: the best beginning for every end is a running maximum.
    """
    sums = INSIDE * np.cumsum(inside, axis=1)
    begin = first - sums + INSIDE * inside
    best_begin = np.maximum.accumulate(begin, axis=1)
    total = best_begin + sums + last
    ends = total.argmax(axis=1)
    spans: list[Range | None] = []
    for row, end in enumerate(ends.tolist()):
        if total[row, end] > least:
            spans.append((int(begin[row, : end + 1].argmax()), end + 1))
        else:
            spans.append(None)
    return spans


def best_sets(inside: Scores, first: Scores, last: Scores, gap: float = GAP) -> list[list[Range]]:
    """For each row the set of spans with the highest sum of scores; spans of a set do not touch.

    Scores are (rows, words). Rows are few and short: plain numbers are five times as fast here as arrays.
    """
    given = ((INSIDE * inside).tolist(), (first - gap).tolist(), last.tolist())
    return [_best_set(*row) for row in zip(*given, strict=True)]


def _best_set(inside: list[float], first: list[float], last: list[float]) -> list[Range]:
    """The best set of one row, by the Viterbi algorithm over two states, outside and inside."""
    before = outside = 0.0
    within = float("-inf")
    ended, opened = [], []
    for weight, begin, end in zip(inside, first, last, strict=True):
        fresh = before + begin
        opened.append(fresh > within)
        within = max(fresh, within) + weight
        before = outside
        closing = within + end
        ended.append(closing > outside)
        outside = max(closing, outside)
    return _traced(ended, opened)


def _traced(ended: list[bool], opened: list[bool]) -> list[Range]:
    """The spans of one row, read from the last word to the first."""
    spans: list[Range] = []
    word = len(ended) - 1
    while word >= 0:
        if not ended[word]:
            word -= 1
            continue
        end = word + 1
        while not opened[word]:
            word -= 1
        spans.append((word, end))
        word -= 2
    return spans[::-1]
