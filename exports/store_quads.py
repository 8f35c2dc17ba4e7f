"""What spans the reports of a store, as RDF: nodes, propositions, and the edges that may be read as fact.

    <…/graph/nodes>         :iran a org:Organization ; rdfs:label "Iran" ; owl:sameAs wd:Q794 .
    <…/graph/propositions>  :pro a ras:Proposition ; rdf:subject :groups ; rdf:predicate ras:backedBy ;
                                rdf:object :iran ; ras:status ras:Contested ; ras:deniedBy :kanani .
    <…/graph/asserted>      :groups ras:backedBy :iran .

The last graph holds only what some report says in its own voice and nobody denies. A query that knows nothing
of statements can read it and never takes a claim, or a denied claim, for a fact.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Quad

from ..graph.wording import proposition_words
from ..model import Node, NodeType, Proposition, Stance
from ..ontology.vocabulary import Vocabulary
from .rdf_terms import integer, predicate_term, record, term, value_term

NODES = record("graph/nodes")
PROPOSITIONS = record("graph/propositions")
ASSERTED = record("graph/asserted")

_A = term("rdf:type")
_LABEL = term("rdfs:label")
_CLASSES: Mapping[NodeType, NamedNode] = {
    "Person": term("schema:Person"),
    "Organization": term("org:Organization"),
    "Place": term("schema:Place"),
    "Group": term("ras:Group"),
    "Event": term("sem:Event"),
    "Thing": term("schema:Thing"),
}
_STANCES: Mapping[Stance, NamedNode] = {
    "asserts": term("ras:assertedBy"),
    "denies": term("ras:deniedBy"),
    "doubts": term("ras:doubtedBy"),
    "none": term("ras:mentionedBy"),
}


def node_quads(nodes: Iterable[Node]) -> list[Quad]:
    """Entities with their label, the other names that reports use for them, and their Wikidata item."""
    return [quad for node in nodes for quad in _node(node)]


def proposition_quads(
    propositions: Iterable[Proposition], labels: Mapping[str, str], vocabulary: Vocabulary
) -> list[Quad]:
    """Propositions with their status and sides, and the direct edges of those that are asserted."""
    propositions = list(propositions)
    quads = [quad for one in propositions for quad in _proposition(one, labels, vocabulary)]
    return quads + [quad for one in propositions for quad in _direct_edge(one)]


def _node(node: Node) -> Iterator[Quad]:
    subject = record(node.id)
    yield Quad(subject, _A, _CLASSES[node.type], NODES)
    yield Quad(subject, _LABEL, Literal(node.label), NODES)
    for name in node.names:
        if name != node.label:
            yield Quad(subject, term("skos:altLabel"), Literal(name), NODES)
    if node.wikidata:
        yield Quad(subject, term("owl:sameAs"), term(f"wd:{node.wikidata}"), NODES)


def _proposition(
    proposition: Proposition, labels: Mapping[str, str], vocabulary: Vocabulary
) -> Iterator[Quad]:
    subject = record(proposition.id)
    yield Quad(subject, _A, term("ras:Proposition"), PROPOSITIONS)
    words = Literal(proposition_words(proposition, labels, vocabulary))
    yield Quad(subject, _LABEL, words, PROPOSITIONS)
    if proposition.subject is not None:
        yield Quad(subject, term("rdf:subject"), record(proposition.subject), PROPOSITIONS)
    yield Quad(subject, term("rdf:predicate"), predicate_term(proposition.predicate), PROPOSITIONS)
    if proposition.object is not None:
        yield Quad(subject, term("rdf:object"), record(proposition.object), PROPOSITIONS)
    yield Quad(subject, term("ras:status"), value_term(proposition.status), PROPOSITIONS)
    for stance, holder in sorted({(one.stance, one.holder) for one in proposition.supports}):
        yield Quad(subject, _STANCES[stance], record(holder), PROPOSITIONS)
    sources = integer(_independent_sources(proposition))
    yield Quad(subject, term("ras:independentSources"), sources, PROPOSITIONS)


def _independent_sources(proposition: Proposition) -> int:
    """Who asserts it, counted by head: what a source says in ten articles is still said by one source."""
    return len({one.holder for one in proposition.supports if one.stance == "asserts"})


def _direct_edge(proposition: Proposition) -> Iterator[Quad]:
    subject, object_ = proposition.subject, proposition.object
    if proposition.status == "asserted" and subject is not None and object_ is not None:
        yield Quad(record(subject), predicate_term(proposition.predicate), record(object_), ASSERTED)
