"""What is violence in war and a contest in politics: "Klein attacked Weber over her taxes" harms nobody's body.

The verbs are the same; who does it to whom, with what and where tells them apart. Among persons in public life,
parties and the press ("public" here), an attack is one in words and a fight is one for votes: where the sentence or the
report tells of an election or a debate, where it is said what it is over, where it goes from a person to a body. A
weapon, a wound, an armed side or a state leaves it what it says. Teams crush each other in a match, inspectors raid an
office with a warrant, and a truck that hits a mine strikes nobody. The same sides then stand in another relation, or in
none: who captured two states in a primary took nothing by force.
"""

from __future__ import annotations

import re
from collections import Counter
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

TOPICAL = ("over", "about", "for")
"""Prepositions for what a quarrel is about."""

A_POLITICAL_REPORT = 3
"""So many different words of elections and debates make a report one on politics, if it has fewer words of arms."""

ARMS = ("armed", "weapons", "wounds")
"""Lexicons of what tells of violence."""

HERSELF = frozenset(("i", "me", "my", "he", "him", "his", "she", "her", "hers"))
"""Pronouns for one person, who in a report on politics is in public life."""


def contests(parse: Parse, phrases: Phrases, triggers: Triggers, related: Iterable[Related]) -> list[Related]:
    """The relations, with attacks in words and contests for office in the place of figurative violence."""
    report = _is_political_report(parse, triggers)
    meant = (_meant(parse, phrases, triggers, one, report) for one in related)
    return [one for one in meant if one is not None]


def _is_political_report(parse: Parse, triggers: Triggers) -> bool:
    """Whether a report is on elections and debates rather than on a war that is fought meanwhile."""
    words = Counter(parse.lemmas)
    political = {word: words[word] for word in triggers.lexicons["contests"] if words[word]}
    arms = frozenset().union(*(triggers.lexicons[name] for name in ARMS))
    return len(political) >= A_POLITICAL_REPORT and sum(political.values()) > sum(
        words[word] for word in arms
    )


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
    if _is_armed(phrases, one) or not (report or _is_political(parse, phrases, one)):
        return one
    if harmless:
        return None if _is_taken_in_public(phrases, one, report) else one
    return _in_public(phrases, one, senses[0], report)


def _in_public(phrases: Phrases, one: Related, construct: str, report: bool) -> Related | None:
    """An attack in words, or a contest, among those in public life; a quarrel of which one side is open is nothing.

    In a report on politics, what a person does to persons who are not in public life is left out: "targeting voters".
    """
    sides = [side for side in (one.subject, one.object) if side is not None]
    public = [side for side in sides if _is_in_public_life(phrases, side, report)]
    if public and all(side in public or _may_be_public(phrases, one, side) for side in sides):
        both = construct == "attack-in-words" or len(sides) == 2
        return _as(phrases.triggers, one, construct) if both else None
    by_a_body = one.subject is not None and one.subject.kind == "name" and one.subject.type != "Person"
    people = all(side.type in ("Person", "Group", "Thing") for side in sides)
    return None if report and people and not by_a_body else one


def _is_taken_in_public(phrases: Phrases, one: Related, report: bool) -> bool:
    """Whether harm or force is one to a standing or for votes: by its doer, or else by whom it befell."""
    side = one.object if one.subject is None else one.subject
    return side is not None and (side.type == "Person" or _is_in_public_life(phrases, side, report))


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
    """Whether a victory is one of players: by a score, by a match, or since somebody "beat" whom a name tells."""
    if parse.lemmas[one.head] == "beat" and one.subject is not None and one.object is not None:
        known = one.object.kind == "name" or _has_word(phrases, one.object, "public-life")
        if known and not _is_armed(phrases, one):
            return True
    first, end = parse.sentences[parse.sentence_of[one.head]]
    nouns = {parse.lemmas[token] for token in range(first, end) if parse.tags[token].startswith("N")}
    played = not triggers.lexicons["games"].isdisjoint(nouns)
    scored = SCORE.search(parse.text[parse.starts[first] : parse.ends[end - 1]]) is not None
    return (played or scored) and triggers.lexicons["wounds"].isdisjoint(_sentence(parse, one.head))


