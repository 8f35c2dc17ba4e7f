"""A small store built by hand: two reports from Ruritania and its neighbour, who disagree about a brigade."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby

import pytest

from rashomon.graph.independence import sources
from rashomon.ids import content_id
from rashomon.model import (
    Document,
    Entity,
    Extraction,
    Judgement,
    Link,
    Mention,
    Node,
    Proposition,
    Reading,
    Relation,
    Span,
    Statement,
    Support,
)
from rashomon.ontology.vocabulary import Vocabulary, load

BRIGADE = (
    "The Harbour Brigade is backed by Ruritania, Graustark said on Monday. "
    "Spokesman Rudolf Hentzau of Ruritania denied in a statement "
    "Graustark’s claim that the brigade was backed by Ruritania."
)
RAID = "General Sapt ordered the raid on the harbour. Four fighters were killed, his office said."

LABELS = {
    "four-fighters": ("Four fighters", "Group"),
    "general-sapt": ("General Sapt", "Person"),
    "graustark": ("Graustark", "Organization"),
    "harbour-brigade": ("Harbour Brigade", "Group"),
    "rudolf-hentzau": ("Rudolf Hentzau", "Person"),
    "ruritania": ("Ruritania", "Organization"),
    "sapts-office": ("Office of General Sapt", "Organization"),
    "strelsau-gazette": ("Strelsau Gazette", "Organization"),
    "the-raid": ("raid on the harbour", "Event"),
    "zenda-post": ("Zenda Post", "Organization"),
}
WIKIDATA = {"ruritania": "Q1047520"}
STATUS = {"backed-by": "contested", "spokesperson-of": "asserted", "ordered": "asserted", "killed": "claimed"}


class Page:
    """One report in the making: spans are given by their words and the time they occur."""

    def __init__(self, name: str, text: str, narrator: str, **about: str | None) -> None:
        self.document = Document(id=content_id("doc", name), name=name, text=text, **about)
        self.narrator = narrator
        self.mentions: list[Mention] = []
        self.links: list[Link] = []
        self.statements: list[Statement] = []
        self.relations: list[Relation] = []
        self.supports: list[Support] = []

    def span(self, words: str, time: int = 1) -> Span:
        """Where words stand in the text, the first or another time."""
        start = -1
        for _ in range(time):
            start = self.document.text.index(words, start + 1)
        return start, start + len(words)

    def mention(self, words: str, node: str, time: int = 1, kind: str = "name") -> str:
        """Adds a mention that is linked to a node; returns its id."""
        start, end = self.span(words, time)
        mention = content_id("men", self.document.id, start, end)
        head = words.split()[-1]
        made = Mention(mention, self.document.id, start, end, kind, LABELS[node][1], words, head)
        self.mentions.append(made)
        self.links.append(Link(self.document.id, mention, node, 0.912345, f"the name of {node}"))
        return mention

    def statement(self, cue: str, content: str, speaker: str | None, act: str, **more: object) -> str:
        """Adds a statement; returns its id."""
        source = tuple((one.start, one.end) for one in self.mentions if one.id == speaker)
        statement = content_id("sta", self.document.id, cue)
        spans = {"source": source, "cue": (self.span(cue),), "content": (self.span(content),)}
        made = Statement(
            statement,
            self.document.id,
            speaker,
            act=act,
            **spans,
            **{"kind": "speech", "quote": "indirect"} | more,
        )
        self.statements.append(made)
        return statement

    def relation(
        self,
        type_: str,
        subject: str | None,
        object_: str | None,
        trigger: Span,
        evidence: Span,
        within: str | None = None,
        confidence: float | None = None,
    ) -> str:
        """Adds a relation between two mentions; returns its id."""
        relation = content_id("rel", self.document.id, type_, *trigger)
        self.relations.append(
            Relation(
                relation,
                self.document.id,
                type_,
                subject,
                object_,
                (trigger,),
                evidence,
                statement=within,
                confidence=confidence,
            )
        )
        return relation

    def support(self, relation: str, statement: str | None, holder: str, stance: str) -> None:
        """Adds who holds what about the proposition of a relation."""
        nodes = {link.mention: link.node for link in self.links}
        found = next(one for one in self.relations if one.id == relation)
        subject, object_ = nodes.get(found.subject), nodes.get(found.object)
        proposition = content_id("pro", subject, found.type, object_)
        self.supports.append(
            Support(
                self.document.id,
                relation,
                proposition,
                subject,
                found.type,
                object_,
                statement,
                holder,
                stance,
            )
        )

    def reading(self, labels: dict[str, tuple[str, str]]) -> Reading:
        """The finished report."""
        used = sorted({self.narrator} | {link.node for link in self.links})
        return Reading(
            Extraction(
                self.document, tuple(self.mentions), (), tuple(self.statements), tuple(self.relations)
            ),
            self.narrator,
            tuple(self.links),
            tuple(Entity(node, self.document.id, *labels[node], WIKIDATA.get(node)) for node in used),
            tuple(self.supports),
        )


@dataclass(frozen=True)
class StandIn:
    """A store in memory: it tells what it was given."""

    all_readings: tuple[Reading, ...]
    all_judgements: tuple[Judgement, ...] = ()

    def readings(self) -> Iterator[Reading]:
        return iter(sorted(self.all_readings, key=lambda reading: reading.extraction.document.id))

    def nodes(self) -> Iterator[Node]:
        entities = sorted(
            (one for reading in self.all_readings for one in reading.entities), key=lambda one: one.id
        )
        names = {"ruritania": ("Ruritania", "Kingdom of Ruritania")}
        for node, group in groupby(entities, key=lambda one: one.id):
            first, *rest = group
            yield Node(node, first.label, first.type, first.wikidata, names.get(node, ()), 1 + len(rest))

    def judgements(self) -> tuple[Judgement, ...]:
        return self.all_judgements

    def propositions(self) -> Iterator[Proposition]:
        supports = sorted(
            (one for reading in self.all_readings for one in reading.supports),
            key=lambda one: one.proposition,
        )
        for proposition, group in groupby(supports, key=lambda one: one.proposition):
            held = tuple(group)
            first = held[0]
            status = STATUS[first.predicate]
            independent = sources((one.holder, ()) for one in held if one.stance == "asserts")
            documents = len({one.document for one in held})
            yield Proposition(
                proposition,
                first.subject,
                first.predicate,
                first.object,
                status,
                held,
                independent,
                documents,
            )


def brigade(**about: str | None) -> Page:
    """Graustark says that Ruritania backs the brigade, Ruritania's spokesman denies it."""
    page = Page("brigade.txt", BRIGADE, "strelsau-gazette", **about)
    first = page.mention("The Harbour Brigade", "harbour-brigade")
    backer = page.mention("Ruritania", "ruritania")
    accuser = page.mention("Graustark", "graustark")
    denier = page.mention("Rudolf Hentzau", "rudolf-hentzau")
    home = page.mention("Ruritania", "ruritania", 2)
    again = page.mention("Graustark", "graustark", 2)
    second = page.mention("the brigade", "harbour-brigade", kind="description")
    backer_again = page.mention("Ruritania", "ruritania", 3)
    said = page.statement(
        "said", "The Harbour Brigade is backed by Ruritania", accuser, "say", time="2024-05-06"
    )
    denial = page.statement(
        "denied",
        "Graustark’s claim that the brigade was backed by Ruritania",
        denier,
        "deny",
        on_behalf=home,
        medium=page.span("in a statement"),
        responds_to=content_id("sta", page.document.id, "claim"),
        confidence=0.93,
    )
    claim = page.statement("claim", "the brigade was backed by Ruritania", again, "claim", within=denial)
    clause = page.span("The Harbour Brigade is backed by Ruritania")
    whole = page.span("the brigade was backed by Ruritania")
    one = page.relation("backed-by", first, backer, page.span("backed by"), clause, said, 0.64)
    two = page.relation("backed-by", second, backer_again, page.span("backed by", 2), whole, claim)
    three = page.relation(
        "spokesperson-of",
        denier,
        home,
        page.span("Spokesman"),
        page.span("Spokesman Rudolf Hentzau of Ruritania"),
    )
    page.support(one, said, "graustark", "asserts")
    page.support(two, claim, "graustark", "asserts")
    page.support(two, denial, "rudolf-hentzau", "denies")
    page.support(three, None, "strelsau-gazette", "asserts")
    return page


