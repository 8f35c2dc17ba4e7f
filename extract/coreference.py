"""Which phrases of a report stand for the same thing: names, acronyms, descriptions and pronouns.

A sieve in the manner of Lee et al. (2013): sure steps first (the same name, an acronym in brackets, an
apposition), then descriptions, then pronouns, each against the clusters found so far. What a phrase may stand
for is looked for in a window of a few sentences, so that the work is linear in the report.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping

from .parse import Parse
from .phrases import Phrase, Phrases
from .said import Said
from .triggers import Triggers

WINDOW = 3
"""Sentences back in which a pronoun's antecedent is looked for."""

MASCULINE, FEMININE = frozenset(["he", "him", "his", "himself"]), frozenset(["she", "her", "hers", "herself"])
SINGULAR_I = frozenset(["i", "me", "my", "mine", "myself"])
PLURAL_WE = frozenset(["we", "us", "our", "ours", "ourselves"])
NEUTER = frozenset(["it", "its", "itself"])
PLURAL_THEY = frozenset(["they", "them", "their", "theirs", "themselves"])
COLLECTIVE = ("Organization", "Group", "Place")


class Clusters:
    """Phrases joined into clusters; a union-find over their places in text order."""

    def __init__(self, phrases: list[Phrase]) -> None:
        self.phrases = phrases
        self._parent = list(range(len(phrases)))
        self._number = {id(phrase): number for number, phrase in enumerate(phrases)}

    def find(self, phrase: Phrase) -> int:
        """The number of a phrase's cluster: that of its first member."""
        number = self._number[id(phrase)]
        while self._parent[number] != number:
            self._parent[number] = self._parent[self._parent[number]]
            number = self._parent[number]
        return number

    def join(self, one: Phrase, other: Phrase) -> None:
        """Make one cluster of two phrases' clusters."""
        a, b = sorted((self.find(one), self.find(other)))
        self._parent[b] = a

    def members(self) -> list[list[Phrase]]:
        """The clusters in text order of their first members, single phrases included."""
        found: dict[int, list[Phrase]] = {}
        for phrase in self.phrases:
            found.setdefault(self.find(phrase), []).append(phrase)
        return list(found.values())


def coreference(
    parse: Parse, phrases: Phrases, said: list[Said], posts: Mapping[int, int], triggers: Triggers
) -> Clusters:
    """The clusters of a report. `posts` gives, for the head of a person's name, that of the body served."""
    clusters = Clusters(phrases.in_order())
    _same_names(parse, clusters)
    _acronyms(parse, clusters)
    named = _appositions(parse, phrases, clusters)
    _anaphors(parse, phrases, clusters, named, said, posts, triggers)
    return clusters


def _text(parse: Parse, phrase: Phrase) -> str:
    return parse.text[parse.starts[phrase.first] : parse.ends[phrase.end - 1]]


def _same_names(parse: Parse, clusters: Clusters) -> None:
    """Join names with the same id, the same spelling, or a later fragment of a fuller one."""
    first_of: dict[object, Phrase] = {}
    names = [phrase for phrase in clusters.phrases if phrase.kind == "name"]
    for name in names:
        # A capital may stand for its government where it acts: such mentions are not one with those of the city.
        place = name.type == "Place" and name.role == "place"
        for key in ((name.key, place) if name.key else None, (_text(parse, name).lower(), place)):
            if key is not None:
                clusters.join(first_of.setdefault(key, name), name)
    _peoples(parse, clusters, names)
    fuller: dict[tuple[str, ...], Phrase] = {}
    for name in names:
        words = tuple(parse.words[name.first : name.end])
        shortest = 1 if name.type == "Person" else 2
        for length in range(shortest, len(words)):
            fuller.setdefault((name.type, *words[-length:]), name)
    for name in names:
        whole = fuller.get((name.type, *parse.words[name.first : name.end]))
        if whole is not None and (name.key is None or whole.key is None or name.key == whole.key):
            clusters.join(whole, name)


