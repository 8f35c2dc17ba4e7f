"""How sure a speaker makes it: the act, and the hedges in what is said."""

from __future__ import annotations

import pytest

from rashomon.model import Certainty

from factory import parsed, read

FRAME = "Orlov|NNP|nsubj|2 {cue} that|IN|mark|{verb} rebels|NNS|nsubj|{verb}|rebel {clause} .|.|punct|2"
LEFT = "left|VBD|ccomp|2|leave"
MIGHT_LEAVE = "might|MD|aux|6 leave|VB|ccomp|2"


@pytest.mark.parametrize(
    ("cue", "clause", "verb", "certainty"),
    [
        ("said|VBD|ROOT|2|say", LEFT, 5, "certain"),
        ("denied|VBD|ROOT|2|deny", LEFT, 5, "certain"),
        ("believes|VBZ|ROOT|2|believe", LEFT, 5, "probable"),
        ("said|VBD|ROOT|2|say", MIGHT_LEAVE, 6, "possible"),
        ("believes|VBZ|ROOT|2|believe", MIGHT_LEAVE, 6, "possible"),
        ("demanded|VBD|ROOT|2|demand", LEFT, 5, "underspecified"),
    ],
)
def test_the_weaker_of_act_and_content(cue: str, clause: str, verb: int, certainty: Certainty) -> None:
    """To believe is less than to say, "might" is less than either, and who demands does not say that it is so."""
    parse = parsed(FRAME.format(cue=cue, clause=clause, verb=verb), entities={"Orlov": "PERSON"})
    (statement,) = read(parse).statements
    assert statement.certainty == certainty
