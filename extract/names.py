"""Names in a report: what the gazetteer knows, what the pipeline recognizes, and runs of proper nouns that both miss.

A small statistical recognizer takes unknown places for persons, swallows posts into organizations and splits a
name at an inner quotation mark. The gazetteer, the words around a name and the rest of the report repair most of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..model import Gazetteer, NodeType
from .parse import Parse
from .triggers import Triggers
from .words import words

LONGEST_NAME = 9
"""Tokens; a gazetteer's names are not looked for beyond."""

TYPES: dict[str, NodeType] = {
    "PERSON": "Person",
    "ORG": "Organization",
    "NORP": "Group",
    "GPE": "Place",
    "LOC": "Place",
    "FAC": "Place",
    "EVENT": "Event",
}
PROPER = ("NNP", "NNPS")
WHOLE = frozenset(("ORG", "FAC", "EVENT", "WORK_OF_ART", "PRODUCT", "LAW"))
"""Labels of entities whose words do not name anything by themselves."""
POSSESSIVE = frozenset(("'s", "’s", "'", "’"))
DASHES = frozenset(("-", "–", "—", "--"))
INNER_QUOTES = frozenset("'‘’\"“”")
OF_BODIES_TOO = words(
    "front union house court bank school university hospital clinic museum center centre post department church "
    "theatre theater embassy consulate"
)
"""Nouns of places that end the names of bodies as well: "Northern Front", "Orsk Savings Bank"."""

PARTICLES = frozenset(("al", "el", "ul", "as", "ad", "az", "bin", "ben", "ibn", "de", "von", "van"))
"""Words in small letters that a name may begin with: "el-Kamri"."""

SURE = 100
"""Votes of a name whose neighbours tell its type, against one for a guess."""


@dataclass(frozen=True, slots=True)
class Name:
    """A range of tokens that names something; `key` is the gazetteer's id for it, or None.

    `sure` is false where only the recognizer's guess speaks for the type.
    """

    first: int
    end: int
    type: NodeType
    key: str | None = None
    sure: bool = False


def names(parse: Parse, triggers: Triggers, gazetteer: Gazetteer) -> list[Name]:
    """The names of a report in text order. Names nest ("Iranian" in "Iranian Foreign Ministry"), but never cross."""
    known = _without_parts(parse, triggers, list(_known(parse, gazetteer)))
    taken = {token for name in known for token in range(name.first, name.end)}
    guessed = list(_recognized(parse, triggers, known))
    covered = taken | {token for name in guessed for token in range(name.first, name.end)}
    covered |= {token for first, end, _ in parse.entities for token in range(first, end)}
    guessed += _runs(parse, triggers, covered)
    guessed = [_typed_by_context(parse, triggers, name) for name in guessed]
    return _without_crossings(known + _agreed(parse, guessed, known))


def _known(parse: Parse, gazetteer: Gazetteer) -> Iterator[Name]:
    """Names of the gazetteer, the longest at each place; demonyms ("Iranian") included."""
    token, size = 0, len(parse)
    persons = _persons(parse)
    while token < size:
        word = parse.words[token]
        found = None
        if word[0].isupper() or word[0].isdigit() or word in PARTICLES:
            found = _longest(parse, token, gazetteer)
        if found is not None and found.end == token + 1 and word in persons:
            if persons[word] or (word in gazetteer.adjectives and parse.tags[token] == "NNP"):
                found = None
        if found is None:
            token += 1
        else:
            yield found
            yield from _owner_within(parse, gazetteer, found)
            token = found.end


def _without_parts(parse: Parse, triggers: Triggers, known: list[Name]) -> list[Name]:
    """Without the known names that are but words of a longer name: "Ohio" in "Ohio State", "US" in "US Harbours".

    The owner that a name of a body begins with stays: "Peruvian" in "Peruvian Harbour Ministry".
    """
    around = {
        token: (first, end)
        for first, end, label in _between_dashes(parse)
        if label in WHOLE
        for token in range(first, end)
    }
    bodies = triggers.lexicons["organizations"]
    kept = []
    for name in known:
        first, end = around.get(name.first, (name.first, name.end))
        first, end = _without_article(parse, first, end)
        rest = [*range(first, name.first), *range(name.end, end)]
        longer = name.end - name.first < end - first and all(
            parse.words[each] not in POSSESSIVE for each in rest
        )
        owner = name.first == first and parse.words[end - 1].lower() in bodies
        if owner or not longer or not any(parse.tags[each] in PROPER for each in rest):
            kept.append(name)
    return kept


