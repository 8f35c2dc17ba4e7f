"""A parsed report as plain columns: all that the readers of this room look at.

The columns come from a spaCy pipeline (`parser.py`) or are written by hand (`tests/factory.py`); nothing
here, nor in the readers, knows spaCy. Labels follow the English models: Penn Treebank tags and ClearNLP
dependencies (https://emorynlp.github.io/nlp4j/components/dependency-parsing.html).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

OPENING = "\"“«„‘'`(["
CLOSING = "\"”»’')]"
EDGES = frozenset(OPENING + CLOSING + ",;:.-–—―…") | {"``", "''", "--", "...", "?", "!"}
"""Tokens that are trimmed off the edges of a span."""


@dataclass(frozen=True, slots=True)
class Parse:
    """One report's tokens, in text order.

    `heads` holds token numbers; a root is its own head. `starts` and `ends` are characters of `text`.
    `sentences` and `entities` are ranges of tokens, ends exclusive; an entity carries its label.
    """

    text: str
    words: list[str]
    lemmas: list[str]
    tags: list[str]
    deps: list[str]
    heads: list[int]
    starts: list[int]
    ends: list[int]
    sentences: list[tuple[int, int]]
    entities: list[tuple[int, int, str]]
    children: list[list[int]] = field(init=False)
    left: list[int] = field(init=False)
    right: list[int] = field(init=False)
    sentence_of: list[int] = field(init=False)

    def __post_init__(self) -> None:
        size = len(self.words)
        children: list[list[int]] = [[] for _ in range(size)]
        for token, head in enumerate(self.heads):
            if head != token:
                children[head].append(token)
        left, right = list(range(size)), list(range(size))
        for token in reversed(_from_the_roots(self.heads, children)):
            for child in children[token]:
                left[token] = min(left[token], left[child])
                right[token] = max(right[token], right[child])
        sentence_of = [0] * size
        for number, (first, end) in enumerate(self.sentences):
            sentence_of[first:end] = [number] * (end - first)
        for name, value in (
            ("children", children),
            ("left", left),
            ("right", right),
            ("sentence_of", sentence_of),
        ):
            object.__setattr__(self, name, value)

    def __len__(self) -> int:
        return len(self.words)

    def child(self, token: int, *deps: str) -> int | None:
        """The first child of a token under one of these dependencies, or None."""
        for child in self.children[token]:
            if self.deps[child] in deps:
                return child
        return None

    def all_children(self, token: int, *deps: str) -> list[int]:
        """The children of a token under these dependencies, in text order."""
        return [child for child in self.children[token] if self.deps[child] in deps]

    def prepositions(self, token: int) -> Iterator[tuple[str, int]]:
        """The prepositions below a token, as (lower-cased word, its token)."""
        for child in self.children[token]:
            if self.deps[child] in ("prep", "agent", "dative"):
                yield self.words[child].lower(), child

    def conjuncts(self, token: int) -> list[int]:
        """A token and those joined to it by "and", "or" or a comma: [Iran, Guards] in "Iran and its Guards"."""
        found = [token]
        for member in found:
            found += self.all_children(member, "conj")
        return found

    def subtree(self, token: int) -> tuple[int, int]:
        """The range of tokens that a token governs, end exclusive."""
        return self.left[token], self.right[token] + 1

    def is_in_a_word(self, token: int) -> bool:
        """Whether a token is but a part of a word with a hyphen that describes a noun: "front" in "a two-front war".

        Before a participle it is an argument of that: "government" in "government-backed".
        """
        after = token + 2 < len(self) and self._joins(token + 1) and not self.tags[token + 2].startswith("VB")
        inner = token > 1 and self._joins(token - 1) and self.deps[token] in ("compound", "amod", "nmod")
        return after or inner

    def _joins(self, token: int) -> bool:
        """Whether a token is a hyphen between two words, without a space."""
        return (
            self.words[token] in ("-", "‑")
            and self.ends[token - 1] == self.starts[token]
            and self.ends[token] == self.starts[token + 1]
        )

    def trim(self, first: int, end: int) -> tuple[int, int]:
        """The range without punctuation and white space at its edges; empty ranges stay empty."""
        while first < end and (self.words[first] in EDGES or self.words[first].isspace()):
            first += 1
        while first < end and (self.words[end - 1] in EDGES or self.words[end - 1].isspace()):
            if self.words[end - 1] == ")" and "(" in self.words[first : end - 1]:
                break
            end -= 1
        return first, end

    def span(self, first: int, end: int) -> tuple[int, int]:
        """The characters of a range of tokens."""
        return self.starts[first], self.ends[end - 1]

    def paragraphs(self) -> list[tuple[int, int]]:
        """Ranges of sentences that no line break parts, ends exclusive."""
        breaks = [0]
        for number, ((_, end), (first, _)) in enumerate(pairwise(self.sentences), start=1):
            if "\n" in self.text[self.ends[end - 1] : self.starts[first]]:
                breaks.append(number)
        breaks.append(len(self.sentences))
        return [pair for pair in pairwise(breaks) if pair[0] < pair[1]]


def _from_the_roots(heads: list[int], children: list[list[int]]) -> list[int]:
    """Every token, each after its head."""
    order = [token for token, head in enumerate(heads) if head == token]
    for token in order:
        order += children[token]
    return order
