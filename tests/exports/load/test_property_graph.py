"""The property graph: every edge finds its ends, and a contested claim can be walked from its denial to its words."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import networkx as nx
import pyarrow.parquet
import pytest

from rashomon.errors import ExportError
from rashomon.exports.load import embedded, files
from rashomon.exports.load.loading import digest
from rashomon.exports.load.property_graph import EDGES, NODES, Batch, batches
from rashomon.exports.load.targets import load
from rashomon.exports.policies import policy
from rashomon.graph.store import FILE, Store
from rashomon.ontology.vocabulary import load as load_vocabulary

from records import asserted_backing, denied_claim

VOCABULARY = load_vocabulary()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A store in which one report asserts what another has denied."""
    with Store(tmp_path / FILE) as store:
        store.add([denied_claim(), asserted_backing()])
    return tmp_path


def made(folder: Path, rule: str = "asserted") -> list[Batch]:
    with Store(folder / FILE) as store:
        return list(batches(store, VOCABULARY, policy(rule)))


def rows(found: list[Batch], kind: str) -> list[dict[str, object]]:
    return [row for batch in found if batch.kind == kind for row in batch.rows]


def test_every_edge_finds_its_ends_and_has_an_id_of_its_own(folder: Path) -> None:
    """Nodes come first; no edge leads to what is not there, and no two rows are taken for one."""
    there: set[tuple[str, object]] = set()
    ids = []
    for batch in made(folder, "all"):
        ids += [row["id"] for row in batch.rows]
        if not batch.is_edge:
            there |= {(batch.kind, row["id"]) for row in batch.rows}
        else:
            edge = EDGES[batch.kind]
            assert {(edge.start, row["start"]) for row in batch.rows} <= there
            assert {(edge.end, row["end"]) for row in batch.rows} <= there
    assert len(ids) == len(set(ids))


def test_rows_have_the_columns_that_are_declared(folder: Path) -> None:
    """What a database is told to expect is what comes, with the types that were told."""
    for batch in made(folder, "all"):
        wanted = files.columns(batch.kind)
        for row in batch.rows:
            assert set(row) <= set(wanted)
            assert all(isinstance(value, wanted[name]) for name, value in row.items() if value is not None)


def test_a_policy_decides_which_entities_are_related(folder: Path) -> None:
    """The contested backing is an edge under `all` alone, and says there that it is contested."""
    assert [row["predicate"] for row in rows(made(folder), "RELATED")] == ["attacked"]
    related = {row["predicate"]: row["status"] for row in rows(made(folder, "all"), "RELATED")}
    assert related == {"attacked": "asserted", "backed-by": "contested"}


def test_a_retraction_and_a_policy_change_the_digest(folder: Path) -> None:
    """The same store has the same digest; another state or another policy has another."""
    first = digest(made(folder))
    assert digest(made(folder)) == first != digest(made(folder, "all"))
    with Store(folder / FILE) as store:
        store.retract("denial")
    assert digest(made(folder)) != first


def test_neo4j_csv_reads_back(folder: Path) -> None:
    """Headers as neo4j-admin wants them, a row a node or edge, text with quotes and line breaks whole."""
    load(folder, f"neo4j-csv:{folder / 'csv'}")
    wanted = made(folder)
    for kind in (*NODES, *EDGES):
        with (folder / "csv" / f"{kind}.csv").open(encoding="utf-8", newline="") as stream:
            header, *found = csv.reader(stream)
        assert [row[0] for row in found] == [row["id"] for row in rows(wanted, kind)]
        assert header[0] == ("id" if kind in EDGES else f"id:ID({kind})")
    assert "--relationships=DENIES=DENIES.csv" in (folder / "csv" / "import.sh").read_text()


def test_a_cypher_script_has_a_statement_a_row(folder: Path) -> None:
    """MERGE throughout, so that running it twice changes nothing."""
    load(folder, f"cypher:{folder / 'script'}")
    lines = (folder / "script" / "graph.cypher").read_text(encoding="utf-8").splitlines()
    merges = [line for line in lines if "MERGE" in line]
    assert len(merges) == sum(len(batch.rows) for batch in made(folder))
    quote = json.dumps("Freedonia's claim that the rebels were backed by Ruritania")
    assert any(quote in line for line in merges)


