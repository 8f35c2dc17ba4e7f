"""Independence: the same words, or the same speaker, are one source."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from rashomon.graph.independence import SIZE, alike, sketch, sources
from rashomon.graph.store import Store

from records import document, mention, reading, relation

WIRE = "Gunmen attacked the old customs house in Strelsau shortly before dawn, killing two guards."
EDITED = (
    "Gunmen attacked the old customs house in Strelsau shortly before dawn on Monday, killing two guards."
)
OTHER = "Two guards died in Strelsau when the old customs house was stormed by gunmen early in the day."


def of(text, words="attacked"):
    start = text.index(words)
    return sketch(text, (start, start + len(words)))


def test_an_edited_sentence_is_the_same_text():
    """A desk that adds the day of the week has not become a source."""
    assert alike(of(WIRE), of(EDITED))
    assert not alike(of(WIRE), of(OTHER, "stormed"))


def test_a_short_sentence_is_compared_with_those_around_it():
    """Two desks may well both write "The army denied it." without having copied anything."""
    first = "A ferry sank off the northern coast on Tuesday. The army denied it. Nobody knows why it came to that."
    second = "Farmers blocked all the roads to the capital. The army denied it. Nobody was there to see it."
    assert not alike(of(first, "denied"), of(second, "denied"))
    assert alike(of(first, "denied"), of(first, "denied"))


def test_sentences_without_enough_words_tell_nothing():
    """Where there is nothing to compare, two holders are two sources."""
    assert of("Gunmen attacked.") == ()
    assert sources([("gazette", ()), ("post", ())]) == (("gazette",), ("post",))


def test_a_chain_of_copies_is_one_source():
    """The third desk copied from the second what the second had from the first."""
    one, two, three = (1, 2, 3, 4), (3, 4, 5), (4, 5, 6)
    assert sources([("a", one), ("b", two), ("c", three)]) == (("a", "b", "c"),)


@given(st.text(max_size=600), st.integers(0, 600), st.integers(0, 50))
def test_any_span_has_a_sketch(text, start, length):
    """Whatever the text, a sketch is small and like itself, or empty."""
    found = sketch(text, (min(start, len(text)), min(start + length, len(text))))
    assert len(found) <= SIZE
    assert alike(found, found) == bool(found)


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.sets(st.integers(0, 9)).map(sorted).map(tuple))))
def test_groups_hold_every_holder_once(asserted):
    """Nobody is lost or counted twice, in whatever order the reports come."""
    groups = sources(asserted)
    assert sorted(holder for group in groups for holder in group) == sorted({one for one, _ in asserted})
    assert groups == sources(reversed(asserted))


def wire(name, publisher_text):
    report = document(name, publisher_text)
    gunmen, house = mention(report, "Gunmen", of="Group"), mention(report, "customs house", of="Place")
    return reading(
        report, [gunmen, house], relations=[relation(report, "attacked", gunmen, house, "attacked")]
    )


def test_a_store_counts_two_carriers_of_one_text_once(tmp_path):
    """Two outlets with the wire's sentence are one source; a report in other words makes a second."""
    texts = {
        "gazette": WIRE,
        "post": "By our own correspondent.\n" + EDITED,
        "courier": f"Gunmen attacked the customs house: {OTHER}",
    }
    with Store(tmp_path / "store.db") as store:
        store.add(_held_by(wire(name, text), name) for name, text in texts.items())
        (found,) = store.propositions()
    assert found.sources == (("courier",), ("gazette", "post"))


def _held_by(made, publisher):
    supports = tuple(replace(support, holder=publisher) for support in made.supports)
    entities = tuple(replace(one, id=publisher) if one.id == made.publisher else one for one in made.entities)
    return replace(made, supports=supports, publisher=publisher, entities=entities)
