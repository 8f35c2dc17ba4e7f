"""Rules and tagger as equal partners: one list of statements from what both of them found.

They are told to agree by their cues. Where both speak, the tagger gives the spans, since it has learned how far a
content reaches, and the rules give what it was not taught: the act, the medium, the addressee, the day. Their
agreement is worth more than the tagger's confidence, on news and even more on what it was not trained on. So the
tagger alone is believed only when it is sure; and the rules alone where they save a claim from being taken for the
reporter's own: speech and belief that no other content covers. `by` says who spoke.
"""

from __future__ import annotations

from dataclasses import replace

from ..model import Scope
from ..ontology.vocabulary import Cue
from .circumstances import addressee, day, medium
from .clauses import antecedent, polarity, root
from .parse import Parse
from .said import FIRST_AND_SECOND, Range, Said
from .tagger import Tagged
from .triggers import PART_OF_TAG, Triggers

DOUBTFUL = 0.35
"""The score from which the tagger is heard at all; the rules decide on what it is not sure of."""

SURE = 0.9
"""The tagger's score from which it is believed without the rules: below, it is wrong more often than not."""

COVERED = 0.5
"""The part of a content that lies in others' contents from which it adds nothing."""


def joined(parse: Parse, triggers: Triggers, by_rules: list[Said], tagged: list[Tagged]) -> list[Said]:
    """The statements of a report, rules and tagger joined, in the order of their cues."""
    rule_at = {token: said for said in by_rules if said.cue_range for token in range(*said.cue_range)}
    used: set[int] = set()
    found: list[Said] = []
    for attribution in tagged:
        partner = next((rule_at[t] for t in range(*attribution.cue) if t in rule_at), None)
        if partner is not None and id(partner) not in used:
            used.add(id(partner))
            found.append(_agreed(parse, partner, attribution))
        elif attribution.score >= SURE:
            found.append(_alone(parse, triggers, attribution))
    contents = _contents(found)
    kept = [
        said
        for said in by_rules
        if id(said) not in used
        and (
            _is_told_of(parse, triggers, said, found)
            if _covered(said, contents)
            else _stands(parse, triggers, said)
        )
    ]
    found += [_with_content_of_its_denial(said, found) for said in kept]
    return sorted(
        found, key=lambda said: (said.cue if said.cue is not None else said.content[0][0], said.cue is None)
    )


def _agreed(parse: Parse, said: Said, attribution: Tagged) -> Said:
    """What both found: spans of the tagger, the rest of the rules."""
    speaker, source = said.speaker, said.source
    if attribution.source:
        source = _closed(parse, attribution.source[0])
        speaker = antecedent(parse, root(parse, source))
    content = list(attribution.content) or said.content
    return replace(
        said,
        cue_range=attribution.cue,
        speaker=speaker,
        source=source,
        content=content,
        governed=said.content,
        by="both",
    )


def _alone(parse: Parse, triggers: Triggers, attribution: Tagged) -> Said:
    """What only the tagger found; the act is that of a word in the cue, or a plain "say"."""
    token = root(parse, attribution.cue)
    cue = _lexical(parse, triggers, attribution.cue)
    source = _closed(parse, attribution.source[0]) if attribution.source else None
    scope, about = _scope(parse, list(attribution.content))
    verb = parse.tags[token].startswith("V")
    return Said(
        cue=token,
        cue_range=attribution.cue,
        speaker=None if source is None else antecedent(parse, root(parse, source)),
        source=source,
        content=list(attribution.content),
        scope=scope,
        act=cue.act if cue else "say",
        kind=cue.kind if cue else "speech",
        polarity=polarity(parse, token, triggers) if verb else "positive",
        about=about,
        addressee=addressee(parse, token, about, triggers) if verb else None,
        medium=medium(parse, token, triggers) if verb else None,
        date=day(parse, token) if verb else None,
        by="tagger",
        governed=[(other, other + 1) for other in range(*attribution.cue) if other != token],
    )


