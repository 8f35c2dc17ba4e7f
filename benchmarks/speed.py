"""Documents and words a second: the whole build beside the bare spaCy pass, over the same texts in one run.

    python benchmarks/speed.py [INPUT ...] [--copies N] [--rounds N]

INPUT is anything that `rashomon build` reads; without it the example reports are taken, each many times under
another name. The bare pass is the pipeline as spaCy's own documentation runs it, with all its components, one
BLAS thread, and the numpy kernels that the build uses too, so that only what Rashomon adds is measured. Each
side runs three times, in turns; the best of each counts. Times are of the processor, in all processes; the time
on the clock stands beside them, and alone tells what workers are good for. It means something only on a machine
that has nothing else to do.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, TypeVar
from unittest import mock

from rashomon import pipeline
from rashomon.exports import WRITERS
from rashomon.exports.writing import write_all
from rashomon.extract import reader as reading
from rashomon.extract.parse import Parse
from rashomon.extract.parser import DEFAULT_MODEL, Parser
from rashomon.extract.reader import Reader
from rashomon.extract.readers import read
from rashomon.extract.tagger import Tagger
from rashomon.graph.builder import build as build_reading
from rashomon.graph.kb import KnowledgeBase
from rashomon.graph.linker import Linker
from rashomon.graph.store import Store
from rashomon.ids import content_id
from rashomon.model import Document
from rashomon.ontology.vocabulary import load

EXAMPLES = Path(__file__).parent.parent / "examples"
ROUNDS = 3
BARE, ONE, TWO = "bare spaCy pass", "build, with tagger", "build, two workers"
STATEMENTS = (
    *(
        (reading, name)
        for name in ("quotations", "statements", "joined", "name_speakers", "nest", "commitment")
    ),
    (Tagger, "tag"),
)
"""The steps of the reader that find statements: rules, tagger, joining, and whose words stand in whose."""
RELATIONS = (
    *((reading, name) for name in ("relations", "impacts", "happenings", "complete", "tense")),
    (reading._Records, "_events"),
)
"""The steps of the reader that find relations and events."""
Made = TypeVar("Made")


def main() -> None:
    """Measure, and print a table."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("inputs", nargs="*", default=[str(EXAMPLES)])
    options.add_argument(
        "--copies", type=int, default=40, help="how many times each report is taken (default 40)"
    )
    options.add_argument("--rounds", type=int, default=ROUNDS, help=f"how often (default {ROUNDS})")
    given = options.parse_args()
    documents = corpus(given.inputs, given.copies)
    words = sum(len(document.text.split()) for document in documents)
    print(f"{len(documents)} reports, {words} words; best of {given.rounds} rounds\n")
    bare = bare_pass()
    sides: dict[str, Callable[[], None]] = {
        BARE: lambda: bare(documents),
        "build, rules alone": lambda: whole_build(documents, rules_only=True),
        ONE: lambda: whole_build(documents, rules_only=False),
        "the same, no files": lambda: whole_build(documents, rules_only=False, formats=()),
        TWO: lambda: whole_build(documents, rules_only=False, workers=2),
    }
    best = dict.fromkeys(sides, float("inf"))
    clock = dict.fromkeys(sides, float("inf"))
    for _ in range(given.rounds):
        for name, side in sides.items():
            start = time.perf_counter()
            best[name] = min(best[name], timed(side))
            clock[name] = min(clock[name], time.perf_counter() - start)
    for name, seconds in best.items():
        ratio = "" if name == BARE else f"{best[BARE] / seconds:6.2f} of the bare pass"
        print(f"{row(name, seconds, len(documents), words)} {clock[name]:8.2f} s on the clock{ratio}")
    print(f"\ntwo workers on the clock: {clock[ONE] / clock[TWO]:.2f} times as fast as one")
    print(
        f"memory of this process, at most: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB"
    )
    print("\nfinding statements:")
    for name, part in statement_stage(documents).items():
        seconds = min(part() for _ in range(given.rounds))
        print(
            f"{row(name, seconds, len(documents), words)} {seconds / best[BARE]:8.2f} of the time of the bare pass"
        )
    print("\nstage by stage, each fed with what the one before it made:")
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


def whole_build(
    documents: list[Document], *, rules_only: bool, workers: int = 1, formats: Sequence[str] | None = None
) -> None:
    """Everything that `rashomon build` does after reading its input, into a new directory; the usual files, unless
    `formats` names others.
    """
    with tempfile.TemporaryDirectory() as directory:
        pipeline.build(documents, Path(directory), formats=formats, rules_only=rules_only, workers=workers)


def statement_stage(documents: list[Document]) -> dict[str, Callable[[], float]]:
    """Without and with the tagger: the seconds that finding statements takes, from a parse to who said what."""
    vocabulary, names = load(), KnowledgeBase.shipped().gazetteer()
    parsed = list(Parser().parse(documents))
    rules, both = Reader(vocabulary, names), Reader(vocabulary, names, Tagger())
    return {
        "statements, by rules": lambda: spent(rules, parsed, STATEMENTS),
        "the same, with tagger": lambda: spent(both, parsed, STATEMENTS),
    }


def stages(documents: list[Document]) -> Iterable[tuple[str, float]]:
    """What each stage takes on its own, fed with what the stage before it made."""
    vocabulary, base = load(), KnowledgeBase.shipped()
    parser, reader, linker = Parser(), Reader(vocabulary, base.gazetteer()), Linker(base)
    parsed, seconds = kept(lambda: list(parser.parse(documents)))
    yield "  parse", seconds
    extractions, seconds = kept(lambda: [reader.read(document, parse) for document, parse in parsed])
    yield "  extract, rules alone", seconds
    yield "    relations, events", spent(reader, parsed, RELATIONS)
    tagger = Tagger()
    yield "  tagger", timed(lambda: [tagger.tag(parse) for _, parse in parsed])
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
        yield "  all usual files", timed(lambda: write_all(store, vocabulary, Path(directory)))


def spent(reader: Reader, parsed: list[tuple[Document, Parse]], steps: Sequence[tuple[Any, str]]) -> float:
    """What some steps take of reading: each is timed whenever the reader comes to it."""
    sum_of_all = 0.0

    def timing(step: Callable[..., Any]) -> Callable[..., Any]:
        def timed_step(*arguments: Any) -> Any:
            nonlocal sum_of_all
            made, seconds = kept(lambda: _complete(step(*arguments)))
            sum_of_all += seconds
            return made

        return timed_step

    with ExitStack() as patches:
        for where, name in steps:
            patches.enter_context(mock.patch.object(where, name, timing(getattr(where, name))))
        for document, parse in parsed:
            reader.read(document, parse)
    return sum_of_all


def _complete(made: Any) -> Any:
    """What a step makes, with what it would only make later."""
    return list(made) if isinstance(made, Iterator) else made


def kept(work: Callable[[], Made]) -> tuple[Made, float]:
    """What work makes, and the seconds of the processor that it takes, here and in processes that it starts."""
    start = processor()
    made = work()
    return made, processor() - start


def processor() -> float:
    """Seconds of the processor so far, of this process and of those that it started and that have ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def timed(work: Callable[[], object]) -> float:
    return kept(work)[1]


def row(name: str, seconds: float, documents: int, words: int) -> str:
    return f"{name:<22} {seconds:7.2f} s {documents / seconds:9.1f} reports/s {words / seconds:11.0f} words/s"


if __name__ == "__main__":
    main()
