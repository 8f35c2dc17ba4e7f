"""Loading into a database that speaks Bolt: Neo4j, Memgraph, ArcadeDB, with the official driver.

Constraints come first; then batches, each in a transaction of its own: by `UNWIND … CREATE` where the database held
nothing of ours, which takes a fraction of the time, and by `UNWIND … MERGE` on the id everywhere else. Every node and
edge carries the digest of the load that saw it last, so that what a retracted report had brought can be told and
removed when all else is there. A marker node counts the batches that are done, in the same transactions: no batch is
written twice, an interrupted load goes on where it stopped, and one that would change nothing sends nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeAlias
from urllib.parse import urlsplit, urlunsplit

from ...errors import ExportError
from .extras import need
from .loading import Loaded, Progress
from .property_graph import EDGES, INDEXES, NODES, Batch

Session: TypeAlias = Any
Transaction: TypeAlias = Any

MARKER = "RashomonLoad"


@dataclass(frozen=True, slots=True)
class Mark:
    """What the marker says of the load of a digest: how many batches are done, and whether all is."""

    digest: str
    batches: int = 0
    complete: bool = False
    first: bool = False
    """Whether the database held nothing of ours when this load began."""


def load(
    target: str,
    batches: Callable[[], Iterable[Batch]],
    digest: str,
    *,
    user: str | None = None,
    password: str | None = None,
    progress: Progress = lambda done: None,
) -> Loaded:
    """Bring a store into the database of a target such as `bolt://localhost:7687/news`.

    The path names the database; without one, the server's default is taken. Raises `ExportError` when the server
    cannot be reached, refuses the password, lacks the database or goes away; the same call then goes on.
    """
    neo4j = need("neo4j")
    parts = urlsplit(target)
    address = urlunsplit((parts.scheme, parts.netloc, "", "", ""))
    database = parts.path.strip("/") or None
    with (
        _explained(neo4j, target),
        neo4j.GraphDatabase.driver(address, auth=(user, password or "") if user else None) as driver,
        driver.session(database=database) as session,
    ):
        return _load(session, batches, digest, progress)


def _load(
    session: Session, batches: Callable[[], Iterable[Batch]], digest: str, progress: Progress
) -> Loaded:
    _prepare(session)
    mark = session.execute_write(_begin, digest)
    nodes = edges = 0
    for number, batch in enumerate(batches(), start=1):
        if number > mark.batches and not mark.complete:
            session.execute_write(_write, batch, mark, number)
        nodes, edges = nodes + (not batch.is_edge) * len(batch.rows), edges + batch.is_edge * len(batch.rows)
        progress(nodes + edges)
    removed = 0 if mark.complete or mark.first else _remove_stale(session, digest)
    session.execute_write(_finish)
    return Loaded(nodes, edges, removed=removed, unchanged=mark.complete)


def _prepare(session: Session) -> None:
    """A constraint a label, which is an index on its id as well; and indexes on what people look for."""
    for label in (*NODES, MARKER):
        session.run(f"CREATE CONSTRAINT IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE").consume()
    for label, name in INDEXES:
        session.run(f"CREATE INDEX IF NOT EXISTS FOR (n:{label}) ON (n.{name})").consume()


def _begin(transaction: Transaction, digest: str) -> Mark:
    """Goes on with this very load, where it is marked; marks a new one otherwise."""
    query = f"MATCH (m:{MARKER} {{id: 'load'}}) RETURN m.digest, m.batches, m.complete, m.first"
    row = transaction.run(query).single()
    if row and row[0] == digest:
        return Mark(*row)
    mark = Mark(digest, first=row is None and not any(_has(transaction, label) for label in NODES))
    sets = "SET m.digest = $digest, m.batches = 0, m.complete = false, m.first = $first"
    query = f"MERGE (m:{MARKER} {{id: 'load'}}) {sets}"
    transaction.run(query, digest=digest, first=mark.first).consume()
    return mark


def _has(transaction: Transaction, label: str) -> bool:
    return transaction.run(f"MATCH (n:{label}) RETURN 1 LIMIT 1").single() is not None


def _write(transaction: Transaction, batch: Batch, mark: Mark, number: int) -> None:
    """One batch. The driver tries again when it has not heard of a commit: what is counted already is let be."""
    count = f"MATCH (m:{MARKER} {{id: 'load'}}) WHERE m.batches < $number SET m.batches = $number RETURN 1"
    if transaction.run(count, number=number).single() is not None:
        rows = [_fields(row) for row in batch.rows]
        transaction.run(_query(batch, mark.first), rows=rows, digest=mark.digest).consume()


def _fields(row: dict[str, Any]) -> dict[str, Any]:
    """A row with its own properties apart; what is not known is left out, since null removes a property."""
    apart = {"id": row["id"], "start": row.get("start"), "end": row.get("end")}
    return apart | {"own": {name: value for name, value in row.items() if value is not None}}


def _query(batch: Batch, first: bool) -> str:
    """One query a label: a label cannot be a parameter. All properties go in one map: a row is stored once.

    With `+=`, what has become null goes.
    """
    edge = EDGES.get(batch.kind)
    ends = f"MATCH (a:{edge.start} {{id: row.start}}) MATCH (b:{edge.end} {{id: row.end}}) " if edge else ""
    names = dict(edge.properties) if edge else NODES[batch.kind]
    own = ", ".join([*(f"{name}: row.own.{name}" for name in names if name != "id"), "load: $digest"])
    if first:
        return f"UNWIND $rows AS row {ends}CREATE {_pattern(batch, f'id: row.id, {own}')}"
    return f"UNWIND $rows AS row {ends}MERGE {_pattern(batch, 'id: row.id')} SET x += {{{own}}}"


def _pattern(batch: Batch, properties: str) -> str:
    inner = f"x:{batch.kind} {{{properties}}}"
    return f"(a)-[{inner}]->(b)" if batch.is_edge else f"({inner})"


def _remove_stale(session: Session, digest: str) -> int:
    """Take out what this load did not see: edges first, then nodes."""
    removed = 0
    for edge in EDGES.values():
        query = f"MATCH (:{edge.start})-[r:{edge.name}]->(:{edge.end}) WHERE r.load <> $digest DELETE r"
        removed += session.run(query, digest=digest).consume().counters.relationships_deleted
    for label in NODES:
        query = f"MATCH (n:{label}) WHERE n.load <> $digest DETACH DELETE n"
        removed += session.run(query, digest=digest).consume().counters.nodes_deleted
    return removed


def _finish(transaction: Transaction) -> None:
    transaction.run(f"MATCH (m:{MARKER} {{id: 'load'}}) SET m.complete = true").consume()


@contextmanager
def _explained(neo4j: Any, target: str) -> Iterator[None]:
    """The driver's errors in our words."""
    errors = neo4j.exceptions
    try:
        yield
    except errors.AuthError as error:
        remedy = "set RASHOMON_USER and RASHOMON_PASSWORD"
        raise ExportError("the server refuses user or password", path=target, remedy=remedy) from error
    except (errors.ServiceUnavailable, errors.SessionExpired) as error:
        problem = "the server cannot be reached, or has gone away"
        remedy = "start it and give the same command again: it goes on where it stopped"
        raise ExportError(problem, path=target, remedy=remedy) from error
    except errors.ConfigurationError as error:
        raise ExportError(
            f"not an address: {error}", path=target, remedy="bolt://HOST:7687/DATABASE"
        ) from error
    except (errors.Neo4jError, errors.DriverError) as error:
        problem = str(getattr(error, "message", None) or error)
        raise ExportError(f"the server says: {problem}", path=target, remedy=_remedy(problem)) from error


def _remedy(problem: str) -> str | None:
    words = problem.lower()
    missing = "database" in words and ("not exist" in words or "not found" in words)
    return "name a database that the server has: bolt://HOST:7687/DATABASE" if missing else None
