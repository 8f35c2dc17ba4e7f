"""Words that say nothing in a sentence: the party and state behind a name, and what is left of a page's markup.

"Sen. Anna Holm (D-Orsk)" tells of no body called D, and `author="@orsk"` of nobody called author.
"""

from __future__ import annotations

import re

from .parse import Parse

_PARTY = r"\((?:[DRI]|Dem|Rep|Ind|Lab|Con|Lib|LD)\.?(?: ?[-–—,/] ?[A-Z][\w.]{0,6}(?: [A-Z][\w.]{0,6})?)?\)"
_ATTRIBUTE = r"\b[a-z]+=[\"“”'][^\"“”'<>]{0,200}[\"“”'](?=[\s>\]/]|$)"
_ASIDE = re.compile(f"{_PARTY}|{_ATTRIBUTE}")


def asides(parse: Parse) -> frozenset[int]:
    """The tokens of party tags and of markup, which name and mean nobody."""
    ranges = [found.span() for found in _ASIDE.finditer(parse.text)]
    inside: set[int] = set()
    at = 0
    for token in range(len(parse)):
        while at < len(ranges) and ranges[at][1] <= parse.starts[token]:
            at += 1
        if at < len(ranges) and parse.ends[token] > ranges[at][0]:
            inside.add(token)
    return frozenset(inside)
