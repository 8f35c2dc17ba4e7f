"""Events as nodes: who, where, when, how many, with what; told twice and yet one, alike and yet two."""

from __future__ import annotations

import pytest

from rashomon.model import Event, Extraction

from factory import parsed, quote, read, words

ENTITIES = {
    "Freedonia": "GPE",
    "Ruritania": "GPE",
    "Orsk": "GPE",
    "Lena": "GPE",
    "Monday": "DATE",
    "Friday": "DATE",
    "March": "DATE",
}

REBELS_SHELLED_ORSK = "The|DT|det|2 rebels|NNS|nsubj|3|rebel shelled|VBD|ROOT|3|shell Orsk|NNP|dobj|3 on|IN|prep|3 Monday|NNP|pobj|5 .|.|punct|3"


def extraction(*sentences: str, published: str | None = "2024-05-24") -> Extraction:
    return read(parsed("\n".join(sentences), entities=ENTITIES), published=published)


def the_event(*sentences: str, kind: str) -> tuple[Extraction, Event]:
    found = extraction(*sentences)
    (event,) = [event for event in found.events if event.type == kind]
    return found, event


def parts(found: Extraction, event: Event) -> set[tuple[str, str | None]]:
    return {(one.part, words(found, one.mention)) for one in event.participants}


def places(found: Extraction, event: Event) -> list[str | None]:
    return [words(found, place) for place in event.places]


def test_a_passive_without_an_agent_has_a_counted_target() -> None:
    """ "Four fighters were killed": one killing of four, and nobody who did it."""
    found, killing = the_event(
        "Four|CD|nummod|2 fighters|NNS|nsubjpass|4|fighter were|VBD|auxpass|4|be killed|VBN|ROOT|4|kill",
        kind="killed",
    )
    assert parts(found, killing) == {("target", "Four fighters")}
    assert (killing.count, killing.polarity, killing.certainty, killing.tense) == (
        4,
        "positive",
        "certain",
        "past",
    )
    assert quote(found, killing.triggers) == "killed"
    assert len(killing.relations) == 1


def test_several_targets_are_one_event_and_their_counts_add_up() -> None:
    """ "Killed two guards and three nurses" is one killing of five."""
    found, killing = the_event(
        "Rebels|NNS|nsubj|2|rebel killed|VBD|ROOT|2|kill two|CD|nummod|4 guards|NNS|dobj|2|guard and|CC|cc|4 "
        "three|CD|nummod|7 nurses|NNS|conj|4|nurse",
        kind="killed",
    )
    assert killing.count == 5
    assert parts(found, killing) == {
        ("agent", "Rebels"),
        ("target", "two guards"),
        ("target", "three nurses"),
    }
    assert len(killing.relations) == 2


def test_what_several_did_to_one_is_counted_once() -> None:
    """ "Rebels and guards killed four nurses": two relations, and four are dead."""
    _, killing = the_event(
        "Rebels|NNS|nsubj|4|rebel and|CC|cc|1 guards|NNS|conj|1|guard killed|VBD|ROOT|4|kill four|CD|nummod|6 "
        "nurses|NNS|dobj|4|nurse",
        kind="killed",
    )
    assert len(killing.relations) == 2
    assert killing.count == 4


def test_a_time_is_resolved_against_the_day_of_publication() -> None:
    """Monday, in a report of a Friday, is four days before; the words are kept beside it."""
    found, shelling = the_event(REBELS_SHELLED_ORSK, kind="struck")
    assert shelling.time == "2024-05-20"
    assert shelling.when is not None
    assert quote(found, (shelling.when,)) == "on Monday"


def test_without_a_date_of_publication_only_the_words_are_known() -> None:
    """Nothing is guessed."""
    (shelling,) = extraction(REBELS_SHELLED_ORSK, published=None).events
    assert shelling.time is None
    assert shelling.when is not None


def test_a_place_comes_from_a_preposition_or_is_what_was_hit() -> None:
    """ "Killed a judge in Orsk" was in Orsk, and so was the shelling of Orsk."""
    found, killing = the_event(
        "Gunmen|NNS|nsubj|2|gunman killed|VBD|ROOT|2|kill a|DT|det|4 judge|NN|dobj|2 in|IN|prep|2 Orsk|NNP|pobj|5",
        kind="killed",
    )
    assert places(found, killing) == ["Orsk"]
    assert ("target", "Orsk") not in parts(found, killing)
    found, shelling = the_event(REBELS_SHELLED_ORSK, kind="struck")
    assert places(found, shelling) == ["Orsk"]
    assert ("target", "Orsk") in parts(found, shelling)


