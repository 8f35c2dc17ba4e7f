"""The store: one SQLite file that holds what was read; everything else is a view of it.

Every row belongs to a document. Adding a document twice changes nothing; retracting it removes exactly what it
brought, by the foreign keys. What spans documents (a node's label, a proposition's status) is computed when it
is asked for, from rows in the order of an index, so that memory does not grow with the store.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import astuple, fields
from itertools import groupby
from pathlib import Path
from types import TracebackType
from typing import Any

from ..errors import StoreError
from ..model import Document, Extraction, Node, Proposition, Reading, Support
from ..ontology.vocabulary import Vocabulary, load
from .independence import Sketch, sketch, sources
from .rows import CHAINS, ENTITIES, LINKS, MENTIONS, RELATIONS, STATEMENTS, SUPPORTS, TABLES, Table
from .status import status

FILE = "store.db"
"""What the store is called in the folder that `rashomon build` writes."""

SCHEMA_VERSION = 2
APPLICATION_ID = 0x52415348  # "RASH": lets `file` and other tools tell the store from other databases
PATIENCE = 30.0
"""Seconds to wait for another process that is writing to the store."""

SENTENCES = (
    "CREATE TABLE sentence (document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE, "
    "relation TEXT NOT NULL, sketch TEXT NOT NULL, PRIMARY KEY (document, relation)) WITHOUT ROWID"
)
"""What tells whether two reports carry the same text: a sketch of the sentence of each relation that is asserted."""

DOCUMENT_COLUMNS = [field.name for field in fields(Document)]


class Store:
    """Readings of reports in a SQLite file; a context manager that closes it.

    Raises `StoreError` when the file cannot be opened, is not a store, or is being written by somebody else.
    """

    def __init__(self, path: Path, *, create: bool = True) -> None:
        self.path = path
        if not create and not path.exists():
            raise StoreError(
                "there is no store here", path=str(path), remedy="make one with `rashomon build`"
            )
        with self._explained():
            self._db = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
            self._db.execute("PRAGMA foreign_keys = ON")
            self._prepare()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file. The store cannot be used afterwards."""
        self._db.close()

    # Writing

    def add(self, readings: Iterable[Reading]) -> None:
        """Add reports, all or none; those that are in the store already are left as they are."""
        with self._explained(), self._transaction():
            for reading in readings:
                self._add(reading)

    def retract(self, document: str) -> None:
        """Take a report out, by its id or its name, with all that it brought."""
        found = self.find(document)
        if found is None:
            raise StoreError(
                f"no report {document!r} in the store", path=str(self.path), remedy="give its name or its id"
            )
        with self._explained(), self._transaction():
            self._db.execute("DELETE FROM document WHERE id = ?", (found,))

    def remember(self, files: Mapping[str, str]) -> None:
        """Keep the texts of a user's vocabulary files, by name; a file of the same name is replaced."""
        if files:
            with self._explained(), self._transaction():
                self._db.executemany("INSERT OR REPLACE INTO vocabulary VALUES (?, ?)", sorted(files.items()))

    # Reading

    def vocabulary_files(self) -> dict[str, str]:
        """The texts of the user's vocabulary files that the store was built with, by name."""
        return dict(self._all("SELECT name, text FROM vocabulary ORDER BY name"))

    def vocabulary(self) -> Vocabulary:
        """The shipped vocabulary with what the store was built with on top."""
        return load(texts=self.vocabulary_files())

    def __contains__(self, document: str) -> bool:
        return self._one("SELECT 1 FROM document WHERE id = ?", document) is not None

    def __len__(self) -> int:
        return int(self._one("SELECT count(*) FROM document")[0])

    def find(self, document: str) -> str | None:
        """The id of a report, given its id or its name; None when it is not in the store."""
        row = self._one("SELECT id FROM document WHERE id = ?1 OR name = ?1 ORDER BY id <> ?1", document)
        return None if row is None else str(row[0])

    def readings(self) -> Iterator[Reading]:
        """Every report with all its records, ordered by id."""
        names = ", ".join(DOCUMENT_COLUMNS)
        for *values, publisher in self._all(f"SELECT {names}, narrator FROM document ORDER BY id"):
            document = Document(*values)
            yield Reading(
                extraction=Extraction(
                    document=document,
                    mentions=self._records(MENTIONS, document.id),
                    chains=self._records(CHAINS, document.id),
                    statements=self._records(STATEMENTS, document.id),
                    relations=self._records(RELATIONS, document.id),
                ),
                publisher=publisher,
                links=self._records(LINKS, document.id),
                entities=self._records(ENTITIES, document.id),
                supports=self._records(SUPPORTS, document.id),
            )

    def nodes(self) -> Iterator[Node]:
        """Every entity over the whole store, ordered by id; its label is the one that most reports give it."""
        entities = self._all("SELECT id, label, type, wikidata FROM entity ORDER BY id, document")
        names = self._all(
            "SELECT DISTINCT link.node, mention.text FROM link JOIN mention "
            "ON mention.document = link.document AND mention.id = link.mention "
            "WHERE mention.kind = 'name' ORDER BY link.node, mention.text"
        )
        named = groupby(names, key=lambda row: row[0])
        node_named, texts = next(named, (None, iter(())))
        for node, rows in groupby(entities, key=lambda row: row[0]):
            while node_named is not None and node_named < node:
                node_named, texts = next(named, (None, iter(())))
            own = tuple(text for _, text in texts) if node_named == node else ()
            yield _node(node, list(rows), own)

    def propositions(self) -> Iterator[Proposition]:
        """Every proposition with its status and supports, ordered by id."""
        columns = ", ".join(f'"{name}"' for name in SUPPORTS.columns)
        rows = self._all(
            f"SELECT sketch, support.document, {columns} FROM support LEFT JOIN sentence USING (document, relation) "
            "ORDER BY proposition, support.document, position"
        )
        held = ((SUPPORTS.record_of(row[1], row[2:]), _sketch(row[0])) for row in rows)
        for proposition, group in groupby(held, key=lambda one: one[0].proposition):
            yield _proposition(proposition, list(group))

    def statement_acts(self) -> dict[str, int]:
        """How many statements of each act the store holds, most first."""
        rows = self._all("SELECT act, count(*) FROM statement GROUP BY act ORDER BY count(*) DESC, act")
        return dict(rows)

    def count_relations(self) -> int:
        """How many expressions of relations the store holds."""
        return int(self._one("SELECT count(*) FROM relation")[0])

    def count_nodes(self, *types: str) -> int:
        """How many nodes of these types the store holds."""
        marks = ", ".join("?" for _ in types)
        return int(self._one(f"SELECT count(DISTINCT id) FROM entity WHERE type IN ({marks})", *types)[0])

    # Inside

    def _add(self, reading: Reading) -> None:
        document, extraction = reading.extraction.document, reading.extraction
        if document.id in self:
            return
        marks = ", ".join("?" for _ in range(len(DOCUMENT_COLUMNS) + 1))
        self._db.execute(f"INSERT INTO document VALUES ({marks})", (*astuple(document), reading.publisher))
        rows: tuple[tuple[Table[Any], tuple[Any, ...]], ...] = (
            (MENTIONS, extraction.mentions),
            (CHAINS, extraction.chains),
            (STATEMENTS, extraction.statements),
            (RELATIONS, extraction.relations),
            (LINKS, reading.links),
            (ENTITIES, reading.entities),
            (SUPPORTS, reading.supports),
        )
        for table, records in rows:
            self._db.executemany(table.insertion, table.rows(document.id, records))
        asserted = {support.relation for support in reading.supports if support.stance == "asserts"}
        sketches = (
            (document.id, relation.id, json.dumps(sketch(document.text, relation.evidence)))
            for relation in extraction.relations
            if relation.id in asserted
        )
        self._db.executemany("INSERT OR IGNORE INTO sentence VALUES (?, ?, ?)", sketches)

    def _records(self, table: Table[Any], document: str) -> tuple[Any, ...]:
        columns = ", ".join(f'"{name}"' for name in table.columns)
        query = f'SELECT {columns} FROM "{table.name}" WHERE document = ? ORDER BY position'
        return tuple(table.record_of(document, row) for row in self._all(query, document))

    def _one(self, query: str, *values: str) -> Any:
        with self._explained():
            return self._db.execute(query, values).fetchone()

    def _all(self, query: str, *values: str) -> Iterator[Any]:
        with self._explained():
            cursor = self._db.execute(query, values)
        return iter(cursor)

    def _prepare(self) -> None:
        """Lay out a new file; refuse one that is something else."""
        version = int(self._db.execute("PRAGMA user_version").fetchone()[0])
        empty = self._db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
        if version == 0 and empty:
            with self._transaction():
                columns = ", ".join(f"{name} TEXT" for name in DOCUMENT_COLUMNS[2:])
                self._db.execute(
                    "CREATE TABLE document (id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, "
                    f"{columns}, narrator TEXT NOT NULL) WITHOUT ROWID"
                )
                for table in TABLES:
                    for command in filter(None, table.schema.split(";")):
                        self._db.execute(command)
                self._db.execute(SENTENCES)
                self._db.execute(
                    "CREATE TABLE vocabulary (name TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID"
                )
                self._db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
                self._db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        elif version != SCHEMA_VERSION:
            raise StoreError(
                f"not a store of this version (found {version}, wanted {SCHEMA_VERSION})",
                path=str(self.path),
                remedy="build into another directory",
            )

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """SQLite's errors in our words."""
        try:
            yield
        except sqlite3.DatabaseError as error:
            remedy = next((words for sign, words in REMEDIES if sign in str(error)), None)
            raise StoreError(str(error), path=str(self.path), remedy=remedy) from error


