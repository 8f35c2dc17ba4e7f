"""Judgements through the explorer: stored, shown, taken back; refused where it only reads."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from rashomon import pipeline
from rashomon.exports.explorer.app import application
from rashomon.exports.explorer.judging import Judging
from rashomon.exports.explorer.server import LiveCatalogue
from rashomon.graph.store import FILE, Store

from records import asserted_backing, denied_claim


@pytest.fixture
def directory(tmp_path):
    with Store(tmp_path / FILE) as store:
        store.add([denied_claim(), asserted_backing()])
    return tmp_path


@pytest.fixture
def client(directory):
    judging = Judging.of(directory, pipeline.judge, pipeline.undo)
    app = application(LiveCatalogue(directory), directory, judging=judging)
    return TestClient(app, base_url="http://localhost")


def labels(client) -> set[str]:
    return {one["id"] for one in client.get("/api/actors").json()}


def test_same_joins_two_nodes_and_undo_parts_them(client):
    """The views change at once, and become what they were."""
    before = labels(client)
    asked = {"one": "orlov", "other": "freedonia", "verdict": "same", "why": "a test"}
    answer = client.post("/api/judgements", json=asked).json()
    assert len(labels(client)) == len(before) - 1
    assert answer["node"] in labels(client)
    (made,) = client.get("/api/judgements").json()["made"]
    assert (made["verdict"], made["why"]) == ("same", "a test")
    client.post("/api/judgements/undo", json={"number": made["number"]})
    assert labels(client) == before
    assert client.get("/api/judgements").json() == {"allowed": True, "made": []}


def test_a_judgement_against_itself_is_refused(client):
    """What cannot be judged is told, and nothing is stored."""
    answer = client.post(
        "/api/judgements", json={"one": "orlov", "other": "orlov", "verdict": "same", "why": ""}
    )
    assert answer.status_code == 400
    assert "one node already" in answer.json()["error"]
    assert client.get("/api/judgements").json()["made"] == []


@pytest.mark.parametrize(
    "asked", [{"verdict": "same"}, {"one": "a", "other": "b", "why": "", "verdict": "perhaps"}]
)
def test_half_a_judgement_is_refused(client, asked):
    """Both sides, a reason (which may be empty) and one of two verdicts."""
    assert client.post("/api/judgements", json=asked).status_code == 400


def test_an_explorer_that_only_reads_refuses(directory):
    """It says so before anybody tries."""
    client = TestClient(application(LiveCatalogue(directory), directory), base_url="http://localhost")
    assert client.get("/api/judgements").json() == {"allowed": False, "made": []}
    asked = {"one": "orlov", "other": "freedonia", "verdict": "same", "why": ""}
    assert client.post("/api/judgements", json=asked).status_code == 403
