"""What a careful reader expects of a report: the whole way from text to triples, with the real language model.

The report is invented. Each test is a question that its reader would ask of the graph.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from rashomon.exports.query import run
from rashomon.extract.readers import document
from rashomon.graph.occurrences import occurrences
from rashomon.graph.store import Store
from rashomon.model import Event, Proposition, Reading
from rashomon.pipeline import build, retract

pytestmark = pytest.mark.model

REPORT = """\
The Freedonian army has reported an operation after rocket attacks on two camps in the northern Ruritanian province \
of Karsk, after Oslo on Friday denounced raids carried out by militias backed by Freedonia and its Harbour Guards.
The attacks began at dawn, when rockets fell on the Orsk camp near the border. Hours later, the Lena camp was hit.
“One soldier has been treated for a minor injury. Two others are in hospital,” the Northern Monitoring Command (NMC) \
said in a statement, adding that it had called for help.
Later, the NMC reported that “three gunmen” had been killed and five trucks had been destroyed. “Nobody will drive us \
out of Karsk,” Northern Monitoring Command chief Boris ‘Bo’ Klein warned.
This officer said that “Norway does not seek conflict with Freedonia, but we will protect our people.”
Northern Monitoring Command spokeswoman Col. Ida Brandt said that the strikes were by order of the president, Ivo Marek.
Freedonian Foreign Ministry spokesman Orlov Petrenko denied in a statement Oslo’s claim that these “popular and anti-invasion \
fighting” militias were backed by Freedonia.
"""


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory with the graph of the report."""
    directory = tmp_path_factory.mktemp("careful")
    build([document("karsk", REPORT, published="2024-05-20", publisher="Karsk Gazette")], directory)
    return directory


@pytest.fixture
def store(out: Path) -> Iterator[Store]:
    with Store(out / "store.db") as opened:
        yield opened


@pytest.fixture
def reading(store: Store) -> Reading:
    (found,) = store.readings()
    return found


def labels(store: Store) -> dict[str | None, str]:
    return {node.id: node.label for node in store.nodes()} | {None: "?"}


def propositions(store: Store, predicate: str) -> dict[tuple[str, str], Proposition]:
    """The propositions of a predicate, by the labels of their arguments."""
    names = labels(store)
    return {(names[p.subject], names[p.object]): p for p in store.propositions() if p.predicate == predicate}


def test_the_denied_claim_is_contested(store: Store) -> None:
    """The narrator and Oslo say that Freedonia backs the militias; the spokesman denies it."""
    names = labels(store)
    found = {obj: p for (_, obj), p in propositions(store, "backed-by").items()}
    backing = found["Freedonia"]
    sides = {(names[support.holder], support.stance) for support in backing.supports}
    assert backing.status == "contested"
    assert {("Karsk Gazette", "asserts"), ("Norway", "asserts"), ("Orlov Petrenko", "denies")} <= sides


def test_a_capital_that_acts_is_its_state(reading: Reading) -> None:
    """ "Oslo denounced" and "Norway does not seek" are one node."""
    node = {link.mention: link.node for link in reading.links}
    acting = {node[m.id] for m in reading.extraction.mentions if m.text in ("Oslo", "Norway")}
    assert acting == {"norway"}


def test_an_acronym_and_its_name_are_one(reading: Reading) -> None:
    """The Northern Monitoring Command is the NMC."""
    node = {link.mention: link.node for link in reading.links}
    names = ("Northern Monitoring Command", "NMC")
    assert len({node[m.id] for m in reading.extraction.mentions if m.text in names}) == 1


def test_posts_are_edges_and_no_part_of_names(store: Store) -> None:
    """Who speaks for whom, who leads what; names without ranks and nicknames' quotation marks intact."""
    assert any(
        who == "Orlov Petrenko" and "Foreign Ministry" in what
        for who, what in propositions(store, "spokesperson-of")
    )
    assert ("Ida Brandt", "Northern Monitoring Command") in propositions(store, "spokesperson-of")
    assert ("Boris ‘Bo’ Klein", "Northern Monitoring Command") in propositions(store, "leader-of")


def test_this_officer_is_the_one_who_spoke(reading: Reading) -> None:
    """The second warning belongs to the same man."""
    node = {link.mention: link.node for link in reading.links}
    text = {m.id: m.text for m in reading.extraction.mentions}
    klein = {node[mention] for mention, words in text.items() if "Klein" in words}
    officer = {
        node[s.speaker]
        for s in reading.extraction.statements
        if s.speaker and text[s.speaker] == "This officer"
    }
    assert officer == klein


def test_an_order_inside_a_remark_is_the_speakers(store: Store, reading: Reading) -> None:
    """ "By order of the president, Ivo Marek" is claimed by the spokeswoman, not asserted."""
    (ordered,) = propositions(store, "ordered").values()
    names = labels(store)
    assert names[ordered.subject] == "Ivo Marek"
    assert ordered.status == "claimed"
    assert {names[support.holder] for support in ordered.supports} == {"Ida Brandt"}


def test_casualties_are_counted_and_attributed(store: Store) -> None:
    """Three gunmen killed and five trucks destroyed: said by the NMC, by whom it was done left open."""
    killed, destroyed = propositions(store, "killed"), propositions(store, "destroyed")
    assert killed["?", "three gunmen"].status == "claimed"
    assert destroyed["?", "five trucks"].status == "claimed"


