"""What somebody calls somebody: "prosecutors call the mayor a member of the clan", "what the army called a raid".

It is so to whoever calls it so, and to nobody else: the relation in it belongs to the statement of the verb, and where
there is no such statement ("is seen as the leader of the revolt", by whom?) it is left open.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from .clauses import antecedent, is_passive, patients
from .parse import Parse
from .related import Related
from .said import Said
from .words import words

CALLING = words("call term label describe dub brand style consider deem proclaim declare")
SEEING = words(
    "see regard view portray depict characterize characterise denounce condemn perceive treat paint"
)
"""Verbs that say with "as" what somebody takes somebody for."""

APPOINTING = words("name appoint elect designate crown")
"""Verbs that make somebody what they call her: then she is it."""

WHAT = frozenset(("what", "whatever"))


class Naming(NamedTuple):
    """A verb that gives a name, and what it is given to: the mayor; None for "what" and whoever is left out."""

    verb: int
    named: int | None


def naming(parse: Parse, token: int) -> Naming | None:
    """By which verb a noun is what something is called, appointed or taken for; None for other nouns.

    For "a member" in "prosecutors call the mayor a member of the clan": the verb "call", and the mayor.
    """
    while parse.deps[token] == "conj":
        token = parse.heads[token]
    verb = _verb(parse, token)
    if verb is None:
        return None
    if is_passive(parse, verb):
        return Naming(verb, next(iter(patients(parse, verb)), None))
    before = [
        child
        for child in parse.all_children(verb, "dobj", "dep")
        if child != token and (parse.deps[child] == "dobj" or parse.tags[child] in ("WDT", "WP"))
    ]
    before += [
        child for child in parse.all_children(token, "nsubj") if parse.deps[token] in ("ccomp", "xcomp")
    ]
    given = [child for child in before if parse.words[child].lower() not in WHAT]
    if not given and parse.deps[token] == "appos":
        given = [parse.heads[token]]
    return Naming(verb, antecedent(parse, given[0]) if given else None)


def is_called(parse: Parse, token: int) -> bool:
    """Whether a noun is but what somebody calls somebody; an appointment, which makes it so, is none."""
    found = naming(parse, token)
    return found is not None and parse.lemmas[found.verb] not in APPOINTING


def with_callers(parse: Parse, related: list[Related], said: list[Said]) -> Iterator[Related]:
    """The relations, those in a name with the verb that gives it; left open where nobody is told to give it."""
    callers = {one.cue for one in said if one.speaker is not None and one.polarity == "positive"}
    for one in related:
        found = naming(parse, one.head) if is_called(parse, one.head) else None
        if found is None:
            yield one
        elif found.verb in callers:
            yield replace(one, caller=found.verb)
        else:
            yield replace(one, polarity="positive", certainty="underspecified")


def _verb(parse: Parse, token: int) -> int | None:
    head, dep = parse.heads[token], parse.deps[token]
    if dep == "oprd":
        return head if parse.lemmas[head] in CALLING | APPOINTING else None
    if dep == "pobj" and parse.words[head].lower() == "as":
        verb = parse.heads[head]
        return verb if parse.lemmas[verb] in CALLING | SEEING else None
    if dep == "appos":  # parsers take it for an apposition, which would stand behind a comma
        verb = parse.heads[head]
        close = parse.deps[head] == "dobj" and parse.words[parse.left[token] - 1] != ","
        return verb if close and parse.lemmas[verb] in CALLING | APPOINTING else None
    if dep in ("ccomp", "xcomp") and parse.tags[token].startswith("N"):  # "considered [the bank a branch of]"
        return head if parse.lemmas[head] in CALLING and not parse.child(token, "aux", "mark") else None
    if dep != "dobj" or parse.lemmas[head] not in CALLING:
        return None
    others = parse.all_children(head, "dobj", "nsubjpass", "dep")
    passive = is_passive(parse, head)
    return head if passive or any(other < token for other in others) else None
