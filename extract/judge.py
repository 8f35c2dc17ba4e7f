"""Weighs what was found: a logistic regression over named features, whose weights are a text file.

Each line of a file is a feature and its weight, so that anybody can read what counts for how much. The judge of
statements was fitted on reports that the tagger had not seen (training/judge.py), that of relations on relations that
readers had judged (training/judge_relations.py).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path

from ..errors import PipelineError
from .evidence import Features
from .tagger_network import REMEDY, SHIPPED

STATEMENTS = SHIPPED / "judge.tsv"
RELATIONS = SHIPPED / "relations.tsv"
FARTHEST = 50.0
"""Log odds beyond which a chance is as good as certain; keeps the exponential in bounds."""


class Judge:
    """Tells the chance that what was found is right, as a careful annotator or reader would have it.

    Raises `PipelineError` where the file of weights is missing, or a line of it is not a feature and a number.
    """

    def __init__(self, weights: Path) -> None:
        self._weights = read(weights)

    def chance(self, features: Features) -> float:
        """Between 0 and 1. Features without a weight say nothing."""
        return chance(self._weights, features)


def chance(weights: Mapping[str, float], features: Features) -> float:
    """The logistic function of the weighed features."""
    odds = sum(weights.get(name, 0.0) * value for name, value in features.items())
    return 1 / (1 + math.exp(-max(-FARTHEST, min(FARTHEST, odds))))


def read(path: Path) -> dict[str, float]:
    """The weights in a file."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise PipelineError("the judge's weights cannot be read", path=str(path), remedy=REMEDY) from error
    weights: dict[str, float] = {}
    for number, line in enumerate(lines, 1):
        name, _, value = line.rpartition("\t")
        try:
            weights[name] = float(value)
        except ValueError as error:
            raise PipelineError(
                f"{value!r} is not a weight", path=str(path), line=number, remedy=REMEDY
            ) from error
        if not name or not math.isfinite(weights[name]):
            raise PipelineError(
                "a line is a feature, a tab, and a number", path=str(path), line=number, remedy=REMEDY
            )
    return weights


def write(path: Path, weights: dict[str, float]) -> None:
    """Writes weights, the features in the order of the alphabet."""
    lines = [f"{name}\t{weight:.4f}\n" for name, weight in sorted(weights.items())]
    path.write_text("".join(lines), encoding="utf-8")
