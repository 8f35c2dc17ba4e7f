"""What an act of consent or refusal is about: the deed that one agrees, offers or refuses to do.

Who agrees to help the rebels commits himself to them; who agrees to bomb them does not, and who refuses to condemn them
rebuffs nobody.
"""

from __future__ import annotations

from .factuality import is_infinitive
from .intentions import HOSTILE
from .parse import Parse
from .triggers import Triggers

AGAINST = HOSTILE | {"ACCUSE", "REJECT"}
"""Roots of what is done against somebody."""


def is_against_somebody(parse: Parse, triggers: Triggers, act: int) -> bool:
    """Whether the deed that an act governs is done against whom it concerns: "refused to condemn the rebels"."""
    found = deed(parse, act)
    if found is None or parse.child(found, "neg") is not None or _is_negated(parse, found):
        return False
    frames = triggers.frames.get(("verb", parse.lemmas[found]), ())
    roots = {frame.relation.plover for frame in frames if frame.particle is None}
    return bool(roots) and AGAINST.issuperset(roots)


def deed(parse: Parse, act: int) -> int | None:
    """The infinitive that an act governs: to help, in "agreed to help", "the refusal to help"."""
    clauses = parse.all_children(act, "xcomp", "ccomp", "acl")
    return next((clause for clause in clauses if is_infinitive(parse, clause)), None)


def _is_negated(parse: Parse, verb: int) -> bool:
    """Whether "not" stands before the "to" of an infinitive, where some parsers hang it on the governor."""
    return parse.words[parse.left[verb] - 1].lower() in ("not", "never") if parse.left[verb] else False
