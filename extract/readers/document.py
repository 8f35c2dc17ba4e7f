"""From the text and the fields that a reader found to a `Document`: one way for every format."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from typing import Final

from ...errors import InputError
from ...ids import document_id
from ...model import Document
from .fields import FIELDS
from .intake import Intake, Place
from .limits import Limits

_SURROGATE: Final = re.compile(r"[\ud800-\udfff]")


def document(
    name: str,
    text: str,
    *,
    title: str | None = None,
    url: str | None = None,
    publisher: str | None = None,
    published: str | None = None,
) -> Document:
    """The record of a report, under the id that its content gives it. The text is kept as it is."""
    return Document(
        id=document_id(name, url, publisher, published, title, text),
        name=name,
        text=text,
        title=title,
        url=url,
        publisher=publisher,
        published=published,
    )


def report(
    name: str, text: str, found: Mapping[str, object], place: Place, intake: Intake
) -> Iterator[Document | InputError]:
    """The report, after an error for each field of it that could not be used and was left out.

    A report that came before does not come again. Raises InputError when its text cannot be used or its name
    is another report's.
    """
    check(text, place, intake.limits)
    fields: dict[str, str | None] = {}
    for field, read in FIELDS.items():
        try:
            fields[field] = read(found.get(field))
        except ValueError as problem:
            yield place.error(f'"{field}" {problem}', "the report was read without it")
    made = document(name, text, **fields)
    if intake.claim(made, place):
        yield made


def check(text: str, place: Place, limits: Limits) -> None:
    """Raise InputError when this text cannot be a report: it is empty, too long, or has no form in UTF-8."""
    if not text.strip():
        problem = "there is nothing but white space in the text" if text else "the text is empty"
        raise place.error(problem, "give it a text, or leave the report out")
    if len(text) > limits.characters:
        raise too_long(place, limits)
    if (at := text.find("\0")) >= 0:
        raise place.error(
            f"there is a NUL character at offset {at}, as in a binary file", "give a report in plain text"
        )
    if lone := _SURROGATE.search(text):
        raise place.error(
            f"there is half of a surrogate pair (U+{ord(lone[0]):04X}) at offset {lone.start()}",
            "write the whole character, or leave it out",
        )


def too_long(place: Place, limits: Limits) -> InputError:
    """The error for a report over the limit, for readers that need not read it to its end to know."""
    return place.error(
        f"the report is longer than {limits.characters:,} characters",
        "split it, or allow more (--max-characters)",
    )


def decode(raw: bytes, place: Place) -> str:
    """UTF-8 to text, without the byte order mark. Raises InputError at the first byte that is not UTF-8."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise place.error(
            f"byte 0x{raw[error.start]:02X} at offset {error.start} is not UTF-8",
            "convert the report to UTF-8",
        ) from None


def name_of(path: str, folder: str) -> str:
    """What a file is called: its path in the folder it was found in. Bytes that are not UTF-8 become U+FFFD.

    >>> name_of("reports/may/monday.txt", "reports")
    'may/monday.txt'
    """
    return os.fsencode(os.path.relpath(path, folder or ".")).decode("utf-8", "replace").replace(os.sep, "/")
