"""What the RDF tells of nodes beside their names: places on the map, judgements, posts."""

from __future__ import annotations

from rashomon.exports.judgement_triples import judgement_triples
from rashomon.exports.memberships import ROLES, memberships
from rashomon.exports.policies import ASSERTED
from rashomon.exports.rdf_terms import literal, record, term
from rashomon.exports.store_triples import node_triples
from rashomon.model import Judgement, Node, Proposition
from rashomon.ontology.vocabulary import load

JUDGED = Judgement(
    3, "same", "ent-a", "ent-b@doc-1", who="Anna Weber", when="2031-05-04", why="one photograph in both"
)


def test_a_place_has_its_position_and_everything_that_contains_it() -> None:
    """Decimal degrees, and each container by its IRI."""
    node = Node("zenda", "Zenda", "Place", None, ("Zenda",), 1, (-7.25, 120.5), ("west-march", "ruritania"))
    triples = node_triples([node])
    assert (record("zenda"), term("geo:lat"), literal("-7.25000", term("xsd:decimal"))) in triples
    assert (record("zenda"), term("geo:long"), literal("120.50000", term("xsd:decimal"))) in triples
    around = [object_ for _, predicate, object_ in triples if predicate == term("schema:containedInPlace")]
    assert around == [record("west-march"), record("ruritania")]


def test_a_node_rests_on_its_judgements() -> None:
    """`prov:wasInfluencedBy` leads from a node to who decided, when and why."""
    node = Node("ent-a", "Rupert", "Person", None, ("Rupert",), 2, judgements=(3,))
    assert (record("ent-a"), term("prov:wasInfluencedBy"), record("judgement/3")) in node_triples([node])
    told = {
        (predicate, object_)
        for subject, predicate, object_ in judgement_triples([JUDGED])
        if subject == record("judgement/3")
    }
    assert told == {
        (term("rdf:type"), term("ras:Judgement")),
        (term("ras:verdict"), term("ras:Same")),
        (term("ras:judges"), record("ent-a")),
        (term("ras:judges"), record("ent-b")),
        (term("ras:judgedIn"), record("doc-1")),
        (term("prov:wasAssociatedWith"), record("reader/Anna Weber")),
        (term("dcterms:date"), literal("2031-05-04", term("xsd:date"))),
        (term("rdfs:comment"), literal("one photograph in both")),
    }


def test_a_post_is_a_membership_where_it_is_an_edge() -> None:
    """The role follows from the relation; what somebody only claims makes no membership."""
    asserted = Proposition("pro-1", "anna", "spokesperson-of", "palace", "asserted", ())
    claimed = Proposition("pro-2", "anna", "leader-of", "palace", "claimed", ())
    assert set(memberships([asserted, claimed], ASSERTED)) == {
        (record("pro-1/membership"), term("rdf:type"), term("org:Membership")),
        (record("pro-1/membership"), term("org:member"), record("anna")),
        (record("pro-1/membership"), term("org:organization"), record("palace")),
        (record("pro-1/membership"), term("org:role"), term("ras:SpokespersonRole")),
    }


def test_every_post_is_a_relation_of_the_vocabulary() -> None:
    """No role is named for a relation that there is not."""
    assert set(ROLES) <= set(load().relations)