def test_networkx_reads_the_gexf(folder: Path) -> None:
    """Nodes and edges with their attributes; what XML cannot hold is replaced."""
    load(folder, f"gexf:{folder / 'gexf'}", policy=policy("all"))
    graph = nx.read_gexf(folder / "gexf" / "graph.gexf")
    wanted = made(folder, "all")
    assert graph.number_of_nodes() == sum(len(batch.rows) for batch in wanted if not batch.is_edge)
    assert graph.number_of_edges() == sum(len(batch.rows) for batch in wanted if batch.is_edge)
    assert graph.nodes["orlov"]["category"] == "Entity"


def test_parquet_has_typed_columns(folder: Path) -> None:
    """Offsets are numbers, what is unknown is null, and an empty table has its columns all the same."""
    load(folder, f"parquet:{folder / 'tables'}")
    spans = pyarrow.parquet.read_table(folder / "tables" / "Span.parquet").to_pylist()
    assert spans == rows(made(folder), "Span")
    empty = pyarrow.parquet.read_table(folder / "tables" / "CONFIRMS.parquet")
    assert empty.column_names == ["id", "start", "end"]


def walked(path: Path) -> list[list[object]]:
    """Who denied whose claim, and the cue that shows it, out of a Ladybug database."""
    import ladybug

    query = """MATCH (x:Entity)<-[:SPEAKER]-(d:Statement)-[:DENIES]->(c:Statement)-[:SPEAKER]->(y:Entity),
      (d)-[s:SHOWN_BY]->(p:Span)-[:PART_OF_TEXT]->(r:Document), (d)-[:ABOUT]->(q:Proposition)
      WHERE s.part = "cue" RETURN x.label, y.label, p.quote, p.start, r.name, q.status"""
    with ladybug.Database(str(path), read_only=True) as database, ladybug.Connection(database) as connection:
        return list(connection.execute(query).get_all())


def test_ladybug_holds_the_contested_claim(folder: Path) -> None:
    """From the denial to the claim, its speaker, the proposition's status and the characters of the cue."""
    done = load(folder, f"ladybug:{folder / 'graph.lbug'}")
    counts = [
        sum(len(batch.rows) for batch in made(folder) if batch.is_edge == edges) for edges in (False, True)
    ]
    assert [done.nodes, done.edges] == counts
    assert walked(folder / "graph.lbug") == [["Orlov", "Freedonia", "denied", 6, "denial", "contested"]]


def test_ladybug_twice_and_after_a_retraction(folder: Path) -> None:
    """The second load finds everything there; after a retraction nothing is left of the report."""
    target = f"ladybug:{folder / 'graph.lbug'}"
    first = load(folder, target)
    again = load(folder, target)
    assert (first.unchanged, again.unchanged, again.nodes) == (False, True, first.nodes)
    with Store(folder / FILE) as store:
        store.retract("denial")
    assert load(folder, target).nodes < first.nodes
    assert walked(folder / "graph.lbug") == []


def test_an_interrupted_ladybug_load_leaves_the_old_database(folder: Path) -> None:
    """The new file takes the place of the old one when it is complete, and not before."""
    path = folder / "graph.lbug"
    load(folder, f"ladybug:{path}")

    def broken() -> list[Batch]:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        embedded.load(path, broken, "another state")
    assert walked(path) != []
    assert [one.name for one in folder.iterdir() if one.name.startswith(".part")] == []


def test_something_else_in_the_place_of_the_database(folder: Path) -> None:
    """A file that is no database of ours is left alone."""
    path = folder / "letter.txt"
    path.write_text("Dear editor, " * 1000)
    with pytest.raises(ExportError, match="there is something else here"):
        load(folder, f"ladybug:{path}")
    assert path.read_text().startswith("Dear editor")


@pytest.mark.parametrize("target", ["", "ladybug:", "postgres://localhost", "news.lbug", "store+"])
def test_an_unknown_target_is_refused_with_the_list(folder: Path, target: str) -> None:
    """A slip of the pen writes nothing anywhere."""
    with pytest.raises(ExportError, match="is no target; begin it with one of bolt://"):
        load(folder, target)


def test_a_missing_package_names_the_extra(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who has not installed the driver is told what to install."""
    import sys

    monkeypatch.setitem(sys.modules, "neo4j", None)
    with pytest.raises(ExportError, match=r"pip install 'rashomon\[databases\]'"):
        load(folder, "bolt://localhost:7687/news")
