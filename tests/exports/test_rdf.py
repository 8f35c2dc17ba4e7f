"""RDF: what is written parses back, in two libraries, to the quads that were made."""

from __future__ import annotations

import io
import subprocess
import sys
from dataclasses import replace
from importlib.resources import files

import pyoxigraph
import pyshacl
import pytest
import rdflib
from pyoxigraph import BlankNode, NamedNode, RdfFormat

from rashomon.exports.rdf import WRITERS
from rashomon.exports.rdf_terms import PREFIXES, predicate_term, record, term, when
from rashomon.exports.report_quads import report_quads
from rashomon.exports.store_quads import ASSERTED
from rashomon.exports.traversal import quads
from rashomon.ids import content_id

SYNTAXES = {
    "turtle": (RdfFormat.TURTLE, "turtle"),
    "trig": (RdfFormat.TRIG, "trig"),
    "nquads": (RdfFormat.N_QUADS, "nquads"),
    "jsonld": (RdfFormat.JSON_LD, "json-ld"),
}


def written(writer, source, vocabulary):
    stream = io.BytesIO()
    writer.write(source, vocabulary, stream)
    return stream.getvalue()


@pytest.fixture(scope="module")
def dataset(source, vocabulary):
    return set(quads(source, vocabulary))


@pytest.fixture(scope="module")
def store(dataset):
    store = pyoxigraph.Store()
    store.extend(dataset)
    return store


@pytest.mark.parametrize("writer", WRITERS, ids=lambda writer: writer.format)
def test_oxigraph_reads_back_the_same_dataset(writer, source, vocabulary, dataset):
    """Every syntax holds every quad, Turtle every triple."""
    syntax, _ = SYNTAXES[writer.format]
    found = set(pyoxigraph.parse(written(writer, source, vocabulary), format=syntax))
    if syntax.supports_datasets:
        assert found == dataset
    else:
        assert {quad.triple for quad in found} == {quad.triple for quad in dataset}


@pytest.mark.filterwarnings("ignore:.* is deprecated, use Dataset:DeprecationWarning")  # rdflib's own
@pytest.mark.parametrize("writer", WRITERS, ids=lambda writer: writer.format)
def test_rdflib_reads_back_the_same_dataset(writer, source, vocabulary, dataset):
    """The other library finds the same terms in the same graphs."""
    syntax, name = SYNTAXES[writer.format]
    found = rdflib.Dataset()
    found.parse(data=written(writer, source, vocabulary), format=name)
    if syntax.supports_datasets:
        assert {tuple(map(n3, quad)) for quad in found.quads()} == {tuple(map(str, quad)) for quad in dataset}
    else:
        triples = {tuple(map(n3, quad[:3])) for quad in found.quads()}
        assert triples == {tuple(map(str, quad.triple)) for quad in dataset}


def n3(node):
    """A term of rdflib in N-Triples, as Oxigraph writes it."""
    if isinstance(node, rdflib.Literal):
        datatype = NamedNode(node.datatype) if node.datatype else None
        return str(pyoxigraph.Literal(str(node), datatype=datatype))
    return str(NamedNode(str(node)))


def test_there_are_no_blank_nodes(dataset):
    """Every thing has an IRI, so that two exports can be compared as sets."""
    terms = {part for quad in dataset for part in (quad.subject, quad.object, quad.graph_name)}
    assert not [part for part in terms if isinstance(part, BlankNode)]


def test_only_what_is_asserted_and_not_denied_has_a_direct_edge(dataset):
    """The contested backing and the killing that is only claimed are no facts to a naive query."""
    edges = {quad.predicate for quad in dataset if quad.graph_name == ASSERTED}
    assert edges == {predicate_term("ordered"), predicate_term("spokesperson-of")}
    everywhere = {quad.predicate for quad in dataset}
    assert predicate_term("backed-by") not in everywhere


def test_the_denial_is_about_the_proposition_and_denies_the_claim(store):
    """The one-sentence test: who claims, who denies, and what becomes of it."""
    answer = store.query(
        """SELECT ?status ?asserter ?denier WHERE {
          ?p rdf:subject :harbour-brigade ; rdf:predicate ras:backedBy ; rdf:object :ruritania ;
             ras:status ?status ; ras:assertedBy ?asserter ; ras:deniedBy ?denier .
          ?denial ras:act ras:Deny ; ras:about ?p ; ras:speaker ?denier ; ras:onBehalfOf :ruritania ;
             ras:denies ?claim .
          ?claim ras:speaker ?asserter ; ras:reportedWithin ?denial .
        }""",
        prefixes=PREFIXES,
        use_default_graph_as_union=True,
    )
    assert [tuple(row) for row in answer] == [
        (term("ras:Contested"), record("graustark"), record("rudolf-hentzau"))
    ]