def _is_armed(phrases: Phrases, one: Related) -> bool:
    """Whether a weapon, a wound or somebody armed is told of; what the attack is over says nothing of it."""
    parse, lexicons = phrases.parse, phrases.triggers.lexicons
    sides = [side for side in (one.subject, one.object) if side is not None]
    if any(_has_word(phrases, side, "armed") for side in sides):
        return True
    means = [*objects_of(parse, one.head, "with"), *parse.all_children(one.head, "compound")]
    means += [word for noun in one.taken for word in parse.all_children(noun, "compound")]
    if any(parse.lemmas[word] in lexicons[name] for word in means for name in ("weapons", "armed")):
        return True
    own = {parse.lemmas[token] for token in (one.head, *one.taken)}
    return not lexicons["wounds"].isdisjoint(set(_sentence(parse, one.head)) - own) and not _is_about(
        phrases, one
    )


def _is_in_public_life(phrases: Phrases, side: Phrase, report: bool) -> bool:
    """Whether somebody lives by words and votes: named persons, politicians, parties, the press, their members; in a
    report on politics whomever it calls "he", too.
    """
    parse, known = phrases.parse, phrases.triggers.lexicons["public-life"]
    if side.kind == "pronoun":
        return report and parse.words[side.head].lower() in HERSELF
    if (side.type == "Person" and side.kind == "name") or _has_word(phrases, side, "public-life"):
        return True
    bodies = objects_of(parse, side.head, "of") if parse.lemmas[side.head] == "member" else []
    return any(parse.lemmas[body] in known for body in bodies)


def _may_be_public(phrases: Phrases, one: Related, side: Phrase) -> bool:
    """Whether the other side does not tell against words.

    A pronoun; an attack that "hurts"; whoever one comes under fire from over something; a body that a person
    attacks, or that strikes back at critics; people.
    """
    parse, lexicons = phrases.parse, phrases.triggers.lexicons
    if side.kind == "pronoun" or (one.taken and _is_about(phrases, one)):
        return True
    if side.type == "Event":
        return parse.lemmas[side.head] in lexicons["figurative-attacks"]
    if side.kind == "description" and side.type in ("Person", "Group"):
        return True
    verbal = parse.lemmas[one.taken[0] if one.taken else one.head] in lexicons["figurative-attacks"]
    named = verbal and side.kind == "name" and side.type in ("Organization", "Group")
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
    if _is_about(phrases, one):
        return True
    sides = [side for side in (one.subject, one.object) if side is not None]
    return any(_has_word(phrases, side, name) for side in sides for name in ("public-bodies", "critics"))


def _is_about(phrases: Phrases, one: Related) -> bool:
    """Whether it is said what the attack is over."""
    parse = phrases.parse
    carriers = (one.head, parse.heads[one.head], *one.taken)
    words = (*TOPICAL, "on") if parse.tags[one.head].startswith("V") else TOPICAL
    topics = (topic for token in carriers for word in words for topic in objects_of(parse, token, word))
    return any(_is_topic(phrases, topic) for topic in topics)


def _is_topic(phrases: Phrases, token: int) -> bool:
    """Whether a noun may be what words are about: neither a time nor a place."""
    named = phrases.covering(token)
    place = (phrases.type_of_noun(token) if named is None else named.type) == "Place"
    return not place and phrases.parse.lemmas[token] not in phrases.triggers.lexicons["times"]


def _sentence(parse: Parse, token: int) -> list[str]:
    """The lemmas of a sentence, with the words that a hyphen joins."""
    first, end = parse.sentences[parse.sentence_of[token]]
    joined = [
        f"{parse.lemmas[middle - 1]}-{parse.lemmas[middle + 1]}"
        for middle in range(first + 1, end - 1)
        if parse.words[middle] == "-"
    ]
    return parse.lemmas[first:end] + joined
