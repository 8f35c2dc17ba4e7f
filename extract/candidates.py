"""What may be a statement: each draft of the tagger, of the rules, or of both, told to agree by their cues.

Where both speak, the tagger gives the spans, since it has learned how far a content reaches, and the rules give what
it was not taught: the act, the medium, the addressee, the day. `by` says who spoke.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..model import Scope
from ..ontology.vocabulary import Cue
from .circumstances import addressee, day, medium
from .clauses import antecedent, polarity, root
from .parse import Parse
from .quotes import Quoted
from .said import Range, Said
from .tagger import Tagged
from .triggers import PART_OF_TAG, Triggers

ENDS = frozenset((".", ",", "!", "?", "…", "..."))
"""What stands before a closing mark where a quotation ends, and not a quoted word."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A draft to be judged, and what it was made of: at least one of what the tagger and what the rules found."""

    said: Said
    tagged: Tagged | None
    ruled: Said | None


def candidates(
    parse: Parse, quoted: Quoted, triggers: Triggers, by_rules: list[Said], tagged: list[Tagged]
) -> Iterator[Candidate]:
    """Every draft once, those of the tagger first. A draft of the rules goes with the first of the tagger that shares
    a word of its cue.
    """
    rule_at = {token: said for said in by_rules if said.cue_range for token in range(*said.cue_range)}
    used: set[int] = set()
    for attribution in tagged:
        partner = next((rule_at[token] for token in range(*attribution.cue) if token in rule_at), None)
        if partner is not None and id(partner) not in used:
            used.add(id(partner))
            if _is_of_another(attribution, partner, rule_at):
                attribution = replace(attribution, source=())
            yield Candidate(_agreed(parse, quoted, partner, attribution), attribution, partner)
        else:
            yield Candidate(_alone(parse, quoted, triggers, attribution), attribution, None)
    for said in by_rules:
        if id(said) not in used:
            yield Candidate(said, None, said)


def _is_of_another(attribution: Tagged, partner: Said, rule_at: dict[int, Said]) -> bool:
    """Whether the source is that of a further cue within the cue: in "rejected claims by the rebels that ..." it is the
    rebels who claim, and not they who reject.
    """
    others = (rule_at[token] for token in range(*attribution.cue) if token in rule_at)
    return partner.speaker is not None and any(
        first <= other.speaker < end and other.speaker != partner.speaker
        for other in others
        if other is not partner and other.speaker is not None
        for first, end in attribution.source
    )


def _agreed(parse: Parse, quoted: Quoted, said: Said, attribution: Tagged) -> Said:
    """What both found: spans of the tagger, the rest of the rules.

    Of "what officials call a blockade has stopped trade" the rules know better how much is the officials'.
    """
    speaker, source = said.speaker, said.source
    if attribution.source:
        source = _closed(parse, attribution.source[0])
        speaker = antecedent(parse, root(parse, source))
    content = _content(parse, quoted, attribution)
    if said.content and said.cue is not None and is_freely_related(parse, said.cue):
        content = said.content
    content = _limited(parse, said, content)
    return replace(
        said,
        cue_range=attribution.cue,
        speaker=speaker,
        source=source,
        content=content,
        governed=said.content,
        by="both",
    )


def _limited(parse: Parse, said: Said, content: list[Range]) -> list[Range]:
    """The content as far as the rules let it go: in "the claim that he lied was read" a tagger reads on to the end."""
    if said.limit is None:
        return content
    kept = [parse.trim(first, min(end, said.limit)) for first, end in content if first < said.limit]
    return [(first, end) for first, end in kept if first < end] or said.content


def _alone(parse: Parse, quoted: Quoted, triggers: Triggers, attribution: Tagged) -> Said:
    """What only the tagger found; the act is that of a word in the cue, or a plain "say"."""
    token = root(parse, attribution.cue)
    cue = lexical(parse, triggers, attribution.cue)
    source = _closed(parse, attribution.source[0]) if attribution.source else None
    content = _content(parse, quoted, attribution)
    scope, about = _scope(parse, content)
    verb = parse.tags[token].startswith("V")
    return Said(
        cue=token,
        cue_range=attribution.cue,
        speaker=None if source is None else antecedent(parse, root(parse, source)),
        source=source,
        content=content,
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


def _content(parse: Parse, quoted: Quoted, attribution: Tagged) -> list[Range]:
    """The content, no further than the quotation that it begins with, where that ends like a sentence or a part of one:
    what follows in '"We left," she said. "It was late." The road was dark' is the reporter's again.
    """
    found = []
    for first, end in attribution.content:
        region = quoted.around(first)
        if region is not None and region.first == first and region.closed and region.end < end:
            around_cue = any(region.first <= token < region.end for token in range(*attribution.cue))
            if not around_cue and parse.words[region.end - 1] in ENDS:
                end = parse.trim(first, region.end)[1]
        found.append((first, end))
    return found


def is_freely_related(parse: Parse, cue: int) -> bool:
    """ "What the rebels call a truce", "what he said was a mistake"."""
    return any(parse.words[token].lower() == "what" for token in range(parse.left[cue], cue))


def _closed(parse: Parse, tokens: Range) -> Range:
    """A range with the bracket that closes one it opens: "Central Command (CENTCOM)"."""
    first, end = tokens
    open_bracket = "(" in parse.words[first:end] and ")" not in parse.words[first:end]
    return (first, end + 1) if open_bracket and end < len(parse) and parse.words[end] == ")" else tokens


def lexical(parse: Parse, triggers: Triggers, tokens: Range) -> Cue | None:
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
