"""What a report is about: the states that its names belong to, which helps to tell names apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ..model import Mention
from .kb import KnowledgeBase
from .organs import Organs


class Focus:
    """How much of a report is about each state, counted over the names that can only belong to one."""

    def __init__(self, kb: KnowledgeBase, organs: Organs, mentions: Iterable[Mention]) -> None:
        self._counts: Counter[str] = Counter()
        self._holders: dict[str, set[str]] = {}
        for mention in mentions:
            if mention.kind == "name":
                homes = {entry.home for entry, _ in kb.candidates(mention.text)}
                self._counts.update(home for home in homes if home is not None and len(homes) == 1)
            if mention.kind != "pronoun" and mention.count is None:
                self._note_organ(organs, mention.text)
        self._total = sum(self._counts.values())

    def share(self, state: str | None) -> float:
        """The part of the report's names that belong to a state, from 0 to 1."""
        return self._counts[state] / self._total if state is not None and self._total else 0.0

    def holder(self, organ: str) -> str | None:
        """The state whose organ a report means that names no state with it, or None where it could be
        several.

        It is the only state whose organ of that kind the report names in full; or else the state that the
        report is mostly about: the only one, or one named at least twice as often as the next.
        """
        if holders := self._holders.get(organ):
            return next(iter(holders)) if len(holders) == 1 else None
        leading = self._counts.most_common(2)
        if len(leading) == 1 or (len(leading) == 2 and leading[0][1] >= 2 * leading[1][1]):
            return leading[0][0]
        return None

    def _note_organ(self, organs: Organs, text: str) -> None:
        found = organs.parse(text)
        if found is not None and found.state is not None:
            self._counts[found.state.id] += 1
            self._holders.setdefault(found.organ.id, set()).add(found.state.id)
