"""What is violence in war and a contest in politics: "Klein attacked Weber over her taxes" harms nobody's body.

The verbs are the same; who does it to whom, with what and where tells them apart. Among persons in public life,
parties and the press ("public" here), an attack is one in words and a fight is one for votes: where the sentence or the
report tells of an election or a debate, where it is said what it is over, where it goes from a person to a body. A
weapon, a wound, an armed side or a state leaves it what it says. The report then has, of another type, the same sides.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from .clauses import objects_of
from .parse import Parse
from .phrases import Phrase, Phrases
from .triggers import Triggers

if TYPE_CHECKING:
    from .related import Related

SENSES = (
    ("attack-in-words", "figurative-attacks"),
    ("contest", "figurative-fights"),
    ("contest-won", "figurative-victories"),
)
"""What a word of violence may tell of instead, by construct, with the lexicon of such words."""

TOPICAL = ("over", "about")
"""Prepositions for what a quarrel is about."""

A_POLITICAL_REPORT = 3
"""So many different words of elections and debates make a whole report one on politics."""


def contests(parse: Parse, phrases: Phrases, triggers: Triggers, related: Iterable[Related]) -> list[Related]:
    """The relations, with attacks in words and contests for office in the place of figurative violence."""
    political = triggers.lexicons["contests"]
    report = len(political & set(parse.lemmas)) >= A_POLITICAL_REPORT
    meant = (_meant(parse, phrases, triggers, one, report) for one in related)
    return [one for one in meant if one is not None]


def _meant(parse: Parse, phrases: Phrases, triggers: Triggers, one: Related, report: bool) -> Related | None:
    """The relation in the sense in which its word is meant; None where what was hurt is a feeling or a standing."""
    lemma = parse.lemmas[one.head]
    senses = [construct for construct, lexicon in SENSES if lemma in triggers.lexicons[lexicon]]
    harmless = lemma in triggers.lexicons["figurative-harms"]
    if triggers.roots[one.type] != "ASSAULT" or not (senses or harmless):
        return one
    if not _is_public(phrases, one) or not (report or _is_political(parse, phrases, one)):
        return one
    if harmless:
        return None
    (relation,) = triggers.constructs[senses[0]]
    return replace(one, type=relation.name, reader="constructions")


def _is_public(phrases: Phrases, one: Related) -> bool:
    """Whether both sides are in public life, a pronoun or open, at least one is, and no weapon or wound is told of."""
    parse, triggers = phrases.parse, phrases.triggers
    sides = [side for side in (one.subject, one.object) if side is not None]
    known = [_is_in_public_life(phrases, side) or _is_word(phrases, side) for side in sides]
    if one.subject is not None and one.subject.type == "Person" and known[0] and len(sides) == 2:
        known[1] = known[1] or (sides[1].kind == "name" and sides[1].type == "Organization")
    if not any(known) or not all(
        public or side.kind == "pronoun" for public, side in zip(known, sides, strict=True)
    ):
        return False
    means = [*objects_of(parse, one.head, "with"), *parse.all_children(one.head, "compound")]
    armed = any(parse.lemmas[token] in triggers.lexicons["weapons"] for token in means)
    return not armed and triggers.lexicons["wounds"].isdisjoint(_sentence(parse, one.head))


def _is_in_public_life(phrases: Phrases, side: Phrase) -> bool:
    if side.type == "Person" and side.kind == "name":
        return True
    return _has_word(phrases, side, "public-life")


def _is_word(phrases: Phrases, side: Phrase) -> bool:
    """Whether words are what does it: "their attacks have hurt him"."""
    return side.type == "Event" and phrases.parse.lemmas[side.head] in phrases.triggers.lexicons[SENSES[0][1]]


def _has_word(phrases: Phrases, side: Phrase, lexicon: str) -> bool:
    parse, known = phrases.parse, phrases.triggers.lexicons[lexicon]
    tokens = (side.head,) if side.kind == "description" else range(side.first, side.end)
    return any({parse.words[token].lower(), parse.lemmas[token]} & known for token in tokens)


def _is_political(parse: Parse, phrases: Phrases, one: Related) -> bool:
    """Whether the sentence tells of an election or a debate, says what it is over, or has a person attack a body."""
    if not phrases.triggers.lexicons["contests"].isdisjoint(_sentence(parse, one.head)):
        return True
    carrier = parse.heads[one.head] if parse.tags[one.head].startswith("N") else one.head
    if any(objects_of(parse, token, word) for token in (one.head, carrier) for word in TOPICAL):
        return True
    bodies = [
        side for side in (one.subject, one.object) if side and _has_word(phrases, side, "public-bodies")
    ]
    return len(bodies) > 0


def _sentence(parse: Parse, token: int) -> list[str]:
    """The lemmas of a sentence, with the words that a hyphen joins."""
    first, end = parse.sentences[parse.sentence_of[token]]
    joined = [
        f"{parse.lemmas[middle - 1]}-{parse.lemmas[middle + 1]}"
        for middle in range(first + 1, end - 1)
        if parse.words[middle] == "-"
    ]
    return parse.lemmas[first:end] + joined
