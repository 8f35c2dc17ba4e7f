"""The shapes accept the data that we mean to write, and say in words what is wrong with other data."""

from pathlib import Path

import pyshacl
import pytest
from rdflib import OWL, RDF, SH, BNode, Graph, URIRef
from rdflib.term import Node

from rashomon import ontology

HERE = Path(ontology.__file__).parent
SHAPES = Graph().parse(HERE / "shapes.ttl")

DATA = """
@prefix : <https://w3id.org/rashomon/id/> .
@prefix ras: <https://w3id.org/rashomon/ns#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix wd: <http://www.wikidata.org/entity/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

:doc a ras:Document, schema:NewsArticle, prov:Entity ; schema:headline "Palace denies" ;
    schema:datePublished "2031-05-04"^^xsd:date ; ras:publisher :courier .
:courier a org:Organization ; rdfs:label "Strelsau Courier" .
:flavia a schema:Person ; rdfs:label "Flavia" .
:ruritania a org:Organization, ras:State ; rdfs:label "Ruritania" ; owl:sameAs wd:Q1 .
:militia a ras:Group ; rdfs:label "the militia" .

:claim a ras:Statement, schema:Claim ; ras:act ras:Claim ; ras:kind ras:Speech ; ras:quoteType ras:Indirect ;
    ras:polarity ras:Positive ; ras:certainty ras:Certain ; ras:scope ras:Clause ; ras:about :pro ; ras:reportedWithin :denial ; ras:cueSpan :span ;
    prov:wasDerivedFrom :doc .
:denial a ras:Statement, schema:Claim ; ras:act ras:Deny ; ras:kind ras:Speech ; ras:quoteType ras:Indirect ;
    ras:polarity ras:Positive ; ras:certainty ras:Certain ; ras:scope ras:Clause ; ras:about :pro ; ras:denies :claim ; ras:cueSpan :span ;
    ras:speaker :flavia ; prov:wasAttributedTo :flavia ; prov:wasDerivedFrom :doc .

:pro a ras:Proposition ; rdfs:label "the militia backed by Ruritania" ;
    rdf:subject :militia ; rdf:predicate ras:backedBy ; rdf:object :ruritania ;
    ras:status ras:Contested ; ras:assertedBy :governor ; ras:deniedBy :flavia ; ras:independentSources 1 .
:rel a ras:Relation ; ras:expresses :pro ; ras:polarity ras:Positive ; ras:certainty ras:Certain ;
    ras:epistemicStatus ras:TrueCertain ;
    ras:standsIn :claim ; ras:triggerSpan :span ; ras:evidence :span ; prov:wasDerivedFrom :doc .

:span a oa:SpecificResource ; oa:hasSource :doc ; oa:hasSelector :position, :quote .
:position a oa:TextPositionSelector ; oa:start 10 ; oa:end 16 .
:quote a oa:TextQuoteSelector ; oa:exact "denied" .
"""


def validated(data: str) -> tuple[bool, str]:
    conforms, _, report = pyshacl.validate(Graph().parse(data=data, format="turtle"), shacl_graph=SHAPES)
    return conforms, report


def test_the_data_that_we_mean_to_write_conform() -> None:
    """A contested proposition with both its statements passes without a complaint."""
    conforms, report = validated(DATA)
    assert conforms, report


def test_every_class_has_a_shape() -> None:
    """Each class of ours is the target of a shape, lists its members itself, or only gathers classes that have one."""
    ours = Graph().parse(HERE / "rashomon.ttl")
    listed = {
        one for one, told in ours.subject_objects(OWL.equivalentClass) if (told, OWL.oneOf, None) in ours
    }
    gathers = {
        one for one, told in ours.subject_objects(OWL.equivalentClass) if (told, OWL.unionOf, None) in ours
    }
    bare = (
        set(ours.subjects(RDF.type, OWL.Class)) - listed - gathers - set(SHAPES.objects(None, SH.targetClass))
    )
    assert sorted(str(one) for one in bare if isinstance(one, URIRef)) == []


