"""Statements: who said what, by which act, as read from parses written by hand."""

from __future__ import annotations

import pytest

from factory import parsed, quote, read, words

DENIED = (
    "Orlov|NNP|nsubj|2 denied|VBD|ROOT|2|deny that|IN|mark|7 the|DT|det|5 rebels|NNS|nsubjpass|7|rebel "
    "were|VBD|auxpass|7|be backed|VBN|ccomp|2|back by|IN|agent|7 Ruritania|NNP|pobj|8 .|.|punct|2"
)
DENIED_CLAIM = (
    "Orlov|NNP|nsubj|2 denied|VBD|ROOT|2|deny Freedonia|NNP|poss|5 's|POS|case|3 claim|NN|dobj|2 that|IN|mark|10 "
    "the|DT|det|8 rebels|NNS|nsubjpass|10|rebel were|VBD|auxpass|10|be backed|VBN|acl|5|back by|IN|agent|10 "
    "Ruritania|NNP|pobj|11 .|.|punct|2"
)
QUOTED = """
    “|``|punct|8 The|DT|det|3 bridge|NN|nsubj|4 is|VBZ|ccomp|8|be closed|JJ|acomp|4 ,|,|punct|8 ”|''|punct|8
    said|VBD|ROOT|8|say Ana|NNP|compound|10 Petrov|NNP|nsubj|8 .|.|punct|8
"""
NAMES = {"Orlov": "PERSON", "Ruritania": "GPE", "Freedonia": "GPE", "Ana Petrov": "PERSON"}


def test_a_denial_has_speaker_cue_content_and_act() -> None:
    """A verb of the vocabulary with a that-clause gives a statement with its three spans."""
    found = read(parsed(DENIED, entities=NAMES))
    (statement,) = found.statements
    assert words(found, statement.speaker) == "Orlov"
    assert (statement.act, statement.kind, statement.quote) == ("deny", "speech", "indirect")
    assert quote(found, statement.source) == "Orlov"
    assert quote(found, statement.cue) == "denied"
    assert quote(found, statement.content) == "the rebels were backed by Ruritania"


def test_a_denied_claim_is_a_statement_of_its_own() -> None:
    """The inner claim belongs to its possessor; the denial responds to it and holds it within."""
    found = read(parsed(DENIED_CLAIM, entities=NAMES))
    denial, claim = found.statements
    assert (denial.act, words(found, denial.speaker)) == ("deny", "Orlov")
    assert (claim.act, words(found, claim.speaker)) == ("claim", "Freedonia")
    assert denial.responds_to == claim.id
    assert claim.within == denial.id
    (backing,) = (relation for relation in found.relations if relation.type == "backed-by")
    assert backing.statement == claim.id


@pytest.mark.parametrize(
    ("thing", "acts"),
    [("claim|NN|dobj|2", ["retract", "claim"]), ("convoy|NN|dobj|2", [])],
)
def test_one_withdraws_a_claim_or_troops(thing: str, acts: list[str]) -> None:
    """Only a noun that is a statement by itself can be taken back as one; the withdrawal responds to it."""
    withdrawn = DENIED_CLAIM.replace("denied|VBD|ROOT|2|deny", "withdrew|VBD|ROOT|2|withdraw")
    found = read(parsed(withdrawn.replace("claim|NN|dobj|2", thing), entities=NAMES))
    assert [statement.act for statement in found.statements] == acts
    assert [one.responds_to for one in found.statements[:1]] == [one.id for one in found.statements[1:]]


def test_a_quotation_is_direct_and_without_its_marks() -> None:
    """Words in quotation marks are a direct quotation, and the marks are no part of the content."""
    found = read(parsed(" ".join(QUOTED.split()), entities=NAMES))
    (statement,) = found.statements
    assert statement.quote == "direct"
    assert quote(found, statement.content) == "The bridge is closed"
    assert words(found, statement.speaker) == "Ana Petrov"


def test_a_quotation_without_a_cue_goes_to_the_last_speaker() -> None:
    """ "..." she said. "..." : the second quotation has the speaker of the first."""
    second = (
        "“|``|punct|4 Nobody|NN|nsubjpass|4 was|VBD|auxpass|4|be hurt|VBN|ROOT|4 in|IN|prep|4 the|DT|det|7 "
        "night|NN|pobj|5 .|.|punct|4 ”|''|punct|4"
    )
    found = read(parsed(" ".join(QUOTED.split()) + "\n" + second, entities=NAMES))
    assert {words(found, s.speaker) for s in found.statements} == {"Ana Petrov"}
    said = " / ".join(quote(found, s.content) for s in found.statements)
    assert "The bridge is closed" in said
    assert "Nobody was hurt in the night" in said


