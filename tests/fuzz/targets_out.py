"""Writers: every format of a graph, files for import, and answers; what is written is read back."""

from __future__ import annotations

import csv
import gzip
import io
import json
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree

import pyoxigraph

sys.path.insert(0, str(Path(__file__).parent.parent / "exports"))

from conftest import told

from rashomon.exports import WRITERS, results
from rashomon.exports.load.files import FORMS, write
from rashomon.exports.load.property_graph import batches
from rashomon.exports.policies import ASSERTED
from rashomon.exports.writer import Writer
from rashomon.ontology.vocabulary import load
from rashomon.terminal import harmless, printable

SYNTAX = {
    ".nq": pyoxigraph.RdfFormat.N_QUADS,
    ".nt": pyoxigraph.RdfFormat.N_TRIPLES,
    ".ttl": pyoxigraph.RdfFormat.TURTLE,
    ".trig": pyoxigraph.RdfFormat.TRIG,
    ".rdf": pyoxigraph.RdfFormat.RDF_XML,
    ".jsonld": pyoxigraph.RdfFormat.JSON_LD,
}
WORDS = load()


def words(data: bytes) -> str:
    """Any text; without halves of surrogate pairs, which no reader lets in."""
    return data.decode("utf-8", "ignore") or "words"


def writer(one: Writer, data: bytes) -> None:
    """A format of the graph, read back by somebody else's parser where there is one."""
    stream = io.BytesIO()
    one.write(told(words(data)), WORDS, stream)
    made = stream.getvalue()
    if one.file.endswith(".gz"):
        made = gzip.decompress(made)
    suffix = Path(one.file.removesuffix(".gz")).suffix
    if suffix in SYNTAX:
        assert any(True for _ in pyoxigraph.parse(made, format=SYNTAX[suffix]))
    elif suffix == ".jsonl":
        assert [json.loads(line)["id"] for line in made.split(b"\n") if line] == [
            "raid.jsonl:1",
            "brigade.txt",
        ]
    elif suffix == ".graphml":
        ElementTree.fromstring(made)


def files(form: str, data: bytes) -> None:
    """Files for import."""
    with TemporaryDirectory() as folder:
        write(Path(folder), batches(told(words(data)), WORDS, ASSERTED), FORMS[form])
        for path in Path(folder).iterdir():
            if path.suffix == ".csv":
                rows = list(csv.reader(io.StringIO(path.read_bytes().decode(), newline="")))
                assert {len(row) for row in rows} == {len(rows[0])}
            elif path.suffix == ".gexf":
                ElementTree.parse(path)


def answers(data: bytes) -> None:
    """Answers to queries, and cells for a spreadsheet or a terminal."""
    text = words(data)
    rows = (
        ["a", "b"],
        [[pyoxigraph.Literal(text), None], [pyoxigraph.Literal("x"), pyoxigraph.Literal(text)]],
    )
    json.loads(results.to_json(rows))
    csv_rows = list(csv.reader(io.StringIO(results.to_csv(rows).decode(), newline="")))
    assert [len(row) for row in csv_rows] == [2, 2, 2]
    assert results.to_tsv(rows).count(b"\n") == 3
    ElementTree.fromstring(results.to_xml(rows))
    assert "\x1b" not in printable(text)
    assert harmless(text)[:1] not in "=@"


TARGETS: dict[str, Callable[[bytes], None]] = {
    **{f"write-{one.format}": partial(writer, one) for one in WRITERS},
    **{f"write-{form}": partial(files, form) for form in FORMS},
    "write-answers": answers,
}
