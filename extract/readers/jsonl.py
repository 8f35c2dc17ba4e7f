"""JSON Lines: a report a line, as an object with `text` and, if known, `id`, `title`, `url`, `published` and
`publisher`. Other fields are passed over. The text is never changed: offsets fit the caller's own copy of it.

    {"id": "a-17", "text": "The ministry denied ...", "publisher": "Harbour Post", "published": "2024-05-14"}

A report without an id is called after its file and line: `reports.jsonl:17`.
"""

from __future__ import annotations

import gzip
import io
import json
import zlib
from codecs import BOM_UTF8
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from ...errors import InputError
from ...model import Document
from .document import decode, report, too_long
from .fields import identifier
from .intake import Intake, Place
from .limits import Limits

SOME = 1 << 16
"""Bytes that every packed file is thought to have: a short one may well be nearly empty."""


def read(stream: BinaryIO, path: str, name: str, intake: Intake) -> Iterator[Document | InputError]:
    """The reports in a file, in order; lines of white space are passed over."""
    blank = True
    for number, line in _lines(stream, intake.limits.bytes):
        if not line.isspace():
            blank = False
            yield from _line(line, Place(path, number), f"{name}:{number}", intake)
    if blank:
        yield Place(path).error("the file is empty", "write one JSON object a line")


def read_gzip(stream: BinaryIO, path: str, name: str, intake: Intake) -> Iterator[Document | InputError]:
    """The same from a compressed file. What was unpacked before an error is kept."""
    unpacked = cast(BinaryIO, io.BufferedReader(_Unpacked(stream, Place(path), intake.limits)))
    try:
        yield from read(unpacked, path, name, intake)
    except InputError as error:
        yield error
    except (EOFError, gzip.BadGzipFile, zlib.error):
        yield Place(path).error("the gzip file is damaged or cut short", "fetch or compress it again")


def _line(line: bytes, place: Place, fallback: str, intake: Intake) -> Iterator[Document | InputError]:
    """The report in one line, or the error that says why there is none."""
    try:
        if len(line) > intake.limits.bytes:
            raise too_long(place, intake.limits)
        yield from _record(parsed(line, place), place, fallback, intake)
    except InputError as error:
        yield error


def _record(
    record: dict[str, Any], place: Place, fallback: str, intake: Intake
) -> Iterator[Document | InputError]:
    """The report in a JSON object, called `fallback` when it has no id. Raises InputError as `report`."""
    text = text_of(record, place)
    try:
        name = identifier(record.get("id")) or fallback
    except ValueError as problem:
        name = fallback
        yield place.error(f'"id" {problem}', "the report is called after its line instead")
    yield from report(name, text, record, place, intake)


def text_of(record: dict[str, Any], place: Place) -> str:
    """The text in a JSON object. Raises InputError where there is none."""
    text = record.get("text")
    if not isinstance(text, str):
        problem = '"text" is not a string' if "text" in record else 'there is no "text"'
        raise place.error(problem, 'give every line a "text" that is a string')
    return text


def parsed(line: bytes, place: Place) -> dict[str, Any]:
    """The JSON object in a line of UTF-8. Raises InputError for anything else."""
    text = decode(line, place)
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        raise place.error(
            f"not JSON: {error.msg} at character {error.pos}", "write one JSON object a line"
        ) from None
    except (RecursionError, ValueError):  # brackets without end; a number of thousands of digits
        raise place.error("JSON nested too deeply, or a number of too many digits", "simplify it") from None
    if not isinstance(value, dict):
        raise place.error("a JSON value, but not an object", 'write {"text": "..."} on every line')
    return value


def _lines(stream: BinaryIO, longest: int) -> Iterator[tuple[int, bytes]]:
    """Numbered lines. Of a line over `longest` bytes one byte more comes, and the rest is skipped."""
    number = 0
    while line := stream.readline(longest + 1):
        number += 1
        rest = line
        while len(rest) > longest and not rest.endswith(b"\n"):
            rest = stream.readline(longest + 1)
        yield number, line.removeprefix(BOM_UTF8) if number == 1 else line


class _Packed(io.RawIOBase):
    """A stream that counts the bytes that were read of it."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__()
        self._stream = stream
        self.bytes = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        chunk = self._stream.read(len(buffer))
        self.bytes += len(chunk)
        buffer[: len(chunk)] = chunk
        return len(chunk)


class _Unpacked(io.RawIOBase):
    """What a gzip stream holds, up to its limits: a small file can unpack to more than a disk holds."""

    def __init__(self, stream: BinaryIO, place: Place, limits: Limits) -> None:
        super().__init__()
        self._packed = _Packed(stream)
        self._stream = gzip.GzipFile(fileobj=cast(BinaryIO, io.BufferedReader(self._packed)))
        self._place, self._limits = place, limits
        self._bytes = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        chunk = self._stream.read(len(buffer))
        self._bytes += len(chunk)
        if self._bytes > self._limits.unpacked:
            raise self._place.error("unpacks to more than is allowed", "split it, or unpack it first")
        if self._bytes > self._limits.expansion * (self._packed.bytes + SOME):
            raise self._place.error(
                f"unpacks to more than {self._limits.expansion} times its size",
                "unpack it first, if it is right",
            )
        buffer[: len(chunk)] = chunk
        return len(chunk)
