"""What is violence in war and a contest in politics: "Klein attacked Weber over her taxes" harms nobody's body.

The verbs are the same; who does it to whom, with what and where tells them apart. Among persons in public life,
parties and the press ("public" here), an attack is one in words and a fight is one for votes: where the sentence or the
report tells of an election or a debate, where it is said what it is over, where it goes from a person to a body. A
weapon, a wound, an armed side or a state leaves it what it says. Teams crush each other in a match, inspectors raid an
office with a warrant, and a truck that hits a mine strikes nobody. The same sides then stand in another relation, or in
none.
"""

from __future__ import annotations

import re
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

SCORE = re.compile(r"\b\d{1,3}[-–]\d{1,3}\b")
"""What a game ended with: "4-0"."""

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
    if triggers.roots[one.type] != "ASSAULT":
        return one
    if _is_mishap(parse, triggers, one):
        return None
    lemma = parse.lemmas[one.taken[0] if one.taken else one.head]
    if lemma == "raid" and one.subject is not None and _is_search(phrases, one.subject, one.head):
        return _as(triggers, one, "search")
    senses = [construct for construct, lexicon in SENSES if lemma in triggers.lexicons[lexicon]]
    harmless = lemma in triggers.lexicons["figurative-harms"]
    if not (senses or harmless):
        return one
    if "contest-won" in senses and _is_game(parse, phrases, triggers, one):
        return _as(triggers, one, "contest-won")
    if not _is_public(phrases, one) or not (report or _is_political(parse, phrases, one)):
        return one
    return None if harmless else _as(triggers, one, senses[0])


def _is_search(phrases: Phrases, subject: Phrase, raid: int) -> bool:
    """Whether those who raid come with a warrant, and nobody is harmed."""
    unharmed = phrases.triggers.lexicons["wounds"].isdisjoint(_sentence(phrases.parse, raid))
    return unharmed and _has_word(phrases, subject, "investigators")


def _as(triggers: Triggers, one: Related, construct: str) -> Related:
    (relation,) = triggers.constructs[construct]
    return replace(one, type=relation.name, reader="constructions")


def _is_mishap(parse: Parse, triggers: Triggers, one: Related) -> bool:
    """Whether something ran into a weapon that lay there: "their truck hit a mine"."""
    hit = one.object is not None and parse.lemmas[one.object.head] in triggers.lexicons["projectiles"]
    return hit and parse.lemmas[one.head] in ("hit", "strike")


def _is_game(parse: Parse, phrases: Phrases, triggers: Triggers, one: Related) -> bool:
    """Whether a victory is one of players: by a score, by a match, or since two who are named "beat" each other."""
    sides = [side for side in (one.subject, one.object) if side is not None]
    alike = all(side.kind == "name" or _has_word(phrases, side, "public-life") for side in sides)
    if parse.lemmas[one.head] == "beat" and len(sides) == 2 and alike:
        return True
    first, end = parse.sentences[parse.sentence_of[one.head]]
    nouns = {parse.lemmas[token] for token in range(first, end) if parse.tags[token].startswith("N")}
    played = not triggers.lexicons["games"].isdisjoint(nouns)
    scored = SCORE.search(parse.text[parse.starts[first] : parse.ends[end - 1]]) is not None
    return (played or scored) and triggers.lexicons["wounds"].isdisjoint(_sentence(parse, one.head))


def _is_public(phrases: Phrases, one: Related) -> bool:
    """Whether a side is in public life, the other may well be, and no weapon or wound is told of."""
    parse, triggers = phrases.parse, phrases.triggers
    sides = [side for side in (one.subject, one.object) if side is not None]
    public = [side for side in sides if _is_in_public_life(phrases, side)]
    if not public or not all(side in public or _may_be_public(phrases, one, side) for side in sides):
        return False
    means = [*objects_of(parse, one.head, "with"), *parse.all_children(one.head, "compound")]
    armed = any(parse.lemmas[token] in triggers.lexicons["weapons"] for token in means)
    return not armed and triggers.lexicons["wounds"].isdisjoint(_sentence(parse, one.head))


def _is_in_public_life(phrases: Phrases, side: Phrase) -> bool:
    """Whether somebody lives by words and votes: named persons, politicians, parties, the press, their members."""
    if (side.type == "Person" and side.kind == "name") or _has_word(phrases, side, "public-life"):
        return True
    parse, known = phrases.parse, phrases.triggers.lexicons["public-life"]
    bodies = objects_of(parse, side.head, "of") if parse.lemmas[side.head] == "member" else []
    return any(parse.lemmas[body] in known for body in bodies)


def _may_be_public(phrases: Phrases, one: Related, side: Phrase) -> bool:
    """Whether the other side does not tell against words.

    A pronoun; an attack that "hurts"; whoever one comes under fire from over something; a body that a person
    attacks, or that strikes back at critics.
    """
    parse, lexicons = phrases.parse, phrases.triggers.lexicons
    if side.kind == "pronoun" or (one.taken and _is_about(parse, one)):
        return True
    if side.type == "Event":
        return parse.lemmas[side.head] in lexicons["figurative-attacks"]
    named = side.kind == "name" and side.type == "Organization"
    by_a_person = side is one.object and one.subject is not None and one.subject.type == "Person"
    at_critics = one.object is not None and _has_word(phrases, one.object, "critics")
    return named and (by_a_person or at_critics)


def _has_word(phrases: Phrases, side: Phrase, lexicon: str) -> bool:
    parse, known = phrases.parse, phrases.triggers.lexicons[lexicon]
    tokens = (side.head,) if side.kind == "description" else range(side.first, side.end)
    return any({parse.words[token].lower(), parse.lemmas[token]} & known for token in tokens)


def _is_political(parse: Parse, phrases: Phrases, one: Related) -> bool:
    """Whether a sentence tells of an election or a debate, says what it is over, or if a side is a body or a critic."""
    if not phrases.triggers.lexicons["contests"].isdisjoint(_sentence(parse, one.head)):
        return True
    if _is_about(parse, one):
        return True
    sides = [side for side in (one.subject, one.object) if side is not None]
    return any(_has_word(phrases, side, name) for side in sides for name in ("public-bodies", "critics"))


def _is_about(parse: Parse, one: Related) -> bool:
    """Whether it is said what the attack is over."""
    carriers = (one.head, parse.heads[one.head], *one.taken)
    return any(objects_of(parse, token, word) for token in carriers for word in TOPICAL)


def _sentence(parse: Parse, token: int) -> list[str]:
    """The lemmas of a sentence, with the words that a hyphen joins."""
    first, end = parse.sentences[parse.sentence_of[token]]
    joined = [
        f"{parse.lemmas[middle - 1]}-{parse.lemmas[middle + 1]}"
        for middle in range(first + 1, end - 1)
        if parse.words[middle] == "-"
    ]
    return parse.lemmas[first:end] + joined
