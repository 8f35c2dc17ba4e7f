"""What was said: the content of a cue, by the frames that the vocabulary gives it.

A frame names a construction: a quotation, a clause ("that ...", "whether ..."), an infinitive, a gerund, a noun
phrase, or the object of a preposition. The first frame that fits, in the order below, gives the content.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..model import Scope
from ..ontology.vocabulary import Cue
from .clauses import is_passive
from .parse import Parse
from .said import Range

CLAUSAL = frozenset(("quote", "clause", "infinitive", "gerund", "object", "said"))
"""Frames that are constructions; the others are prepositions."""


@dataclass(frozen=True, slots=True)
class Content:
    """The ranges of what was said, how far it commits the speaker, and the head of a noun content."""

    ranges: list[Range]
    scope: Scope
    head: int | None = None


def content_of_verb(parse: Parse, verb: int, cue: Cue) -> Content | None:
    """The content of a verb such as "said", "denied", "threatened"; None when it has none here."""
    for frame in (_clause, _governor, _prepositional, _noun_phrase):
        found = frame(parse, verb, cue)
        if found is not None:
            return found
    return None


def content_of_noun(parse: Parse, noun: int, cue: Cue) -> Content | None:
    """The content of a noun such as "claim", "warning": "the claim that ...", "its announcement of ..."."""
    if "clause" in cue.frames:
        for child in (*parse.all_children(noun, "acl", "ccomp", "relcl", "appos"), *_beside(parse, noun)):
            mark = parse.child(child, "mark")
            is_that = mark is not None and parse.words[mark].lower() in ("that", "whether")
            # Parsers take "claim that it was attacked" for a relative clause: "that" then has no role in it.
            if child > noun and is_that:
                return Content([_range(parse, child)], "clause")
    if "infinitive" in cue.frames:
        for child in parse.all_children(noun, "acl", "xcomp"):
            if child > noun and _is_infinitive(parse, child):
                return Content([_range(parse, child)], "clause")
    return _prepositional(parse, noun, cue)


def _beside(parse: Parse, noun: int) -> list[int]:
    """The clause of "denied claims by the Union that ...", which parsers hang on the verb or on the Union."""
    found = parse.all_children(parse.heads[noun], "ccomp") if parse.deps[noun] == "dobj" else []
    for _, preposition in parse.prepositions(noun):
        owner = parse.child(preposition, "pobj")
        found += [] if owner is None else parse.all_children(owner, "acl", "relcl")
    return found


def content_of_adjective(parse: Parse, adjective: int, cue: Cue) -> Content | None:
    """The content of a predicate such as "confident": "is confident that ...", "is ready to ..."."""
    child = parse.child(adjective, "ccomp", "xcomp")
    if child is None or child < adjective:
        return _prepositional(parse, adjective, cue)
    infinitive = _is_infinitive(parse, child)
    if ("infinitive" if infinitive else "clause") not in cue.frames:
        return None
    return Content([_range(parse, child)], "clause")


def content_around(parse: Parse, first: int, end: int) -> Content | None:
    """The clause around a phrase such as "according to the ministry", without the phrase."""
    head = parse.heads[first]
    if head == first or first <= head < end:
        return None
    for _ in range(4):
        if parse.tags[head].startswith(("V", "M")) or parse.heads[head] == head:
            break
        head = parse.heads[head]
    ranges = without(parse, [parse.subtree(head)], first, end)
    return Content(ranges, "clause") if ranges else None


def without(parse: Parse, ranges: list[Range], first: int, end: int) -> list[Range]:
    """The ranges less one range, trimmed of the punctuation that it leaves at their edges."""
    kept = []
    for low, high in ranges:
        for part in ((low, min(high, first)), (max(low, end), high)):
            if part[0] < part[1]:
                trimmed = parse.trim(*part)
                if trimmed[0] < trimmed[1]:
                    kept.append(trimmed)
    return kept


def _clause(parse: Parse, verb: int, cue: Cue) -> Content | None:
    """A clause, infinitive or gerund that the verb governs."""
    for child in (*parse.all_children(verb, "ccomp", "xcomp"), *_of_the_addressee(parse, verb, cue)):
        if parse.tags[child] in ("JJ", "NN", "NNS") and parse.child(child, "nsubj", "cop") is None:
            continue  # "called him a liar": a predicate, not a clause
        if _is_infinitive(parse, child):
            frame = "infinitive"
        elif parse.tags[child] == "VBG" and parse.child(child, "aux", "nsubj") is None:
            frame = "gerund"
        else:
            frame = "clause"
        if frame in cue.frames or (frame == "clause" and "quote" in cue.frames):
            first, end = _range(parse, child)
            if first < end:
                return Content([(first, end)], "clause")
    return None


def _of_the_addressee(parse: Parse, verb: int, cue: Cue) -> list[int]:
    """The infinitive in "called on both sides to stop", which parsers hang on the sides, or on the verb."""
    if " " not in cue.lemma or "infinitive" not in cue.frames:
        return []
    found = parse.all_children(verb, "advcl")
    for _, preposition in parse.prepositions(verb):
        noun = parse.child(preposition, "pobj")
        found += [] if noun is None else parse.all_children(noun, "acl", "relcl")
    return [child for child in found if _is_infinitive(parse, child)]


def _governor(parse: Parse, verb: int, cue: Cue) -> Content | None:
    """The clause that a parenthetical cue interrupts or follows: "The bridge, she said, was closed"."""
    if not cue.frames & {"quote", "clause"} or parse.heads[verb] == verb:
        return None
    mark = parse.child(verb, "mark")
    as_cue = parse.deps[verb] == "advcl" and mark is not None and parse.words[mark].lower() == "as"
    if parse.deps[verb] != "parataxis" and not as_cue:
        return None
    first, end = parse.subtree(verb)
    ranges = without(parse, [parse.subtree(parse.heads[verb])], first, end)
    return Content(ranges, "clause") if ranges else None


def _prepositional(parse: Parse, token: int, cue: Cue) -> Content | None:
    """The object of a preposition: "accused them of lying", "warned against travel"."""
    wanted = cue.frames - CLAUSAL
    for word, preposition in parse.prepositions(token):
        if word not in wanted or preposition < token:
            continue
        clause = parse.child(preposition, "pcomp")
        if clause is not None:
            return Content([_range(parse, clause)], "clause")
        noun = parse.child(preposition, "pobj")
        if noun is not None:
            return Content([_range(parse, noun)], "noun", noun)
    return None


def _noun_phrase(parse: Parse, verb: int, cue: Cue) -> Content | None:
    """A noun phrase: "denounced the attacks"; the subject of a passive."""
    if not cue.frames & {"object", "said"}:
        return None
    noun = parse.child(verb, "nsubjpass") if is_passive(parse, verb) else parse.child(verb, "dobj")
    if noun is None and not is_passive(parse, verb):
        noun = _taken_for_an_apposition(parse, verb)
    if noun is not None and parse.words[noun].lower() == "what":
        noun = parse.child(verb, "oprd")  # "what the rebels call a truce"
    if noun is None or parse.tags[noun] in ("PRP", "WDT", "WP"):
        return None
    return Content([_range(parse, noun)], "noun", noun)


def _taken_for_an_apposition(parse: Parse, verb: int) -> int | None:
    """The object in "denied in a statement Freedonia's claim", which parsers hang on the statement."""
    for _, preposition in parse.prepositions(verb):
        noun = parse.child(preposition, "pobj")
        beside = None if noun is None else parse.child(noun, "appos")
        if noun is not None and beside is not None and parse.left[beside] == noun + 1:
            return beside
    return None


def _range(parse: Parse, token: int) -> Range:
    first, end = parse.trim(*parse.subtree(token))
    if first < end and parse.words[first].lower() == "that" and parse.deps[first] == "mark":
        first += 1
    return parse.trim(first, end)


def _is_infinitive(parse: Parse, verb: int) -> bool:
    return any(parse.tags[child] == "TO" for child in parse.children[verb] if parse.deps[child] == "aux")
