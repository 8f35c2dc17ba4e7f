"""Days in words, against the day of publication."""

from __future__ import annotations

import pytest

from rashomon.extract.dates import resolve


@pytest.mark.parametrize(
    ("words", "published", "day"),
    [
        ("Wednesday", "2023-03-24", "2023-03-22"),
        ("on Friday", "2023-03-24", "2023-03-24"),
        ("late Saturday", "2023-03-24", "2023-03-18"),
        ("yesterday", "2023-03-01", "2023-02-28"),
        ("today", "2023-03-24T10:00:00+01:00", "2023-03-24"),
        ("24 March 2023", None, "2023-03-24"),
        ("March 24", "2023-04-02", "2023-03-24"),
        ("December 30", "2024-01-02", "2023-12-30"),
        ("Feb. 29, 2024", None, "2024-02-29"),
        ("30 February 2024", None, None),
        ("in March 2023", "2024-05-24", None),
        ("yesterday", "0001-01-01", None),
        ("last Wednesday", "2023-03-24", None),
        ("next Wednesday", "2023-03-24", None),
        ("every Wednesday", "2023-03-24", None),
        ("Wednesday", None, None),
        ("Wednesday", "soon", None),
        ("we", "2023-03-24", None),
    ],
)
def test_resolve(words: str, published: str | None, day: str | None) -> None:
    """What is certain is resolved; what is not stays open."""
    assert resolve(words, published) == day
