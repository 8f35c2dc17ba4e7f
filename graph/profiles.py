"""What reports tell of a node beside its name: the bodies that it serves, and the states that these belong to.

Two who share a name and serve bodies of different states may well be two; who shares a body, too, is one the more
likely.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ..model import Proposition
from .kb import KnowledgeBase

SERVING = frozenset(
    ["spokesperson-of", "commander-of", "leader-of", "holds-office-in", "member-of", "works-for", "part-of"]
)
"""Relations from somebody to the body that tells them apart from their namesakes."""


@dataclass(slots=True)
class Profile:
    """The bodies and the states of a node, by the report that tells of them."""

    bodies: dict[str, set[str]] = field(default_factory=dict)
    states: dict[str, set[str]] = field(default_factory=dict)

    def all_bodies(self) -> set[str]:
        return {body for told in self.bodies.values() for body in told}

    def all_states(self) -> set[str]:
        return {state for told in self.states.values() for state in told}


NOTHING = Profile()


def profiles(propositions: Iterable[Proposition], kb: KnowledgeBase) -> Mapping[str, Profile]:
    """What is told of each node in somebody's own voice; one pass over a store's propositions."""
    found: dict[str, Profile] = {}
    states = {entry.id for entry in kb if entry.is_state}
    for one in propositions:
        if one.predicate not in SERVING or one.subject is None or one.object is None:
            continue
        state = _state(one.object, kb, states)
        profile = found.setdefault(one.subject, Profile())
        for support in one.supports:
            if support.stance == "asserts":
                profile.bodies.setdefault(support.document, set()).add(one.object)
                if state is not None:
                    profile.states.setdefault(support.document, set()).add(state)
    return found


def _state(body: str, kb: KnowledgeBase, states: set[str]) -> str | None:
    """The state that a body is, or belongs to: Peru's for "peru-foreign-ministry"."""
    entry = kb.entry(body)
    if entry is not None:
        return entry.home
    words = body.split("-")
    return next(
        (state for end in range(len(words), 0, -1) if (state := "-".join(words[:end])) in states), None
    )