def _persons(parse: Parse) -> dict[str, bool]:
    """Single words that the recognizer mostly takes for a person: "Finn", who is no Finn.

    The value tells whether a fuller name of a person holds the word too, as "Thomas Jordan" does.
    """
    votes: Counter[str] = Counter()
    fuller: set[str] = set()
    for first, end, label in parse.entities:
        if end - first == 1:
            votes[parse.words[first]] += 1 if label == "PERSON" else -1
        elif label == "PERSON":
            fuller.update(parse.words[first:end])
    return {word: word in fuller for word, count in votes.items() if count > 0}


def _owner_within(parse: Parse, gazetteer: Gazetteer, name: Name) -> Iterator[Name]:
    """The state or body that a longer name begins with: "Iranian" in "Iranian Foreign Ministry"."""
    if name.type != "Organization":
        return
    for end in range(min(name.end - 1, name.first + 3), name.first, -1):
        surface = parse.text[parse.starts[name.first] : parse.ends[end - 1]]
        entry = gazetteer.adjectives.get(surface) or gazetteer.names.get(surface)
        if entry is not None and entry[0] != name.key and entry[1] == "Organization":
            yield Name(name.first, end, "Organization", entry[0], sure=True)
            return


def _longest(parse: Parse, token: int, gazetteer: Gazetteer) -> Name | None:
    start = parse.starts[token]
    sentence_end = parse.sentences[parse.sentence_of[token]][1]
    for end in range(min(token + LONGEST_NAME, sentence_end), token, -1):
        surface = parse.text[start : parse.ends[end - 1]]
        entry = gazetteer.names.get(surface) or gazetteer.adjectives.get(surface)
        if entry is None or (parse.words[end - 1] == "." and _ends_sentence(parse, token, end)):
            continue
        if end == token + 1 and _part_of_a_longer_name(parse, token):
            return None
        return Name(token, end, entry[1], entry[0], sure=True)
    return None


def _ends_sentence(parse: Parse, token: int, end: int) -> bool:
    """Whether the dot of an abbreviation is the sentence's: "at Mass." is, "in Salem, Mass." is not."""
    return end - token == 2 and (token == 0 or parse.words[token - 1] != ",")


def _part_of_a_longer_name(parse: Parse, token: int) -> bool:
    """Whether a one-word name stands inside a person's name that the recognizer saw: "Jordan" in "Vernon Jordan"."""
    return any(
        label == "PERSON" and first <= token < end and end - first > 1
        for first, end, label in parse.entities
        if first <= token < end
    )


def _recognized(parse: Parse, triggers: Triggers, known: list[Name]) -> Iterator[Name]:
    """The recognizer's entities that the gazetteer does not already name, with their edges mended."""
    by_first = {name.first: name for name in known}
    inside = {token: name for name in known for token in range(name.first, name.end)}
    done = 0
    for first, end, label in _between_dashes(parse):
        kind = TYPES.get(label)
        if kind is None or first < done:
            continue
        if kind == "Person":
            first, end = _whole_person(parse, first, end, triggers)
        elif parse.deps[end - 1] == "compound":
            end = _whole_compound(parse, triggers, end)
            kind = "Organization" if label == "NORP" and end - first > 1 else kind
        first, end = _without_article(parse, first, end)
        while end - first > 1 and _opens_an_office(parse, triggers, end - 1):
            end -= 1  # "Communications" goes with the "Director" behind it, not with the name
        if _is_common_noun(parse, triggers, first, end):
            continue
        known_here = by_first.get(first)
        if (
            known_here is not None
            and known_here.end < end
            and known_here.end - first > 1
            and _is_post(parse, triggers, end)
        ):
            continue  # "U.S. Central Command Communications" before "Director": the rest belongs to the post
        if end - first == 1 and _opens_an_office(parse, triggers, first):
            continue  # "Defence" before "Minister"
        if first >= end or all(token in inside for token in range(first, end)):
            continue
        if not any(parse.tags[token].startswith("N") for token in range(first, end)) and label != "NORP":
            continue
        done = end
        yield Name(first, end, kind)


