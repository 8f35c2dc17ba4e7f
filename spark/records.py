"""One report as one row: its document, an array a table of the store, its N-Quads, and what was wrong.

The columns of a table are those of the store (`graph.rows`), with its tuples as JSON, so that what reads a store's
rows reads these.
"""

from __future__ import annotations

import json
from typing import Any, get_args, get_type_hints

from ..errors import InputError
from ..exports.nquads import nquads
from ..exports.traversal import Batch
from ..graph.independence import sketch
from ..graph.rows import (
    CHAINS,
    ENTITIES,
    EVENTS,
    JSON,
    LINKS,
    MENTIONS,
    RELATIONS,
    STATEMENTS,
    SUPPORTS,
    TABLES,
    Table,
)
from ..model import Document, Reading
from ..ontology.vocabulary import Vocabulary
from .sources import DOCUMENT, FAILURE, Row

NARRATED = [*DOCUMENT, "narrator"]
_TYPES = {int: "bigint", float: "double", bool: "boolean"}


def columns(table: Table[Any]) -> str:
    """The columns of a table, as Spark's structs declare them."""
    hints = get_type_hints(table.record)
    return ", ".join(f"`{name}`: {_type(name, hints[name])}" for name in table.columns)


def _type(name: str, hint: Any) -> str:
    if name in JSON:
        return "string"
    return next((_TYPES[each] for each in (hint, *get_args(hint)) if each in _TYPES), "string")


SENTENCE = "relation: string, sketch: string"
NAME = "node: string, text: string"
COLUMNS = {
    "document": f"struct<{', '.join(f'{name}: string' for name in NARRATED)}>",
    **{table.name: f"array<struct<{columns(table)}>>" for table in TABLES},
    "sentence": f"array<struct<{SENTENCE}>>",
    "called": f"array<struct<{NAME}>>",
    "quads": "string",
    "failures": f"array<{FAILURE}>",
}
"""What stands in a row: `sentence` as in the store, `called` each node with the names that the report has for it."""


def row_of(reading: Reading, vocabulary: Vocabulary, failures: list[Row]) -> Row:
    """The row of a report that was read."""
    graphs = Batch(vocabulary, {}, reading=reading).graphs
    return {
        "document": _document(reading),
        **{table.name: _rows(table, records) for table, records in records_of(reading).items()},
        "sentence": _sentences(reading),
        "called": _called(reading),
        "quads": nquads(graphs).removesuffix("\n"),
        "failures": failures,
    }


def row_without(failures: list[Row]) -> Row:
    """The row of what could not be read."""
    return dict.fromkeys(COLUMNS) | {"failures": failures}


def failure(document: Document, error: InputError) -> Row:
    """A report that failed, with its name."""
    return {"path": None, "name": document.name, "problem": error.problem, "remedy": error.remedy}


def records_of(reading: Reading) -> dict[Table[Any], tuple[Any, ...]]:
    """The records of a report, by the table that they go to."""
    extraction = reading.extraction
    return {
        MENTIONS: extraction.mentions,
        CHAINS: extraction.chains,
        STATEMENTS: extraction.statements,
        RELATIONS: extraction.relations,
        EVENTS: extraction.events,
        LINKS: reading.links,
        ENTITIES: reading.entities,
        SUPPORTS: reading.supports,
    }


def _document(reading: Reading) -> Row:
    document = reading.extraction.document
    return {name: getattr(document, name) for name in DOCUMENT} | {"narrator": reading.publisher}


def _rows(table: Table[Any], records: tuple[Any, ...]) -> list[Row]:
    """Rows without the document and the place in it, which Spark tells by itself."""
    return [dict(zip(table.columns, row[2:], strict=True)) for row in table.rows("", records)]


def _sentences(reading: Reading) -> list[Row]:
    """A sketch of the sentence of each relation that somebody asserts."""
    text = reading.extraction.document.text
    asserted = {support.relation for support in reading.supports if support.stance == "asserts"}
    found = {
        relation.id: json.dumps(sketch(text, relation.evidence))
        for relation in reversed(reading.extraction.relations)
        if relation.id in asserted
    }
    return [{"relation": relation, "sketch": found[relation]} for relation in sorted(found)]


def _called(reading: Reading) -> list[Row]:
    named = {mention.id: mention.text for mention in reading.extraction.mentions if mention.kind == "name"}
    pairs = {(link.node, named[link.mention]) for link in reading.links if link.mention in named}
    return [{"node": node, "text": text} for node, text in sorted(pairs)]
