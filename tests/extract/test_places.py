"""Where the name of a place acts, and where grammar shows that it is only a place."""

from __future__ import annotations

import pytest

from rashomon.model import Gazetteer

from factory import parsed, read

VARNA = Gazetteer({"Varna": ("varna", "Place"), "VARNA": ("varna", "Place")}, {})


def role(text: str) -> str:
    """What Varna does in a sentence."""
    found = read(parsed(text), VARNA)
    return next(mention.role for mention in found.mentions if mention.text.lower() == "varna")


@pytest.mark.parametrize(
    "text",
    [
        "VARNA|NNP|npadvmod|3 -|:|punct|3 Thousands|NNS|nsubj|4 marched|VBD|ROOT|4|march .|.|punct|4",
        "Rebels|NNS|nsubj|2 captured|VBD|ROOT|2|capture Varna|NNP|dobj|2 .|.|punct|2",
        "Varna|NNP|nsubjpass|3 was|VBD|auxpass|3|be shelled|VBN|ROOT|3|shell .|.|punct|3",
        "The|DT|det|3 Varna|NNP|compound|3 office|NN|nsubj|4 closed|VBD|ROOT|4|close .|.|punct|4",
        "Varna|NNP|poss|3 's|POS|case|1 streets|NNS|nsubj|4|street emptied|VBD|ROOT|4|empty .|.|punct|4",
        "She|PRP|nsubj|2 moved|VBD|ROOT|2|move to|IN|prep|2 Varna|NNP|pobj|3 .|.|punct|2",
        "Fire|NN|nsubj|2 reached|VBD|ROOT|2|reach outskirts|NNS|dobj|2|outskirt of|IN|prep|3 Varna|NNP|pobj|4 .|.|punct|2",
    ],
)
def test_only_a_place(text: str) -> None:
    """A dateline, what is captured, shelled, moved to, and what has an office, streets or outskirts."""
    assert role(text) == "place"


@pytest.mark.parametrize(
    "text",
    [
        "Varna|NNP|nsubj|2 denied|VBD|ROOT|2|deny it|PRP|dobj|2 .|.|punct|2",
        "Varna|NNP|compound|2 officials|NNS|nsubj|3|official denied|VBD|ROOT|3|deny it|PRP|dobj|3 .|.|punct|3",
        "Varna|NNP|npadvmod|3 -|HYPH|punct|3 backed|VBN|amod|4|back rebels|NNS|nsubj|5|rebel left|VBD|ROOT|5|leave .|.|punct|5",
        "They|PRP|nsubj|2 rejected|VBD|ROOT|2|reject Varna|NNP|poss|5 's|POS|case|3 claim|NN|dobj|2 .|.|punct|2",
        "They|PRP|nsubj|2 criticized|VBD|ROOT|2|criticize Varna|NNP|dobj|2 .|.|punct|2",
        "Aid|NN|nsubj|4 from|IN|prep|1 Varna|NNP|pobj|2 came|VBD|ROOT|4|come .|.|punct|4",
    ],
)
def test_it_may_act(text: str) -> None:
    """What denies, backs, claims, is criticized, sends aid, and whose officials are told of may be a government."""
    assert role(text) != "place"
