"""Events of politics: refusals, assents, concessions and intentions, and whom they concern."""

from __future__ import annotations

import pytest

from factory import parsed, read, words

NAMES = {"Freedonia": "GPE", "Ruritania": "GPE", "Orsk": "GPE"}


def triples(sentence: str) -> set[tuple[str | None, str, str | None]]:
    """The relations of a sentence that somebody may hold, in words; what is left open is None."""
    found = read(parsed(sentence, entities=NAMES))
    return {
        (words(found, one.subject), one.type, words(found, one.object))
        for one in found.relations
        if one.certainty == "certain" and one.polarity == "positive"
    }


def test_a_refusal_concerns_whom_the_infinitive_reaches() -> None:
    """Who refuses to meet the rebels refuses the rebels, and has not met them."""
    found = triples(
        "Freedonia|NNP|nsubj|2 refused|VBD|ROOT|2|refuse to|TO|aux|4 meet|VB|xcomp|2 the|DT|det|6 rebels|NNS|dobj|4|rebel"
    )
    assert found == {("Freedonia", "refused", "the rebels")}


def test_who_is_behind_an_offer() -> None:
    """To reject Ruritania's offer is to refuse Ruritania; "an offer by Ruritania" says the same."""
    possessed = (
        "Freedonia|NNP|nsubj|2 rejected|VBD|ROOT|2|reject Ruritania|NNP|poss|5 's|POS|case|3 plan|NN|dobj|2"
    )
    made = "Freedonia|NNP|nsubj|2 rejected|VBD|ROOT|2|reject a|DT|det|4 plan|NN|dobj|2 by|IN|prep|4 Ruritania|NNP|pobj|5"
    for sentence in (possessed, made):
        assert ("Freedonia", "refused", "Ruritania") in triples(sentence)


def test_its_own_troops_are_not_whom_it_agrees_with() -> None:
    """In "agreed to withdraw its troops from Orsk" the assent concerns Orsk."""
    found = triples(
        "Freedonia|NNP|nsubj|2 agreed|VBD|ROOT|2|agree to|TO|aux|4 withdraw|VB|xcomp|2 its|PRP$|poss|6 "
        "troops|NNS|dobj|4|troop from|IN|prep|4 Orsk|NNP|pobj|7"
    )
    assert found == {("Freedonia", "agreed-to", "Orsk")}


@pytest.mark.parametrize(
    ("verb", "kind"),
    [("meet|VB|ROOT|3", "agreed-to"), ("attack|VB|ROOT|3", "intends-against")],
)
def test_what_will_be_done_is_intended(verb: str, kind: str) -> None:
    """A meeting that will be held is an assent, a raid that will be made is a threat; neither has happened."""
    found = triples(f"Freedonia|NNP|nsubj|3 will|MD|aux|3 {verb} the|DT|det|5 rebels|NNS|dobj|3|rebel")
    assert found == {("Freedonia", kind, "the rebels")}


def test_what_will_not_be_done_is_refused() -> None:
    """Who will not meet the rebels refuses them."""
    found = triples(
        "Freedonia|NNP|nsubj|4 will|MD|aux|4 not|RB|neg|4 meet|VB|ROOT|4 the|DT|det|6 rebels|NNS|dobj|4|rebel"
    )
    assert found == {("Freedonia", "refused", "the rebels")}


def test_who_must_do_something_is_told_to() -> None:
    """ "She said that the rebels must leave" is a demand of the rebels."""
    found = triples(
        "Freedonia|NNP|nsubj|2 said|VBD|ROOT|2|say that|IN|mark|7 the|DT|det|5 rebels|NNS|nsubj|7|rebel "
        "must|MD|aux|7 leave|VB|ccomp|2"
    )
    assert ("Freedonia", "demanded-of", "the rebels") in found


