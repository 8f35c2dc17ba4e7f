"""Descriptions that come again: "these groups", "the officer", "the attacks", "its army"."""

from __future__ import annotations

from collections import deque

from .binding import Binding
from .clusters import Clusters
from .parse import Parse
from .phrases import Phrase, Phrases
from .triggers import Triggers

REMEMBERED = 8
LONGEST_TITLE = 2
"""Tokens before a name in which its post is looked for."""

COUNTRIES = frozenset(["country", "nation", "republic"])
TOWNS = frozenset(["city", "town", "village"])
"""Nouns that call again the state, or the town, that was named last."""
OF_ONE_KIND = frozenset(["party", "alliance", "bloc", "union", "militia"])
"""Nouns of bodies that say what kind it is: "the party" is no ministry."""
OTHERS = frozenset(["next", "former", "future", "previous", "other", "another", "new", "potential"])
EMPHATIC = frozenset(["whole", "entire", "own", "very", "same"])
"""Modifiers that set nothing apart."""
MATTER = 30
"""Sentences within which a kind named twice ("cholera") is one matter."""
BARE = ("NN", "NNS", "NNP", "JJ", "VBN", "VBG")
"""Tags of the first word of a noun phrase without an article."""
DEMONSTRATIVES = frozenset(["this", "that", "these", "those"])


