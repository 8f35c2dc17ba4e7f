"""Days in words, resolved against the day of publication.

Only what can be resolved without doubt: "today", "yesterday", a weekday (the latest one up to publication), and
a day of a month. Everything else is left open rather than guessed.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

YEARS = range(1000, 9000)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
DAY_OF_MONTH = re.compile(
    rf"(?:(?P<m1>{'|'.join(m[:3] for m in MONTHS)})[a-z]*\.?\s+(?P<d1>\d{{1,2}})(?!\d)|(?P<d2>\d{{1,2}})\s+"
    rf"(?P<m2>{'|'.join(m[:3] for m in MONTHS)})[a-z]*\.?)(?:,?\s+(?P<year>\d{{4}}))?",
    re.IGNORECASE,
)


def resolve(words: str, published: str | None) -> str | None:
    """The ISO date that words for a day mean in a report of this date; None when that is open.

    >>> resolve("on Wednesday", "2023-03-24"), resolve("24 March 2023", None), resolve("Wednesday", None)
    ('2023-03-22', '2023-03-24', None)
    """
    base = published_on(published)
    lower = words.lower()
    month = DAY_OF_MONTH.search(lower)
    if month:
        return _day_of_month(month, base)
    if base is None or re.search(r"\b(last|next|every|each)\b", lower):
        return None
    if "yesterday" in lower:
        return (base - timedelta(days=1)).isoformat()
    if "today" in lower:
        return base.isoformat()
    for number, name in enumerate(WEEKDAYS):
        if name in lower:
            return (base - timedelta(days=(base.weekday() - number) % 7)).isoformat()
    return None


def published_on(published: str | None) -> date | None:
    """The day of publication; None where it is not told, or lies where the calendar ends."""
    found = day_of(published)
    return found if found is not None and found.year in YEARS else None


def day_of(published: str | None) -> date | None:
    """The day of an ISO 8601 date or date and time; None for anything else."""
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def _day_of_month(match: re.Match[str], base: date | None) -> str | None:
    day = int(match["d1"] or match["d2"])
    name = (match["m1"] or match["m2"])[:3]
    month = next(number for number, full in enumerate(MONTHS, start=1) if full.startswith(name))
    year = int(match["year"]) if match["year"] else base.year if base else None
    if year is None:
        return None
    try:
        found = date(year, month, day)
        if base is not None and not match["year"] and found > base:
            found = date(year - 1, month, day)
    except ValueError:
        return None
    return found.isoformat()
