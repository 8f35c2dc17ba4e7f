"""Mentions by hand, without a text around them: for tests of the linker."""

from __future__ import annotations

import dataclasses

from rashomon.graph.linker import Linker
from rashomon.model import Chain, Document, Entity, Extraction, Link, Mention, MentionKind, NodeType, Role

REPORT = Document(id="doc-report", name="report", text="")
ANOTHER = Document(id="doc-another", name="another", text="")


def mention(
    text: str,
    kind: MentionKind = "name",
    type_: NodeType = "Organization",
    role: Role = "agent",
    *,
    start: int = 0,
    definite: bool = False,
    count: int | None = None,
    document: Document = REPORT,
) -> Mention:
    """A mention of this text; its place makes its id, so that two of the same text can be told apart."""
    return Mention(
        id=f"men-{document.id}-{start:04}-{text}",
        document=document.id,
        start=start,
        end=start + len(text),
        kind=kind,
        type=type_,
        text=text,
        head=text.split()[-1] if text.split() else text,
        role=role,
        definite=definite,
        count=count,
    )


def description(text: str, type_: NodeType = "Group", *, start: int = 0, count: int | None = None) -> Mention:
    """A description, definite when it says "the" or "this"."""
    definite = text.lower().startswith(("the ", "this "))
    return mention(text, "description", type_, start=start, definite=definite, count=count)


def extraction(*mentions: Mention, chains: tuple[tuple[int, ...], ...] = ()) -> Extraction:
    """A report of these mentions, some of which make chains, by their places in the list."""
    document = dataclasses.replace(REPORT, id=mentions[0].document) if mentions else REPORT
    made = tuple(
        Chain(f"chn-{number}", document.id, tuple(mentions[index].id for index in chain))
        for number, chain in enumerate(chains)
    )
    return Extraction(document, mentions, made)


def links(linker: Linker, *mentions: Mention, chains: tuple[tuple[int, ...], ...] = ()) -> list[Link]:
    """The links of these mentions, in their order."""
    return list(linker.link(extraction(*mentions, chains=chains))[0])


def entity(linker: Linker, one: Mention, *others: Mention) -> Entity:
    """The entity that one mention is linked to, in a report with some others."""
    made, entities = linker.link(extraction(one, *others))
    return {entity.id: entity for entity in entities}[made[0].node]
