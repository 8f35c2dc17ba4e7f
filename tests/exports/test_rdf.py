"""RDF: what is written parses back, in two libraries, to the quads that were made."""

from __future__ import annotations

import gzip
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

from rashomon.exports import canonical
from rashomon.exports.nquads import nquads
from rashomon.exports.policies import ASSERTED
from rashomon.exports.rdf import WRITERS
from rashomon.exports.rdf_terms import PREFIXES, integer, literal, predicate_term, record, term, when
from rashomon.exports.report_triples import report_triples
from rashomon.exports.traversal import graphs
from rashomon.ids import BASE, content_id, iri

PLAIN = [
    writer
    for writer in WRITERS
    if writer.format not in ("trig-1.2", "nquads-gz", "nquads-canonical", "nanopubs")
]
SYNTAXES = {
    "ntriples": (RdfFormat.N_TRIPLES, "nt"),
    "rdfxml": (RdfFormat.RDF_XML, "xml"),
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
    return set(pyoxigraph.parse(nquads(graphs(source, vocabulary)), format=RdfFormat.N_QUADS))


@pytest.fixture(scope="module")
def store(dataset):
    store = pyoxigraph.Store()
    store.extend(dataset)
    return store


@pytest.mark.parametrize("writer", PLAIN, ids=lambda writer: writer.format)
def test_oxigraph_reads_back_the_same_dataset(writer, source, vocabulary, dataset):
    """Every syntax holds every quad, Turtle every triple."""
    syntax, _ = SYNTAXES[writer.format]
    found = set(pyoxigraph.parse(written(writer, source, vocabulary), format=syntax))
    if syntax.supports_datasets:
        assert found == dataset
    else:
        assert {quad.triple for quad in found} == {quad.triple for quad in dataset}


@pytest.mark.filterwarnings("ignore:.* is deprecated, use Dataset:DeprecationWarning")  # rdflib's own
@pytest.mark.parametrize("writer", PLAIN, ids=lambda writer: writer.format)
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
    edges = {str(quad.predicate) for quad in dataset if str(quad.graph_name) == ASSERTED.graph}
    assert edges == {predicate_term("ordered"), predicate_term("spokesperson-of")}
    everywhere = {str(quad.predicate) for quad in dataset}
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
    assert [tuple(map(str, row)) for row in answer] == [
        (term("ras:Contested"), record("graustark"), record("rudolf-hentzau"))
    ]


def test_every_span_slices_to_its_quote(source, store):
    """The position selector and the quote selector of a span tell of the same characters."""
    texts = {one.extraction.document.id: one.extraction.document.text for one in source.readings()}
    spans = list(store.quads_for_pattern(None, node("oa:hasSource"), None))
    assert spans
    for quad in spans:
        selectors = [
            one.object for one in store.quads_for_pattern(quad.subject, node("oa:hasSelector"), None)
        ]
        values = {
            str(one.predicate): one.object.value
            for selector in selectors
            for one in store.quads_for_pattern(selector, None, None)
        }
        start, end = int(values[term("oa:start")]), int(values[term("oa:end")])
        text = texts[quad.object.value.removeprefix(BASE)]
        assert text[start:end] == values[term("oa:exact")]


def node(name):
    """A term by its prefixed name, as Oxigraph has it."""
    return NamedNode(term(name)[1:-1])


def test_a_source_counts_once_however_often_it_speaks(store):
    """Graustark says it twice in the report and is one independent source."""
    proposition = NamedNode(iri(content_id("pro", "harbour-brigade", "backed-by", "ruritania")))
    counted = store.quads_for_pattern(proposition, node("ras:independentSources"), None)
    assert [quad.object.value for quad in counted] == ["1"]


def test_a_relation_without_a_proposition_is_left_out(source, vocabulary):
    """Nobody holds anything about it, so a graph of who holds what has no use for it."""
    bare = [replace(reading, supports=()) for reading in source.readings()]
    found = {value for reading in bare for _, _, value in report_triples(reading, vocabulary)}
    assert term("ras:Statement") in found
    assert term("ras:Relation") not in found


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
    typed = "" if datatype == "xsd:string" else f"^^{term(datatype)}"
    assert when(text) == f'"{text}"{typed}'


def test_a_term_that_the_ontology_lacks_raises():
    """A slip of the pen in a writer cannot make a new term."""
    with pytest.raises(KeyError, match="Statment"):
        term("ras:Statment")


@pytest.mark.parametrize(
    "url", ['"><script>alert(1)</script>', "https://a.example/a b", "not an address", ""]
)
def test_an_address_that_is_none_is_a_plain_string(url, tell, vocabulary):
    """What comes from outside never becomes an IRI, and only a well-formed address is typed as one."""
    found = values(graphs(tell(url), vocabulary), "schema:url")
    assert all(one == literal(url) for one in found if not one.startswith('"https://gazette.example/'))


def values(parts, predicate):
    """What the triples of a predicate have for objects."""
    return {value for _, triples in parts for _, one, value in triples if one == term(predicate)}


def test_confidence_is_a_decimal(source, vocabulary):
    """One statement and one relation of the fixture were weighed by a judge; the others say nothing of it."""
    found = values(graphs(source, vocabulary), "ras:confidence")
    assert found == {literal(chance, term("xsd:decimal")) for chance in ("0.93", "0.64")}


def test_an_address_is_typed_as_one(source, vocabulary):
    """A well-formed address is an xsd:anyURI."""
    found = values(graphs(source, vocabulary), "schema:url")
    assert found == {literal("https://gazette.example/brigade", term("xsd:anyURI"))}


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


@pytest.mark.parametrize("writer", PLAIN, ids=lambda writer: writer.format)
def test_an_empty_store_has_provenance_alone(writer, empty, vocabulary):
    """No report, and still a file that parses: which program wrote it, and nothing about anybody."""
    syntax, _ = SYNTAXES[writer.format]
    found = list(pyoxigraph.parse(written(writer, empty, vocabulary), format=syntax))
    assert "http://www.w3.org/ns/prov#SoftwareAgent" in {str(quad.object.value) for quad in found}
    assert not [quad for quad in found if quad.object.value.endswith(("Document", "Proposition"))]


def test_gzip_holds_the_same_lines(source, vocabulary):
    """The compressed N-Quads are the N-Quads, and carry neither a name nor a time."""
    by_name = {writer.format: writer for writer in WRITERS}
    packed = written(by_name["nquads-gz"], source, vocabulary)
    assert gzip.decompress(packed) == written(by_name["nquads"], source, vocabulary)
    assert packed[3:8] == b"\x00\x00\x00\x00\x00"


def test_sorted_lines_are_the_canonical_form(source, vocabulary, dataset):
    """Escapes are those of canonical N-Quads, so that sorting the lines is all that RDFC-1.0 would do."""
    lines = nquads(graphs(source, vocabulary)).splitlines(keepends=True)
    canonical = pyoxigraph.Dataset(dataset)
    canonical.canonicalize(pyoxigraph.CanonicalizationAlgorithm.RDFC_1_0)
    assert sorted(set(lines)) == sorted(f"{quad} .\n" for quad in canonical)


@pytest.mark.parametrize("run", [1, 40, 10**6])
def test_canonical_n_quads_are_what_rdfc_makes(source, vocabulary, dataset, monkeypatch, run):
    """Every line once and in order, however many runs are merged."""
    monkeypatch.setattr(canonical, "RUN", run)
    made = pyoxigraph.Dataset(dataset)
    made.canonicalize(pyoxigraph.CanonicalizationAlgorithm.RDFC_1_0)
    expected = "".join(sorted(f"{quad} .\n" for quad in made)).encode()
    assert written(canonical.WRITER, source, vocabulary) == expected


def test_a_proposition_reifies_a_triple_term_in_trig_1_2(source, vocabulary, dataset):
    """RDF 1.2 speaks of the triple without asserting it, and annotates an edge with its proposition; put back into
    RDF 1.1, the same dataset results.
    """
    (writer,) = (one for one in WRITERS if one.format == "trig-1.2")
    found = set(pyoxigraph.parse(written(writer, source, vocabulary), format=RdfFormat.TRIG))
    reifying = {quad for quad in found if isinstance(quad.object, pyoxigraph.Triple)}
    annotated = {quad for quad in reifying if str(quad.graph_name) == ASSERTED.graph}
    assert {quad.object for quad in annotated} == {
        quad.triple for quad in dataset if str(quad.graph_name) == ASSERTED.graph
    }
    found, reified = found - annotated, reifying - annotated
    assert len(reified) == 3
    parts = [("rdf:subject", "subject"), ("rdf:predicate", "predicate"), ("rdf:object", "object")]
    unfolded = {
        pyoxigraph.Quad(quad.subject, node(name), getattr(quad.object, part), quad.graph_name)
        for quad in reified
        for name, part in parts
    }
    assert found - reified | unfolded == dataset


def test_provenance_names_the_program_the_reports_and_the_policy(store):
    """Which program made the graphs, what it read, and by which rule edges were drawn."""
    answer = store.query(
        """ASK { GRAPH <https://w3id.org/rashomon/id/graph/provenance> {
          ?run prov:wasAssociatedWith ?agent ; prov:used ?document .
          ?edges ras:policy ras:AssertedPolicy ; prov:wasGeneratedBy ?run } ?document a ras:Document }""",
        prefixes=PREFIXES,
        use_default_graph_as_union=True,
    )
    assert bool(answer)


@pytest.mark.parametrize("words", ["plain", 'a "b" \\ c', "tab\tnew\nline\r\x0b\x7f", "ünï — 😀"])
def test_a_literal_is_escaped_as_oxigraph_escapes_it(words):
    """Escaped once, by the rules of canonical N-Triples."""
    assert literal(words) == str(pyoxigraph.Literal(words))


def test_what_no_iri_may_hold_is_encoded():
    """An id with a space or a bracket cannot break out of its IRI."""
    assert record("a> <b c") == f"<{BASE}a%3E%20%3Cb%20c>"
    assert integer(7) == str(pyoxigraph.Literal(7))
