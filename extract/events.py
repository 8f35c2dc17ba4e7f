"""Events: what happened, from the words that tell of it, with who took part, where, when, how many and by what means.

A word tells of one event, however many relations it expresses: "killed two guards and a nurse" is one killing. What is
done by saying something ("condemned the raid") is a statement already, and no event beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ..model import Part
from .clauses import agents, objects_of
from .factuality import factuality
from .parse import Parse
from .phrases import Phrase, Phrases
from .relations import Related
from .said import Range, Said
from .settings import TEMPORAL, carriers, is_place, places, time_words, times, weapons
from .triggers import Triggers

HARMING = frozenset(("ASSAULT", "COERCE", "PROTEST"))
"""PLOVER roots of events that are done with weapons; "supplied them with rifles" is not."""

AT_ITS_TARGET = frozenset(("ASSAULT", "MOBILIZE", "RETREAT", "CONSULT"))
"""PLOVER roots of events that happen where their target is: "shelled the camp", "visited Orsk"."""

CAUSING = frozenset(("in", "by", "from"))
"""Prepositions that bring the event of which another is a part: "killed in a raid"."""

Key = tuple[int, str]
"""What makes one event of several relations: their trigger, and what they count as."""


@dataclass(slots=True)
class Happening:
    """The draft of an event; `head` is the token that tells of it first, `heads` are all that do.

    `tellings` are the relations that tell of it; where a noun alone does, one without sides.
    """

    type: str
    head: int
    heads: list[int]
    tellings: list[Related] = field(default_factory=list)
    parts: list[tuple[Part, Phrase]] = field(default_factory=list)
    places: list[Phrase] = field(default_factory=list)
    when: list[Range] = field(default_factory=list)
    weapons: list[str] = field(default_factory=list)
    times: int | None = None

    @property
    def is_bare(self) -> bool:
        """Whether nothing but a noun is known of it."""
        return not (self.parts or self.places or self.when or self.weapons)

    @property
    def count(self) -> int | None:
        """How many it befell, where the report counts them; members of a counted group are in its number."""
        listed = {one.object.head for one in self.tellings if one.reader == "counting" and one.object}
        counts = [
            phrase.count
            for part, phrase in self.parts
            if part in ("target", "recipient") and phrase.count is not None and phrase.head not in listed
        ]
        return sum(counts) if counts else None


def happenings(
    parse: Parse, phrases: Phrases, triggers: Triggers, related: Iterable[Related], said: Iterable[Said]
) -> list[Happening]:
    """The events that the words of a report tell of, in text order, each word's by itself."""
    cues = {one.cue for one in said}
    found: dict[Key, Happening] = {}
    for one in related:
        if one.type in triggers.happening and one.head not in cues and not _names_its_side(one):
            found.setdefault(key(triggers, one), Happening(one.type, one.head, [one.head])).tellings.append(
                one
            )
    told = {head for head, _ in found} | cues
    for noun in _alone(parse, phrases, triggers):
        if noun.head not in told:
            found[key(triggers, noun)] = Happening(noun.type, noun.head, [noun.head], [noun])
    hanging = times(parse, triggers)
    for happening in found.values():
        _add_settings(parse, phrases, triggers, hanging, happening)
    return sorted(found.values(), key=lambda one: one.head)


def key(triggers: Triggers, related: Related) -> Key:
    """Relations with the same key tell of the same event."""
    return related.head, triggers.roots.get(related.type) or related.type


def take_part(triggers: Triggers, happening: Happening, related: Related) -> None:
    """Add the sides of a relation to those who take part in an event; a weapon takes no part."""
    if related not in happening.tellings:
        happening.tellings.append(related)
    relation = triggers.happening[related.type]
    for part, phrase in zip(relation.roles, (related.subject, related.object), strict=True):
        if phrase is not None and not _is_means(part, phrase):
            happening.parts.append((_part(part, phrase), phrase))


def _part(part: Part, phrase: Phrase) -> Part:
    """An event that does something causes it; one that something is done about is its theme."""
    if phrase.type != "Event":
        return part
    return "cause" if part == "agent" else "theme"


def _is_means(part: Part, phrase: Phrase) -> bool:
    return part == "agent" and phrase.type == "Thing" and phrase.kind == "description"


def _names_its_side(related: Related) -> bool:
    """Whether the trigger names who takes part ("the killer of the envoy") rather than what happens."""
    return any(side is not None and side.head == related.head for side in (related.subject, related.object))


def _alone(parse: Parse, phrases: Phrases, triggers: Triggers) -> Iterator[Related]:
    """The nouns that tell of an event by themselves, as relations without sides."""
    for token, tag in enumerate(parse.tags):
        if tag not in ("NN", "NNS") or parse.deps[token] in ("compound", "nmod", "amod"):
            continue
        name = triggers.alone.get(parse.lemmas[token])
        if name is not None and phrases.covering(token) is None:
            said = factuality(parse, token, triggers)
            yield Related(
                name, None, None, (token, token + 1), token, said.polarity, said.certainty, reader="nouns"
            )


