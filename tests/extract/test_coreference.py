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


IS = "Klein|NNP|nsubj|2 {is}|VBZ|ROOT|2|be a|DT|det|4 lawyer|NN|attr|2 .|.|punct|2"
PERSONS = {"Klein": "PERSON", "Maren": "PERSON"}


def test_a_predicate_is_its_subject() -> None:
    """ "Klein is a lawyer" makes one of the two; a contraction says the same."""
    for verb in ("is", "'s"):
        assert {"Klein", "a lawyer"} in chains(read(parsed(IS.format(**{"is": verb}), entities=PERSONS)))


def test_a_predicate_that_is_denied_supposed_or_asked_is_nobody() -> None:
    """ "Klein is not a lawyer", "may be a lawyer" and "Is Klein a lawyer?" equate nothing."""
    denied = "Klein|NNP|nsubj|2 is|VBZ|ROOT|2|be not|RB|neg|2 a|DT|det|5 lawyer|NN|attr|2 .|.|punct|2"
    possible = "Klein|NNP|nsubj|3 may|MD|aux|3 be|VB|ROOT|3|be a|DT|det|5 lawyer|NN|attr|3 .|.|punct|3"
    asked = "Is|VBZ|ROOT|1|be Klein|NNP|nsubj|1 a|DT|det|4 lawyer|NN|attr|1 ?|.|punct|1"
    for sentence in (denied, possible, asked):
        assert chains(read(parsed(sentence, entities=PERSONS))) == []


def test_a_relative_clause_says_it_of_its_noun() -> None:
    """ "Klein, who is a lawyer": the predicate is Klein."""
    text = "Klein|NNP|nsubj|6 who|WP|nsubj|3 is|VBZ|relcl|1|be a|DT|det|5 lawyer|NN|attr|3 left|VBD|ROOT|6|leave .|.|punct|6"
    assert {"Klein", "a lawyer"} in chains(read(parsed(text, entities=PERSONS)))


def test_a_law_that_is_named_again_is_a_mention() -> None:
    """Laws and works are named; what is named once alone stays out of the records."""
    line = "Klein|NNP|nsubj|2 broke|VBD|ROOT|2|break the|DT|det|4 Charter|NNP|dobj|2 .|.|punct|2"
    names = {**PERSONS, "Charter": "LAW"}
    assert {"Charter"} in chains(read(parsed(line, line, entities=names)))
    once = read(parsed(line, entities=names))
    assert "Charter" not in {mention.text for mention in once.mentions}


def test_a_kind_of_thing_named_again_is_one_matter() -> None:
    """ "Human rights" twice are one; a kind of another name is another."""
    line = "Klein|NNP|nsubj|2 praised|VBD|ROOT|2|praise {0}|JJ|amod|4 rights|NNS|dobj|2|right .|.|punct|2"
    found = chains(
        read(parsed(*(line.format(word) for word in ("human", "water", "human")), entities=PERSONS))
    )
    assert {"human rights"} in found
    assert not any("water rights" in chain for chain in found)


def test_this_is_what_was_done_in_the_sentence_before() -> None:
    """ "Klein left. This angered Maren": the leaving did; what somebody merely said or was does not count."""
    angered = "This|DT|nsubj|2 angered|VBD|ROOT|2|anger Maren|NNP|dobj|2 .|.|punct|2"
    left = "Klein|NNP|nsubj|2 left|VBD|ROOT|2|leave .|.|punct|2"
    found = read(parsed(f"{left}\n{angered}", entities=PERSONS))
    assert {"left", "This"} in chains(found)
    assert [m.type for m in found.mentions if m.text == "left"] == ["Event"]
    spoke = "Klein|NNP|nsubj|2 spoke|VBD|ROOT|2|say .|.|punct|2"
    assert chains(read(parsed(f"{spoke}\n{angered}", entities=PERSONS))) == []


def test_the_country_is_the_state_named_last() -> None:
    """ "The country" calls a state again, and "the city" a town; neither calls the other."""
    text = "They|PRP|nsubj|2 left|VBD|ROOT|2|leave {0}|NNP|dobj|2 .|.|punct|2\nThe|DT|det|2 {1}|NN|nsubj|3 burned|VBD|ROOT|3|burn .|.|punct|3"
    names: Gazetteer = gazetteer(Freedonia=("freedonia", "Organization"), Varna=("varna", "Place"))
    labels = {"Freedonia": "GPE", "Varna": "GPE"}
    for place, noun, one in (
        ("Freedonia", "country", True),
        ("Varna", "city", True),
        ("Varna", "country", False),
        ("Freedonia", "city", False),
    ):
        found = chains(read(parsed(text.format(place, noun), entities=labels), names))
        assert ({place, f"The {noun}"} in found) is one


def test_in_a_transcript_i_am_who_speaks_and_you_are_who_spoke_before() -> None:
    """ "KLEIN: I saw you. MAREN: You saw me." has two people in it."""
    klein = "KLEIN|NNP|nsubj|4 :|:|punct|4 I|PRP|nsubj|4|i saw|VBD|ROOT|4|see smoke|NN|dobj|4 .|.|punct|4"
    maren = "MAREN|NNP|nsubj|4 :|:|punct|4 You|PRP|nsubj|4|you saw|VBD|ROOT|4|see me|PRP|dobj|4|i .|.|punct|4"
    found = chains(read(parsed(klein, maren, entities={"KLEIN": "PERSON", "MAREN": "PERSON"})))
    assert {"KLEIN", "I", "You"} in found
    assert {"MAREN", "me"} in found


def test_a_name_with_a_particle_in_small_letters() -> None:
    """ "el-Kamri" is found where it is written with its small letter, and "El-Kamri" is the same."""
    line = "{0}|NNP|nsubj|4 -|HYPH|punct|3 Kamri|NNP|nsubj|4 left|VBD|ROOT|4|leave .|.|punct|4"
    names = {"el-Kamri": ("kamri", "Person"), "El-Kamri": ("kamri", "Person")}
    found = read(parsed(line.format("El"), line.format("el")), Gazetteer(names, {}))
    assert {"El-Kamri", "el-Kamri"} in chains(found)


def test_the_letters_in_brackets_are_those_of_the_whole_name() -> None:
    """In "the Harbour Clinic of Lena (HCL)", the letters are the clinic's."""
    text = (
        "The|DT|det|3 Harbour|NNP|compound|3 Clinic|NNP|nsubj|9 of|IN|prep|3 Lena|NNP|pobj|4 "
        "(|-LRB-|punct|7 HCL|NNP|appos|3 )|-RRB-|punct|7 left|VBD|ROOT|9|leave .|.|punct|9"
    )
    found = read(parsed(text, entities={"Harbour Clinic": "ORG", "Lena": "GPE", "HCL": "ORG"}))
    assert {"Harbour Clinic", "HCL"} in chains(found)
