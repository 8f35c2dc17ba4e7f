"""Whether a phrase may stand in a place of a relation, by the domain and range of the vocabulary."""

from __future__ import annotations

from ..model import NodeType
from ..ontology.grammar import CLASSES
from .names import names_a_work
from .parse import Parse
from .phrases import Phrase, Phrases
from .triggers import Side, Triggers

PEOPLE = frozenset(("Person", "Group"))
ACTORS = frozenset(("Person", "Organization", "Group"))
DOERS = ("er", "ist", "ian", "ee")
"""Endings of nouns for who does something; the lexicon "no-doers" has those that name a thing."""

LEAST_DOER = 5
"""Letters; shorter words end so by chance."""

ABSTRACT = ("ness", "ity", "ism", "tion", "sion", "ance", "ence", "acy", "ency", "ancy", "dom", "hood")
"""Endings of nouns for what cannot be touched; the lexicon "touchables" has those that can be."""

FORCES = ("weapons", "equipment", "natural-forces")
"""Lexicons of what does harm of itself."""


def may_stand(parse: Parse, phrases: Phrases, phrase: Phrase, side: Side) -> bool:
    """Whether a phrase may fill this side of a frame: by domain or range, and by the nouns that the frame takes."""
    if not fits(parse, phrases, phrase, side.classes):
        return False
    among, barred = side.nouns.among, side.nouns.barred
    taken = not among or _is_among(parse, phrases, phrase, among)
    return taken and not (barred and _is_among(parse, phrases, phrase, barred))


def _is_among(parse: Parse, phrases: Phrases, phrase: Phrase, words: tuple[str, ...]) -> bool:
    """Whether a phrase is of one of these classes, or its noun in one of these lexicons; a pronoun is in none."""
    classes = tuple(word for word in words if word in CLASSES)
    if classes and fits(parse, phrases, phrase, classes):
        return True
    lexicons = [phrases.triggers.lexicons[word] for word in words if word not in CLASSES]
    return phrase.kind != "pronoun" and any(_is_in(parse, phrase, lexicon) for lexicon in lexicons)


def _is_in(parse: Parse, phrase: Phrase, lexicon: frozenset[str]) -> bool:
    """Whether a lexicon has the head noun, by itself or with the word before it: "gas", "tear gas"."""
    head = phrase.head
    nouns = {parse.lemmas[head], parse.words[head].lower()}
    if head > phrase.first:
        nouns |= {f"{parse.words[head - 1].lower()} {noun}" for noun in nouns}
    return not nouns.isdisjoint(lexicon)


def fits(parse: Parse, phrases: Phrases, phrase: Phrase, wanted: tuple[str, ...]) -> bool:
    """Whether a phrase may fill a place of this domain or range. States act and are places; "they" fits any, "it" is
    no person, and "she" nothing else.
    """
    if parse.words[phrase.head].lower() in phrases.triggers.lexicons["times"]:
        return False
    if "Any" in wanted:
        return True
    if phrase.kind == "pronoun":
        if phrase.type == "Person":
            return not {"Actor", "Person"}.isdisjoint(wanted)
        return phrase.type != "Thing" or not PEOPLE.issuperset(wanted)
    kind: NodeType = phrase.type
    unknown_name = (
        kind == "Thing" and phrase.kind == "description" and parse.tags[phrase.head].startswith("NNP")
    )
    if unknown_name and not names_a_work(parse, phrases.triggers, phrase.first, phrase.end):
        return True  # no reader of names knew it
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
        return not counted_only and not is_abstract(phrases.triggers, parse.lemmas[phrase.head])
    if kind == "Thing" and "Force" in wanted:
        lexicons = phrases.triggers.lexicons
        return phrase.kind == "name" or any(_is_in(parse, phrase, lexicons[name]) for name in FORCES)
    if phrase.kind == "name" and kind == "Place":
        acts = "Actor" in wanted or "Organization" in wanted  # capitals and countries act
        return acts and phrase.role != "place"
    if phrase.kind == "name" and phrase.key is not None and kind == "Organization":
        return "Place" in wanted  # the gazetteer's states are places too
    return False


def is_abstract(triggers: Triggers, noun: str) -> bool:
    """Whether a noun names what cannot be touched, by a lexicon or by its ending: "plan", "reluctance"."""
    lexicons = triggers.lexicons
    if any(noun in lexicons[name] for name in ("touchables", "weapons", "equipment")):
        return False
    return noun in lexicons["abstractions"] or noun.endswith(ABSTRACT)


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
