"""The same job by others: who said what, in the same texts, with the same scorer; and how fast.

    python benchmarks/peers.py [EVAL] [--sets NAME ...]

EVAL (default ../shared/eval) holds the scorer and the gold. Peers run in an environment of their own (`build/peers`,
which `make bench-peers` lays out). Every system reads with the same spaCy pipeline, kernels and single core, texts
in and attributions out; ours is timed as far as extraction, without linking, storing and writing. Time is that of
the processor, so that a busy machine does not show.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from accuracy_attribution import spans_of, trees
from gold import EVAL, module, read
from peer_runs import SYSTEMS, Run, installed, theirs

from rashomon.extract.parser import Parser
from rashomon.extract.reader import Reader
from rashomon.extract.tagger import Tagger
from rashomon.graph.kb import KnowledgeBase
from rashomon.ids import content_id
from rashomon.model import Document
from rashomon.ontology.vocabulary import load

SETS = ("polnear-dev",)


def main() -> None:
    """Measure, and print one table for each gold set."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("eval", nargs="?", type=Path, default=EVAL)
    options.add_argument("--sets", nargs="+", default=SETS)
    given = options.parse_args()
    if not given.eval.exists():
        sys.exit(f"there is no gold data in {given.eval}: name the folder that holds it")
    sys.path.insert(0, str(given.eval))
    scorer = module(given.eval / "score_attribution.py")
    ways: dict[str, Callable[[list[Document]], Run]] = {
        "Rashomon, joined": partial(ours, reader=reader(Tagger())),
        "Rashomon, rules alone": partial(ours, reader=reader(None)),
        **({name: partial(theirs, name) for name in SYSTEMS} if installed() else {}),
    }
    for name in given.sets:
        gold = read(given.eval, f"attribution-{name}")
        documents = [
            Document(content_id("doc", str(line["id"]), line["text"]), str(line["id"]), line["text"])
            for line in gold
        ]
        words = sum(len(each.text.split()) for each in documents)
        print(f"{name}: {len(documents)} reports, {words:,} words\n")
        print(f"  {'system':<22} {'P':>6} {'R':>6} {'F1':>6} {'words/s':>10}")
        for title, way in ways.items():
            run = way(documents)
            counts, _ = scorer.evaluate(gold, run.found, trees(given.eval, name))
            figures = "".join(f" {100 * value:6.1f}" for value in scorer.summarise(counts)["attribution"])
            print(f"  {title:<22}{figures} {words / run.seconds:10,.0f}", flush=True)
        print()


def reader(tagger: Tagger | None) -> Reader:
    return Reader(load(), KnowledgeBase.shipped().gazetteer(), tagger)


def ours(documents: Sequence[Document], reader: Reader) -> Run:
    """Texts in, statements out."""
    parser = Parser()
    start = time.process_time()
    read_so_far = [reader.read(document, parse) for document, parse in parser.parse(documents)]
    seconds = time.process_time() - start
    return Run({each.document.name: spans_of(each.statements) for each in read_so_far}, seconds)


if __name__ == "__main__":
    main()