def test_every_span_slices_to_its_quote(source, store):
    """The position selector and the quote selector of a span tell of the same characters."""
    texts = {one.extraction.document.id: one.extraction.document.text for one in source.readings()}
    spans = list(store.quads_for_pattern(None, term("oa:hasSource"), None))
    assert spans
    for quad in spans:
        selectors = [
            one.object for one in store.quads_for_pattern(quad.subject, term("oa:hasSelector"), None)
        ]
        values = {
            one.predicate: one.object.value
            for selector in selectors
            for one in store.quads_for_pattern(selector, None, None)
        }
        start, end = int(values[term("oa:start")]), int(values[term("oa:end")])
        text = texts[quad.object.value.removeprefix(record("").value)]
        assert text[start:end] == values[term("oa:exact")]


def test_a_source_counts_once_however_often_it_speaks(store):
    """Graustark says it twice in the report and is one independent source."""
    proposition = record(content_id("pro", "harbour-brigade", "backed-by", "ruritania"))
    counted = store.quads_for_pattern(proposition, term("ras:independentSources"), None)
    assert [quad.object.value for quad in counted] == ["1"]


def test_a_relation_without_a_proposition_is_left_out(source, vocabulary):
    """Nobody holds anything about it, so a graph of who holds what has no use for it."""
    bare = [replace(reading, supports=()) for reading in source.readings()]
    found = [quad for reading in bare for quad in report_quads(reading, vocabulary)]
    assert term("ras:Statement") in {quad.object for quad in found}
    assert term("ras:Relation") not in {quad.object for quad in found}


def test_the_shapes_hold(source, vocabulary, dataset):
    """What is written conforms to the SHACL shapes of the ontology."""
    data = rdflib.Graph()
    data.parse(data=written(WRITERS[0], source, vocabulary), format="turtle")
    shapes = rdflib.Graph().parse(data=_shapes(), format="turtle")
    conforms, _, report = pyshacl.validate(data, shacl_graph=shapes)
    assert conforms, report


def _shapes():
    return files("rashomon.ontology").joinpath("shapes.ttl").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "datatype"),
    [
        ("2024-05-06", "xsd:date"),
        ("2024-05-06T07:08:09Z", "xsd:dateTime"),
        ("2024-05-06T07:08:09.5+02:00", "xsd:dateTime"),
        ("2024-02-30", "xsd:string"),
        ("2024-05-06T25:00:00Z", "xsd:string"),
        ("last Monday", "xsd:string"),
    ],
)
def test_only_a_day_of_the_calendar_is_typed_as_a_date(text, datatype):
    """A store would refuse, or silently drop, a date that does not exist."""
    assert when(text).datatype == term(datatype)


def test_a_term_that_the_ontology_lacks_raises():
    """A slip of the pen in a writer cannot make a new term."""
    with pytest.raises(KeyError, match="Statment"):
        term("ras:Statment")


@pytest.mark.parametrize(
    "url", ['"><script>alert(1)</script>', "https://a.example/a b", "not an address", ""]
)
def test_an_address_that_is_none_is_a_plain_string(url, tell, vocabulary):
    """What comes from outside never becomes an IRI, and only a well-formed address is typed as one."""
    found = {quad.object for quad in quads(tell(url), vocabulary) if quad.predicate == term("schema:url")}
    assert all(one.datatype == term("xsd:string") for one in found if one.value == url)


def test_an_address_is_typed_as_one(dataset):
    """A well-formed address is an xsd:anyURI."""
    found = {quad.object for quad in dataset if quad.predicate == term("schema:url")}
    assert found == {pyoxigraph.Literal("https://gazette.example/brigade", datatype=term("xsd:anyURI"))}


def test_every_process_writes_the_same_bytes(source, vocabulary):
    """No hash seed shows in the files, neither Python's nor the serializer's, which shuffles prefixes."""
    script = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "import conftest; from rashomon.exports.rdf import WRITERS\n"
        "for writer in WRITERS: writer.write(conftest.told(), conftest.load(), sys.stdout.buffer)"
    )
    folder = __file__.rpartition("/")[0]
    elsewhere = subprocess.run(
        [sys.executable, "-c", script, folder], capture_output=True, check=True, env={"PYTHONHASHSEED": "7"}
    )
    assert elsewhere.stdout == b"".join(written(writer, source, vocabulary) for writer in WRITERS)


@pytest.mark.parametrize("writer", WRITERS, ids=lambda writer: writer.format)
def test_an_empty_store_is_an_empty_graph(writer, empty, vocabulary):
    """No report, no quad, and still a file that parses."""
    syntax, _ = SYNTAXES[writer.format]
    assert list(pyoxigraph.parse(written(writer, empty, vocabulary), format=syntax)) == []
