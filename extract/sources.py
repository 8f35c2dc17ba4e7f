"""The words for a speaker: the whole phrase, and no more."""

from __future__ import annotations

from .content import Content
from .parse import Parse
from .said import Range

LONGEST = 40
"""Words behind a speaker's head that are looked at for where the phrase ends."""


def source_of(parse: Parse, speaker: int, cue: int, content: Content | None = None) -> Range:
    """The whole phrase of a speaker, without relative clauses and whatever else of it holds the cue or the content."""
    first, end = parse.subtree(speaker)
    for start, _ in content.ranges if content is not None else ():
        end = min(end, start) if start > speaker else end
    for token in range(
        speaker + 1, min(end, speaker + LONGEST)
    ):  # ", who was not authorized to speak,", wherever parsers hang it
        if parse.deps[token] in ("relcl", "acl") and parse.words[parse.left[token] - 1] == ",":
            end = min(end, parse.left[token] - 1)
    for child in parse.children[speaker]:
        if parse.left[child] <= cue <= parse.right[child] or parse.deps[child] == "relcl":
            first, end = (first, parse.left[child]) if child > speaker else (parse.right[child] + 1, end)
    first, end = parse.trim(first, end)
    return (first, end) if first < end else (speaker, speaker + 1)
