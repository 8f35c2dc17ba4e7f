"""Where, when and by what means: what the words around a trigger tell of an event besides who took part.

These words hang on the trigger itself, on the verb that carries it ("carried out raids in Orsk on Friday"), or on
what it was done to ("destroyed a depot in Orsk").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from .parse import Parse
from .phrases import Phrase, Phrases
from .places import PLACE_PREPOSITIONS
from .said import Range
from .tense import carrier
from .triggers import Triggers
from .words import words

LOCATIVES = PLACE_PREPOSITIONS - {"towards", "toward"} | words("on along off over beyond")
TEMPORAL = frozenset(("DATE", "TIME"))
GEOGRAPHIC = frozenset(("GPE", "LOC", "FAC"))
COMPASS = words(
    "north south east west northeast northwest southeast southwest kilometers kilometres km miles"
)
BY_MEANS_OF = words("with by using from via")
MEANS = words("use help aid means")
"""Nouns that only say that something is used: "with the use of drones"."""

DEICTIC = frozenset(("overnight", "today", "yesterday", "tomorrow", "tonight"))
"""Times that taggers do not always mark."""

DEPTH = 6


def carriers(parse: Parse, trigger: int, triggers: Triggers, taken: Iterable[int] = ()) -> list[int]:
    """The words on which a place or a time of an event may hang: its trigger first, then the verb that carries it.

    `taken` are objects that belong to the trigger.
    """
    found = [trigger, *taken]
    verb = carrier(parse, trigger, triggers)
    if verb is not None and verb != trigger:
        found.append(verb)
    begun = trigger if verb is None else verb
    if parse.deps[begun] == "xcomp" and parse.lemmas[parse.heads[begun]] in triggers.lexicons["aspectual"]:
        found.append(parse.heads[begun])
    found += [clause for clause in parse.all_children(trigger, "acl") if parse.tags[trigger].startswith("N")]
    return found


def places(parse: Parse, phrases: Phrases, on: Iterable[int]) -> list[Phrase]:
    """The places that prepositions of place bring, below any of these words, each once."""
    found: dict[int, Phrase] = {}
    for token in on:
        for inner in _placed_below(parse, token):
            place = located(parse, phrases, inner)
            if place is not None:
                found.setdefault(place.head, place)
    return list(found.values())


def located(parse: Parse, phrases: Phrases, token: int) -> Phrase | None:
    """The place that a noun tells: itself, or the named one in "the outskirts of Orsk"; None for what is no place.

    >>> # "fell inside the perimeter of the Orsk camp": the Orsk camp
    """
    found = phrases.by_head.get(token) or phrases.covering(token)
    if found is not None and found.kind == "name":
        return found if is_place(parse, found) else None
    for word, preposition in parse.prepositions(token):
        inner = parse.child(preposition, "pobj")
        if word == "of" and inner is not None:
            named = located(parse, phrases, inner)
            if named is not None and named.kind == "name":
                return named
    return found if found is not None and found.type == "Place" and found.kind != "pronoun" else None


def is_place(parse: Parse, phrase: Phrase) -> bool:
    """Whether a name may be where something happens: a place, or a state where it is not the one that acts."""
    if phrase.type == "Place":
        return True
    geographic = any(
        label in GEOGRAPHIC and first <= phrase.head < end for first, end, label in parse.entities
    )
    return phrase.type == "Organization" and phrase.role == "place" and geographic


def _placed_below(parse: Parse, token: int) -> Iterator[int]:
    for word, preposition in parse.prepositions(token):
        if word in LOCATIVES:
            inner = parse.child(preposition, "pobj")
            yield from [] if inner is None else parse.conjuncts(inner)
    for child in parse.all_children(token, "advmod", "npadvmod"):
        if parse.words[child].lower() in COMPASS:  # "attacked a convoy north of Orsk"
            for word, preposition in parse.prepositions(child):
                inner = parse.child(preposition, "pobj")
                if word in ("of", "from") and inner is not None:
                    yield inner


def times(parse: Parse, triggers: Triggers) -> dict[int, list[Range]]:
    """The words for times of a report, by the word that they hang on; with the preposition that brings them."""
    found: dict[int, list[Range]] = {}
    for first, end, label in parse.entities:
        if label in TEMPORAL:
            start, governor = _brought(parse, triggers, first, end)
            found.setdefault(governor, []).append((start, end))
    for token, word in enumerate(parse.words):
        if word.lower() in DEICTIC and parse.deps[token] in ("advmod", "npadvmod"):
            found.setdefault(parse.heads[token], []).append((token, token + 1))
    return found


def _brought(parse: Parse, triggers: Triggers, first: int, end: int) -> Range:
    """Where the words for a time begin, and the word that they hang on: "struck", for "on the morning of 5 May"."""
    root = next((token for token in range(first, end) if not first <= parse.heads[token] < end), first)
    for _ in range(DEPTH):
        if parse.deps[root] in ("pobj", "pcomp"):
            root = parse.heads[root]
            first = min(first, root) if all(parse.tags[t] == "DT" for t in range(root + 1, first)) else first
        governor = parse.heads[root]
        if (
            parse.tags[governor] not in ("IN", "TO")
            and parse.lemmas[governor] not in triggers.lexicons["times"]
        ):
            break
        if governor == root:
            break
        root = governor
    return first, parse.heads[root]


def time_words(hanging: Mapping[int, list[Range]], on: Iterable[int]) -> list[Range]:
    """The words for times that hang on any of these."""
    return [words for token in on for words in hanging.get(token, ())]


def weapons(parse: Parse, triggers: Triggers, on: Iterable[int], doers: Iterable[int]) -> list[str]:
    """The lemmas of what an event was done with, each once; `doers` are the heads of who or what did it."""
    on = list(on)
    tokens = [*doers]
    for token in on:
        if parse.tags[token].startswith("N"):
            tokens += [token, *parse.all_children(token, "compound", "amod", "nmod")]
        for word, preposition in parse.prepositions(token):
            inner = parse.child(preposition, "pobj")
            if inner is not None and (
                word in BY_MEANS_OF or (word == "of" and parse.tags[token].startswith("N"))
            ):
                tokens += _what_is_used(parse, inner)
        for clause in parse.all_children(token, "advcl", "acl", "prep"):
            if parse.lemmas[clause] == "use" or parse.words[clause].lower() == "using":
                used = parse.child(clause, "dobj", "pobj")
                tokens += [] if used is None else parse.conjuncts(used)
    found = (_weapon(parse, triggers, token) for token in tokens)
    return list(dict.fromkeys(lemma for lemma in found if lemma is not None))


def _what_is_used(parse: Parse, noun: int) -> list[int]:
    found = parse.conjuncts(noun)
    if parse.lemmas[noun] in MEANS:
        for _, preposition in parse.prepositions(noun):
            inner = parse.child(preposition, "pobj")
            found += [] if inner is None else parse.conjuncts(inner)
    return found


def _weapon(parse: Parse, triggers: Triggers, token: int) -> str | None:
    """The lemma of a weapon, of two words where the lexicon has them: "tear gas"."""
    known = triggers.lexicons["weapons"]
    if token and parse.deps[token - 1] == "compound" and parse.heads[token - 1] == token:
        both = f"{parse.lemmas[token - 1]} {parse.lemmas[token]}"
        if both in known:
            return both
    return parse.lemmas[token] if parse.lemmas[token] in known else None
