"""Third persons: whom "he", "she", "it" and "they" stand for.

Every phrase of the last sentences that agrees in number, gender and animacy is weighed: what acts rather than
what is acted on, what is near rather than far. The window makes the work linear in the report.
"""

from __future__ import annotations

from collections import deque

from .binding import Binding
from .clusters import Clusters
from .fitting import fits
from .genders import Genders
from .parse import Parse
from .phrases import Phrase, Phrases
from .selection import asked_of
from .triggers import Triggers
from .unasked import DEMONSTRATIVES
from .words import words

WINDOW = 3
"""Sentences back in which a pronoun's antecedent is looked for."""

MASCULINE, FEMININE = frozenset(["he", "him", "his", "himself"]), frozenset(["she", "her", "hers", "herself"])
NEUTER = frozenset(["it", "its", "itself"])
PLURAL_THEY = frozenset(["they", "them", "their", "theirs", "themselves"])
FAMILIES = (MASCULINE, FEMININE, NEUTER, PLURAL_THEY)
FAMILY = {word: family for family in FAMILIES for word in family} | dict.fromkeys(DEMONSTRATIVES, NEUTER)
TIMES = words(
    """
    second minute hour day night week weekend month year decade century morning evening afternoon time today
    tomorrow yesterday monday tuesday wednesday thursday friday saturday sunday moment way lot percent
    """
)
"""Nouns that no pronoun stands for."""

CLAUSES = ("ccomp", "xcomp", "csubj")
WEATHER = frozenset(["rain", "snow", "seem", "appear", "turn", "matter"])
BE = words("be become 's ’s ' ’ 're ’re")
"""Lemmas of what links a subject with its predicate; of contractions the lemmatizer leaves the mark."""


class Pronouns:
    """Finds antecedents; remembers which pronouns a cluster goes by, so that "he" is not "she" later."""

    def __init__(
        self, parse: Parse, phrases: Phrases, clusters: Clusters, binding: Binding, triggers: Triggers
    ) -> None:
        self._parse, self._phrases, self._clusters, self._triggers = parse, phrases, clusters, triggers
        self._window: deque[Phrase] = deque(maxlen=60)
        self._gender = _genders(parse, clusters, triggers)
        self._binding = binding

    def pass_by(self, phrase: Phrase) -> None:
        """Note a phrase, in text order, as one that pronouns below it may stand for."""
        self._window.append(phrase)

    def antecedent(self, phrase: Phrase, place: int) -> Phrase | None:
        """The phrase that a pronoun of the third person stands for, or None where nothing agrees with it.

        `place` is the token from which it is looked for: its own, or where the words begin that it speaks.
        """
        parse = self._parse
        word = parse.words[phrase.head].lower()
        family = FAMILY.get(word)
        if family is None or (family is NEUTER and _is_expletive(parse, phrase.head)):
            return None
        found = self._owner_in_first_conjunct(phrase, family) or self._best(phrase, place, family)
        if found is not None and family in (MASCULINE, FEMININE):
            self._gender.setdefault(self._clusters.find(found), family)
        return found

    def _best(self, phrase: Phrase, place: int, family: frozenset[str]) -> Phrase | None:
        parse = self._parse
        here = parse.sentence_of[place]
        personal = family in (MASCULINE, FEMININE)
        wanted = None if personal else asked_of(parse, phrase, self._triggers)
        barred = self._binding.barred(phrase)
        best: tuple[float, Phrase] | None = None
        for distance, candidate in enumerate(reversed(self._window)):
            gap = max(0, here - parse.sentence_of[candidate.head])
            if gap > WINDOW:
                break
            if not self._agrees(family, candidate) or self._barred(candidate, phrase):
                continue
            if self._clusters.find(candidate) in barred:
                continue
            if wanted is not None and not fits(parse, self._phrases, candidate, wanted):
                continue
            score = self._weight(candidate, phrase, family) - 5 * gap - distance / 8
            if best is None or score > best[0]:
                best = (score, candidate)
        if best is None or (best[0] < 0 and family in (NEUTER, PLURAL_THEY)):
            return None  # nothing stands out: "it" and "they" may well be something that no phrase names
        return best[1]

    def _weight(self, candidate: Phrase, phrase: Phrase, family: frozenset[str]) -> float:
        """How much a phrase stands out in its sentence."""
        weight = 4.0 * (candidate.role == "agent") + 2 * (candidate.kind != "description")
        weight += (candidate.role in ("possessor", "patient")) - 2 * (candidate.role == "modifier")
        weight += 3 * (family is PLURAL_THEY and candidate.plural)
        weight += 2 * (candidate.role == phrase.role)
        return weight

    def _agrees(self, family: frozenset[str], candidate: Phrase) -> bool:
        parse = self._parse
        if candidate.kind == "pronoun":
            word = parse.words[candidate.head].lower()
            return word not in DEMONSTRATIVES and FAMILY.get(word) is family
        if family in (MASCULINE, FEMININE):
            return candidate.type == "Person" and not candidate.plural and self._may_be(family, candidate)
        if parse.lemmas[candidate.head] in TIMES:
            return False
        if family is NEUTER:
            return candidate.type not in ("Person", "Group") and not candidate.plural
        return candidate.plural or candidate.type in ("Organization", "Group")

    def _may_be(self, family: frozenset[str], person: Phrase) -> bool:
        """Whether a person may be "he", or "she": by what the report called it, a title, a first name, a noun."""
        known = self._gender.get(self._clusters.find(person))
        if known is not None:
            return known is family
        parse = self._parse
        wrong = self._triggers.lexicons["female" if family is MASCULINE else "male"]
        words = {parse.words[person.first].lower(), parse.words[person.head].lower()}
        if person.first:
            words.add(parse.words[person.first - 1].lower().rstrip("."))
        return not words & wrong

    def _barred(self, candidate: Phrase, phrase: Phrase) -> bool:
        """Whether grammar keeps a pronoun from standing for a phrase: one around it, or the subject of its verb.

        "It" is not "its army"; in "Peru attacked it", it is not Peru, as it is in "Peru defended itself".
        """
        parse = self._parse
        if candidate.first <= phrase.head < candidate.end:
            return True
        word = parse.words[phrase.head].lower()
        if parse.tags[phrase.head] == "PRP$" or word.endswith(("self", "selves")):
            return False
        return parse.heads[candidate.head] == parse.heads[phrase.head]

    def _owner_in_first_conjunct(self, phrase: Phrase, family: frozenset[str]) -> Phrase | None:
        """For "its" in "Iran and its Guards", "his" in "Klein and his aides": the name before "and"."""
        parse = self._parse
        owned = parse.heads[phrase.head]
        if parse.deps[phrase.head] != "poss" or parse.deps[owned] != "conj":
            return None
        if family in (MASCULINE, FEMININE):
            return self._beside_his_own(parse.heads[owned], owned, family)
        low, high = parse.left[parse.heads[owned]], phrase.head
        for candidate in reversed(self._window):
            if candidate.head < low:
                return None
            if candidate.head < high and candidate.kind == "name" and candidate.type != "Person":
                return candidate
        return None

    def _beside_his_own(self, token: int, owned: int, family: frozenset[str]) -> Phrase | None:
        """Klein, in "Klein and his aides"; what is no people may be anybody's: "praise for Klein and his speech"."""
        person, people = self._phrases.by_head.get(token), self._phrases.by_head.get(owned)
        if person is None or people is None or people.type not in ("Person", "Group"):
            return None
        return person if person.kind == "name" and self._agrees(family, person) else None


