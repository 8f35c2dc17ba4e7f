"""A build with a knowledge base of one's own, the whole way from a table to the graph."""

from __future__ import annotations

from pathlib import Path

import pytest

from rashomon.errors import KnowledgeBaseError
from rashomon.extract.readers import document
from rashomon.graph.kb_build import compile_base
from rashomon.graph.kb_sources import read_sources
from rashomon.graph.store import FILE, Store
from rashomon.pipeline import build

pytestmark = pytest.mark.model

TABLE = (
    "id,label,type,kind,aliases,wikidata\nqarnova-league,Qarnova League,Organization,party,QL,Q900000001\n"
)


def test_a_name_of_ones_own_is_linked(tmp_path: Path) -> None:
    """What the shipped base does not know is found in the one that is given, by name and by acronym."""
    (tmp_path / "actors.csv").write_text(TABLE)
    assert list(compile_base(read_sources([tmp_path / "actors.csv"]), tmp_path / "own.kb")) == []
    report = document("one", "The Qarnova League denied the report. QL members left Iran.")
    build([report], tmp_path / "graph", formats=["annotations"], knowledge=[tmp_path / "own.kb"])
    with Store(tmp_path / "graph" / FILE) as store:
        nodes = {node.id: node for node in store.nodes()}
    assert nodes["qarnova-league"].wikidata == "Q900000001"
    assert nodes["qarnova-league"].names == ("QL", "Qarnova League")
    assert nodes["iran"].wikidata == "Q794"


def test_a_file_that_is_no_base(tmp_path: Path) -> None:
    """It is told before any report is read, and no folder is made."""
    with pytest.raises(KnowledgeBaseError):
        build([], tmp_path / "graph", knowledge=[tmp_path / "missing.kb"])
    assert not (tmp_path / "graph").exists()
