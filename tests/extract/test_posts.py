"""Posts and belonging: what a post is in, whose it is, and what is a part of what."""

from __future__ import annotations

import pytest

from factory import parsed, read, words

NAMES = {"Freedonian": "NORP", "Freedonia": "GPE", "Orsk": "GPE", "Senate": "ORG", "Anna Holm": "PERSON"}


def relations(sentence: str) -> set[tuple[str | None, str, str | None]]:
    """The relations of a sentence, in words."""
    found = read(parsed(sentence, entities=NAMES))
    return {(words(found, one.subject), one.type, words(found, one.object)) for one in found.relations}


def test_a_rank_before_a_post_is_no_body() -> None:
    """ "Senate Majority Leader Anna Holm" leads no body called Majority; she has a post in the Senate."""
    found = relations(
        "Senate|NNP|compound|5 Majority|NNP|compound|5 Leader|NNP|compound|5|leader Anna|NNP|compound|5 "
        "Holm|NNP|nsubj|6 left|VBD|ROOT|6|leave"
    )
    assert found == {("Anna Holm", "holds-office-in", "Senate")}


def test_a_chief_of_staff_heads_nothing() -> None:
    """ "The chief of staff of the Senate" serves it; a chief heads it."""
    found = relations(
        "The|DT|det|2 chief|NN|nsubj|8 of|IN|prep|2 staff|NN|pobj|3 of|IN|prep|2 the|DT|det|7 Senate|NNP|pobj|5 "
        "left|VBD|ROOT|8|leave"
    )
    assert found == {("The chief", "works-for", "Senate")}


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("Freedonian|JJ|amod|3", {("The Freedonian governor", "leader-of", "Freedonian")}),
        ("Republican|JJ|amod|3", set()),
    ],
)
def test_a_party_before_an_office_is_not_what_the_office_is_in(
    before: str, expected: set[tuple[str, str, str]]
) -> None:
    """A Freedonian governor governs in Freedonia, a Republican one does not govern her party."""
    found = read(
        parsed(
            f"The|DT|det|3 {before} governor|NN|nsubj|4 left|VBD|ROOT|4|leave",
            entities={"Freedonian": "NORP", "Republican": "ORG"},
        )
    )
    made = {(words(found, one.subject), one.type, words(found, one.object)) for one in found.relations}
    assert made == expected


def test_where_a_lawyer_is_from_is_not_whom_she_represents() -> None:
    """ "An Orsk lawyer" is from Orsk."""
    assert not relations("An|DT|det|3 Orsk|NNP|compound|3 lawyer|NN|nsubj|4 left|VBD|ROOT|4|leave")


def test_he_has_no_members() -> None:
    """ "His members" are those of a body that is not named here; no body is called "he"."""
    assert not relations("His|PRP$|poss|2|his members|NNS|nsubj|3|member left|VBD|ROOT|3|leave")


def test_heads_that_are_held_high_lead_nobody() -> None:
    """ "Their heads" are parts of the body; a head leads what "of" brings."""
    assert not relations("Their|PRP$|poss|2|their heads|NNS|nsubj|3|head ached|VBD|ROOT|3|ache")


@pytest.mark.parametrize(
    ("held", "made"), [("town|NN|dobj|3", True), ("hearing|NN|dobj|3", False), ("degree|NN|dobj|3", False)]
)
def test_one_holds_a_town_and_no_hearing(held: str, made: bool) -> None:
    """Who holds a place has power over it; who holds a hearing or a degree has not."""
    found = relations(f"The|DT|det|2 guards|NNS|nsubj|3|guard held|VBD|ROOT|3|hold the|DT|det|5 {held}")
    assert any(type_ == "controls" for _, type_, _ in found) == made


def test_who_is_put_in_the_place_of_another_succeeds_him() -> None:
    """In "replaced the marshal with a general" the general succeeds, not who replaced him."""
    found = relations(
        "The|DT|det|2 council|NN|nsubj|3 replaced|VBD|ROOT|3|replace the|DT|det|5 marshal|NN|dobj|3 with|IN|prep|3 "
        "a|DT|det|8 general|NN|pobj|6"
    )
    assert ("a general", "succeeded", "the marshal") in found
    assert ("The council", "succeeded", "the marshal") not in found


@pytest.mark.parametrize(
    ("owner", "part", "made"),
    [
        ("The|DT|det|2 bank|NN|poss|4", "board|NN|nsubj|5", True),
        ("The|DT|det|2 bank|NN|poss|4", "services|NNS|nsubj|5|service", False),
        ("The|DT|det|2 country|NN|poss|4", "government|NN|nsubj|5", False),
        ("The|DT|det|2 country|NN|poss|4", "army|NN|nsubj|5", True),
    ],
)
def test_an_organ_is_a_part_of_who_possesses_it(owner: str, part: str, made: bool) -> None:
    """A bank's board is a part of it, its services are not; a country's government is the country itself."""
    found = relations(f"{owner} 's|POS|case|2 {part} left|VBD|ROOT|5|leave")
    assert any(type_ == "part-of" for _, type_, _ in found) == made


def test_our_party_is_no_part_of_us() -> None:
    """ "Our council" has us as its members."""
    assert not relations("Our|PRP$|poss|2|our council|NN|nsubj|3 left|VBD|ROOT|3|leave")


