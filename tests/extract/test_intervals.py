"""Times in words become intervals of days, or stay open where they could mean two things."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.extract.intervals import interval

FRIDAY = "2024-05-24"


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("on Wednesday", "2024-05-22"),
        ("Wednesday morning", "2024-05-22"),
        ("yesterday", "2024-05-23"),
        ("tomorrow", "2024-05-25"),
        ("tonight", "2024-05-24"),
        ("last night", "2024-05-23"),
        ("overnight", "2024-05-23/2024-05-24"),
        ("three days ago", "2024-05-21"),
        ("a week ago", "2024-05-13/2024-05-19"),
        ("last week", "2024-05-13/2024-05-19"),
        ("the past two weeks", "2024-05-10/2024-05-24"),
        ("earlier this month", "2024-05-01/2024-05-31"),
        ("next year", "2025-01-01/2025-12-31"),
        ("last Friday", "2024-05-17"),
        ("next Monday", "2024-05-27"),
        ("in March", "2024-03-01/2024-03-31"),
        ("in August", "2023-08-01/2023-08-31"),
        ("in February 2024", "2024-02-01/2024-02-29"),
        ("in 2019", "2019-01-01/2019-12-31"),
        ("the 1990s", "1990-01-01/1999-12-31"),
        ("5 May", "2024-05-05"),
        ("3-5 May", "2024-05-03/2024-05-05"),
        ("between 3 and 5 May", "2024-05-03/2024-05-05"),
        ("from Monday to Wednesday", "2024-05-20/2024-05-22"),
        ("since 2014", "2014-01-01/.."),
        ("after 3 May", "2024-05-04/.."),
        ("until Tuesday", "../2024-05-21"),
        ("before Friday", "../2024-05-23"),
    ],
)
def test_what_words_mean_on_a_friday(words: str, meant: str) -> None:
    """Days, weeks from Monday, months, years, and what is open at one end."""
    assert interval(words, FRIDAY) == meant


@pytest.mark.parametrize(
    "words", ["last Thursday", "every Friday", "at noon", "for three days", "30 February 2024", "years later"]
)
def test_what_could_mean_two_things_stays_open(words: str) -> None:
    """Last Thursday may be yesterday or a week before that; a repeated day is no day; some days do not exist."""
    assert interval(words, FRIDAY) is None


def test_what_is_to_come_is_ahead() -> None:
    """ "Will meet on Wednesday" is the next one."""
    assert interval("on Wednesday", FRIDAY, ahead=True) == "2024-05-29"
    assert interval("on 3 March", FRIDAY, ahead=True) == "2025-03-03"
    assert interval("on 3 March 2024", FRIDAY, ahead=True) == "2024-03-03"


def test_without_a_day_of_publication_only_dates_in_full_are_known() -> None:
    """Nothing is guessed."""
    assert interval("in March 2023", None) == "2023-03-01/2023-03-31"
    assert interval("on Wednesday", None) is None
    assert interval("in March", "no date") is None


_WORDS = """
last next this past since before from between to and until after ago week weeks month year days Friday Monday May March
3 5 31 0000 0001 9999 2024 999 1990s two a - overnight tomorrow weekend
"""


@given(st.lists(st.sampled_from(_WORDS.split()), max_size=6), st.dates())
def test_whatever_is_found_is_an_interval(words: list[str], published: date) -> None:
    """Its ends are days of the calendar, and in order, whatever a report calls a time."""
    found = interval(" ".join(words), published.isoformat())
    if found is not None:
        days = [date.fromisoformat(end) for end in found.split("/") if end != ".."]
        assert days == sorted(days)
        assert days