def test_the_dateline_is_not_the_place() -> None:
    """ "ORSK -- Rebels attacked the port": the reporter wrote in Orsk."""
    found = read(
        parsed(
            "ORSK|NNP|nsubj|4 --|:|punct|1 rebels|NNS|appos|1|rebel attacked|VBD|ROOT|4|attack the|DT|det|6 "
            "envoy|NN|dobj|4",
            entities={"ORSK": "GPE"},
        )
    )
    (attack,) = found.events
    assert places(found, attack) == []
    assert parts(found, attack) == {("agent", "rebels"), ("target", "the envoy")}


@pytest.mark.parametrize(
    ("sentence", "weapon"),
    [
        (
            "Rebels|NNS|nsubj|2|rebel attacked|VBD|ROOT|2|attack Orsk|NNP|dobj|2 with|IN|prep|2 mortars|NNS|pobj|4|mortar",
            "mortar",
        ),
        (
            "Rebels|NNS|nsubj|2|rebel attacked|VBD|ROOT|2|attack Orsk|NNP|dobj|2 using|VBG|advcl|2|use "
            "drones|NNS|dobj|4|drone",
            "drone",
        ),
        (
            "A|DT|det|3 rocket|NN|compound|3 attack|NN|nsubj|6 on|IN|prep|3 Orsk|NNP|pobj|4 failed|VBD|ROOT|6|fail",
            "rocket",
        ),
        (
            "Rebels|NNS|nsubj|2|rebel used|VBD|ROOT|2|use gas|NN|dobj|2 in|IN|prep|2 an|DT|det|6 attack|NN|pobj|4 "
            "with|IN|prep|6 tear|NN|compound|9 gas|NN|pobj|7 on|IN|prep|6 Orsk|NNP|pobj|10",
            "tear gas",
        ),
    ],
)
def test_weapons(sentence: str, weapon: str) -> None:
    """With, using, before the noun; of two words where they belong together."""
    _, attack = the_event(sentence, kind="attacked")
    assert attack.weapons == (weapon,)


def test_given_arms_are_no_weapons_of_the_giving() -> None:
    """ "Supplied the rebels with rifles" was done with no rifle."""
    _, supply = the_event(
        "Freedonia|NNP|nsubj|2 supplied|VBD|ROOT|2|supply the|DT|det|4 rebels|NNS|dobj|2|rebel with|IN|prep|2 "
        "rifles|NNS|pobj|5|rifle",
        kind="supplied",
    )
    assert supply.weapons == ()
    assert {one.part for one in supply.participants} == {"agent", "recipient"}


def test_what_falls_is_the_weapon_and_nobody_s_act() -> None:
    """ "Two shells fell on Orsk": a strike with shells, by somebody."""
    found, strike = the_event(
        "Two|CD|nummod|2 shells|NNS|nsubj|3|shell fell|VBD|ROOT|3|fall on|IN|prep|3 Orsk|NNP|pobj|4",
        kind="struck",
    )
    assert strike.weapons == ("shell",)
    assert parts(found, strike) == {("target", "Orsk")}


@pytest.mark.parametrize(
    "fall",
    ["Prices|NNS|nsubj|2|price fell|VBD|ROOT|2|fall", "Planes|NNS|nsubj|2|plane landed|VBD|ROOT|2|land"],
)
def test_prices_and_planes_strike_nobody(fall: str) -> None:
    """Only a weapon that is shot or laid tells of a strike."""
    assert extraction(f"{fall} in|IN|prep|2 Orsk|NNP|pobj|3").events == ()


def test_a_definite_noun_is_the_event_told_before() -> None:
    """ "Rebels shelled Orsk. The attack lasted": one event, of two words, and the noun is its name."""
    found, shelling = the_event(
        REBELS_SHELLED_ORSK,
        "The|DT|det|2 attack|NN|nsubj|3 lasted|VBD|ROOT|3|last an|DT|det|5 hour|NN|dobj|3",
        kind="struck",
    )
    assert quote(found, shelling.triggers) == "shelled … attack"
    assert [words(found, mention) for mention in shelling.mentions] == ["The attack"]
    assert len(found.events) == 1


