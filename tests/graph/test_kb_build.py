"""Compiled knowledge bases: from tables, entities and dumps into one file, and what is wrong is told by its line."""

from __future__ import annotations

import bz2
import gzip
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from rashomon.errors import KnowledgeBaseError
from rashomon.graph.explain import explain
from rashomon.graph.kb import KnowledgeBase
from rashomon.graph.kb_build import compile_base
from rashomon.graph.kb_compiled import CompiledBase
from rashomon.graph.kb_sources import read_sources

HEADER = "id,label,type,kind,aliases,adjectives,wikidata,country,part_of,prior"
LEAGUE = "league,Harbour League,Organization,party,HL|Leaguers,,Q900000001,,,0.6"


def built(path: Path, *inputs: Path, classes: Sequence[str] = ()) -> tuple[KnowledgeBase, list[str]]:
    """A base of nothing but what the inputs hold, and what was wrong with them."""
    errors = [str(error) for error in compile_base(read_sources(inputs, classes), path)]
    return KnowledgeBase([], [CompiledBase(path)]), errors


def table(path: Path, *lines: str) -> Path:
    path.write_text("\n".join((HEADER, *lines)), encoding="utf-8")
    return path


def item(number: int, label: str, of: str = "Q5", sitelinks: int = 3) -> dict[str, Any]:
    """A Wikidata item as a dump has it."""
    return {
        "type": "item",
        "id": f"Q{number}",
        "labels": {"en": {"language": "en", "value": label}},
        "aliases": {"en": [{"language": "en", "value": label.upper()}]},
        "claims": {"P31": [{"mainsnak": {"datavalue": {"value": {"id": of}}}}]},
        "sitelinks": {f"{n}wiki": {} for n in range(sitelinks)},
    }


def dump(*items: dict[str, Any]) -> str:
    """A Wikidata dump: a JSON array with an item a line."""
    return "[\n" + ",\n".join(map(json.dumps, items)) + "\n]\n"


def test_a_table(tmp_path: Path) -> None:
    """The entries of a table are found by name, acronym and alias."""
    kb, errors = built(tmp_path / "base.kb", table(tmp_path / "actors.csv", LEAGUE))
    assert errors == []
    assert [(entry.id, how) for entry, how in kb.candidates("HL")] == [("league", "acronym")]
    assert kb.gazetteer().names["Leaguers"] == ("league", "Organization")
    assert kb.entry("league") == next(iter(kb))


def test_what_is_wrong_is_told_and_the_rest_kept(tmp_path: Path) -> None:
    """A duplicate, an unknown type, aliases that no text holds, and a loop: each told, the sound entries kept."""
    lines = (
        LEAGUE,
        LEAGUE.replace("Harbour", "Other"),
        "b,B Group,Nonsense,party,,,,,,",
        f"c,C Group,Organization,party,x|{'y' * 10_000}|See Group,,,,,",
        "d,D Group,Organization,party,,,,,e,",
        "e,E Group,Organization,party,,,,,d,",
    )
    kb, errors = built(tmp_path / "base.kb", table(tmp_path / "actors.csv", *lines))
    told = "\n".join(errors)
    assert f"{tmp_path / 'actors.csv'}:3: the id 'league'" in told
    assert "actors.csv:4: unknown type 'Nonsense'" in told
    assert "actors.csv:5: an alias of 1 characters" in told
    assert "actors.csv:5: an alias of 10000 characters" in told
    assert "is part of itself" in told
    assert len(errors) == 5
    assert [entry.id for entry in kb] == ["c", "d", "e", "league"]
    assert [entry.id for entry, _ in kb.candidates("See Group")] == ["c"]


def test_an_unknown_column(tmp_path: Path) -> None:
    """A column that is not known is told with those that are."""
    path = tmp_path / "actors.csv"
    path.write_text("id,name\nx,X\n")
    assert "unknown columns name" in built(tmp_path / "base.kb", path)[1][0]


@pytest.mark.parametrize("name", ["dump.json", "dump.json.gz", "dump.json.bz2"])
def test_a_wikidata_dump(tmp_path: Path, name: str) -> None:
    """Items of the wanted classes are taken, the better known with a higher prior; others are passed by."""
    data = dump(
        item(900000001, "Jonas Klein"), item(900000002, "Ida Brandt", sitelinks=90), item(3, "Moon", of="Q1")
    ).encode()
    pack = {".gz": gzip.compress, ".bz2": bz2.compress}.get(Path(name).suffix, bytes)
    (tmp_path / name).write_bytes(pack(data))
    kb, errors = built(tmp_path / "base.kb", tmp_path / name)
    assert errors == []
    priors = {entry.label: entry.prior for entry in kb}
    assert set(priors) == {"Jonas Klein", "Ida Brandt"}
    assert priors["Jonas Klein"] < priors["Ida Brandt"]


def test_an_item_belongs_to_its_country(tmp_path: Path) -> None:
    """The country or the citizenship of an item is that state of the shipped base."""
    of_iran = [{"mainsnak": {"datavalue": {"value": {"id": "Q794"}}}}]
    citizen, town = item(900000001, "Jonas Klein"), item(900000002, "Old Town", of="Q515")
    citizen["claims"] = {**citizen["claims"], "P27": of_iran}
    town["claims"] = {**town["claims"], "P17": of_iran}
    path = tmp_path / "dump.json"
    path.write_text(dump(citizen, town))
    kb, errors = built(tmp_path / "base.kb", path)
    assert errors == []
    assert {entry.label: entry.country for entry in kb} == {"Jonas Klein": "iran", "Old Town": "iran"}


