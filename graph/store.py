"""The store: one SQLite file that holds what was read; everything else is a view of it.

Every row belongs to a document. Adding a document twice changes nothing; retracting it removes exactly what it
brought, by the foreign keys. What spans documents (a node's label, a proposition's status) is computed when it
is asked for, from rows in the order of an index, so that memory does not grow with the store.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import astuple, replace
from heapq import merge
from itertools import groupby
from pathlib import Path
from types import TracebackType
from typing import Any

from ..errors import StoreError
from ..ids import content_id
from ..model import Document, Entity, Extraction, Judgement, Node, Proposition, Reading
from ..ontology.vocabulary import Vocabulary, load
from .independence import sketch
from .layout import SCHEMA_VERSION, lay_out, version_of
from .merging import Merging
from .migration import migrate
from .moves import DESCRIBED, entity_rows, lay_out_moves, name_rows
from .rows import (
    CHAINS,
    DOCUMENT_COLUMNS,
    ENTITIES,
    EVENTS,
    LINKS,
    MENTIONS,
    RELATIONS,
    STATEMENTS,
    SUPPORTS,
    Table,
)
from .spanning import Held, node_of, proposition_held, proposition_of, sketch_of
from .sqlite_errors import explained
from .tallies import ACTOR_TYPES, counted, digest, propositions_of, settle

FILE = "store.db"
"""What the store is called in the folder that `rashomon build` writes."""

PATIENCE = 30.0
"""Seconds to wait for another process that is writing to the store."""

CACHE = 64 * 1024
"""Kilobytes of the file to hold in memory: ids are hashes, so that a report's rows lie all over the indexes."""


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
        with explained(self.path):
            self._db = self._connect()
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
        with explained(self.path), self._transaction():
            touched: set[str] = set()
            for reading in readings:
                if self._add(reading):
                    touched.update(support.proposition for support in reading.supports)
            settle(self._db, touched)

    def retract(self, document: str) -> None:
        """Take a report out, by its id or its name, with all that it brought."""
        found = self.find(document)
        if found is None:
            raise StoreError(
                f"no report {document!r} in the store", path=str(self.path), remedy="give its name or its id"
            )
        with explained(self.path), self._transaction():
            touched = propositions_of(self._db, found)
            self._db.execute("DELETE FROM document WHERE id = ?", (found,))
            settle(self._db, touched)

    def relink(self, link: Callable[[Extraction], Reading], progress: Callable[[int], None]) -> None:
        """Link every report anew, all or none, from its records; `progress` is told how many are done."""
        with explained(self.path), self._transaction():
            touched: set[str] = set()
            for number, document in enumerate(
                [row[0] for row in self._all("SELECT id FROM document ORDER BY id")]
            ):
                reading = link(self._extraction(document))
                touched |= propositions_of(self._db, document)
                for table in ("link", "entity", "support", "sentence"):
                    self._db.execute(f"DELETE FROM {table} WHERE document = ?", (document,))
                self._db.execute(
                    "UPDATE document SET narrator = ? WHERE id = ?", (reading.publisher, document)
                )
                self._insert_linked(reading)
                touched.update(support.proposition for support in reading.supports)
                progress(number + 1)
            settle(self._db, touched)

    def remember(self, files: Mapping[str, str]) -> None:
        """Keep the texts of a user's vocabulary files, by name; a file of the same name is replaced."""
        if files:
            with explained(self.path), self._transaction():
                self._db.executemany("INSERT OR REPLACE INTO vocabulary VALUES (?, ?)", sorted(files.items()))

    def add_judgement(self, judgement: Judgement) -> Judgement:
        """Keep a judgement, and give it its number."""
        with explained(self.path), self._transaction():
            cursor = self._db.execute(
                'INSERT INTO judgement (verdict, one, other, who, "when", why) VALUES (?, ?, ?, ?, ?, ?)',
                astuple(judgement)[1:],
            )
        return replace(judgement, number=int(cursor.lastrowid or 0))

    def drop_judgement(self, number: int) -> None:
        """Forget a judgement."""
        with explained(self.path), self._transaction():
            self._db.execute("DELETE FROM judgement WHERE number = ?", (number,))

    # Reading

    def judgements(self) -> tuple[Judgement, ...]:
        """What persons decided about nodes, in the order in which they did."""
        rows = self._all(
            'SELECT number, verdict, one, other, who, "when", why FROM judgement ORDER BY number'
        )
        return tuple(Judgement(*row) for row in rows)

    def named(self, name: str) -> tuple[str, ...]:
        """The nodes that are meant by an id or a Wikidata id, else by a label, else by a name in a report."""
        for query in (
            "SELECT DISTINCT id FROM entity WHERE id = ?1 OR wikidata = ?1 ORDER BY id",
            "SELECT DISTINCT id FROM entity WHERE label = ?1 COLLATE NOCASE ORDER BY id",
            "SELECT DISTINCT link.node FROM mention JOIN link ON link.document = mention.document "
            "AND link.position = mention.position WHERE mention.text = ?1 COLLATE NOCASE AND mention.kind = 'name' "
            "ORDER BY 1",
        ):
            if found := tuple(row[0] for row in self._all(query, name)):
                return found
        return ()

    def vocabulary_files(self) -> dict[str, str]:
        """The texts of the user's vocabulary files that the store was built with, by name."""
        return dict(self._all("SELECT name, text FROM vocabulary ORDER BY name"))

    def vocabulary(self) -> Vocabulary:
        """The shipped vocabulary with what the store was built with on top."""
        return load(texts=self.vocabulary_files())

    def __contains__(self, document: str) -> bool:
        return self._one("SELECT 1 FROM document WHERE id = ?", document) is not None

    def __len__(self) -> int:
        return self._counted("document")

    def find(self, document: str) -> str | None:
        """The id of a report, given its id or its name; None when it is not in the store."""
        row = self._one("SELECT id FROM document WHERE id = ?1 OR name = ?1 ORDER BY id <> ?1", document)
        return None if row is None else str(row[0])

    def readings(self) -> Iterator[Reading]:
        """Every report with all its records, ordered by id, with its nodes as they stand after the judgements."""
        merging = self._merging()
        for (document,) in self._all("SELECT id FROM document ORDER BY id"):
            reading = self.as_read(document)
            yield merging.reading(reading) if merging.judgements else reading

    def as_read(self, document: str) -> Reading:
        """One report, by its id, with its nodes as they were linked, before all judgements."""
        return Reading(
            extraction=self._extraction(document),
            publisher=self._one("SELECT narrator FROM document WHERE id = ?", document)[0],
            links=self._records(LINKS, document),
            entities=self._records(ENTITIES, document),
            supports=self._records(SUPPORTS, document),
        )

    def _extraction(self, document: str) -> Extraction:
        names = ", ".join(DOCUMENT_COLUMNS)
        return Extraction(
            document=Document(*self._one(f"SELECT {names} FROM document WHERE id = ?", document)),
            mentions=self._records(MENTIONS, document),
            chains=self._records(CHAINS, document),
            statements=self._records(STATEMENTS, document),
            relations=self._records(RELATIONS, document),
            events=self._records(EVENTS, document),
        )

    def nodes(self) -> Iterator[Node]:
        """Every entity over the whole store, ordered by id; its label is the one that most reports give it."""
        merging = self._merging()
        if merging.judgements:
            with explained(self.path):
                lay_out_moves(self._db, merging)
        entities, names = self._all(entity_rows(merging)), self._all(name_rows(merging))
        named = groupby(names, key=lambda row: row[0])
        node_named, texts = next(named, (None, iter(())))
        for node, rows in groupby(entities, key=lambda row: row[0]):
            while node_named is not None and node_named < node:
                node_named, texts = next(named, (None, iter(())))
            own = tuple(text for _, text in texts) if node_named == node else ()
            yield replace(node_of(node, list(rows), own), judgements=merging.numbers(node))

    def propositions(self) -> Iterator[Proposition]:
        """Every proposition with its status and supports, ordered by id."""
        merging = self._merging()
        held = self._judged(merging) if merging.judgements else self._held()
        for proposition, group in groupby(held, key=proposition_held):
            yield proposition_of(proposition, list(group))

    def _judged(self, merging: Merging) -> Iterator[Held]:
        """Every stance between the nodes that stand now; only those that judgements move are held in memory."""
        now = ((support, merging.support(support), words) for support, words in self._held())
        moved = [(new, words) for old, new, words in now if new is not None and new != old]
        kept = ((old, words) for old, words in self._held() if merging.support(old) == old)
        return merge(kept, sorted(moved, key=proposition_held), key=proposition_held)

    def _held(self) -> Iterator[Held]:
        """Every stance as it was read, with a sketch of its words, in the order of propositions."""
        columns = ", ".join(f'"{name}"' for name in SUPPORTS.columns)
        rows = self._all(
            f"SELECT sketch, support.document, {columns} FROM support LEFT JOIN sentence USING (document, relation) "
            "ORDER BY proposition, support.document, position"
        )
        return ((SUPPORTS.record_of(row[1], row[2:]), sketch_of(row[0])) for row in rows)

    def _merging(self) -> Merging:
        """What the judgements do, with a description of each node that they are about."""
        judgements = self.judgements()
        if not judgements:
            return Merging(())
        described = {}
        for node in sorted(Merging(judgements).touched()):
            rows = self._all(f"SELECT {DESCRIBED} FROM entity WHERE id = ? ORDER BY document", node)
            if found := list(rows):
                best = node_of(node, [(node, *row) for row in found], ())
                described[node] = Entity(
                    node, "", best.label, best.type, best.wikidata, best.coordinates, best.contained_in
                )
        relations = self.vocabulary().relations.values()
        return Merging(judgements, described, {each.name for each in relations if each.symmetric})

    def statement_acts(self) -> dict[str, int]:
        """How many statements of each act the store holds, most first."""
        rows = self._all(
            "SELECT substr(what, 5), count FROM tally WHERE what LIKE 'act %' ORDER BY count DESC, what"
        )
        return dict(rows)

    def count_relations(self) -> int:
        """How many expressions of relations the store holds."""
        return self._counted("relation")

    def count_actors(self) -> int:
        """How many nodes of the store can act."""
        if self.judgements():
            return sum(node.type in ACTOR_TYPES for node in self.nodes())
        return self._counted("actor")

    def count_contested(self) -> int:
        """How many propositions some assert and others deny."""
        if self.judgements():
            return sum(proposition.status == "contested" for proposition in self.propositions())
        return self._counted("status contested")

    def fingerprint(self) -> str:
        """An id over all that views are made of: reports as they were read and linked, judgements, vocabulary.

        Two stores with the same content have the same one, in whatever order it came.
        """
        judged = [astuple(judgement) for judgement in self.judgements()]
        return content_id("sto", self._counted("content"), judged, sorted(self.vocabulary_files().items()))

    # Inside

    def _counted(self, what: str) -> int:
        with explained(self.path):
            return counted(self._db, what)

    def _add(self, reading: Reading) -> bool:
        """Add a report; False when it is there already."""
        document, extraction = reading.extraction.document, reading.extraction
        if document.id in self:
            return False
        marks = ", ".join("?" for _ in range(len(DOCUMENT_COLUMNS) + 1))
        self._db.execute(f"INSERT INTO document VALUES ({marks}, 0)", (*astuple(document), reading.publisher))
        rows: tuple[tuple[Table[Any], tuple[Any, ...]], ...] = (
            (MENTIONS, extraction.mentions),
            (CHAINS, extraction.chains),
            (STATEMENTS, extraction.statements),
            (RELATIONS, extraction.relations),
            (EVENTS, extraction.events),
        )
        for table, records in rows:
            self._db.executemany(table.insertion, table.rows(document.id, records))
        self._insert_linked(reading)
        return True

    def _insert_linked(self, reading: Reading) -> None:
        """What linking made of a report whose records are there already."""
        document = reading.extraction.document
        rows: tuple[tuple[Table[Any], tuple[Any, ...]], ...] = (
            (LINKS, reading.links),
            (ENTITIES, reading.entities),
            (SUPPORTS, reading.supports),
        )
        for table, records in rows:
            self._db.executemany(table.insertion, table.rows(document.id, records))
        asserted = {support.relation for support in reading.supports if support.stance == "asserts"}
        sketches = (
            (document.id, relation.id, json.dumps(sketch(document.text, relation.evidence)))
            for relation in reading.extraction.relations
            if relation.id in asserted
        )
        self._db.executemany("INSERT OR IGNORE INTO sentence VALUES (?, ?, ?)", sketches)
        found = digest(self._db, document.id)
        self._db.execute("UPDATE document SET digest = ? WHERE id = ?", (found, document.id))

    def _records(self, table: Table[Any], document: str) -> tuple[Any, ...]:
        columns = ", ".join(f'"{name}"' for name in table.columns)
        query = f'SELECT {columns} FROM "{table.name}" WHERE document = ? ORDER BY position'
        return tuple(table.record_of(document, row) for row in self._all(query, document))

    def _one(self, query: str, *values: str) -> Any:
        with explained(self.path):
            return self._db.execute(query, values).fetchone()

    def _all(self, query: str, *values: str) -> Iterator[Any]:
        with explained(self.path):
            for row in self._db.execute(query, values):  # noqa: UP028 (it would close the cursor of a closed file)
                yield row

    def _connect(self) -> sqlite3.Connection:
        db = sqlite3.connect(self.path, timeout=PATIENCE, isolation_level=None)
        db.execute("PRAGMA foreign_keys = ON")
        db.execute(f"PRAGMA cache_size = -{CACHE}")
        return db

    def _prepare(self) -> None:
        """Lay out a new file; bring one of an earlier version to this one; refuse one that is something else."""
        version = version_of(self._db)
        if version == 0:
            with self._transaction():
                if version_of(self._db) == 0:  # nobody was quicker
                    lay_out(self._db)
        elif version != SCHEMA_VERSION:
            self._db.close()
            migrate(self.path, PATIENCE)
            self._db = self._connect()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")
