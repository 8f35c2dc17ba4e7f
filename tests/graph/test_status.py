"""The status of a proposition over the stances that reports and speakers take to it."""

from __future__ import annotations

import pytest

from rashomon.graph.status import status
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
    ],
)
def test_status(held: list[tuple[Stance, str | None]], expected: Status) -> None:
    """Both sides make it contested; a denial alone never asserts; threats and questions leave it open."""
    assert status(support(*one) for one in held) == expected
