"""Who speaks in a transcript: the turns that begin "KLEIN: ..." or "Q: ...", and those of an interview.

A turn goes on until the next label. A report with one such line is no transcript: it may be a heading.
"""

from __future__ import annotations

from dataclasses import dataclass

from .parse import Parse
from .words import words

LONGEST_LABEL = 12
"""Tokens before the colon: "The Minister for Transport (Ms Odile Farrant):"."""
WITHIN_A_LABEL = words("of for and the at in ( ) . , - & /")
COLONS = frozenset((":", "):"))
"""Tokenizers take a colon behind a bracket for a face."""
FEWEST_LABELS = 2


@dataclass(frozen=True, slots=True)
class Turn:
    """The sentences of one speaker; `label` is the range of tokens that names who it is, `before` who spoke before."""

    label: tuple[int, int]
    who: str
    before: str | None


def turns(parse: Parse) -> dict[int, Turn]:
    """Of each sentence in a labelled turn, the turn; empty for a report that is no transcript."""
    labels = [(first, _label(parse, parse.sentences[first][0])) for first, _ in parse.paragraphs()]
    labelled = [(first, end) for first, end in labels if end is not None]
    if len(labelled) < FEWEST_LABELS or not _take_turns(parse, labelled):
        return {}
    found: dict[int, Turn] = {}
    before: str | None = None
    for number, (sentence, end) in enumerate(labelled):
        start = parse.sentences[sentence][0]
        who = " ".join(parse.words[start:end]).casefold()
        last = labelled[number + 1][0] if number + 1 < len(labelled) else len(parse.sentences)
        found |= dict.fromkeys(range(sentence, last), Turn((start, end), who, before))
        before = who
    return found


def _take_turns(parse: Parse, labelled: list[tuple[int, int]]) -> bool:
    """Whether labels are those of speakers: "Q" and "A", people, or one that comes again; "Date:" is no speaker."""
    people = {token for first, end, kind in parse.entities if kind == "PERSON" for token in range(first, end)}
    if all(end - 1 in people for _, end in labelled):
        return True
    names = [tuple(parse.words[parse.sentences[first][0] : end]) for first, end in labelled]
    return {("Q",), ("A",)} <= set(names) or len(set(names)) < len(names)


def _label(parse: Parse, start: int) -> int | None:
    """Where the label that a paragraph begins with ends, before its colon; None where it begins with none."""
    for token in range(start, min(start + LONGEST_LABEL + 1, len(parse))):
        word = parse.words[token]
        if word in COLONS:
            return token if token > start else None
        if not (word[0].isupper() or word[0] == "@" or word in WITHIN_A_LABEL):
            return None
    return None
