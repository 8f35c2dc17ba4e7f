"""Who does what an infinitive, a gerund, a command or a clause behind a noun tells, and who is only near it."""

from __future__ import annotations

from factory import parsed, read, words

NAMES = {"Klein": "PERSON", "Weber": "PERSON", "Orsk": "GPE"}


def acts(sentence: str, kind: str) -> set[tuple[str | None, str | None]]:
    """The subjects and objects of the relations of one type, in words; what is left open is None."""
    found = read(parsed(sentence, entities=NAMES))
    return {
        (words(found, one.subject), words(found, one.object)) for one in found.relations if one.type == kind
    }


def test_who_speaks_of_a_plan_does_not_carry_it_out() -> None:
    """ "The governor denounced plans to attack the rebels": who is to attack them stays open."""
    found = acts(
        "The|DT|det|2 governor|NN|nsubj|3 denounced|VBD|ROOT|3|denounce plans|NNS|dobj|3|plan to|TO|aux|6 "
        "attack|VB|acl|4 the|DT|det|8 rebels|NNS|dobj|6|rebel",
        "attacked",
    )
    assert found == {(None, "the rebels")}


def test_who_makes_a_decision_carries_it_out() -> None:
    """ "Weber made a decision to free the rebels": it is Weber's."""
    found = acts(
        "Weber|NNP|nsubj|2 made|VBD|ROOT|2|make a|DT|det|4 decision|NN|dobj|2 to|TO|aux|6 free|VB|acl|4 "
        "the|DT|det|8 rebels|NNS|dobj|6|rebel",
        "released",
    )
    assert found == {("Weber", "the rebels")}


def test_an_infinitive_behind_a_noun_is_done_by_whose_noun_it_is() -> None:
    """ "Klein decried Weber's plans to ban rebels": Weber's, though the parser hangs the infinitive on the verb."""
    found = acts(
        "Klein|NNP|nsubj|2 decried|VBD|ROOT|2|decry Weber|NNP|poss|5 's|POS|case|3 plans|NNS|dobj|2|plan "
        "to|TO|aux|7 ban|VB|advcl|2 rebels|NNS|dobj|7|rebel",
        "banned",
    )
    assert found == {("Weber", "rebels")}


def test_a_gerund_behind_a_noun_is_done_by_whose_noun_it_is() -> None:
    """ "The mayor questioned Klein's judgment in supporting the war": Klein supported it."""
    found = acts(
        "The|DT|det|2 mayor|NN|nsubj|3 questioned|VBD|ROOT|3|question Klein|NNP|poss|6 's|POS|case|4 "
        "judgment|NN|dobj|3 in|IN|prep|6 supporting|VBG|pcomp|7|support the|DT|det|10 war|NN|dobj|8",
        "supports",
    )
    assert found == {("Klein", "the war")}


def test_who_is_charged_with_it_has_done_it() -> None:
    """ "Two men were arrested on charges of bombing the port": the men are to have bombed it."""
    found = acts(
        "Two|CD|nummod|2 men|NNS|nsubjpass|4|man were|VBD|auxpass|4|be arrested|VBN|ROOT|4|arrest on|IN|prep|4 "
        "charges|NNS|pobj|5|charge of|IN|prep|6 bombing|VBG|pcomp|7|bomb the|DT|det|10 port|NN|dobj|8",
        "attacked",
    )
    assert found == {("Two men", "the port")}


def test_who_favors_a_ban_bans_nobody() -> None:
    """ "Klein favors banning the rebels": whoever may ban them."""
    found = acts(
        "Klein|NNP|nsubj|2 favors|VBZ|ROOT|2|favor banning|VBG|xcomp|2|ban the|DT|det|5 rebels|NNS|dobj|3|rebel",
        "banned",
    )
    assert found == {(None, "the rebels")}


def test_for_whom_it_is_to_do_something() -> None:
    """ "Klein called for the council to ban the rebels": the council is to ban them."""
    found = acts(
        "Klein|NNP|nsubj|2 called|VBD|ROOT|2|call for|IN|prep|2 the|DT|det|5 council|NN|pobj|3 to|TO|aux|7 "
        "ban|VB|xcomp|2 the|DT|det|9 rebels|NNS|dobj|7|rebel",
        "banned",
    )
    assert found == {("the council", "the rebels")}


