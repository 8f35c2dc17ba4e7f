"""Small reports, read by hand, whose graphs are kept in tests/golden: what the RDF of each case must be.

    python tests/golden_reports.py    writes the graphs anew; look at what changed before you commit it

Each case is a store of its own, written as TriG: who reads a file sees the whole of what its reports come to.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from rashomon.exports.rdf import WRITERS
from rashomon.graph.store import FILE, Store
from rashomon.model import Entity, Judgement, Reading

from records import (
    asserted_backing,
    denied_claim,
    document,
    event,
    mention,
    reading,
    relation,
    span,
    statement,
)

GOLDEN = Path(__file__).parent / "golden"


def contested() -> list[Reading]:
    """One report tells of a claim and its denial; another says the same in its own voice."""
    return [denied_claim(), asserted_backing()]


def retracted() -> list[Reading]:
    """A general claims it; a week later he withdraws the claim. A minister has denied it all the while."""
    said = document(
        "said", "General Sapt claimed that rebels held the dam. Flavia denied it.", published="2031-05-04"
    )
    sapt, flavia = mention(said, "General Sapt", of="Person"), mention(said, "Flavia", of="Person")
    rebels, dam = (
        mention(said, "rebels", kind="description", of="Group"),
        mention(said, "the dam", of="Place"),
    )
    claim = statement(said, sapt, "claimed", "rebels held the dam", "claim", time="2031-05-03")
    denial = statement(said, flavia, "denied", "it", "deny", responds_to=claim.id)
    holding = relation(said, "controls", rebels, dam, "held", within=claim)
    first = reading(said, [sapt, flavia, rebels, dam], [claim, denial], [holding])

    back = document(
        "withdrawn", "General Sapt withdrew his claim that rebels held the dam.", published="2031-05-11"
    )
    again = mention(back, "General Sapt", of="Person")
    group, water = (
        mention(back, "rebels", kind="description", of="Group"),
        mention(back, "the dam", of="Place"),
    )
    content = "his claim that rebels held the dam"
    inner = statement(back, again, "claim", "rebels held the dam", "claim")
    withdrawal = statement(back, again, "withdrew", content, "retract", responds_to=inner.id)
    inner = replace(inner, within=withdrawal.id)
    told = relation(back, "controls", group, water, "held", within=inner)
    return [first, reading(back, [again, group, water], [withdrawal, inner], [told])]


def copied() -> list[Reading]:
    """Two outlets carry the same agency text, a third has it from its own reporter: two independent sources."""
    agency = "Gunmen attacked the customs house in the old harbour of Zenda on Friday night, killing nobody."
    own = "The customs house is black with smoke this morning: Gunmen attacked it, our reporter saw, from two boats."
    found = []
    for publisher, text in (("Zenda Post", agency), ("Strelsau Courier", agency), ("Harbour Gazette", own)):
        report = document(publisher.lower(), text, publisher=publisher)
        gunmen = mention(report, "Gunmen", kind="description", of="Group")
        house = mention(report, "customs house", kind="description", of="Place")
        attack = relation(report, "attacked", gunmen, house, "attacked")
        sentence = (0, len(text))
        found.append(reading(report, [gunmen, house], relations=[replace(attack, evidence=sentence)]))
    return found


def spoken_for() -> list[Reading]:
    """A spokeswoman warns on behalf of a ministry that a knowledge base has, in a letter."""
    report = document(
        "letter",
        "Rosa Holf, the spokeswoman of the ministry, warned fishermen in a letter that the navy may fire on boats.",
        title="Ministry warns fishermen",
        url="https://gazette.example/letter",
        published="2031-05-04T08:30:00Z",
    )
    holf = mention(report, "Rosa Holf", of="Person")
    ministry = mention(report, "the ministry", kind="description")
    fishermen = mention(report, "fishermen", kind="description", of="Group")
    navy = mention(report, "the navy", kind="description")
    boats = mention(report, "boats", kind="description", of="Thing")
    warning = statement(report, holf, "warned", "the navy may fire on boats", "warn", on_behalf=ministry.id)
    warning = replace(warning, addressee=fishermen.id, medium=span(report, "in a letter"), time="2031-05-04")
    post = relation(report, "spokesperson-of", holf, ministry, "spokeswoman")
    fire = relation(report, "attacked", navy, boats, "fire on", within=warning, certainty="possible")
    found = reading(report, [holf, ministry, fishermen, navy, boats], [warning], [post, fire])
    return [replace(found, entities=tuple(known(entity) for entity in found.entities))]


def known(entity: Entity) -> Entity:
    """The ministry and the town, as a knowledge base would have them."""
    if entity.id == "karsk":
        return replace(entity, coordinates=(49.5, 41.25), contained_in=("zenda-province", "ruritania"))
    return replace(entity, wikidata="Q1047520") if entity.id == "the-ministry" else entity


def happened() -> list[Reading]:
    """An envoy tells of an attack: where, when, with what, and how many it killed; she says that it took place."""
    report = document(
        "attack",
        "Rosa Holf said that rebels attacked a camp in Karsk with rockets on 21 May. Four guards were killed.",
        published="2031-05-23",
    )
    holf, rebels = mention(report, "Rosa Holf", of="Person"), mention(report, "rebels", of="Group")
    camp, karsk = (
        mention(report, "a camp", kind="description", of="Place"),
        mention(report, "Karsk", of="Place"),
    )
    guards = mention(report, "Four guards", kind="description", of="Group")
    content = "rebels attacked a camp in Karsk with rockets on 21 May"
    said = statement(report, holf, "said", content, "say")
    attack = relation(report, "attacked", rebels, camp, "attacked", within=said)
    death = relation(report, "killed", None, guards, "killed")
    parts = {"agent": rebels, "target": camp}
    day = {"time": "2031-05-21", "when": span(report, "on 21 May")}
    told = event(report, attack, parts, places=(karsk.id,), weapons=("rocket",), **day)
    killing = event(report, death, {"target": guards}, count=4, time="2031-05-20/2031-05-23")
    found = reading(report, [holf, rebels, camp, karsk, guards], [said], [attack, death], [told, killing])
    return [replace(found, entities=tuple(known(entity) for entity in found.entities))]


def judged() -> list[Reading]:
    """Two reports name a man in two ways; a reader has judged that they are one."""
    found = []
    for name in ("Rudolf Hentzau", "R. Hentzau"):
        report = document(name.lower(), f"{name} met the king.")
        man, king = mention(report, name, of="Person"), mention(report, "the king", of="Person")
        found.append(reading(report, [man, king], relations=[relation(report, "met-with", man, king, "met")]))
    return found


JUDGEMENTS = {
    "judged": Judgement(
        0, "same", "rudolf-hentzau", "r.-hentzau", "Anna Weber", "2031-06-01", "one photograph in both"
    )
}

CASES: Mapping[str, Callable[[], list[Reading]]] = {
    "contested": contested,
    "retracted": retracted,
    "copied": copied,
    "spoken-for": spoken_for,
    "happened": happened,
    "judged": judged,
}


def trig(name: str, folder: Path) -> bytes:
    """The store of a case in TriG."""
    writer = next(one for one in WRITERS if one.format == "trig")
    path = folder / "graph.trig"
    with Store(folder / FILE) as store, path.open("wb") as stream:
        store.add(CASES[name]())
        if name in JUDGEMENTS:
            store.add_judgement(JUDGEMENTS[name])
        writer.write(store, store.vocabulary(), stream)
    return path.read_bytes()


def main() -> int:
    """Write the graphs anew."""
    for name in CASES:
        with TemporaryDirectory() as folder:
            (GOLDEN / f"{name}.trig").write_bytes(trig(name, Path(folder)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
