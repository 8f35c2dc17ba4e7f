"""The sentences of `cases/factuality.tsv`, read and judged: `python tests/factuality.py` prints what goes wrong.

Each line is a sentence by construct, the relation in it that is watched (a side that is left open is "-"), its polarity
and certainty, and who holds what: "report denies" of the reporter, "The ministry asserts" of a speaker, "nobody" where
no one takes a side. Where two readings are sound, "or" parts them.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rashomon.extract.parser import Parser
from rashomon.extract.reader import Reader
from rashomon.extract.tagger import Tagger
from rashomon.graph.builder import build
from rashomon.graph.kb import KnowledgeBase
from rashomon.graph.linker import Linker
from rashomon.ids import content_id
from rashomon.model import Document, Reading, Relation
from rashomon.ontology.vocabulary import load

CASES = Path(__file__).parent / "cases" / "factuality.tsv"
FALSE_EDGE = "report asserts"


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence, and what is to be read in it."""

    construct: str
    sentence: str
    subject: str
    relation: str
    object: str
    polarity: str
    certainty: str
    held: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """A case with what was read: the relations that are meant, and who holds what of them."""

    case: Case
    relations: tuple[Relation, ...]
    held: frozenset[str]

    @property
    def is_right(self) -> bool:
        """Whether the same sides are taken by the same holders; a relation that somebody holds, at its values."""
        values = (self.case.polarity, self.case.certainty)
        as_wanted = any((found.polarity, found.certainty) == values for found in self.relations)
        readings = [frozenset(reading.split(", ")) - {"nobody"} for reading in self.case.held.split(" or ")]
        return any(self.held == reading and (not reading or as_wanted) for reading in readings)

    @property
    def is_false_edge(self) -> bool:
        """Whether the reporter is said to assert what the sentence does not assert."""
        return FALSE_EDGE in self.held and FALSE_EDGE not in self.case.held


def cases() -> list[Case]:
    """The cases, in the order of the file."""
    with CASES.open(encoding="utf-8", newline="") as file:
        return [Case(**row) for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


def outcomes(of: Sequence[Case], tagger: Tagger | None = None) -> Iterator[Outcome]:
    """What the whole pipeline reads in the sentence of each case, by rules and tagger, or by the rules alone."""
    vocabulary, base = load(), KnowledgeBase.shipped()
    reader, linker = Reader(vocabulary, base.gazetteer(), tagger), Linker(base)
    documents = [
        Document(content_id("doc", str(number), case.sentence), str(number), case.sentence)
        for number, case in enumerate(of)
    ]
    for case, (document, parse) in zip(of, Parser().parse(documents), strict=True):
        extraction = reader.read(document, parse)
        links, entities = linker.link(extraction)
        read = build(extraction, links, entities, linker.publisher(document), vocabulary)
        yield _outcome(case, read)


def _outcome(case: Case, reading: Reading) -> Outcome:
    words = {mention.id: mention.text for mention in reading.extraction.mentions}
    wanted = {_plain(case.subject), _plain(case.object)}
    found = tuple(
        relation
        for relation in reading.extraction.relations
        if relation.type == case.relation
        and {_plain(words.get(side or "", "-")) for side in (relation.subject, relation.object)} == wanted
    )
    ids = {relation.id for relation in found}
    held = {
        f"{_holder(case, reading, support.holder)} {support.stance}"
        for support in reading.supports
        if support.relation in ids and support.stance != "none"
    }
    return Outcome(case, found, frozenset(held))


def _holder(case: Case, reading: Reading, node: str) -> str:
    """A holder as the case would call it: "report", one of its mentions that the case names, or its label."""
    if node == reading.publisher:
        return "report"
    links = {link.mention for link in reading.links if link.node == node}
    names = [mention.text for mention in reading.extraction.mentions if mention.id in links]
    named = [name for name in names if f"{name} " in case.held]
    return (named or names or [entity.label for entity in reading.entities if entity.id == node])[0]


def _plain(words: str) -> str:
    return words.lower().removeprefix("not ")


def main() -> None:
    """Read all cases; print those that are not right, and a table by construct."""
    done = list(outcomes(cases()))
    for outcome in done:
        if not outcome.is_right:
            print(f"{outcome.case.construct}: {outcome.case.sentence}\n  wanted {outcome.case.held}")
            print(f"  got {', '.join(sorted(outcome.held)) or 'nobody'}\n")
    total = Counter(outcome.case.construct for outcome in done)
    right = Counter(outcome.case.construct for outcome in done if outcome.is_right)
    for construct, count in total.items():
        print(f"{construct:<24} {right[construct]:3} of {count:3}")
    false = sum(outcome.is_false_edge for outcome in done)
    print(f"\n{sum(right.values())} of {len(done)} right, {false} false edges")


if __name__ == "__main__":
    main()
