"""Idioms: words that together mean what none of them does alone, as the lexicon "idioms" lists them.

Who seized the moment took nothing, and who made a killing in grain left nobody dead.
"""

from __future__ import annotations

from .parse import Parse
from .triggers import Triggers

BESIDE = ("prt", "prep", "dative", "advmod", "dobj", "nsubjpass", "acomp", "oprd", "ccomp")
"""How the other words of an idiom hang on its verb."""


def is_idiom(parse: Parse, triggers: Triggers, token: int) -> bool:
    """Whether a word is the verb of an idiom, or the noun in one."""
    if _has_rest(parse, triggers, token, None):
        return True
    in_object = parse.deps[token] in ("dobj", "nsubjpass")
    return in_object and _has_rest(parse, triggers, parse.heads[token], parse.lemmas[token])


def _has_rest(parse: Parse, triggers: Triggers, verb: int, noun: str | None) -> bool:
    """Whether the other words of one of a verb's idioms stand with it, that noun among them."""
    idioms = triggers.idioms.get(parse.lemmas[verb]) if parse.tags[verb].startswith("V") else None
    if not idioms:
        return False
    beside = _beside(parse, verb)
    return any(rest <= beside and (noun is None or noun in rest) for rest in idioms)


def _beside(parse: Parse, verb: int) -> set[str]:
    """The words that hang on a verb, with the objects of its prepositions."""
    found: set[str] = set()
    for child in parse.all_children(verb, *BESIDE):
        inner = parse.child(child, "pobj")
        words = (child,) if inner is None else (child, inner)
        found.update(form for word in words for form in (parse.lemmas[word], parse.words[word].lower()))
    return found
