"""Where a compiled knowledge base comes from: a table, followthemoney entities, or a Wikidata dump.

Each reader streams: it yields an entry with its place, or the error of a line, and goes on.
"""

from __future__ import annotations

import bz2
import csv
import gzip
import json
import math
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO, Any

from ..errors import KnowledgeBaseError
from ..model import NodeType
from .kb import KNOWLEDGE, KnowledgeBase
from .kb_entries import COLUMNS, Entry, entry_of
from .names import slug
from .tables import Row, read_table

CSV_SIZE = 10_000_000
"""Characters that a cell may have; a longer one is an error of its line."""


@dataclass(frozen=True, slots=True)
class Sourced:
    """An entry and where it was read."""

    entry: Entry
    path: str
    line: int

    def error(self, problem: str, remedy: str | None = None) -> KnowledgeBaseError:
        """An error that names the place."""
        return KnowledgeBaseError(problem, path=self.path, line=self.line, remedy=remedy)


def read_sources(
    paths: Iterable[Path], classes: Iterable[str] = ()
) -> Iterator[Sourced | KnowledgeBaseError]:
    """The entries of files, each read as its name tells: .csv or .tsv tables, else JSON, maybe .gz or .bz2.

    Of a Wikidata dump, the items of these classes are taken (those of `CLASSES` when none is given).
    """
    for path in paths:
        name = path.name.removesuffix(".gz").removesuffix(".bz2")
        if name.endswith((".csv", ".tsv")):
            yield from _rows(path, "\t" if name.endswith(".tsv") else ",")
        else:
            yield from _objects(path, frozenset(classes) or frozenset(CLASSES))


def _rows(path: Path, delimiter: str) -> Iterator[Sourced | KnowledgeBaseError]:
    """The rows of a table whose header names columns of `Entry`; a cell joins several values by "|"."""
    csv.field_size_limit(CSV_SIZE)
    try:
        with _opened(path) as lines:
            table = csv.DictReader(lines, delimiter=delimiter)
            if unknown := set(table.fieldnames or ()) - set(COLUMNS):
                known = ", ".join(COLUMNS)
                yield KnowledgeBaseError(
                    f"unknown columns {', '.join(sorted(map(str, unknown)))}",
                    path=str(path),
                    line=1,
                    remedy=f"known are {known}",
                )
                return
            for cells in table:
                row = Row(
                    {name: (cell or "").strip() for name, cell in cells.items() if name},
                    str(path),
                    table.line_num,
                )
                try:
                    yield Sourced(entry_of(row), str(path), table.line_num)
                except KnowledgeBaseError as error:
                    yield error
    except (OSError, EOFError, UnicodeDecodeError, csv.Error, zlib.error) as error:
        yield KnowledgeBaseError(
            f"reading stopped: {error}", path=str(path), remedy="what came before is kept"
        )


def _objects(path: Path, classes: frozenset[str]) -> Iterator[Sourced | KnowledgeBaseError]:
    """The entries of JSON objects, one a line: those of a Wikidata dump (in brackets) or of followthemoney."""
    number = 0
    try:
        with _opened(path) as lines:
            for number, line in enumerate(lines, start=1):
                text = line.strip().rstrip(",")
                if text in ("", "[", "]"):
                    continue
                try:
                    entry = _entry(json.loads(text), classes)
                except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
                    problem = f"not an entity: {type(error).__name__}: {error}"
                    yield KnowledgeBaseError(problem, path=str(path), line=number, remedy="it is left out")
                    continue
                if entry is not None:
                    yield Sourced(entry, str(path), number)
    except (OSError, EOFError, UnicodeDecodeError, zlib.error) as error:
        yield KnowledgeBaseError(
            f"reading stopped: {error}", path=str(path), line=number + 1, remedy="what came before is kept"
        )


def _opened(path: Path) -> IO[str]:
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8", newline="")
    if path.suffix == ".bz2":
        return bz2.open(path, "rt", encoding="utf-8", newline="")
    return path.open(encoding="utf-8", newline="")


def _entry(item: dict[str, Any], classes: frozenset[str]) -> Entry | None:
    return _of_followthemoney(item) if "schema" in item else _of_wikidata(item, classes)


# followthemoney (https://followthemoney.tech), as OpenSanctions publishes it

COUNTRIES = ("country", "nationality", "citizenship", "jurisdiction")
"""Properties that tell of a state by its ISO code, the nearest first."""

