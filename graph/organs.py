"""Names that are put together: "the Iranian Foreign Ministry" is an office (`organs.tsv`) of a state.

States have such offices by the hundred, and news writes them in many ways: "Iran's Foreign Ministry", "the
Ministry of Foreign Affairs of Iran", "Tehran's foreign ministry". All of them are one node,
`iran-foreign-ministry`, unless the knowledge base has an entry that holds the office, as the Pentagon does
for the United States.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ..ids import content_id
from .kb import KNOWLEDGE, REMEMBERED, KnowledgeBase
from .kb_entries import Entry
from .names import normalize
from .tables import read_table

LONGEST_NAME = 16
"""Words; a longer name is that of no office, and there are too many ways to divide it."""

_POSSESSIVE = re.compile(r"['’]s?$")
_WITH_ARTICLE = re.compile(
    r"United |Netherlands|Philippines|Bahamas|Gambia|Maldives|Comoros|Holy See|.* (?:Islands|Republic|Union)$"
    r"|(?:Democratic )?Republic "
)
"""Labels that a sentence puts "the" before."""


@dataclass(frozen=True, slots=True)
class Organ:
    """An office that most states have; `is_state` for the government, which is one node with its state."""

    id: str
    label: str
    names: tuple[str, ...]
    is_state: bool


@dataclass(frozen=True, slots=True)
class OrganName:
    """What a name that is put together stands for: an organ, and whose it is if the name tells.

    `state` is the state that has it; `owner` is how the name calls an owner that the knowledge base does not know
    as a state ("Ruritania's army"). A name that tells neither ("the army") has none of the two.
    """

    organ: Organ
    state: Entry | None = None
    owner: str | None = None

    @property
    def node(self) -> str | None:
        """The id of this organ where it has no entry of its own, such as `iran-foreign-ministry`; None for nobody's.

        A government is its state. An organ of an unknown owner has the id of a name, the same in every report.
        """
        if self.state is not None:
            return self.state.id if self.organ.is_state else f"{self.state.id}-{self.organ.id}"
        if self.owner is not None:
            return content_id("ent", "Organization", normalize(self.owner), self.organ.id)
        return None

    @property
    def label(self) -> str:
        """How such an organ is called: "Foreign Ministry of Iran", "Army of the Netherlands"."""
        if self.state is not None and self.organ.is_state:
            return self.state.label
        whose = self.state.label if self.state else self.owner
        if whose is None:
            return self.organ.label
        return f"{self.organ.label} of {'the ' if _WITH_ARTICLE.match(whose) else ''}{whose}"


class Organs:
    """The organs of states, found by the name that a report gives them."""

    def __init__(self, kb: KnowledgeBase, path: Path = KNOWLEDGE / "organs.tsv") -> None:
        self._kb = kb
        self._by_form = {normalize(name): organ for organ in read_organs(path) for name in organ.names}
        self._parsed = lru_cache(maxsize=REMEMBERED)(self._parse)

    def parse(self, name: str) -> OrganName | None:
        """The organ that a name stands for, or None for a name of another make.

        >>> organs = Organs(KnowledgeBase.shipped())
        >>> found = organs.parse("Iran's Foreign Ministry")
        >>> found.organ.id, found.state.id
        ('foreign-ministry', 'iran')
        >>> organs.parse("the foreign ministry").state is None
        True
        """
        return self._parsed(name)

    def _parse(self, name: str) -> OrganName | None:
        words = name.split()
        if len(words) > LONGEST_NAME:
            return None
        if words and words[0].lower() == "the":
            del words[0]
        if organ := self._by_form.get(normalize(" ".join(words))):
            return OrganName(organ)
        readings = [reading for reading in map(self._read, _divided(words)) if reading is not None]
        return min(readings, key=lambda reading: reading.state is None, default=None)

    def _read(self, divided: tuple[str, str]) -> OrganName | None:
        """An owner and an organ, where that is what the two parts of a name are."""
        whose, what = divided
        organ = self._by_form.get(normalize(what))
        if organ is None:
            return None
        if state := self._state(whose, organ):
            return OrganName(organ, state)
        owner = _POSSESSIVE.sub("", whose)
        proper = owner[:1].isupper() and (owner != whose or organ.id.endswith("-ministry"))
        return OrganName(organ, owner=owner) if proper else None

    def _state(self, whose: str, organ: Organ) -> Entry | None:
        """The state of a name, an adjective, a capital, or (a government's) a person: "the Biden administration"."""
        for entry, _ in self._kb.candidates(whose):
            if entry.is_state:
                return entry
            stands_for_state = entry.kind == "capital" or (entry.kind == "person" and organ.is_state)
            if stands_for_state and entry.country is not None:
                return self._kb.entry(entry.country)
        return None


def _divided(words: list[str]) -> Iterator[tuple[str, str]]:
    """The ways to take a name for an owner and an organ: "Peru's | army", "Peruvian | army", "army of | Peru"."""
    for cut in range(1, len(words)):
        yield " ".join(words[:cut]), " ".join(words[cut:])
        if words[cut] == "of":
            yield " ".join(words[cut + 1 :]).removeprefix("the "), " ".join(words[:cut])


def read_organs(path: Path) -> list[Organ]:
    """The organs of a table. Raises `KnowledgeBaseError` where an office or one of its names stands twice."""
    seen: dict[str, str] = {}
    found = []
    for row in read_table(path, ("id", "label", "names", "node")):
        organ = Organ(
            row.required("id"), row.required("label"), row.values("names"), row.value("node") == "state"
        )
        for key in (organ.id, *dict.fromkeys(normalize(name) for name in organ.names)):
            if seen.setdefault(key, organ.id) != organ.id:
                raise row.error(f"{key!r} is already a name of {seen[key]!r}")
        found.append(organ)
    return found
