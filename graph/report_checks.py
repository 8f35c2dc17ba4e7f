"""What must hold of the records of one report, whatever it says: told for each record that breaks it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, Literal, get_args, get_origin, get_type_hints

from ..ids import chain_id, event_id, mention_id, proposition_id, relation_id, statement_id
from ..model import (
    Chain,
    Entity,
    Event,
    Link,
    Mention,
    Participant,
    Reading,
    Relation,
    Span,
    Statement,
    Support,
)
from ..ontology.vocabulary import Vocabulary

REFERENCES: Mapping[type, Mapping[str, type]] = {
    Chain: {"mentions": Mention},
    Statement: {
        "speaker": Mention,
        "on_behalf": Mention,
        "addressee": Mention,
        "within": Statement,
        "responds_to": Statement,
    },
    Relation: {"subject": Mention, "object": Mention, "statement": Statement},
    Event: {
        "participants": Mention,
        "mentions": Mention,
        "places": Mention,
        "relations": Relation,
        "statement": Statement,
    },
    Link: {"mention": Mention, "node": Entity},
    Support: {
        "relation": Relation,
        "statement": Statement,
        "subject": Entity,
        "object": Entity,
        "holder": Entity,
    },
}
"""The fields that name other records of the same report, and of which kind these are."""

SPANS: Mapping[type, tuple[str, ...]] = {
    Statement: ("source", "cue", "content", "medium"),
    Relation: ("trigger", "evidence"),
    Event: ("triggers", "when"),
}
"""The fields that are places in the text."""

COMPUTED: Mapping[type, Callable[[Any], str]] = {
    Mention: lambda one: mention_id(one.document, one.start, one.end),
    Chain: lambda one: chain_id(one.mentions),
    Statement: lambda one: statement_id(one.document, one.cue[0] if one.cue else None, one.content),
    Relation: lambda one: relation_id(one.document, one.type, one.subject, one.object, one.trigger[0]),
    Event: lambda one: event_id(one.document, one.type, one.triggers[0]),
}
"""The ids that follow from the rest of a record."""


def broken(reading: Reading, vocabulary: Vocabulary) -> Iterator[str]:
    """What does not hold of a report, a line each; nothing where all is well."""
    checks = _Checks(reading, vocabulary)
    for records in checks.kinds.values():
        for record in records:
            for problem in checks.problems(record):
                yield f"{_called(record)} {problem}"
    if reading.publisher not in checks.known[Entity]:
        yield f"its publisher {reading.publisher} is no entity of it"
    yield from checks.repeated()
    if [link.mention for link in reading.links] != [mention.id for mention in reading.extraction.mentions]:
        yield "its links are not those of its mentions, one each in their order"


class _Checks:
    def __init__(self, reading: Reading, vocabulary: Vocabulary) -> None:
        extraction = reading.extraction
        self.document, self._vocabulary = extraction.document, vocabulary
        self.kinds: dict[type, tuple[Any, ...]] = {
            Mention: extraction.mentions,
            Chain: extraction.chains,
            Statement: extraction.statements,
            Relation: extraction.relations,
            Event: extraction.events,
            Entity: reading.entities,
            Link: reading.links,
            Support: reading.supports,
        }
        self.known = {
            kind: {record.id for record in records}
            for kind, records in self.kinds.items()
            if kind not in (Link, Support)
        }
        self._within = {statement.id: statement.within for statement in extraction.statements}

    def problems(self, record: Any) -> Iterator[str]:
        """What is wrong with one record."""
        kind: type = type(record)
        for name, allowed in _choices(kind).items():
            if getattr(record, name) not in allowed:
                yield f"has the {name} {getattr(record, name)!r}, which there is not"
        for name, target in REFERENCES.get(kind, {}).items():
            for id_ in _ids(getattr(record, name)):
                if id_ not in self.known[target]:
                    yield f"has as {name} {id_}, which is no {target.__name__.lower()} of the report"
        for name in SPANS.get(kind, ()):
            for start, end in _spans(getattr(record, name)):
                if not 0 <= start < end <= len(self.document.text):
                    yield f"has as {name} the characters {start} to {end}, which are not in the text"
        if kind in COMPUTED and record.id != (wanted := COMPUTED[kind](record)):
            yield f"should have the id {wanted}"
        if kind in self._PARTICULAR:
            yield from self._PARTICULAR[kind](self, record)

    def repeated(self) -> Iterator[str]:
        """Records that are there twice."""
        for kind, records in self.kinds.items():
            keys = [_key(record) for record in records]
            for key in sorted(
                {key for key in keys if keys.count(key) > 1} if len(set(keys)) < len(keys) else ()
            ):
                yield f"{kind.__name__.lower()} {key} is there more than once"

    def _mention(self, mention: Mention) -> Iterator[str]:
        if self.document.text[mention.start : mention.end] != mention.text:
            yield f"is {mention.text!r}, but its place in the text holds something else"

    def _statement(self, statement: Statement) -> Iterator[str]:
        if statement.act not in self._vocabulary.acts:
            yield f"has the act {statement.act!r}, which the vocabulary does not know"
        seen, around = {statement.id}, statement.within
        while around is not None and around not in seen:
            seen.add(around)
            around = self._within.get(around)
        if around == statement.id:
            yield "stands within itself"

    def _relation(self, relation: Relation) -> Iterator[str]:
        if relation.type not in self._vocabulary.relations:
            yield f"has the type {relation.type!r}, which the vocabulary does not know"

    def _event(self, event: Event) -> Iterator[str]:
        if event.type not in self._vocabulary.relations:
            yield f"has the type {event.type!r}, which the vocabulary does not know"

    def _support(self, support: Support) -> Iterator[str]:
        if support.proposition != proposition_id(support.subject, support.predicate, support.object):
            yield f"has the proposition {support.proposition}, which does not follow from its nodes"

    _PARTICULAR: Mapping[type, Callable[[_Checks, Any], Iterator[str]]] = {
        Mention: _mention,
        Statement: _statement,
        Relation: _relation,
        Event: _event,
        Support: _support,
    }


@cache
def _choices(kind: type) -> dict[str, tuple[str, ...]]:
    """The fields of a record that hold one of a few words, and which these are."""
    hints = get_type_hints(kind)
    return {name: get_args(hint) for name, hint in hints.items() if get_origin(hint) is Literal}


def _ids(value: Any) -> list[str]:
    if value is None:
        return []
    if isinstance(value, str):
        return [value]
    return [each.mention if isinstance(each, Participant) else each for each in value]


def _spans(value: Any) -> list[Span]:
    if not value:
        return []
    return [value] if isinstance(value[0], int) else list(value)


def _key(record: Any) -> str:
    if isinstance(record, Support):
        return " ".join(map(str, (record.relation, record.proposition, record.holder, record.statement)))
    return str(record.mention if isinstance(record, Link) else record.id)


def _called(record: Any) -> str:
    return f"{type(record).__name__.lower()} {_key(record)}"
