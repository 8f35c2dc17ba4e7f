"""Which of those who assert something are independent: sources are counted, not articles.

Who says the same in ten reports is one source. So are two outlets that carry the same agency text: what they
print, sentence by sentence, is nearly the same. Sentences are compared by a sketch of their words (the bottom-k
sketch of Broder, 1997), small enough to be kept with every relation of a store.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import combinations
from zlib import crc32

from ..model import Span

Sketch = tuple[int, ...]
"""The smallest hashes of a sentence's four-word sequences, in order; empty where there are too few words."""

SIZE = 16
SEQUENCE = 4
FEWEST_WORDS = 8
"""Shorter sentences are alike by chance: "The army denied the claim." Those around them are taken in."""
SAME = 0.6
"""The share of sequences in common from which on two sentences are the same text, edited or not."""
REACH = 250

_WORD = re.compile(r"\w+")
_END = re.compile(r"[.!?…]+[”’\"')\]]*\s+|\n+")


def sketch(text: str, span: Span) -> Sketch:
    """The sketch of the sentence that a span stands in; of a short sentence, with those around it."""
    words = _words(_sentence(text, span))
    if len(words) < FEWEST_WORDS:
        words = _words(text[max(0, span[0] - REACH) : span[1] + REACH])
    ends = range(SEQUENCE, len(words) + 1)
    hashes = {crc32(" ".join(words[end - SEQUENCE : end]).encode("utf-8", "surrogatepass")) for end in ends}
    return tuple(sorted(hashes)[:SIZE])


def alike(one: Sketch, other: Sketch) -> bool:
    """Whether two sentences are nearly the same text."""
    if not one or not other:
        return False
    return len(set(one) & set(other)) >= SAME * min(len(one), len(other))


def sources(asserted: Iterable[tuple[str, Sketch]]) -> tuple[tuple[str, ...], ...]:
    """Holders, each with the sketches of what they assert, as groups that are independent of each other.

    >>> sources([("gazette", (1, 2, 3)), ("post", (1, 2, 3)), ("courier", (7, 8, 9)), ("post", ())])
    (('courier',), ('gazette', 'post'))
    """
    holders: dict[Sketch, set[str]] = {}
    leader: dict[str, str] = {}
    for holder, words in asserted:
        leader.setdefault(holder, holder)
        holders.setdefault(words, set()).add(holder)
    for words, same in holders.items():
        if words:
            _join(leader, same)
    for one, other in _candidates(holders):
        if alike(one, other):
            _join(leader, holders[one] | holders[other])
    groups: dict[str, list[str]] = {}
    for holder in sorted(leader):
        groups.setdefault(_leader(leader, holder), []).append(holder)
    return tuple(sorted(map(tuple, groups.values())))


def _candidates(sketches: Iterable[Sketch]) -> set[tuple[Sketch, Sketch]]:
    """The pairs that have a hash in common, so that a thousand sources need not all be compared."""
    having: dict[int, list[Sketch]] = {}
    for one in sorted(sketches):
        for number in one:
            having.setdefault(number, []).append(one)
    return {pair for same in having.values() for pair in combinations(same, 2)}


def _join(leader: dict[str, str], holders: Iterable[str]) -> None:
    leaders = sorted({_leader(leader, holder) for holder in holders})
    for each in leaders:
        leader[each] = leaders[0]


def _leader(leader: Mapping[str, str], holder: str) -> str:
    while leader[holder] != holder:
        holder = leader[holder]
    return holder


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _sentence(text: str, span: Span) -> str:
    """From the end of the sentence before a span to the end of its own, or as far as is in reach."""
    start, end = span
    first, last = max(0, start - REACH), min(len(text), end + REACH)
    before = [match.end() for match in _END.finditer(text, first, start)]
    after = _END.search(text, max(start, end - 1), last)
    return text[before[-1] if before else first : after.start() if after else last]
