"""What a report is about: the states that its names belong to, which helps to tell names apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ..model import Mention
from .kb import KnowledgeBase
from .names import normalize
from .organs import Organs

MOSTLY = 2
"""How often a report names a state at least, to be mostly about it."""


class Focus:
    """How much of a report is about each state, counted over the names that can only belong to one."""

    def __init__(self, kb: KnowledgeBase, organs: Organs, mentions: Iterable[Mention]) -> None:
        self._counts: Counter[str] = Counter()
        self._strangers: Counter[str] = Counter()
        self._holders: dict[str, set[str]] = {}
        for mention in mentions:
            if mention.kind == "name":
                self._note_name(kb, mention)
            if mention.kind != "pronoun" and mention.count is None:
                self._note_organ(organs, mention.text)
        self._total = sum(self._counts.values())

    def share(self, state: str | None) -> float:
        """The part of the report's names that belong to a state, from 0 to 1."""
        return self._counts[state] / self._total if state is not None and self._total else 0.0

    def holder(self, organ: str) -> str | None:
        """The state whose organ a report means that names no owner with it; None where it could be several.

        Where the report names such organs with their owners, it is the only one among these. Else it is the state
        that the report is mostly about: named more than once, and at least twice as often as any other, or as any
        place that the knowledge base does not know, which might be a state.
        """
        if holders := self._holders.get(organ):
            return next(iter(holders)) if len(holders) == 1 else None
        leading = [*self._counts.most_common(2), ("", 0), ("", 0)]
        (state, often), (_, next_often) = leading[:2]
        rival = max(next_often, *self._strangers.values(), 0)
        return state if often >= MOSTLY and often >= 2 * rival else None

    def _note_name(self, kb: KnowledgeBase, name: Mention) -> None:
        candidates = kb.candidates(name.text)
        homes = {entry.home for entry, _ in candidates}
        if len(homes) == 1:
            self._counts.update(home for home in homes if home is not None)
        if not candidates and name.type == "Place":
            self._strangers[normalize(name.text)] += 1

    def _note_organ(self, organs: Organs, text: str) -> None:
        found = organs.parse(text)
        if found is not None and found.node is not None:
            self._holders.setdefault(found.organ.id, set()).add(found.state.id if found.state else found.node)
            if found.state is not None:
                self._counts[found.state.id] += 1
