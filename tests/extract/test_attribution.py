"""Statements by construct: what a careful reader finds in each of the reports of `cases/attribution.txt`."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from rashomon.extract.tagger import Tagger

from attribution import Outcome, cases, lines, outcomes, shares

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def by_rules() -> list[Outcome]:
    """Every case, read by the rules alone."""
    return list(outcomes(cases(), None))


@pytest.fixture(scope="module")
def joined() -> list[Outcome]:
    """Every case, read by rules and tagger."""
    return list(outcomes(cases(), Tagger()))


def listed(done: Sequence[Outcome]) -> str:
    return "\n\n".join(lines(done))


@pytest.mark.parametrize(
    ("attribute", "least"),
    [
        ("found", 0.96), ("source", 0.96), ("content", 0.95), ("act", 0.96), ("stance", 0.96), ("quote", 0.96),
        ("polarity", 0.96), ("certainty", 0.96), ("within", 0.96), ("speaker", 0.8), ("to", 0.9), ("in", 0.9),
        ("for", 0.9), ("on", 0.9),
    ],
)  # fmt: skip
def test_what_the_rules_tell_of_a_statement(by_rules: list[Outcome], attribute: str, least: float) -> None:
    """Each attribute is right in nearly every construct; the message lists every sentence that fails."""
    right, told = shares(by_rules)[attribute]
    assert right >= least * told, listed(by_rules)
