"""What a sentence itself says is one: "Jonas Klein, a lawyer", "Klein is a lawyer", "spokesman Jonas Klein".

These come before any guess about anaphora, since grammar alone shows them. What is denied, asked or supposed
("is not a lawyer", "may be a lawyer") equates nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from .clusters import Clusters
from .parse import Parse
from .phrases import Phrase, Phrases
from .triggers import Triggers
from .words import words

RELATIVE = frozenset(["who", "which", "that"])
UNSURE = words("may might could would should must can if whether unless not n't never")
BE = words("be 's ’s ' ’ 're ’re 'm ’m")
"""Lemmas of "to be"; of contractions the lemmatizer leaves the mark."""


def join_equated(parse: Parse, phrases: Phrases, clusters: Clusters, triggers: Triggers) -> set[int]:
    """Join what appositions, "to be" and posts before names equate.

    Returns the descriptions, by identity, that need no antecedent any more.
    """
    told: set[int] = set()
    for one, other in (
        *_appositions(parse, phrases, clusters),
        *_predicates(parse, phrases, triggers),
    ):
        clusters.join(one, other)
        told |= {id(one), id(other)}
    return told


# Appositions: "the president, Joe Biden", "a woman, a fan of the club"


def _appositions(parse: Parse, phrases: Phrases, clusters: Clusters) -> Iterator[tuple[Phrase, Phrase]]:
    for phrase in clusters.phrases:
        if parse.deps[phrase.head] == "appos":
            other = apposed(parse, phrases, phrase)
            if other is not None and "pronoun" not in (other.kind, phrase.kind):
                if other.kind != phrase.kind or (phrase.kind == "description" and not phrase.plural):
                    yield other, phrase


def apposed(parse: Parse, phrases: Phrases, phrase: Phrase) -> Phrase | None:
    """The phrase of the same type that an apposition goes with; "the Front, a militia" are both bodies.

    Parsers hang "a spokesman for the presidency of Kestria, Jonas Pell" on Kestria: what fits is looked for
    among the nouns above.
    """
    token = parse.heads[phrase.head]
    for _ in range(8):
        other = phrases.by_head.get(token)
        if other is not None and (other.type == phrase.type or _are_bodies(other, phrase)):
            return other
        if parse.deps[token] not in ("pobj", "prep", "poss", "compound", "appos"):
            return None
        token = parse.heads[token]
    return None


def _are_bodies(one: Phrase, other: Phrase) -> bool:
    return {one.type, other.type} <= {"Organization", "Group"}


# Predicates: "Klein is a lawyer"


def _predicates(parse: Parse, phrases: Phrases, triggers: Triggers) -> Iterator[tuple[Phrase, Phrase]]:
    for token, dep in enumerate(parse.deps):
        verb = parse.heads[token]
        if dep != "attr" or parse.lemmas[verb] not in BE or _is_unsure(parse, verb):
            continue
        subject = _subject(parse, phrases, verb)
        for member in _listed(parse, token):
            said_of = phrases.by_head.get(member) or phrases.covering(member)
            if said_of is None or subject is None or subject is said_of:
                continue
            if member != token and said_of.kind == "name":
                continue  # "is an admirer of Klein and Pell": parsers hang the second on the admirer
            if _may_be_one(parse, subject, said_of, triggers):
                yield subject, said_of


def _listed(parse: Parse, token: int) -> list[int]:
    """A predicate and those listed with it: "a gambler, thief and liar"; parsers may take one for an apposition."""
    opened = [each for each in parse.all_children(token, "appos") if parse.child(each, "conj") is not None]
    return [member for each in (token, *opened) for member in parse.conjuncts(each)]


def _subject(parse: Parse, phrases: Phrases, verb: int) -> Phrase | None:
    """What "is" is said of; for "who is", the noun that the clause describes."""
    subject = parse.child(verb, "nsubj")
    if subject is None:
        return None
    if parse.words[subject].lower() in RELATIVE and parse.deps[verb] == "relcl":
        subject = parse.heads[verb]
    return phrases.by_head.get(subject) or phrases.covering(subject)


def _is_unsure(parse: Parse, verb: int) -> bool:
    """Whether a clause does not say that it is so: denied, asked, possible, supposed."""
    end = parse.sentences[parse.sentence_of[verb]][1]
    if parse.words[end - 1] == "?" and parse.deps[verb] == "ROOT":
        return True
    return any(parse.words[child].lower() in UNSURE for child in parse.children[verb])


def _may_be_one(parse: Parse, subject: Phrase, said_of: Phrase, triggers: Triggers) -> bool:
    """Whether a predicate may name its subject again rather than a quality, a time or an amount of it."""
    if said_of.kind == "pronoun" or parse.lemmas[said_of.head] in triggers.lexicons["times"]:
        return False
    if said_of.kind == "name":
        return subject.kind != "name" and not _is_a_member(parse, said_of)
    if said_of.count is not None or said_of.role == "modifier":
        return False
    return not (subject.kind == "name" and subject.plural != said_of.plural)


def _is_a_member(parse: Parse, name: Phrase) -> bool:
    """Whether a body's name only tells of one who belongs to it: "my father was a Democrat"."""
    before = parse.words[name.first - 1].lower() if name.first else ""
    return name.type != "Person" and before in ("a", "an")
