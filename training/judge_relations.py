"""How many relations are right, and the judge that tells which: `python -m training.judge_relations CORPUS VERDICTS`.

Prints, of the relations of VERDICTS that are still read as they were, how many readers found right, by type, and how
well a judge tells them apart that was fitted on other reports than those it judges (ten folds). With `--out`, the judge
that is fitted on all of them is written.
"""

from __future__ import annotations

import argparse
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from rashomon.extract.evidence import Features
from rashomon.extract.judge import chance, write
from rashomon.extract.reader import Reader
from rashomon.extract.tagger import Tagger
from rashomon.graph.kb import KnowledgeBase
from rashomon.ontology.vocabulary import load

from .judge import fit
from .verdicts import Weighed, read, weighed

FOLDS = 10
RIDGE = 5.0
RARE = 6
"""Relations that must have a feature for it to have a weight: there are few, and features are many."""

BINS = (0.0, 0.4, 0.6, 0.75, 0.9, 1.01)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("verdicts", type=Path, nargs="+")
    parser.add_argument(
        "--out", type=Path, help="write the weights of a judge that is fitted on all verdicts"
    )
    options = parser.parse_args()
    reader = Reader(load(), KnowledgeBase.shipped().gazetteer(), Tagger())
    found = []
    for path in options.verdicts:
        verdicts = read(path)
        own = list(weighed(options.corpus, verdicts, reader))
        print(
            f"{path.name}: {len(own)} of {len(verdicts)} relations are read as they were; right {share(own)}"
        )
        found += own
    _by_type(found)
    chances = list(crossed(found))
    print("\nby the confidence of judges fitted on other reports")
    by_confidence(found, chances)
    if options.out is not None:
        write(options.out, _fitted(found))
        print(f"\nwrote {options.out}")


def crossed(found: Sequence[Weighed]) -> Iterator[float]:
    """For each relation, the chance that a judge gives it which has seen no verdict on the same report."""
    reports = sorted({one.verdict.report for one in found})  # ids are hashes: their order is as good as any
    fold = {report: number % FOLDS for number, report in enumerate(reports)}
    judges = [
        _fitted([one for one in found if fold[one.verdict.report] != number]) for number in range(FOLDS)
    ]
    for one in found:
        yield chance(judges[fold[one.verdict.report]], one.features)


def _fitted(found: Sequence[Weighed]) -> Features:
    return fit([(one.features, one.is_right) for one in found], ridge=RIDGE, rare=RARE)


def _by_type(found: Sequence[Weighed]) -> None:
    print("\nby type")
    types = Counter(one.verdict.type for one in found)
    for name, _ in sorted(types.items(), key=lambda item: (-item[1], item[0])):
        print(f"  {name:<26} {share([one for one in found if one.verdict.type == name])}")
    kinds = Counter(one.verdict.verdict for one in found)
    print("\n" + ", ".join(f"{name} {count}" for name, count in kinds.most_common()))


def by_confidence(found: Sequence[Weighed], chances: Sequence[float]) -> None:
    pairs = list(zip(chances, (one.is_right for one in found), strict=True))
    brier = sum((given - right) ** 2 for given, right in pairs) / len(pairs)
    right = sum(is_right for _, is_right in pairs) / len(pairs)
    print(f"area under the curve {area(pairs):.3f}, Brier {brier:.3f} (base {right * (1 - right):.3f})")
    for low, high in pairwise(BINS):
        own = [one for one, given in zip(found, chances, strict=True) if low <= given < high]
        print(f"  {low:.2f} to {min(high, 1):.2f}   {share(own)}")


def area(pairs: Sequence[tuple[float, bool]]) -> float:
    """The chance that a right relation has a higher confidence than a wrong one (Mann and Whitney 1947)."""
    right = [given for given, is_right in pairs if is_right]
    wrong = [given for given, is_right in pairs if not is_right]
    wins = sum((one > other) + (one == other) / 2 for one in right for other in wrong)
    return wins / max(1, len(right) * len(wrong))


def share(found: Sequence[Weighed]) -> str:
    """How many are right, with the 95% interval of Wilson (1927)."""
    right, total = sum(one.is_right for one in found), len(found)
    if not total:
        return "none"
    share, z = right / total, 1.96
    middle = (share + z * z / (2 * total)) / (1 + z * z / total)
    half = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total)) / (1 + z * z / total)
    return f"{right:4} of {total:4}  {share:6.1%}  ({middle - half:.0%} to {middle + half:.0%})"


if __name__ == "__main__":
    main()
