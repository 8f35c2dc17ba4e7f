"""Ids that come from content: the same thing has the same id in every run, on every machine.

An id is a prefix that says what kind of thing it names, and 16 letters of base 32 (80 bits of BLAKE2b) over
the parts that make the thing what it is. There is no counter, no clock and no random number in it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

Span = tuple[int, int]

_LETTERS = "abcdefghijklmnopqrstuvwxyz234567"
_PAIRS = [one + other for one in _LETTERS for other in _LETTERS]
_BITS = range(70, -1, -10)
"""Base 32 (RFC 4648), two letters at a time: ids are made by the thousand, and base64.b32encode is slow."""

BASE = "https://w3id.org/rashomon/id/"
"""Where the IRIs of records and nodes live."""


def content_id(prefix: str, *parts: object) -> str:
    """An id such as `doc-k3v5…` over the parts, in order. Parts are compared by their text.

    >>> content_id("pro", "hezbollah", "backed-by", "iran") == content_id("pro", "iran", "backed-by", "hezbollah")
    False
    >>> content_id("x", "ab", "c") == content_id("x", "a", "bc")
    False
    """
    joined = "\x1f".join(["" if part is None else str(part) for part in parts])
    digest = hashlib.blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=10).digest()
    number = int.from_bytes(digest, "big")
    return f"{prefix}-{''.join([_PAIRS[number >> bits & 1023] for bits in _BITS])}"


def document_id(
    name: str, url: str | None, publisher: str | None, published: str | None, title: str | None, text: str
) -> str:
    """The id of a report: over everything that was read of it."""
    return content_id("doc", name, url, publisher, published, title, text)


def mention_id(document: str, start: int, end: int) -> str:
    """The id of a mention: its place in a report."""
    return content_id("men", document, start, end)


def chain_id(mentions: Iterable[str]) -> str:
    """The id of a chain: its mentions."""
    return content_id("chn", *mentions)


def statement_id(document: str, cue: Span | None, content: Iterable[Span]) -> str:
    """The id of a statement: where its cue and its content stand."""
    return content_id("sta", document, cue, *content)


def relation_id(document: str, name: str, subject: str | None, obj: str | None, trigger: Span) -> str:
    """The id of an expression of a relation: its type, its mentions, and where its trigger stands."""
    return content_id("rel", document, name, subject, obj, trigger)


def event_id(document: str, name: str, trigger: Span) -> str:
    """The id of an event: its type, and where the first word for it stands in its report."""
    return content_id("evt", document, name, trigger)


def proposition_id(subject: str | None, predicate: str, obj: str | None) -> str:
    """The id of a proposition: its nodes and its predicate, so that it is one in all reports.

    >>> proposition_id("hezbollah", "backed-by", "iran") == content_id("pro", "hezbollah", "backed-by", "iran")
    True
    """
    return content_id("pro", subject, predicate, obj)


def iri(local_id: str) -> str:
    """The IRI of a record or node, given its id.

    >>> iri("iran")
    'https://w3id.org/rashomon/id/iran'
    """
    return BASE + local_id
