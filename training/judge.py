"""Fits the judge of candidates: `python -m training.judge CORPUS --model FOLDER --out FILE`.

The tagger in FOLDER must not have seen the reports of CORPUS: on what it learned from it is always sure, and the judge
would learn to believe it. So train one on three quarters of a corpus (`python -m training.train`, `training.export`),
and fit the judge on the fourth.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rashomon.extract.candidates import Candidate, candidates
from rashomon.extract.clauses import root
from rashomon.extract.evidence import Features, evidence
from rashomon.extract.hyphens import hyphenated
from rashomon.extract.joining import HEARD
from rashomon.extract.judge import write
from rashomon.extract.parse import Parse
from rashomon.extract.parser import Parser
from rashomon.extract.quotes import Quoted, quotations
from rashomon.extract.statements import statements
from rashomon.extract.tagger import Tagger
from rashomon.extract.triggers import triggers
from rashomon.ids import content_id
from rashomon.model import Document
from rashomon.ontology.vocabulary import load

from .corpus import records

RIDGE = 20.0
"""How strongly weights are held back, as half a squared weight counts beside the log loss of one candidate."""

RARE = 20
"""Candidates that must have a feature for it to have a weight."""

ROUNDS = 30
"""Newton steps; it takes about ten."""

SAME = 0.5
"""The Jaccard overlap of two contents from which they count as one."""

Judged = tuple[Features, bool]


def judged(corpus: Path, model: Path) -> Iterator[Judged]:
    """Each candidate's features, and whether the gold has it: half of the content, the head of the
    source, and a word of the cue."""
    index, tagger, parser = triggers(load()), Tagger(model), Parser()
    gold = {str(record["id"]): record for record in records(corpus)}
    documents = [Document(content_id("doc", name), name, record["text"]) for name, record in gold.items()]
    for document, parse in parser.parse(documents):
        parse = hyphenated(parse, index)
        quoted = Quoted(quotations(parse))
        by_rules = statements(parse, index, quoted)
        found = list(candidates(parse, quoted, index, by_rules, tagger.tag(parse, HEARD)))
        record = gold[document.name]
        wanted = [_gold(parse, one) for one in record["attributions"]]
        unknown = _tokens(parse, record.get("discard", ()))
        for candidate, features in zip(found, evidence(parse, quoted, index, found), strict=True):
            content = _spoken(parse, candidate)
            if content and len(content & unknown) <= len(content) / 2:
                yield features, _is_right(parse, candidate, content, wanted)


Wanted = tuple[set[int], set[int], set[int]]
"""The tokens of a gold content, the heads of its source, and the tokens of its cue."""


def _gold(parse: Parse, attribution: dict[str, Any]) -> Wanted:
    heads = {
        root(parse, (min(part), max(part) + 1))
        for span in attribution["source"]
        if (part := _tokens(parse, [span]))
    }
    return _tokens(parse, attribution["content"]), heads, _tokens(parse, attribution["cue"])


def _tokens(parse: Parse, spans: Iterable[Sequence[int]]) -> set[int]:
    """The tokens with letters or digits that spans of characters touch."""
    starts, ends = np.array(parse.starts), np.array(parse.ends)
    touched: set[int] = set()
    for start, end in spans:
        touched.update(np.flatnonzero((starts < end) & (ends > start)).tolist())
    return {token for token in touched if _is_word(parse, token)}


def _spoken(parse: Parse, candidate: Candidate) -> set[int]:
    tokens = {token for first, end in candidate.said.content for token in range(first, end)}
    return {token for token in tokens if _is_word(parse, token)}


def _is_word(parse: Parse, token: int) -> bool:
    return any(letter.isalnum() for letter in parse.words[token])


def _is_right(parse: Parse, candidate: Candidate, content: set[int], wanted: list[Wanted]) -> bool:
    source, tokens = candidate.said.source, candidate.said.cue_range
    head = None if source is None else root(parse, source)
    own = set(range(*tokens)) if tokens else set()
    return any(
        len(content & other) >= SAME * len(content | other)
        and (head in heads if heads else head is None)
        and (not own or not cue or bool(own & cue))
        for other, heads, cue in wanted
    )


def fit(examples: Sequence[Judged], *, ridge: float = RIDGE, rare: int = RARE) -> dict[str, float]:
    """Weights of a logistic regression with a ridge, by Newton's method (Bishop 2006, 4.3.3)."""
    counts: dict[str, int] = {}
    for features, _ in examples:
        for name, value in features.items():
            counts[name] = counts.get(name, 0) + (value != 0)
    names = sorted(name for name, count in counts.items() if count >= rare)
    column = {name: number for number, name in enumerate(names)}
    given: NDArray[np.float64] = np.zeros((len(examples), len(names)))
    for row, (features, _) in enumerate(examples):
        for name, value in features.items():
            if name in column:
                given[row, column[name]] = value
    right = np.array([float(is_right) for _, is_right in examples])
    weights = np.zeros(len(names))
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-given @ weights))
        slope = given.T @ (chance - right) + ridge * weights
        bend = (given * (chance * (1 - chance))[:, None]).T @ given + ridge * np.eye(len(names))
        step = np.linalg.solve(bend, slope)
        weights -= step
        if np.abs(step).max() < 1e-6:
            break
    return dict(zip(names, weights.tolist(), strict=True))


def main() -> None:
    parser = argparse.ArgumentParser(description="Fit the judge of candidates.")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--model", type=Path, required=True, help="a tagger that has not seen the corpus")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    examples = list(judged(options.corpus, options.model))
    write(options.out, fit(examples))
    print(f"{len(examples)} candidates, {sum(right for _, right in examples)} of them right")


if __name__ == "__main__":
    main()
