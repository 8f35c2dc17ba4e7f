"""How much of a report is read before it is refused, so that one bad file cannot fill the memory."""

from __future__ import annotations

from dataclasses import dataclass

WIDEST = 12
"""The most bytes that one character takes on its way in: as two JSON escapes, `\\ud83d\\ude00`."""

BESIDE = 1 << 20
"""Bytes for what stands beside the text: markup, and the other fields of a JSON line."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one report may be: `docs/limits.md` says what each is for.

    `characters` is the longest text. A page has at most so many `elements`, `depth` of them within each other, and
    is given up after `seconds` (None is for ever). `unpacked` is the most bytes that one .gz file may hold, of which
    there may be `expansion` for each byte of the file.

    >>> Limits(characters=1000).bytes
    1060576
    """

    characters: int = 1_000_000
    elements: int = 100_000
    depth: int = 200
    seconds: float | None = 600.0
    unpacked: int = 4 << 30
    expansion: int = 250

    @property
    def bytes(self) -> int:
        """The longest line or file that is read at all: no report within `characters` needs more."""
        return WIDEST * self.characters + BESIDE
