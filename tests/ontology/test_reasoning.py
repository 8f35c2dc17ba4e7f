"""A reasoner finds no contradiction in the ontology, nor in graphs written with it; in a wrong graph it does."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import get_args

import owlrl
import pyshacl
import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef

from rashomon import exports, model, ontology
from rashomon.exports.nquads import ntriples
from rashomon.exports.policies import NAMES, description, edges, policy
from rashomon.exports.provenance import provenance
from rashomon.exports.rdf_terms import Term
from rashomon.exports.traversal import graphs
from rashomon.graph.store import Store
from rashomon.ontology.epistemic import LEVELS
from rashomon.ontology.terms import CORE, RAS, defined, value

from records import asserted_backing, denied_claim

HERE = Path(ontology.__file__).parent
PROSE = {
    RDFS.label,
    RDFS.comment,
    RDFS.isDefinedBy,
    RDFS.seeAlso,
    SKOS.example,
    SKOS.prefLabel,
    SKOS.notation,
}


@cache
def axioms(*names: str) -> tuple[tuple[rdflib.term.Node, ...], ...]:
    """The ontology without its prose, which a reasoner only carries along."""
    graph = Graph()
    for name in names:
        graph.parse(HERE / name)
    return tuple(triple for triple in graph if triple[1] not in PROSE)


def data(folder: Path) -> Graph:
    """Two reports that contradict each other, with the edges of every policy."""
    with Store(folder / "store.db") as store:
        store.add([denied_claim(), asserted_backing()])
        parts = list(graphs(store, store.vocabulary()))
        for name in NAMES:
            rule = policy(name.replace("SOURCE", "freedonia"))
            parts.append((rule.graph, [*edges(store.propositions(), rule), *provenance(rule)]))
    return Graph().parse(data=ntriples(parts), format="nt")


def contradictions(data: Graph, *names: str) -> list[str]:
    """What an OWL 2 RL reasoner says is wrong with data, by these files of the ontology."""
    graph = Graph()
    for triple in (*axioms(*names), *data):
        graph.add(triple)
    closure = owlrl.OWLRL_Semantics(graph, axioms=False, daxioms=False)
    closure.closure()
    return list(closure.error_messages)


def test_ontology_and_data_hold_no_contradiction(tmp_path: Path) -> None:
    """Classes that exclude each other stay apart, functional properties have one value."""
    assert contradictions(data(tmp_path), "rashomon.ttl", "vocabulary.ttl") == []


@pytest.mark.parametrize(
    "wrong",
    [
        ":p a ras:Proposition ; ras:status ras:Asserted , ras:Denied .",
        ":s a ras:Statement ; ras:expresses :p .",
        ":d a ras:Document . :s ras:about :d .",
    ],
)
def test_a_contradiction_is_found(wrong: str) -> None:
    """Two statuses of one proposition; a statement in the place of a relation; a document in that of a proposition."""
    prefixes = (
        f"@prefix ras: <{RAS.Statement.removesuffix('Statement')}> . @prefix : <https://a.example/> .\n"
    )
    assert contradictions(Graph().parse(data=prefixes + wrong, format="turtle"), "rashomon.ttl")


def test_every_class_and_property_is_told_in_full() -> None:
    """Label, definition, example, and where it is defined."""
    graph = Graph().parse(HERE / "rashomon.ttl").parse(HERE / "vocabulary.ttl")
    for name in RAS:
        for told in (RDFS.label, RDFS.comment, SKOS.example, RDFS.isDefinedBy):
            assert graph.value(URIRef(RAS[name]), told) is not None, (name, told)


def test_every_term_of_ours_in_the_data_is_defined(tmp_path: Path) -> None:
    """Nothing is written that nobody could look up."""
    namespace = RAS.Statement.removesuffix("Statement")
    used = {str(term) for triple in data(tmp_path) for term in triple if str(term).startswith(namespace)}
    assert {term.removeprefix(namespace) for term in used} <= set(RAS)


def test_every_defined_term_is_used_or_marked() -> None:
    """By the writers, by the records, by the vocabulary, by an axiom about another term; or it says that it is not."""
    graph = Graph().parse(HERE / "rashomon.ttl").parse(HERE / "vocabulary.ttl")
    marked = {str(term) for term in graph.subjects(SKOS.scopeNote)}
    fields = (
        "Status",
        "Stance",
        "Polarity",
        "Certainty",
        "StatementKind",
        "Quote",
        "Scope",
        "Tense",
        "Verdict",
    )
    values = {value(word) for field in fields for word in get_args(getattr(model, field))}
    values |= {RAS[level] for level in LEVELS.values()}
    unused = [
        name
        for name in set(defined(CORE))
        if name not in written() and RAS[name] not in values | marked and not in_use(graph, URIRef(RAS[name]))
    ]
    assert unused == []


@cache
def written() -> set[str]:
    """The terms that the writers name."""
    sources = Path(exports.__file__).parent.rglob("*.py")
    return {name for path in sources for name in re.findall(r'"ras:(\w+)"', path.read_text(encoding="utf-8"))}


def in_use(graph: Graph, term: URIRef) -> bool:
    """Whether another term is typed or told by this one."""
    telling = (RDF.type, RDFS.subPropertyOf, RDFS.range, OWL.members, SKOS.inScheme)
    if (None, term, None) in graph or any((None, each, term) in graph for each in telling):
        return True
    return any(isinstance(one, rdflib.Literal) and one.datatype == term for one in graph.objects())


def test_the_vocabulary_has_the_shape_of_a_vocabulary() -> None:
    """The shapes hold for the concepts, too."""
    graph = Graph().parse(HERE / "vocabulary.ttl")
    conforms, _, report = pyshacl.validate(graph, shacl_graph=Graph().parse(HERE / "shapes.ttl"))
    assert conforms, report


def test_the_provenance_of_every_policy_has_its_shape(tmp_path: Path) -> None:
    """Each edge graph names its rule, and whose claims it holds where it holds somebody's."""
    shapes = Graph().parse(HERE / "shapes.ttl")
    conforms, _, report = pyshacl.validate(data(tmp_path), shacl_graph=shapes)
    assert conforms, report
    claims: list[tuple[Term, Term, Term]] = list(description(policy("claimed-by:freedonia")))
    bare = Graph().parse(
        data=ntriples([("", [one for one in claims if "policySource" not in one[1]])]), format="nt"
    )
    assert not pyshacl.validate(bare, shacl_graph=shapes)[0]