def raid(**about: str | None) -> Page:
    """General Sapt ordered a raid; his office says that four fighters were killed, not by whom."""
    page = Page("raid.jsonl:1", RAID, "zenda-post", **about)
    general = page.mention("General Sapt", "general-sapt")
    event = page.mention("the raid", "the-raid", kind="description")
    fighters = page.mention("Four fighters", "four-fighters", kind="description")
    office = page.mention("his office", "sapts-office", kind="description")
    said = page.statement("said", "Four fighters were killed", office, "say")
    order = page.relation(
        "ordered",
        general,
        event,
        page.span("ordered"),
        page.span("General Sapt ordered the raid on the harbour"),
    )
    death = page.relation(
        "killed", None, fighters, page.span("killed"), page.span("Four fighters were killed"), said
    )
    page.support(order, None, "zenda-post", "asserts")
    page.support(death, said, "sapts-office", "asserts")
    return page


def told(words: str | None = None) -> StandIn:
    """The two reports; `words`, if given, stand wherever a report or a knowledge base has free text."""
    labels = {node: (words or label, kind) for node, (label, kind) in LABELS.items()}
    about = {
        "title": words or "Who backs the brigade?",
        "url": words or "https://gazette.example/brigade",
        "publisher": words or "Strelsau Gazette",
        "published": words or "2024-05-07",
    }
    return StandIn((brigade(**about).reading(labels), raid(publisher=words or "Zenda Post").reading(labels)))


@pytest.fixture(scope="session")
def source() -> StandIn:
    return told()


@pytest.fixture(scope="session")
def tell() -> Callable[[str], StandIn]:
    return told


@pytest.fixture(scope="session")
def empty() -> StandIn:
    return StandIn(())


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return load()