def test_according_to() -> None:
    """A phrase cue takes the clause around it, without itself, as the content."""
    found = read(
        parsed(
            "According|VBG|prep|9 to|IN|prep|1 Orlov|NNP|pobj|2 ,|,|punct|9 four|CD|nummod|6 "
            "soldiers|NNS|nsubjpass|9|soldier were|VBD|auxpass|9|be not|RB|neg|9 killed|VBN|ROOT|9|kill .|.|punct|9",
            entities=NAMES,
        )
    )
    (statement,) = found.statements
    assert words(found, statement.speaker) == "Orlov"
    assert quote(found, statement.content) == "four soldiers were not killed"


def test_a_participle_has_the_speaker_of_its_verb() -> None:
    """In "said ..., adding that ..." both statements have one speaker."""
    found = read(
        parsed(
            "Orlov|NNP|nsubj|2 said|VBD|ROOT|2|say the|DT|det|4 port|NN|nsubj|5 was|VBD|ccomp|2|be open|JJ|acomp|5 "
            ",|,|punct|2 adding|VBG|advcl|2|add that|IN|mark|12 it|PRP|nsubj|12 would|MD|aux|12 stay|VB|ccomp|8 "
            "so|RB|advmod|12 .|.|punct|2",
            entities=NAMES,
        )
    )
    assert [words(found, s.speaker) for s in found.statements] == ["Orlov", "Orlov"]
    assert [quote(found, s.content) for s in found.statements] == ["the port was open", "it would stay so"]


def test_condemning_an_attack_is_no_claim_about_who_backs_the_attackers() -> None:
    """What a noun phrase presupposes stays in the reporter's voice; only its event belongs to the speaker."""
    found = read(
        parsed(
            "Orlov|NNP|nsubj|2 condemned|VBD|ROOT|2|condemn attacks|NNS|dobj|2|attack by|IN|prep|3 "
            "groups|NNS|pobj|4|group backed|VBN|acl|5|back by|IN|agent|6 Ruritania|NNP|pobj|7 .|.|punct|2",
            entities=NAMES,
        )
    )
    (backing,) = (relation for relation in found.relations if relation.type == "backed-by")
    assert backing.statement is None


@pytest.mark.parametrize(
    ("published", "day"), [("2023-03-24", "2023-03-22"), ("2023-03-22T08:00:00Z", "2023-03-22"), (None, None)]
)
def test_the_day_of_a_statement_is_resolved_against_publication(
    published: str | None, day: str | None
) -> None:
    """ "Said Wednesday" is the latest Wednesday up to the day of publication; without one it stays open."""
    found = read(
        parsed(
            "Orlov|NNP|nsubj|2 said|VBD|ROOT|2|say Wednesday|NNP|npadvmod|2 the|DT|det|5 port|NN|nsubj|6 "
            "was|VBD|ccomp|2|be open|JJ|acomp|6 .|.|punct|2",
            entities=NAMES,
        ),
        published=published,
    )
    assert [statement.time for statement in found.statements] == [day]


def test_the_claim_of_a_noun_is_found_where_parsers_hang_it_on_the_verb() -> None:
    """ "Denied a claim by rebels that ...": the rebels claim it, and the denial answers them; nobody tells a claim."""
    found = read(
        parsed(
            "Orlov|NNP|nsubj|2 denied|VBD|ROOT|2|deny a|DT|det|4 claim|NN|dobj|2 by|IN|prep|4 "
            "rebels|NNS|pobj|5|rebel that|IN|mark|9 troops|NNS|nsubj|9|troop looted|VBD|ccomp|2|loot .|.|punct|2",
            entities=NAMES,
        )
    )
    denial, claim = found.statements
    assert (claim.act, words(found, claim.speaker)) == ("claim", "rebels")
    assert (denial.responds_to, denial.addressee) == (claim.id, None)


def test_the_footing_of_a_talk_is_not_its_topic() -> None:
    """Who speaks on condition of anonymity does not speak about a condition."""
    spoke = "Orlov|NNP|nsubj|2 spoke|VBD|ROOT|2|speak on|IN|prep|2 {}|NN|pobj|3 .|.|punct|2"
    assert read(parsed(spoke.format("condition"), entities=NAMES)).statements == ()
    assert len(read(parsed(spoke.format("corruption"), entities=NAMES)).statements) == 1
