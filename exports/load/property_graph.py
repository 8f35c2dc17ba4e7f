"""A store as a property graph of rows, the same for every database: nodes by label, edges by type.

    (:Statement)-[:SPEAKER]->(:Entity)          (:Statement)-[:ABOUT {stance}]->(:Proposition)
    (:Statement)-[:DENIES]->(:Statement)        (:Statement)-[:SHOWN_BY {part}]->(:Span {start, end, quote})
    (:Entity)-[:HOLDS {stance}]->(:Proposition) (:Proposition)-[:EXPRESSED_BY {part}]->(:Span)
    (:Event)-[:PARTICIPANT {part}]->(:Entity)   (:Event)-[:DERIVES]->(:Proposition)        and more in `event_rows`
    (:Entity)-[:RELATED {predicate, status, policy, sources, first, last}]->(:Entity)

Statements are nodes, so a claim is never an edge between those it is about; `RELATED` is derived by a policy and
carries its status. Every node and edge has an `id` of its own, by which it is found again when it is loaded twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, groupby

from ...graph.source import Source
from ...graph.wording import proposition_words, response, spoken
from ...ids import content_id
from ...model import Proposition, Reading, Relation, Span, Spans, Statement
from ...ontology.vocabulary import Vocabulary
from ..policies import Policy
from .event_rows import event_edges, event_nodes, event_spans
from .rows import Row, Scalar

NODES: Mapping[str, Mapping[str, type]] = {
    "Entity": {"id": str, "label": str, "type": str, "wikidata": str, "names": str, "documents": int},
    "Document": {
        "id": str,
        "name": str,
        "title": str,
        "url": str,
        "publisher": str,
        "published": str,
        "language": str,
    },
    "Span": {"id": str, "start": int, "end": int, "quote": str},
    "Statement": {
        "id": str,
        "act": str,
        "kind": str,
        "quote": str,
        "polarity": str,
        "text": str,
        "medium": str,
        "time": str,
        "confidence": float,
    },
    "Proposition": {"id": str, "label": str, "predicate": str, "status": str, "sources": int},
    "Event": {
        "id": str,
        "label": str,
        "type": str,
        "plover": str,
        "mode": str,
        "status": str,
        "tense": str,
        "first": str,
        "last": str,
        "count": int,
        "times": int,
        "weapons": str,
    },
}
"""The labels, and the properties of each with their type; what is not known is null."""

INDEXES = (
    ("Entity", "label"),
    ("Document", "name"),
    ("Statement", "act"),
    ("Event", "type"),
    ("Proposition", "status"),
)
"""What people look for, beside ids."""


@dataclass(frozen=True, slots=True)
class EdgeType:
    """A type of edges: which labels it joins, and its properties beside the id."""

    name: str
    start: str
    end: str
    properties: tuple[tuple[str, type], ...] = ()


EDGES: Mapping[str, EdgeType] = {
    each.name: each
    for each in (
        EdgeType("PUBLISHED_BY", "Document", "Entity"),
        EdgeType("PART_OF_TEXT", "Span", "Document"),
        EdgeType("TOLD_IN", "Statement", "Document"),
        EdgeType("SPEAKER", "Statement", "Entity"),
        EdgeType("ON_BEHALF_OF", "Statement", "Entity"),
        EdgeType("ADDRESSEE", "Statement", "Entity"),
        EdgeType("DENIES", "Statement", "Statement"),
        EdgeType("CONFIRMS", "Statement", "Statement"),
        EdgeType("RETRACTS", "Statement", "Statement"),
        EdgeType("RESPONDS_TO", "Statement", "Statement"),
        EdgeType("REPORTED_WITHIN", "Statement", "Statement"),
        EdgeType("SHOWN_BY", "Statement", "Span", (("part", str),)),
        EdgeType("ABOUT", "Statement", "Proposition", (("stance", str),)),
        EdgeType("SUBJECT", "Proposition", "Entity"),
        EdgeType("OBJECT", "Proposition", "Entity"),
        EdgeType(
            "EXPRESSED_BY",
            "Proposition",
            "Span",
            (("part", str), ("polarity", str), ("certainty", str), ("confidence", float)),
        ),
        EdgeType("HOLDS", "Entity", "Proposition", (("stance", str),)),
        EdgeType("REPORTED_IN", "Event", "Document"),
        EdgeType("PARTICIPANT", "Event", "Entity", (("part", str),)),
        EdgeType("HAPPENED_IN", "Event", "Entity"),
        EdgeType("NAMED_BY", "Event", "Entity"),
        EdgeType("DERIVES", "Event", "Proposition"),
        EdgeType("STANDS_IN", "Event", "Statement"),
        EdgeType("EVENT_SHOWN_BY", "Event", "Span"),
        EdgeType(
            "RELATED",
            "Entity",
            "Entity",
            (
                ("predicate", str),
                ("status", str),
                ("policy", str),
                ("sources", int),
                ("first", str),
                ("last", str),
            ),
        ),
    )
}

BATCH = 1000


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows of one label or one type of edge; an edge's row has `start` and `end` beside its own properties."""

    kind: str
    rows: tuple[Row, ...]

    @property
    def is_edge(self) -> bool:
        """Whether the rows are edges."""
        return self.kind in EDGES


