"""Offices with their owners: readers of text may take "Foreign Ministry" out of "Peru's Foreign Ministry".

Without its owner, an office would be that of whichever state the report is mostly about. "Its army" is the army
of whatever "its" stands for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..model import Extraction, Mention
from .organs import OrganName, Organs

POSSESSIVES = ("'s ", "’s ", "' ", "’ ")


def with_owners(extraction: Extraction, organs: Organs) -> Extraction:
    """The report with every office read together with the possessor that stands right before it."""
    possessors = [mention for mention in extraction.mentions if mention.role == "possessor"]
    if not possessors:
        return extraction
    owners = _Owners(extraction, possessors, organs)
    return replace(extraction, mentions=tuple(map(owners.joined, extraction.mentions)))


class _Owners:
    def __init__(self, extraction: Extraction, possessors: list[Mention], organs: Organs) -> None:
        self._text, self._organs = extraction.document.text, organs
        self._names = {mention.end: mention for mention in possessors if mention.kind == "name"}
        self._pronouns = {mention.start: mention for mention in possessors if mention.kind == "pronoun"}
        by_id = {mention.id: mention for mention in extraction.mentions}
        self._chains = {
            member: [by_id[each].text for each in chain.mentions if by_id[each].kind == "name"]
            for chain in extraction.chains
            for member in chain.mentions
        }

    def joined(self, mention: Mention) -> Mention:
        """A mention with its owner in its text, where it is an office of one."""
        if mention.kind == "pronoun" or mention.count is not None:
            return mention
        for whose in (*self._possessors(mention), *self._antecedents(mention)):
            found = self._organs.parse(whose)
            if found is not None and found.node is not None:
                return replace(mention, text=whose)
        return mention

    def _possessors(self, mention: Mention) -> Iterator[str]:
        """ "Peru's Foreign Ministry", for "Foreign Ministry" behind "Peru's"."""
        for possessive in POSSESSIVES:
            owner = self._names.get(mention.start - len(possessive))
            if owner is not None and self._text[owner.end : mention.start] == possessive:
                if mention.kind == "name" and self._is_free(self._organs.parse(mention.text)):
                    yield f"{owner.text}{possessive}{mention.text}"

    def _antecedents(self, mention: Mention) -> Iterator[str]:
        """ "Peru's army", for "its army" where "its" is Peru's: with each name of what the pronoun stands for."""
        word = self._text.rfind(" ", 0, max(mention.start - 1, 0)) + 1
        for pronoun in filter(None, (self._pronouns.get(mention.start), self._pronouns.get(word))):
            if not pronoun.end < mention.end:
                continue
            office = self._text[max(pronoun.end, mention.start) : mention.end].strip()
            if self._is_free(self._organs.parse(office)):
                yield from (f"{name}'s {office}" for name in self._chains.get(pronoun.id, ()))

    def _is_free(self, found: OrganName | None) -> bool:
        """Whether an office is told without an owner."""
        return found is not None and found.node is None
