"""A million triples through every RDF writer beside rdflib's own serializers, in one run.

    python benchmarks/export.py [--triples N] [--formats NAME ...]

The store is the example of the tests' size many times over: invented reports of forty statements each, under ids of
their own. Our side starts from records and makes the triples itself; rdflib starts from a graph that is loaded
already, and only its serializer is timed.
"""

from __future__ import annotations

import argparse
import io
import resource
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby

import rdflib
from invented import reading

from rashomon.exports.rdf import WRITERS
from rashomon.exports.traversal import graphs
from rashomon.graph.spanning import proposition_held, proposition_of
from rashomon.model import Judgement, Node, Proposition, Reading
from rashomon.ontology.vocabulary import load

THEIRS = {
    "turtle": "turtle",
    "ntriples": "nt",
    "nquads": "nquads",
    "trig": "trig",
    "jsonld": "json-ld",
    "rdfxml": "xml",
}


@dataclass(frozen=True)
class Invented:
    """A store of invented reports, made beforehand, so that only what a writer does is timed."""

    reports: tuple[Reading, ...]

    def readings(self) -> Iterator[Reading]:
        return iter(self.reports)

    def nodes(self) -> Iterator[Node]:
        entities = {one.id: one for report in self.reports for one in report.entities}
        return (Node(one.id, one.label, one.type, one.wikidata, (), 1) for _, one in sorted(entities.items()))

    def judgements(self) -> tuple[Judgement, ...]:
        return ()

    def propositions(self) -> Iterator[Proposition]:
        held = ((support, ()) for one in self.reports for support in one.supports)
        for proposition, group in groupby(sorted(held, key=proposition_held), key=proposition_held):
            yield proposition_of(proposition, list(group))


class Counted(io.RawIOBase):
    """A stream that only counts what is written to it."""

    def __init__(self) -> None:
        self.bytes = 0

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self.bytes += len(data)
        return len(data)


def main() -> None:
    """Measure, and print a table."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--triples", type=int, default=1_000_000)
    options.add_argument("--formats", nargs="*", default=[writer.format for writer in WRITERS])
    options.add_argument(
        "--theirs",
        nargs="*",
        default=["nquads", "ntriples", "jsonld", "rdfxml"],
        help="what to let rdflib write; its turtle and trig take time that grows with the square of the triples",
    )
    given = options.parse_args()
    vocabulary = load()
    each = sum(len(triples) for _, triples in graphs(invented(100), vocabulary)) / 100
    source = invented(round(given.triples / each))
    triples = sum(len(part) for _, part in graphs(source, vocabulary))
    print(f"{len(source.reports):,} reports, {triples:,} triples\n")
    print(f"{'making them':<14} {seconds(lambda: drain(graphs(source, vocabulary))):7.1f} s")
    for writer in WRITERS:
        if writer.format in given.formats:
            report(writer.format, triples, seconds(lambda w=writer: w.write(source, vocabulary, Counted())))
    print(f"peak memory of our side: {peak()} MB")
    if given.theirs:
        theirs(source, given.theirs, triples)


def invented(reports: int) -> Invented:
    return Invented(tuple(reading(number) for number in range(reports)))


def theirs(source: Invented, formats: list[str], triples: int) -> None:
    """rdflib's serializers over the same dataset."""
    lines = io.BytesIO()
    next(one for one in WRITERS if one.format == "nquads").write(source, load(), lines)
    dataset, graph = rdflib.Dataset(), rdflib.Graph()
    dataset.parse(data=lines.getvalue(), format="nquads")
    for subject, predicate, value, _ in dataset.quads():
        graph.add((subject, predicate, value))
    for name in formats:
        if name in THEIRS:
            held = dataset if name in ("nquads", "trig", "jsonld") else graph
            report(
                f"rdflib {name}",
                triples,
                seconds(lambda one=held, n=name: one.serialize(Counted(), THEIRS[n], encoding="utf-8")),
            )
    print(f"peak memory with rdflib: {peak()} MB")


def report(name: str, triples: int, taken: float) -> None:
    print(f"{name:<14} {taken:7.1f} s {triples / taken:12,.0f} triples/s", flush=True)


def drain(parts: Iterator[object]) -> None:
    for _ in parts:
        pass


def seconds(work: Callable[[], object]) -> float:
    """Seconds of the processor: neither side waits for anything, and others may use the machine."""
    start = time.process_time()
    work()
    return time.process_time() - start


def peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
