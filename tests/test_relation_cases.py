"""Everyday sentences for every relation type: `relations.py` says how they are judged, `cases/relations.txt` has them."""

from __future__ import annotations

from collections import Counter

import pytest
from relations import Outcome, cases, outcomes

from rashomon.ontology.vocabulary import load

FOUND = 370
"""Of the edges that a careful reader finds, so many are found by rules alone."""
UNLISTED = 40
"""So many edges that the cases do not list are made at most."""


@pytest.fixture(scope="module")
def done() -> list[Outcome]:
    return list(outcomes(cases()))


@pytest.mark.model
def test_what_plain_words_say_is_found(done: list[Outcome]) -> None:
    """Everyday words for who did what to whom are read, whatever the voice and the part of speech."""
    missed = [f"{edge} in {one.case.sentence!r}" for one in done for edge in one.missed]
    assert sum(len(one.found) for one in done) >= FOUND, "\n".join(missed)


@pytest.mark.model
def test_little_is_read_into_plain_words(done: list[Outcome]) -> None:
    """Few edges are made that no case lists."""
    made = [f"{edge} in {one.case.sentence!r}" for one in done for edge in one.spurious]
    assert len(made) <= UNLISTED, "\n".join(made)


def test_the_cases_cover_every_type() -> None:
    """No sentence stands twice, and every type but those that only constructions say has three at least."""
    sentences = [case.sentence for case in cases()]
    assert len(set(sentences)) == len(sentences) >= 300
    told = Counter(case.type for case in cases())
    assert {name: told[name] for name in load().relations if told[name] < 3} == {}
