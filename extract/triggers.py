"""The vocabulary, turned round for reading: from a word to what it may express.

The vocabulary lists relations with their words; a reader meets words and wants their relations. This index is
built once and shared by every report.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..ontology.expressions import Restriction
from ..ontology.vocabulary import Cue, Expression, RelationType, Vocabulary

PERSONAL = frozenset(("Person", "Actor", "Any"))
"""Domains that admit a person."""

PART_OF_TAG = {"V": "verb", "N": "noun", "J": "adjective"}
"""The part of speech that the vocabulary names, by the first letter of a Penn Treebank tag."""


BEHIND = ("of ", "in ")
"""Prepositions with which the rest of a noun of several words begins: "chief of staff", "commander in chief"."""


@dataclass(frozen=True, slots=True)
class Side:
    """The subject or the object of a frame: the positions to look at, and what may stand there."""

    slots: tuple[str, ...]
    classes: tuple[str, ...]
    nouns: Restriction


@dataclass(frozen=True, slots=True)
class Frame:
    """One way to express a relation: the relation and the expression of it that a word triggers.

    `particle` is the rest of a lemma such as "shoot down", "press secretary" or "chief of staff".
    """

    relation: RelationType
    expression: Expression
    particle: str | None

    @property
    def subject(self) -> Side:
        return Side(self.expression.subject, self.relation.domain, self.expression.subject_nouns)

    @property
    def object(self) -> Side:
        return Side(self.expression.object, self.relation.range, self.expression.object_nouns)

    @property
    def follows(self) -> bool:
        """Whether the rest of the lemma stands behind its head: after a verb, and in "chief of staff"."""
        return self.expression.part != "noun" or (self.particle or "").startswith(BEHIND)


@dataclass(frozen=True, slots=True)
class Triggers:
    """Words to look for, by part of speech and lemma."""

    types: Mapping[str, RelationType]
    frames: Mapping[tuple[str, str], tuple[Frame, ...]]
    cues: Mapping[tuple[str, str], Cue]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Cue], ...]]
    """Cues of several words ("according to"), by their first word."""
    events: Mapping[str, frozenset[str]]
    """Nouns of events ("bombing"), with the relations that they express."""
    posts: frozenset[str]
    """Nouns for the holder of a post ("spokesman", "communications director")."""
    offices: frozenset[str]
    """Nouns of posts and titles, those of two words included ("defence minister"): no part of anybody's name."""
    constructs: Mapping[str, tuple[RelationType, ...]]
    """Relations that a construction expresses rather than a word, by the name of the construction."""
    lexicons: Mapping[str, frozenset[str]]
    idioms: Mapping[str, tuple[frozenset[str], ...]]
    """The words that make another verb of a verb, by the verb: who makes a killing kills nobody."""
    committing: frozenset[str]
    """Acts by which one takes a stance to what is said: to order or to hope takes none."""
    against: frozenset[str]
    """Acts that deny or doubt what is said."""
    wanting: frozenset[str]
    """Acts by which one wants what is not so: to demand, to order, to hope."""
    roots: Mapping[str, str | None]
    """The PLOVER root of each relation."""
    happening: Mapping[str, RelationType]
    """The relations that are events, by name."""
    alone: Mapping[str, str]
    """Nouns that tell of an event even where nobody is named, with its type: "a bombing in the old town". A noun of two
    minds ("a strike") is none of them."""


def triggers(vocabulary: Vocabulary) -> Triggers:
    """The index over a vocabulary. More specific frames come first: those with a particle or a fixed object."""
    frames: dict[tuple[str, str], list[Frame]] = {}
    constructs: dict[str, list[RelationType]] = {}
    events: dict[str, set[str]] = {}
    alone: dict[str, str] = {}
    posts: set[str] = set()
    for relation in vocabulary.relations.values():
        for expression in relation.expressions:
            for lemma in expression.lemmas:
                if expression.part == "construct":
                    constructs.setdefault(lemma, []).append(relation)
                    continue
                word, particle = _split(expression.part, lemma)
                frames.setdefault((expression.part, word), []).append(Frame(relation, expression, particle))
                if expression.part == "noun":
                    holders = relation.domain if "self" in expression.subject else relation.range
                    if "self" in expression.subject + expression.object:
                        posts |= {lemma} if PERSONAL & set(holders) else set()
                    else:
                        events.setdefault(word, set()).add(relation.name)
                        if relation.event and expression.needed == "one" and particle is None:
                            alone.setdefault(word, relation.name)
    roots = {relation.name: relation.plover for relation in vocabulary.relations.values()}
    phrases: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
    for (part, lemma), cue in vocabulary.cues.items():
        if part == "phrase":
            words = tuple(lemma.split())
            phrases.setdefault(words[0], []).append((words, cue))
    return Triggers(
        types=vocabulary.relations,
        frames={key: tuple(sorted(found, key=_generality)) for key, found in frames.items()},
        cues={key: cue for key, cue in vocabulary.cues.items() if key[0] != "phrase"},
        phrases={first: tuple(sorted(found, key=lambda x: -len(x[0]))) for first, found in phrases.items()},
        events={noun: frozenset(names) for noun, names in events.items()},
        posts=frozenset(posts),
        offices=frozenset(posts) | vocabulary.lexicons["titles"] | vocabulary.lexicons["people"],
        constructs={name: tuple(found) for name, found in constructs.items()},
        lexicons=vocabulary.lexicons,
        idioms=_idioms(vocabulary.lexicons["idioms"]),
        committing=frozenset(name for name, act in vocabulary.acts.items() if act.stance != "none"),
        against=frozenset(
            name for name, act in vocabulary.acts.items() if act.stance in ("denies", "doubts")
        ),
        wanting=frozenset(
            name
            for name, act in vocabulary.acts.items()
            if act.stance == "none" and act.certainty == "underspecified"
        ),
        roots=roots,
        happening={relation.name: relation for relation in vocabulary.relations.values() if relation.event},
        alone={noun: name for noun, name in alone.items() if not _is_of_two_minds(events[noun], roots)},
    )


def _idioms(lexicon: Iterable[str]) -> Mapping[str, tuple[frozenset[str], ...]]:
    """The idioms by their verbs.

    >>> _idioms(["seize on"])
    {'seize': (frozenset({'on'}),)}
    """
    found: dict[str, list[frozenset[str]]] = {}
    for idiom in sorted(lexicon):
        verb, *rest = idiom.split()
        found.setdefault(verb, []).append(frozenset(rest))
    return {verb: tuple(rests) for verb, rests in found.items()}


def _is_of_two_minds(relations: set[str], roots: Mapping[str, str | None]) -> bool:
    """Whether a noun may tell of two kinds of events: a strike, of dockers or of drones. What an attack in words is, is
    told by whom it is on."""
    return len({roots[name] for name in relations if roots[name] != "ACCUSE"}) > 1


def _split(part: str, lemma: str) -> tuple[str, str | None]:
    """The head of a lemma, and the words that must go with it: before a noun or in a phrase behind it, after a verb.

    >>> _split("verb", "shoot down"), _split("noun", "communications director"), _split("noun", "chief of staff")
    (('shoot', 'down'), ('director', 'communications'), ('chief', 'of staff'))
    """
    first, _, rest = lemma.partition(" ")
    if not rest:
        return lemma, None
    if part == "noun" and not rest.startswith(BEHIND):
        before, _, last = lemma.rpartition(" ")
        return last, before
    return first, rest


def _generality(frame: Frame) -> tuple[bool, bool, bool]:
    return frame.particle is None, not frame.expression.with_object, not frame.expression.under
