"""The draft of a statement: who said what, in tokens, before coreference and ids."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..model import Polarity, Scope, StatementKind

Range = tuple[int, int]

FIRST_AND_SECOND = frozenset(["i", "we", "you"])
"""Who speaks, and who is spoken to."""


@dataclass(slots=True)
class Said:
    """One speech act in tokens. `cue` is the token that signals it (None for a quotation that stands alone).

    `scope` tells what the content commits its speaker to: a clause or quotation as a whole, or only the event that a
    noun names. "Denounced attacks by groups backed by Iran" does not have the speaker say that Iran backs them.
    `speaker` is the head of the phrase for who spoke, `about` the head of a noun content ("claim" in "denied
    Washington's claim that ..."), `addressee` the head of whom was spoken to, `behalf`
    of whom is spoken for, where the words around the cue tell.
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
    behalf: int | None = None
    verbatim: bool = False
    """Whether the content is the speaker's own words without quotation marks: a turn of a transcript."""
    by: str = "rules"
    confidence: float | None = None
    """The judge's chance that it is one; None where only the rules read."""
    governed: list[Range] = field(default_factory=list)
    """What the act governs beyond the content: "backing" in "denied backing the front", where the content is read as
    the front alone. A denial that did not reach it would leave the backing to the reporter."""
    limit: int | None = None
    """The token before which the content ends at the latest, since the reporter goes on: "was read" in "the claim that
    he lied was read aloud", "but" in "said the gates were shut but denied it"."""
    within: int | None = None
    """The number of the statement in whose content this one stands; see `nest`."""

    def covers(self, token: int) -> bool:
        """Whether a token stands in the content."""
        return any(first <= token < end for first, end in self.content)

    @property
    def reach(self) -> list[Range]:
        """Everything that the act governs."""
        return self.content + self.governed

    @property
    def size(self) -> int:
        """Tokens of content."""
        return sum(end - first for first, end in self.content)


def nest(found: list[Said]) -> None:
    """Tell each statement the innermost other statement in whose content its cue stands."""
    order = sorted(range(len(found)), key=lambda number: (_first(found[number]), -found[number].size))
    open_now: list[int] = []
    for number in order:
        said = found[number]
        anchor = said.cue if said.cue is not None else _first(said)
        open_now = [
            other for other in open_now if found[other].content and found[other].content[-1][1] > _first(said)
        ]
        around = [other for other in open_now if found[other].covers(anchor) and found[other].cue != said.cue]
        said.within = min(around, key=lambda other: found[other].size, default=None)
        open_now.append(number)


def _first(said: Said) -> int:
    anchors = [first for first, _ in said.content]
    return min(anchors + ([said.cue] if said.cue is not None else []))