def test_a_verb_and_its_object_are_one_event() -> None:
    """To lift a blockade is no blockade: the noun belongs to the verb."""
    found = triples(
        "Freedonia|NNP|nsubj|2 lifted|VBD|ROOT|2|lift its|PRP$|poss|4 blockade|NN|dobj|2 of|IN|prep|4 Orsk|NNP|pobj|5"
    )
    assert found == {("Freedonia", "eased", "Orsk")}


def test_two_who_meet_meet_each_other() -> None:
    """ "Freedonia and Ruritania met": each is the other's object."""
    found = triples("Freedonia|NNP|nsubj|4 and|CC|cc|1 Ruritania|NNP|conj|1 met|VBD|ROOT|4|meet")
    assert found == {("Freedonia", "met-with", "Ruritania")}


def test_a_quantity_is_of_somebody() -> None:
    """ "Hundreds of rebels" are rebels, and can be arrested."""
    found = triples(
        "Freedonia|NNP|nsubj|2 arrested|VBD|ROOT|2|arrest hundreds|NNS|dobj|2|hundred of|IN|prep|3 rebels|NNS|pobj|4|rebel"
    )
    assert found == {("Freedonia", "arrested", "rebels")}


def test_an_act_by_means_is_its_owner_s() -> None:
    """When Freedonia's warplanes attack, Freedonia attacks."""
    found = triples(
        "Freedonia|NNP|poss|3 's|POS|case|1 warplanes|NNS|nsubj|4|warplane attacked|VBD|ROOT|4|attack Orsk|NNP|dobj|4"
    )
    assert ("Freedonia", "attacked", "Orsk") in found


def test_the_target_may_hang_on_the_light_verb() -> None:
    """ "Carried out strikes on Friday against the port": the port is struck, and Friday is not."""
    found = triples(
        "Freedonia|NNP|nsubj|2 carried|VBD|ROOT|2|carry out|RP|prt|2 strikes|NNS|dobj|2|strike on|IN|prep|2 "
        "Friday|NNP|pobj|5 against|IN|prep|2 the|DT|det|9 port|NN|pobj|7"
    )
    assert ("Freedonia", "struck", "the port") in found
    assert not any("Friday" in (subject, obj) for subject, _, obj in found)


def test_a_dateline_does_not_act() -> None:
    """ "ORSK -- Rebels attacked the port": parsers take the rebels for an apposition of the place."""
    found = triples(
        "Orsk|NNP|nsubj|4 --|:|punct|1 rebels|NNS|appos|1|rebel attacked|VBD|ROOT|4|attack the|DT|det|6 port|NN|dobj|4"
    )
    assert found == {("rebels", "attacked", "the port")}


def test_an_apposition_is_no_subject() -> None:
    """ "Freedonia, a kingdom, attacked the port": a second comma closes it."""
    found = triples(
        "Freedonia|NNP|nsubj|6 ,|,|punct|1 a|DT|det|4 kingdom|NN|appos|1 ,|,|punct|1 attacked|VBD|ROOT|6|attack "
        "the|DT|det|8 port|NN|dobj|6"
    )
    assert ("Freedonia", "attacked", "the port") in found


def test_the_second_of_two_passives_is_passive_too() -> None:
    """ "The poet was seized and killed": he killed nobody."""
    found = triples(
        "The|DT|det|2 poet|NN|nsubjpass|4 was|VBD|auxpass|4|be seized|VBN|ROOT|4|seize and|CC|cc|4 killed|VBN|conj|4|kill"
    )
    assert found == {(None, "captured", "The poet"), (None, "killed", "The poet")}


def test_a_victim_is_not_blamed() -> None:
    """Who condemns the raid on the camp condemns the raid: the camp did nothing, nor is it refused by who denies it."""
    raid = "the|DT|det|4 raid|NN|dobj|2 on|IN|prep|4 the|DT|det|7 camp|NN|pobj|5"
    for verb in ("condemned|VBD|ROOT|2|condemn", "denied|VBD|ROOT|2|deny"):
        found = triples(f"Freedonia|NNP|nsubj|2 {verb} {raid}")
        assert not any((subject, obj) == ("Freedonia", "the camp") for subject, _, obj in found)
