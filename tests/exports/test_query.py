"""Asking the graph: the library answers what one reads in the reports; what cannot be asked is explained."""

from __future__ import annotations

import re

import pytest

from rashomon.errors import QueryError
from rashomon.exports.query import library, run
from rashomon.exports.writing import write_all
from rashomon.graph.store import FILE, Store
from rashomon.ids import BASE, content_id

from golden_reports import retracted

BACKING = BASE + content_id("pro", "harbour-brigade", "backed-by", "ruritania")


@pytest.fixture(scope="module")
def graph(tmp_path_factory, source, vocabulary):
    """A directory with the quads of the two reports."""
    directory = tmp_path_factory.mktemp("graph")
    write_all(source, vocabulary, directory, ["nquads"])
    return directory


def test_every_query_of_the_library_says_what_it_answers():
    """A title, a description, and the queries that were promised."""
    assert {
        "contested",
        "who-denied-whom",
        "orders",
        "statements-of",
        "backers",
        "timeline",
        "evidence",
    } <= set(library())
    for query in library().values():
        assert query.title
        assert query.description
        assert set(query.parameters) <= {"NAME", "OTHER", "IRI"}


def test_contested(graph):
    """Both sides of the one dispute, and nobody else."""
    answer = run(graph, "contested")
    assert answer.columns == ("proposition", "side", "holder", "id")
    assert answer.rows == [
        ("Harbour Brigade backed by Ruritania", "asserted by", "Graustark", BACKING),
        ("Harbour Brigade backed by Ruritania", "denied by", "Rudolf Hentzau", BACKING),
    ]


def test_who_denied_whom(graph):
    """Hentzau denied what Graustark had said; told once, though it stands there twice."""
    assert run(graph, "who-denied-whom").rows == [
        ("Rudolf Hentzau", "Graustark", "Harbour Brigade backed by Ruritania")
    ]


def test_orders(graph):
    """The general's order, with its status and the report."""
    assert run(graph, "orders").rows == [("General Sapt", "raid on the harbour", "asserted", "raid.jsonl:1")]


def test_statements_of_somebody_includes_those_on_their_behalf(graph):
    """Ruritania said nothing itself; its spokesman denied on its behalf. Case does not matter."""
    rows = run(graph, "statements-of", "RURITANIA").rows
    assert [row[:5] for row in rows] == [
        (
            "Rudolf Hentzau",
            "deny",
            "Graustark’s claim that the brigade was backed by Ruritania",
            "2024-05-07",
            "brigade.txt",
        )
    ]


def test_a_node_is_found_by_its_other_names(graph):
    """ "Kingdom of Ruritania" is a name that the store knows."""
    assert run(graph, "statements-of", "kingdom of ruritania") == run(graph, "statements-of", "Ruritania")


def test_backers(graph):
    """Who is said to back whom, with the status: a contested backing is told, as contested."""
    assert run(graph, "backers").rows == [("Harbour Brigade", "Ruritania", "contested", BACKING)]


def test_timeline_has_what_is_undated_last(graph):
    """Statements by the day they were made or else published."""
    rows = run(graph, "timeline").rows
    assert [(row[0], row[1]) for row in rows] == [
        ("2024-05-06", "Graustark"),
        *sorted(
            [("2024-05-07", "Graustark"), ("2024-05-07", "Rudolf Hentzau")], key=lambda row: _id(rows, row)
        ),
        ("", "Office of General Sapt"),
    ]


def _id(rows, wanted):
    return next(row[5] for row in rows if row[:2] == wanted)


@pytest.mark.parametrize("record", [BACKING, BACKING.removeprefix(BASE)])
def test_evidence_of_a_proposition(graph, record):
    """Every span that it rests on, with offsets; an id does as well as an IRI."""
    rows = run(graph, "evidence", record).rows
    assert {row[4] for row in rows if row[3] == "trigger"} == {"backed by"}
    assert {row[4] for row in rows if row[3] == "cue"} == {"said", "denied", "claim"}
    assert all(int(start) < int(end) for _, start, end, *_ in rows)


