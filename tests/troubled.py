"""Recipes in trouble: their processes die, or they cannot be opened. In a module that a worker can import."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rashomon.errors import InputError, PipelineError
from rashomon.model import Document
from rashomon.reading import Opened, Outcome

from fragile import FAILS, KILLS, STUMBLES
from tiny import Tiny


@dataclass(frozen=True)
class Troubled:
    """Reads as `Tiny` does, but a report may say what becomes of its process. `stumbled` is made at the first death."""

    stumbled: Path

    def open(self) -> Opened:
        return _Opened(self, Tiny().open())


class _Opened:
    def __init__(self, recipe: Troubled, tiny: Opened) -> None:
        self._recipe, self._tiny = recipe, tiny

    def read(self, documents: Sequence[Document]) -> Iterator[Outcome]:
        for report in documents:
            if report.text == KILLS or (report.text == STUMBLES and not self._recipe.stumbled.exists()):
                self._recipe.stumbled.touch()
                os.kill(os.getpid(), signal.SIGKILL)
            if report.text in (FAILS, STUMBLES):
                yield InputError("it says so", path=report.name)
            else:
                yield from self._tiny.read([report])


@dataclass(frozen=True)
class Missing:
    """A recipe without its model."""

    def open(self) -> Opened:
        raise PipelineError("no such model", remedy="install it")


@dataclass(frozen=True)
class Stillborn:
    """A recipe whose process dies while it is opened."""

    def open(self) -> Opened:
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError("still alive")
