"""The network page: complete in itself, and deaf to markup in reports."""

from __future__ import annotations

import io
import json
import re
from html.parser import HTMLParser

import pytest

from rashomon.exports import network_data
from rashomon.exports.network_page import OWN_SCRIPTS, WRITER, inert, source_hash
from rashomon.graph.accounts import Passage

ATTACKS = (
    "<script>alert(1)</script>",
    '"></script><img src=x onerror=alert(1)>',
    "<!--<script>",
    "javascript:alert(1)",
    "{{ 7 * 7 }}",
)


class Page(HTMLParser):
    """A page as a browser takes it apart: its tags, and the text of its scripts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self._in_script = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._in_script = tag == "script"
        if self._in_script:
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        self._in_script = False

    def handle_data(self, data: str) -> None:
        if self._in_script:
            self.scripts[-1] += data

    @property
    def data(self) -> dict:
        return json.loads(self.scripts[0])

    @property
    def policy(self) -> str:
        return next(a["content"] for tag, a in self.tags if a.get("http-equiv") == "Content-Security-Policy")


def page(source, vocabulary) -> str:
    stream = io.BytesIO()
    WRITER.write(source, vocabulary, stream)
    return stream.getvalue().decode()


@pytest.fixture(scope="module")
def text(source, vocabulary):
    return page(source, vocabulary)


def test_the_page_loads_nothing(text):
    """No element names a resource, so that the page works from a file and tells nobody."""
    resources = [attrs for _, attrs in Page(text).tags if {"src", "href", "srcset", "data"} & set(attrs)]
    assert resources == []
    assert not re.search(r"url\((?![\"']?data:)", text[: text.index("</head>")])
    assert "@import" not in text[: text.index("</head>")]


def test_only_the_listed_scripts_may_run(text):
    """The policy names each script by its hash, and allows no other source of anything."""
    found = Page(text)
    hashes = {source_hash(script) for script in found.scripts[1:]}
    assert len(hashes) == 1 + len(OWN_SCRIPTS)
    allowed = dict(part.split(maxsplit=1) for part in found.policy.split("; "))
    assert set(allowed["script-src"].split()) == hashes
    assert allowed["default-src"] == "'none'"


@pytest.mark.parametrize("attack", ATTACKS)
def test_markup_in_a_report_stays_text(attack, text, tell, vocabulary):
    """Whatever stands in a title, a name or an address, the page has the same elements as without it."""
    attacked = Page(page(tell(attack), vocabulary))
    assert attacked.tags == Page(text).tags
    assert attacked.scripts[1:] == Page(text).scripts[1:]
    assert attacked.data["facts"]["graustark"]["label"] == attack


def test_our_script_sets_text_only(text):
    """The page's own scripts never hand a string to the browser as markup."""
    for script in Page(text).scripts[2:]:
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", script)


def test_inert_json_reads_back_the_same():
    """The escapes are JSON's own: a parser gets the characters back."""
    words = "</script><!-- & \u2028 \u2029 é"
    assert json.loads(inert({"words": words})) == {"words": words}
    assert not set("<>&\u2028\u2029") & set(inert(words))


def test_every_account_of_a_contested_edge_is_on_the_page(text):
    """The edge leads to both sides, each with its words, marked, and the report they stand in."""
    data = Page(text).data
    edge = next(one for one in data["drawing"]["edges"] if one.get("status") == "contested")
    assert edge["label"] == "backed by"
    accounts = data["accounts"][edge["id"]]
    assert [(one["holder"], one["stance"], one["verb"]) for one in accounts] == [
        ("Graustark", "asserts", "says"),
        ("Graustark", "asserts", "claims"),
        ("Rudolf Hentzau", "denies", "denies"),
    ]
    denial = accounts[-1]
    assert denial["pieces"][1::2] == ["denied", "backed by"]
    assert data["reports"][denial["report"]]["title"] == "Who backs the brigade?"


def test_a_passage_is_cut_at_its_marks():
    """Plain and marked pieces take turns and make up the passage."""
    passage = Passage(10, 32, "denied it was backed by", ((0, 6), (14, 23)))
    assert list(network_data.pieces(passage)) == ["", "denied", " it was ", "backed by", ""]


def test_of_a_large_network_the_densest_part_is_shown(source, vocabulary, monkeypatch):
    """Nodes that take part in more come first, and the page knows how many it leaves out."""
    monkeypatch.setitem(network_data.MOST, "entity", 2)
    data = Page(page(source, vocabulary)).data
    assert data["counts"]["entity"] == {"all": 10, "shown": 2}
    kept = [node for node, facts in data["facts"].items() if facts["kind"] == "entity"]
    assert "ruritania" in kept
    assert all(
        edge["from"] in data["facts"] and edge["to"] in data["facts"] for edge in data["drawing"]["edges"]
    )


def test_an_empty_store_gives_an_empty_page(empty, vocabulary):
    """The page is there, with nothing on it, and says so."""
    data = Page(page(empty, vocabulary)).data
    assert data["drawing"]["nodes"] == []
    assert data["counts"]["entity"] == {"all": 0, "shown": 0}


def test_parallel_edges_are_bent_apart(source, vocabulary):
    """Edges between the same two nodes would hide each other if all were straight."""
    edges = Page(page(source, vocabulary)).data["drawing"]["edges"]
    bundles: dict[frozenset[str], list[str]] = {}
    for edge in edges:
        bundles.setdefault(frozenset((edge["from"], edge["to"])), []).append(
            json.dumps([edge["smooth"], edge["from"]])
        )
    doubled = [bends for bends in bundles.values() if len(bends) > 1]
    assert doubled
    assert all(len(set(bends)) == len(bends) for bends in doubled)


def test_the_same_store_gives_the_same_page(source, vocabulary, text):
    """No random id, no random layout."""
    assert page(source, vocabulary) == text


def test_a_side_that_nobody_tells_is_a_hollow_node(source, vocabulary):
    """Who killed the four fighters is not told: a line leads from a node that says so."""
    drawing = Page(page(source, vocabulary)).data["drawing"]
    (line,) = [edge for edge in drawing["edges"] if edge.get("open")]
    assert (line["relation"], line["to"], line["status"]) == ("killed", "four-fighters", "claimed")
    (hollow,) = [node for node in drawing["nodes"] if node["id"] == line["from"]]
    assert (hollow["kind"], hollow["label"]) == ("open-end", "not told")


def test_a_relation_can_be_filtered_by_outlet_and_day(text):
    """For every line the page knows which outlets tell of it, and of which day."""
    data = Page(text).data
    contested = next(one["id"] for one in data["drawing"]["edges"] if one.get("status") == "contested")
    assert {outlet for outlet, _ in data["told"][contested]} == {"Strelsau Gazette"}
    assert {day for _, day in data["told"][contested]} == {"2024-05-06", "2024-05-07"}
