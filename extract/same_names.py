"""Names of one thing: spelt alike, shortened, abbreviated, or put beside a description."""

from __future__ import annotations

from collections.abc import Iterable

from .clusters import Clusters
from .genders import Genders
from .parse import Parse
from .phrases import Phrase, Phrases
from .triggers import Triggers

PEOPLE_ENDINGS = ("n", "an", "ian", "ese", "i", "ish")
COUNTRY_ENDINGS = ("", "a", "y", "ia")
ACTING = ("agent", "possessor", "patient")
UNITING = frozenset(("of", "for", "and", "&", "de", "del"))
"""Words inside a name whose last word alone names something else: "Bank of England"."""


def join_names(parse: Parse, phrases: Phrases, clusters: Clusters, triggers: Triggers) -> None:
    """Join names with the same id, the same spelling, or a later fragment of a fuller one, and acronyms."""
    names = [phrase for phrase in clusters.phrases if phrase.kind == "name"]
    fuller = _fuller(parse, names)
    genders = Genders(parse, triggers)
    acting = {text_of(parse, name).lower() for name in names if name.type == "Place" and name.role in ACTING}
    first_of: dict[object, Phrase] = {}
    for name in names:
        namesakes = fuller.get((_kind(name), *parse.words[name.first : name.end]), [])
        wholes = [whole for whole in namesakes if genders.agree(name, whole)]
        if wholes and _is_short_for(parse, name, wholes[0]):
            clusters.join(wholes[0], name)
            continue
        # A capital may stand for its government where it acts: such mentions are not one with those of the city.
        place = name.role == "place" and text_of(parse, name).lower() in acting
        owner = _owner(parse, phrases, clusters, name)
        known = (name.key, place) if name.key else None
        # "Mr. Klein" in a report on Petra Klein is another Klein.
        other = genders.of(name) if namesakes and not wholes else None
        for key in (known, (text_of(parse, name).lower(), place, owner, other)):
            if key is not None:
                clusters.join(first_of.setdefault(key, name), name)
        # "The Foreign Ministry" goes with whoever's it was last.
        first_of[(text_of(parse, name).lower(), place, None, other)] = name
    _peoples(parse, clusters, names)
    _acronyms(parse, clusters, names)


def text_of(parse: Parse, phrase: Phrase) -> str:
    """The words of a phrase as they stand in the report."""
    return parse.text[parse.starts[phrase.first] : parse.ends[phrase.end - 1]]


def _owner(parse: Parse, phrases: Phrases, clusters: Clusters, name: Phrase) -> int | None:
    """The cluster of the name that stands as possessor right before a name: Peru in "Peru's Foreign Ministry"."""
    if name.first == 0 or parse.tags[name.first - 1] != "POS":
        return None
    owner = phrases.ending_at(name.first - 1)
    return None if owner is None else clusters.find(owner)


def _fuller(parse: Parse, names: Iterable[Phrase]) -> dict[tuple[str, ...], list[Phrase]]:
    """The first name of each spelling by its last words: what they may be called for short."""
    found: dict[tuple[str, ...], list[Phrase]] = {}
    seen: set[tuple[str, ...]] = set()
    for name in names:
        words = tuple(parse.words[name.first : name.end])
        if (_kind(name), *words) in seen:
            continue
        seen.add((_kind(name), *words))
        shortest = 1 if name.type == "Person" or not UNITING.intersection(words) else 2
        for length in range(shortest, len(words)):
            found.setdefault((_kind(name), *words[-length:]), []).append(name)
    return found


def _is_short_for(parse: Parse, name: Phrase, whole: Phrase) -> bool:
    """Whether a name is short for one that it ends: "Klein" for "Boris Klein", "The Times" for "The Harbour Times".

    What the gazetteer knows by the short name is another thing, unless the short name is said with "the".
    """
    if name.type == "Person" or (name.end - name.first > 1 and name.type == whole.type != "Organization"):
        return name.key is None or whole.key is None or name.key == whole.key
    with_article = name.first > 0 and parse.words[name.first - 1].lower() == "the"
    known_as_one = name.key is not None and name.key == whole.key
    return whole.first < name.first and with_article and not known_as_one


def _kind(name: Phrase) -> str:
    """Persons are told well enough from the rest, whose types are mixed up."""
    return "Person" if name.type == "Person" else "body"


def _peoples(parse: Parse, clusters: Clusters, names: list[Phrase]) -> None:
    """Join "Kestrian" with "Kestria", where the gazetteer knows neither."""
    unknown = [name for name in names if name.key is None]
    places = {text_of(parse, name): name for name in unknown if name.type in ("Place", "Organization")}
    for name in unknown:
        word = text_of(parse, name)
        if name.end - name.first > 1:
            continue
        for stem in (word[: -len(ending)] for ending in PEOPLE_ENDINGS if word.endswith(ending)):
            for place in (stem + ending for ending in COUNTRY_ENDINGS if len(stem) > 3):
                if place in places and place != word:
                    clusters.join(places[place], name)


def _acronyms(parse: Parse, clusters: Clusters, names: list[Phrase]) -> None:
    """Join "U.S. Central Command (CENTCOM)", and a name with its initials elsewhere in the report."""
    initials: dict[str, Phrase] = {}
    by_first = {name.first: name for name in names}
    by_token = {token: name for name in names for token in range(name.first, name.end)}
    for name in names:
        if name.type == "Person":
            continue
        words = parse.words[name.first : name.end]
        if len(words) > 2:
            initials.setdefault("".join(word[0] for word in words if word[0].isupper()), name)
        inner = by_first.get(name.end + 1)
        if inner is not None and _in_brackets(parse, name.end) and parse.words[inner.first].isupper():
            clusters.join(_around(parse, name, by_token) or name, inner)
    for name in names:
        word = parse.words[name.first]
        whole = initials.get(word)
        if whole is not None and name.end == name.first + 1 and len(word) > 2 and name is not whole:
            clusters.join(whole, name)


def _around(parse: Parse, name: Phrase, by_token: dict[int, Phrase]) -> Phrase | None:
    """The name that another one ends: "the Harbour Clinic of Port Lena (HCPL)" has the letters of the clinic."""
    preposition = parse.heads[name.head]
    if parse.deps[name.head] != "pobj" or parse.words[preposition] != "of":
        return None
    outer = by_token.get(parse.heads[preposition])
    return outer if outer is not None and outer.type != "Person" and outer.end == preposition else None


def _in_brackets(parse: Parse, bracket: int) -> bool:
    """Whether a token opens a bracket around a single word."""
    return (
        bracket + 2 < len(parse)
        and parse.words[bracket] in ("(", "[")
        and parse.words[bracket + 2] in (")", "]")
    )
