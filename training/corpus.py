"""Gold attributions, as word numbers.

A corpus is a JSON Lines file (gzipped or not), one document a line: `{"id", "text", "attributions": [{"source",
"cue", "content"}], "discard"}`, where the spans are characters with exclusive ends.
"""

from __future__ import annotations

import gzip
import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

from rashomon.extract.tagger_words import Words, sheets

Ranges = list[tuple[int, int]]


@dataclass(slots=True)
class Attribution:
    """One gold attribution in words; the edges of its ranges are free of punctuation."""

    cue: tuple[int, int]
    source: Ranges
    content: Ranges


@dataclass(slots=True)
class Report:
    """A gold document: its words, their lower-cased or capitalized forms, attributions, and words not annotated."""

    id: str
    words: Words
    forms: list[str]
    attributions: list[Attribution]
    unknown: set[int]


def records(path: Path) -> list[dict[str, Any]]:
    """The documents of a corpus file, as they are."""
    with (
        gzip.open(path, "rt", encoding="utf-8")
        if path.suffix == ".gz"
        else path.open(encoding="utf-8") as file
    ):
        return [json.loads(line) for line in file if line.strip()]


def reports(path: Path, tokenizer: Tokenizer) -> list[Report]:
    """The documents of a corpus file, in words."""
    return [_report(record, tokenizer) for record in records(path)]


def whole(text: str, tokenizer: Tokenizer) -> Words:
    """All words of a text at once."""
    words = Words()
    for sheet in sheets(text, tokenizer):
        words.extend(sheet)
    return words


def _report(record: dict[str, Any], tokenizer: Tokenizer) -> Report:
    text: str = record["text"]
    words = whole(text, tokenizer)
    attributions = []
    for gold in record["attributions"]:
        cue = ranges_of(words, gold["cue"])
        if cue:
            attributions.append(
                Attribution(cue[0], ranges_of(words, gold["source"]), ranges_of(words, gold["content"]))
            )
    unknown = {
        word for first, end in ranges_of(words, record.get("discard", [])) for word in range(first, end)
    }
    forms = [text[start:end] for start, end in zip(words.starts, words.ends, strict=True)]
    return Report(str(record["id"]), words, forms, attributions, unknown)


def ranges_of(words: Words, spans: Iterable[list[int]]) -> Ranges:
    """The words that spans of characters touch, without punctuation at the edges; parts that only punctuation
    separates are one.

    A span of punctuation alone (a colon as a cue) is kept as it is.
    """
    found: Ranges = []
    for first, end in sorted(_touched(words, spans)):
        trimmed = words.trim(first, end)
        first, end = trimmed if trimmed[0] < trimmed[1] else (first, end)
        if (found and first <= found[-1][1]) or (found and not any(words.solid[found[-1][1] : first])):
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((first, end))
    return found


def _touched(words: Words, spans: Iterable[list[int]]) -> Iterator[tuple[int, int]]:
    for start, stop in spans:
        first = max(bisect_right(words.starts, start) - 1, 0)
        while first < len(words) and words.ends[first] <= start:
            first += 1
        end = first
        while end < len(words) and words.starts[end] < stop:
            end += 1
        if first < end:
            yield first, end
