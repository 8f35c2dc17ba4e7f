"""What a phrase stands for: members and their party, parts of words, tags behind names, laws and honours."""

from __future__ import annotations

import pytest

from rashomon.extract.asides import asides
from rashomon.model import Mention

from factory import gazetteer, parsed, read, words

PARTY = gazetteer(
    Republicans=("republican-party", "Organization"), Republican=("republican-party", "Organization")
)


def mentions(sentence: str, entities: dict[str, str] | None = None) -> dict[str, Mention]:
    """The mentions of a sentence, by their words."""
    found = read(parsed(sentence, entities=entities), PARTY)
    return {words(found, each.id) or "": each for each in found.mentions}


@pytest.mark.parametrize(
    ("before", "whole", "kind"),
    [
        ("House|NNP|compound|2", "House Republicans", "description"),
        ("Three|CD|nummod|2", "Three Republicans", "description"),
        ("The|DT|det|2", "Republicans", "name"),
        ("ruling|JJ|amod|2", "Republicans", "name"),
    ],
)
def test_some_members_are_people_and_all_are_the_party(before: str, whole: str, kind: str) -> None:
    """ "House Republicans" are people; "the Republicans" stands for the party."""
    found = mentions(f"{before} Republicans|NNPS|nsubj|3 left|VBD|ROOT|3|leave")
    assert found[whole].kind == kind
    assert (found[whole].type == "Group") == (kind == "description")


def test_one_member_is_a_person() -> None:
    """ "The Orsk Republican" is a person from Orsk."""
    found = mentions(
        "The|DT|det|3 Orsk|NNP|compound|3 Republican|NNP|nsubj|4 left|VBD|ROOT|4|leave", {"Orsk": "GPE"}
    )
    assert found["The Orsk Republican"].type == "Person"


def test_a_part_of_a_word_with_a_hyphen_is_nobody() -> None:
    """No front fights "a two-front war"; in "government-backed" the government backs."""
    sentence = (
        "A|DT|det|5 two|CD|nummod|4 -|HYPH|punct|4 front|NN|compound|5 war|NN|nsubj|6 began|VBD|ROOT|6|begin"
    )
    assert "front" not in mentions(sentence)


def test_a_party_tag_and_markup_name_nobody() -> None:
    """ "(D-Orsk)" behind a name and what is left of a page's markup are no words of the sentence."""
    parse = parsed(
        "Holm|NNP|nsubj|8 (|-LRB-|punct|1 D|NNP|appos|1 -|HYPH|punct|3 Orsk|NNP|appos|3 )|-RRB-|punct|1 "
        "has|VBZ|aux|8|have left|VBN|ROOT|8|leave"
    )
    assert {parse.words[token] for token in asides(parse)} == {"(", "D", "-", "Orsk", ")"}


def test_a_law_is_no_body() -> None:
    """The "Fair Tides Amendment" has supporters, but nobody is loyal to it as to a lord."""
    found = read(
        parsed(
            "Supporters|NNS|nsubj|7|supporter of|IN|prep|1 the|DT|det|6 Fair|NNP|compound|6 Tides|NNP|compound|6 "
            "Amendment|NNP|pobj|2 left|VBD|ROOT|7|leave",
            entities={"Fair Tides Amendment": "ORG"},
        )
    )
    assert not found.relations
