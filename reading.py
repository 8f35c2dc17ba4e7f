"""Reading reports, batch by batch: parse, extract, link, relate. Pure, so that any process may do it, and again.

documents -> parser -> reader -> linker -> builder -> readings
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from .deadline import TooSlowError, within
from .errors import InputError
from .extract.parse import Parse
from .extract.parser import DEFAULT_MODEL, Parser
from .extract.reader import Reader
from .extract.tagger import Tagger
from .graph.builder import build as build_reading
from .graph.kb import KnowledgeBase
from .graph.linker import Linker
from .model import Document, Extraction, Reading
from .ontology.vocabulary import Vocabulary
from .ontology.vocabulary import load as load_vocabulary

REPORTS, CHARACTERS = 32, 50_000
"""What a batch holds at most (but always one report): it is read at once, stored in one transaction, and is what
an interruption can lose."""

SECONDS = 600.0
"""What one report may take: far more than a long one needs on a slow machine, since what is given up is not read."""

Outcome = Reading | InputError
"""What becomes of a report: it is read, or it is told why not."""


class Opened(Protocol):
    """Whatever reads a batch of reports, once its models are loaded."""

    def read(self, documents: Sequence[Document]) -> Iterator[Outcome]:
        """One outcome for each report, in their order."""


class Recipe(Protocol):
    """How reports are to be read: small, and fit to be sent to another process, which opens it there."""

    def open(self) -> Opened:
        """Load what it takes. Raises `PipelineError`, `VocabularyError` or `KnowledgeBaseError`."""


@dataclass(frozen=True, slots=True)
class Pipeline:
    """The recipe of `rashomon build`: a spaCy pipeline by name, vocabulary files by name and text, compiled bases.

    Statements are found by rules and by the trained tagger, joined; by rules alone with `rules_only`. A report that
    takes longer than `seconds` is given up; None is for ever.
    """

    model: str = DEFAULT_MODEL
    vocabulary: Mapping[str, str] = field(default_factory=dict)
    knowledge: tuple[Path, ...] = ()
    rules_only: bool = False
    seconds: float | None = SECONDS

    def open(self) -> Opened:
        """The stages, loaded."""
        return _Stages(self)


class Linking:
    """From what a report says to what is known of it: linked by a knowledge base, and who holds what."""

    def __init__(self, base: KnowledgeBase, vocabulary: Vocabulary) -> None:
        self._linker, self._vocabulary = Linker(base), vocabulary

    def reading(self, extraction: Extraction) -> Reading:
        """One report, linked. It takes nothing but its records: no text is parsed."""
        links, entities = self._linker.link(extraction)
        publisher = self._linker.publisher(extraction.document)
        return build_reading(extraction, links, entities, publisher, self._vocabulary)


class _Stages:
    def __init__(self, recipe: Pipeline) -> None:
        base = KnowledgeBase.shipped().beside(recipe.knowledge)
        vocabulary = load_vocabulary(texts=recipe.vocabulary)
        self._parser = Parser(recipe.model)
        self._reader = Reader(vocabulary, base.gazetteer(), None if recipe.rules_only else Tagger())
        self._linking = Linking(base, vocabulary)
        self._seconds = recipe.seconds

    def read(self, documents: Sequence[Document]) -> Iterator[Outcome]:
        """One outcome for each report. A defect that one report brings to light does not sink those beside it."""
        try:
            with within(self._seconds):
                parses: Iterable[tuple[Document, Parse]] = list(self._parser.parse(documents))
        except Exception as error:  # the same bulkhead as below; which report it was shows one by one
            if len(documents) == 1:
                yield _failure(documents[0], error)
            else:
                for document in documents:
                    yield from self.read((document,))
            return
        for document, parse in parses:
            try:
                with within(self._seconds):
                    reading = self._linking.reading(self._reader.read(document, parse))
            except Exception as error:
                # A bulkhead: it is reported with the report's name, and the exit code tells.
                yield _failure(document, error)
            else:
                yield reading


def batches(documents: Iterable[Document]) -> Iterator[tuple[Document, ...]]:
    """Reports in batches of at most `REPORTS` and `CHARACTERS`, in their order."""
    batch: list[Document] = []
    characters = 0
    for document in documents:
        if batch and (len(batch) == REPORTS or characters + len(document.text) > CHARACTERS):
            yield tuple(batch)
            batch, characters = [], 0
        batch.append(document)
        characters += len(document.text)
    if batch:
        yield tuple(batch)


@contextmanager
def collecting_rarely() -> Iterator[None]:
    """Let Python look for cycles of garbage a hundred times less often.

    Records hold no cycles and are freed as they go; the search alone took a sixth of a build's time.
    """
    usual = gc.get_threshold()
    gc.set_threshold(100 * usual[0], *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def _failure(document: Document, error: Exception) -> InputError:
    if isinstance(error, TooSlowError):
        return InputError(
            f"reading it was given up: {error}",
            path=document.name,
            remedy="split it, or allow more (--max-seconds)",
        )
    return InputError(
        f"reading it failed: {type(error).__name__}: {error}",
        path=document.name,
        remedy="please report this with the text",
    )
