"""Policies: which propositions may be read as plain edges, and what each graph is called."""

from __future__ import annotations

import pytest

from rashomon.errors import ExportError
from rashomon.exports.policies import Policy, description, edges, known, policy
from rashomon.exports.rdf_terms import predicate_term, record, term

EDGE = {
    "backed-by": (record("harbour-brigade"), predicate_term("backed-by"), record("ruritania")),
    "ordered": (record("general-sapt"), predicate_term("ordered"), record("the-raid")),
    "spokesperson-of": (record("rudolf-hentzau"), predicate_term("spokesperson-of"), record("ruritania")),
}


@pytest.mark.parametrize(
    ("name", "taken"),
    [
        ("asserted", {"ordered", "spokesperson-of"}),
        ("uncontested", {"ordered", "spokesperson-of"}),
        ("claimed-by:graustark", {"backed-by"}),
        ("claimed-by:rudolf-hentzau", set()),
        ("claimed-by:zenda-post", {"ordered"}),
    ],
)
def test_what_a_policy_takes(name, taken, source):
    """Graustark's world has the contested backing; its denier's has not; no open side makes an edge."""
    assert set(edges(source.propositions(), policy(name))) == {EDGE[one] for one in taken}


def test_all_carries_the_status(source):
    """Where denied and contested edges are drawn, the proposition beside each says so."""
    found = set(edges(source.propositions(), policy("all")))
    assert set(EDGE.values()) <= found
    assert {value for _, predicate, value in found if predicate == term("ras:status")} == {
        term("ras:Asserted"),
        term("ras:Contested"),
    }


def test_each_policy_has_a_graph_of_its_own_name():
    """The name tells the rule and the source, in every run."""
    assert policy("uncontested").graph == record("graph/uncontested")
    assert policy("claimed-by:iran").graph == record("graph/claimed-by/iran")
    assert str(policy("claimed-by:iran")) == "claimed-by:iran"
    assert (policy("claimed-by:iran").graph, term("ras:policySource"), record("iran")) in set(
        description(Policy("claimed-by", "iran"))
    )


def test_a_source_that_nobody_is_is_refused(source):
    """A misspelt id does not give an empty graph that looks like silence."""
    assert known(policy("claimed-by:graustark"), source) == policy("claimed-by:graustark")
    with pytest.raises(ExportError, match="nobody here has the id 'grustark'; the query `actors`"):
        known(policy("claimed-by:grustark"), source)


@pytest.mark.parametrize("name", ["", "claimed", "claimed-by", "claimed-by:", "asserted:iran"])
def test_another_policy_is_refused_with_the_list(name):
    """A slip of the pen does not silently draw other edges."""
    with pytest.raises(ExportError, match="choose among asserted, uncontested"):
        policy(name)
