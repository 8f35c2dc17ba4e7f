"""One word, several senses: what a verb takes, and without what it never stands, tell which of them is meant."""

from __future__ import annotations

import pytest

from factory import parsed, read, words

PISTOL = "The|DT|det|2 baron|NN|nsubj|3 carried|VBD|ROOT|3|carry a|DT|det|5 pistol|NN|dobj|3 .|.|punct|3"
USE_OF_A_GUN = (
    "The|DT|det|2 baron|NN|poss|4 's|POS|case|2 use|NN|nsubj|9 of|IN|prep|4 a|DT|det|7 gun|NN|pobj|5 was|VBD|auxpass|9|be "
    "seen|VBN|ROOT|9|see .|.|punct|9"
)
USE_OF_A_PEN = USE_OF_A_GUN.replace("gun|", "pen|")
FLOOD = "The|DT|det|2 flood|NN|nsubj|3 destroyed|VBD|ROOT|3|destroy the|DT|det|5 mill|NN|dobj|3 .|.|punct|3"
RELUCTANCE = "Her|PRP$|poss|2 reluctance|NN|nsubj|3 hurt|VBD|ROOT|3 the|DT|det|5 mayor|NN|dobj|3 .|.|punct|3"
HURTING = "The|DT|det|2 clerks|NNS|nsubj|4|clerk are|VBP|aux|4|be hurting|VBG|ROOT|4|hurt .|.|punct|4"
WERE_HURT = "The|DT|det|2 clerks|NNS|nsubjpass|4|clerk were|VBD|auxpass|4|be hurt|VBN|ROOT|4|hurt .|.|punct|4"
SEIZED_ON = (
    "Rebels|NNS|nsubj|2|rebel seized|VBD|ROOT|2|seize on|IN|prep|2 the|DT|det|5 remark|NN|pobj|3 .|.|punct|2"
)
SEIZED = "Rebels|NNS|nsubj|2|rebel seized|VBD|ROOT|2|seize the|DT|det|4 depot|NN|dobj|2 .|.|punct|2"
FIRED = "The|DT|det|2 mayor|NN|nsubj|3 fired|VBD|ROOT|3|fire the|DT|det|5 clerk|NN|dobj|3 .|.|punct|3"
FIRED_UP = (
    "The|DT|det|2 mayor|NN|nsubj|3 fired|VBD|ROOT|3|fire the|DT|det|5 clerk|NN|dobj|3 up|RP|prt|3 .|.|punct|3"
)
DEMONSTRATED = "Dockers|NNS|nsubj|2|docker demonstrated|VBD|ROOT|2|demonstrate against|IN|prep|2 the|DT|det|5 tax|NN|pobj|3 .|.|punct|2"
DEMONSTRATED_SKILL = "Dockers|NNS|nsubj|2|docker demonstrated|VBD|ROOT|2|demonstrate their|PRP$|poss|4 skill|NN|dobj|2 .|.|punct|2"
KILLING = "The|DT|det|2 baker|NN|nsubj|3 made|VBD|ROOT|3|make a|DT|det|5 killing|NN|dobj|3 .|.|punct|3"
SURROUND_HER = "Soldiers|NNS|nsubj|2|soldier surrounded|VBD|ROOT|2|surround her|PRP|dobj|2|she .|.|punct|2"
STAND = "Klein|NNP|nsubj|4 and|CC|cc|1 Weber|NNP|conj|1 stand|VBP|ROOT|4 outside|RB|advmod|4 .|.|punct|4"


RAN = "Klein|NNP|nsubj|2 ran|VBD|ROOT|2|run against|IN|prep|2 Weber|NNP|pobj|3 .|.|punct|2"
RAN_ADS = (
    "Klein|NNP|nsubj|2 ran|VBD|ROOT|2|run ads|NNS|dobj|2|ad against|IN|prep|2 Weber|NNP|pobj|4 .|.|punct|2"
)
FROM_OFFICE = (
    "Klein|NNP|nsubj|2 removed|VBD|ROOT|2|remove Weber|NNP|dobj|2 from|IN|prep|2 office|NN|pobj|4 .|.|punct|2"
)
FROM_A_HALL = FROM_OFFICE.replace("office|", "church|")


def told(sentence: str) -> list[tuple[str, str | None, str | None]]:
    """The relations of a sentence, with the words of their sides."""
    found = read(parsed(sentence, entities={"Klein": "PERSON", "Weber": "PERSON"}))
    return [(one.type, words(found, one.subject), words(found, one.object)) for one in found.relations]


@pytest.mark.parametrize(
    ("sentence", "meant"),
    [
        (USE_OF_A_GUN, [("armed-with", "The baron", "a gun")]),
        (USE_OF_A_PEN, []),
        (FLOOD, [("destroyed", "The flood", "the mill")]),
        (RELUCTANCE, []),
    ],
)
def test_a_frame_takes_the_nouns_that_it_names(
    sentence: str, meant: list[tuple[str, str | None, str | None]]
) -> None:
    """One is armed with a gun and not with a pen; a flood does harm, and reluctance wounds nobody."""
    assert told(sentence) == meant


@pytest.mark.parametrize(
    ("sentence", "meant"),
    [
        (SEIZED, [("captured", "Rebels", "the depot")]),
        (SEIZED_ON, []),
        (WERE_HURT, [("injured", None, "The clerks")]),
        (HURTING, []),
    ],
)
def test_what_needs_an_object_is_another_verb_without_it(
    sentence: str, meant: list[tuple[str, str | None, str | None]]
) -> None:
    """Who seizes on a remark takes nothing, and who is hurting hurts nobody; by whom somebody was hurt may stay open."""
    assert told(sentence) == meant


@pytest.mark.parametrize(
    ("sentence", "meant"),
    [
        (FIRED, [("dismissed", "The mayor", "the clerk")]),
        (FIRED_UP, []),
        (DEMONSTRATED, [("protested-against", "Dockers", "the tax")]),
        (DEMONSTRATED_SKILL, []),
        (KILLING, []),
        (RAN, [("contends-with", "Klein", "Weber")]),
        (RAN_ADS, []),
        (FROM_OFFICE, [("dismissed", "Klein", "Weber")]),
        (FROM_A_HALL, []),
    ],
)
def test_a_verb_with_other_words_beside_it_is_another_verb(
    sentence: str, meant: list[tuple[str, str | None, str | None]]
) -> None:
    """A particle, an object where the verb has none, and the noun of an idiom each make another verb of a verb."""
    assert told(sentence) == meant


def test_she_is_neither_a_place_nor_a_body() -> None:
    """Soldiers besiege a town; whom they surround as a person is not besieged."""
    assert told(SURROUND_HER) == []


def test_who_stand_together_do_not_stand_against_each_other() -> None:
    """Only verbs of what two do with each other join their subjects."""
    assert told(STAND) == []
