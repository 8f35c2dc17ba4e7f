"""The errors that Rashomon raises itself.

RashomonError
├── InputError            a report, or a line of one, that cannot be read
├── VocabularyError       an entry of the ontology that does not hold together
├── KnowledgeBaseError    an entry of a knowledge base that does not hold together
├── PipelineError         the language pipeline is missing or does not fit
├── StoreError            the store cannot be opened, written, or lacks what was asked for
├── ExportError           an output cannot be written
└── QueryError            a query that cannot be run

Each says what is wrong, where (file and line, when there is one) and what to do about it:

>>> print(InputError("no text", path="reports.jsonl", line=7, remedy="give every line a \\"text\\""))
reports.jsonl:7: no text; give every line a "text"
"""

from __future__ import annotations


class RashomonError(Exception):
    """Anything that went wrong in a way that Rashomon can explain.

    `path` and `line` (counted from 1) name the place; `remedy` says what would mend it.
    """

    def __init__(
        self, problem: str, *, path: str | None = None, line: int | None = None, remedy: str | None = None
    ) -> None:
        super().__init__(problem)
        self.problem = problem
        self.path = path
        self.line = line
        self.remedy = remedy

    def __str__(self) -> str:
        place = (
            f"{self.path}:{self.line}: " if self.path and self.line else f"{self.path}: " if self.path else ""
        )
        return place + self.problem + (f"; {self.remedy}" if self.remedy else "")


class InputError(RashomonError):
    """A report, or a line of one, that cannot be read. The reports beside it are read all the same."""


class VocabularyError(RashomonError):
    """An entry of the ontology that does not hold together: an unknown code, a name used twice."""


class KnowledgeBaseError(RashomonError):
    """An entry of a knowledge base that does not hold together: an id used twice, a dangling reference."""


class PipelineError(RashomonError):
    """The language pipeline is not installed, or lacks the components that extraction needs."""


class StoreError(RashomonError):
    """The store cannot be opened or written, or does not hold what was asked for."""


class ExportError(RashomonError):
    """An output cannot be written."""


class QueryError(RashomonError):
    """A query that cannot be run: bad syntax, an unknown name, a missing argument."""
