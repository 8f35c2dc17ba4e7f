"""One report, read: from a parse to the records that leave this room.

The order of reading: phrases, quotations, statements, relations, what happened, then coreference over all of them,
and last what only the whole report shows (members of a counted group, arguments left out, on whose behalf one speaks,
events that are told twice).
"""

from __future__ import annotations

from dataclasses import dataclass

from ..ids import chain_id, mention_id, relation_id, statement_id
from ..model import (
    Certainty,
    Chain,
    Document,
    Event,
    Extraction,
    Gazetteer,
    Mention,
    Relation,
    Span,
    Spans,
    Statement,
)
from ..ontology.vocabulary import Vocabulary
from .background import is_background
from .clusters import Clusters
from .commitment import commitment
from .coreference import coreference
from .discourse import complete
from .event_records import EventRecords
from .events import Happening, happenings
from .hyphens import hyphenated
from .impacts import impacts
from .intervals import interval
from .joining import HEARD, joined
from .judge import RELATIONS, STATEMENTS, Judge
from .naming import with_callers
from .parse import Parse
from .phrases import Phrase, Phrases
from .quotes import Quoted, quotations
from .relation_evidence import weigh
from .relations import Related, relations
from .said import Range, Said, nest
from .same_events import SameEvents
from .scope import scope
from .speakers import name_speakers
from .statements import statements
from .tagger import Tagger
from .tense import tense
from .triggers import Triggers, triggers
from .voiceless import with_voices

SERVING = ("spokesperson-of", "commander-of", "leader-of", "holds-office-in", "member-of")
"""Relations from a person to the body that the person's "we" and statements may stand for, the surest first."""

SPEAKING_FOR = "spokesperson-of"
RESPONDING = ("deny", "confirm", "reject", "doubt", "admit", "retract")
"""Acts by which one answers another's statement: "denied the claim"."""


@dataclass(frozen=True, slots=True)
class Drafts:
    """What was read in one report, before it becomes records: tokens and phrases in place of characters and ids."""

    parse: Parse
    phrases: Phrases
    quoted: Quoted
    said: list[Said]
    certainties: list[Certainty]
    """How sure each statement is."""
    related: list[Related]
    happened: list[Happening]
    clusters: Clusters


class Reader:
    """Reads parsed reports with a vocabulary and the names of a knowledge base; holds no state between reports.

    Statements are read by rules, and where a `tagger` is given by rules and tagger joined.
    """

    def __init__(self, vocabulary: Vocabulary, gazetteer: Gazetteer, tagger: Tagger | None = None) -> None:
        self._triggers = triggers(vocabulary)
        self._acts = vocabulary.acts
        self._gazetteer = gazetteer
        self._tagger = tagger
        self._judge = None if tagger is None else Judge(STATEMENTS)
        self._judge_of_relations = Judge(RELATIONS)

    def read(self, document: Document, parse: Parse) -> Extraction:
        """Everything that a report says, as records; offsets are characters of `document.text`."""
        return _Records(document, self._triggers, self.drafts(parse)).extraction()

    def drafts(self, parse: Parse) -> Drafts:
        """What a report says, in tokens."""
        parse = hyphenated(parse, self._triggers)
        phrases = Phrases.of(parse, self._triggers, self._gazetteer)
        quoted = Quoted(quotations(parse))
        related = relations(parse, phrases, self._triggers)
        related += impacts(parse, phrases, self._triggers, related)
        said = statements(parse, self._triggers, quoted)
        if self._tagger is not None and self._judge is not None:
            tagged = self._tagger.tag(parse, HEARD)
            said = joined(parse, quoted, self._triggers, self._judge, said, tagged, related)
        said = with_voices(parse, self._triggers, said)
        name_speakers(phrases, said)
        nest(said)
        related = list(with_callers(parse, related, said))
        for statement in said:
            for token in (statement.speaker, statement.addressee, statement.behalf):
                if token is not None:
                    phrases.at(token)
        happened = happenings(parse, phrases, self._triggers, related, said)
        posts = _posts(related)
        clusters = coreference(parse, phrases, said, posts, self._triggers)
        related = complete(parse, clusters, related, self._triggers)
        weigh(parse, quoted, self._triggers, self._judge_of_relations, related)
        certainties = [commitment(parse, one, self._acts[one.act], self._triggers) for one in said]
        return Drafts(parse, phrases, quoted, said, certainties, related, happened, clusters)


def _posts(related: list[Related]) -> dict[int, int]:
    """For the head of each person that serves a body, the head of that body."""
    found: dict[int, int] = {}
    for name in SERVING:
        for relation in related:
            if relation.type == name and relation.subject is not None and relation.object is not None:
                found.setdefault(relation.subject.head, relation.object.head)
    return found


