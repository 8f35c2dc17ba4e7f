"""Linking a store anew: as if it had been built with the other knowledge base, without reading anything again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from rashomon.graph.kb import KnowledgeBase
from rashomon.graph.kb_build import compile_base
from rashomon.graph.kb_sources import read_sources
from rashomon.graph.store import FILE, Store
from rashomon.model import Document
from rashomon.ontology.vocabulary import load
from rashomon.pipeline import build_by, check, relink
from rashomon.reading import Linking, Opened, Outcome, Pipeline

from tiny import Tiny, reports

TABLE = "id,label,type,kind,aliases,wikidata\nfirst-brigade,Brigade 1,Organization,military,B1,Q900000001\n"


@dataclass(frozen=True)
class Linked:
    """Reads as `Tiny` does, and links as `rashomon build` does with a knowledge base."""

    base: KnowledgeBase

    def open(self) -> Opened:
        return _Opened(self.base)


class _Opened:
    def __init__(self, base: KnowledgeBase) -> None:
        self._tiny, self._linking = Tiny().open(), Linking(base, load())

    def read(self, documents: Sequence[Document]) -> Iterator[Outcome]:
        for outcome in self._tiny.read(documents):
            yield self._linking.reading(outcome.extraction)  # type: ignore[union-attr]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A compiled base that knows one of the brigades."""
    (tmp_path / "actors.csv").write_text(TABLE)
    assert list(compile_base(read_sources([tmp_path / "actors.csv"]), tmp_path / "own.kb")) == []
    return tmp_path / "own.kb"


def made(out: Path, base: KnowledgeBase) -> Path:
    build_by(lambda _: Linked(base), reports(40), out, formats=["nquads"])
    return out


def test_relinking_makes_what_a_build_would_have_made(
    tmp_path: Path, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nodes, propositions, tallies and views; there and back again; and nothing is parsed."""
    shipped, own = KnowledgeBase.shipped(), KnowledgeBase.shipped().beside([table])
    without, with_it = made(tmp_path / "without", shipped), made(tmp_path / "with", own)
    monkeypatch.setattr(Pipeline, "open", None)
    told: list[int] = []
    relink(without, knowledge=[table], progress=told.append)
    assert told == list(range(1, 41))
    assert (without / "graph.nq").read_bytes() == (with_it / "graph.nq").read_bytes()
    with Store(without / FILE) as one, Store(with_it / FILE) as other:
        assert one.fingerprint() == other.fingerprint()
        assert "first-brigade" in {node.id for node in one.nodes()}
    assert list(check(without)) == []
    relink(without)
    relink(with_it)
    assert (without / "graph.nq").read_bytes() == (with_it / "graph.nq").read_bytes()
    assert b"first-brigade" not in (without / "graph.nq").read_bytes()


def test_relinking_is_all_or_nothing(tmp_path: Path, table: Path) -> None:
    """Interrupted in the middle, the store is what it was."""
    out = made(tmp_path / "out", KnowledgeBase.shipped())
    before = (out / FILE).read_bytes()

    def interrupt(done: int) -> None:
        if done == 20:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        relink(out, knowledge=[table], progress=interrupt)
    assert (out / FILE).read_bytes() == before
    assert list(check(out)) == []
