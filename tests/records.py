"""Records by hand: small reports whose graph is known, for tests of what comes after reading."""

from __future__ import annotations

from rashomon.ids import content_id, event_id
from rashomon.model import (
    Document,
    Entity,
    Event,
    Extraction,
    Link,
    Mention,
    Participant,
    Polarity,
    Reading,
    Relation,
    Statement,
)
from rashomon.ontology.vocabulary import load

PUBLISHER = "Harbour Gazette"


def document(name: str, text: str, **more: str) -> Document:
    known = {"title": name.title(), "publisher": PUBLISHER} | more
    return Document(content_id("doc", name, text), name, text, **known)


def mention(
    report: Document, words: str, *, kind: str = "name", of: str = "Organization", nth: int = 0
) -> Mention:
    """The mention of words, at their nth place in the report."""
    start = -1
    for _ in range(nth + 1):
        start = report.text.index(words, start + 1)
    end = start + len(words)
    return Mention(
        content_id("men", report.id, start, end),
        report.id,
        start,
        end,
        kind,  # type: ignore[arg-type]
        of,  # type: ignore[arg-type]
        words,
        words.split()[-1],
    )


def span(report: Document, words: str) -> tuple[int, int]:
    start = report.text.index(words)
    return start, start + len(words)


def statement(
    report: Document, speaker: Mention | None, cue: str, content: str, act: str, **more: str
) -> Statement:
    return Statement(
        content_id("sta", report.id, cue, content),
        report.id,
        None if speaker is None else speaker.id,
        () if speaker is None else ((speaker.start, speaker.end),),
        (span(report, cue),),
        (span(report, content),),
        act,
        "speech",
        "indirect",
        **more,  # type: ignore[arg-type]
    )


def relation(
    report: Document,
    type: str,  # noqa: A002
    subject: Mention | None,
    obj: Mention | None,
    trigger: str,
    *,
    within: Statement | None = None,
    polarity: Polarity = "positive",
    certainty: str = "certain",
) -> Relation:
    return Relation(
        content_id("rel", report.id, type, subject and subject.id, obj and obj.id, trigger),
        report.id,
        type,
        subject and subject.id,
        obj and obj.id,
        (span(report, trigger),),
        span(report, trigger),
        polarity,
        certainty,  # type: ignore[arg-type]
        within and within.id,
    )


def event(report: Document, told: Relation, parts: dict[str, Mention], **more: object) -> Event:
    """The event that one relation tells of."""
    return Event(
        event_id(report.id, told.type, told.trigger[0]),
        report.id,
        told.type,
        tuple(Participant(part, mention.id) for part, mention in parts.items()),  # type: ignore[arg-type]
        told.trigger,
        relations=(told.id,),
        polarity=told.polarity,
        certainty=told.certainty,
        statement=told.statement,
        **more,  # type: ignore[arg-type]
    )


def reading(
    report: Document,
    mentions: list[Mention],
    statements: list[Statement] | None = None,
    relations: list[Relation] | None = None,
    events: list[Event] | None = None,
) -> Reading:
    """The reading of a report in which every mention links to a node named by its words, in lower case."""
    from rashomon.graph.builder import build

    links = tuple(Link(report.id, m.id, node(m.text), 1.0, "by hand") for m in mentions)
    entities = {node(m.text): Entity(node(m.text), report.id, m.text, m.type) for m in mentions}
    return build(
        Extraction(
            report, tuple(mentions), (), tuple(statements or ()), tuple(relations or ()), tuple(events or ())
        ),
        links,
        tuple(entities[name] for name in sorted(entities)),
        Entity(node(report.publisher or ""), report.id, report.publisher or "", "Organization"),
        load(),
    )


def node(words: str) -> str:
    return words.lower().replace(" ", "-")


def denied_claim(name: str = "denial") -> Reading:
    """Orlov denied Freedonia's claim that the rebels were backed by Ruritania."""
    report = document(name, "Orlov denied Freedonia's claim that the rebels were backed by Ruritania.")
    orlov = mention(report, "Orlov", of="Person")
    freedonia, ruritania = mention(report, "Freedonia"), mention(report, "Ruritania")
    rebels = mention(report, "the rebels", kind="description", of="Group")
    claim = statement(report, freedonia, "claim", "the rebels were backed by Ruritania", "claim")
    denial = statement(
        report,
        orlov,
        "denied",
        "Freedonia's claim that the rebels were backed by Ruritania",
        "deny",
        responds_to=claim.id,
    )
    backing = relation(report, "backed-by", rebels, ruritania, "backed by", within=claim)
    return reading(report, [orlov, freedonia, rebels, ruritania], [denial, claim], [backing])


def asserted_backing() -> Reading:
    """The rebels, backed by Ruritania, attacked the port: in the reporter's own voice."""
    report = document("assertion", "the rebels, backed by Ruritania, attacked the port.")
    rebels = mention(report, "the rebels", kind="description", of="Group")
    ruritania = mention(report, "Ruritania")
    port = mention(report, "the port", kind="description", of="Place")
    return reading(
        report,
        [rebels, ruritania, port],
        relations=[
            relation(report, "backed-by", rebels, ruritania, "backed by"),
            relation(report, "attacked", rebels, port, "attacked"),
        ],
    )
