"""Whom an act concerns where no single position tells: the nearest actor in what the verb governs.

Iran, in "rejected Iran's offer to meet"; the rebels, in "agreed to free the rebels". A coder of events looks for an
actor there, and so does this.
"""

from __future__ import annotations

from collections.abc import Iterator

from .clauses import antecedent, is_passive, objects_of, patients
from .parse import Parse
from .phrases import Phrase, Phrases

ACTING = frozenset(("Person", "Organization", "Group"))
BESIDE = frozenset(("advcl", "parataxis", "punct", "cc", "mark", "npadvmod", "agent"))
"""Dependents in which the act itself does not reach anybody."""

OUTER = frozenset(
    (
        *(
            "in",
            "at",
            "on",
            "near",
            "during",
            "after",
            "before",
            "since",
            "until",
            "as",
            "like",
            "than",
            "because",
        ),
        *("amid", "over", "without", "despite"),
    )
)
"""Prepositions of circumstances: what they govern is only looked at when nothing nearer is found."""


def behind(parse: Parse, phrases: Phrases, token: int) -> list[int]:
    """The actor behind what a verb or noun is about: its object itself, or its owner, maker or doer."""
    topics = patients(parse, token) if parse.tags[token].startswith("V") else objects_of(parse, token, "of")
    for topic in topics:
        if _acts(phrases.at(topic)):
            return parse.conjuncts(topic)
        for found in _makers(parse, topic):
            if _acts(phrases.by_head.get(found) or phrases.covering(found)):
                return parse.conjuncts(found)
    return []


def affected(parse: Parse, phrases: Phrases, token: int) -> list[int]:
    """The nearest actor or named place in what a verb or noun governs; its circumstances come last."""
    first = patients(parse, token) if is_passive(parse, token) else []
    for found in first:
        if _reached(phrases.at(found)):
            return parse.conjuncts(found)
    for outer in (False, True):
        for found in _governed(parse, token, outer=outer):
            if _reached(phrases.by_head.get(found)):
                return parse.conjuncts(antecedent(parse, found))
    return []


def _makers(parse: Parse, noun: int) -> Iterator[int]:
    """Who may be behind a thing: "Iran's offer", "the Iranian offer", "an offer by Iran", "an offer made by Iran"."""
    yield from parse.all_children(noun, "poss", "compound", "amod", "nmod")
    for preposition in ("by", "from", "of"):
        yield from objects_of(parse, noun, preposition)
    for clause in parse.all_children(noun, "acl"):
        yield from objects_of(parse, clause, "by")
    for preposition in ("of", "for", "to", "in"):
        for inner in objects_of(parse, noun, preposition):
            yield from parse.all_children(inner, "poss", "compound", "amod", "nmod")
            yield from objects_of(parse, inner, "by")
            yield from objects_of(parse, inner, "of")


def _governed(parse: Parse, token: int, *, outer: bool) -> Iterator[int]:
    """The words to the right that a word governs, in text order, without clauses and circumstances beside it."""
    for child in parse.children[token]:
        if child < token and parse.tags[token].startswith("V"):
            continue
        if parse.deps[child] in BESIDE or (parse.deps[child] == "conj" and parse.tags[child].startswith("V")):
            continue
        if parse.deps[child] == "prep" and parse.words[child].lower() in OUTER and not outer:
            continue
        yield from _below(parse, child, outer=outer)


def _below(parse: Parse, token: int, *, outer: bool) -> Iterator[int]:
    first, end = parse.subtree(token)
    skipped: list[tuple[int, int]] = []
    for inner in range(first, end):
        beside = parse.deps[inner] in ("advcl", "relcl", "parataxis")
        circumstance = not outer and parse.deps[inner] == "prep" and parse.words[inner].lower() in OUTER
        if inner != token and (beside or circumstance):
            skipped.append(parse.subtree(inner))
        if not any(low <= inner < high for low, high in skipped):
            yield inner


def _acts(phrase: Phrase | None) -> bool:
    return phrase is not None and (
        phrase.type in ACTING or (phrase.kind == "name" and phrase.type == "Place")
    )


def _reached(phrase: Phrase | None) -> bool:
    return (
        phrase is not None and phrase.kind != "pronoun" and (phrase.type in ACTING or phrase.type == "Place")
    )
