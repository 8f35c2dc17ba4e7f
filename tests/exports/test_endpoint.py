"""The endpoint, as clients see it: a real server, asked by two libraries that others wrote, and by hand."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from concurrent.futures import ThreadPoolExecutor

import pyoxigraph
import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore, SPARQLUpdateStore
from SPARQLWrapper import JSON, XML, SPARQLWrapper
from starlette.testclient import TestClient

from rashomon.exports.endpoint import Limits, application
from rashomon.exports.writing import write_all
from rashomon.graph.store import FILE, Store
from rashomon.ids import BASE

CONTESTED = "SELECT ?label WHERE { ?p ras:status ras:Contested ; rdfs:label ?label }"
RAS = "PREFIX ras: <https://w3id.org/rashomon/ns#>\nPREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>\n"
WORDS = "Harbour Brigade backed by Ruritania"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
START = "from rashomon.cli import main; main()"


@pytest.fixture(scope="module")
def address(tmp_path_factory, source, vocabulary):
    """Where a server over the two reports listens, with short limits and one more policy."""
    directory = tmp_path_factory.mktemp("served")
    with Store(directory / FILE) as store:
        store.add(source.readings())
        write_all(store, vocabulary, directory, ["nquads"])
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    limits = [
        "--seconds",
        "2",
        "--rows",
        "50",
        "--policy",
        "claimed-by:graustark",
        "--cors",
        "https://a.example",
    ]
    command = [sys.executable, "-c", START, "serve", str(directory), "--port", str(port), *limits]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as server:
        try:
            _await(port, server)
            yield f"http://127.0.0.1:{port}/sparql"
        finally:
            server.terminate()


def _await(port, server):
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            assert server.poll() is None, "the server ended"
            time.sleep(0.05)
        else:
            return
    raise TimeoutError


def ask(address, data=None, **headers):
    """The status, media type and body of an answer; `data` given is sent by POST."""
    body = urllib.parse.urlencode(data).encode() if isinstance(data, dict) else data
    body = body.encode() if isinstance(body, str) else body
    request = urllib.request.Request(
        address, body, {name.replace("_", "-"): headers[name] for name in headers}
    )
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers, error.read()


@pytest.mark.parametrize("form", [JSON, XML])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_sparqlwrapper_reads_answers(address, form, method):
    """A client library gets rows by either method and in either format."""
    client = SPARQLWrapper(address)
    client.setMethod(method)
    client.setQuery(RAS + CONTESTED)
    client.setReturnFormat(form)
    answer = client.query().convert()
    if form == JSON:
        assert [row["label"]["value"] for row in answer["results"]["bindings"]] == [WORDS]
    else:
        assert [node.firstChild.data for node in answer.getElementsByTagName("literal")] == [WORDS]


def test_rdflibs_store_reads_the_graph(address):
    """rdflib's own client asks, matches patterns, and gets constructed graphs."""
    graph = rdflib.Graph(SPARQLStore(address))
    assert [str(row.label) for row in graph.query(RAS + CONTESTED)] == [WORDS]
    label = rdflib.URIRef("http://www.w3.org/2000/01/rdf-schema#label")
    assert str(graph.value(rdflib.URIRef(BASE + "graustark"), label)) == "Graustark"
    assert bool(graph.query(RAS + "ASK { ?denial ras:denies ?claim }"))


