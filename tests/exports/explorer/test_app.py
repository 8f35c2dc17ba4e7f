"""The explorer's API: every view of the two reports about the brigade."""

from __future__ import annotations

import asyncio
import os
import re
import time
from pathlib import Path

import pytest
from rdflib import Graph
from starlette.testclient import TestClient

from rashomon.errors import QueryError
from rashomon.exports import explorer
from rashomon.exports.explorer.app import application
from rashomon.exports.explorer.asking import ask
from rashomon.exports.explorer.catalogue import Catalogue
from rashomon.exports.writing import write_all

STATIC = Path(explorer.__file__).parent / "static"


@pytest.fixture(scope="module")
def catalogue(source, vocabulary):
    return Catalogue.of(source, vocabulary)


@pytest.fixture(scope="module")
def served(source, vocabulary, tmp_path_factory):
    """A folder with an exported graph."""
    directory = tmp_path_factory.mktemp("graph")
    write_all(source, vocabulary, directory, ["nquads"])
    return directory


@pytest.fixture(scope="module")
def client(catalogue, served):
    return TestClient(application(lambda: catalogue, served), base_url="http://localhost")


def backing(catalogue) -> str:
    return next(one.id for one in catalogue.propositions.values() if one.predicate == "backed-by")


def test_the_page_loads_only_what_is_shipped(client):
    """Every file that the pages and modules name is there, and none of them is elsewhere."""
    page = client.get("/").text
    named = re.findall(r'(?:href|src)="(/[^"]+)"', page)
    assert named
    assert {client.get(one).status_code for one in named} == {200}
    for module in STATIC.rglob("*.js"):
        if module.parent.name == "vendor":
            continue
        words = module.read_text(encoding="utf-8")
        for target in re.findall(r'(?:^import .* from |^} from |import\()"([^"]+)"', words, re.MULTILINE):
            assert (module.parent / target).is_file(), (module, target)


def test_our_modules_set_text_only():
    """No module hands a string to the browser as markup or as code."""
    for module in STATIC.rglob("*.js"):
        if module.parent.name != "vendor":
            words = module.read_text(encoding="utf-8")
            assert not re.search(
                r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", words
            )


def test_the_network_comes_in_columns(client):
    """Each line leads from one place in the list of nodes to another, and tells who speaks of it."""
    network = client.get("/api/network").json()
    nodes, edges = network["nodes"], network["edges"]
    ends = {
        (nodes["label"][start], label, nodes["label"][end], status)
        for start, label, end, status in zip(
            edges["source"], edges["label"], edges["target"], edges["status"], strict=True
        )
    }
    assert ("Harbour Brigade", "backed by", "Ruritania", "contested") in ends
    assert ("not told", "killed", "Four fighters", "claimed") in ends
    place = edges["status"].index("contested")
    assert {network["outlets"][outlet] for outlet, _ in edges["told"][place]} == {"Strelsau Gazette"}


def test_a_report_has_its_words_and_who_says_them(client):
    """Spans count characters of the text that is sent with them."""
    (brief,) = [one for one in client.get("/api/reports").json() if one["outlet"] == "Strelsau Gazette"]
    report = client.get(f"/api/reports/{brief['id']}").json()
    text = report["text"]
    denial = next(one for one in report["statements"] if one["verb"] == "denies")
    assert denial["speaker"]["label"] == "Rudolf Hentzau"
    assert [text[start:end] for start, end in denial["cue"]] == ["denied"]
    assert [one["words"] for one in denial["about"]] == ["Harbour Brigade backed by Ruritania"]
    assert {text[one["start"] : one["end"]] for one in report["mentions"]} >= {"Ruritania", "Graustark"}


def test_an_actor_has_everything_about_it(client):
    """What Ruritania is a side of, what others say of it, and why each mention was linked."""
    actor = client.get("/api/actors/ruritania").json()
    assert actor["wikidata"] == "Q1047520"
    assert [one["words"] for one in actor["posts"]] == ["Rudolf Hentzau spokesperson of Ruritania"]
    assert [(one["words"], one["status"]) for one in actor["relations"]] == [
        ("Harbour Brigade backed by Ruritania", "contested")
    ]
    assert {one["speaker"] for one in actor["told"]} == {"Graustark", "Rudolf Hentzau"}
    assert all(one["reason"] and one["score"] for one in actor["mentions"])


