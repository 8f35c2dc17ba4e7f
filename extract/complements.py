"""What goes with a verb, a noun or an adjective: an object, an infinitive, a clause, a question, a preposition.

The form tells senses apart. Who asked the mayor to leave demands something of him, who asked him why he stays does not;
who returned the crown to the abbey gave it back, who returned to the abbey went there.
"""

from __future__ import annotations

from .factuality import is_infinitive
from .parse import Parse

CLAUSES = frozenset(("ccomp", "xcomp", "acl", "pcomp"))
OBJECTS = frozenset(("dobj", "nsubjpass"))
QUESTIONING = frozenset(("WDT", "WP", "WP$", "WRB"))
WHETHER = frozenset(("whether", "if"))


def complements(parse: Parse, token: int) -> frozenset[str]:
    """The forms of what goes with a word, by the names of `ontology/grammar.py`.

    {"object", "infinitive"} for "asked the mayor to leave"; {"object", "about"} for "asked the mayor about his plans".
    """
    found: set[str] = set()
    for child in parse.children[token]:
        dep = parse.deps[child]
        if dep in ("prep", "dative") and parse.tags[child] in ("IN", "TO", "RP"):
            found.add(parse.words[child].lower())
        if dep in OBJECTS:
            found.add("object")
            found.update(word for word, _ in parse.prepositions(child))  # parsers hang them on either
        clause = parse.child(child, "pcomp") if dep == "prep" else child
        if clause is not None and parse.deps[clause] in CLAUSES:
            found.add(_form(parse, clause))
    if parse.tags[token] == "VBN" and parse.deps[token] in ("acl", "amod"):
        found.add("object")  # "the crown returned to the abbey"
    return frozenset(found)


def _form(parse: Parse, clause: int) -> str:
    """Which form a clause has."""
    opening = parse.left[clause]
    if parse.tags[opening] in QUESTIONING or parse.words[opening].lower() in WHETHER:
        return "question"
    if is_infinitive(parse, clause) or _is_bare(parse, clause):
        return "infinitive"
    return "gerund" if parse.tags[clause] == "VBG" and parse.child(clause, "aux") is None else "clause"


def _is_bare(parse: Parse, verb: int) -> bool:
    """Whether a verb is an infinitive without "to": "let them leave"."""
    return parse.tags[verb] == "VB" and parse.child(verb, "aux", "mark") is None
