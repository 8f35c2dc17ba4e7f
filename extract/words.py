"""Lists of words, as this room writes them: in one text, parted by white space."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a text: `words("she her hers")` holds three."""
    return frozenset(text.split())
