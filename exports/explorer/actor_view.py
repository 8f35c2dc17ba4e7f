"""Everything about one node: what it is called, what holds of it, what it said, and why it is one node."""

from __future__ import annotations

from collections.abc import Iterator

from ...graph.wording import act_verb, spoken
from ...model import Node, Proposition, Reading, Statement
from .catalogue import Catalogue, Json
from .claims_view import claim_brief
from .events_view import events_view
from .report_view import mention_view

POSTS = frozenset(
    ["spokesperson-of", "holds-office-in", "leader-of", "commander-of", "member-of", "part-of", "founder-of"]
)
"""Relations that tell where somebody belongs."""


def actors_view(catalogue: Catalogue) -> list[Json]:
    """The list of nodes, those that say and do most first."""
    views = [
        {
            "id": node.id,
            "label": node.label,
            "type": node.type,
            "reports": node.documents,
            "statements": len(catalogue.spoken.get(node.id, ())),
            "relations": len(catalogue.touching.get(node.id, ())),
            "disputes": _contested(catalogue, node.id),
        }
        for node in catalogue.nodes.values()
    ]
    return sorted(views, key=lambda one: (-one["statements"] - one["relations"], one["label"], one["id"]))


def actor_view(catalogue: Catalogue, node: Node) -> Json:
    """A node with its names, posts, relations, statements by and about it, and the mentions that were linked."""
    touching = sorted(catalogue.touching.get(node.id, ()), key=lambda one: catalogue.words(one.id))
    return {
        "id": node.id,
        "label": node.label,
        "type": node.type,
        "wikidata": node.wikidata,
        "names": list(node.names),
        "reports": node.documents,
        "posts": [claim_brief(catalogue, one) for one in touching if one.predicate in POSTS],
        "relations": [_dated(catalogue, one) for one in touching if one.predicate not in POSTS],
        "said": [_statement(catalogue, reading, one) for reading, one in catalogue.spoken.get(node.id, ())],
        "told": _told(catalogue, touching, node.id),
        "events": events_view(catalogue, node.id),
        "mentions": list(_mentions(catalogue, node.id)),
    }


def _contested(catalogue: Catalogue, node: str) -> int:
    return sum(one.status == "contested" for one in catalogue.touching.get(node, ()))


def _dated(catalogue: Catalogue, proposition: Proposition) -> Json:
    """A relation with the first day that anybody tells of."""
    days = sorted(one.when for one in catalogue.network.accounts[proposition.id] if one.when)
    return claim_brief(catalogue, proposition) | {"when": days[0] if days else None}


def _statement(catalogue: Catalogue, reading: Reading, one: Statement) -> Json:
    document = reading.extraction.document
    nodes = {link.mention: link.node for link in reading.links}
    speaker = nodes.get(one.speaker) if one.speaker else None
    return {
        "id": one.id,
        "speaker": catalogue.label(speaker) if speaker else None,
        "verb": act_verb(one.act, catalogue.vocabulary),
        "words": spoken(document.text, one.content),
        "when": one.time or document.published,
        "report": document.id,
        "title": document.title or document.name,
        "outlet": catalogue.outlet(reading),
    }


def _told(catalogue: Catalogue, touching: list[Proposition], node: str) -> list[Json]:
    """What others said about it: the statements that take a stand on a proposition that it is a side of."""
    wanted = {
        (support.document, support.statement)
        for proposition in touching
        for support in proposition.supports
        if support.statement is not None and support.holder != node
    }
    return [
        _statement(catalogue, reading, statement)
        for reading in catalogue.reports()
        for statement in reading.extraction.statements
        if (statement.document, statement.id) in wanted
    ]


def _mentions(catalogue: Catalogue, node: str) -> Iterator[Json]:
    for reading in catalogue.reports():
        mentions = {mention.id: mention for mention in reading.extraction.mentions}
        document = reading.extraction.document
        where = {"report": document.id, "title": document.title or document.name}
        for link in reading.links:
            if link.node == node and link.mention in mentions:
                yield mention_view(catalogue, mentions[link.mention], link) | where
