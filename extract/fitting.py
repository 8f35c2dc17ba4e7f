"""Whether a phrase may stand in a place of a relation, by the domain and range of the vocabulary."""

from __future__ import annotations

from ..model import NodeType
from .parse import Parse
from .phrases import Phrase, Phrases
from .triggers import Triggers

PEOPLE = frozenset(("Person", "Group"))
ACTORS = frozenset(("Person", "Organization", "Group"))
DOERS = ("er", "ist", "ian", "ee")
"""Endings of nouns for who does something; the lexicon "no-doers" has those that name a thing."""

LEAST_DOER = 5
"""Letters; shorter words end so by chance."""


def fits(parse: Parse, phrases: Phrases, phrase: Phrase, wanted: tuple[str, ...]) -> bool:
    """Whether a phrase may fill a place of this domain or range. States act and are places; pronouns fit any but
    "it", which stands for no person.
    """
    if parse.words[phrase.head].lower() in phrases.triggers.lexicons["times"]:
        return False
    if "Any" in wanted:
        return True
    if phrase.kind == "pronoun":
        return phrase.type != "Thing" or not PEOPLE.issuperset(wanted)
    kind: NodeType = phrase.type
    if kind == "Thing" and phrase.kind == "description" and parse.tags[phrase.head].startswith("NNP"):
        return True  # a name that no reader of names knew
    if (
        kind == "Thing"
        and phrase.kind == "description"
        and is_somebody(phrases.triggers, parse.lemmas[phrase.head])
    ):
        kind = "Group" if phrase.plural else "Person"
    if kind in wanted or (kind in ACTORS and "Actor" in wanted):
        return True
    if kind == "Thing" and "Item" in wanted:
        counted_only = parse.tags[phrase.head] == "CD"  # "sales hit 9,000"
        return not counted_only and parse.lemmas[phrase.head] not in phrases.triggers.lexicons["abstractions"]
    if phrase.kind == "name" and kind == "Place":
        acts = "Actor" in wanted or "Organization" in wanted  # capitals and countries act
        return acts and phrase.role != "place"
    if phrase.kind == "name" and phrase.key is not None and kind == "Organization":
        return "Place" in wanted  # the gazetteer's states are places too
    return False


def is_somebody(triggers: Triggers, noun: str) -> bool:
    """Whether a noun that no lexicon knows names a doer by its ending: "seeker", "sharpshooter", "loyalist"."""
    known = triggers.lexicons["no-doers"]
    return len(noun) > LEAST_DOER and noun.endswith(DOERS) and noun not in known


def counted(parse: Parse, phrases: Phrases, phrase: Phrase) -> Phrase:
    """What a quantity is of: the prisoners, in "hundreds of prisoners"; any other phrase itself."""
    quantities = phrases.triggers.lexicons["quantities"]
    words = {parse.lemmas[phrase.head], parse.words[phrase.head].lower()}  # a "series" has no singular
    counts = parse.tags[phrase.head] == "CD" or not quantities.isdisjoint(words)
    if phrase.kind != "description" or not counts:
        return phrase
    for word, preposition in parse.prepositions(phrase.head):
        inner = parse.child(preposition, "pobj")
        found = phrases.at(inner) if word == "of" and inner is not None else None
        if found is not None and found.kind != "pronoun":
            return found
    return phrase
