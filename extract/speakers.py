"""Who a source names: the person at the end of "Northern Command chief Boris Klein", whatever the parser made of it."""

from __future__ import annotations

from .phrases import Phrase, Phrases
from .said import Said

TITLE_TAGS = frozenset(
    ["NN", "NNS", "NNP", "NNPS", "JJ", "DT", "PRP$", "POS", "HYPH", "CD", ",", "``", "''", "."]
)
"""What may stand between the start of a source and the name it leads up to: posts, bodies, titles."""


def name_speakers(phrases: Phrases, said: list[Said]) -> None:
    """Set each speaker to the person whose name ends the source, where only posts and titles lead up to it.

    "The father of Boris Klein" has a preposition before the name, and keeps its father.
    """
    for statement in said:
        if statement.source is not None:
            person = _person_at_the_end(phrases, *statement.source)
            if person is not None:
                statement.speaker = person.head


def _person_at_the_end(phrases: Phrases, first: int, end: int) -> Phrase | None:
    found = phrases.covering(end - 1)
    if found is None or found.type != "Person" or found.end != end or found.first < first:
        return None
    if all(phrases.parse.tags[token] in TITLE_TAGS for token in range(first, found.first)):
        return found
    return None
