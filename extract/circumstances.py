"""What surrounds a cue: to whom, in what medium and on what day it was said."""

from __future__ import annotations

from .clauses import objects_of
from .parse import Parse
from .said import Range
from .triggers import Triggers

MEDIUM_PREPOSITIONS = frozenset(["in", "on", "during", "via", "through", "over", "by", "at"])


def addressee(parse: Parse, verb: int, content_head: int | None) -> int | None:
    """Whom one speaks to: the object beside a content ("told reporters that"), or after "to"."""
    for child in parse.all_children(verb, "dobj", "dative"):
        if child != content_head and parse.tags[child] not in ("WDT", "WP"):
            return parse.child(child, "pobj") if parse.tags[child] in ("IN", "TO") else child
    passive = parse.child(verb, "nsubjpass")
    if passive is not None and passive != content_head:
        return passive
    to = objects_of(parse, verb, "to")
    return to[0] if to and to[0] != content_head else None


def medium(parse: Parse, verb: int, triggers: Triggers) -> Range | None:
    """ "In a statement", "on state television": a preposition with a noun of the media lexicon."""
    for word, preposition in parse.prepositions(verb):
        noun = parse.child(preposition, "pobj")
        if (
            noun is not None
            and word in MEDIUM_PREPOSITIONS
            and parse.lemmas[noun] in triggers.lexicons["media"]
        ):
            return min(preposition, parse.left[noun]), noun + 1
    return None


def day(parse: Parse, verb: int) -> Range | None:
    """ "On Wednesday": words for a day that hang on the cue."""
    for child in parse.children[verb]:
        day = child
        if parse.deps[child] == "prep":
            inner = parse.child(child, "pobj")
            if inner is None or parse.words[child].lower() not in ("on", "late", "early"):
                continue
            day = inner
        elif parse.deps[child] not in ("npadvmod", "advmod"):
            continue
        if parse.deps[child] == "advmod" and parse.words[child].lower() not in ("today", "yesterday"):
            continue
        return parse.trim(*parse.subtree(day))
    return None
