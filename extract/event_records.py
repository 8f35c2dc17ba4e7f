"""Drafts of events as records: what the whole report tells of each, in characters."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..ids import event_id
from ..model import Document, Event, Part, Participant, Span, Tense
from .clusters import Clusters
from .discourse import is_of_one
from .events import Happening
from .factuality import RANK
from .intervals import interval
from .parse import Parse
from .phrases import Phrase
from .relations import Related
from .said import Range
from .tense import tense
from .triggers import Triggers

StatementOf = Callable[[Related], str | None]
RelationOf = Callable[[Related], str]


class EventRecords:
    """Makes the records of one report's events; `ids` are those of mentions, by their heads."""

    def __init__(
        self,
        document: Document,
        parse: Parse,
        triggers: Triggers,
        clusters: Clusters,
        ids: Mapping[int, str],
        statement_of: StatementOf,
        relation_of: RelationOf,
    ) -> None:
        self._document, self._parse, self._triggers, self._clusters = document, parse, triggers, clusters
        self._ids, self._statement_of, self._relation_of = ids, statement_of, relation_of

    def record(self, one: Happening) -> Event:
        """The record of a draft."""
        told = min(one.tellings, key=self._reserve)
        heads = sorted(set(one.heads))
        time, when = self._time(one, ahead=self._tense(told) == "future")
        spans = dict.fromkeys(self._parse.span(*telling.trigger) for telling in one.tellings)
        triggers = tuple(sorted(spans))
        return Event(
            id=event_id(self._document.id, one.type, triggers[0]),
            document=self._document.id,
            type=one.type,
            participants=self._participants(one, told),
            triggers=triggers,
            mentions=self._names(heads),
            relations=tuple(
                dict.fromkeys(self._relation_of(each) for each in one.tellings if self._is_relation(each))
            ),
            places=self._places(one),
            time=time,
            when=when,
            count=one.count,
            times=one.times,
            weapons=tuple(one.weapons),
            polarity=told.polarity,
            certainty=told.certainty,
            tense=self._tense(told),
            statement=self._statement_of(told),
        )

    def _reserve(self, telling: Related) -> tuple[bool, int, bool, int]:
        """How far a telling is from saying, in the report's own voice, that it happened."""
        voiced = self._statement_of(telling) is not None
        return telling.polarity == "negative", RANK.index(telling.certainty), voiced, telling.head

    def _tense(self, telling: Related) -> Tense:
        return tense(self._parse, telling.head, telling.certainty, self._triggers)

    def _participants(self, one: Happening, told: Related) -> tuple[Participant, ...]:
        """Each part of each actor once; none of whom it is only said that they took no part."""
        excluded = {
            side.head
            for telling in one.tellings
            if telling.polarity != told.polarity
            for side in (telling.subject, telling.object)
            if side is not None
        }
        included = {
            side.head
            for telling in one.tellings
            if telling.polarity == told.polarity
            for side in (telling.subject, telling.object)
            if side is not None
        }
        seen: set[tuple[Part, int]] = set()
        found = []
        for part, phrase in one.parts:
            place = (part, self._clusters.find(phrase))
            if place not in seen and phrase.head not in excluded - included:
                seen.add(place)
                found.append(Participant(part, self._ids[phrase.head]))
        return tuple(found)

    def _is_relation(self, telling: Related) -> bool:
        """Whether a telling is a relation, rather than a noun that stands alone or what somebody does to himself."""
        stands_alone = telling.subject is None and telling.object is None
        return not stands_alone and not is_of_one(self._clusters, telling)

    def _names(self, heads: list[int]) -> tuple[str, ...]:
        return tuple(self._ids[head] for head in heads if head in self._ids)

    def _places(self, one: Happening) -> tuple[str, ...]:
        found: dict[int, Phrase] = {}
        for phrase in one.places:
            if phrase.head in self._ids:
                found.setdefault(self._clusters.find(phrase), phrase)
        return tuple(self._ids[phrase.head] for phrase in found.values())

    def _time(self, one: Happening, *, ahead: bool) -> tuple[str | None, Span | None]:
        """The first time that can be resolved, with its words; else the first words alone."""
        for words in one.when:
            if (time := self._resolved(words, ahead=ahead)) is not None:
                return time, self._parse.span(*words)
        return None, self._parse.span(*one.when[0]) if one.when else None

    def _resolved(self, words: Range, *, ahead: bool) -> str | None:
        start, end = self._parse.span(*words)
        return interval(self._document.text[start:end], self._document.published, ahead=ahead)
