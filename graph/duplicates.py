"""Pairs of nodes that might be one, for a person to judge: "J. Klein" in one report and "Jonas Klein" in another.

Only nodes that share a key are compared (the last word of a person's name, the initials of a body's, the first
letters of a name), so that the work grows with the nodes and not with their pairs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

from ..model import Node
from .merging import Merging
from .names import is_acronym, normalize
from .store import Store

LARGEST_BLOCK = 60
"""Nodes under one key; a key that more share ("group", "army") tells nothing."""

ALIKE = 0.84
"""The part of letters in common from which two names may be spellings of one."""

COMPARED = ("Person", "Organization", "Group", "Place")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two nodes that might be one; `score` is from 0 to 1, `reason` says what speaks for it."""

    one: Node
    other: Node
    score: float
    reason: str


def pairs(store: Store) -> list[Pair]:
    """The pairs of nodes that might be one and that nobody has judged, the likeliest first."""
    merging = Merging(store.judgements())
    blocks: dict[tuple[str, str], dict[str, Node]] = {}
    for node in store.nodes():
        if node.names and node.type in COMPARED:
            for key in _keys(node):
                blocks.setdefault(key, {})[node.id] = node
    found: dict[tuple[str, str], Pair] = {}
    for block in blocks.values():
        if len(block) <= LARGEST_BLOCK:
            for one, other in combinations((block[node] for node in sorted(block)), 2):
                pair = _compared(one, other)
                if pair is not None and merging.apart(one.id, other.id) is None:
                    found.setdefault((one.id, other.id), pair)
    return sorted(found.values(), key=lambda pair: (-pair.score, pair.one.id, pair.other.id))


def _keys(node: Node) -> Iterator[tuple[str, str]]:
    kind = "Person" if node.type == "Person" else "body"
    for name in {node.label, *node.names}:
        words = normalize(name).split()
        if node.type == "Person":
            yield kind, words[-1]
        else:
            yield kind, "".join(word[0] for word in words) if len(words) > 2 else words[0][:4]
            if is_acronym(name):
                yield kind, words[0]


def _compared(one: Node, other: Node) -> Pair | None:
    """The pair with what speaks for it, or None: two entries of a knowledge base are two."""
    if (one.type == "Person") != (other.type == "Person") or (one.wikidata and other.wikidata):
        return None
    judged = [
        _names(first, second, one.type == "Person") for first in _called(one) for second in _called(other)
    ]
    score, reason = max(judged, default=(0.0, ""))
    return Pair(one, other, score, reason) if score else None


def _called(node: Node) -> list[str]:
    return sorted({node.label, *node.names})


def _names(first: str, second: str, person: bool) -> tuple[float, str]:
    """How likely two names are of one, and why; 0 where nothing speaks for it."""
    shorter, longer = sorted((normalize(first).split(), normalize(second).split()), key=len)
    if shorter == longer:
        return 0.0, ""  # two nodes of one name were told apart, by their owners or their reports
    told = f"'{first}' and '{second}'"
    if person:
        return _of_persons(shorter, longer, told)
    if len(longer) > 2 and "".join(shorter) == "".join(word[0] for word in longer):
        return 0.8, f"{told}: the initials of one are the other"
    if len(shorter) > 1 and set(shorter) < set(longer):
        return 0.6, f"{told}: one has all the words of the other"
    if SequenceMatcher(None, " ".join(shorter), " ".join(longer)).ratio() >= ALIKE:
        return 0.7, f"{told} are spelt much alike"
    return 0.0, ""


def _of_persons(shorter: list[str], longer: list[str], told: str) -> tuple[float, str]:
    if shorter[-1] != longer[-1]:
        return 0.0, ""
    if len(shorter) == 1:
        return 0.5, f"{told} share a last name"
    if shorter[0] == longer[0]:
        return 0.9, f"{told} share a first and a last name"
    if 1 in (len(shorter[0]), len(longer[0])) and shorter[0][0] == longer[0][0]:
        return 0.8, f"{told} share a last name and the initial of the first"
    return 0.0, ""
