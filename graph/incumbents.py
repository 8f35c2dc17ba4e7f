"""Descriptions by a post: "the Iranian president" is whoever was it on the day of the report."""

from __future__ import annotations

from collections.abc import Callable

from ..model import Extraction, Mention
from .decisions import Decision, of_entry
from .focus import Focus
from .kb import KNOWLEDGE, KnowledgeBase
from .organs import Organs
from .terms import Terms

TOLD_SCORE, BORROWED_SCORE = 0.8, 0.5
"""How sure it is who holds a post of a state that is told with it, and of the one that the report is about."""


class Incumbents:
    """Who held a post that a report only describes."""

    def __init__(self, kb: KnowledgeBase) -> None:
        self._kb = kb
        self._posts = Organs(kb, KNOWLEDGE / "posts.tsv")
        self._terms = Terms(kb)

    def of(self, extraction: Extraction, focus: Focus) -> Callable[[Mention], Decision | None]:
        """Decides for the descriptions of a report; for none where the report has no date."""
        published = extraction.document.published
        if published is None:
            return lambda description: None
        text = extraction.document.text
        names = {mention.start: mention.text for mention in extraction.mentions if mention.kind == "name"}

        def decide(description: Mention) -> Decision | None:
            called = description.text
            for of in (" of ", " of the "):
                if text.startswith(of, description.end):
                    called = f"{description.text} of {names.get(description.end + len(of), '')}"
            return self._decide(description, called, published, focus)

        return decide

    def _decide(self, description: Mention, called: str, day: str, focus: Focus) -> Decision | None:
        found = self._posts.parse(called)
        if found is None or found.owner is not None or not (description.definite or found.state):
            return None
        state = found.state.id if found.state else focus.holder(found.organ.id)
        term = self._terms.holder(state, found.organ.id, day) if state is not None else None
        if term is None or (country := self._kb.entry(term.state)) is None:
            return None
        reason = f"'{called}' on {day[:10]}: {found.organ.label} of {country.label} since {term.since}"
        return of_entry(description, term.person, TOLD_SCORE if found.state else BORROWED_SCORE, reason)
