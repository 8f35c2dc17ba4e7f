"""The network: entities, statements and propositions, and how they hang together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from rashomon.graph.network import network
from rashomon.model import (
    Document,
    Extraction,
    Judgement,
    Link,
    Node,
    Proposition,
    Reading,
    Relation,
    Statement,
    Support,
)
from rashomon.ontology.vocabulary import load

TEXT = "Flavia denied the governor's claim that the militia was backed by Ruritania. A raid killed two."
BACKED, KILLED = "pro-backed", "pro-killed"


@dataclass(frozen=True)
class OneReport:
    """A store with one report in it."""

    reading: Reading
    entities: tuple[Node, ...]
    claims: tuple[Proposition, ...]

    def readings(self) -> Iterator[Reading]:
        yield self.reading

    def nodes(self) -> Iterator[Node]:
        return iter(self.entities)

    def judgements(self) -> tuple[Judgement, ...]:
        return ()

    def propositions(self) -> Iterator[Proposition]:
        return iter(self.claims)


def span(words):
    start = TEXT.index(words)
    return start, start + len(words)


def said(id_, speaker, cue, content, act, **more):
    spans = {"source": (), "cue": (span(cue),), "content": (span(content),)}
    return Statement(id_, "doc", speaker, act=act, kind="speech", quote="indirect", **spans, **more)


@pytest.fixture(scope="module")
def graph():
    clause = span("the militia was backed by Ruritania")
    extraction = Extraction(
        Document("doc", "letter.txt", TEXT, publisher="Courier"),
        statements=(
            said(
                "sta-1",
                "men-flavia",
                "denied",
                "the governor's claim",
                "deny",
                responds_to="sta-2",
                time="2031-05-04",
            ),
            said(
                "sta-2",
                "men-governor",
                "claim",
                "the militia was backed by Ruritania",
                "claim",
                within="sta-1",
            ),
            said("sta-3", None, "raid", "killed two", "say"),
        ),
        relations=(
            Relation("rel-1", "doc", "backed-by", "a", "b", (span("backed by"),), clause, statement="sta-2"),
            Relation("rel-2", "doc", "killed", None, "c", (span("killed"),), span("A raid killed two")),
        ),
    )
    backed = ("rel-1", BACKED, "militia", "backed-by", "ruritania")
    supports = (
        Support("doc", *backed, "sta-2", "governor", "asserts"),
        Support("doc", *backed, "sta-1", "flavia", "denies"),
        Support("doc", "rel-2", KILLED, None, "killed", "two", None, "courier", "asserts"),
    )
    links = (
        Link("doc", "men-flavia", "flavia", 1.0, "its name"),
        Link("doc", "men-governor", "governor", 1.0, "its name"),
    )
    names = ("courier", "flavia", "governor", "militia", "ruritania", "two")
    store = OneReport(
        Reading(extraction, "courier", links, (), supports),
        tuple(Node(one, one.title(), "Person", "Q1" if one == "flavia" else None, (), 1) for one in names),
        (
            Proposition(BACKED, "militia", "backed-by", "ruritania", "contested", supports[:2]),
            Proposition(KILLED, None, "killed", "two", "asserted", supports[2:]),
        ),
    )
    return network(store, load())


def edges(graph, kind):
    return {(start, end): data for start, end, data in graph.edges(data=True) if data["kind"] == kind}


def test_entities_carry_what_is_known_of_them(graph):
    """A Wikidata item that is not known is left out, since formats of graphs know no None."""
    assert graph.nodes["flavia"] == {
        "kind": "entity",
        "label": "Flavia",
        "type": "Person",
        "wikidata": "Q1",
        "documents": 1,
    }
    assert "wikidata" not in graph.nodes["governor"]


def test_statements_carry_their_words(graph):
    """What was said, by which act, when, and in which report."""
    assert graph.nodes["sta-1"] == {
        "kind": "statement",
        "label": "denies: the governor's claim",
        "act": "deny",
        "quote": "the governor's claim",
        "polarity": "positive",
        "document": "letter.txt",
        "time": "2031-05-04",
        "publisher": "Courier",
    }


def test_speakers_lead_to_their_statements_by_the_act(graph):
    """A statement whose speaker is not told has no such edge."""
    found = edges(graph, "speaker")
    assert {pair: data["label"] for pair, data in found.items()} == {
        ("flavia", "sta-1"): "denies",
        ("governor", "sta-2"): "claims",
    }


def test_statements_are_about_propositions_with_a_stance(graph):
    """The governor asserts, Flavia denies; what the report says itself stands in no statement."""
    found = edges(graph, "about")
    assert {pair: data["stance"] for pair, data in found.items()} == {
        ("sta-2", BACKED): "asserts",
        ("sta-1", BACKED): "denies",
    }


def test_statements_answer_each_other(graph):
    """The denial denies the claim, which is reported within it."""
    assert edges(graph, "response")["sta-1", "sta-2"]["label"] == "denies"
    assert edges(graph, "within")["sta-2", "sta-1"]["label"] == "reported within"


def test_a_proposition_with_two_sides_is_a_direct_edge(graph):
    """The edge names who holds what, and quotes the first account."""
    assert edges(graph, "relation") == {
        ("militia", "ruritania"): {
            "kind": "relation",
            "label": "backed by",
            "predicate": "backed-by",
            "status": "contested",
            "documents": 1,
            "asserted_by": "Governor",
            "denied_by": "Flavia",
            "quote": "claim that the militia was backed by Ruritania",
            "document": "letter.txt",
        }
    }


def test_a_proposition_with_an_open_side_is_still_a_node(graph):
    """Nobody is told to have killed the two; there is no edge to draw, but the proposition is there."""
    assert graph.nodes[KILLED]["label"] == "someone killed Two"
    assert list(graph.successors(KILLED)) == ["two"]


def test_edge_keys_are_unique_and_attributes_are_scalars(graph):
    """So that formats with one space of edge ids, and without lists, can take the network."""
    keys = [key for _, _, key in graph.edges(keys=True)]
    assert len(set(keys)) == len(keys)
    holders = [data for _, data in graph.nodes(data=True)] + [data for *_, data in graph.edges(data=True)]
    assert all(isinstance(value, str | int) for data in holders for value in data.values())
