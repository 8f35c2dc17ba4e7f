"""Packing words into windows."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.extract.tagger_windows import CLS, LIMIT, SEP, ids_of, windows
from rashomon.extract.tagger_words import Words

PARAGRAPHS = st.lists(st.lists(st.integers(1, 9), min_size=1, max_size=40), max_size=8)


def words_with(paragraphs: list[list[int]]) -> Words:
    """Words with so many pieces each, paragraph by paragraph."""
    words = Words()
    for number, weights in enumerate(paragraphs):
        for weight in weights:
            place = len(words)
            words.starts.append(place * 10)
            words.ends.append(place * 10 + 9)
            words.paragraphs.append(number)
            words.pieces.append([7] * weight)
            words.solid.append(True)
    return words


def test_paragraphs_that_fit_share_a_window() -> None:
    """Two short paragraphs are read together, a third that would not fit is read alone."""
    words = words_with([[1] * 4, [1] * 4, [1] * 4])
    assert [(window.first, window.end) for window in windows(words, packed=10, first=10)] == [(0, 8), (8, 12)]


def test_a_paragraph_that_is_longer_than_what_is_packed_is_read_whole() -> None:
    """It is not cut before the limit of the encoder, and others are not packed with it."""
    words = words_with([[1] * 4, [1] * 30, [1] * 4])
    found = [(window.first, window.end) for window in windows(words, packed=20, limit=40, first=20)]
    assert found == [(0, 4), (4, 34), (34, 38)]


def test_a_long_paragraph_is_read_in_overlapping_windows() -> None:
    """Each word of a paragraph of 600 is judged once, and never at an edge that has text beyond it."""
    words = words_with([[1] * 600])
    found = list(windows(words))
    assert len(found) > 1
    for one, other in pairwise(found):
        assert one.own_end == other.own_first
        assert other.first < one.own_end < one.end


def test_marks_stand_around_and_between_paragraphs() -> None:
    """A window begins with one mark, and each paragraph in it ends with another."""
    words = words_with([[2, 1], [1]])
    (window,) = windows(words)
    assert ids_of(words, window) == ([CLS, 7, 7, 7, SEP, 7, SEP], [1, 3, 5])


@settings(max_examples=60)
@given(PARAGRAPHS, st.integers(1, 12), st.integers(12, 60))
def test_every_word_is_judged_once(paragraphs: list[list[int]], packed: int, limit: int) -> None:
    """However long the paragraphs are, the parts that windows judge are the whole text, in order."""
    words = words_with(paragraphs)
    found = windows(words, packed, limit, first=packed)
    judged = [word for window in found for word in range(window.own_first, window.own_end)]
    assert judged == list(range(len(words)))


@settings(max_examples=60)
@given(PARAGRAPHS)
def test_no_window_is_longer_than_the_encoder_takes(paragraphs: list[list[int]]) -> None:
    """A window with its marks fits."""
    words = words_with(paragraphs)
    assert all(len(ids_of(words, window)[0]) <= LIMIT + 2 for window in windows(words))
