"""Which of several entries a name means: how well it fits, and how likely each is in this report.

    score = fit of the name x fit of the type x share of the weight

An entry's weight is its prior (how likely the name means it anywhere), raised by the part of the report that is
about its state; its share is that weight among all entries of the same name, 1 where there is no other. So 1.0 is
a name that is spelt as the knowledge base has it, of the type that it has there, and that nothing else bears.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..model import NodeType
from .focus import Focus
from .kb import Named
from .kb_entries import Entry
from .kb_forms import How

NAME_FIT: Mapping[How, float] = {
    "name": 1.0,
    "acronym": 0.95,
    "adjective": 0.95,
    "spelling": 0.95,
    "short form": 0.85,
    "first and last name": 0.85,
}
OTHER_TYPE_FIT = 0.95  # readers mix up organizations, groups and places
PERSON_FIT = 0.6  # but seldom people with anything else


FOCUS = 5
"""How much a report's being about one state raises what belongs to it: six times where it is about no other."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """An entry that a name may mean, how the name fits it, and how likely it is."""

    entry: Entry
    how: How
    score: float


def rank(named: Sequence[Named], type_: NodeType, focus: Focus) -> list[Ranked]:
    """The entries that a name of this type may mean, the likeliest first; equals in order of their ids."""
    weights = [entry.prior * (1 + FOCUS * focus.share(entry.home)) for entry, _ in named]
    total = sum(weights)
    ranked = [
        Ranked(entry, how, NAME_FIT[how] * type_fit(entry.type, type_) * weight / total)
        for (entry, how), weight in zip(named, weights, strict=True)
    ]
    return sorted(ranked, key=lambda candidate: (-candidate.score, candidate.entry.id))


def type_fit(known: NodeType, read: NodeType) -> float:
    """How well the type that a reader gave a mention fits the type of an entry."""
    if known == read:
        return 1.0
    return PERSON_FIT if "Person" in (known, read) else OTHER_TYPE_FIT
