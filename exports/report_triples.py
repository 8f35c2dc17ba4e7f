"""One report as RDF: a named graph of its own, so that it can be loaded, dated and dropped by itself.

    :doc  a ras:Document ; schema:headline "…" ; schema:publisher :outlet .
    :sta  a ras:Statement ; ras:act ras:Deny ; ras:about :pro ; ras:cueSpan <doc#char=10,16> .
    :rel  a ras:Relation ; ras:expresses :pro ; ras:standsIn :sta ; ras:evidence <doc#char=10,80> .
    <doc#char=10,16>  oa:hasSource :doc ; oa:hasSelector <doc#position=10,16> , <doc#quote=10,16> .

Every span is written once, with its offsets and its words, by IRIs that follow from the document's: there are
no blank nodes, so two exports can be compared as sets. The address of a report comes from outside and may be
anything; it is written as a literal (xsd:anyURI where it is one), never as an IRI.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..graph.wording import response, spoken
from ..ids import iri
from ..model import Document, Reading, Relation, Span, Statement
from ..ontology import terms
from ..ontology.vocabulary import Vocabulary
from .event_triples import event_triples
from .rdf_terms import Term, Triple, act_term, integer, level_term, literal, record, term, value_term, when

_A = term("rdf:type")
_RESOURCE = term("oa:SpecificResource")
_SOURCE = term("oa:hasSource")
_SELECTOR = term("oa:hasSelector")
_POSITION = term("oa:TextPositionSelector")
_START = term("oa:start")
_END = term("oa:end")
_QUOTE = term("oa:TextQuoteSelector")
_EXACT = term("oa:exact")
_ANSWERS = {
    "denies": term("ras:denies"),
    "confirms": term("ras:confirms"),
    "retracts": term("ras:retracts"),
    "responds to": term("ras:respondsTo"),
}
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`\x00-\x20]+")


def report_triples(reading: Reading, vocabulary: Vocabulary) -> list[Triple]:
    """The triples of one report, subject by subject: the document, statements, relations, then spans."""
    return _ReportGraph(reading, vocabulary).triples


class _ReportGraph:
    def __init__(self, reading: Reading, vocabulary: Vocabulary) -> None:
        document = reading.extraction.document
        self.triples: list[Triple] = []
        self._vocabulary = vocabulary
        self._text = document.text
        self._document = record(document.id)
        self._iri = iri(document.id)
        self._nodes = {link.mention: link.node for link in reading.links}
        self._spans: dict[Span, Term] = {}
        self._about = _about(reading)
        self._proposition = {support.relation: support.proposition for support in reading.supports}
        self._add_document(document, reading.publisher)
        for statement in reading.extraction.statements:
            self._add_statement(statement)
        for relation in reading.extraction.relations:
            self._add_relation(relation, reading.publisher)
        self.triples += event_triples(reading, vocabulary, self._span)
        for span in sorted(self._spans):
            self._add_span(span)

    def _add(self, subject: Term, *pairs: tuple[Term, Term | None]) -> None:
        """Adds what is known of a subject: a pair without an object says nothing."""
        self.triples += [(subject, predicate, value) for predicate, value in pairs if value is not None]

    def _add_document(self, document: Document, publisher: str) -> None:
        self._add(
            self._document,
            (_A, term("ras:Document")),
            (_A, term("schema:NewsArticle")),
            (_A, term("prov:Entity")),
            (term("schema:identifier"), literal(document.name)),
            (term("schema:headline"), literal(document.title) if document.title else None),
            (term("schema:url"), _address(document.url) if document.url else None),
            (term("schema:datePublished"), when(document.published) if document.published else None),
            (term("schema:inLanguage"), literal(document.language)),
            (term("ras:publisher"), record(publisher)),
            (term("schema:publisher"), record(publisher)),
        )

    def _add_statement(self, statement: Statement) -> None:
        subject = record(statement.id)
        speaker = self._node(statement.speaker)
        self._add(
            subject,
            (_A, term("ras:Statement")),
            (_A, term("schema:Claim")),
            (term("ras:act"), act_term(statement.act)),
            (term("ras:kind"), value_term(statement.kind)),
            (term("ras:quoteType"), value_term(statement.quote)),
            (term("ras:polarity"), value_term(statement.polarity)),
            (term("ras:certainty"), value_term(statement.certainty)),
            (term("ras:scope"), value_term(statement.scope)),
            (term("ras:speaker"), speaker),
            (term("prov:wasAttributedTo"), speaker),
            (term("ras:onBehalfOf"), self._node(statement.on_behalf)),
            (term("ras:addressee"), self._node(statement.addressee)),
            (
                term("ras:medium"),
                literal(spoken(self._text, (statement.medium,))) if statement.medium else None,
            ),
            (term("ras:statementTime"), when(statement.time) if statement.time else None),
            (term("schema:text"), literal(spoken(self._text, statement.content))),
            (term("ras:readBy"), literal(statement.by)),
            (term("ras:confidence"), _confidence(statement)),
            (term("prov:wasDerivedFrom"), self._document),
        )
        self._add_ties(subject, statement)
        self._add_spans(subject, "ras:sourceSpan", statement.source)
        self._add_spans(subject, "ras:cueSpan", statement.cue)
        self._add_spans(subject, "ras:contentSpan", statement.content)

    def _add_ties(self, subject: Term, statement: Statement) -> None:
        """What the statement is about, stands in, and answers."""
        about = self._about.get(statement.id, ())
        self._add(subject, *((term("ras:about"), record(proposition)) for proposition in about))
        if statement.within is not None:
            self._add(subject, (term("ras:reportedWithin"), record(statement.within)))
        if statement.responds_to is not None:
            answer = _ANSWERS[response(statement, self._vocabulary)]
            self._add(subject, (answer, record(statement.responds_to)))

    def _add_relation(self, relation: Relation, publisher: str) -> None:
        """A relation that came to no proposition (it would join a node to itself) is left to the annotations."""
        proposition = self._proposition.get(relation.id)
        if proposition is None:
            return
        subject = record(relation.id)
        within = record(relation.statement) if relation.statement else None
        self._add(
            subject,
            (_A, term("ras:Relation")),
            (term("ras:expresses"), record(proposition)),
            (term("ras:polarity"), value_term(relation.polarity)),
            (term("ras:certainty"), value_term(relation.certainty)),
            (term("ras:epistemicStatus"), level_term(relation.polarity, relation.certainty)),
            (term("ras:tense"), value_term(relation.tense)),
            (term("ras:standsIn"), within),
            (term("ras:narratedBy"), None if within else record(publisher)),
            (term("ras:ploverRoot"), self._plover(relation.type)),
            (term("ras:readBy"), literal(relation.reader)),
            (term("ras:confidence"), _confidence(relation)),
            (term("prov:wasDerivedFrom"), self._document),
        )
        self._add_spans(subject, "ras:triggerSpan", relation.trigger)
        self._add_spans(subject, "ras:evidence", (relation.evidence,))

    def _add_spans(self, subject: Term, predicate: str, spans: Iterable[Span]) -> None:
        self._add(subject, *((term(predicate), self._span(span)) for span in spans))

    def _span(self, span: Span) -> Term:
        if span not in self._spans:
            self._spans[span] = f"<{self._iri}#char={span[0]},{span[1]}>"
        return self._spans[span]

    def _add_span(self, span: Span) -> None:
        start, end = span
        resource = self._spans[span]
        position = f"<{self._iri}#position={start},{end}>"
        quote = f"<{self._iri}#quote={start},{end}>"
        # Most triples of a store are made here, so they are made without detours.
        self.triples += (
            (resource, _A, _RESOURCE),
            (resource, _SOURCE, self._document),
            (resource, _SELECTOR, position),
            (resource, _SELECTOR, quote),
            (position, _A, _POSITION),
            (position, _START, integer(start)),
            (position, _END, integer(end)),
            (quote, _A, _QUOTE),
            (quote, _EXACT, literal(self._text[start:end])),
        )

    def _plover(self, relation: str) -> Term | None:
        known = self._vocabulary.relations.get(relation)
        return f"<{terms.plover(known.plover)}>" if known and known.plover else None

    def _node(self, mention: str | None) -> Term | None:
        node = self._nodes.get(mention) if mention else None
        return record(node) if node else None


def _confidence(found: Statement | Relation) -> Term | None:
    confidence = found.confidence
    return None if confidence is None else literal(f"{confidence:.2f}", term("xsd:decimal"))


def _about(reading: Reading) -> dict[str, list[str]]:
    """The propositions that each statement takes a stance on, in the order of the supports, each once."""
    found: dict[str, list[str]] = {}
    for support in reading.supports:
        if support.statement is not None:
            propositions = found.setdefault(support.statement, [])
            if support.proposition not in propositions:
                propositions.append(support.proposition)
    return found


def _address(url: str) -> Term:
    return literal(url, term("xsd:anyURI")) if _ADDRESS.fullmatch(url) else literal(url)
