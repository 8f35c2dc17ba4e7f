"""States in the linker: capitals that act, offices of a state, and one node for a state in every guise."""

from __future__ import annotations

import dataclasses

import pytest
from mentions import REPORT, description, entity, links, mention

from rashomon.graph.kb import KnowledgeBase
from rashomon.graph.linker import Linker
from rashomon.ids import content_id
from rashomon.model import Chain, Extraction, Role


@pytest.fixture(scope="module")
def linker() -> Linker:
    """A linker over the shipped knowledge base."""
    return Linker(KnowledgeBase.shipped())


# Capitals


@pytest.mark.parametrize("role", ["agent", "patient", "possessor", "modifier"])
def test_a_capital_that_acts_is_its_state(linker: Linker, role: Role) -> None:
    """ "Tehran denounced", "warned Tehran", "Tehran's envoy" and "Tehran officials" mean the government."""
    (link,) = links(linker, mention("Tehran", type_="Place", role=role))
    assert link.node == "iran"
    assert "stands for its government" in link.reason
    assert [rival.node for rival in link.runners_up] == ["tehran"]


def test_a_capital_as_a_place_is_the_city(linker: Linker) -> None:
    """ "in Tehran" is the city, even where an earlier "Tehran" acts in the same chain."""
    acts = mention("Tehran", type_="Place", role="agent")
    place = mention("Tehran", type_="Place", role="place", start=70)
    it = mention("it", "pronoun", "Thing", start=90)
    assert [link.node for link in links(linker, acts, place, it, chains=((0, 1, 2),))] == [
        "iran",
        "tehran",
        "iran",
    ]


def test_a_capital_that_a_report_only_visits_is_the_city(linker: Linker) -> None:
    """Without a role that tells, a capital is the city where the report has it as a place, else the government."""
    other = mention("Tehran", type_="Place", role="other", start=70)
    assert links(linker, other)[0].node == "iran"
    assert links(linker, mention("Tehran", type_="Place", role="place"), other)[1].node == "tehran"


def test_a_capital_that_is_called_a_city_is_one(linker: Linker) -> None:
    """A description of a place in the chain tells that the city is meant: "Damascus ... the capital"."""
    made = links(
        linker,
        mention("Damascus", type_="Place"),
        description("the capital", "Place", start=40),
        chains=((0, 1),),
    )
    assert {link.node for link in made} == {"damascus"}


def test_brussels_acts_for_the_european_union(linker: Linker) -> None:
    """A capital can be the seat of another body than its country's government."""
    assert links(linker, mention("Brussels", type_="Place"))[0].node == "european-union"


def test_a_country_is_one_node_in_every_role(linker: Linker) -> None:
    """ "in Syria" and "Syria said" are the same node."""
    acts = mention("Syria", role="agent")
    place = mention("Syria", role="place", start=20)
    assert {link.node for link in links(linker, acts, place)} == {"syria"}


# Names that are put together


@pytest.mark.parametrize(
    "text",
    [
        "Greek Foreign Ministry",
        "Greece's Foreign Ministry",
        "the Greek foreign ministry",
        "Ministry of Foreign Affairs of Greece",
        "Athens’ Foreign Ministry",
    ],
)
def test_an_office_of_a_state_is_one_node_however_it_is_put(linker: Linker, text: str) -> None:
    """A state and an organ make a node with a readable id and label, without an entry for every ministry."""
    made = entity(linker, mention(text))
    assert (made.id, made.label, made.type) == (
        "greece-foreign-ministry",
        "Foreign Ministry of Greece",
        "Organization",
    )


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("Russian Defense Ministry", "russia-defence-ministry"),
        ("U.S. Defense Department", "united-states-department-of-defense"),
        ("Israel's army", "israel-defense-forces"),
        ("Syrian army", "syrian-arab-army"),
        ("the Dutch government", "netherlands"),
        ("the Biden administration", "united-states"),
        ("French parliament", "france-parliament"),
    ],
)
def test_an_entry_that_holds_an_office_goes_first(linker: Linker, text: str, node: str) -> None:
    """The knowledge base's own bodies are found under such names, and a government is its state."""
    assert links(linker, mention(text))[0].node == node


def test_the_forces_of_a_state_are_its_military_unless_counted(linker: Linker) -> None:
    """ "U.S. forces" is the U.S. military; "900 U.S. troops" are some people of this report."""
    all_of_them, some = description("U.S. forces"), description("900 U.S. troops", start=40, count=900)
    made = links(linker, all_of_them, some)
    assert made[0].node == "united-states-military"
    assert made[1].node == content_id("ent", REPORT.id, some.id)


