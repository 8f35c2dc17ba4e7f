"""The draft of a statement: who said what, in tokens, before coreference and ids."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from ..model import Polarity, StatementKind

Range = tuple[int, int]

Scope = Literal["clause", "noun"]
"""What a statement's content commits its speaker to: a clause or quotation as a whole, or only the event that a
noun names. "Denounced attacks by groups backed by Iran" does not have the speaker say that Iran backs them."""


@dataclass(slots=True)
class Said:
    """One speech act in tokens. `cue` is the token that signals it (None for a quotation that stands alone).

    `speaker` is the head of the phrase for who spoke, `about` the head of a noun content ("claim" in "denied
    Washington's claim that ..."), `addressee` the head of whom was spoken to.
    """

    cue: int | None
    cue_range: Range | None
    speaker: int | None
    source: Range | None
    content: list[Range]
    scope: Scope
    act: str
    kind: StatementKind
    polarity: Polarity = "positive"
    about: int | None = None
    addressee: int | None = None
    medium: Range | None = None
    date: Range | None = None
    within: int | None = field(default=None)
    """The number of the statement in whose content this one stands."""

    def covers(self, token: int) -> bool:
        """Whether a token stands in the content."""
        return any(first <= token < end for first, end in self.content)

    @property
    def size(self) -> int:
        """Tokens of content."""
        return sum(end - first for first, end in self.content)
