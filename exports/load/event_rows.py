"""The events of a report as rows of the property graph.

(:Event)-[:PARTICIPANT {part}]->(:Entity)   (:Event)-[:HAPPENED_IN]->(:Entity)   (:Event)-[:NAMED_BY]->(:Entity)
(:Event)-[:DERIVES]->(:Proposition)         (:Event)-[:STANDS_IN]->(:Statement)  (:Event)-[:EVENT_SHOWN_BY]->(:Span)
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from ...graph.occurrences import occurrences
from ...model import Reading, Span
from ...ontology.vocabulary import Vocabulary
from .rows import Row

Ends: TypeAlias = "tuple[str, str, str, str, Row]"
"""An edge: its type, where it starts and ends, what tells it from others between the two, and its properties."""


def event_nodes(reading: Reading, vocabulary: Vocabulary) -> Iterator[Row]:
    """A row for each event; an interval is told by its first and its last day, one of them null where it is open."""
    labels = {entity.id: entity.label for entity in reading.entities}
    for one in occurrences(reading, vocabulary):
        known = vocabulary.relations.get(one.event.type)
        first, _, last = (one.event.time or "").partition("/")
        yield {
            "id": one.event.id,
            "label": one.label or labels.get(one.node, one.node),
            "type": one.event.type,
            "plover": known.plover if known else None,
            "mode": known.mode if known else None,
            "status": one.status,
            "tense": one.event.tense,
            "first": _day(first),
            "last": _day(last or first),
            "count": one.event.count,
            "times": one.event.times,
            "weapons": "; ".join(one.event.weapons) or None,
        }


def event_edges(reading: Reading, vocabulary: Vocabulary) -> Iterator[Ends]:
    """What ties the events of a report to nodes, propositions, statements and the report."""
    for one in occurrences(reading, vocabulary):
        event = one.event.id
        yield "REPORTED_IN", event, one.event.document, "", {}
        for part, node in one.participants:
            yield "PARTICIPANT", event, node, part, {"part": part}
        for place in one.places:
            yield "HAPPENED_IN", event, place, "", {}
        if one.node != event:
            yield "NAMED_BY", event, one.node, "", {}
        for proposition in one.propositions:
            yield "DERIVES", event, proposition, "", {}
        if one.event.statement is not None:
            yield "STANDS_IN", event, one.event.statement, "", {}


def event_spans(reading: Reading) -> Iterator[tuple[str, Span]]:
    """Every span that shows an event, with the id of the event."""
    for event in reading.extraction.events:
        for span in dict.fromkeys(event.triggers):
            yield event.id, span


def _day(text: str) -> str | None:
    return text if text not in ("", "..") else None
