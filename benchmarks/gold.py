"""Gold data that lies in a folder of its own, for the accuracy benchmarks: reading, parsing once, scoring.

The folder (`../shared/eval` beside the repository, unless another is named) holds `score.py` and `gold/`.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
from dataclasses import fields
from hashlib import sha256
from pathlib import Path
from types import ModuleType
from typing import Any

from rashomon.extract.parse import Parse
from rashomon.extract.parser import Parser
from rashomon.ids import content_id
from rashomon.model import Document

EVAL = Path(__file__).parent.parent.parent / "shared" / "eval"
Json = dict[str, Any]
Corpus = list[tuple[Document, Parse]]


def read(folder: Path, name: str) -> list[Json]:
    """The lines of a gold file, given its name without folder and ending."""
    with gzip.open(folder / "gold" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def module(path: Path) -> ModuleType:
    """A scorer, imported from where it lies."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


class Parses:
    """Parses of gold texts, kept in a folder by the hash of their text when there is one."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def of(self, gold: list[Json]) -> Corpus:
        """The reports of gold lines with their parses; the `id` of a line becomes the report's name."""
        documents = [
            Document(content_id("doc", str(line["id"]), line["text"]), str(line["id"]), line["text"])
            for line in gold
        ]
        if self._folder is None:
            return list(Parser().parse(documents))
        self._folder.mkdir(parents=True, exist_ok=True)
        missing = [document for document in documents if not self._path(document).exists()]
        for document, parse in Parser().parse(missing) if missing else ():
            columns = {each.name: getattr(parse, each.name) for each in fields(parse) if each.init}
            self._path(document).write_text(json.dumps(columns), encoding="utf-8")
        return [(document, self._read(document)) for document in documents]

    def _path(self, document: Document) -> Path:
        assert self._folder is not None
        return self._folder / f"{sha256(document.text.encode()).hexdigest()[:32]}.json"

    def _read(self, document: Document) -> Parse:
        columns = json.loads(self._path(document).read_text(encoding="utf-8"))
        for name in ("sentences", "entities"):
            columns[name] = [tuple(each) for each in columns[name]]
        return Parse(**columns)
