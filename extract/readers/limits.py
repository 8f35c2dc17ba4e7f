"""How much of a report is read before it is refused, so that one bad file cannot fill the memory."""

from __future__ import annotations

from dataclasses import dataclass

WIDEST = 12
"""The most bytes that one character takes on its way in: as two JSON escapes, `\\ud83d\\ude00`."""

BESIDE = 1 << 20
"""Bytes for what stands beside the text: markup, and the other fields of a JSON line."""


@dataclass(frozen=True, slots=True)
class Limits:
    """`characters` is the longest text of one report, `unpacked` the most bytes that one .gz file may hold.

    >>> Limits(characters=1000).bytes
    1060576
    """

    characters: int = 1_000_000
    unpacked: int = 4 << 30

    @property
    def bytes(self) -> int:
        """The longest line or file that is read at all: no report within `characters` needs more."""
        return WIDEST * self.characters + BESIDE
