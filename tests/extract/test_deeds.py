"""What somebody consents to, refuses or is said to do: only a deed for somebody commits, only one that is withheld rebuffs."""

from __future__ import annotations

import pytest

from factory import parsed, read, words

AGREED_TO_HELP = (
    "Klein|NNP|nsubj|2 agreed|VBD|ROOT|2|agree to|TO|aux|4 help|VB|xcomp|2 Weber|NNP|dobj|4 .|.|punct|2"
)
AGREED_TO_BOMB = AGREED_TO_HELP.replace("help|VB", "bomb|VB")
AGREED_NOT_TO_BOMB = "Klein|NNP|nsubj|2 agreed|VBD|ROOT|2|agree not|RB|neg|5 to|TO|aux|5 bomb|VB|xcomp|2 Weber|NNP|dobj|5 .|.|punct|2"
REFUSED_TO_MEET = AGREED_TO_HELP.replace("agreed|VBD|ROOT|2|agree", "refused|VBD|ROOT|2|refuse").replace(
    "help|VB", "meet|VB"
)
REFUSED_TO_CONDEMN = REFUSED_TO_MEET.replace("meet|VB", "condemn|VB")
WILL_FREE = "She|PRP|nsubj|3 will|MD|aux|3 free|VB|ROOT|3 Weber|NNP|dobj|3 .|.|punct|3"
I_THINK = "Klein|NNP|nsubj|2 thinks|VBZ|ROOT|2|think she|PRP|nsubj|5 will|MD|aux|5 free|VB|ccomp|2 Weber|NNP|dobj|5 .|.|punct|2"
WANTED_TO_LEAVE = (
    "Klein|NNP|nsubj|2 wanted|VBD|ROOT|2|want Weber|NNP|nsubj|5 to|TO|aux|5 leave|VB|ccomp|2 .|.|punct|2"
)
WANTED_TO_KNOW = WANTED_TO_LEAVE.replace("leave|VB", "know|VB")


def told(sentence: str) -> list[tuple[str, str | None, str | None]]:
    """The relations of a sentence, with the words of their sides."""
    found = read(parsed(sentence, entities={"Klein": "PERSON", "Weber": "PERSON"}))
    return [(one.type, words(found, one.subject), words(found, one.object)) for one in found.relations]


@pytest.mark.parametrize(
    ("sentence", "commits"),
    [(AGREED_TO_HELP, True), (AGREED_TO_BOMB, False), (AGREED_NOT_TO_BOMB, True)],
)
def test_who_agrees_to_harm_somebody_is_not_committed_to_him(sentence: str, commits: bool) -> None:
    """To help him, or not to harm him, is a commitment."""
    assert (("agreed-to", "Klein", "Weber") in told(sentence)) == commits


@pytest.mark.parametrize(("sentence", "rebuffs"), [(REFUSED_TO_MEET, True), (REFUSED_TO_CONDEMN, False)])
def test_who_refuses_to_condemn_somebody_does_not_rebuff_him(sentence: str, rebuffs: bool) -> None:
    """Only what somebody could want is refused to him."""
    assert (("refused", "Klein", "Weber") in told(sentence)) == rebuffs


@pytest.mark.parametrize(("sentence", "commits"), [(WILL_FREE, True), (I_THINK, False)])
def test_what_somebody_believes_that_another_will_do_binds_nobody(sentence: str, commits: bool) -> None:
    """A prediction is no commitment of whom it is about."""
    assert any(relation == "agreed-to" for relation, _, _ in told(sentence)) == commits


@pytest.mark.parametrize(("sentence", "demands"), [(WANTED_TO_LEAVE, True), (WANTED_TO_KNOW, False)])
def test_nobody_is_asked_for_a_state_of_mind(sentence: str, demands: bool) -> None:
    """Who wants somebody to leave demands it; who wants him to know something tells him."""
    assert (("demanded-of", "Klein", "Weber") in told(sentence)) == demands


def test_who_is_discriminated_against_is_not_behind_it() -> None:
    """Who opposes discrimination against the guilds does not rebuff the guilds."""
    sentence = (
        "Klein|NNP|nsubj|2 opposed|VBD|ROOT|2|oppose discrimination|NN|dobj|2 against|IN|prep|3 the|DT|det|6 "
        "guilds|NNS|pobj|4|guild .|.|punct|2"
    )
    assert ("refused", "Klein", "the guilds") not in told(sentence)
