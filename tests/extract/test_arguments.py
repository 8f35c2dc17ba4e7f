"""Who does what to whom where no single position tells: lists, orders, demands, infinitives, prepositions."""

from __future__ import annotations

import pytest

from factory import parsed, read, words

NAMES = {
    "Freedonian": "NORP",
    "Ruritanian": "NORP",
    "Freedonia": "GPE",
    "Ruritania": "GPE",
    "Orsk": "GPE",
    "Lena Academy": "ORG",
}


def relations(sentence: str) -> set[tuple[str | None, str, str | None, str]]:
    """The relations of a sentence, in words, each with its certainty; what is left open is None."""
    found = read(parsed(sentence, entities=NAMES))
    return {
        (words(found, one.subject), one.type, words(found, one.object), one.certainty)
        for one in found.relations
    }


def test_two_nations_envoys_meet_each_other() -> None:
    """ "Freedonian and Ruritanian envoys met": one subject, but two who meet."""
    found = relations(
        "Freedonian|JJ|amod|4 and|CC|cc|1 Ruritanian|JJ|conj|1 envoys|NNS|nsubj|5|envoy met|VBD|ROOT|5|meet"
    )
    assert ("Freedonian", "met-with", "Ruritanian", "certain") in found


def test_who_orders_an_arrest_probably_makes_it() -> None:
    """The doer of "ordered the arrest of the poet" is open; the court stands there as probable, never as certain."""
    found = relations(
        "The|DT|det|2 court|NN|nsubj|3 ordered|VBD|ROOT|3|order the|DT|det|5 arrest|NN|dobj|3 "
        "of|IN|prep|5 the|DT|det|8 poet|NN|pobj|6"
    )
    assert ("The court", "arrested", "the poet", "probable") in found
    assert ("The court", "arrested", "the poet", "certain") not in found


def test_a_word_with_a_hyphen_is_one_word() -> None:
    """ "Cease-fire" is three tokens to the parser, and no fire."""
    found = relations(
        "Freedonia|NNP|nsubj|2 declared|VBD|ROOT|2|declare a|DT|det|6 cease|NN|compound|6 -|HYPH|punct|6 "
        "fire|NN|dobj|2 with|IN|prep|6 Ruritania|NNP|pobj|7"
    )
    assert {("Freedonia", "ceasefire-with", "Ruritania", "certain")} == found


def test_a_verb_with_the_noun_of_its_preposition() -> None:
    """ "Used villagers as shields" is told by the verb, its preposition and the noun behind it together."""
    found = relations(
        "Rebels|NNS|nsubj|2|rebel used|VBD|ROOT|2|use villagers|NNS|dobj|2|villager as|IN|prep|2 "
        "human|JJ|amod|6 shields|NNS|pobj|4|shield"
    )
    assert ("Rebels", "used-as-shield", "villagers", "certain") in found


def test_the_object_that_a_parser_takes_for_a_subject() -> None:
    """In "found the banker guilty" parsers see a clause; the banker is found guilty all the same."""
    found = relations(
        "The|DT|det|2 court|NN|nsubj|3 found|VBD|ROOT|3|find the|DT|det|5 banker|NN|nsubj|6 guilty|JJ|ccomp|3"
    )
    assert ("The court", "convicted", "the banker", "certain") in found


@pytest.mark.parametrize(
    "word", ["including|VBG|prep|2 Freedonia|NNP|pobj|3", "such|JJ|amod|4 as|IN|prep|2 Freedonia|NNP|pobj|4"]
)
def test_who_is_listed_is_a_member(word: str) -> None:
    """ "Nations including Freedonia" and "nations such as Freedonia" name one of them."""
    found = relations(f"The|DT|det|2 nations|NNS|ROOT|2|nation {word}")
    assert ("Freedonia", "member-of", "The nations", "certain") in found


def test_people_from_a_body_belong_to_it() -> None:
    """ "A student of the Lena Academy" belongs to it, whether or not the word has a frame."""
    found = relations(
        "A|DT|det|2 student|NN|ROOT|2 of|IN|prep|2 the|DT|det|6 Lena|NNP|compound|6 Academy|NNP|pobj|3"
    )
    assert ("A student", "member-of", "Lena Academy", "certain") in found


def test_a_demand_by_its_noun() -> None:
    """ "Repeated its demand that the militia leave": Freedonia demands it of the militia."""
    found = relations(
        "Freedonia|NNP|nsubj|2 repeated|VBD|ROOT|2|repeat its|PRP$|poss|4 demand|NN|dobj|2 that|IN|mark|8 "
        "the|DT|det|7 militia|NN|nsubj|8 leave|VB|acl|4"
    )
    assert ("Freedonia", "demanded-of", "the militia", "certain") in found


def test_who_launches_an_operation_is_to_do_what_it_is_for() -> None:
    """The subject of an infinitive under a noun is that of the verb that carries the noun, and nothing has happened."""
    found = relations(
        "Rebels|NNS|nsubj|2|rebel launched|VBD|ROOT|2|launch an|DT|det|4 operation|NN|dobj|2 "
        "to|TO|aux|6 liberate|VB|acl|4 Orsk|NNP|dobj|6"
    )
    assert ("Rebels", "liberated", "Orsk", "underspecified") in found


def test_the_doer_of_a_raid_that_kills() -> None:
    """ "Ruritanian raids killed two monks": the raids did, and so did Ruritania."""
    found = relations(
        "Ruritanian|JJ|amod|2 raids|NNS|nsubj|3|raid killed|VBD|ROOT|3|kill two|CD|nummod|5 monks|NNS|dobj|3|monk"
    )
    assert {(subject, kind) for subject, kind, _, _ in found if kind == "killed"} == {
        ("Ruritanian raids", "killed"),
        ("Ruritanian", "killed"),
    }


def test_a_tone_cannot_be_struck() -> None:
    """Who attacks a port uses force; who strikes a note, or attacks a plan, does not."""
    said = "Rebels|NNS|nsubj|2|rebel attacked|VBD|ROOT|2|attack the|DT|det|4 {}|NN|dobj|2"
    assert ("Rebels", "attacked", "the port", "certain") in relations(said.format("port"))
    assert relations(said.format("plan")) == set()


def test_who_is_called_something_is_not_called_up() -> None:
    """ "The envoy called the king" is a call; "called the king a liar" is none."""
    call = "The|DT|det|2 envoy|NN|nsubj|3 called|VBD|ROOT|3|call the|DT|det|5 king|NN|dobj|3"
    assert ("The envoy", "spoke-with", "the king", "certain") in relations(call)
    named = relations(call + " a|DT|det|7 hero|NN|oprd|3")
    assert "spoke-with" not in {kind for _, kind, _, _ in named}


def test_who_helps_people_in_a_country_helps_the_country() -> None:
    """Unnamed people who get aid are told by where they are; named ones, and those who are hit, are not."""
    people = "people|NNS|dobj|2 in|IN|prep|3 Freedonia|NNP|pobj|4"
    helped = relations(f"Doctors|NNS|nsubj|2|doctor helped|VBD|ROOT|2|help {people}")
    assert {object_ for _, kind, object_, _ in helped if kind == "aided"} == {"people", "Freedonia"}
    hit = relations(f"Rebels|NNS|nsubj|2|rebel attacked|VBD|ROOT|2|attack {people}")
    assert {object_ for _, kind, object_, _ in hit if kind == "attacked"} == {"people"}