def test_every_constraint_tells_its_complaint_in_a_sentence() -> None:
    """A person who reads a report is never left with the name of a constraint alone."""
    constraints = set(SHAPES.objects(None, SH.property)) | set(SHAPES.subjects(SH["or"]))
    top = {one for one in constraints if (None, SH.property, one) in SHAPES and not nested(one)}
    silent = [one for one in top if not str(SHAPES.value(one, SH.message)).endswith(".")]
    assert silent == []


def nested(constraint: Node) -> bool:
    """Whether a constraint only stands within the alternatives of another, which tells the complaint."""
    return all(isinstance(shape, BNode) for shape in SHAPES.subjects(SH.property, constraint))


def test_the_shapes_are_well_formed() -> None:
    """The shapes are themselves valid by SHACL's own shapes."""
    data = Graph().parse(data=DATA, format="turtle")
    conforms, _, _ = pyshacl.validate(data, shacl_graph=SHAPES, meta_shacl=True)
    assert conforms


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("ras:act ras:Deny ; ", "", "A statement has one act"),
        ("ras:act ras:Deny", "ras:act ras:Deny, ras:Say", "A statement has one act"),
        ("ras:act ras:Deny ; ras:kind ras:Speech", "ras:act ras:Deny ; ras:kind ras:Song", "one kind"),
        ("prov:wasAttributedTo :flavia", "prov:wasAttributedTo :courier", "to whom it is also attributed"),
        ("ras:denies :claim", "ras:denies :pro", "A statement denies one statement"),
        ("ras:denies :claim ; ras:cueSpan :span ;", "ras:denies :claim ;", "A statement has evidence"),
        ("ras:about :pro ; ras:denies", "ras:about :doc ; ras:denies", "A statement is about propositions"),
        ("ras:polarity ras:Positive ; ras:certainty", "ras:certainty", "A relation has one polarity"),
        ("ras:certainty ras:Certain", 'ras:certainty "certain"', "A relation has one certainty"),
        ("ras:expresses :pro ; ", "", "A relation expresses one proposition"),
        ("ras:evidence :span ;", "", "A relation has evidence"),
        (
            "rdf:subject :militia ; rdf:predicate ras:backedBy ; rdf:object :ruritania",
            "rdf:predicate ras:backedBy",
            "A proposition has a subject or an object",
        ),
        ("rdf:predicate ras:backedBy ;", "", "A proposition has one predicate"),
        ("ras:deniedBy :flavia ;", "", "names who asserts it and who denies it"),
        ("ras:status ras:Contested", "ras:status ras:Asserted", "is not simply asserted"),
        ("ras:status ras:Contested", "ras:status ras:Retracted", "names who took it back"),
        ("ras:epistemicStatus ras:TrueCertain", "ras:epistemicStatus ras:True", "one of the five levels"),
        ("ras:independentSources 1", "ras:independentSources -1", "counts its independent sources"),
        ("oa:start 10", "oa:start 17", "not after its end"),
        ("oa:end 16", 'oa:end "16", 17', "A position ends at one character"),
        (' ; oa:exact "denied"', "", "A quote gives its exact words"),
        ("oa:hasSelector :position, :quote", "oa:hasSelector :quote", "selected by one position"),
        ("oa:hasSelector :position, :quote", "oa:hasSelector :position", "selected by one quote"),
        ("oa:hasSource :doc ; ", "", "Evidence is a part of one document"),
        (" ; ras:publisher :courier", "", "A document has one publisher"),
        (' ; rdfs:label "Flavia"', "", "A node has a label"),
        ("owl:sameAs wd:Q1", "owl:sameAs wd:Ruritania", "Wikidata item"),
    ],
)  # fmt: skip
def test_a_fault_is_told_in_words(old: str, new: str, complaint: str) -> None:
    """Data with one fault do not conform, and the report says so in a sentence."""
    assert old in DATA
    conforms, report = validated(DATA.replace(old, new))
    assert not conforms
    assert complaint in report
