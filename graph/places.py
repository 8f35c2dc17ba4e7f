"""Where places lie: their coordinates, and the places that contain them."""

from __future__ import annotations

from pathlib import Path

from .kb import KNOWLEDGE, KnowledgeBase
from .kb_entries import Entry
from .tables import read_table

Coordinates = tuple[float, float]
"""Latitude and longitude in degrees of WGS 84."""


class Places:
    """The places of a knowledge base on the map. Raises `KnowledgeBaseError` for a line that is not on it."""

    def __init__(self, kb: KnowledgeBase, path: Path = KNOWLEDGE / "coordinates.tsv") -> None:
        self._kb = kb
        self._at: dict[str, Coordinates] = {}
        self._region: dict[str, str] = {}
        for row in read_table(path, ("id", "latitude", "longitude", "region")):
            place = row.required("id")
            try:
                at = float(row.required("latitude")), float(row.required("longitude"))
            except ValueError as error:
                raise row.error(f"not a number: {error}") from None
            if abs(at[0]) > 90 or abs(at[1]) > 180:
                raise row.error(f"{at} is not on the map")
            self._at[place] = at
            if region := row.value("region"):
                self._region[place] = region

    def coordinates(self, node: str) -> Coordinates | None:
        """Where a node lies, or None for one that is no place or that the table does not have."""
        return self._at.get(node)

    def within(self, node: str) -> tuple[str, ...]:
        """The places that contain a place, the nearest first: its region, its state. No place is in itself.

        >>> places = Places(KnowledgeBase.shipped())
        >>> places.within("los-angeles")
        ('california', 'united-states')
        """
        found: dict[str, None] = {}
        entry = self._kb.entry(node)
        while entry is not None and entry.type == "Place":
            around = self._around(entry)
            if around is None or around == node or around in found:
                break
            found[around] = None
            entry = self._kb.entry(around)
        return tuple(found)

    def _around(self, entry: Entry) -> str | None:
        """What contains a place directly. A capital is in its country, and no part of the body that sits there."""
        whole = self._kb.entry(entry.part_of) if entry.part_of else None
        if whole is not None and whole.type == "Place":
            return whole.id
        return self._region.get(entry.id) or entry.country
