"""What one call of `read` knows across its inputs: the limits, and which ids are taken."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...errors import InputError
from ...model import Document
from .limits import Limits


@dataclass(frozen=True, slots=True)
class Place:
    """Where a report was found: a file, and the line of it when the file holds many."""

    path: str
    line: int | None = None

    def error(self, problem: str, remedy: str) -> InputError:
        """An error at this place."""
        return InputError(problem, path=self.path, line=self.line, remedy=remedy)

    def __str__(self) -> str:
        return self.path if self.line is None else f"{self.path}:{self.line}"


@dataclass(frozen=True, slots=True)
class Intake:
    """The limits to keep, and the ids that reports gave themselves so far."""

    limits: Limits
    claimed: dict[str, tuple[str, Place]] = field(default_factory=dict)

    def claim(self, document: Document, place: Place) -> None:
        """Take `document.name` for this report; the same report may come again.

        Raises InputError when an earlier report of other content has that id.
        """
        content, earlier = self.claimed.setdefault(document.name, (document.id, place))
        if content != document.id:
            raise place.error(
                f'another report has the id "{document.name}" already, at {earlier}',
                "give every report an id of its own",
            )
