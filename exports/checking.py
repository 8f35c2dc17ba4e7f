"""Whether the views of a directory are those of its store: as they were written, and of its present state."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..errors import ExportError
from . import WRITERS
from .manifest import recorded, seal


def problems(directory: Path, store: str) -> Iterator[ExportError]:
    """What is wrong with the views of a directory whose store has this fingerprint, one error each."""
    noted = recorded(directory)
    for writer in WRITERS:
        path = directory / writer.file
        entry = noted.get(writer.file)
        found = _problem(path, entry, store) if entry or path.exists() else None
        if found is not None:
            remedy = f"write it anew: rashomon export {directory} --format {writer.format}"
            yield ExportError(found, path=str(path), remedy=remedy)


def _problem(path: Path, entry: dict[str, object] | None, store: str) -> str | None:
    if entry is None:
        return "it is not known which state of the store it shows"
    if not path.exists():
        return "it is missing"
    if seal(path) != {name: entry.get(name) for name in ("bytes", "blake2b")}:
        return "it is not what was written"
    if entry.get("store") != store:
        return "it shows an earlier state of the store"
    return None
