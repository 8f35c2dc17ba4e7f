"""The shipped vocabulary holds together, and a user's own file is added to it."""

import doctest
import importlib
import pickle
from itertools import combinations
from pathlib import Path

import pytest

from rashomon.errors import VocabularyError
from rashomon.ontology.expressions import Expression
from rashomon.ontology.grammar import CONSTRUCTS
from rashomon.ontology.plover import ROOTS
from rashomon.ontology.relations import RelationType
from rashomon.ontology.vocabulary import load

_REQUIRED = """
backed-by ordered denied accused attacked killed injured destroyed captured struck deployed-to
retaliated-against warned threatened condemned demanded-of promised negotiated-with met-with agreed-with
sanctioned arrested supplied funded trained allied-with member-of part-of commander-of spokesperson-of
leader-of holds-office-in located-in seeks-conflict-with fights-against protected visited expelled
withdrew-from protested-against detained released kidnapped investigated criticized praised supports
recognized signed-agreement-with mediated-between owns founded succeeded invaded occupies controls
shot-down intercepted
"""

OWN = """\
- name: baptized
  label: baptized
  definition: The subject baptized the object.
  example: {text: The abbot baptized the prince., subject: The abbot, object: the prince}
  inverse: {name: baptized-by, label: baptized by}
  domain: [Person]
  range: [Person]
  expressed-by:
    - {verb: [baptize], subject: [agent], object: [patient]}
"""


def test_the_relations_of_political_news_are_there() -> None:
    """Every relation that readers of such news ask for has a type."""
    assert set(_REQUIRED.split()) <= set(load().relations)


def test_every_plover_root_is_covered() -> None:
    """For each root there is a relation that counts as it."""
    assert {relation.plover for relation in load().relations.values()} - {None} == set(ROOTS)


def test_every_construct_has_a_relation() -> None:
    """A construction that readers know expresses some relation."""
    expressions = [each for relation in load().relations.values() for each in relation.expressions]
    assert {each.lemmas[0] for each in expressions if each.part == "construct"} == CONSTRUCTS


def test_every_act_has_a_cue() -> None:
    """An act that no word signals would never be found."""
    assert {cue.act for cue in load().cues.values()} == set(load().acts)


def test_there_are_words_enough() -> None:
    """At least 300 cues, in all parts of speech, and 35 acts."""
    vocabulary = load()
    assert len(vocabulary.cues) >= 300
    assert len(vocabulary.acts) >= 35
    assert {cue.part for cue in vocabulary.cues.values()} == {"verb", "noun", "adjective", "phrase"}


def test_definitions_are_sentences() -> None:
    """Definitions and examples begin with a capital letter and end with a full stop."""
    vocabulary = load()
    for entry in (*vocabulary.relations.values(), *vocabulary.acts.values()):
        for sentence in (entry.definition, entry.example.text):
            assert sentence[0].isupper(), entry.name
            assert sentence.endswith("."), entry.name


def test_a_relation_is_defined_by_its_two_sides() -> None:
    """Definitions speak of the subject and the object, so that they can be read from either side."""
    for relation in load().relations.values():
        assert "subject" in relation.definition, relation.name
        assert "object" in relation.definition, relation.name


def test_a_word_in_the_same_frame_never_means_two_relations_of_the_same_things() -> None:
    """One can command a raid or a brigade; if both relations took a raid, the word would say both."""
    for one, other in combinations(load().relations.values(), 2):
        if not (joinable(one.domain, other.domain) and joinable(one.range, other.range)):
            continue
        for first in one.expressions:
            for second in other.expressions:
                assert not same_frame(first, second), (one.name, other.name, first.lemmas, second.lemmas)


def joinable(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return "Any" in one or "Any" in other or bool(classes(one) & classes(other))


def classes(words: tuple[str, ...]) -> set[str]:
    actors = {"Person", "Organization", "Group"} if "Actor" in words else set()
    return actors | set(words) - {"Actor"}


def same_frame(one: Expression, other: Expression) -> bool:
    return (
        one.part == other.part
        and bool(set(one.lemmas) & set(other.lemmas))
        and set(one.subject) & set(other.subject) != set()
        and set(one.object) & set(other.object) != set()
        and overlapping(one.under, other.under)
        and overlapping(one.with_object, other.with_object)
    )


def overlapping(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return bool(set(one) & set(other)) or one == other


def test_a_noun_for_an_actor_is_not_a_noun_for_an_event() -> None:
    """Nouns without `self` become events where they are read; "the coalition" must stay an organization."""
    vocabulary = load()
    expressions = [each for relation in vocabulary.relations.values() for each in relation.expressions]
    events = {
        lemma
        for each in expressions
        if each.part == "noun" and "self" not in (*each.subject, *each.object)
        for lemma in each.lemmas
    }
    for name in ("people", "groups", "organizations", "places", "equipment"):
        assert events & vocabulary.lexicons[name] == set(), name


def test_an_own_file_is_added(tmp_path: Path) -> None:
    """A relation of the user's stands beside the shipped ones, which stay as they are."""
    path = tmp_path / "own.yaml"
    path.write_text(OWN, encoding="utf-8")
    vocabulary = load(path)
    assert isinstance(vocabulary.relations["baptized"], RelationType)
    assert set(vocabulary.relations) - set(load().relations) == {"baptized"}
    assert vocabulary.cues == load().cues


def test_an_own_file_does_not_replace_a_shipped_relation(tmp_path: Path) -> None:
    """A name that is taken is refused, at its line in the user's file."""
    path = tmp_path / "own.yaml"
    path.write_text("# mine\n" + OWN.replace("name: baptized\n", "name: killed\n"), encoding="utf-8")
    with pytest.raises(VocabularyError, match=r"'killed' is already used at relations\.yaml") as caught:
        load(path)
    assert (caught.value.path, caught.value.line) == (str(path), 2)


def test_an_own_relation_does_not_take_a_term_of_the_ontology(tmp_path: Path) -> None:
    """A relation called `denied-by` would be mixed up with ras:deniedBy, who denies a proposition."""
    path = tmp_path / "own.yaml"
    path.write_text(OWN.replace("name: baptized-by", "name: denied-by"), encoding="utf-8")
    with pytest.raises(VocabularyError, match=r"own\.yaml:5: the name 'denied-by' is already used"):
        load(path)


def test_the_shipped_vocabulary_is_read_once() -> None:
    """Reading it costs a tenth of a second, so it is kept."""
    assert load() is load()


def test_the_vocabulary_can_be_sent_to_another_process() -> None:
    """Workers get it by pickling."""
    assert pickle.loads(pickle.dumps(load())) == load()


@pytest.mark.parametrize("name", ["terms", "turtle", "yaml_lines"])
def test_the_examples_in_docstrings_hold(name: str) -> None:
    """What a docstring shows is what happens."""
    result = doctest.testmod(importlib.import_module(f"rashomon.ontology.{name}"))
    assert result.attempted
    assert not result.failed
