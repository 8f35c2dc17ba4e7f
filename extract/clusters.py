"""Phrases that stand for the same thing, joined as they are found to."""

from __future__ import annotations

from .phrases import Phrase


class Clusters:
    """Phrases joined into clusters; a union-find over their places in text order."""

    def __init__(self, phrases: list[Phrase]) -> None:
        self.phrases = phrases
        self._parent = list(range(len(phrases)))
        self._number = {id(phrase): number for number, phrase in enumerate(phrases)}

    def find(self, phrase: Phrase) -> int:
        """The number of a phrase's cluster: that of its first member."""
        number = self._number[id(phrase)]
        while self._parent[number] != number:
            self._parent[number] = self._parent[self._parent[number]]
            number = self._parent[number]
        return number

    def join(self, one: Phrase, other: Phrase) -> None:
        """Make one cluster of two phrases' clusters."""
        a, b = sorted((self.find(one), self.find(other)))
        self._parent[b] = a

    def members(self) -> list[list[Phrase]]:
        """The clusters in text order of their first members, single phrases included."""
        found: dict[int, list[Phrase]] = {}
        for phrase in self.phrases:
            found.setdefault(self.find(phrase), []).append(phrase)
        return list(found.values())

    def drop_single(self, tried: set[int]) -> list[Phrase]:
        """Forget the phrases with these heads that were joined with nothing; returns them."""
        single = [members[0] for members in self.members() if len(members) == 1 and members[0].head in tried]
        gone = {id(phrase) for phrase in single}
        self.phrases = [phrase for phrase in self.phrases if id(phrase) not in gone]
        return single
