"""One event told twice: "Rebels shelled the camp. The attack lasted an hour." Verb and noun are joined, with care.

Words are joined where coreference joins them, where a noun with "the" can mean one event alone that was told just
before, and where a verb says again who did what to whom. What differs in who took part, in place, time or number is
another event, and so is what is called another: "a second attack".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..model import Part
from .clusters import Clusters
from .events import Happening, key, settle, take_part
from .intervals import interval
from .parse import Parse
from .phrases import Phrase, Phrases
from .relations import Related
from .said import Range
from .tense import carrier
from .triggers import Triggers
from .words import words

REACH = 3
"""Sentences in which "the attack" may look back for what it means."""

LATEST = 30
"""Events told last, among which a word that no coreference joins looks for its own."""

ANOTHER = words(
    """
    another other second third fourth new fresh latest next previous earlier later separate similar further additional
    subsequent more again first last
    """
)
GENERAL = words("attack assault strike violence killing meeting talk visit trip operation")
"""Nouns that may stand for an event that another word told."""

STEM = 4
"""Letters that a noun has in common with the verb that it comes from: bombing, bombed."""

LOCATED = "located-in"

StatementOf = Callable[[Related], int | None]


class SameEvents:
    """Joins the drafts of one report's events; `clusters` are joined along with their nouns."""

    def __init__(
        self,
        parse: Parse,
        phrases: Phrases,
        triggers: Triggers,
        clusters: Clusters,
        related: list[Related],
        published: str | None,
        statement_of: StatementOf,
    ) -> None:
        self._parse, self._phrases, self._triggers, self._clusters = parse, phrases, triggers, clusters
        self._related, self._published, self._statement_of = related, published, statement_of
        self._by_node: dict[object, Happening] = {}
        self._known = {id(phrase) for phrase in clusters.phrases}
        self._inside = {
            (self._node(one.subject), self._node(one.object))
            for one in related
            if one.type == LOCATED and one.subject is not None and one.object is not None
        }

    def joined(self, drafts: Iterable[Happening]) -> list[Happening]:
        """The events, in the order in which they are first told; nouns of which nothing is known are left out."""
        by_key = {key(self._triggers, one.tellings[0]): one for one in drafts}
        for related in self._related:
            happening = by_key.get(key(self._triggers, related))
            if happening is not None and related.type in self._triggers.happening:
                take_part(self._triggers, happening, related)
        found: list[Happening] = []
        for draft in by_key.values():
            same = self._same(found[-LATEST:], draft)
            if same is None:
                found.append(draft)
            else:
                self._join(same, draft)
            if (noun := self._noun(draft.head)) is not None:
                self._by_node[self._node(noun)] = same or draft
        found = [one for one in found if not one.is_bare]
        for one in found:
            parts = {(part, self._node(phrase)): (part, phrase) for part, phrase in reversed(one.parts)}
            names = {self._node(noun) for head in one.heads if (noun := self._noun(head)) is not None}
            one.parts = [pair for (_, node), pair in parts.items() if node not in names][::-1]
        settle(self._parse, self._triggers, found)
        return found

    def _same(self, before: list[Happening], draft: Happening) -> Happening | None:
        """The event among those told before that a draft is; None where it is a new one."""
        noun = self._noun(draft.head)
        named = None if noun is None else self._by_node.get(self._node(noun))
        if named is not None and self._of_one_kind(named, draft):
            return named
        alike = [one for one in before if self._of_one_kind(one, draft)]
        if self._is_another(draft.head):
            return None
        for one in alike:
            if self._unfolds(one, draft):
                return one
        fitting = [one for one in alike if self._fits(one, draft)]
        if noun is None:
            told_again = [one for one in fitting if self._told_again(one, draft)]
            return told_again[-1] if told_again else None
        near = [one for one in fitting if self._distance(one, draft) <= REACH]
        meant = near[0] if noun.definite and len(near) == 1 else None
        return meant if meant is not None and self._may_call(draft.head, meant) else None

    def _may_call(self, noun: int, one: Happening) -> bool:
        """Whether a noun is a word for an event: "the bombing" for what bombed, "the attack" for much; but two things
        that are listed side by side are two.
        """
        parse = self._parse
        if parse.deps[noun] == "conj" and any(noun in parse.conjuncts(head) for head in one.heads):
            return False
        lemma = parse.lemmas[noun]
        return lemma in GENERAL or any(parse.lemmas[head][:STEM] == lemma[:STEM] for head in one.heads)

    def _join(self, one: Happening, draft: Happening) -> None:
        named = [noun for head in (*one.heads, draft.head) if (noun := self._noun(head)) is not None]
        for noun in named[1:]:
            self._clusters.join(named[0], noun)
        one.heads.append(draft.head)
        one.tellings += draft.tellings
        one.parts += draft.parts
        one.places += draft.places
        one.when += draft.when
        one.weapons = list(dict.fromkeys([*one.weapons, *draft.weapons]))
        one.times = one.times or draft.times

    # What speaks for and against

    def _of_one_kind(self, one: Happening, draft: Happening) -> bool:
        """Whether two words may tell of the same kind of thing: the same type, or an attack and a strike."""
        return one.type == draft.type or {one.type, draft.type} == {"attacked", "struck"}

    def _fits(self, one: Happening, draft: Happening) -> bool:
        """Whether nothing that is told of one speaks against its being the other."""
        theirs, ours = one.tellings[0], draft.tellings[0]
        if theirs.polarity != ours.polarity or (theirs.certainty == "certain") != (
            ours.certainty == "certain"
        ):
            return False
        if any(self._differ(self._who(one, part), self._who(draft, part)) for part in ("agent", "target")):
            return False
        numbers = ((one.count, draft.count), (one.times, draft.times))
        if any(a is not None and b is not None and a != b for a, b in numbers):
            return False
        return self._places_meet(one, draft) and self._times_meet(one, draft)

    def _told_again(self, one: Happening, draft: Happening) -> bool:
        """Whether a verb says again, in the same voice, who did what to whom."""
        voices = {self._statement_of(telling) for telling in (one.tellings[0], draft.tellings[0])}
        both = all(self._who(one, part) & self._who(draft, part) for part in ("agent", "target"))
        return one.type == draft.type and len(voices) == 1 and both

    def _unfolds(self, one: Happening, draft: Happening) -> bool:
        """Whether a clause tells how an event went: "the bombings began at dawn, when rockets fell on the camp"."""
        verb = carrier(self._parse, draft.head, self._triggers)
        if verb is None or self._parse.deps[verb] not in ("advcl", "relcl"):
            return False
        above = self._parse.heads[verb]
        while self._parse.deps[above] in (
            "pobj",
            "prep",
        ):  # parsers hang the clause on "dawn", in "at dawn, when"
            above = self._parse.heads[above]
        when = any(self._parse.words[child].lower() == "when" for child in self._parse.children[verb])
        return when and any(
            head != above and carrier(self._parse, head, self._triggers) == above for head in one.heads
        )

    def _is_another(self, head: int) -> bool:
        parse = self._parse
        described = parse.all_children(head, "amod", "det", "advmod", "nummod")
        return any(parse.words[child].lower() in ANOTHER for child in described)

    def _distance(self, one: Happening, draft: Happening) -> int:
        sentence = self._parse.sentence_of
        return sentence[draft.head] - max(sentence[head] for head in one.heads)

    # Who and where, across mentions

    def _noun(self, head: int) -> Phrase | None:
        phrase = self._phrases.by_head.get(head)
        return phrase if phrase is not None and id(phrase) in self._known else None

    def _node(self, phrase: Phrase) -> object:
        """What two mentions of the same thing have in common."""
        if phrase.key is not None:
            return phrase.key
        return self._clusters.find(phrase) if id(phrase) in self._known else -phrase.head - 1

    def _who(self, one: Happening, part: Part) -> set[object]:
        return {self._node(phrase) for own, phrase in one.parts if own == part}

    def _differ(self, one: set[object], other: set[object]) -> bool:
        return bool(one) and bool(other) and not one & other

    def _places_meet(self, one: Happening, draft: Happening) -> bool:
        theirs, ours = ({self._node(place) for place in each.places} for each in (one, draft))
        if not self._differ(theirs, ours):
            return True
        return any((a, b) in self._inside or (b, a) in self._inside for a in theirs for b in ours)

    def _times_meet(self, one: Happening, draft: Happening) -> bool:
        theirs, ours = ({self._resolved(words) for words in each.when} - {None} for each in (one, draft))
        return not theirs or not ours or bool(theirs & ours)

    def _resolved(self, words: Range) -> str | None:
        start, end = self._parse.span(*words)
        return interval(self._parse.text[start:end], self._published)