def test_other_classes(tmp_path: Path) -> None:
    """With classes given, only their items are taken."""
    path = tmp_path / "dump.json"
    path.write_text(dump(item(900000001, "Jonas Klein"), item(900000003, "Old Bridge", of="Q12280")))
    kb, _ = built(tmp_path / "base.kb", path, classes=["Q12280"])
    assert [entry.label for entry in kb] == ["Old Bridge"]


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress])
def test_a_dump_cut_off_in_the_middle(tmp_path: Path, pack: object) -> None:
    """What comes before the cut is kept, and the cut is told with its line."""
    whole = dump(*(item(900000000 + n, f"Person {n} {n * 7919}") for n in range(3000))).encode()
    path = tmp_path / ("dump.json.gz" if pack is gzip.compress else "dump.json.bz2")
    packed = gzip.compress(whole) if pack is gzip.compress else bz2.compress(whole, 1)
    path.write_bytes(packed[: len(packed) * 3 // 4])
    kb, errors = built(tmp_path / "base.kb", path)
    assert 0 < len(kb) < 3000
    assert f"{path}:" in errors[-1]


def test_a_line_that_is_no_entity(tmp_path: Path) -> None:
    """A broken line is told by its number; the lines around it are read."""
    path = tmp_path / "dump.json"
    path.write_text(dump(item(900000001, "Jonas Klein")).replace("]\n", '{"id": \n[1]\n]\n'))
    kb, errors = built(tmp_path / "base.kb", path)
    assert len(kb) == 1
    assert [error.split(": ")[0] for error in errors] == [f"{path}:3", f"{path}:4"]


def test_followthemoney_entities(tmp_path: Path) -> None:
    """OpenSanctions' entities are read: names, aliases, the Wikidata id; schemas of no actor are passed by."""
    person = {"id": "NK-7", "schema": "Person", "caption": "Jonas Klein", "properties": {"name": ["Jonas Klein", "Yonas Klein"], "wikidataId": ["Q900000001"]}}  # fmt: skip
    address = {"id": "a-1", "schema": "Address", "properties": {}}
    path = tmp_path / "entities.ftm.json"
    path.write_text("\n".join(map(json.dumps, (person, address))))
    kb, errors = built(tmp_path / "base.kb", path)
    assert errors == []
    ((entry, how),) = kb.candidates("Yonas Klein")
    assert (entry.id, entry.wikidata, entry.kind, how) == ("nk-7", "Q900000001", "person", "name")


def test_countries_of_followthemoney_entities(tmp_path: Path) -> None:
    """A country is an ISO code there; one that is no state, or none at all, is left out."""
    found = []
    for told in (
        {"country": ["pe"]},
        {"nationality": ["PE"]},
        {"country": ["zz"], "jurisdiction": ["pe"]},
        {},
    ):
        entity = {"id": "NK-7", "schema": "Person", "properties": {"name": ["Jonas Klein"], **told}}
        path = tmp_path / "entities.ftm.json"
        path.write_text(json.dumps(entity))
        (tmp_path / "base.kb").unlink(missing_ok=True)
        kb, errors = built(tmp_path / "base.kb", path)
        assert errors == []
        ((entry, _),) = kb.candidates("Jonas Klein")
        found.append(entry.country)
    assert found == ["peru", "peru", "peru", None]


def test_the_earlier_base_wins(tmp_path: Path) -> None:
    """What the shipped base knows by its Wikidata id is not there twice; bases beside it are asked in order."""
    iran = "irn,Iran,Organization,organization,,,Q794,,,"
    table(tmp_path / "one.csv", iran, LEAGUE)
    table(tmp_path / "two.csv", LEAGUE.replace("0.6", "0.1"))
    for name in ("one", "two"):
        list(compile_base(read_sources([tmp_path / f"{name}.csv"]), tmp_path / f"{name}.kb"))
    kb = KnowledgeBase.shipped().beside([tmp_path / "one.kb", tmp_path / "two.kb"])
    assert [entry.id for entry, _ in kb.candidates("Iran")] == ["iran"]
    assert [entry.prior for entry, _ in kb.candidates("Harbour League")] == [0.6]
    assert len(kb) == len(KnowledgeBase.shipped()) + 1


def test_no_base(tmp_path: Path) -> None:
    """Something else than a compiled base, or nothing at all, is told with a remedy."""
    (tmp_path / "text.kb").write_text("not a base, but long enough to be looked at")
    for name in ("text.kb", "missing.kb"):
        with pytest.raises(KnowledgeBaseError) as told:
            CompiledBase(tmp_path / name)
        assert "rashomon kb build" in str(told.value)


def test_explain() -> None:
    """A name that several bear is explained: each with a score and a reason; an office is put together."""
    kb = KnowledgeBase.shipped()
    georgia = explain(kb, "Georgia")
    assert [each.node for each in georgia][:2] == ["georgia", "georgia-us-state"]
    assert all(each.reason for each in georgia)
    assert [each.node for each in explain(kb, "Peru's Foreign Ministry")] == ["peru-foreign-ministry"]
    assert explain(kb, "Nobody at All") == []
