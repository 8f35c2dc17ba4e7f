"""What a word asks of those beside it: whoever fights or says something is an actor, and no event.

The vocabulary tells it, by the domain and range of what the word expresses ("their fight against the front" is that of
people or bodies, not of the accusations told of before).
"""

from __future__ import annotations

from collections.abc import Iterator

from .parse import Parse
from .phrases import Phrase
from .triggers import PART_OF_TAG, Frame, Triggers

ACTOR = ("Actor", "Place")
"""Who says something; a state may have been read as a place."""

SLOTS = {"agent": "agent", "patient": "patient", "possessor": "poss"}
"""The slots of the vocabulary that a role fills."""


def asked_of(parse: Parse, phrase: Phrase, triggers: Triggers) -> tuple[str, ...] | None:
    """The types of which what stands here must be, by the word that governs it; None where that asks nothing."""
    governor = parse.heads[phrase.head]
    slot, part = SLOTS.get(phrase.role), PART_OF_TAG.get(parse.tags[governor][:1])
    if slot is None or part is None:
        return None
    word = part, parse.lemmas[governor]
    if slot == "agent" and part == "verb" and word in triggers.cues:
        return ACTOR
    if slot == "poss" and word[1] not in triggers.events:
        return None  # supporters may be those of a campaign
    frames = [frame for frame in triggers.frames.get(word, ()) if _is_plain(frame)]
    wanted = [types for frame in frames for types in _places(frame, slot)]
    if not wanted or len(wanted) < len(frames):
        return None
    return tuple(sorted({kind for types in wanted for kind in types}))


def _is_plain(frame: Frame) -> bool:
    """Whether the word alone expresses it, without a particle or a fixed object."""
    return frame.particle is None and not frame.expression.with_object and not frame.expression.under


def _places(frame: Frame, slot: str) -> Iterator[tuple[str, ...]]:
    """The domain or range, or both, of what fills a slot of a frame."""
    if slot in frame.expression.subject:
        yield tuple(frame.relation.domain)
    if slot in frame.expression.object:
        yield tuple(frame.relation.range)