def _is_common_noun(parse: Parse, triggers: Triggers, first: int, end: int) -> bool:
    """Whether what the recognizer took for a name is an ordinary noun at the head of a sentence: "Groups"."""
    lexicons = triggers.lexicons
    return (
        end - first == 1
        and parse.tags[first] in ("NN", "NNS")
        and any(
            parse.lemmas[first] in lexicons[name] for name in ("people", "groups", "organizations", "places")
        )
    )


def _between_dashes(parse: Parse) -> Iterator[tuple[int, int, str]]:
    """The recognizer's entities, parted at a dash between spaces: no name runs from a dateline into the sentence."""
    for first, end, label in parse.entities:
        for token in range(first, end):
            if parse.words[token] in DASHES and parse.starts[token] > parse.ends[max(token - 1, 0)]:
                yield first, token, label
                first = token + 1
        if first < end:
            yield first, end, label


def _whole_person(parse: Parse, first: int, end: int, triggers: Triggers) -> tuple[int, int]:
    """A person's name without titles before it, and with what an inner quotation mark cut off."""
    titles = triggers.lexicons["titles"]
    while first < end - 1 and (parse.words[first].lower().rstrip(".") in titles or parse.words[first] == "."):
        first += 1
    limit = parse.sentences[parse.sentence_of[first]][1]
    if parse.words[end - 1] in INNER_QUOTES:  # "Boris ‘Bo’" before "Klein": the mark is not the end
        end -= 1
    nickname_open = any(parse.words[token] in INNER_QUOTES for token in range(first, end))
    if not nickname_open and end < limit and parse.words[end] in INNER_QUOTES:
        after = end + 1
        while after < limit and parse.tags[after] in PROPER:
            after += 1
        nickname_open = after > end + 1 and after < limit and parse.words[after] in INNER_QUOTES
        end = after if nickname_open and after + 1 < limit and parse.tags[after + 1] in PROPER else end
    if nickname_open and end < limit and parse.words[end] in INNER_QUOTES:
        after = end + 1
        while after < limit and parse.tags[after] in PROPER:
            after += 1
        end = after if after > end + 1 else end
    if end - 1 > first and parse.words[end - 1] in ("'s", "’s"):
        end -= 1
    return first, end


def _whole_compound(parse: Parse, triggers: Triggers, end: int) -> int:
    """Where a name ends that the recognizer broke off in a compound of proper nouns: after "Islamic State"."""
    head = parse.heads[end - 1]
    if head >= end and all(parse.tags[token] in PROPER for token in range(end, head + 1)):
        taken = any(first <= head < stop for first, stop, _ in parse.entities)
        if not taken and not any(_is_post(parse, triggers, token) for token in range(end, head + 1)):
            return head + 1
    return end


def _without_article(parse: Parse, first: int, end: int) -> tuple[int, int]:
    """A name without "the" before it and the possessive "'s" behind it."""
    while first < end and parse.words[first].lower() in ("the", "a", "an"):
        first += 1
    while first < end and parse.words[end - 1] in ("'s", "’s", "'", "’"):
        end -= 1
    return first, end


def _opens_an_office(parse: Parse, triggers: Triggers, token: int) -> bool:
    """Whether a token goes with the post behind it: "Defence" in "Defence Minister", "Senior" in "Senior Adviser"."""
    if token + 1 >= len(parse):
        return False
    word, post = parse.words[token].lower(), parse.words[token + 1].lower()
    return f"{word} {post}" in triggers.offices or (
        word in triggers.lexicons["ranks"] and post in triggers.posts
    )


def _is_post(parse: Parse, triggers: Triggers, token: int) -> bool:
    """Whether a token names a post, alone or with the word before it: "Director" in "Communications Director"."""
    if token >= len(parse):
        return False
    word = parse.words[token].lower()
    pair = f"{parse.words[token - 1].lower()} {word}" if token else word
    return word in triggers.posts or word in triggers.lexicons["people"] or pair in triggers.offices


