"""`annotations.jsonl`: what was found where, one report a line, offsets in characters, ends exclusive.

    {"id": "…", "text": "…", "mentions": […], "statements": […], "relations": […], "events": […]}

A key whose value is not known is left out, save for `qid` and the `statement` of a relation or event, which are null:
a node without a known Wikidata item, and what the report tells in its own voice.
"""

from __future__ import annotations

import json
from typing import Any, BinaryIO

from ..ids import iri
from ..model import Entity, Event, Link, Mention, Reading, Relation, Span, Statement
from ..ontology.vocabulary import Vocabulary
from .traversal import Batch
from .writer import Writer

Json = dict[str, Any]


class AnnotationsSink:
    """Writes one line a report."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def add(self, batch: Batch) -> None:
        """Writes the line of a report; what spans reports is not part of this format."""
        if batch.reading is not None:
            line = json.dumps(entry(batch.reading, batch.vocabulary), ensure_ascii=False)
            self._stream.write(line.encode() + b"\n")

    def close(self) -> None:
        """Nothing comes after the last report."""


WRITER = Writer("annotations", "annotations.jsonl", lambda stream, traversal: AnnotationsSink(stream))


def entry(reading: Reading, vocabulary: Vocabulary) -> Json:
    """One report's line. Mentions are in text order, statements and relations as they were read."""
    extraction = reading.extraction
    nodes = _Nodes(reading)
    return {
        "id": extraction.document.name,
        "text": extraction.document.text,
        "mentions": [nodes.mention(mention) for mention in nodes.mentions],
        "statements": [_statement(statement, nodes) for statement in extraction.statements],
        "relations": [_relation(relation, nodes, vocabulary) for relation in extraction.relations],
        "events": [_event(event, nodes, vocabulary) for event in extraction.events],
    }


class _Nodes:
    """The mentions of a report with the nodes that they stand for."""

    def __init__(self, reading: Reading) -> None:
        self.mentions = sorted(reading.extraction.mentions, key=lambda one: (one.start, one.end, one.id))
        self._by_id = {mention.id: mention for mention in self.mentions}
        self._links: dict[str, Link] = {link.mention: link for link in reading.links}
        self._entities: dict[str, Entity] = {entity.id: entity for entity in reading.entities}
        self._by_node: dict[str, list[Mention]] = {}
        for mention in self.mentions:
            if mention.id in self._links:
                self._by_node.setdefault(self._links[mention.id].node, []).append(mention)

    def mention(self, mention: Mention) -> Json:
        """A mention as it is written; one that was not linked has neither node nor score."""
        found: Json = {
            "start": mention.start,
            "end": mention.end,
            "kind": mention.kind,
            "type": mention.type,
        }
        link = self._links.get(mention.id)
        if link is None:
            return found
        entity = self._entities.get(link.node)
        return found | {
            "type": entity.type if entity else mention.type,
            "entity": iri(link.node),
            "qid": entity.wikidata if entity else None,
            "score": round(link.score, 4),
            "reason": link.reason,
        }

    def entity(self, mention: str | None) -> str | None:
        """The IRI of a mention's node."""
        return iri(self._links[mention].node) if mention in self._links else None

    def own(self, mention: str) -> Json:
        """A mention alone, with the node that it stands for."""
        own = self._by_id[mention]
        return _known({"spans": [[own.start, own.end]], "entity": self.entity(mention)})

    def argument(self, mention: str | None, evidence: Span) -> Json | None:
        """A side of a relation: every span in the evidence that stands for its node, its own first."""
        if mention is None:
            return None
        own = self._by_id[mention]
        link = self._links.get(mention)
        others = self._by_node[link.node] if link else []
        start, end = evidence
        spans = [[own.start, own.end]]
        for other in others:
            if start <= other.start and other.end <= end and [other.start, other.end] not in spans:
                spans.append([other.start, other.end])
        return _known({"spans": spans, "entity": self.entity(mention)})


def _statement(statement: Statement, nodes: _Nodes) -> Json:
    return _known(
        {
            "id": iri(statement.id),
            "source": statement.source,
            "cue": statement.cue,
            "content": statement.content,
            "speaker": nodes.entity(statement.speaker),
            "act": statement.act,
            "kind": statement.kind,
            "polarity": statement.polarity,
            "quote": statement.quote,
            "certainty": statement.certainty,
            "scope": statement.scope,
            "on_behalf": nodes.entity(statement.on_behalf),
            "addressee": nodes.entity(statement.addressee),
            "medium": statement.medium,
            "time": statement.time,
            "within": statement.within and iri(statement.within),
            "responds_to": statement.responds_to and iri(statement.responds_to),
            "by": statement.by,
            "confidence": statement.confidence,
        }
    )


def _relation(relation: Relation, nodes: _Nodes, vocabulary: Vocabulary) -> Json:
    known = vocabulary.relations.get(relation.type)
    return _known(
        {
            "type": relation.type,
            "subject": nodes.argument(relation.subject, relation.evidence) or {"spans": []},
            "object": nodes.argument(relation.object, relation.evidence) or {"spans": []},
            "trigger": relation.trigger,
            "polarity": relation.polarity,
            "modality": relation.certainty,
            "tense": relation.tense,
            "plover": known.plover if known else None,
            "by": relation.reader,
            "confidence": relation.confidence,
        }
    ) | {"statement": iri(relation.statement) if relation.statement else None}


def _event(event: Event, nodes: _Nodes, vocabulary: Vocabulary) -> Json:
    known = vocabulary.relations.get(event.type)
    parts = ((one.part, nodes.own(one.mention)) for one in event.participants)
    return _known(
        {
            "id": iri(event.id),
            "type": event.type,
            "trigger": event.triggers,
            "participants": [{"part": part} | argument for part, argument in parts],
            "places": [nodes.own(place) for place in event.places],
            "time": event.time,
            "when": event.when,
            "count": event.count,
            "times": event.times,
            "weapons": event.weapons,
            "polarity": event.polarity,
            "modality": event.certainty,
            "tense": event.tense,
            "plover": known.plover if known else None,
            "mode": known.mode if known else None,
        }
    ) | {"statement": iri(event.statement) if event.statement else None}


def _known(value: Json) -> Json:
    return {key: each for key, each in value.items() if each is not None}