@pytest.mark.parametrize(
    "second",
    [
        "Another|DT|det|2 attack|NN|nsubj|3 hit|VBD|ROOT|3|hit in|IN|prep|2 Lena|NNP|pobj|4",
        "The|DT|det|2 attack|NN|nsubj|5 on|IN|prep|2 Lena|NNP|pobj|3 failed|VBD|ROOT|5|fail",
        "The|DT|det|2 attack|NN|nsubj|5 on|IN|prep|2 Friday|NNP|pobj|3 failed|VBD|ROOT|5|fail",
        "The|DT|det|3 second|JJ|amod|3 attack|NN|nsubj|6 on|IN|prep|3 Orsk|NNP|pobj|4 failed|VBD|ROOT|6|fail",
        "An|DT|det|2 attack|NN|nsubj|5 on|IN|prep|2 Orsk|NNP|pobj|3 failed|VBD|ROOT|5|fail",
        "The|DT|det|2 ambush|NN|nsubj|5 on|IN|prep|2 Monday|NNP|pobj|3 failed|VBD|ROOT|5|fail",
    ],
)
def test_two_attacks_stay_two(second: str) -> None:
    """Another target, another day, another by its own words, a noun that points back to nothing, or to something else."""
    assert len(extraction(REBELS_SHELLED_ORSK, second).events) == 2


def test_two_attacks_of_nouns_stay_two() -> None:
    """The bombing of Orsk, and the attack on Lena."""
    found = extraction(
        "The|DT|det|2 bombing|NN|nsubj|5 of|IN|prep|2 Orsk|NNP|pobj|3 failed|VBD|ROOT|5|fail",
        "The|DT|det|2 attack|NN|nsubj|5 on|IN|prep|2 Lena|NNP|pobj|3 failed|VBD|ROOT|5|fail",
    )
    assert len(found.events) == 2
    assert found.chains == ()


def test_what_is_listed_side_by_side_is_two() -> None:
    """ "The bombing of Orsk and the attack in Lena" are two."""
    found = extraction(
        "The|DT|det|2 bombing|NN|nsubj|10 of|IN|prep|2 Orsk|NNP|pobj|3 and|CC|cc|2 the|DT|det|7 attack|NN|conj|2 "
        "with|IN|prep|7 mortars|NNS|pobj|8|mortar failed|VBD|ROOT|10|fail"
    )
    assert [quote(found, event.triggers) for event in found.events] == ["bombing", "attack"]


def test_a_noun_that_could_mean_two_events_means_neither() -> None:
    """After two shellings, "the attack" is left alone."""
    found = extraction(
        REBELS_SHELLED_ORSK,
        "Freedonia|NNP|nsubj|2 shelled|VBD|ROOT|2|shell Lena|NNP|dobj|2",
        "The|DT|det|2 attack|NN|nsubj|3 lasted|VBD|ROOT|3|last an|DT|det|5 hour|NN|dobj|3",
    )
    assert [quote(found, event.triggers) for event in found.events] == ["shelled", "shelled"]


def test_what_a_clause_unfolds_is_one_with_its_noun() -> None:
    """ "The bombing of Orsk began when shells fell on it" is one event."""
    found, bombing = the_event(
        "The|DT|det|2 bombing|NN|nsubj|5 of|IN|prep|2 Orsk|NNP|pobj|3 began|VBD|ROOT|5|begin when|WRB|advmod|8 "
        "shells|NNS|nsubj|8|shell fell|VBD|advcl|5|fall",
        kind="attacked",
    )
    assert quote(found, bombing.triggers) == "bombing … fell"
    assert bombing.weapons == ("shell",)


def test_an_event_within_a_claim_is_the_speaker_s() -> None:
    """ "Freedonia said that rebels shelled Orsk": the event stands in the statement."""
    found, shelling = the_event(
        "Freedonia|NNP|nsubj|2 said|VBD|ROOT|2|say that|IN|mark|5 rebels|NNS|nsubj|5|rebel shelled|VBD|ccomp|2|shell "
        "Orsk|NNP|dobj|5",
        kind="struck",
    )
    (statement,) = found.statements
    assert shelling.statement == statement.id


def test_a_negated_event_has_not_happened() -> None:
    """ "Did not shell" is told with negative polarity."""
    _, shelling = the_event(
        "Rebels|NNS|nsubj|4|rebel did|VBD|aux|4|do not|RB|neg|4 shell|VB|ROOT|4 Orsk|NNP|dobj|4",
        kind="struck",
    )
    assert (shelling.polarity, shelling.certainty) == ("negative", "certain")


