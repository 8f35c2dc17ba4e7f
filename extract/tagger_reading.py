"""Attributions in the words of a text, by a network that scores them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from .tagger_decoding import Range, Scores, best_sets, best_spans, cues
from .tagger_windows import Window, ids_of, windows
from .tagger_words import Words

Numbers = NDArray[np.int64]


class Network(Protocol):
    """What scores words; the shipped one is `tagger_network.Sessions`."""

    def encode(self, ids: Numbers, firsts: Numbers) -> tuple[NDArray[Any], Scores]:
        """The vectors of the words of a window and their cue scores (words, tags)."""

    def join(self, words: NDArray[Any], paragraphs: Numbers, first: Numbers, last: Numbers) -> Scores:
        """Role scores (cues, words, roles) for cues given by their first and last words."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue with its source and content, in word numbers; `score` is the probability of the cue."""

    cue: Range
    source: Range | None
    content: list[Range]
    score: float


def attributions(
    words: Words, network: Network, threshold: float, passed: Sequence[bool] | None = None
) -> Iterator[Attribution]:
    """The attributions of a text in the order of their cues, also nested ones; every one has a content.

    `threshold` is the probability from which a cue is one. Of each paragraph, `passed` tells whether it is read.
    """
    for window in windows(words):
        kept = [
            word
            for word in range(window.first, window.end)
            if passed is None or passed[words.paragraphs[word]]
        ]
        if len(kept) == window.end - window.first:
            yield from _in_window(words, window, network, threshold)
        elif kept:
            rest = Window(0, len(kept), 0, len(kept))  # its paragraphs keep each other as neighbours
            for found in _in_window(words.of(kept), rest, network, threshold):
                yield _renumbered(found, kept)


def _renumbered(found: Attribution, numbers: Sequence[int]) -> Attribution:
    """What was found in some words, in the numbers that they have among all."""

    def moved(part: Range) -> Range:
        return numbers[part[0]], numbers[part[1] - 1] + 1

    source = None if found.source is None else moved(found.source)
    return Attribution(moved(found.cue), source, [moved(part) for part in found.content], found.score)


def _in_window(words: Words, window: Window, network: Network, threshold: float) -> Iterator[Attribution]:
    ids, firsts = ids_of(words, window)
    vectors, tags = network.encode(np.array(ids), np.array(firsts))
    base = window.first
    found = [
        (cue, score)
        for cue, score in cues(tags, threshold)
        if window.own_first <= base + cue[0] < window.own_end
    ]
    if not found:
        return
    scores = network.join(
        vectors,
        np.array(words.paragraphs[base : window.end]),
        np.array([cue[0] for cue, _ in found]),
        np.array([cue[1] - 1 for cue, _ in found]),
    )
    sources = best_spans(scores[:, :, 0], scores[:, :, 1], scores[:, :, 2])
    contents = best_sets(scores[:, :, 3], scores[:, :, 4], scores[:, :, 5])
    for (cue, score), source, content in zip(found, sources, contents, strict=True):
        trimmed = [words.trim(base + first, base + end) for first, end in content]
        kept = [(first, end) for first, end in trimmed if first < end]
        if kept:
            moved = None if source is None else words.trim(base + source[0], base + source[1])
            yield Attribution(
                cue=(base + cue[0], base + cue[1]),
                source=moved if moved is not None and moved[0] < moved[1] else None,
                content=kept,
                score=score,
            )