def test_a_speaker_of_a_language_heads_nothing() -> None:
    """ "A Freedonian speaker" speaks Freedonian; the speaker of the Senate heads it."""
    assert not relations("A|DT|det|3 Freedonian|JJ|amod|3 speaker|NN|nsubj|4 left|VBD|ROOT|4|leave")
    assert relations(
        "The|DT|det|2 speaker|NN|nsubj|6 of|IN|prep|2 the|DT|det|5 Senate|NNP|pobj|3 left|VBD|ROOT|6|leave"
    ) == {("The speaker", "leader-of", "Senate")}


def test_a_case_at_law_has_no_followers() -> None:
    """Who supports "Holm v. Weber" is loyal to no lord of that name, whether a reader of names knew it or not."""
    sentence = (
        "Supporters|NNS|nsubj|6|supporter of|IN|prep|1 Holm|NNP|nmod|5 v.|NNP|nmod|5 Weber|NNP|pobj|2 "
        "left|VBD|ROOT|6|leave"
    )
    for names in ({"Holm v. Weber": "LAW"}, {"Holm v. Weber": "ORG"}):
        assert not read(parsed(sentence, entities=names)).relations


def test_the_body_before_somebody_on_its_staff_needs_no_name() -> None:
    """ "Bank employee" names whom she works for, though not which bank."""
    found = relations("A|DT|det|3 bank|NN|compound|3 employee|NN|nsubj|4 left|VBD|ROOT|4|leave")
    assert found == {("A bank employee", "works-for", "bank")}


def test_where_somebody_teaches_is_whom_she_works_for_and_what_she_teaches_is_not() -> None:
    """ "A professor of law at the Senate Academy": the academy, and not the law, has her on its staff."""
    found = read(
        parsed(
            "A|DT|det|2 professor|NN|nsubj|9 of|IN|prep|2 law|NN|pobj|3 at|IN|prep|2 the|DT|det|8 Senate|NNP|compound|8 "
            "Academy|NNP|pobj|5 left|VBD|ROOT|9|leave",
            entities={"Senate Academy": "ORG"},
        )
    )
    made = {(words(found, one.subject), one.type, words(found, one.object)) for one in found.relations}
    assert made == {("A professor", "works-for", "Senate Academy")}


def test_who_is_told_something_is_addressed() -> None:
    """ "Anna Holm told the Senate": beside the statement, an edge between the two."""
    found = relations(
        "Anna|NNP|compound|2 Holm|NNP|nsubj|3 told|VBD|ROOT|3|tell the|DT|det|5 Senate|NNP|dobj|3 a|DT|det|7 lie|NN|dobj|3"
    )
    assert ("Anna Holm", "told", "Senate") in found


@pytest.mark.parametrize(
    ("behind", "made"),
    [("of|IN|prep|3", True), ("from|IN|prep|3", True), ("in|IN|prep|3", False)],
)
def test_what_a_title_is_in_stands_behind_the_name(behind: str, made: bool) -> None:
    """ "Senator Anna Holm of Orsk" has a seat there; a senator in Orsk may only be there."""
    found = relations(
        f"Senator|NNP|compound|3 Anna|NNP|compound|3 Holm|NNP|nsubj|6 {behind} Orsk|NNP|pobj|4 left|VBD|ROOT|6|leave"
    )
    assert (("Anna Holm", "holds-office-in", "Orsk") in found) == made


@pytest.mark.parametrize(
    ("title", "type_"), [("Gov.", "leader-of"), ("Sen.", "holds-office-in"), ("Rep.", "holds-office-in")]
)
def test_a_title_may_be_abbreviated(title: str, type_: str) -> None:
    """ "Freedonia Gov. Anna Holm" governs Freedonia."""
    found = relations(
        f"Freedonia|NNP|compound|2 {title}|NNP|compound|4 Anna|NNP|compound|4 Holm|NNP|nsubj|5 left|VBD|ROOT|5|leave"
    )
    assert found == {("Anna Holm", type_, "Freedonia")}


def test_an_editor_in_chief_is_one_person() -> None:
    """ "Editor in chief" has no chief beside the editor; she heads the paper."""
    found = relations(
        "Anna|NNP|compound|2 Holm|NNP|nsubj|3 is|VBZ|ROOT|3|be editor|NN|attr|3 in|IN|prep|4 chief|NN|pobj|5 "
        "of|IN|prep|6 the|DT|det|9 Senate|NNP|pobj|7"
    )
    assert found == {("Anna Holm", "leader-of", "Senate")}


def test_two_posts_beside_a_name_are_in_one_body() -> None:
    """Who is "founder and chairman of the Senate" has founded it and heads it, whichever post "of" hangs on."""
    found = relations(
        "Anna|NNP|compound|2 Holm|NNP|nsubj|9 ,|,|punct|2 founder|NN|appos|2 and|CC|cc|4 chairman|NN|conj|4 of|IN|prep|4 "
        "Senate|NNP|pobj|7 left|VBD|ROOT|9|leave"
    )
    assert found == {("Anna Holm", "founded", "Senate"), ("Anna Holm", "leader-of", "Senate")}
