"""Lexicons: small closed lists of words that readers of text look up."""

from __future__ import annotations

from .yaml_lines import Entry

_NAMES = """
titles entourages negations possible probable light-verbs media places people groups organizations bodies equipment male
female implicative negative-implicative causative preventive aspectual occurrence unreal-verbs unreal-nouns
unreal-adjectives approximate false evidence lacks no-doers times quantities weapons projectiles impacts footings
abstractions state-organs figurative-attacks figurative-fights figurative-victories figurative-harms contests games
investigators public-life public-bodies critics wounds armed natural-forces touchables idioms creeds partisans
ranks works organs-of-bodies claims gatherings healers
"""

NAMES = frozenset(_NAMES.split())
"""The lexicons that there are; the file says what each is for."""


def lexicons(entry: Entry) -> dict[str, frozenset[str]]:
    """Lexicons by name. Raises `VocabularyError` for an unknown or missing one, or for a capital letter."""
    entry.allow(*NAMES)
    found: dict[str, frozenset[str]] = {}
    for name in sorted(NAMES):
        words = entry.texts(name)
        for word in words:
            if word != word.lower():
                raise entry.error(f"{word!r} is not in lower case", name, remedy=f"write {word.lower()!r}")
        found[name] = frozenset(words)
    return found
