"""Rules and tagger as equal partners: one list of statements from what both of them found.

What either found is a candidate, and the judge weighs it: how sure the tagger is, whether the rules found the same, and
what kind of words it is made of. What the rules found and the judge does not believe is kept where it saves a claim
from being taken for the reporter's own, or for the outer speaker's: speech and belief that no other content covers,
claims within denials, and whatever else decides who holds a relation.
"""

from __future__ import annotations

from dataclasses import replace

from .candidates import candidates, is_freely_related
from .cues import can_speak
from .evidence import evidence
from .judge import Judge
from .parse import Parse
from .quotes import Quoted
from .relations import Related
from .said import FIRST_AND_SECOND, Said
from .scope import scope
from .tagger import Tagged
from .triggers import Triggers

HEARD = 0.3
"""The tagger's score from which what it found is a candidate."""

BELIEVED = 0.35
"""The chance from which a candidate is a statement: the best F1 on the reports that the judge was fitted on."""

THINKABLE = 0.15
"""The chance from which what the rules found is kept for what it saves from being the reporter's."""

COVERED = 0.5
"""The part of a content that lies in others' contents from which it adds nothing."""


def joined(
    parse: Parse,
    quoted: Quoted,
    triggers: Triggers,
    judge: Judge,
    by_rules: list[Said],
    tagged: list[Tagged],
    related: list[Related],
) -> list[Said]:
    """The statements of a report, rules and tagger joined, in the order of their cues; `related` are its relations."""
    every = list(candidates(parse, quoted, triggers, by_rules, tagged))
    chances = [judge.chance(features) for features in evidence(parse, quoted, triggers, every)]
    for candidate, chance in zip(every, chances, strict=True):
        candidate.said.confidence = round(chance, 2)
    found = [candidate.said for candidate, chance in zip(every, chances, strict=True) if chance >= BELIEVED]
    contents = _contents(found)
    denied = _contents([said for said in found if said.act in triggers.against])
    telling = {relation.head for relation in related}

    def saves(said: Said, chance: float) -> bool:
        if not said.content:
            return True  # "declined to comment"
        if _covered(said, contents):
            return _is_told_of(parse, quoted, triggers, said, denied)
        return chance >= THINKABLE and _stands(parse, quoted, triggers, said)

    kept = []
    for candidate, chance in zip(every, chances, strict=True):
        if candidate.ruled is not None and chance < BELIEVED:
            if _decides(parse, candidate.said, telling):
                kept.append(candidate.said)
            elif saves(candidate.ruled, chance):
                kept.append(replace(candidate.ruled, confidence=candidate.said.confidence))
    found += _with_contents_of_their_denials(kept, found)
    return sorted(
        found, key=lambda said: (said.cue if said.cue is not None else said.content[0][0], said.cue is None)
    )


def _contents(found: list[Said]) -> set[int]:
    """The tokens in the contents of statements."""
    return {token for said in found for low, high in said.content for token in range(low, high)}


def _stands(parse: Parse, quoted: Quoted, triggers: Triggers, said: Said) -> bool:
    """Whether a statement that the rules found, in nobody's content, is kept: what would else be taken for the
    reporter's, and what somebody tells somebody to do ("ordered them to leave"), or is accused of.

    A noun phrase is nobody's claim, and the rules alone are mostly wrong about them.
    """
    reach = scope(parse, quoted, said)
    if reach == "noun" or said.kind not in ("speech", "writing", "belief"):
        return False
    if reach == "nonfinite":
        return said.speaker is not None and can_speak(parse, triggers, said.speaker)
    return said.act in triggers.committing or not _is_named(parse, said)


def _decides(parse: Parse, said: Said, telling: set[int]) -> bool:
    """Whether a clause that somebody is said to say or believe holds a relation: then it tells whose the relation is.

    In "the minister said the army had denied that the rebels attacked" the minister does not say that they attacked.
    """
    if said.scope != "clause" or said.kind not in ("speech", "writing", "belief") or said.cue is None:
        return False
    if said.speaker is not None and parse.words[said.speaker].lower() in FIRST_AND_SECOND:
        return False
    return any(token in telling for first, end in said.content for token in range(first, end))


def _with_contents_of_their_denials(kept: list[Said], found: list[Said]) -> list[Said]:
    """ "Denied claims that ...", which the tagger reads as one cue: what is denied is what is claimed."""
    around: dict[int, Said] = {}
    for other in found:
        if other.cue_range:
            for token in range(other.cue_range[0] + 1, other.cue_range[1]):
                around.setdefault(token, other)
    return [
        replace(said, content=around[said.cue].content)
        if said.cue is not None and said.cue in around
        else said
        for said in kept
    ]


def _is_told_of(parse: Parse, quoted: Quoted, triggers: Triggers, said: Said, denied: set[int]) -> bool:
    """Whether a statement within another's content is told for its own sake.

    Reporters mark what they do not want to be taken for the outer speaker's: "denied Oslo's claim that ...",
    "dismissed what the rebels call a truce", a quotation in a quotation. Whatever else is said to have been said,
    readers take in passing; but under a denial or a doubt, the inner claim is what it is all about. `denied` are the
    tokens that stand under one.
    """
    if said.kind not in ("speech", "writing") or said.speaker is None or said.cue is None:
        return False
    if parse.words[said.speaker].lower() in FIRST_AND_SECOND:
        return False
    if _is_named(parse, said) and said.act in triggers.committing:
        return scope(parse, quoted, said) == "clause"
    if is_freely_related(parse, said.cue) or _is_quoted_within(parse, said):
        return True
    return said.cue in denied


def _is_named(parse: Parse, said: Said) -> bool:
    """Whether a noun is the cue: "the claim that ..."."""
    return said.cue is not None and parse.tags[said.cue].startswith("N")


def _is_quoted_within(parse: Parse, said: Said) -> bool:
    """Whether a content stands in single marks of its own: "She told me, 'We will not sign'"."""
    first = said.content[0][0]
    return first > 0 and parse.words[first - 1] in ("'", "‘", "`")


def _covered(said: Said, contents: set[int]) -> bool:
    """Whether most of a content lies in others' contents."""
    inside = sum(token in contents for first, end in said.content for token in range(first, end))
    return inside > COVERED * said.size
