"""What is going to be done, or pointedly not: "the envoy will meet the rebels" is no meeting, but it is an intention.

A relation that stands under "will", "is going to" or a verb of planning did not happen, and its own type is left open
(see `factuality.py`). That somebody intends it is a fact of its own, and of another kind: to announce a meeting is to
agree, to announce a raid is to threaten, to say that one will not talk is to refuse.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from .clauses import SUBJECTS, agents, is_light, is_passive
from .factuality import is_infinitive
from .parse import Parse
from .triggers import Triggers

if TYPE_CHECKING:
    from .related import Related

COOPERATIVE = frozenset(("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD", "RETREAT"))
HOSTILE = frozenset(("THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"))
WILL = frozenset(("will", "shall", "wo", "'ll", "’ll", "ll"))
REPORTED_WILL = frozenset(("would", "'d", "’d"))
"""What "will" becomes in reported speech: "said that it would free them"."""

WITHHELD = frozenset(("allowed", "agreed-to", "agreed-with", "signed-agreement-with", "recognized"))
"""Relations whose denial is a refusal: "did not allow the march"."""

INTENDING = frozenset(
    (
        "plan",
        "intend",
        "go",
        "prepare",
        "vow",
        "decide",
        "aim",
        "expect",
        "schedule",
        "be",
        "set",
        "ready",
        "about",
    )
)
DEMANDING = frozenset(
    ("demand", "insist", "urge", "ask", "request", "require", "recommend", "propose", "want")
)
TELLING = frozenset(("tell", "want", "invite", "encourage", "direct", "require", "call"))
DEMANDS = frozenset(("demand", "request", "call", "order", "appeal", "insistence", "recommendation", "plea"))
DUTIES = frozenset(("must", "should", "ought", "need"))
STATES = frozenset(
    ("be", "know", "understand", "see", "feel", "think", "believe", "remember", "mean", "like", "love")
)
"""Verbs for what nobody does on demand: "I want you to know"."""

ROOTS_OF = {
    "intended-cooperation": COOPERATIVE,
    "intended-conflict": HOSTILE,
    "withheld-cooperation": COOPERATIVE,
}


def intentions(parse: Parse, triggers: Triggers, related: list[Related]) -> Iterator[Related]:
    """What the subjects of relations that have not happened intend; the trigger stays where it was read."""
    for one in related:
        verb = _verb(parse, triggers, one.head)
        if one.subject is None or one.object is None or verb is None:
            continue
        intended = one.certainty == "underspecified" and _is_intended(parse, verb)
        intended = intended and not _is_predicted(parse, triggers, verb)
        if not (intended or _is_failed(parse, one)):
            continue
        for construct, wanted in ROOTS_OF.items():
            refused = construct == "withheld-cooperation"
            if refused and parse.tags[parse.heads[verb]].startswith("J"):
                continue  # who is "not ready to back them" has not refused to
            if triggers.roots.get(one.type) in wanted and refused == (one.polarity == "negative"):
                for relation in triggers.constructs.get(construct, ()):
                    yield replace(
                        _by_its_doer(parse, one, verb),
                        type=relation.name,
                        polarity="positive",
                        certainty="certain",
                        reader="constructions",
                    )


def _by_its_doer(parse: Parse, one: Related, verb: int) -> Related:
    """The relation with its doer first: in "the general will back the rebels", they are backed by who intends it."""
    doers = agents(parse, verb)
    heads = [side.head if side is not None else None for side in (one.subject, one.object)]
    reversed_sides = heads[1] in doers and heads[0] not in doers
    return replace(one, subject=one.object, object=one.subject) if reversed_sides else one


def duties(parse: Parse) -> Iterator[tuple[int, int, int]]:
    """In "she said that the militia must leave", somebody is told what to do: the cue, who tells, who is told."""
    for verb, dep in enumerate(parse.deps):
        cue = parse.heads[verb]
        if not parse.tags[verb].startswith("V"):
            continue
        tellers: list[int] = []
        if dep in ("ccomp", "xcomp"):
            told = _told(parse, verb, cue)
            tellers = agents(parse, cue) if told is not None and not is_passive(parse, cue) else []
        elif dep in ("acl", "relcl") and parse.lemmas[cue] in DEMANDS and parse.tags[verb] in ("VB", "VBP"):
            told = parse.child(verb, *SUBJECTS, "nsubjpass")  # "its demand that the militia leave"
            tellers = _owners(parse, cue)
        for teller in tellers:
            if told is not None and told != teller:
                yield cue, teller, told


def _owners(parse: Parse, noun: int) -> list[int]:
    """Whose demand it is, by a possessor or as the subject of the verb that carries it."""
    owner = parse.child(noun, "poss")
    if owner is not None and not parse.tags[owner].startswith("PRP"):
        return parse.conjuncts(owner)
    carried = parse.deps[noun] == "dobj" and parse.tags[parse.heads[noun]].startswith("V")
    return agents(parse, parse.heads[noun]) if carried else []


def _told(parse: Parse, verb: int, cue: int) -> int | None:
    """Who is to do what a verb under a cue says; None where the verb tells nobody to do anything."""
    own = parse.child(verb, *SUBJECTS, "nsubjpass")
    if is_infinitive(parse, verb):
        wished = parse.lemmas[cue] == "want" and parse.lemmas[verb] in STATES
        return (parse.child(cue, "dobj") or own) if parse.lemmas[cue] in TELLING and not wished else None
    auxiliary = parse.child(verb, "aux", "auxpass")
    if auxiliary is not None:
        guessed = parse.lemmas[verb] in ("be", "have")  # "he must have problems" demands nothing
        return own if parse.words[auxiliary].lower() in DUTIES and not guessed else None
    return own if parse.lemmas[cue] in DEMANDING and parse.tags[verb] in ("VB", "VBP") else None


def _verb(parse: Parse, triggers: Triggers, trigger: int) -> int | None:
    """The verb that carries a trigger: itself, or the light verb whose object it is."""
    if parse.tags[trigger].startswith("V"):
        return trigger
    head = parse.heads[trigger]
    light = parse.deps[trigger] in ("dobj", "nsubjpass") and parse.tags[head].startswith("V")
    return head if light and is_light(parse, head, triggers) else None


def _is_failed(parse: Parse, one: Related) -> bool:
    """Whether cooperation was tried and not reached, or withheld: "failed to agree", "did not allow"."""
    if one.polarity == "positive" or one.certainty != "certain":
        return False
    return one.type in WITHHELD or parse.lemmas[parse.heads[one.head]] in (
        "fail",
        "refuse",
        "decline",
        "reach",
        "strike",
    )


def _is_predicted(parse: Parse, triggers: Triggers, verb: int) -> bool:
    """Whether somebody only believes that another will do it: "I think that she will free them" binds nobody."""
    cue = triggers.cues.get(("verb", parse.lemmas[parse.heads[verb]]))
    return parse.deps[verb] == "ccomp" and cue is not None and cue.kind == "belief"


def _is_intended(parse: Parse, verb: int) -> bool:
    auxiliaries = {parse.words[aux].lower() for aux in parse.all_children(verb, "aux")}
    if auxiliaries & WILL or (auxiliaries & REPORTED_WILL and parse.deps[verb] == "ccomp"):
        return True
    head = parse.heads[verb]
    if parse.deps[verb] == "conj" and parse.child(verb, "aux", *SUBJECTS) is None:
        return _is_intended(parse, head)
    return is_infinitive(parse, verb) and parse.deps[verb] == "xcomp" and parse.lemmas[head] in INTENDING
