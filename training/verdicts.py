"""What readers decided about relations that were read in reports: right as they stand, or wrong, and how.

A file of verdicts is a table with tabs, one relation a line. The report is named by an id over its text, so that no
word of it stands here; spans are characters of it, ends exclusive, "-" for an open side:

    report  type  subject  object  polarity  certainty  verdict
    doc-…   backed-by  118-134  152-156  positive  certain  ok

A verdict is *ok*; *none* where the text says nothing of the kind; *type*, *subject*, *object*, *sides* or *swap* where
that is wrong; *fact* for polarity or certainty, *holder* for who holds it.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rashomon.errors import PipelineError
from rashomon.extract.evidence import Features
from rashomon.extract.parse import Parse
from rashomon.extract.parser import Parser
from rashomon.extract.phrases import Phrase
from rashomon.extract.reader import Reader
from rashomon.extract.related import Related
from rashomon.extract.relation_evidence import relation_evidence
from rashomon.extract.triggers import triggers
from rashomon.ids import content_id
from rashomon.model import Document
from rashomon.ontology.vocabulary import load

from .corpus import records

VERDICTS = frozenset(("ok", "none", "type", "subject", "object", "sides", "swap", "fact", "holder"))
OPEN = "-"


@dataclass(frozen=True, slots=True)
class Verdict:
    """One relation, and what a reader decided about it; polarity and certainty are those that it had then."""

    report: str
    type: str
    subject: str
    object: str
    polarity: str
    certainty: str
    verdict: str


@dataclass(frozen=True, slots=True)
class Weighed:
    """A judged relation that is still read as it was, with its features."""

    verdict: Verdict
    features: Features

    @property
    def is_right(self) -> bool:
        """Whether its reader accepted it as it stands."""
        return self.verdict.verdict == "ok"


def report_id(text: str) -> str:
    """The id of a report in a file of verdicts."""
    return content_id("doc", text)


def read(path: Path) -> list[Verdict]:
    """The verdicts of a file. Raises `PipelineError` for a line that is none."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        try:
            found = [Verdict(**row) for row in rows]
        except TypeError as error:
            raise PipelineError(
                "a line has another number of columns than the first",
                path=str(path),
                line=rows.line_num,
                remedy="part the columns by tabs, as training/verdicts.py tells",
            ) from error
    for number, one in enumerate(found, 2):
        if one.verdict not in VERDICTS:
            raise PipelineError(
                f"{one.verdict!r} is not a verdict",
                path=str(path),
                line=number,
                remedy=f"use one of {', '.join(sorted(VERDICTS))}",
            )
    return found


def weighed(corpus: Path, verdicts: Iterable[Verdict], reader: Reader) -> Iterator[Weighed]:
    """The judged relations that the reader still reads as they were, report by report."""
    index, parser = triggers(load()), Parser()
    wanted: dict[str, dict[tuple[str, ...], Verdict]] = {}
    for one in verdicts:
        key = (one.type, one.subject, one.object, one.polarity, one.certainty)
        wanted.setdefault(one.report, {})[key] = one
    texts = [(str(record["id"]), record["text"]) for record in records(corpus)]
    judged = [Document(report_id(text), name, text) for name, text in texts if report_id(text) in wanted]
    for document, parse in parser.parse(judged):
        drafts = reader.drafts(parse)
        evidence = relation_evidence(drafts.parse, drafts.quoted, index, drafts.related)
        for one, features in zip(drafts.related, evidence, strict=True):
            verdict = wanted[document.id].pop(_key(drafts.parse, one), None)
            if verdict is not None:
                yield Weighed(verdict, features)


def _key(parse: Parse, one: Related) -> tuple[str, ...]:
    sides = _span(parse, one.subject), _span(parse, one.object)
    return (one.type, *sides, one.polarity, one.certainty)


def _span(parse: Parse, phrase: Phrase | None) -> str:
    if phrase is None:
        return OPEN
    start, end = parse.span(phrase.first, phrase.end)
    return f"{start}-{end}"
