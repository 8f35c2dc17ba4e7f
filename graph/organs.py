"""Names that are put together: "the Iranian Foreign Ministry" is an office (`organs.tsv`) of a state.

States have such offices by the hundred, and news writes them in many ways: "Iran's Foreign Ministry", "the
Ministry of Foreign Affairs of Iran", "Tehran's foreign ministry". All of them are one node,
`iran-foreign-ministry`, unless the knowledge base has an entry that holds the office, as the Pentagon does
for the United States.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from .kb import KNOWLEDGE, REMEMBERED, KnowledgeBase
from .kb_entries import Entry
from .names import normalize
from .tables import read_table

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
    """What a name that is put together stands for: an organ, and the state if the name tells it."""

    organ: Organ
    state: Entry | None


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
        if words and words[0].lower() == "the":
            del words[0]
        if organ := self._by_form.get(normalize(" ".join(words))):
            return OrganName(organ, None)
        for cut in range(1, len(words)):
            before, after = " ".join(words[:cut]), " ".join(words[cut:])
            if (organ := self._by_form.get(normalize(after))) and (state := self._state(before)):
                return OrganName(organ, state)
            if words[cut] == "of" and (organ := self._by_form.get(normalize(before))):
                state = self._state(after.removeprefix("of "))
                if state is not None:
                    return OrganName(organ, state)
        return None

    def _state(self, name: str) -> Entry | None:
        """The state of a name, an adjective, a capital or a head of state ("the Biden administration")."""
        for entry, _ in self._kb.candidates(name):
            if entry.is_state:
                return entry
            if entry.kind in {"capital", "person"} and entry.country is not None:
                return self._kb.entry(entry.country)
        return None


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


def organ_node(state: Entry, organ: Organ) -> str:
    """The id of an organ that has no entry of its own: `iran-foreign-ministry`."""
    return state.id if organ.is_state else f"{state.id}-{organ.id}"


def organ_label(state: Entry, organ: Organ) -> str:
    """How such an organ is called: "Foreign Ministry of Iran", "Army of the Netherlands"."""
    if organ.is_state:
        return state.label
    return f"{organ.label} of {'the ' if _WITH_ARTICLE.match(state.label) else ''}{state.label}"
