"""How much markup a page has, told from its bytes before anything parses it: a parser would be too late."""

from __future__ import annotations

import re
from typing import Final

from .intake import Place
from .limits import Limits

_CLOSED: Final = re.compile(
    rb"<(\\?/)?(?:div|span|section|article|main|header|footer|nav|aside|table|ul|ol|dl|blockquote|form|fieldset|center|"
    rb"a|b|i|u|em|strong|font|small|big|sub|sup|cite|q|ins|del|object|iframe)\b",
    re.IGNORECASE,
)
"""Elements whose end tag may not be left out; that of a paragraph or a cell may."""


def check(page: bytes, place: Place, limits: Limits) -> None:
    """Raise InputError for a page with too many elements, or with too many of them within each other."""
    if page.count(b"<") > 2 * limits.elements:
        raise place.error(
            f"the page has more than {limits.elements:,} elements",
            "give its text in a .txt file, or allow more (--max-elements)",
        )
    if _depth(page) > limits.depth:
        raise place.error(
            f"more than {limits.depth:,} elements stand within each other",
            "give its text in a .txt file, or allow more (--max-depth)",
        )


def _depth(page: bytes) -> int:
    """How many elements stand open at once, at most."""
    depth = deepest = 0
    for tag in _CLOSED.finditer(page):
        depth = max(0, depth - 1) if tag[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest
