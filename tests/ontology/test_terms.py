"""The closed namespace: terms that the ontology defines have an IRI, others raise."""

from typing import get_args

import pytest

from rashomon import model
from rashomon.ontology.terms import NAMESPACE, RAS, act, plover, predicate, relation, value
from rashomon.ontology.vocabulary import load


def test_a_term_is_its_iri() -> None:
    """By attribute or by name, a term gives the same IRI."""
    assert RAS.Statement == RAS["Statement"] == NAMESPACE + "Statement"


def test_a_misspelt_attribute_raises_with_a_hint() -> None:
    """A slip of the pen does not make a new IRI."""
    with pytest.raises(AttributeError, match=r"no term 'Statment'; did you mean 'Statement'\?"):
        _ = RAS.Statment


def test_a_misspelt_name_raises_with_a_hint() -> None:
    """A name that is looked up fails in the same way."""
    with pytest.raises(KeyError, match="did you mean 'backedBy'"):
        RAS["backdBy"]


def test_a_name_like_no_other_raises_without_a_hint() -> None:
    """Where nothing is near, nothing is guessed."""
    with pytest.raises(KeyError, match=r"no term 'zzzzzz'\"$"):
        RAS["zzzzzz"]


def test_the_namespace_can_be_listed() -> None:
    """Its terms come in alphabetical order, and each is in it."""
    names = list(RAS)
    assert names == sorted(names)
    assert all(name in RAS for name in names)
    assert "Statment" not in RAS


def test_every_relation_and_inverse_is_a_term() -> None:
    """The IRI that is derived from a name is one that the ontology defines."""
    for each in load().relations.values():
        assert relation(each.name) == RAS[predicate(each.name)]
        if each.inverse:
            assert predicate(each.inverse.name) in RAS


def test_every_act_is_a_term() -> None:
    """The IRI of an act is its name in capitals, run together."""
    assert {act(name) for name in load().acts} <= {RAS[name] for name in RAS}


def test_every_plover_root_is_a_term() -> None:
    """Roots have IRIs of their own, since PLOVER has none."""
    roots = {each.plover for each in load().relations.values() if each.plover}
    assert {plover(root) for root in roots} <= {RAS[name] for name in RAS}


@pytest.mark.parametrize("field", ["Status", "Stance", "Polarity", "Certainty", "StatementKind", "Quote"])
def test_every_value_of_a_record_is_a_term_of_its_own(field: str) -> None:
    """What a record may hold, the ontology defines; no two values share a term."""
    words = get_args(getattr(model, field))
    assert {value(word) for word in words} <= {RAS[name] for name in RAS}
    assert len({value(word) for word in words}) == len(words)
