"""The sentences of `cases/relations.txt`, read and judged: `python tests/relations.py [TYPE ...]` prints what goes wrong.

A heading names a relation type; below it stand sentences that say it in everyday words, each with the edges that a
careful reader finds at once:

    Soldiers loyal to the marshal seized the bridge. | Soldiers > marshal | Soldiers > captured > bridge

The type between two sides is that of the heading unless told; "/" parts types that are right alike, and a kind of the
type is right, too. A side is told by some of its words, or "-" where it is left open; "|?" begins an edge that may be
found or not.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rashomon.extract.parser import Parser
from rashomon.extract.reader import Reader
from rashomon.extract.tagger import Tagger
from rashomon.graph.kb import KnowledgeBase
from rashomon.ids import content_id
from rashomon.model import Document, Extraction
from rashomon.ontology.hierarchy import ancestors
from rashomon.ontology.vocabulary import Vocabulary, load

CASES = Path(__file__).parent / "cases" / "relations.txt"
OPEN = "-"


@dataclass(frozen=True, slots=True)
class Edge:
    """Two sides by their words, and the relation between them."""

    subject: str
    type: str
    object: str

    def __str__(self) -> str:
        """As the cases write it."""
        return f"{self.subject} > {self.type} > {self.object}"


@dataclass(frozen=True, slots=True)
class Wanted(Edge):
    """An edge that a careful reader finds, or may find."""

    optional: bool


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence under the heading of a relation type, and the edges in it."""

    type: str
    sentence: str
    wanted: tuple[Wanted, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A case, which of its edges were found and missed, and the named edges that it does not list."""

    case: Case
    found: tuple[Wanted, ...]
    missed: tuple[Wanted, ...]
    spurious: tuple[Edge, ...]


def cases() -> list[Case]:
    """The cases, in the order of the file."""
    found, heading = [], ""
    for line in filter(None, CASES.read_text(encoding="utf-8").splitlines()):
        if line.startswith("# "):
            heading = line.removeprefix("# ")
            continue
        sentence, *edges = re.split(r" (?=\|)", line)
        found.append(Case(heading, sentence, tuple(_wanted(edge, heading) for edge in edges)))
    return found


def _wanted(edge: str, heading: str) -> Wanted:
    subject, *types, found = (side.strip() for side in edge.lstrip("|? ").split(" > "))
    return Wanted(subject, types[0] if types else heading, found, edge.startswith("|?"))


def outcomes(of: Sequence[Case], tagger: Tagger | None = None) -> Iterator[Outcome]:
    """What is read in each case, by rules and tagger joined, or by the rules alone where there is no tagger."""
    vocabulary = load()
    reader = Reader(vocabulary, KnowledgeBase.shipped().gazetteer(), tagger)
    documents = [
        Document(content_id("doc", str(number), case.sentence), str(number), case.sentence)
        for number, case in enumerate(of)
    ]
    for case, (document, parse) in zip(of, Parser().parse(documents), strict=True):
        yield _outcome(case, list(_edges(reader.read(document, parse))), vocabulary)


def _edges(read: Extraction) -> Iterator[Edge]:
    words = {mention.id: mention.text for mention in read.mentions}
    for relation in read.relations:
        subject, found = (words.get(side or "", OPEN) for side in (relation.subject, relation.object))
        yield Edge(subject, relation.type, found)


def _outcome(case: Case, made: Sequence[Edge], vocabulary: Vocabulary) -> Outcome:
    found = tuple(wanted for wanted in case.wanted if any(_same(wanted, edge, vocabulary) for edge in made))
    missed = tuple(wanted for wanted in case.wanted if wanted not in found and not wanted.optional)
    spurious = tuple(
        edge
        for edge in made
        if OPEN not in (edge.subject, edge.object)
        and not any(_same(wanted, edge, vocabulary) for wanted in case.wanted)
    )
    return Outcome(case, found, missed, spurious)


def _same(wanted: Edge, made: Edge, vocabulary: Vocabulary) -> bool:
    """Whether an edge is the one that is wanted: of its type or a kind of it; either way round if it is mutual."""
    if not set(wanted.type.split("/")) & {made.type, *ancestors(vocabulary.relations, made.type)}:
        return False
    straight = _tells(wanted.subject, made.subject) and _tells(wanted.object, made.object)
    mutual = vocabulary.relations[made.type].symmetric
    return straight or (
        mutual and _tells(wanted.subject, made.object) and _tells(wanted.object, made.subject)
    )


def _tells(wanted: str, made: str) -> bool:
    return _words(wanted) <= _words(made)


def _words(side: str) -> set[str]:
    return set(re.findall(r"[\w-]+", side.lower()))


def main(types: Sequence[str]) -> None:
    """Read the cases, or those of some types; print what goes wrong, and a table by type."""
    done = list(outcomes([case for case in cases() if not types or case.type in types], Tagger()))
    for outcome in done:
        if outcome.missed or outcome.spurious:
            print(f"{outcome.case.type}: {outcome.case.sentence}")
            print(*(f"  missed {edge}" for edge in outcome.missed), sep="\n", end="\n" * bool(outcome.missed))
            print(
                *(f"  made   {edge}" for edge in outcome.spurious),
                sep="\n",
                end="\n" * bool(outcome.spurious),
            )
    found, missed = Counter[str](), Counter[str]()
    for outcome in done:
        found[outcome.case.type] += len(outcome.found)
        missed[outcome.case.type] += len(outcome.missed)
    for name in dict.fromkeys(outcome.case.type for outcome in done):
        print(f"{name:<26} {found[name]:3} of {found[name] + missed[name]:3}")
    spurious = sum(len(outcome.spurious) for outcome in done)
    print(f"\n{found.total()} of {found.total() + missed.total()} found, {spurious} edges not listed")


if __name__ == "__main__":
    main(sys.argv[1:])
