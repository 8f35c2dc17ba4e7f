"""Readers: of reports, of their fields, and of what else a user gives."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from rashomon.errors import InputError, KnowledgeBaseError, QueryError, VocabularyError
from rashomon.exports.library import parse
from rashomon.extract.readers import READERS, Limits, read
from rashomon.extract.readers.fields import FIELDS, identifier
from rashomon.extract.readers.intake import Intake
from rashomon.graph.kb_build import compile_base
from rashomon.graph.kb_sources import read_sources
from rashomon.model import Document
from rashomon.ontology.vocabulary import load

SMALL = Limits(characters=1_000, elements=200, depth=20, unpacked=20_000, expansion=50)


def sound(found: Document | InputError) -> None:
    """A document can be written; an error names its place."""
    if isinstance(found, InputError):
        assert found.path
        str(found).encode("utf-8", "surrogateescape")
        return
    assert found.text.strip()
    for field in Document.__slots__:
        (getattr(found, field) or "").encode()


def reader(suffix: str, data: bytes) -> None:
    """A file of reports."""
    for found in READERS[suffix](io.BytesIO(data), "some", "some", Intake(SMALL)):
        sound(found)


def standard_input(data: bytes) -> None:
    """A pipe."""
    for found in read(["-"], io.BytesIO(data), SMALL):
        sound(found)


def fields(data: bytes) -> None:
    """A title, an address, a publisher, a date, an id."""
    text = data.decode("utf-8", "replace")
    for field in (*FIELDS.values(), identifier):
        try:
            made = field(text)
        except ValueError:
            continue
        assert made is None or made == field(made), "what was read is read the same again"


def knowledge(name: str, data: bytes) -> None:
    """A table, entities or a dump for a knowledge base."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        with suppress(KnowledgeBaseError):
            list(compile_base(read_sources([path], []), Path(folder) / "world.kb", lambda done: None))


def vocabulary(data: bytes) -> None:
    """A user's relations and acts, in YAML."""
    with suppress(VocabularyError):
        load(texts={"more.yaml": data.decode("utf-8", "replace")})


def query(data: bytes) -> None:
    """A user's own file of a query."""
    with suppress(QueryError):
        parse("own", data.decode("utf-8", "replace"))


TARGETS: dict[str, Callable[[bytes], None]] = {
    **{
        f"read{suffix or '-plain'}": partial(reader, suffix)
        for suffix in ("", ".html", ".jsonl", ".jsonl.gz")
    },
    "read-stdin": standard_input,
    "read-fields": fields,
    "read-kb.csv": partial(knowledge, "world.csv"),
    "read-kb.json": partial(knowledge, "world.json"),
    "read-vocabulary": vocabulary,
    "read-query": query,
}
