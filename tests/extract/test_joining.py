"""Rules and tagger joined: who gives what, and what stands alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.extract.joining import joined
from rashomon.extract.judge import Judge, write
from rashomon.extract.parse import Parse
from rashomon.extract.phrases import Phrases
from rashomon.extract.quotes import Quoted, quotations
from rashomon.extract.relations import relations
from rashomon.extract.said import Said
from rashomon.extract.statements import statements
from rashomon.extract.tagger import Tagged
from rashomon.extract.triggers import triggers
from rashomon.model import Gazetteer
from rashomon.ontology.vocabulary import load

from factory import parsed

DENIED = (
    "Orlov|NNP|nsubj|2 denied|VBD|ROOT|2|deny in|IN|prep|2 a|DT|det|5 statement|NN|pobj|3 that|IN|mark|8 "
    "rebels|NNS|nsubj|8|rebel left|VBD|ccomp|2|leave on|IN|prep|8 foot|NN|pobj|9 .|.|punct|2"
)
QUOTED = (
    "“|``|punct|3 I|PRP|nsubj|3 think|VBP|ccomp|9 he|PRP|nsubj|5 left|VBD|ccomp|3|leave ,|,|punct|9 ”|''|punct|9 "
    "Orlov|NNP|nsubj|9 said|VBD|ROOT|9|say"
)
TRIGGERS = triggers(load())


SURE = 0.95


@pytest.fixture(scope="module")
def judge(tmp_path_factory: pytest.TempPathFactory) -> Judge:
    """One that believes what both found, and the tagger alone where it is sure; the rules alone are thinkable to it."""
    folder = tmp_path_factory.mktemp("judge")
    write(
        folder / "judge.tsv",
        {"by both": 2.0, "by tagger": -6.0, "sureness, by tagger": 8.0, "by rules": -1.5},
    )
    return Judge(folder / "judge.tsv")


Join = Callable[..., list[Said]]


@pytest.fixture
def join(judge: Judge) -> Join:
    """What the rules find in a parse and what a tagger is made to say, joined."""

    def of(parse: Parse, *tagged: Tagged) -> list[Said]:
        quoted = Quoted(quotations(parse))
        by_rules = statements(parse, TRIGGERS, quoted)
        related = relations(parse, Phrases.of(parse, TRIGGERS, Gazetteer({}, {})), TRIGGERS)
        return joined(parse, quoted, TRIGGERS, judge, by_rules, list(tagged), related)

    return of


def test_where_both_speak_spans_are_the_taggers_and_the_rest_the_rules(join: Join) -> None:
    """One statement: the content as the tagger has it, act, medium and speaker as the rules have them."""
    parse = parsed(DENIED, entities={"Orlov": "PERSON"})
    (said,) = join(parse, Tagged(cue=(1, 2), source=((0, 1),), content=((6, 8),), score=0.9))
    assert (said.by, said.act, said.speaker, said.content) == ("both", "deny", 0, [(6, 8)])
    assert said.medium == (2, 5)


@pytest.mark.parametrize(("verb", "found"), [("attacked", 2), ("slept", 1)])
def test_what_decides_who_holds_a_relation_is_kept(join: Join, verb: str, found: int) -> None:
    """In "the minister said that Orlov denied that rebels attacked the camp" it is not the minister who says so."""
    parse = parsed(
        "Klein|NNP|nsubj|2 said|VBD|ROOT|2|say that|IN|mark|5 Orlov|NNP|nsubj|5 denied|VBD|ccomp|2|deny "
        f"that|IN|mark|8 rebels|NNS|nsubj|8|rebel {verb}|VBD|ccomp|5|{verb[:-2]} the|DT|det|10 camp|NN|dobj|8",
        entities={"Klein": "PERSON", "Orlov": "PERSON"},
    )
    said = join(parse, Tagged(cue=(1, 2), source=((0, 1),), content=((2, 10),), score=SURE))
    assert [one.act for one in said] == ["say", "deny"][:found]


def test_the_tagger_alone(join: Join) -> None:
    """What no rule finds stands, with the act of the cue's word, or a plain "say"."""
    parse = parsed(
        "In|IN|prep|8 the|DT|det|3 eyes|NNS|pobj|1|eye of|IN|prep|3 many|JJ|pobj|4 ,|,|punct|8 it|PRP|nsubj|8 "
        "was|VBD|ROOT|8|be late|JJ|acomp|8"
    )
    alone = [Tagged(cue=(0, 3), source=((4, 5),), content=((6, 9),), score=SURE)]
    found = [said for said in join(parse, *alone) if said.by != "rules"]
    assert [(said.speaker, said.content) for said in found] == [(4, [(6, 9)])]


