"""Noun phrases of a report, before they become mentions: names, descriptions and pronouns, by their head token.

A `Phrase` is this room's draft of a `Mention`: in tokens rather than characters, and open to correction until
the report is read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ..model import Gazetteer, MentionKind, NodeType, Role
from .asides import asides
from .members import is_of_members
from .names import Name, names
from .parse import OPENING, Parse
from .places import PLACE_PREPOSITIONS, in_dateline, is_only_a_place
from .triggers import Triggers

PERSONAL = frozenset(
    [
        "i",
        "me",
        "my",
        "mine",
        "myself",
        "we",
        "us",
        "our",
        "ours",
        "ourselves",
        "you",
        "your",
        "yours",
        "he",
        "him",
        "his",
        "himself",
        "she",
        "her",
        "hers",
        "herself",
        "it",
        "its",
        "itself",
        "they",
        "them",
        "their",
        "theirs",
        "themselves",
    ]
)
PLURAL_PRONOUNS = frozenset(
    ["we", "us", "our", "ours", "ourselves", "they", "them", "their", "theirs", "themselves"]
)
DEFINITE = frozenset(
    ["the", "this", "that", "these", "those", "its", "their", "his", "her", "our", "my", "your", "both"]
)
NUMBERS = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
}
PREMODIFIERS = frozenset(
    (
        "det",
        "predet",
        "amod",
        "compound",
        "nummod",
        "nmod",
        "poss",
        "quantmod",
        "advmod",
        "npadvmod",
        "punct",
        "neg",
    )
)
PLURAL = ("NNS", "NNPS")
LONGEST = 40
"""Words of a description; what stands further before its noun is left out."""

NOUNS: tuple[tuple[str, NodeType], ...] = (
    ("people", "Person"),
    ("groups", "Group"),
    ("organizations", "Organization"),
    ("places", "Place"),
    ("equipment", "Thing"),
)
"""The lexicons that type a common noun, in the order in which they are asked."""


@dataclass(slots=True)
class Phrase:
    """A noun phrase: tokens `first` to `end` (exclusive) around `head`.

    `key` is the id that a gazetteer gives a name, or None.
    """

    first: int
    end: int
    head: int
    kind: MentionKind
    type: NodeType
    role: Role
    plural: bool
    definite: bool
    count: int | None = None
    key: str | None = None


@dataclass(slots=True)
class Phrases:
    """The phrases of one report, found by their head, made on demand for heads that no rule looked for."""

    parse: Parse
    triggers: Triggers
    by_head: dict[int, Phrase] = field(default_factory=dict)
    inside: dict[int, int] = field(default_factory=dict)
    """Of each token of a name, the head of the name."""
    peoples: set[int] = field(init=False)
    """The tokens of names for peoples, parties and faiths, by the recognizer."""

    def __post_init__(self) -> None:
        told = (range(first, end) for first, end, label in self.parse.entities if label == "NORP")
        self.peoples = {token for tokens in told for token in tokens}

    @classmethod
    def of(cls, parse: Parse, triggers: Triggers, gazetteer: Gazetteer) -> Phrases:
        """Every name, every pronoun, and every description whose head noun the lexicons know."""
        found = cls(parse, triggers)
        aside = asides(parse)
        for name in names(parse, triggers, gazetteer):
            if name.first in aside or name.end - 1 in aside:
                continue
            if is_of_members(parse, triggers, gazetteer, name):
                found._add_members(name)
            else:
                found._add_name(name.first, name.end, name.type, name.key)
        for token, tag in enumerate(parse.tags):
            if token in aside or parse.is_in_a_word(token):
                continue
            if tag in ("PRP", "PRP$"):
                if parse.words[token].lower() in PERSONAL:
                    found.by_head.setdefault(token, found._pronoun(token))
            elif tag in ("NN", "NNS") and token not in found.by_head and found.covering(token) is None:
                kind = found.type_of_noun(token)
                if kind is not None and parse.deps[token] not in ("compound", "nmod"):
                    found.by_head[token] = found._description(token, kind)
        return found

    def in_order(self) -> list[Phrase]:
        """The phrases in text order, outer before inner."""
        return sorted(self.by_head.values(), key=lambda phrase: (phrase.first, -phrase.end, phrase.head))

    def at(self, token: int) -> Phrase | None:
        """The phrase that a token heads, or the name that it is part of; a description is made for another noun."""
        found = self.by_head.get(token) or self.covering(token)
        if found is None and self.parse.is_in_a_word(token):
            return None
        if found is None and self.parse.tags[token] in ("NN", "NNS", "NNP", "NNPS", "CD", "DT", "VBG"):
            if self.parse.tags[token] == "DT" and self.parse.words[token].lower() in ("the", "a", "an", "no"):
                return None
            found = self.by_head[token] = self.description(token)
        return found

    def description(self, token: int) -> Phrase:
        """The phrase around a noun that names nobody; of a kind that the lexicons do not know, it is a thing."""
        return self._description(token, self.type_of_noun(token) or "Thing")

    def covering(self, token: int) -> Phrase | None:
        """The name that a token is part of."""
        head = self.inside.get(token)
        return None if head is None else self.by_head[head]

    def ending_at(self, token: int) -> Phrase | None:
        """The name whose last token is just before this one."""
        found = self.covering(token - 1) if token > 0 else None
        return found if found is not None and found.end == token else None

    def type_of_noun(self, token: int) -> NodeType | None:
        """The type that the lexicons give a common noun; None when they do not know it."""
        lemma, word = self.parse.lemmas[token], self.parse.words[token].lower()
        if lemma in self.triggers.posts:
            return "Group" if self.parse.tags[token] == "NNS" else "Person"
        if lemma in self.triggers.lexicons["entourages"] and self._is_a_persons(token):
            return "Organization"
        if lemma in self.triggers.events:
            return "Event"
        for name, kind in NOUNS:
            if lemma in self.triggers.lexicons[name] or word in self.triggers.lexicons[name]:
                return "Group" if kind == "Person" and self.parse.tags[token] == "NNS" else kind
        return None

    def _is_a_persons(self, noun: int) -> bool:
        """Whether a noun stands behind the name of a person: "the Klein campaign", "Klein's campaign"."""
        before = self.parse.all_children(noun, "poss", "compound", "nmod")
        names = [self.covering(word) for word in before]
        return any(name is not None and name.type == "Person" for name in names)

    def role(self, token: int) -> Role:
        """What a noun does in its clause, by its dependency; conjuncts share the role of the first."""
        parse = self.parse
        dep = parse.deps[token]
        for _ in range(20):  # a list of names is a chain of conjuncts; parsers make no longer ones
            if dep not in ("conj", "appos"):
                break
            token = parse.heads[token]
            dep = parse.deps[token]
        if dep in ("nsubj", "agent"):
            return "agent"
        if dep in ("dobj", "nsubjpass", "dative"):
            return "patient"
        if dep == "poss":
            return "possessor"
        if dep in ("compound", "amod", "nmod", "npadvmod"):
            return "modifier"
        if dep == "pobj":
            preposition = parse.heads[token]
            if parse.deps[preposition] == "agent":
                return "agent"
            if parse.words[preposition].lower() in PLACE_PREPOSITIONS:
                return "place"
        return "other"

    def _add_name(self, first: int, end: int, kind: NodeType, key: str | None) -> None:
        parse = self.parse
        head = _head(parse, first, end)
        plural = parse.tags[head] in ("NNS", "NNPS") and kind == "Group"
        definite = first > 0 and parse.words[first - 1].lower() in DEFINITE
        if head in self.peoples and end - first == 1 and are_some_of(parse, head):
            several = parse.tags[head] in PLURAL
            self.by_head.setdefault(head, self._description(head, "Group" if several else "Person"))
            return
        if head in self.by_head:
            return  # "Kurilla" inside "Michael Kurilla" is the same phrase; names come outer first
        dateline = in_dateline(parse, first, end)
        if dateline and parse.words[first].isupper():
            kind = "Place"
        placed = kind == "Place" and (dateline or is_only_a_place(parse, self.triggers, head))
        role: Role = "place" if placed else self.role(head)
        self.by_head[head] = Phrase(first, end, head, "name", kind, role, plural, definite, key=key)
        for token in range(first, end):
            self.inside.setdefault(token, head)

    def _add_members(self, name: Name) -> None:
        """ "House Republicans", "a Kentucky Republican": people, and not the body that they belong to."""
        head = name.end - 1
        kind: NodeType = "Group" if self.parse.tags[head] in ("NNS", "NNPS") else "Person"
        self.by_head.setdefault(head, self._description(head, kind))

    def _pronoun(self, token: int) -> Phrase:
        word = self.parse.words[token].lower()
        plural = word in PLURAL_PRONOUNS
        kind: NodeType = "Group" if plural else "Thing" if word in ("it", "its", "itself") else "Person"
        return Phrase(token, token + 1, token, "pronoun", kind, self.role(token), plural, True)

    def _description(self, token: int, kind: NodeType) -> Phrase:
        parse = self.parse
        first = token
        for child in parse.children[token]:
            if child < token and parse.deps[child] in PREMODIFIERS:
                first = min(first, parse.left[child])
        for break_ in range(token - 1, first, -1):
            if parse.words[break_] == "," and parse.words[break_ + 1] in OPENING:
                first = break_ + 1  # "the raid, “four men”": two phrases that the parser took for one
        first, end = parse.trim(max(first, token + 1 - LONGEST), token + 1)
        if first >= end:
            first, end = token, token + 1
        lead = parse.words[first].lower()
        owned = any(parse.deps[child] == "poss" for child in parse.children[token])
        return Phrase(
            first,
            end,
            token,
            "description",
            kind,
            self.role(token),
            plural=parse.tags[token] in ("NNS", "NNPS") or self._count(token) not in (None, 1),
            definite=lead in DEFINITE or owned,
            count=self._count(token),
        )

    def _count(self, token: int) -> int | None:
        """The number in "four enemy fighters": 4; None when there is none, or none that is a whole number."""
        number = self.parse.child(token, "nummod")
        if number is None:
            return None
        word = self.parse.words[number].lower().replace(",", "")
        if re.fullmatch(r"[0-9]{1,9}", word):
            return int(word)
        return NUMBERS.get(word)


def are_some_of(parse: Parse, token: int) -> bool:
    """Whether the name of a people or party tells of some who belong to it, or one, rather than of the whole.

    "Four Wardens", "Harbour Wardens", "the Wardens who left", "a Warden"; "the Wardens", and "Wardens who left" in
    headlines, are the body.
    """
    if parse.deps[token] in ("compound", "nmod", "amod"):
        return False
    determiner = parse.child(token, "det")
    if parse.tags[token] not in PLURAL:
        return determiner is not None and parse.words[determiner].lower() in ("a", "an")
    if determiner is not None and _is_said_of_some(parse, token):
        return True
    return parse.child(token, "compound", "nmod", "nummod") is not None


def _is_said_of_some(parse: Parse, token: int) -> bool:
    """Whether a clause behind a noun, without a comma, tells which are meant."""
    clause = parse.child(token, "relcl", "acl")
    return clause is not None and parse.words[parse.left[clause] - 1] != ","


def _head(parse: Parse, first: int, end: int) -> int:
    """The token of a range whose head lies outside it; the last one where several do."""
    outside = [t for t in range(first, end) if not first <= parse.heads[t] < end or parse.heads[t] == t]
    return outside[-1] if outside else end - 1
