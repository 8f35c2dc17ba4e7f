"""Who did what to whom: relations by the frames of the vocabulary, on a dependency parse.

Each word that triggers a frame has its slots filled from the grammar around it (`slots.py`). A relation is
emitted for every pair of fillers, with the polarity and certainty of its clause.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from .clauses import NEGATIVE_DETERMINERS, POST_VERBS, is_not_one, is_passive, objects_of
from .commands import commanded
from .constructions import constructions
from .contests import contests
from .factuality import Factuality, factuality, holds_of, of_a_phrase
from .fitting import may_stand
from .idioms import is_idiom
from .intentions import HOSTILE, intentions
from .parse import Parse
from .phrases import Phrase, Phrases
from .related import Related as Related
from .slots import Filled, fillers, has_no_other, is_mutual, taken, trigger_start
from .triggers import PART_OF_TAG, Frame, Triggers


def relations(parse: Parse, phrases: Phrases, triggers: Triggers) -> list[Related]:
    """The relations of a report that its words express, in text order of their triggers."""
    found: list[Related] = []
    for token, tag in enumerate(parse.tags):
        part = PART_OF_TAG.get(tag[:1])
        frames = triggers.frames.get((part, parse.lemmas[token])) if part else None
        if (
            frames
            and not _is_in_a_longer_office(parse, triggers, token)
            and not is_idiom(parse, triggers, token)
        ):
            found += _by_trigger(parse, phrases, triggers, token, frames)
    found = contests(parse, phrases, triggers, _without_taken(found))
    found += commanded(parse, phrases, triggers, found)
    found += intentions(parse, triggers, found)
    found += constructions(parse, phrases, triggers)
    return _once(found)


def _is_in_a_longer_office(parse: Parse, triggers: Triggers, token: int) -> bool:
    """Whether a noun only opens the name of an office: no attorney is meant by "attorney general"."""
    after = token + 1
    if not parse.tags[token].startswith("N") or after >= len(parse) or parse.heads[token] != after:
        return False
    return f"{parse.words[token].lower()} {parse.lemmas[after].lower()}" in triggers.offices


def _by_trigger(
    parse: Parse, phrases: Phrases, triggers: Triggers, token: int, frames: tuple[Frame, ...]
) -> Iterator[Related]:
    """What one word expresses: the first frame of each relation whose slots can be filled."""
    covering = phrases.covering(token)
    if covering is not None and covering.head != token and covering.type == "Person":
        return
    done: set[str] = set()
    for frame in frames:
        if frame.relation.name in done:
            continue
        filled = fillers(parse, phrases, triggers, token, frame)
        pairs = [] if filled is None else list(_pairs(parse, phrases, token, frame, *filled))
        if filled is None or not pairs:
            continue
        done.add(frame.relation.name)
        first = trigger_start(parse, token, frame)
        presupposed = _presupposed(parse, token, frame)
        said = (of_a_phrase if presupposed else factuality)(parse, token, triggers)
        for subject, obj in pairs:
            subject, obj = _existing(parse, subject), _existing(parse, obj)
            if (subject is None and obj is None) or (obj is not None and _is_speech(parse, triggers, obj)):
                continue
            here = _of_arguments(parse, triggers, said, subject, obj)
            yield Related(
                frame.relation.name,
                subject,
                obj,
                (first, token + 1),
                token,
                here.polarity,
                here.certainty,
                presupposed=presupposed,
                reader="nearest" if any(side.searched for side in filled) else "frames",
                taken=taken(parse, triggers, token, frame),
            )
        if frame.particle or frame.expression.with_object or frame.expression.under:
            break  # the more specific reading of a word excludes the others


def _of_arguments(
    parse: Parse, triggers: Triggers, said: Factuality, subject: Phrase | None, obj: Phrase | None
) -> Factuality:
    """The factuality of a trigger with these arguments: "struck the depot, not the base" holds of one alone."""
    for phrase in (subject, obj):
        if phrase is not None:
            own = holds_of(parse, phrase.head, triggers)
            said = said.turned(own.polarity == "negative").weakened(own.certainty)
    return said


def _without_taken(found: list[Related]) -> list[Related]:
    """Without the relations of nouns that are part of another trigger: "imposed a blockade" is one event, not two."""
    taken_by = {noun: one for one in found for noun in one.taken}
    return [one for one in found if one.head not in taken_by or _adds(one, taken_by[one.head])]


def _adds(one: Related, whole: Related) -> bool:
    """Whether a noun tells more than the trigger that it is part of: the same of somebody else."""
    sides = [side and side.head for each in (one, whole) for side in (each.subject, each.object)]
    return one.type == whole.type and sides[:2] != sides[2:]


def _presupposed(parse: Parse, token: int, frame: Frame) -> bool:
    """Whether a trigger stands inside a noun phrase: a post beside a name, a participle before its noun."""
    if frame.expression.part == "noun":
        governor = parse.heads[parse.heads[token]]
        if parse.words[parse.heads[token]].lower() == "as" and parse.lemmas[governor] in POST_VERBS:
            return False  # "served as an adviser"
        self_named = "self" in frame.expression.subject + frame.expression.object
        return self_named and parse.deps[token] not in ("attr", "oprd") and not _is_equated(parse, token)
    return parse.deps[token] == "amod"


def _is_equated(parse: Parse, noun: int) -> bool:
    """Whether a clause says who a noun is: "the founder of the militia is Viktor Orlan"."""
    copula = parse.heads[noun]
    told = parse.child(copula, "attr")
    named = told is not None and parse.tags[told].startswith("NNP")
    return parse.deps[noun] == "nsubj" and parse.lemmas[copula] == "be" and named


def _pairs(
    parse: Parse, phrases: Phrases, token: int, frame: Frame, subject_side: Filled, object_side: Filled
) -> Iterator[tuple[Phrase | None, Phrase | None]]:
    """Pairs of subject and object that fill a frame; one side is None where the frame allows it."""
    found = _existing_ones(parse, subject_side.phrases), _existing_ones(parse, object_side.phrases)
    subjects = [x for x in found[0] if may_stand(parse, phrases, x, frame.subject)]
    objects = [x for x in found[1] if may_stand(parse, phrases, x, frame.object)]
    if object_side.searched and frame.relation.plover == "REQUEST":
        objects = [
            x for x in objects if x.role != "place"
        ]  # "requested help in the valley": a place is not asked
    if frame.relation.plover == "AID" and "Place" in frame.relation.range:
        objects += [home for each in objects for home in _homes(parse, phrases, each)]
    needed = frame.expression.needed
    parties = _parties(parse, phrases, subjects) if frame.relation.symmetric else []
    alone = "Place" not in frame.relation.range and has_no_other(parse, token, frame)
    if len(parties) > 1 and (alone or (not found[1] and is_mutual(frame))):
        yield from _mutual(parties, frame)
    elif subjects and objects:
        for subject in subjects:
            for obj in objects:
                if subject.head != obj.head:
                    yield subject, obj
    elif (objects and needed != "both") or (
        subjects and (needed == "one" or (needed == "object" and is_passive(parse, token)))
    ):
        if (found[0] and not subjects) or (found[1] and not objects):
            return  # something fills the slot that cannot be meant: another sense of the word
        for phrase in subjects:
            yield phrase, None
        for phrase in objects:
            yield None, phrase


def _mutual(parties: list[Phrase], frame: Frame) -> Iterator[tuple[Phrase, Phrase]]:
    """Who does it with whom: "the envoy and the rebels met". Of several who fight, the first has the others against it:
    "a battle between the mayor and Klein, Weber and Maren".
    """
    if frame.relation.plover not in HOSTILE:
        return combinations(parties, 2)
    return ((parties[0], other) for other in parties[1:])


def _homes(parse: Parse, phrases: Phrases, people: Phrase) -> list[Phrase]:
    """Where unnamed people are who get something: who helps "people in Freedonia" helps Freedonia."""
    if people.kind != "description" or people.type not in ("Person", "Group"):
        return []
    places = [place for word in ("in", "across") for place in objects_of(parse, people.head, word)]
    found = [phrases.by_head.get(place) or phrases.covering(place) for place in places]
    return [
        place
        for place in found
        if place is not None and place.kind == "name" and place.type in ("Place", "Organization")
    ]


def _parties(parse: Parse, phrases: Phrases, subjects: list[Phrase]) -> list[Phrase]:
    """Those who do something with each other: the subjects, or the two in "French and German envoys"."""
    if len(subjects) != 1 or subjects[0].kind == "pronoun":
        return subjects
    head = subjects[0].head
    before = parse.all_children(head, "nmod", "amod", "compound", "poss")
    joined = any(parse.child(child, "cc") is not None for child in before)
    members = {token for child in before for token in parse.conjuncts(child)} if joined else set()
    members.update(objects_of(parse, head, "of") if parse.tags[head] in ("NNS", "NNPS") else ())
    named = [phrases.by_head[token] for token in sorted(members) if token in phrases.by_head]
    return named if len(named) > 1 and all(phrase.kind == "name" for phrase in named) else subjects


def _is_speech(parse: Parse, triggers: Triggers, phrase: Phrase) -> bool:
    """Whether a phrase names words: "denied the claim" is told by statements, and a claim is no node."""
    return phrase.kind == "description" and ("noun", parse.lemmas[phrase.head]) in triggers.cues


def _existing_ones(parse: Parse, found: list[Phrase]) -> list[Phrase]:
    """Without "nobody" and "none of them", which stand for nothing."""
    return [phrase for phrase in found if parse.words[phrase.head].lower() not in NEGATIVE_DETERMINERS]


def _existing(parse: Parse, phrase: Phrase | None) -> Phrase | None:
    """A phrase that stands for something; "no group" in "no group attacked" stands for nothing, and is left open."""
    if phrase is None:
        return None
    nobody = parse.words[phrase.first].lower() in NEGATIVE_DETERMINERS or is_not_one(parse, phrase.first)
    return None if nobody else phrase


def _once(found: list[Related]) -> list[Related]:
    """Each relation once: the same type between the same phrases by the same trigger is one."""
    seen: set[tuple[object, ...]] = set()
    kept = []
    for related in sorted(found, key=lambda related: (related.trigger, related.type)):
        key = (
            related.type,
            related.trigger,
            related.subject.head if related.subject else None,
            related.object.head if related.object else None,
        )
        if key not in seen:
            seen.add(key)
            kept.append(related)
    return kept
