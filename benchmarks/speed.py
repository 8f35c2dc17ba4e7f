"""Documents and words a second: the whole build beside the bare spaCy pass, over the same texts in one run.

    python benchmarks/speed.py [INPUT ...] [--copies N]

INPUT is anything that `rashomon build` reads; without it the example reports are taken, each many times under
another name. The bare pass is the pipeline as spaCy's own documentation runs it, with all its components, one
BLAS thread, and the numpy kernels that the build uses too, so that only what Rashomon adds is measured. Each
side runs three times, in turns; the best of each counts.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from rashomon import pipeline
from rashomon.exports import WRITERS
from rashomon.exports.writing import write_all
from rashomon.extract.parser import DEFAULT_MODEL, Parser
from rashomon.extract.reader import Reader
from rashomon.extract.readers import read
from rashomon.graph.builder import build as build_reading
from rashomon.graph.kb import KnowledgeBase
from rashomon.graph.linker import Linker
from rashomon.graph.store import Store
from rashomon.ids import content_id
from rashomon.model import Document
from rashomon.ontology.vocabulary import load

EXAMPLES = Path(__file__).parent.parent / "examples"
ROUNDS = 3
Made = TypeVar("Made")


def main() -> None:
    """Measure, and print a table."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("inputs", nargs="*", default=[str(EXAMPLES)])
    options.add_argument(
        "--copies", type=int, default=40, help="how many times each report is taken (default 40)"
    )
    given = options.parse_args()
    documents = corpus(given.inputs, given.copies)
    words = sum(len(document.text.split()) for document in documents)
    print(f"{len(documents)} reports, {words} words; best of {ROUNDS} rounds, one process\n")
    bare = bare_pass()
    best = {"bare spaCy pass": float("inf"), "whole build": float("inf")}
    for _ in range(ROUNDS):
        best["bare spaCy pass"] = min(best["bare spaCy pass"], timed(lambda: bare(documents)))
        best["whole build"] = min(best["whole build"], timed(lambda: whole_build(documents)))
    for name, seconds in best.items():
        print(row(name, seconds, len(documents), words))
    print(
        f"\nratio of the whole build to the bare pass: {best['bare spaCy pass'] / best['whole build']:.2f}\n"
    )
    for name, seconds in stages(documents):
        print(row(name, seconds, len(documents), words))


def corpus(inputs: Sequence[str], copies: int) -> list[Document]:
    """The reports of the inputs, each so many times, with names and ids of their own."""
    found = [document for document in read(inputs) if isinstance(document, Document)]
    return [
        replace(document, id=content_id("doc", document.id, copy), name=f"{document.name}-{copy}")
        for copy in range(copies)
        for document in found
    ]


def bare_pass() -> Callable[[Iterable[Document]], None]:
    """spaCy alone, with every component of its pipeline."""
    Parser()  # sets the kernels that both sides use
    import spacy

    nlp = spacy.load(DEFAULT_MODEL)

    def run(documents: Iterable[Document]) -> None:
        for _ in nlp.pipe((document.text for document in documents), batch_size=16):
            pass

    return run


def whole_build(documents: list[Document]) -> None:
    """Everything that `rashomon build` does after reading its input, into a new directory, all formats."""
    with tempfile.TemporaryDirectory() as directory:
        pipeline.build(documents, Path(directory))


def stages(documents: list[Document]) -> Iterable[tuple[str, float]]:
    """What each stage takes on its own, fed with what the stage before it made."""
    vocabulary, base = load(), KnowledgeBase.shipped()
    parser, reader, linker = Parser(), Reader(vocabulary, base.gazetteer()), Linker(base)
    parsed, seconds = kept(lambda: list(parser.parse(documents)))
    yield "  parse", seconds
    extractions, seconds = kept(lambda: [reader.read(document, parse) for document, parse in parsed])
    yield "  extract", seconds
    linked, seconds = kept(lambda: [(extraction, *linker.link(extraction)) for extraction in extractions])
    yield "  link", seconds
    readings, seconds = kept(
        lambda: [
            build_reading(x, links, nodes, linker.publisher(x.document), vocabulary)
            for x, links, nodes in linked
        ]
    )
    yield "  relate", seconds
    with tempfile.TemporaryDirectory() as directory, Store(Path(directory) / "store.db") as store:
        yield "  store", timed(lambda: store.add(readings))
        for writer in WRITERS:
            write = partial(write_all, store, vocabulary, Path(directory), [writer.format])
            yield f"  {writer.file}", timed(write)


def kept(work: Callable[[], Made]) -> tuple[Made, float]:
    start = time.perf_counter()
    made = work()
    return made, time.perf_counter() - start


def timed(work: Callable[[], object]) -> float:
    return kept(work)[1]


def row(name: str, seconds: float, documents: int, words: int) -> str:
    return f"{name:<18} {seconds:7.2f} s {documents / seconds:9.1f} reports/s {words / seconds:11.0f} words/s"


if __name__ == "__main__":
    main()
