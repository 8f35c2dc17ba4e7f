"""What goes with a word tells its sense: who asks somebody to leave demands it, who asks him why does not."""

from __future__ import annotations

import pytest

from rashomon.extract.complements import complements

from factory import parsed, read, words

ASKED_TO = "Klein|NNP|nsubj|2 asked|VBD|ROOT|2|ask Weber|NNP|dobj|2 to|TO|aux|5 leave|VB|xcomp|2 .|.|punct|2"
ASKED_WHY = "Klein|NNP|nsubj|2 asked|VBD|ROOT|2|ask Weber|NNP|dobj|2 why|WRB|advmod|6 she|PRP|nsubj|6 left|VBD|ccomp|2|leave .|.|punct|2"
LET_GO = "Klein|NNP|nsubj|2 let|VBD|ROOT|2 Weber|NNP|nsubj|4 go|VB|ccomp|2 .|.|punct|2"
AGREED_ON = "Klein|NNP|nsubj|2 agreed|VBD|ROOT|2|agree with|IN|prep|2 Weber|NNP|pobj|3 on|IN|prep|2 a|DT|det|7 price|NN|pobj|5 .|.|punct|2"
AGREED_THAT = (
    "Klein|NNP|nsubj|2 agreed|VBD|ROOT|2|agree with|IN|prep|2 Weber|NNP|pobj|3 that|IN|mark|7 it|PRP|nsubj|7 "
    "rained|VBD|ccomp|2|rain .|.|punct|2"
)
AGREED_ON_ISSUE = AGREED_ON.replace("price|NN", "issue|NN")
BOTH_AGREED = (
    "Klein|NNP|nsubj|4 and|CC|cc|1 Weber|NNP|conj|1 agreed|VBD|ROOT|4|agree that|IN|mark|8 they|PRP|nsubj|8 would|MD|aux|8 "
    "vote|VB|ccomp|4 .|.|punct|4"
)
RETURNED_IT = "Klein|NNP|nsubj|2 returned|VBD|ROOT|2|return the|DT|det|4 horse|NN|dobj|2 to|IN|prep|2 Weber|NNP|pobj|5 .|.|punct|2"
RETURNED = "Klein|NNP|nsubj|2 returned|VBD|ROOT|2|return to|IN|prep|2 Weber|NNP|pobj|3 .|.|punct|2"
CALLED = (
    "Klein|NNP|nsubj|2 called|VBD|ROOT|2|call Weber|NNP|dobj|2 on|IN|prep|2 Sunday|NNP|pobj|4 .|.|punct|2"
)
TREATED_FOR = "Nurses|NNS|nsubj|2|nurse treated|VBD|ROOT|2|treat Weber|NNP|dobj|2 for|IN|prep|2 burns|NNS|pobj|4|burn .|.|punct|2"
TREATED_UNFAIRLY = (
    "Klein|NNP|nsubj|2 treated|VBD|ROOT|2|treat Weber|NNP|dobj|2 unfairly|RB|advmod|2 for|IN|prep|2 a|DT|det|7 "
    "joke|NN|pobj|5 .|.|punct|2"
)
CALLED_A_LIAR = (
    "Klein|NNP|nsubj|2 called|VBD|ROOT|2|call Weber|NNP|dobj|2 a|DT|det|5 liar|NN|appos|3 .|.|punct|2"
)


def told(sentence: str) -> list[tuple[str, str | None, str | None]]:
    """The relations of a sentence, with the words of their sides."""
    found = read(parsed(sentence, entities={"Klein": "PERSON", "Weber": "PERSON"}))
    return [(one.type, words(found, one.subject), words(found, one.object)) for one in found.relations]


@pytest.mark.parametrize(
    ("sentence", "forms"),
    [
        (ASKED_TO, {"object", "infinitive"}),
        (ASKED_WHY, {"object", "question"}),
        (LET_GO, {"infinitive"}),
        (AGREED_THAT, {"with", "clause"}),
    ],
)
def test_the_forms_of_what_goes_with_a_verb(sentence: str, forms: set[str]) -> None:
    """Objects, clauses by their form, and prepositions."""
    parse = parsed(sentence)
    assert complements(parse, 1) == forms


@pytest.mark.parametrize(
    ("sentence", "meant"),
    [
        (ASKED_TO, [("demanded-of", "Klein", "Weber")]),
        (ASKED_WHY, []),
        (AGREED_ON, [("agreed-with", "Klein", "Weber")]),
        (AGREED_ON_ISSUE, []),
        (AGREED_THAT, []),
        (BOTH_AGREED, [("agreed-with", "Klein", "Weber")]),
        (RETURNED_IT, [("returned-to", "Klein", "Weber")]),
        (RETURNED, []),
        (TREATED_FOR, [("treated", "Nurses", "Weber")]),
        (TREATED_UNFAIRLY, []),
        (CALLED, [("spoke-with", "Klein", "Weber")]),
        (CALLED_A_LIAR, []),
    ],
)
def test_a_frame_asks_for_its_complement(
    sentence: str, meant: list[tuple[str, str | None, str | None]]
) -> None:
    """A question demands nothing, a shared opinion is no agreement, who goes back gives nothing back."""
    assert told(sentence) == meant