def _add_settings(
    parse: Parse, phrases: Phrases, triggers: Triggers, hanging: Mapping[int, list[Range]], one: Happening
) -> None:
    """Add where, when, with what and how often, as the words around the trigger tell."""
    taken = [token for telling in one.tellings for token in telling.taken]
    on = carriers(parse, one.head, triggers, taken)
    done_to = [side.head for telling in one.tellings if (side := telling.object) is not None]
    verb = parse.tags[one.head].startswith("V")
    doers = agents(parse, one.head) if verb else []
    behind = [
        doer for doer in doers if doer > one.head
    ]  # "killed by gunmen in Orsk": parsers put them in Orsk
    within = list(_within(parse, one.head)) if verb else []
    one.places = places(parse, phrases, [*on, *done_to, *behind, *within])
    one.when = time_words(hanging, dict.fromkeys([*on, *done_to, *within]))
    if triggers.roots.get(one.type) in HARMING:
        falling = [telling.subject.head for telling in one.tellings if telling.subject is not None]
        one.weapons = weapons(parse, triggers, on, dict.fromkeys([*doers, *falling]))
    named = phrases.by_head.get(one.head)
    one.times = named.count if named is not None and not _is_dated(parse, one.head) else None
    if "Event" in triggers.happening[one.type].domain and parse.tags[one.head].startswith("V"):
        one.parts = [("cause", cause) for cause in _causes(parse, phrases, triggers, one.head)]


def _is_dated(parse: Parse, noun: int) -> bool:
    """Whether the number before a noun is of a date: "the 2008 raid", "the 13 November attacks"."""
    number = parse.child(noun, "nummod")
    return any(label in TEMPORAL and first <= (number or 0) < end for first, end, label in parse.entities)


def _causes(parse: Parse, phrases: Phrases, triggers: Triggers, verb: int) -> Iterator[Phrase]:
    """The raid, in "was killed in a raid", "was killed as a result of the raid"."""
    for word, preposition in parse.prepositions(verb):
        inner = parse.child(preposition, "pobj")
        if word == "as" and inner is not None and parse.lemmas[inner] == "result":
            (inner,) = objects_of(parse, inner, "of")[:1] or (None,)
        elif word not in CAUSING:
            continue
        phrase = None if inner is None else phrases.by_head.get(inner)
        if phrase is not None and parse.lemmas[phrase.head] in triggers.alone:
            yield phrase


def _within(parse: Parse, verb: int) -> Iterator[int]:
    """The shelling, in "was killed in shelling by the army", and who did that."""
    for word, preposition in parse.prepositions(verb):
        inner = parse.child(preposition, "pcomp")
        if word in CAUSING and inner is not None:
            yield inner
            yield from objects_of(parse, inner, "by")


def settle(parse: Parse, triggers: Triggers, found: list[Happening]) -> None:
    """Set apart who takes part from where it is, and give events the place, time and means of those they are part of.

    "Held talks in Orsk": nobody talked to Orsk. "Shelled the camp": it was at the camp. "An attack in Orsk killed two":
    they were killed in Orsk.
    """
    by_head = {head: one for one in found for head in one.heads}
    for one in found:
        _set_apart(parse, triggers, one)
    for one in found:
        for head in _around(parse, one):
            wider = by_head.get(head)
            if wider is not None and wider is not one:
                one.places = one.places or wider.places
                one.when = one.when or wider.when
                one.weapons = one.weapons or wider.weapons


def _set_apart(parse: Parse, triggers: Triggers, one: Happening) -> None:
    targets = {phrase.head: phrase for part, phrase in one.parts if part == "target"}
    where = {place.head for place in one.places} - targets.keys()
    one.parts = [(part, phrase) for part, phrase in one.parts if phrase.head not in where]
    one.places = [place for place in one.places if place.head not in targets]
    if triggers.roots.get(one.type) in AT_ITS_TARGET:
        named = [phrase for phrase in targets.values() if phrase.kind == "name" and is_place(parse, phrase)]
        described = [
            phrase for phrase in targets.values() if phrase.kind == "description" and phrase.type == "Place"
        ]
        one.places += named or described


def _around(parse: Parse, one: Happening) -> Iterator[int]:
    """The words for what an event is part of: "an attack killed two", "struck the camp, killing two"."""
    for part, phrase in one.parts:
        if part == "cause":
            yield phrase.head
    for head in one.heads:
        if parse.tags[head] == "VBG" and parse.deps[head] == "advcl":
            yield parse.heads[head]
