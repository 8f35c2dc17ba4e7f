"""The draft of a relation, before it becomes a record: in tokens and phrases rather than characters and mentions."""

from __future__ import annotations

from dataclasses import dataclass

from ..model import Certainty, Polarity
from .phrases import Phrase


@dataclass(slots=True)
class Related:
    """The draft of a relation: its type, the phrases of its arguments, and its trigger, in tokens.

    `presupposed` is true for what a noun phrase takes for granted rather than a clause says.
    """

    type: str
    subject: Phrase | None
    object: Phrase | None
    trigger: tuple[int, int]
    head: int
    polarity: Polarity
    certainty: Certainty
    presupposed: bool = False
    reader: str = "frames"
    taken: tuple[int, ...] = ()
    """The object that belongs to the trigger: the blockade, in "lifted the blockade of the port"."""
    caller: int | None = None
    """The verb by which somebody calls somebody this: "call", in "prosecutors call him a member of the clan"."""
    confidence: float | None = None
    """The chance that a careful reader would accept it; known once all relations of a report are."""
