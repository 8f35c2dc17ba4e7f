"""Who a source names, whatever the parser made of it."""

from __future__ import annotations

from factory import parsed, read, words

NAMES = {"Northern Command": "ORG", "Boris Klein": "PERSON"}


def test_the_name_at_the_end_of_a_source_speaks() -> None:
    """A parser that hangs the name on the post does not make the body speak."""
    found = read(
        parsed(
            "Northern|NNP|compound|2 Command|NNP|nsubj|6 chief|NN|appos|2 Boris|NNP|compound|5 Klein|NNP|appos|3 "
            "said|VBD|ROOT|6|say that|IN|mark|9 it|PRP|nsubj|9 left|VBD|ccomp|6|leave",
            entities=NAMES,
        )
    )
    assert [words(found, statement.speaker) for statement in found.statements] == ["Boris Klein"]


def test_a_father_of_somebody_speaks_for_himself() -> None:
    """A name behind a preposition is not the speaker."""
    found = read(
        parsed(
            "The|DT|det|2 father|NN|nsubj|6 of|IN|prep|2 Boris|NNP|compound|5 Klein|NNP|pobj|3 "
            "said|VBD|ROOT|6|say that|IN|mark|9 it|PRP|nsubj|9 left|VBD|ccomp|6|leave",
            entities=NAMES,
        )
    )
    assert [words(found, statement.speaker) for statement in found.statements] == ["The father"]