def test_an_article_is_put_before_the_states_that_take_one(linker: Linker) -> None:
    """Labels read well: "Army of the Netherlands", "Army of Peru"."""
    assert entity(linker, mention("Dutch army")).label == "Army of the Netherlands"
    assert entity(linker, mention("Peruvian army")).label == "Army of Peru"


def test_an_office_without_its_owner_belongs_to_the_state_in_focus(linker: Linker) -> None:
    """ "The Foreign Ministry" is that of the state that the report is mostly about, if there is one."""
    ministry = mention("the Foreign Ministry", start=200, definite=True)
    peru, again = mention("Peru"), mention("Peruvian", start=20)
    (*_, clear) = links(linker, peru, again, ministry)
    assert clear.node == "peru-foreign-ministry"
    assert "names no state" in clear.reason
    assert links(linker, peru, ministry)[-1].node.startswith("ent-")
    assert links(linker, peru, again, mention("Chile", start=40), mention("Chile", start=60), ministry)[
        -1
    ].node.startswith("ent-")


def test_an_unknown_place_might_be_the_state_in_focus(linker: Linker) -> None:
    """Where a report names places that the knowledge base does not know, an office is not given to another state."""
    known = [mention("Peru"), mention("Peru", start=20)]
    unknown = [mention("Ruritania", type_="Place", start=40), mention("Ruritania", type_="Place", start=60)]
    ministry = mention("Defence Ministry", start=200)
    assert links(linker, *known, *unknown, ministry)[-1].node.startswith("ent-")


def test_an_office_without_its_owner_is_the_one_that_is_named_in_full(linker: Linker) -> None:
    """Once the report has named one such ministry with its state, "the Foreign Ministry" is that one."""
    states = [mention("Peru"), mention("Peru", start=20), mention("Chilean Foreign Ministry", start=50)]
    ministry = mention("the Foreign Ministry", start=200)
    assert links(linker, *states, ministry)[-1].node == "chile-foreign-ministry"


def test_vague_descriptions_do_not_borrow_a_state(linker: Linker) -> None:
    """ "The army" is clear enough to be that of the state in focus; "the forces" could be anybody's."""
    peru = [mention("Peru"), mention("Peru", start=20)]
    assert links(linker, *peru, description("the army", start=50))[-1].node == "peru-army"
    assert links(linker, *peru, description("the forces", start=50))[-1].node.startswith("ent-")


def test_an_office_is_read_with_the_owner_before_it(linker: Linker) -> None:
    """Readers may split "Peru's Foreign Ministry" in two, and join it to Chile's by the words that they share."""
    text = "Peru's Foreign Ministry answered Chile’s Foreign Ministry. It was late."
    report = dataclasses.replace(REPORT, text=text)
    peru, chile = text.index("Peru"), text.index("Chile")
    mentions = (
        mention("Peru", role="possessor", start=peru),
        mention("Foreign Ministry", start=peru + len("Peru's ")),
        mention("Chile", role="possessor", start=chile),
        mention("Foreign Ministry", start=chile + len("Chile's ")),
        mention("It", "pronoun", "Thing", start=text.index("It")),
    )
    chain = Chain("chn", report.id, (mentions[1].id, mentions[3].id, mentions[4].id))
    made, _ = linker.link(Extraction(report, mentions, (chain,)))
    assert [link.node for link in made] == [
        "peru",
        "peru-foreign-ministry",
        "chile",
        "chile-foreign-ministry",
        "chile-foreign-ministry",
    ]


def test_an_office_of_an_unknown_owner_is_one_node_in_every_report(linker: Linker) -> None:
    """ "Ruritania's army" is nobody else's army, and the same however its ministry is put."""
    army = entity(linker, mention("Ruritania's army"))
    assert army.label == "Army of Ruritania"
    assert army.id == links(linker, description("Ruritania’s army"))[0].node
    ministry = links(linker, mention("Ruritania's Defence Ministry"))[0].node
    assert ministry == links(linker, mention("Ministry of Defense of Ruritania"))[0].node
    assert links(linker, description("the rebels' army"))[0].node != army.id


def test_people_lend_their_state_to_governments_alone(linker: Linker) -> None:
    """ "Netanyahu's government" is Israel; the forces of a warlord are not those of his country."""
    assert links(linker, mention("Netanyahu's government"))[0].node == "israel"
    assert links(linker, mention("Haftar's forces"))[0].node.startswith("ent-")
