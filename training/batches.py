"""Windows with their labels, as tensors."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from rashomon.extract.tagger_windows import PACKED, ids_of, windows

from .corpus import Ranges, Report

IGNORED = -100
"""The cue tag of words that are not annotated."""


@dataclass(slots=True)
class Example:
    """One window: pieces, first pieces, paragraph of each word, cue tags, and for each cue its range and roles."""

    ids: list[int]
    firsts: list[int]
    paragraphs: list[int]
    tags: list[int]
    cues: Ranges
    sources: list[Ranges]
    contents: list[Ranges]


@dataclass(slots=True)
class Batch:
    """Tensors of several windows; the cues of all of them in one row after another."""

    ids: Tensor
    pieces_present: Tensor
    firsts: Tensor
    words_present: Tensor
    paragraphs: Tensor
    tags: Tensor
    cue_window: Tensor
    cue_first: Tensor
    cue_last: Tensor
    roles: Tensor


def examples(report: Report, chance: random.Random | None = None) -> Iterator[Example]:
    """The windows of a report; with `chance`, they begin elsewhere each time."""
    first = chance.randint(PACKED // 4, PACKED) if chance else PACKED
    for window in windows(report.words, first=first):
        ids, firsts = ids_of(report.words, window)
        size = window.end - window.first

        def inside(ranges: Ranges, base: int = window.first, size: int = size) -> Ranges:
            cut = [(max(first - base, 0), min(end - base, size)) for first, end in ranges]
            return [(first, end) for first, end in cut if first < end]

        tags = [IGNORED if word in report.unknown else 0 for word in range(window.first, window.end)]
        example = Example(ids, firsts, report.words.paragraphs[window.first : window.end], tags, [], [], [])
        for gold in report.attributions:
            if not (window.first <= gold.cue[0] and gold.cue[1] <= window.end):
                continue
            first, end = gold.cue[0] - window.first, gold.cue[1] - window.first
            tags[first:end] = [1] + [2] * (end - first - 1)
            example.cues.append((first, end))
            example.sources.append(inside(gold.source))
            example.contents.append(inside(gold.content))
        yield example


def batch(chosen: Sequence[Example]) -> Batch:
    """Examples side by side, filled up to the longest."""
    cues = [
        (number, *cue, source, content)
        for number, example in enumerate(chosen)
        for cue, source, content in zip(example.cues, example.sources, example.contents, strict=True)
    ]
    firsts = _filled([example.firsts for example in chosen])
    roles = torch.zeros(len(cues), firsts.shape[1], 6)
    for row, (_, _, _, source, content) in enumerate(cues):
        for offset, ranges in ((0, source), (3, content)):
            for first, end in ranges:
                roles[row, first:end, offset] = 1
                roles[row, first, offset + 1] = 1
                roles[row, end - 1, offset + 2] = 1
    return Batch(
        ids=_filled([example.ids for example in chosen]),
        pieces_present=_filled([[1] * len(example.ids) for example in chosen]).bool(),
        firsts=firsts,
        words_present=_filled([[1] * len(example.firsts) for example in chosen]).bool(),
        paragraphs=_filled([example.paragraphs for example in chosen]),
        tags=_filled([example.tags for example in chosen], IGNORED),
        cue_window=torch.tensor([cue[0] for cue in cues], dtype=torch.long),
        cue_first=torch.tensor([cue[1] for cue in cues], dtype=torch.long),
        cue_last=torch.tensor([cue[2] - 1 for cue in cues], dtype=torch.long),
        roles=roles,
    )


def _filled(rows: Sequence[Sequence[int]], value: int = 0) -> Tensor:
    width = max(len(row) for row in rows)
    return torch.tensor([[*row, *[value] * (width - len(row))] for row in rows], dtype=torch.long)
