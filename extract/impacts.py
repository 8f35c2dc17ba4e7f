"""What weapons do where they come down: "two shells fell on the market" tells of a strike, though nobody strikes in it.

No verb alone tells it ("prices fell", "a train was recorded"), nor a noun ("a strike at the docks"); the weapon beside
it does.
"""

from __future__ import annotations

from collections.abc import Iterator

from .clauses import is_passive, objects_of, subject
from .factuality import factuality
from .parse import Parse
from .phrases import Phrase, Phrases
from .relations import Related
from .settings import located
from .triggers import Triggers

ONTO = ("on", "onto", "upon", "into", "inside", "in", "through", "at")
"""What stands before what is hit; what stands after "near" is not."""

AT = ("on", "against", "at", "upon")
"""What stands before the target of a strike."""

NOTED = frozenset(("register", "record", "report"))
"""Verbs by which an impact is told of in the passive alone: "rockets were recorded near the camp"."""


def impacts(parse: Parse, phrases: Phrases, triggers: Triggers, related: list[Related]) -> Iterator[Related]:
    """The strikes that the fall of weapons tells of, where no word that was read before tells of them."""
    told = {one.head for one in related}
    yield from _armed(parse, phrases, triggers, told)
    for verb, tag in enumerate(parse.tags):
        if tag.startswith("V") and verb not in told and _verb(parse, verb) in triggers.lexicons["impacts"]:
            weapon = _weapon(parse, triggers, verb)
            phrase = None if weapon is None else phrases.at(weapon)
            if phrase is None:
                continue
            said = factuality(parse, verb, triggers)
            for relation in triggers.constructs.get("weapon-impact", ()):
                yield Related(
                    relation.name,
                    phrase,
                    _hit(parse, phrases, verb),
                    (verb, verb + 1),
                    verb,
                    said.polarity,
                    said.certainty,
                    reader="constructions",
                )


def _armed(parse: Parse, phrases: Phrases, triggers: Triggers, told: set[int]) -> Iterator[Related]:
    """ "A drone strike on a convoy": by whom is open."""
    for noun, tag in enumerate(parse.tags):
        if tag not in ("NN", "NNS") or noun in told:
            continue
        beside = {parse.lemmas[child] for child in parse.all_children(noun, "compound", "amod")}
        types = triggers.events.get(parse.lemmas[noun], frozenset())
        for relation in triggers.constructs.get("weapon-impact", ()):
            if relation.name not in types or not beside & (triggers.lexicons["weapons"] | {"air"}):
                continue
            said = factuality(parse, noun, triggers)
            for target in (token for preposition in AT for token in objects_of(parse, noun, preposition)):
                phrase = phrases.at(target)
                if phrase is not None and phrase.kind != "pronoun":
                    yield Related(
                        relation.name,
                        None,
                        phrase,
                        (noun, noun + 1),
                        noun,
                        said.polarity,
                        said.certainty,
                        reader="constructions",
                    )


def _verb(parse: Parse, verb: int) -> str:
    particle = parse.child(verb, "prt")
    return parse.lemmas[verb] if particle is None else f"{parse.lemmas[verb]} {parse.words[particle].lower()}"


def _weapon(parse: Parse, triggers: Triggers, verb: int) -> int | None:
    """The weapon that comes down: the subject of the verb."""
    passive = is_passive(parse, verb)
    if passive != (parse.lemmas[verb] in NOTED):
        return None
    found = parse.child(verb, "nsubjpass") if passive else subject(parse, verb)
    return found if found is not None and parse.lemmas[found] in triggers.lexicons["projectiles"] else None


def _hit(parse: Parse, phrases: Phrases, verb: int) -> Phrase | None:
    """The place that is hit."""
    if parse.lemmas[verb] in NOTED:
        return None
    for preposition in ONTO:
        for token in objects_of(parse, verb, preposition):
            place = located(parse, phrases, token)
            if place is not None:
                return place
    return None
