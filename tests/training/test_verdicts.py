"""Files of verdicts, and what is still read of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rashomon.errors import PipelineError
from rashomon.extract.reader import Reader
from rashomon.graph.kb import KnowledgeBase
from rashomon.ontology.vocabulary import load
from rashomon.training.verdicts import Verdict, read, report_id, weighed

HEAD = "report\ttype\tsubject\tobject\tpolarity\tcertainty\tverdict\n"
TEXT = "The rebels shelled the port."


def test_a_line_is_a_verdict(tmp_path: Path) -> None:
    """Columns by their names."""
    path = tmp_path / "verdicts.tsv"
    path.write_text(HEAD + "doc-a\tstruck\t0-10\t-\tpositive\tcertain\tobject\n", encoding="utf-8")
    assert read(path) == [Verdict("doc-a", "struck", "0-10", "-", "positive", "certain", "object")]


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("doc-a\tstruck\t0-10\t-\tpositive\tcertain\tgood", "'good' is not a verdict"),
        ("doc-a\tstruck\t0-10\t-\tpositive\tcertain\tok\tok", "another number of columns"),
        ("doc-a\tstruck\t0-10", "not a verdict"),
    ],
)
def test_a_line_that_is_none_is_named(tmp_path: Path, line: str, complaint: str) -> None:
    """The error tells the file and the line."""
    path = tmp_path / "verdicts.tsv"
    path.write_text(HEAD + line + "\n", encoding="utf-8")
    with pytest.raises(PipelineError, match=complaint) as error:
        read(path)
    assert (error.value.path, error.value.line) == (str(path), 2)


@pytest.mark.model
def test_only_what_is_read_as_it_was_is_weighed(tmp_path: Path) -> None:
    """A verdict on a relation that is no longer read, or read as denied, says nothing about today's reader."""
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_text(json.dumps({"id": "a", "text": TEXT}) + "\n", encoding="utf-8")
    verdicts = [
        Verdict(report_id(TEXT), "struck", "0-10", "19-27", polarity, "certain", verdict)
        for polarity, verdict in (("positive", "ok"), ("negative", "fact"))
    ]
    reader = Reader(load(), KnowledgeBase.shipped().gazetteer())
    (found,) = weighed(
        corpus, [*verdicts, Verdict("doc-other", "struck", "-", "-", "positive", "certain", "ok")], reader
    )
    assert found.is_right
    assert found.features["type struck"] == 1
