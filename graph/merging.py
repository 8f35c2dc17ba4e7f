"""What judgements do to a reading: nodes that were judged the same become one, and one that is not is parted.

Nothing of it is stored. The records stay as they were read; a view asks here for the node that a node is now.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from ..ids import content_id, proposition_id
from ..model import Entity, Judgement, Link, Reading, Support

LOCAL = "ent-"
"""How the ids of nodes begin that no knowledge base has."""


def occurrence(node: str, document: str) -> str:
    """A node as one report has it, for a judgement that holds of this report alone."""
    return f"{node}@{document}"


class Merging:
    """The nodes after some judgements.

    Of nodes that are the same, the one in a knowledge base stands for all; else the first in order of their
    ids. `entities` describes these, where it can. `symmetric` names the relations without a direction.
    """

    def __init__(
        self,
        judgements: Iterable[Judgement],
        entities: Mapping[str, Entity] | None = None,
        symmetric: Collection[str] = (),
    ) -> None:
        self.judgements = tuple(judgements)
        self._entities, self._symmetric = entities or {}, symmetric
        self._parent: dict[str, str] = {}
        for judgement in self.judgements:
            self._parent.setdefault(judgement.one, judgement.one)
            self._parent.setdefault(judgement.other, judgement.other)
            if judgement.verdict == "same":
                self._parent[self._root(judgement.one)] = self._root(judgement.other)
        self._members: dict[str, list[str]] = {}
        for side in sorted(self._parent):
            self._members.setdefault(self._root(side), []).append(side)
        self._numbers: dict[str, tuple[int, ...]] = {}
        for judgement in self.judgements:
            for side in (judgement.one, judgement.other):
                node = self._standing_for(side)
                self._numbers[node] = tuple(sorted({*self._numbers.get(node, ()), judgement.number}))

    def node(self, node: str, document: str) -> str:
        """The node that stands now for a node of a report."""
        here = occurrence(node, document)
        return self._standing_for(here if here in self._parent else node)

    def numbers(self, node: str) -> tuple[int, ...]:
        """The judgements that a node, as it stands now, rests on."""
        return self._numbers.get(node, ())

    def touched(self) -> set[str]:
        """The nodes that some judgement is about."""
        return {side.partition("@")[0] for side in self._parent}

    def together(self, one: str, other: str) -> bool:
        """Whether the judgements so far make two sides one."""
        return one == other or (
            one in self._parent and other in self._parent and self._root(one) == self._root(other)
        )

    def apart(self, one: str, other: str) -> Judgement | None:
        """The judgement that keeps two sides from becoming one, or None."""
        for judgement in self.judgements:
            if judgement.verdict == "different":
                sides = (judgement.one, judgement.other)
                for first, second in (sides, sides[::-1]):
                    if self.together(first, one) and self.together(second, other):
                        return judgement
        return None

    def reading(self, reading: Reading) -> Reading:
        """A report as it reads now."""
        document = reading.extraction.document.id
        entities: dict[str, Entity] = {}
        for entity in reading.entities:
            now = self._entity(entity)
            entities.setdefault(now.id, now)
        return replace(
            reading,
            publisher=self.node(reading.publisher, document),
            links=tuple(map(self._link, reading.links)),
            entities=tuple(entities[node] for node in sorted(entities)),
            supports=tuple(now for now in map(self.support, reading.supports) if now is not None),
        )

    def support(self, support: Support) -> Support | None:
        """A stance between the nodes that stand now; None where subject and object have become one."""
        document = support.document
        subject = None if support.subject is None else self.node(support.subject, document)
        obj = None if support.object is None else self.node(support.object, document)
        if subject is not None and subject == obj:
            return None
        if support.predicate in self._symmetric and (subject is None or (obj or "") < subject):
            subject, obj = obj, subject
        return replace(
            support,
            subject=subject,
            object=obj,
            holder=self.node(support.holder, document),
            proposition=proposition_id(subject, support.predicate, obj),
        )

    def _link(self, link: Link) -> Link:
        node = self.node(link.node, link.document)
        if node == link.node:
            return link
        made = [each for each in self.judgements if each.number in self.numbers(node)]
        told = "; ".join(f"judged {each.verdict} by {each.who}: {each.why}" for each in made)
        return replace(link, node=node, reason=f"{link.reason}; {told}")

    def _entity(self, entity: Entity) -> Entity:
        node = self.node(entity.id, entity.document)
        if node == entity.id:
            return entity
        known = self._entities.get(node, entity)
        return replace(known, id=node, document=entity.document)

    def _root(self, side: str) -> str:
        while self._parent[side] != side:
            side = self._parent[side]
        return side

    def _standing_for(self, side: str) -> str:
        if side not in self._parent:
            return side
        members = self._members[self._root(side)]
        whole = [member for member in members if "@" not in member]
        if whole:
            return min(whole, key=lambda node: (node.startswith(LOCAL), node))
        node, _, document = members[0].partition("@")
        return content_id("ent", document, node)
