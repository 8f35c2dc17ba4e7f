"""Statements by construct: what a careful reader finds in each of the reports of `cases/attribution.txt`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pytest
from attribution import Outcome, cases, lines, outcomes, shares

from rashomon.extract.tagger import Tagger
from rashomon.ontology.vocabulary import load

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
        ("found", 0.84), ("source", 0.84), ("content", 0.8), ("act", 0.84), ("stance", 0.84), ("quote", 0.84),
        ("polarity", 0.84), ("certainty", 0.84), ("within", 0.84), ("speaker", 0.8), ("to", 0.8), ("in", 0.9),
        ("for", 0.9), ("on", 0.9),
    ],
)  # fmt: skip
def test_what_rules_and_tagger_tell_of_a_statement(
    joined: list[Outcome], attribute: str, least: float
) -> None:
    """The same, joined: the tagger was taught to leave out much of what only names something or is to be done."""
    right, told = shares(joined)[attribute]
    assert right >= least * told, listed(joined)


def test_hardly_anything_is_found_that_nobody_said(by_rules: list[Outcome], joined: list[Outcome]) -> None:
    """Of hundreds of statements, at most a handful are none, and none is found where nobody speaks."""
    assert sum(len(outcome.spurious) for outcome in by_rules) <= 3, listed(by_rules)
    assert sum(len(outcome.spurious) for outcome in joined) <= 9, listed(joined)
    silent = [outcome for outcome in (*by_rules, *joined) if not outcome.case.wanted]
    assert len(silent) >= 16
    assert [outcome.spurious for outcome in silent if outcome.spurious] == []


def test_the_cases_cover_every_act() -> None:
    """Every act of the vocabulary has at least two cases, and nearly every one three; there are over 300 in all."""
    acts = Counter(wanted.act for case in cases() for wanted in case.wanted)
    assert min(acts[act] for act in load().acts) >= 2
    assert sum(acts[act] >= 3 for act in load().acts) >= 0.9 * len(load().acts)
    assert acts.total() >= 300


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