@pytest.mark.parametrize(
    ("accept", "media_type", "begins"),
    [
        ("*/*", "application/sparql-results+json", b'{"head"'),
        ("application/sparql-results+xml", "application/sparql-results+xml", b"<?xml"),
        ("text/csv;q=0.9, text/html", "text/csv; charset=utf-8", b"label\r\nHarbour"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8", b'?label\n"Harbour'),
    ],
)
def test_rows_in_the_format_that_is_asked_for(address, accept, media_type, begins):
    """JSON, XML, CSV and TSV."""
    status, headers, body = ask(address, {"query": CONTESTED}, accept=accept)
    assert (status, headers["content-type"]) == (200, media_type)
    assert body.startswith(begins)


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # rdflib's own
@pytest.mark.parametrize(
    ("accept", "format_"),
    [
        ("text/turtle", "turtle"),
        ("application/n-triples", "nt"),
        ("application/rdf+xml", "xml"),
        ("application/ld+json", "json-ld"),
    ],
)
def test_graphs_in_the_format_that_is_asked_for(address, accept, format_):
    """CONSTRUCT, in four syntaxes that rdflib reads."""
    query = "CONSTRUCT { ?s rdfs:label ?l } WHERE { ?s a schema:Person ; rdfs:label ?l }"
    status, _, body = ask(address, query, content_type="application/sparql-query", accept=accept)
    assert status == 200
    assert len(rdflib.Graph().parse(data=body, format=format_)) == 2


def test_the_service_describes_itself(address):
    """Without a query: which language, which formats, which graphs."""
    _, _, body = ask(address)
    graph = rdflib.Graph().parse(data=body, format="turtle")
    sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    assert (rdflib.URIRef(address), sd.supportedLanguage, sd.SPARQL11Query) in graph
    assert rdflib.URIRef(BASE + "graph/claimed-by/graustark") in set(graph.objects(None, sd["name"]))


def test_the_graphs_of_a_request_are_those_it_names(address):
    """What Graustark claims stands in a graph of its own, and can be asked alone, in the query or beside it."""
    edges, graph = "SELECT * { ?s ras:backedBy ?o }", BASE + "graph/claimed-by/graustark"
    within = edges.replace("{", f"FROM <{graph}> {{")
    beside = {"query": edges, "default-graph-uri": graph}
    elsewhere = {"query": edges, "default-graph-uri": BASE + "graph/asserted"}
    rows = [
        json.loads(ask(address, form)[2])["results"]["bindings"]
        for form in ({"query": within}, beside, elsewhere)
    ]
    assert [len(found) for found in rows] == [1, 1, 0]


@pytest.mark.parametrize(
    ("data", "headers", "status", "words"),
    [
        ({"update": "DELETE WHERE { ?s ?p ?o }"}, {}, 403, "only reads"),
        ("CLEAR ALL", {"content_type": "application/sparql-update"}, 403, "only reads"),
        ({"query": "DELETE WHERE { ?s ?p ?o }"}, {}, 400, "cannot be run"),
        ({"query": "LOAD <http://a.example/>"}, {}, 400, "cannot be run"),
        ({"query": "SELECT * { SERVICE <http://a.example/> { ?s ?p ?o } }"}, {}, 400, "SERVICE is not allowed"),
        ({"query": "SELECT * {"}, {}, 400, "cannot be run"),
        ({"query": "ASK {}", "default-graph-uri": "no iri"}, {}, 400, "cannot be run"),
        ({"query": ENDLESS}, {}, 503, "longer than 2 seconds"),
        ({"query": "SELECT * { ?s ?p ?o }"}, {}, 413, "more than 50 rows"),
        ({"query": "ASK {} #" + "x" * 200_000}, {}, 413, "longer than"),
        ("x" * 500_000, {"content_type": "application/sparql-query"}, 413, "too long"),
        (b"ASK { ?s ?p '\xff' }", {"content_type": "application/sparql-query"}, 400, "not UTF-8"),
        ({"query": "ASK {}"}, {"accept": "image/png"}, 406, "can be had as"),
        ({"other": "x"}, {}, 400, "give one query"),
        ("<a/>", {"content_type": "text/xml"}, 415, "send application/sparql-query"),
        ({"query": "ASK {}"}, {"host": "evil.example"}, 400, "Invalid host"),
    ],
)  # fmt: skip
def test_what_is_refused_is_told_in_words(address, data, headers, status, words):
    """Nothing is changed, nobody else is asked, and no limit is passed in silence."""
    found, _, body = ask(address, data, **headers)
    assert (found, words in body.decode()) == (status, True), body


def test_only_the_named_site_may_read_answers(address):
    """Without the header, a browser keeps the answer from other sites' pages."""
    named = ask(address, {"query": "ASK {}"}, origin="https://a.example")[1]
    other = ask(address, {"query": "ASK {}"}, origin="https://b.example")[1]
    assert named["access-control-allow-origin"] == "https://a.example"
    assert other["access-control-allow-origin"] is None


def test_an_update_of_a_client_library_is_refused(address):
    """SPARQLWrapper and rdflib send it as the protocol says; nothing comes of it."""
    client = SPARQLWrapper(address)
    client.setMethod("POST")
    client.setQuery("INSERT DATA { <urn:a> <urn:b> <urn:c> }")
    with pytest.raises(urllib.error.HTTPError, match="403"):
        client.query()
    store = rdflib.Graph(SPARQLUpdateStore(address, address), rdflib.URIRef("urn:g"))
    with pytest.raises(urllib.error.HTTPError, match="403"):
        store.add((rdflib.URIRef("urn:a"), rdflib.URIRef("urn:b"), rdflib.URIRef("urn:c")))
    assert json.loads(ask(address, {"query": "ASK { <urn:a> ?p ?o }"})[2])["boolean"] is False


def test_a_query_without_end_keeps_nobody_waiting(address):
    """While one runs into its limit, others are answered; afterwards nothing of it is left to run."""
    with ThreadPoolExecutor() as pool:
        endless = pool.submit(ask, address, {"query": ENDLESS})
        start = time.monotonic()
        assert ask(address, {"query": "ASK {}"})[0] == 200
        assert time.monotonic() - start < 2
        assert endless.result()[0] == 503
    assert ask(address, {"query": CONTESTED})[0] == 200


def test_no_other_site_reads_answers_unless_it_is_named(source, vocabulary):
    """CORS is off: no header for anybody, and no leave for a request that asks beforehand."""
    store = pyoxigraph.Store()
    client = TestClient(application(store, Limits(), {"testserver"}))
    simple = client.get("/sparql", params={"query": "ASK {}"}, headers={"origin": "https://a.example"})
    asked = client.options(
        "/sparql", headers={"origin": "https://a.example", "access-control-request-method": "POST"}
    )
    assert (simple.status_code, asked.status_code) == (200, 405)
    assert not [name for name in (*simple.headers, *asked.headers) if name.startswith("access-control")]


def test_the_service_claims_no_more_than_it_does(address):
    """It does not say that it asks other endpoints, follows IRIs or takes updates."""
    graph = rdflib.Graph().parse(data=ask(address)[2], format="turtle")
    sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    assert set(graph.objects(None, sd.feature)) == {sd.UnionDefaultGraph}
    assert set(graph.objects(None, sd.supportedLanguage)) == {sd.SPARQL11Query}
    assert (None, rdflib.RDF.type, sd.Service) in graph