def _contents(found: list[Said]) -> set[int]:
    """The tokens in the contents of statements."""
    return {token for said in found for low, high in said.content for token in range(low, high)}


def _stands(parse: Parse, triggers: Triggers, said: Said) -> bool:
    """Whether a statement that only the rules found, in nobody's content, is kept: a clause that would else be taken
    for the reporter's.

    A noun phrase is nobody's claim, and the rules alone are mostly wrong about it.
    """
    if not said.content:
        return True  # "declined to comment"
    if said.scope == "noun" or said.kind not in ("speech", "writing", "belief"):
        return False
    return not _is_named(parse, said) or said.act in triggers.committing


def _with_content_of_its_denial(said: Said, found: list[Said]) -> Said:
    """ "Denied claims that ...", which the tagger reads as one cue: what is denied is what is claimed."""
    for other in found:
        if other.cue_range and said.cue is not None and other.cue_range[0] < said.cue < other.cue_range[1]:
            return replace(said, content=other.content)
    return said


def _is_told_of(parse: Parse, triggers: Triggers, said: Said, found: list[Said]) -> bool:
    """Whether a statement within another's content is told for its own sake.

    Reporters mark what they do not want to be taken for the outer speaker's: "denied Oslo's claim that ...",
    "dismissed what the rebels call a truce", a quotation in a quotation. Whatever else is said to have been said,
    readers take in passing; but under a denial or a doubt, the inner claim is what it is all about.
    """
    if said.kind not in ("speech", "writing") or said.speaker is None or said.cue is None:
        return False
    if parse.words[said.speaker].lower() in FIRST_AND_SECOND:
        return False
    if _is_named(parse, said) and said.act in triggers.committing:
        return True
    if _is_freely_related(parse, said.cue) or _is_quoted_within(parse, said):
        return True
    return any(outer.act in triggers.against and outer.covers(said.cue) for outer in found)


def _is_named(parse: Parse, said: Said) -> bool:
    """Whether a noun is the cue: "the claim that ..."."""
    return said.cue is not None and parse.tags[said.cue].startswith("N")


def _is_freely_related(parse: Parse, cue: int) -> bool:
    """ "What the rebels call a truce", "what he said was a mistake"."""
    return any(parse.words[token].lower() == "what" for token in range(parse.left[cue], cue))


def _is_quoted_within(parse: Parse, said: Said) -> bool:
    """Whether a content stands in single marks of its own: "She told me, 'We will not sign'"."""
    first = said.content[0][0]
    return first > 0 and parse.words[first - 1] in ("'", "‘", "`")


def _covered(said: Said, contents: set[int]) -> bool:
    """Whether most of a content lies in others' contents."""
    inside = sum(token in contents for first, end in said.content for token in range(first, end))
    return inside > COVERED * said.size


def _closed(parse: Parse, tokens: Range) -> Range:
    """A range with the bracket that closes one it opens: "Central Command (CENTCOM)"."""
    first, end = tokens
    open_bracket = "(" in parse.words[first:end] and ")" not in parse.words[first:end]
    return (first, end + 1) if open_bracket and end < len(parse) and parse.words[end] == ")" else tokens


def _lexical(parse: Parse, triggers: Triggers, tokens: Range) -> Cue | None:
    """The cue of the vocabulary among the words of a range, the last of several: "is expected to announce"."""
    found = None
    for token in range(*tokens):
        part = PART_OF_TAG.get(parse.tags[token][:1], "")
        found = triggers.cues.get((part, parse.lemmas[token])) or found
    return found


def _scope(parse: Parse, content: list[Range]) -> tuple[Scope, int | None]:
    """How far a content commits its speaker: a bare noun phrase only names something."""
    if len(content) != 1:
        return "clause", None
    head = root(parse, content[0])
    if parse.tags[head].startswith("N") and parse.child(head, "nsubj", "cop") is None:
        return "noun", head
    return "clause", None
