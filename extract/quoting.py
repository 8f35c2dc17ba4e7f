"""Quotations and the statements that they belong to, over sentences and paragraphs.

A cue claims the whole of a quotation that its content touches. A quotation that no cue claims goes on from the one
before it, as newspapers mean it: "..." he said. "..." ; or, where a paragraph leaves a quotation open and the next
one opens it again, with the same speech.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..ontology.vocabulary import Cue
from .content import Content, without
from .parse import Parse
from .quotes import Quotation, Quoted
from .said import Range, Said
from .triggers import Triggers

NO_CUES = ("aux", "auxpass", "compound", "amod")
SPOKEN = ("speech", "writing")
LEAST_ORPHAN = 5
"""Tokens in a quotation that counts as a statement though no cue claims it."""


def take_whole_quotations(parse: Parse, quoted: Quoted, found: list[Said]) -> None:
    """Stretch each content over the quotations that it touches, and part it from its own cue and source."""
    owners = _owners(quoted, found)
    for said in found:
        _take_whole(parse, quoted, said, owners)


def beside_quotations(
    parse: Parse, triggers: Triggers, quoted: Quoted, found: list[Said]
) -> Iterator[tuple[int, Cue, Content]]:
    """Quotations that share a sentence with a verb of saying, but that no frame ties to it.

    "On the raids she was blunt: '...', she said."
    """
    cues = {said.cue for said in found}
    claimed = {token for said in found for first, _ in said.content for token in (first, first - 1)}
    for region in quoted.regions:
        first, end = parse.trim(region.first, region.end)
        if end - first < LEAST_ORPHAN or claimed & {region.first, first}:
            continue
        low, high = (
            parse.sentences[parse.sentence_of[region.first]][0],
            parse.sentences[parse.sentence_of[end - 1]][1],
        )
        for verb in (*range(end, high), *range(region.first - 1, low - 1, -1)):
            cue = triggers.cues.get(("verb", parse.lemmas[verb]))
            if (
                cue is None
                or verb in cues
                or "quote" not in cue.frames
                or not parse.tags[verb].startswith("V")
            ):
                continue
            if quoted.around(verb) is None and parse.deps[verb] not in NO_CUES:
                cues.add(verb)
                yield verb, cue, Content([(first, end)], "clause")
                break


def continued(parse: Parse, quoted: Quoted, found: list[Said]) -> list[Said]:
    """Give the quotations that no cue claims to whoever spoke last; returns those that are statements of their own.

    A quotation that follows in the paragraph of a quoted statement, or goes on where the paragraph before left one
    open, is more of the same statement; at the head of the next paragraph it is a new one by the same speaker.
    """
    claimed = [False] * (len(parse) + 1)
    for said in found:
        for first, end in said.content:
            claimed[first:end] = [True] * (end - first)
    paragraph_of = {
        sentence: number
        for number, (first, end) in enumerate(parse.paragraphs())
        for sentence in range(first, end)
    }
    speakers = sorted((said for said in found if said.cue is not None), key=lambda said: said.cue or 0)
    own: list[Said] = []
    at = 0
    last: Said | None = None
    before: Quotation | None = None
    for region in quoted.regions:
        while at < len(speakers) and (speakers[at].cue or 0) < region.first:
            last, at = speakers[at], at + 1
        previous, before = before, region
        if last is None or last.cue is None or any(claimed[region.first : region.end]):
            continue
        gap = paragraph_of[parse.sentence_of[region.first]] - paragraph_of[parse.sentence_of[last.cue]]
        if last.kind not in SPOKEN or not _opens_a_sentence(parse, region.first):
            continue
        goes_on = previous is not None and not previous.closed and last.covers(previous.first)
        if goes_on or (gap == 0 and _ends_quoted(quoted, last)):
            last.content.append(parse.trim(region.first, region.end))
        elif gap <= 1 and region.end - region.first >= LEAST_ORPHAN:
            own.append(_more(parse, last, region))
    return own


def _ends_quoted(quoted: Quoted, said: Said) -> bool:
    """Whether the content of a statement is a quotation that more of the same may follow."""
    return said.scope == "clause" and bool(said.content) and quoted.around(said.content[-1][0]) is not None


def _more(parse: Parse, last: Said, region: Quotation) -> Said:
    first, end = parse.trim(region.first, region.end)
    return Said(None, None, last.speaker, last.source, [(first, end)], "clause", "say", last.kind)


def _owners(quoted: Quoted, found: list[Said]) -> dict[int, int | None]:
    """Of each quotation that a content touches, by its first token, the cue of the first such statement."""
    owners: dict[int, int | None] = {}
    for said in found:
        for first, end in said.content:
            for region in quoted.between(first, end):
                owners.setdefault(region.first, said.cue)
    return owners


def _take_whole(parse: Parse, quoted: Quoted, said: Said, owners: dict[int, int | None]) -> None:
    """Stretch a content over the quotations that it touches, however many sentences long; then part it from the cue.

    A direct quotation goes on in the quotations that follow in the cue's sentence, unless they have a cue of their own.
    """
    if said.scope == "noun" or said.cue is None or quoted.around(said.cue) is not None:
        return
    ranges: list[Range] = []
    for first, end in said.content:
        for region in quoted.between(first, end):
            first, end = min(first, region.first), max(end, region.end)
        ranges.append((first, end))
    sentence = parse.sentences[parse.sentence_of[said.cue]]
    if any(quoted.between(first, end) for first, end in ranges):
        if quoted.kind(parse, ranges) == "direct":
            rest = [r for r in quoted.between(*sentence) if r.first > said.cue]
            ranges += [(r.first, r.end) for r in rest if owners.get(r.first, said.cue) == said.cue]
    merged: list[Range] = []
    for first, end in sorted(ranges):
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((first, end))
    for hole in (said.cue_range, said.source):
        if hole is not None:
            merged = without(parse, merged, *hole)
    said.content = [trimmed for part in merged if (trimmed := parse.trim(*part))[0] < trimmed[1]]


def _opens_a_sentence(parse: Parse, token: int) -> bool:
    """Whether a quotation begins a sentence of its own, rather than being a scare quote in the middle of one."""
    return token - parse.sentences[parse.sentence_of[token]][0] <= 1
