"""What surrounds a cue: to whom, in what medium, on whose behalf and when it was said."""

from __future__ import annotations

from collections.abc import Iterator

from .clauses import is_passive, objects_of
from .cues import cue_at
from .dates import MONTHS, WEEKDAYS
from .parse import Parse
from .said import Range
from .triggers import Triggers
from .words import words

MEDIUM_PREPOSITIONS = words("in on during via through over by at")
SPOKEN = words("speak talk write address testify appear")
"""Verbs of a participle that tells how something was said: "speaking to reporters in Velm, she said"."""
WHERE = words("in at via during")
TIME_PREPOSITIONS = words("on in late early during")
TIMES = (
    frozenset(WEEKDAYS)
    | frozenset(MONTHS)
    | words("today yesterday ago week weekend month year night evening")
)
REPRESENTING = words("represent defend")
PARTICIPLES = ("advcl", "acl")


def addressee(parse: Parse, verb: int, content_head: int | None, triggers: Triggers) -> int | None:
    """Whom one speaks to: the object beside a content ("told reporters that"), or after "to".

    Which of these a verb has, its cue tells: one tells reporters something, but describes a raid. Nobody speaks to a
    claim, nor to the "it" of "it is believed that". A letter to the board is written to the board.
    """
    for token in _spoken_to(parse, verb, triggers):
        if token != content_head and _hears(parse, token, triggers):
            return token
    return None


def _spoken_to(parse: Parse, verb: int, triggers: Triggers) -> Iterator[int]:
    cue = cue_at(parse, triggers, verb)
    hearers = cue.hearers if cue is not None else frozenset(["to"])
    for child in parse.all_children(verb, "dative"):
        inner = parse.child(child, "pobj")
        yield child if inner is None else inner
    if "object" in hearers:
        yield from _objects(parse, verb)
    for preposition in sorted(hearers - {"object"}):
        yield from objects_of(parse, verb, preposition)[:1]
    for participle in parse.all_children(verb, *PARTICIPLES):
        if parse.lemmas[participle] in SPOKEN:
            yield from (objects_of(parse, participle, "to") or objects_of(parse, participle, "with"))[:1]
    noun = _medium(parse, verb, triggers)
    if noun is not None:
        yield from (objects_of(parse, noun[1], "to") or objects_of(parse, noun[1], "with"))[:1]


def _objects(parse: Parse, verb: int) -> Iterator[int]:
    """The object of a verb, the subject of a passive; the paper, too, in "forbade the paper to print the letters"."""
    yield from parse.all_children(verb, "nsubjpass" if is_passive(parse, verb) else "dobj")
    for clause in parse.all_children(verb, "ccomp"):
        own = parse.child(clause, "nsubj")
        infinitive = any(parse.tags[child] == "TO" for child in parse.all_children(clause, "aux"))
        if own is not None and infinitive and own > verb:
            yield own


def _hears(parse: Parse, token: int, triggers: Triggers) -> bool:
    if parse.tags[token] in ("WDT", "WP") or parse.words[token].lower() in ("it", "this", "that"):
        return False
    return parse.tags[token] not in ("NN", "NNS") or ("noun", parse.lemmas[token]) not in triggers.cues


def medium(parse: Parse, verb: int, triggers: Triggers) -> Range | None:
    """ "In a statement", "on state television": a preposition with a noun of the media lexicon."""
    found = _medium(parse, verb, triggers)
    return None if found is None else (min(found[0], parse.left[found[1]]), found[1] + 1)


def _medium(parse: Parse, verb: int, triggers: Triggers) -> tuple[int, int] | None:
    """The preposition and the noun of the medium."""
    for word, preposition in parse.prepositions(verb):
        noun = parse.child(preposition, "pobj")
        if noun is None or word not in MEDIUM_PREPOSITIONS:
            continue
        if {parse.lemmas[noun], parse.words[noun].lower().rstrip(".")} & triggers.lexicons["media"]:
            return preposition, noun
    return None


def behalf(parse: Parse, verb: int, speaker: int | None) -> int | None:
    """On whose behalf one speaks: "on behalf of the cabinet", "speaking for her", "a lawyer representing her"."""
    telling = [verb, *(one for one in parse.all_children(verb, *PARTICIPLES) if parse.lemmas[one] in SPOKEN)]
    for token in telling:
        for behalf in objects_of(parse, token, "on"):
            if parse.lemmas[behalf] == "behalf":
                owner = parse.child(behalf, "poss")
                return next(iter(objects_of(parse, behalf, "of")), owner)
        if token != verb and parse.lemmas[token] == "speak":
            for body in objects_of(parse, token, "for"):
                return body
    if speaker is not None:
        for participle in parse.all_children(speaker, "acl"):
            if parse.lemmas[participle] in REPRESENTING:
                return parse.child(participle, "dobj")
    return None


def day(parse: Parse, verb: int) -> Range | None:
    """ "On Wednesday", "last week", "in 2019": words for a time that hang on the cue, or on where it was said."""
    found = _time_below(parse, verb)
    for word, preposition in parse.prepositions(verb) if found is None else ():
        noun = parse.child(preposition, "pobj")
        if noun is not None and word in WHERE:
            found = found or _time_below(parse, noun)
    return found


def _time_below(parse: Parse, token: int) -> Range | None:
    for child in parse.children[token]:
        time = child
        if parse.deps[child] == "prep":
            inner = parse.child(child, "pobj")
            if inner is None or parse.words[child].lower() not in TIME_PREPOSITIONS:
                continue
            time = inner
        elif parse.deps[child] not in ("npadvmod", "advmod"):
            continue
        if _is_a_time(parse, time):
            return parse.trim(*parse.subtree(child))
    return None


def _is_a_time(parse: Parse, token: int) -> bool:
    """Whether a word tells a day or days: by its name, as a year, or by how long "ago" it was."""
    word = parse.words[token].lower()
    if word in TIMES:
        return True
    return parse.tags[token] == "CD" and len(word) == 4 and word.isdigit()
