"""The linker: every mention gets one node, for a reason that can be read; mentions are made by hand here."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mentions import ANOTHER, REPORT, description, entity, extraction, links, mention

from rashomon.graph.kb import KnowledgeBase
from rashomon.graph.linker import UNNAMED_PUBLISHER, Linker
from rashomon.ids import content_id
from rashomon.model import Entity, Mention, NodeType


@pytest.fixture(scope="module")
def linker() -> Linker:
    """A linker over the shipped knowledge base."""
    return Linker(KnowledgeBase.shipped())


# Names that the knowledge base knows


@pytest.mark.parametrize(
    ("text", "type_", "node"),
    [
        ("Hizbullah", "Organization", "hezbollah"),
        ("U.S.", "Organization", "united-states"),
        ("Iranian", "Organization", "iran"),
        ("Iranians", "Group", "iran"),
        ("the Kremlin", "Place", "kremlin"),
        ("Dayr az-Zawr", "Place", "deir-ez-zor"),
        ("Gen. Michael “Erik” Kurilla", "Person", "michael-kurilla"),
        ("President Joseph R. Biden Jr.", "Person", "joe-biden"),
        ("Pope Francis", "Person", "pope-francis"),
    ],
)
def test_known_names_lead_to_their_entries(linker: Linker, text: str, type_: NodeType, node: str) -> None:
    """Aliases, acronyms, demonyms, metonyms, spellings, titles and middle names lead to one entry."""
    (link,) = links(linker, mention(text, type_=type_))
    assert link.node == node
    assert link.score > 0.8
    assert text in link.reason


def test_an_entity_is_called_as_the_knowledge_base_calls_it(linker: Linker) -> None:
    """The label, the type and the Wikidata id come from the entry, whatever the report wrote."""
    assert entity(linker, mention("Washington", type_="Place")) == Entity(
        "united-states", REPORT.id, "United States", "Organization", "Q30"
    )


def test_the_type_of_an_entry_wins(linker: Linker) -> None:
    """A reader that takes a militia for a person is corrected, at the cost of some certainty."""
    read_well, read_badly = mention("Hamas"), mention("Hamas", type_="Person", start=50)
    assert entity(linker, read_badly).type == "Organization"
    well, badly = links(linker, read_well, read_badly)
    assert badly.node == well.node
    assert badly.score < well.score


def test_a_chain_is_decided_by_its_best_name(linker: Linker) -> None:
    """Acronym, description and pronoun follow the full name, each a little less sure, and say whom they follow."""
    chain = [
        mention("CENTCOM", start=30),
        mention("U.S. Central Command", start=0),
        description("the command", "Organization", start=60),
        mention("it", "pronoun", "Thing", start=90),
    ]
    made = links(linker, *chain, chains=((0, 1, 2, 3),))
    assert {link.node for link in made} == {"united-states-central-command"}
    assert made[1].score > made[0].score > made[2].score > made[3].score
    assert made[3].reason == "coreferent with 'U.S. Central Command'"


def test_a_noun_says_better_than_an_adjective_who_is_meant(linker: Linker) -> None:
    """ "Iran" decides for "Iranian" in its chain, though it is shorter."""
    made = links(linker, mention("Iranian", role="modifier"), mention("Iran", start=30), chains=((0, 1),))
    assert made[0].reason == "coreferent with 'Iran'"
    assert made[1].score == 1.0


def test_a_member_is_not_her_party(linker: Linker) -> None:
    """ "The Republican" is a person, though the words name a party."""
    found = entity(linker, description("the Republican", "Person"))
    assert (found.type, found.wikidata) == ("Person", None)


def test_a_description_may_name_an_entry(linker: Linker) -> None:
    """ "the Deir ez-Zor province" is the province of the knowledge base; "the province" stays local."""
    named, bare = (
        description("the Deir ez-Zor province", "Place"),
        description("the province", "Place", start=50),
    )
    made = links(linker, named, bare)
    assert made[0].node == "deir-ez-zor"
    assert made[1].node.startswith("ent-")


def test_an_acronym_does_not_decide_for_an_unknown_name(linker: Linker) -> None:
    """ "Sahara Defence Fund (SDF)" is not the Syrian Democratic Forces because of three letters."""
    made = links(linker, mention("Sahara Defence Fund"), mention("SDF", start=30), chains=((0, 1),))
    assert {link.node for link in made} == {content_id("ent", "Organization", "sahara defence fund")}


def test_a_surname_does_not_decide_for_an_unknown_person(linker: Linker) -> None:
    """Another Putin than the known one stays another person, also where only the surname is used again."""
    made = links(
        linker,
        mention("Ludmila Putin", type_="Person"),
        mention("Putin", type_="Person", start=40),
        chains=((0, 1),),
    )
    assert len({link.node for link in made}) == 1
    assert made[0].node.startswith("ent-")


def test_a_misspelt_full_name_is_helped_by_its_acronym(linker: Linker) -> None:
    """Where most words agree, the acronym in the same chain decides."""
    made = links(
        linker, mention("Iran Revolutionary Guards Corps"), mention("IRGC", start=50), chains=((0, 1),)
    )
    assert {link.node for link in made} == {"islamic-revolutionary-guard-corps"}


# Names that several bear


def test_the_rest_of_the_report_tells_namesakes_apart(linker: Linker) -> None:
    """Georgia is the state of the Caucasus, and the other one in a report about the United States."""
    georgia = mention("Georgia", type_="Place", start=500)
    (alone,) = links(linker, georgia)
    american = [mention(name, start=index * 20) for index, name in enumerate(("Texas", "U.S.", "Joe Biden"))]
    among_americans = links(linker, *american, georgia)[-1]
    assert alone.node == "georgia"
    assert among_americans.node == "georgia-us-state"


def test_what_else_it_might_be_is_kept(linker: Linker) -> None:
    """The candidates that were not chosen are runners-up, less likely than the choice."""
    (link,) = links(linker, mention("Congo", type_="Place"))
    assert link.node == "democratic-republic-of-the-congo"
    assert [rival.node for rival in link.runners_up] == ["republic-of-the-congo"]
    assert 0 < link.runners_up[0].score < link.score
    assert "likelier here than" in link.reason


# What the knowledge base does not know


def test_an_unknown_name_is_the_same_node_in_every_report(linker: Linker) -> None:
    """A local node depends on the type and the name alone: not on titles, case or the report."""
    here = entity(linker, mention("Col. Ana Karpathy", type_="Person"))
    there = entity(linker, mention("Ana KARPATHY", type_="Person", document=ANOTHER))
    assert here.id == there.id == content_id("ent", "Person", "ana karpathy")
    assert (here.label, here.wikidata) == ("Ana Karpathy", None)
    assert entity(linker, mention("Ana Karpathy", type_="Place")).id != here.id


def test_an_unknown_state_is_one_node_as_a_body_and_as_a_place(linker: Linker) -> None:
    """ "Ruritania said" and "in Ruritania" meet, and "Halvern province" is Halvern."""
    body, place = mention("Ruritania"), mention("Ruritania", type_="Place", start=20)
    assert len({link.node for link in links(linker, body, place)}) == 1
    province, short = mention("Halvern province", type_="Place"), mention("Halvern", type_="Place", start=20)
    assert len({link.node for link in links(linker, province, short)}) == 1


def test_an_unknown_surname_alone_is_less_sure(linker: Linker) -> None:
    """A surname without a full name in its chain is a node of its own, at a lower score."""
    full, surname = links(
        linker,
        mention("Ana Karpathy", type_="Person"),
        mention("Karpathy", type_="Person", start=40),
    )
    assert full.node != surname.node
    assert full.score > surname.score


def test_a_description_belongs_to_its_report(linker: Linker) -> None:
    """ "four masked men" of two reports are two nodes; each is labelled by its longest description."""
    men = description("four masked men", count=4)
    again = description("the men", start=60)
    made, entities = linker.link(extraction(men, again, chains=((0, 1),)))
    assert {link.node for link in made} == {content_id("ent", REPORT.id, men.id)}
    assert [entity.label for entity in entities] == ["four masked men"]
    elsewhere = dataclasses.replace(men, document=ANOTHER.id, id="men-elsewhere")
    assert linker.link(extraction(elsewhere))[0][0].node != made[0].node


def test_labels_are_short_and_on_one_line(linker: Linker) -> None:
    """A description's label has no article, no line break, and at most 80 characters."""
    made = entity(linker, description("the  men\nwho " + "came and went and " * 10))
    assert made.label.startswith("men who came")
    assert made.label.endswith("…")
    assert len(made.label) <= 80