def test_relations_of(graph):
    """Everything that is said to hold of Ruritania, on either side."""
    rows = run(graph, "relations-of", "Ruritania").rows
    assert [row[:2] for row in rows] == [
        ("Harbour Brigade backed by Ruritania", "contested"),
        ("Rudolf Hentzau spokesperson of Ruritania", "asserted"),
    ]


def test_spokespersons_and_actors(graph):
    """Who speaks for whom; and the list of nodes, with the Wikidata item where it is known."""
    assert run(graph, "spokespersons").rows == [("Rudolf Hentzau", "Ruritania")]
    assert ("Ruritania", "Organization", "Q1047520", BASE + "ruritania") in run(graph, "actors").rows


LIBRARY = {
    ("most-disputed",): [("Graustark", "1", "1")],
    ("agreement",): [],
    ("disagreement",): [("Graustark", "Rudolf Hentzau", "1")],
    ("between", "harbour brigade", "Kingdom of Ruritania"): [
        ("2024-05-06", "Harbour Brigade backed by Ruritania", "contested", "1", BACKING)
    ],
    ("chain-of-command", "Rudolf Hentzau"): [("Rudolf Hentzau", "spokesperson of", "Ruritania")],
    ("first-to-report",): [],
    ("corroborated",): [],
    ("coverage",): [("Strelsau Gazette", "1", "3", "2"), ("Zenda Post", "1", "1", "2")],
    ("acts",): [
        ("Graustark", "claim", "1"),
        ("Graustark", "say", "1"),
        ("Office of General Sapt", "say", "1"),
        ("Rudolf Hentzau", "deny", "1"),
    ],
    ("threats",): [],
    ("quotes-of", "Graustark"): [],
    ("events",): [
        ("SUPPORT", "2", "1", "1"),
        ("ASSAULT", "1", "1", "0"),
        ("REQUEST", "1", "1", "0"),
    ],
}


@pytest.mark.parametrize("question", LIBRARY, ids=lambda question: question[0])
def test_the_library_answers(graph, question):
    """What each query of the library makes of the two reports."""
    assert run(graph, *question).rows == LIBRARY[question]


def test_said_about_unsourced_and_single_source(graph):
    """All that is said about Ruritania; what nobody with a name said; what rests on one source."""
    about = run(graph, "said-about", "Ruritania").rows
    assert sorted(row[1] for row in about) == ["Graustark", "Graustark", "Rudolf Hentzau"]
    assert ("raid.jsonl:1", "Office of General Sapt") in {row[:2] for row in run(graph, "unsourced").rows}
    alone = {row[0]: row[1] for row in run(graph, "single-source").rows}
    assert alone["General Sapt ordered raid on the harbour"] == "Zenda Post"
    assert "Harbour Brigade backed by Ruritania" not in alone


def test_claims_begin_with_the_surest(graph):
    """The one statement that a judge weighed comes first, with its speaker and act."""
    found = run(graph, "claims").rows
    assert [row[3] for row in found][:2] == ["0.93", ""]
    assert found[0][:2] == ("Rudolf Hentzau", "deny")


def test_the_surest_readings_of_propositions(graph):
    """Of the two readings of the backing one was weighed; what nobody weighed is not listed."""
    found = run(graph, "surest").rows
    assert [row[:4] for row in found] == [("Harbour Brigade backed by Ruritania", "contested", "0.64", "1")]


def test_twenty_queries_and_more(graph):
    """Every query of the library runs as it is shipped."""
    assert len(library()) >= 20
    for name, query in library().items():
        known = {"NAME": "Ruritania", "OTHER": "Graustark", "IRI": "ruritania"}
        assert run(graph, name, *(known[parameter] for parameter in query.parameters)).columns


def test_retracted(tmp_path):
    """The general took it back, in these words; the minister's denial stands beside it."""
    with Store(tmp_path / FILE) as store:
        store.add(retracted())
        write_all(store, store.vocabulary(), tmp_path, ["nquads"])
    ((words, status, who, said, _),) = run(tmp_path, "retracted").rows
    assert (words, status, who) == ("rebels controls the dam", "retracted", "General Sapt")
    assert said == "his claim that rebels held the dam"


