"""What the words of a name tell of whether "he" or "she" is meant: a title before it ("Mrs. Klein"), a first name."""

from __future__ import annotations

from typing import Literal

from .first_names import FEMALE, MALE
from .parse import Parse
from .phrases import Phrase
from .triggers import Triggers

Gender = Literal["male", "female"]


class Genders:
    """The genders of people by their names."""

    def __init__(self, parse: Parse, triggers: Triggers) -> None:
        self._parse = parse
        self._nouns = {"male": triggers.lexicons["male"], "female": triggers.lexicons["female"]}

    def of(self, person: Phrase) -> Gender | None:
        """The gender that a name tells, or None: both by a title, or noun, and by a first name."""
        words = self._parse.words
        title = words[person.first - 1].lower().rstrip(".") if person.first else ""
        first = words[person.first] if person.end - person.first > 1 else ""
        if person.type != "Person":
            return None
        if title in self._nouns["male"] or first in MALE:
            return "male"
        return "female" if title in self._nouns["female"] or first in FEMALE else None

    def agree(self, one: Phrase, other: Phrase) -> bool:
        """Whether two names may be one person's: "Mr. Klein" is not Petra Klein."""
        return {self.of(one), self.of(other)} != {"male", "female"}
