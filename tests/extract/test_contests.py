"""Violence in a manner of speaking: who does it to whom, over what and with what tells a quarrel from an assault."""

from __future__ import annotations

import pytest

from factory import parsed, read, words

NAMES = {"Klein": "PERSON", "Weber": "PERSON"}

OVER_TAXES = "Klein|NNP|nsubj|2 attacked|VBD|ROOT|2|attack Weber|NNP|dobj|2 over|IN|prep|2 taxes|NNS|pobj|4|tax .|.|punct|2"
WITH_A_KNIFE = (
    "Klein|NNP|nsubj|2 attacked|VBD|ROOT|2|attack Weber|NNP|dobj|2 over|IN|prep|2 taxes|NNS|pobj|4|tax "
    "with|IN|prep|2 a|DT|det|8 knife|NN|pobj|6 .|.|punct|2"
)
BY_REBELS = "Rebels|NNS|nsubj|2|rebel attacked|VBD|ROOT|2|attack Weber|NNP|dobj|2 over|IN|prep|2 taxes|NNS|pobj|4|tax .|.|punct|2"
PRIMARY = "Klein|NNP|nsubj|2 defeated|VBD|ROOT|2|defeat Weber|NNP|dobj|2 in|IN|prep|2 the|DT|det|6 primary|NN|pobj|4 .|.|punct|2"
BATTLE = "Klein|NNP|nsubj|2 defeated|VBD|ROOT|2|defeat Weber|NNP|dobj|2 in|IN|prep|2 the|DT|det|6 desert|NN|pobj|4 .|.|punct|2"
SEARCH = "Inspectors|NNS|nsubj|2|inspector raided|VBD|ROOT|2|raid the|DT|det|4 shop|NN|dobj|2 .|.|punct|2"
MINE = "The|DT|det|2 truck|NN|nsubj|3 hit|VBD|ROOT|3 a|DT|det|5 mine|NN|dobj|3 .|.|punct|3"


def told(sentence: str) -> list[tuple[str, str | None, str | None]]:
    """The relations of a sentence, with the words of their sides."""
    found = read(parsed(sentence, entities=NAMES))
    return [(one.type, words(found, one.subject), words(found, one.object)) for one in found.relations]


@pytest.mark.parametrize(
    ("sentence", "meant"),
    [
        (OVER_TAXES, ("criticized", "Klein", "Weber")),
        (WITH_A_KNIFE, ("attacked", "Klein", "Weber")),
        (BY_REBELS, ("attacked", "Rebels", "Weber")),
        (PRIMARY, ("won-against", "Klein", "Weber")),
        (BATTLE, ("defeated", "Klein", "Weber")),
        (SEARCH, ("investigated", "Inspectors", "the shop")),
    ],
)
def test_the_same_verb_is_meant_by_its_sides_and_means(sentence: str, meant: tuple[str, str, str]) -> None:
    """Over taxes it is words, with a knife or by rebels it is not; a primary is won, and an inspector's raid a search."""
    assert told(sentence) == [meant]


def test_who_hits_a_mine_strikes_nobody() -> None:
    """A mishap is no strike, and no other relation either."""
    assert told(MINE) == []


def test_what_was_meant_otherwise_says_so() -> None:
    """The reader of a relation whose sense was changed is not that of the frames."""
    found = read(parsed(OVER_TAXES, entities=NAMES))
    assert [one.reader for one in found.relations] == ["constructions"]
