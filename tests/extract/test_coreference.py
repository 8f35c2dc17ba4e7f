"""Coreference: which phrases of a report stand for the same thing."""

from __future__ import annotations

from rashomon.model import Extraction, Gazetteer

from factory import gazetteer, parsed, read, words

SAID = "“|``|punct|4 I|PRP|nsubj|4 will|MD|aux|4 answer|VB|ccomp|8 ,|,|punct|8 ”|''|punct|8 Klein|NNP|nsubj|8 said|VBD|ROOT|8|say .|.|punct|8"
LEFT = "Boris|NNP|compound|2 Klein|NNP|nsubj|3 left|VBD|ROOT|3|leave Freedonia|NNP|dobj|3 .|.|punct|3"
OFFICER = "This|DT|det|2 officer|NN|nsubj|3 left|VBD|ROOT|3|leave .|.|punct|3"
FRONT = "The|DT|det|4 United|NNP|compound|3 Harbour|NNP|compound|4 Front|NNP|nsubj|8 (|-LRB-|punct|6 UHF|NNP|appos|4 )|-RRB-|punct|4 left|VBD|ROOT|8|leave .|.|punct|8"
BACKED = "Groups|NNS|nsubj|5|group backed|VBN|acl|1|back by|IN|agent|2 Freedonia|NNP|pobj|3 left|VBD|ROOT|5|leave .|.|punct|5"
COMPOUND = "Freedonian|NNP|npadvmod|3 -|HYPH|punct|3 backed|VBN|amod|4|back groups|NNS|nsubj|5|group left|VBD|ROOT|5|leave .|.|punct|5"
THESE = "These|DT|det|2 groups|NNS|nsubj|3|group left|VBD|ROOT|3|leave .|.|punct|3"
NAMES = {"Boris Klein": "PERSON", "Klein": "PERSON", "Freedonia": "GPE", "Freedonian": "NORP", "United Harbour Front": "ORG", "UHF": "ORG"}  # fmt: skip


def chains(found: Extraction) -> list[set[str]]:
    """The chains of a report as sets of words."""
    return [{words(found, mention) or "" for mention in chain.mentions} for chain in found.chains]


def test_a_surname_is_the_fuller_name() -> None:
    """ "Klein" after "Boris Klein" is one man, and so are "I" in his words and "this officer"."""
    found = read(parsed(f"{LEFT}\n{SAID}\n{OFFICER}", entities=NAMES))
    assert {"Boris Klein", "Klein", "I", "This officer"} in chains(found)


def test_an_acronym_in_brackets() -> None:
    """ "The United Harbour Front (UHF)" introduces the acronym; "the front" calls it again."""
    again = "The|DT|det|2 front|NN|nsubj|3 left|VBD|ROOT|3|leave .|.|punct|3"
    found = read(parsed(f"{FRONT}\n{again}", entities=NAMES))
    assert {"United Harbour Front", "UHF"} <= chains(found)[0]


def test_groups_with_one_backer_are_the_same_groups() -> None:
    """ "Groups backed by Freedonia", "Freedonian-backed groups" and "these groups" are one."""
    found = read(parsed(f"{BACKED}\n{COMPOUND}\n{THESE}", entities=NAMES))
    assert {"Groups", "Freedonian-backed groups", "These groups"} in chains(found)


def test_other_groups_are_others() -> None:
    """Groups backed by somebody else are not the same groups."""
    other = COMPOUND.replace("Freedonian|", "Ruritanian|")
    found = read(parsed(f"{BACKED}\n{other}", entities={**NAMES, "Ruritanian": "NORP"}))
    assert not any("Ruritanian-backed groups" in chain for chain in chains(found))


def test_names_with_one_id_are_one() -> None:
    """The gazetteer's id joins different names of the same thing."""
    both = "Freedonia|NNP|nsubj|2 left|VBD|ROOT|2|leave .|.|punct|2\nFRD|NNP|nsubj|2 left|VBD|ROOT|2|leave .|.|punct|2"
    names = gazetteer(Freedonia=("freedonia", "Organization"), FRD=("freedonia", "Organization"))
    assert {"Freedonia", "FRD"} in chains(read(parsed(both), names))


def test_a_capital_as_a_place_is_not_the_government() -> None:
    """ "In Varna" and "Varna denounced" are not joined: where it acts, a capital stands for its government."""
    text = "Varna|NNP|nsubj|2 left|VBD|ROOT|2|leave .|.|punct|2\nThey|PRP|nsubj|2 met|VBD|ROOT|2|meet in|IN|prep|2 Varna|NNP|pobj|3 .|.|punct|2"
    names: Gazetteer = gazetteer(Varna=("varna", "Place"))
    assert not any(chain == {"Varna"} for chain in chains(read(parsed(text), names)))


def test_its_owner_is_found_through_the_pronoun() -> None:
    """ "Its army" is Freedonia's where "its" is, and "the Freedonian army" would be another description of it."""
    text = "Freedonia|NNP|nsubj|2 said|VBD|ROOT|2|say its|PRP$|poss|4 army|NN|nsubj|5 left|VBD|ccomp|2|leave .|.|punct|2"
    names: Gazetteer = gazetteer(Freedonia=("freedonia", "Organization"))
    assert {"Freedonia", "its"} in chains(read(parsed(text), names))


def test_equal_names_with_different_owners_are_two() -> None:
    """ "Freedonia's Front" and "Ruritania's Front" are not one for having the same words."""
    line = "{}|NNP|poss|3 's|POS|case|1 Front|NNP|nsubj|4 left|VBD|ROOT|4|leave .|.|punct|4"
    text = f"{line.format('Freedonia')}\n{line.format('Ruritania')}"
    names: Gazetteer = gazetteer(
        Freedonia=("freedonia", "Organization"), Ruritania=("ruritania", "Organization")
    )
    assert not any("Front" in chain for chain in chains(read(parsed(text, entities={"Front": "ORG"}), names)))


def test_the_teller_of_a_report_is_one() -> None:
    """ "I" and "my" outside of quotation marks are whoever tells the report."""
    text = "I|PRP|nsubj|2 left|VBD|ROOT|2|leave .|.|punct|2\nMy|PRP$|poss|2|my guide|NN|nsubj|3 left|VBD|ROOT|3|leave .|.|punct|3"
    assert {"I", "My"} in chains(read(parsed(text)))


def test_she_is_no_man() -> None:
    """A first name that only men bear keeps "she" from a man's name."""
    text = f"{LEFT}\nShe|PRP|nsubj|2 left|VBD|ROOT|2|leave .|.|punct|2"
    assert not any("She" in chain for chain in chains(read(parsed(text, entities=NAMES))))


def test_a_noun_called_again() -> None:
    """What no lexicon knows becomes a mention where it is called again, and only there."""
    text = "A|DT|det|2 flute|NN|nsubj|3 fell|VBD|ROOT|3|fall .|.|punct|3\nThe|DT|det|2 flute|NN|nsubj|3 broke|VBD|ROOT|3|break a|DT|det|5 shelf|NN|dobj|3 .|.|punct|3"
    found = read(parsed(text))
    assert {"A flute", "The flute"} in chains(found)
    assert not any("shelf" in mention.text for mention in found.mentions)
