"""What spans reports: a node, and a proposition, computed from what each report says of it."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from ..model import Node, Proposition, Support
from .independence import Sketch, sources
from .rows import unpacked
from .status import standing, status

Held = tuple[Support, Sketch]
"""A stance, with a sketch of the words that it was read in."""


def node_of(node: str, rows: list[tuple[Any, ...]], names: tuple[str, ...]) -> Node:
    """A node from its rows, one a report: id, label, type, Wikidata id, coordinates, containing places."""
    labels = Counter(row[1] for row in rows)
    types = Counter(row[2] for row in rows)
    return Node(
        id=node,
        label=min(labels, key=lambda label: (-labels[label], -len(label), label)),
        type=min(types, key=lambda kind: (-types[kind], kind)),
        wikidata=min((row[3] for row in rows if row[3]), default=None),
        names=names,
        documents=len(rows),
        coordinates=unpacked("coordinates", min((row[4] for row in rows if row[4]), default=None)),
        contained_in=unpacked("contained_in", max((row[5] for row in rows), key=len)),
    )


def proposition_of(proposition: str, held: list[Held]) -> Proposition:
    """A proposition from the stances to it, of which there is at least one."""
    first, supports = held[0][0], tuple(support for support, _ in held)
    asserting = {support.holder for support in standing(supports) if support.stance == "asserts"}
    independent = sources(
        (support.holder, words)
        for support, words in held
        if support.stance == "asserts" and support.holder in asserting
    )
    return Proposition(
        proposition,
        first.subject,
        first.predicate,
        first.object,
        status(supports),
        supports,
        independent,
        len({support.document for support in supports}),
    )


def proposition_held(held: Held) -> str:
    """The proposition that a stance is taken to."""
    return held[0].proposition


def sketch_of(packed: str | None) -> Sketch:
    """A sketch as the store keeps it; an empty one where there is none."""
    return tuple(json.loads(packed)) if packed else ()
