"""Decoding on score matrices made by hand."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.extract.tagger_decoding import INSIDE, best_sets, best_spans, cues

SCORE = st.integers(-8, 8).map(float)


def tags(*best: int) -> np.ndarray:
    """Cue scores in which these tags win clearly."""
    scores = np.full((len(best), 3), -4.0)
    scores[np.arange(len(best)), best] = 4.0
    return scores


def test_words_that_go_on_make_one_cue() -> None:
    """ "According to" is one cue of two words."""
    assert [cue for cue, _ in cues(tags(0, 1, 2, 0))] == [(1, 3)]


def test_a_first_word_begins_another_cue() -> None:
    """Two cues may stand side by side."""
    assert [cue for cue, _ in cues(tags(1, 1, 0, 1))] == [(0, 1), (1, 2), (3, 4)]


def test_a_cue_may_begin_with_a_further_word() -> None:
    """A further word without a first one before it still makes a cue, rather than nothing."""
    assert [cue for cue, _ in cues(tags(0, 2, 2))] == [(1, 3)]


def test_the_score_of_a_cue_is_its_probability() -> None:
    """A sure cue scores near one, a tie between cue and no cue a half."""
    scores = np.array([[-20.0, 20.0, -20.0], [0.0, -40.0, -40.0], [0.0, 0.0, -40.0]])
    (_, sure), (_, tie) = cues(scores, threshold=0.4)
    assert np.isclose(sure, 1)
    assert np.isclose(tie, 0.5)


def test_a_cue_reaches_as_far_as_its_words_are_nearly_as_likely() -> None:
    """In "said on Tuesday" the day may belong to the cue; what is hardly likely beside "said" does not."""

    def reach(day: float) -> list[tuple[int, int]]:
        chances = np.array([[0.02, 0.96, 0.02], [1 - day, 0.0, day], [1 - day, 0.0, day]])
        return [cue for cue, _ in cues(np.log(chances + 1e-9))]

    assert reach(0.2) == [(0, 1)]
    assert reach(0.6) == [(0, 3)]


def test_one_likely_word_makes_a_doubtful_run_a_cue() -> None:
    """What a cue must be is likely as a whole: its score is that of its likeliest word."""
    chances = np.array([[0.65, 0.35, 0.0], [0.3, 0.0, 0.7]])
    ((cue, score),) = cues(np.log(chances + 1e-9))
    assert cue == (0, 2)
    assert np.isclose(score, 0.7)


def test_no_words_no_cues() -> None:
    """An empty window has no cue."""
    assert cues(np.zeros((0, 3))) == []


def test_no_span_where_every_span_scores_below_zero() -> None:
    """A cue without a source has none."""
    low = np.full((1, 4), -1.0)
    assert best_spans(low, low, low) == [None]
    assert best_sets(low, low, low) == [[]]


def value(row: np.ndarray, span: tuple[int, int]) -> float:
    """The score of one span, as the module defines it."""
    inside, first, last = row
    return float(INSIDE * inside[span[0] : span[1]].sum() + first[span[0]] + last[span[1] - 1])


def matrices(size: int) -> st.SearchStrategy[np.ndarray]:
    """Inside, first and last scores of a few words."""
    return st.lists(SCORE, min_size=3 * size, max_size=3 * size).map(
        lambda all_: np.array(all_).reshape(3, size)
    )


@settings(max_examples=60)
@given(st.integers(1, 6).flatmap(matrices))
def test_the_best_span_is_the_best_of_all(row: np.ndarray) -> None:
    """No other span scores more than the one that is found."""
    size = row.shape[1]
    (found,) = best_spans(*(scores[None] for scores in row))
    best = max(value(row, (first, end)) for end in range(1, size + 1) for first in range(end))
    assert (found is None) == (best <= 0)
    assert found is None or np.isclose(value(row, found), best)


@settings(max_examples=60)
@given(st.integers(1, 6).flatmap(matrices))
def test_the_best_set_is_the_best_of_all(row: np.ndarray) -> None:
    """No set of spans apart from each other scores more than the one that is found, and its spans are apart."""
    size = row.shape[1]
    (found,) = best_sets(*(scores[None] for scores in row))
    spans = [(first, end) for end in range(1, size + 1) for first in range(end)]
    apart = [
        chosen
        for count in range(4)
        for chosen in combinations(spans, count)
        if all(a[1] < b[0] or b[1] < a[0] for a, b in combinations(chosen, 2))
    ]
    assert tuple(found) in apart
    best = max(sum(value(row, span) for span in chosen) for chosen in apart)
    assert np.isclose(sum(value(row, span) for span in found), best)


def test_rows_do_not_disturb_each_other() -> None:
    """Each cue's content is its own: two rows at once come out as each alone."""
    rows = np.random.default_rng(3).normal(size=(2, 3, 30))
    together = best_sets(rows[:, 0], rows[:, 1], rows[:, 2])
    alone = [best_sets(*(scores[None] for scores in row))[0] for row in rows]
    assert together == alone
