"""`views.json`: which state of the store each file of a directory shows, and what the file then was.

    {"graph.nq": {"bytes": 1057069, "blake2b": "9f…", "store": "sto-…"}}

By it `rashomon check` tells a view that lags behind the store, or that somebody has changed, from one that holds.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

FILE = "views.json"


def record(directory: Path, files: Iterable[Path], store: str) -> None:
    """Note that these files now show this state of a store."""
    kept = {name: entry for name, entry in recorded(directory).items() if (directory / name).exists()}
    kept |= {path.name: seal(path) | {"store": store} for path in files}
    text = json.dumps(kept, indent=1, sort_keys=True) + "\n"
    path = directory / FILE
    if not (path.exists() and path.read_text("utf-8") == text):
        part = directory / f".{FILE}.part"
        part.write_text(text, "utf-8")
        part.replace(path)


def recorded(directory: Path) -> dict[str, dict[str, Any]]:
    """What is noted of each file; nothing where there is no note, or none that can be read."""
    try:
        found = json.loads((directory / FILE).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def seal(path: Path) -> dict[str, Any]:
    """The size of a file and a hash of it."""
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, lambda: hashlib.blake2b(digest_size=16))
    return {"bytes": path.stat().st_size, "blake2b": digest.hexdigest()}
