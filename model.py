"""The records that pass between stages: frozen, slotted, nothing but data.

    Document --extract--> Extraction (Mention, Chain, Statement, Relation, Event)
             --graph----> Link, Entity, Support
             --store----> rows, one table a record

Every record belongs to one document, so that a document can be taken back whole. What spans documents (a
node's label, a proposition's status) is computed from the rows and never stored.

Offsets are counted in characters of `Document.text`; ends are exclusive, so `text[start:end]` is the quote.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Span = tuple[int, int]
"""Start and end in characters, end exclusive."""

Spans = tuple[Span, ...]
"""Spans in text order; more than one where the words are interrupted ("...," he said, "...")."""

MentionKind = Literal["name", "description", "pronoun"]
NodeType = Literal["Person", "Organization", "Place", "Group", "Event", "Thing"]
Number = Literal["singular", "plural"]
Role = Literal["agent", "patient", "place", "possessor", "modifier", "other"]
Polarity = Literal["positive", "negative"]
Certainty = Literal["certain", "probable", "possible", "underspecified"]
Tense = Literal["past", "ongoing", "future", "hypothetical"]
Part = Literal["agent", "target", "recipient", "theme", "cause"]
StatementKind = Literal["speech", "writing", "belief", "intention", "perception"]
Quote = Literal["direct", "indirect", "mixed"]
Scope = Literal["clause", "nonfinite", "noun"]
Stance = Literal["asserts", "denies", "doubts", "retracts", "none"]
Verdict = Literal["same", "different"]
Status = Literal["asserted", "claimed", "denied", "contested", "retracted", "open"]


@dataclass(frozen=True, slots=True)
class Document:
    """One report, as it was read.

    `name` is what its reader calls it: the `id` of a JSON line, or the name of a file. `id` is computed over
    everything else (see `ids.content_id`). `published` is an ISO 8601 date or date and time, `language` a
    BCP 47 tag.
    """

    id: str
    name: str
    text: str
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Mention:
    """These characters name ("Naser Kanani"), describe ("four enemy fighters") or stand for ("it") something.

    `text` is `document.text[start:end]`; `head` the lemma of the head noun ("base" in "the Green Village
    base"), or the last word of a name; `role` what the mention does in its clause: in "Washington denounced"
    it is an agent, in "in Washington" a place, in "Washington's claim" a possessor, in "Iranian groups" a
    modifier. `definite` is true for "the", "this", "these", "its". `count` is the number in "four fighters".
    """

    id: str
    document: str
    start: int
    end: int
    kind: MentionKind
    type: NodeType
    text: str
    head: str
    role: Role = "other"
    number: Number = "singular"
    definite: bool = False
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Chain:
    """Mentions of one report that stand for the same thing, in text order; at least two of them.

    "U.S. Central Command", "CENTCOM" and "they" in "they have had to respond" make a chain.
    """

    id: str
    document: str
    mentions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """One speech act: in this report, Naser Kanani denied Washington's claim that these groups were backed by Iran.

    `speaker` is the mention of who spoke, or None where the report does not say; `source`, `cue` and `content`
    are the spans of the words for the speaker, for the act, and for what was said. `act` is the name of an act
    of the vocabulary. `polarity` is negative in "he did not say that". `on_behalf` is the mention of the body
    that the speaker speaks for ("Iranian Foreign Ministry spokesman"), `addressee` of whom was spoken to.
    `medium` is the span of "in a statement", `time` an ISO 8601 day or interval of days. `within` is the
    statement in whose content this one stands, `responds_to` the statement that it denies or confirms.
    `certainty` is how sure the speaker's words make it, by GRaSP's values: "believes" and "said it might" are
    less than "said". `scope` tells whether the content is a finite clause or quotation, to which the speaker is
    committed as a whole, a clause without a finite verb ("ordered them to leave"), or a noun phrase, which only
    names something ("denounced the attacks"). `by` names the reader that found it: the rules, the tagger, or
    both. `confidence` is the chance, between 0 and 1, that a careful annotator of news would mark the same;
    None where no tagger was asked.
    """

    id: str
    document: str
    speaker: str | None
    source: Spans
    cue: Spans
    content: Spans
    act: str
    kind: StatementKind
    quote: Quote
    polarity: Polarity = "positive"
    on_behalf: str | None = None
    addressee: str | None = None
    medium: Span | None = None
    time: str | None = None
    within: str | None = None
    responds_to: str | None = None
    certainty: Certainty = "certain"
    scope: Scope = "clause"
    by: str = "rules"
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """One report's expression of a proposition: "groups backed by Iran" says backed-by of the groups and Iran.

    `subject` and `object` are mentions; one of the two may be None, as the agent in "four fighters were
    killed". `trigger` holds the words that express the relation, `evidence` the clause they stand in.
    `polarity` is negative in "were not backed by"; `certainty` follows GRaSP. `statement` is the innermost
    statement in whose content it stands; None means that the report says it in its own voice. `reader` tells
    how it was found: "frames", "nearest", "constructions", "counting". `tense` is when it holds, seen from the
    report: in the past, still, in the future, or nowhere but in a plan, a condition or a wish. `confidence` is the
    chance, between 0 and 1, that a careful reader of the report would accept the relation as it stands: its type, its
    sides, its factuality and who holds it; not how sure the report is.
    """

    id: str
    document: str
    type: str
    subject: str | None
    object: str | None
    trigger: Spans
    evidence: Span
    polarity: Polarity = "positive"
    certainty: Certainty = "certain"
    statement: str | None = None
    reader: str = "frames"
    tense: Tense = "past"
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """Who or what takes part in an event, and how: the mention "four fighters" is the *target* of a killing.

    The *agent* does it, the *target* it is done to, a *recipient* gets something. A *theme* is what the event is
    about: the raid, in "ordered the raid"; a *cause* is an event that does it: the blast, in "the blast killed two".
    """

    part: Part
    mention: str


@dataclass(frozen=True, slots=True)
class Event:
    """What one report tells of one event: on 22 March, in Deir ez-Zor, somebody bombed two bases.

    Every word for the event is in `triggers`, verb or noun: "were bombed", "the bombings", "the attack". `mentions`
    are the nouns among them that are mentions; `relations` those of the report that tell of it. `type` is the
    name of a relation type. `places` are mentions of where it happened, `time` an ISO 8601 day ("2023-03-22") or
    interval of days ("2023-03-20/2023-03-26", "2023-03-20/.." where the end is open), `when` the words for it. `count`
    says how many it befell (4, in "four fighters were killed"), `times` how often it happened (2, in "two raids"),
    `weapons` by what means, as lemmas. `polarity`, `certainty` and `tense` are those of the telling that commits the
    most, and `statement` the innermost statement that this one stands in: None when the report tells it in its own
    voice. An event that is only denied, planned or feared is a record, too; it has not happened for that.
    """

    id: str
    document: str
    type: str
    participants: tuple[Participant, ...]
    triggers: Spans
    mentions: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    time: str | None = None
    when: Span | None = None
    count: int | None = None
    times: int | None = None
    weapons: tuple[str, ...] = ()
    polarity: Polarity = "positive"
    certainty: Certainty = "certain"
    tense: Tense = "past"
    statement: str | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read in one report, before anything is known about the world."""

    document: Document
    mentions: tuple[Mention, ...] = ()
    chains: tuple[Chain, ...] = ()
    statements: tuple[Statement, ...] = ()
    relations: tuple[Relation, ...] = ()
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A node that a mention might have been, and how well it fits (0 to 1)."""

    node: str
    score: float


@dataclass(frozen=True, slots=True)
class Link:
    """This mention is that node; `score` is from 0 to 1, `reason` a sentence, `runners_up` what else it might be."""

    document: str
    mention: str
    node: str
    score: float
    reason: str
    runners_up: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """A node as one report has it: an actor, organization, place, group, event or thing.

    `wikidata` is an item id such as "Q794", or None for a node that the knowledge base does not know (NIL) or
    whose item is not certain. A place that is known has `coordinates` (latitude and longitude in degrees of
    WGS 84), and is `contained_in` others, the nearest first: its region, its state. Over a whole store, a node's
    label is the one that most reports give it.
    """

    id: str
    document: str
    label: str
    type: NodeType
    wikidata: str | None = None
    coordinates: tuple[float, float] | None = None
    contained_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Support:
    """Who holds what about a proposition, in one report: Kanani denies (the groups, backed-by, Iran).

    `proposition` is an id over `subject`, `predicate` and `object` (nodes; one side may be None), without
    polarity and without anyone asserting it. `holder` is the node that takes the `stance`: the speaker of
    `statement`, or the publisher when `statement` is None. `relation` is where it was read.
    """

    document: str
    relation: str
    proposition: str
    subject: str | None
    predicate: str
    object: str | None
    statement: str | None
    holder: str
    stance: Stance


@dataclass(frozen=True, slots=True)
class Judgement:
    """Somebody's decision that two nodes are the same, or that they are not.

    `one` and `other` are nodes, or a node as one report has it: "ent-…@doc-…". `number` counts the judgements of
    a store, `when` is an ISO 8601 date.
    """

    number: int
    verdict: Verdict
    one: str
    other: str
    who: str
    when: str
    why: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One report with everything that is known of it: what was read, and what it was linked to."""

    extraction: Extraction
    publisher: str
    """The node of who publishes the report: its narrator."""
    links: tuple[Link, ...] = ()
    entities: tuple[Entity, ...] = ()
    supports: tuple[Support, ...] = ()


@dataclass(frozen=True, slots=True)
class Node:
    """An entity over a whole store: its most frequent label and type, and every name that reports used for it."""

    id: str
    label: str
    type: NodeType
    wikidata: str | None
    names: tuple[str, ...]
    documents: int
    coordinates: tuple[float, float] | None = None
    contained_in: tuple[str, ...] = ()
    judgements: tuple[int, ...] = ()
    """The numbers of the judgements that it rests on."""


@dataclass(frozen=True, slots=True)
class Proposition:
    """Subject, predicate, object; what the reports of a store make of it; and who takes which side.

    `status` is *asserted* when a report says it in its own voice and nobody denies it, *claimed* when only
    speakers say it, *denied* when only denials are known, *contested* when there are both, *retracted* when who
    said it has taken it back and nobody else says it, and *open* when it was only asked, threatened, demanded or
    supposed.
    """

    id: str
    subject: str | None
    predicate: str
    object: str | None
    status: Status
    supports: tuple[Support, ...]
    sources: tuple[tuple[str, ...], ...] = ()
    """Who asserts it, by independence: holders who carry the same words stand in one group."""
    documents: int = 0
    """How many reports tell of it."""


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Names that a knowledge base knows, for readers of text that must not know the knowledge base itself.

    `names` maps a name as written to the id and the type of the node it most often means. `adjectives` does
    the same for demonyms: "Iranian" to Iran.
    """

    names: Mapping[str, tuple[str, NodeType]]
    adjectives: Mapping[str, tuple[str, NodeType]]
