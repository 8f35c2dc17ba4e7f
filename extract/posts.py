"""Who has the post that a noun names: "Kurilla, commander of", "the commander, Kurilla", "served as commander of"."""

from __future__ import annotations

from .clauses import HIRING_VERBS, SERVING_VERBS, agents, is_passive, objects_of, patients, subject
from .control import COPULAS
from .naming import naming
from .parse import Parse
from .phrases import Phrases

BODIES = frozenset(("Organization", "Group"))
BESIDE = ("appos", "attr")
OF_HOLDERS = frozenset(("of", "from", "for"))
"""Prepositions that say behind a name what its holder's post is in."""


def holder(parse: Parse, phrases: Phrases, first: int, token: int) -> list[int]:
    """Who holds the post that a noun names: the name behind or beside it, the subject of "is", or the noun itself."""
    after = token + 1
    while (
        parse.tags[token].startswith("N") and after < len(parse) and after - token <= 3
    ):  # "Director Col. Joe Buccino"
        name = phrases.by_head.get(phrases.inside.get(after, -1))
        if name is not None:
            if name.first == after and name.type == "Person" and parse.deps[token] != "ROOT":
                return [name.head]
            break
        if parse.words[after] not in (".", ",") and not parse.words[after][0].isupper():
            break
        if parse.words[after] == "," and parse.deps[token] != "appos" and parse.child(token, "appos") is None:
            break
        after += 1
    head, dep = parse.heads[token], parse.deps[token]
    if parse.tags[token].startswith("J"):
        return _described(parse, token)
    if dep == "pobj" and parse.words[token - 1].lower() == "in":
        return []  # "editor in chief": what stands bare behind "in" is nobody
    if dep == "conj" and parse.deps[head] in BESIDE and parse.child(token, "det") is None:
        return holder(parse, phrases, head, head)  # "Klein, co-founder and chairman of the bank"
    beside = _apposition_below(parse, phrases, token)
    if beside is not None and beside not in named_beside(parse, phrases, token):
        return [beside]
    if dep == "appos":
        return [head]
    if dep in ("compound", "nmod") and head in phrases.by_head and phrases.by_head[head].type == "Person":
        return [head]
    given = naming(parse, token)
    if given is not None and given.named is not None:
        return [given.named]
    if dep in ("attr", "oprd") and parse.lemmas[head] in COPULAS:
        found = parse.child(head, "nsubjpass") or subject(parse, head)
        return [] if found is None else [found]
    if dep in ("compound", "nmod", "amod"):
        return []
    return _in_a_post(parse, token) or [token]


def _in_a_post(parse: Parse, token: int) -> list[int]:
    """Who has the post that "as" brings: "she served as an adviser to the king", "the king hired her as an adviser"."""
    verb = parse.heads[parse.heads[token]]
    if parse.deps[token] != "pobj" or parse.words[parse.heads[token]].lower() != "as":
        return []
    if parse.lemmas[verb] in SERVING_VERBS and not is_passive(parse, verb):
        return agents(parse, verb)
    return patients(parse, verb) if parse.lemmas[verb] in HIRING_VERBS else []


def _described(parse: Parse, adjective: int) -> list[int]:
    """Of what an adjective is said: "X was responsible for", "fighters loyal to", "the responsible group"."""
    head, dep = parse.heads[adjective], parse.deps[adjective]
    if dep in ("acomp", "oprd") or (dep == "conj" and parse.deps[head] == "acomp"):
        verb = head if dep != "conj" else parse.heads[head]
        found = subject(parse, verb)
        return [] if found is None else parse.conjuncts(found)
    return [head] if dep in ("amod", "acl", "relcl") and parse.tags[head].startswith("N") else []


def _apposition_below(parse: Parse, phrases: Phrases, token: int) -> int | None:
    """The name of the holder beside a post: "a spokesman, Jonas Pell", "a spokesman for the presidency, Jonas Pell"."""
    first, end = parse.subtree(token)
    for other in range(max(first, token + 1), min(end, token + 15)):
        phrase = phrases.by_head.get(other)
        if parse.deps[other] == "appos" and phrase is not None and phrase.kind == "name":
            if phrase.type == "Person" or parse.heads[other] == token:
                return other
    return None


def named_beside(parse: Parse, phrases: Phrases, post: int) -> list[int]:
    """The body behind a bare post, as releases write it: "said Anna Weber, commander, Task Force North"."""
    bare = parse.deps[post] == "appos" and parse.words[post - 1] == ","
    body = phrases.covering(post + 2) if bare and post + 2 < len(parse) else None
    if body is None or body.type not in BODIES or body.first != post + 2 or parse.words[post + 1] != ",":
        return []
    return [body.head]


def behind_the_holder(parse: Parse, phrases: Phrases, post: int, preposition: str) -> list[int]:
    """What a post is in, told behind its holder's name or behind a post beside it.

    "Senator Anna Holm of Indiana"; in "founder and chairman of the bank" parsers hang the bank on the founder.
    """
    head, dep = parse.heads[post], parse.deps[post]
    if preposition not in OF_HOLDERS:
        return []
    if dep == "conj" and parse.deps[head] in BESIDE:
        return [found for found in objects_of(parse, head, preposition) if found > post]
    name = phrases.by_head.get(head)
    if dep not in ("compound", "nmod") or name is None or name.kind != "name" or name.type != "Person":
        return []
    told = name.end < len(parse) and parse.words[name.end].lower() == preposition
    return objects_of(parse, head, preposition) if told else []
