"""Who has something done: "the court ordered the release of the poet", "the governor ordered the poet jailed".

The word for what is done leaves open who does it. Coders of events put the authority there that gives the order, and so
does this, as something probable: an order is not yet its execution.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from .clauses import agents
from .fitting import fits
from .parse import Parse
from .phrases import Phrases
from .triggers import Triggers

if TYPE_CHECKING:
    from .related import Related

COMMANDING = frozenset(("order", "authorize", "authorise", "approve", "decree", "command", "mandate"))


def commanded(
    parse: Parse, phrases: Phrases, triggers: Triggers, related: list[Related]
) -> Iterator[Related]:
    """The relations whose subject is left open, with the subject of the verb that commands what they tell."""
    for one in related:
        verb = _command(parse, one.head) if one.subject is None and one.polarity == "positive" else None
        for token in () if verb is None else agents(parse, verb):
            subject = phrases.at(token)
            if subject is not None and fits(parse, phrases, subject, triggers.types[one.type].domain):
                yield replace(one, subject=subject, certainty="probable", reader="constructions")


def _command(parse: Parse, token: int) -> int | None:
    """The verb that commands what a word tells: "ordered the arrest of", "ordered the men arrested"."""
    head, dep = parse.heads[token], parse.deps[token]
    if dep == "conj":
        token, head, dep = head, parse.heads[head], parse.deps[head]
    done = dep in ("ccomp", "xcomp", "oprd", "acl") and parse.tags[token] == "VBN"
    if dep == "acl" and parse.deps[head] == "dobj":
        head = parse.heads[head]
    named = dep in ("dobj", "nsubjpass") and parse.tags[token].startswith("N")
    commands = parse.lemmas[head] in COMMANDING and parse.tags[head].startswith("V")
    return head if commands and (named or (done and parse.child(token, "aux", "auxpass") is None)) else None