def test_the_camps_were_attacked_and_lie_in_karsk(store: Store) -> None:
    """What is said of the two camps holds of each by name."""
    assert {"Orsk camp", "Lena camp"} <= {obj for _, obj in propositions(store, "attacked")}
    located = propositions(store, "located-in")
    assert ("Orsk camp", "Karsk") in located
    assert ("Lena camp", "Karsk") in located


def event(reading: Reading, *words: str) -> Event:
    """The one event that these words tell of."""
    text = reading.extraction.document.text
    told = [{text[start:end] for start, end in one.triggers} for one in reading.extraction.events]
    (found,) = [one for one, own in zip(reading.extraction.events, told, strict=True) if set(words) <= own]
    return found


def texts(reading: Reading, mentions: Iterable[str]) -> set[str]:
    named = {m.id: m.text for m in reading.extraction.mentions}
    return {named[mention] for mention in mentions}


def test_the_attacks_are_one_event_with_place_and_means(reading: Reading) -> None:
    """ "Attacks on two camps", "the attacks began", "rockets fell": one event, in Karsk, on two camps, with rockets."""
    attacks = event(reading, "attacks", "fell")
    assert {"Karsk", "Orsk camp", "Lena camp"} <= texts(reading, attacks.places)
    assert attacks.count == 2
    assert attacks.weapons == ("rocket",)
    assert attacks.statement is None
    assert attacks.tense == "past"


def test_what_oslo_denounced_is_another_event(reading: Reading) -> None:
    """The raids carried out by militias have an agent, and are not the attacks that the report tells of."""
    raids = event(reading, "raids")
    assert {"militias"} == texts(reading, (one.mention for one in raids.participants if one.part == "agent"))
    assert raids.id != event(reading, "attacks", "fell").id


def test_who_was_killed_is_counted_and_claimed(store: Store, reading: Reading) -> None:
    """Three gunmen, five trucks: the Command says so, and by whom is open."""
    killing, destruction = event(reading, "killed"), event(reading, "destroyed")
    assert (killing.count, destruction.count) == (3, 5)
    found = {one.event.id: one for one in occurrences(reading, store.vocabulary())}
    assert found[killing.id].status == found[destruction.id].status == "claimed"
    assert not any(one.part == "agent" for one in killing.participants)


def test_nobody_will_drive_them_out(store: Store, reading: Reading) -> None:
    """What is said to be not going to happen has not happened, and is still to come if ever."""
    for one in occurrences(reading, store.vocabulary()):
        if one.event.tense == "future":
            assert one.status in ("open", "denied")


def test_the_order_is_about_an_event(reading: Reading) -> None:
    """ "By order of the president": an order with an agent and a theme, in the remark."""
    order = event(reading, "order")
    parts = {one.part: one.mention for one in order.participants}
    assert texts(reading, [parts["theme"]]) == {"the strikes"}
    assert order.statement is not None


def test_what_happened_where_can_be_asked(out: Path) -> None:
    """In SPARQL, over the exported triples."""
    rows = run(out, "happened-where").rows
    assert ("Karsk", "attacked", "asserted") in {(row[1], row[2], row[5]) for row in rows}


def test_not_seeking_is_no_edge(store: Store) -> None:
    """ "Does not seek conflict" is denied, and never a direct edge."""
    seeks = propositions(store, "seeks-conflict-with")["Norway", "Freedonia"]
    assert seeks.status == "denied"


def test_evidence_slices_to_the_words(reading: Reading) -> None:
    """Every span of every record lies in the text, and mentions are what they say."""
    text = reading.extraction.document.text
    assert all(text[m.start : m.end] == m.text for m in reading.extraction.mentions)
    spans = [
        span
        for s in reading.extraction.statements
        for span in (*s.source, *s.cue, *s.content, *([s.medium] if s.medium else []))
    ]
    spans += [span for r in reading.extraction.relations for span in (*r.trigger, r.evidence)]
    spans += [
        span for e in reading.extraction.events for span in (*e.triggers, *([e.when] if e.when else []))
    ]
    assert all(
        0 <= start < end <= len(text) and text[start:end].strip() == text[start:end] for start, end in spans
    )


def test_the_triples_answer(out: Path) -> None:
    """The same can be asked in SPARQL, over the exported triples."""
    table = run(out, "contested")
    assert any("backed by Freedonia" in cell for line in table.rows for cell in line)
    assert any("Orlov Petrenko" in line for line in table.rows)


def test_the_same_call_changes_no_byte_and_retracting_undoes(out: Path, tmp_path: Path) -> None:
    """Built again, nothing changes; a second report added and taken out leaves every export as it was."""
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    report = document("karsk", REPORT, published="2024-05-20", publisher="Karsk Gazette")
    assert build([report], out).known == 1
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before
    build([report, document("other", "Ivo Marek denied that Freedonia backed the militias.")], tmp_path)
    retract(tmp_path, "other")
    exports = [name for name in before if name != "store.db"]
    assert {name: (tmp_path / name).read_bytes() for name in exports} == {
        name: before[name] for name in exports
    }