def test_a_command_is_done_by_nobody_yet() -> None:
    """ "Weber roused the crowd to chants of “Arrest Klein!”": Weber arrests nobody."""
    found = acts(
        "Weber|NNP|nsubj|2 roused|VBD|ROOT|2|rouse the|DT|det|4 crowd|NN|dobj|2 to|IN|prep|2 chants|NNS|pobj|5|chant "
        "of|IN|prep|6 “|``|punct|9 Arrest|VB|pcomp|7 Klein|NNP|dobj|9 !|.|punct|9 ”|''|punct|9",
        "arrested",
    )
    assert found == {(None, "Klein")}


def test_a_clause_behind_what_somebody_is_tells_of_who_is_it() -> None:
    """ "Weber is a liar and cheat who attacked the rebels": Weber did, and once."""
    found = acts(
        "Weber|NNP|nsubj|2 is|VBZ|ROOT|2|be a|DT|det|4 liar|NN|attr|2 and|CC|cc|4 cheat|NN|conj|4 "
        "who|WP|nsubj|8 attacked|VBD|relcl|6|attack the|DT|det|10 rebels|NNS|dobj|8|rebel",
        "attacked",
    )
    assert found == {("Weber", "the rebels")}


def test_who_is_pointed_out_did_it() -> None:
    """ "It was the guard who attacked the rebels": no "it" attacked."""
    found = acts(
        "It|PRP|nsubj|2 was|VBD|ROOT|2|be the|DT|det|4 guard|NN|attr|2 who|WP|nsubj|6 attacked|VBD|relcl|4|attack "
        "the|DT|det|8 rebels|NNS|dobj|6|rebel",
        "attacked",
    )
    assert found == {("the guard", "the rebels")}


def test_who_is_no_place() -> None:
    """ "A guard from Orsk who attacked the rebels": the parser lets the place attack."""
    found = acts(
        "A|DT|det|2 guard|NN|nsubj|9 from|IN|prep|2 Orsk|NNP|pobj|3 who|WP|nsubj|6 attacked|VBD|relcl|4|attack "
        "the|DT|det|8 rebels|NNS|dobj|6|rebel left|VBD|ROOT|9|leave",
        "attacked",
    )
    assert found == {("A guard", "the rebels")}


def test_behind_a_comma_the_speaker_goes_on() -> None:
    """ "Weber said the port was closed, and attacked the rebels": Weber did, and no port."""
    found = acts(
        "Weber|NNP|nsubj|2 said|VBD|ROOT|2|say the|DT|det|4 port|NN|nsubj|5 was|VBD|ccomp|2|be closed|JJ|acomp|5 "
        ",|,|punct|5 and|CC|cc|5 bombed|VBD|conj|5|bomb the|DT|det|11 rebels|NNS|dobj|9|rebel",
        "attacked",
    )
    assert found == {("Weber", "the rebels")}


def test_who_is_there_for_it_does_it() -> None:
    """ "Weber appointed a prosecutor to arrest Klein": the prosecutor is to arrest him."""
    found = acts(
        "Weber|NNP|nsubj|2 appointed|VBD|ROOT|2|appoint a|DT|det|4 prosecutor|NN|dobj|2 to|TO|aux|6 "
        "arrest|VB|acl|4 Klein|NNP|dobj|6",
        "arrested",
    )
    assert found == {("a prosecutor", "Klein")}


def test_who_uses_a_weapon_strikes_with_it() -> None:
    """ "The guard sold the gun used by the rebel to kill Klein": neither guard nor gun killed him."""
    found = acts(
        "The|DT|det|2 guard|NN|nsubj|3 sold|VBD|ROOT|3|sell the|DT|det|5 gun|NN|dobj|3 used|VBN|acl|5|use "
        "by|IN|agent|6 the|DT|det|9 rebel|NN|pobj|7 to|TO|aux|11 kill|VB|xcomp|6 Klein|NNP|dobj|11",
        "killed",
    )
    assert found == {("the rebel", "Klein")}


