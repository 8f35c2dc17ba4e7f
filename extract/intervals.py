"""Times in words as ISO 8601 intervals of days, seen from the day of publication.

A day is "2024-05-17"; what is longer is "2024-05-13/2024-05-19", and open at one end "2024-05-13/.." (ISO 8601-2).
As with days (`dates.py`), what could mean two things is left open: in a report of a Friday, "last Thursday" may be
yesterday or the week before.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from .dates import DAY_OF_MONTH, MONTHS, WEEKDAYS, day_of, published_on, resolve
from .phrases import NUMBERS

Days = tuple[date, date]

_DAYS = "|".join(WEEKDAYS)
_MONTHS = "|".join(MONTHS)
_ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
_RANGE = re.compile(r"\b(?:from|between)\s+(.+?)\s+(?:to|until|till|through|and)\s+(.+)")
_DAYS_OF_MONTH = re.compile(
    rf"\b(?:(\d{{1,2}})\s*[-–]\s*(\d{{1,2}})\s+({_MONTHS})|({_MONTHS})\s+(\d{{1,2}})\s*[-–]\s*(\d{{1,2}}))\b(?:,?\s+(\d{{4}}))?"
)
_MONTH = re.compile(rf"\b({_MONTHS})\b(?:,?\s+(?:of\s+)?(\d{{4}}))?")
_DATED = re.compile(r"\b\d{4}\b")
_YEAR = re.compile(r"\b((?:19|20)\d\d)(s?)\b")
_AGO = re.compile(r"\b(\w+)\s+(day|week|month|year)s?\s+(?:ago|earlier|before)\b")
_RECENT = re.compile(r"\b(?:last|past|previous)\s+(\w+)\s+(day|week|month|year)s\b")
_UNIT = re.compile(r"\b(last|previous|past|this|current|next|coming)\s+(week|weekend|month|year)\b")
_SIDE = re.compile(rf"\b(last|next)\s+({_DAYS})\b")
_REPEATED = re.compile(r"\b(each|every|daily|weekly|monthly|yearly|annual(?:ly)?)\b")
_BOUND = re.compile(r"^\s*(since|after|until|till|before|by)\b")


def interval(words: str, published: str | None, *, ahead: bool = False) -> str | None:
    """The days that words for a time mean in a report of this date; None when that is open.

    `ahead` says that the words are of something to come: then "on Friday" is the next one.

    >>> interval("last week", "2024-05-24"), interval("since March 2024", None)
    ('2024-05-13/2024-05-19', '2024-03-01/..')
    >>> interval("in 2019", None), interval("every Friday", "2024-05-24")
    ('2019-01-01/2019-12-31', None)
    """
    lower = " ".join(words.lower().split())
    base = published_on(published)
    if _REPEATED.search(lower):
        return None
    found = next(_readings(lower, base, ahead), None)
    if found is None:
        return None
    first, last = (day.isoformat() for day in found)
    bound = _BOUND.match(lower)
    if bound is None:
        return first if first == last else f"{first}/{last}"
    if bound[1] == "after":
        first = (found[1] + timedelta(days=1)).isoformat()
    elif bound[1] == "before":
        last = (found[0] - timedelta(days=1)).isoformat()
    return f"{first}/.." if bound[1] in ("since", "after") else f"../{last}"


def _readings(words: str, base: date | None, ahead: bool) -> Iterator[Days]:
    """What the words may be read as, the surest first."""
    if match := _ISO.search(words):
        yield from _existing(int(match[1]), int(match[2]), int(match[3]))
    if match := _DAYS_OF_MONTH.search(words):
        yield from _days_of_month(match, base)
    if match := _RANGE.search(words):
        month = _MONTH.search(match[2])
        start = f"{match[1]} {month[0]}" if month and match[1].isdigit() else match[1]
        ends = [next(_readings(end, base, ahead), None) for end in (start, match[2])]
        if ends[0] is not None and ends[1] is not None and ends[0][0] <= ends[1][1]:
            yield ends[0][0], ends[1][1]
        return
    if base is not None:
        yield from _seen_from(base, words, ahead)
    day = day_of(resolve(words, base.isoformat() if base else None))
    if day is not None:
        yield (_ahead(day, base) if ahead and base is not None and not _DATED.search(words) else day,) * 2
    if not DAY_OF_MONTH.search(words):
        yield from _calendar(words, base)


def _ahead(day: date, base: date) -> date:
    """The same day of the next year, where it is over: of what "will meet on 3 March" means in a report of May."""
    if day >= base or (day.month, day.day) == (2, 29):
        return day
    return day.replace(year=day.year + 1)


def _seen_from(base: date, words: str, ahead: bool) -> Iterator[Days]:
    """What is told by its distance from the day of publication."""
    if match := _AGO.search(words):
        yield from _ago(base, match[1], match[2])
    if match := _RECENT.search(words):
        number = _number(match[1])
        if number is not None:
            start = _unit(base, match[2], -number)[0]
            yield base - timedelta(weeks=number) if match[2] == "week" else start, base
    if match := _UNIT.search(words):
        offset = {"last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1}.get(match[1], 0)
        yield _unit(base, match[2], offset)
    if match := _SIDE.search(words):
        yield from _side(base, match[1], WEEKDAYS.index(match[2]))
        return
    if "tomorrow" in words:
        yield (base + timedelta(days=1),) * 2
    if "last night" in words or "overnight" in words:
        yield base - timedelta(days=1), base if "overnight" in words else base - timedelta(days=1)
    if re.search(r"\b(tonight|this (morning|afternoon|evening))\b", words):
        yield base, base
    weekday = _weekday(words)
    if ahead and weekday is not None:
        yield (base + timedelta(days=(weekday - base.weekday()) % 7),) * 2


def _calendar(words: str, base: date | None) -> Iterator[Days]:
    """Months and years by name; without a year, a month is the latest one up to publication."""
    if match := _MONTH.search(words):
        month = MONTHS.index(match[1]) + 1
        if match[2]:
            yield from [_month(int(match[2]), month)] if int(match[2]) else []
        elif base is not None and (
            match[1] != "may" or re.search(r"\b(in|last|since|early|late|mid) may\b", words)
        ):
            yield _month(base.year - (month > base.month), month)
        return
    if match := _YEAR.search(words):
        year = int(match[1])
        yield date(year, 1, 1), date(year + 9 if match[2] else year, 12, 31)


def _days_of_month(match: re.Match[str], base: date | None) -> Iterator[Days]:
    first, last = int(match[1] or match[5]), int(match[2] or match[6])
    month = MONTHS.index(match[3] or match[4]) + 1
    year = int(match[7]) if match[7] else base and base.year - ((month, first) > (base.month, base.day))
    if year and 1 <= first <= last <= monthrange(year, month)[1]:
        yield date(year, month, first), date(year, month, last)


def _existing(year: int, month: int, day: int) -> Iterator[Days]:
    if 1 <= month <= 12 and year >= 1 and 1 <= day <= monthrange(year, month)[1]:
        yield (date(year, month, day),) * 2


def _ago(base: date, words: str, unit: str) -> Iterator[Days]:
    number = _number(words)
    if number is not None:
        yield (base - timedelta(days=number),) * 2 if unit == "day" else _unit(base, unit, -number)


def _side(base: date, side: str, weekday: int) -> Iterator[Days]:
    """Last Thursday, next Thursday: only where the nearest one is not in this week, and cannot be "this"."""
    if side == "last":
        found = base - timedelta(days=(base.weekday() - weekday - 1) % 7 + 1)
    else:
        found = base + timedelta(days=(weekday - base.weekday() - 1) % 7 + 1)
    if found.isocalendar()[:2] != base.isocalendar()[:2]:
        yield found, found


def _unit(base: date, unit: str, offset: int) -> Days:
    """The week (from Monday), weekend, month or year so many away from that of a day."""
    if unit in ("week", "weekend", "day"):
        days = 1 if unit == "day" else 7
        monday = base - timedelta(days=0 if unit == "day" else base.weekday()) + timedelta(days=days * offset)
        if unit == "day":
            return monday, monday
        return monday + timedelta(days=5 if unit == "weekend" else 0), monday + timedelta(days=6)
    if unit == "month":
        months = base.year * 12 + base.month - 1 + offset
        return _month(months // 12, months % 12 + 1)
    return date(base.year + offset, 1, 1), date(base.year + offset, 12, 31)


def _month(year: int, month: int) -> Days:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _weekday(words: str) -> int | None:
    return next((number for number, name in enumerate(WEEKDAYS) if name in words), None)


def _number(word: str) -> int | None:
    if word in ("a", "an", "one"):
        return 1
    return int(word) if word.isdigit() and len(word) < 4 else NUMBERS.get(word)
