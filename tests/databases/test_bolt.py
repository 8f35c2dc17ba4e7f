"""Loading over Bolt into a database that others wrote: ArcadeDB, with the official driver of Neo4j."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import neo4j
import pytest
from databases.arcade_server import PASSWORD
from databases.conftest import free_port, listening

from rashomon.errors import ExportError
from rashomon.exports.load import bolt
from rashomon.exports.load.property_graph import EDGES, NODES, batches
from rashomon.exports.load.targets import load
from rashomon.exports.policies import ASSERTED
from rashomon.graph.store import FILE, Store

USER = "root"
CLAIM = """MATCH (x:Entity)<-[:SPEAKER]-(d:Statement)-[:DENIES]->(c:Statement)-[:SPEAKER]->(y:Entity)
MATCH (d)-[s:SHOWN_BY]->(p:Span)-[:PART_OF_TEXT]->(r:Document) MATCH (d)-[:ABOUT]->(q:Proposition)
WHERE s.part = 'cue' RETURN x.label AS who, y.label AS whom, p.quote AS cue, p.start AS start, r.name AS report,
q.status AS status"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a database."""
    script = Path(__file__).with_name("arcade_server.py")
    port = free_port()
    command = [
        sys.executable,
        str(script),
        str(tmp_path_factory.mktemp("arcade")),
        str(free_port()),
        str(port),
    ]
    with listening(command, port):
        _await(f"bolt://127.0.0.1:{port}/news")
        yield f"bolt://127.0.0.1:{port}"


def _await(target: str) -> None:
    """Until the database is made, which takes a moment longer than to listen."""
    for _ in range(100):
        try:
            run(target, "RETURN 1")
        except neo4j.exceptions.Neo4jError:
            time.sleep(0.2)
        else:
            return
    raise TimeoutError(target)


@pytest.fixture
def target(address: str) -> str:
    """The database, emptied."""
    run(f"{address}/news", "MATCH (n) DETACH DELETE n")
    return f"{address}/news"


def run(target: str, query: str) -> list[dict[str, Any]]:
    address, _, database = target.rpartition("/")
    with (
        neo4j.GraphDatabase.driver(address, auth=(USER, PASSWORD)) as driver,
        driver.session(database=database) as session,
    ):
        return [dict(row) for row in session.run(query)]


def loaded(folder: Path, target: str, password: str = PASSWORD) -> Any:
    return load(folder, target, user=USER, password=password)


def wanted(folder: Path) -> dict[str, int]:
    found = dict.fromkeys((*NODES, *EDGES), 0)
    with Store(folder / FILE) as store:
        for batch in batches(store, store.vocabulary(), ASSERTED):
            found[batch.kind] += len(batch.rows)
    return found


def there(target: str) -> dict[str, int]:
    nodes = {label: run(target, f"MATCH (n:{label}) RETURN count(n) AS n")[0]["n"] for label in NODES}
    edges = {name: run(target, f"MATCH ()-[r:{name}]->() RETURN count(r) AS n")[0]["n"] for name in EDGES}
    return nodes | edges


def test_everything_arrives(target: str, folder: Path) -> None:
    """Counts of every label and type, and the contested claim with the characters of its cue."""
    done = loaded(folder, target)
    assert there(target) == wanted(folder)
    assert done.nodes + done.edges == sum(wanted(folder).values())
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
    assert there(target) == wanted(folder)


def test_a_retracted_report_disappears(target: str, folder: Path) -> None:
    """Nodes and edges that only the report had brought are gone, others stay."""
    loaded(folder, target)
    with Store(folder / FILE) as store:
        store.retract("denial")
    assert loaded(folder, target).removed > 0
    assert there(target) == wanted(folder)
    assert run(target, CLAIM) == []


def test_an_interrupted_load_goes_on(target: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The batches that were done are not sent again, and at the end everything is there."""
    write, sent = bolt._write, []

    def failing(transaction: Any, batch: Any, digest: str, number: int) -> None:
        if number == 4:
            raise neo4j.exceptions.ServiceUnavailable("gone")
        sent.append(number)
        write(transaction, batch, digest, number)

    monkeypatch.setattr(bolt, "_write", failing)
    with pytest.raises(ExportError, match=r"gone away; .*goes on where it stopped"):
        loaded(folder, target)
    monkeypatch.setattr(bolt, "_write", lambda t, b, d, number: (sent.append(number), write(t, b, d, number)))
    loaded(folder, target)
    assert sent == sorted(set(sent))
    assert there(target) == wanted(folder)


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
    assert there(target) == wanted(folder)


def test_a_wrong_password(target: str, folder: Path) -> None:
    """The error names the variables; nothing is written."""
    with pytest.raises(ExportError, match="refuses user or password; set RASHOMON_USER"):
        loaded(folder, target, password="wrong")
    assert sum(there(target).values()) == 0


def test_a_missing_database(address: str, folder: Path) -> None:
    """The error says so, and how to name one."""
    with pytest.raises(ExportError, match="name a database that the server has"):
        loaded(folder, f"{address}/elsewhere")


def test_no_server(folder: Path) -> None:
    """The error names the address and what to do."""
    with pytest.raises(ExportError, match="cannot be reached, or has gone away; start it"):
        loaded(folder, f"bolt://127.0.0.1:{free_port()}/news")
