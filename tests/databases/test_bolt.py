"""Loading over Bolt into a database that others wrote: ArcadeDB, with the official driver of Neo4j."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import neo4j
import pytest
from databases.arcade_server import PASSWORD
from databases.conftest import USER, arcade, free_port, rows_there, rows_wanted, run

from rashomon.errors import ExportError
from rashomon.exports.load import bolt
from rashomon.exports.load.property_graph import EDGES, NODES, batches
from rashomon.exports.load.targets import load
from rashomon.exports.policies import ASSERTED
from rashomon.graph.store import FILE, Store

CLAIM = """MATCH (x:Entity)<-[:SPEAKER]-(d:Statement)-[:DENIES]->(c:Statement)-[:SPEAKER]->(y:Entity)
MATCH (d)-[s:SHOWN_BY]->(p:Span)-[:PART_OF_TEXT]->(r:Document) MATCH (d)-[:ABOUT]->(q:Proposition)
WHERE s.part = 'cue' RETURN x.label AS who, y.label AS whom, p.quote AS cue, p.start AS start, r.name AS report,
q.status AS status"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server."""
    port = free_port()
    with arcade(tmp_path_factory.mktemp("arcade"), port):
        yield f"bolt://127.0.0.1:{port}"


@pytest.fixture
def target(address: str) -> str:
    """The database, emptied."""
    run(f"{address}/news", "MATCH (n) DETACH DELETE n")
    return f"{address}/news"


def properties_there(target: str) -> dict[str, dict[str, Any]]:
    """The properties of every node and edge, by its id, but for the mark of the load."""
    patterns = [f"(x:{label})" for label in NODES] + [f"()-[x:{name}]->()" for name in EDGES]
    found = [
        row["all"] for each in patterns for row in run(target, f"MATCH {each} RETURN properties(x) AS all")
    ]
    return {row["id"]: {name: value for name, value in row.items() if name != "load"} for row in found}


def properties_wanted(folder: Path) -> dict[str, dict[str, Any]]:
    """What the store says of each; what is not known is absent."""
    with Store(folder / FILE) as store:
        found = [
            {name: row[name] for name in row if not batch.is_edge or name not in ("start", "end")}
            for batch in batches(store, store.vocabulary(), ASSERTED)
            for row in batch.rows
        ]
    return {
        str(row["id"]): {name: value for name, value in row.items() if value is not None} for row in found
    }


def loaded(folder: Path, target: str, password: str = PASSWORD) -> Any:
    return load(folder, target, user=USER, password=password)


def test_everything_arrives(target: str, folder: Path) -> None:
    """Counts of every label and type, and the contested claim with the characters of its cue."""
    done = loaded(folder, target)
    assert rows_there(target) == rows_wanted(folder)
    assert done.nodes + done.edges == sum(rows_wanted(folder).values())
    assert run(target, CLAIM) == [
        {
            "who": "Orlov",
            "whom": "Freedonia",
            "cue": "denied",
            "start": 6,
            "report": "denial",
            "status": "contested",
        }
    ]


def test_loading_twice_changes_nothing(target: str, folder: Path) -> None:
    """The second load finds the digest of the first and sends no row."""
    loaded(folder, target)
    assert loaded(folder, target).unchanged
    assert rows_there(target) == rows_wanted(folder)


def test_a_retracted_report_disappears(target: str, folder: Path) -> None:
    """Nodes and edges that only the report had brought are gone, others stay."""
    loaded(folder, target)
    with Store(folder / FILE) as store:
        store.retract("denial")
    assert loaded(folder, target).removed > 0
    assert rows_there(target) == rows_wanted(folder)
    assert run(target, CLAIM) == []


def test_every_property_arrives_and_changes(target: str, folder: Path) -> None:
    """Created by the first load, merged by a later one: each row has what the store says of it, and no more."""
    loaded(folder, target)
    assert properties_there(target) == properties_wanted(folder)
    with Store(folder / FILE) as store:
        store.retract("assertion")
    loaded(folder, target)
    assert properties_there(target) == properties_wanted(folder)


def test_a_batch_that_is_sent_again_is_written_once(
    target: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As by a driver that has not heard of a commit."""
    write = bolt._write
    monkeypatch.setattr(bolt, "_write", lambda *given: (write(*given), write(*given)))
    loaded(folder, target)
    assert rows_there(target) == rows_wanted(folder)


def test_a_database_that_a_script_has_filled(target: str, folder: Path) -> None:
    """There is no marker, but there are nodes: they are taken for what they are, and nothing comes twice."""
    load(folder, f"cypher:{folder / 'script'}")
    for line in (folder / "script" / "graph.cypher").read_text(encoding="utf-8").splitlines():
        run(target, line.removesuffix(";"))
    assert not loaded(folder, target).unchanged
    assert rows_there(target) == rows_wanted(folder)


@pytest.mark.usefixtures("impatient")
def test_an_interrupted_load_goes_on(target: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The batches that were done are not sent again, and at the end everything is there."""
    write, sent = bolt._write, []

    def failing(transaction: Any, batch: Any, mark: bolt.Mark, number: int) -> None:
        if number == 4:
            raise neo4j.exceptions.ServiceUnavailable("gone")
        sent.append(number)
        write(transaction, batch, mark, number)

    monkeypatch.setattr(bolt, "_write", failing)
    with pytest.raises(ExportError, match=r"gone away; .*goes on where it stopped"):
        loaded(folder, target)
    monkeypatch.setattr(bolt, "_write", lambda t, b, m, number: (sent.append(number), write(t, b, m, number)))
    loaded(folder, target)
    assert sent == sorted(set(sent))
    assert rows_there(target) == rows_wanted(folder)


def test_the_cypher_script_runs_twice(target: str, folder: Path) -> None:
    """Every statement is taken as it is written, and the second time nothing is added."""
    load(folder, f"cypher:{folder / 'script'}")
    lines = (folder / "script" / "graph.cypher").read_text(encoding="utf-8").splitlines()
    address, _, database = target.rpartition("/")
    with (
        neo4j.GraphDatabase.driver(address, auth=(USER, PASSWORD)) as driver,
        driver.session(database=database) as session,
    ):
        for _ in range(2):
            for line in lines:
                session.run(line.removesuffix(";")).consume()
    assert rows_there(target) == rows_wanted(folder)


def test_a_wrong_password(target: str, folder: Path) -> None:
    """The error names the variables; nothing is written."""
    with pytest.raises(ExportError, match="refuses user or password; set RASHOMON_USER"):
        loaded(folder, target, password="wrong")
    assert sum(rows_there(target).values()) == 0


def test_a_missing_database(address: str, folder: Path) -> None:
    """The error says so, and how to name one."""
    with pytest.raises(ExportError, match="name a database that the server has"):
        loaded(folder, f"{address}/elsewhere")


def test_no_server(folder: Path) -> None:
    """The error names the address and what to do."""
    with pytest.raises(ExportError, match="cannot be reached, or has gone away; start it"):
        loaded(folder, f"bolt://127.0.0.1:{free_port()}/news")
