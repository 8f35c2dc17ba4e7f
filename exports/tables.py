"""A store as plain tables, for notebooks and spreadsheets: rows of scalars, one table a kind of record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from ..graph.accounts import accounts
from ..graph.source import Source
from ..graph.wording import proposition_words, spoken
from ..model import Proposition, Reading
from ..ontology.vocabulary import Vocabulary

Scalar: TypeAlias = "str | int | float | None"
Record: TypeAlias = "dict[str, Scalar]"

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "nodes": ("id", "label", "type", "wikidata", "names", "documents"),
    "reports": ("id", "name", "title", "publisher", "published", "url", "statements", "relations"),
    "statements": (
        "id",
        "report",
        "speaker",
        "on_behalf",
        "act",
        "kind",
        "quote",
        "polarity",
        "certainty",
        "scope",
        "confidence",
        "time",
        "text",
    ),
    "propositions": ("id", "words", "subject", "predicate", "object", "status", "sources"),
    "accounts": (
        "proposition",
        "stance",
        "holder",
        "act",
        "when",
        "confidence",
        "report",
        "start",
        "end",
        "words",
    ),
}
"""The tables and their columns. `subject`, `object`, `speaker` and `holder` are ids of nodes."""
STATEMENT_FIELDS = ("id", "act", "kind", "quote", "polarity", "certainty", "scope", "confidence", "time")
"""What a row of a statement takes from the record as it is."""


def tables(source: Source, vocabulary: Vocabulary) -> dict[str, list[Record]]:
    """Every table of a store, in the order of the store; held in memory as a whole."""
    labels = {node.id: node.label for node in source.nodes()}
    found: dict[str, list[Record]] = {name: [] for name in COLUMNS}
    found["nodes"] += _nodes(source)
    for reading in source.readings():
        found["reports"].append(_report(reading))
        found["statements"] += _statements(reading)
        found["accounts"] += _accounts(reading)
    for one in source.propositions():
        found["propositions"].append(_proposition(one, proposition_words(one, labels, vocabulary)))
    return found


def _nodes(source: Source) -> Iterator[Record]:
    for node in source.nodes():
        row = {name: getattr(node, name) for name in COLUMNS["nodes"]}
        yield row | {"names": "; ".join(node.names)}


def _report(reading: Reading) -> Record:
    extraction = reading.extraction
    own = {name: getattr(extraction.document, name) for name in COLUMNS["reports"][:6]}
    return own | {"statements": len(extraction.statements), "relations": len(extraction.relations)}


def _statements(reading: Reading) -> Iterator[Record]:
    document = reading.extraction.document
    nodes = {link.mention: link.node for link in reading.links}
    for one in reading.extraction.statements:
        row = {name: getattr(one, name) for name in STATEMENT_FIELDS}
        yield row | {
            "report": document.name,
            "speaker": nodes.get(one.speaker or ""),
            "on_behalf": nodes.get(one.on_behalf or ""),
            "text": spoken(document.text, one.content),
        }


def _accounts(reading: Reading) -> Iterator[Record]:
    for one in accounts(reading):
        row = {name: getattr(one, name) for name in COLUMNS["accounts"][:6]}
        passage = one.passage
        yield row | {
            "report": one.byline.name,
            "start": passage.start,
            "end": passage.end,
            "words": passage.text,
        }


def _proposition(one: Proposition, words: str) -> Record:
    row = {name: getattr(one, name) for name in ("id", "subject", "predicate", "object", "status")}
    return row | {"words": words, "sources": len(one.sources)}
