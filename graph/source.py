"""What writers may ask of a store: its reports, its nodes, its propositions, each in a fixed order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from ..model import Judgement, Node, Proposition, Reading


class Source(Protocol):
    """A store, seen by those who only read it. Every call starts a fresh pass over the whole store."""

    def readings(self) -> Iterator[Reading]:
        """Every report with all its records, ordered by document id."""

    def nodes(self) -> Iterator[Node]:
        """Every entity over the whole store, ordered by id."""

    def propositions(self) -> Iterator[Proposition]:
        """Every proposition with its status and supports, ordered by id."""

    def judgements(self) -> tuple[Judgement, ...]:
        """What readers decided about nodes, in order of their numbers."""