@pytest.mark.parametrize(
    ("sentence", "tense"),
    [
        ("Rebels|NNS|nsubj|3|rebel will|MD|aux|3 shell|VB|ROOT|3 Orsk|NNP|dobj|3", "future"),
        ("Rebels|NNS|nsubj|3|rebel are|VBP|aux|3|be shelling|VBG|ROOT|3|shell Orsk|NNP|dobj|3", "ongoing"),
        ("Rebels|NNS|nsubj|3|rebel could|MD|aux|3 shell|VB|ROOT|3 Orsk|NNP|dobj|3", "hypothetical"),
        ("Rebels|NNS|nsubj|3|rebel have|VBP|aux|3 shelled|VBN|ROOT|3|shell Orsk|NNP|dobj|3", "past"),
        (
            "Rebels|NNS|nsubj|2|rebel kept|VBD|ROOT|2|keep shelling|VBG|xcomp|2|shell Orsk|NNP|dobj|3",
            "past",
        ),
    ],
)
def test_tense(sentence: str, tense: str) -> None:
    """When it is, seen from the report; the relation has the same."""
    found, shelling = the_event(sentence, kind="struck")
    assert shelling.tense == tense
    assert {one.tense for one in found.relations if one.id in shelling.relations} == {tense}


@pytest.mark.parametrize("verb", ["planned|VBD|ROOT|3|plan", "threatened|VBD|ROOT|3|threaten"])
def test_a_planned_attack_is_to_come(verb: str) -> None:
    """ "The army planned an attack on Orsk" says nothing of whether there was one."""
    _, attack = the_event(
        f"The|DT|det|2 army|NN|nsubj|3 {verb} an|DT|det|5 attack|NN|dobj|3 on|IN|prep|5 Orsk|NNP|pobj|6",
        kind="attacked",
    )
    assert (attack.certainty, attack.tense) == ("underspecified", "future")


def test_what_is_to_come_is_on_the_next_friday() -> None:
    """ "Will shell Orsk on Monday", in a report of a Friday, is three days ahead."""
    _, shelling = the_event(
        "Rebels|NNS|nsubj|3|rebel will|MD|aux|3 shell|VB|ROOT|3 Orsk|NNP|dobj|3 on|IN|prep|3 Monday|NNP|pobj|5",
        kind="struck",
    )
    assert shelling.time == "2024-05-27"


def test_what_is_done_by_saying_it_is_a_statement_and_no_event() -> None:
    """ "Freedonia condemned Ruritania" is told by a statement."""
    found = extraction("Freedonia|NNP|nsubj|2 condemned|VBD|ROOT|2|condemn Ruritania|NNP|dobj|2")
    assert [statement.act for statement in found.statements] == ["condemn"]
    assert found.events == ()


def test_whoever_meets_takes_part_alike() -> None:
    """ "Freedonia and Ruritania met in Orsk": two agents, and Orsk is the place."""
    found, meeting = the_event(
        "Freedonia|NNP|nsubj|4 and|CC|cc|1 Ruritania|NNP|conj|1 met|VBD|ROOT|4|meet in|IN|prep|4 Orsk|NNP|pobj|5",
        kind="met-with",
    )
    assert parts(found, meeting) == {("agent", "Freedonia"), ("agent", "Ruritania")}
    assert places(found, meeting) == ["Orsk"]


def test_a_raid_that_kills_is_the_cause_and_lends_its_place() -> None:
    """ "Two guards were killed in a raid on Orsk": a killing, caused by a raid, in Orsk."""
    found, killing = the_event(
        "Two|CD|nummod|2 guards|NNS|nsubjpass|4|guard were|VBD|auxpass|4|be killed|VBN|ROOT|4|kill in|IN|prep|4 "
        "a|DT|det|7 raid|NN|pobj|5 on|IN|prep|7 Orsk|NNP|pobj|8",
        kind="killed",
    )
    assert ("cause", "a raid") in parts(found, killing)
    assert places(found, killing) == ["Orsk"]


def test_every_event_has_an_id_from_its_words() -> None:
    """The same report gives the same ids; two events never share one."""
    twice = [extraction(REBELS_SHELLED_ORSK).events for _ in range(2)]
    assert twice[0] == twice[1]
    assert twice[0][0].id.startswith("evt-")
