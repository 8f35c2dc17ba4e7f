"""Events as the graph shows them: their node, their words, and whether they took place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.graph.accounts import accounts
from rashomon.graph.occurrences import Occurrence, occurrences
from rashomon.graph.stances import Stances
from rashomon.model import Reading
from rashomon.ontology.vocabulary import load

from records import document, event, mention, reading, relation, statement

VOCABULARY = load()


def told(act: str | None = None, **more: str) -> Reading:
    """The rebels shelled Orsk: in the report's voice, or in a statement by the envoy."""
    report = document("shelling", "The envoy spoke. The rebels shelled Orsk on Monday. The shelling went on.")
    envoy = mention(report, "The envoy", kind="description", of="Person")
    rebels = mention(report, "The rebels", kind="description", of="Group")
    orsk = mention(report, "Orsk", of="Place")
    said = [] if act is None else [statement(report, envoy, "spoke", "The rebels shelled Orsk", act)]
    struck = relation(report, "struck", rebels, orsk, "shelled", within=said[0] if said else None, **more)  # type: ignore[arg-type]
    shelling = event(
        report,
        struck,
        {"agent": rebels, "target": orsk},
        places=(orsk.id,),
        time="2024-05-20",
        count=4,
        weapons=("mortar",),
    )
    return reading(report, [envoy, rebels, orsk], said, [struck], [shelling])


def only(read: Reading) -> Occurrence:
    (found,) = occurrences(read, VOCABULARY)
    return found


@pytest.mark.parametrize(
    ("read", "status"),
    [
        (told(), "asserted"),
        (told("claim"), "claimed"),
        (told("deny"), "denied"),
        (told("threaten"), "open"),
        (told(polarity="negative"), "denied"),
        (told(certainty="possible"), "open"),
    ],
)
def test_whether_it_took_place(read: Reading, status: str) -> None:
    """The report says so, somebody claims it, denies it, threatens it; a negated event has not happened."""
    assert only(read).status == status


def test_an_event_that_no_relation_tells_of_has_a_status_too() -> None:
    """ "A bombing in Orsk": its own polarity, certainty and statement decide."""
    read = told("claim")
    bare = replace(read.extraction.events[0], relations=())
    extraction = replace(read.extraction, relations=(), events=(bare,))
    found = only(replace(read, extraction=extraction, supports=()))
    assert found.status == "claimed"
    assert found.propositions == ()


def test_an_event_of_verbs_is_a_node_with_words_of_its_own() -> None:
    """It is called by what was done."""
    found = only(told())
    assert found.node == found.event.id
    assert found.label == "The rebels struck Orsk"
    assert found.participants == (("agent", "the-rebels"), ("target", "orsk"))
    assert found.places == ("orsk",)
    assert len(found.propositions) == 1


def test_an_event_without_participants_is_called_by_means_and_place() -> None:
    """Mortars fell on Orsk, and that is all."""
    read = told()
    bare = replace(read.extraction.events[0], participants=())
    found = only(replace(read, extraction=replace(read.extraction, events=(bare,))))
    assert found.label == "struck with mortar: Orsk"


def test_an_event_that_a_noun_names_is_the_node_of_the_noun() -> None:
    """ "The shelling" is a node of the report already; the event is that node, and called as it is."""
    read = told()
    noun = mention(read.extraction.document, "The shelling", kind="description", of="Event")
    named = replace(read.extraction.events[0], mentions=(noun.id,))
    node = "ent-shelling"
    link = replace(read.links[0], mention=noun.id, node=node)
    entity = replace(read.entities[0], id=node, label="The shelling", type="Event")
    found = only(
        replace(
            read,
            extraction=replace(read.extraction, mentions=(*read.extraction.mentions, noun), events=(named,)),
            links=(*read.links, link),
            entities=(*read.entities, entity),
        )
    )
    assert found.node == node
    assert found.label is None


def test_an_account_tells_the_setting_of_its_event() -> None:
    """When, where, how many and with what, for whoever looks at the edge."""
    (account,) = accounts(told())
    setting = account.setting
    assert setting is not None
    assert (setting.time, setting.places, setting.count, setting.weapons) == (
        "2024-05-20",
        ("orsk",),
        4,
        ("mortar",),
    )


def test_an_unnamed_source_holds_what_nobody_is_said_to_say() -> None:
    """A statement without a speaker has a holder all the same."""
    read = told("claim")
    alone = replace(read.extraction, statements=(replace(read.extraction.statements[0], speaker=None),))
    stances = Stances(alone, {}, read.publisher, VOCABULARY)
    ((_, holder, stance),) = stances.to(alone.events[0])
    assert (holder, stance) == (stances.unnamed.id, "asserts")