def test_a_pronoun_that_nothing_stands_behind_says_so(linker: Linker) -> None:
    """It gets a node of its report, a low score, and a reason that tells."""
    (link,) = links(linker, mention("they", "pronoun", "Group"))
    assert link.score <= 0.1
    assert "unresolved" in link.reason


# Publishers


@pytest.mark.parametrize(
    ("publisher", "node"), [("Reuters", "reuters"), ("The Independent", "the-independent")]
)
def test_a_known_publisher_is_its_entry(linker: Linker, publisher: str, node: str) -> None:
    """A publisher is looked up among organizations."""
    assert linker.publisher(dataclasses.replace(REPORT, publisher=publisher)).id == node


def test_other_publishers_are_local(linker: Linker) -> None:
    """An unknown publisher is one node in every report; a report that names none has one of its own."""
    here = linker.publisher(dataclasses.replace(REPORT, publisher="The Ruritanian Courier"))
    there = linker.publisher(dataclasses.replace(ANOTHER, publisher="Ruritanian  Courier"))
    assert here.id == there.id
    assert here.label == "The Ruritanian Courier"
    nobody, nobody_else = (
        linker.publisher(REPORT),
        linker.publisher(dataclasses.replace(ANOTHER, publisher=" ")),
    )
    assert nobody.label == f"{UNNAMED_PUBLISHER} of {REPORT.name}"
    assert nobody_else.label == f"{UNNAMED_PUBLISHER} of {ANOTHER.name}"
    assert nobody.id != nobody_else.id


