"""Nanopublications: what the guidelines ask of each, and that nobody can change one unseen."""

from __future__ import annotations

import io
from itertools import groupby

import pyoxigraph
import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat

from rashomon.exports.nanopubs import WRITER, nanopubs
from rashomon.exports.rdf_terms import PREFIXES, Graph
from rashomon.exports.traversal import Traversal
from rashomon.exports.trusty import BLANK, code

PARTS = ("assertion", "head", "provenance", "pubinfo")


@pytest.fixture(scope="module")
def publications(source, vocabulary) -> dict[str, list[Quad]]:
    """The quads of each nanopublication of the two reports."""
    stream = io.BytesIO()
    WRITER.write(source, vocabulary, stream)
    quads = sorted(pyoxigraph.parse(stream.getvalue(), format=RdfFormat.TRIG), key=lambda quad: name(quad))
    return {one: list(own) for one, own in groupby(quads, key=lambda quad: name(quad).partition("#")[0])}


def name(quad: Quad) -> str:
    assert isinstance(quad.graph_name, NamedNode)
    return quad.graph_name.value


def np(term: str) -> NamedNode:
    return NamedNode(PREFIXES["np"] + term)


def test_every_statement_is_one_of_four_graphs(publications, source):
    """As many as the reports have statements; each has a head, an assertion, provenance and publication info."""
    statements = [one for reading in source.readings() for one in reading.extraction.statements]
    assert len(publications) == len(statements)
    for one, quads in publications.items():
        assert {name(quad) for quad in quads} == {f"{one}#{part}" for part in PARTS}


def test_the_head_names_its_graphs_and_they_tell_of_what_they_must(publications):
    """Provenance tells of the assertion, publication info of the nanopublication itself."""
    parts = {"hasAssertion": "assertion", "hasProvenance": "provenance", "hasPublicationInfo": "pubinfo"}
    for one, quads in publications.items():
        head = {(quad.predicate, quad.object) for quad in quads if name(quad) == f"{one}#head"}
        assert {(np(link), NamedNode(f"{one}#{part}")) for link, part in parts.items()} <= head
        assert np("Nanopublication") in {kind for _, kind in head}
        about = {(name(quad).partition("#")[2], quad.subject) for quad in quads}
        assert {("provenance", NamedNode(f"{one}#assertion")), ("pubinfo", NamedNode(one))} <= about


def test_an_assertion_tells_who_said_what_and_no_status(publications):
    """The denial, its speaker by name and its proposition; what becomes of that is for the whole store to say."""
    told = [
        {quad.triple for quad in quads if name(quad) == f"{one}#assertion"}
        for one, quads in publications.items()
    ]
    terms = [{str(part) for triple in triples for part in triple} for triples in told]
    (denial,) = (one for one in terms if any(part.endswith("ns#Deny>") for part in one))
    assert {'"Rudolf Hentzau"', '"Ruritania"'} <= denial
    assert any(part.endswith("ns#backedBy>") for part in denial)
    assert not any(part.endswith("ns#status>") for one in terms for part in one)


def test_the_name_is_the_hash_of_what_it_names(source, vocabulary):
    """Put back as a blank, the code is found again; with one word changed, it is another."""
    for batch in Traversal(source, vocabulary).batches():
        for graphs in nanopubs(batch):
            found = graphs[0][0].rpartition("/")[2].partition("#")[0]
            assert len(found) == 45
            blank = [blanked(graph, found) for graph in graphs]
            assert code(blank) == found
            last, triples = blank[-1]
            assert code([*blank[:-1], (last, triples[:-1])]) != found


def blanked(graph: Graph, found: str) -> Graph:
    title, triples = graph
    return title.replace(found, BLANK), [
        (one.replace(found, BLANK), verb, other.replace(found, BLANK)) for one, verb, other in triples
    ]


def test_the_code_of_a_graph_whose_code_is_known():
    """The code that the reference implementation in Python gives (nanopub 2.0.1), escapes and a datatype among it."""
    base, date = f"<https://a.example/{BLANK}", f"<{PREFIXES['xsd']}date>"
    graphs = [
        (f"{base}#b>", [(f"{base}>", "<urn:p>", '"a \\"b\\"\\n\\\\"'), (f"{base}>", "<urn:p>", "<urn:o>")]),
        (f"{base}#a>", [("<urn:s>", "<urn:p>", f'"2031-05-04"^^{date}')]),
    ]
    assert code(graphs) == "RAI5PavQ8Y4MipNYtKjYNgfru4KvNLae0hLtdttCg2h6E"
