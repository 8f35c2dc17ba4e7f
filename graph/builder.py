"""The relation builder: from what a report says, and what its mentions link to, to who holds what.

A relation in the reporter's voice is held by the publisher. One inside a statement is held by the speaker: a
claim asserts it, a denial denies it, a threat or a question does neither. Who denies somebody else's claim
denies what was claimed: in "Kanani denied Washington's claim that these groups were backed by Iran", Washington
asserts the proposition, Kanani denies it, and the publisher holds nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..ids import proposition_id
from ..model import Entity, Extraction, Link, Reading, Relation, Support
from ..ontology.vocabulary import Vocabulary
from .stances import Stances


def build(
    extraction: Extraction,
    links: tuple[Link, ...],
    entities: tuple[Entity, ...],
    publisher: Entity,
    vocabulary: Vocabulary,
) -> Reading:
    """One report with its supports: every stance that somebody in it takes to a proposition.

    A statement whose speaker the report does not tell is held by a node "unnamed source" of that report.
    """
    extraction = _without_reflexives(extraction, links)
    builder = _Builder(extraction, links, publisher, vocabulary)
    supports = tuple(builder.supports())
    named = {entity.id: entity for entity in (*entities, publisher)}
    if any(support.holder == builder.stances.unnamed.id for support in supports):
        named[builder.stances.unnamed.id] = builder.stances.unnamed
    return Reading(
        extraction=extraction,
        publisher=publisher.id,
        links=links,
        entities=tuple(named[node] for node in sorted(named)),
        supports=supports,
    )


def _without_reflexives(extraction: Extraction, links: tuple[Link, ...]) -> Extraction:
    """Without relations of a node to itself that tell of no event: "the Freedonian government", both Freedonia.

    They are no proposition, so that nobody would hold them; "the rebels freed themselves" is kept for its event.
    """
    node = {link.mention: link.node for link in links}
    events = {relation for event in extraction.events for relation in event.relations}
    kept = tuple(
        one
        for one in extraction.relations
        if one.id in events
        or one.subject is None
        or one.object is None
        or node.get(one.subject, one.subject) != node.get(one.object, one.object)
    )
    return replace(extraction, relations=kept)


Pair = tuple[str | None, str | None]
"""Subject and object of a proposition, as nodes; one of the two may be open."""


def _denied_with(
    predicate: str, pair: Pair, particular: Iterable[tuple[str, str | None, str | None]]
) -> list[Pair]:
    """What a denial denies: who "does not seek conflict" with anybody does not seek it with Iran either.

    The particular propositions are those that the same report has in both arguments. Nothing follows from
    asserting the general: who admits an attack has not admitted this one.
    """
    subject, obj = pair
    if subject is not None and obj is not None:
        return [pair]
    return [pair] + [
        (one, other)
        for name, one, other in particular
        if name == predicate and subject in (None, one) and obj in (None, other)
    ]


class _Builder:
    def __init__(
        self, extraction: Extraction, links: tuple[Link, ...], publisher: Entity, vocabulary: Vocabulary
    ) -> None:
        self.extraction, self.vocabulary = extraction, vocabulary
        self.node = {link.mention: link.node for link in links}
        self.stances = Stances(extraction, self.node, publisher.id, vocabulary)

    def supports(self) -> Iterator[Support]:
        """The supports of the report, in the order of its relations; each (relation, holder, statement) once."""
        arguments = {relation.id: self._arguments(relation) for relation in self.extraction.relations}
        particular = {
            (relation.type, *pair): None
            for relation in self.extraction.relations
            if (pair := arguments[relation.id]) is not None and None not in pair
        }
        seen: set[tuple[str, str, str, str | None]] = set()
        for relation in self.extraction.relations:
            pair = arguments[relation.id]
            if pair is None:
                continue
            for said, holder, stance in self.stances.to(relation):
                statement = None if said is None else said.id
                for subject, obj in (
                    _denied_with(relation.type, pair, particular) if stance == "denies" else [pair]
                ):
                    proposition = proposition_id(subject, relation.type, obj)
                    key = (relation.id, proposition, holder, statement)
                    if key in seen:
                        continue
                    seen.add(key)
                    yield Support(
                        document=relation.document,
                        relation=relation.id,
                        proposition=proposition,
                        subject=subject,
                        predicate=relation.type,
                        object=obj,
                        statement=statement,
                        holder=holder,
                        stance=stance,
                    )

    def _arguments(self, relation: Relation) -> Pair | None:
        """The nodes of a relation, in a fixed order where it is symmetric; None where they are one node."""
        subject = None if relation.subject is None else self.node.get(relation.subject)
        obj = None if relation.object is None else self.node.get(relation.object)
        if subject == obj:
            return None
        if self.vocabulary.relations[relation.type].symmetric and (subject is None or (obj or "") < subject):
            subject, obj = obj, subject
        return subject, obj
