"""Real servers for the tests of loading, on this machine alone. Run by `make test-databases`, not by `make test`."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import neo4j
import pytest
from databases.arcade_server import PASSWORD

from rashomon.exports.load.property_graph import EDGES, NODES, batches
from rashomon.exports.policies import ASSERTED
from rashomon.exports.traversal import graphs
from rashomon.graph.store import FILE, Store
from rashomon.ids import BASE

from golden_reports import happened, spoken_for
from records import asserted_backing, denied_claim

USER = "root"
COUNTS = f"""SELECT ?g (COUNT(*) AS ?n) WHERE {{ GRAPH ?g {{ ?s ?p ?o }}
FILTER (STRSTARTS(STR(?g), "{BASE}") && !STRENDS(STR(?g), "/loaded")) }} GROUP BY ?g"""
VIRTUOSO = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
ServerThreads = 10
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 5
"""


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def listening(command: list[str], port: int) -> Iterator[subprocess.Popen[bytes]]:
    """A server for as long as it is needed, from when it listens."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            for _ in range(1200):
                if server.poll() is not None:
                    raise RuntimeError(f"{command[0]} ended")
                try:
                    socket.create_connection(("127.0.0.1", port), timeout=1).close()
                    break
                except OSError:
                    time.sleep(0.05)
            yield server
        finally:
            server.kill()


@contextmanager
def oxigraph(folder: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """Oxigraph's own server."""
    program = shutil.which("oxigraph", path=f"{Path(sys.executable).parent}") or "oxigraph"
    command = [program, "serve", "--location", str(folder), "--bind", f"127.0.0.1:{port}"]
    with listening(command, port) as server:
        yield server


@contextmanager
def virtuoso(folder: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """OpenLink Virtuoso, as Debian has it; its user is dba, and so is the password."""
    program = shutil.which("virtuoso-t")
    if program is None:
        pytest.skip("Virtuoso is not installed: apt-get install virtuoso-opensource-7-bin")
    folder.mkdir(exist_ok=True)
    settings = VIRTUOSO.format(folder=folder, sql=free_port(), http=port)
    (folder / "virtuoso.ini").write_text(settings, encoding="utf-8")
    command = [program, "+foreground", "+configfile", str(folder / "virtuoso.ini")]
    with listening(command, port) as server:
        yield server


@contextmanager
def arcade(folder: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """ArcadeDB with Bolt, from when its database can be asked."""
    script = Path(__file__).with_name("arcade_server.py")
    command = [sys.executable, str(script), str(folder), str(free_port()), str(port)]
    with listening(command, port) as server:
        _await(f"bolt://127.0.0.1:{port}/news")
        yield server


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


def run(target: str, query: str) -> list[dict[str, Any]]:
    """The rows of a Cypher query."""
    address, _, database = target.rpartition("/")
    with (
        neo4j.GraphDatabase.driver(address, auth=(USER, PASSWORD)) as driver,
        driver.session(database=database) as session,
    ):
        return [dict(row) for row in session.run(query)]


def rows_there(target: str) -> dict[str, int]:
    """How many nodes of each label and edges of each type a database holds."""
    nodes = {label: run(target, f"MATCH (n:{label}) RETURN count(n) AS n")[0]["n"] for label in NODES}
    edges = {name: run(target, f"MATCH ()-[r:{name}]->() RETURN count(r) AS n")[0]["n"] for name in EDGES}
    return nodes | edges


def rows_wanted(folder: Path) -> dict[str, int]:
    """How many the store gives."""
    found = dict.fromkeys((*NODES, *EDGES), 0)
    with Store(folder / FILE) as store:
        for batch in batches(store, store.vocabulary(), ASSERTED):
            found[batch.kind] += len(batch.rows)
    return found


def ask(endpoint: str, query: str) -> list[dict[str, str]]:
    """The rows of a SPARQL query."""
    headers = {"accept": "application/sparql-results+json"}
    with urlopen(Request(endpoint, urlencode({"query": query}).encode(), headers)) as answer:
        rows = json.load(answer)["results"]["bindings"]
    return [{name: term["value"] for name, term in row.items()} for row in rows]


def answers(endpoint: str, query: str) -> bool:
    """The answer to an ASK query."""
    headers = {"accept": "application/sparql-results+json"}
    with urlopen(Request(endpoint, urlencode({"query": query}).encode(), headers)) as answer:
        return bool(json.load(answer)["boolean"])


def triples_there(endpoint: str) -> dict[str, int]:
    """How many triples each of our graphs holds in a store."""
    return {row["g"]: int(row["n"]) for row in ask(endpoint, COUNTS)}


def triples_wanted(folder: Path) -> dict[str, int]:
    """How many triples each graph has."""
    found: dict[str, set[object]] = {}
    with Store(folder / FILE) as store:
        for name, triples in graphs(store, store.vocabulary()):
            found.setdefault(name[1:-1], set()).update(triples)
    return {name: len(triples) for name, triples in found.items() if triples}


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """The driver tries again for half a minute before it gives up; here it need not."""
    driver = neo4j.GraphDatabase.driver
    monkeypatch.setattr(
        neo4j.GraphDatabase,
        "driver",
        lambda *given, **more: driver(*given, max_transaction_retry_time=1, **more),
    )


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A store of so many reports that a load takes a while."""
    with Store(tmp_path / FILE) as store:
        store.add(denied_claim(f"denial-{number}") for number in range(300))
        store.add([asserted_backing()])
    return tmp_path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A store in which one report asserts what another has denied, and others tell of events, posts and places."""
    with Store(tmp_path / FILE) as store:
        store.add([denied_claim(), asserted_backing(), *happened(), *spoken_for()])
    return tmp_path
