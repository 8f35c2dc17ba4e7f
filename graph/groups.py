"""What the linker decides at once: the mentions of a report that stand for one thing.

A chain is a group, and so is a mention in no chain. Two things are put right on the way. The same name stands
for a government where it acts ("Washington denounced the raid") and for the city elsewhere ("a rally in
Washington"): the mentions of the city leave the chain. And "Foreign Ministry" may be that of two states in one
chain, which is parted then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from ..model import Extraction, Mention, Role
from .names import is_acronym, normalize

Sense = Literal["city", "government"]

ACTING: frozenset[Role] = frozenset({"agent", "patient", "possessor", "modifier"})
"""Roles in which a capital stands for its government."""


@dataclass(frozen=True, slots=True)
class Group:
    """Mentions of one thing, in text order; `sense` is what the name of a capital stands for among them.

    `sure` is false for a sense that only follows from there being no sign of the other one.
    """

    mentions: tuple[Mention, ...]
    sense: Sense | None = None
    sure: bool = True

    def names(self) -> list[Mention]:
        """The names, best first: fuller names before shorter ones, then adjectives, and acronyms last."""
        return sorted((mention for mention in self.mentions if mention.kind == "name"), key=_fullest_first)

    def descriptions(self) -> list[Mention]:
        """The descriptions, in text order."""
        return [mention for mention in self.mentions if mention.kind == "description"]


def groups(
    extraction: Extraction, is_capital: Callable[[str], bool], office: Callable[[str], str | None]
) -> list[Group]:
    """The groups of a report; every mention is in one.

    `is_capital` tells whether a name may be a capital's, `office` what office of which owner a name is. The
    order of the chains makes no difference. Raises `KeyError` for a chain with a mention that is not there.
    """
    capitals = {
        mention.id for mention in extraction.mentions if mention.kind == "name" and is_capital(mention.text)
    }
    usage = _Usage(mention for mention in extraction.mentions if mention.id in capitals)
    found: list[Group] = []
    for together in (part for chain in _together(extraction) for part in _apart(chain, office)):
        if any(mention.id in capitals for mention in together):
            found.extend(_with_senses(together, capitals, usage))
        else:
            found.append(Group(together))
    return found


class _Usage:
    """How a report uses the names of capitals: which of them act in it, and which are places."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self.acting: set[str] = set()
        self.placed: set[str] = set()
        for mention in mentions:
            if mention.role in ACTING:
                self.acting.add(normalize(mention.text))
            elif mention.role == "place":
                self.placed.add(normalize(mention.text))


def _together(extraction: Extraction) -> Iterator[tuple[Mention, ...]]:
    """The mentions of each chain, then those in none; a mention in two chains stays in the earlier one."""
    by_id = {mention.id: mention for mention in extraction.mentions}
    chains = [
        sorted((by_id[member] for member in chain.mentions), key=_in_text) for chain in extraction.chains
    ]
    for chain in sorted(chains, key=lambda chain: [_in_text(mention) for mention in chain]):
        free = tuple(mention for mention in chain if by_id.pop(mention.id, None) is not None)
        if free:
            yield free
    for mention in by_id.values():
        yield (mention,)


def _apart(chain: tuple[Mention, ...], office: Callable[[str], str | None]) -> Iterator[tuple[Mention, ...]]:
    """A chain parted where it mixes up the offices of several owners, which may go by the same name.

    What names no owner stays with the office that was named last before it.
    """
    offices = {member.id: office(member.text) for member in chain if member.kind == "name" and len(chain) > 1}
    named = list(dict.fromkeys(found for found in offices.values() if found is not None))
    if len(named) < 2:
        yield chain
        return
    parts: dict[str, list[Mention]] = {found: [] for found in named}
    current = named[0]
    for member in chain:
        current = offices.get(member.id) or current
        parts[current].append(member)
    yield from map(tuple, parts.values())


def _with_senses(together: tuple[Mention, ...], capitals: set[str], usage: _Usage) -> Iterator[Group]:
    if any(mention.kind == "description" and mention.type == "Place" for mention in together):
        yield Group(together, "city")
        return
    placed = tuple(mention for mention in together if mention.id in capitals and mention.role == "place")
    others = tuple(mention for mention in together if mention not in placed)
    if placed and not any(mention.id in capitals for mention in others):
        placed, others = together, ()
    if placed:
        yield Group(placed, "city")
    if others:
        yield _of_the_rest(others, capitals, usage)


def _of_the_rest(others: tuple[Mention, ...], capitals: set[str], usage: _Usage) -> Group:
    """The group of a capital not marked as a place: the government, unless the report only goes there."""
    acting = any(mention.id in capitals and mention.role in ACTING for mention in others)
    forms = {normalize(mention.text) for mention in others if mention.id in capitals}
    if not acting and forms & usage.placed and not forms & usage.acting:
        return Group(others, "city", sure=False)
    return Group(others, "government", sure=acting)


def _in_text(mention: Mention) -> tuple[int, int, str]:
    return (mention.start, mention.end, mention.id)


def _fullest_first(mention: Mention) -> tuple[bool, bool, int, int, tuple[int, int, str]]:
    words = len(mention.text.split())
    adjective = words == 1 and mention.role == "modifier"  # "Iranian" says less well than "Iran" who is meant
    return (is_acronym(mention.text), adjective, -words, -len(mention.text), _in_text(mention))
