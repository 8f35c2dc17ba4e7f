"""Any text may stand in a report: no writer breaks, and what is written reads back."""

from __future__ import annotations

import io
import json
import re

import networkx as nx
import pyoxigraph
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat

from rashomon.exports import annotations, graphml, network_page, rdf

TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)
PATIENT = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
SYNTAXES = {
    "turtle": RdfFormat.TURTLE,
    "trig": RdfFormat.TRIG,
    "ntriples": RdfFormat.N_TRIPLES,
    "jsonld": RdfFormat.JSON_LD,
    "rdfxml": RdfFormat.RDF_XML,
}
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def written(writer, source, vocabulary):
    stream = io.BytesIO()
    writer.write(source, vocabulary, stream)
    return stream.getvalue()


@PATIENT
@given(words=TEXT)
def test_rdf_round_trips(words, tell, vocabulary):
    """In every syntax, the literals that are read are those that were made; XML loses control characters."""
    source = tell(words)
    wanted = triples(written(rdf_writer("nquads"), source, vocabulary), RdfFormat.N_QUADS)
    for name, syntax in SYNTAXES.items():
        found = triples(written(rdf_writer(name), source, vocabulary), syntax)
        if syntax != RdfFormat.RDF_XML or not CONTROL.search(words):
            assert found == wanted


def rdf_writer(name):
    return next(writer for writer in rdf.WRITERS if writer.format == name)


def triples(data, syntax):
    return {quad.triple for quad in pyoxigraph.parse(data, format=syntax)}


@PATIENT
@given(words=TEXT)
def test_annotations_stay_one_line_a_report(words, tell, vocabulary):
    """No character of a report can end a line early."""
    lines = written(annotations.WRITER, tell(words), vocabulary).split(b"\n")
    assert [json.loads(line)["id"] for line in lines if line] == ["raid.jsonl:1", "brigade.txt"]


@PATIENT
@given(words=TEXT)
def test_graphml_is_well_formed(words, tell, vocabulary):
    """Whatever the labels hold, the file is read back with all its nodes."""
    found = nx.read_graphml(io.BytesIO(written(graphml.WRITER, tell(words), vocabulary)))
    assert found.nodes["graustark"]["type"] == "Organization"


@PATIENT
@given(words=TEXT)
def test_the_page_keeps_the_words(words, tell, vocabulary):
    """The data of the page are read back as they were."""
    page = written(network_page.WRITER, tell(words), vocabulary).decode()
    data = page.split('<script type="application/json" id="data">')[1].split("</script>")[0]
    assert json.loads(data)["facts"]["graustark"]["label"] == words
