"""Words packed into windows of whole paragraphs: what the attribution tagger reads at once.

A window holds as many consecutive paragraphs as fit, so that each paragraph is read once and has its neighbours
as context at no extra cost. A longer paragraph is a window of its own; one that is longer than any window is read
in several that overlap, and each of its words is judged in the window where it stands further from an edge.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from .tagger_words import Words

PACKED = 126
"""Word pieces of paragraphs that are packed together, with a mark for each: what a word sees of its neighbours. Twice
as much is half a point better on news, and a quarter slower."""

LIMIT = 254
"""Word pieces in the longest window, without the marks around it."""

OVERLAP = 80
"""Word pieces that two windows of one long paragraph share."""

CLS, SEP = 101, 102
"""The marks that the encoder expects: before a window, and after each of its paragraphs."""


@dataclass(frozen=True, slots=True)
class Window:
    """A range of words to be read at once, and the part of it whose cues are judged here; ends exclusive."""

    first: int
    end: int
    own_first: int
    own_end: int


def windows(words: Words, packed: int = PACKED, limit: int = LIMIT, first: int = PACKED) -> Iterator[Window]:
    """Windows over all words, in text order. `first` is what is packed into the first of them; neither it nor `packed`
    is more than `limit`.
    """
    room = first
    begin = end = size = 0
    for start, stop in _paragraphs(words.paragraphs):
        weight = sum(len(words.pieces[word]) for word in range(start, stop)) + 1
        if begin < end and size + weight > room:
            yield Window(begin, end, begin, end)
            begin, size, room = start, 0, packed
        if weight > limit:
            yield from _cut(words, start, stop, limit)
            begin = stop
        else:
            size += weight
        end = stop
    if begin < end:
        yield Window(begin, end, begin, end)


def ids_of(words: Words, window: Window) -> tuple[list[int], list[int]]:
    """The word pieces of a window with their marks, and the place of each word's first piece among them."""
    ids, firsts = [CLS], []
    for word in range(window.first, window.end):
        if word > window.first and words.paragraphs[word] != words.paragraphs[word - 1]:
            ids.append(SEP)
        firsts.append(len(ids))
        ids += words.pieces[word]
    return [*ids, SEP], firsts


def _paragraphs(numbers: list[int]) -> Iterator[tuple[int, int]]:
    """Ranges of words of the same paragraph."""
    start, current, word = 0, None, -1
    for word, number in enumerate(numbers):
        if number != current:
            if current is not None:
                yield start, word
            start, current = word, number
    if current is not None:
        yield start, word + 1


def _cut(words: Words, start: int, stop: int, limit: int) -> Iterator[Window]:
    """Overlapping windows over one long paragraph."""
    ranges: list[tuple[int, int]] = []
    first = start
    while True:
        end = _reach(words, first, stop, limit - 1)
        ranges.append((first, end))
        if end == stop:
            break
        back, size = end, 0
        while back - 1 > first and size + len(words.pieces[back - 1]) <= OVERLAP:
            back -= 1
            size += len(words.pieces[back])
        first = back
    edges = [
        start,
        *((end + first) // 2 for (_, end), (first, _) in pairwise(ranges)),
        stop,
    ]
    for (first, end), (own_first, own_end) in zip(ranges, pairwise(edges), strict=True):
        yield Window(first, end, own_first, own_end)


def _reach(words: Words, first: int, stop: int, limit: int) -> int:
    """The word after the last that fits in a window beginning at `first`; at least one fits."""
    end, size = first, 0
    while end < stop and (end == first or size + len(words.pieces[end]) <= limit):
        size += len(words.pieces[end])
        end += 1
    return end
