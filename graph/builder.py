"""The relation builder: from what a report says, and what its mentions link to, to who holds what.

A relation in the reporter's voice is held by the publisher. One inside a statement is held by the speaker: a
claim asserts it, a denial denies it, a threat or a question does neither. Who denies somebody else's claim
denies what was claimed: in "Kanani denied Washington's claim that these groups were backed by Iran", Washington
asserts the proposition, Kanani denies it, and the publisher holds nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..ids import content_id, proposition_id
from ..model import Entity, Extraction, Link, Reading, Relation, Stance, Statement, Support
from ..ontology.vocabulary import Vocabulary

OPPOSITE: Mapping[Stance, Stance] = {
    "asserts": "denies",
    "denies": "asserts",
    "doubts": "none",
    "retracts": "none",
    "none": "none",
}
UNNAMED = "unnamed source"


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
    builder = _Builder(extraction, links, publisher, vocabulary)
    supports = tuple(builder.supports())
    named = {entity.id: entity for entity in (*entities, publisher)}
    if any(support.holder == builder.unnamed.id for support in supports):
        named[builder.unnamed.id] = builder.unnamed
    return Reading(
        extraction=extraction,
        publisher=publisher.id,
        links=links,
        entities=tuple(named[node] for node in sorted(named)),
        supports=supports,
    )


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
        document = extraction.document.id
        self.extraction, self.publisher, self.vocabulary = extraction, publisher, vocabulary
        self.node = {link.mention: link.node for link in links}
        self.statements = {statement.id: statement for statement in extraction.statements}
        self.responses: dict[str, list[Statement]] = {}
        for statement in extraction.statements:
            if statement.responds_to is not None:
                self.responses.setdefault(statement.responds_to, []).append(statement)
        self.unnamed = Entity(content_id("ent", document, UNNAMED), document, UNNAMED, "Group")

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
            for said, holder, stance in self._stances(relation):
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

    def _stances(self, relation: Relation) -> Iterator[tuple[Statement | None, str, Stance]]:
        """Who takes which stance to a relation: the publisher, or the speaker and those who respond to the speaker."""
        said: Stance = "asserts" if relation.polarity == "positive" else "denies"
        if relation.certainty != "certain":
            said = "none"
        if relation.statement is None:
            yield None, self.publisher.id, said
            return
        statement = self.statements[relation.statement]
        stance = self._through(statement, said)
        yield statement, self._speaker(statement), stance
        for response in self.responses.get(statement.id, ()):
            yield response, self._speaker(response), self._through(response, stance)

    def _through(self, statement: Statement, said: Stance) -> Stance:
        """A stance as the act of a statement turns it: a denial of a denial asserts, a question holds nothing, and
        only who took a side can take it back.

        "He did not say that" commits nobody, and neither does "did not deny".
        """
        if statement.polarity == "negative":
            return "none"
        act = self.vocabulary.acts[statement.act].stance
        if act == "asserts":
            return said
        if act == "denies":
            return OPPOSITE[said]
        if act == "retracts":
            return "retracts" if said in ("asserts", "denies") else "none"
        return act

    def _speaker(self, statement: Statement) -> str:
        """Who says it: the speaker, or, of a claim without one, who takes it back ("withdrew the claim")."""
        speaker = statement.speaker or next(
            (one.speaker for one in self.responses.get(statement.id, ()) if self._retracts(one)), None
        )
        node = None if speaker is None else self.node.get(speaker)
        return self.unnamed.id if node is None else node

    def _retracts(self, statement: Statement) -> bool:
        return self.vocabulary.acts[statement.act].stance == "retracts"
