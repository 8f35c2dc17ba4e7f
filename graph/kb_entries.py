"""The entries of a knowledge base, and how they are read from its tables and checked against each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import get_args

from ..model import NodeType
from .tables import Row, read_table

KINDS = frozenset(
    [
        "state",
        "territory",
        "region",
        "capital",
        "city",
        "place",
        "international",
        "government-body",
        "intelligence",
        "military",
        "armed-group",
        "party",
        "media",
        "company",
        "organization",
        "person",
    ]
)
"""What an entry can be, besides its type. A `capital` is a city whose name stands for a government."""

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_WIKIDATA = re.compile(r"Q[1-9][0-9]*")


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody or something that reports name: "hezbollah", the party and militia of Lebanon.

    `country` is the id of the state it belongs to, `part_of` the id of the body that it is a part of, or whose
    seat it is: "Brussels" acts for the European Union, every other capital for its country. `adjectives` are
    the words for what belongs to it and for its people ("Iranian", "Iranians"). `organs` name the offices of
    its country that it holds: the Pentagon is the `defence-ministry` of the United States (see `organs.tsv`).
    `prior` says how likely a name means this entry, beside others of the same name and with nothing else known,
    from 0 to 1.
    """

    id: str
    label: str
    type: NodeType
    kind: str
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    wikidata: str | None = None
    country: str | None = None
    part_of: str | None = None
    organs: tuple[str, ...] = ()
    prior: float = 0.5

    @property
    def names(self) -> tuple[str, ...]:
        """The label and every alias."""
        return (self.label, *self.aliases)

    @property
    def is_state(self) -> bool:
        """Whether this is a country, which is one node with its government."""
        return self.kind == "state"

    @property
    def home(self) -> str | None:
        """The state that this is, or that it belongs to."""
        return self.id if self.is_state else self.country


COLUMNS = tuple(field.name for field in fields(Entry))
"""The columns that a table of entries may have."""


def read_entries(paths: Iterable[Path]) -> tuple[Entry, ...]:
    """The entries of some tables, in the order of their ids.

    Raises `KnowledgeBaseError`, which names file and line, for an entry that does not hold together by itself
    (an unknown type or kind, an empty alias, an ill-formed Wikidata id) or with the others (an id or a
    Wikidata id used twice, a `country` that is no state, a `part_of` that does not exist, an office held
    twice).
    """
    rows = [(entry_of(row), row) for path in paths for row in read_table(path, COLUMNS)]
    _refuse_repeated(((entry.id, row) for entry, row in rows), "id")
    _refuse_repeated(((entry.wikidata, row) for entry, row in rows if entry.wikidata), "Wikidata id")
    _refuse_repeated(_offices(rows), "office")
    _refuse_dangling(rows)
    return tuple(sorted((entry for entry, _ in rows), key=lambda entry: entry.id))


def entry_of(row: Row) -> Entry:
    """The entry of a line. Raises `KnowledgeBaseError` where it does not hold together by itself."""
    return Entry(
        id=_matching(_ID, row, row.required("id"), "id"),
        label=row.required("label"),
        type=_type(row),
        kind=_kind(row),
        aliases=row.values("aliases"),
        adjectives=row.values("adjectives"),
        wikidata=_matching(_WIKIDATA, row, item, "Wikidata id") if (item := row.value("wikidata")) else None,
        country=row.value("country"),
        part_of=row.value("part_of"),
        organs=row.values("organs"),
        prior=_prior(row),
    )


def _matching(pattern: re.Pattern[str], row: Row, value: str, what: str) -> str:
    if not pattern.fullmatch(value):
        raise row.error(f"{value!r} is not a well-formed {what}")
    return value


def _type(row: Row) -> NodeType:
    value = row.required("type")
    for known in get_args(NodeType):
        if value == known:
            return known  # type: ignore[no-any-return]
    raise row.error(f"unknown type {value!r}", f"use one of {', '.join(get_args(NodeType))}")


def _kind(row: Row) -> str:
    kind = row.required("kind")
    if kind not in KINDS:
        raise row.error(f"unknown kind {kind!r}", f"use one of {', '.join(sorted(KINDS))}")
    return kind


def _prior(row: Row) -> float:
    value = row.value("prior") or "0.5"
    try:
        prior = float(value)
    except ValueError:
        raise row.error(f"the prior {value!r} is not a number") from None
    if not 0 < prior <= 1:
        raise row.error(f"the prior {value} is not between 0 and 1")
    return prior


def _offices(rows: Iterable[tuple[Entry, Row]]) -> Iterator[tuple[str, Row]]:
    for entry, row in rows:
        for organ in entry.organs:
            yield f"{organ} of {entry.country}", row


def _refuse_repeated(keys: Iterable[tuple[str, Row]], what: str) -> None:
    first: dict[str, Row] = {}
    for key, row in keys:
        if key in first:
            earlier = first[key]
            raise row.error(f"the {what} {key!r} is used twice", f"see {earlier.path}:{earlier.line}")
        first[key] = row


def _refuse_dangling(rows: Iterable[tuple[Entry, Row]]) -> None:
    kinds = {entry.id: entry.kind for entry, _ in rows}
    for entry, row in rows:
        if entry.country is not None and kinds.get(entry.country) != "state":
            raise row.error(f"the country {entry.country!r} is not a state of the knowledge base")
        if entry.part_of is not None and entry.part_of not in kinds:
            raise row.error(f"{entry.id!r} is part of {entry.part_of!r}, which does not exist")
        if entry.organs and entry.country is None:
            raise row.error(f"{entry.id!r} holds an office of no country", "fill the column 'country'")
