"""Noise: the same report as another newsroom might have printed it.

The corpus is American campaign news of 2015 and 2016. So that its quotation marks, its politicians and its layout
are not what is learned, a report is changed at random each time it is read: quotation marks are straightened,
made curly, British or left out; names are exchanged for others throughout; a dateline is put in front.
Case needs no noise, since the encoder does not see it.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from tokenizers import Tokenizer

from rashomon.extract.tagger_words import Words

from .corpus import Attribution, Ranges, Report, whole

STYLES = {
    "straight": ('"', '"'),
    "curly": ("“", "”"),
    "british": ("‘", "’"),
    "ticks": ("'", "'"),
    "none": None,
}
STYLE_WEIGHTS = {"straight": 3, "curly": 3, "british": 2, "ticks": 1, "none": 1}
RATE_OF_STYLES, RATE_OF_NAMES, SHARE_OF_NAMES, RATE_OF_DATELINES = 0.5, 0.5, 0.6, 0.1
DATELINES = (
    "LONDON (Reuters) -", "NAIROBI, March 3 (AP) —", "BEIRUT —", "GENEVA, Oct. 12 -", "New Delhi:", "KYIV —",
    "MANILA, Philippines (AP) _", "Lagos, 7 May 2021 -", "BRUSSELS, June 30 (AFP) -", "Cairo –", "By a staff reporter",
)  # fmt: skip


class Noise:
    """Changes reports at random; `seed` fixes the order of changes."""

    def __init__(self, corpus: Iterable[Report], tokenizer: Tokenizer, seed: int) -> None:
        self._random = random.Random(seed)
        self._marks = {
            mark: self._pieces(tokenizer, mark) for style in STYLES.values() if style for mark in style
        }
        self._datelines = [whole(line, tokenizer) for line in DATELINES]
        self._names = _names(corpus)
        self._name_list = sorted(self._names)

    def __call__(self, report: Report) -> Report:
        """A changed copy of a report."""
        words = report.words
        pieces: list[list[int] | None] = list(words.pieces)
        if self._random.random() < RATE_OF_NAMES:
            self._exchange_names(report, pieces)
        if self._random.random() < RATE_OF_STYLES:
            self._restyle(report, pieces)
        dateline = self._random.choice(self._datelines) if self._random.random() < RATE_OF_DATELINES else None
        return _rebuilt(report, pieces, dateline)

    @staticmethod
    def _pieces(tokenizer: Tokenizer, word: str) -> list[int]:
        return tokenizer.encode_batch([word], add_special_tokens=False)[0].ids

    def _exchange_names(self, report: Report, pieces: list[list[int] | None]) -> None:
        """Every use of a name in a report becomes the same other name."""
        chosen: dict[str, list[int] | None] = {}
        for word, form in enumerate(report.forms):
            if form not in self._names:
                continue
            if form not in chosen:
                other = self._random.choice(self._name_list)
                chosen[form] = self._names[other] if self._random.random() < SHARE_OF_NAMES else None
            if chosen[form] is not None:
                pieces[word] = chosen[form]

    def _restyle(self, report: Report, pieces: list[list[int] | None]) -> None:
        """Double quotation marks in another style; None stands for a word that is left out."""
        style = self._random.choices(list(STYLE_WEIGHTS), list(STYLE_WEIGHTS.values()))[0]
        marks = STYLES[style]
        is_open, paragraph = False, -1
        for word, form in enumerate(report.forms):
            if report.words.paragraphs[word] != paragraph:
                is_open, paragraph = False, report.words.paragraphs[word]
            if form not in ('"', "“", "”"):
                continue
            is_open = form == "“" or (form == '"' and not is_open)
            pieces[word] = None if marks is None else self._marks[marks[0] if is_open else marks[1]]


def _names(corpus: Iterable[Report]) -> dict[str, list[int]]:
    """Words that are nearly always capitalized, with their pieces: names, for the most part."""
    small: Counter[str] = Counter()
    found: dict[str, list[int]] = {}
    for report in corpus:
        for form, pieces in zip(report.forms, report.words.pieces, strict=True):
            if form[:1].islower():
                small[form] += 1
            elif form[:1].isupper() and len(form) > 3 and form[1:].islower():
                found[form] = pieces
    return {form: pieces for form, pieces in found.items() if not small[form.lower()]}


def _rebuilt(report: Report, pieces: list[list[int] | None], dateline: Words | None) -> Report:
    """A report with other pieces, without the words that have none, after a dateline."""
    old, words = report.words, Words()
    place: list[int] = []
    body = next((p for p in old.paragraphs if p > 0), 0)
    for word, given in enumerate(pieces):
        if (
            dateline is not None
            and old.paragraphs[word] == body
            and (word == 0 or old.paragraphs[word - 1] != body)
        ):
            for number in range(len(dateline)):
                _append(words, dateline, number, dateline.pieces[number], body)
        place.append(len(words))
        if given is not None:
            _append(words, old, word, given, old.paragraphs[word])
    place.append(len(words))

    def moved(ranges: Ranges) -> Ranges:
        return [(place[first], place[end - 1] + 1) for first, end in ranges if place[end] > place[first]]

    attributions = [
        Attribution(cue[0], moved(gold.source), moved(gold.content))
        for gold in report.attributions
        if (cue := moved([gold.cue]))
    ]
    unknown = {place[word] for word in report.unknown if pieces[word] is not None}
    return replace(report, words=words, forms=[], attributions=attributions, unknown=unknown)


def _append(words: Words, source: Words, number: int, pieces: list[int], paragraph: int) -> None:
    words.starts.append(source.starts[number])
    words.ends.append(source.ends[number])
    words.paragraphs.append(paragraph)
    words.pieces.append(pieces)
    words.solid.append(source.solid[number])