CODES = KNOWLEDGE / "codes.tsv"
SCHEMAS: dict[str, tuple[NodeType, str]] = {
    "Person": ("Person", "person"),
    "Organization": ("Organization", "organization"),
    "PublicBody": ("Organization", "government-body"),
    "Company": ("Organization", "company"),
    "LegalEntity": ("Organization", "organization"),
}


def _of_followthemoney(item: dict[str, Any]) -> Entry | None:
    known = SCHEMAS.get(item["schema"])
    if known is None:
        return None
    properties = item["properties"]
    names = [str(name) for name in (*properties["name"], *properties.get("alias", ()))]
    codes = (str(code).lower() for name in COUNTRIES for code in properties.get(name, ()))
    if not (own := slug(str(item["id"]))):
        raise ValueError("an id without letters or digits")
    return Entry(
        id=own,
        label=str(item.get("caption") or names[0]),
        type=known[0],
        kind=known[1],
        aliases=tuple(dict.fromkeys(names)),
        wikidata=next((str(each) for each in properties.get("wikidataId", ())), None),
        country=next(filter(None, map(_coded().get, codes)), None),
    )


@cache
def _coded() -> dict[str, str]:
    """The ids of the shipped states by their ISO codes."""
    return {row.required("code"): row.required("id") for row in read_table(CODES, ("code", "id"))}


# Wikidata (https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html)

CLASSES: dict[str, tuple[NodeType, str]] = {
    "Q5": ("Person", "person"),
    "Q43229": ("Organization", "organization"),
    "Q484652": ("Organization", "international"),
    "Q7278": ("Organization", "party"),
    "Q327333": ("Organization", "government-body"),
    "Q192350": ("Organization", "government-body"),
    "Q35798": ("Organization", "government-body"),
    "Q47913": ("Organization", "intelligence"),
    "Q772547": ("Organization", "military"),
    "Q17149090": ("Organization", "armed-group"),
    "Q11032": ("Organization", "media"),
    "Q192283": ("Organization", "media"),
    "Q4830453": ("Organization", "company"),
    "Q891723": ("Organization", "company"),
    "Q515": ("Place", "city"),
    "Q1549591": ("Place", "city"),
    "Q3957": ("Place", "city"),
    "Q10864048": ("Place", "region"),
    "Q82794": ("Place", "region"),
}
"""Classes of items that make the news, with what their items are here."""

INSTANCE_OF, COUNTRY, CITIZENSHIP = "P31", "P17", "P27"
WELL_KNOWN = 200
"""Sitelinks of an item that nearly everybody means by its name."""


def _of_wikidata(item: dict[str, Any], classes: frozenset[str]) -> Entry | None:
    """The entry of an item of one of the classes; its prior grows with the Wikipedias that have an article."""
    mine = [each for each in _claimed(item, INSTANCE_OF) if each in classes]
    label = item.get("labels", {}).get("en", {}).get("value")
    if not mine or label is None:
        return None
    type_, kind = CLASSES.get(mine[0], ("Organization", "organization"))
    sitelinks = len(item.get("sitelinks", ()))
    aliases = (str(alias["value"]) for alias in item.get("aliases", {}).get("en", ()))
    homes = (_states().get(each) for claim in (COUNTRY, CITIZENSHIP) for each in _claimed(item, claim))
    return Entry(
        id=str(item["id"]).lower(),
        label=str(label),
        type=type_,
        kind=kind,
        aliases=tuple(dict.fromkeys(aliases)),
        wikidata=str(item["id"]),
        country=next(filter(None, homes), None),
        prior=round(min(0.9, 0.05 + 0.85 * math.log1p(sitelinks) / math.log1p(WELL_KNOWN)), 3),
    )


@cache
def _states() -> dict[str, str]:
    """The ids of the shipped states by their Wikidata ids."""
    return {
        entry.wikidata: entry.id for entry in KnowledgeBase.shipped() if entry.is_state and entry.wikidata
    }


def _claimed(item: dict[str, Any], claim: str) -> Iterator[str]:
    """The items that a statement of an item names."""
    for statement in item.get("claims", {}).get(claim, ()):
        value = statement["mainsnak"].get("datavalue", {}).get("value", {})
        if isinstance(value, dict) and "id" in value:
            yield str(value["id"])