def test_the_tagger_alone_must_be_sure(join: Join) -> None:
    """A doubtful attribution counts only where the rules find one at the same cue."""
    parse = parsed(DENIED, entities={"Orlov": "PERSON"})
    doubtful = Tagged(cue=(7, 8), source=((6, 7),), content=((8, 10),), score=0.6)
    assert [said.by for said in join(parse, doubtful)] == ["rules"]
    agreed = Tagged(cue=(1, 2), source=((0, 1),), content=((6, 10),), score=0.6)
    assert [said.by for said in join(parse, agreed)] == ["both"]


def test_the_rules_alone(join: Join) -> None:
    """Without the tagger's voice a statement of speech stands as it is."""
    parse = parsed(DENIED, entities={"Orlov": "PERSON"})
    (said,) = join(parse)
    assert (said.by, said.act, said.content) == ("rules", "deny", [(6, 10)])


def test_a_belief_in_somebodys_words_needs_the_tagger(join: Join) -> None:
    """ "I think" inside a quotation is not a statement of its own, unless the tagger says so too."""
    parse = parsed(QUOTED, entities={"Orlov": "PERSON"})
    assert [said.act for said in join(parse)] == ["say"]
    both = join(parse, Tagged(cue=(2, 3), source=((1, 2),), content=((3, 5),), score=SURE))
    assert [(said.act, said.by) for said in both] == [("believe", "tagger"), ("say", "rules")]


def test_a_bare_noun_commits_to_nothing_but_itself(join: Join) -> None:
    """A content that is a noun phrase has the scope of a noun, whoever found it."""
    parse = parsed(
        "Orlov|NNP|nsubj|2 slammed|VBD|ROOT|2|slam attacks|NNS|dobj|2|attack", entities={"Orlov": "PERSON"}
    )
    (said,) = join(parse, Tagged(cue=(1, 2), source=((0, 1),), content=((2, 3),), score=0.9))
    assert (said.scope, said.about) == ("noun", 2)


def test_an_inner_claim_that_the_tagger_missed(join: Join) -> None:
    """In "denied Freedonia's claim that ..." the claim is a statement of its own, also where only the rules see it."""
    parse = parsed(
        "Orlov|NNP|nsubj|2 denied|VBD|ROOT|2|deny Freedonia|NNP|poss|5 's|POS|case|3 claim|NN|dobj|2 that|IN|mark|8 "
        "rebels|NNS|nsubj|8|rebel left|VBD|acl|5|leave",
        entities={"Orlov": "PERSON", "Freedonia": "GPE"},
    )
    found = join(parse, Tagged(cue=(1, 2), source=((0, 1),), content=((2, 8),), score=0.9))
    assert [(said.act, said.by) for said in found] == [("deny", "both"), ("claim", "rules")]


def test_a_relative_pronoun_speaks_for_its_noun(join: Join) -> None:
    """A source "which" is the noun before it."""
    parse = parsed(
        "Orlov|NNP|nsubj|6 ,|,|punct|1 who|WP|nsubj|4 said|VBD|relcl|1|say so|RB|advmod|4 left|VBD|ROOT|6|leave",
        entities={"Orlov": "PERSON"},
    )
    (said,) = join(parse, Tagged(cue=(3, 4), source=((2, 3),), content=((4, 5),), score=0.9))
    assert said.speaker == 0


def test_a_denial_reaches_what_it_governs(join: Join) -> None:
    """In "denied backing the front" the backing is denied, however short the tagger reads the content."""
    parse = parsed(
        "Orlov|NNP|nsubj|2 denied|VBD|ROOT|2|deny backing|VBG|xcomp|2|back the|DT|det|5 front|NN|dobj|3",
        entities={"Orlov": "PERSON"},
    )
    (said,) = join(parse, Tagged(cue=(1, 3), source=((0, 1),), content=((3, 5),), score=0.9))
    assert (said.act, said.scope, said.content) == ("deny", "clause", [(3, 5)])
    assert any(first <= 2 < end for first, end in said.reach)


