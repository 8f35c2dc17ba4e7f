"""Events in every view: in triples that can be asked where and when, on edges, in rows and in annotations."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pyshacl
import pytest
from rdflib import Graph

from rashomon import ontology
from rashomon.exports.annotations import WRITER as ANNOTATIONS
from rashomon.exports.load.property_graph import batches
from rashomon.exports.network_data import network_data
from rashomon.exports.policies import ASSERTED
from rashomon.exports.query import run
from rashomon.exports.traversal import Traversal
from rashomon.exports.writing import write_all
from rashomon.graph.network import NetworkBuilder
from rashomon.graph.store import FILE, Store
from rashomon.ids import iri
from rashomon.model import Reading
from rashomon.ontology.vocabulary import load

from records import document, event, mention, reading, relation, statement

VOCABULARY = load()


def report() -> Reading:
    """Rebels shelled Orsk; an envoy denied that they had shelled Lena."""
    page = document(
        "shelling", "Rebels shelled Orsk last week, killing four. An envoy denied that they hit Lena."
    )
    rebels = mention(page, "Rebels", kind="description", of="Group")
    orsk, lena = mention(page, "Orsk", of="Place"), mention(page, "Lena", of="Place")
    envoy = mention(page, "An envoy", kind="description", of="Person")
    denial = statement(page, envoy, "denied", "they hit Lena", "deny")
    shelled = relation(page, "struck", rebels, orsk, "shelled")
    hit = relation(page, "struck", rebels, lena, "hit", within=denial)
    start = page.text.index("last week")
    events = [
        event(
            page,
            shelled,
            {"agent": rebels, "target": orsk},
            places=(orsk.id,),
            time="2024-05-13/2024-05-19",
            when=(start, start + len("last week")),
            count=4,
            weapons=("mortar",),
        ),
        event(page, hit, {"agent": rebels, "target": lena}, places=(lena.id,), time="2024-05-14"),
    ]
    return reading(page, [rebels, orsk, lena, envoy], [denial], [shelled, hit], events)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / FILE) as opened:
        opened.add([report()])
        write_all(opened, VOCABULARY, tmp_path, ["nquads", "turtle"])
        yield opened


@pytest.fixture
def folder(store: Store) -> Path:
    return store.path.parent


def test_the_store_gives_events_back_as_they_were(store: Store) -> None:
    """Every field survives; retracting the report takes its events with it."""
    (read,) = store.readings()
    assert read.extraction.events == report().extraction.events
    store.retract("shelling")
    assert list(store.readings()) == []
    store.add([report()])
    assert next(store.readings()).extraction.events == report().extraction.events


def test_what_happened_where(folder: Path) -> None:
    """The shelling that the report tells of; not the one that is denied."""
    rows = run(folder, "happened-where").rows
    assert [row[:7] for row in rows] == [
        ("2024-05-13/2024-05-19", "Orsk", "struck", "Rebels struck Orsk", "4", "asserted", "shelling")
    ]


def test_what_happened_at_a_place_tells_what_was_denied(folder: Path) -> None:
    """Who asks about Lena learns that the shelling is denied, and in which part Lena stands."""
    rows = run(folder, "events-of", "lena").rows
    assert [row[:5] for row in rows] == [
        ("place", "Rebels struck Lena", "2024-05-14", "past", "denied"),
        ("target", "Rebels struck Lena", "2024-05-14", "past", "denied"),
    ]


def test_a_proposition_leads_to_its_event_and_back(folder: Path) -> None:
    """From the direct edge to the words for when it was."""
    question = """SELECT ?when ?weapon WHERE {
        GRAPH ?policy { ?rebels ras:struck ?orsk } ?policy a ras:EdgeGraph .
        ?p rdf:subject ?rebels ; rdf:predicate ras:struck ; rdf:object ?orsk .
        ?relation ras:expresses ?p ; ras:tellsOf ?event .
        ?event ras:toldAs ?p ; sem:hasActor ?rebels , ?orsk ; ras:weapon ?weapon ;
            ras:timeSpan/oa:hasSelector/oa:exact ?when }"""
    assert run(folder, question).rows == [("last week", "mortar")]


def test_the_shapes_hold(folder: Path) -> None:
    """Type, occurrence, tense, interval and evidence are as the shapes want them; without a tense they complain."""
    shapes = Graph().parse(Path(ontology.__file__).parent / "shapes.ttl")
    data = Graph().parse(data=(folder / "graph.ttl").read_text(encoding="utf-8"), format="turtle")
    conforms, _, told = pyshacl.validate(data, shacl_graph=shapes)
    assert conforms, told
    data.update(
        "PREFIX ras: <https://w3id.org/rashomon/ns#> DELETE { ?event ras:tense ?tense } WHERE { ?event a ras:Event ; ras:tense ?tense }"
    )
    conforms, _, told = pyshacl.validate(data, shacl_graph=shapes)
    assert not conforms
    assert "An event has a tense" in told


def test_an_edge_has_time_place_and_number(store: Store) -> None:
    """In the network, and in what its page shows of each account."""
    traversal = Traversal(store, VOCABULARY)
    network: NetworkBuilder = traversal.network
    traversal.run([])
    (edge,) = [
        data
        for _, end, data in network.graph.edges(data=True)
        if end == "orsk" and data["kind"] == "relation"
    ]
    assert (edge["time"], edge["place"], edge["count"]) == ("2024-05-13/2024-05-19", "Orsk", 4)
    settings = [one["setting"] for held in network_data(network)["accounts"].values() for one in held]
    assert {
        "time": "2024-05-13/2024-05-19",
        "places": ["Orsk"],
        "count": 4,
        "weapons": ["mortar"],
    } in settings


def test_events_are_nodes_of_the_property_graph(store: Store) -> None:
    """With the first and the last day, their status, and edges to whom it befell and where."""
    rows = [(batch.kind, row) for batch in batches(store, VOCABULARY, ASSERTED) for row in batch.rows]
    events = {row["label"]: row for kind, row in rows if kind == "Event"}
    shelling = events["Rebels struck Orsk"]
    assert (shelling["first"], shelling["last"], shelling["status"]) == (
        "2024-05-13",
        "2024-05-19",
        "asserted",
    )
    assert events["Rebels struck Lena"]["status"] == "denied"
    ends = {(kind, row["end"], row.get("part")) for kind, row in rows if row.get("start") == shelling["id"]}
    assert {
        ("PARTICIPANT", "rebels", "agent"),
        ("PARTICIPANT", "orsk", "target"),
        ("HAPPENED_IN", "orsk", None),
    } <= ends


def test_an_event_in_the_annotations(store: Store) -> None:
    """With spans, nodes and values as a relation has them."""
    stream = io.BytesIO()
    ANNOTATIONS.write(store, VOCABULARY, stream)
    line = json.loads(stream.getvalue())
    first, second = line["events"]
    assert first["participants"][0] == {"part": "agent", "spans": [[0, 6]], "entity": iri("rebels")}
    assert (first["time"], first["count"], first["plover"], first["statement"]) == (
        *("2024-05-13/2024-05-19", 4, "ASSAULT", None),
    )
    assert second["statement"] == line["statements"][0]["id"]
    assert [line["text"][start:end] for start, end in first["trigger"]] == ["shelled"]
