"""Which paragraphs are worth reading: a first, cheap look, so that the network need not see what tells nobody's words.

Each distinct word piece of a paragraph has a weight; a paragraph whose weights add up to less than nothing is passed
over: a caption, a list of results, a plain account of what happened. The weights were fitted so that hardly any
attribution is lost (`training/gate.py`), and know nothing of the network.
"""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ..errors import PipelineError
from .tagger_network import REMEDY, content_of
from .tagger_words import Words

Numbers = NDArray[np.int64]


class Gate:
    """Weights of word pieces, of how many there are (its logarithm), and of nothing at all; in this order in a file.

    Raises `PipelineError` where the file is missing or does not fit a vocabulary of so many word pieces.
    """

    def __init__(self, path: Path, vocabulary: int) -> None:
        try:
            weights = np.load(io.BytesIO(content_of(path)), allow_pickle=False)
        except (ValueError, EOFError) as error:
            raise PipelineError("the gate is damaged", path=str(path), remedy=REMEDY) from error
        if weights.shape != (vocabulary + 2,) or weights.dtype.kind != "f" or not np.isfinite(weights).all():
            raise PipelineError(
                "the gate is damaged, or not for these word pieces", path=str(path), remedy=REMEDY
            )
        self._pieces = weights[:-2].astype(np.float64)
        self._size, self._start = weights[-2:].tolist()

    def passed(self, words: Words) -> list[bool]:
        """For each paragraph, by its number, whether it is worth reading."""
        if not len(words):
            return []
        paragraphs, pieces = distinct(words, len(self._pieces))
        sizes = np.bincount(paragraphs)
        scores = np.bincount(paragraphs, self._pieces[pieces]) + self._size * np.log1p(sizes) + self._start
        return [score >= 0 for score in scores.tolist()]


def distinct(words: Words, vocabulary: int) -> tuple[Numbers, Numbers]:
    """The distinct word pieces of each paragraph: paragraph numbers, and a piece for each."""
    sizes = [len(pieces) for pieces in words.pieces]
    paragraphs = np.repeat(np.array(words.paragraphs, dtype=np.int64), sizes)
    pieces = np.fromiter((piece for pieces in words.pieces for piece in pieces), np.int64, len(paragraphs))
    found = np.unique(paragraphs * vocabulary + pieces)
    return found // vocabulary, found % vocabulary