def test_a_query_can_be_a_file_or_sparql(graph, tmp_path):
    """The prefixes of the exports need not be declared; a file may ask for arguments as the library does."""
    text = "SELECT ?label WHERE { :graustark rdfs:label ?label }"
    file = tmp_path / "mine.rq"
    file.write_text(text)
    assert run(graph, text).rows == run(graph, str(file)).rows == [("Graustark",)]
    file.write_text(
        "# title: The label of a node\n# parameters: IRI\nSELECT ?iri ?label WHERE { ?iri rdfs:label ?label }"
    )
    assert run(graph, str(file), "graustark").rows == [("Graustark",)]


def test_ask_construct_and_describe(graph):
    """Every form of question that only reads has a table for an answer."""
    assert run(graph, "ASK { ?s ras:denies ?claim }").rows == [("true",)]
    built = run(graph, "CONSTRUCT { ?s rdfs:label ?l } WHERE { ?s a schema:Person ; rdfs:label ?l }")
    assert built.columns == ("subject", "predicate", "object")
    assert [row[2] for row in built.rows] == ["General Sapt", "Rudolf Hentzau"]
    assert (BASE + "zenda-post") in {row[0] for row in run(graph, "DESCRIBE :zenda-post").rows}


def test_trig_does_as_well_as_nquads(tmp_path, source, vocabulary):
    """Whoever exported only TriG can ask all the same."""
    write_all(source, vocabulary, tmp_path, ["trig"])
    assert len(run(tmp_path, "contested").rows) == 2


@pytest.mark.parametrize(
    ("query", "arguments", "words"),
    [
        ("statements-of", (), "statements-of takes NAME; 0 were given"),
        ("contested", ("x",), "contested takes no argument; 1 was given"),
        ("statements-of", ("Rurytania",), "did you mean Ruritania"),
        ("statements-of", ('x" } DELETE { ?s ?p ?o',), "nobody and nothing is called"),
        ("evidence", ("no-such-id",), "nothing is known of"),
        ("evidence", ("a> ?p ?o",), "is no IRI"),
        ("contestd", (), "there is no query 'contestd'; .*contested"),
        ("SELECT ?s WHERE {", (), "the query cannot be read: error at 1:"),
        ("DELETE WHERE { ?s ?p ?o }", (), "updates are not"),
        ("SELECT * { SERVICE <http://localhost/> { ?s ?p ?o } }", (), "SERVICE is not allowed"),
        ("SELECT * { sErViCe SILENT ?where { ?s ?p ?o } }", (), "SERVICE is not allowed"),
        ('SELECT * { ?s ?p "#" . SERVICE <http://localhost/> { } }', (), "SERVICE is not allowed"),
    ],
)
def test_what_cannot_be_asked_is_explained(graph, query, arguments, words):
    """Each error says what is wrong with the question, and most say what to ask instead."""
    with pytest.raises(QueryError, match=words):
        run(graph, query, *arguments)


@pytest.mark.parametrize(
    "query",
    [
        'SELECT * { ?s rdfs:label "SERVICE" }',
        "SELECT ?service { ?service rdfs:label 'the \\' SERVICE' }  # SERVICE",
        "PREFIX service: <http://a.example/#SERVICE> SELECT * { ?s service:service ?o }",
    ],
)
def test_the_word_service_may_stand_where_it_does_nothing(graph, query):
    """In strings, comments, IRIs, and in the names of variables and prefixes."""
    assert run(graph, query).rows == []


def test_a_folder_without_a_graph_is_explained(tmp_path):
    """The remedy is the command that writes one."""
    with pytest.raises(
        QueryError, match=re.escape(f"rashomon build INPUT... --out {tmp_path} --format nquads")
    ):
        run(tmp_path, "contested")


def test_a_damaged_graph_is_explained(tmp_path):
    """The error names the file."""
    (tmp_path / "graph.nq").write_text("<half a quad")
    with pytest.raises(QueryError, match=r"graph\.nq: cannot be loaded"):
        run(tmp_path, "contested")


def test_a_query_file_that_is_no_text_is_explained(graph, tmp_path):
    """The error names the file."""
    file = tmp_path / "picture.rq"
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(QueryError, match=r"picture\.rq: cannot be read"):
        run(graph, str(file))
