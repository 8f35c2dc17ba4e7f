"""A recipe that reads "WHO attacked WHOM." and nothing else: whole builds in no time, in any process."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.extract.readers import document
from rashomon.graph.builder import build
from rashomon.ids import content_id
from rashomon.model import Document, Entity, Extraction, Link, Mention, Reading, Relation
from rashomon.ontology.vocabulary import load
from rashomon.reading import Opened, Outcome


@dataclass(frozen=True)
class Tiny:
    """`seconds` is how long a report takes."""

    seconds: float = 0.0

    def open(self) -> Opened:
        return _Opened(self.seconds)


class _Opened:
    def __init__(self, seconds: float) -> None:
        self._seconds, self._vocabulary = seconds, load()

    def read(self, documents: Sequence[Document]) -> Iterator[Outcome]:
        for report in documents:
            time.sleep(self._seconds)
            yield self._read(report)

    def _read(self, report: Document) -> Reading:
        who, whom = report.text.removesuffix(".").split(" attacked ")
        one = _mention(report, who, 0)
        other = _mention(report, whom, len(report.text) - 1 - len(whom))
        trigger = (len(who) + 1, len(who) + 9)
        relation = Relation(
            content_id("rel", report.id, "attacked", one.id, other.id, trigger),
            report.id,
            "attacked",
            one.id,
            other.id,
            (trigger,),
            (0, len(report.text)),
        )
        return build(
            Extraction(report, (one, other), relations=(relation,)),
            tuple(Link(report.id, mention.id, _node(mention), 1.0, "its name") for mention in (one, other)),
            tuple(Entity(_node(mention), report.id, mention.text, "Group") for mention in (one, other)),
            Entity("ent-gazette", report.id, "Gazette", "Organization"),
            self._vocabulary,
        )


def reports(count: int) -> list[Document]:
    """So many reports, of thirteen brigades that attack each other."""
    return [
        document(f"report-{number}", f"Brigade {number % 13} attacked Brigade {(number * 5 + 1) % 13}a.")
        for number in range(count)
    ]


def _mention(report: Document, words: str, start: int) -> Mention:
    end = start + len(words)
    return Mention(
        content_id("men", report.id, start, end), report.id, start, end, "name", "Group", words, words
    )


def _node(mention: Mention) -> str:
    return content_id("ent", mention.type, mention.text)
