"""Whatever a report holds is data in every file for import: it ends no cell, no string, no element and no command."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from rashomon.exports.load.files import FORMS, write
from rashomon.exports.load.property_graph import EDGES, NODES, batches
from rashomon.exports.policies import ASSERTED

HOSTILE = [
    "'\"`;--",
    '"}) DETACH DELETE n //',
    '\\"}) MATCH (n) DETACH DELETE n; //',
    "\\u0022}) DETACH DELETE n //",
    "../../../etc/passwd",
    "a\r\nb\u2028c\u0085d",
    "\u202egnp.exe\u202c",
    "]]></attvalue><node id='x'/>",
    "=1+1",
    "\x00\x08\x7f\ufffe",
    "Ирaн",
]
WORDS = st.one_of(
    st.sampled_from(HOSTILE), st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)
)
STRING = re.compile(r'"(?:[^"\\]|\\.)*"')


@pytest.fixture(scope="module")
def files(tell, vocabulary) -> Callable[[str, str], dict[str, bytes]]:
    """The files of a form, by name, for a store with some words wherever there is free text."""

    def made(form: str, words: str) -> dict[str, bytes]:
        with TemporaryDirectory() as folder:
            write(Path(folder), batches(tell(words), vocabulary, ASSERTED), FORMS[form])
            return {path.name: path.read_bytes() for path in Path(folder).iterdir()}

    return made


PATIENT = settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@PATIENT
@given(words=WORDS)
@example(words=HOSTILE[1])
@example(words=HOSTILE[3])
def test_no_words_become_a_command_of_cypher(words: str, files) -> None:
    """Without its strings, the script is that of harmless words, line by line."""
    script, plain = (files("cypher", each)["graph.cypher"].decode() for each in (words, "plain words"))
    assert STRING.sub("", script) == STRING.sub("", plain)


@PATIENT
@given(words=WORDS)
@example(words=HOSTILE[0])
@example(words=HOSTILE[5])
def test_cells_of_csv_read_back(words: str, files) -> None:
    """Each row has its columns, and the label of an actor is what it was, quotes and line ends included."""
    found = files("neo4j-csv", words)
    for name in found:
        if name.endswith(".csv"):
            rows = list(csv.reader(io.StringIO(found[name].decode(), newline="")))
            assert {len(row) for row in rows} == {len(rows[0])}, name
    actors = csv.DictReader(io.StringIO(found["Entity.csv"].decode(), newline=""))
    assert {row["label"] for row in actors} == {words}


@PATIENT
@given(words=WORDS)
@example(words=HOSTILE[7])
def test_gexf_is_well_formed(words: str, files) -> None:
    """No words end an element or begin one."""
    root, plain = (
        ElementTree.fromstring(files("gexf", each)["graph.gexf"]) for each in (words, "plain words")
    )
    assert [each.tag for each in root.iter()] == [each.tag for each in plain.iter()]


@PATIENT
@given(words=WORDS)
def test_parquet_keeps_the_words(words: str, files) -> None:
    """Every label comes back as it was."""
    parquet = pytest.importorskip("pyarrow.parquet")
    arrow = pytest.importorskip("pyarrow")
    table = parquet.read_table(arrow.BufferReader(files("parquet", words)["Entity.parquet"]))
    assert set(table["label"].to_pylist()) == {words}


def test_no_file_is_named_by_a_report(files) -> None:
    """Names of files come from the program alone, whatever a report is called."""
    for form in FORMS:
        kinds = {re.sub(r"\.(csv|parquet)$", "", name) for name in files(form, "../../x")}
        assert kinds <= {*NODES, *EDGES, "import.sh", "graph.cypher", "graph.gexf"}