def _peoples(parse: Parse, clusters: Clusters, names: list[Phrase]) -> None:
    """Join "Kestrian" with "Kestria", where the gazetteer knows neither."""
    places = {
        _text(parse, name): name
        for name in names
        if name.type in ("Place", "Organization") and name.key is None
    }
    for name in names:
        word = _text(parse, name)
        if name.key is not None or name.end - name.first > 1:
            continue
        for ending in ("n", "an", "ian", "ese", "i", "ish"):
            stem = word.removesuffix(ending)
            for place in (stem, stem + "a", stem + "y", stem + "ia"):
                if stem != word and len(stem) > 3 and place in places and place != word:
                    clusters.join(places[place], name)


def _acronyms(parse: Parse, clusters: Clusters) -> None:
    """Join "U.S. Central Command (CENTCOM)", and a name with its initials elsewhere in the report."""
    initials: dict[str, Phrase] = {}
    by_first = {phrase.first: phrase for phrase in clusters.phrases if phrase.kind == "name"}
    for phrase in clusters.phrases:
        if phrase.kind != "name" or phrase.type == "Person":
            continue
        words = parse.words[phrase.first : phrase.end]
        if len(words) > 2:
            initials.setdefault("".join(word[0] for word in words if word[0].isupper()), phrase)
        bracket = phrase.end
        if (
            bracket + 2 < len(parse)
            and parse.words[bracket] in ("(", "[")
            and parse.words[bracket + 2] in (")", "]")
        ):
            inner = by_first.get(bracket + 1)
            if inner is not None and parse.words[bracket + 1].isupper():
                clusters.join(phrase, inner)
    for phrase in by_first.values():
        word = parse.words[phrase.first]
        whole = initials.get(word)
        if whole is not None and phrase.end == phrase.first + 1 and len(word) > 2 and phrase is not whole:
            clusters.join(whole, phrase)


def _appositions(parse: Parse, phrases: Phrases, clusters: Clusters) -> set[int]:
    """Join "the president, Joe Biden": neighbours of one type, one of them a name. Returns the described ones."""
    named: set[int] = set()
    for phrase in clusters.phrases:
        if parse.deps[phrase.head] == "appos":
            other = apposed(parse, phrases, phrase)
            if other is not None and {other.kind, phrase.kind} == {"name", "description"}:
                clusters.join(other, phrase)
                named |= {id(other), id(phrase)}
    return named


def apposed(parse: Parse, phrases: Phrases, phrase: Phrase) -> Phrase | None:
    """The phrase of the same type that an apposition goes with.

    Parsers hang "a spokesman for the presidency of Kestria, Jonas Pell" on Kestria: what fits is looked for
    among the nouns above.
    """
    token = parse.heads[phrase.head]
    for _ in range(8):
        other = phrases.by_head.get(token)
        if other is not None and other.type == phrase.type:
            return other
        if parse.deps[token] not in ("pobj", "prep", "poss", "compound", "appos"):
            return None
        token = parse.heads[token]
    return None


def _anaphors(
    parse: Parse,
    phrases: Phrases,
    clusters: Clusters,
    named: set[int],
    said: list[Said],
    posts: Mapping[int, int],
    triggers: Triggers,
) -> None:
    """Join descriptions and pronouns with what they stand for, in text order."""
    described: dict[object, Phrase] = {}
    last_event: dict[str, Phrase] = {}
    people: deque[Phrase] = deque(maxlen=8)
    named_bodies: deque[Phrase] = deque(maxlen=8)
    window: deque[Phrase] = deque(maxlen=60)
    speakers = _speakers_in_quotes(said)
    bodies = {
        clusters.find(phrases.by_head[person]): body
        for person, body in posts.items()
        if person in phrases.by_head
    }
    for phrase in clusters.phrases:
        antecedent: Phrase | None = None
        if phrase.kind == "description" and id(phrase) not in named:
            antecedent = _of_description(parse, phrase, described, last_event, people, named_bodies, triggers)
        elif phrase.kind == "pronoun":
            antecedent = _of_pronoun(parse, phrases, clusters, phrase, window, speakers, bodies, triggers)
        if antecedent is not None and antecedent is not phrase:
            clusters.join(antecedent, phrase)
        _remember(parse, phrases, phrase, described, last_event, people, named_bodies, triggers)
        window.append(phrase)


