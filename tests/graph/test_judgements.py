"""Judgements: two nodes become one, or one node two, and both can be taken back without a trace."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.errors import StoreError
from rashomon.graph.duplicates import namesakes, pairs
from rashomon.graph.judgements import judge, undo
from rashomon.graph.merging import Merging
from rashomon.graph.store import Store
from rashomon.model import Judgement, Reading

from records import document, mention, node, reading, relation

BY = {"who": "Ada", "why": "same photograph", "when": "2026-01-02"}


def report(name: str, actor: str, target: str = "the port", of: str = "Person") -> Reading:
    text = document(name, f"{actor} attacked {target}.")
    who, what = mention(text, actor, of=of), mention(text, target, of="Place")
    return reading(text, [who, what], relations=[relation(text, "attacked", who, what, "attacked")])


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Three reports: two call somebody Jonas Klein, one calls somebody J. Klein."""
    made = Store(tmp_path / "store.db")
    made.add([report("one", "Jonas Klein"), report("two", "J. Klein"), report("three", "Jonas Klein")])
    return made


def seen(store: Store) -> tuple[object, ...]:
    """All that the views of a store are made of."""
    return list(store.readings()), list(store.nodes()), list(store.propositions())


def people(store: Store) -> set[str]:
    return {each.id for each in store.nodes() if each.type == "Person"}


def test_same_makes_one_node(store: Store) -> None:
    """ "J. Klein" is Jonas Klein: one node with both names, one proposition with every report behind it."""
    judge(store, "J. Klein", "Jonas Klein", "same", **BY)
    (klein,) = [each for each in store.nodes() if each.type == "Person"]
    assert klein.names == ("J. Klein", "Jonas Klein")
    assert klein.documents == 3
    (attack,) = store.propositions()
    assert len(attack.supports) == 3


def test_a_node_says_what_it_rests_on(store: Store) -> None:
    """Nodes name their judgements, and a link that a judgement moved tells who made it and why."""
    made = judge(store, "J. Klein", "Jonas Klein", "same", **BY)
    assert {each.judgements for each in store.nodes()} == {(made.number,), ()}
    reasons = {link.reason for each in store.readings() for link in each.links}
    assert reasons == {"by hand", "by hand; judged same by Ada: same photograph"}


def test_undo_restores_everything(store: Store) -> None:
    """What a judgement changed is as it was once it is taken back."""
    before = seen(store)
    judge(store, "J. Klein", "Jonas Klein", "same", **BY)
    assert seen(store) != before
    undo(store)
    assert seen(store) == before
    assert store.judgements() == ()


def test_different_parts_what_one_report_has(store: Store) -> None:
    """The Jonas Klein of one report is another man than that of the others."""
    judge(store, "Jonas Klein@three", "Jonas Klein", "different", **BY)
    assert len(people(store)) == 3
    undo(store)
    assert len(people(store)) == 2


def test_a_report_added_later_is_judged_too(store: Store) -> None:
    """A judgement holds of nodes, so that what a later report says of them follows it."""
    judge(store, "J. Klein", "Jonas Klein", "same", **BY)
    store.add([report("four", "J. Klein", "the camp")])
    assert len(people(store)) == 1


def test_retracting_keeps_judgements(store: Store) -> None:
    """A report that is retracted and added again is judged as before."""
    judge(store, "J. Klein", "Jonas Klein", "same", **BY)
    before = seen(store)
    store.retract("two")
    store.add([report("two", "J. Klein")])
    assert seen(store) == before


def test_same_is_transitive_and_minds_what_is_different(store: Store) -> None:
    """Two who were judged different cannot be made one by way of a third, until that is taken back."""
    store.add([report("four", "Klein")])
    different = judge(store, "Klein", "Jonas Klein", "different", **BY)
    judge(store, "J. Klein", "Jonas Klein", "same", **BY)
    with pytest.raises(StoreError, match=f"judgement {different.number} says otherwise"):
        judge(store, "J. Klein", "Klein", "same", **BY)
    undo(store, different.number)
    judge(store, "J. Klein", "Klein", "same", **BY)
    assert len(people(store)) == 1


def test_different_minds_what_is_the_same(store: Store) -> None:
    """Two who were judged the same cannot be judged different on top of it."""
    judge(store, "J. Klein", "Jonas Klein", "same", **BY)
    with pytest.raises(StoreError, match="says otherwise"):
        judge(store, "J. Klein", "Jonas Klein", "different", **BY)


def test_who_is_meant_must_be_clear(store: Store) -> None:
    """A name of nobody, the same node twice and an unknown report are told."""
    with pytest.raises(StoreError, match="nobody is called"):
        judge(store, "Ruritania", "Jonas Klein", "same", **BY)
    with pytest.raises(StoreError, match="one node already"):
        judge(store, node("Jonas Klein"), "jonas klein", "same", **BY)
    with pytest.raises(StoreError, match="no report"):
        judge(store, "Jonas Klein@nine", "Jonas Klein", "different", **BY)
    with pytest.raises(StoreError, match="no judgements"):
        undo(store)