# Whatever comes


def test_a_report_without_mentions_has_no_links(linker: Linker) -> None:
    """Nothing in, nothing out."""
    assert linker.link(extraction()) == ((), ())


TEXTS = st.sampled_from(
    ["Washington", "Iran", "the army", "U.S. forces", "Kurilla", "it", "Syrian army", "Georgia"]
)
MENTIONS = st.lists(
    st.builds(
        mention,
        TEXTS | st.text(max_size=30),
        st.sampled_from(["name", "description", "pronoun"]),
        st.sampled_from(["Person", "Organization", "Place", "Group", "Event", "Thing"]),
        st.sampled_from(["agent", "patient", "place", "possessor", "modifier", "other"]),
        start=st.integers(0, 1000),
        definite=st.booleans(),
        count=st.none() | st.integers(0, 9),
    ),
    max_size=12,
    unique_by=lambda one: one.id,
)


@given(MENTIONS, st.lists(st.sets(st.integers(0, 11), min_size=2), max_size=3))
@settings(max_examples=100, deadline=None)
def test_any_report_is_linked_whole(linker: Linker, mentions: list[Mention], chains: list[set[int]]) -> None:
    """Every mention has one link, every node one entity, and the order of the chains changes nothing."""
    inside = [tuple(index for index in sorted(chain) if index < len(mentions)) for chain in chains]
    report = extraction(*mentions, chains=tuple(chain for chain in inside if chain))
    made, entities = linker.link(report)
    assert [link.mention for link in made] == [one.id for one in mentions]
    assert [entity.id for entity in entities] == sorted({link.node for link in made})
    assert all(0 <= link.score <= 1 and link.reason for link in made)
    turned = dataclasses.replace(report, chains=tuple(reversed(report.chains)))
    assert linker.link(turned) == (made, entities)


def test_a_label_takes_no_side(linker: Linker) -> None:
    """A group is labelled by a description in nobody's words; where there is none, without the quoted word."""
    popular = description("these “popular” groups")
    backed = description("Freedonian-backed groups", start=60)
    _, entities = linker.link(extraction(popular, backed, chains=((0, 1),)))
    assert [entity.label for entity in entities] == ["Freedonian-backed groups"]
    _, entities = linker.link(extraction(popular))
    assert [entity.label for entity in entities] == ["groups"]


def test_a_newspaper_speaks_of_itself(linker: Linker) -> None:
    """The name of the publisher in its own report is the publisher, whatever a reader took it for."""
    report = dataclasses.replace(REPORT, publisher="Meridian Wire")
    read = dataclasses.replace(extraction(mention("Meridian Wire", type_="Person")), document=report)
    (link,), (node,) = linker.link(read)
    assert link.node == linker.publisher(report).id
    assert (node.label, node.type) == ("Meridian Wire", "Organization")


def test_ones_own_is_no_name(linker: Linker) -> None:
    """A label leaves out whose something is: "its own depot" is a depot."""
    assert entity(linker, description("its own depot")).label == "depot"
