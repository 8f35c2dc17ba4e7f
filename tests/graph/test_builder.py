"""The relation builder: who holds what about a proposition."""

from __future__ import annotations

import pytest

from rashomon.model import Reading

from records import denied_claim, document, mention, reading, relation, statement


def held(found: Reading) -> set[tuple[str, str]]:
    """The holders of a reading with their stances."""
    return {(support.holder, support.stance) for support in found.supports}


def test_a_denied_claim_has_two_sides_and_no_publisher() -> None:
    """Freedonia asserts, Orlov denies, and the reporter holds nothing."""
    found = denied_claim()
    assert held(found) == {("freedonia", "asserts"), ("orlov", "denies")}
    assert len({support.proposition for support in found.supports}) == 1


def test_what_a_report_says_itself_is_held_by_its_publisher() -> None:
    """A relation outside every statement is the publisher's."""
    report = document("plain", "Rebels attacked the port.")
    rebels, port = mention(report, "Rebels", of="Group"), mention(report, "the port", of="Place")
    found = reading(
        report, [rebels, port], relations=[relation(report, "attacked", rebels, port, "attacked")]
    )
    assert held(found) == {("harbour-gazette", "asserts")}


@pytest.mark.parametrize(
    ("act", "polarity", "stance"),
    [
        ("say", "positive", "asserts"),
        ("say", "negative", "denies"),
        ("deny", "positive", "denies"),
        ("deny", "negative", "asserts"),
        ("retract", "positive", "retracts"),
        ("retract", "negative", "retracts"),
        ("threaten", "positive", "none"),
        ("order", "positive", "none"),
        ("ask", "positive", "none"),
    ],
)
def test_an_act_turns_what_is_said(act: str, polarity: str, stance: str) -> None:
    """Denying what was not done asserts it; threats, orders and questions hold nothing."""
    report = document("act", "Orlov spoke: rebels attacked the port.")
    orlov, rebels, port = (mention(report, words) for words in ("Orlov", "rebels", "the port"))
    said = statement(report, orlov, "spoke", "rebels attacked the port", act)
    attack = relation(report, "attacked", rebels, port, "attacked", within=said, polarity=polarity)  # type: ignore[arg-type]
    assert held(reading(report, [orlov, rebels, port], [said], [attack])) == {("orlov", stance)}


def test_a_claim_that_nobody_is_named_for_is_his_who_takes_it_back() -> None:
    """ "The minister withdrew the claim that …": a claim that one can withdraw is one's own."""
    report = document("withdrawal", "Orlov withdrew the claim that rebels attacked the port.")
    orlov, rebels, port = (mention(report, words) for words in ("Orlov", "rebels", "the port"))
    claim = statement(report, None, "claim", "rebels attacked the port", "claim")
    withdrawal = statement(
        report, orlov, "withdrew", "the claim that rebels attacked the port", "retract", responds_to=claim.id
    )
    attack = relation(report, "attacked", rebels, port, "attacked", within=claim)
    found = reading(report, [orlov, rebels, port], [withdrawal, claim], [attack])
    assert held(found) == {("orlov", "asserts"), ("orlov", "retracts")}


def test_who_did_not_say_it_holds_nothing() -> None:
    """ "He did not say that rebels attacked" commits nobody."""
    report = document("unsaid", "Orlov did not say rebels attacked the port.")
    orlov, rebels, port = (mention(report, words) for words in ("Orlov", "rebels", "the port"))
    said = statement(report, orlov, "say", "rebels attacked the port", "say", polarity="negative")
    attack = relation(report, "attacked", rebels, port, "attacked", within=said)
    assert held(reading(report, [orlov, rebels, port], [said], [attack])) == {("orlov", "none")}


def test_what_is_only_possible_is_not_asserted() -> None:
    """ "May have attacked" asserts nothing, in whosever voice."""
    report = document("maybe", "Rebels may have attacked the port.")
    rebels, port = mention(report, "Rebels"), mention(report, "the port")
    attack = relation(report, "attacked", rebels, port, "attacked", certainty="possible")
    assert held(reading(report, [rebels, port], relations=[attack])) == {("harbour-gazette", "none")}


def test_a_statement_without_a_speaker_has_an_unnamed_source() -> None:
    """ "It was claimed that" is held by an unnamed source of that report, not by the publisher."""
    report = document("unnamed", "It was claimed that rebels attacked the port.")
    rebels, port = mention(report, "rebels"), mention(report, "the port")
    said = statement(report, None, "claimed", "rebels attacked the port", "claim")
    found = reading(
        report, [rebels, port], [said], [relation(report, "attacked", rebels, port, "attacked", within=said)]
    )
    (support,) = found.supports
    assert [entity.label for entity in found.entities if entity.id == support.holder] == ["unnamed source"]


def test_symmetric_relations_are_one_proposition_whoever_is_named_first() -> None:
    """A met B and B met A are the same."""
    report = document("meeting", "Ana met Boris. Boris met Ana.")
    ana, boris = mention(report, "Ana", of="Person"), mention(report, "Boris", of="Person")
    ways = [
        relation(report, "met-with", ana, boris, "met"),
        relation(report, "met-with", boris, ana, "Boris met Ana"),
    ]
    found = reading(report, [ana, boris], relations=ways)
    assert len(found.supports) == 2
    assert len({support.proposition for support in found.supports}) == 1


def test_nothing_joins_a_node_to_itself() -> None:
    """Where both arguments are one node, there is no proposition."""
    report = document("self", "Rebels attacked Rebels.")
    rebels = mention(report, "Rebels")
    again = mention(report, "Rebels", nth=1)
    found = reading(
        report, [rebels, again], relations=[relation(report, "attacked", rebels, again, "attacked")]
    )
    assert found.supports == ()


def test_denying_the_general_denies_the_particular() -> None:
    """Who attacked nobody did not attack the port; who attacked somebody has not admitted the port."""
    report = document("general", "Rebels attacked the port. Orlov: rebels never attacked.")
    rebels, port, orlov = mention(report, "Rebels"), mention(report, "the port"), mention(report, "Orlov")
    lower = mention(report, "rebels")
    said = statement(report, orlov, "Orlov:", "rebels never attacked", "say")
    particular = relation(report, "attacked", rebels, port, "Rebels attacked")

    def sides(polarity: str) -> set[tuple[str, str, str | None]]:
        general = relation(report, "attacked", lower, None, "never attacked", within=said, polarity=polarity)  # type: ignore[arg-type]
        found = reading(report, [rebels, port, orlov, lower], [said], [particular, general])
        return {(support.holder, support.stance, support.object) for support in found.supports}

    assert ("orlov", "denies", "the-port") in sides("negative")
    assert ("orlov", "asserts", "the-port") not in sides("positive")
    assert ("orlov", "asserts", None) in sides("positive")
