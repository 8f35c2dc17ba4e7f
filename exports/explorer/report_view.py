"""A report with everything that was read in it, by characters of its text."""

from __future__ import annotations

from collections import defaultdict

from ...graph.wording import act_verb
from ...model import Link, Mention, Reading, Statement
from .catalogue import Catalogue, Json
from .claims_view import claim_brief


def reports_view(catalogue: Catalogue) -> list[Json]:
    """The list of reports, by date."""
    return [report_brief(catalogue, reading) for reading in catalogue.reports()]


def report_brief(catalogue: Catalogue, reading: Reading) -> Json:
    """A report in a list."""
    document = reading.extraction.document
    return {
        "id": document.id,
        "name": document.name,
        "title": document.title or document.name,
        "outlet": catalogue.outlet(reading),
        "published": document.published,
        "url": document.url,
        "statements": len(reading.extraction.statements),
    }


def report_view(catalogue: Catalogue, reading: Reading) -> Json:
    """A report with its text, its mentions and its statements."""
    extraction = reading.extraction
    links = {link.mention: link for link in reading.links}
    about: dict[str, set[str]] = defaultdict(set)
    for support in reading.supports:
        if support.statement is not None:
            about[support.statement].add(support.proposition)
    return report_brief(catalogue, reading) | {
        "text": extraction.document.text,
        "mentions": [mention_view(catalogue, one, links.get(one.id)) for one in extraction.mentions],
        "statements": [
            _statement(catalogue, one, links, sorted(about[one.id])) for one in extraction.statements
        ],
    }


def mention_view(catalogue: Catalogue, mention: Mention, link: Link | None) -> Json:
    """A mention with why it is the node that it is."""
    found: Json = {"id": mention.id, "start": mention.start, "end": mention.end, "text": mention.text}
    if link is None:
        return found | {"type": mention.type}
    node = catalogue.nodes.get(link.node)
    return found | {
        "node": link.node,
        "label": catalogue.label(link.node),
        "type": node.type if node else mention.type,
        "score": round(link.score, 2),
        "reason": link.reason,
        "runners_up": [
            {"id": one.node, "label": catalogue.label(one.node), "score": round(one.score, 2)}
            for one in link.runners_up
        ],
    }


def _statement(catalogue: Catalogue, one: Statement, links: dict[str, Link], about: list[str]) -> Json:
    speaker = links.get(one.speaker) if one.speaker else None
    return {
        "id": one.id,
        "speaker": {"id": speaker.node, "label": catalogue.label(speaker.node)} if speaker else None,
        "verb": act_verb(one.act, catalogue.vocabulary),
        "negative": one.polarity == "negative",
        "source": one.source,
        "cue": one.cue,
        "content": one.content,
        "quote": one.quote,
        "time": one.time,
        "within": one.within,
        "responds_to": one.responds_to,
        "about": [claim_brief(catalogue, catalogue.propositions[each]) for each in about],
    }
