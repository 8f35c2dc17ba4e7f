"""Events as the graph shows them: their node, what they are called, who takes part, and whether they took place.

An event that a noun names ("the bombings") is the node of that noun; one that only verbs tell of is a node of its own.
Whether it took place is told by everybody in the report who takes a stance to it: an event that the report denies, or
only claims, stays what it is, denied or claimed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from ..model import Event, Part, Reading, Status, Support
from ..ontology.vocabulary import Vocabulary
from .stances import Stances
from .status import status
from .wording import event_words

LOCAL = "ent-"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """An event of one report with its `node`, and what its report makes of it.

    `label` is None where the node has one from the noun that names it. `participants` and `places` are nodes;
    `propositions` are those that are derived from it.
    """

    event: Event
    node: str
    label: str | None
    status: Status
    participants: tuple[tuple[Part, str], ...]
    places: tuple[str, ...]
    propositions: tuple[str, ...]


def occurrences(reading: Reading, vocabulary: Vocabulary) -> Iterator[Occurrence]:
    """The events of one report, in its order."""
    nodes = {link.mention: link.node for link in reading.links}
    labels = {entity.id: entity.label for entity in reading.entities}
    stances = Stances(reading.extraction, nodes, reading.publisher, vocabulary)
    supports: dict[str, list[Support]] = {}
    for support in reading.supports:
        supports.setdefault(support.relation, []).append(support)
    own = _own_nodes(reading, nodes)
    for event in reading.extraction.events:
        told = list(chain.from_iterable(supports.get(relation, ()) for relation in event.relations))
        node = own.get(event.id, event.id)
        taking = [(one.part, nodes[one.mention]) for one in event.participants if one.mention in nodes]
        taking = [pair for pair in dict.fromkeys(taking) if pair[1] != node]
        places = [
            place for place in dict.fromkeys(nodes.get(one, node) for one in event.places) if place != node
        ]
        yield Occurrence(
            event=event,
            node=node,
            label=event_words(event, taking, places, labels, vocabulary) if node == event.id else None,
            status=status(told or _as_supports(event, stances)),
            participants=tuple(taking),
            places=tuple(places),
            propositions=tuple(dict.fromkeys(support.proposition for support in told)),
        )


def _own_nodes(reading: Reading, nodes: Mapping[str, str]) -> dict[str, str]:
    """The nodes of the nouns that name events, each for one event; what the knowledge base knows is no report's own."""
    kinds = {entity.id: entity.type for entity in reading.entities}
    named: dict[str, str] = {}
    for event in reading.extraction.events:
        own = (nodes.get(mention, "") for mention in event.mentions)
        for node in own:
            if node.startswith(LOCAL) and kinds.get(node) == "Event":
                named.setdefault(node, event.id)
    return {event: node for node, event in named.items()}


def _as_supports(event: Event, stances: Stances) -> Iterator[Support]:
    """The stances to an event that no relation tells of."""
    for statement, holder, stance in stances.to(event):
        said = None if statement is None else statement.id
        yield Support(event.document, event.id, event.id, None, event.type, None, said, holder, stance)
