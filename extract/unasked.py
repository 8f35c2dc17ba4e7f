"""Phrases that no rule asked for, tried by coreference: those that are called again are kept, the rest are left out.

Common nouns of any kind, laws and works and products that a name stands for ("the Constitution"), posts before
names ("spokesman Jonas Klein") and demonstratives ("that was a mistake").
"""

from __future__ import annotations

from collections.abc import Iterator

from .phrases import Phrase, Phrases
from .words import words

INDEFINITE = words(
    "anybody anyone anything everybody everyone everything nobody nothing somebody someone something none"
)
"""Tagged as nouns, but never called again."""
MODIFYING = ("compound", "nmod", "npadvmod")
DEMONSTRATIVES = frozenset(["this", "that"])
NOTHING = -1
STATES = words("be have do mean know ' ’ 's ’s")
STANDING_ALONE = ("nsubj", "nsubjpass", "dobj", "pobj")
NAMED_THINGS = frozenset(["LAW", "WORK_OF_ART", "PRODUCT"])
COMMON = ("NN", "NNS")
PROPER = ("NNP", "NNPS")


def add_unasked(phrases: Phrases) -> set[int]:
    """Make a phrase of all these that have none; returns their heads."""
    added = set()
    pointing = list(_demonstratives(phrases))
    for phrase in (*_nouns(phrases), *_named_things(phrases), *pointing, *_told_before(phrases, pointing)):
        if phrase.head not in phrases.by_head:
            phrases.by_head[phrase.head] = phrase
            added.add(phrase.head)
    return added


def _nouns(phrases: Phrases) -> Iterator[Phrase]:
    """Every common noun, "oil" in "the oil price" included, save for titles: "president" in "president Jonas Pell"."""
    parse = phrases.parse
    for token, tag in enumerate(parse.tags):
        if (
            tag in COMMON
            and token not in phrases.inside
            and not _is_title(phrases, token)
            and parse.words[token].lower() not in INDEFINITE
        ):
            yield phrases.description(token)


def _is_title(phrases: Phrases, token: int) -> bool:
    parse = phrases.parse
    person = phrases.covering(parse.heads[token]) if parse.deps[token] in MODIFYING else None
    return person is not None and person.type == "Person"


def _named_things(phrases: Phrases) -> Iterator[Phrase]:
    parse = phrases.parse
    for first, end, label in parse.entities:
        if label in NAMED_THINGS and not any(token in phrases.inside for token in range(first, end)):
            while first < end and parse.tags[first] not in PROPER:
                first += 1
            if first < end and parse.tags[end - 1] in PROPER:
                yield Phrase(first, end, end - 1, "name", "Thing", phrases.role(end - 1), False, True)


def _demonstratives(phrases: Phrases) -> Iterator[Phrase]:
    parse = phrases.parse
    for token, tag in enumerate(parse.tags):
        if (
            tag == "DT"
            and parse.deps[token] in STANDING_ALONE
            and parse.words[token].lower() in DEMONSTRATIVES
        ):
            yield Phrase(token, token + 1, token, "pronoun", "Thing", phrases.role(token), False, True)


def _told_before(phrases: Phrases, pointing: list[Phrase]) -> Iterator[Phrase]:
    """The main verbs of the sentences before demonstratives: "left", for "Klein left. That was a mistake"."""
    for phrase in pointing:
        verb = told_before(phrases, phrase)
        if verb != NOTHING:
            yield Phrase(verb, verb + 1, verb, "description", "Event", "other", False, False)


def told_before(phrases: Phrases, phrase: Phrase) -> int:
    """The main verb of the sentence before a phrase that begins one, or `NOTHING` where that tells of nothing done.

    What somebody said, and what is or has some quality, is too seldom what "this" stands for.
    """
    parse = phrases.parse
    number = parse.sentence_of[phrase.head]
    if number == 0 or phrase.role != "agent" or phrase.head != parse.sentences[number][0]:
        return NOTHING
    verb = next((t for t in range(*parse.sentences[number - 1]) if parse.heads[t] == t), NOTHING)
    if verb == NOTHING or not parse.tags[verb].startswith("VB") or parse.lemmas[verb] in STATES:
        return NOTHING
    return NOTHING if ("verb", parse.lemmas[verb]) in phrases.triggers.cues else verb