class Descriptions:
    """Finds what a description calls again, and remembers what went before."""

    def __init__(
        self, parse: Parse, phrases: Phrases, clusters: Clusters, binding: Binding, triggers: Triggers
    ) -> None:
        self._parse, self._phrases, self._clusters, self._triggers = parse, phrases, clusters, triggers
        self._binding = binding
        self._described: dict[object, Phrase] = {}
        self._last_event: dict[str, Phrase] = {}
        self._titled: dict[str, Phrase] = {}
        self._people: deque[Phrase] = deque(maxlen=REMEMBERED)
        self._bodies: deque[Phrase] = deque(maxlen=REMEMBERED)
        self._states: deque[Phrase] = deque(maxlen=REMEMBERED)
        self._towns: deque[Phrase] = deque(maxlen=REMEMBERED)
        self._territories = {end - 1 for _, end, label in parse.entities if label == "GPE"}

    def antecedent(self, phrase: Phrase) -> Phrase | None:
        """The earlier phrase that a description stands for, or None where it brings in something new."""
        parse, head = self._parse, self._parse.lemmas[phrase.head]
        defining = self._defining(phrase)
        if defining is not None and defining in self._described:
            return self._described[defining]
        if self._is_kind(phrase):
            return self._kind_before(phrase)
        if not phrase.definite or phrase.count is not None:
            return None
        owner = self._owner(phrase)
        if owner is not None:
            return self._described.get((head, phrase.plural, owner))
        same = self._described.get((head, phrase.plural))
        if (
            same is not None
            and self._may_be_called(phrase, same)
            and not self._is_another_event(phrase, same)
        ):
            return same
        lead = parse.words[phrase.first].lower()
        if phrase.type == "Person" and lead != "a" and head in self._titled and not self._of_another(phrase):
            return self._titled[head]
        if phrase.type == "Person" and self._people and not self._modifiers(phrase):
            if head in self._triggers.lexicons["people"] and lead in ("the", "this", "that"):
                return self._person_before(phrase)
        if head in self._triggers.lexicons["bodies"] and not phrase.plural and not self._modifiers(phrase):
            return self._body_before(head)
        for nouns, named in ((COUNTRIES, self._states), (TOWNS, self._towns)):
            if head in nouns and not phrase.plural and not self._modifiers(phrase):
                return named[-1] if named else None
        if phrase.type == "Event":
            before = self._event(head)
            return None if before is not None and self._is_another_event(phrase, before) else before
        return None

    def remember(self, phrase: Phrase) -> None:
        """Note a phrase, in text order, as one that descriptions below it may call again."""
        if phrase.kind == "pronoun":
            return
        head = self._parse.lemmas[phrase.head]
        self._described[head, phrase.plural] = phrase
        if self._is_kind(phrase):
            self._described[self._kind(phrase)] = phrase
        owner = self._owner(phrase)
        if owner is not None:
            self._described[head, phrase.plural, owner] = phrase
        defining = self._defining(phrase)
        if defining is not None:
            self._described[defining] = phrase
        for relation in self._triggers.events.get(head, ()):
            self._last_event[relation] = phrase
        if phrase.kind == "name" and phrase.type == "Person":
            self._people.append(phrase)
            self._titled |= dict.fromkeys(self._titles(phrase), phrase)
        if phrase.kind == "name" and phrase.type == "Organization" and phrase.end - phrase.first > 1:
            self._bodies.append(phrase)
        if phrase.kind == "name" and phrase.head in self._territories:
            (self._towns if phrase.type == "Place" else self._states).append(phrase)

    def _is_kind(self, phrase: Phrase) -> bool:
        """Whether a noun without an article names a kind as a whole, the same each time: "cholera", "human rights".

        People and bodies are no such kinds: the "protesters" of two sentences may be others.
        """
        return (
            phrase.kind == "description"
            and phrase.type == "Thing"
            and phrase.count is None
            and self._parse.tags[phrase.first] in BARE
        )

    def _kind_before(self, phrase: Phrase) -> Phrase | None:
        """The last time that a kind was named, where that is not too long ago for it to be the same matter."""
        before = self._described.get(self._kind(phrase))
        sentence_of = self._parse.sentence_of
        if before is None or sentence_of[phrase.head] - sentence_of[before.head] > MATTER:
            return None
        return before

    def _kind(self, phrase: Phrase) -> object:
        return ("kind", *(self._parse.lemmas[token].lower() for token in range(phrase.first, phrase.end)))

    def _titles(self, person: Phrase) -> list[str]:
        """The nouns for posts before a name: "minister" in "Prime Minister Jonas Pell"."""
        before = range(max(person.first - LONGEST_TITLE, 0), person.first)
        return [word for token in before if (word := self._parse.lemmas[token]) in self._triggers.posts]

    def _of_another(self, phrase: Phrase) -> bool:
        """Whether a post is said to be somebody else's than whoever was named with it: "the next president"."""
        return not OTHERS.isdisjoint(self._parse.lemmas[token] for token in range(phrase.first, phrase.head))

    def _person_before(self, phrase: Phrase) -> Phrase | None:
        """Who was named last and may be "the officer": who acts rather than others.

        Whoever speaks of "the officer" is somebody else, as is who does something to him in the same sentence.
        """
        end = self._parse.sentences[self._parse.sentence_of[phrase.head]][phrase.role == "agent"]
        barred = self._binding.speaking(phrase.head) | self._binding.barred(phrase)
        others = [
            person
            for person in self._people
            if person.head < end and self._clusters.find(person) not in barred
        ]
        agents = [person for person in others if person.role == "agent"]
        return next(reversed(agents or others), None)

    def _body_before(self, noun: str) -> Phrase | None:
        """The body that a noun calls again: one with the noun in its name, else, for "the group", the last named."""
        words = self._parse.lemmas
        bearing = [body for body in self._bodies if noun in map(str.lower, words[body.first : body.end])]
        if bearing or noun in OF_ONE_KIND:
            return bearing[-1] if bearing else None
        return self._bodies[-1] if self._bodies else None

    def _event(self, noun: str) -> Phrase | None:
        """The last event of a kind that a noun names: the raid, for "the attack"."""
        found = [
            self._last_event[relation]
            for relation in sorted(self._triggers.events.get(noun, ()))
            if relation in self._last_event
        ]
        return max(found, key=lambda event: event.first, default=None)

    def _is_another_event(self, phrase: Phrase, before: Phrase) -> bool:
        """Whether an event is listed beside an earlier one, or told of another target, place or day than that."""
        if phrase.type != "Event":
            return False
        beside = phrase.head in self._parse.conjuncts(before.head)
        return beside or not self._told_with(phrase) <= self._told_with(before)

    def _told_with(self, phrase: Phrase) -> set[str]:
        """What the prepositions of an event bring: the port, in "the attack on the port"."""
        parse = self._parse
        objects = (parse.child(preposition, "pobj") for _, preposition in parse.prepositions(phrase.head))
        return {parse.lemmas[token] for token in objects if token is not None}

    def _owner(self, phrase: Phrase) -> int | None:
        """The cluster of whose something is: Syria's in "its army", "Syria's army" and "the Syrian army"."""
        parse = self._parse
        for child in parse.all_children(phrase.head, "poss", "amod", "compound", "nmod"):
            owner = self._phrases.by_head.get(child)
            if owner is not None and owner is not phrase and owner.kind != "description":
                return self._clusters.find(owner)
        return None

    def _may_be_called(self, phrase: Phrase, same: Phrase) -> bool:
        """Whether a description adds nothing that would set it apart from an earlier one of the same noun."""
        if same.kind == "name" and same.end - same.first == 1:
            return False
        own = self._modifiers(phrase)
        if self._parse.words[phrase.first].lower() in DEMONSTRATIVES:
            # "These so-called popular groups": a demonstrative points, whatever else is said of them.
            own = {word for word in own if self._is_name_like(phrase, word)}
        return own <= self._modifiers(same)

    def _is_name_like(self, phrase: Phrase, lemma: str) -> bool:
        tokens = range(phrase.first, phrase.head)
        return any(self._parse.lemmas[t] == lemma and self._parse.words[t][0].isupper() for t in tokens)

    def _modifiers(self, phrase: Phrase) -> set[str]:
        """The modifiers of a phrase: what sets "the Iraqi army" and "the army of Iraq" apart from "the Syrian army"."""
        parse = self._parse
        found = {
            parse.lemmas[token]
            for token in range(phrase.first, phrase.head)
            if parse.words[token][0].isalnum()
            and parse.lemmas[token] not in EMPHATIC
            and parse.deps[token] in ("amod", "compound", "poss", "nmod", "nummod")
            and parse.tags[token] not in ("PRP$", "DT", "POS")
        }
        of = next((token for word, token in parse.prepositions(phrase.head) if word == "of"), None)
        whose = parse.child(of, "pobj") if of is not None else None
        return found if whose is None else found | {parse.lemmas[whose]}

    def _defining(self, phrase: Phrase) -> object | None:
        """What a participle says of a plural description: "groups backed by Iran" are the "Iran-backed groups"."""
        parse = self._parse
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