def _remember(
    parse: Parse,
    phrases: Phrases,
    phrase: Phrase,
    described: dict[object, Phrase],
    last_event: dict[str, Phrase],
    people: deque[Phrase],
    bodies: deque[Phrase],
    triggers: Triggers,
) -> None:
    if phrase.kind == "pronoun":
        return
    head = parse.lemmas[phrase.head]
    described[(head, phrase.plural)] = phrase
    defining = _defining(parse, phrases, phrase)
    if defining is not None:
        described[defining] = phrase
    for relation in triggers.events.get(head, ()):
        last_event[relation] = phrase
    if phrase.kind == "name" and phrase.type == "Person":
        people.append(phrase)
    if phrase.kind == "name" and phrase.type == "Organization" and phrase.end - phrase.first > 1:
        bodies.append(phrase)


def _of_description(
    parse: Parse,
    phrase: Phrase,
    described: dict[object, Phrase],
    last_event: dict[str, Phrase],
    people: deque[Phrase],
    bodies: deque[Phrase],
    triggers: Triggers,
) -> Phrase | None:
    """The antecedent of "these groups", "this officer", "the attacks", "Iranian-backed groups"."""
    head = parse.lemmas[phrase.head]
    defining = _defining(parse, None, phrase)
    if defining is not None and defining in described:
        return described[defining]
    if not phrase.definite or phrase.count is not None:
        return None
    same = described.get((head, phrase.plural))
    if same is not None and _modifiers(parse, phrase) <= _modifiers(parse, same):
        return same
    if phrase.type == "Person" and people and not _modifiers(parse, phrase):
        if head in triggers.lexicons["people"] and parse.words[phrase.first].lower() in (
            "the",
            "this",
            "that",
        ):
            agents = [person for person in people if person.role == "agent"]
            return agents[-1] if agents else people[-1]
    if head in triggers.lexicons["bodies"] and not phrase.plural and not _modifiers(parse, phrase):
        return bodies[-1] if bodies else None
    if phrase.type == "Event":
        found = [last_event[name] for name in sorted(triggers.events.get(head, ())) if name in last_event]
        return max(found, key=lambda event: event.first, default=None)
    return None


def _modifiers(parse: Parse, phrase: Phrase) -> set[str]:
    """The capitalized modifiers of a phrase: what sets "the Iraqi army" apart from "the Syrian army"."""
    return {
        parse.lemmas[token]
        for token in range(phrase.first, phrase.head)
        if parse.words[token][0].isupper() and parse.deps[token] in ("amod", "compound", "poss", "nmod")
    }


def _defining(parse: Parse, phrases: Phrases | None, phrase: Phrase) -> object | None:
    """What a participle says of a plural description, so that "groups backed by Iran" are the "Iran-backed groups"."""
    if phrase.kind != "description" or not phrase.plural:
        return None
    for verb in parse.all_children(phrase.head, "acl", "amod"):
        if parse.tags[verb] != "VBN":
            continue
        for child in parse.children[verb]:
            agent = parse.child(child, "pobj") if parse.deps[child] == "agent" else None
            if parse.deps[child] in ("npadvmod", "compound") and child < verb:
                agent = child
            if agent is not None and parse.words[agent][0].isupper():
                # The first letters are enough: "Iran" and "Iranian", "Russia" and "Russian" differ at the end.
                return parse.lemmas[phrase.head], parse.lemmas[verb], parse.words[agent][:4].lower()
    return None


def _speakers_in_quotes(said: list[Said]) -> list[tuple[int, int, int]]:
    """Ranges of content with their speakers, the longest first where they nest."""
    return sorted(
        (first, end, statement.speaker)
        for statement in said
        for first, end in statement.content
        if statement.speaker is not None and statement.scope == "clause"
    )