def _genders(parse: Parse, clusters: Clusters, triggers: Triggers) -> dict[int, frozenset[str]]:
    """What the names of people tell, by their clusters: "Klein" is a man as "Boris Klein" is."""
    genders = Genders(parse, triggers)
    found: dict[int, frozenset[str]] = {}
    for name in clusters.phrases:
        gender = genders.of(name) if name.kind == "name" else None
        if gender is not None:
            found.setdefault(clusters.find(name), MASCULINE if gender == "male" else FEMININE)
    return found


def _is_expletive(parse: Parse, token: int) -> bool:
    """Whether "it" stands for nothing, or for a clause below: "it is clear that", "it rained", "it took years to"."""
    if parse.deps[token] == "expl":
        return True
    verb = parse.heads[token]
    if parse.deps[token] not in ("nsubj", "nsubjpass"):
        return False
    lemma = parse.lemmas[verb]
    clauses = parse.all_children(verb, *CLAUSES)
    if lemma in WEATHER:
        return lemma in ("rain", "snow") or bool(clauses)
    if parse.deps[token] == "nsubjpass":
        return any(clause > verb for clause in clauses)
    if lemma == "take":
        return bool(clauses or parse.child(verb, "advcl"))
    if lemma not in BE:
        return False
    said_of_it = parse.child(verb, "acomp", "attr")
    if said_of_it is None:
        return False
    if parse.lemmas[said_of_it] in TIMES:
        return True
    clauses += parse.all_children(verb, "advcl") + parse.all_children(said_of_it, *CLAUSES, "acl")
    return any(clause > said_of_it and _is_clause(parse, clause) for clause in clauses)


def _is_clause(parse: Parse, verb: int) -> bool:
    """Whether a verb is finite, or an infinitive: "it is time to go", not "it is a law passed in May"."""
    return parse.tags[verb] not in ("VBN", "VBG") or parse.child(verb, "aux", "auxpass") is not None
