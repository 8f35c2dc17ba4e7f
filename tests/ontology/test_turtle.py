"""The ontology files: they parse, every term is described, and no term is defined twice."""

from collections import Counter
from pathlib import Path

import pyoxigraph
import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef

from rashomon import ontology
from rashomon.ontology import cameo
from rashomon.ontology.plover import MODES, ROOTS
from rashomon.ontology.terms import NAMESPACE, plover
from rashomon.ontology.turtle import literal, swapped
from rashomon.ontology.vocabulary import load

HERE = Path(ontology.__file__).parent
FILES = ("rashomon.ttl", "vocabulary.ttl", "shapes.ttl")


@pytest.fixture(scope="module")
def graph() -> Graph:
    """The core ontology and the generated vocabulary in one graph."""
    return Graph().parse(HERE / "rashomon.ttl").parse(HERE / "vocabulary.ttl")


def terms(graph: Graph) -> list[URIRef]:
    found = {each for each in graph.subjects(RDF.type, None) if isinstance(each, URIRef)}
    return sorted(each for each in found if each.startswith(NAMESPACE))


@pytest.mark.parametrize("name", FILES)
def test_two_parsers_read_the_same(name: str) -> None:
    """rdflib and Oxigraph find the same number of triples in a file."""
    oxigraph = list(pyoxigraph.parse(path=HERE / name, format=pyoxigraph.RdfFormat.TURTLE))
    assert len(oxigraph) == len(Graph().parse(HERE / name)) > 0


@pytest.mark.parametrize("property_", [RDFS.label, RDFS.comment, SKOS.example, RDFS.isDefinedBy])
def test_every_term_is_described(graph: Graph, property_: URIRef) -> None:
    """Each term has one label, comment, example and ontology that defines it."""
    counts = {term: len(list(graph.objects(term, property_))) for term in terms(graph)}
    assert {term for term, count in counts.items() if count != 1} == set()


def test_a_term_is_defined_in_one_file() -> None:
    """A relation or act never takes the name of a core term: one comment would then belong to two."""
    core, generated = (set(terms(Graph().parse(HERE / name))) for name in FILES[:2])
    assert core & generated == set()


def test_own_terms_that_are_used_are_defined(graph: Graph) -> None:
    """A misspelt term in the files themselves would define nothing."""
    used = {each for triple in graph for each in triple if isinstance(each, URIRef)}
    assert {each for each in used if each.startswith(NAMESPACE)} == set(terms(graph))


def test_inverses_are_mutual(graph: Graph) -> None:
    """Where one property is the inverse of another, the other is the inverse of the one."""
    pairs = set(graph.subject_objects(OWL.inverseOf))
    assert pairs == {(other, one) for one, other in pairs}


def test_a_symmetric_relation_has_no_inverse(graph: Graph) -> None:
    """A relation that is its own inverse needs no second name."""
    symmetric = set(graph.subjects(RDF.type, OWL.SymmetricProperty))
    assert symmetric
    assert symmetric.isdisjoint(graph.subjects(OWL.inverseOf, None))


def test_every_concept_is_in_one_scheme(graph: Graph) -> None:
    """Relation types, acts and PLOVER roots; polarity and certainty, as GRaSP has them and as AIF has both in one."""
    schemes = Counter(str(scheme).removeprefix(NAMESPACE) for scheme in graph.objects(None, SKOS.inScheme))
    ours = {"RelationTypes", "Acts", "PloverRoots", "Polarities", "Certainties", "EpistemicStatuses"}
    assert set(schemes) >= ours
    assert (schemes["Polarities"], schemes["Certainties"], schemes["EpistemicStatuses"]) == (2, 4, 5)
    assert schemes["PloverRoots"] == 16
    assert schemes["PloverModes"] == sum(map(len, MODES.values()))


def test_a_kind_of_relation_implies_its_parent(graph: Graph) -> None:
    """Who arrests detains, read from either side; of two who negotiate, the inverse of the whole is the whole."""
    for child, parent in (
        ("arrested", "detained"),
        ("arrestedBy", "detainedBy"),
        ("negotiatedWith", "spokeWith"),
    ):
        assert (URIRef(NAMESPACE + child), RDFS.subPropertyOf, URIRef(NAMESPACE + parent)) in graph


def test_codes_of_cameo_are_one_to_one_or_narrower(graph: Graph) -> None:
    """No code is the same as two roots or two relation types; a root that took several up has them as narrower."""
    same = list(graph.objects(None, SKOS.exactMatch))
    codes = [str(term) for term in same if "#cameo-" in str(term)]
    assert len(codes) == len(set(codes)) > 20
    narrower = {str(term)[-2:] for term in graph.objects(URIRef(plover("ASSAULT")), SKOS.narrowMatch)}
    assert narrower == {"18", "19", "20"}


def test_cameo_names_relation_types_that_there_are() -> None:
    """A relation type that is renamed must be renamed in the table of codes, too."""
    assert set(cameo.RELATIONS) <= set(load().relations)
    assert set(cameo.PLOVER) == set(ROOTS) - {"RETREAT"}


def test_literals_are_escaped() -> None:
    """Quotation marks and backslashes of a definition stay in its literal."""
    assert literal('say "no" \\ or') == '"say \\"no\\" \\\\ or"@en'


def test_a_definition_is_read_from_the_other_side() -> None:
    """The subject of a relation is the object of its inverse."""
    assert swapped("The subject gave the object a post.") == "The object gave the subject a post."
