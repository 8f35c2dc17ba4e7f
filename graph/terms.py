"""Terms of office: whom "the president" meant on the day of a report."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from .kb import KNOWLEDGE, KnowledgeBase
from .kb_entries import Entry
from .tables import Row, read_table

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
OPEN = "9999-12-31"


@dataclass(frozen=True, slots=True)
class Term:
    """Somebody held a post of a state from the day `since` until the day before `until`."""

    person: Entry
    state: str
    post: str
    since: str
    until: str


class Terms:
    """The terms of office of a knowledge base.

    Raises `KnowledgeBaseError` for a person or state that the base does not have, a day that is none, a term that
    ends before it begins, or two persons in one post at a time.
    """

    def __init__(self, kb: KnowledgeBase, path: Path = KNOWLEDGE / "terms.tsv") -> None:
        self._terms: dict[tuple[str, str], list[Term]] = {}
        for row in read_table(path, ("person", "state", "post", "since", "until")):
            term = _term(kb, row)
            others = self._terms.setdefault((term.state, term.post), [])
            for other in others:
                if term.since < other.until and other.since < term.until:
                    raise row.error(f"{other.person.label} is {term.post} of {term.state} at the same time")
            others.append(term)

    def holder(self, state: str, post: str, day: str) -> Term | None:
        """Who held a post on a day (ISO 8601; a time after it is passed over), or None where it is not known."""
        for term in self._terms.get((state, post), ()):
            if term.since <= day[:10] < term.until:
                return term
        return None


def _term(kb: KnowledgeBase, row: Row) -> Term:
    person, state = kb.entry(row.required("person")), kb.entry(row.required("state"))
    if person is None or person.type != "Person":
        raise row.error(f"{row.required('person')!r} is no person of the knowledge base")
    if state is None or not state.is_state:
        raise row.error(f"{row.required('state')!r} is no state of the knowledge base")
    since, until = row.required("since"), row.value("until") or OPEN
    for day in (since, until):
        if not _DAY.fullmatch(day):
            raise row.error(f"{day!r} is no day", "write days as 2020-12-31")
    if until <= since:
        raise row.error(f"the term ends on {until}, before it begins")
    return Term(person, state.id, row.required("post"), since, until)
