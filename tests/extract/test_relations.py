"""Relations: who did what to whom, how surely, and in whose voice."""

from __future__ import annotations

import pytest

from rashomon.model import Extraction, Relation

from factory import gazetteer, parsed, quote, read, words

NAMES = {"Boris Klein": "PERSON", "Northern Command": "ORG", "Freedonia": "GPE", "Harbour Guards": "ORG"}

ACTIVE = "Rebels|NNS|nsubj|2|rebel attacked|VBD|ROOT|2|attack the|DT|det|4 port|NN|dobj|2"
PASSIVE = "The|DT|det|2 port|NN|nsubjpass|4 was|VBD|auxpass|4|be attacked|VBN|ROOT|4|attack by|IN|agent|4 rebels|NNS|pobj|5|rebel"
NEGATED = "The|DT|det|2 rebels|NNS|nsubj|5|rebel did|VBD|aux|5|do not|RB|neg|5 attack|VB|ROOT|5 the|DT|det|7 port|NN|dobj|5"
NOBODY = "No|DT|det|2 group|NN|nsubj|3 attacked|VBD|ROOT|3|attack the|DT|det|5 port|NN|dobj|3"
POSSIBLE = "The|DT|det|2 rebels|NNS|nsubj|5|rebel may|MD|aux|5 have|VB|aux|5 attacked|VBN|ROOT|5|attack the|DT|det|7 port|NN|dobj|5"
CONDITION = "If|IN|mark|4 the|DT|det|3 rebels|NNS|nsubj|4|rebel attack|VBP|advcl|11 the|DT|det|6 port|NN|dobj|4 ,|,|punct|11 the|DT|det|9 army|NN|nsubj|11 will|MD|aux|11 answer|VB|ROOT|11"
QUESTION = "Did|VBD|aux|4|do the|DT|det|3 rebels|NNS|nsubj|4|rebel attack|VB|ROOT|4 the|DT|det|6 port|NN|dobj|4 ?|.|punct|4"
PLAN = "The|DT|det|2 rebels|NNS|nsubj|3|rebel plan|VBP|ROOT|3 to|TO|aux|5 attack|VB|xcomp|3 the|DT|det|7 port|NN|dobj|5"
LIGHT = (
    "The|DT|det|5 Ruritanian|NNP|npadvmod|4 -|HYPH|punct|4 backed|VBN|amod|5|back rebels|NNS|nsubj|6|rebel "
    "carried|VBD|ROOT|6|carry out|RP|prt|6 an|DT|det|9 attack|NN|dobj|6 on|IN|prep|9 the|DT|det|12 port|NN|pobj|10"
)


def attacks(found: Extraction) -> list[Relation]:
    return [relation for relation in found.relations if relation.type == "attacked"]


@pytest.mark.parametrize("sentence", [ACTIVE, PASSIVE])
def test_active_and_passive_say_the_same(sentence: str) -> None:
    """The agent is the subject and the patient the object, whatever the voice of the verb."""
    found = read(parsed(sentence))
    (attack,) = attacks(found)
    assert (words(found, attack.subject) or "").lower() == "rebels"
    assert (words(found, attack.object) or "").lower() == "the port"
    assert (attack.polarity, attack.certainty, attack.statement) == ("positive", "certain", None)
    assert quote(found, attack.trigger) == "attacked"


@pytest.mark.parametrize("sentence", [NEGATED, NOBODY])
def test_a_negated_clause_is_negative(sentence: str) -> None:
    """ "Did not attack" and "no group attacked" are negative, never a positive edge."""
    (attack,) = attacks(read(parsed(sentence)))
    assert attack.polarity == "negative"


def test_no_group_is_nobody() -> None:
    """ "No group" stands for nothing: the agent is left open."""
    (attack,) = attacks(read(parsed(NOBODY)))
    assert attack.subject is None


@pytest.mark.parametrize(
    ("sentence", "certainty"),
    [
        (POSSIBLE, "possible"),
        (CONDITION, "underspecified"),
        (QUESTION, "underspecified"),
        (PLAN, "underspecified"),
    ],
)
def test_what_did_not_surely_happen_is_not_certain(sentence: str, certainty: str) -> None:
    """A modal, a condition, a question and a plan do not say that it happened."""
    (attack,) = attacks(read(parsed(sentence)))
    assert attack.certainty == certainty


def test_light_verbs_lend_their_subject_to_the_event() -> None:
    """In "carried out an attack on the port" the subject of the verb attacked the port."""
    found = read(parsed(LIGHT, entities={"Ruritanian": "NORP"}))
    (attack,) = attacks(found)
    assert words(found, attack.subject) == "The Ruritanian-backed rebels"
    assert words(found, attack.object) == "the port"
    (backing,) = (relation for relation in found.relations if relation.type == "backed-by")
    assert (words(found, backing.subject), words(found, backing.object)) == (
        "The Ruritanian-backed rebels",
        "Ruritanian",
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "Boris|NNP|compound|2 Klein|NNP|nsubj|11 ,|,|punct|2 the|DT|det|5 commander|NN|appos|2 of|IN|prep|5 the|DT|det|9 "
        "Northern|NNP|compound|9 Command|NNP|pobj|6 ,|,|punct|2 left|VBD|ROOT|11|leave",
        "Northern|NNP|compound|2 Command|NNP|compound|3 commander|NN|compound|5 Boris|NNP|compound|5 Klein|NNP|nsubj|6 "
        "left|VBD|ROOT|6|leave",
        "Boris|NNP|compound|2 Klein|NNP|nsubj|3 is|VBZ|ROOT|3|be the|DT|det|5 commander|NN|attr|3 of|IN|prep|5 the|DT|det|9 "
        "Northern|NNP|compound|9 Command|NNP|pobj|6",
    ],
)
def test_posts_in_every_construction(sentence: str) -> None:
    """An apposition, a title before the name and "is the commander of" name the same post; the name stays bare."""
    found = read(parsed(sentence, entities=NAMES))
    (post,) = (relation for relation in found.relations if relation.type == "commander-of")
    assert words(found, post.subject) == "Boris Klein"
    assert words(found, post.object) == "Northern Command"


