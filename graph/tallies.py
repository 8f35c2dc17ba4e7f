"""Tallies: what spans the reports of a store and must be known without reading all of it.

How many there are of everything, and which status each proposition has, are kept beside the rows, and follow every
change of them within its transaction: so that one more report costs the same in a small store and in a large one.
All of it can be counted anew from the rows, which is how `rashomon check` verifies it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import get_args

from ..model import Stance, Support
from .rows import DOCUMENT_COLUMNS, TABLES
from .status import status

ACTOR_TYPES = ("Person", "Organization", "Group")
_ACTORS = "('Person', 'Organization', 'Group')"

_DOCUMENT = f"SELECT {', '.join(DOCUMENT_COLUMNS)}, narrator FROM document WHERE id = ?"
_ROWS = [f'SELECT * FROM "{table.name}" WHERE document = ? ORDER BY position' for table in TABLES]


def _count(key: str, row: str, step: str) -> str:
    """SQL that counts one more, or one less, under a key that may depend on the row."""
    if step == "+":
        return f"INSERT INTO tally VALUES ({key}, 1) ON CONFLICT (what) DO UPDATE SET count = count + 1;"
    return f"UPDATE tally SET count = count - 1 WHERE what = {key};"


def _counted(table: str, key: str, when: str = "1") -> Iterator[str]:
    """Triggers that count the rows of a table under a key; `{row}` in key and condition is the row."""
    for event, row, step in (("INSERT", "NEW", "+"), ("DELETE", "OLD", "-")):
        yield (
            f"CREATE TRIGGER {table}_{event.lower()} AFTER {event} ON {table} WHEN {when.format(row=row)} "
            f"BEGIN {_count(key.format(row=row), row, step)} END"
        )


SCHEMA = (
    "CREATE TABLE tally (what TEXT PRIMARY KEY, count INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE TRIGGER tally_none AFTER UPDATE ON tally WHEN NEW.count = 0 "
    "BEGIN DELETE FROM tally WHERE what = NEW.what; END",
    # Holders come last, so that whether anybody takes a stance is one look, however many do.
    "CREATE TABLE standing (proposition TEXT NOT NULL, stance TEXT NOT NULL, narrated INTEGER NOT NULL, "
    "holder TEXT NOT NULL, count INTEGER NOT NULL, "
    "PRIMARY KEY (proposition, stance, narrated, holder)) WITHOUT ROWID",
    "CREATE TABLE status (proposition TEXT PRIMARY KEY, status TEXT NOT NULL) WITHOUT ROWID",
    *_counted("document", "'document'"),
    *_counted("relation", "'relation'"),
    *_counted("statement", "'act ' || {row}.act"),
    *_counted("status", "'status ' || {row}.status"),
    # An actor is counted with the first report that has it, and no more with the last.
    *_counted(
        "entity",
        "'actor'",
        f"{{row}}.type IN {_ACTORS} AND NOT EXISTS (SELECT 1 FROM entity AS other WHERE other.id = {{row}}.id "
        f"AND other.document <> {{row}}.document AND other.type IN {_ACTORS})",
    ),
    "CREATE TRIGGER support_insert AFTER INSERT ON support BEGIN "
    "INSERT INTO standing VALUES (NEW.proposition, NEW.stance, NEW.statement IS NULL, NEW.holder, 1) "
    "ON CONFLICT (proposition, stance, narrated, holder) DO UPDATE SET count = count + 1; END",
    "CREATE TRIGGER support_delete AFTER DELETE ON support BEGIN "
    "UPDATE standing SET count = count - 1 WHERE proposition = OLD.proposition AND holder = OLD.holder "
    "AND stance = OLD.stance AND narrated = (OLD.statement IS NULL); END",
    "CREATE TRIGGER standing_none AFTER UPDATE ON standing WHEN NEW.count = 0 "
    "BEGIN DELETE FROM standing WHERE proposition = NEW.proposition AND holder = NEW.holder "
    "AND stance = NEW.stance AND narrated = NEW.narrated; END",
    # The digests of all reports, joined by "exclusive or" (which SQLite lacks): the order of reports cannot matter.
    "CREATE TRIGGER document_digest AFTER UPDATE OF digest ON document BEGIN "
    "INSERT INTO tally VALUES ('content', NEW.digest) "
    "ON CONFLICT (what) DO UPDATE SET count = (count | NEW.digest) - (count & NEW.digest); END",
    "CREATE TRIGGER document_undigest BEFORE UPDATE OF digest ON document WHEN OLD.digest <> 0 BEGIN "
    "UPDATE tally SET count = (count | OLD.digest) - (count & OLD.digest) WHERE what = 'content'; END",
    "CREATE TRIGGER document_gone AFTER DELETE ON document BEGIN "
    "UPDATE tally SET count = (count | OLD.digest) - (count & OLD.digest) WHERE what = 'content'; END",
)
"""The tables of tallies and the triggers that keep them."""

_KINDS = ", ".join(f"('{stance}', {narrated})" for stance in get_args(Stance) for narrated in (0, 1))
_ONE_OF_EACH = (
    f"WITH kind (stance, narrated) AS (VALUES {_KINDS}) SELECT stance, narrated, "
    "(SELECT holder FROM standing AS one WHERE one.proposition = ?1 AND one.stance = kind.stance "
    "AND one.narrated = kind.narrated AND (one.stance = 'retracts' OR NOT EXISTS "
    "(SELECT 1 FROM standing AS back WHERE back.proposition = ?1 AND back.stance = 'retracts' "
    "AND back.narrated IN (0, 1) AND back.holder = one.holder)) LIMIT 1) FROM kind"
)
"""A holder of each stance who has not taken it back, or none: all that a status rests on."""


def counted(db: sqlite3.Connection, what: str) -> int:
    """How many there are of something; 0 where none was ever counted."""
    row = db.execute("SELECT count FROM tally WHERE what = ?", (what,)).fetchone()
    return 0 if row is None else int(row[0])


def propositions_of(db: sqlite3.Connection, document: str) -> set[str]:
    """The propositions that a report takes a stance to."""
    return {row[0] for row in db.execute("SELECT proposition FROM support WHERE document = ?", (document,))}


def settle(db: sqlite3.Connection, propositions: Iterable[str]) -> None:
    """Bring the status of some propositions up to date, after the rows that they rest on have changed."""
    for proposition in sorted(propositions):
        now = standing_status(db, proposition)
        before = db.execute("SELECT status FROM status WHERE proposition = ?", (proposition,)).fetchone()
        if before is not None and before[0] != now:
            db.execute("DELETE FROM status WHERE proposition = ?", (proposition,))
        if now is not None and (before is None or before[0] != now):
            db.execute("INSERT INTO status VALUES (?, ?)", (proposition, now))


def standing_status(db: sqlite3.Connection, proposition: str) -> str | None:
    """The status of a proposition by who holds what about it; None where nobody holds anything any more."""
    supports = [
        Support("", "", proposition, None, "", None, None if narrated else "", holder, stance)
        for stance, narrated, holder in db.execute(_ONE_OF_EACH, (proposition,))
        if holder is not None
    ]
    return status(supports) if supports else None


def digest(db: sqlite3.Connection, document: str) -> int:
    """A number over all that the store holds of a report, as it lies there; never 0."""
    found = blake2b(digest_size=8)
    found.update(repr(db.execute(_DOCUMENT, (document,)).fetchone()).encode("utf-8", "surrogatepass"))
    for query in _ROWS:
        found.update(repr(db.execute(query, (document,)).fetchall()).encode("utf-8", "surrogatepass"))
    return int.from_bytes(found.digest(), "big") >> 1 or 1
