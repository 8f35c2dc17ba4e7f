"""Regions in quotation marks, and how much of a span stands in them.

Marks are paired within a paragraph. Curly and straight double marks are quotations; single ones only where a
pair encloses several words (British style), since apostrophes look the same. A quotation that a paragraph
leaves open runs to the paragraph's end, as newspapers print a speech over several paragraphs.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from ..model import Quote
from .parse import Parse

LEAST_WORDS = 2
"""Words in a single-quoted region that counts as a quotation; one is a nickname or a scare quote."""

OPEN, CLOSE = frozenset(("“", "„", "«", "``")), frozenset(("”", "»", "''"))
CURLY = frozenset(("“", "”"))
EITHER = frozenset(('"', "''"))
"""Marks that open and close; where "``" opens, "''" only closes, since one is open then."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Tokens in quotation marks, marks excluded, end exclusive; `closed` is false where the closing mark is missing."""

    first: int
    end: int
    closed: bool


def quotations(parse: Parse) -> list[Quotation]:
    """The quotations of a report in text order; they do not overlap."""
    found: list[Quotation] = []
    for first_sentence, end_sentence in parse.paragraphs():
        first, end = parse.sentences[first_sentence][0], parse.sentences[end_sentence - 1][1]
        found += _in_paragraph(parse, first, end)
    return found


def _in_paragraph(parse: Parse, first: int, end: int) -> list[Quotation]:
    found: list[Quotation] = []
    start: int | None = None
    single: int | None = None
    for token in range(first, end):
        word = parse.words[token]
        if start is not None and parse.words[start - 1] == '"' and word in CURLY:
            continue  # a quotation within one: '"The “Harbor Bill” allows it."'
        if word in OPEN or (word in EITHER and start is None):
            start = token + 1
        elif (word in CLOSE or word in EITHER) and start is not None:
            if token > start:
                found.append(Quotation(start, token, closed=True))
            start = single = None
        elif start is None and single is None and (word == "‘" or _opens(parse, token)):
            single = token + 1
        elif single is not None and word in ("’", "'") and parse.tags[token] != "POS":
            if token - single >= LEAST_WORDS:
                found.append(Quotation(single, token, closed=True))
            single = None
    if start is not None and start < end:
        found.append(Quotation(start, end, closed=False))
    return found


def _opens(parse: Parse, token: int) -> bool:
    """Whether a straight single mark opens a quotation: with space before it, and a word right behind it."""
    if parse.words[token] != "'" or parse.tags[token] == "POS":
        return False
    start, end = parse.starts[token], parse.ends[token]
    before, after = parse.text[start - 1 : start], parse.text[end : end + 1]
    return (not before or before.isspace()) and after.isalnum()


class Quoted:
    """Answers, for tokens, whether they are quoted; built once a report."""

    def __init__(self, regions: list[Quotation]) -> None:
        self.regions = regions
        self._firsts = [region.first for region in regions]

    def around(self, token: int) -> Quotation | None:
        """The quotation that a token stands in, or None."""
        at = bisect_right(self._firsts, token) - 1
        if at >= 0 and token < self.regions[at].end:
            return self.regions[at]
        return None

    def between(self, first: int, end: int) -> list[Quotation]:
        """The quotations that touch a range of tokens."""
        at = max(bisect_right(self._firsts, first) - 1, 0)
        found = []
        while at < len(self.regions) and self.regions[at].first < end:
            if self.regions[at].end > first:
                found.append(self.regions[at])
            at += 1
        return found

    def kind(self, parse: Parse, ranges: list[tuple[int, int]]) -> Quote:
        """*direct* where nine words in ten are quoted, *mixed* where some are, else *indirect*."""
        words = quoted = 0
        for first, end in ranges:
            size = sum(parse.words[token][0].isalnum() for token in range(first, end))
            words += size
            for region in self.between(first, end):
                low, high = max(first, region.first), min(end, region.end)
                quoted += sum(parse.words[token][0].isalnum() for token in range(low, high))
        if not quoted:
            return "indirect"
        return "direct" if quoted >= 0.9 * words else "mixed"
