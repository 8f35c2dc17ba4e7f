"""When something holds, seen from the report: in the past, still, in the future, or only in a plan or a condition."""

from __future__ import annotations

from ..model import Certainty, Tense
from .clauses import is_light, is_passive
from .factuality import CONDITIONS, COPULAS, is_infinitive
from .intentions import INTENDING, WILL
from .parse import Parse
from .triggers import Triggers
from .words import words

UNREAL = words("would should must ought could might may can need shall")
PROMISING = words("threaten promise pledge agree announce")
COMING = words("planned upcoming future imminent next scheduled coming looming impending forthcoming")
GOING_ON = words("ongoing current continuing continued")
TOLD_IN_THE_PRESENT = frozenset(("come", "follow"))
"""Verbs by which news put what has happened: "the raids come after months of calm"."""

DEPTH = 12


def tense(parse: Parse, trigger: int, certainty: Certainty, triggers: Triggers) -> Tense:
    """The tense of what a verb or noun tells, given how certain the report makes it.

    A noun has that of the verb that carries it ("will hold talks"), or of what is said to happen to it ("the raids
    continue"); one that nothing carries is past, unless its adjectives or its certainty say otherwise.
    """
    verb = carrier(parse, trigger, triggers)
    found = _of_a_noun(parse, trigger) if verb is None else _of_a_verb(parse, verb, triggers)
    if (
        verb is not None
        and verb != trigger
        and parse.lemmas[verb] in TOLD_IN_THE_PRESENT
        and found == "ongoing"
    ):
        found = "past"
    if certainty == "certain" and found == "hypothetical":
        return "past"  # an infinitive that is done: "used a rifle to kill him"
    return "hypothetical" if found in ("past", "ongoing") and certainty == "underspecified" else found


def carrier(parse: Parse, trigger: int, triggers: Triggers) -> int | None:
    """The verb that carries a trigger: itself, a light verb, or one of happening: "took place", "the raids began"."""
    if parse.tags[trigger].startswith("V"):
        return trigger
    head, dep = parse.heads[trigger], parse.deps[trigger]
    if dep == "conj":
        return carrier(parse, head, triggers) if parse.tags[head].startswith("N") else None
    if not parse.tags[head].startswith("V"):
        return None
    if dep in ("dobj", "nsubjpass") and is_light(parse, head, triggers):
        return head
    happening = triggers.lexicons["occurrence"] | triggers.lexicons["aspectual"] | COPULAS
    if dep == "nsubj" and parse.lemmas[head] in happening:
        return head
    if dep in ("attr", "dobj") and parse.lemmas[head] in COPULAS | triggers.lexicons["aspectual"]:
        return head
    return None


def _of_a_noun(parse: Parse, noun: int) -> Tense:
    described = {parse.words[child].lower() for child in parse.all_children(noun, "amod", "compound")}
    governor = parse.heads[noun]
    if parse.deps[noun] == "dobj" and parse.lemmas[governor] in INTENDING | PROMISING:
        return "future"
    return "future" if described & COMING else "ongoing" if described & GOING_ON else "past"


def _of_a_verb(parse: Parse, verb: int, triggers: Triggers, depth: int = DEPTH) -> Tense:
    auxiliaries = {parse.words[child].lower() for child in parse.all_children(verb, "aux")}
    lemmas = {parse.lemmas[child] for child in parse.all_children(verb, "aux", "auxpass")}
    head = parse.heads[verb]
    if any(parse.words[mark].lower() in CONDITIONS for mark in parse.all_children(verb, "mark")):
        return "hypothetical"
    if auxiliaries & WILL:
        return "future"
    if auxiliaries & UNREAL:
        return "past" if "have" in lemmas else "hypothetical"
    if is_infinitive(parse, verb) and "have" not in lemmas:
        return _of_an_infinitive(parse, head, triggers, depth) if depth and head != verb else "hypothetical"
    if parse.deps[verb] == "conj" and not lemmas and parse.tags[verb] != "VBD" and depth:
        return _of_a_verb(parse, head, triggers, depth - 1) if parse.tags[head].startswith("V") else "past"
    if parse.tags[verb] == "VBG" and not lemmas:
        return _of_a_gerund(parse, verb, triggers, depth)
    if "have" in lemmas or parse.tags[verb] == "VBD":
        return "past"
    present = any(parse.tags[child] in ("VBZ", "VBP") for child in parse.all_children(verb, "aux", "auxpass"))
    if parse.tags[verb] in ("VBZ", "VBP") or present:
        return "ongoing"
    return "past"


def _of_an_infinitive(parse: Parse, governor: int, triggers: Triggers, depth: int) -> Tense:
    """Under "plan" it is to come; under "continue" it is when that is; otherwise it is wanted, and no more."""
    lemma = parse.lemmas[governor]
    if lemma in INTENDING | PROMISING:
        return "future"
    if lemma in triggers.lexicons["aspectual"] | triggers.lexicons["implicative"] | {
        "have",
        "seem",
        "appear",
    }:
        return _of_a_verb(parse, governor, triggers, depth - 1)
    if is_passive(parse, governor) and parse.child(governor, "auxpass") is not None:
        return "past"  # "is believed to attack": told of, if not for certain
    return "hypothetical"


def _of_a_gerund(parse: Parse, verb: int, triggers: Triggers, depth: int) -> Tense:
    """When what it hangs on is: "rebels attacking the port fled", "kept shelling"."""
    head = parse.heads[verb]
    for _ in range(DEPTH):
        if parse.tags[head].startswith(("V", "M")) or parse.heads[head] == head:
            break
        head = parse.heads[head]
    if head != verb and parse.tags[head].startswith("V") and depth:
        return _of_a_verb(parse, head, triggers, depth - 1)
    return "past"