def batches(source: Source, vocabulary: Vocabulary, policy: Policy) -> Iterator[Batch]:
    """The whole store: all nodes first, so that every edge finds its ends; in the same order every time."""
    graph = _Rows(source, vocabulary, policy)
    for pairs in (graph.nodes(), graph.edges()):
        pending: dict[str, list[Row]] = {}
        for kind, row in pairs:
            rows = pending.setdefault(kind, [])
            rows.append(row)
            if len(rows) == BATCH:
                yield Batch(kind, tuple(pending.pop(kind)))
        yield from (Batch(kind, tuple(rows)) for kind, rows in pending.items())


class _Rows:
    def __init__(self, source: Source, vocabulary: Vocabulary, policy: Policy) -> None:
        self._source, self._vocabulary, self._policy = source, vocabulary, policy

    def nodes(self) -> Iterator[tuple[str, Row]]:
        labels = {}
        for node in self._source.nodes():
            labels[node.id] = node.label
            yield (
                "Entity",
                {
                    "id": node.id,
                    "label": node.label,
                    "type": node.type,
                    "wikidata": node.wikidata,
                    "names": "; ".join(node.names) or None,
                    "documents": node.documents,
                },
            )
        for reading in self._source.readings():
            yield from _report_nodes(reading)
            yield from (("Event", row) for row in event_nodes(reading, self._vocabulary))
        for one in self._source.propositions():
            words = proposition_words(one, labels, self._vocabulary)
            yield (
                "Proposition",
                {
                    "id": one.id,
                    "label": words,
                    "predicate": one.predicate,
                    "status": one.status,
                    "sources": len(one.sources),
                },
            )

    def edges(self) -> Iterator[tuple[str, Row]]:
        days: dict[str, tuple[str, str]] = {}
        for reading in self._source.readings():
            yield from _report_edges(reading, self._vocabulary)
            yield from _event_edges(reading, self._vocabulary)
            published = reading.extraction.document.published
            if published is not None:
                for support in reading.supports:
                    first, last = days.get(support.proposition, (published, published))
                    days[support.proposition] = min(first, published), max(last, published)
        for one in self._source.propositions():
            yield from _proposition_edges(one)
            if self._policy.takes(one):
                known = days.get(one.id)
                yield _edge(
                    "RELATED",
                    one.subject or "",
                    one.object or "",
                    predicate=one.predicate,
                    status=one.status,
                    policy=str(self._policy),
                    sources=len(one.sources),
                    first=known and known[0],
                    last=known and known[1],
                )


def _report_nodes(reading: Reading) -> Iterator[tuple[str, Row]]:
    document = reading.extraction.document
    names = NODES["Document"]
    yield "Document", {name: getattr(document, name) for name in names}
    for start, end in sorted(set(_spans(reading))):
        row: Row = {"id": _span(document.id, (start, end)), "start": start, "end": end}
        yield "Span", row | {"quote": document.text[start:end]}
    for statement in reading.extraction.statements:
        medium = spoken(document.text, (statement.medium,)) if statement.medium else None
        yield (
            "Statement",
            {
                "id": statement.id,
                "act": statement.act,
                "kind": statement.kind,
                "quote": statement.quote,
                "polarity": statement.polarity,
                "text": spoken(document.text, statement.content),
                "medium": medium,
                "time": statement.time,
                "confidence": statement.confidence,
            },
        )


