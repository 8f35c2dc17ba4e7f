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
from .turns import Turn, turns

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


class Voices:
    """Finds for first and second persons whom they stand for, or the first pronoun that stands for the same."""

    def __init__(
        self,
        parse: Parse,
        phrases: Phrases,
        clusters: Clusters,
        said: list[Said],
        posts: Mapping[int, int],
    ) -> None:
        self._parse, self._phrases, self._clusters = parse, phrases, clusters
        self._posts = [
            (phrases.by_head[person], body) for person, body in posts.items() if person in phrases.by_head
        ]
        self._said_at = _said_words(said)
        self._quoted = Quoted(quotations(parse))
        self._turns = turns(parse)
        self._asking = _questions(parse)
        self._first_of: dict[object, Phrase] = {}

    def antecedent(self, phrase: Phrase) -> Phrase | None:
        """What a first or second person stands for; None for other pronouns, and for the first of its voice."""
        person = self._person(phrase)
        if person is None:
            return None
        words = self._said_at.get(phrase.head)
        if words is not None:
            return self._in_words(phrase, person, words)
        quotation = self._quoted.around(phrase.head)
        if quotation is not None:
            return self._first(phrase, quotation.first, person)
        turn = self._turns.get(self._parse.sentence_of[phrase.head])
        if turn is not None:
            return self._in_turn(phrase, person, turn)
        return self._first(phrase, *self._narrator(person, phrase))

    def _person(self, phrase: Phrase) -> str | None:
        word = self._parse.words[phrase.head].lower()
        if word not in VOICED:
            return None
        return "I" if word in SINGULAR_I else "we" if word in PLURAL_WE else "you"

    def _first(self, phrase: Phrase, *key: object) -> Phrase:
        """The first of the pronouns that go by a key."""
        return self._first_of.setdefault(key, phrase)

    def _in_words(self, phrase: Phrase, person: str, words: Words) -> Phrase | None:
        """Whom a person in somebody's words stands for: the speaker, the addressee, or the body spoken for."""
        speaker = self._phrases.at(words.speaker)
        if speaker is None or speaker.head == phrase.head:
            return None
        if person == "you":
            addressee = None if words.addressee is None else self._phrases.by_head.get(words.addressee)
            if addressee is not None and addressee.type == "Person":
                return addressee
            return self._first(
                phrase, words.first, person
            )  # who tells an agency "you never know" means anybody
        if person == "I":
            return speaker if speaker.type in ("Person", "Thing") else None
        if speaker.type in COLLECTIVE:
            return speaker
        who = self._clusters.find(speaker)
        for official, body in self._posts:
            if self._clusters.find(official) == who:
                return self._phrases.at(body)
        return self._first(phrase, who, person)

    def _in_turn(self, phrase: Phrase, person: str, turn: Turn) -> Phrase:
        """Whom a person in a turn of a transcript stands for: "I" is who speaks, "you" who spoke before."""
        if person == "you":
            return self._first(phrase, "I", turn.before or turn.who)
        speaker = self._phrases.by_head.get(turn.label[1] - 1) if person == "I" else None
        return self._first(speaker or phrase, person, turn.who)

    def _narrator(self, person: str, phrase: Phrase) -> tuple[object, ...]:
        """Which voice outside of quotation marks it is; in an interview, the one asked is "you" and then "I"."""
        asking = self._parse.sentence_of[phrase.head] in self._asking
        if person == "you":
            return ("I",) if asking else ("you",)
        return (person, "asking") if asking else (person,)


def _said_words(said: list[Said]) -> dict[int, Words]:
    """Of each token in a statement with a speaker, the innermost such words: those that begin last."""
    words = sorted(
        (
            Words(first, end, statement.speaker, statement.addressee)
            for statement in said
            for first, end in statement.content
            if statement.speaker is not None and statement.scope == "clause" and not statement.verbatim
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