def test_an_order_by_whom() -> None:
    """ "By order of the president, Ivo Marek" tells who ordered what the phrase is attached to."""
    found = read(
        parsed(
            "The|DT|det|2 strikes|NNS|nsubj|3|strike were|VBD|ROOT|3|be by|IN|prep|3 order|NN|pobj|4 of|IN|prep|5 "
            "the|DT|det|8 president|NN|pobj|6 ,|,|punct|8 Ivo|NNP|compound|11 Marek|NNP|appos|8",
            entities={"Ivo Marek": "PERSON"},
        )
    )
    (order,) = (relation for relation in found.relations if relation.type == "ordered")
    assert words(found, order.object) == "The strikes"
    chain = next(chain for chain in found.chains if order.subject in chain.mentions)
    assert {words(found, mention) for mention in chain.mentions} == {"the president", "Ivo Marek"}


def test_a_counted_group_and_its_members() -> None:
    """ "Two camps", then two named camps: they are the members, and what is said of the two is said of each."""
    found = read(
        parsed(
            "Rebels|NNS|nsubj|2|rebel attacked|VBD|ROOT|2|attack two|CD|nummod|4 camps|NNS|dobj|2|camp .|.|punct|2\n"
            "The|DT|det|3 Orsk|NNP|compound|3 camp|NN|nsubj|4 burned|VBD|ROOT|4|burn .|.|punct|4\n"
            "The|DT|det|3 Lena|NNP|compound|3 camp|NN|nsubj|4 was|VBD|ROOT|4|be empty|JJ|acomp|4 .|.|punct|4"
        )
    )
    assert {words(found, attack.object) for attack in attacks(found)} == {
        "two camps",
        "Orsk camp",
        "Lena camp",
    }
    members = {words(found, r.subject) for r in found.relations if r.type == "member-of"}
    assert members == {"Orsk camp", "Lena camp"}


def test_a_possessed_body_is_part_of_its_possessor() -> None:
    """ "Its Harbour Guards" belong to what "its" stands for."""
    found = read(
        parsed(
            "Freedonia|NNP|nsubj|6 and|CC|cc|1 its|PRP$|poss|5 Harbour|NNP|compound|5 Guards|NNPS|conj|1|guard "
            "left|VBD|ROOT|6|leave",
            entities=NAMES,
        )
    )
    (part,) = (relation for relation in found.relations if relation.type == "part-of")
    assert (words(found, part.subject), words(found, part.object)) == ("Harbour Guards", "its")
    chain = next(chain for chain in found.chains if part.object in chain.mentions)
    assert [words(found, mention) for mention in chain.mentions] == ["Freedonia", "its"]


def test_evidence_slices_to_the_words() -> None:
    """Evidence runs from the first to the last of trigger and arguments."""
    found = read(parsed(LIGHT, entities={"Ruritanian": "NORP"}))
    (attack,) = attacks(found)
    start, end = attack.evidence
    assert found.document.text[start:end] == "The Ruritanian-backed rebels carried out an attack on the port"


def test_one_trigger_says_one_thing_of_two_phrases() -> None:
    """ "Groups backed by Freedonia" is one edge: the inverse is a name for it, not a relation of its own."""
    found = read(
        parsed(
            "Groups|NNS|nsubj|5|group backed|VBN|acl|1|back by|IN|agent|2 Freedonia|NNP|pobj|3 left|VBD|ROOT|5|leave",
            entities=NAMES,
        )
    )
    between = [r.type for r in found.relations if r.subject is not None and r.object is not None]
    assert between == ["backed-by"]


def test_a_passive_that_somebody_tells_is_certain() -> None:
    """ "Four soldiers were killed, she said" is told as a fact: a finite passive is no infinitive."""
    found = read(
        parsed(
            "Four|CD|nummod|2 soldiers|NNS|nsubjpass|4|soldier were|VBD|auxpass|4|be killed|VBN|ccomp|7|kill ,|,|punct|7 "
            "she|PRP|nsubj|7 said|VBD|ROOT|7|say"
        )
    )
    (killed,) = (relation for relation in found.relations if relation.type == "killed")
    assert (killed.polarity, killed.certainty) == ("positive", "certain")


def test_the_agency_in_a_dateline_is_no_place() -> None:
    """ "KARLSBURG (Reuters) — Troops left": the town does not lie in the agency; without the dash it would."""
    line = (
        "KARLSBURG|NNP|nsubj|{verb} (|-LRB-|punct|3 Reuters|NNP|appos|1 )|-RRB-|punct|3 {dash}"
        "Troops|NNS|nsubj|{verb}|troop left|VBD|ROOT|{verb}|leave .|.|punct|{verb}"
    )
    names = gazetteer(KARLSBURG=("karlsburg", "Place"), Reuters=("reuters", "Organization"))
    entities = {"KARLSBURG": "GPE", "Reuters": "ORG"}

    def types(verb: int, dash: str) -> set[str]:
        found = read(parsed(line.format(verb=verb, dash=dash), entities=entities), names)
        return {relation.type for relation in found.relations}

    assert "located-in" not in types(7, "—|:|punct|7 ")
    assert "located-in" in types(6, "")
