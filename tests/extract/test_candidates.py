"""What may be a statement: drafts of the tagger and of the rules, paired."""

from __future__ import annotations

from rashomon.extract.candidates import Candidate, candidates
from rashomon.extract.evidence import evidence
from rashomon.extract.parse import Parse
from rashomon.extract.quotes import Quoted, quotations
from rashomon.extract.statements import statements
from rashomon.extract.tagger import Tagged
from rashomon.extract.triggers import triggers
from rashomon.ontology.vocabulary import load

from factory import parsed

TRIGGERS = triggers(load())
SAID = (
    "Orlov|NNP|nsubj|2 said|VBD|ROOT|2|say rebels|NNS|nsubj|4|rebel left|VBD|ccomp|2|leave in|IN|prep|4 "
    "haste|NN|pobj|5 .|.|punct|2"
)
QUOTED = (
    "\"|``|punct|3 We|PRP|nsubj|3 left|VBD|ccomp|6|leave ,|,|punct|6 \"|''|punct|6 said|VBD|ROOT|6|say "
    "Orlov|NNP|nsubj|6 .|.|punct|6"
)


def made(parse: Parse, *tagged: Tagged) -> list[Candidate]:
    quoted = Quoted(quotations(parse))
    return list(candidates(parse, quoted, TRIGGERS, statements(parse, TRIGGERS, quoted), list(tagged)))


def test_one_cue_makes_one_candidate() -> None:
    """Rules and tagger meet at a word of the cue, and each keeps what it knows better."""
    parse = parsed(SAID, entities={"Orlov": "PERSON"})
    (found,) = made(parse, Tagged(cue=(1, 2), source=((0, 1),), content=((2, 4),), score=0.3))
    assert (found.said.by, found.said.content, found.said.act) == ("both", [(2, 4)], "say")
    assert found.ruled is not None
    assert found.ruled.content == [(2, 6)]


def test_each_draft_is_there_once() -> None:
    """Two attributions of the tagger at the words of one cue: the rules go with the first."""
    parse = parsed(SAID, entities={"Orlov": "PERSON"})
    twice = [Tagged(cue=(1, 2), source=(), content=(part,), score=0.3) for part in ((2, 4), (4, 6))]
    assert [found.said.by for found in made(parse, *twice)] == ["both", "tagger"]
    assert [found.said.by for found in made(parse)] == ["rules"]


def test_a_content_ends_with_its_quotation() -> None:
    """The tagger ran on past the closing mark; what stands behind it is the reporter's."""
    parse = parsed(QUOTED, entities={"Orlov": "PERSON"})
    (found,) = made(parse, Tagged(cue=(5, 6), source=((6, 7),), content=((1, 5),), score=0.9))
    assert found.said.content == [(1, 3)]


def test_what_others_call_it_reaches_as_far_as_the_rules_say() -> None:
    """ "What officials call a blockade has stopped trade": the officials call it a blockade, and no more."""
    parse = parsed(
        "What|WP|dobj|3 officials|NNS|nsubj|3|official call|VBP|csubj|7|call a|DT|det|5 blockade|NN|oprd|3 "
        "has|VBZ|aux|7|have stopped|VBN|ROOT|7|stop trade|NN|dobj|7 .|.|punct|7"
    )
    (found,) = made(parse, Tagged(cue=(2, 3), source=((1, 2),), content=((3, 8),), score=0.9))
    assert found.said.by == "both"
    assert found.said.content == [(3, 5)]


def test_evidence_says_who_found_it_and_how_both_read_it() -> None:
    """Agreement, sureness, the kinds of words and the distance are there by name."""
    parse = parsed(SAID, entities={"Orlov": "PERSON"})
    found = made(parse, Tagged(cue=(1, 2), source=((0, 1),), content=((2, 4),), score=0.9))
    (features,) = evidence(parse, Quoted(quotations(parse)), TRIGGERS, found)
    for name in (
        "by both",
        "source name",
        "scope clause, by both",
        "cue VB, by both",
        "nested 0",
    ):
        assert features[name] == 1, name
    assert features["contents alike"] == 0.5
    assert features["sureness"] > 0.5
    assert features["distance"] == 0.1


def test_evidence_knows_the_nested() -> None:
    """A cue in another's content is nested, where the tagger is fairly sure of that one."""
    parse = parsed(SAID, entities={"Orlov": "PERSON"})
    quoted = Quoted(quotations(parse))
    for score, nested in ((0.9, 1), (0.2, 0)):
        around = Tagged(cue=(0, 1), source=(), content=((1, 6),), score=score)
        _, rules = evidence(parse, quoted, TRIGGERS, made(parse, around))
        assert rules.get(f"nested {nested}") == 1


def test_who_rejects_a_claim_is_not_who_made_it() -> None:
    """ "Orlov rejected claims by rebels that ...", which the tagger reads as one cue, of the rebels."""
    parse = parsed(
        "Orlov|NNP|nsubj|2 rejected|VBD|ROOT|2|reject claims|NNS|dobj|2|claim by|IN|prep|3 rebels|NNS|pobj|4|rebel "
        "that|IN|mark|8 troops|NNS|nsubj|8|troop left|VBD|acl|3|leave .|.|punct|2",
        entities={"Orlov": "PERSON"},
    )
    found = made(parse, Tagged(cue=(1, 3), source=((4, 5),), content=((5, 8),), score=0.9))
    assert [(one.said.act, one.said.speaker) for one in found] == [("reject", 0), ("claim", 4)]
