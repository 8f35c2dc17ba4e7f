"""Names as they are compared: without case, accents, punctuation, possessives and the like.

Two spellings of one name have one form here ("Côte d’Ivoire's" and "the Cote d'Ivoire"), so that an index
over forms finds what a reader would take for the same name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from functools import lru_cache


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ə": "a"}
)
"""Letters that look accented and that Unicode does not take apart."""

_AMERICAN = {
    "defense": "defence",
    "organization": "organisation",
    "organizations": "organisations",
    "center": "centre",
    "labor": "labour",
    "saint": "st",
}
"""Words with two spellings, and the one that stands for both."""

_GENERIC = _words("group movement militia province governorate region oblast district city town")
"""Nouns that a writer adds to a name that does not need them: "Hezbollah group", "Deir ez-Zor province"."""

_LEGAL_FORMS = _words("inc incorporated corp corporation co company plc ltd limited llc ag se nv")
"""What a company's name ends with in full: "Freight Works Inc."."""

_REGNAL = _words("pope king queen prince princess emperor empress sultan patriarch saint sheikh")
"""Titles of people who go by a first name."""

_GENERATION = _words("jr sr ii iii iv")

_POSSESSIVE = re.compile(r"['’](?:s\b|(?=\W|$))", re.IGNORECASE)
_INSIDE_WORDS = re.compile(r"['’‘`´ʿʾʻʼ.]")
_BETWEEN_WORDS = re.compile(r"[\W_]+")


@lru_cache(maxsize=65_536)
def normalize(name: str) -> str:
    """The form in which names are compared. A name made of nothing but punctuation stands for itself.

    >>> normalize("The U.S. Defense Department's")
    'us defence department'
    >>> normalize("Côte d’Ivoire") == normalize("cote d'ivoire")
    True
    """
    text = _POSSESSIVE.sub("", name).replace("&", " and ")
    text = text.lower() if text.isascii() else _without_accents(text)
    text = _BETWEEN_WORDS.sub(" ", _INSIDE_WORDS.sub("", text)).strip()
    words = [_AMERICAN.get(word, word) for word in text.split(" ")]
    while len(words) > 1 and words[0] == "the":
        del words[0]
    return " ".join(words) or " ".join(name.split()) or name


def _without_accents(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in plain if not unicodedata.combining(c)).translate(_LETTERS)


def is_acronym(name: str) -> bool:
    """Whether a name is written as an acronym: capitals without a small letter among them.

    >>> [is_acronym(name) for name in ("CENTCOM", "U.S.", "us", "Us", "1990")]
    [True, True, False, False, False]
    """
    return name.upper() == name and name.lower() != name


def without_generic(form: str) -> str | None:
    """A normalized name without the noun or the legal form that says what it is, or None when it has none.

    >>> without_generic("deir ez zor province"), without_generic("province of deir ez zor")
    ('deir ez zor', 'deir ez zor')
    >>> without_generic("freight works inc")
    'freight works'
    """
    words = form.split()
    if len(words) > 2 and words[0] in _GENERIC and words[1] == "of":
        return " ".join(words[2:])
    if len(words) > 1 and words[-1] in _GENERIC | _LEGAL_FORMS:
        return " ".join(words[:-1])
    return None


def first_and_last(form: str) -> str | None:
    """The first and the last word of a person's normalized name, or None for a name of one word.

    Middle names, initials and "Jr." come and go between reports:

    >>> first_and_last("joseph r biden jr"), first_and_last("biden")
    ('joseph biden', None)
    """
    words = [word for word in form.split() if word not in _GENERATION]
    return f"{words[0]} {words[-1]}" if len(words) > 1 else None


def without_title(name: str, titles: Collection[str]) -> str:
    """A person's name without the titles before it; `titles` are in small letters, without a final dot.

    A title that is all there is to tell by stays: "Pope Francis", "King Salman".

    >>> titles = {"col", "prime minister", "pope"}
    >>> without_title("Col. Joe Example", titles), without_title("Prime Minister Example", titles)
    ('Joe Example', 'Example')
    >>> without_title("Pope Example", titles)
    'Pope Example'
    """
    words = name.split()
    while length := _title_length(words, titles):
        if len(words) - length == 1 and words[0].lower() in _REGNAL:
            break
        del words[:length]
    return " ".join(words)


def _title_length(words: list[str], titles: Collection[str]) -> int:
    """How many of the first words make a title; 0 where none does, or where nothing would be left."""
    for length in range(min(3, len(words) - 1), 0, -1):
        if " ".join(word.rstrip(".,").lower() for word in words[:length]) in titles:
            return length
    return 0


def slug(name: str) -> str:
    """A name as an id of the knowledge base: small letters and digits of ASCII, joined by hyphens.

    >>> slug("U.S. Central Command")
    'us-central-command'
    """
    plain = unicodedata.normalize("NFKD", _INSIDE_WORDS.sub("", name).lower().translate(_LETTERS))
    return "-".join(re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode("ascii")))
