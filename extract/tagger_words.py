"""The words that the attribution tagger reads: a text in word pieces, in columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Span = tuple[int, int]

PARAGRAPH = re.compile(r"[^\n\r\u2028\u2029]+")

LONGEST_PARAGRAPH = 5_000
"""Characters; a longer one is cut at white space."""

SHEET = 20_000
"""Characters that are read at once, so that memory does not grow with a report."""

SURROGATES = re.compile("[\ud800-\udfff]")
"""Halves of characters, which no tokenizer takes."""


@dataclass(slots=True)
class Words:
    """The words of one report, in columns: characters, paragraph, word pieces, whether it has a letter or digit."""

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    paragraphs: list[int] = field(default_factory=list)
    pieces: list[list[int]] = field(default_factory=list)
    solid: list[bool] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.starts)

    def extend(self, later: Words) -> None:
        """Adds the words of paragraphs that come later."""
        after = self.paragraphs[-1] + 1 if self.paragraphs else 0
        self.starts += later.starts
        self.ends += later.ends
        self.paragraphs += [after + number for number in later.paragraphs]
        self.pieces += later.pieces
        self.solid += later.solid

    def of(self, numbers: Sequence[int]) -> Words:
        """Some of the words, given by number."""
        return Words(
            [self.starts[number] for number in numbers],
            [self.ends[number] for number in numbers],
            [self.paragraphs[number] for number in numbers],
            [self.pieces[number] for number in numbers],
            [self.solid[number] for number in numbers],
        )

    def trim(self, first: int, end: int) -> tuple[int, int]:
        """The range of words without punctuation at its edges."""
        while first < end and not self.solid[first]:
            first += 1
        while first < end and not self.solid[end - 1]:
            end -= 1
        return first, end


def sheets(text: str, tokenizer: Tokenizer) -> Iterator[Words]:
    """The words of a text, some whole paragraphs at a time."""
    text = SURROGATES.sub("\ufffd", text)
    spans: list[Span] = []
    for span in _paragraphs(text):
        if spans and span[1] - spans[0][0] > SHEET:
            yield words_of(text, spans, tokenizer)
            spans = []
        spans.append(span)
    if spans:
        yield words_of(text, spans, tokenizer)


def words_of(text: str, paragraphs: Sequence[Span], tokenizer: Tokenizer) -> Words:
    """The words of some paragraphs of a text. White space belongs to no word."""
    words = Words()
    encodings = tokenizer.encode_batch(
        [text[start:end] for start, end in paragraphs], add_special_tokens=False
    )
    for number, ((base, _), encoding) in enumerate(zip(paragraphs, encodings, strict=True)):
        previous: int | None = None
        for piece, (start, end), word in zip(encoding.ids, encoding.offsets, encoding.word_ids, strict=True):
            if word is not None and word == previous:
                words.pieces[-1].append(piece)
                words.ends[-1] = base + end
                continue
            previous = word
            words.starts.append(base + start)
            words.ends.append(base + end)
            words.paragraphs.append(number)
            words.pieces.append([piece])
            words.solid.append(text[base + start : base + end][:1].isalnum())
    return words


def _paragraphs(text: str) -> Iterator[Span]:
    for match in PARAGRAPH.finditer(text):
        start, end = match.span()
        while end - start > LONGEST_PARAGRAPH:
            cut = text.rfind(" ", start + LONGEST_PARAGRAPH // 2, start + LONGEST_PARAGRAPH) + 1
            cut = cut or start + LONGEST_PARAGRAPH
            yield start, cut
            start = cut
        yield start, end