class _Records:
    """Turns the drafts of one report into records, giving each its id."""

    def __init__(self, document: Document, triggers: Triggers, drafts: Drafts) -> None:
        self.document, self.triggers = document, triggers
        self.parse, self.phrases, self.quoted = drafts.parse, drafts.phrases, drafts.quoted
        self.said, self.certainties = drafts.said, drafts.certainties
        self.related, self.happened, self.clusters = drafts.related, drafts.happened, drafts.clusters
        self.ids: dict[int, str] = {
            phrase.head: mention_id(document.id, *self._span((phrase.first, phrase.end)))
            for phrase in self.clusters.phrases
        }
        self.innermost: dict[int, int] = {}
        for number, statement in sorted(enumerate(self.said), key=lambda pair: -pair[1].size):
            if statement.scope == "clause":
                for first, end in statement.reach:
                    self.innermost.update(dict.fromkeys(range(first, end), number))
        self.about = {
            statement.about: number
            for number, statement in enumerate(self.said)
            if statement.scope == "noun" and statement.about is not None
        }
        self.by_cue = {
            statement.cue: number for number, statement in enumerate(self.said) if statement.cue is not None
        }
        self.bodies: dict[int, str] = {}
        for relation in self.related:
            if relation.type == SPEAKING_FOR and relation.subject and relation.object:
                self.bodies.setdefault(self.clusters.find(relation.subject), self.ids[relation.object.head])

    def extraction(self) -> Extraction:
        events = self._events(self.happened)  # first, for they join the mentions of what is told twice
        ids = [self._statement_id(said) for said in self.said]
        statements = {ids[number]: self._statement(number, ids) for number in range(len(ids))}
        relations = {relation.id: relation for relation in (self._relation(one, ids) for one in self.related)}
        chains = [
            tuple(self.ids[phrase.head] for phrase in members)
            for members in self.clusters.members()
            if len(members) > 1
        ]
        mentions = {mention.id: mention for mention in (self._mention(p) for p in self.clusters.phrases)}
        return Extraction(
            document=self.document,
            mentions=tuple(sorted(mentions.values(), key=lambda m: (m.start, -m.end))),
            chains=tuple(Chain(chain_id(members), self.document.id, members) for members in chains),
            statements=tuple(sorted(statements.values(), key=lambda s: ((s.cue or s.content)[0], s.id))),
            relations=tuple(sorted(relations.values(), key=lambda r: (r.trigger[0], r.type, r.id))),
            events=events,
        )

    def _events(self, happened: list[Happening]) -> tuple[Event, ...]:
        """The records of the events, in the order in which they are first told."""
        same = SameEvents(
            self.parse,
            self.phrases,
            self.triggers,
            self.clusters,
            self.related,
            self.document.published,
            self._statement_around,
        )
        ids = [self._statement_id(said) for said in self.said]

        def statement_of(related: Related) -> str | None:
            within = self._statement_around(related)
            return None if within is None else ids[within]

        records = EventRecords(
            self.document,
            self.parse,
            self.triggers,
            self.clusters,
            self.ids,
            statement_of,
            self._relation_id,
        )
        made = {event.id: event for event in map(records.record, same.joined(happened))}
        return tuple(sorted(made.values(), key=lambda event: (event.triggers, event.id)))

    def _span(self, tokens: Range) -> Span:
        return self.parse.span(*tokens)

    def _mention_of(self, token: int | None) -> str | None:
        """The id of the mention that a token heads or is part of."""
        phrase = None if token is None else self.phrases.by_head.get(token) or self.phrases.covering(token)
        return None if phrase is None else self.ids.get(phrase.head)

    def _mention(self, phrase: Phrase) -> Mention:
        start, end = self._span((phrase.first, phrase.end))
        head = self.parse.lemmas[phrase.head] if phrase.kind != "name" else self.parse.words[phrase.end - 1]
        return Mention(
            id=self.ids[phrase.head],
            document=self.document.id,
            start=start,
            end=end,
            kind=phrase.kind,
            type=phrase.type,
            text=self.document.text[start:end],
            head=head,
            role=phrase.role,
            number="plural" if phrase.plural else "singular",
            definite=phrase.definite,
            count=phrase.count,
        )

    def _statement_id(self, said: Said) -> str:
        cue = said.cue_range and self._span(said.cue_range)
        return statement_id(self.document.id, cue, [self._span(part) for part in said.content])

    def _statement(self, number: int, ids: list[str]) -> Statement:
        said = self.said[number]
        date = self._words(said.date)
        return Statement(
            id=ids[number],
            document=self.document.id,
            speaker=self._mention_of(said.speaker),
            source=self._spans([said.source] if said.source else []),
            cue=self._spans([said.cue_range] if said.cue_range else []),
            content=self._spans(said.content),
            act=said.act,
            kind=said.kind,
            quote="direct" if self._is_verbatim(said) else self.quoted.kind(self.parse, said.content),
            polarity=said.polarity,
            on_behalf=self._behalf(said),
            addressee=self._mention_of(said.addressee),
            medium=None if said.medium is None else self._span(said.medium),
            time=None if date is None else interval(date, self.document.published),
            within=None if said.within is None else ids[said.within],
            responds_to=self._responds_to(said, ids),
            certainty=self.certainties[number],
            scope=scope(self.parse, self.quoted, said),
            by=said.by,
            confidence=said.confidence,
        )

    def _is_verbatim(self, said: Said) -> bool:
        """Whether a statement is a turn of a transcript, or stands in one."""
        while not said.verbatim and said.within is not None:
            said = self.said[said.within]
        return said.verbatim

    def _behalf(self, said: Said) -> str | None:
        """Whom the words around the cue name, or the body that the speaker is spokesperson of in the report."""
        if said.behalf is not None:
            return self._mention_of(said.behalf)
        phrase = None if said.speaker is None else self.phrases.by_head.get(said.speaker)
        if phrase is None:
            return None
        return self.bodies.get(self.clusters.find(phrase))

    def _responds_to(self, said: Said, ids: list[str]) -> str | None:
        """The statement that "denied Washington's claim" is about: the one whose cue is the noun that is denied."""
        if said.act not in RESPONDING or said.cue is None:
            return None
        about = self.parse.child(said.cue, "dobj") if said.about is None else said.about
        answered = None if about is None else self.by_cue.get(about)
        return None if answered is None else ids[answered]

    def _relation(self, related: Related, ids: list[str]) -> Relation:
        within = self._statement_around(related)
        return Relation(
            id=self._relation_id(related),
            document=self.document.id,
            type=related.type,
            subject=self._id(related.subject),
            object=self._id(related.object),
            trigger=(self._span(related.trigger),),
            evidence=self._evidence(related),
            polarity=related.polarity,
            certainty=related.certainty,
            statement=None if within is None else ids[within],
            reader=related.reader,
            tense=tense(self.parse, related.head, related.certainty, self.triggers),
            confidence=related.confidence,
        )

    def _relation_id(self, related: Related) -> str:
        sides = self._id(related.subject), self._id(related.object)
        return relation_id(self.document.id, related.type, *sides, self._span(related.trigger))

    def _id(self, phrase: Phrase | None) -> str | None:
        return None if phrase is None else self.ids[phrase.head]

    def _statement_around(self, related: Related) -> int | None:
        """The innermost statement that commits its speaker to a relation: one whose content it stands in, or that
        is about the very event that its noun names, or gives the name that it stands in.

        What a noun phrase takes for granted ("the Freedonian army", "General X, commander of") is the reporter's,
        unless it stands in the speaker's very words: a denial does not reach it. Nor is what only describes the things
        that are spoken of the speaker's; see `background.py`.
        """
        if related.caller is not None:
            return self.by_cue[related.caller]
        own = self.by_cue.get(related.head)
        if own is not None and self.said[own].about in related.taken and self.said[own].act == "claim":
            return own  # "claimed responsibility": it is so to who claims it
        quoted = self.quoted.around(related.head) is not None
        if related.presupposed and not quoted:
            return None
        about = self.about.get(related.head)
        if about is not None:
            return about
        found = self.innermost.get(related.head)
        while (
            found is not None
            and related.certainty == "certain"
            and self._is_narrated(related, self.said[found])
        ):
            found = self.said[found].within
        if quoted:
            return found
        while found is not None and self._is_background(related, self.said[found]):
            found = self.said[found].within
        return found

    def _is_narrated(self, related: Related, said: Said) -> bool:
        """Whether a relation is the very act of a statement, which its reporter tells: "offered an apology"."""
        return related.head == said.cue

    def _is_background(self, related: Related, said: Said) -> bool:
        return is_background(self.parse, self.quoted, related, said, self.triggers)

    def _evidence(self, related: Related) -> Span:
        """From the first to the last word of trigger and arguments; the sentence where an argument is elsewhere."""
        sentence = self.parse.sentences[self.parse.sentence_of[related.head]]
        first, end = related.trigger
        for phrase in (related.subject, related.object):
            if phrase is not None:
                if not sentence[0] <= phrase.head < sentence[1]:
                    return self._span(sentence)
                first, end = min(first, phrase.first), max(end, phrase.end)
        return self._span((first, end))

    def _words(self, tokens: Range | None) -> str | None:
        if tokens is None or tokens[0] >= tokens[1]:
            return None
        start, end = self._span(tokens)
        return self.document.text[start:end]

    def _spans(self, ranges: list[Range]) -> Spans:
        return tuple(self._span(part) for part in ranges if part[0] < part[1])
