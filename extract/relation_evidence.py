"""What speaks for a relation and against it: named features, with which its judge weighs it.

How it was found, what kind of words trigger and sides are, how the sides hang on the trigger, and how many relations
one trigger was read for. The words themselves are none of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from .clauses import is_passive
from .evidence import Features
from .judge import Judge
from .parse import Parse
from .phrases import Phrase
from .quotes import Quoted
from .related import Related
from .triggers import Triggers

LONGEST_PATH = 4
"""Steps from a side up to its trigger, or down from it, that still make a path; a longer one is "far"."""

LONG_SENTENCE = 40
"""Words from which parsers err more often."""


def weigh(parse: Parse, quoted: Quoted, triggers: Triggers, judge: Judge, related: Sequence[Related]) -> None:
    """Give each relation of a report its confidence."""
    for one, features in zip(related, relation_evidence(parse, quoted, triggers, related), strict=True):
        one.confidence = round(judge.chance(features), 2)


def relation_evidence(
    parse: Parse, quoted: Quoted, triggers: Triggers, related: Sequence[Related]
) -> Iterator[Features]:
    """The features of each relation, in order. Those that are true are 1; absent ones are 0."""
    readings = Counter(one.head for one in related)
    for one in related:
        known = triggers.types[one.type]
        family = known.plover or "standing"
        features: Features = {"always": 1.0}
        names = [
            f"by {one.reader}",
            f"family {family}",
            f"type {one.type}",
            f"certainty {one.certainty}",
            f"polarity {one.polarity}",
            *_trigger(parse, one),
            *_side(parse, one, one.subject, "subject"),
            *_side(parse, one, one.object, "object"),
            f"readings {min(4, readings[one.head])}",
        ]
        if one.presupposed:
            names.append("presupposed")
        if quoted.around(one.head) is not None:
            names.append("quoted")
        first, end = parse.sentences[parse.sentence_of[one.head]]
        if end - first >= LONG_SENTENCE:
            names.append("long sentence")
        if parse.words[end - 1] not in (".", "!", "?", "”", '"', "''", "’"):
            names.append("no full stop")
        features |= dict.fromkeys(names, 1.0)
        yield features


def _trigger(parse: Parse, one: Related) -> Iterator[str]:
    """What the trigger is, and where it stands."""
    tag = parse.tags[one.head]
    part = "verb" if tag.startswith("V") else "noun" if tag.startswith("N") else "other"
    yield f"trigger {part}"
    yield f"trigger {part} as {parse.deps[one.head]}"
    if part == "verb":
        yield f"trigger {tag}"
        if is_passive(parse, one.head):
            yield "passive"
    if one.taken:
        yield "with its object"


def _side(parse: Parse, one: Related, phrase: Phrase | None, side: str) -> Iterator[str]:
    """What a side is, and how it hangs on the trigger."""
    if phrase is None:
        yield f"{side} open"
        return
    yield f"{side} {phrase.kind}"
    yield f"{side} {phrase.kind} {phrase.type}"
    yield f"{side} as {phrase.role}"
    yield f"{side} by {path(parse, one.head, phrase.head)}"
    yield f"{side} {'before' if phrase.head < one.head else 'behind'}"
    if phrase.plural:
        yield f"{side} plural"
    if abs(phrase.head - one.head) > 12:
        yield f"{side} distant"
    if phrase.kind == "name" and phrase.key is not None:
        yield f"{side} known"


def path(parse: Parse, trigger: int, side: int) -> str:
    """The dependencies from a side up to its trigger, or from the trigger up to it: "pobj prep"."""
    if trigger == side:
        return "itself"
    for low, high, mark in ((side, trigger, ""), (trigger, side, "below ")):
        steps: list[str] = []
        while len(steps) < LONGEST_PATH and parse.heads[low] != low:
            steps.append(parse.deps[low])
            low = parse.heads[low]
            if low == high:
                return mark + " ".join(step for step in steps if step != "conj")
    if parse.sentence_of[trigger] != parse.sentence_of[side]:
        return "another sentence"
    return "far"
