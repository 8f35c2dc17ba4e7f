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


POLITICS = (
    "The|DT|det|2 candidate|NN|nsubj|3 won|VBD|ROOT|3|win the|DT|det|6 Orsk|NNP|compound|6 primary|NN|dobj|3 "
    "by|IN|prep|3 ten|CD|nummod|9 votes|NNS|pobj|7|vote .|.|punct|3"
)
STATE = "Klein|NNP|nsubj|2 captured|VBD|ROOT|2|capture the|DT|det|5 neighboring|VBG|amod|5 state|NN|dobj|2 .|.|punct|2"
TOWN = "Rebels|NNS|nsubj|2|rebel captured|VBD|ROOT|2|capture the|DT|det|5 neighboring|VBG|amod|5 state|NN|dobj|2 .|.|punct|2"
HER = "He|PRP|nsubj|2|he attacked|VBD|ROOT|2|attack her|PRP|dobj|2|she .|.|punct|2"
MIGRANTS = "He|PRP|nsubj|2|he attacked|VBD|ROOT|2|attack migrants|NNS|dobj|2|migrant .|.|punct|2"
SOLDIERS = "Soldiers|NNS|nsubj|2|soldier attacked|VBD|ROOT|2|attack migrants|NNS|dobj|2|migrant .|.|punct|2"
AIMED = "Klein|NNP|nsubj|2 targeted|VBD|ROOT|2|target voters|NNS|dobj|2|voter .|.|punct|2"
VOTERS = "Voters|NNS|nsubj|2|voter defeated|VBD|ROOT|2|defeat him|PRP|dobj|2|he .|.|punct|2"


@pytest.mark.parametrize(
    ("sentence", "meant"),
    [
        (STATE, []),
        (TOWN, [("captured", "Rebels", "the neighboring state")]),
        (HER, [("criticized", "He", "her")]),
        (MIGRANTS, [("criticized", "He", "migrants")]),
        (SOLDIERS, [("attacked", "Soldiers", "migrants")]),
        (AIMED, []),
        (VOTERS, [("won-against", "Voters", "him")]),
    ],
)
def test_in_a_report_on_an_election_the_armed_alone_do_violence(
    sentence: str, meant: list[tuple[str, str, str]]
) -> None:
    """Where a report tells of a primary, states are captured by votes and people attacked in words, but for soldiers."""
    assert told(f"{POLITICS}\n{sentence}") == meant


def test_who_hits_a_mine_strikes_nobody() -> None:
    """A mishap is no strike, and no other relation either."""
    assert told(MINE) == []


def test_what_was_meant_otherwise_says_so() -> None:
    """The reader of a relation whose sense was changed is not that of the frames."""
    found = read(parsed(OVER_TAXES, entities=NAMES))
    assert [one.reader for one in found.relations] == ["constructions"]
