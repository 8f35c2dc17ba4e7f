"""Records as rows: one table a record, one column a field, tuples as JSON.

Every table is keyed by document and by the place of the record in it, so that what belongs to a document lies
together, is read back in order, and goes when the document goes.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from functools import cached_property
from operator import attrgetter
from typing import Any, Generic, TypeVar

from ..model import (
    Candidate,
    Chain,
    Document,
    Entity,
    Event,
    Link,
    Mention,
    Participant,
    Relation,
    Statement,
    Support,
)

Record = TypeVar("Record", Mention, Chain, Statement, Relation, Event, Link, Entity, Support)

NUMERIC = frozenset(("start", "end", "count", "times", "definite", "score", "confidence"))
JSON = frozenset(
    (
        "source",
        "cue",
        "content",
        "medium",
        "trigger",
        "evidence",
        "mentions",
        "relations",
        "participants",
        "triggers",
        "places",
        "when",
        "weapons",
        "runners_up",
        "coordinates",
        "contained_in",
    )
)


@dataclass(frozen=True)
class Table(Generic[Record]):
    """How records of one kind lie in the store; `extra` are further indexes, as columns."""

    name: str
    record: type[Record]
    extra: tuple[str, ...] = ()

    @cached_property
    def columns(self) -> list[str]:
        """The fields of the record but its document, which leads every table."""
        return [field.name for field in fields(self.record) if field.name != "document"]

    @property
    def schema(self) -> str:
        """The statements that create the table and its indexes."""
        typed = ", ".join(f'"{name}" {"NUMERIC" if name in NUMERIC else "TEXT"}' for name in self.columns)
        indexes = "".join(f'CREATE INDEX "{self.name}_{c}" ON "{self.name}" ("{c}");' for c in self.extra)
        return (
            f'CREATE TABLE "{self.name}" (document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE, '
            f"position INTEGER NOT NULL, {typed}, PRIMARY KEY (document, position)) WITHOUT ROWID;{indexes}"
        )

    @cached_property
    def insertion(self) -> str:
        """The statement that adds one row."""
        names = ", ".join(f'"{name}"' for name in self.columns)
        marks = ", ".join("?" for _ in self.columns)
        return f'INSERT INTO "{self.name}" (document, position, {names}) VALUES (?, ?, {marks})'

    def rows(self, document: str, records: tuple[Record, ...]) -> list[tuple[Any, ...]]:
        """The rows of one document's records."""
        read = attrgetter(*self.columns)
        found = []
        for position, record in enumerate(records):
            values: list[Any] = list(read(record))
            for number in self._packed:
                values[number] = _packed(values[number])
            found.append((document, position, *values))
        return found

    def record_of(self, document: str, values: tuple[Any, ...]) -> Record:
        """The record of a row, whose values are in the order of `columns`."""
        read = list(values)
        for number in self._packed:
            read[number] = unpacked(self.columns[number], read[number])
        for number in self._truths:
            read[number] = bool(read[number])
        read.insert(self._place, document)
        return self.record(*read)

    @cached_property
    def _place(self) -> int:
        """Where the document stands among the fields of the record."""
        return [field.name for field in fields(self.record)].index("document")

    @cached_property
    def _truths(self) -> list[int]:
        return [number for number, name in enumerate(self.columns) if name == "definite"]

    @cached_property
    def _packed(self) -> list[int]:
        return [number for number, name in enumerate(self.columns) if name in JSON]


MENTIONS = Table("mention", Mention)
CHAINS = Table("chain", Chain)
STATEMENTS = Table("statement", Statement)
RELATIONS = Table("relation", Relation)
EVENTS = Table("event", Event)
LINKS = Table("link", Link)
ENTITIES = Table("entity", Entity, extra=("id",))
SUPPORTS = Table("support", Support, extra=("proposition",))
TABLES: tuple[Table[Any], ...] = (MENTIONS, CHAINS, STATEMENTS, RELATIONS, EVENTS, LINKS, ENTITIES, SUPPORTS)


DOCUMENT_COLUMNS = [field.name for field in fields(Document)]
"""The columns of the table of reports that are fields of theirs; beside them lie the narrator and a digest."""


_encode = json.JSONEncoder(separators=(",", ":")).encode


def _packed(value: Any) -> str | None:
    if value is None:
        return None
    if value and isinstance(value[0], Candidate):
        value = [(candidate.node, candidate.score) for candidate in value]
    if value and isinstance(value[0], Participant):
        value = [(one.part, one.mention) for one in value]
    return _encode(value)


def unpacked(name: str, text: str | None) -> Any:
    """The value of a column that is kept as JSON: tuples, as records have them."""
    if text is None:
        return None
    if text == "[]":
        return ()
    value = json.loads(text)
    if name == "runners_up":
        return tuple(Candidate(node, score) for node, score in value)
    if name == "participants":
        return tuple(Participant(part, mention) for part, mention in value)
    return tuple(tuple(item) if isinstance(item, list) else item for item in value)
