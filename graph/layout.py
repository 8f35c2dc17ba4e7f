"""How a store lies in its file: the tables, in this version and before."""

from __future__ import annotations

import sqlite3

from .rows import DOCUMENT_COLUMNS, TABLES
from .tallies import SCHEMA as TALLIES

SCHEMA_VERSION = 8
APPLICATION_ID = 0x52415348  # "RASH": lets `file` and other tools tell the store from other databases

DOCUMENTS = (
    "CREATE TABLE document (id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, "
    + ", ".join(f"{name} TEXT" for name in DOCUMENT_COLUMNS[2:])
    + ", narrator TEXT NOT NULL, digest INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID"
)

SENTENCES = (
    "CREATE TABLE sentence (document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE, "
    "relation TEXT NOT NULL, sketch TEXT NOT NULL, PRIMARY KEY (document, relation)) WITHOUT ROWID"
)
"""What tells whether two reports carry the same text: a sketch of the sentence of each relation that is asserted."""

JUDGEMENTS = (
    "CREATE TABLE judgement (number INTEGER PRIMARY KEY AUTOINCREMENT, verdict TEXT NOT NULL, one TEXT NOT NULL, "
    'other TEXT NOT NULL, who TEXT NOT NULL, "when" TEXT NOT NULL, why TEXT NOT NULL)'
)
"""They belong to no document: a report that is retracted and added again is judged as before."""

VOCABULARY = "CREATE TABLE vocabulary (name TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID"

RECORDS = tuple(command for table in TABLES for command in table.schema.split(";") if command)


def lay_out(db: sqlite3.Connection) -> None:
    """Make the tables of an empty file. The caller commits."""
    for command in (DOCUMENTS, *RECORDS, SENTENCES, JUDGEMENTS, VOCABULARY, *TALLIES):
        db.execute(command)
    db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def version_of(db: sqlite3.Connection) -> int:
    """The version of the schema of a file; 0 for an empty one, -1 for one that is no store."""
    version = int(db.execute("PRAGMA user_version").fetchone()[0])
    if version == 0:
        return -1 if db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] else 0
    return version if db.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID else -1
