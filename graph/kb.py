"""The knowledge base: who and what the world's news is about, and under which names.

Its tables lie in `knowledge/`. What a table says of an entry is explained in `kb_entries.Entry`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path

from ..model import Gazetteer, NodeType
from .kb_compiled import WEAK, CompiledBase, Written
from .kb_entries import Entry, read_entries
from .kb_forms import Found, How, forms
from .names import first_and_last, is_acronym, normalize, without_generic
from .transliteration import sounded

KNOWLEDGE = Path(__file__).parent / "knowledge"
NOT_ENTRIES = frozenset({"organs.tsv", "coordinates.tsv", "codes.tsv", "posts.tsv", "terms.tsv"})
REMEMBERED = 65_536
"""Names whose candidates are kept at hand: the same ones come again in every report."""

SHOUTED = frozenset({"state", "territory", "region", "capital", "city"})
SHORTEST_SHOUTED = 5
"""What datelines write in capitals ("NEW YORK"), in letters: a short word in capitals may be an acronym."""

Named = tuple[Entry, How]


class KnowledgeBase:
    """Entries, and an index over the forms of their names.

    `further` are compiled bases, asked in their order for what the entries do not have: what an earlier base
    knows, by id or Wikidata id, a later one does not change.

    >>> kb = KnowledgeBase.shipped()
    >>> [(entry.id, how) for entry, how in kb.candidates("Iranian")]
    [('iran', 'adjective')]
    """

    def __init__(self, entries: Iterable[Entry], further: Sequence[CompiledBase] = ()) -> None:
        self._entries = {entry.id: entry for entry in entries}
        self._further = tuple(further)
        self._items = {entry.wikidata for entry in self._entries.values() if entry.wikidata}
        self._offices = {
            (entry.country, organ): entry for entry in self._entries.values() for organ in entry.organs
        }
        self._by_form: dict[str, list[Found]] = {}
        for entry in sorted(self._entries.values(), key=_best_first):
            for form, written, how in forms(entry):
                self._by_form.setdefault(form, []).append((entry, written, how))
        self._by_sound = _by_sound(self._by_form)
        self._looked_up = lru_cache(maxsize=REMEMBERED)(self._look_up)

    @classmethod
    def load(cls, paths: Iterable[Path]) -> KnowledgeBase:
        """The knowledge base in some tables. Raises `KnowledgeBaseError`, as `read_entries` does."""
        return cls(read_entries(paths))

    @classmethod
    @cache
    def shipped(cls) -> KnowledgeBase:
        """The knowledge base that comes with Rashomon."""
        return cls.load(path for path in sorted(KNOWLEDGE.glob("*.tsv")) if path.name not in NOT_ENTRIES)

    def beside(self, paths: Sequence[Path]) -> KnowledgeBase:
        """These entries with compiled bases beside them. Raises `KnowledgeBaseError` for a file that is none."""
        return (
            KnowledgeBase(self._entries.values(), [CompiledBase(path) for path in paths]) if paths else self
        )

    def __iter__(self) -> Iterator[Entry]:
        yield from self._entries.values()
        for number, base in enumerate(self._further):
            yield from (entry for entry in base if not self._known_before(entry, number))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def entry(self, node: str) -> Entry | None:
        """The entry with this id, or None for a node that is not of this knowledge base."""
        own = self._entries.get(node)
        return own or next((found for base in self._further if (found := base.entry(node))), None)

    def office(self, country: str, organ: str) -> Entry | None:
        """The body that is an organ of a country: for ("united-states", "defence-ministry") the Pentagon."""
        return self._offices.get((country, organ))

    def candidates(self, name: str, *, person: bool = False) -> tuple[Named, ...]:
        """Every entry that a text may name, the likelier first. With `person`, middle names may be missing.

        A text without a capital names nothing: "polish" is not Polish, and "us" is not the US.
        """
        return self._looked_up(name, person)

    def gazetteer(self) -> Gazetteer:
        """Names and adjectives as they are written in running text, each with what it most often means.

        Names with a prior below 0.25 are left out: their words mean something else more often ("Time").
        """
        names: dict[str, tuple[str, NodeType]] = {}
        adjectives: dict[str, tuple[str, NodeType]] = {}
        for entry in sorted(self._entries.values(), key=_best_first):
            if entry.prior < WEAK:
                break
            for name in entry.names:
                for written in _as_written(name):
                    names.setdefault(written, (entry.id, entry.type))
                if entry.kind in SHOUTED and len(name) >= SHORTEST_SHOUTED:
                    names.setdefault(name.upper(), (entry.id, entry.type))
            for adjective in entry.adjectives:
                adjectives.setdefault(adjective, (entry.id, entry.type))
        own = Gazetteer(names=dict(sorted(names.items())), adjectives=dict(sorted(adjectives.items())))
        if not self._further:
            return own
        return Gazetteer(
            Written(own.names, self._further, "name"), Written(own.adjectives, self._further, "adjective")
        )

    def _look_up(self, name: str, person: bool) -> tuple[Named, ...]:
        if name == name.lower():
            return ()
        form = normalize(name)
        found = self._spelt(name, form)
        if not found and person:
            found = self._called(form)
        if not found and (short := without_generic(form)):
            found = [(entry, "short form") for entry, how in self._spelt(short, short) if how == "spelling"]
        if not found and (sound := sounded(form)):
            found = [(entry, "spelling") for entry in self._by_sound.get(sound, ())]
        return tuple(found)

    def _rows(self, form: str) -> Iterator[Found]:
        """What is found under a form, here and in the bases beside."""
        yield from self._by_form.get(form, ())
        for number, base in enumerate(self._further):
            yield from (row for row in base.forms(form) if not self._known_before(row[0], number))

    def _known_before(self, entry: Entry, number: int) -> bool:
        """Whether an entry of a base beside, counted by its place, is in one that is asked before it."""
        earlier = self._further[:number]
        return (
            entry.id in self._entries
            or entry.wikidata in self._items
            or any(base.entry(entry.id) is not None for base in earlier)
        )

    def _spelt(self, name: str, form: str) -> list[Named]:
        found: dict[str, Named] = {}
        bare = name[4:] if name[:4] in ("the ", "The ") else name
        for entry, written, how in self._rows(form):
            if how == "first and last name":
                continue
            if (how == "acronym" and not is_acronym(name)) or (_is_cut(written) and written != name):
                continue
            exact = written in (name, bare) or how != "name"
            if exact or entry.id not in found:
                found[entry.id] = (entry, how if exact else "spelling")
        return list(found.values())

    def _called(self, form: str) -> list[Named]:
        key = first_and_last(form)
        rows = self._rows(key) if key is not None else ()
        return [(entry, how) for entry, _, how in rows if how == "first and last name"]


def _by_sound(by_form: Mapping[str, Sequence[Found]]) -> dict[str, tuple[Entry, ...]]:
    """Entries by the consonants of names from Arabic script, which every report spells its own way."""
    found: dict[str, dict[str, Entry]] = {}
    for form, rows in by_form.items():
        if sound := sounded(form):
            found.setdefault(sound, {}).update({entry.id: entry for entry, _, _ in rows})
    return {sound: tuple(entries.values()) for sound, entries in found.items()}


def _best_first(entry: Entry) -> tuple[float, str]:
    return (-entry.prior, entry.id)


def _is_cut(name: str) -> bool:
    """Whether a name is a word cut off by a dot ("Mass."), which is another word in any other spelling ("Mass")."""
    return name.endswith(".") and name.count(".") == 1


def _as_written(name: str) -> Iterator[str]:
    """A name with either apostrophe, and as a sentence begins with it ("El-Kamri" for "el-Kamri").

    Nothing for one too short to be told from an ordinary word.
    """
    if len(name) > 2 or name != name.lower():
        for form in dict.fromkeys((name, name[0].upper() + name[1:])):
            yield form
            if "'" in form:
                yield form.replace("'", "’")
