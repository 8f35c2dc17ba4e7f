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
"""The probability from which a cue is one."""

PERHAPS = 0.1
"""The probability from which a word may belong to a cue."""

NEARLY = 0.4
"""How likely a word of a cue is to stand in one, beside the likeliest word of that cue."""

INSIDE = 0.1
"""The weight of a word inside a span beside its first and last word."""

NO_SOURCE = 0.0
"""What the best source must score."""

GAP = 0.0
"""What it costs to begin a further content span."""


def cues(scores: Scores, threshold: float = CUE) -> list[tuple[Range, float]]:
    """The cues of a window, with their probabilities, from scores (words, tags): outside, first word, further word.

    A cue is as probable as its likeliest word is to stand in one; `threshold` is the least. Around that word it
    reaches as far as words are nearly as likely; one that is likelier first than further begins another cue.
    """
    exponents = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares = exponents / exponents.sum(axis=1, keepdims=True)
    inside = 1 - shares[:, 0]
    further = shares[:, 2] > shares[:, 1]
    runs: list[list[int]] = []
    for word in np.flatnonzero(inside >= PERHAPS).tolist():
        if runs and runs[-1][-1] == word - 1 and further[word]:
            runs[-1].append(word)
        else:
            runs.append([word])
    found = [_cue(run, inside) for run in runs]
    return [(cue, score) for cue, score in found if score >= threshold]


def _cue(run: list[int], inside: Scores) -> tuple[Range, float]:
    """The likeliest word of a run, with its neighbours on either side as far as they are nearly as likely."""
    likeliest = max(run, key=lambda word: float(inside[word]))
    score = float(inside[likeliest])
    first, end = likeliest, likeliest + 1
    while first > run[0] and inside[first - 1] >= NEARLY * score:
        first -= 1
    while end <= run[-1] and inside[end] >= NEARLY * score:
        end += 1
    return (first, end), score


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
