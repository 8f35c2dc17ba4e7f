"""Whom an act concerns where no single position tells: the nearest actor in what the verb governs.

Iran, in "rejected Iran's offer to meet"; the rebels, in "agreed to free the rebels". A coder of events looks for an
actor there, and so does this.
"""

from __future__ import annotations

from collections.abc import Iterator

from .clauses import antecedent, is_passive, objects_of, patients
from .factuality import is_infinitive
from .parse import Parse
from .phrases import Phrase, Phrases

ACTING = frozenset(("Person", "Organization", "Group"))
BESIDE = frozenset(("advcl", "parataxis", "punct", "cc", "mark", "npadvmod", "agent"))
"""Dependents in which the act itself does not reach anybody."""

_OUTER = "in at on near during after before since until as like than because amid over without despite"
OUTER = frozenset(_OUTER.split())
"""Prepositions of circumstances: what they govern is only looked at when nothing nearer is found."""


def behind(parse: Parse, phrases: Phrases, token: int) -> list[int]:
    """The actor behind the thing that a verb or noun is about: its owner, maker or doer, or else the nearest in it."""
    topics = patients(parse, token) if parse.tags[token].startswith("V") else objects_of(parse, token, "of")
    for topic in topics:
        about = phrases.at(topic)
        if _acts(about):
            continue  # what is said of an actor is another relation's
        done = about is not None and about.type == "Event" and not _is_said(phrases, topic)
        for found in makers_of(parse, topic, done=done):
            if _acts(phrases.by_head.get(found) or phrases.covering(found)):
                return parse.conjuncts(found)
        for found in objects_of(parse, topic, "with") if done else _without_infinitives(parse, topic):
            if found > topic and _acts(phrases.by_head.get(found)) and not _is_opposed(parse, found):
                return parse.conjuncts(found)
    return []


def _without_infinitives(parse: Parse, topic: int) -> list[int]:
    """The words below a topic, but for what is to be done: "denounced plans to free the rebels" denounces no rebels."""
    to_do = [parse.subtree(c) for c in parse.all_children(topic, "acl", "relcl") if is_infinitive(parse, c)]
    below = _below(parse, topic, outer=False)
    return [word for word in below if not any(first <= word < end for first, end in to_do)]


def _is_opposed(parse: Parse, token: int) -> bool:
    """Whether a thing is against somebody, who then is not behind it: "discrimination against the guilds"."""
    governor = parse.heads[token]
    return parse.deps[token] == "pobj" and parse.words[governor].lower() == "against"


def _is_said(phrases: Phrases, noun: int) -> bool:
    """Whether a noun names somebody's words, as "appeal" and "demand" do: whom "of" brings has said them."""
    return ("noun", phrases.parse.lemmas[noun]) in phrases.triggers.cues


def affected(parse: Parse, phrases: Phrases, token: int, *, besides: int | None = None) -> list[int]:
    """The nearest actor or place in what a verb or noun governs, and the place where it is done.

    `besides` is an object that belongs to the act: the troops, in "sent troops to the port".
    """
    for found in patients(parse, token) if is_passive(parse, token) else []:
        if _reached(parse, phrases.at(found)) and found != besides:
            return parse.conjuncts(found)
    near = _nearest(parse, phrases, token, (besides,), outer=False)
    around = _nearest(parse, phrases, token, (besides, *near), outer=True)
    return near + [found for found in around if not near or _is_named(phrases, found)]


def governed_by(parse: Parse, token: int, preposition: str) -> list[int]:
    """The objects of a preposition anywhere in what a word governs: "returned a bust of the king to the duke"."""
    for inner in _governed(parse, token, outer=True):
        if parse.deps[inner] in ("prep", "dative") and parse.words[inner].lower() == preposition:
            found = parse.child(inner, "pobj")
            if found is not None:
                return parse.conjuncts(found)
    return []


