"""Writing a store out: every format in one pass, and no export that is half written, ever.

Each file is written aside, under a temporary name in the same folder, and takes its place when all of them
are complete. A file that would not change is left as it is, with its date.
"""

from __future__ import annotations

import filecmp
import io
import os
from collections.abc import Collection
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import ExportError
from ..graph.source import Source
from ..ontology.vocabulary import Vocabulary
from . import WRITERS
from .traversal import Traversal
from .writer import Writer

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


def write_all(
    source: Source, vocabulary: Vocabulary, directory: Path, formats: Collection[str] | None = None
) -> list[Path]:
    """Writes a store to `directory` in some formats, or in the usual ones, and returns the files.

    No file changes before all are complete. Raises `ExportError` for a format that there is not, and for a
    file that cannot be written: the disk is full, the folder is missing or read-only.
    """
    writers = choose(formats)
    traversal = Traversal(source, vocabulary)
    with ExitStack() as stack:
        files = [stack.enter_context(_Aside(directory / writer.file)) for writer in writers]
        pairs = zip(writers, files, strict=True)
        traversal.run([writer.open(file.stream, traversal) for writer, file in pairs])
        for file in files:
            file.complete()
        for file in files:
            file.take_place()
    return [file.path for file in files]


def choose(formats: Collection[str] | None) -> list[Writer]:
    """The writers of some formats, in the order of `WRITERS`; the usual ones for None."""
    known = [writer.format for writer in WRITERS]
    for name in formats or ():
        if name not in known:
            raise ExportError(f"there is no format {name!r}", remedy=f"choose among {', '.join(known)}")
    return [writer for writer in WRITERS if (writer.usual if formats is None else writer.format in formats)]


class _Aside:
    """A file that is written under another name first, and that never stays behind under it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._part = path.with_name(f".{path.name}.part")
        self.stream = io.BufferedWriter(_File(self._part, path))

    def __enter__(self) -> _Aside:
        return self

    def __exit__(self, *_: object) -> None:
        self.stream.raw.close()  # what was not written in `complete` need not be written any more
        self._part.unlink(missing_ok=True)

    def complete(self) -> None:
        """Brings everything to the disk."""
        self.stream.flush()
        try:
            os.fsync(self.stream.fileno())
        except OSError as error:
            raise _cannot_write(self.path, error) from error

    def take_place(self) -> None:
        """Puts the file where it belongs, unless the very same bytes are there already."""
        try:
            if not (self.path.exists() and filecmp.cmp(self._part, self.path, shallow=False)):
                self._part.replace(self.path)
        except OSError as error:
            raise _cannot_write(self.path, error) from error


class _File(io.FileIO):
    """A file whose failures name the export that they prevent."""

    def __init__(self, part: Path, path: Path) -> None:
        self._path = path
        try:
            super().__init__(part, "w")
        except OSError as error:
            raise _cannot_write(path, error) from error

    def write(self, data: ReadableBuffer, /) -> int:
        try:
            return super().write(data)
        except OSError as error:
            raise _cannot_write(self._path, error) from error


def _cannot_write(path: Path, error: OSError) -> ExportError:
    remedy = "free some space, or choose a folder that you may write to"
    return ExportError(f"cannot be written ({error.strerror})", path=str(path), remedy=remedy)
