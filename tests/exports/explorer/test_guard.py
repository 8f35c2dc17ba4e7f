"""The guard: who may ask the explorer, and what its pages may do."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from rashomon.exports.explorer.app import application
from rashomon.exports.explorer.catalogue import Catalogue


@pytest.fixture
def client(source, vocabulary, tmp_path):
    catalogue = Catalogue.of(source, vocabulary)
    return TestClient(application(lambda: catalogue, tmp_path), base_url="http://127.0.0.1:8471")


@pytest.mark.parametrize("host", ["127.0.0.1:8471", "localhost", "[::1]:8471", "192.0.2.7"])
def test_it_answers_to_its_own_names(client, host):
    """To its name and to any address, which no name server can point elsewhere; with a port or without."""
    assert client.get("/api/reports", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", ""])
def test_it_answers_to_no_other_name(client, host):
    """A page elsewhere whose name was pointed at this machine learns nothing (DNS rebinding)."""
    answer = client.get("/api/reports", headers={"host": host})
    assert answer.status_code == 403
    assert "reports" not in answer.text


def test_a_page_elsewhere_cannot_ask_for_changes(client):
    """What is sent must come from the explorer's own pages."""
    refused = client.post("/api/turtle", json={"ids": []}, headers={"origin": "https://evil.example"})
    assert refused.status_code == 403
    allowed = client.post("/api/turtle", json={"ids": []}, headers={"origin": "http://127.0.0.1:8471"})
    assert allowed.status_code == 200


def test_a_form_elsewhere_cannot_ask_either(client):
    """A form can send text, but no JSON without the browser asking first."""
    refused = client.post("/api/turtle", content="{}", headers={"content-type": "text/plain"})
    assert refused.status_code == 403


@pytest.mark.parametrize("path", ["/", "/static/app.js", "/api/reports", "/api/nothing"])
def test_every_answer_binds_the_browser(client, path):
    """Nothing is loaded from elsewhere, no inline script runs, and no other page may frame the explorer."""
    headers = client.get(path).headers
    policy = dict(part.strip().partition(" ")[::2] for part in headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert headers["x-content-type-options"] == "nosniff"
