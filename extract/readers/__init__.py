"""Reports from outside, as documents: plain text, web pages, JSON Lines, folders of these, standard input.

A report that cannot be read does not stop the others: it comes out as an `InputError` in its place.

>>> for found in read(["reports/", "wire.jsonl"]):  # doctest: +SKIP
...     print(found if isinstance(found, InputError) else found.name)
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import BinaryIO, Final

from ...errors import InputError
from ...model import Document
from . import folder, html, jsonl, plain
from . import stdin as standard_input
from .document import document, name_of
from .intake import Intake, Place
from .limits import Limits

__all__ = ["READERS", "Limits", "document", "read"]

Reader = Callable[[BinaryIO, str, str, Intake], Iterator[Document | InputError]]
"""What reads a format: a stream, the path for errors, the name for its report, and what is known so far."""

READERS: Final[Mapping[str, Reader]] = {
    "": plain.read,
    ".txt": plain.read,
    ".text": plain.read,
    ".html": html.read,
    ".htm": html.read,
    ".jsonl": jsonl.read,
    ".ndjson": jsonl.read,
    ".jsonl.gz": jsonl.read_gzip,
    ".ndjson.gz": jsonl.read_gzip,
}
"""The whole list of formats, by how the file's name ends."""


def read(
    inputs: Sequence[str], stdin: BinaryIO | None = None, limits: Limits | None = None
) -> Iterator[Document | InputError]:
    """The reports in files and folders, in the order given; `-` stands for `stdin`.

    A file is called by its path in the folder that was given, or by its name if it was given itself. A report
    that comes again, with the same name and content, is passed over.
    """
    intake = Intake(limits or Limits())
    for path in inputs:
        if path == "-" and stdin is not None:
            yield from standard_input.read(stdin, intake)
        elif os.path.isdir(path):
            yield from _folder(path, intake)
        else:
            yield from _file(path, os.path.dirname(path), intake)


def _folder(path: str, intake: Intake) -> Iterator[Document | InputError]:
    """What the files of a folder hold. Files of other formats are passed over: they are no reports."""
    for found in folder.files(path, READERS):
        if isinstance(found, InputError):
            yield found
        else:
            yield from _file(found, path, intake)


def _file(path: str, parent: str, intake: Intake) -> Iterator[Document | InputError]:
    """What one file holds, which was found in or below the folder `parent`."""
    suffix = folder.suffix(path)
    if suffix not in READERS:
        known = folder.listed(READERS)
        yield Place(path).error(f"reports that end in {suffix} cannot be read", f"give one of {known}")
        return
    try:
        with open(path, "rb") as stream:
            yield from READERS[suffix](stream, path, name_of(path, parent), intake)
    except OSError as error:
        yield Place(path).error(
            f"cannot be read: {error.strerror or error}", "check the path and its permissions"
        )
