"""Plain text: a file is a report, kept as it was written, line ends and all. Only a byte order mark goes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from ...errors import InputError
from ...model import Document
from .document import decode, report, too_long
from .intake import Intake, Place


def read(stream: BinaryIO, path: str, name: str, intake: Intake) -> Iterator[Document | InputError]:
    """The report in a text file."""
    place = Place(path)
    raw = stream.read(intake.limits.bytes + 1)
    if len(raw) > intake.limits.bytes:
        yield too_long(place, intake.limits)
        return
    try:
        yield from report(name, decode(raw, place), {}, place, intake)
    except InputError as error:
        yield error
