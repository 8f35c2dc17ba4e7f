"""What speaks for a candidate and against it: named features, with which the judge weighs it.

They are of the kind that holds in other texts, too: who found it and how surely, whether both read the same, what kind
of words source, cue and content are, and whether it is nested. The words themselves are none of them.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence

from .candidates import Candidate, lexical
from .clauses import root
from .parse import Parse
from .quotes import Quoted
from .said import Range, Said
from .scope import scope
from .triggers import Triggers

Features = dict[str, float]

FAIRLY_SURE = 0.5
"""The tagger's score from which what it found counts as something to be nested in."""

PRONOUNS = {"i": "first", "we": "first", "you": "second"}


def evidence(
    parse: Parse, quoted: Quoted, triggers: Triggers, found: Sequence[Candidate]
) -> Iterator[Features]:
    """The features of each candidate, in order. Those that are true are 1; absent ones are 0."""
    covered = _covered(found)
    for candidate in found:
        said = candidate.said
        by = said.by
        reach = scope(parse, quoted, said)
        source = _source(parse, said)
        features: Features = {"always": 1.0, f"by {by}": 1.0}
        for name in (f"scope {reach}", f"kind {said.kind}", f"source {source}"):
            features[name] = features[f"{name}, by {by}"] = 1.0
        features |= _tagger(candidate)
        features |= _agreement(candidate)
        features |= _cue(parse, quoted, triggers, said, source)
        features |= _content(quoted, said)
        features |= _nested(said, covered)
        yield features


def _tagger(candidate: Candidate) -> Features:
    """How sure the tagger is."""
    if candidate.tagged is None:
        return {}
    score = min(max(candidate.tagged.score, 1e-4), 1 - 1e-4)
    sure = math.log(score / (1 - score)) / 3
    return {"sureness": sure, f"sureness, by {candidate.said.by}": sure}


def _agreement(candidate: Candidate) -> Features:
    """How far tagger and rules read the same source and the same content."""
    tagged, ruled = candidate.tagged, candidate.ruled
    if tagged is None or ruled is None:
        return {}
    alike = _alike(tagged.content, ruled.content)
    found = {"contents alike": alike, "contents differ": float(alike < 0.5)}
    if tagged.source and ruled.source is not None:
        first, end = tagged.source[0]
        found["sources meet"] = float(first < ruled.source[1] and ruled.source[0] < end)
    return found


def _alike(one: Sequence[Range], other: Sequence[Range]) -> float:
    """The Jaccard overlap of two sets of tokens, each given by ranges that do not overlap."""
    both = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one for b in other)
    either = sum(end - first for first, end in (*one, *other)) - both
    return both / either if either else 0.0


def _source(parse: Parse, said: Said) -> str:
    """What kind of word the source's head is."""
    if said.speaker is None:
        return "none"
    tag = parse.tags[said.speaker]
    if tag.startswith("PRP"):
        return PRONOUNS.get(parse.words[said.speaker].lower(), "pronoun")
    if tag.startswith("W"):
        return "relative"
    return "name" if tag.startswith("NNP") else "noun" if tag.startswith("N") else "other"


def _cue(parse: Parse, quoted: Quoted, triggers: Triggers, said: Said, source: str) -> Features:
    """What the cue is, and how the content lies to it."""
    if said.cue_range is None:
        return {"no cue": 1.0}
    head = root(parse, said.cue_range)
    part = parse.tags[head][:2]
    found = {
        f"cue {part}, by {said.by}": 1.0,
        f"cue tag {parse.tags[head]}": 1.0,
        f"cue as {parse.deps[head]}": 1.0,
        f"cue of {min(5, said.cue_range[1] - said.cue_range[0])} words": 1.0,
        "cue known": float(lexical(parse, triggers, said.cue_range) is not None),
        "negated": float(said.polarity == "negative"),
    }
    if quoted.around(head) is not None:
        found["cue quoted"] = found[f"cue quoted, source {source}"] = 1.0
    if said.content:
        first = said.content[0][0]
        found["content later" if first >= head else "content earlier"] = 1.0
        found["distance"] = min(30, abs(first - head)) / 10
        found["other sentence"] = float(parse.sentence_of[first] != parse.sentence_of[head])
    return found


def _content(quoted: Quoted, said: Said) -> Features:
    """How long the content is, and whether it is quoted."""
    if not said.content:
        return {"no content": 1.0}
    return {
        "length": math.log1p(said.size) / 2,
        "one word": float(said.size <= 1),
        "three words": float(said.size <= 3),
        "quoted": float(quoted.around(said.content[0][0]) is not None),
    }


def _covered(found: Sequence[Candidate]) -> Counter[int]:
    """For each token, in how many contents it stands: of the rules, and of what the tagger is fairly sure of."""
    covered: Counter[int] = Counter()
    for candidate in found:
        if candidate.tagged is None or candidate.tagged.score >= FAIRLY_SURE:
            for first, end in candidate.said.content:
                covered.update(range(first, end))
    return covered


def _nested(said: Said, covered: Counter[int]) -> Features:
    """How deep the cue stands in others' contents."""
    others = 0 if said.cue is None else covered[said.cue] - said.covers(said.cue)
    depth = min(2, max(0, others))
    return {f"nested {depth}": 1.0, f"nested {depth}, by {said.by}": 1.0}
