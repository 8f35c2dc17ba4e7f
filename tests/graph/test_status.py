"""The status of a proposition over the stances that reports and speakers take to it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.graph.status import standing, status
from rashomon.model import Stance, Status, Support


def support(stance: Stance, statement: str | None) -> Support:
    return Support("doc-a", "rel-a", "pro-a", "x", "attacked", "y", statement, "holder", stance)


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        ([("asserts", None)], "asserted"),
        ([("asserts", "sta-a")], "claimed"),
        ([("asserts", None), ("asserts", "sta-a")], "asserted"),
        ([("denies", "sta-a")], "denied"),
        ([("denies", None)], "denied"),
        ([("asserts", "sta-a"), ("denies", "sta-b")], "contested"),
        ([("asserts", None), ("denies", "sta-b")], "contested"),
        ([("none", "sta-a")], "open"),
        ([("doubts", "sta-a")], "open"),
        ([("none", "sta-a"), ("asserts", "sta-b")], "claimed"),
        ([("asserts", "sta-a"), ("retracts", "sta-b")], "retracted"),
        ([("retracts", "sta-b"), ("asserts", None)], "retracted"),
    ],
)
def test_status(held: list[tuple[Stance, str | None]], expected: Status) -> None:
    """Both sides make it contested; a denial alone never asserts; threats and questions leave it open."""
    assert status(support(*one) for one in held) == expected


@pytest.mark.parametrize(
    ("other", "expected"),
    [("asserts", "claimed"), ("denies", "retracted"), ("doubts", "retracted")],
)
def test_who_takes_back_speaks_for_nobody_else(other: Stance, expected: Status) -> None:
    """What another still asserts stands; a denial, or a doubt, does not make it claimed again."""
    taken_back = [support("asserts", "sta-a"), support("retracts", "sta-b")]
    assert status([*taken_back, replace(support(other, "sta-c"), holder="another")]) == expected


def test_a_denial_that_is_taken_back_no_longer_contests() -> None:
    """Who asserts it is left alone with it."""
    denials = [replace(support(stance, "sta-d"), holder="denier") for stance in ("denies", "retracts")]
    assert status([support("asserts", None), *denials]) == "asserted"
    assert [one.stance for one in standing([support("asserts", None), *denials])] == ["asserts", "retracts"]
