"""The memory of an export stays the same however large the store is."""

from __future__ import annotations

import io
import tracemalloc
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from rashomon.exports.labels import Labels
from rashomon.exports.rdf import WRITERS
from rashomon.exports.rdf_terms import RECENT, integer, record
from rashomon.exports.traversal import Batch, Traversal
from rashomon.exports.turtle import short
from rashomon.model import Judgement, Node, Proposition, Reading, Support
from rashomon.ontology.vocabulary import Vocabulary

from records import denied_claim

FORMATS = ("turtle", "nquads", "jsonld")
SIZE = 8_000


@dataclass(frozen=True)
class Invented:
    """A store of any size that makes what it is asked for, and keeps nothing."""

    size: int

    def readings(self) -> Iterator[Reading]:
        return (denied_claim(f"denial-{number}") for number in range(self.size // 100))

    def nodes(self) -> Iterator[Node]:
        for number in range(self.size):
            yield Node(f"ent-{number}", f"the brigade number {number}", "Group", None, (), 1)

    def judgements(self) -> tuple[Judgement, ...]:
        return ()

    def propositions(self) -> Iterator[Proposition]:
        for number in range(self.size):
            one, other = f"ent-{number}", f"ent-{number * 7 % self.size}"
            said = Support("doc-a", "rel-a", f"pro-{number}", one, "attacked", other, "sta-a", one, "asserts")
            yield Proposition(said.proposition, one, "attacked", other, "claimed", (said,), ((one,),))


class Nowhere(io.RawIOBase):
    """A stream that takes everything and keeps nothing."""

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        return len(data)


@dataclass
class Meter:
    """A sink that notes how much memory is held at each batch, by what the batch is of."""

    held: dict[str, list[int]]

    def add(self, batch: Batch) -> None:
        kind = "nodes" if batch.nodes else "propositions" if batch.propositions else "reports"
        self.held.setdefault(kind, []).append(tracemalloc.get_traced_memory()[0])

    def close(self) -> None:
        """Nothing is noted at the end."""


@pytest.fixture
def traced() -> Iterator[None]:
    """Terms that are kept at hand are as many as they ever get, so that they do not count as growth."""
    tracemalloc.start()
    for number in range(2 * RECENT):
        short(record(f"before-{number}"))
        integer(10**6 + number)
    yield
    tracemalloc.stop()


@pytest.mark.usefixtures("traced")
def test_memory_does_not_grow_with_the_store(vocabulary: Vocabulary) -> None:
    """Thousands of nodes or propositions later, the export holds what it held before, give or take a few pages."""
    traversal, meter = Traversal(Invented(SIZE), vocabulary), Meter({})
    writers = [writer.open(Nowhere(), traversal) for writer in WRITERS if writer.format in FORMATS]  # type: ignore[arg-type]
    traversal.run([*writers, meter])
    growth = {kind: held[-1] - held[1] for kind, held in meter.held.items()}
    assert max(growth.values()) < 30 * SIZE


def test_labels_are_those_of_the_nodes() -> None:
    """As a mapping: by id, in order, and nothing for a node that has not passed."""
    labels = Labels()
    labels.add(Invented(3).nodes())
    assert dict(labels) == {f"ent-{number}": f"the brigade number {number}" for number in range(3)}
    assert (len(labels), labels.get("ent-3")) == (3, None)
    labels.add([Node("ent-3", "later", "Group", None, (), 1)])
    assert labels["ent-3"] == "later"
    with pytest.raises(KeyError):
        labels["ent-4"]
