"""What surrounds a cue: to whom, in what medium and on what day it was said."""

from __future__ import annotations

from .clauses import objects_of
from .parse import Parse
from .said import Range
from .triggers import Triggers

MEDIUM_PREPOSITIONS = frozenset(["in", "on", "during", "via", "through", "over", "by", "at"])


def addressee(parse: Parse, verb: int, content_head: int | None, triggers: Triggers) -> int | None:
    """Whom one speaks to: the object beside a content ("told reporters that"), or after "to".

    Nobody speaks to a claim, nor to the "it" of "it is believed that".
    """
    found = [
        parse.child(child, "pobj") if parse.tags[child] in ("IN", "TO") else child
        for child in parse.all_children(verb, "dobj", "dative", "nsubjpass")
    ]
    for token in (*found, *objects_of(parse, verb, "to")):
        if token is not None and token != content_head and _hears(parse, token, triggers):
            return token
    return None


def _hears(parse: Parse, token: int, triggers: Triggers) -> bool:
    if parse.tags[token] in ("WDT", "WP") or parse.words[token].lower() in ("it", "this", "that"):
        return False
    return ("noun", parse.lemmas[token]) not in triggers.cues


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