def _of_pronoun(
    parse: Parse,
    phrases: Phrases,
    clusters: Clusters,
    phrase: Phrase,
    window: deque[Phrase],
    speakers: list[tuple[int, int, int]],
    bodies: Mapping[int, int],
    triggers: Triggers,
) -> Phrase | None:
    word = parse.words[phrase.head].lower()
    if word in SINGULAR_I or word in PLURAL_WE:
        return _first_person(phrases, clusters, phrase, speakers, bodies, plural=word in PLURAL_WE)
    if word in NEUTER and _is_expletive(parse, phrase.head):
        return None
    first_conjunct = _owner_in_first_conjunct(parse, phrase, window)
    if first_conjunct is not None:
        return first_conjunct
    here = parse.sentence_of[phrase.head]
    best: tuple[int, Phrase] | None = None
    for distance, candidate in enumerate(reversed(window)):
        gap = here - parse.sentence_of[candidate.head]
        if gap > WINDOW:
            break
        if not _agrees(parse, word, candidate, triggers) or _holds(parse, candidate, phrase):
            continue
        score = 4 * (candidate.role == "agent") + 2 * (candidate.kind == "name") - 5 * gap
        score += (candidate.role == "possessor") + 3 * (word in PLURAL_THEY and candidate.plural)
        score -= 2 * (candidate.role == "modifier") + distance // 8
        if best is None or score > best[0]:
            best = (score, candidate)
    return None if best is None else best[1]


def _first_person(
    phrases: Phrases,
    clusters: Clusters,
    phrase: Phrase,
    speakers: list[tuple[int, int, int]],
    bodies: Mapping[int, int],
    *,
    plural: bool,
) -> Phrase | None:
    """The speaker in whose words "I" stands; for "we", the body that the speaker serves, or a collective speaker."""
    around = [speaker for first, end, speaker in speakers if first <= phrase.head < end]
    if not around:
        return None
    speaker = phrases.at(around[-1])
    if speaker is None or speaker.head == phrase.head:
        return None
    if not plural:
        return speaker if speaker.type in ("Person", "Thing") else None
    if speaker.type in COLLECTIVE:
        return speaker
    body = bodies.get(clusters.find(speaker))
    return None if body is None else phrases.at(body)


def _is_expletive(parse: Parse, token: int) -> bool:
    """Whether "it" stands for nothing: "it is clear that", "it rained"."""
    if parse.deps[token] == "expl":
        return True
    verb = parse.heads[token]
    return (
        parse.lemmas[verb] == "be"
        and parse.child(verb, "acomp") is not None
        and parse.child(verb, "ccomp") is not None
    )


def _owner_in_first_conjunct(parse: Parse, phrase: Phrase, window: deque[Phrase]) -> Phrase | None:
    """For "its" in "Iran and its Guards", "Iranian-backed groups and its Guards": the name before "and"."""
    owned = parse.heads[phrase.head]
    if parse.deps[phrase.head] != "poss" or parse.deps[owned] != "conj":
        return None
    low, high = parse.left[parse.heads[owned]], phrase.head
    for candidate in reversed(window):
        if candidate.head < low:
            return None
        if candidate.head < high and candidate.kind == "name" and candidate.type != "Person":
            wants_person = parse.words[phrase.head].lower() in MASCULINE | FEMININE
            return None if wants_person else candidate
    return None


def _holds(parse: Parse, candidate: Phrase, phrase: Phrase) -> bool:
    """Whether a candidate's own phrase contains the pronoun: "its" is not "its army"."""
    return candidate.first <= phrase.head < candidate.end


def _agrees(parse: Parse, word: str, candidate: Phrase, triggers: Triggers) -> bool:
    if candidate.kind == "pronoun":
        return parse.words[candidate.head].lower() in _family(word)
    if word in MASCULINE or word in FEMININE:
        if candidate.type != "Person" or candidate.plural:
            return False
        wrong = triggers.lexicons["female" if word in MASCULINE else "male"]
        words = {parse.words[candidate.first].lower(), parse.words[candidate.head].lower()}
        if candidate.first:
            words.add(parse.words[candidate.first - 1].lower())
        return not words & wrong
    if word in NEUTER:
        return candidate.type not in ("Person", "Group") and not candidate.plural
    return candidate.plural or candidate.type in ("Organization", "Group")


def _family(word: str) -> frozenset[str]:
    for family in (MASCULINE, FEMININE, NEUTER, PLURAL_THEY):
        if word in family:
            return family
    return frozenset()
