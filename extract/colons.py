"""Statements whose only cue is a colon: turns of a transcript, headlines, and a name before quotation marks.

    Q: Why was the ferry sold?          Minister: Ferry will be sold          Olin: "We shall open the gates."

A turn holds its speaker's own words, with or without quotation marks; a question asks.
"""

from __future__ import annotations

from collections.abc import Iterator

from .clauses import root
from .cues import can_speak
from .parse import Parse
from .quotes import Quoted
from .said import Range, Said
from .triggers import Triggers
from .turns import LONGEST_LABEL, turns

SPEAKING = frozenset(("PERSON", "ORG", "NORP"))
"""Names of these types speak; "Velm: two dead" only tells where."""


def by_colon(parse: Parse, triggers: Triggers, quoted: Quoted, found: list[Said]) -> list[Said]:
    """The statements that a colon tells, and no other cue."""
    spoken = list(_turns(parse))
    if spoken:
        return spoken
    claimed = {token for said in found for first, end in said.content for token in range(first, end)}
    others = [*_headline(parse, triggers), *_before_quotations(parse, triggers, quoted)]
    return [said for said in others if said.content[0][0] not in claimed]


def _turns(parse: Parse) -> Iterator[Said]:
    labels: dict[Range, int] = {}
    for sentence, turn in turns(parse).items():
        labels[turn.label] = max(labels.get(turn.label, 0), parse.sentences[sentence][1])
    for label, end in labels.items():
        said = _said(parse, label, end)
        if said is not None:
            said.verbatim = True
            said.act = "ask" if parse.words[end - 1] == "?" else "say"
            yield said


def _headline(parse: Parse, triggers: Triggers) -> Iterator[Said]:
    """The first line of a report, or a post: "Minister: Ferry will be sold", "@harbourwatch: The ferry is back"."""
    if not len(parse):
        return
    label, end = _label(parse, 0), parse.sentences[0][1]
    is_post = label is not None and parse.words[0].startswith("@")
    if label is not None and (is_post or (parse.words[end - 1] != "." and _speaks(parse, triggers, label))):
        said = _said(parse, label, end)
        if said is not None:
            yield said


def _before_quotations(parse: Parse, triggers: Triggers, quoted: Quoted) -> Iterator[Said]:
    for region in quoted.regions:
        start = parse.sentences[parse.sentence_of[region.first - 1]][0] if region.first > 1 else 0
        label = _label(parse, start)
        if label is not None and label[1] + 2 == region.first and _speaks(parse, triggers, label):
            said = _said(parse, label, region.end)
            if said is not None:
                yield said


def _label(parse: Parse, start: int) -> Range | None:
    """The few words before a colon that stand without a verb."""
    for token in range(start, min(start + LONGEST_LABEL + 1, len(parse))):
        if parse.words[token] == ":":
            return (start, token) if token > start else None
        if parse.tags[token].startswith(("V", "M")):
            return None
    return None


def _speaks(parse: Parse, triggers: Triggers, label: Range) -> bool:
    """Whether a label names somebody who speaks: a person or body by name or by noun."""
    last = label[1] - 1
    if any(first <= last < end and kind in SPEAKING for first, end, kind in parse.entities):
        return True
    noun = parse.words[last].lower()
    return (
        noun in triggers.posts
        or noun in triggers.lexicons["people"]
        or (parse.tags[last] in ("NN", "NNS") and can_speak(parse, triggers, last))
    )


def _said(parse: Parse, label: Range, end: int) -> Said | None:
    colon = label[1]
    first, end = parse.trim(colon + 1, end)
    if end - first < 1:
        return None
    speaker = root(parse, label) if "(" in parse.words[label[0] : colon] else colon - 1
    return Said(colon, (colon, colon + 1), speaker, label, [(first, end)], "clause", "say", "speech")
