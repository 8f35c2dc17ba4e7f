"""Expressions: the words and grammatical positions in which a report may put a relation.

An expression names a *trigger* (a verb, noun or adjective, by its lemma) and says which grammatical position
of the trigger holds the subject and which the object. Positions are tried in the order given:

========== ===============================================================================================
agent      subject of an active verb; by-phrase of a passive; "Iranian" in "Iranian-backed groups"
patient    direct object of an active verb; subject of a passive; the noun that a participle modifies
           ("groups backed by Iran")
self       whom a noun refers to ("Kurilla, commander of the army"); what an adjective describes
           ("fighters loyal to the shah")
poss       possessor: "Iran's proxy", "its proxy"
mod        noun or demonym before the noun: "the Iranian proxy"
seat       the same, where it tells what the post is in: "the Freedonian president", not "the Republican president"
body       the same, where it tells whose the post is: "the ministry adviser", not "the Freedonian adviser"
attached   what the prepositional phrase around the noun belongs to: the raids, in "the raids were by
           order of X"
doer       whoever does what that phrase belongs to: the rebels, in "with the support of X, the rebels took the
           town"
pair       both names that a hyphen joins before a noun: "the Ruritania-Strelsau talks"
source     whoever does what an event noun names, by a light verb: X, in "X carried out an attack on Y"
behind     the actor behind what is talked of: Iran, in "rejected Iran's offer", "condemned the threats by Iran"
affected   the nearest actor or place in what the verb or noun governs: the rebels, in "refused to meet the
           rebels", "lifted the blockade of the rebels' port"
on, by ... object of that preposition
========== ===============================================================================================

A *construct* is a trigger that no single word carries ("Iran's Revolutionary Guards"): the reader of the text
knows it by its name and needs no positions.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast, get_args

from .grammar import CLASSES, COMPLEMENTS, CONSTRUCTS, PREPOSITIONS, SLOTS
from .lexicons import NAMES
from .yaml_lines import Entry

Part = Literal["verb", "noun", "adjective", "construct"]
Needed = Literal["both", "one", "object"]

_PARTS = ("verb", "noun", "adjective", "construct")
_NOUN_ONLY = ("poss", "seat", "body", "attached", "doer", "pair", "source")
_RESTRICTIONS = ("subject-among", "subject-not-among", "object-among", "object-not-among")


@dataclass(frozen=True, slots=True)
class Restriction:
    """Which nouns may stand in a place: of the classes and lexicons `among`, where any are given, and not `barred`.

    One uses a rocket, and is armed with it; who uses a pen is not.
    """

    among: tuple[str, ...] = ()
    barred: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Expression:
    """One way to put a relation: in "groups backed by Iran", verb `back`, subject patient, object agent.

    A verb lemma may carry a particle or preposition: "shoot down". `under` lists prepositions of which one
    must govern a noun ("**by** order of"); `with_object` lists nouns of which one must be the verb's direct
    object ("fired **rockets** at"); `complements` lists forms of which one must go with the trigger: who asks somebody
    **to leave** demands it, who asks a question does not. An `intransitive` verb has no object of its own: who rallies
    voters does not rally against anything. `needed` says which sides must be named: both, at least one of them ("an
    attack by rebels", "four guards were hit"), or the object ("four guards were killed", but not "he would kill").
    `without` lists prepositions that make another verb of it: "replace the marshal", but not "replace the marshal
    **with** a general".
    """

    part: Part
    lemmas: tuple[str, ...]
    subject: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    under: tuple[str, ...] = ()
    with_object: tuple[str, ...] = ()
    complements: tuple[str, ...] = ()
    needed: Needed = "both"
    intransitive: bool = False
    without: tuple[str, ...] = ()
    subject_nouns: Restriction = Restriction()
    object_nouns: Restriction = Restriction()


def expression(entry: Entry) -> Expression:
    """Read one entry of `expressed-by`. Raises `VocabularyError` with the line of what is wrong."""
    entry.allow(
        *_PARTS,
        "subject",
        "object",
        "under",
        "with",
        "complement",
        "requires",
        "transitive",
        "without",
        *_RESTRICTIONS,
    )
    part = _part(entry)
    if part == "construct":
        entry.allow("construct")
        return Expression("construct", (entry.choice("construct", CONSTRUCTS),))
    read = Expression(
        part,
        lemmas(entry, part),
        subject=entry.texts("subject", SLOTS),
        object=entry.texts("object", SLOTS),
        under=entry.texts("under", SLOTS) if "under" in entry else (),
        with_object=lemmas(entry, "with") if "with" in entry else (),
        complements=entry.texts("complement", COMPLEMENTS) if "complement" in entry else (),
        needed=cast(Needed, entry.choice("requires", get_args(Needed))) if "requires" in entry else "both",
        intransitive="transitive" in entry and entry.choice("transitive", ("true", "false")) == "false",
        without=entry.texts("without", PREPOSITIONS) if "without" in entry else (),
        subject_nouns=_restriction(entry, "subject"),
        object_nouns=_restriction(entry, "object"),
    )
    _check_positions(entry, read)
    return read


def lemmas(entry: Entry, key: str) -> tuple[str, ...]:
    """The lemmas under a key: lower case, as a dictionary has them."""
    found = entry.texts(key)
    for lemma in found:
        if lemma != lemma.lower():
            raise entry.error(f"{lemma!r} is not in lower case", key, remedy=f"write {lemma.lower()!r}")
    return found


def _restriction(entry: Entry, side: str) -> Restriction:
    """What the keys `subject-among` and `subject-not-among`, or those of the object, say."""
    keys = f"{side}-among", f"{side}-not-among"
    return Restriction(*(entry.texts(key, CLASSES | NAMES) if key in entry else () for key in keys))


def _part(entry: Entry) -> Part:
    named = [part for part in _PARTS if part in entry]
    if len(named) != 1:
        raise entry.error(
            "an expression has one trigger" if named else "the expression has no trigger",
            remedy="give it exactly one of: " + ", ".join(_PARTS),
        )
    return cast(Part, named[0])


def _check_positions(entry: Entry, read: Expression) -> None:
    """A verb has no possessor; only a noun under a preposition is attached to anything."""
    for key, slots in (("subject", read.subject), ("object", read.object)):
        for slot in slots:
            if slot in _NOUN_ONLY and read.part != "noun":
                raise entry.error(
                    f"slot {slot!r} needs a noun", key, remedy=f"a {read.part} has no such position"
                )
            if slot == "self" and read.part == "verb":
                raise entry.error("slot 'self' is not for verbs", key, remedy="use agent or patient")
            if slot in ("attached", "doer") and not read.under:
                raise entry.error(f"slot {slot!r} needs 'under'", key, remedy="add under: [by]")
    if "with" in entry and read.part != "verb":
        raise entry.error("'with' needs a verb", "with", remedy="it names the verb's direct object")
    if "transitive" in entry and read.part != "verb":
        raise entry.error(
            "'transitive' needs a verb", "transitive", remedy="it speaks of the verb's direct object"
        )
    if read.intransitive and (read.with_object or "patient" in read.object):
        problem = "a verb without a direct object names one"
        raise entry.error(problem, "transitive", remedy="drop transitive: false, or the patient and with")
