"""What a question asks, and what it takes for granted: "Will the rebels who hold the port fight?" asks for the fight.

The question reaches the main clause and the clauses that are its arguments. What describes a noun, what stands beside
the main clause as a fact, and what a "why" asks the reason of is taken for granted (Karttunen and Peters 1979).
"""

from __future__ import annotations

from .parse import Parse
from .words import words

FACTUAL_CONJUNCTIONS = words("after before since because although though while as when now")
"""What opens a clause that is so whatever the main clause asks: "Will he resign after they raided the office?"."""

OF_MANNER = words("how when where")
UNREAL = words("will would shall should must ought can could may might ca wo 'll ’ll 'd ’d to")


def is_asked(parse: Parse, token: int) -> bool:
    """Whether a question leaves open what a word expresses."""
    first, end = parse.sentences[parse.sentence_of[token]]
    if not any(parse.words[last] == "?" for last in range(max(first, end - 2), end)):
        return False
    while parse.heads[token] != token:
        if _is_taken_for_granted(parse, token):
            return False
        token = parse.heads[token]
    return not _asks_of_a_fact(parse, token)


def _is_taken_for_granted(parse: Parse, clause: int) -> bool:
    """Whether a clause describes a noun, or stands beside another by a conjunction that takes it for granted."""
    dep, tag = parse.deps[clause], parse.tags[clause]
    if dep == "relcl" or (dep == "acl" and tag == "VBN" and not _is_predicate(parse, clause)):
        return not _has_unreal_auxiliary(parse, clause)
    marks = parse.all_children(clause, "mark", "advmod")
    return dep == "advcl" and any(parse.words[mark].lower() in FACTUAL_CONJUNCTIONS for mark in marks)


def _is_predicate(parse: Parse, participle: int) -> bool:
    """Whether a participle is what a question with "be" asks of its noun: "Is the brigade backed by Freedonia?"."""
    copula = parse.heads[parse.heads[participle]]
    return parse.lemmas[copula] == "be" and copula < parse.heads[participle]


def _asks_of_a_fact(parse: Parse, verb: int) -> bool:
    """Whether a question is for the reason of a fact, or for the manner or time of a past one."""
    if _has_unreal_auxiliary(parse, verb) or parse.child(verb, "nsubj", "nsubjpass") is None:
        return False
    asking = {parse.words[child].lower() for child in parse.all_children(verb, "advmod")}
    carriers = [verb, *parse.all_children(verb, "aux", "auxpass")]
    past = any(parse.tags[carrier] == "VBD" for carrier in carriers)
    finite = past or any(parse.tags[carrier] in ("VBZ", "VBP") for carrier in carriers)
    return ("why" in asking and finite) or (past and bool(asking & OF_MANNER))


def _has_unreal_auxiliary(parse: Parse, verb: int) -> bool:
    return any(parse.words[child].lower() in UNREAL for child in parse.all_children(verb, "aux"))
