"""The whole network for the graph view, as columns: half the size of a list of objects, and read as fast."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ...graph.wording import relation_words
from ...model import Proposition
from ..network_data import outlet
from ..open_ends import OPEN_END
from .answers import ascii_json
from .catalogue import Catalogue, Json

Told = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Line:
    """A proposition as it is drawn; `open_end` is the hollow node for a side that is not told."""

    proposition: Proposition
    start: str
    end: str
    open_end: str | None
    told: Told


def network_view(catalogue: Catalogue) -> Json:
    """Nodes and relations by place: `edges.source[i]` is a place in `nodes.id`.

    `edges.told` holds pairs of places in `outlets` and `days`: who tells of the relation, and of which day.
    """
    lines = list(_lines(catalogue))
    open_ends = [line.open_end for line in lines if line.open_end]
    place = {node: index for index, node in enumerate([*catalogue.nodes, *open_ends])}
    outlets = _places({name for line in lines for name, _ in line.told})
    days = _places({day for line in lines for _, day in line.told})
    return {
        "nodes": {
            "id": list(place),
            "label": [*(node.label for node in catalogue.nodes.values()), *["not told"] * len(open_ends)],
            "type": [*(node.type for node in catalogue.nodes.values()), *[OPEN_END] * len(open_ends)],
        },
        "edges": {
            "id": [line.proposition.id for line in lines],
            "source": [place[line.start] for line in lines],
            "target": [place[line.end] for line in lines],
            "label": [relation_words(line.proposition.predicate, catalogue.vocabulary) for line in lines],
            "status": [line.proposition.status for line in lines],
            "told": [[(outlets[name], days[day]) for name, day in line.told] for line in lines],
        },
        "outlets": list(outlets),
        "days": list(days),
    }


@lru_cache(maxsize=1)
def network_json(catalogue: Catalogue) -> bytes:
    """The view as it is sent. Large networks take seconds to lay out in columns, so it is made once."""
    return ascii_json(network_view(catalogue))


def _lines(catalogue: Catalogue) -> Iterator[Line]:
    for one in catalogue.propositions.values():
        held = catalogue.network.accounts[one.id]
        told = sorted({(outlet(each.byline), (each.when or "")[:10]) for each in held})
        open_end = f"{one.id}:{OPEN_END}"
        if one.subject is not None and one.object is not None:
            yield Line(one, one.subject, one.object, None, told)
        elif one.subject is not None:
            yield Line(one, one.subject, open_end, open_end, told)
        elif one.object is not None:
            yield Line(one, open_end, one.object, open_end, told)


def _places(names: set[str]) -> dict[str, int]:
    return {name: index for index, name in enumerate(sorted(names))}