def test_an_attack_on_oneself_is_none(store: Store) -> None:
    """A relation between two nodes that have become one says nothing any more."""
    store.add([report("four", "the militia", "the front", of="Group")])
    judge(store, "the militia", "the front", "same", **BY)
    assert all(each.subject != each.object for each in store.propositions())


def test_pairs_to_judge(store: Store) -> None:
    """J. Klein and Jonas Klein are proposed with a reason, until somebody has judged them."""
    store.add(
        [
            report("four", "Northern Monitoring Command", of="Organization"),
            report("five", "NMC", of="Organization"),
        ]
    )
    proposed = {(pair.one.label, pair.other.label): pair.reason for pair in pairs(store)}
    assert set(proposed) == {("J. Klein", "Jonas Klein"), ("NMC", "Northern Monitoring Command")}
    assert "initial" in proposed["J. Klein", "Jonas Klein"]
    judge(store, "J. Klein", "Jonas Klein", "different", **BY)
    assert len(pairs(store)) == 1


def serving(name: str, actor: str, body: str, node: str) -> Reading:
    """A report in which somebody speaks for a body that the knowledge base has as `node`."""
    text = document(name, f"{actor} speaks for {body}.")
    who, what = mention(text, actor, of="Person"), mention(text, body, of="Organization")
    made = reading(text, [who, what], relations=[relation(text, "spokesperson-of", who, what, "speaks")])
    here = made.links[1].node
    return replace(
        made,
        links=(made.links[0], replace(made.links[1], node=node)),
        entities=tuple(replace(each, id=node) if each.id == here else each for each in made.entities),
        supports=tuple(replace(each, object=node, proposition=f"pro-{name}") for each in made.supports),
    )


def test_names_that_sound_alike_are_proposed(tmp_path: Path) -> None:
    """Another transliteration has another last name; the consonants bring the two together."""
    with Store(tmp_path / "sound.db") as store:
        store.add([report("one", "Salim Hanieh"), report("two", "Saleem Haniyeh")])
        (pair,) = pairs(store)
    assert "vowels" in pair.reason


def test_whom_two_serve_speaks_for_or_against(tmp_path: Path) -> None:
    """J. Klein and Jonas Klein of one ministry are likelier one than those of two states."""
    with Store(tmp_path / "one.db") as store:
        store.add([serving("a", "J. Klein", "Peru", "peru"), serving("b", "Jonas Klein", "Peru", "peru")])
        (agreed,) = pairs(store)
    with Store(tmp_path / "two.db") as store:
        store.add([serving("a", "J. Klein", "Peru", "peru"), serving("b", "Jonas Klein", "Chad", "chad")])
        (apart,) = pairs(store)
    assert "both serve peru" in agreed.reason
    assert "but they serve chad and peru" in apart.reason or "but they serve peru and chad" in apart.reason
    assert agreed.score > 0.8 > apart.score


def test_one_name_of_two_states_may_be_two(tmp_path: Path) -> None:
    """The report that disagrees with most others is named; once it is judged, nothing is asked any more."""
    with Store(tmp_path / "names.db") as store:
        store.add(
            [
                serving("a", "Jonas Klein", "Peru", "peru"),
                serving("b", "Jonas Klein", "Peru", "peru"),
                serving("c", "Jonas Klein", "Chad", "chad-foreign-ministry"),
            ]
        )
        (pair,) = namesakes(store)
        assert pair.one.id.partition("@")[2] == store.find("c")
        assert "of chad in one report, and of peru in others" in pair.reason
        judge(store, pair.one.id, pair.other.id, "different", **BY)
        assert namesakes(store) == []
        assert len(people(store)) == 2


SIDES = st.sampled_from(["a", "b", "c", "d", "e@doc-1", "a@doc-1"])


@settings(max_examples=60)
@given(st.lists(st.tuples(SIDES, SIDES), max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_judgements_makes_no_difference(pairs_: list[tuple[str, str]], random: Random) -> None:
    """Who is the same is an equivalence: it does not depend on who said so first."""
    made = [
        Judgement(n, "same", one, other, "Ada", "2026-01-02", "?") for n, (one, other) in enumerate(pairs_)
    ]
    shuffled = sorted(made, key=lambda _: random.random())
    one, other = Merging(made), Merging(shuffled)
    assert all(one.together(each.one, each.other) for each in made)
    for name in "abcde":
        for where in ("doc-1", "doc-2"):
            now = one.node(name, where)
            assert now == other.node(name, where)
            assert one.node(now, "doc-3") == now
