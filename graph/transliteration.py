"""Names from Arabic and Persian script, as Latin script has them in many ways: "el-Sissi", "al-Sisi"."""

from __future__ import annotations

import re

ARTICLES = frozenset(
    [
        "al",
        "el",
        "ul",
        "ad",
        "ed",
        "adh",
        "an",
        "en",
        "ar",
        "er",
        "as",
        "es",
        "ash",
        "esh",
        "at",
        "et",
        "ath",
        "az",
        "ez",
    ]
)
PARTICLES = frozenset(["abu", "abou", "abd", "abdel", "abdul", "bin", "ibn", "bint"])
WITH_ARTICLE = frozenset(["abdul", "abdel"])
FEWEST_CONSONANTS = 5

_DIGRAPHS = (("gh", "g"), ("dh", "d"), ("th", "t"), ("ph", "f"), ("dj", "j"), ("ck", "k"))
_LETTERS = str.maketrans({"q": "k", "c": "k", "v": "f"})
_VOWELS = re.compile("[aeiouyw]")
_DOUBLED = re.compile(r"(.)\1+")


def skeleton(form: str) -> str:
    """The consonants of a normalized name, in one letter where transliterations differ; articles are "l".

    >>> skeleton("deir al zour"), skeleton("dayr az zawr")
    ('dr l zr', 'dr l zr')
    """
    return " ".join(_consonants(word) for word in form.split())


def sounded(form: str) -> str | None:
    """The skeleton of a name that is from Arabic script by its article or particle, None for any other.

    >>> sounded("abdul fatah al sissi") == sounded("abdel fattah al sisi")
    True
    >>> sounded("jane smith") is None
    True
    """
    words = form.split()
    if len(words) < 2 or not (ARTICLES | PARTICLES).intersection(words):
        return None
    found = skeleton(form)
    return found if len(found.replace(" ", "")) >= FEWEST_CONSONANTS else None


def _consonants(word: str) -> str:
    if word in ARTICLES:
        return "l"
    if word in WITH_ARTICLE:
        return "bd l"
    for letters, letter in _DIGRAPHS:
        word = word.replace(letters, letter)
    return _DOUBLED.sub(r"\1", _VOWELS.sub("", word.translate(_LETTERS))) or word[:1]
