"""Sub-relations: who negotiates with somebody also speaks with them, so negotiated-with has the parent spoke-with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from .yaml_lines import Entry

if TYPE_CHECKING:
    from .relations import RelationType

ACTORS = frozenset(("Person", "Organization", "Group"))
THINGS = frozenset(("Item", "Force"))


def check_parents(relations: Mapping[str, RelationType], entries: Mapping[str, Entry]) -> None:
    """Raises `VocabularyError` for the first relation whose parent is unknown, is below it, or joins less than it."""
    for name, relation in relations.items():
        if relation.parent is None:
            continue
        entry = entries[name]
        if relation.parent not in relations:
            raise entry.error(
                f"there is no relation {relation.parent!r}",
                "parent",
                remedy="name one that the vocabulary has",
            )
        line = [name, *ancestors(relations, name)]
        if line.count(line[-1]) > 1:
            raise entry.error(
                "the relation is its own ancestor: " + " < ".join(line),
                "parent",
                remedy="leave out the parent of one of them",
            )
        parent = relations[relation.parent]
        for key, own, above in (
            ("domain", relation.domain, parent.domain),
            ("range", relation.range, parent.range),
        ):
            if not _covers(above, own):
                raise entry.error(
                    f"the {key} of {name} is wider than that of {parent.name}, its parent",
                    key,
                    remedy="narrow it, or leave out the parent",
                )


def ancestors(relations: Mapping[str, RelationType], name: str) -> Iterator[str]:
    """The relations that follow from one, the nearest first; where they run in a circle, the first is met twice.

    >>> from .vocabulary import load
    >>> list(ancestors(load().relations, "negotiated-with"))
    ['spoke-with']
    """
    seen = {name}
    parent = relations[name].parent
    while parent is not None and parent in relations:
        yield parent
        if parent in seen:
            return
        seen.add(parent)
        parent = relations[parent].parent


def _covers(above: tuple[str, ...], below: tuple[str, ...]) -> bool:
    """Whether everything that the classes below admit is admitted by those above."""
    wide = set(above) | (ACTORS if "Actor" in above else set()) | (THINGS if "Thing" in above else set())
    return "Any" in wide or set(below) <= wide