def test_a_dispute_has_both_sides(client, catalogue):
    """Everybody who says it or denies it, and how many of them are independent."""
    (dispute,) = client.get("/api/disputes").json()
    assert dispute["id"] == backing(catalogue)
    assert [(one["stance"], one["holder"]) for one in dispute["accounts"]] == [
        ("asserts", "Graustark"),
        ("asserts", "Graustark"),
        ("denies", "Rudolf Hentzau"),
    ]
    assert client.get(f"/api/claims/{dispute['id']}").json() == dispute


def test_what_there_is_not_is_said(client):
    """An id that nothing has, and a request that is none."""
    assert client.get("/api/actors/nobody").status_code == 404
    assert client.get("/api/actors/nobody").json() == {"error": "there is no 'nobody' here"}
    assert client.post("/api/turtle", json={"ids": [1]}).status_code == 400
    assert client.post("/api/turtle", json=[]).status_code == 400


def test_the_library_can_be_asked(client):
    """A query by its name gives columns and rows."""
    names = [one["name"] for one in client.get("/api/queries").json()]
    assert "spokespersons" in names
    answer = client.post("/api/query", json={"query": "spokespersons"}).json()
    assert any("Rudolf Hentzau" in row for row in answer["rows"])
    assert answer["all"] == len(answer["rows"])


def test_sparql_can_be_asked(client):
    """So can anything else."""
    answer = client.post("/api/query", json={"query": "ASK { ?one ras:status ras:Contested }"}).json()
    assert answer == {"columns": ["answer"], "rows": [["true"]], "all": 1}


@pytest.mark.parametrize("query", ["/etc/passwd", "nothing-by-that-name", "SELECT {", None, ["ASK {}"]])
def test_a_query_that_is_none_is_refused(client, query):
    """It is told what is wrong; above all, no file is read."""
    answer = client.post("/api/query", json={"query": query})
    assert answer.status_code == 400
    assert "root" not in answer.json()["error"]


def test_a_selection_is_turtle(client, catalogue):
    """The proposition and its sides, as any other tool reads them."""
    ids = [backing(catalogue), "ruritania", "harbour-brigade", "nobody"]
    answer = client.post("/api/turtle", json={"ids": ids})
    assert answer.headers["content-type"].startswith("text/turtle")
    graph = Graph().parse(data=answer.text, format="turtle")
    assert {str(label) for label in graph.objects(predicate=None)} >= {"Ruritania", "Harbour Brigade"}
    assert "Graustark" not in {str(value) for value in graph.objects()}


def test_any_text_can_be_shown(tell, vocabulary, tmp_path):
    """Half of a surrogate pair, which UTF-8 cannot hold, does not stop the page."""
    catalogue = Catalogue.of(tell("<script>\ud800</script>"), vocabulary)
    client = TestClient(application(lambda: catalogue, tmp_path), base_url="http://localhost")
    assert client.get("/api/actors/ruritania").json()["label"] == "<script>\ud800</script>"


def test_an_empty_store_gives_empty_views(empty, vocabulary, tmp_path):
    """Nothing to show is no failure."""
    catalogue = Catalogue.of(empty, vocabulary)
    client = TestClient(application(lambda: catalogue, tmp_path), base_url="http://localhost")
    assert client.get("/api/network").json()["nodes"]["id"] == []
    assert [client.get(f"/api/{name}").json() for name in ("reports", "actors", "disputes")] == [[], [], []]


ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }"


async def still_there() -> bool:
    return False


async def gone() -> bool:
    return True


@pytest.mark.parametrize(("left", "seconds"), [(still_there, 1.0), (gone, 60.0)])
def test_a_query_ends_with_its_time_or_when_the_page_has_left(served, left, seconds):
    """Either way soon, and no process of it is left."""
    start = time.monotonic()
    with pytest.raises(QueryError, match="the query was stopped"):
        asyncio.run(ask(served, ENDLESS, [], left, seconds))
    assert time.monotonic() - start < 10
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
