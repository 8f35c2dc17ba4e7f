"""Standard input: JSON Lines or one plain text, told apart by the first character."""

from __future__ import annotations

import io
from codecs import BOM_UTF8
from collections.abc import Iterator
from typing import Any, BinaryIO, Final, cast

from ...errors import InputError
from ...model import Document
from . import jsonl, plain
from .intake import Intake

NAME: Final = "stdin"
"""What standard input is called in errors and in the names of its reports."""

_LOOK: Final = 4096


def read(stream: BinaryIO, intake: Intake) -> Iterator[Document | InputError]:
    """The reports in a stream: JSON Lines when its first character that is no white space is `{`."""
    head = stream.read(_LOOK)
    read_as = jsonl.read if head.removeprefix(BOM_UTF8).lstrip().startswith(b"{") else plain.read
    return read_as(cast(BinaryIO, io.BufferedReader(_Rejoined(head, stream))), NAME, NAME, intake)


class _Rejoined(io.RawIOBase):
    """What was read of a stream to look at it, followed by the rest of it."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        super().__init__()
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        chunk = self._head[: len(buffer)] or self._rest.read(len(buffer))
        self._head = self._head[len(buffer) :]
        buffer[: len(chunk)] = chunk
        return len(chunk)
