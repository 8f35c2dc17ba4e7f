"""Accounts: who holds what about a proposition, with the words of the report that show it.

A proposition has as many accounts as there are voices in the reports that speak of it. They are never weighed
against each other here, only laid side by side.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..model import Document, Reading, Relation, Span, Spans, Stance, Statement, Support

LONGEST = 400
"""Characters of the longest passage; a report may be one line of ten megabytes."""

STANCES: tuple[Stance, ...] = ("asserts", "denies", "doubts", "retracts", "none")
"""The order in which sides are shown."""


@dataclass(frozen=True, slots=True)
class Byline:
    """Where an account was read; `publisher` as the report names it, `published` an ISO 8601 date."""

    document: str
    name: str
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a report, `document.text[start:end]`; `marks` are the spans in `text` of the telling words.

    In "Kanani denied that the groups were backed by Iran" the marks are on "denied" and on "backed by".
    """

    start: int
    end: int
    text: str
    marks: Spans


@dataclass(frozen=True, slots=True)
class Setting:
    """When, where and how an event is told to have happened; `places` are nodes. See `model.Event` for the rest."""

    time: str | None
    places: tuple[str, ...]
    count: int | None
    times: int | None
    weapons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """In this report, Naser Kanani denies that the groups were backed by Iran.

    `holder` is the node that takes the `stance`. `act` and `time` are those of the `statement`; all three are
    None when the report says it in its own voice, and then the holder is its publisher. `setting` is that of the event
    of which the account tells; None where it tells of none, or no more of it. `confidence` is that of the relation.
    """

    proposition: str
    stance: Stance
    holder: str
    act: str | None
    time: str | None
    statement: str | None
    relation: str
    passage: Passage
    byline: Byline
    setting: Setting | None = None
    confidence: float | None = None

    @property
    def when(self) -> str | None:
        """When it was said, or, where the report does not tell, when it was published."""
        return self.time or self.byline.published

    @property
    def order(self) -> tuple[int, str, str, int, str]:
        """Sorts accounts: by side, then by date, report and place in the report."""
        side = STANCES.index(self.stance)
        return (side, self.when or "9999", self.byline.name, self.passage.start, self.relation)


def accounts(reading: Reading) -> Iterator[Account]:
    """The accounts of one report, in the order of its supports."""
    document = reading.extraction.document
    where = byline(document)
    relations = {relation.id: relation for relation in reading.extraction.relations}
    statements = {statement.id: statement for statement in reading.extraction.statements}
    settings = _settings(reading)
    for support in reading.supports:
        statement = statements[support.statement] if support.statement is not None else None
        yield _account(support, relations[support.relation], statement, document, where, settings)


def _settings(reading: Reading) -> dict[str, Setting]:
    """The settings of the events of a report, by the relations that tell of them."""
    nodes = {link.mention: link.node for link in reading.links}
    found = {}
    for event in reading.extraction.events:
        places = tuple(dict.fromkeys(nodes[place] for place in event.places if place in nodes))
        if event.time or places or event.count or event.times or event.weapons:
            setting = Setting(event.time, places, event.count, event.times, event.weapons)
            found.update(dict.fromkeys(event.relations, setting))
    return found


def byline(document: Document) -> Byline:
    """Where an account was read, without the text of the report."""
    return Byline(
        document.id, document.name, document.title, document.publisher, document.published, document.url
    )


def passage(text: str, relation: Relation, statement: Statement | None) -> Passage:
    """The words around a relation that show who says it: from the speaker and the cue to what is said.

    Where that is too long, the clause of the relation alone, and of a clause that is still too long the part
    around the trigger.
    """
    cue = statement.cue if statement else ()
    start, end = next(hull for hull in _hulls(relation, statement) if hull[1] - hull[0] <= LONGEST)
    marks = ((a - start, b - start) for a, b in _merged((*cue, *relation.trigger)) if start <= a and b <= end)
    return Passage(start, end, text[start:end], tuple(marks))


def _hulls(relation: Relation, statement: Statement | None) -> Iterator[Span]:
    clause = (relation.evidence, *relation.trigger)
    first, last = _hull(clause)
    if statement:
        voice = (*statement.source, *statement.cue)
        yield _hull((*voice, *statement.content, *clause))
        yield _hull((*voice, *clause))
    yield first, last
    start = max(first, _hull(relation.trigger or clause)[0] - LONGEST // 4)
    yield start, min(last, start + LONGEST)


def _hull(spans: Spans) -> Span:
    return min(start for start, _ in spans), max(end for _, end in spans)


def _merged(spans: Spans) -> Spans:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _account(
    support: Support,
    relation: Relation,
    statement: Statement | None,
    document: Document,
    where: Byline,
    settings: dict[str, Setting],
) -> Account:
    return Account(
        proposition=support.proposition,
        stance=support.stance,
        holder=support.holder,
        act=statement.act if statement else None,
        time=statement.time if statement else None,
        statement=support.statement,
        relation=support.relation,
        passage=passage(document.text, relation, statement),
        byline=where,
        setting=settings.get(support.relation),
        confidence=relation.confidence,
    )