REMEDIES = (
    ("locked", "somebody else is writing to it: wait for them, or stop them"),
    ("readonly", "make the file and its directory writable"),
    ("unable to open", "see that the directory exists and is writable"),
    ("disk is full", "make room and run the same command again"),
    ("full", "make room and run the same command again"),
    ("not a database", "it is damaged or something else: move it away and build again"),
    ("malformed", "it is damaged: move it away and build again"),
)


def _node(node: str, rows: list[tuple[str, str, Any, str | None]], names: tuple[str, ...]) -> Node:
    labels = Counter(row[1] for row in rows)
    types = Counter(row[2] for row in rows)
    return Node(
        id=node,
        label=min(labels, key=lambda label: (-labels[label], -len(label), label)),
        type=min(types, key=lambda kind: (-types[kind], kind)),
        wikidata=min((row[3] for row in rows if row[3]), default=None),
        names=names,
        documents=len(rows),
    )


def _proposition(proposition: str, held: list[tuple[Support, Sketch]]) -> Proposition:
    first, supports = held[0][0], tuple(support for support, _ in held)
    independent = sources((support.holder, words) for support, words in held if support.stance == "asserts")
    return Proposition(
        proposition, first.subject, first.predicate, first.object, status(supports), supports, independent
    )


def _sketch(packed: str | None) -> Sketch:
    return tuple(json.loads(packed)) if packed else ()