def _report_edges(reading: Reading, vocabulary: Vocabulary) -> Iterator[tuple[str, Row]]:
    document = reading.extraction.document.id
    nodes = {link.mention: link.node for link in reading.links}
    yield _edge("PUBLISHED_BY", document, reading.publisher)
    for span in sorted(set(_spans(reading))):
        yield _edge("PART_OF_TEXT", _span(document, span), document)
    for statement in reading.extraction.statements:
        yield _edge("TOLD_IN", statement.id, document)
        yield from _people(statement, nodes)
        if statement.responds_to:
            kind = response(statement, vocabulary).upper().replace(" ", "_")
            yield _edge(kind, statement.id, statement.responds_to)
        if statement.within:
            yield _edge("REPORTED_WITHIN", statement.id, statement.within)
        for part, spans in _parts(statement):
            for span in spans:
                yield _edge("SHOWN_BY", statement.id, _span(document, span), part=part)
    relations = {relation.id: relation for relation in reading.extraction.relations}
    for support in reading.supports:
        yield _edge(
            "HOLDS", support.holder, support.proposition, _key=support.relation, stance=support.stance
        )
        if support.statement:
            yield _edge(
                "ABOUT", support.statement, support.proposition, _key=support.relation, stance=support.stance
            )
    for (relation, proposition), _ in groupby(
        reading.supports, key=lambda one: (one.relation, one.proposition)
    ):
        yield from _expressions(relations[relation], proposition)


def _event_edges(reading: Reading, vocabulary: Vocabulary) -> Iterator[tuple[str, Row]]:
    for kind, start, end, key, properties in event_edges(reading, vocabulary):
        yield _edge(kind, start, end, _key=key, **properties)
    for event, span in event_spans(reading):
        yield _edge("EVENT_SHOWN_BY", event, _span(reading.extraction.document.id, span))


def _people(statement: Statement, nodes: Mapping[str, str]) -> Iterator[tuple[str, Row]]:
    ends = (
        ("SPEAKER", statement.speaker),
        ("ON_BEHALF_OF", statement.on_behalf),
        ("ADDRESSEE", statement.addressee),
    )
    for kind, mention in ends:
        if mention is not None and mention in nodes:
            yield _edge(kind, statement.id, nodes[mention])


def _parts(statement: Statement) -> tuple[tuple[str, Spans], ...]:
    return ("source", statement.source), ("cue", statement.cue), ("content", statement.content)


def _expressions(relation: Relation, proposition: str) -> Iterator[tuple[str, Row]]:
    for part, spans in (("trigger", relation.trigger), ("clause", (relation.evidence,))):
        for span in spans:
            yield _edge(
                "EXPRESSED_BY",
                proposition,
                _span(relation.document, span),
                _key=relation.id,
                part=part,
                polarity=relation.polarity,
                certainty=relation.certainty,
                confidence=relation.confidence,
            )


def _proposition_edges(proposition: Proposition) -> Iterator[tuple[str, Row]]:
    for kind, node in (("SUBJECT", proposition.subject), ("OBJECT", proposition.object)):
        if node is not None:
            yield _edge(kind, proposition.id, node)


def _edge(kind: str, start: str, end: str, *, _key: str = "", **properties: Scalar) -> tuple[str, Row]:
    id_ = content_id(
        "edg", kind, start, end, _key, *(properties.get(name) for name in ("predicate", "part", "stance"))
    )
    return kind, {"id": id_, "start": start, "end": end, **properties}


def _spans(reading: Reading) -> Iterator[Span]:
    """Every span that an edge leads to."""
    for statement in reading.extraction.statements:
        yield from chain.from_iterable(spans for _, spans in _parts(statement))
    used = {support.relation for support in reading.supports}
    for relation in reading.extraction.relations:
        if relation.id in used:
            yield from (*relation.trigger, relation.evidence)
    yield from (span for _, span in event_spans(reading))


def _span(document: str, span: Span) -> str:
    return f"{document}#char={span[0]},{span[1]}"
