"""Quotations and the statements that they belong to, over sentences and paragraphs.

A cue claims the whole of a quotation that its content touches. A quotation that no cue claims goes on from the one
before it, as newspapers mean it: "..." he said. "..." ; or, where a paragraph leaves a quotation open and the next
one opens it again, with the same speech.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..ontology.vocabulary import Cue
from .clauses import subject
from .content import Content, without
from .cues import can_speak
from .parse import Parse
from .quotes import Quotation, Quoted
from .said import Range, Said
from .triggers import Triggers

NO_CUES = ("aux", "auxpass", "compound", "amod")
SPOKEN = ("speech", "writing")
LEAST_ORPHAN = 5
"""Tokens in a quotation that counts as a statement though no cue claims it."""


def prefer_quotations(parse: Parse, triggers: Triggers, quoted: Quoted, found: list[Said]) -> None:
    """Make the quotation right before a cue its content, and its object whom it is said to: '"Sit," he ordered him'."""
    for said in found:
        if said.scope != "noun" or said.cue is None or quoted.around(said.cue) is not None:
            continue
        cue = triggers.cues.get(("verb", parse.lemmas[said.cue]))
        if cue is None or "quote" not in cue.frames:
            continue
        first = min(said.cue, said.cue if said.source is None else said.source[0])
        region = quoted.around(parse.trim(0, first)[1] - 1)
        if region is not None and parse.sentence_of[region.end - 1] == parse.sentence_of[said.cue]:
            said.addressee = said.about if said.addressee is None else said.addressee
            said.content, said.scope, said.about = [parse.trim(region.first, region.end)], "clause", None


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
        if first >= end or claimed & {region.first, first}:
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
            apart = (
                parse.trim(verb + 1, first)[0] < first - 1
                if verb < first
                else parse.trim(end, verb)[0] < verb
            )
            if apart and end - first < LEAST_ORPHAN and not _is_attributed(parse, verb, end):
                continue
            if quoted.around(verb) is None and parse.deps[verb] not in NO_CUES:
                cues.add(verb)
                yield verb, cue, Content([(first, end)], "clause")
                break


def _is_attributed(parse: Parse, verb: int, end: int) -> bool:
    """Whether nothing but a subject stands between a quotation and the verb behind it: '"Cash in," Cox wrote'."""
    who = subject(parse, verb)
    return (
        verb > end and who is not None and end <= who < verb and parse.trim(end, verb)[0] == parse.left[who]
    )


def continued(parse: Parse, triggers: Triggers, quoted: Quoted, found: list[Said]) -> list[Said]:
    """Give the quotations that no cue claims to whoever speaks; returns those that are statements of their own.

    A quotation that follows in the paragraph of a quoted statement, or goes on where the paragraph before left one
    open, is more of the same statement, wherever its speaker is told. Any other is a new one: of who is told of in the
    sentence before it ("Varga was blunt."), or of who spoke last; a sentence that nobody is told to say is said all
    the same.
    """
    return _Continued(parse, triggers, quoted, found).statements()


class _Continued:
    """The walk over the quotations of a report, in their order."""

    def __init__(self, parse: Parse, triggers: Triggers, quoted: Quoted, found: list[Said]) -> None:
        self._parse, self._triggers, self._quoted = parse, triggers, quoted
        self._cued = sorted((said for said in found if said.cue is not None), key=lambda said: said.cue or 0)
        self._owners: list[Said | None] = [None] * len(parse)
        for said in sorted(found, key=lambda said: -said.size):
            for first, end in said.content:
                self._owners[first:end] = [said] * (end - first)
        self._paragraph = [
            number for number, (first, end) in enumerate(parse.paragraphs()) for _ in range(first, end)
        ]
        self._own: dict[int, Said] = {}

    def statements(self) -> list[Said]:
        """The quotations that are statements of their own; the others are added to those that they belong to."""
        at = 0
        last: Said | None = None
        open_before: Said | None = None
        for region in self._quoted.regions:
            while at < len(self._cued) and (self._cued[at].cue or 0) < region.first:
                last, at = self._cued[at], at + 1
            owner = self._owner(region, last, open_before)
            open_before = None if region.closed else owner
        return list(self._own.values())

    def _owner(self, region: Quotation, last: Said | None, open_before: Said | None) -> Said | None:
        """The statement that a quotation belongs to, with its words added."""
        claimed = self._claimed(region)
        if claimed is not None:
            begun = None if open_before is None else self._own.pop(id(open_before), None)
            claimed.content[:0] = [] if begun is None else begun.content
            return claimed
        if not _opens_a_sentence(self._parse, region.first):
            return None
        if open_before is None and last is not None and self._goes_on(last, region):
            open_before = last
        if open_before is not None:
            open_before.content.append(self._parse.trim(region.first, region.end))
            return open_before
        alone = self._alone(region, last)
        if alone is not None:
            self._own[id(alone)] = alone
        return alone

    def _claimed(self, region: Quotation) -> Said | None:
        """The statement in whose content most of a quotation stands."""
        owned = [said for said in self._owners[region.first : region.end] if said is not None]
        return owned[0] if 2 * len(owned) > region.end - region.first else None

    def _goes_on(self, last: Said, region: Quotation) -> bool:
        """Whether a quotation is more of what was said last: in its paragraph, behind words in quotation marks."""
        if last.cue is None or last.kind not in SPOKEN or last.scope != "clause" or not last.content:
            return False
        return self._quoted.around(last.content[-1][0]) is not None and not self._apart(
            last.cue, region.first
        )

    def _alone(self, region: Quotation, last: Said | None) -> Said | None:
        """A quotation as a statement of its own."""
        first, end = self._parse.trim(region.first, region.end)
        if end - first < LEAST_ORPHAN:
            return None
        who = self._told_of_before(region.first)
        if who is not None:
            source = self._parse.trim(*self._parse.subtree(who))
            return Said(None, None, who, source, [(first, end)], "clause", "say", "speech")
        if last is not None and last.cue is not None and self._apart(last.cue, region.first) <= 1:
            kind = last.kind if last.kind in SPOKEN else "speech"
            return Said(None, None, last.speaker, last.source, [(first, end)], "clause", "say", kind)
        if any(self._parse.tags[token].startswith(("V", "M")) for token in range(first, end)):
            return Said(None, None, None, None, [(first, end)], "clause", "say", "speech")
        return None

    def _told_of_before(self, token: int) -> int | None:
        """Varga, in 'Varga was blunt. "..."': the subject of the sentence before, in the same paragraph.

        A sentence that ends with a colon ("Stated Varga:") brings what begins the next paragraph, too.
        """
        parse, number = self._parse, self._parse.sentence_of[token] - 1
        if number < 0:
            return None
        first, end = parse.sentences[number]
        if self._paragraph[number] != self._paragraph[number + 1] and parse.words[end - 1] != ":":
            return None
        if self._quoted.between(first, end):
            return None
        verb = next((one for one in range(first, end) if parse.heads[one] == one), None)
        who = None if verb is None else subject(parse, verb)
        return who if who is not None and can_speak(parse, self._triggers, who) else None

    def _apart(self, one: int, other: int) -> int:
        """How many paragraphs lie between two tokens."""
        return self._paragraph[self._parse.sentence_of[other]] - self._paragraph[self._parse.sentence_of[one]]


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
