"""A recipe that reads as `rashomon build` does, until a report tells it to fail, or to end its process."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rashomon.errors import InputError
from rashomon.model import Document
from rashomon.reading import Opened, Outcome, Pipeline

FAILS, KILLS, STUMBLES = "It fails.", "It kills.", "It stumbles."
"""Words at the end of a report: its reading fails; its process dies each time; its process dies the first time."""


@dataclass(frozen=True)
class Fragile:
    """`stumbled` is a file that is made when a process dies for the first time."""

    stumbled: Path
    whole: Pipeline = field(default_factory=lambda: Pipeline(rules_only=True))

    def open(self) -> Opened:
        return _Opened(self, self.whole.open())


class _Opened:
    def __init__(self, recipe: Fragile, whole: Opened) -> None:
        self._recipe, self._whole = recipe, whole

    def read(self, documents: Sequence[Document]) -> Iterator[Outcome]:
        for document in documents:
            if document.text.endswith(KILLS):
                os.kill(os.getpid(), signal.SIGKILL)
            if document.text.endswith(STUMBLES) and not self._recipe.stumbled.exists():
                self._recipe.stumbled.touch()
                os.kill(os.getpid(), signal.SIGKILL)
            if document.text.endswith(FAILS):
                yield InputError("reading it failed", path=document.name, remedy="nothing")
            else:
                yield from self._whole.read([document])
