"""Infinitives that tell of something done: "took care to praise him", "it took a war to free them", "was quick to act".

Most infinitives tell what is wanted. These are real where what they hang on is: some as far as it is ("was able to
free them", and "was not able"), others even where it is denied ("it was not wise to attack them" takes the attack for
granted), after Karttunen (1971, 2012).
"""

from __future__ import annotations

from typing import Literal

from .parse import Parse
from .words import words

Link = Literal["as it is", "taken for granted"]
"""How what an infinitive tells depends on its governor."""

PAINS = words(
    "care pain pains trouble time opportunity occasion pleasure liberty courage nerve audacity temerity gall guts "
    "misfortune luck foresight sense decency"
)
"""What one takes or has who does it: "took the trouble to visit them", "had the nerve to attack her"."""

TAKING = words("take have find seize use")
DEEDS = words("act rush hasten hurry intervene step")
"""Verbs of going about it at once, whose infinitive is done: "acted swiftly to ban the march"."""

CAPABLE = words("able quick swift fast prompt careful first last forced compelled obliged free")
FEELING = words(
    "proud glad happy pleased delighted sorry ashamed relieved honored honoured thrilled shocked amazed"
)
JUDGING = words(
    "right wrong inappropriate improper appropriate foolish wise unwise brave rude generous stupid crazy mistaken "
    "irresponsible reckless outrageous shameful unfair unjust careless kind naive silly courageous cruel cowardly "
    "disgraceful absurd prudent clever smart bold remiss hypocritical immoral illegal unlawful unethical"
)


def achieved(parse: Parse, infinitive: int) -> tuple[int, Link] | None:
    """The governor that makes an infinitive tell of something done, and how it does; None for other infinitives."""
    head = parse.heads[infinitive]
    if parse.tags[head].startswith("V"):
        return _by_verb(parse, infinitive, head)
    if parse.tags[head].startswith("J"):
        return _by_adjective(parse, parse.heads[head], head)
    if parse.lemmas[head] in PAINS and parse.deps[head] == "dobj" and _is_taking(parse, parse.heads[head]):
        return parse.heads[head], "as it is"
    return None


def _by_verb(parse: Parse, infinitive: int, verb: int) -> tuple[int, Link] | None:
    """ "Took care to praise", "it took a war to free", "acted to ban", "turned out to support", "was wrong to ask"."""
    predicate = parse.child(verb, "acomp")
    if predicate is not None and predicate < infinitive:
        return _by_adjective(parse, verb, predicate)
    taken = parse.child(verb, "dobj")
    if taken is not None and _is_taking(parse, verb) and parse.lemmas[taken] in PAINS:
        return verb, "as it is"
    if (
        parse.lemmas[verb] == "take"
        and taken is not None
        and _is_empty(parse, verb)
        and _is_past(parse, verb)
    ):
        return verb, "as it is"
    past = _is_past(parse, verb)
    if parse.lemmas[verb] in DEEDS and past and taken is None:
        return verb, "as it is"
    turned_out = parse.lemmas[verb] == "turn" and any(
        parse.words[particle].lower() == "out" for particle in parse.all_children(verb, "prt")
    )
    return (verb, "as it is") if turned_out and infinitive - verb <= 3 else None


def _by_adjective(parse: Parse, copula: int, adjective: int) -> tuple[int, Link] | None:
    """ "Was able to free them", "was wrong of him to ask", "is proud to support her"."""
    word = parse.words[adjective].lower()
    if parse.tags[copula] != "VBD" and not (word in FEELING and parse.tags[copula] in ("VBZ", "VBP")):
        return None
    if word in CAPABLE:
        return copula, "as it is"
    return (copula, "taken for granted") if word in FEELING | JUDGING else None


def _is_taking(parse: Parse, verb: int) -> bool:
    return parse.lemmas[verb] in TAKING


def _is_empty(parse: Parse, verb: int) -> bool:
    subject = parse.child(verb, "nsubj")
    return subject is not None and parse.words[subject].lower() == "it"


def _is_past(parse: Parse, verb: int) -> bool:
    return parse.tags[verb] == "VBD"
