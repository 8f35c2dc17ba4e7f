"""Judgements in the explorer: the reader says that two nodes are the same or are not, and takes it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from getpass import getuser
from pathlib import Path
from threading import Lock
from typing import Protocol

from ...graph.store import FILE, Store
from ...model import Judgement, Verdict
from .catalogue import Catalogue, Json


class Judge(Protocol):
    """Stores a judgement and brings the views of the directory up to date, as `pipeline.judge` does."""

    def __call__(
        self, out: Path, one: str, other: str, verdict: Verdict, *, who: str, why: str, when: str
    ) -> Judgement: ...


Undo = Callable[[Path, int | None], Judgement]
"""Takes back a judgement by its number, as `pipeline.undo` does."""


@dataclass(frozen=True)
class Judging:
    """What the explorer needs to change a store. It comes from outside: exports do not know the pipeline."""

    directory: Path
    judge: Judge
    undo: Undo
    _one_at_a_time: Lock

    @classmethod
    def of(cls, directory: Path, judge: Judge, undo: Undo) -> Judging:
        """Judging the nodes of the store in a directory."""
        return cls(directory, judge, undo, Lock())

    def decide(self, one: str, other: str, verdict: Verdict, why: str) -> Judgement:
        """Stores what the reader says, under their name on this machine. Raises `StoreError`."""
        today = datetime.now(UTC).date().isoformat()
        with self._one_at_a_time:
            return self.judge(self.directory, one, other, verdict, who=getuser(), why=why, when=today)

    def take_back(self, number: int) -> Judgement:
        """Takes back a judgement. Raises `StoreError`."""
        with self._one_at_a_time:
            return self.undo(self.directory, number)

    def made(self) -> list[Judgement]:
        """The judgements in the store."""
        with Store(self.directory / FILE, create=False) as store:
            return list(store.judgements())


def judgement_view(judgement: Judgement, catalogue: Catalogue) -> Json:
    """A judgement, its sides in words: "J. Klein (as in b.txt)" for a node as one report has it."""
    return {
        "number": judgement.number,
        "verdict": judgement.verdict,
        "sides": [_side(judgement.one, catalogue), _side(judgement.other, catalogue)],
        "who": judgement.who,
        "when": judgement.when,
        "why": judgement.why,
    }


def _side(side: str, catalogue: Catalogue) -> Json:
    node, _, document = side.partition("@")
    reading = catalogue.readings.get(document)
    words = f" (as in {reading.extraction.document.name})" if reading else ""
    return {"id": node, "label": catalogue.label(node) + words}
