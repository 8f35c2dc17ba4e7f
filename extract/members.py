"""Nouns for those who belong to a party or a nation: "a Kentucky Republican", "House Democrats", "three Freedonians".

With "the" or alone, their plural speaks of the party or the nation ("Republicans reject the bill"); one of them, or
some of them, are people.
"""

from __future__ import annotations

from ..model import Gazetteer
from .names import Name
from .parse import Parse
from .triggers import Triggers
from .words import words

MODIFIERS = frozenset(("amod", "compound", "nmod", "nummod", "poss"))
OF_THE_WHOLE = words("ruling governing opposition")
"""What is said of a party before its members' name, and of no part of it: "the ruling Conservatives"."""

SOME = words("many some most few several all no any both other fellow these those more each every")


def is_of_members(parse: Parse, triggers: Triggers, gazetteer: Gazetteer, name: Name) -> bool:
    """Whether a name that the gazetteer has for a party or a nation is meant of its members here."""
    head = name.end - 1
    word = parse.words[head]
    if name.end - name.first > 1 or not parse.tags[head].startswith("N") or parse.deps[head] in MODIFIERS:
        return False
    if word.lower() not in triggers.lexicons["partisans"] and word not in gazetteer.adjectives:
        return False
    before = [child for child in parse.children[head] if child < head]
    if word.endswith("s"):
        whole = any(parse.words[child].lower() in OF_THE_WHOLE for child in before)
        some = any(parse.deps[child] in MODIFIERS or parse.words[child].lower() in SOME for child in before)
        return some and not whole
    return bool(before) or parse.deps[head] == "appos"
