"""Records in words."""

from __future__ import annotations

import pytest

from rashomon.graph.wording import (
    act_verb,
    proposition_words,
    relation_words,
    response,
    shorten,
    spoken,
    statement_words,
)
from rashomon.model import Proposition, Statement
from rashomon.ontology.vocabulary import load

VOCABULARY = load()
LABELS = {"militia": "the militia", "ruritania": "Ruritania", "fighters": "four fighters"}


def proposition(subject, predicate, object_):
    return Proposition("pro", subject, predicate, object_, "claimed", ())


def statement(act, polarity="positive"):
    return Statement("sta", "doc", None, (), (), ((0, 9), (20, 24)), act, "speech", "direct", polarity)


@pytest.mark.parametrize(
    ("subject", "predicate", "object_", "words"),
    [
        ("militia", "backed-by", "ruritania", "the militia backed by Ruritania"),
        (None, "killed", "fighters", "someone killed four fighters"),
        ("militia", "located-in", None, "the militia located in somewhere"),
        ("militia", "ordered", None, "the militia ordered something"),
        ("militia", "danced-with", "nobody-knows", "the militia danced with nobody-knows"),
    ],
)
def test_a_proposition_in_words(subject, predicate, object_, words):
    """An open side is told as the relation has it; what the vocabulary or the labels lack, by its name."""
    assert proposition_words(proposition(subject, predicate, object_), LABELS, VOCABULARY) == words


@pytest.mark.parametrize(
    ("act", "verb"),
    [
        ("say", "says"),
        ("deny", "denies"),
        ("call-for", "calls for"),
        ("decline-to-comment", "declines to comment"),
        ("stress", "stresses"),
        ("hum-along", "hums along"),
    ],
)
def test_an_act_in_the_third_person(act, verb):
    """As a label between a speaker and a statement; an act that the vocabulary lacks goes by its name."""
    assert act_verb(act, VOCABULARY) == verb


def test_relations_go_by_their_label():
    """The label comes from the vocabulary."""
    assert relation_words("backed-by", VOCABULARY) == VOCABULARY.relations["backed-by"].label


def test_interrupted_words_are_joined_by_an_ellipsis():
    """ "No group," he said, "will attack" is one saying in two parts; line breaks are only spaces."""
    text = "No\n group, he said, will attack"
    assert spoken(text, ((0, 9), (20, 31))) == "No group … will attack"
    assert statement_words(statement("warn"), text, VOCABULARY) == "warns: No group … will"


def test_words_are_shortened_at_a_word():
    """Never in the middle of one, unless there is only one."""
    assert shorten("the bases were struck at dawn", limit=20) == "the bases were…"
    assert shorten("short", limit=20) == "short"
    assert shorten("x" * 30, limit=20) == "x" * 20 + "…"


@pytest.mark.parametrize(
    ("act", "polarity", "what"),
    [
        ("deny", "positive", "denies"),
        ("reject", "positive", "denies"),
        ("confirm", "positive", "confirms"),
        ("admit", "positive", "confirms"),
        ("deny", "negative", "responds to"),
        ("say", "positive", "responds to"),
        ("unheard-of", "positive", "responds to"),
    ],
)
def test_what_an_answer_does(act, polarity, what):
    """Who "did not deny" it has not denied it."""
    assert response(statement(act, polarity), VOCABULARY) == what
