"""Records in words: "groups backed by Iran" for a proposition, "denies: these groups…" for a statement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from ..model import Event, Part, Proposition, Spans, Statement
from ..ontology.vocabulary import Vocabulary

_PERSONAL = frozenset(["Actor", "Person", "Organization", "Group"])

Response = Literal["denies", "confirms", "retracts", "responds to"]
"""What a statement does to the one that it answers."""


def proposition_words(proposition: Proposition, labels: Mapping[str, str], vocabulary: Vocabulary) -> str:
    """A proposition as a short clause: "groups backed by Iran".

    A side that is open is "someone", "somewhere" or "something", after the first class of that side:
    "someone killed four fighters". `labels` gives the label of a node by its id.
    """
    known = vocabulary.relations.get(proposition.predicate)
    subject = _side(proposition.subject, labels, known.domain if known else ())
    object_ = _side(proposition.object, labels, known.range if known else ())
    return f"{subject} {relation_words(proposition.predicate, vocabulary)} {object_}"


def event_words(
    event: Event,
    participants: Sequence[tuple[Part, str]],
    places: Sequence[str],
    labels: Mapping[str, str],
    vocabulary: Vocabulary,
) -> str:
    """An event as a short clause: "rebels struck the camp"; with "someone" and "something" where a side is open.

    One that nobody is known to take part in is known by its means and place: "struck with rocket: Orsk".
    """
    if not participants:
        means = f" with {', '.join(event.weapons)}" if event.weapons else ""
        place = f": {labels.get(places[0], places[0])}" if places else ""
        return f"{relation_words(event.type, vocabulary)}{means}{place}"
    sides: dict[str, str] = {}
    for part, node in participants:
        side = "subject" if part in ("agent", "cause") and "subject" not in sides else "object"
        sides.setdefault(side, node)
    told = Proposition("", sides.get("subject"), event.type, sides.get("object"), "open", ())
    return proposition_words(told, labels, vocabulary)


def _side(node: str | None, labels: Mapping[str, str], classes: Sequence[str]) -> str:
    if node is not None:
        return labels.get(node, node)
    first = classes[0] if classes else "Any"
    return "someone" if first in _PERSONAL else "somewhere" if first == "Place" else "something"


def relation_words(predicate: str, vocabulary: Vocabulary) -> str:
    """The label of a relation type; its name without hyphens where the vocabulary at hand lacks it.

    A store may hold relations of a user's own file that is not loaded when the store is written out.
    """
    known = vocabulary.relations.get(predicate)
    return known.label if known else predicate.replace("-", " ")


def act_words(act: str, vocabulary: Vocabulary) -> str:
    """The label of an act; its name without hyphens where the vocabulary at hand lacks it."""
    known = vocabulary.acts.get(act)
    return known.label if known else act.replace("-", " ")


def act_verb(act: str, vocabulary: Vocabulary) -> str:
    """What a speaker does, in the third person: "denies", "calls for", "declines to comment"."""
    verb, *rest = act_words(act, vocabulary).split()
    if verb.endswith("y") and verb[-2:-1] not in tuple("aeiou"):
        verb = verb[:-1] + "ies"
    else:
        verb += "es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s"
    return " ".join([verb, *rest])


def statement_words(statement: Statement, text: str, vocabulary: Vocabulary) -> str:
    """An act and the first words of what was said: "denies: these groups were backed by…"."""
    return f"{act_verb(statement.act, vocabulary)}: {shorten(spoken(text, statement.content))}"


def spoken(text: str, spans: Spans) -> str:
    """The words of some spans of a text, with an ellipsis where they are interrupted."""
    return " … ".join(" ".join(text[start:end].split()) for start, end in spans)


def shorten(words: str, limit: int = 60) -> str:
    """As many whole words as fit into `limit` characters; an ellipsis tells that some were left out.

    >>> shorten("the bases were struck at dawn", limit=20)
    'the bases were…'
    """
    if len(words) <= limit:
        return words
    return words[:limit].rsplit(" ", 1)[0] + "…"


def response(statement: Statement, vocabulary: Vocabulary) -> Response:
    """What a statement that answers another does to it.

    To deny is to deny it, unless the report says that the speaker did *not* deny it; to confirm, or to do
    what is a way of confirming (to admit), is to confirm it.
    """
    if statement.polarity == "negative":
        return "responds to"
    kinds = set(_with_broader(statement.act, vocabulary))
    if "confirm" in kinds:
        return "confirms"
    act = vocabulary.acts.get(statement.act)
    if act is not None and act.stance in ("denies", "retracts"):
        return act.stance
    return "responds to"


def _with_broader(name: str | None, vocabulary: Vocabulary) -> list[str]:
    found = []
    while name is not None and name in vocabulary.acts:
        found.append(name)
        name = vocabulary.acts[name].broader
    return found