CALLED = (
    "Orlov|NNP|nsubj|2 praised|VBD|ROOT|2|praise what|WP|dobj|6 the|DT|det|5 rebels|NNS|nsubj|6|rebel "
    "call|VBP|ccomp|2|call a|DT|det|8 truce|NN|oprd|6 .|.|punct|2"
)
CLAIMED = (
    "Orlov|NNP|nsubj|2 {cue} a|DT|det|4 claim|NN|dobj|2 by|IN|prep|4 rebels|NNS|pobj|5|rebel that|IN|mark|9 "
    "troops|NNS|nsubj|9|troop looted|VBD|ccomp|2|loot .|.|punct|2"
)
TOLD = (
    "Orlov|NNP|nsubj|2 {cue} that|IN|mark|6 the|DT|det|5 rebels|NNS|nsubj|6|rebel said|VBD|ccomp|2|say "
    "troops|NNS|nsubj|8|troop looted|VBD|ccomp|6|loot .|.|punct|2"
)


def nested(join: Join, parse: Parse, content: tuple[int, int]) -> list[tuple[int | None, str]]:
    """Cue and reader of what stands beside one attribution of the tagger's, with its cue at token 1."""
    outer = Tagged(cue=(1, 2), source=((0, 1),), content=(content,), score=0.9)
    return [(said.cue, said.by) for said in join(parse, outer) if said.cue != 1]


def test_a_claim_that_a_noun_names_stands_beside_what_is_said_of_it(join: Join) -> None:
    """ "Denied a claim by rebels that ...": the rebels claim it, though the tagger hears Orlov alone."""
    parse = parsed(CLAIMED.format(cue="denied|VBD|ROOT|2|deny"), entities={"Orlov": "PERSON"})
    assert nested(join, parse, (7, 9)) == [(3, "rules")]


def test_under_a_denial_the_inner_statement_counts(join: Join) -> None:
    """What Orlov denies that rebels said, rebels are said to have said; what he says in passing is left to him."""
    denied = parsed(TOLD.format(cue="denied|VBD|ROOT|2|deny"), entities={"Orlov": "PERSON"})
    assert nested(join, denied, (3, 8)) == [(5, "rules")]
    said = parsed(TOLD.format(cue="said|VBD|ROOT|2|say"), entities={"Orlov": "PERSON"})
    assert nested(join, said, (3, 8)) == []


def test_what_others_call_it_is_theirs(join: Join) -> None:
    """Orlov praises a truce that the rebels call one."""
    parse = parsed(CALLED, entities={"Orlov": "PERSON"})
    assert nested(join, parse, (2, 8)) == [(5, "rules")]


def test_a_noun_phrase_that_only_the_rules_found_is_left_out(join: Join) -> None:
    """ "Condemned the raid" needs the tagger; "said that rebels left" does not."""
    noun = "Orlov|NNP|nsubj|2 condemned|VBD|ROOT|2|condemn the|DT|det|4 raid|NN|dobj|2 .|.|punct|2"
    clause = (
        "Orlov|NNP|nsubj|2 said|VBD|ROOT|2|say rebels|NNS|nsubj|4|rebel left|VBD|ccomp|2|leave .|.|punct|2"
    )
    assert join(parsed(noun, entities={"Orlov": "PERSON"})) == []
    assert [said.act for said in join(parsed(clause, entities={"Orlov": "PERSON"}))] == ["say"]


def test_what_somebody_is_accused_of_or_told_to_do_is_kept(join: Join) -> None:
    """ "Accused rebels of looting", "ordered rebels to leave": kept though only the rules found them."""
    accused = (
        "Orlov|NNP|nsubj|2 accused|VBD|ROOT|2|accuse rebels|NNS|dobj|2|rebel of|IN|prep|2 looting|VBG|pcomp|4|loot "
        "shops|NNS|dobj|5|shop .|.|punct|2"
    )
    ordered = "Orlov|NNP|nsubj|2 ordered|VBD|ROOT|2|order rebels|NNS|nsubj|5|rebel to|TO|aux|5 leave|VB|ccomp|2 .|.|punct|2"
    assert [said.act for said in join(parsed(accused, entities={"Orlov": "PERSON"}))] == ["accuse"]
    assert [said.act for said in join(parsed(ordered, entities={"Orlov": "PERSON"}))] == ["order"]
    assert join(parsed(ordered.replace("Orlov|NNP", "rain|NN"))) == []


def test_what_has_no_content_is_kept_whatever_the_tagger_makes_of_it(join: Join) -> None:
    """ "Declined to comment" is an act in itself; a doubtful tagger that takes "comment" for its content is not asked."""
    declined = "Orlov|NNP|nsubj|2 declined|VBD|ROOT|2|decline to|TO|aux|4 comment|VB|xcomp|2 .|.|punct|2"
    parse = parsed(declined, entities={"Orlov": "PERSON"})
    assert [(said.act, said.content) for said in join(parse)] == [("decline-to-comment", [])]
