"""What one call of `read` knows across its inputs: the limits, and which names are taken."""

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
    """The limits to keep, and the reports so far by name, with where each was found."""

    limits: Limits
    claimed: dict[str, tuple[str, Place]] = field(default_factory=dict)

    def claim(self, document: Document, place: Place) -> bool:
        """Take the name of a report for it; False when this very report has come before.

        Raises InputError when an earlier report of other content has that name.
        """
        earlier, where = self.claimed.setdefault(document.name, (document.id, place))
        if earlier != document.id:
            raise place.error(
                f'another report is called "{document.name}" already, at {where}',
                "give every report an id or a file name of its own",
            )
        return where is place
