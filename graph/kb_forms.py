"""The forms under which an entry of a knowledge base is found."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from .kb_entries import Entry
from .names import first_and_last, is_acronym, normalize

How = Literal["name", "acronym", "adjective", "spelling", "short form", "first and last name"]
"""How a text names an entry: letter by letter (a *name*), by an *acronym*, by an *adjective* ("Iranian"), by
a name in another *spelling*, in a *short form* (without "province" or "group"), or by a person's *first and
last name*."""

Found = tuple[Entry, str, How]
"""An entry, and one of its names with what kind of name this is."""


def forms(entry: Entry) -> Iterator[tuple[str, str, How]]:
    """The normalized forms of an entry's names, each with the name as it is written and its kind."""
    for name in entry.names:
        yield normalize(name), name, "acronym" if is_acronym(name) else "name"
    for adjective in entry.adjectives:
        yield normalize(adjective), adjective, "adjective"
    if entry.type == "Person":
        for key in sorted({key for name in entry.names if (key := first_and_last(normalize(name)))}):
            yield key, entry.label, "first and last name"
