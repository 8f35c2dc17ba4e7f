"""Names from Arabic script: one consonant skeleton for many spellings, and none for other names."""

from __future__ import annotations

import pytest

from rashomon.graph.kb import KnowledgeBase
from rashomon.graph.kb_entries import Entry
from rashomon.graph.names import normalize
from rashomon.graph.transliteration import sounded

BASE = KnowledgeBase(
    [
        Entry("wadi", "Wadi al-Qamr", "Place", "city"),
        Entry("marwan", "Abdul Rahim al-Marwani", "Person", "person"),
        Entry("albany", "New Albany", "Place", "city"),
    ]
)


@pytest.mark.parametrize("spelling", ["Wadi al-Kamr", "Wadi el Qamar", "Wadee ul-Qamr"])
def test_a_place_in_another_transliteration(spelling: str) -> None:
    """Vowels, doubled letters and the article's own letter differ from paper to paper."""
    assert [(entry.id, how) for entry, how in BASE.candidates(spelling)] == [("wadi", "spelling")]


def test_a_person_in_another_transliteration() -> None:
    """ "Abdul", "Abdel" and "Abd al" are the same words."""
    for spelling in ("Abdel Raheem el-Marwanni", "Abd al-Raheem al-Marwani"):
        assert [entry.id for entry, _ in BASE.candidates(spelling, person=True)] == ["marwan"]


@pytest.mark.parametrize("name", ["New Albany", "Nova Albina", "Al Gore", "Marwan"])
def test_other_names_have_no_skeleton(name: str) -> None:
    """Without an article, or with too few consonants, consonants alone would take one name for another."""
    assert sounded(normalize(name)) is None
