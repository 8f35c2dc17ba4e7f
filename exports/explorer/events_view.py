"""What happened to, by or at a node, and what its reports make of that."""

from __future__ import annotations

from collections.abc import Iterator

from ...graph.occurrences import Occurrence, occurrences
from .catalogue import Catalogue, Json


def events_view(catalogue: Catalogue, node: str) -> list[Json]:
    """The events in which a node takes part, that were at it, or that it is; those with a day first, in its order."""
    found = list(_events(catalogue, node))
    return sorted(found, key=lambda one: (one["time"] is None, one["time"] or "", one["words"], one["id"]))


def _events(catalogue: Catalogue, node: str) -> Iterator[Json]:
    for reading in catalogue.reports():
        document = reading.extraction.document
        for one in occurrences(reading, catalogue.vocabulary):
            parts = _parts(one, node)
            if parts:
                yield {
                    "id": one.event.id,
                    "words": one.label or catalogue.label(one.node),
                    "parts": parts,
                    "status": one.status,
                    "tense": one.event.tense,
                    "time": one.event.time,
                    "places": [catalogue.label(place) for place in one.places],
                    "count": one.event.count,
                    "weapons": list(one.event.weapons),
                    "report": document.id,
                    "title": document.title or document.name,
                    "outlet": catalogue.outlet(reading),
                }


def _parts(one: Occurrence, node: str) -> list[str]:
    """The parts that a node has in an event."""
    found: list[str] = [part for part, own in one.participants if own == node]
    found += ["place"] if node in one.places else []
    return found or (["itself"] if node == one.node else [])