def _nearest(
    parse: Parse, phrases: Phrases, token: int, besides: tuple[int | None, ...], *, outer: bool
) -> list[int]:
    for found in _governed(parse, token, outer=outer):
        whole = _outermost(parse, phrases, found)
        if whole not in besides and _reached(parse, phrases.by_head.get(whole)):
            members = parse.conjuncts(antecedent(parse, whole))
            return [member for member in members if member not in besides]
    return []


def _outermost(parse: Parse, phrases: Phrases, token: int) -> int:
    """The actor that a name before it describes: "refugees", for "Syrian" in "Syrian refugees"."""
    while parse.deps[token] in ("amod", "compound", "nmod"):
        head = parse.heads[token]
        if not _reached(parse, phrases.by_head.get(head)):
            break
        token = head
    return token


def _is_named(phrases: Phrases, token: int) -> bool:
    phrase = phrases.by_head.get(token)
    return phrase is not None and phrase.kind == "name"


def makers_of(parse: Parse, noun: int, *, done: bool = True) -> Iterator[int]:
    """Who may be behind a thing: "Iran's offer", "the Iranian offer", "an offer by Iran", "an offer made by Iran".

    When something was `done`, "of" brings to whom: civilians are not behind "the killing of civilians".
    """
    before = parse.all_children(noun, "poss", "compound", "amod", "nmod")
    yield from before
    for word in before:  # "the Kirkuk council decision"
        yield from parse.all_children(word, "poss", "compound", "amod", "nmod")
    for preposition in ("by", "from") if done else ("by", "from", "of"):
        yield from objects_of(parse, noun, preposition)
    for clause in parse.all_children(noun, "acl"):
        yield from objects_of(parse, clause, "by")
    if done:
        return
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
        purpose = outer and parse.deps[child] == "advcl" and is_infinitive(parse, child)
        if (parse.deps[child] in BESIDE and not purpose) or _is_told(parse, child):
            continue
        if parse.deps[child] == "conj" and parse.tags[child].startswith("V"):
            continue
        if parse.deps[child] == "prep" and parse.words[child].lower() in OUTER and not outer:
            continue
        yield from _below(parse, child, outer=outer)


def _is_told(parse: Parse, clause: int) -> bool:
    """Whether a clause is what somebody says ("denied that the rebels attacked"): the act reaches nobody in it."""
    if parse.deps[clause] != "ccomp" or is_infinitive(parse, clause):
        return False
    return parse.child(clause, "mark", "aux", "auxpass") is not None or parse.tags[clause] in (
        "VBD",
        "VBZ",
        "VBP",
    )


def _below(parse: Parse, token: int, *, outer: bool) -> Iterator[int]:
    first, end = parse.subtree(token)
    skipped: list[tuple[int, int]] = []
    for inner in range(first, end):
        beside = parse.deps[inner] in ("advcl", "relcl", "parataxis") or _is_told(parse, inner)
        beside = beside or (parse.deps[inner] == "acl" and _is_of_its_own(parse, inner))
        circumstance = not outer and parse.deps[inner] == "prep" and parse.words[inner].lower() in OUTER
        if inner != token and (beside or circumstance):
            skipped.append(parse.subtree(inner))
        if not any(low <= inner < high for low, high in skipped):
            yield inner


def _is_of_its_own(parse: Parse, clause: int) -> bool:
    """Whether what a clause says of a noun is no part of what is done: "the claim that", "polls showing that"."""
    shows = parse.tags[clause] == "VBG" and parse.child(clause, "ccomp") is not None
    return shows or parse.child(clause, "mark") is not None


def _acts(phrase: Phrase | None) -> bool:
    return phrase is not None and (
        phrase.type in ACTING or (phrase.kind == "name" and phrase.type == "Place")
    )


def _reached(parse: Parse, phrase: Phrase | None) -> bool:
    """Whether a phrase is an actor or a place that may be reached; "its troops" are the means of who acts."""
    if phrase is None or phrase.kind == "pronoun" or (phrase.type not in ACTING and phrase.type != "Place"):
        return False
    owner = parse.child(phrase.head, "poss")
    return owner is None or parse.tags[owner] != "PRP$"
