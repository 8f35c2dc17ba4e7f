"""Who says "I", "we" and "you": a speaker within quotation marks, and whoever tells the report outside of them.

A report in questions and answers has two voices: what is "you" in a question is "I" in the answer below it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .clusters import Clusters
from .parse import Parse
from .phrases import Phrase, Phrases
from .quotes import Quoted, quotations
from .said import Said

SINGULAR_I = frozenset(["i", "me", "my", "mine", "myself"])
PLURAL_WE = frozenset(["we", "us", "our", "ours", "ourselves"])
YOU = frozenset(["you", "your", "yours", "yourself", "yourselves"])
VOICED = SINGULAR_I | PLURAL_WE | YOU
COLLECTIVE = ("Organization", "Group", "Place")
FEWEST_TURNS = 3
"""Questions that say "you", with an answer each, that make a report an interview."""


@dataclass(frozen=True, slots=True)
class Words:
    """A statement's words: a range of tokens, the head of its speaker and of whom it is said to."""

    first: int
    end: int
    speaker: int
    addressee: int | None


def join_voices(
    parse: Parse, phrases: Phrases, clusters: Clusters, said: list[Said], posts: Mapping[int, int]
) -> None:
    """Join the first and second persons of a report with whom they stand for, or among themselves."""
    voiced = [
        phrase
        for phrase in clusters.phrases
        if phrase.kind == "pronoun" and parse.words[phrase.head].lower() in VOICED
    ]
    if not voiced:
        return
    said_at = _said_words(said)
    quoted = Quoted(quotations(parse))
    asking = _questions(parse)
    bodies = {
        clusters.find(phrases.by_head[person]): body
        for person, body in posts.items()
        if person in phrases.by_head
    }
    first_of: dict[object, Phrase] = {}
    for phrase in voiced:
        key: object
        around = said_at.get(phrase.head)
        if around is not None:
            antecedent, key = _in_statement(parse, phrases, clusters, phrase, around, bodies)
            if antecedent is not None:
                clusters.join(antecedent, phrase)
                continue
        elif (quotation := quoted.around(phrase.head)) is not None:
            key = (quotation.first, _person(parse, phrase))
        else:
            key = _narrator(_person(parse, phrase), parse.sentence_of[phrase.head], asking)
        if key is not None:
            clusters.join(first_of.setdefault(key, phrase), phrase)


def _person(parse: Parse, phrase: Phrase) -> str:
    word = parse.words[phrase.head].lower()
    return "I" if word in SINGULAR_I else "we" if word in PLURAL_WE else "you"


def _narrator(person: str, sentence: int, asking: set[int]) -> object:
    """Which voice outside of quotation marks it is; in an interview, the one asked is "you" and then "I"."""
    if not asking:
        return person
    if person == "you":
        return "I" if sentence in asking else "you"
    return person if sentence not in asking else (person, "asking")


def _in_statement(
    parse: Parse,
    phrases: Phrases,
    clusters: Clusters,
    phrase: Phrase,
    around: Words,
    bodies: Mapping[int, int],
) -> tuple[Phrase | None, object]:
    """Whom a first or second person in somebody's words stands for, or a key for all that stand for the same."""
    person = _person(parse, phrase)
    speaker = phrases.at(around.speaker)
    if speaker is None or speaker.head == phrase.head:
        return None, None
    who = clusters.find(speaker)
    if person == "you":
        addressee = None if around.addressee is None else phrases.by_head.get(around.addressee)
        return addressee, (around.first, person)
    if person == "I":
        return (speaker, None) if speaker.type in ("Person", "Thing") else (None, (who, person))
    if speaker.type in COLLECTIVE:
        return speaker, None
    body = bodies.get(who)
    return (None, (who, person)) if body is None else (phrases.at(body), None)


def _said_words(said: list[Said]) -> dict[int, Words]:
    """Of each token in a statement with a speaker, the innermost such words: those that begin last."""
    words = sorted(
        (
            Words(first, end, statement.speaker, statement.addressee)
            for statement in said
            for first, end in statement.content
            if statement.speaker is not None and statement.scope == "clause"
        ),
        key=lambda words: (words.first, -words.end, words.speaker),
    )
    return {token: each for each in words for token in range(each.first, each.end)}


def _questions(parse: Parse) -> set[int]:
    """The sentences of the questions of an interview; none where a report is something else.

    A question is a paragraph that says "you" and ends in a question mark; an answer below it speaks in the
    first person.
    """
    sentences: set[int] = set()
    turns = 0
    asked = False
    for first, end in parse.paragraphs():
        tokens = range(parse.sentences[first][0], parse.sentences[end - 1][1])
        said = {parse.words[token].lower() for token in tokens}
        question = parse.words[tokens[-1]] == "?" and not said.isdisjoint(YOU)
        if question:
            sentences.update(range(first, end))
        elif asked and not said.isdisjoint(SINGULAR_I | PLURAL_WE):
            turns += 1
        asked = question
    return sentences if turns >= FEWEST_TURNS else set()