def test_who_is_directed_to_do_it_does_it() -> None:
    """ "Klein directed the council to ban the rebels": the council, though the parser takes it for a purpose."""
    found = acts(
        "Klein|NNP|nsubj|2 directed|VBD|ROOT|2|direct the|DT|det|4 council|NN|dobj|2 to|TO|aux|6 ban|VB|advcl|2 "
        "the|DT|det|8 rebels|NNS|dobj|6|rebel",
        "banned",
    )
    assert found == {("the council", "the rebels")}


def test_to_whom_something_is_promised() -> None:
    """ "Weber promised the rebels a new council": a promise to the rebels, and none to a council."""
    found = acts(
        "Weber|NNP|nsubj|2 promised|VBD|ROOT|2|promise the|DT|det|4 rebels|NNS|dative|2|rebel a|DT|det|7 "
        "new|JJ|amod|7 council|NN|dobj|2",
        "promised",
    )
    assert found == {("Weber", "the rebels")}


def test_what_is_planned_against_somebody_is_not_his() -> None:
    """ "The governor denounced plans to attack the rebels": she has no quarrel with the rebels."""
    found = acts(
        "The|DT|det|2 governor|NN|nsubj|3 denounced|VBD|ROOT|3|denounce plans|NNS|dobj|3|plan to|TO|aux|6 "
        "attack|VB|acl|4 the|DT|det|8 rebels|NNS|dobj|6|rebel",
        "faulted",
    )
    assert found == set()


def test_whose_followers_act_does_not_act() -> None:
    """ "Klein's revolutionaries bombed the port": they did; his raid would be his."""
    found = acts(
        "Klein|NNP|poss|3 's|POS|case|1 revolutionaries|NNS|nsubj|4|revolutionary bombed|VBD|ROOT|4|bomb "
        "the|DT|det|6 port|NN|dobj|4",
        "attacked",
    )
    assert ("Klein", "the port") not in found


def test_a_persons_campaign_is_who_works_for_that_person() -> None:
    """ "Klein's campaign fired Weber": the campaign did, as the body that it is."""
    found = acts(
        "Klein|NNP|poss|3 's|POS|case|1 campaign|NN|nsubj|4 fired|VBD|ROOT|4|fire Weber|NNP|dobj|4",
        "dismissed",
    )
    assert found == {("Klein's campaign", "Weber")}


def test_several_opponents_of_one_do_not_fight_each_other() -> None:
    """ "Clashes between the army and rebels, miners and dockers": rebels and miners clash with the army."""
    found = acts(
        "Clashes|NNS|nsubj|10|clash between|IN|prep|1 the|DT|det|4 army|NN|pobj|2 and|CC|cc|4 rebels|NNS|conj|4|rebel "
        ",|,|punct|6 miners|NNS|conj|6|miner and|CC|cc|8 erupted|VBD|ROOT|10|erupt",
        "clashed-with",
    )
    assert found == {("the army", "rebels"), ("the army", "miners")}


def test_who_raids_kills_who_is_killed_in_the_raid() -> None:
    """ "Two men were killed in a raid conducted by the militia": the militia killed them."""
    found = acts(
        "Two|CD|nummod|2 men|NNS|nsubjpass|4|man were|VBD|auxpass|4|be killed|VBN|ROOT|4|kill in|IN|prep|4 "
        "a|DT|det|7 raid|NN|pobj|5 conducted|VBN|acl|7|conduct by|IN|agent|8 the|DT|det|11 militia|NN|pobj|9",
        "killed",
    )
    assert found == {("the militia", "Two men")}


def test_who_signs_an_order_is_behind_it() -> None:
    """ "Klein commented on an order signed by the governor to ban the rebels": the governor's, not Klein's."""
    found = acts(
        "Klein|NNP|nsubj|2 commented|VBD|ROOT|2|comment on|IN|prep|2 an|DT|det|5 order|NN|pobj|3 "
        "signed|VBN|acl|5|sign by|IN|agent|6 the|DT|det|9 governor|NN|pobj|7 to|TO|aux|11 ban|VB|advcl|2 "
        "the|DT|det|13 rebels|NNS|dobj|11|rebel",
        "banned",
    )
    assert found == {("the governor", "the rebels")}
