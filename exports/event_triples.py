"""The events of one report as RDF, by the Simple Event Model (SEM) and OWL-Time.

    :evt  a ras:Event , sem:Event ; sem:eventType ras:struck ; ras:ploverRoot ras:plover-ASSAULT ;
        ras:agent :rebels ; ras:target :camp ; sem:hasActor :rebels , :camp ; sem:hasPlace :karsk ;
        sem:hasTime <doc#time=2024-05-21> ; ras:count 4 ; ras:weapon "rocket" ;
        ras:occurrence ras:Claimed ; ras:toldIn :sta ; ras:toldAs :pro ; ras:triggerSpan <doc#char=10,18> .
    :rel  ras:tellsOf :evt .

SEM's events need not have taken place, and these need not either: `ras:occurrence` tells what the report makes of it,
as a status does of a proposition. Who wants what happened asks for `ras:Asserted`. Polarity, certainty and voice are
those of each telling, and stand with the relation.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from ..graph.occurrences import Occurrence, occurrences
from ..ids import iri
from ..model import Event, Part, Reading, Span
from ..ontology import terms
from ..ontology.vocabulary import Vocabulary
from .rdf_terms import Term, Triple, integer, literal, predicate_term, record, term, value_term, when

_A = term("rdf:type")
_PARTS: Mapping[Part, Term] = {
    "agent": term("ras:agent"),
    "target": term("ras:target"),
    "recipient": term("ras:recipient"),
    "theme": term("ras:theme"),
    "cause": term("ras:cause"),
}
_ACTORS = frozenset(("agent", "target", "recipient"))


def event_triples(reading: Reading, vocabulary: Vocabulary, span: Callable[[Span], Term]) -> Iterator[Triple]:
    """The triples of the events of a report, event by event, then the times; `span` gives the IRI of a span."""
    times: dict[str, None] = {}
    for one in occurrences(reading, vocabulary):
        subject = record(one.node)
        pairs = (*_kind(one, vocabulary), *_setting(one.event, one), *_telling(one, span))
        yield from ((subject, predicate, value) for predicate, value in pairs)
        if one.event.time:
            times.setdefault(one.event.time)
        for relation in one.event.relations:
            if one.propositions:
                yield record(relation), term("ras:tellsOf"), subject
    document = reading.extraction.document.id
    for time in times:
        yield from _time(document, time)


def _kind(one: Occurrence, vocabulary: Vocabulary) -> Iterator[tuple[Term, Term]]:
    """What it is, what it is called, and who takes part."""
    yield _A, term("ras:Event")
    yield _A, term("sem:Event")
    if one.label is not None:
        yield term("rdfs:label"), literal(one.label)
    yield term("sem:eventType"), predicate_term(one.event.type)
    known = vocabulary.relations.get(one.event.type)
    if known is not None and known.plover:
        yield term("ras:ploverRoot"), f"<{terms.plover(known.plover)}>"
    for part, node in one.participants:
        yield _PARTS[part], record(node)
    for node in dict.fromkeys(node for part, node in one.participants if part in _ACTORS):
        yield term("sem:hasActor"), record(node)


def _setting(event: Event, one: Occurrence) -> Iterator[tuple[Term, Term]]:
    """Where, when, how many, how often, and with what."""
    for place in one.places:
        yield term("sem:hasPlace"), record(place)
    if event.time is not None:
        yield term("sem:hasTime"), _time_term(event.document, event.time)
    if event.count is not None:
        yield term("ras:count"), integer(event.count)
    if event.times is not None:
        yield term("ras:times"), integer(event.times)
    for weapon in event.weapons:
        yield term("ras:weapon"), literal(weapon)


def _telling(one: Occurrence, span: Callable[[Span], Term]) -> Iterator[tuple[Term, Term]]:
    """Whether it took place, as the report has it; in which words it is told, and what is derived from it."""
    event = one.event
    yield term("ras:occurrence"), value_term(one.status)
    yield term("ras:tense"), value_term(event.tense)
    if event.statement is not None:
        yield term("ras:toldIn"), record(event.statement)
    for proposition in one.propositions:
        yield term("ras:toldAs"), record(proposition)
    yield term("prov:wasDerivedFrom"), record(event.document)
    yield from ((term("ras:triggerSpan"), span(trigger)) for trigger in event.triggers)
    if event.when is not None:
        yield term("ras:timeSpan"), span(event.when)


def _time(document: str, time: str) -> Iterator[Triple]:
    """A time as an interval from day to day, an end left out where it is open."""
    subject = _time_term(document, time)
    yield subject, _A, term("sem:Time")
    yield subject, _A, term("time:Interval")
    first, _, last = time.partition("/")
    ends = (("time:hasBeginning", first), ("time:hasEnd", last or first))
    for predicate, day in ends:
        if day != "..":
            yield subject, term(predicate), _day_term(document, day)
    for day in dict.fromkeys(_days(ends)):
        yield _day_term(document, day), _A, term("time:Instant")
        yield _day_term(document, day), term("time:inXSDDate"), when(day)


def _days(ends: Iterable[tuple[str, str]]) -> Iterator[str]:
    return (day for _, day in ends if day != "..")


def _time_term(document: str, time: str) -> Term:
    return f"<{iri(document)}#time={time}>"


def _day_term(document: str, day: str) -> Term:
    return f"<{iri(document)}#day={day}>"
