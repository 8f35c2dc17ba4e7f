"""What stands beside a report's text: title, url, publisher and date, made fit or refused.

Each function takes a value as it was found and returns the one that goes into the record, or raises
ValueError with what is wrong. Nothing, an empty string and a missing field are the same: None.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Final

_UNWRITABLE: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
_ADDRESS: Final = re.compile(r"https?://[^\s\x00-\x20<>\"{}|\\^`]+", re.IGNORECASE)


def line(value: object) -> str | None:
    """One line of text, white space run together.

    >>> line(" Ministry denies\\n order ")
    'Ministry denies order'
    """
    if value is None:
        return None
    if not isinstance(value, str):
        raise ValueError(f"is {_kind(value)}, not a string")
    if _UNWRITABLE.search(value):
        raise ValueError("holds control characters or half of a surrogate pair")
    return " ".join(value.split()) or None


def identifier(value: object) -> str | None:
    """An id: a string, or an integer in its decimal form."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else line(value)


def address(value: object) -> str | None:
    """A web address. Other schemes are refused, since a view may make it a link to click on."""
    found = line(value)
    if found and not _ADDRESS.fullmatch(found):
        raise ValueError("is not an http or https address")
    return found


def moment(value: object) -> str | None:
    """An ISO 8601 date, or date and time, in its extended form (RFC 3339 where it has a zone).

    >>> moment("20240514"), moment("2024-05-14T07:20:00Z")
    ('2024-05-14', '2024-05-14T07:20:00+00:00')
    """
    found = line(value)
    if not found:
        return None
    try:
        return date.fromisoformat(found).isoformat()
    except ValueError:
        pass
    try:
        return datetime.fromisoformat(found).isoformat()
    except ValueError:
        raise ValueError("is not an ISO 8601 date such as 2024-05-14 or 2024-05-14T07:20:00Z") from None


FIELDS: Final[Mapping[str, Callable[[object], str | None]]] = {
    "title": line,
    "url": address,
    "publisher": line,
    "published": moment,
}
"""The fields of `Document` that a report may bring, and how each is read."""


def _kind(value: object) -> str:
    """What JSON calls a value of this type."""
    names = {bool: "a boolean", int: "a number", float: "a number", list: "a list", dict: "an object"}
    return names.get(type(value), "something")
