"""How well statements are found: attributions beside gold, ours and a peer's.

    python benchmarks/accuracy_attribution.py [EVAL] [--cache DIR] [--sets NAME ...] [--systems NAME ...]

EVAL (default ../shared/eval) holds the scorer and the gold. Each system reads the same texts: `rules` (parse and
lexicon), `tagger` (the trained network alone), `joined` (what `rashomon build` does), `believed` (of that, what is not
kept against the judge's vote: a user tells by its `confidence`), `explicit` (of what is joined, what is said or thought
in a finite clause or quotation: by its `scope` a user leaves out what only names something, and what is to be done,
which other guidelines than PolNeAR's do not count), and `textacy` (its direct quotations), where `make bench-peers` has
installed it. An attribution counts when at least half of the content words are the same and the source has the same
head; `exact` is the span-level F1 of source, cue and content, each alone.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from gold import EVAL, Corpus, Json, Parses, module, read
from peer_runs import installed, theirs

from rashomon.extract.joining import BELIEVED
from rashomon.extract.parse import Parse
from rashomon.extract.reader import Reader
from rashomon.extract.tagger import Tagger
from rashomon.graph.kb import KnowledgeBase
from rashomon.model import Document, Spans, Statement
from rashomon.ontology.vocabulary import load

SETS = ("polnear-dev", "gum-interview", "gum-speech")
ROLES = ("source", "cue", "content")
System = Callable[[Document, Parse], list[Json]]


def main() -> None:
    """Measure, and print one table for each gold set."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("eval", nargs="?", type=Path, default=EVAL)
    options.add_argument("--cache", type=Path, help="where to keep parses")
    options.add_argument("--sets", nargs="+", default=SETS)
    options.add_argument("--systems", nargs="+", choices=EVERY, default=EVERY)
    given = options.parse_args()
    sys.path.insert(0, str(given.eval))
    scorer = module(given.eval / "score_attribution.py")
    parses = Parses(given.cache)
    for name in given.sets:
        gold = read(given.eval, f"attribution-{name}")
        corpus = parses.of(gold)
        print(f"{name}: {len(gold)} reports, {sum(len(line['attributions']) for line in gold)} attributions")
        print(
            f"  {'system':<8} {'P':>6} {'R':>6} {'F1':>6} {'content@.5':>11} {'cue head':>9} "
            f"{'direct/mixed/indirect R':>24} {'speech/other R':>15} {'exact source/cue/content':>25}"
        )
        for system in given.systems:
            found = annotations(system, corpus)
            if found is not None:
                print(row(system, scorer, gold, found, trees(given.eval, name)))


def rules() -> System:
    """The parse rules alone."""
    return _statements(Reader(load(), KnowledgeBase.shipped().gazetteer()))


def joined() -> System:
    """Rules and tagger joined, as in a build."""
    return _statements(Reader(load(), KnowledgeBase.shipped().gazetteer(), Tagger()))


def explicit() -> System:
    """Of what is joined, the explicit saying and thinking with a finite clause, as a user would ask for it."""
    reader = Reader(load(), KnowledgeBase.shipped().gazetteer(), Tagger())
    return _statements(reader, lambda one: one.scope == "clause")


def believed() -> System:
    """Of what is joined, what is not kept against the judge's vote, as a user would ask for it by confidence."""
    reader = Reader(load(), KnowledgeBase.shipped().gazetteer(), Tagger())
    return _statements(reader, lambda one: one.confidence is not None and one.confidence >= BELIEVED)


def tagger() -> System:
    """The tagger alone."""
    network = Tagger()

    def read_report(document: Document, parse: Parse) -> list[Json]:
        return [
            {
                "source": [parse.span(*part) for part in found.source],
                "cue": [parse.span(*found.cue)],
                "content": [parse.span(*part) for part in found.content],
            }
            for found in network.tag(parse)
        ]

    return read_report


SYSTEMS: dict[str, Callable[[], System]] = {
    "believed": believed,
    "explicit": explicit,
    "joined": joined,
    "rules": rules,
    "tagger": tagger,
}


EVERY = (*sorted(SYSTEMS), "textacy")


def annotations(name: str, corpus: Corpus) -> dict[str, list[Json]] | None:
    """What a system finds in each report, by the report's name; None for a peer that is not installed."""
    if name in SYSTEMS:
        system = SYSTEMS[name]()
        return {document.name: system(document, parse) for document, parse in corpus}
    return theirs(name, [document for document, _ in corpus]).found if installed() else None


def trees(folder: Path, name: str) -> dict[str, Any]:
    """The fixed dependency trees by which heads are compared, where the set has them."""
    path = folder / "gold" / f"attribution-{name}.trees.json.gz"
    if not path.exists():
        return {}
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return dict(json.load(file))


def row(name: str, scorer: Any, gold: list[Json], found: dict[str, list[Json]], heads: dict[str, Any]) -> str:
    """One line of the table."""
    counts, _ = scorer.evaluate(gold, found, heads)
    figures = scorer.summarise(counts)

    def recall(kind: str) -> str:
        return f"{100 * counts[f'attr_ok_{kind}'] / max(1, counts[f'gold_{kind}']):.0f}"

    p, r, f = (100 * value for value in figures["attribution"])
    return (
        f"  {name:<8} {p:6.1f} {r:6.1f} {f:6.1f} "
        f"{100 * figures['content@.5'][2]:11.1f} {100 * figures['cue_head'][2]:9.1f} "
        f"{' / '.join(recall(kind) for kind in ('direct', 'mixed', 'indirect')):>24} "
        f"{' / '.join(recall(kind) for kind in ('speech', 'other')):>15} "
        f"{' / '.join(f'{100 * exact(gold, found, role):.1f}' for role in ROLES):>25}"
    )


def exact(gold: list[Json], found: dict[str, list[Json]], role: str) -> float:
    """The F1 of the spans of one role alone, exact to the character but for edges that are no letters."""
    hits = wanted = given = 0
    for line in gold:
        text = line["text"]
        right = {_trimmed(text, span) for one in line["attributions"] for span in one.get(role) or ()}
        ours = {_trimmed(text, span) for one in found.get(str(line["id"]), ()) for span in one[role]}
        hits, wanted, given = hits + len(right & ours), wanted + len(right), given + len(ours)
    return 2 * hits / (wanted + given) if wanted + given else 0.0


def _trimmed(text: str, span: tuple[int, int]) -> tuple[int, int]:
    start, end = span
    while start < end and not text[start].isalnum():
        start += 1
    while start < end and not text[end - 1].isalnum():
        end -= 1
    return start, end


def _statements(reader: Reader, wanted: Callable[[Statement], bool] = lambda _: True) -> System:
    return lambda document, parse: spans_of(filter(wanted, reader.read(document, parse).statements))


def spans_of(statements: Iterable[Statement]) -> list[Json]:
    """Statements as the scorer takes them."""
    found: list[Json] = []
    for statement in statements:
        spans: dict[str, Spans] = {role: getattr(statement, role) for role in ROLES}
        found.append(dict(spans))
    return found


if __name__ == "__main__":
    main()
