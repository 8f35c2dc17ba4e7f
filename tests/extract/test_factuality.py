"""Factuality: a denial, a threat, a question or a hypothesis never becomes a fact."""

from __future__ import annotations

import pytest

from rashomon.extract.tagger import Tagger
from rashomon.model import Relation

from factory import parsed, read
from factuality import Outcome, cases, outcomes


def only(relations: tuple[Relation, ...], kind: str) -> Relation:
    """The one relation of a type."""
    (found,) = [relation for relation in relations if relation.type == kind]
    return found


def values(sentence: str, kind: str = "attacked") -> tuple[str, str]:
    """Polarity and certainty of the one relation of a type in a sentence."""
    found = only(read(parsed(sentence)).relations, kind)
    return found.polarity, found.certainty


def test_a_failure_is_a_denial() -> None:
    """Who failed to attack did not attack: the verb turns what it governs."""
    sentence = (
        "The|DT|det|2 rebels|NNS|nsubj|3|rebel failed|VBD|ROOT|3|fail to|TO|aux|5 attack|VB|xcomp|3 "
        "the|DT|det|7 camp|NN|dobj|5"
    )
    assert values(sentence) == ("negative", "certain")


def test_a_failure_that_failed_is_a_fact() -> None:
    """Who did not fail to attack attacked: two turns cancel out."""
    sentence = (
        "The|DT|det|2 rebels|NNS|nsubj|5|rebel did|VBD|aux|5|do not|RB|neg|5 fail|VB|ROOT|5 to|TO|aux|7 "
        "attack|VB|xcomp|5 the|DT|det|9 camp|NN|dobj|7"
    )
    assert values(sentence) == ("positive", "certain")


def test_what_was_not_forced_is_open() -> None:
    """Who was not forced to attack may have attacked all the same: a denied cause tells nothing of its effect."""
    sentence = (
        "He|PRP|nsubj|4 did|VBD|aux|4|do not|RB|neg|4 force|VB|ROOT|4 rebels|NNS|dobj|4|rebel to|TO|aux|7 "
        "attack|VB|xcomp|4 the|DT|det|9 camp|NN|dobj|7"
    )
    assert values(sentence)[1] == "underspecified"


def test_a_raid_that_never_took_place_is_denied_once() -> None:
    """In "no raid took place" the noun's "no" is counted once, not again for the verb whose subject it is."""
    sentence = (
        "No|DT|det|2 raid|NN|nsubj|5 on|IN|prep|2 camps|NNS|pobj|3|camp took|VBD|ROOT|5|take place|NN|dobj|5"
    )
    assert values(sentence) == ("negative", "certain")


def test_only_the_excluded_side_is_denied() -> None:
    """ "The camp, not the port": one object is attacked, the other is not."""
    sentence = (
        "Rebels|NNS|nsubj|2|rebel attacked|VBD|ROOT|2|attack the|DT|det|4 camp|NN|dobj|2 and|CC|cc|4 "
        "not|RB|neg|8 the|DT|det|8 port|NN|conj|4"
    )
    extraction = read(parsed(sentence))
    text = {mention.id: mention.head for mention in extraction.mentions}
    found = {text[r.object or ""]: r.polarity for r in extraction.relations if r.type == "attacked"}
    assert found == {"camp": "positive", "port": "negative"}


@pytest.fixture(scope="module")
def done() -> list[Outcome]:
    """Every case, read by the shipped pipeline."""
    return list(outcomes(cases()))


@pytest.mark.model
def test_no_sentence_makes_a_false_edge(done: list[Outcome]) -> None:
    """In no construct does the reporter assert what was denied, asked, threatened, planned or only supposed."""
    assert [outcome.case.sentence for outcome in done if outcome.is_false_edge] == []


@pytest.mark.model
def test_the_tagger_makes_no_false_edge_either() -> None:
    """Rules and tagger joined, as every report is read: what is denied stays denied, in nearly every construct."""
    done = list(outcomes(cases(), Tagger()))
    assert [outcome.case.sentence for outcome in done if outcome.is_false_edge] == []
    assert sum(outcome.is_right for outcome in done) >= 0.9 * len(done)


@pytest.mark.model
def test_nine_in_ten_readings_are_right(done: list[Outcome]) -> None:
    """Polarity, certainty, holder and stance are all as wanted in at least nine of ten sentences of 150 or more."""
    assert len(done) >= 150
    assert sum(outcome.is_right for outcome in done) >= 0.9 * len(done)
