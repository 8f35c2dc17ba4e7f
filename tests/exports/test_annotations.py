"""The annotations: one report a line, every offset slices to the words it stands for."""

from __future__ import annotations

import io
import json

import pytest

from rashomon.exports.annotations import WRITER
from rashomon.ids import BASE


@pytest.fixture(scope="module")
def lines(source, vocabulary):
    stream = io.BytesIO()
    WRITER.write(source, vocabulary, stream)
    return {line["id"]: line for line in map(json.loads, stream.getvalue().decode().splitlines())}


def test_each_report_is_a_line_with_its_name_and_text(lines):
    """The line is called by the report's own name, not by our id of it."""
    assert set(lines) == {"brigade.txt", "raid.jsonl:1"}
    assert lines["raid.jsonl:1"]["text"].startswith("General Sapt ordered")


def test_keys_are_in_the_order_of_the_format(lines):
    """A mention, a statement and a relation have the keys of the format, in its order."""
    line = lines["brigade.txt"]
    assert list(line) == ["id", "text", "mentions", "statements", "relations", "events"]
    assert list(line["mentions"][0]) == ["start", "end", "kind", "type", "entity", "qid", "score", "reason"]
    assert list(line["statements"][0])[:9] == [
        *("id", "source", "cue", "content", "speaker", "act", "kind", "polarity", "quote"),
    ]
    assert list(line["relations"][0]) == [
        *(
            "type",
            "subject",
            "object",
            "trigger",
            "polarity",
            "modality",
            "tense",
            "plover",
            "by",
            "confidence",
            "statement",
        ),
    ]


def test_mentions_are_in_text_order_with_their_node(lines):
    """A mention carries its node, the node's Wikidata item or null, and a rounded score."""
    mentions = lines["brigade.txt"]["mentions"]
    assert [one["start"] for one in mentions] == sorted(one["start"] for one in mentions)
    by_node = {one["entity"]: one for one in mentions}
    assert by_node[BASE + "ruritania"]["qid"] == "Q1047520"
    assert by_node[BASE + "graustark"]["qid"] is None
    assert by_node[BASE + "graustark"]["score"] == 0.9123


def test_a_denial_points_at_the_claim_that_stands_within_it(lines):
    """The denial responds to the claim, and the claim is reported within the denial."""
    text = lines["brigade.txt"]["text"]
    acts = {one["act"]: one for one in lines["brigade.txt"]["statements"]}
    assert acts["deny"]["responds_to"] == acts["claim"]["id"]
    assert acts["claim"]["within"] == acts["deny"]["id"]
    assert acts["deny"]["on_behalf"] == BASE + "ruritania"
    start, end = acts["deny"]["medium"]
    assert text[start:end] == "in a statement"
    assert [text[start:end] for start, end in acts["deny"]["source"]] == ["Rudolf Hentzau"]
    assert "time" not in acts["deny"]


def test_how_sure_the_reader_is_is_told_where_it_is_known(lines):
    """A statement that a judge weighed has its chance; one that the rules alone read has none."""
    acts = {one["act"]: one for one in lines["brigade.txt"]["statements"]}
    assert acts["deny"]["confidence"] == 0.93
    assert "confidence" not in acts["claim"]
    assert acts["say"]["time"] == "2024-05-06"
    backed = [one for one in lines["brigade.txt"]["relations"] if one["type"] == "backed-by"]
    assert [one.get("confidence") for one in backed] == [0.64, None]


def test_an_open_side_of_a_relation_has_no_spans(lines):
    """Nobody is told to have killed the four fighters, so the subject of that relation stands nowhere."""
    killed = next(one for one in lines["raid.jsonl:1"]["relations"] if one["type"] == "killed")
    assert killed["subject"] == {"spans": []}
    assert killed["plover"] == "ASSAULT"


def test_a_relation_in_the_reports_own_voice_has_a_null_statement(lines):
    """Null, not missing: the reporter says it."""
    spokesperson = next(one for one in lines["brigade.txt"]["relations"] if one["type"] == "spokesperson-of")
    assert spokesperson["statement"] is None


def test_an_argument_lists_every_mention_of_its_node_in_the_evidence(lines, source):
    """The relation's own mention comes first; mentions outside the evidence are not listed."""
    line = lines["brigade.txt"]
    posts = [one for one in line["relations"] if one["type"] == "spokesperson-of"]
    spans = posts[0]["object"]["spans"]
    assert [line["text"][start:end] for start, end in spans] == ["Ruritania"]
    assert posts[0]["object"]["entity"] == BASE + "ruritania"