def _runs(parse: Parse, triggers: Triggers, covered: set[int]) -> Iterator[Name]:
    """Runs of proper nouns that neither the gazetteer nor the recognizer saw; titles and posts are no names."""
    titles = triggers.lexicons["titles"]

    def proper(token: int) -> bool:
        word = parse.words[token]
        if token in covered or parse.tags[token] not in PROPER or not word[0].isupper():
            return False
        if _opens_an_office(parse, triggers, token):
            return False
        return word.lower().rstrip(".") not in titles and not _is_post(parse, triggers, token)

    token, size = 0, len(parse)
    while token < size:
        if not proper(token):
            token += 1
            continue
        end = token + 1
        while end < size and proper(end):
            end += 1
        yield Name(token, end, "Organization")
        token = end


def _typed_by_context(parse: Parse, triggers: Triggers, name: Name) -> Name:
    """A name whose neighbours tell what it is: "the Conoco base", "the province of Deiz Ezzor", "Col. Buccino"."""
    lexicons = triggers.lexicons
    head = name.end - 1
    after = parse.words[name.end].lower() if name.end < len(parse) else ""
    governor = parse.lemmas[parse.heads[head]] if parse.heads[head] != head else ""
    if after in lexicons["places"] and name.type != "Group" and parse.heads[head] >= name.end - 1:
        return replace(name, end=name.end + 1, type="Place", sure=True)
    if (
        name.type != "Person"
        and parse.deps[head] in ("compound", "nmod")
        and after in lexicons["organizations"]
    ):
        return replace(name, end=name.end + 1, type="Organization", sure=True)
    last = parse.words[head].lower()
    if name.end - name.first > 1 and names_a_work(parse, triggers, name.first, name.end):
        return replace(name, type="Thing", sure=True)
    if last in lexicons["places"] and last not in OF_BODIES_TOO and name.end - name.first > 1:
        return replace(name, type="Place", sure=True)
    if parse.words[head].lower() in lexicons["organizations"] and name.end - name.first > 1:
        return replace(name, type="Organization", sure=True)
    before = parse.words[name.first - 1].lower().rstrip(".") if name.first else ""
    if before in lexicons["titles"] or (before in triggers.posts and parse.tags[name.first - 1] == "NN"):
        return replace(name, type="Person", sure=True)
    if before == "of" and name.first > 1 and parse.lemmas[name.first - 2] in lexicons["places"]:
        return replace(name, type="Place", sure=True)
    if parse.deps[head] == "pobj" and governor in ("in", "near") and name.type in ("Person", "Organization"):
        return replace(name, type="Place")
    return name


def names_a_work(parse: Parse, triggers: Triggers, first: int, end: int) -> bool:
    """Whether words name a law, an honour or a case: "the Fair Tides Act", "Holm v. Weber"."""
    case = any(parse.words[token].rstrip(".") in ("v", "vs") for token in range(first + 1, end - 1))
    return case or parse.words[end - 1].lower() in triggers.lexicons["works"]


def _agreed(parse: Parse, found: list[Name], known: list[Name]) -> list[Name]:
    """Names of one report spelt alike have one type: a sure one's, else the most frequent.

    A fuller name tells the type of its fragments: "Reszke" after "Anton Reszke", "Dravik" beside "the Dravik base".
    """
    votes: dict[str, Counter[NodeType]] = {}
    for name in found + known:
        surface = parse.text[parse.starts[name.first] : parse.ends[name.end - 1]]
        votes.setdefault(surface, Counter())[name.type] += SURE if name.sure else 1
        if name.end - name.first > 1 and name.type in ("Person", "Place"):
            part = name.end - 1 if name.type == "Person" else name.first
            votes.setdefault(parse.words[part], Counter())[name.type] += SURE // 2
    agreed = []
    for name in found:
        surface = parse.text[parse.starts[name.first] : parse.ends[name.end - 1]]
        kind = min(votes[surface].items(), key=lambda item: (-item[1], item[0]))[0]
        agreed.append(replace(name, type=kind))
    return agreed


def _without_crossings(found: list[Name]) -> list[Name]:
    """The names, longest first where two begin together, without those that cross the edge of another."""
    kept: list[Name] = []
    open_names: list[Name] = []
    seen: set[tuple[int, int]] = set()
    for name in sorted(found, key=lambda name: (name.first, -name.end, name.key is None)):
        open_names = [outer for outer in open_names if outer.end > name.first]
        if (name.first, name.end) in seen or any(name.end > outer.end for outer in open_names):
            continue
        seen.add((name.first, name.end))
        open_names.append(name)
        kept.append(name)
    return kept
