"""Folders: every report in them and in the folders below, in the order of their paths."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator

from ...errors import InputError
from .intake import Place


def files(folder: str, suffixes: Collection[str]) -> Iterator[str | InputError]:
    """Paths of the files with one of these suffixes, but no hidden ones; links to folders are not followed.

    A folder that cannot be opened, or in which there is no report at all, yields an InputError.
    """
    unread: list[OSError] = []
    found: list[str] = []
    for parent, folders, names in os.walk(folder, onerror=unread.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        seen = [os.path.join(parent, name) for name in names if not name.startswith(".")]
        found += [path for path in seen if suffix(path) in suffixes and os.path.isfile(path)]
    for error in sorted(unread, key=lambda error: str(error.filename)):
        yield Place(str(error.filename)).error("the folder cannot be opened", "check its permissions")
    if not found and not unread:
        yield Place(folder).error("there is no report in the folder", f"reports end in {listed(suffixes)}")
    yield from sorted(found)


def suffix(path: str) -> str:
    """How a file's name ends, in lower case; a compressed file keeps what was compressed.

    >>> suffix("May/Reports.JSONL.gz"), suffix("May/report")
    ('.jsonl.gz', '')
    """
    stem, last = os.path.splitext(os.path.basename(path).lower())
    return os.path.splitext(stem)[1] + last if last == ".gz" else last


def listed(suffixes: Collection[str]) -> str:
    """The suffixes for a message: ".html, .txt"."""
    return ", ".join(sorted(filter(None, suffixes)))
