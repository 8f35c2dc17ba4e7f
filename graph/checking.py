"""Whether a store is sound: the file, every row, every id, and every tally, counted anew."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing

from ..errors import StoreError
from ..ids import document_id
from ..model import Document, Reading
from ..ontology.vocabulary import Vocabulary
from .independence import sketch
from .report_checks import broken
from .spanning import sketch_of
from .sqlite_errors import BUILD_AGAIN, explained
from .store import Store
from .tallies import ACTOR_TYPES, digest, standing_status

_DAMAGED = f"the store is damaged: {BUILD_AGAIN}"
_READ_AGAIN = "retract the report and build it again"

_STANDING = "SELECT proposition, holder, stance, statement IS NULL, count(*) FROM support GROUP BY 1, 2, 3, 4"
_COUNTS = (
    "SELECT 'document', count(*) FROM document UNION ALL SELECT 'relation', count(*) FROM relation "
    "UNION ALL SELECT 'act ' || act, count(*) FROM statement GROUP BY act "
    "UNION ALL SELECT 'status ' || status, count(*) FROM status GROUP BY status "
    f"UNION ALL SELECT 'actor', count(DISTINCT id) FROM entity WHERE type IN {ACTOR_TYPES}"
)


def problems(store: Store, progress: Callable[[int], None] = lambda done: None) -> Iterator[StoreError]:
    """What is wrong with a store, one error each; `progress` is told how many reports are checked.

    Raises `StoreError` where the file is damaged so that it cannot be read on.
    """
    with closing(sqlite3.connect(store.path)) as db, explained(store.path):
        sound = True
        for (line,) in db.execute("PRAGMA integrity_check"):
            if line != "ok":
                sound = False
                yield StoreError(f"SQLite finds: {line}", path=str(store.path), remedy=_DAMAGED)
        if not sound:
            return
        for table, _, parent, _ in db.execute("PRAGMA foreign_key_check"):
            yield StoreError(
                f"a row of {table} belongs to no {parent}", path=str(store.path), remedy=_DAMAGED
            )
        for problem in _tallies(db):
            yield StoreError(problem, path=str(store.path), remedy=_DAMAGED)
        yield from _reports(store, db, progress)


def _reports(store: Store, db: sqlite3.Connection, progress: Callable[[int], None]) -> Iterator[StoreError]:
    vocabulary = store.vocabulary()
    rows = db.execute("SELECT id, name, digest FROM document ORDER BY id")
    for number, (document, name, noted) in enumerate(rows):
        for problem in _report(store, db, vocabulary, document, noted):
            yield StoreError(f"report {name!r}: {problem}", path=str(store.path), remedy=_READ_AGAIN)
        progress(number + 1)


def _report(
    store: Store, db: sqlite3.Connection, vocabulary: Vocabulary, document: str, noted: int
) -> Iterator[str]:
    if digest(db, document) != noted:
        yield "its rows are not what was stored"
    try:
        reading = store.as_read(document)
    except (ValueError, TypeError, KeyError, IndexError) as error:
        yield f"its rows cannot be read ({error})"
        return
    if reading.extraction.document.id != _id(reading.extraction.document):
        yield "its id does not follow from its content"
    if not _sketched(db, reading):
        yield "the sketches of its sentences are not those of its text"
    yield from broken(reading, vocabulary)


def _sketched(db: sqlite3.Connection, reading: Reading) -> bool:
    """Whether every relation that somebody asserts has the sketch of its sentence, and no other has one."""
    extraction = reading.extraction
    asserted = {support.relation for support in reading.supports if support.stance == "asserts"}
    wanted = {
        relation.id: sketch(extraction.document.text, relation.evidence)
        for relation in extraction.relations
        if relation.id in asserted
    }
    rows = db.execute("SELECT relation, sketch FROM sentence WHERE document = ?", (extraction.document.id,))
    return {relation: sketch_of(packed) for relation, packed in rows} == wanted


def _id(report: Document) -> str:
    return document_id(report.name, report.url, report.publisher, report.published, report.title, report.text)


def _tallies(db: sqlite3.Connection) -> Iterator[str]:
    """Tallies that do not agree with the rows that they were counted from."""
    kept = dict(db.execute("SELECT what, count FROM tally"))
    content = kept.pop("content", 0)
    for (one,) in db.execute("SELECT digest FROM document"):
        content ^= one
    if content:
        yield "its fingerprint is not that of its reports"
    found = {what: count for what, count in db.execute(_COUNTS) if count}
    for what in sorted(kept.keys() | found.keys()):
        if kept.get(what, 0) != found.get(what, 0):
            yield f"it counts {kept.get(what, 0)} of {what!r}, and holds {found.get(what, 0)}"
    kept_standing = "SELECT proposition, holder, stance, narrated, count FROM standing"
    for one, other in ((_STANDING, kept_standing), (kept_standing, _STANDING)):
        (wrong,) = db.execute(
            f"SELECT count(*) FROM (SELECT * FROM ({one}) EXCEPT SELECT * FROM ({other}))"
        ).fetchone()
        if wrong:
            yield f"who holds what is counted wrongly for {wrong} propositions"
    for proposition, status in db.execute("SELECT proposition, status FROM status ORDER BY proposition"):
        if (now := standing_status(db, proposition)) != status:
            yield f"proposition {proposition} is kept as {status}, and is {now or 'held by nobody'}"
    (missing,) = db.execute(
        "SELECT count(*) FROM (SELECT proposition FROM support EXCEPT SELECT proposition FROM status)"
    ).fetchone()
    if missing:
        yield f"{missing} propositions have no status"
